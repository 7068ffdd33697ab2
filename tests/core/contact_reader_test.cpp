// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "read_contact.h"
#include "seeded_contacts.h"

namespace bantam::contact_reader_test {
namespace {

TEST(ContactReader, ReadsEvents) {
  const ReadContact read(R"({"events":[{"type":"download","at":"2026-11-02T09:15:00Z","asset":"a","topic":"b","url":"c","seconds":40,"count":2},{"type":"form"}]})");
  ASSERT_EQ(read.contact.events.size(), 2u);
  const Event& event = read.contact.events[0];
  EXPECT_EQ(event.type, "download");
  EXPECT_EQ(event.asset, "a");
  EXPECT_EQ(event.topic, "b");
  EXPECT_EQ(event.url, "c");
  EXPECT_EQ(event.at, 1'793'610'900);
  EXPECT_EQ(event.seconds, 40u);
  EXPECT_EQ(event.count, 2u);
  EXPECT_EQ(read.contact.events[1].at, kUndated);
  EXPECT_EQ(read.contact.events[1].count, 1u);
}

TEST(ContactReader, DropsEventsWhoseDateOrTypeCannotBeRead) {
  const ReadContact read(R"({"events":[{"type":"a","at":"soon"},{"type":"b","at":"40000-01-01"},{"type":"c","at":"1899-12-31T00:00:00Z"},
      {"type":"d","at":5},{"at":"2026-01-01"},7,{"type":"e","at":null},{"type":"f","at":""}]})");
  ASSERT_EQ(read.contact.events.size(), 2u);
  EXPECT_EQ(read.contact.events[0].type, "e");
  EXPECT_EQ(read.contact.events[1].type, "f");
  EXPECT_EQ(read.contact.warnings.size(), 6u);
  EXPECT_EQ(read.contact.warnings[2].code, "date_out_of_range");
  EXPECT_EQ(read.contact.warnings[2].path, "$.events[2].at");
}

TEST(ContactReader, ReadsEveryShortMomentAsParseTimeDoes) {
  SeededRandom random(1);
  constexpr std::string_view kTypical = "2024-02-29T23:59:59Z";
  for (int i = 0; i < 200'000; ++i) {
    std::string text(kTypical);
    for (std::uint32_t n = random.Below(4); n > 0; --n) text[random.Below(19)] = static_cast<char>('0' + random.Below(10));
    if (random.Chance(2)) text[random.Below(20)] = ':';
    const ParsedTime parsed = ParseTime(text, TimeZone::Utc());
    const ReadContact read("{\"events\":[{\"type\":\"a\",\"at\":\"" + text + "\"}]}");
    ASSERT_EQ(read.contact.events.size(), parsed.fault == TimeFault::kNone ? 1u : 0u) << text;
    if (!read.contact.events.empty()) {
      ASSERT_EQ(read.contact.events[0].at, parsed.at) << text;
    }
  }
}

TEST(ContactReader, ReadsNotesQuestionsAndWhatTheSourceCanShow) {
  const ReadContact read(R"({"notes":["a",{"text":"b","at":"2026-01-01T00:00:00Z","by":"B","language":"fi"},{"by":"nobody"}],
      "asked":[{"questionId":"q","at":"2026-01-01","result":"none"},{"result":"x"},4],"observed":["page_view",""]})");
  ASSERT_EQ(read.contact.notes.size(), 2u);
  EXPECT_EQ(read.contact.notes[1].by, "B");
  EXPECT_EQ(read.contact.notes[1].language, "fi");
  ASSERT_EQ(read.contact.asked.size(), 1u);
  EXPECT_EQ(read.contact.asked[0].result, "none");
  EXPECT_TRUE(read.contact.hasObserved);
  EXPECT_EQ(read.contact.observed.size(), 1u);
  EXPECT_TRUE(ReadContact(R"({"observed":[]})").contact.hasObserved);
  EXPECT_FALSE(ReadContact(R"({"observed":null})").contact.hasObserved);
  EXPECT_EQ(ReadContact(R"({"notes":"one"})").contact.notes.size(), 1u);
}

TEST(ContactReader, ReadsTheLifeCycle) {
  const ReadContact read(R"({"lifecycle":{"owner":"O","createdAt":"2026-01-02T03:04:05Z","lastContactedAt":"2026-01-03","sqlSince":"2026-01-04",
      "verifiedBy":"V","verifiedAt":"2026-01-05","attempts":[{"at":"2026-02-02","how":"call","result":"reached"},5],
      "override":{"tier":"sql","reason":"r","by":"B","until":"2027-01-01","at":"2026-01-06"},"outcome":"won","value":9}})");
  const Lifecycle& lifecycle = read.contact.lifecycle;
  EXPECT_EQ(read.contact.TextOf(kLifecycleOwner), "O");
  EXPECT_EQ(read.contact.MomentOf(kLifecycleCreatedAt), 1'767'323'045);
  EXPECT_EQ(read.contact.MomentOf(kLifecycleLastContactedAt), 1'767'398'400);
  EXPECT_EQ(lifecycle.sqlSince, 1'767'484'800);
  EXPECT_EQ(lifecycle.verifiedBy, "V");
  EXPECT_EQ(lifecycle.verifiedAt, 1'767'571'200);
  ASSERT_EQ(lifecycle.attempts.size(), 1u);
  EXPECT_EQ(lifecycle.attempts[0].how, "call");
  EXPECT_EQ(lifecycle.override_.tier, "sql");
  EXPECT_EQ(lifecycle.override_.by, "B");
  EXPECT_EQ(lifecycle.override_.until, 1'798'761'600);
  EXPECT_EQ(lifecycle.override_.at, 1'767'657'600);
  EXPECT_EQ(read.Find(kLifecycleOutcome)->value.text, "won");
  EXPECT_EQ(read.Find(kLifecycleCreatedAt)->value.kind, ValueKind::kDate);
}

TEST(ContactReader, ReadsWhatOtherContactsToldInAnyOrderOfMembers) {
  const ReadContact read(R"({"accountFacts":[{"value":{"min":5},"source":"person","contact":"c2","name":"N","at":"2026-01-01","confidence":0.5,"fact":"company.employees"},
      {"fact":"company.name","value":null},{"fact":"no.such","value":1},{"fact":"custom.x","value":"y"},{"fact":"company.name"},{"fact":"custom.","value":1},8]})");
  ASSERT_EQ(read.contact.facts.size(), 3u);
  const Fact& fact = read.contact.facts[0];
  EXPECT_TRUE(fact.fromAccount);
  EXPECT_EQ(fact.attribute, kCompanyEmployees);
  EXPECT_EQ(fact.contact, "c2");
  EXPECT_EQ(fact.name, "N");
  EXPECT_EQ(fact.source, Source::kPerson);
  EXPECT_EQ(fact.confidence, 500);
  EXPECT_EQ(fact.value.low, 5000);
  EXPECT_EQ(read.contact.facts[1].value.kind, ValueKind::kNone);
  EXPECT_EQ(read.contact.facts[2].attribute, kCustomAttribute);
  EXPECT_EQ(read.Warnings(), "unknown_fact $.accountFacts[2], unknown_fact $.accountFacts[5], wrong_type $.accountFacts[6]");
  EXPECT_EQ(read.contact.TextOf(kCustomAttribute), "");
}

TEST(ContactReader, NamesCustomAttributes) {
  const ReadContact read(R"({"custom":{"colour":"red","seats":5,"odd":{"a":1}}})");
  EXPECT_EQ(read.contact.customNames, (std::vector<std::string_view>{"colour", "seats", "odd"}));
  EXPECT_EQ(read.Find(kCustomAttribute)->value.text, "red");
  EXPECT_EQ(read.Find(kCustomAttribute + 1)->value.low, 5000);
  EXPECT_EQ(read.Find(kCustomAttribute + 2), nullptr);
  EXPECT_EQ(read.contact.unknownKeys, (std::vector<std::string_view>{"custom.odd.a"}));
}

TEST(ContactReader, ReportsUnknownKeysOnceAndPassesOtherConsentsBy) {
  const ReadContact read(R"({"foo":1,"company":{"bar":{"deep":[1]}},"consent":{"profiling":true,"email":false},"events":[{"type":"a","x":1},{"type":"b","x":2}],"a b\"":0})");
  EXPECT_EQ(read.contact.unknownKeys, (std::vector<std::string_view>{"foo", "company.bar", "events[].x", "[\"a b\\\"\"]"}));
  EXPECT_EQ(read.Warnings(), "");
}

TEST(ContactReader, TakesTheLastOfRepeatedKeys) {
  const ReadContact read(R"({"id":"a","id":"b","person":{"name":"x","title":"CEO"},"person":{"name":"y","name":"z"},"events":[{"type":"a"}],"events":[{"type":"b","type":"c"}],
      "custom":{"k":1,"k":2},"notes":["a"],"notes":null})");
  EXPECT_EQ(read.contact.id, "b");
  EXPECT_EQ(read.contact.TextOf(kPersonName), "z");
  EXPECT_EQ(read.Find(kPersonTitle), nullptr);
  ASSERT_EQ(read.contact.events.size(), 1u);
  EXPECT_EQ(read.contact.events[0].type, "c");
  EXPECT_EQ(read.Find(kCustomAttribute)->value.low, 2000);
  EXPECT_TRUE(read.contact.notes.empty());
  EXPECT_EQ(read.Warnings(), "duplicate_key $.id, duplicate_key $.person, duplicate_key $.person.name, duplicate_key $.events, "
                             "duplicate_key $.events[0].type, duplicate_key $.custom.k, duplicate_key $.notes");
}

TEST(ContactReader, ForgetsEveryRepeatedSection) {
  const std::string whole = R"("observed":["a"],"company":{"name":"n"},"bant":{"need":{"problem":"p"},"authority":{"decisionMakers":[{"role":"r"}]}},"competition":{"status":"s"},
      "consent":{"profiling":true},"origin":{"channel":"c"},"asked":[{"questionId":"q"}],"accountFacts":[{"fact":"company.name","value":"x"}],
      "lifecycle":{"stage":"s","createdAt":"2026-01-01","lastContactedAt":"2026-01-01"},"custom":{"k":1})";
  const ReadContact read("{" + whole + R"(,"observed":null,"company":{},"bant":{},"competition":{},"consent":{},"origin":{},"asked":[],"accountFacts":[],"lifecycle":{},"custom":{}})");
  EXPECT_FALSE(read.contact.hasObserved);
  EXPECT_TRUE(read.contact.facts.empty());
  EXPECT_TRUE(read.contact.asked.empty());
  EXPECT_TRUE(read.contact.decisionMakers.empty());
  EXPECT_TRUE(read.contact.lifecycle.moments.empty());
  EXPECT_EQ(read.contact.warnings.size(), 10u);
}

TEST(ContactReader, ReplacesHalfASurrogatePairAndWarns) {
  const ReadContact read(R"({"person":{"name":"a\ud800b"}})");
  EXPECT_EQ(read.contact.TextOf(kPersonName), "a\xEF\xBF\xBD" "b");
  EXPECT_EQ(read.Warnings(), "lone_surrogate $.person.name");
}

TEST(ContactReader, FaultsWithCodeAndPlace) {
  const auto faulty = [](const std::string& json, const char* code, const char* path) {
    const ReadContact read(json);
    EXPECT_EQ(read.Code(), code) << json;
    EXPECT_EQ(read.Path(), path) << json;
    EXPECT_TRUE(read.contact.facts.empty());
    EXPECT_TRUE(read.contact.events.empty());
  };
  faulty("", "syntax", "$");
  faulty("{", "syntax", "$");
  faulty("[1]", "not_an_object", "$");
  faulty("\"x\"", "not_an_object", "$");
  faulty("{} x", "syntax", "$");
  faulty(R"({"company":{"name":"n","employees":NaN}})", "syntax", "$.company.employees");
  faulty(R"({"company":{"employees":-Infinity}})", "syntax", "$.company.employees");
  faulty("{\"person\":{\"name\":\"a\nb\"}}", "syntax", "$.person.name");
  faulty("{\"person\":{\"name\":\"\xFF\"}}", "utf8", "$.person.name");
  faulty(R"({"events":[{"type":"a"},{"type":"b","at":tru}]})", "syntax", "$.events[1].at");
  faulty(R"({"bant":{"budget":{"amount":{"value":{"amount":1,}}}}})", "syntax", "$.bant.budget.amount.value");
  faulty(R"({"company":{"employees":[{"value":1},{"confidence":}]}})", "syntax", "$.company.employees[1].confidence");
  EXPECT_NE(ReadContact("{\"id\":tru}").fault->message.find("at byte 6."), std::string::npos);
}

TEST(ContactReader, LeavesNothingOfTheContactBefore) {
  Contact contact;
  const ContactReader reader(TimeZone::Utc());
  for (std::uint64_t i = 0; i < 200; ++i) {
    std::string json;
    AppendSeededContact(json, 9, i, 1'793'523'600);
    ASSERT_FALSE(reader.Read(json, contact));
  }
  ASSERT_FALSE(reader.Read("{}", contact));
  std::string out;
  WriteContact(contact, out);
  EXPECT_EQ(out, "{}");
  EXPECT_TRUE(contact.unknownKeys.empty() && contact.warnings.empty() && contact.customNames.empty() && contact.listItems.empty());
}

TEST(AccountKey, IsTheAccountElseTheDomainElseTheCompany) {
  const auto key = [](const char* json) { return AccountKey(ReadContact(json).contact); };
  EXPECT_EQ(key(R"({"account":"A1","person":{"email":"a@copperline.example"}})"), "A1");
  EXPECT_EQ(key(R"({"person":{"email":"a@copperline.example"},"company":{"name":"Other"}})"), "copperline.example");
  EXPECT_EQ(key(R"({"person":{"email":"a@gmail.com"},"company":{"name":" Alder  LOOM "}})"), "alder loom");
  EXPECT_EQ(key(R"({"company":{"name":"Alder Loom"}})"), "alder loom");
  EXPECT_EQ(key("{}"), "");
}

}  // namespace
}  // namespace bantam::contact_reader_test
