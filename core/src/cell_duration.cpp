// SPDX-License-Identifier: MIT
// "In three months", "asap", "90": how long somebody says it will take.
#include <algorithm>

#include "ascii.h"
#include "bantam/decimal.h"
#include "bantam/fold.h"
#include "cell_date.h"
#include "value_readers.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxDurationBytes = 60;
constexpr std::uint32_t kMonthDays = 30, kQuarterDays = 91, kYearDays = 365;

/// Days in a unit that a lexicon names; false when the word is none. Of time, "m" is a month and no million.
bool UnitDays(std::string_view word, const ValueLexicon& lexicon, std::uint32_t& days) {
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  if (word == "m") return days = kMonthDays, true;
  const auto found = lexicon.amounts.Find(word);
  if (!found) return false;
  const AmountWord meaning = ValueLexicon::Unpack(*found);
  if (meaning.part == AmountPart::kDays) {
    days = meaning.value;
    return true;
  }
  const auto period = static_cast<Period>(meaning.value);
  if (meaning.part != AmountPart::kPeriod || period == Period::kOnce) return false;
  days = period == Period::kMonth ? kMonthDays : period == Period::kQuarter ? kQuarterDays : kYearDays;
  return true;
}

/// Without the words that say "within", before a duration with or without an article, or, as in Finnish, behind it.
std::string_view WithoutWithin(std::string_view text, const ValueLexicon& lexicon) {
  const auto partOf = [&](std::string_view words) {
    const auto found = lexicon.amounts.Find(words);
    const AmountWord word = found ? ValueLexicon::Unpack(*found) : AmountWord{AmountPart::kAbout, 0};
    return word.part == AmountPart::kPer && word.value != 0 ? AmountPart::kWithin : word.part;
  };
  const auto isWithin = [&](std::string_view words) { return partOf(words) == AmountPart::kWithin; };
  for (std::size_t end = text.rfind(' '); end != std::string_view::npos && end > 0; end = text.rfind(' ', end - 1)) {
    if (!isWithin(text.substr(0, end))) continue;
    text.remove_prefix(end + 1);
    const std::size_t article = text.find(' ');
    const AmountPart part = article == std::string_view::npos ? AmountPart::kAbout : partOf(text.substr(0, article));
    const bool small = part == AmountPart::kPer || part == AmountPart::kWithin || part == AmountPart::kTo;   // "en" and "et" are words of several languages
    if (small) text.remove_prefix(article + 1);
    break;
  }
  for (std::size_t end = text.find(' '); end != std::string_view::npos; end = text.find(' ', end + 1)) {
    if (isWithin(text.substr(end + 1))) return text.substr(0, end);
  }
  return text;
}

void SetDays(Value& value, std::int64_t low, std::int64_t high) {
  value.kind = ValueKind::kNumber;
  value.low = low;
  value.high = high;
}

}  // namespace

bool ReadDuration(std::string_view text, const ValueLexicon& lexicon, Value& value) {
  if (text.size() > kMaxDurationBytes) return false;
  std::string scratch;
  const std::string_view plain = WithoutWithin(FoldPlain(text, scratch), lexicon);
  std::uint32_t days = 0;
  if (UnitDays(plain, lexicon, days)) {  // "next month"; "asap" is no less urgent next week, but a month later nothing came of it
    SetDays(value, 0, (days == 0 ? kMonthDays : days) * kOne);
    return true;
  }
  std::size_t unit = plain.find_last_not_of("0123456789 ");
  if (unit == std::string_view::npos) return false;
  unit = plain.find_last_of("0123456789 ", unit);
  if (unit == std::string_view::npos) return false;
  std::string number(plain.substr(0, unit + 1));
  std::string_view word = plain.substr(unit + 1);
  if (word.size() > 1 && word.back() == '+') {
    word.remove_suffix(1);
    number += '+';
  }
  Value amount;
  if (!UnitDays(word, lexicon, days) || days == 0 || !ReadAmount(number, false, lexicon, amount)) return false;
  const auto scaled = [days](std::int64_t end) { return ScaleRounded(end, days, 1); };
  if (amount.low != kOpenLow && amount.low < 0) return false;
  SetDays(value, amount.low == kOpenLow ? 0 : scaled(amount.low), amount.high == kOpenHigh ? kOpenHigh : scaled(amount.high));
  return true;
}

bool ReadDayCount(std::string_view text, const ValueLexicon& lexicon, Value& value) {
  constexpr std::int64_t kBelow = 1900 * kOne;   // from here on people write years
  for (std::size_t i = 1; i < text.size(); ++i) {
    if ((text[i] == '.' || text[i] == ',') && IsDigit(text[i - 1])) return false;   // "1.6." is a day in June
  }
  bool scaled = false;
  Value read;
  if (!ReadAmount(text, false, lexicon, read, scaled) || scaled) return false;
  if ((read.low != kOpenLow && read.low >= kBelow) || (read.high != kOpenHigh && read.high >= kBelow)) return false;
  return value = read, true;
}

bool ReadDuration(std::string_view text, Value& value) { return ReadDuration(text, ValueLexicon::Get(), value); }

}  // namespace bantam
