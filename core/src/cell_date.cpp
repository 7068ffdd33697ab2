// SPDX-License-Identifier: MIT
#include "cell_date.h"

#include <algorithm>
#include <array>

#include "ascii.h"
#include "bantam/fold.h"
#include "value_readers.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxDateBytes = 60;

bool IsSeparator(char c) { return std::string_view(" ./-,").find(c) != std::string_view::npos; }

bool IsCivil(const CivilDate& date) {
  if (date.year < kFirstYear || date.year > kLastYear || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return false;
  const CivilDate same = CivilFromDay(DayFromCivil(date));
  return same.day == date.day && same.month == date.month;
}

/// Zones as spreadsheets and calendars name them behind a time, where all the world means the same by the name: not BST, CST or IST.
struct ZoneName {
  std::string_view name;
  int hours;   ///< east of Greenwich
};
constexpr ZoneName kZones[] = {{"utc", 0}, {"gmt", 0}, {"z", 0}, {"wet", 0}, {"west", 1}, {"cet", 1}, {"cest", 2}, {"mez", 1}, {"mesz", 2}, {"eet", 2},
                               {"eest", 3}, {"msk", 3}, {"мск", 3}, {"est", -5}, {"edt", -4}, {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}};

struct DatePart {
  int number = 0;
  std::size_t digits = 0;  ///< 0: the name of a month
  char separator = ' ';    ///< what stands before
};

class DateScan {
 public:
  DateScan(std::string_view text, DateOrder order, const TimeZone& zone, const ValueLexicon& lexicon)
      : text_(text), order_(order), zone_(zone), lexicon_(lexicon) {}

  CellDate Run() {
    CellDate date;
    std::array<DatePart, 3> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      SkipBeside();
      if (!TakePart(parts[i], i > 0)) return date;
    }
    CivilDate civil{};
    date.result = Arrange(parts, civil);
    if (date.result != CellDate::kGood) return date;
    int seconds = 0;
    std::optional<int> offset;
    if (!TakeTime(seconds, offset)) return CellDate{};
    date.day = DayFromCivil(civil);
    date.at = offset ? Instant{date.day} * 86400 + seconds - *offset : zone_.FromLocal(date.day, seconds);
    if (offset) date.day = zone_.DayAt(date.at);
    return date;
  }

 private:
  /// A number, or the name of a month; "2nd" is a number.
  bool TakePart(DatePart& part, bool needsSeparator) {
    std::size_t separators = 0;
    for (; at_ < text_.size() && IsSeparator(text_[at_]); ++at_, ++separators) {
      if (text_[at_] != ' ') part.separator = text_[at_];
    }
    if ((needsSeparator && separators == 0) || separators > 2 || at_ == text_.size()) return false;
    if (IsDigit(text_[at_])) {
      for (; at_ < text_.size() && IsDigit(text_[at_]) && part.digits < 5; ++part.digits) part.number = part.number * 10 + (text_[at_++] - '0');
      for (const std::string_view suffix : {"st", "nd", "rd", "th", "er"}) {
        if (text_.substr(at_, 2) == suffix) at_ += 2;
      }
      return part.digits < 5;
    }
    const std::size_t end = std::min(text_.find_first_of(" ./-,0123456789", at_), text_.size());
    const auto month = lexicon_.months.Find(text_.substr(at_, end - at_));
    at_ = end;
    part.number = static_cast<int>(month.value_or(kBesideDate));
    return month.value_or(kBesideDate) != kBesideDate;
  }

  /// Passes over words that say nothing of the date: "Mon," "at", "de", "г."
  void SkipBeside() {
    for (;;) {
      const std::size_t start = std::min(text_.find_first_not_of(" ,.", at_), text_.size());
      const std::size_t end = std::min(text_.find_first_of(" ./-,:0123456789", start), text_.size());
      const auto word = lexicon_.months.Find(text_.substr(start, end - start));
      if (!word || *word != kBesideDate) return;
      at_ = end;
    }
  }

  CellDate::Result Arrange(const std::array<DatePart, 3>& parts, CivilDate& civil) const {
    const auto& [a, b, c] = parts;
    int year = c.number;
    if (a.digits == 0) {
      civil = {0, a.number, b.number};
    } else if (b.digits == 0) {
      civil = {0, b.number, a.number};
    } else if (a.digits > 2) {
      civil = {0, b.number, c.number};
      year = a.number;
    } else if (b.separator == '.' || order_ == DateOrder::kDayFirst || (order_ == DateOrder::kUnstated && a.number > 12)) {
      civil = {0, b.number, a.number};
    } else if (order_ == DateOrder::kMonthFirst || b.number > 12 || a.number == b.number) {
      civil = {0, a.number, b.number};
    } else {
      return CellDate::kAmbiguous;
    }
    const DatePart& yearPart = a.digits > 2 ? a : c;
    if (yearPart.digits != 2 && yearPart.digits != 4) return CellDate::kNotADate;
    civil.year = yearPart.digits == 2 ? (year < 70 ? 2000 : 1900) + year : year;
    if (civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.day > 31) return CellDate::kNotADate;
    if (civil.year < kFirstYear || civil.year > kLastYear) return CellDate::kOutOfRange;
    return IsCivil(civil) ? CellDate::kGood : CellDate::kNotADate;
  }

  bool TakeNumber(int limit, int& number) {
    if (at_ >= text_.size() || !IsDigit(text_[at_])) return false;
    number = 0;
    for (int digits = 0; at_ < text_.size() && IsDigit(text_[at_]) && digits < 2; ++digits) number = number * 10 + (text_[at_++] - '0');
    return number <= limit;
  }

  void SkipTo(std::string_view skipped) {
    while (at_ < text_.size() && skipped.find(text_[at_]) != std::string_view::npos) ++at_;
  }

  /// What may follow a date: `, 9:15:30 pm`, `09.15.30 UTC`, ` kl. 9h15`, ` 9 Uhr`, ` 9:15 p. m. GMT+2`.
  bool TakeTime(int& seconds, std::optional<int>& offset) {
    const std::size_t dateEnd = at_;
    SkipBeside();
    bool isTime = at_ != dateEnd;   // an hour alone is one where a word says so
    SkipTo(" ,t.");
    if (at_ == text_.size()) return true;
    int hour = 0, minute = 0, second = 0;
    if (!TakeNumber(24, hour)) return false;
    if (TakeDivide(":.h")) {
      isTime = true;
      if (!TakeNumber(59, minute) && text_[at_ - 1] != 'h') return false;
      if (TakeDivide(":.") && !TakeNumber(59, second)) return false;
    }
    SkipTo(" ");
    if (const char half = TakeHalf(); half != 0) {
      if (hour < 1 || hour > 12) return false;
      hour = hour % 12 + (half == 'p' ? 12 : 0);
      isTime = true;
    }
    const std::size_t timeEnd = at_;
    SkipBeside();
    isTime = isTime || at_ != timeEnd;
    SkipTo(" ");
    seconds = hour * 3600 + minute * 60 + second;
    return isTime && hour < 24 && (at_ == text_.size() || TakeZone(offset));
  }

  bool TakeDivide(std::string_view divides) {
    const bool divided = at_ < text_.size() && divides.find(text_[at_]) != std::string_view::npos;
    at_ += divided ? 1 : 0;
    return divided;
  }

  /// `a` or `p` of "am", "p.m." and "a. m."; 0 where neither stands.
  char TakeHalf() {
    const char half = at_ < text_.size() ? text_[at_] : ' ';
    const std::size_t m = text_.find_first_not_of(". ", at_ + 1);
    if ((half != 'a' && half != 'p') || m >= text_.size() || text_[m] != 'm') return 0;
    if (m + 1 < text_.size() && text_[m + 1] != '.' && text_[m + 1] != ' ') return 0;
    at_ = m + 1;
    SkipTo(". ");
    return half;
  }

  /// The rest of the text as a zone in seconds east of Greenwich: `CET`, `GMT+3`, `-0500`. `-11:00` behind a time may be when it ends.
  bool TakeZone(std::optional<int>& offset) {
    const std::size_t end = std::min(text_.find_first_of("+-0123456789", at_), text_.size());
    const std::string_view name = text_.substr(at_, end - at_);
    const auto known = std::find_if(std::begin(kZones), std::end(kZones), [&](const ZoneName& zone) { return zone.name == name; });
    if (!name.empty() && known == std::end(kZones)) return false;
    offset = name.empty() ? 0 : known->hours * 3600;
    if (at_ = end; at_ == text_.size()) return true;
    int hours = 0, minutes = 0;
    const int sign = text_[at_++] == '-' ? -1 : 1;
    if (*offset != 0 || IsDigit(text_[at_ - 1]) || (name.empty() && text_.size() - at_ != 4) || !TakeNumber(14, hours)) return false;
    TakeDivide(":");
    if (at_ < text_.size() && !TakeNumber(59, minutes)) return false;
    offset = sign * (hours * 3600 + minutes * 60);
    return at_ == text_.size();
  }

  std::string_view text_;
  DateOrder order_;
  const TimeZone& zone_;
  const ValueLexicon& lexicon_;
  std::size_t at_ = 0;
};

/// The whole number of so many digits with which a text begins; -1 where there is none.
int NumberOf(std::string_view text, std::size_t digits) {
  if (std::min(text.find_first_not_of("0123456789"), text.size()) != digits) return -1;
  int number = 0;
  for (const char c : text.substr(0, digits)) number = number * 10 + (c - '0');
  return number;
}

bool TakeDayNumber(std::string_view text, Day& day) {
  const int number = text.size() == 8 ? NumberOf(text, 8) : -1;
  const CivilDate date{number / 10000, number / 100 % 100, number % 100};
  if (number < 0 || !IsCivil(date)) return false;
  day = DayFromCivil(date);
  return true;
}

/// Days, and the part of a day behind a point or comma. There is a 29 February 1900 in that system.
bool TakeSerial(std::string_view text, Day& day, int& seconds) {
  constexpr int kFirst = 32874, kLast = 73050;   // 1990-01-01 and 2099-12-31
  constexpr std::size_t kDigits = 5, kMostFraction = 9;
  constexpr std::int64_t kDaySeconds = 86400;
  const int number = NumberOf(text, kDigits);
  if (number < kFirst || number > kLast) return false;
  const std::string_view rest = text.substr(kDigits);
  if (!rest.empty() && ((rest[0] != '.' && rest[0] != ',') || rest.size() == 1 || rest.find_first_not_of("0123456789", 1) != std::string_view::npos)) return false;
  std::int64_t part = 0, whole = 1;
  for (const char c : rest.substr(std::min<std::size_t>(rest.size(), 1), kMostFraction)) {
    part = part * 10 + (c - '0');
    whole *= 10;
  }
  day = DayFromCivil({1899, 12, 30}) + number;
  seconds = static_cast<int>(std::min((part * kDaySeconds + whole / 2) / whole, kDaySeconds - 1));
  return true;
}

}  // namespace

CellDate ReadCellDate(std::string_view text, DateOrder order, const TimeZone& zone, const ValueLexicon& lexicon) {
  const ParsedTime iso = ParseTime(text, zone);
  if (iso.fault == TimeFault::kNone) return {CellDate::kGood, iso.at, iso.day};
  if (iso.fault == TimeFault::kRange) return {CellDate::kOutOfRange, kUndated, kNoDay};
  if (text.size() > kMaxDateBytes) return {};
  std::string scratch;
  return DateScan(FoldPlain(text, scratch), order, zone, lexicon).Run();
}

CellDate ReadCellDate(std::string_view text, DateOrder order, const TimeZone& zone) { return ReadCellDate(text, order, zone, ValueLexicon::Get()); }

CellDate ReadColumnDate(std::string_view text, DateOrder order, const TimeZone& zone, const ValueLexicon& lexicon) {
  CellDate date = ReadCellDate(text, order, zone, lexicon);
  int seconds = 0;
  if (date.result != CellDate::kNotADate || (!TakeDayNumber(text, date.day) && !TakeSerial(text, date.day, seconds))) return date;
  return {CellDate::kGood, zone.FromLocal(date.day, seconds), date.day};
}

std::optional<bool> ReadObjection(std::string_view text, const TimeZone& zone, const ValueLexicon& lexicon) {
  if (const auto word = FindYesNo(text, lexicon)) return *word == kSaysYes || *word == kSaysOptedOut;
  const CellDate::Result date = ReadColumnDate(text, DateOrder::kUnstated, zone, lexicon).result;
  return date == CellDate::kGood || date == CellDate::kAmbiguous ? std::optional(true) : std::nullopt;
}

bool IsDayNumber(std::string_view text, bool asksDate) {
  Day day = kNoDay;
  int seconds = 0;
  return TakeDayNumber(text, day) || (asksDate && TakeSerial(text, day, seconds));
}

}  // namespace bantam
