// SPDX-License-Identifier: MIT
// What `bantam` can do: one function per verb, given the words after it; the exit code comes back.
#pragma once

#include <span>
#include <string_view>

namespace bantam::cli {

using VerbWords = std::span<const std::string_view>;

int RunQualify(VerbWords words);
int RunContacts(VerbWords words);
int RunTitle(VerbWords words);
int RunModels(VerbWords words);
int RunCheck(VerbWords words);
int RunDraft(VerbWords words);
int RunCompile(VerbWords words);
int RunPublishForm(VerbWords words);
int RunHelp(VerbWords words);

}  // namespace bantam::cli
