// SPDX-License-Identifier: MIT
#include "bantam/accounts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <list>
#include <string>

#include "bantam/catalog.h"
#include "bantam/contact_reader.h"
#include "bantam/qualify.h"
#include "bantam/time_zone.h"

namespace bantam::accounts_test {
namespace {

/// Contacts that live as long as their texts.
class Accounts : public testing::Test {
 protected:
  Contact& Read(std::string json) {
    texts_.push_back(std::move(json));
    Contact& contact = contacts_.emplace_back();
    const auto fault = ContactReader(TimeZone::Utc()).Read(texts_.back(), contact);
    EXPECT_FALSE(fault) << texts_.back();
    return contact;
  }
  void Add(const Contact& contact, Standing standing = Standing::kLead) { accounts_.Add(contact, standing); }
  static std::size_t ToldByOthers(const Contact& contact) {
    return static_cast<std::size_t>(std::count_if(contact.facts.begin(), contact.facts.end(), [](const Fact& fact) { return fact.fromAccount; }));
  }
  /// So many facts of others such a contact hears.
  std::size_t ToldTo(std::string json) {
    Contact& contact = Read(std::move(json));
    accounts_.Apply(contact);
    return ToldByOthers(contact);
  }
  static const Fact* Told(const Contact& contact, AttributeId attribute) {
    const auto found = std::find_if(contact.facts.begin(), contact.facts.end(), [&](const Fact& fact) { return fact.fromAccount && fact.attribute == attribute; });
    return found == contact.facts.end() ? nullptr : &*found;
  }

  AccountRollUp accounts_;

 private:
  std::list<std::string> texts_;
  std::list<Contact> contacts_;
};

TEST_F(Accounts, TellWhatAColleagueToldAndWho) {
  Add(Read(R"({"id":"a","account":"firm","person":{"name":"Anna Invented","title":"CFO"},"bant":{"budget":{"amount":20000,"currency":"EUR"}}})"));
  Contact& other = Read(R"({"id":"b","account":"firm","person":{"name":"Bo Invented"}})");
  accounts_.Apply(other);
  const Fact* budget = Told(other, kBudgetAmount);
  ASSERT_NE(budget, nullptr);
  EXPECT_EQ(budget->contact, "a");
  EXPECT_EQ(budget->name, "Anna Invented");
  EXPECT_EQ(budget->value.low, 20'000'000);
  const Fact* title = Told(other, kPersonTitle);
  ASSERT_NE(title, nullptr);
  EXPECT_EQ(title->value.text, "CFO");
}

TEST_F(Accounts, TellABudgetWhoseUnitHasADateInTheUnitOfTheMoment) {
  Add(Read(R"({"id":"a","account":"firm","bant":{"budget":{"amount":5100,"currency":{"value":"USD","at":"2026-10-01"}}}})"));
  Add(Read(R"({"id":"b","account":"firm","bant":{"budget":{"amount":{"value":5200,"at":"2026-10-02"},"currency":{"value":"USD","at":"2026-10-01"}}}})"));
  Contact& other = Read(R"({"id":"c","account":"firm"})");
  accounts_.Apply(other);
  Qualifier qualifier(ShippedModel("reference"), "en");
  const auto evidenceAt = [&](Day day) {
    qualifier.Assess(other, TimeZone::Utc().StartOf(day));
    std::string annotation;
    qualifier.AppendAnnotation(annotation);
    const std::size_t at = annotation.find("\"value\":{\"amount\":");
    return annotation.substr(at, annotation.find('}', at) - at);
  };
  EXPECT_EQ(evidenceAt(DayFromCivil({2026, 9, 1})), R"("value":{"amount":5100,"currency":"EUR","period":"year")");
  EXPECT_EQ(evidenceAt(DayFromCivil({2026, 11, 1})), R"("value":{"amount":5200,"currency":"USD","period":"year")");
}

TEST_F(Accounts, TellALineOfNotesWhenItsContactIsGone) {
  {
    std::string json = R"({"id":"a","account":"firm","notes":[{"text":"Bantam 2026-11-21 · Budget: 20 000 EUR/y · AK"}]})";
    Contact contact;
    ASSERT_FALSE(ContactReader(TimeZone::Utc()).Read(json, contact));
    Add(contact);
    json.assign(json.size(), 'x');
    contact.Clear();
  }
  Contact& other = Read(R"({"id":"b","account":"firm"})");
  accounts_.Apply(other);
  const Fact* budget = Told(other, kBudgetAmount);
  ASSERT_NE(budget, nullptr);
  EXPECT_EQ(budget->quote, "20 000 EUR/y");
}

TEST_F(Accounts, DoNotTellAContactItsOwnFacts) {
  Contact& one = Read(R"({"id":"a","account":"firm","person":{"title":"CFO"},"company":{"employees":120}})");
  Add(one);
  accounts_.Apply(one);
  EXPECT_EQ(ToldByOthers(one), 0u);
}

TEST_F(Accounts, KnowAPersonWithoutAnIdByEmail) {
  Contact& one = Read(R"({"account":"firm","person":{"email":"a@firm.example","title":"CFO"}})");
  Contact& other = Read(R"({"account":"firm","person":{"email":"b@firm.example","title":"CEO"}})");
  Add(one);
  Add(other);
  accounts_.Apply(one);
  EXPECT_EQ(ToldByOthers(one), 1u);
  ASSERT_NE(Told(one, kPersonTitle), nullptr);
  EXPECT_EQ(Told(one, kPersonTitle)->value.text, "CEO");
}

TEST_F(Accounts, KnowAPersonHoweverTheAddressIsWritten) {
  Contact& one = Read(R"({"person":{"email":"Anna@firm.example","title":"CEO"}})");
  Contact& again = Read(R"({"person":{"email":" anna@FIRM.example","title":"Assistant"}})");
  Add(one);
  Add(again);
  accounts_.Apply(one);
  accounts_.Apply(again);
  EXPECT_EQ(ToldByOthers(one), 0u);
  EXPECT_EQ(ToldByOthers(again), 0u);
}

TEST_F(Accounts, KeepToThemselves) {
  Add(Read(R"({"id":"a","account":"firm","company":{"employees":120}})"));
  EXPECT_EQ(ToldTo(R"({"id":"b","account":"another","company":{}})"), 0u);
  EXPECT_EQ(ToldTo(R"({"id":"c"})"), 0u);
}

TEST_F(Accounts, NameAColleagueWhoHasNeitherTitleNorRole) {
  Add(Read(R"({"id":"a","account":"firm","person":{"name":"Anna Invented"}})"));
  Contact& other = Read(R"({"id":"b","account":"firm"})");
  accounts_.Apply(other);
  ASSERT_EQ(ToldByOthers(other), 1u);
  EXPECT_NE(Told(other, kPersonName), nullptr);
}

TEST_F(Accounts, TellNothingOfWhoOptedOut) {
  for (const Standing standing : {Standing::kLead, Standing::kCustomer, Standing::kPartner, Standing::kColleague, Standing::kOptedOut}) {
    const std::string account = std::to_string(static_cast<int>(standing));
    Add(Read(R"({"id":"a","account":")" + account + R"(","person":{"title":"CFO"},"company":{"employees":120}})"), standing);
    EXPECT_EQ(ToldTo(R"({"id":"b","account":")" + account + R"("})"), standing == Standing::kOptedOut ? 0u : 2u) << account;
  }
}

TEST_F(Accounts, TellNothingOfWhoOptedOutInAnotherRecord) {
  const std::string told = R"("account":"firm","person":{"name":"Anna Invented","title":"CEO","email":"P@d.example"},"bant":{"need":{"problem":"secret"}}})";
  const std::string outs[] = {R"({"id":"a","account":"firm"})", R"({"id":"a"})", R"({"id":"a","account":"another"})", R"({"id":"z","person":{"email":"p@d.example"}})",
                              R"({"person":{"email":" p@D.example"}})"};
  for (const std::string& out : outs) {
    for (const bool first : {true, false}) {
      accounts_ = {};
      if (first) Add(Read(out), Standing::kOptedOut);
      Add(Read(R"({"id":"a",)" + told));
      if (!first) Add(Read(out), Standing::kOptedOut);
      EXPECT_EQ(ToldTo(R"({"id":"b","account":"firm"})"), 0u) << out << first;
    }
  }
}

TEST_F(Accounts, KnowANamesakeWhoOptedOutInTheirOwnAccountOnly) {
  for (const char* account : {"firm", "another"}) Add(Read(std::string(R"({"account":")") + account + R"(","person":{"name":"Anna Invented","title":"CEO"}})"));
  Add(Read(R"({"account":"firm","person":{"name":"Anna Invented"}})"), Standing::kOptedOut);
  EXPECT_EQ(ToldTo(R"({"id":"b","account":"firm"})"), 0u);
  EXPECT_EQ(ToldTo(R"({"id":"c","account":"another"})"), 1u);
}

TEST_F(Accounts, TellWhatAnotherToldAsWellWhenTheFirstOptedOut) {
  Add(Read(R"({"id":"a","account":"firm","company":{"employees":120}})"));
  Add(Read(R"({"id":"c","account":"firm","company":{"employees":120}})"));
  Add(Read(R"({"id":"a","account":"firm"})"), Standing::kOptedOut);
  Contact& other = Read(R"({"id":"b","account":"firm"})");
  accounts_.Apply(other);
  ASSERT_EQ(ToldByOthers(other), 1u);
  EXPECT_EQ(Told(other, kCompanyEmployees)->contact, "c");
}

TEST_F(Accounts, KeepTheSameValueOnce) {
  for (char id = 'a'; id <= 'e'; ++id) Add(Read(std::string(R"({"id":")") + id + R"(","account":"firm","company":{"employees":120}})"));
  EXPECT_EQ(ToldTo(R"({"id":"z","account":"firm"})"), 1u);
}

TEST_F(Accounts, CountDaysFromWhenTheirTellerWasMade) {
  Add(Read(R"({"id":"a","account":"firm","bant":{"timeline":{"withinDays":90}},"lifecycle":{"createdAt":"2024-01-10T00:00:00Z"}})"));
  Add(Read(R"({"id":"b","account":"firm","bant":{"timeline":{"withinDays":90}},"lifecycle":{"createdAt":"2026-01-10T00:00:00Z"}})"));
  Add(Read(R"({"id":"c","account":"firm","bant":{"timeline":{"withinDays":{"value":90,"at":"2025-01-10T00:00:00Z"}}},"lifecycle":{"createdAt":"2023-01-10T00:00:00Z"}})"));
  Contact& other = Read(R"({"id":"d","account":"firm","lifecycle":{"createdAt":"2026-10-20T00:00:00Z"}})");
  accounts_.Apply(other);
  std::vector<Instant> from;
  for (const Fact& fact : other.facts) {
    if (fact.fromAccount) from.push_back(fact.at);
  }
  EXPECT_EQ(from, (std::vector<Instant>{1'704'844'800, 1'768'003'200, 1'736'467'200}));
}

TEST_F(Accounts, DoNotPassOnWhatTheyWereTold) {
  Contact& second = Read(R"({"id":"b","account":"firm","accountFacts":[{"fact":"company.employees","value":120,"contact":"a","name":"Anna Invented"}]})");
  Add(second);
  Contact& third = Read(R"({"id":"c","account":"firm"})");
  accounts_.Apply(third);
  EXPECT_EQ(Told(third, kCompanyEmployees), nullptr);
}

TEST_F(Accounts, HoldAsManyPeopleAndFactsAsTheyMay) {
  for (std::size_t i = 0; i < kMaxAccountPeople + 3; ++i) {
    Add(Read(R"({"id":"p)" + std::to_string(i) + R"(","account":"firm","person":{"title":"CFO"},"company":{"employees":)" + std::to_string(100 + i) +
                       R"(,"founded":)" + std::to_string(1950 + i) + "}}"));
  }
  EXPECT_EQ(ToldTo(R"({"id":"z","account":"firm"})"), kMaxAccountPeople + kMaxAccountFacts);
}

TEST_F(Accounts, LeaveOutLongTexts) {
  for (std::size_t size : {kMaxAccountText, kMaxAccountText + 1}) {
    const std::string account = "firm" + std::to_string(size);
    Add(Read(R"({"id":"a","account":")" + account + R"(","person":{"title":")" + std::string(size, 'x') + R"("}})"));
    EXPECT_EQ(ToldTo(R"({"id":"b","account":")" + account + R"("})"), size > kMaxAccountText ? 0u : 1u);
  }
}

TEST(AccountRollUpLimit, HoldsSoManyAccountsAndSaysWhenThereAreMore) {
  AccountRollUp accounts;
  const ContactReader reader(TimeZone::Utc());
  Contact contact;
  for (std::size_t i = 0; i <= kMaxAccounts; ++i) {
    EXPECT_FALSE(accounts.full());
    const std::string json = R"({"id":"a","account":"firm)" + std::to_string(i) + R"(","person":{"title":"CFO"}})";
    ASSERT_FALSE(reader.Read(json, contact));
    accounts.Add(contact, Standing::kLead);
  }
  EXPECT_TRUE(accounts.full());
  const auto told = [&](std::size_t account) {
    const std::string json = R"({"id":"b","account":"firm)" + std::to_string(account) + "\"}";
    EXPECT_FALSE(reader.Read(json, contact));
    accounts.Apply(contact);
    return contact.facts.size();
  };
  EXPECT_EQ(told(kMaxAccounts - 1), 1u);
  EXPECT_EQ(told(kMaxAccounts), 0u);
}

TEST_F(Accounts, TellNothingAtAllWhenMoreOptedOutThanCanBeRemembered) {
  Add(Read(R"({"id":"a","account":"firm","person":{"title":"CEO"}})"));
  Contact out;
  for (std::size_t i = 0; i < kMaxObjections; ++i) {
    const std::string id = "p" + std::to_string(i);
    out.id = id;
    Add(out, Standing::kOptedOut);
    Add(out, Standing::kOptedOut);
  }
  EXPECT_FALSE(accounts_.silent());
  EXPECT_EQ(ToldTo(R"({"id":"b","account":"firm"})"), 1u);
  out.id = "q";
  Add(out, Standing::kOptedOut);
  EXPECT_TRUE(accounts_.silent());
  EXPECT_EQ(ToldTo(R"({"id":"b","account":"firm"})"), 0u);
}

}  // namespace
}  // namespace bantam::accounts_test
