// SPDX-License-Identifier: MIT
// Lines of text in chunks of any size, with bounded memory: what NDJSON is divided by, for the command and for whole files alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bantam/fault.h"

namespace bantam {

/// What the first bytes of an input say that it holds.
enum class InputKind : std::uint8_t { kCsv, kLines, kArray };

/// A file that begins with more blanks, or a longer line that is none of NDJSON, is a table.
inline constexpr std::size_t kKindBytes = 1u << 20;

/// The first byte that is not blank decides: `{` lines, `[` an array, else CSV; but also lines where the first line is bad and the
/// second begins with `{"`. Byte order marks are passed over. Nothing where more bytes may still decide; `whole`: there are no more
/// (or nobody wants to look further), so there is an answer. O(bytes).
std::optional<InputKind> KindOfInput(std::string_view begin, bool whole);

/// What is told of an input without any record, good or bad.
Fault NoContacts();

/// Takes what is no part of the record off a line without its line feed: byte order marks before it (of files that were joined each brings
/// its own), a carriage return behind. `too_large`, `empty_line`: why it is no record; `size`: its bytes, where not all of them are kept.
std::optional<Fault> TrimLine(std::string_view& line, std::uint64_t size, std::size_t limit);

/// Usage: Feed() bytes, call Next() until it returns false, Feed() more; at the end Finish() and Next() again. Fed bytes must live
/// until Next() has returned false. Every line counts, empty ones too; after the last line end there is no line.
class LineReader {
 public:
  /// Of a line that is longer than `limit` bytes nothing is kept.
  explicit LineReader(std::size_t limit) : limit_(limit) {}

  void Feed(std::string_view bytes) { rest_ = bytes; }
  void Finish() { finished_ = true; }
  /// Every byte is looked at once, however it is chunked.
  bool Next();

  /// As TrimLine leaves it. Lives until the next call.
  std::string_view text() const { return text_; }
  /// What keeps the line from being a record, by TrimLine.
  const std::optional<Fault>& fault() const { return fault_; }
  /// 1-based number of the line.
  std::uint64_t line() const { return line_; }
  /// Where the line stands in everything that was fed, and how many bytes it has without the line feed.
  std::uint64_t offset() const { return offset_; }
  std::uint64_t size() const { return size_; }

 private:
  void Take(std::string_view text);

  std::size_t limit_;
  std::string_view rest_;        ///< of what was fed, not looked at yet
  bool finished_ = false;
  std::string carried_;          ///< the beginning of a line whose end has not come; of a line that is too long nothing
  bool taken_ = false;           ///< `carried_` is the line that was given last
  std::uint64_t pending_ = 0;    ///< bytes of that line so far
  std::uint64_t next_ = 0;       ///< where the next line begins
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t size_ = 0;
  std::string_view text_;
  std::optional<Fault> fault_;
};

}  // namespace bantam
