// SPDX-License-Identifier: MIT
#include "amount_digits.h"

#include <algorithm>
#include <array>
#include <span>

#include "ascii.h"
#include "code_points.h"

namespace bantam {
namespace {

/// Bytes of the separator at `at`, or 0 when the number ends there.
std::size_t SeparatorWidth(std::string_view text, std::size_t at, std::size_t lengthBefore, bool first) {
  if (at >= text.size()) return 0;
  std::size_t next = at;
  const char32_t code = NextCodePoint(text, next);
  const bool groupOnly = code == ' ' || code == '\'' || code == 0x2019;
  if (!groupOnly && code != '.' && code != ',') return 0;
  std::size_t digits = 0;
  while (next + digits < text.size() && IsDigit(text[next + digits])) ++digits;
  if (digits == 0 || (groupOnly && (digits != 3 || lengthBefore > 3 || (!first && lengthBefore != 3)))) return 0;
  return next - at;
}

bool SplitDecimals(std::span<const std::size_t> lengths, std::span<const char> separators, bool startsWithZero,
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

}  // namespace

bool TakeDigits(std::string_view text, std::size_t& at, WrittenNumber& number) {
  const std::string sign = text[at] == '-' ? "-" : "";
  at += sign.size();
  std::array<std::size_t, 24> lengths{};
  std::array<char, 24> separators{};
  std::size_t groups = 0;
  std::string digits;
  for (;;) {
    const std::size_t start = at;
    while (at < text.size() && IsDigit(text[at])) digits += text[at++];
    lengths[groups++] = at - start;
    if (groups == lengths.size()) return false;
    const std::size_t width = SeparatorWidth(text, at, lengths[groups - 1], groups == 1);
    if (width == 0) break;
    separators[groups - 1] = width > 1 ? '\'' : text[at];
    at += width;
  }
  std::size_t decimals = 0;
  bool doubt = false;
  if (groups > 1 && !SplitDecimals({lengths.data(), groups}, {separators.data(), groups - 1}, digits[0] == '0', decimals, doubt)) return false;
  number.plain = groups == 1 && sign.empty();
  number.grouped3 = groups > (decimals > 0 ? 2u : 1u);
  const auto write = [&](std::size_t places) {
    std::string whole = digits.substr(0, digits.size() - places);
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    return sign + whole + (places > 0 ? "." + digits.substr(digits.size() - places) : std::string());
  };
  number.grouped = write(decimals);
  if (doubt) number.decimal = write(lengths[groups - 1]);
  return true;
}

Thousandths WithSharedThousands(Thousandths first, Thousandths second) {
  Thousandths shared = 1;
  while (second / shared >= 1000 * kOne) shared *= 1000;
  const bool elliptic = first > kOne && first % kOne == 0 && first < second / shared / kOne * kOne;
  return elliptic ? first * shared : first;
}

}  // namespace bantam
