// SPDX-License-Identifier: MIT
// Text as a terminal shows it: how many columns it takes, cut to fit, and without anything that a terminal would obey.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bantam::cli {

/// The text with control characters (also those that reverse the reading order) as blanks and invalid UTF-8 as U+FFFD, so that a
/// name in a file cannot move the cursor or recolour the screen.
std::string Printable(std::string_view text, bool keepLineEnds = false);

/// Columns of valid UTF-8: marks that stand on another character take none, East Asian wide characters and emoji two.
std::size_t DisplayWidth(std::string_view text);

/// The text in at most `width` columns, the last one an ellipsis where something is left out.
std::string Cut(std::string_view text, std::size_t width);

/// Cut, then filled with blanks to `width` columns.
std::string Pad(std::string_view text, std::size_t width, bool right = false);

/// `1234567` as `1,234,567`.
std::string Grouped(std::uint64_t number);

/// Names, each Printable, with commas between.
std::string Listed(const std::vector<std::string>& names);

}  // namespace bantam::cli
