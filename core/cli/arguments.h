// SPDX-License-Identifier: MIT
// The words after `bantam VERB`: options with and without a value, and file names.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contact_source.h"

namespace bantam::cli {

inline constexpr int kDone = 0;
inline constexpr int kBadLines = 1;
inline constexpr int kUsage = 2;
inline constexpr int kReaderGone = 141;   ///< as a shell tells that SIGPIPE ended a command

struct Option {
  std::string_view name;   ///< `--model`
  bool takesValue;
};

class Arguments {
 public:
  /// `--name value` and `--name=value`; what follows `--` is a file name. The first fault is kept.
  Arguments(std::span<const std::string_view> words, std::span<const Option> options, std::size_t mostFiles);

  const std::string& fault() const { return fault_; }
  bool Has(std::string_view name) const;
  /// The last value given.
  std::optional<std::string_view> ValueOf(std::string_view name) const;
  std::vector<std::string> ValuesOf(std::string_view name) const;
  std::span<const std::string_view> files() const { return files_; }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> given_;
  std::vector<std::string_view> files_;
  std::string fault_;
};

/// `--map` and `--dates`; empty, or a sentence about what is wrong with them.
std::string ReadReadingOptions(const Arguments& arguments, ReadingOptions& options);

/// Says what is wrong on standard error; the exit code.
int Refuse(std::string_view message);

}  // namespace bantam::cli
