// SPDX-License-Identifier: MIT
// Law 4 and what follows from it: nothing after now is seen; `changes` is the first other tier of 730 midnights asked one by one;
// `since` is the earliest evidence from which every later evidence gives SQL.
#include <set>

#include "laws_judge.h"

namespace bantam::test::laws_time_test {
namespace {

// Whether something written as JSON is dated after now, by its `key`.
bool IsLater(const std::string& json, const std::string& key, Instant now) {
  const std::size_t place = json.find("\"" + key + "\":\"");
  if (place == std::string::npos) return false;
  const std::size_t from = place + key.size() + 4;
  return ParseTime(json.substr(from, json.find('"', from) - from), TimeZone::Utc()).at > now;
}

SmallContact WithoutLater(SmallContact contact, Instant now) {
  const auto drop = [now](std::vector<std::string>& items) {
    items.erase(std::remove_if(items.begin(), items.end(), [now](const std::string& item) {
      return IsLater(item, "at", now) || IsLater(item, "createdAt", now) || IsLater(item, "lastContactedAt", now) || IsLater(item, "sqlSince", now) || IsLater(item, "verifiedAt", now);
    }), items.end());
  };
  for (auto& [path, facts] : contact.told) drop(facts);
  drop(contact.events);
  drop(contact.accountFacts);
  drop(contact.asked);
  drop(contact.lifecycle);
  return contact;
}

TEST(Law4, WhatIsDatedAfterNowIsInvisible) {
  std::uint64_t later = 0;
  ForTriples(LawTriples(), SmallShape::kAny, 500'000, [&](const SmallModel&, Judge& judge, const SmallContact& contact, Instant now) {
    const std::string whole = contact.Json();
    // Also a day of the past: what came since lies ahead of it.
    const Instant then = now - static_cast<Instant>(whole.size() % 50) * 86400;
    const std::string visible = WithoutLater(contact, then).Json();
    if (visible == whole) return;
    ++later;
    const std::string seen = judge.Annotate(whole, then);
    ExpectSameButWarnings(seen, judge.Annotate(visible, then));
  });
  EXPECT_GE(later, Often(LawTriples() / 4));
}

TEST(Law4, ChangesIsTheFirstMidnightWithAnotherTier) {
  std::uint64_t changing = 0;
  ForTriples(LawTriples(20), SmallShape::kAny, 600'000, [&](const SmallModel&, Judge& judge, const SmallContact& contact, Instant now) {
    const Assessment& found = judge.Assess(contact.Json(), now);
    if (found.standing != Standing::kLead) return;
    const Tier tier = found.tier;
    const std::optional<TierChange> told = found.change;
    // If nothing happens: what is dated later has not been seen.
    judge.Read(WithoutLater(contact, now).Json());
    std::optional<TierChange> brute;
    const TimeZone& zone = *judge.model().zone;
    const Day today = zone.DayAt(now);
    for (Day day = today + 1; day <= today + 730 && !brute; ++day) {
      const Assessment& then = judge.ScoreAgain(zone.StartOf(day));
      if (then.standing == Standing::kLead && then.tier != tier) brute = TierChange{then.tier, zone.StartOf(day)};
    }
    ASSERT_EQ(told.has_value(), brute.has_value()) << (brute ? brute->at : told->at);
    if (!brute) return;
    ++changing;
    EXPECT_EQ(told->at, brute->at);
    EXPECT_EQ(told->tier, brute->tier);
  });
  EXPECT_GE(changing, Often(LawTriples(20) / 20));
}

struct Clock {
  Instant since = kUndated;
  Instant dueAt = kUndated;
  Instant answeredAt = kUndated;
  bool breached = false;
  Day reviewAt = kNoDay;
};

// Every evidence, every attempt and the second before each, one by one.
Instant FirstReady(Judge& judge, const std::set<Instant>& evidence, Instant now) {
  const Lifecycle& lifecycle = judge.contact().lifecycle;
  std::set<Instant> moments = evidence;
  const Instant contacted = judge.contact().MomentOf(kLifecycleLastContactedAt, now);
  if (contacted != kUndated) moments.insert(contacted);
  for (const ContactAttempt& attempt : lifecycle.attempts) {
    if (attempt.at != kUndated && attempt.at <= now) moments.insert(attempt.at);
  }
  const auto ready = [&](Instant at) {
    const Assessment& then = judge.ScoreAgain(at);
    return then.standing == Standing::kLead && then.tier == Tier::kSql;
  };
  Instant since = kUndated;
  for (auto at = moments.rbegin(); at != moments.rend() && ready(*at); ++at) {
    if (evidence.count(*at) != 0) since = *at;
    if (*at != *moments.begin() && !ready(*at - 1)) break;
  }
  return since;
}

Clock ClockOf(Judge& judge, Instant now, Tier tier) {
  const Model& model = judge.model();
  const Contact& contact = judge.contact();
  const Lifecycle& lifecycle = contact.lifecycle;
  const auto seen = [now](Instant at) { return at != kUndated && at <= now; };
  std::set<Instant> evidence;
  for (const Fact& fact : contact.facts) {
    if (seen(fact.at)) evidence.insert(fact.at);
  }
  for (const Event& event : contact.events) {
    if (seen(event.at)) evidence.insert(event.at);
  }
  Clock clock;
  const Instant last = !evidence.empty() ? *evidence.rbegin() : contact.MomentOf(kLifecycleCreatedAt, now);
  const std::int32_t reviewDays = model.tiers[static_cast<std::size_t>(tier)].reviewDays;
  if (last != kUndated && reviewDays >= 0) clock.reviewAt = model.zone->DayAt(last) + reviewDays;
  if (tier != Tier::kSql) return clock;
  if (seen(lifecycle.sqlSince)) {
    clock.since = lifecycle.sqlSince;
  } else if (model.personVerifies) {
    if (seen(lifecycle.verifiedAt)) clock.since = lifecycle.verifiedAt;
  } else {
    clock.since = FirstReady(judge, evidence, now);
  }
  if (clock.since == kUndated) return clock;
  if (model.promise) clock.dueAt = model.promise->hours.DueAt(clock.since, model.promise->minutes);
  std::set<Instant> answers;
  for (const ContactAttempt& attempt : lifecycle.attempts) answers.insert(attempt.at);
  answers.insert(contact.MomentOf(kLifecycleLastContactedAt));
  for (Instant at : answers) {
    if (clock.answeredAt == kUndated && seen(at) && at >= clock.since) clock.answeredAt = at;
  }
  clock.breached = clock.dueAt != kUndated && (clock.answeredAt != kUndated ? clock.answeredAt : now) > clock.dueAt;
  return clock;
}

TEST(Law4, TheClockStartsAtTheEarliestEvidenceFromWhichTheContactStaysSql) {
  std::uint64_t running = 0, due = 0;
  ForTriples(LawTriples(4), SmallShape::kAny, 700'000, [&](const SmallModel&, Judge& judge, const SmallContact& contact, Instant now) {
    const Assessment& found = judge.Assess(contact.Json(), now);
    if (found.standing != Standing::kLead) return;
    const Handoff told = found.handoff;
    const Clock clock = ClockOf(judge, now, found.tier);
    running += clock.since != kUndated;
    due += clock.dueAt != kUndated;
    EXPECT_EQ(told.since, clock.since);
    EXPECT_EQ(told.dueAt, clock.dueAt);
    EXPECT_EQ(told.answeredAt, clock.answeredAt);
    EXPECT_EQ(told.breached, clock.breached);
    EXPECT_EQ(told.reviewAt, clock.reviewAt);
  });
  EXPECT_GE(running, Often(LawTriples(4) / 20));
  EXPECT_GE(due, Often(LawTriples(4) / 100));
}

}  // namespace
}  // namespace bantam::test::laws_time_test
