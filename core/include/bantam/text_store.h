// SPDX-License-Identifier: MIT
// Room for texts that others view: blocks that never move. One writer.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace bantam {

/// Text that could not be a view into the input: unescaped strings, joined names. Pointers stay valid until Clear().
class TextStore {
 public:
  std::string_view Keep(std::string_view text);
  /// `size` writable bytes that live until Clear().
  char* Reserve(std::size_t size);
  void Clear();

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<std::size_t> sizes_;
  std::size_t block_ = 0;
  std::size_t used_ = 0;
};

}  // namespace bantam
