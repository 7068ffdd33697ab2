// SPDX-License-Identifier: MIT
// Decimal numbers as integers: the core has no floating point, so that every machine gives the same bytes.
// Points are int32 thousandths; numbers of contacts (employees, money) are int64 thousandths.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bantam {

using Thousandths = std::int64_t;
using Points = std::int32_t;  ///< thousandths of a point

inline constexpr Thousandths kOne = 1000;
/// The largest magnitude of a contact's number: 10^15 units. Larger ones are a fault, never wrapped.
inline constexpr Thousandths kMaxNumber = 1'000'000'000'000'000'000;
/// The largest magnitude of points in a model: 100,000. With the most that a rule counts (features.cpp) no sum can overflow.
inline constexpr Points kMaxPoints = 100'000'000;

enum class NumberFault : std::uint8_t { kNone, kSyntax, kRange };

struct ScaledNumber {
  std::int64_t value = 0;  ///< units of 10^-places
  NumberFault fault = NumberFault::kNone;
};

/// Reads the text of a JSON number (`-12.5e3`) as an integer count of 10^-places, rounding half away from zero.
/// Only JSON's grammar is a number; a magnitude above kMaxNumber (after scaling) is kRange. O(length), any exponent.
ScaledNumber ParseScaled(std::string_view text, int places);

/// ParseScaled with three places.
inline ScaledNumber ParseThousandths(std::string_view text) { return ParseScaled(text, 3); }

/// Appends `12.5`, `-0.003`, `7`: no trailing zeros, no exponent.
void AppendThousandths(std::string& out, std::int64_t value);

/// value * factor / divisor in 128 bits, rounded half away from zero; divisor > 0. Saturates at ±kMaxNumber.
std::int64_t ScaleRounded(std::int64_t value, std::int64_t factor, std::int64_t divisor);

}  // namespace bantam
