// SPDX-License-Identifier: MIT
#include "table_layout.h"

#include <algorithm>

#include "display.h"

namespace bantam::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 4;
constexpr std::size_t kWidestShrinking = 28;
constexpr std::string_view kBold = "\x1b[1m", kFaintPaint = "\x1b[2m", kGreen = "\x1b[1;32m", kYellow = "\x1b[33m", kRed = "\x1b[31m", kOff = "\x1b[0m";

std::string_view PaintOf(TableLayout::Tone tone) {
  return tone == TableLayout::kStrong ? kGreen : tone == TableLayout::kWarm ? kYellow : tone == TableLayout::kFaint ? kFaintPaint : std::string_view();
}

}  // namespace

void TableLayout::AddColumn(std::string_view header, Kind kind, std::size_t comfortable) {
  columns_.push_back({std::string(header), kind, comfortable, DisplayWidth(header)});
}

void TableLayout::AddRow(std::vector<std::string> cells, Tone tone) {
  for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i].width = std::max(columns_[i].width, DisplayWidth(cells[i]));
  lines_.push_back({std::move(cells), tone});
}

void TableLayout::Fit() {
  std::size_t sum = kGap * (columns_.size() - 1);
  for (Column& column : columns_) {
    if (column.kind == kShrinks && &column != &columns_.back()) column.width = std::min(column.width, kWidestShrinking);
    sum += column.width;
  }
  // One column narrower at a time, always the one with the most to give.
  for (const bool comfortable : {true, false}) {
    while (sum > width_) {
      Column* widest = nullptr;
      std::size_t most = 0;
      for (Column& column : columns_) {
        if (column.kind != kShrinks) continue;
        const std::size_t least = comfortable ? column.comfortable : kNarrowest;
        if (column.width > least && column.width - least > most) most = column.width - least, widest = &column;
      }
      if (widest == nullptr) break;
      --widest->width;
      --sum;
    }
  }
}

std::string TableLayout::Painted(std::string text, std::string_view paint) const {
  if (!colour_ || paint.empty()) return text;
  return std::string(paint) + text + std::string(kOff);
}

std::string TableLayout::PaintedMarks(const std::string& marks) const {
  if (!colour_) return marks;
  std::string out;
  for (std::size_t at = 0; at < marks.size();) {
    const std::size_t length = (marks[at] & 0x80) != 0 ? 2 : 1;
    const std::string mark = marks.substr(at, length);
    const bool small = mark[0] >= 'a' && mark[0] <= 'z', capital = mark[0] >= 'A' && mark[0] <= 'Z';
    out += Painted(mark, capital ? kGreen : small ? kYellow : mark == "×" ? kRed : kFaintPaint);
    at += length;
  }
  return out;
}

void TableLayout::Write(std::string& out) {
  Fit();
  const auto writeLine = [&](const std::vector<std::string>& cells, auto&& paint) {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool last = i + 1 == columns_.size();
      line += paint(i, last ? Cut(cells[i], columns_[i].width) : Pad(cells[i], columns_[i].width, columns_[i].kind == kRight));
      if (!last) line += std::string(kGap, ' ');
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out += line + '\n';
  };
  std::vector<std::string> headers, rules;
  for (const Column& column : columns_) {
    headers.push_back(column.header);
    rules.emplace_back();
    for (std::size_t i = 0; i < column.width; ++i) rules.back() += "─";
  }
  writeLine(headers, [&](std::size_t, std::string text) { return Painted(std::move(text), kBold); });
  writeLine(rules, [&](std::size_t, std::string text) { return Painted(std::move(text), kFaintPaint); });
  for (const Line& one : lines_) {
    writeLine(one.cells, [&](std::size_t i, std::string text) {
      if (columns_[i].kind == kMarks) return PaintedMarks(text);
      // Colour marks the tier and its score; of a row that is out of the running everything is faint.
      const bool painted = i == 3 || i == 4 || one.tone == kFaint;
      return painted ? Painted(std::move(text), PaintOf(one.tone)) : text;
    });
  }
}

std::string BantMarks(const std::array<BantState, kCriteria>& bant) {
  constexpr std::string_view letters = "BANT", small = "bant";
  std::string marks;
  for (std::size_t i = 0; i < bant.size(); ++i) {
    switch (bant[i]) {
      case BantState::kMet: marks += letters[i]; break;
      case BantState::kPartial: marks += small[i]; break;
      case BantState::kUnmet: marks += "×"; break;
      case BantState::kUnknown: marks += "·"; break;
    }
  }
  return marks;
}

std::string Legend(const Words& words) {
  std::string text(words.Label("table.bant"));
  text += ":  B ";
  text += words.Label("state.met");
  text += "   b ";
  text += words.Label("state.partial");
  text += "   · ";
  text += words.Label("state.unknown");
  text += "   × ";
  text += words.Label("state.unmet");
  return text;
}

}  // namespace bantam::cli
