// SPDX-License-Identifier: MIT
// Amounts as people write them: a short scan over folded text, all words from the lexicons.
#include <algorithm>
#include <array>

#include "ascii.h"
#include "bantam/columns.h"
#include "bantam/decimal.h"
#include "bantam/fold.h"
#include "code_points.h"
#include "value_readers.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxAmountBytes = 200;
constexpr int kMaxPhraseWords = 4;
constexpr char32_t kEnDash = 0x2013, kEmDash = 0x2014, kHyphen = 0x2010, kMinus = 0x2212, kAtMost = 0x2264, kAtLeastSign = 0x2265;

/// A number's digits as JSON would write them, in both readings where one separator before three digits leaves a doubt.
struct ReadNumber {
  std::string grouped;   ///< 1.200 is one thousand two hundred
  std::string decimal;   ///< 1.200 is one and a fifth; empty when there is no doubt
  int scale = 0;
  bool hasScale = false;
};

class AmountScan {
 public:
  AmountScan(std::string_view text, bool money, const ValueLexicon& lexicon) : text_(text), money_(money), lexicon_(lexicon) {}

  bool Run(Value& value, bool& scaled) {
    while (at_ < text_.size()) {
      if (text_[at_] == ' ') {
        ++at_;
      } else if (!Step()) {
        return false;
      }
    }
    scaled = numbers_[0].hasScale || numbers_[1].hasScale;
    return Fill(value);
  }

 private:
  bool Step() {
    const char c = text_[at_];
    if (IsDigit(c) || (c == '-' && count_ == 0 && at_ + 1 < text_.size() && IsDigit(text_[at_ + 1]))) return TakeNumber();
    std::size_t next = at_;
    const char32_t code = NextCodePoint(text_, next);
    if (IsWordCharacter(code)) return TakeWords();
    switch (code) {
      case '-': case '~': case kEnDash: case kEmDash: case kHyphen: case kMinus: return TakeDash(next, code);
      case '.': {
        std::size_t end = at_;
        while (end < text_.size() && text_[end] == '.') ++end;
        return end - at_ > 1 ? TakeDash(end, code) : EndsNumber(next);
      }
      case '<': case kAtMost: return TakeBound(next, code == kAtMost ? AmountPart::kUpTo : AmountPart::kBelow);
      case '>': case kAtLeastSign: return TakeBound(next, code == kAtLeastSign ? AmountPart::kAtLeast : AmountPart::kOver);
      case '+': return TakePlus(next);
      case '/': per_ = true; at_ = next; return true;
      case '(': case ')': case ':': at_ = next; return true;
      case ',': return EndsNumber(next);
      default: return TakeSign(next);
    }
  }

  bool EndsNumber(std::size_t next) { return at_ = next, count_ > 0; }

  bool TakePlus(std::size_t next) {
    at_ = next;
    if (count_ == 1 && !range_) open_ = true;
    return count_ <= 1;
  }

  bool TakeDash(std::size_t next, char32_t code) {
    at_ = next;
    if (count_ == 0) return code == '~';
    if (count_ == 1 && text_.find_first_of("0123456789", next) == std::string_view::npos) return text_.substr(next).find_first_not_of(' ') == std::string_view::npos;
    if (range_ || count_ > 1) return false;
    return range_ = true;
  }

  bool TakeBound(std::size_t next, AmountPart bound) {
    at_ = next;
    if (at_ < text_.size() && text_[at_] == '=') {
      ++at_;
      bound = bound == AmountPart::kBelow ? AmountPart::kUpTo : AmountPart::kAtLeast;
    }
    return SetBound(bound);
  }

  bool SetBound(AmountPart bound) {
    if (bound_ != AmountPart::kAbout && bound_ != bound) return false;
    bound_ = bound;
    return true;
  }

  bool TakeNumber() {
    if (count_ == 2 || (count_ == 1 && !range_)) return false;
    ReadNumber& number = numbers_[count_++];
    if (text_[at_] == '-') {
      number.grouped = "-";
      ++at_;
    }
    return TakeDigits(number);
  }

  /// Digits with separators: blanks and apostrophes group; of dots and commas the later kind is the decimal sign.
  bool TakeDigits(ReadNumber& number) {
    std::array<std::size_t, 24> lengths{};
    std::array<char, 24> separators{};
    std::size_t groups = 0;
    std::string digits;
    for (;;) {
      const std::size_t start = at_;
      while (at_ < text_.size() && IsDigit(text_[at_])) digits += text_[at_++];
      lengths[groups++] = at_ - start;
      if (groups == lengths.size()) return false;
      const std::size_t width = SeparatorWidth(lengths[groups - 1], groups == 1);
      if (width == 0) break;
      separators[groups - 1] = width > 1 ? '\'' : text_[at_];
      at_ += width;
    }
    std::size_t decimals = 0;
    bool doubt = false;
    if (groups > 1 && !SplitDecimals({lengths.data(), groups}, {separators.data(), groups - 1}, digits[0] == '0', decimals, doubt)) return false;
    const std::string sign = number.grouped;
    const auto write = [&](std::size_t places) {
      std::string whole = digits.substr(0, digits.size() - places);
      whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
      return sign + whole + (places > 0 ? "." + digits.substr(digits.size() - places) : std::string());
    };
    number.grouped = write(decimals);
    if (doubt) number.decimal = write(lengths[groups - 1]);
    return true;
  }

  /// Bytes of the separator at the scan's place, or 0 when the number ends there.
  std::size_t SeparatorWidth(std::size_t lengthBefore, bool first) const {
    if (at_ >= text_.size()) return 0;
    std::size_t next = at_;
    const char32_t code = NextCodePoint(text_, next);
    const bool groupOnly = code == ' ' || code == '\'' || code == 0x2019;
    if (!groupOnly && code != '.' && code != ',') return 0;
    std::size_t digits = 0;
    while (next + digits < text_.size() && IsDigit(text_[next + digits])) ++digits;
    if (digits == 0 || (groupOnly && (digits != 3 || lengthBefore > 3 || (!first && lengthBefore != 3)))) return 0;
    return next - at_;
  }

  static bool SplitDecimals(std::span<const std::size_t> lengths, std::span<const char> separators, bool startsWithZero,
                            std::size_t& decimals, bool& doubt) {
    const char last = separators.back();
    const bool signLast = last == '.' || last == ',';
    const auto lasts = std::count(separators.begin(), separators.end(), last);
    const bool onlyKind = std::count_if(separators.begin(), separators.end(), [](char c) { return c == '.' || c == ','; }) == lasts;
    const bool grouped = std::count_if(separators.begin(), separators.end(), [](char c) { return c != '.' && c != ','; }) > 0;
    if (signLast && lasts == 1) {
      const bool three = lengths.back() == 3;
      doubt = three && onlyKind && !grouped && lengths[0] <= 3 && !startsWithZero;
      if (!doubt) decimals = lengths.back();
    }
    // Every group between the first and the decimals must look like one.
    const std::size_t end = decimals > 0 ? lengths.size() - 1 : lengths.size();
    for (std::size_t i = 1; i < end; ++i) {
      if (lengths[i] != 3 && (i + 1 == end || lengths[i] != 2)) return false;
    }
    return lengths[0] <= 3 || end == 1;
  }

  /// A currency or another sign that a lexicon knows as one.
  bool TakeSign(std::size_t next) {
    const auto found = lexicon_.amounts.Find(text_.substr(at_, next - at_));
    at_ = next;
    return found && Apply(ValueLexicon::Unpack(*found), false);
  }

  std::size_t WordEnd(std::size_t from) const {
    std::size_t end = from;
    for (std::size_t i = from; i < text_.size();) {
      const char32_t code = NextCodePoint(text_, i);
      const bool inside = (IsWordCharacter(code) && (code < '0' || code > '9')) || code == '$' || (code == '.' && end > from);
      if (!inside) break;
      end = i;
    }
    return end;
  }

  /// The longest phrase that a lexicon knows; dots within abbreviations do not count.
  bool TakeWords() {
    std::array<std::size_t, kMaxPhraseWords> ends{};
    int words = 0;
    for (std::size_t from = at_; words < kMaxPhraseWords;) {
      const std::size_t end = WordEnd(from);
      if (end == from) break;
      ends[static_cast<std::size_t>(words++)] = end;
      from = end;
      if (from >= text_.size() || text_[from] != ' ') break;
      ++from;
    }
    const auto& amounts = lexicon_.amounts;
    while (words-- > 0) {
      std::string phrase(text_.substr(at_, ends[static_cast<std::size_t>(words)] - at_));
      phrase.erase(std::remove(phrase.begin(), phrase.end(), '.'), phrase.end());
      const bool afterNumber = at_ > 0 && IsDigit(text_[at_ - 1]);
      if (const auto found = amounts.Find(phrase)) {
        at_ = ends[static_cast<std::size_t>(words)];
        return Apply(ValueLexicon::Unpack(*found), afterNumber);
      }
      if (words == 0 && TakeScaledCurrency(phrase)) {
        at_ = ends[0];
        return true;
      }
    }
    return false;
  }

  /// `keur`, `meur`, `m€` written as one word.
  bool TakeScaledCurrency(std::string_view word) {
    const auto& amounts = lexicon_.amounts;
    for (std::size_t cut = 1; cut <= 3 && cut < word.size(); ++cut) {
      const auto scale = amounts.Find(word.substr(0, cut));
      const auto currency = amounts.Find(word.substr(cut));
      if (!scale || !currency) continue;
      const AmountWord first = ValueLexicon::Unpack(*scale), second = ValueLexicon::Unpack(*currency);
      if (first.part == AmountPart::kScale && second.part == AmountPart::kCurrency) return Apply(first, true) && Apply(second, true);
    }
    return false;
  }

  /// "5 a 10", "5 bis 10", "entre 5 y 10": between two numbers a small word is "to", whatever else it may mean.
  bool JoinsNumbers(AmountPart part) const {
    const bool small = part == AmountPart::kPer || part == AmountPart::kUpTo || part == AmountPart::kPeriod || part == AmountPart::kTo;
    const std::size_t next = text_.find_first_not_of(' ', at_);
    return small && count_ == 1 && !range_ && next != std::string_view::npos && IsDigit(text_[next]);
  }

  bool Apply(AmountWord word, bool attached) {
    if (!attached && JoinsNumbers(word.part)) return range_ = true;
    switch (word.part) {
      case AmountPart::kScale: return ApplyScale(word.value, attached);
      case AmountPart::kCurrency: {
        if (currency_ >= 0 && currency_ != static_cast<int>(word.value)) return false;
        currency_ = static_cast<int>(word.value);
        return money_;
      }
      case AmountPart::kPeriod:
        if (period_ != Period::kUnstated) return false;
        period_ = static_cast<Period>(word.value);
        return money_;
      case AmountPart::kTo:
        if (count_ != 1 || range_) return false;
        return range_ = true;
      case AmountPart::kPer: per_ = true; return count_ > 0;
      case AmountPart::kAbout: return true;
      case AmountPart::kCounted: return !money_ && count_ > 0;
      case AmountPart::kDays: case AmountPart::kWithin: return false;
      default: return SetBound(word.part);
    }
  }

  bool ApplyScale(std::uint32_t exponent, bool attached) {
    // "€ 5 / m": after a stroke one letter or two for a million are a month. "i mill. kr" stays what it is.
    if (per_ && !attached && exponent == 6 && text_.find_last_of(" /", at_ - 1) + 3 >= at_) {
      period_ = Period::kMonth;
      return money_;
    }
    if (count_ == 0) return false;
    ReadNumber& number = numbers_[count_ - 1];
    if (number.hasScale) return false;
    number.hasScale = true;
    number.scale = static_cast<int>(exponent);
    return true;
  }

  static bool Scaled(const ReadNumber& number, int scale, std::int64_t& result) {
    const std::string& digits = scale > 0 && !number.decimal.empty() ? number.decimal : number.grouped;
    const ScaledNumber scaled = ParseScaled(digits + "e" + std::to_string(scale), 3);
    result = scaled.value;
    return scaled.fault == NumberFault::kNone;
  }

  bool Fill(Value& value) const {
    if (count_ == 0 || (range_ && count_ != 2) || (per_ && period_ == Period::kUnstated)) return false;
    std::int64_t low = 0, high = 0;
    if (!Scaled(numbers_[count_ - 1], numbers_[count_ - 1].scale, high)) return false;
    // "1-2 M€": the scale after the second number is the first one's too, unless it has its own.
    if (!Scaled(numbers_[0], numbers_[0].hasScale ? numbers_[0].scale : numbers_[count_ - 1].scale, low)) return false;
    if (low > high) return false;
    if (count_ == 1 && text_.front() == '(' && text_.back() == ')') low = high = -high;   // as accountants write it
    if (count_ == 1 && !Bound(low, high)) return false;
    // "From 5 to 10": what opens the range is closed by the second number.
    if (count_ == 2 && (open_ || (bound_ != AmountPart::kAbout && bound_ != AmountPart::kAtLeast))) return false;
    value.kind = money_ ? ValueKind::kMoney : ValueKind::kNumber;
    value.period = period_;
    value.low = low;
    value.high = high;
    value.currency = {};
    if (currency_ >= 0) {
      const std::string& code = lexicon_.currencies[static_cast<std::size_t>(currency_)];
      std::copy_n(code.begin(), std::min<std::size_t>(code.size(), 3), value.currency.begin());
    }
    return true;
  }

  /// Opens one end of the range. "Below 50" ends a thousandth before it.
  bool Bound(std::int64_t& low, std::int64_t& high) const {
    if (open_ && bound_ != AmountPart::kAbout && bound_ != AmountPart::kAtLeast && bound_ != AmountPart::kOver) return false;
    switch (bound_) {
      case AmountPart::kOver:
        if (!open_) low += 1;
        high = kOpenHigh;
        break;
      case AmountPart::kAtLeast: high = kOpenHigh; break;
      case AmountPart::kBelow:
        high -= 1;
        low = kOpenLow;
        break;
      case AmountPart::kUpTo: low = kOpenLow; break;
      default: if (open_) high = kOpenHigh;
    }
    return true;
  }

  std::string_view text_;
  bool money_;
  const ValueLexicon& lexicon_;
  std::size_t at_ = 0;
  std::array<ReadNumber, 2> numbers_{};
  std::size_t count_ = 0;
  bool range_ = false;
  bool open_ = false;
  bool per_ = false;
  AmountPart bound_ = AmountPart::kAbout;  ///< kAbout: none
  int currency_ = -1;
  Period period_ = Period::kUnstated;
};

}  // namespace

bool ReadAmount(std::string_view text, bool money, const ValueLexicon& lexicon, Value& value, bool& scaled) {
  if (text.size() > kMaxAmountBytes) return false;
  std::string scratch;
  return AmountScan(FoldPlain(text, scratch), money, lexicon).Run(value, scaled);
}

bool ReadAmount(std::string_view text, bool money, Value& value) { return ReadAmount(text, money, ValueLexicon::Get(), value); }

}  // namespace bantam
