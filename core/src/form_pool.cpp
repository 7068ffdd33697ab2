// SPDX-License-Identifier: MIT
#include "form_pool.h"

#include <algorithm>

#include "bantam/form_model.h"

namespace bantam {
namespace {

/// All visitors; a mass is a share of them.
constexpr std::int64_t kEverybody = 1'000'000'000'000;

/// Who is asked a question.
struct Mass {
  std::int64_t asked = 0;   ///< within the budget
  std::int64_t spare = 0;   ///< beyond it
  auto operator<=>(const Mass&) const = default;
};

struct Seen {
  std::uint64_t asked = 0;   ///< set of questions
  std::int64_t mass = 0;
};

/// How many questions beyond the budget are followed: where a form's inputs tell some answers, others are asked instead.
constexpr std::size_t kSpare = 1;

/// Follows the full model from an empty form through every answer until the budget, and a little more, is spent.
class Asking {
 public:
  Asking(const Model& model, FormJudge& judge, std::size_t budget) : model_(model), judge_(judge), budget_(budget), mass_(model.questions.size()) {}

  void Follow(std::uint64_t asked, std::int64_t mass) {
    if (replies_.size() == budget_) ends_.push_back({asked, mass});
    if (replies_.size() == budget_ + kSpare || evaluations_ == kMaxFormCombinations) return;
    ++evaluations_;
    const FormOutcome& outcome = judge_.Judge(0, replies_);
    if (outcome.order.empty()) {
      if (replies_.size() < budget_) ends_.push_back({asked, mass});
      return;
    }
    const std::uint16_t next = outcome.order.front();
    const Question& question = model_.questions[next];
    (replies_.size() < budget_ ? mass_[next].asked : mass_[next].spare) += mass;
    for (const AnswerOption& option : question.options) {
      replies_.push_back({next, &option});
      Follow(asked | std::uint64_t{1} << next, ScaleRounded(mass, option.prior, question.priorSum));
      replies_.pop_back();
    }
  }

  const std::vector<Mass>& mass() const { return mass_; }
  const std::vector<Seen>& ends() const { return ends_; }

 private:
  const Model& model_;
  FormJudge& judge_;
  std::size_t budget_;
  std::size_t evaluations_ = 0;
  std::vector<FormReply> replies_;
  std::vector<Mass> mass_;   ///< by question
  std::vector<Seen> ends_;
};

}  // namespace

FormPool ChoosePool(const Model& model, FormJudge& judge, std::size_t budget, std::size_t emailValues) {
  Asking asking(model, judge, budget);
  asking.Follow(0, kEverybody);
  std::vector<std::uint16_t> likely;
  for (std::size_t q = 0; q < model.questions.size(); ++q) {
    if (asking.mass()[q] > Mass{}) likely.push_back(static_cast<std::uint16_t>(q));
  }
  std::stable_sort(likely.begin(), likely.end(), [&](std::uint16_t a, std::uint16_t b) { return asking.mass()[a] > asking.mass()[b]; });
  FormPool pool;
  pool.combinations = emailValues;
  std::uint64_t held = 0;
  for (std::uint16_t q : likely) {
    const std::size_t values = model.questions[q].options.size() + 1;
    const bool fits = pool.questions.size() < kMaxFormQuestions && pool.combinations * values <= kMaxFormCombinations;
    if (!fits && asking.mass()[q].asked > 0) pool.leftOut.push_back(q);
    if (!fits) continue;
    pool.questions.push_back(q);
    pool.combinations *= values;
    held |= std::uint64_t{1} << q;
  }
  std::int64_t covered = 0, everybody = 0;
  for (const Seen& seen : asking.ends()) {
    everybody += seen.mass;
    if ((seen.asked & ~held) == 0) covered += seen.mass;
  }
  pool.covered = everybody == 0 ? 0 : ScaleRounded(covered, kOne, everybody);
  return pool;
}

}  // namespace bantam
