// SPDX-License-Identifier: MIT
// `bantam draft`: from the profile of an ideal customer to a model.
#include "arguments.h"
#include "bantam/draft_model.h"
#include "display.h"
#include "model_choice.h"
#include "verbs.h"

namespace bantam::cli {

int RunDraft(VerbWords words) {
  const Arguments arguments(words, {}, 1);
  if (!arguments.fault().empty()) return Refuse(arguments.fault());
  if (arguments.files().empty()) return Refuse("`bantam draft` needs a profile: a file, or - for standard input.");
  InputFile file;
  if (const std::string fault = file.Open(arguments.files().front()); !fault.empty()) return Refuse(fault);
  std::string profile;
  while (file.Append(profile)) {}
  if (!file.error().empty()) return Refuse(file.error());
  const DraftedModel drafted = DraftModel(profile);
  for (const Fault& fault : drafted.faults) Complain(LineOf(fault));
  if (!drafted.faults.empty()) return kUsage;
  Output output;
  output.buffer() += drafted.document;
  return output.Flush() ? kDone : kUsage;
}

}  // namespace bantam::cli
