// SPDX-License-Identifier: MIT
// Which questions a published form holds: those that the full model is likeliest to ask within the budget, and then beyond it, for visitors
// whose form tells some of the answers.
#pragma once

#include "form_judge.h"

namespace bantam {

struct FormPool {
  std::vector<std::uint16_t> questions;   ///< into Model::questions, the likeliest first
  std::vector<std::uint16_t> leftOut;     ///< may be asked within the budget, but would lead beyond the limits
  std::int64_t covered = 0;               ///< thousandths of visitors, by priors, who are asked nothing that is left out
  std::size_t combinations = 1;           ///< of answers, unknown being one, and e-mail values
};

FormPool ChoosePool(const Model& model, FormJudge& judge, std::size_t budget, std::size_t emailValues);

}  // namespace bantam
