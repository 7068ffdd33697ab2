// SPDX-License-Identifier: MIT
// What the command makes of a model for pages to load: a text, or the same as a JavaScript module.
#pragma once

#include <string>
#include <string_view>

#include "arguments.h"

namespace bantam::cli {

/// With `-o FILE` the text goes there (a name in .js or .mjs: as a module) and `description` to standard output; without it the text goes
/// to standard output and the description to standard error. The command's exit code.
int Publish(const Arguments& arguments, const std::string& text, std::string_view description);

}  // namespace bantam::cli
