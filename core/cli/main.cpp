// SPDX-License-Identifier: MIT
// The command `bantam`. Exit code: 0 done, 1 some lines were bad, 2 wrong use or a bad model, 141 the reader went away.
#include <algorithm>
#include <vector>

#include "arguments.h"
#include "bantam/qualify.h"
#include "verbs.h"

namespace bantam::cli {
namespace {

struct Verb {
  std::string_view name;
  int (*run)(VerbWords);
};

constexpr Verb kVerbs[] = {{"qualify", RunQualify}, {"contacts", RunContacts}, {"title", RunTitle}, {"models", RunModels}, {"check", RunCheck}, {"draft", RunDraft}, {"compile", RunCompile},
                           {"publish-form", RunPublishForm}, {"help", RunHelp}};
constexpr std::string_view kLater[] = {"read", "compare", "calibrate", "import"};

int Run(VerbWords words) {
  if (words.empty()) return RunHelp({}), kUsage;
  const std::string_view name = words.front();
  if (name == "--version") {
    Output output;
    output.buffer() += "bantam " + std::string(CoreVersion()) + "\n";
    return output.Flush() ? kDone : kUsage;
  }
  const auto asksForHelp = [](std::string_view word) { return word == "--help" || word == "-h"; };
  if (asksForHelp(name)) return RunHelp({});
  const auto verb = std::find_if(std::begin(kVerbs), std::end(kVerbs), [&](const Verb& one) { return one.name == name; });
  if (verb != std::end(kVerbs)) return words.size() > 1 && asksForHelp(words[1]) ? RunHelp(words.first(1)) : verb->run(words.subspan(1));
  if (std::find(std::begin(kLater), std::end(kLater), name) != std::end(kLater)) return Refuse(std::string(name) + " is not in this version.");
  return Refuse("There is no command " + std::string(name) + ". `bantam help` names them.");
}

}  // namespace
}  // namespace bantam::cli

int main(int count, char** arguments) {
  const std::vector<std::string_view> words(arguments + (count > 0 ? 1 : 0), arguments + count);
  return bantam::cli::Run(words);
}
