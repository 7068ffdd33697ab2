// SPDX-License-Identifier: MIT
// A table that fits the terminal: columns as wide as their texts, where there is no room the longest give way.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/contact.h"
#include "bantam/condition.h"
#include "bantam/words.h"

namespace bantam::cli {

class TableLayout {
 public:
  enum Kind : std::uint8_t { kLeft, kRight, kMarks, kShrinks };
  enum Tone : std::uint8_t { kPlain, kStrong, kWarm, kFaint };

  TableLayout(std::size_t width, bool colour) : width_(width), colour_(colour) {}
  /// A column that gives way keeps `comfortable` as long as it can.
  void AddColumn(std::string_view header, Kind kind, std::size_t comfortable = 0);
  void AddRow(std::vector<std::string> cells, Tone tone);
  void Write(std::string& out);

 private:
  struct Column {
    std::string header;
    Kind kind;
    std::size_t comfortable;
    std::size_t width;
  };
  struct Line {
    std::vector<std::string> cells;
    Tone tone;
  };
  void Fit();
  std::string Painted(std::string text, std::string_view paint) const;
  std::string PaintedMarks(const std::string& marks) const;

  std::size_t width_;
  bool colour_;
  std::vector<Column> columns_;
  std::vector<Line> lines_;
};

/// Four places for B, A, N, T: the letter where the criterion is met, small where it is partly known, `·` not known, `×` not met.
std::string BantMarks(const std::array<BantState, kCriteria>& bant);
/// What the marks mean, in one line.
std::string Legend(const Words& words);

}  // namespace bantam::cli
