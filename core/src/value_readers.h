// SPDX-License-Identifier: MIT
// The readers of columns.h and cell_date.h by the words of a given lexicon: of all languages, or of those that a published form carries.
#pragma once

#include <optional>
#include <string_view>

#include "cell_date.h"
#include "lexicon.h"

namespace bantam {

/// `scaled`: whether the amount says itself in thousands or millions what it counts.
bool ReadAmount(std::string_view text, bool money, const ValueLexicon& lexicon, Value& value, bool& scaled);
inline bool ReadAmount(std::string_view text, bool money, const ValueLexicon& lexicon, Value& value) {
  bool scaled = false;
  return ReadAmount(text, money, lexicon, value, scaled);
}
/// One of YesNoWord.
std::optional<std::uint32_t> FindYesNo(std::string_view text, const ValueLexicon& lexicon);
std::optional<bool> ReadYesNo(std::string_view text, const ValueLexicon& lexicon);
/// Whether somebody agrees to something, where an answer too many is worse than one too few: a no counts whatever follows it ("No (2026-10-01)",
/// "withdrawn by phone"), a yes only where no more words do.
std::optional<bool> ReadConsent(std::string_view text, const ValueLexicon& lexicon);
bool MeansEmpty(std::string_view text, const ValueLexicon& lexicon);
/// "No budget": known, and none.
bool MeansNone(std::string_view text, const ValueLexicon& lexicon);
/// Whether a text in JSON is as good as none: blanks, a dash and `n/a` anywhere, in answers every word for nothing but `none`.
bool SaysNothing(std::string_view text, bool answer);
/// Bytes of the longest text that says nothing.
constexpr std::size_t MostNothing(bool answer) { return answer ? 40 : 4; }
CellDate ReadCellDate(std::string_view text, DateOrder order, const TimeZone& zone, const ValueLexicon& lexicon);
/// The same, and numbers that only a column of dates can mean: `20261102`, and a spreadsheet's count of days, `45963` or `45963.38542`, from
/// 1990 to 2099, by the system of 1900 (day 1 is 1 January 1900; that of 1904 is not told apart).
CellDate ReadColumnDate(std::string_view text, DateOrder order, const TimeZone& zone, const ValueLexicon& lexicon);
/// What a cell says of having opted out: a date is the day on which somebody did.
std::optional<bool> ReadObjection(std::string_view text, const TimeZone& zone, const ValueLexicon& lexicon);
bool ReadDuration(std::string_view text, const ValueLexicon& lexicon, Value& value);
/// A number without a unit where people say when: whole days, or a range of them. Neither a day of the year ("1.6.") nor a year is one.
bool ReadDayCount(std::string_view text, const ValueLexicon& lexicon, Value& value);

/// An amount per one period as an amount per another; "once" and unstated periods cannot be compared in time and leave it as it is.
std::int64_t InPeriod(std::int64_t amount, Period from, Period to);

}  // namespace bantam
