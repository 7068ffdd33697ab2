// SPDX-License-Identifier: MIT
// `decides`, `next`, `missing` and `paths` against brute force: every answer is added to the contact as a person's word of now and
// the contact is qualified again through the public calls.
#include <set>

#include "laws_judge.h"

namespace bantam::test::laws_question_test {
namespace {

struct Asking {
  const SmallModel& small;
  Judge& judge;
  const SmallContact& contact;
  Instant now;
};

using Answer = const SmallOption*;

std::string Answered(const Asking& asking, const std::vector<Answer>& answers) {
  SmallContact told = asking.contact;
  for (Answer answer : answers) {
    for (const auto& [path, value] : answer->sets) told.FactsOf(path).push_back(FactJson(value, "person", asking.now));
  }
  return told.Json();
}

// A value that is a range, where the model compares it with an end inside.
bool IsVague(const Model& model, const ModelFact& asked, const Fact& winner) {
  if (!IsRange(winner)) return false;
  for (std::size_t i = 0; i < asked.leafCount; ++i) {
    const Leaf& leaf = model.leaves[asked.firstLeaf + i];
    if (leaf.kind == LeafKind::kRange || leaf.kind == LeafKind::kInDays || leaf.kind == LeafKind::kContainsWord || !leaf.numbers.empty()) return true;
  }
  return false;
}

bool MayTellMore(const Asking& asking, const SmallQuestion& question) {
  const Model& model = asking.judge.model();
  if (IsUnknown(model, asking.judge.contact(), question.path, asking.now)) return true;
  const ModelFact& asked = *AskedOf(model, question.path);
  return IsVague(model, asked, *WinnerOf(model, asking.judge.contact(), asked, asking.now));
}

bool MayBeAsked(const Asking& asking, const SmallQuestion& question, const std::array<BantState, kCriteria>& bant) {
  if (question.criterion < 4) {
    const BantState state = bant[static_cast<std::size_t>(question.criterion)];
    if (state == BantState::kMet || state == BantState::kUnmet) return false;
  }
  return MayTellMore(asking, question);
}

bool IsPaused(const Asking& asking, const SmallQuestion& question) {
  const TimeZone& zone = *asking.judge.model().zone;
  for (const AskedQuestion& asked : asking.judge.contact().asked) {
    if (asked.questionId != question.id || asked.result == "told") continue;
    if (asked.at == kUndated) return true;
    if (asked.at <= asking.now && zone.DayAt(asking.now) - zone.DayAt(asked.at) < question.pauseDays) return true;
  }
  return false;
}

struct Before {
  Tier tier;
  Verdict verdict;
  std::array<BantState, kCriteria> bant;
  NextQuestion next;
  std::vector<Criterion> missing;
  std::vector<std::vector<PathStep>> paths;
};

struct Worth {
  std::size_t question;
  bool paused;
  std::int64_t deciding = 0;
  std::int64_t sum = 0;
  std::int64_t width = 0;   // sum of prior * width
};

// By brute force; false where an answer would make the contact no lead.
bool Weigh(const Asking& asking, const Before& before, Worth& worth) {
  for (const SmallOption& option : asking.small.questions[worth.question].options) {
    const Assessment& after = asking.judge.Assess(Answered(asking, {&option}), asking.now);
    if (after.standing != Standing::kLead) return false;
    const bool settles = after.verdict != before.verdict && after.verdict != Verdict::kOpen;
    worth.sum += option.prior;
    if (after.tier != before.tier || settles) worth.deciding += option.prior;
    worth.width += option.prior * (after.range.high - after.range.low);
  }
  return true;
}

bool IsBetter(const Worth& a, const Worth& b) {
  if (a.paused != b.paused) return b.paused;
  if (a.deciding * b.sum != b.deciding * a.sum) return a.deciding * b.sum > b.deciding * a.sum;
  if (a.width * b.sum != b.width * a.sum) return a.width * b.sum < b.width * a.sum;
  return a.question < b.question;
}

std::vector<Criterion> MissingOf(const SmallModel& small, const Before& before, const std::vector<Worth>& worths) {
  std::vector<std::pair<double, Criterion>> missing;
  for (std::size_t c = 0; c < kCriteria; ++c) {
    if (before.bant[c] != BantState::kUnknown && before.bant[c] != BantState::kPartial) continue;
    double best = 0;
    for (const Worth& worth : worths) {
      if (small.questions[worth.question].criterion == static_cast<int>(c)) best = std::max(best, static_cast<double>(worth.deciding) / static_cast<double>(worth.sum));
    }
    missing.emplace_back(best, static_cast<Criterion>(c));
  }
  std::stable_sort(missing.begin(), missing.end(), [](const auto& a, const auto& b) { return a.first > b.first + 1e-12; });
  std::vector<Criterion> out;
  for (const auto& [best, criterion] : missing) out.push_back(criterion);
  return out;
}

// Calls `visit` with every choice of `size` of `count`, in order.
template <typename Visit>
void ForChoices(std::size_t count, std::size_t size, std::vector<std::size_t>& chosen, std::size_t from, const Visit& visit) {
  if (chosen.size() == size) return visit();
  for (std::size_t i = from; i < count; ++i) {
    chosen.push_back(i);
    ForChoices(count, size, chosen, i + 1, visit);
    chosen.pop_back();
  }
}

bool FirstLift(const Asking& asking, const Before& before, const std::vector<std::size_t>& questions, std::vector<Answer>& answers) {
  if (answers.size() == questions.size()) {
    const Assessment& after = asking.judge.Score(Answered(asking, answers), asking.now);
    return after.standing == Standing::kLead && after.tier > before.tier;
  }
  for (const SmallOption& option : asking.small.questions[questions[answers.size()]].options) {
    answers.push_back(&option);
    if (FirstLift(asking, before, questions, answers)) return true;
    answers.pop_back();
  }
  return false;
}

using Path = std::vector<std::pair<std::size_t, std::string>>;

std::vector<Path> PathsOf(const Asking& asking, const Before& before, const std::vector<std::size_t>& open) {
  std::vector<Path> paths;
  if (before.tier == Tier::kSql) return paths;
  for (std::size_t size = 1; size <= 3; ++size) {
    std::vector<std::size_t> chosen;
    ForChoices(open.size(), size, chosen, 0, [&] {
      if (paths.size() == 3) return;
      std::vector<std::size_t> questions;
      for (std::size_t i : chosen) questions.push_back(open[i]);
      const bool minimal = std::none_of(paths.begin(), paths.end(), [&](const Path& path) {
        return std::all_of(path.begin(), path.end(), [&](const auto& step) { return std::find(questions.begin(), questions.end(), step.first) != questions.end(); });
      });
      std::vector<Answer> answers;
      if (!minimal || !FirstLift(asking, before, questions, answers)) return;
      Path path;
      for (std::size_t i = 0; i < size; ++i) path.emplace_back(questions[i], answers[i]->id);
      paths.push_back(path);
    });
  }
  return paths;
}

Before Take(const Assessment& found) { return {found.tier, found.verdict, found.bant, found.next, found.missing, found.paths}; }

TEST(Law2, DecidesNextAndMissingAreWhatAddingTheAnswersShows) {
  std::uint64_t deciding = 0, weighed = 0;
  ForTriples(LawTriples(3), SmallShape::kAny, 300'000, [&](const SmallModel& small, Judge& judge, const SmallContact& contact, Instant now) {
    const Asking asking{small, judge, contact, now};
    const Assessment& found = judge.Assess(contact.Json(), now);
    if (found.standing != Standing::kLead) return;
    const Before before = Take(found);
    std::vector<Worth> worths;
    for (std::size_t q = 0; q < small.questions.size(); ++q) {
      if (MayBeAsked(asking, small.questions[q], before.bant)) worths.push_back({q, IsPaused(asking, small.questions[q])});
    }
    for (Worth& worth : worths) {
      if (!Weigh(asking, before, worth)) return;
    }
    EXPECT_EQ(before.missing, MissingOf(small, before, worths));
    const bool ruledOut = before.verdict == Verdict::kDecided && before.tier == Tier::kDisqualified;
    if (worths.empty() || ruledOut) {
      EXPECT_EQ(before.next.question, -1);
      return;
    }
    const Worth& best = *std::min_element(worths.begin(), worths.end(), IsBetter);
    EXPECT_EQ(before.next.question, static_cast<std::int32_t>(best.question));
    EXPECT_EQ(before.next.decides, (2000 * best.deciding + best.sum) / (2 * best.sum));
    weighed += worths.size();
    deciding += best.deciding > 0;
  });
  EXPECT_GE(deciding, Often(LawTriples(3) / 50)) << "of " << weighed << " questions";
}

TEST(Law2, PathsAreTheFirstSmallestSetsOfAnswersThatLiftTheTier) {
  std::array<std::uint64_t, 4> sizes{};
  ForTriples(LawTriples(5), SmallShape::kAny, 400'000, [&](const SmallModel& small, Judge& judge, const SmallContact& contact, Instant now) {
    const Asking asking{small, judge, contact, now};
    const Assessment& found = judge.Assess(contact.Json(), now);
    if (found.standing != Standing::kLead) return;
    const Before before = Take(found);
    std::vector<std::size_t> open;
    std::set<std::string> paths;
    for (std::size_t q = 0; q < small.questions.size(); ++q) {
      if (MayTellMore(asking, small.questions[q]) && paths.insert(small.questions[q].path).second) open.push_back(q);
    }
    // An answer that makes the contact no lead is no path, and has no tier to compare.
    const bool standing = small.json.find("\"standings\"") != std::string::npos;
    if (standing) return;
    std::vector<Path> told;
    for (const auto& path : before.paths) {
      Path& steps = told.emplace_back();
      for (const PathStep& step : path) steps.emplace_back(step.question, judge.model().questions[step.question].options[step.option].id);
      ++sizes[path.size()];
    }
    EXPECT_EQ(told, PathsOf(asking, before, open));
  });
  EXPECT_GE(sizes[1], Often(LawTriples(5) / 100));
  EXPECT_GE(sizes[2], Often(LawTriples() / 2'000));
}

}  // namespace
}  // namespace bantam::test::laws_question_test
