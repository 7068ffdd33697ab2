// SPDX-License-Identifier: MIT
// CSV by RFC 4180, in chunks of any size, with bounded memory: rows come out as they complete.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/fault.h"

namespace bantam {

inline constexpr std::size_t kMaxCellBytes = 1u << 20;   ///< of a cell; a longer one is a fault of its row
inline constexpr std::size_t kMaxColumns = 2'000;
inline constexpr std::size_t kMaxRowBytes = 16u << 20;

/// Usage: Feed() bytes, call Next() until it returns false, Feed() more; at the end Finish() and Next() again.
/// Line ends CRLF, LF and CR; quoted cells with doubled quotes and line breaks; a byte order mark before a row is no part of its
/// first cell.
class CsvReader {
 public:
  explicit CsvReader(char delimiter = ',') : delimiter_(delimiter) {}

  void Feed(std::string_view bytes);
  void Finish() { finished_ = true; }

  /// The next whole row. Cells are views that live until the next call of Feed or Next. A bad row (too long, an unclosed quote at
  /// the end, text after a closing quote) is given with `fault` set and as many cells as could be read. Blank lines are no rows.
  /// Every byte is looked at once, however it is chunked.
  bool Next();
  std::span<const std::string_view> cells() const { return {cells_.data(), width_}; }
  const std::optional<Fault>& fault() const { return fault_; }
  char delimiter() const { return delimiter_; }
  /// 1-based line on which the row began.
  std::uint64_t line() const { return rowLine_; }
  /// Where the row's bytes stand in everything that was fed; byte order marks before it are among them, the line end may be.
  std::uint64_t offset() const { return rowOffset_; }
  std::uint64_t size() const { return passed_ + scan_ - rowOffset_; }

 private:
  enum class State : std::uint8_t { kCellStart, kPlain, kQuoted, kAfterQuote };
  struct CellSpan {
    std::size_t offset;  ///< from the row's first byte
    std::size_t length;
    bool doubled;        ///< holds doubled quotes
  };

  bool PassMarks();
  bool StartRow();
  bool QuickRow();
  std::string_view* Room();
  bool Scan();
  void ScanQuoted();
  bool EndOfInput();
  void EndCell(std::size_t end);
  void Fail(const char* code, const char* message);
  void Skip(std::size_t keepEnd);
  void DropScanned();
  void CheckLimits();
  void BuildCells();

  char delimiter_;
  bool finished_ = false;
  bool inRow_ = false;
  bool blank_ = false;        ///< the row that ended holds nothing at all
  bool skipping_ = false;     ///< nothing more of this row is kept
  bool doubled_ = false;
  bool afterReturn_ = false;  ///< the last row ended in CR: a LF that follows belongs to it
  bool lastWasReturn_ = false;
  State state_ = State::kCellStart;
  std::string buffer_;
  std::size_t position_ = 0;  ///< of the row's first byte in buffer_
  std::size_t scan_ = 0;      ///< everything before has been looked at once
  std::size_t cellStart_ = 0;
  std::size_t keepEnd_ = 0;
  std::uint64_t passed_ = 0;  ///< bytes fed that are no longer in buffer_
  std::uint64_t rowOffset_ = 0;
  std::uint64_t nextOffset_ = 0;  ///< of the next row
  std::uint64_t nextLine_ = 1;
  std::uint64_t rowLine_ = 0;
  std::uint64_t innerLines_ = 0;
  std::vector<CellSpan> spans_;
  std::vector<std::string_view> cells_;  ///< room for the widest row; `width_` of them are this one's
  std::size_t width_ = 0;
  std::optional<Fault> fault_;
};

/// What may divide the cells of a text: comma, semicolon, tab; | where there is one, since few have it.
std::string_view DelimitersIn(std::string_view sample);

/// Which of them divides the sample (its first rows); comma when none does.
char DetectDelimiter(std::string_view sample);

/// A cell as CSV: quoted when it must be; a cell that a spreadsheet would run (first of = + - @ tab CR, also after blanks) gets a leading '.
void AppendCsvCell(std::string& out, std::string_view text, char delimiter = ',');

}  // namespace bantam
