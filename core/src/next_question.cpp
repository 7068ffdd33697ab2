// SPDX-License-Identifier: MIT
#include <algorithm>

#include "questions.h"
#include "stable_order.h"

namespace bantam {
namespace {

__extension__ using Wide = __int128;

struct Rated {
  std::uint16_t question;
  bool paused = false;            // asked without an answer, and it is too early to ask again
  std::int64_t deciding = 0;      // prior mass that changes the tier or settles the verdict
  std::int64_t priorSum = 1;
  Wide widthSum = 0;              // sum of prior * width of the range after the answer
};

// a/b against c/d for positive denominators.
int CompareFractions(Wide a, Wide b, Wide c, Wide d) {
  const Wide left = a * d;
  const Wide right = c * b;
  return left < right ? -1 : left > right ? 1 : 0;
}

bool BetterToAsk(const Rated& a, const Rated& b) {
  if (a.paused != b.paused) return b.paused;
  if (const int order = CompareFractions(a.deciding, a.priorSum, b.deciding, b.priorSum); order != 0) return order > 0;
  if (const int order = CompareFractions(a.widthSum, a.priorSum, b.widthSum, b.priorSum); order != 0) return order < 0;
  return a.question < b.question;
}

bool IsPaused(const Situation& situation, const Question& question) {
  for (const AskedQuestion& asked : situation.facts.contact->asked) {
    if (asked.questionId != question.id || (asked.at != kUndated && asked.at > situation.facts.now)) continue;
    const bool answered = !asked.result.empty() && asked.result != "none" && asked.result != "no_answer";
    if (answered) continue;
    if (asked.at == kUndated || situation.facts.today - situation.facts.model->zone->DayAt(asked.at) < question.pauseDays) return true;
  }
  return false;
}

Rated Rate(const Situation& situation, Imagination& imagination, std::uint16_t index) {
  const Question& question = situation.facts.model->questions[index];
  Rated rated{index, IsPaused(situation, question), 0, question.priorSum, 0};
  const Verdict verdict = VerdictOf(situation.reachable);
  for (const AnswerOption& option : question.options) {
    const AnswerOption* answer = &option;
    const Imagined after = imagination.After({&answer, 1});
    const bool settles = after.verdict != verdict && after.verdict != Verdict::kOpen;
    if (after.tier != situation.tier || settles) rated.deciding += option.prior;
    rated.widthSum += static_cast<Wide>(option.prior) * after.width;
  }
  return rated;
}

std::vector<Rated> RateOpen(const Situation& situation, Imagination& imagination) {
  const std::vector<Question>& questions = situation.facts.model->questions;
  std::vector<Rated> rated;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    if (IsOpen(situation, questions[q])) rated.push_back(Rate(situation, imagination, static_cast<std::uint16_t>(q)));
  }
  return rated;
}

// Whom an exclusion rules out for certain, nobody needs to ask anything.
bool IsRuledOut(const Situation& situation) { return situation.reachable == 1u << static_cast<unsigned>(Tier::kDisqualified); }

void FindMissing(const std::vector<Rated>& rated, const Model& model, Assessment& assessment) {
  struct Best {
    Criterion criterion;
    std::int64_t deciding = 0;
    std::int64_t priorSum = 1;
  };
  std::vector<Best> missing;
  for (std::size_t c = 0; c < kCriteria; ++c) {
    if (assessment.bant[c] != BantState::kUnknown && assessment.bant[c] != BantState::kPartial) continue;
    Best best{static_cast<Criterion>(c)};
    for (const Rated& one : rated) {
      if (static_cast<std::size_t>(model.questions[one.question].criterion) != c) continue;
      if (CompareFractions(one.deciding, one.priorSum, best.deciding, best.priorSum) > 0) best.deciding = one.deciding, best.priorSum = one.priorSum;
    }
    missing.push_back(best);
  }
  SortStably(missing, [](const Best& a, const Best& b) {
    return CompareFractions(a.deciding, a.priorSum, b.deciding, b.priorSum) > 0;
  });
  assessment.missing.clear();
  for (const Best& best : missing) assessment.missing.push_back(best.criterion);
}

}  // namespace

bool IsOpen(const Situation& situation, const Question& question) {
  const auto criterion = static_cast<std::size_t>(question.criterion);
  if (criterion < kCriteria) {
    const BantState state = situation.bant.states[criterion];
    if (state == BantState::kMet || state == BantState::kUnmet) return false;
  }
  return IsUnanswered(situation, question);
}

bool IsUnanswered(const Situation& situation, const Question& question) {
  const SettledFact& settled = situation.facts.settled[question.fact];
  if (!settled.Known() || settled.derived) return true;
  const Value& value = situation.facts.WinnerOf(question.fact)->fact->value;
  const bool vague = (value.kind == ValueKind::kNumber || value.kind == ValueKind::kMoney) && value.low != value.high;
  const ModelFact& fact = situation.facts.model->facts[question.fact];
  for (std::uint16_t i = 0; vague && i < fact.leafCount; ++i) {
    if (situation.facts.leaves.Get(static_cast<std::size_t>(fact.firstLeaf + i)) == Truth::kUnknown) return true;
  }
  return false;
}

std::vector<std::uint16_t> RankQuestions(const Situation& situation, Imagination& imagination) {
  std::vector<std::uint16_t> ranked;
  if (IsRuledOut(situation)) return ranked;
  std::vector<Rated> rated = RateOpen(situation, imagination);
  SortStably(rated, BetterToAsk);
  for (const Rated& one : rated) ranked.push_back(one.question);
  return ranked;
}

void FindNext(const Situation& situation, Imagination& imagination, Assessment& assessment) {
  const std::vector<Rated> rated = RateOpen(situation, imagination);
  FindMissing(rated, *situation.facts.model, assessment);
  assessment.next = {};
  if (rated.empty() || IsRuledOut(situation)) return;
  const Rated& best = *std::min_element(rated.begin(), rated.end(), BetterToAsk);
  const std::int64_t width = situation.open.score.high - situation.open.score.low;
  const bool narrows = best.widthSum < static_cast<Wide>(width) * best.priorSum;
  assessment.next.question = best.question;
  assessment.next.decides = ScaleRounded(best.deciding, kOne, best.priorSum);
  assessment.next.why = best.deciding > 0 ? NextWhy::kDecides : narrows ? NextWhy::kNarrows : NextWhy::kOrder;
}

}  // namespace bantam
