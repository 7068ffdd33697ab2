// SPDX-License-Identifier: MIT
// A bar on standard error while a long file is read: how far, how fast, how long still. Nothing where standard error is no terminal.
#pragma once

#include <cstdint>
#include <string>

#include "bantam/words.h"
#include "files.h"

namespace bantam::cli {

class Progress {
 public:
  /// `passes`: how often the file is read. Where answers scroll over the same terminal, there is no bar.
  Progress(const Words& words, int passes, bool answersScroll);
  ~Progress() { Clear(); }
  void Step(const InputFile& file, int pass);
  /// Takes the bar off the screen, before other lines and at the end.
  void Clear();

 private:
  void Draw(const InputFile& file, int pass, std::int64_t now);

  const Words* words_;
  int passes_;
  bool active_;
  bool shown_ = false;
  std::int64_t began_;
  std::int64_t drawn_;
  std::uint64_t contacts_ = 0;
};

}  // namespace bantam::cli
