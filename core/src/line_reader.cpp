// SPDX-License-Identifier: MIT
#include "bantam/line_reader.h"

#include <algorithm>

#include "bantam/encoding.h"
#include "bytes16.h"

namespace bantam {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::optional<InputKind> KindOfInput(std::string_view begin, bool whole) {
  if (begin.size() < kByteOrderMark.size() && !whole) return std::nullopt;
  begin = WithoutByteOrderMark(begin);
  const auto first = std::find_if_not(begin.begin(), begin.end(), IsBlank);
  if (first == begin.end()) return whole ? std::optional(InputKind::kCsv) : std::nullopt;
  if (*first == '{') return InputKind::kLines;
  if (*first == '[') return InputKind::kArray;
  const auto feed = std::find(first, begin.end(), '\n');
  if (begin.end() - feed < 3) return whole ? std::optional(InputKind::kCsv) : std::nullopt;
  return feed[1] == '{' && feed[2] == '"' ? InputKind::kLines : InputKind::kCsv;
}

Fault NoContacts() { return {"no_contacts", "", "There are no contacts in it."}; }

std::optional<Fault> TrimLine(std::string_view& line, std::uint64_t size, std::size_t limit) {
  line = WithoutByteOrderMark(line);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (size > limit) return Fault{"too_large", "", "The line is longer than " + std::to_string(limit >> 20) + " MiB."};
  if (std::all_of(line.begin(), line.end(), IsBlank)) return Fault{"empty_line", "", "The line is empty."};
  return std::nullopt;
}

void LineReader::Take(std::string_view text) {
  offset_ = next_;
  next_ += size_ + 1;
  ++line_;
  fault_ = TrimLine(text, size_, limit_);
  text_ = text;
}

bool LineReader::Next() {
  if (taken_) carried_.clear();
  taken_ = false;
  const std::size_t end = static_cast<std::size_t>(FindByte(rest_.data(), rest_.data() + rest_.size(), '\n') - rest_.data());
  const std::string_view found = rest_.substr(0, end);
  const bool ended = end < rest_.size();
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  size_ = pending_ + found.size();
  pending_ = ended ? 0 : size_;
  if (ended && size_ == found.size()) return Take(found), true;   // whole within what was fed: not copied
  if (size_ <= limit_) carried_.append(found);
  else std::string().swap(carried_);
  if (!ended && (!finished_ || size_ == 0)) return false;
  pending_ = 0;
  taken_ = true;
  Take(carried_);
  return true;
}

}  // namespace bantam
