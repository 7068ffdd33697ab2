// SPDX-License-Identifier: MIT
#include "bantam/outside_rows.h"

#include <algorithm>
#include <bitset>

#include "ascii.h"
#include "bantam/fold.h"
#include "cell_text.h"
#include "lexicon.h"

namespace bantam {
namespace {

/// An e-mail address, a phone number: whoever has one is a contact.
bool IsReach(std::string_view target, std::string_view cell) {
  constexpr std::ptrdiff_t kLeastDigits = 6;
  if (target == "person.email") return cell.find('@') != std::string_view::npos;
  return std::count_if(cell.begin(), cell.end(), IsDigit) >= kLeastDigits;
}

bool IsPersonsName(std::string_view target) { return target == "person.name" || target == "person.firstName" || target == "person.lastName"; }

/// With which three letters words of totals begin and end: a look at a text's own spares most of them the search.
class TotalEdges {
 public:
  static const TotalEdges& Get() {
    static const TotalEdges edges;
    return edges;
  }
  bool MayStandIn(std::string_view text) const {
    return text.size() < kLetters || Has(begins_, text.substr(0, kLetters)) || Has(ends_, text.substr(text.size() - kLetters));
  }

 private:
  static constexpr std::size_t kLetters = 3;
  using Set = std::bitset<1u << 15>;
  TotalEdges() {
    ValueLexicon::Get().totals.ForEach([this](std::string_view word, std::uint32_t) {
      begins_.set(PlaceOf(word.substr(0, kLetters)));
      ends_.set(PlaceOf(word.substr(word.size() - std::min(word.size(), kLetters))));
    });
  }
  static bool Has(const Set& set, std::string_view letters) {
    return std::any_of(letters.begin(), letters.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) || set.test(PlaceOf(letters));
  }
  /// The same for small and capital letters.
  static std::size_t PlaceOf(std::string_view letters) {
    std::size_t place = 0;
    for (const char c : letters) place = place << 5 | (static_cast<unsigned char>(c) & 31u);
    return place;
  }

  Set begins_, ends_;
};

/// Where a text has one of the words of totals: nowhere; before other words, "Sum of points"; as all of it but figures and what a colon or a
/// bracket sets apart, "Count: 1"; behind other words, "Web Total".
enum class TotalWord : std::uint8_t { kNone, kFirst, kWhole, kLast };

TotalWord TotalWordOf(std::string_view text) {
  constexpr std::size_t kMostBytes = 200;
  if (text.size() > kMostBytes || !TotalEdges::Get().MayStandIn(text)) return TotalWord::kNone;
  const WordTable& totals = ValueLexicon::Get().totals;
  std::string scratch;
  const std::string_view plain = FoldPlain(text, scratch);
  for (std::size_t end = plain.size(); end > 0 && end != std::string_view::npos; end = plain.find_last_of(" :(.,0123456789", end - 1)) {
    if (!totals.Find(plain.substr(0, end))) continue;
    const std::string_view rest = Trim(plain.substr(end));
    return !HasLetters(rest) || rest.front() == ':' || rest.front() == '(' ? TotalWord::kWhole : TotalWord::kFirst;
  }
  for (std::size_t at = plain.rfind(' '); at > 0 && at != std::string_view::npos; at = plain.rfind(' ', at - 1)) {
    if (totals.Find(plain.substr(at + 1))) return TotalWord::kLast;
  }
  return TotalWord::kNone;
}

/// Whether a cell says of a person or a firm what no row of totals says: words that name neither totals nor their unit.
bool TellsOfSomebody(std::string_view target, std::string_view cell) {
  if (target.substr(0, 7) != "person." && target.substr(0, 8) != "company." && target != "notes") return false;
  Value amount;
  return HasLetters(cell) && !MeansEmpty(cell) && ReadCurrency(cell).empty() && !ReadAmount(cell, true, amount) && TotalWordOf(cell) != TotalWord::kWhole;
}

}  // namespace

OutsideRows::OutsideRows(const ColumnMapping& mapping) : columns_(mapping.columns) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].target == "person.email" || columns_[i].target == "person.phone") reach_.push_back(i);
  }
}

bool OutsideRows::Hold(std::span<const std::string_view> cells) const {
  cells = cells.first(std::min(cells.size(), columns_.size()));
  for (const std::size_t i : reach_) {
    if (i < cells.size() && IsReach(columns_[i].target, cells[i])) return false;
  }
  const auto isFilled = [](std::string_view cell) { return !cell.empty(); };
  const auto first = static_cast<std::size_t>(std::find_if(cells.begin(), cells.end(), isFilled) - cells.begin());
  if (first == cells.size()) return false;
  const bool alone = std::none_of(cells.begin() + static_cast<std::ptrdiff_t>(first) + 1, cells.end(), isFilled);
  return (!alone && AreHeader(cells)) || AreTotals(cells, first, alone);
}

bool OutsideRows::AreHeader(std::span<const std::string_view> cells) const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].empty() && cells[i] != columns_[i].header) return false;
  }
  return true;
}

bool OutsideRows::AreTotals(std::span<const std::string_view> cells, std::size_t first, bool alone) const {
  const std::string& target = columns_[first].target;
  const TotalWord word = TotalWordOf(Trim(cells[first]));
  if (word == TotalWord::kNone || (word != TotalWord::kWhole && target == "person.title")) return false;
  if (word == TotalWord::kLast && (alone || IsPersonsName(target))) return false;
  for (std::size_t i = first + 1; i < cells.size(); ++i) {
    if (TellsOfSomebody(columns_[i].target, Trim(cells[i]))) return false;
  }
  return true;
}

}  // namespace bantam
