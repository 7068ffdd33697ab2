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
      if (!IsUnanswered(situation, model_.questions[q]) || std::any_of(open_.begin(), open_.end(), sameFact)) continue;
      open_.push_back(static_cast<std::uint16_t>(q));
      lifts_.push_back(LiftOf(model_.questions[q]));
    }
  }

  void Search() {
    for (std::size_t size = 1; size <= kMostSteps && paths_.size() < kMostPaths; ++size) Choose(size, 0);
  }

 private:
  // How far one question's answers can move each group's sum, and the states they can lead to: a bound, never an answer.
  struct Lift {
    Sheet high;
    Sheet low;
    std::uint8_t touched = 0;                        // criteria
    std::array<std::uint8_t, kCriteria> states{};
    std::vector<std::uint16_t> facts;                // that some answer settles, also by suggestion
    std::vector<std::uint16_t> tried;                // options, without those that say the same as an earlier one
  };

  Lift LiftOf(const Question& question) {
    Lift lift;
    for (std::size_t o = 0; o < question.options.size(); ++o) {
      const AnswerOption& option = question.options[o];
      const auto same = [&](std::uint16_t other) { return imagination_.IsSimple(option) && question.options[other].truths == option.truths; };
      if (std::any_of(lift.tried.begin(), lift.tried.end(), same)) continue;
      lift.tried.push_back(static_cast<std::uint16_t>(o));
      Widen(option, lift);
      for (const auto& [fact, truths] : option.truths) lift.facts.push_back(fact);
      // A title suggests a role.
      if (const std::int16_t role = model_.factOfAttribute[kAuthorityRole]; option.entangled && role >= 0) lift.facts.push_back(static_cast<std::uint16_t>(role));
    }
    for (std::uint16_t r : SharedRules(lift)) {
      const AttributeRule& rule = model_.attributeRules[r];
      const std::int64_t size = rule.points < 0 ? -rule.points : rule.points;
      lift.high.sums[rule.group] += size;
      lift.low.sums[rule.group] -= size;
    }
    return lift;
  }
  void Widen(const AnswerOption& option, Lift& lift) {
    const AnswerOption* answer = &option;
    imagination_.TierAfter({&answer, 1});
    for (std::size_t g = 0; g < model_.groups.size(); ++g) {
      const std::int64_t moved = imagination_.sheet().sums[g] - situation_.known.sums[g];
      lift.high.sums[g] = std::max(lift.high.sums[g], moved);
      lift.low.sums[g] = std::min(lift.low.sums[g], moved);
    }
    lift.touched = static_cast<std::uint8_t>(lift.touched | imagination_.touchedCriteria());
    for (std::size_t c = 0; c < kCriteria; ++c) {
      lift.states[c] = static_cast<std::uint8_t>(lift.states[c] | 1u << static_cast<unsigned>(imagination_.states()[c]));
    }
  }
  // Rules that other facts decide too: another question's answer may switch them.
  std::vector<std::uint16_t> SharedRules(const Lift& lift) const {
    std::vector<std::uint16_t> shared;
    for (std::uint16_t fact : lift.facts) {
      for (std::uint16_t r : model_.rulesOfFact[fact]) {
        if (model_.attributeRules[r].facts.size() > 1 && std::find(shared.begin(), shared.end(), r) == shared.end()) shared.push_back(r);
      }
    }
    return shared;
  }

  // Whether the chosen questions could lift the tier at all.
  bool Hopeful() const {
    Sheet low = situation_.known;
    Sheet high = situation_.known;
    LeafTruths leaves = situation_.facts.leaves;
    std::array<std::uint8_t, kCriteria> states{};
    unsigned touched = 0;
    for (std::size_t c = 0; c < kCriteria; ++c) states[c] = static_cast<std::uint8_t>(1u << static_cast<unsigned>(situation_.bant.states[c]));
    for (std::size_t i : chosen_) {
      const Lift& lift = lifts_[i];
      for (std::size_t g = 0; g < model_.groups.size(); ++g) low.sums[g] += lift.low.sums[g], high.sums[g] += lift.high.sums[g];
      for (std::size_t c = 0; c < kCriteria; ++c) {
        if ((lift.touched >> c & 1) != 0) states[c] = (touched >> c & 1) != 0 ? std::uint8_t{15} : static_cast<std::uint8_t>(states[c] | lift.states[c]);
      }
      touched |= lift.touched;
      for (std::uint16_t fact : lift.facts) SetTruths(model_.facts[fact], {}, leaves);
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
      for (std::size_t i = 0; i < size; ++i) answers[i] = &model_.questions[open_[chosen_[i]]].options[lifts_[chosen_[i]].tried[option[i]]];
      if (imagination_.TierAfter({answers.data(), size}) > situation_.tier) {
        std::vector<PathStep> path;
        for (std::size_t i = 0; i < size; ++i) path.push_back({open_[chosen_[i]], lifts_[chosen_[i]].tried[option[i]]});
        paths_.push_back(std::move(path));
        return;
      }
      std::size_t i = size;
      while (i > 0 && ++option[i - 1] == lifts_[chosen_[i - 1]].tried.size()) option[--i] = 0;
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
