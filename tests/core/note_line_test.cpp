// SPDX-License-Identifier: MIT
// Facts as lines of notes: what is written is read back, whatever the kind of fact and the language of the line.
#include "bantam/note_line.h"

#include <gtest/gtest.h>

#include <map>

#include "bantam/fold.h"
#include "bantam/words.h"
#include "read_contact.h"

namespace bantam::note_line_test {
namespace {

/// The line of the first fact of a contact.
std::string LineOf(const std::string& json, std::string_view locale, std::string_view by = "AK") {
  const ReadContact read(json);
  std::string line;
  EXPECT_TRUE(AppendNoteLine(read.contact, read.contact.facts.at(0), DayFromCivil({2026, 11, 21}), by, locale, line)) << json;
  return line;
}

/// The contact's facts as JSON, those of its notes too.
std::string FactsOf(Contact& contact) {
  for (Fact& fact : contact.facts) {
    fact.quote = fact.name = {};
    fact.source = Source::kCrm;
    fact.at = kUndated;
  }
  contact.notes.clear();
  std::string out;
  WriteContact(contact, out);
  return out;
}

std::string Noted(std::string_view line) {
  std::string json = R"({"notes":[{"text":)";
  AppendJsonString(json, line);
  return json + "}]}";
}

/// `{"a":{"b":…}}` of the path `a.b`.
std::string At(std::string_view path, std::string_view value) {
  const std::size_t dot = path.find('.');
  const std::string inner = dot == std::string_view::npos ? std::string(value) : At(path.substr(dot + 1), value);
  return "{\"" + std::string(path.substr(0, dot)) + "\":" + inner + "}";
}

std::vector<std::string> SamplesOf(AttributeKind kind) {
  switch (kind) {
    case AttributeKind::kText: return {R"("A plain text: with signs · | ; \" and 5")", R"("none")", R"("\"quoted\"")", R"("Ääkkösiä, ёлка, źdźbło")", R"("2026-01-01")"};
    case AttributeKind::kNumber: return {"120", "0.5", "0.125", "12.345", "20000", "12345.678", "7.5", R"({"min":50,"max":200})", R"({"min":1000})", R"({"max":49.5})"};
    case AttributeKind::kMoney:
      return {R"({"amount":20000,"currency":"EUR","period":"year"})", R"({"amount":10000,"max":20000.5,"currency":"USD","period":"month"})", "500", R"({"amount":9.999,"currency":"PLN","period":"once"})",
              R"({"max":1234567,"currency":"NOK","period":"quarter"})", R"({"min":5000,"currency":"SEK"})", R"({"min":5000,"max":7000})", R"({"min":10,"max":15000})",
              R"({"amount":10,"max":2000000.5,"currency":"EUR"})"};
    case AttributeKind::kDate: return {R"("2027-01-15")"};
    case AttributeKind::kBool: return {"true", "false"};
    case AttributeKind::kList: return {R"(["one"])", R"(["one","two, three","4"])"};
    case AttributeKind::kAny: return {R"("words")", R"("5")", R"("no")", R"("a | b")", R"("20 000 EUR/y")", "5", "0.5", "true", R"(["one"])", R"(["one","two"])"};
  }
  return {};
}

TEST(NoteLine, ReadsAsTheBriefSays) {
  EXPECT_EQ(LineOf(R"({"bant":{"budget":{"amount":{"amount":20000,"currency":"EUR","period":"year"}}}})", "en"), "Bantam 2026-11-21 · Budget: 20 000 EUR/y · AK");
  EXPECT_EQ(LineOf(R"({"bant":{"timeline":{"timely":true}}})", "fi"), "Bantam 2026-11-21 · Ajankohtaista nyt: kyllä · AK");
  EXPECT_EQ(LineOf(R"({"company":{"employees":{"min":50,"max":200}}})", "en", ""), "Bantam 2026-11-21 · Employees: 50 - 200");
}

TEST(NoteLine, EveryKindOfFactComesBackInEveryLanguage) {
  int lines = 0;
  for (std::string_view locale : Words::Locales()) {
    for (AttributeId id = 0; id < kAttributeCount; ++id) {
      if (id == kLifecycleCreatedAt || id == kLifecycleLastContactedAt) continue;
      std::vector<std::string> samples = SamplesOf(KindOf(id));
      samples.push_back(R"({"value":null})");
      for (const std::string& sample : samples) {
        const std::string json = At(AttributePath(id), sample);
        ReadContact told(json);
        // Parts of the budget also make an amount.
        const auto isOther = [&](const Fact& fact) { return fact.attribute != id; };
        std::erase_if(told.contact.facts, isOther);
        ASSERT_EQ(told.contact.facts.size(), 1u) << json;
        for (std::string_view by : {"AK", "", "Anna · Maria"}) {
          const std::string line = LineOf(json, locale, by);
          EXPECT_EQ(line.find('\n'), std::string::npos);
          ReadContact noted(Noted(line));
          std::erase_if(noted.contact.facts, isOther);
          ASSERT_EQ(noted.contact.facts.size(), 1u) << line;
          EXPECT_EQ(FactsOf(noted.contact), FactsOf(told.contact)) << line;
          ++lines;
        }
      }
    }
  }
  EXPECT_GT(lines, 9 * 68 * 3 * 2);
}

TEST(NoteLine, NoLabelMeansTwoThings) {
  std::map<std::string, AttributeId> labels;
  for (std::string_view locale : Words::Locales()) {
    for (AttributeId id = 0; id < kAttributeCount; ++id) {
      std::string scratch;
      const std::string_view label = Words::For(locale).Label("fact." + std::string(AttributePath(id)));
      const auto [found, fresh] = labels.emplace(Fold(label, scratch), id);
      EXPECT_EQ(found->second, id) << label << " in " << locale;
      EXPECT_EQ(label.find(": "), std::string_view::npos) << label;
    }
  }
}

TEST(NoteLine, CustomFactsKeepTheirNames) {
  ReadContact noted(Noted(LineOf(R"({"custom":{"Plan type":"gold"}})", "en")));
  EXPECT_EQ(FactsOf(noted.contact), R"({"custom":{"Plan type":"gold"}})");
  const ReadContact other(R"({"custom":{"a: b":"gold"}})");
  std::string line;
  EXPECT_FALSE(AppendNoteLine(other.contact, other.contact.facts.at(0), DayFromCivil({2026, 11, 21}), "AK", "en", line)) << "this name would not come back";
  EXPECT_EQ(line, "");
}

TEST(NoteLine, WhatCannotBeIsNoFact) {
  const ReadContact noted(Noted("Bantam 2026-11-21 · Employees: -5 · AK"));
  EXPECT_TRUE(noted.contact.facts.empty());
  EXPECT_EQ(noted.Warnings(), "number_out_of_range $.notes");
}

TEST(NoteLine, TheFactIsAPersonsOfThatDayAndKeepsTheQuote) {
  const ReadContact read(Noted("Called them.\r\n  Bantam 2026-11-21 · Budget: 20 000 EUR/y · AK\nWill call again."));
  const Contact& contact = read.contact;
  ASSERT_EQ(contact.facts.size(), 1u);
  const Fact& fact = contact.facts[0];
  EXPECT_EQ(fact.attribute, kBudgetAmount);
  EXPECT_EQ(fact.source, Source::kPerson);
  EXPECT_EQ(fact.at, TimeZone::Utc().StartOf(DayFromCivil({2026, 11, 21})));
  EXPECT_EQ(fact.quote, "20 000 EUR/y");
  EXPECT_EQ(fact.name, "AK");
}

TEST(NoteLine, SeveralLinesAreReadAlsoWhereACrmJoinsThem) {
  const ReadContact read(Noted("Bantam 2026-11-21 · Budget: 5 000 EUR · AK Bantam 2026-11-22 · Timely now: yes · Bo B."));
  const Contact& contact = read.contact;
  ASSERT_EQ(contact.facts.size(), 2u);
  EXPECT_EQ(contact.facts[0].name, "AK");
  EXPECT_EQ(contact.facts[1].attribute, kTimelineTimely);
  EXPECT_EQ(contact.facts[1].name, "Bo B.");
}

TEST(NoteLine, TheContactWritesItsNoteAndNotTheFactTwice) {
  const std::string json = R"({"notes":[{"text":"Bantam 2026-11-21 · Budget: 5 000 EUR · AK"}]})";
  std::string out;
  WriteContact(ReadContact(json).contact, out);
  EXPECT_EQ(out, json);
}

TEST(NoteLine, ProseIsNoLine) {
  for (const char* line : {"", "Bantam", "Bantam 2026-11-21", "Bantam 2026-11-21 · ", "Bantam 2026-11-21 · Budget", "Bantam 2026-13-21 · Budget: 5", "Bantam 2026-11-21 · Budget: ", "Bantam 2026-11-21 · Budget: plenty · AK",
                           "Bantam 2026-11-21 · Nonsense: 5 · AK", "Bantam 2026-11-21 - Budget: 5 - AK", "bantam 2026-11-21 · Budget: 5", "The Bantam 2026 was sold", "Bantam 2026-11-21 · Created: 2026-01-01"}) {
    EXPECT_FALSE(ReadNoteLine(line)) << line;
    EXPECT_TRUE(ReadContact(Noted(line)).contact.facts.empty()) << line;
  }
}

TEST(NoteLine, LinesAreLimitedInNumberAndLength) {
  const std::string line = "Bantam 2026-11-21 · Title: x · AK\n";
  std::string note;
  for (std::size_t i = 0; i < kMaxNoteLines + 5; ++i) note += line;
  EXPECT_EQ(ReadContact(Noted(note)).contact.facts.size(), kMaxNoteLines);
  const std::string start = "Bantam 2026-11-21 · Title: ";
  EXPECT_TRUE(ReadNoteLine(start + std::string(kMaxNoteLineBytes - start.size(), 'x')));
  EXPECT_FALSE(ReadNoteLine(start + std::string(kMaxNoteLineBytes - start.size() + 1, 'x')));
}

}  // namespace
}  // namespace bantam::note_line_test
