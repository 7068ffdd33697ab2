// SPDX-License-Identifier: MIT
// Amounts as people write them: a short scan over folded text, all words from the lexicons.
#include <algorithm>
#include <array>

#include "amount_digits.h"
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

bool IsDash(char32_t code) { return code == '-' || code == kEnDash || code == kEmDash || code == kHyphen || code == kMinus; }

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
    if (const std::size_t rate = RateEnd(at_); rate > at_ && count_ > 0) return at_ = rate, rated_ = true;
    if (IsDigit(c) || (c == '-' && count_ == 0 && at_ + 1 < text_.size() && IsDigit(text_[at_ + 1]))) return TakeNumber();
    std::size_t next = at_;
    const char32_t code = NextCodePoint(text_, next);
    if (IsWordCharacter(code)) return TakeWords();
    switch (code) {
      case '~': return TakeDash(next, code);
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
      default: return IsDash(code) ? TakeDash(next, code) : TakeSign(next);
    }
  }

  /// Behind `24 %`, which is a rate of tax where a word says so; `from` where none begins there.
  std::size_t RateEnd(std::size_t from) const {
    const std::size_t end = IsDigit(text_[from]) ? text_.find_first_not_of("0123456789.,", from) : std::string_view::npos;
    const std::size_t sign = end == std::string_view::npos ? end : text_.find_first_not_of(' ', end);
    return sign != std::string_view::npos && text_[sign] == '%' ? sign + 1 : from;
  }

  /// "20.000,- €": dashes behind the sign stand for no cents.
  bool EndsNumber(std::size_t next) {
    std::size_t end = next;
    for (std::size_t after = next; after < text_.size() && IsDash(NextCodePoint(text_, after));) end = after;
    const std::size_t behind = text_.find_first_not_of(' ', end);
    at_ = behind == std::string_view::npos || !IsDigit(text_[behind]) ? end : next;
    return count_ > 0;
  }

  bool TakePlus(std::size_t next) {
    // "20 000 € + VAT" is no "20 000 or more", as is "20k+ excl. VAT".
    const std::size_t behind = text_.find_first_not_of(' ', next);
    const bool ofNumber = at_ > 0 && text_[at_ - 1] != ' ' && behind != next;
    at_ = next;
    if (behind != std::string_view::npos && count_ > 0 && !ofNumber) {
      std::size_t end = behind;
      const auto word = FindPhrase(behind, end);
      if (RateEnd(behind) > behind || (word && word->part == AmountPart::kTax)) return true;
    }
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
    WrittenNumber& number = numbers_[count_++];
    number.scale = scaleAhead_;
    number.hasScale = scaleAhead_ > 0;
    return TakeDigits(text_, at_, number);
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
      const bool joins = code == '.' || code == '\'' || code == 0x2019;
      const bool inside = (IsWordCharacter(code) && (code < '0' || code > '9')) || code == '$' || (joins && end > from);
      if (!inside) break;
      end = i;
    }
    return end;
  }

  /// The longest phrase from there that a lexicon knows, and where it ends, else the end of the first word; dots within abbreviations do not count.
  std::optional<AmountWord> FindPhrase(std::size_t begin, std::size_t& end) const {
    std::array<std::size_t, kMaxPhraseWords> ends{};
    int words = 0;
    for (std::size_t from = begin; words < kMaxPhraseWords;) {
      end = WordEnd(from);
      if (end == from) break;
      ends[static_cast<std::size_t>(words++)] = end;
      from = end;
      if (from >= text_.size() || text_[from] != ' ') break;
      ++from;
    }
    while (words-- > 0) {
      end = ends[static_cast<std::size_t>(words)];
      std::string phrase(text_.substr(begin, end - begin));
      phrase.erase(std::remove(phrase.begin(), phrase.end(), '.'), phrase.end());
      if (const auto found = lexicon_.amounts.Find(phrase)) return ValueLexicon::Unpack(*found);
    }
    return std::nullopt;
  }

  bool TakeWords() {
    const std::size_t begin = at_;
    const bool afterNumber = begin > 0 && IsDigit(text_[begin - 1]);
    const auto found = FindPhrase(begin, at_);
    if (found) return Apply(*found, afterNumber);
    return TakeScaledCurrency(text_.substr(begin, at_ - begin));
  }

  /// `keur`, `meur`, `m€` written as one word.
  bool TakeScaledCurrency(std::string_view word) {
    const auto& amounts = lexicon_.amounts;
    for (std::size_t cut = 1; cut <= 3 && cut < word.size(); ++cut) {
      const auto scale = amounts.Find(word.substr(0, cut));
      const auto currency = amounts.Find(word.substr(cut));
      if (!scale || !currency) continue;
      const AmountWord first = ValueLexicon::Unpack(*scale), second = ValueLexicon::Unpack(*currency);
      if (first.part != AmountPart::kScale || second.part != AmountPart::kCurrency) continue;
      inWord_ = true;
      return Apply(first, true) && Apply(second, true);
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
        ownUnit_ = ownUnit_ || (count_ == 1 && !range_);
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
      case AmountPart::kTax: return taxed_ = money_;
      case AmountPart::kCounted: return !money_ && count_ > 0;
      case AmountPart::kDays: case AmountPart::kWithin: case AmountPart::kNone: return false;
      default: return SetBound(word.part);
    }
  }

  bool ApplyScale(std::uint32_t exponent, bool attached) {
    // "€ 5 / m": after a stroke one letter or two for a million are a month. "i mill. kr" stays what it is.
    if (per_ && !attached && exponent == 6 && text_.find_last_of(" /", at_ - 1) + 3 >= at_) {
      period_ = Period::kMonth;
      return money_;
    }
    if (count_ == 0) {
      scaleAhead_ = static_cast<int>(exponent);
      return money_ && IsCurrencyNext();
    }
    WrittenNumber& number = numbers_[count_ - 1];
    if (number.hasScale) return false;
    number.hasScale = true;
    number.scale = static_cast<int>(exponent);
    return true;
  }

  /// "T€ 200", and at the end of "TNOK": a scale before any number is one only with a currency right behind it.
  bool IsCurrencyNext() const {
    std::size_t end = at_;
    if (at_ < text_.size()) NextCodePoint(text_, end);
    const auto sign = lexicon_.amounts.Find(text_.substr(at_, end - at_));
    return inWord_ || (sign && ValueLexicon::Unpack(*sign).part == AmountPart::kCurrency);
  }

  static bool Scaled(const WrittenNumber& number, int scale, std::int64_t& result) {
    const std::string& digits = scale > 0 && !number.decimal.empty() ? number.decimal : number.grouped;
    const ScaledNumber scaled = ParseScaled(digits + "e" + std::to_string(scale), 3);
    result = scaled.value;
    return scaled.fault == NumberFault::kNone;
  }

  bool Fill(Value& value) const {
    if (count_ == 0 || (range_ && count_ != 2) || (per_ && period_ == Period::kUnstated) || (rated_ && !taxed_)) return false;
    std::int64_t low = 0, high = 0;
    if (!Scaled(numbers_[count_ - 1], numbers_[count_ - 1].scale, high)) return false;
    // "1-2 M€": the scale after the second number is the first one's too, unless it has its own.
    if (!Scaled(numbers_[0], numbers_[0].hasScale ? numbers_[0].scale : numbers_[count_ - 1].scale, low)) return false;
    // Of money: between head counts "1-10 000" is the range that it says. "10 € - 15 000 €" says its own unit, so means ten.
    const bool bare = money_ && count_ == 2 && numbers_[0].plain && numbers_[1].grouped3 && !ownUnit_ && !numbers_[0].hasScale && !numbers_[1].hasScale;
    if (bare) low = WithSharedThousands(low, high);
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
  std::array<WrittenNumber, 2> numbers_{};
  std::size_t count_ = 0;
  bool range_ = false;
  bool open_ = false;
  bool per_ = false;
  bool ownUnit_ = false;   ///< of the first of two numbers
  bool taxed_ = false, rated_ = false;   ///< "VAT" stands there, "24 %" stands there
  int scaleAhead_ = 0;     ///< "TNOK 200"
  bool inWord_ = false;    ///< scale and currency are one word
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
