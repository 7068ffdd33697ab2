// SPDX-License-Identifier: MIT
// A fault is an error as a value: what is wrong, where, and what to do about it. Nothing in the core throws.
#pragma once

#include <string>
#include <vector>

namespace bantam {

/// `code` is a stable snake_case word; `path` a JSON path such as `$.events[3].at`, a header, or empty for the
/// whole input; `message` one English sentence for the person who can mend it.
struct Fault {
  std::string code;
  std::string path;
  std::string message;
};

using Faults = std::vector<Fault>;

}  // namespace bantam
