// SPDX-License-Identifier: MIT
#include <algorithm>

#include "questions.h"

namespace bantam {
namespace {

constexpr std::size_t kMostPaths = 3;
constexpr std::size_t kMostSteps = 3;

class PathSearch {
 public:
  PathSearch(const Situation& situation, Imagination& imagination, Assessment& assessment)
      : situation_(situation), model_(*situation.facts.model), imagination_(imagination), paths_(assessment.paths) {
    for (std::size_t q = 0; q < model_.questions.size(); ++q) {
      const auto sameFact = [&](std::uint16_t other) { return model_.questions[other].fact == model_.questions[q].fact; };
      if (!IsOpen(situation, model_.questions[q]) || std::any_of(open_.begin(), open_.end(), sameFact)) continue;
      open_.push_back(static_cast<std::uint16_t>(q));
      lifts_.push_back(LiftOf(model_.questions[q]));
    }
  }

  void Search() {
    for (std::size_t size = 1; size <= kMostSteps && paths_.size() < kMostPaths; ++size) Choose(size, 0);
  }

 private:
  // The most that one question's answers can add to each group, counted generously: a bound, never an answer.
  struct Lift {
    Sheet high;
    Sheet low;
    bool unbounded = false;   // answers that are not bits and sums alone
  };

  Lift LiftOf(const Question& question) const {
    Lift lift;
    for (const AnswerOption& option : question.options) {
      if (!imagination_.IsSimple(option)) lift.unbounded = true;
      for (const auto& [fact, truths] : option.truths) {
        for (std::uint16_t r : model_.rulesOfFact[fact]) Bound(model_.attributeRules[r], option, situation_.features.rules[r], lift);
      }
    }
    return lift;
  }
  // A rule of this answer alone is asked; one that other facts share in may go either way.
  void Bound(const AttributeRule& rule, const AnswerOption& option, Truth before, Lift& lift) const {
    if (before != Truth::kUnknown) {
      const bool derived = before == Truth::kTrue || before == Truth::kFalse;
      if (derived && rule.facts.size() == 1 && !situation_.facts.settled[rule.facts[0]].derived) return;
    }
    if (rule.facts.size() == 1 && option.truths.size() == 1) {
      LeafTruths leaves = situation_.facts.leaves;
      SetTruths(model_.facts[option.truths[0].first], option.truths[0].second, leaves);
      if (Evaluate(model_, rule.when, leaves, nullptr) == before) return;
    }
    const std::int64_t up = rule.points > 0 ? rule.points : -rule.points;
    lift.high.sums[rule.group] += up;
    lift.low.sums[rule.group] -= up;
  }

  // Whether the chosen questions could lift the tier at all.
  bool Hopeful() const {
    Sheet low = situation_.known;
    Sheet high = situation_.known;
    LeafTruths leaves = situation_.facts.leaves;
    unsigned touched = 0;
    for (std::size_t i : chosen_) {
      if (lifts_[i].unbounded) return true;
      for (std::size_t g = 0; g < model_.groups.size(); ++g) low.sums[g] += lifts_[i].low.sums[g], high.sums[g] += lifts_[i].high.sums[g];
      for (const AnswerOption& option : model_.questions[open_[i]].options) {
        for (const auto& [fact, truths] : option.truths) {
          touched |= model_.facts[fact].criteria;
          SetTruths(model_.facts[fact], {}, leaves);
        }
      }
    }
    std::array<std::uint8_t, kCriteria> states{};
    for (std::size_t c = 0; c < kCriteria; ++c) {
      states[c] = (touched >> c & 1) != 0 ? std::uint8_t{15} : static_cast<std::uint8_t>(1u << static_cast<unsigned>(situation_.bant.states[c]));
    }
    const std::uint8_t reachable = ReachableTiers(model_, leaves, OpenOutlook(TotalOf(model_, low), TotalOf(model_, high), states));
    return reachable >> (static_cast<unsigned>(situation_.tier) + 1) != 0;
  }

  void Choose(std::size_t size, std::size_t from) {
    if (chosen_.size() == size) {
      if (!HoldsFoundPath() && Hopeful()) Try(size);
      return;
    }
    for (std::size_t i = from; i < open_.size() && paths_.size() < kMostPaths; ++i) {
      chosen_.push_back(i);
      Choose(size, i + 1);
      chosen_.pop_back();
    }
  }
  bool HoldsFoundPath() const {
    return std::any_of(paths_.begin(), paths_.end(), [&](const std::vector<PathStep>& path) {
      return std::all_of(path.begin(), path.end(), [&](const PathStep& step) {
        return std::any_of(chosen_.begin(), chosen_.end(), [&](std::size_t i) { return open_[i] == step.question; });
      });
    });
  }

  // All answers to the chosen questions, in the model's order, until some lift the tier.
  void Try(std::size_t size) {
    std::array<std::size_t, kMostSteps> option{};
    std::array<const AnswerOption*, kMostSteps> answers{};
    while (true) {
      for (std::size_t i = 0; i < size; ++i) answers[i] = &model_.questions[open_[chosen_[i]]].options[option[i]];
      if (imagination_.TierAfter({answers.data(), size}) > situation_.tier) {
        std::vector<PathStep> path;
        for (std::size_t i = 0; i < size; ++i) path.push_back({open_[chosen_[i]], static_cast<std::uint16_t>(option[i])});
        paths_.push_back(std::move(path));
        return;
      }
      std::size_t i = size;
      while (i > 0 && ++option[i - 1] == model_.questions[open_[chosen_[i - 1]]].options.size()) option[--i] = 0;
      if (i == 0) return;
    }
  }

  const Situation& situation_;
  const Model& model_;
  Imagination& imagination_;
  std::vector<std::vector<PathStep>>& paths_;
  std::vector<std::uint16_t> open_;
  std::vector<Lift> lifts_;
  std::vector<std::size_t> chosen_;
};

}  // namespace

void FindPaths(const Situation& situation, Imagination& imagination, Assessment& assessment) {
  assessment.paths.clear();
  if (situation.tier == Tier::kSql) return;
  PathSearch(situation, imagination, assessment).Search();
}

}  // namespace bantam
