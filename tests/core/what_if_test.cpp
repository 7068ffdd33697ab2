// SPDX-License-Identifier: MIT
// The law of what-if: whatever was changed, in whatever steps, every row is what the changed model document gives.
#include "bantam/what_if.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bantam/catalog.h"
#include "bantam/qualify.h"
#include "read_contact.h"
#include "seeded_contacts.h"
#include "small_models.h"
#include "what_if_models.h"

namespace bantam::what_if_test {
namespace {

using Json = nlohmann::json;

constexpr Instant kNow = 1'793'525'400;   // 2026-11-01T09:30:00Z
constexpr Instant kADay = 86'400;

Json Shipped(const char* id) { return Json::parse(*FindCatalogFile("models/" + std::string(id) + ".json")); }

std::shared_ptr<const Model> Load(const Json& document) {
  const LoadedModel loaded = LoadModel(document.dump());
  for (const Fault& fault : loaded.faults) ADD_FAILURE() << fault.code << ' ' << fault.path << ' ' << fault.message;
  return loaded.model;
}

struct People {
  std::vector<std::unique_ptr<ReadContact>> all;

  People(std::uint64_t seed, std::size_t count, const TimeZone& zone) {
    for (std::size_t i = 0; i < count; ++i) {
      std::string json;
      AppendSeededContact(json, seed, i, kNow);
      all.push_back(std::make_unique<ReadContact>(std::move(json), zone));
    }
  }
  const Contact& operator[](std::size_t row) const { return all[row]->contact; }
};

WhatIf Held(const std::shared_ptr<const Model>& model, const People& people) {
  WhatIf whatIf(model, kNow);
  whatIf.Reserve(people.all.size());
  for (const auto& person : people.all) EXPECT_FALSE(whatIf.Add(person->contact));
  return whatIf;
}

Place PlaceIn(const Assessment& found) {
  if (found.standing == Standing::kLead) return static_cast<Place>(found.tier);
  return static_cast<Place>(static_cast<int>(Place::kSql) + static_cast<int>(found.standing));
}

/// How many rows differ from a full re-score by the document; also whether the counts are theirs.
std::size_t Differences(WhatIf& whatIf, const Json& document, const People& people, Instant now, const std::vector<std::uint32_t>& but = {}) {
  Qualifier qualifier(Load(document), "en");
  std::size_t differences = 0;
  std::array<std::uint32_t, kPlaces> counts{};
  for (std::size_t row = 0; row < people.all.size(); ++row) {
    const WhatIfResult result = whatIf.ResultOf(row);
    ++counts[static_cast<std::size_t>(result.place)];
    if (std::binary_search(but.begin(), but.end(), row)) continue;
    const Assessment& found = qualifier.Score(people[row], now);
    const bool same = result.place == PlaceIn(found) && result.score == found.score && result.fit == found.fit && result.engagement == found.engagement;
    if (!same) ++differences;
  }
  EXPECT_EQ(whatIf.Count().now, counts);
  return differences;
}

TEST(WhatIf, GivesEveryRowTheResultsOfTheQualifier) {
  for (const char* id : {"reference", "saas-startup", "consultancy", "digital-agency", "enterprise-long-cycle"}) {
    const Json document = Shipped(id);
    const auto model = Load(document);
    const People people(7, 1500, *model->zone);
    WhatIf whatIf = Held(model, people);
    EXPECT_EQ(Differences(whatIf, document, people, kNow), 0u) << id;
    EXPECT_EQ(whatIf.Count().moved, 0u);
    EXPECT_TRUE(whatIf.StaleRows().empty());
  }
}

TEST(WhatIf, ChangesInAnyOrderGiveWhatTheChangedModelGives) {
  const Json original = Shipped("reference");
  const auto model = Load(original);
  const People people(11, 1200, *model->zone);
  WhatIf whatIf = Held(model, people);
  Json changed = original;
  SeededRandom random(3);
  std::size_t moved = 0;
  for (int step = 0; step < 60; ++step) {
    for (std::uint32_t n = random.Below(3) + (random.Chance(10) ? 8 : 0) + 1; n > 0; --n) ChangeSomething(random, whatIf, changed);
    ASSERT_EQ(Differences(whatIf, changed, people, kNow), 0u) << "step " << step;
    moved += whatIf.Count().moved;
    if (!random.Chance(15)) continue;
    whatIf.Reset();
    changed = original;
    ASSERT_EQ(Differences(whatIf, changed, people, kNow), 0u) << "step " << step;
    ASSERT_EQ(whatIf.Count().moved, 0u);
  }
  EXPECT_GT(moved, 1000u);
}

TEST(WhatIf, HoldsForRandomModels) {
  for (std::uint64_t seed = 1; seed <= test::Share(40); ++seed) {
    SeededRandom random(seed);
    Json document = RandomModel(random, Shipped("reference"));
    const auto model = Load(document);
    ASSERT_NE(model, nullptr) << document.dump();
    const People people(seed, 250, *model->zone);
    WhatIf whatIf = Held(model, people);
    ASSERT_EQ(Differences(whatIf, document, people, kNow), 0u) << "seed " << seed;
    for (int step = 0; step < 8; ++step) {
      ChangeSomething(random, whatIf, document);
      ASSERT_EQ(Differences(whatIf, document, people, kNow), 0u) << "seed " << seed << " step " << step;
    }
  }
}

TEST(WhatIf, MoreBoundsThanATableHoldsAreFoundRowByRow) {
  Json document = Shipped("reference");
  Json list = Json::array();
  for (int i = 0; i < 110; ++i) {
    for (const char* what : {"score", "fit", "engagement"}) list.push_back({{what, {{"min", i - 20 + 0.5}, {"max", i - 20 + 0.625}}}});
  }
  document["tiers"]["mql"]["when"] = {{"any", list}};
  const auto model = Load(document);
  const People people(9, 300, *model->zone);
  WhatIf whatIf = Held(model, people);
  SeededRandom random(4);
  for (int step = 0; step < 10; ++step) {
    EXPECT_EQ(Differences(whatIf, document, people, kNow), 0u);
    ChangeSomething(random, whatIf, document);
  }
}

TEST(WhatIf, SumsThatOutgrowThirtyTwoBitsStayExact) {
  Json document = Shipped("reference");
  const auto first = document["eventRules"].size();
  const auto add = [&](const char* id, const char* axis, const char* group, const char* type) {
    document["eventRules"].push_back({{"id", id}, {"name", {{"en", id}}}, {"axis", axis}, {"group", group}, {"points", 1}, {"event", {{"type", type}}}});
  };
  add("hidden-from-the-axis", "fit", "role", "page_view");   // by the group's limits
  for (const char* group : {"pages", "content", "clicks"}) add((std::string("small-alone-") + group).c_str(), "engagement", group, "intent");
  const auto model = Load(document);
  People people(5, 300, *model->zone);
  for (int views : {1, 47, 123'456, 300'000, 500'001, 654'321, 777'777, 999'999}) {
    const std::string events = R"({"type":"page_view","at":"2026-10-30","count":)" + std::to_string(views) + R"(},{"type":"intent","count":8})";
    people.all.push_back(std::make_unique<ReadContact>(R"({"id":"w","events":[)" + events + "]}", *model->zone));
  }
  WhatIf whatIf = Held(model, people);
  EXPECT_EQ(Differences(whatIf, document, people, kNow), 0u);
  const auto set = [&](std::size_t rule, int points) {
    document["eventRules"][rule]["points"] = points;
    ASSERT_FALSE(whatIf.SetEventPoints(rule, points * 1000));
  };
  for (int points : {100'000, -100'000, 7, 54'321, 1}) {
    set(first, points);
    EXPECT_EQ(Differences(whatIf, document, people, kNow), 0u) << points;
  }
  for (int points : {-100'000, 3, 100'000, -99'999}) {
    for (std::size_t rule = first + 1; rule < first + 4; ++rule) set(rule, points);
    EXPECT_EQ(Differences(whatIf, document, people, kNow), 0u) << points;
  }
}

TEST(WhatIf, EventsWithoutADateCountOnceTheRuleNoLongerDecays) {
  Json document = Shipped("reference");
  const auto model = Load(document);
  People people(1, 0, *model->zone);
  people.all.push_back(std::make_unique<ReadContact>(R"({"id":"u","events":[{"type":"webinar"},{"type":"webinar","at":"2026-10-30"},{"type":"webinar"}]})"));
  WhatIf whatIf = Held(model, people);
  const std::int32_t before = whatIf.ResultOf(0).score;
  const std::size_t webinar = model->eventRules.size() - 1;
  ASSERT_EQ(model->eventRules[webinar].id, "webinar");
  ASSERT_FALSE(whatIf.SetDecay(webinar, Decay::None()));
  document["eventRules"][webinar]["decay"] = {{"type", "none"}};
  EXPECT_EQ(Differences(whatIf, document, people, kNow), 0u);
  EXPECT_EQ(whatIf.ResultOf(0).score, before + 10'000);   // two of three count
}

TEST(WhatIf, AnotherDayIsExactForRowsThatAreNotStaleAndForAllOnceReread) {
  for (const char* id : {"reference", "enterprise-long-cycle"}) {
    const Json document = Shipped(id);
    const auto model = Load(document);
    const People people(23, 1500, *model->zone);
    WhatIf whatIf = Held(model, people);
    for (Instant moved : {Instant{60}, 3600 * Instant{15}, kADay, 9 * kADay, 40 * kADay, 400 * kADay, -kADay, -100 * kADay, Instant{0}}) {
      whatIf.SetNow(kNow + moved);
      const auto stale = whatIf.StaleRows();
      EXPECT_TRUE(moved != kADay || stale.size() < people.all.size() / 5) << stale.size();
      EXPECT_EQ(Differences(whatIf, document, people, kNow + moved, stale), 0u) << id << ' ' << moved;
      if (moved == 9 * kADay || moved == -kADay) continue;   // the next move begins with rows that are stale already
      for (std::uint32_t row : stale) ASSERT_FALSE(whatIf.Reread(row, people[row]));
      EXPECT_TRUE(whatIf.StaleRows().empty());
      EXPECT_EQ(Differences(whatIf, document, people, kNow + moved), 0u) << id << ' ' << moved;
    }
  }
}

TEST(WhatIf, TheBaseIsOfTheDayOfReadingAlsoWhereNobodyAskedBeforeTheDayMoved) {
  const auto model = ShippedModel("reference");
  const People people(19, 400, *model->zone);
  WhatIf asked = Held(model, people), unasked = Held(model, people);
  const PlaceCounts before = asked.Count();
  for (WhatIf* whatIf : {&asked, &unasked}) {
    whatIf->SetNow(kNow + 200 * kADay);
    for (std::uint32_t row : whatIf->StaleRows()) ASSERT_FALSE(whatIf->Reread(row, people[row]));
    EXPECT_EQ(whatIf->Count().base, before.base);
    EXPECT_GT(whatIf->Count().moved, 0u);
    EXPECT_EQ(whatIf->Count().moved, asked.Count().moved);
  }
}

TEST(WhatIf, RandomModelsHoldOnOtherDaysToo) {
  for (std::uint64_t seed = 100; seed < 100 + test::Share(20); ++seed) {
    SeededRandom random(seed);
    Json document = RandomModel(random, Shipped("reference"));
    const auto model = Load(document);
    ASSERT_NE(model, nullptr);
    const People people(seed, 200, *model->zone);
    WhatIf whatIf = Held(model, people);
    for (int step = 0; step < 6; ++step) {
      const Instant now = kNow + (static_cast<Instant>(random.Below(1200)) - 300) * 3600 * (random.Chance(50) ? 24 : 1);
      whatIf.SetNow(now);
      ChangeSomething(random, whatIf, document);
      const auto stale = whatIf.StaleRows();
      ASSERT_EQ(Differences(whatIf, document, people, now, stale), 0u) << "seed " << seed << " step " << step;
      for (std::uint32_t row : stale) ASSERT_FALSE(whatIf.Reread(row, people[row]));
      ASSERT_EQ(Differences(whatIf, document, people, now), 0u) << "seed " << seed << " step " << step;
    }
  }
}

// Everything that shows itself at a moment of its own, and models that ask it.
TEST(WhatIf, FollowsNowOverEveryMomentAtWhichSomethingShowsItself) {
  Json document = Shipped("reference");
  for (const char* path : {"lifecycle.createdAt", "lifecycle.lastContactedAt", "lifecycle.outcome", "lifecycle.outcomeAt", "lifecycle.outcomeReason", "lifecycle.value"}) {
    for (const char* asked : {"exists", "inDays"}) {
      const bool days = asked[0] == 'i';
      if (days && !std::string_view(path).ends_with("At")) continue;
      Json rule = document["attributeRules"][0];
      rule["id"] = "own-" + std::to_string(document["attributeRules"].size());
      rule["points"] = 3;
      rule["when"] = {{"fact", path}, {asked, days ? Json{{"min", -90}} : Json(true)}};
      document["attributeRules"].push_back(rule);
    }
  }
  Json standing = document;
  standing["standings"]["customer"] = {{"fact", "lifecycle.outcome"}, {"equals", "won"}};
  const char* const told[] = {
      R"({"lifecycle":{"createdAt":"2026-10-20"}})",
      R"({"lifecycle":{"createdAt":[{"value":"2026-10-20","at":"2026-10-25"},{"value":"2026-05-01","source":"note"}]},"bant":{"timeline":{"withinDays":150}}})",
      R"({"lifecycle":{"lastContactedAt":"2026-10-20T10:00:00Z"},"events":[{"type":"contact_request","at":"2026-10-19T10:00:00Z"}]})",
      R"({"lifecycle":{"lastContactedAt":{"value":"2026-10-20T10:00:00Z","at":"2026-10-24"}},"events":[{"type":"contact_request","at":"2026-10-19T10:00:00Z"}]})",
      R"({"lifecycle":{"outcome":"won","outcomeAt":"2026-10-20","outcomeReason":"price","value":9}})",
      R"({"lifecycle":{"outcome":"won","outcomeAt":{"value":"2026-10-20","at":"2026-10-01"}}})",
      R"({"bant":{"budget":{"amount":6000,"currency":{"value":"SEK","at":"2026-10-20"}}}})",
      R"({"bant":{"budget":{"min":6000,"max":{"value":9000,"at":"2025-10-20"},"amount":{"value":1,"at":"2026-10-20"}}}})",
      R"({"bant":{"timeline":{"withinDays":{"value":{"min":0,"max":20},"at":"2026-10-20"}}}})",
      R"({"bant":{"timeline":{"withinDays":{"value":{"min":60,"max":400},"at":"2026-10-20"}}}})",
      R"({"notes":[{"text":"Bantam 2026-10-10 · Stage: customer · AK","at":"2026-10-20T12:00:00Z"}]})",
  };
  for (const Json& asked : {document, standing}) {
    const auto judged = Load(asked);
    People people(1, 0, *judged->zone);
    for (const char* json : told) people.all.push_back(std::make_unique<ReadContact>(json, *judged->zone));
    WhatIf whatIf = Held(judged, people);
    for (const int day : {20, -60, 20, -13, -12, -11, -12, -13, -7, -8, -9, -12, 9, 8, 7, 400, -400, 380, -400, 0, 8, 9, 10, 150, 320, 321, 322, 20, -60, 20}) {
      const Instant now = kNow + day * kADay;
      whatIf.SetNow(now);
      const auto stale = whatIf.StaleRows();
      EXPECT_EQ(Differences(whatIf, asked, people, now, stale), 0u) << day;
      for (std::uint32_t row : stale) ASSERT_FALSE(whatIf.Reread(row, people[row]));
      EXPECT_EQ(Differences(whatIf, asked, people, now), 0u) << day;
    }
  }
}

TEST(WhatIf, TheLastReadingOfARowCounts) {
  const auto model = ShippedModel("reference");
  const People people(31, 60, *model->zone);
  WhatIf whatIf = Held(model, people);
  whatIf.Count();
  for (std::size_t row = 0; row < 20; ++row) {
    for (std::size_t other : {row + 20, row + 40}) ASSERT_FALSE(whatIf.Reread(row, people[other]));
  }
  Qualifier qualifier(model, "en");
  for (std::size_t row = 0; row < 60; ++row) EXPECT_EQ(whatIf.ResultOf(row).score, qualifier.Score(people[row < 20 ? row + 40 : row], kNow).score) << row;
}

TEST(WhatIf, WhatIsKeptIsTheNewBase) {
  const Json original = Shipped("reference");
  const auto model = Load(original);
  const People people(13, 800, *model->zone);
  WhatIf whatIf = Held(model, people);
  const auto before = whatIf.Count().now;
  ASSERT_FALSE(whatIf.SetAxisLimits(Axis::kFit, {-50'000, 30'000}));
  const auto after = whatIf.Count();
  EXPECT_GT(after.moved, 0u);
  EXPECT_EQ(after.base, before);
  whatIf.Keep();
  EXPECT_EQ(whatIf.Count().moved, 0u);
  EXPECT_EQ(whatIf.Count().base, after.now);
  ASSERT_FALSE(whatIf.SetAxisLimits(Axis::kFit, {-50'000, 85'000}));
  EXPECT_EQ(whatIf.Count().now, before);
  EXPECT_EQ(whatIf.Count().moved, after.moved);
  whatIf.Reset();
  EXPECT_EQ(whatIf.Count().now, after.now);
}

TEST(WhatIf, RowsAddedLaterHaveTheirBaseToo) {
  const auto model = ShippedModel("reference");
  const People people(17, 500, *model->zone);
  WhatIf late(model, kNow);
  for (std::size_t row = 0; row < 200; ++row) ASSERT_FALSE(late.Add(people[row]));
  ASSERT_FALSE(late.SetAttributePoints(2, 0));
  late.Count();
  for (std::size_t row = 200; row < 500; ++row) ASSERT_FALSE(late.Add(people[row]));
  WhatIf whole = Held(model, people);
  ASSERT_FALSE(whole.SetAttributePoints(2, 0));
  EXPECT_EQ(late.Count().moves, whole.Count().moves);
  EXPECT_GT(late.Count().moved, 0u);
}

TEST(WhatIf, MoversAreAllWhoseTierChangedTheBestScoreFirst) {
  const auto model = ShippedModel("reference");
  const People people(19, 1000, *model->zone);
  WhatIf whatIf = Held(model, people);
  std::vector<WhatIfResult> before;
  for (std::size_t row = 0; row < 1000; ++row) before.push_back(whatIf.ResultOf(row));
  ASSERT_FALSE(whatIf.SetAttributePoints(2, -5'000));
  std::vector<Mover> expected;
  for (std::uint32_t row = 0; row < 1000; ++row) {
    const WhatIfResult after = whatIf.ResultOf(row);
    if (after.place != before[row].place) expected.push_back({row, before[row].place, after.place, before[row].score, after.score});
  }
  std::stable_sort(expected.begin(), expected.end(), [](const Mover& a, const Mover& b) { return a.score > b.score; });
  ASSERT_GT(expected.size(), 20u);
  EXPECT_EQ(whatIf.Count().moved, expected.size());
  for (std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{20}, std::size_t{5000}}) {
    const auto movers = whatIf.Movers(most);
    ASSERT_EQ(movers.size(), std::min(most, expected.size()));
    for (std::size_t i = 0; i < movers.size(); ++i) {
      EXPECT_EQ(movers[i].row, expected[i].row);
      EXPECT_EQ(movers[i].from, expected[i].from);
      EXPECT_EQ(movers[i].to, expected[i].to);
      EXPECT_EQ(movers[i].scoreBefore, expected[i].scoreBefore);
      EXPECT_EQ(movers[i].score, expected[i].score);
    }
  }
}

TEST(WhatIf, TheHistogramCountsEveryLeadOnce) {
  const auto model = ShippedModel("reference");
  const People people(29, 700, *model->zone);
  WhatIf whatIf = Held(model, people);
  ASSERT_FALSE(whatIf.SetAttributePoints(0, 60'000));
  for (const auto& [low, width, bins] : {std::tuple<std::int64_t, std::int64_t, std::size_t>{-50'000, 10'000, 20}, {0, 1, 3}, {INT64_MIN, INT64_MAX, 4}, {-7, 5'000'000'000, 2}}) {
    const auto histogram = whatIf.Histogram(low, width, bins);
    std::vector<std::uint32_t> expected(bins);
    for (std::size_t row = 0; row < 700; ++row) {
      const WhatIfResult result = whatIf.ResultOf(row);
      if (!IsTier(result.place)) continue;
      const __int128_t bin = (static_cast<__int128_t>(result.score) - low) / width;
      ++expected[result.score < low ? 0 : static_cast<std::size_t>(std::min<__int128_t>(bin, static_cast<__int128_t>(bins - 1)))];
    }
    EXPECT_EQ(histogram.now, expected);
    whatIf.Reset();
    EXPECT_EQ(whatIf.Histogram(low, width, bins).now, histogram.base);
    ASSERT_FALSE(whatIf.SetAttributePoints(0, 60'000));
  }
  EXPECT_TRUE(whatIf.Histogram(0, 0, 10).now.empty());
  EXPECT_TRUE(whatIf.Histogram(0, 1000, 0).now.empty());
  EXPECT_TRUE(whatIf.Histogram(0, 1000, kMaxHistogramBins + 1).base.empty());
}

TEST(WhatIf, AChangeThatCannotBeIsAFaultAndChangesNothing) {
  const auto model = ShippedModel("reference");
  const People people(37, 100, *model->zone);
  WhatIf whatIf = Held(model, people);
  const auto code = [](const std::optional<Fault>& fault) { return fault ? fault->code : ""; };
  EXPECT_EQ(code(whatIf.SetAttributePoints(model->attributeRules.size(), 1)), "not_here");
  EXPECT_EQ(code(whatIf.SetEventPoints(model->eventRules.size(), 1)), "not_here");
  EXPECT_EQ(code(whatIf.SetDecay(model->eventRules.size(), Decay::None())), "not_here");
  EXPECT_EQ(code(whatIf.SetGroupLimits(1, {0, 1})), "not_here");
  EXPECT_EQ(code(whatIf.SetGroupLimits(model->groups.size(), {0, 1})), "not_here");
  EXPECT_EQ(code(whatIf.SetTierBound(whatIf.TierBounds().size(), 0, 1)), "not_here");
  EXPECT_EQ(code(whatIf.Reread(100, people[0])), "not_here");
  EXPECT_EQ(code(whatIf.SetAttributePoints(0, kMaxPoints + 1)), "bad_value");
  EXPECT_EQ(code(whatIf.SetEventPoints(0, -kMaxPoints - 1)), "bad_value");
  EXPECT_EQ(code(whatIf.SetGroupLimits(2, {2, 1})), "bad_value");
  EXPECT_EQ(code(whatIf.SetGroupLimits(2, {INT64_MIN, kMaxPoints + 1})), "bad_value");
  EXPECT_EQ(code(whatIf.SetAxisLimits(Axis::kFit, {INT64_MIN, -kMaxPoints})), "bad_value");   // below the lower limit that stays
  EXPECT_EQ(code(whatIf.SetTierBound(0, 2, 1)), "bad_value");
  EXPECT_EQ(whatIf.Count().moved, 0u);
  EXPECT_FALSE(whatIf.SetAttributePoints(0, kMaxPoints));
  EXPECT_FALSE(whatIf.SetGroupLimits(2, {-kMaxPoints, INT64_MAX}));
}

TEST(WhatIf, ASideOfAnAxisThatIsLeftOpenStaysAsItIs) {
  const auto model = ShippedModel("reference");
  const People people(43, 500, *model->zone);
  WhatIf one = Held(model, people), both = Held(model, people);
  ASSERT_FALSE(one.SetAxisLimits(Axis::kFit, {-3'000, 12'000}));
  ASSERT_FALSE(one.SetAxisLimits(Axis::kFit, {INT64_MIN, 20'000}));
  ASSERT_FALSE(one.SetAxisLimits(Axis::kFit, {2'000, INT64_MAX}));
  ASSERT_FALSE(one.SetAxisLimits(Axis::kFit, {}));
  ASSERT_FALSE(both.SetAxisLimits(Axis::kFit, {2'000, 20'000}));
  for (std::size_t row = 0; row < one.size(); ++row) ASSERT_EQ(one.ResultOf(row).fit, both.ResultOf(row).fit);
  EXPECT_GT(one.Count().moved, 0u);
}

TEST(WhatIf, AContactTakesAtMostFourHundredBytes) {
  const auto model = ShippedModel("reference");
  const People people(41, 20'000, *model->zone);
  WhatIf whatIf = Held(model, people);
  whatIf.Count();
  EXPECT_LE(whatIf.MemoryBytes(), 400u * 20'000);
  EXPECT_GE(whatIf.MemoryBytes(), 50u * 20'000);
}

TEST(WhatIf, WithoutContactsEverythingIsZero) {
  WhatIf whatIf(ShippedModel("reference"), kNow);
  EXPECT_EQ(whatIf.Count().now, (std::array<std::uint32_t, kPlaces>{}));
  EXPECT_TRUE(whatIf.Places().empty());
  EXPECT_TRUE(whatIf.Movers(5).empty());
  EXPECT_EQ(whatIf.ResultOf(0).score, 0);
  ASSERT_FALSE(whatIf.SetAttributePoints(0, 5));
  whatIf.Keep();
  EXPECT_EQ(whatIf.Count().moved, 0u);
}

}  // namespace
}  // namespace bantam::what_if_test
