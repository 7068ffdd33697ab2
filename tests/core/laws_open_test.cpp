// SPDX-License-Identifier: MIT
// Law 2: the range holds the score of every completion of the unknown and is tight where rules' facts are independent; reachable
// holds the tier of every completion. Completions are real contacts, qualified again.
#include "laws_judge.h"

namespace bantam::test::laws_open_test {
namespace {

constexpr std::size_t kMostCompletions = 600;

/// Everything that one unknown could turn out to be, as edits of a contact.
struct Unknown {
  std::string path;   ///< empty: behaviour
  bool replaces = false;
  std::vector<std::string> values;
};

/// `whole` becomes false where a told value is vague in a way that cannot be replaced by every exact one.
std::vector<Unknown> UnknownsOf(const SmallModel& small, const Judge& judge, const SmallContact& contact, Instant now, bool& whole) {
  std::vector<Unknown> unknowns;
  whole = true;
  const Day today = judge.model().zone->DayAt(now);
  for (const SmallFact& fact : small.facts) {
    const ModelFact* asked = AskedOf(judge.model(), fact.path);
    if (asked == nullptr) continue;
    Unknown unknown{fact.path, false, {}};
    for (const std::string& value : fact.values) unknown.values.push_back(Dated(value, today));
    if (!IsUnknown(judge.model(), judge.contact(), fact.path, now)) {
      // A range that is told alone may turn out to be any number inside it.
      const Fact* winner = WinnerOf(judge.model(), judge.contact(), *asked, now);
      const auto told = std::find_if(contact.told.begin(), contact.told.end(), [&](const auto& entry) { return entry.first == fact.path; });
      // A date in words is no date, and free values need not be of the kind that is asked: known, yet open to every answer.
      const AttributeKind kind = KindOf(winner->attribute);
      const bool foreign = kind == AttributeKind::kAny || (winner->value.kind == ValueKind::kText && kind == AttributeKind::kDate);
      const bool alone = told != contact.told.end() && told->second.size() == 1 && !winner->fromAccount;
      // withinDays counts from the day it was told, which shifts the listed values off their bounds.
      if (foreign || (IsRange(*winner) && (!alone || winner->attribute == kTimelineWithinDays))) whole = false;
      if (!IsRange(*winner) || !alone || foreign) continue;
      unknown.replaces = true;
      const auto exact = [](const std::string& value) { return value[0] == '-' || (value[0] >= '0' && value[0] <= '9'); };
      unknown.values.erase(std::remove_if(unknown.values.begin(), unknown.values.end(), [&](const std::string& v) { return !exact(v); }), unknown.values.end());
    }
    unknowns.push_back(std::move(unknown));
  }
  if (!contact.hasObserved) return unknowns;
  Unknown behaviour;
  for (const std::string& type : small.eventTypes) {
    if (std::find(contact.observed.begin(), contact.observed.end(), type) != contact.observed.end()) continue;
    for (int times : {1, 3, 50}) behaviour.values.push_back("{\"type\":\"" + type + "\",\"asset\":\"report\",\"topic\":\"pricing\",\"url\":\"/pricing\",\"seconds\":60,\"count\":" + std::to_string(times) + ",\"at\":\"");
  }
  if (behaviour.values.empty()) return unknowns;
  for (std::string& event : behaviour.values) {
    AppendInstant(event, now);
    event += "\"}";
  }
  behaviour.values.push_back("all");   // the source could show it after all: there was none
  unknowns.push_back(std::move(behaviour));
  return unknowns;
}

void Complete(SmallContact& contact, const Unknown& unknown, const std::string& value, Instant now) {
  if (unknown.path.empty()) {
    if (value == "all") contact.hasObserved = false;
    else contact.events.push_back(value);
    return;
  }
  auto& facts = contact.FactsOf(unknown.path);
  if (unknown.replaces) {
    const std::size_t from = 9, to = facts[0].find(",\"source\"");   // after {"value":
    facts[0] = facts[0].substr(0, from) + value + facts[0].substr(to);
  } else {
    facts.push_back(FactJson(value, "person", now));
  }
}

struct Found {
  Interval range;
  std::uint8_t reachable;
};

/// Calls `visit(assessment, completed)` for every completion, or for so many random ones; whether it were all.
template <typename Visit>
bool ForCompletions(const SmallContact& contact, const std::vector<Unknown>& unknowns, Judge& judge, Instant now, std::uint64_t seed, const Visit& visit,
                    std::size_t most = kMostCompletions) {
  std::size_t all = 1;
  for (const Unknown& unknown : unknowns) all = std::min<std::size_t>(all * (unknown.values.size() + 1), 1'000'000);
  const bool every = all <= most;
  SeededRandom random(seed);
  for (std::size_t n = 0; n < std::min(all, most); ++n) {
    SmallContact completed = contact;
    std::size_t rest = n;
    for (const Unknown& unknown : unknowns) {
      const std::size_t count = unknown.values.size() + 1;
      const std::size_t choice = every ? rest % count : random.Below(static_cast<std::uint32_t>(count));
      rest /= count;
      if (choice != 0) Complete(completed, unknown, unknown.values[choice - 1], now);
    }
    const std::string json = completed.Json();
    if (!visit(judge.Score(json, now), json)) return every;
  }
  return every;
}

void ExpectInside(const Found& found, const Assessment& then, const std::string& json) {
  if (then.standing != Standing::kLead) return;
  EXPECT_LE(found.range.low, then.score) << json;
  EXPECT_GE(found.range.high, then.score) << json;
  EXPECT_NE(found.reachable >> static_cast<unsigned>(then.tier) & 1, 0) << NameOf(then.tier) << " of " << int{found.reachable} << " by " << json;
}

TEST(Law2, RangeHoldsTheScoreAndReachableTheTierOfEveryTripleAndOfOneCompletionAtRandom) {
  std::uint64_t seed = 0;
  ForTriples(LawTriples(), SmallShape::kAny, 0, [&](const SmallModel& small, Judge& judge, const SmallContact& contact, Instant now) {
    const Assessment& today = judge.Assess(contact.Json(), now);
    if (today.standing != Standing::kLead) return;
    const Found found{today.range, today.reachable};
    ExpectInside(found, today, contact.Json());
    const int tiers = __builtin_popcount(found.reachable);
    const Verdict verdict = tiers == 1 ? Verdict::kDecided : (found.reachable >> 3 & 1) == 0 ? Verdict::kImpossible : Verdict::kOpen;
    EXPECT_EQ(today.verdict, verdict);
    bool whole = true;
    const auto unknowns = UnknownsOf(small, judge, contact, now, whole);
    const auto inside = [&](const Assessment& then, const std::string& json) { return ExpectInside(found, then, json), true; };
    ForCompletions(contact, unknowns, judge, now, ++seed, inside, 1);
  });
}

TEST(Law2, RangeHoldsTheScoreAndReachableTheTierOfEveryCompletion) {
  std::uint64_t completions = 0;
  ForTriples(LawTriples(50), SmallShape::kAny, 100'000, [&](const SmallModel& small, Judge& judge, const SmallContact& contact, Instant now) {
    const Assessment& today = judge.Assess(contact.Json(), now);
    if (today.standing != Standing::kLead) return;
    const Found found{today.range, today.reachable};
    bool whole = true;
    ForCompletions(contact, UnknownsOf(small, judge, contact, now, whole), judge, now, completions, [&](const Assessment& then, const std::string& json) {
      ++completions;
      ExpectInside(found, then, json);
      return !testing::Test::HasFailure();
    });
  });
  RecordProperty("completions", std::to_string(completions));
  EXPECT_GE(completions, Often(std::min<std::uint64_t>(100'000, LawTriples())));
}

TEST(Law2, RangeIsTightWhereRulesFactsAreIndependent) {
  std::uint64_t compared = 0;
  ForTriples(LawTriples(50), SmallShape::kIndependent, 200'000, [&](const SmallModel& small, Judge& judge, SmallContact contact, Instant now) {
    contact.hasObserved = false;
    const Interval range = judge.Assess(contact.Json(), now).range;
    bool whole = true;
    const auto unknowns = UnknownsOf(small, judge, contact, now, whole);
    Interval brute{INT64_MAX, INT64_MIN};
    const bool every = ForCompletions(contact, unknowns, judge, now, 0, [&](const Assessment& then, const std::string&) {
      brute.low = std::min(brute.low, then.score);
      brute.high = std::max(brute.high, then.score);
      return true;
    });
    if (!every || !whole) return;
    ++compared;
    EXPECT_EQ(range.low, brute.low);
    EXPECT_EQ(range.high, brute.high);
  });
  EXPECT_GE(compared, Often(LawTriples(50) / 4));
}

}  // namespace
}  // namespace bantam::test::laws_open_test
