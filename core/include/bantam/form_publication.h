// SPDX-License-Identifier: MIT
// From a firm's own model to what a public page may carry (form_model.h). Every combination of the published answers is put to the full
// model once; only the outcomes are written down, equal ones together.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bantam/fault.h"
#include "bantam/model.h"

namespace bantam {

inline constexpr std::size_t kMaxFormBudget = 5;
/// How many combinations of answers are put to the model at most; questions that would lead beyond are left out.
inline constexpr std::size_t kMaxFormCombinations = 1u << 16;

struct FormWishes {
  std::size_t questions = 4;     ///< how many are asked at most, 1 to kMaxFormBudget
  std::string locale = "en";
  /// What sending the form is, as headers name events: `download?asset=buyers_guide`. Empty: the page sees no behaviour.
  std::string event;
  /// The public name of what follows, by Tier: letters, digits and hyphens, no tier's own name. Equal names are one step.
  std::array<std::string, kTiers> steps{"guide", "guide", "guide", "calendar"};
  bool routes = false;           ///< the step of ready visitors also says to whom they go: `calendar@inside-sales`
};

struct PublishedForm {
  std::string text;                         ///< empty when there are faults
  Faults faults;                            ///< `bad_value`, `nothing_to_ask`, `too_many`
  std::size_t combinations = 0;             ///< that were put to the model
  std::vector<std::size_t> byStep;          ///< how many of them lead to each of FormModel::steps
  std::vector<std::string> leftOut;         ///< questions that the full model may ask within the budget and this form does not
  std::int64_t covered = 0;                 ///< thousandths of visitors, by the model's priors, whom the full model asks nothing that is left out
  std::vector<std::string> unweighed;       ///< what the model weighs and the page does not: attribute paths
};

/// Pure in its arguments: the same bytes everywhere. O(combinations) evaluations, seconds at the most.
PublishedForm PublishForm(const Model& model, const FormWishes& wishes);

}  // namespace bantam
