// SPDX-License-Identifier: MIT
// Everything that the command asks of the machine: files, terminals, clocks. No other file of the command includes <cstdio>
// or the system's headers, so the same sources run natively and as wasm in Node.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "bantam/instant.h"

namespace bantam::cli {

inline constexpr std::size_t kChunkBytes = 256u << 10;

/// A file or standard input (`-`), read in chunks. A regular file can be opened again and is read from its beginning, also where it is
/// redirected to standard input.
class InputFile {
 public:
  InputFile() = default;
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// An empty text, or one sentence that says why `path` cannot be read.
  std::string Open(std::string_view path);
  /// Appends the next chunk; false at the end and on an error (then error() is set).
  bool Append(std::string& buffer);
  const std::string& error() const { return error_; }
  const std::string& path() const { return path_; }
  bool isRegular() const { return size_ >= 0; }
  std::int64_t size() const { return size_; }          ///< -1: not a regular file
  std::int64_t bytesRead() const { return bytesRead_; }

 private:
  void Close();
  std::FILE* file_ = nullptr;
  std::string path_;
  std::string error_;
  std::int64_t size_ = -1;
  std::int64_t bytesRead_ = 0;
};

/// Standard output with a large buffer. Writing that fails ends quietly when the reader went away, else it is an error.
class Output {
 public:
  Output();
  ~Output() { Flush(); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  std::string& buffer() { return buffer_; }
  /// To be called after each record: writes when enough has gathered. False when nothing more can be written.
  bool Pass() { return buffer_.size() < kChunkBytes || Flush(); }
  bool Flush();
  bool failed() const { return failed_; }

 private:
  std::string buffer_;
  bool failed_ = false;
};

/// Replaces a file; empty, or one sentence that says why it cannot be written.
std::string WriteFile(const std::string& path, std::string_view content);

/// Standard error. Control characters, which a terminal would obey, are left out of `text`.
void Complain(std::string_view text);
/// Standard error as it is, at once.
void WriteToTerminal(std::string_view text);

bool InputIsTerminal();
bool OutputIsTerminal();
bool ErrorIsTerminal();
/// Columns of the terminal: COLUMNS, else the terminal's own, else 120; within 40 and 400.
std::size_t TerminalWidth();
/// On a terminal that has not been told otherwise (NO_COLOR, TERM=dumb).
bool MayColour();

Instant ClockNow();
/// Milliseconds of a clock that only moves forward.
std::int64_t SteadyMilliseconds();

}  // namespace bantam::cli
