// SPDX-License-Identifier: MIT
// Lists of packed records: what a record says is what the document says, now and at any other moment.
#include "bantam/contact_list.h"

#include <gtest/gtest.h>

#include "bantam/catalog.h"
#include "read_contact.h"
#include "seeded_contacts.h"

namespace bantam::contact_list_test {
namespace {

constexpr Instant kNow = 1'795'251'600;   // 2026-11-21T09:00:00Z
constexpr std::int32_t kSeconds = static_cast<std::int32_t>(kNow);
constexpr std::int32_t kDaySeconds = 86'400;
constexpr unsigned kForm = 2, kCrm = 1;

/// Writes records as a packer does, by the paths that the layout names in the order of its slots.
class Record {
 public:
  explicit Record(ContactRecords& records) : records_(records), layout_(records.Layout()) {}

  Record& Cell(CellKind kind, std::string_view path, unsigned source, std::int32_t at, std::uint32_t payload, bool told = false) {
    return Word(Head(kind, path) | source << 4 | (told ? 1u << 6 : 0u)).Word(static_cast<std::uint32_t>(at)).Word(payload);
  }
  Record& Learned(std::string_view path, std::string_view json, unsigned source = kCrm, std::int32_t at = kNoMoment, bool told = false) {
    return Cell(CellKind::kLearned, path, source, at, records_.LearnValue(SlotOf(path), told, json), told);
  }
  Record& Whole(std::string_view path, std::string_view json) { return Cell(CellKind::kWhole, path, 0, 0, records_.LearnValue(SlotOf(path), false, json)); }
  Record& Range(std::string_view path, std::string_view json, std::int32_t low, std::int32_t high) {
    Cell(CellKind::kRange, path, kCrm, kNoMoment, records_.LearnValue(SlotOf(path), false, json));
    return Word(static_cast<std::uint32_t>(low)).Word(static_cast<std::uint32_t>(high));
  }
  Record& Moment(MomentKind kind, std::int32_t at) {
    return Word(static_cast<unsigned>(CellKind::kMoment) | static_cast<unsigned>(kind) << 8).Word(static_cast<std::uint32_t>(at));
  }
  Record& Event(std::string_view type, std::string_view asset, std::string_view topic, std::int32_t at, std::uint32_t count = 1) {
    Word(static_cast<unsigned>(CellKind::kEvent) | (count > 1 ? 1u << 4 : 0u)).Word(static_cast<std::uint32_t>(at));
    Word(Id(type) | Id(asset) << 16).Word(Id(topic));
    return count > 1 ? Word(count).Word(0) : *this;
  }
  Record& Observed(std::string_view type) { return Word(static_cast<unsigned>(CellKind::kObserved)).Word(type.empty() ? 0 : Id(type)); }

  std::vector<std::uint32_t> Take() {
    words_[0] = static_cast<std::uint32_t>(words_.size());
    return words_;
  }

 private:
  std::size_t SlotOf(std::string_view path) const {
    const std::size_t place = layout_.find("\"path\":\"" + std::string(path) + "\"");
    EXPECT_NE(place, std::string::npos) << path;
    std::size_t slot = 0;
    for (std::size_t at = layout_.find("\"path\""); at < place; at = layout_.find("\"path\"", at + 1)) ++slot;
    return slot;
  }
  unsigned Head(CellKind kind, std::string_view path) const { return static_cast<unsigned>(kind) | static_cast<unsigned>(SlotOf(path)) << 8; }
  std::uint32_t Id(std::string_view text) { return text.empty() ? 0 : records_.LearnWord(text); }
  Record& Word(std::uint32_t word) {
    words_.push_back(word);
    return *this;
  }

  ContactRecords& records_;
  std::string layout_;
  std::vector<std::uint32_t> words_ = std::vector<std::uint32_t>(1);
};

std::string RowOf(const ContactList& list, std::size_t row) {
  const ListColumns& columns = list.columns();
  std::string out;
  for (std::int64_t value : {std::int64_t{columns.score[row]}, std::int64_t{columns.fit[row]}, std::int64_t{columns.engagement[row]},
                             std::int64_t{columns.tier[row]}, std::int64_t{columns.standing[row]}, std::int64_t{columns.missing[row]},
                             std::int64_t{columns.bad[row]}, std::int64_t{columns.dueAt[row]}}) {
    out += std::to_string(value) + " ";
  }
  return out;
}

std::string RowOfDocument(std::shared_ptr<const Model> model, std::string_view json, Instant now) {
  ContactList list(std::make_shared<ContactRecords>(std::move(model)), now);
  list.AddDocument(json);
  return RowOf(list, 0);
}

class ContactListTest : public testing::Test {
 protected:
  void Expect(Record& record, std::string_view json) {
    ContactList list(records_, kNow);
    list.Add(record.Take());
    for (Instant now : {kNow, kNow + 40 * kDaySeconds, kNow - 20 * kDaySeconds, kNow + 900 * kDaySeconds, kNow}) {
      list.SetNow(now);
      EXPECT_EQ(RowOf(list, 0), RowOfDocument(model_, json, now)) << json << " at " << now;
    }
  }

  std::shared_ptr<const Model> model_ = ShippedModel("reference");
  std::shared_ptr<ContactRecords> records_ = std::make_shared<ContactRecords>(model_);
  Record record_{*records_};
};

TEST_F(ContactListTest, ARecordOfFactsSaysWhatTheDocumentSays) {
  record_.Learned("person.title", "\"Marketing Manager\"", kForm, kSeconds - kDaySeconds).Cell(CellKind::kNumber, "company.employees", kCrm, kNoMoment, 120);
  record_.Cell(CellKind::kYesNo, "bant.timeline.timely", kCrm, kNoMoment, 1).Learned("person.email", "\"x@student.example\"");
  record_.Cell(CellKind::kNone, "bant.budget.amount", kForm, kSeconds - 3 * kDaySeconds, 0).Whole("bant.need.goals", "[\"fewer tools\",\"more leads\"]");
  Expect(record_, R"({"person":{"title":{"value":"Marketing Manager","source":"form","at":"2026-11-20T09:00:00Z"},"email":"a@student.example"},
    "company":{"employees":120},"bant":{"timeline":{"timely":true},"budget":{"amount":{"value":null,"source":"form","at":"2026-11-18T09:00:00Z"}},
    "need":{"goals":["x"]}}})");
}

TEST_F(ContactListTest, RangesTakeTheirEndsFromTheCell) {
  record_.Range("bant.budget.amount", R"({"amount":0,"max":0,"currency":"USD","period":"month"})", 300, 900);
  record_.Range("company.employees", R"({"min":0})", 60, 0).Cell(CellKind::kDate, "bant.timeline.date", kCrm, kNoMoment, static_cast<std::uint32_t>(kSeconds + 30 * kDaySeconds));
  Expect(record_, R"({"company":{"employees":{"min":60}},"bant":{"budget":{"amount":{"amount":300,"max":900,"currency":"USD","period":"month"}},
    "timeline":{"date":"2026-12-21T09:00:00Z"}}})");
}

TEST_F(ContactListTest, TheEndsOfABudgetMakeAnAmountAsInADocument) {
  record_.Cell(CellKind::kNumber, "bant.budget.min", kCrm, kNoMoment, 8000).Cell(CellKind::kNumber, "bant.budget.max", kCrm, kNoMoment, 9000);
  record_.Learned("bant.budget.currency", "\"EUR\"");
  Expect(record_, R"({"bant":{"budget":{"min":8000,"max":9000,"currency":"EUR"}}})");
}

TEST_F(ContactListTest, ARecordOfEventsSaysWhatTheDocumentSays) {
  record_.Event("download", "buyers_guide", "", kSeconds - 5 * kDaySeconds).Event("page_view", "", "product", kSeconds - kDaySeconds, 3);
  record_.Event("contact_request", "", "pricing", kSeconds - 2 * kDaySeconds).Event("email_click", "", "", kNoMoment).Observed("").Observed("page_view");
  Expect(record_, R"({"observed":["page_view"],"events":[{"type":"download","asset":"buyers_guide","at":"2026-11-16T09:00:00Z"},
    {"type":"page_view","topic":"product","count":3,"at":"2026-11-20T09:00:00Z"},{"type":"contact_request","topic":"pricing","at":"2026-11-19T09:00:00Z"},
    {"type":"email_click"}]})");
}

TEST_F(ContactListTest, AttemptsAnswerRequestsAndColleaguesTellOfTheAccount) {
  record_.Event("contact_request", "", "", kSeconds - 9 * kDaySeconds).Moment(MomentKind::kAttempt, kSeconds - 8 * kDaySeconds);
  record_.Moment(MomentKind::kContacted, kSeconds - 10 * kDaySeconds).Moment(MomentKind::kCreated, kSeconds - 50 * kDaySeconds);
  record_.Moment(MomentKind::kSqlSince, kSeconds).Moment(MomentKind::kVerified, kSeconds);
  record_.Learned("bant.authority.role", "\"decision maker\"", kForm, kSeconds - kDaySeconds, true);
  record_.Cell(CellKind::kNumber, "company.employees", kCrm, kNoMoment, 90, true).Learned("custom.competitor", "\"no\"");
  Expect(record_, R"({"lifecycle":{"createdAt":"2026-10-02T09:00:00Z","lastContactedAt":"2026-11-11T09:00:00Z","attempts":[{"at":"2026-11-13T09:00:00Z"}],
    "sqlSince":"2026-11-21T09:00:00Z","verifiedAt":"2026-11-21T09:00:00Z"},"events":[{"type":"contact_request","at":"2026-11-12T09:00:00Z"}],
    "accountFacts":[{"fact":"bant.authority.role","value":"decision maker","source":"form","at":"2026-11-20T09:00:00Z"},{"fact":"company.employees","value":90}],
    "custom":{"competitor":"no"}})");
}

TEST_F(ContactListTest, WhatIsToldLaterShowsItselfAsInADocument) {
  record_.Cell(CellKind::kNumber, "bant.budget.amount", kCrm, kNoMoment, 6000).Learned("bant.budget.currency", "\"SEK\"", kCrm, kSeconds - 10 * kDaySeconds);
  Expect(record_, R"({"bant":{"budget":{"amount":6000,"currency":{"value":"SEK","at":"2026-11-11T09:00:00Z"}}}})");
  Record ends(*records_);
  ends.Cell(CellKind::kNumber, "bant.budget.min", kCrm, kNoMoment, 6000).Cell(CellKind::kNumber, "bant.budget.amount", kForm, kSeconds + 10 * kDaySeconds, 1);
  Expect(ends, R"({"bant":{"budget":{"min":6000,"amount":{"value":1,"source":"form","at":"2026-12-01T09:00:00Z"}}}})");
}

TEST_F(ContactListTest, AMomentOfTheLifeCycleShowsItselfAsInADocument) {
  std::string document(*FindCatalogFile("models/reference.json"));
  const std::string first = "\"attributeRules\":[";
  const std::size_t at = document.find(first);
  ASSERT_NE(at, std::string::npos);
  document.insert(at + first.size(), R"({"id":"new","name":{"en":"New"},"axis":"fit","points":15,"when":{"fact":"lifecycle.createdAt","inDays":{"min":-90}}},
      {"id":"won","name":{"en":"Won"},"axis":"fit","points":7,"when":{"fact":"lifecycle.outcome","equals":"won"}},)");
  model_ = LoadModel(document).model;
  ASSERT_NE(model_, nullptr);
  records_ = std::make_shared<ContactRecords>(model_);
  constexpr std::int32_t kCreated = kSeconds - 10 * kDaySeconds;
  Record created(*records_);
  created.Cell(CellKind::kDate, "lifecycle.createdAt", kCrm, kNoMoment, static_cast<std::uint32_t>(kCreated)).Moment(MomentKind::kCreated, kCreated);
  EXPECT_NE(records_->Layout().find("\"createdAt\":0"), std::string::npos);   // or a packer would not tell the moment
  Expect(created, R"({"lifecycle":{"createdAt":"2026-11-11T09:00:00Z"}})");
  Record won(*records_);
  won.Learned("lifecycle.outcome", "\"won\"").Cell(CellKind::kDate, "lifecycle.outcomeAt", kCrm, kNoMoment, static_cast<std::uint32_t>(kCreated));
  Expect(won, R"({"lifecycle":{"outcome":"won","outcomeAt":"2026-11-11T09:00:00Z"}})");
}

TEST_F(ContactListTest, DocumentsAndRecordsStandSideBySide) {
  ContactList list(records_, kNow);
  std::string json;
  for (std::uint64_t i = 0; i < 40; ++i) {
    json.clear();
    AppendSeededContact(json, 7, i, kNow);
    list.AddDocument(json);
  }
  list.AddDocument("{\"person\":");
  EXPECT_EQ(list.columns().bad[40], 1);
  EXPECT_EQ(list.columns().tier[40], -1);
  record_.Cell(CellKind::kNumber, "company.employees", kCrm, kNoMoment, 120);
  list.Add(record_.Take());
  list.SetNow(kNow + kDaySeconds);
  list.Update(40, record_.Take(), {});
  EXPECT_EQ(RowOf(list, 40), RowOf(list, 41));
  list.Update(41, {}, json);
  EXPECT_EQ(RowOf(list, 41), RowOf(list, 39));
  list.Remove(0);
  ASSERT_EQ(list.size(), 41u);
  EXPECT_EQ(RowOf(list, 40), RowOf(list, 38));
  list.SetNow(kNow);
  EXPECT_EQ(RowOf(list, 38), RowOfDocument(model_, json, kNow));
  EXPECT_EQ(list.now(), kNow);
}

TEST_F(ContactListTest, RowsThatAreReplacedOftenLeaveTheOthersAsTheyWere) {
  constexpr std::uint32_t kRows = 8;
  const auto recordOf = [&](std::uint32_t employees, std::uint32_t facts) {
    Record record(*records_);
    for (std::uint32_t i = 0; i < facts; ++i) record.Cell(CellKind::kNumber, "company.employees", kCrm, kSeconds - kDaySeconds + static_cast<std::int32_t>(i), employees + i);
    return record.Take();
  };
  ContactList list(records_, kNow);
  for (std::uint32_t row = 0; row < kRows; ++row) list.Add(recordOf(45 + 2 * row, 1));
  for (std::uint32_t facts = 2; facts < 20; ++facts) list.Update(3, recordOf(60, facts), {});
  list.Remove(5);
  list.Remove(5);
  list.SetNow(kNow + kDaySeconds);
  ContactList fresh(records_, kNow + kDaySeconds);
  for (const std::uint32_t row : {0u, 1u, 2u, 3u, 4u, 7u}) fresh.Add(row == 3 ? recordOf(60, 19) : recordOf(45 + 2 * row, 1));
  ASSERT_EQ(list.size(), fresh.size());
  for (std::size_t row = 0; row < list.size(); ++row) EXPECT_EQ(RowOf(list, row), RowOf(fresh, row)) << row;
  EXPECT_NE(RowOf(list, 0), RowOf(list, 4));
}

TEST_F(ContactListTest, WorkOrderIsThatOfLists) {
  ContactList list(records_, kNow);
  list.AddDocument(R"({"company":{"employees":4}})");
  list.AddDocument(R"({"lifecycle":{"stage":"customer"}})");
  list.AddDocument(R"({"events":[{"type":"contact_request","at":"2026-11-21T08:00:00Z"}]})");
  EXPECT_EQ(list.InWorkOrder(), (std::vector<std::uint32_t>{2, 0, 1}));
}

TEST_F(ContactListTest, TheMostIsLearnedAndNoMore) {
  EXPECT_EQ(records_->LearnValue(9999, false, "1"), 0u);
  EXPECT_EQ(records_->LearnValue(0, false, std::string(kMaxLearnedText + 1, '1')), 0u);
  EXPECT_EQ(records_->LearnValue(0, false, "{"), 0u);
  EXPECT_EQ(records_->LearnWord(std::string(kMaxLearnedText + 1, 'x')), 0u);
  for (std::size_t i = 0; i < kMaxLearned; ++i) ASSERT_NE(records_->LearnWord("word"), 0u);
  EXPECT_EQ(records_->LearnWord("one more"), 0u);
}

TEST_F(ContactListTest, MomentsAreReadAsContactsWriteThem) {
  EXPECT_EQ(records_->ReadMoment("2026-11-21T09:00:00Z"), kNow);
  EXPECT_EQ(records_->ReadMoment("in spring"), kUndated);
}

}  // namespace
}  // namespace bantam::contact_list_test
