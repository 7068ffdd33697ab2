// SPDX-License-Identifier: MIT
// The records of a stream one after the other, in bounded memory: lines as the core divides them, or the elements of a JSON array, which is
// never held whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bantam/fault.h"
#include "bantam/line_reader.h"
#include "files.h"

namespace bantam::cli {

class Records {
 public:
  /// `limit` bytes of a record are kept; of a longer one nothing.
  Records(InputFile& file, std::size_t limit) : file_(&file), limit_(limit), lines_(limit) {}

  /// What the first bytes say, by KindOfInput.
  InputKind Detect();
  /// The bytes that Detect read and nobody took, for another reader.
  bool ReadAhead() { return file_->Append(buffer_); }
  std::string_view Ahead() const { return std::string_view(buffer_).substr(start_); }

  /// The next line, without its end. Every line counts, empty ones too.
  bool NextLine();
  /// The next element of the array that Detect found. After a fault of the array itself there is none.
  bool NextElement();

  /// Lives until the next call.
  std::string_view text() const { return text_; }
  /// 1-based line on which the record begins.
  std::uint64_t line() const { return line_; }
  /// `too_large`, `syntax`, `empty_line`: there is no record.
  const std::optional<Fault>& fault() const { return fault_; }

 private:
  bool More();
  void Begin(std::uint64_t line);
  void Drop(std::size_t end);
  bool TakeElement();
  bool CloseArray();
  char PeekPastBlanks();
  bool Fail(const char* code, std::string message);

  InputFile* file_;
  std::size_t limit_;
  LineReader lines_;
  std::string buffer_;
  std::size_t start_ = 0;   ///< of the record
  std::size_t scan_ = 0;    ///< everything before has been looked at
  bool skipping_ = false;
  std::uint64_t nextLine_ = 1;
  std::uint64_t line_ = 1;
  bool closed_ = false;
  bool ended_ = false;
  std::string_view text_;
  std::optional<Fault> fault_;
};

}  // namespace bantam::cli
