// SPDX-License-Identifier: MIT
#include "records.h"

#include "bantam/encoding.h"

namespace bantam::cli {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

bool Records::Fail(const char* code, std::string message) {
  fault_ = Fault{code, "", std::move(message)};
  text_ = {};
  return true;
}

// Makes room before it reads: the record alone is kept, and of one that is too long nothing. The room for the longest record is taken at
// once, because a string that doubles its room holds the bytes twice while it grows.
bool Records::More() {
  if (scan_ - start_ > limit_) skipping_ = true;
  if (skipping_) start_ = scan_;
  if (start_ > 0) {
    buffer_.erase(0, start_);
    scan_ -= start_;
    start_ = 0;
  }
  if (buffer_.size() + kChunkBytes > buffer_.capacity()) buffer_.reserve(buffer_.size() > 4 * kChunkBytes ? limit_ + 2 * kChunkBytes : 6 * kChunkBytes);
  return file_->Append(buffer_);
}

InputKind Records::Detect() {
  std::optional<InputKind> kind = KindOfInput(buffer_, false);
  while (!kind) {
    const bool whole = buffer_.size() >= kKindBytes || !file_->Append(buffer_);
    kind = KindOfInput(buffer_, whole);
  }
  // Lines and tables lose theirs where they are read, and a table's tells its encoding.
  if (*kind == InputKind::kArray) start_ = scan_ = buffer_.size() - WithoutByteOrderMark(buffer_).size();
  if (*kind == InputKind::kLines) lines_.Feed(Ahead());
  return *kind;
}

void Records::Begin(std::uint64_t line) {
  fault_.reset();
  text_ = {};
  skipping_ = false;
  line_ = line;
}

void Records::Drop(std::size_t end) { start_ = scan_ = end; }

bool Records::NextLine() {
  while (!lines_.Next()) {
    if (ended_) return false;
    buffer_.clear();
    ended_ = !file_->Append(buffer_);
    if (ended_) lines_.Finish();
    else lines_.Feed(buffer_);
  }
  text_ = lines_.text();
  line_ = lines_.line();
  fault_ = lines_.fault();
  return true;
}

/// The byte that comes next, blanks left behind; 0 at the end.
char Records::PeekPastBlanks() {
  for (;;) {
    for (; scan_ < buffer_.size(); ++scan_) {
      if (!IsBlank(buffer_[scan_])) return start_ = scan_, buffer_[scan_];
      if (buffer_[scan_] == '\n') ++nextLine_;
    }
    start_ = scan_;
    if (!More()) return 0;
  }
}

// Brackets are counted, strings passed over; whether it is JSON says who reads it. Stands on what follows the element; false where the
// input ends inside it.
bool Records::TakeElement() {
  int depth = 0;
  bool inText = false, escaped = false;
  for (;; ++scan_) {
    if (scan_ == buffer_.size() && !More()) return depth == 0 && !inText && scan_ > start_;
    const char c = buffer_[scan_];
    if (c == '\n') ++nextLine_;
    if (inText) {
      if (escaped) escaped = false;
      else if (c == '\\') escaped = true;
      else if (c == '"') inText = false;
    } else if (c == '"') {
      inText = true;
    } else if (depth == 0 && (c == ',' || c == ']')) {
      return true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
}

// Stands on the bracket that opens the array, or on what follows an element: a comma, the closing bracket or the end.
bool Records::NextElement() {
  Begin(nextLine_);
  if (closed_) return false;
  const char before = PeekPastBlanks();
  line_ = nextLine_;
  if (before == 0) return closed_ = true, Fail("syntax", "The array does not end.");
  if (before == ']') return CloseArray();
  Drop(scan_ + 1);
  const char next = PeekPastBlanks();
  line_ = nextLine_;
  if (before == '[' && next == ']') return CloseArray();
  closed_ = !TakeElement();
  text_ = std::string_view(buffer_).substr(start_, scan_ - start_);
  while (!text_.empty() && IsBlank(text_.back())) text_.remove_suffix(1);
  if (skipping_ || text_.size() > limit_) Fail("too_large", "The contact is longer than " + std::to_string(limit_ >> 20) + " MiB.");
  else if (closed_) Fail("syntax", "The array does not end.");
  else if (text_.empty()) Fail("syntax", "A contact is missing between two commas.");
  Drop(scan_);
  return true;
}

bool Records::CloseArray() {
  closed_ = true;
  Drop(scan_ + 1);
  if (PeekPastBlanks() == 0) return false;
  line_ = nextLine_;
  return Fail("syntax", "Something stands after the end of the array.");
}

}  // namespace bantam::cli
