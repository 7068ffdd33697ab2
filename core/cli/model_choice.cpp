// SPDX-License-Identifier: MIT
#include "model_choice.h"

#include "files.h"

namespace bantam::cli {

std::string LineOf(const Fault& fault) { return fault.code + " " + (fault.path.empty() ? "$" : fault.path) + ": " + fault.message; }

ModelChoice ReadModel(std::string_view name) {
  if (auto shipped = ShippedModel(name)) return {std::move(shipped), {}};
  InputFile file;
  std::string document;
  const bool looksLikeFile = name == "-" || name.find_first_of("./\\") != std::string_view::npos;
  if (const std::string fault = file.Open(name); !fault.empty()) {
    Complain("bantam: " + (looksLikeFile ? fault : "There is no model " + std::string(name) + ". `bantam models` names those that are shipped.") + "\n");
    return {};
  }
  // One chunk more than a model may hold is enough to refuse it.
  while (document.size() <= kMaxModelBytes && file.Append(document)) {
  }
  if (!file.error().empty()) {
    Complain("bantam: " + file.error() + "\n");
    return {};
  }
  LoadedModel loaded = LoadModel(document);
  return {std::move(loaded.model), std::move(loaded.faults)};
}

std::shared_ptr<const Model> ChooseModel(std::string_view name) {
  ModelChoice choice = ReadModel(name);
  for (const Fault& fault : choice.faults) Complain(std::string(name) + ": " + LineOf(fault) + "\n");
  return std::move(choice.model);
}

}  // namespace bantam::cli
