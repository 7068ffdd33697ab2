// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <array>

#include "bantam/contact_reader.h"
#include "bantam/time_zone.h"
#include "seeded_contacts.h"
#include "small_models.h"

namespace bantam::contact_writer_test {
namespace {

constexpr Instant kNow = 1'793'523'600;

std::string Canonical(std::string_view json, const TimeZone& zone = TimeZone::Utc()) {
  Contact contact;
  const auto fault = ContactReader(zone).Read(json, contact);
  if (fault) return fault->code;
  std::string out;
  WriteContact(contact, out);
  return out;
}

TEST(ContactWriter, KeepsWhatIsCanonical) {
  for (const char* text :
       {"{}", R"({"id":"a","account":"b","observed":[]})", R"({"observed":["page_view"]})",
        R"({"person":{"name":"Ann Lee","title":"CMO","email":"ann@copperline.example"}})",
        R"({"company":{"employees":{"min":50,"max":200},"revenue":{"amount":5000000,"max":6000000.5,"currency":"EUR"},"technologies":["a","b"]}})",
        R"({"company":{"employees":{"min":50}}})", R"({"company":{"employees":{"max":50},"idealUse":{"amount":5,"currency":"EUR","period":"once"}}})",
        R"({"company":{"employees":[{"value":100,"source":"person","at":"2026-01-02T00:00:00Z"},{"value":null,"source":"note","confidence":0.25,"by":"AK"}]}})",
        R"({"company":{"industry":{"value":null}}})", R"({"consent":{"profiling":false}})",
        R"({"bant":{"budget":{"amount":{"amount":100,"max":200,"currency":"EUR","period":"year"}},"authority":{"decisionMakers":[{"role":"CEO","name":"X"},{"role":"CFO"}]},"timeline":{"date":"2026-12-01","timely":true}}})",
        R"({"bant":{"authority":{"decisionMakers":3}}})",
        R"({"events":[{"type":"page_view","at":"2026-11-02T09:15:00Z","asset":"a","topic":"b","url":"c","seconds":40,"count":2},{"type":"form"}]})",
        R"({"notes":[{"text":"hei\n\"\u0001","at":"2026-11-02T09:15:00Z","by":"B","language":"fi"}]})",
        R"({"asked":[{"questionId":"q","at":"2026-01-01T00:00:00Z","result":"none"}]})",
        R"({"accountFacts":[{"fact":"custom.b","value":{"min":5},"source":"person","contact":"c2","name":"N","at":"2026-01-01T00:00:00Z","confidence":0.5}],"custom":{"a":true,"b":7}})",
        R"({"lifecycle":{"stage":"lead","owner":"O","createdAt":"2026-01-02T03:04:05Z","lastContactedAt":{"value":"2026-01-03T03:04:05Z","source":"form"},"attempts":[{"at":"2026-02-02T00:00:00Z","how":"call","result":"reached"}],"sqlSince":"2026-01-04T00:00:00Z","verifiedBy":"V","verifiedAt":"2026-01-05T00:00:00Z","override":{"tier":"sql","reason":"r","by":"B","until":"2027-01-01T00:00:00Z","at":"2026-01-06T00:00:00Z"},"outcome":"won","outcomeAt":"2026-03-01","value":{"amount":9,"currency":"SEK"}}})"}) {
    EXPECT_EQ(Canonical(text), text);
  }
}

TEST(ContactWriter, OrdersKeysAsTheContractDoes) {
  EXPECT_EQ(Canonical(R"({ "custom": {"x": 1}, "company": {"employees": 5, "name": "N"}, "id": 7, "person": {"title": "CEO"} })"),
            R"({"id":"7","person":{"title":"CEO"},"company":{"name":"N","employees":5},"custom":{"x":1}})");
}

TEST(ContactWriter, LeavesOutWhatIsUnknown) {
  EXPECT_EQ(Canonical(R"({"id":"a","person":{"name":null,"title":""},"company":{"technologies":[]},"events":[],"bant":{"need":{}},"zzz":1})"), R"({"id":"a"})");
}

TEST(ContactWriter, KeepsAccountFactsInFrontOfCustomNames) {
  const std::string once = Canonical(R"({"custom":{"a":1,"b":2},"accountFacts":[{"fact":"custom.b","value":3}]})");
  EXPECT_EQ(once, R"({"accountFacts":[{"fact":"custom.b","value":3}],"custom":{"a":1,"b":2}})");
  EXPECT_EQ(Canonical(once), once);
}

TEST(ContactWriter, WritesDaysOfAnyZoneBackToTheSameDay) {
  const TimeZone& zone = *TimeZone::Find("America/New_York");
  const std::string once = Canonical(R"({"bant":{"timeline":{"date":"2026-11-02T02:00:00Z"}},"lifecycle":{"createdAt":"2026-07-01"}})", zone);
  EXPECT_EQ(once, R"({"bant":{"timeline":{"date":"2026-11-01"}},"lifecycle":{"createdAt":"2026-07-01T04:00:00Z"}})");
  EXPECT_EQ(Canonical(once, zone), once);
}

TEST(ContactWriter, EscapesWhatJsonMustEscape) {
  std::string out;
  AppendJsonString(out, std::string_view("a\"\\\b\f\n\r\t\x01\x1F/\x7F\xC3\xA4\0z", 16));
  EXPECT_EQ(out, "\"a\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f/\x7F\xC3\xA4\\u0000z\"");
}

TEST(ContactWriter, WritesSeededContactsThatReadBackToTheSameBytes) {
  std::string text;
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    text.clear();
    AppendSeededContact(text, 3, i, kNow);
    const std::string once = Canonical(text);
    ASSERT_EQ(once.substr(0, 6), "{\"id\":") << text;
    ASSERT_EQ(Canonical(once), once) << text;
  }
}

/// Parts of contacts put under keys where they do not belong: readable JSON, strange contacts.
TEST(ContactWriter, WritesStrangeContactsThatReadBackToTheSameBytes) {
  constexpr std::array<std::string_view, 26> kValues{
      "null", "1", "-2.5", "true", "\"x\"", "\"12\"", "\"2026-01-01\"", "\"yes\"", "[]", "{}", "[1,\"a\",null,[2]]", "{\"value\":null}",
      "{\"value\":5,\"source\":\"form\",\"at\":\"2026-05-05\"}", "[{\"value\":1},{\"value\":\"b\",\"confidence\":0.1}]", "{\"min\":1}", "{\"max\":\"9\",\"min\":2}",
      "{\"amount\":5,\"currency\":\"EUR\"}", "{\"amount\":5,\"max\":3}", "{\"value\":{\"amount\":5,\"period\":\"month\"},\"currency\":\"USD\"}",
      "{\"value\":[\"a\",\"b\"],\"source\":\"note\"}", "[{\"role\":\"r\"},{\"name\":\"n\"}]", "\"EUR\"", "\"month\"", "1e15", "1e99", "[{\"value\":[{\"role\":\"q\"}]},{\"value\":4}]"};
  SeededRandom random(5);
  const auto pick = [&] { return std::string(kValues[random.Below(kValues.size())]); };
  for (std::size_t i = 0; i < test::Share(50'000); ++i) {
    std::string text = "{\"person\":{\"firstName\":" + pick() + ",\"lastName\":" + pick();
    text += "},\"company\":{\"employees\":" + pick() + ",\"revenue\":" + pick() + ",\"technologies\":" + pick() + ",\"idealUse\":" + pick() + ",\"name\":" + pick();
    text += "},\"bant\":{\"budget\":{\"amount\":" + pick() + ",\"min\":" + pick() + ",\"max\":" + pick() + ",\"currency\":" + pick() + ",\"period\":" + pick();
    text += "},\"authority\":{\"decisionMakers\":" + pick() + "},\"timeline\":{\"date\":" + pick() + ",\"timely\":" + pick() + ",\"withinDays\":" + pick();
    text += "}},\"lifecycle\":{\"createdAt\":" + pick() + ",\"owner\":" + pick() + ",\"value\":" + pick();
    text += "},\"custom\":{\"a\":" + pick() + ",\"a\":" + pick() + "},\"accountFacts\":[{\"value\":" + pick() + ",\"fact\":\"company.revenue\"}]}";
    const std::string once = Canonical(text);
    ASSERT_EQ(once[0], '{') << text;
    ASSERT_EQ(Canonical(once), once) << text;
  }
}

}  // namespace
}  // namespace bantam::contact_writer_test
