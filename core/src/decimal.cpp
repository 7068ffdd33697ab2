// SPDX-License-Identifier: MIT
#include "bantam/decimal.h"

#include "ascii.h"

namespace bantam {
namespace {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

/// Exponents beyond this cannot be brought back into range by any text that fits into memory.
constexpr std::int64_t kExponentLimit = 100'000'000'000'000'000;
/// Digits of kMaxNumber: a longer integer is out of range.
constexpr std::int64_t kMaxDigits = 19;

/// The pieces of a JSON number; the views point into the text.
struct NumberText {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  std::int64_t exponent = 0;
};

std::string_view TakeDigits(std::string_view& rest) {
  std::size_t n = 0;
  while (n < rest.size() && IsDigit(rest[n])) ++n;
  const std::string_view digits = rest.substr(0, n);
  rest.remove_prefix(n);
  return digits;
}

bool TakeChar(std::string_view& rest, char wanted) {
  if (rest.empty() || rest.front() != wanted) return false;
  rest.remove_prefix(1);
  return true;
}

bool TakeExponent(std::string_view& rest, std::int64_t& exponent) {
  const bool negative = TakeChar(rest, '-');
  if (!negative) TakeChar(rest, '+');
  const std::string_view digits = TakeDigits(rest);
  if (digits.empty()) return false;
  for (const char digit : digits) {
    exponent = exponent * 10 + (digit - '0');
    if (exponent > kExponentLimit) exponent = kExponentLimit;
  }
  if (negative) exponent = -exponent;
  return true;
}

bool Split(std::string_view rest, NumberText& number) {
  number.negative = TakeChar(rest, '-');
  number.whole = TakeDigits(rest);
  if (number.whole.empty() || (number.whole.size() > 1 && number.whole.front() == '0')) return false;
  if (TakeChar(rest, '.')) {
    number.fraction = TakeDigits(rest);
    if (number.fraction.empty()) return false;
  }
  if ((TakeChar(rest, 'e') || TakeChar(rest, 'E')) && !TakeExponent(rest, number.exponent)) return false;
  return rest.empty();
}

}  // namespace

/// Whole numbers of a few digits, as most are.
static bool ReadFewDigits(std::string_view text, int places, std::int64_t& value) {
  constexpr std::int64_t kPowers[] = {1, 10, 100, 1000};
  if (text.empty() || text.size() > 9 || places < 0 || places > 3 || (text[0] == '0' && text.size() > 1)) return false;
  std::int64_t number = 0;
  for (const char c : text) {
    if (!IsDigit(c)) return false;
    number = number * 10 + (c - '0');
  }
  value = number * kPowers[places];
  return true;
}

ScaledNumber ParseScaled(std::string_view text, int places) {
  if (std::int64_t few; ReadFewDigits(text, places, few)) return {few, NumberFault::kNone};
  NumberText number;
  if (!Split(text, number)) return {0, NumberFault::kSyntax};

  const std::size_t count = number.whole.size() + number.fraction.size();
  const auto digitAt = [&number, count](std::size_t i) -> unsigned {
    if (i >= count) return 0;
    const std::size_t wholeSize = number.whole.size();
    return static_cast<unsigned>((i < wholeSize ? number.whole[i] : number.fraction[i - wholeSize]) - '0');
  };
  std::size_t first = 0;
  while (first < count && digitAt(first) == 0) ++first;
  if (first == count) return {};

  // How many digits, from the first that is not zero, stand before the decimal point of the scaled value.
  const std::int64_t kept = static_cast<std::int64_t>(number.whole.size()) - static_cast<std::int64_t>(first) + number.exponent + places;
  if (kept > kMaxDigits) return {0, NumberFault::kRange};
  if (kept < 0) return {};
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(kept); ++i) value = value * 10 + digitAt(first + i);
  if (digitAt(first + static_cast<std::size_t>(kept)) >= 5) ++value;
  if (value > static_cast<std::uint64_t>(kMaxNumber)) return {0, NumberFault::kRange};
  const auto magnitude = static_cast<std::int64_t>(value);
  return {number.negative ? -magnitude : magnitude, NumberFault::kNone};
}

void AppendThousandths(std::string& out, std::int64_t value) {
  if (value < 0) out += '-';
  const auto magnitude = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  out += std::to_string(magnitude / 1000);
  const auto fraction = static_cast<unsigned>(magnitude % 1000);
  if (fraction == 0) return;
  const char digits[3] = {static_cast<char>('0' + fraction / 100), static_cast<char>('0' + fraction / 10 % 10),
                          static_cast<char>('0' + fraction % 10)};
  const std::size_t length = digits[2] != '0' ? 3 : digits[1] != '0' ? 2 : 1;
  out += '.';
  out.append(digits, length);
}

std::int64_t ScaleRounded(std::int64_t value, std::int64_t factor, std::int64_t divisor) {
  std::int64_t quick = 0;
  if (divisor > 0 && divisor < INT32_MAX && !__builtin_mul_overflow(value, factor, &quick) && quick > -kMaxNumber && quick < kMaxNumber) {
    const std::int64_t half = quick % divisor, whole = quick / divisor;
    return whole + (half * 2 >= divisor ? 1 : half * 2 <= -divisor ? -1 : 0);
  }
  const Wide product = static_cast<Wide>(value) * factor;
  const bool negative = product < 0;
  const auto magnitude = static_cast<UnsignedWide>(negative ? -product : product);
  const auto by = static_cast<UnsignedWide>(divisor);
  UnsignedWide rounded = magnitude / by;
  const UnsignedWide rest = magnitude % by;
  if (rest >= by - rest) ++rounded;
  const auto limit = static_cast<UnsignedWide>(kMaxNumber);
  const auto result = static_cast<std::int64_t>(rounded > limit ? limit : rounded);
  return negative ? -result : result;
}

}  // namespace bantam
