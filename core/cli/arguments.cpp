// SPDX-License-Identifier: MIT
#include "arguments.h"

#include <algorithm>

namespace bantam::cli {

Arguments::Arguments(std::span<const std::string_view> words, std::span<const Option> options, std::size_t mostFiles) {
  bool onlyFiles = false;
  for (std::size_t i = 0; i < words.size() && fault_.empty(); ++i) {
    const std::string_view word = words[i];
    if (onlyFiles || word == "-" || word.substr(0, 1) != "-") {
      files_.push_back(word);
      if (files_.size() > mostFiles) fault_ = "There is one file too many: " + std::string(word) + ".";
      continue;
    }
    if (word == "--") {
      onlyFiles = true;
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    const auto option = std::find_if(options.begin(), options.end(), [&](const Option& one) { return one.name == name; });
    if (option == options.end()) {
      fault_ = "There is no option " + std::string(name) + ".";
    } else if (!option->takesValue) {
      if (equals != std::string_view::npos) fault_ = std::string(name) + " takes no value.";
      given_.emplace_back(name, std::string_view());
    } else if (equals != std::string_view::npos) {
      given_.emplace_back(name, word.substr(equals + 1));
    } else if (i + 1 < words.size()) {
      given_.emplace_back(name, words[++i]);
    } else {
      fault_ = std::string(name) + " needs a value.";
    }
  }
}

bool Arguments::Has(std::string_view name) const {
  return std::any_of(given_.begin(), given_.end(), [&](const auto& one) { return one.first == name; });
}

std::optional<std::string_view> Arguments::ValueOf(std::string_view name) const {
  const auto found = std::find_if(given_.rbegin(), given_.rend(), [&](const auto& one) { return one.first == name; });
  return found == given_.rend() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Arguments::ValuesOf(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [given, value] : given_) {
    if (given == name) values.emplace_back(value);
  }
  return values;
}

std::string ReadReadingOptions(const Arguments& arguments, ReadingOptions& options) {
  options.map = arguments.ValuesOf("--map");
  const std::string_view dates = arguments.ValueOf("--dates").value_or("");
  if (arguments.Has("--dates") && dates != "dmy" && dates != "mdy") return "--dates " + std::string(dates) + ": must be dmy or mdy.";
  if (!dates.empty()) options.dates = dates == "dmy" ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
  if (const auto encoding = arguments.ValueOf("--encoding")) {
    options.encoding = FindEncoding(*encoding);
    if (!options.encoding) return "--encoding " + std::string(*encoding) + ": is not known; `bantam help contacts` names those that are.";
  }
  return CheckMap(options.map);
}

int Refuse(std::string_view message) {
  Complain("bantam: " + std::string(message) + "\n");
  return kUsage;
}

}  // namespace bantam::cli
