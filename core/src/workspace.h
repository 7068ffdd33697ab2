// SPDX-License-Identifier: MIT
// What a Qualifier keeps from contact to contact. The annotation's writers see all of it.
#pragma once

#include "bantam/qualify.h"
#include "bantam/words.h"
#include "situation.h"

namespace bantam {

struct Qualifier::Workspace {
  std::shared_ptr<const Model> model;
  std::string locale;
  const Words* words = nullptr;
  Situation situation;
  Situation scratch;
  Assessment assessment;
};

/// The one place where annotations are written: the contract's keys, in its order.
void WriteAnnotation(const Model& model, const Situation& situation, const Assessment& assessment, const Words& words, std::string_view locale,
                     std::string& out);

}  // namespace bantam
