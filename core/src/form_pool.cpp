// SPDX-License-Identifier: MIT
#include "form_pool.h"

#include <algorithm>

#include "bantam/form_model.h"

namespace bantam {
namespace {

/// All visitors; a mass is a share of them.
constexpr std::int64_t kEverybody = 1'000'000'000'000;

struct Seen {
  std::uint64_t asked = 0;   ///< set of questions
  std::int64_t mass = 0;
};

/// Follows the full model from an empty form through every answer until the budget is spent.
class Asking {
 public:
  Asking(const Model& model, FormJudge& judge, std::size_t budget) : model_(model), judge_(judge), budget_(budget), mass_(model.questions.size(), 0) {}

  void Follow(std::uint64_t asked, std::int64_t mass) {
    const bool spent = answers_.size() == budget_ || evaluations_ == kMaxFormCombinations;
    const FormOutcome* outcome = spent ? nullptr : &judge_.Judge(0, answers_);
    if (spent || outcome->order.empty()) {
      ends_.push_back({asked, mass});
      return;
    }
    ++evaluations_;
    const std::uint16_t next = outcome->order.front();
    const Question& question = model_.questions[next];
    mass_[next] += mass;
    for (const AnswerOption& option : question.options) {
      answers_.push_back(&option);
      Follow(asked | std::uint64_t{1} << next, ScaleRounded(mass, option.prior, question.priorSum));
      answers_.pop_back();
    }
  }

  const std::vector<std::int64_t>& mass() const { return mass_; }
  const std::vector<Seen>& ends() const { return ends_; }

 private:
  const Model& model_;
  FormJudge& judge_;
  std::size_t budget_;
  std::size_t evaluations_ = 0;
  std::vector<const AnswerOption*> answers_;
  std::vector<std::int64_t> mass_;   ///< by question: who is asked it
  std::vector<Seen> ends_;
};

}  // namespace

FormPool ChoosePool(const Model& model, FormJudge& judge, std::size_t budget, std::size_t emailValues) {
  Asking asking(model, judge, budget);
  asking.Follow(0, kEverybody);
  std::vector<std::uint16_t> likely;
  for (std::size_t q = 0; q < model.questions.size(); ++q) {
    if (asking.mass()[q] > 0) likely.push_back(static_cast<std::uint16_t>(q));
  }
  std::stable_sort(likely.begin(), likely.end(), [&](std::uint16_t a, std::uint16_t b) { return asking.mass()[a] > asking.mass()[b]; });
  FormPool pool;
  pool.combinations = emailValues;
  std::uint64_t held = 0;
  for (std::uint16_t q : likely) {
    const std::size_t values = model.questions[q].options.size() + 1;
    const bool fits = pool.questions.size() < kMaxFormQuestions && pool.combinations * values <= kMaxFormCombinations;
    (fits ? pool.questions : pool.leftOut).push_back(q);
    if (!fits) continue;
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
