// SPDX-License-Identifier: MIT
// The model that `--model` names: a shipped one by its id, else a file.
#pragma once

#include <memory>
#include <string_view>

#include "bantam/model.h"

namespace bantam::cli {

struct ModelChoice {
  std::shared_ptr<const Model> model;  ///< null: complained about on standard error
  Faults faults;                       ///< of its document, not yet told
};

/// Faults of the document are left to the caller; that there is no such model or file is said here.
ModelChoice ReadModel(std::string_view name);
/// Says everything on standard error, `NAME: CODE PATH: sentence` a line; null when there is no model.
std::shared_ptr<const Model> ChooseModel(std::string_view name);
std::string LineOf(const Fault& fault);

}  // namespace bantam::cli
