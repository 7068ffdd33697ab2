// SPDX-License-Identifier: MIT
// The small words of a table's cells: yes and no, nothing, currencies and periods, from the lexicons.
#include <algorithm>

#include "ascii.h"
#include "bantam/columns.h"
#include "bantam/decimal.h"
#include "bantam/fold.h"
#include "cell_text.h"
#include "value_readers.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxWordBytes = 200;

std::int64_t TimesAYear(Period period) { return period == Period::kMonth ? 12 : period == Period::kQuarter ? 4 : 1; }

bool IsFrame(char c) { return std::string_view(" -_()[]<>\"'*.#?!/\\").find(c) != std::string_view::npos; }

}  // namespace

std::optional<std::uint32_t> FindYesNo(std::string_view text, const ValueLexicon& lexicon) {
  if (text.size() > kMaxWordBytes) return std::nullopt;
  std::string scratch;
  return lexicon.yesNo.Find(FoldPlain(text, scratch));
}

std::optional<bool> ReadYesNo(std::string_view text, const ValueLexicon& lexicon) {
  const auto found = FindYesNo(text, lexicon);
  return found ? std::optional<bool>(MeansYes(*found)) : std::nullopt;
}

std::optional<bool> ReadConsent(std::string_view text, const ValueLexicon& lexicon) {
  for (std::size_t end = text.size() > kMaxWordBytes ? std::string_view::npos : text.size(); end != std::string_view::npos;) {
    const std::string_view head = text.substr(0, end);
    if (const std::optional<bool> yes = ReadYesNo(head, lexicon)) return *yes && HasLetters(text.substr(end)) ? std::nullopt : yes;
    end = head.find_last_of(" ,;:.(/-");
  }
  return std::nullopt;
}

std::optional<bool> ReadYesNo(std::string_view text) { return ReadYesNo(text, ValueLexicon::Get()); }

static std::string_view WithoutFrame(std::string_view plain) {
  while (!plain.empty() && IsFrame(plain.front())) plain.remove_prefix(1);
  while (!plain.empty() && IsFrame(plain.back())) plain.remove_suffix(1);
  return plain;
}

bool MeansNone(std::string_view text, const ValueLexicon& lexicon) {
  if (text.size() > kMaxWordBytes) return false;
  std::string scratch;
  const auto found = lexicon.amounts.Find(WithoutFrame(FoldPlain(text, scratch)));
  return found && ValueLexicon::Unpack(*found).part == AmountPart::kNone;
}

bool MeansEmpty(std::string_view text, const ValueLexicon& lexicon) {
  if (text.empty()) return true;
  if (text.size() > kMaxWordBytes) return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (text.find('@') != std::string_view::npos) return false;   // an address: no word for nothing has one
  std::string scratch;
  const std::string_view plain = WithoutFrame(FoldPlain(text, scratch));
  if (plain.empty() || plain == "\u2013" || plain == "\u2014") return true;
  return lexicon.empty.Find(plain).has_value();
}

bool MeansEmpty(std::string_view text) { return MeansEmpty(text, ValueLexicon::Get()); }

// Most texts are told by their length or first letter, since every text of every contact comes by.
bool SaysNothing(std::string_view text, bool answer) {
  if (text.empty()) return true;
  if (text.size() > MostNothing(answer)) return false;
  const char first = static_cast<char>(text.front() | 0x20);
  const bool plain = IsDigit(first) || (first >= 'a' && first <= 'z') || (text.front() < 0 && text.front() != '\xE2' && text.front() != '\xC2');   // where blanks and dashes begin
  const bool slash = text.size() == 3 && text[1] == '/';
  std::string scratch;
  return (answer || !plain || slash) && MeansEmpty(text) && Fold(text, scratch) != "none";
}

std::string_view ReadCurrency(std::string_view text) {
  if (text.size() > kMaxWordBytes) return {};
  std::string scratch;
  const auto& lexicon = ValueLexicon::Get();
  const auto found = lexicon.amounts.Find(FoldPlain(text, scratch));
  if (!found || ValueLexicon::Unpack(*found).part != AmountPart::kCurrency) return {};
  return lexicon.currencies[ValueLexicon::Unpack(*found).value];
}

Period ReadPeriod(std::string_view text) {
  if (text.size() > kMaxWordBytes) return Period::kUnstated;
  std::string scratch;
  std::string plain(FoldPlain(text, scratch));
  plain.erase(std::remove(plain.begin(), plain.end(), '.'), plain.end());
  const auto& amounts = ValueLexicon::Get().amounts;
  bool per = false;
  for (std::size_t from = plain.find_first_not_of(" /"); from != std::string::npos;) {
    const std::string_view rest = std::string_view(plain).substr(from);
    if (const auto found = amounts.Find(rest); found && ValueLexicon::Unpack(*found).part == AmountPart::kPeriod) {
      return static_cast<Period>(ValueLexicon::Unpack(*found).value);
    }
    if (rest == "m") return Period::kMonth;  // elsewhere a million
    const std::size_t blank = rest.find(' ');
    const auto first = amounts.Find(rest.substr(0, blank));
    if (per || blank == std::string_view::npos || !first || ValueLexicon::Unpack(*first).part != AmountPart::kPer) break;
    per = true;
    from += blank + 1;
  }
  return Period::kUnstated;
}

std::int64_t InPeriod(std::int64_t amount, Period from, Period to) {
  if (amount == kOpenLow || amount == kOpenHigh) return amount;
  const bool timed = from != Period::kUnstated && from != Period::kOnce && to != Period::kOnce && to != Period::kUnstated;
  return timed ? ScaleRounded(amount, TimesAYear(from), TimesAYear(to)) : amount;
}

}  // namespace bantam
