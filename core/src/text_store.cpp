// SPDX-License-Identifier: MIT
#include "bantam/text_store.h"

#include <algorithm>
#include <cstring>

namespace bantam {
namespace {

constexpr std::size_t kFirstBlock = 4096;
/// A block that one unusual contact needed is not kept for the rest of a file.
constexpr std::size_t kLargestKeptBlock = 1u << 20;

}  // namespace

char* TextStore::Reserve(std::size_t size) {
  while (block_ < blocks_.size() && sizes_[block_] - used_ < size) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) {
    const std::size_t capacity = std::max(size, sizes_.empty() ? kFirstBlock : std::min(sizes_.back() * 2, kLargestKeptBlock));
    blocks_.push_back(std::make_unique<char[]>(capacity));
    sizes_.push_back(capacity);
    used_ = 0;
  }
  char* const place = blocks_[block_].get() + used_;
  used_ += size;
  return place;
}

std::string_view TextStore::Keep(std::string_view text) {
  if (text.empty()) return {};
  char* const place = Reserve(text.size());
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

void TextStore::Clear() {
  while (!sizes_.empty() && (sizes_.back() > kLargestKeptBlock || sizes_.size() > 8)) {
    sizes_.pop_back();
    blocks_.pop_back();
  }
  block_ = 0;
  used_ = 0;
}

}  // namespace bantam
