// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <tuple>

#include "read_contact.h"

namespace bantam::contact_limits_test {
namespace {

std::string Repeated(const std::string& item, std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) list += (i == 0 ? "" : ",") + item;
  return list;
}

TEST(ContactLimits, LimitsCountsAndSeconds) {
  const auto read = [](const char* members) { return ReadContact(std::string(R"({"events":[{"type":"a",)") + members + "}]}"); };
  const auto count = [&](const char* text) { return read((std::string("\"count\":") + text).c_str()).contact.events.at(0).count; };
  EXPECT_EQ(count("999999"), 999'999u);
  EXPECT_EQ(count("1000000"), 1'000'000u);
  EXPECT_EQ(count("1000001"), 1'000'000u);
  EXPECT_EQ(count("1e400"), 1'000'000u);
  EXPECT_EQ(count("1"), 1u);
  EXPECT_EQ(count("2.0"), 2u);
  EXPECT_EQ(count("\"3\""), 1u);
  EXPECT_EQ(read("\"count\":1000000").Warnings(), "");
  EXPECT_EQ(read("\"count\":1000001").Warnings(), "bad_number $.events[0].count");
  for (const char* below : {"\"count\":0", "\"count\":0.4", "\"count\":-3", "\"count\":-1e400"}) {
    EXPECT_TRUE(read(below).contact.events.empty()) << below;   // what never happened is no event
    EXPECT_EQ(read(below).Warnings(), "bad_number $.events[0].count") << below;
  }
  EXPECT_EQ(read("\"seconds\":-5").contact.events.at(0).seconds, 0u);
  EXPECT_EQ(read("\"seconds\":1000000001").contact.events.at(0).seconds, kMaxEventSeconds);
}

TEST(ContactLimits, LimitsDepth) {
  const auto nested = [](std::size_t depth) { return "{\"x\":" + std::string(depth, '[') + std::string(depth, ']') + "}"; };
  EXPECT_EQ(ReadContact(nested(62)).Code(), "");
  EXPECT_EQ(ReadContact(nested(63)).Code(), "");
  EXPECT_EQ(ReadContact(nested(64)).Code(), "too_deep");
  EXPECT_EQ(ReadContact(nested(100'000)).Code(), "too_deep");
  EXPECT_EQ(ReadContact(nested(100'000)).Path(), "$.x");
}

TEST(ContactLimits, LimitsBytes) {
  const auto padded = [](std::size_t size) { return "{" + std::string(size - 2, ' ') + "}"; };
  EXPECT_EQ(ReadContact(padded(kMaxContactBytes - 1)).Code(), "");
  EXPECT_EQ(ReadContact(padded(kMaxContactBytes)).Code(), "");
  EXPECT_EQ(ReadContact(padded(kMaxContactBytes + 1)).Code(), "too_large");
}

TEST(ContactLimits, LimitsEventsNotesFactsListsAndNames) {
  const auto atLimit = [](const char* before, const char* item, const char* after, std::size_t limit, const char* path) {
    const auto with = [&](std::size_t count) { return ReadContact(before + Repeated(item, count) + after); };
    EXPECT_EQ(with(limit - 1).Code(), "") << before;
    EXPECT_EQ(with(limit).Code(), "") << before;
    const ReadContact beyond = with(limit + 1);
    EXPECT_EQ(beyond.Code(), "too_many") << before;
    EXPECT_EQ(beyond.Path(), path);
  };
  atLimit("{\"events\":[", "{\"type\":\"a\"}", "]}", kMaxEvents, "$.events[100000]");
  atLimit("{\"notes\":[", "\"a\"", "]}", kMaxNotes, "$.notes[10000]");
  atLimit("{\"asked\":[", "{\"questionId\":\"a\"}", "]}", kMaxNotes, "$.asked[10000]");
  atLimit("{\"lifecycle\":{\"attempts\":[", "{}", "]}}", kMaxNotes, "$.lifecycle.attempts[10000]");
  atLimit("{\"observed\":[", "\"a\"", "]}", kMaxListItems, "$.observed[10000]");
  atLimit("{\"company\":{\"technologies\":[", "\"a\"", "]}}", kMaxListItems, "$.company.technologies[10000]");
  atLimit("{\"bant\":{\"authority\":{\"decisionMakers\":[", "{\"role\":\"a\"}", "]}}}", kMaxListItems, "$.bant.authority.decisionMakers[10000]");
  atLimit("{\"company\":{\"employees\":[", "{\"value\":1}", "]}}", kMaxFacts, "$.company.employees[2000]");
}

TEST(ContactLimits, LimitsCustomNamesAndRepeatedKeys) {
  const auto named = [](std::size_t count) {
    std::string members;
    for (std::size_t i = 0; i < count; ++i) members += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
    return ReadContact("{\"custom\":{" + members + "}}").Code();
  };
  EXPECT_EQ(named(kMaxCustomAttributes - 1), "");
  EXPECT_EQ(named(kMaxCustomAttributes), "");
  EXPECT_EQ(named(kMaxCustomAttributes + 1), "too_many");
  EXPECT_EQ(ReadContact("{" + Repeated("\"id\":1", kMaxContactWarnings + 1) + "}").Code(), "");
  EXPECT_EQ(ReadContact("{" + Repeated("\"id\":1", kMaxContactWarnings + 2) + "}").Code(), "too_many");
}

TEST(ContactLimits, ATextBeyondItsLimitIsNoFact) {
  const auto of = [](const std::string& before, std::size_t size, const std::string& after) { return ReadContact(before + std::string(size, 'a') + after); };
  for (const auto& [before, after] : {std::pair(R"({"person":{"title":")", R"("}})"), std::pair(R"({"person":{"title":{"value":")", R"("}}})"), std::pair(R"({"company":{"technologies":[")", R"("]}})"),
                                      std::pair(R"({"bant":{"timeline":{"date":"in )", R"("}}})"), std::pair(R"({"custom":{"x":")", R"("}})")}) {
    const std::size_t less = std::string_view(before).find("in ") == std::string_view::npos ? 0 : 3;
    EXPECT_EQ(of(before, kMaxFactText - less - 1, after).contact.facts.size(), 1u) << before;
    EXPECT_EQ(of(before, kMaxFactText - less, after).contact.facts.size(), 1u) << before;
    const ReadContact beyond = of(before, kMaxFactText - less + 1, after);
    EXPECT_TRUE(beyond.contact.facts.empty()) << before;
    EXPECT_NE(beyond.Warnings().find("too_long $."), std::string::npos) << before;
  }
}

TEST(ContactLimits, AnIdOrNameBeyondItsLimitIsLeftOut) {
  const auto of = [](const std::string& before, std::size_t size, const std::string& after) { return ReadContact(before + std::string(size, '1') + after); };
  using Kept = std::size_t (*)(const Contact&);
  const std::tuple<const char*, const char*, const char*, Kept> places[] = {
      {R"({"id":")", R"("})", "$.id", [](const Contact& contact) { return contact.id.size(); }},
      {R"({"id":)", "}", "$.id", [](const Contact& contact) { return contact.id.size(); }},
      {R"({"account":")", R"("})", "$.account", [](const Contact& contact) { return contact.account.size(); }},
      {R"({"lifecycle":{"verifiedBy":")", R"("}})", "$.lifecycle.verifiedBy", [](const Contact& contact) { return contact.lifecycle.verifiedBy.size(); }},
      {R"({"lifecycle":{"override":{"reason":")", R"("}}})", "$.lifecycle.override.reason", [](const Contact& contact) { return contact.lifecycle.override_.reason.size(); }},
      {R"({"company":{"employees":{"value":5,"by":")", R"("}}})", "$.company.employees.by", [](const Contact& contact) { return contact.facts.at(0).name.size(); }},
      {R"({"bant":{"authority":{"decisionMakers":[{"role":"owner","name":")", R"("}]}}})", "$.bant.authority.decisionMakers[0].name",
       [](const Contact& contact) { return contact.decisionMakers.at(0).name.size(); }},
  };
  for (const auto& [before, after, path, kept] : places) {
    for (const std::size_t size : {kMaxFactText - 1, kMaxFactText, kMaxFactText + 1}) {
      const ReadContact read = of(before, size, after);
      const bool fits = size <= kMaxFactText;
      EXPECT_EQ(kept(read.contact), fits ? size : 0) << path;
      EXPECT_EQ(read.Warnings(), fits ? std::string() : "too_long " + std::string(path));
    }
  }
}

TEST(ContactLimits, KeepsReportsBounded) {
  std::string keys = "{";
  for (std::size_t i = 0; i < 500; ++i) keys += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
  EXPECT_EQ(ReadContact(keys + "}").contact.unknownKeys.size(), kMaxUnknownKeys);
  EXPECT_EQ(ReadContact("{\"events\":[" + Repeated("1", 500) + "]}").contact.warnings.size(), kMaxContactWarnings);
  const std::string longName(5'000, 'n');
  EXPECT_LT(ReadContact("{\"" + longName + "\":1}").contact.unknownKeys.at(0).size(), 200u);
}

TEST(TextStore, KeepsTextsUntilCleared) {
  TextStore store;
  std::vector<std::string_view> kept;
  for (int i = 0; i < 3'000; ++i) kept.push_back(store.Keep(std::string(static_cast<std::size_t>(i), 'a' + static_cast<char>(i % 26))));
  for (std::size_t i = 0; i < kept.size(); ++i) ASSERT_EQ(kept[i], std::string(i, 'a' + static_cast<char>(i % 26)));
  const std::string_view huge = store.Keep(std::string(5u << 20, 'x'));
  EXPECT_EQ(huge.find_first_not_of('x'), std::string_view::npos);
  store.Clear();
  EXPECT_EQ(store.Keep("again"), "again");
  EXPECT_EQ(store.Keep(""), "");
}

}  // namespace
}  // namespace bantam::contact_limits_test
