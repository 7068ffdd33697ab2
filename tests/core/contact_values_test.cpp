// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <array>

#include "read_contact.h"

namespace bantam::contact_values_test {
namespace {

/// One attribute's fact as text: kind, value, unit, provenance.
std::string Said(const std::string& json, AttributeId id, std::string* warnings = nullptr) {
  const ReadContact read(json);
  if (warnings != nullptr) *warnings = read.Warnings();
  if (read.fault) return read.fault->code;
  const Fact* const fact = read.Find(id);
  if (fact == nullptr) return "unknown";
  const Value& value = fact->value;
  const auto end = [](std::int64_t n) {
    std::string out;
    if (n == kOpenLow || n == kOpenHigh) return std::string("open");
    AppendThousandths(out, n);
    return out;
  };
  std::string out;
  switch (value.kind) {
    case ValueKind::kNone: return "none";
    case ValueKind::kText: return "text " + std::string(value.text);
    case ValueKind::kDate: AppendDay(out, static_cast<Day>(value.low)); return "day " + out;
    case ValueKind::kBool: return value.low != 0 ? "yes" : "no";
    case ValueKind::kList:
      for (std::uint32_t i = 0; i < value.itemCount; ++i) out += '[' + std::string(read.contact.listItems[value.firstItem + i]) + ']';
      return "list " + out;
    default: break;
  }
  out = (value.kind == ValueKind::kMoney ? "money " : "number ") + end(value.low);
  if (value.high != value.low) out += ".." + end(value.high);
  if (value.currency[0] != 0) out += ' ' + std::string(value.currency.data());
  constexpr std::array<const char*, 5> kPeriods{"", " once", " month", " quarter", " year"};
  return out + kPeriods[static_cast<std::size_t>(value.period)];
}

std::string Company(const std::string& member) { return "{\"company\":{" + member + "}}"; }
std::string Budget(const std::string& members) { return "{\"bant\":{\"budget\":{" + members + "}}}"; }

TEST(ContactValues, TellsUnknownFromKnownToBeNone) {
  for (const char* value : {"null", "\"\"", "[]", "{}", "{\"value\":\"\"}", "{\"value\":[]}", "[null]", "[\"\"]"}) {
    EXPECT_EQ(Said(Company(std::string("\"idealUse\":") + value), kCompanyIdealUse), "unknown") << value;
  }
  EXPECT_EQ(Said("{}", kCompanyIdealUse), "unknown");
  EXPECT_EQ(Said(Company("\"idealUse\":{\"value\":null}"), kCompanyIdealUse), "none");
}

TEST(ContactValues, TakeBlanksAndWordsForNothingAsUnknown) {
  for (const char* text : {"   ", "\u200b", "\u00a0", "-", "--", "\u2014", "n/a", "N/A", "?"}) {
    EXPECT_EQ(Said(Company("\"idealUse\":\"" + std::string(text) + "\""), kCompanyIdealUse), "unknown") << text;
    EXPECT_EQ(Said(Company("\"idealUse\":{\"value\":\"" + std::string(text) + "\",\"source\":\"form\"}"), kCompanyIdealUse), "unknown") << text;
    EXPECT_EQ(Said("{\"bant\":{\"need\":{\"problem\":\"" + std::string(text) + "\"}}}", kNeedProblem), "unknown") << text;
  }
  for (const char* text : {"unknown", "TBD", "not provided"}) EXPECT_EQ(Said("{\"bant\":{\"need\":{\"problem\":\"" + std::string(text) + "\"}}}", kNeedProblem), "unknown") << text;
  for (const char* text : {"none", "None", "manual work", "x"}) EXPECT_EQ(Said("{\"bant\":{\"need\":{\"problem\":\"" + std::string(text) + "\"}}}", kNeedProblem), "text " + std::string(text));
  EXPECT_EQ(Said(Company("\"country\":\"NA\""), kCompanyCountry), "text NA");   // Namibia
  EXPECT_EQ(Said(Company("\"name\":\"Unknown\""), kCompanyName), "text Unknown");
}

TEST(ContactValues, TakesPlainValuesAsTheCrmsUndated) {
  const ReadContact read(Company("\"name\":\"Alder Loom\""));
  const Fact* const fact = read.Find(kCompanyName);
  ASSERT_NE(fact, nullptr);
  EXPECT_EQ(fact->source, Source::kCrm);
  EXPECT_EQ(fact->at, kUndated);
  EXPECT_EQ(fact->confidence, 1000);
  EXPECT_FALSE(fact->fromAccount);
  EXPECT_EQ(read.contact.TextOf(kCompanyName), "Alder Loom");
}

TEST(ContactValues, KeepsSourceDateConfidenceAndTellerOfFactObjects) {
  const ReadContact read(Company(R"("employees":[{"at":"2026-01-02T00:00:00Z","source":"person","value":100,"by":"AK","confidence":0.25},{"value":{"min":1},"source":"note"}])"));
  ASSERT_EQ(read.contact.facts.size(), 2u);
  EXPECT_EQ(read.contact.facts[0].source, Source::kPerson);
  EXPECT_EQ(read.contact.facts[0].confidence, 250);
  EXPECT_EQ(read.contact.facts[0].name, "AK");
  EXPECT_TRUE(read.contact.unknownKeys.empty());
  EXPECT_EQ(read.contact.facts[0].at, 1'767'312'000);
  EXPECT_EQ(read.contact.facts[1].source, Source::kNote);
  EXPECT_EQ(read.contact.facts[1].value.high, kOpenHigh);
}

TEST(ContactValues, ReadsNumbersAndRanges) {
  const auto employees = [](const char* value) { return Said(Company(std::string("\"employees\":") + value), kCompanyEmployees); };
  EXPECT_EQ(employees("50"), "number 50");
  EXPECT_EQ(employees("1.0005e3"), "number 1000.5");
  EXPECT_EQ(employees("\"50\""), "number 50");
  EXPECT_EQ(employees("{\"min\":50,\"max\":200}"), "number 50..200");
  EXPECT_EQ(employees("{\"min\":50}"), "number 50..open");
  EXPECT_EQ(employees("{\"max\":200}"), "number open..200");
  EXPECT_EQ(employees("1000000000000000"), "number 1000000000000000");
}

TEST(ContactValues, ReadsMoneyWithItsUnit) {
  const auto revenue = [](const char* value) { return Said(Company(std::string("\"revenue\":") + value), kCompanyRevenue); };
  EXPECT_EQ(revenue("5e6"), "money 5000000");
  EXPECT_EQ(revenue("{\"amount\":5,\"currency\":\"EUR\",\"period\":\"year\"}"), "money 5 EUR year");
  EXPECT_EQ(revenue("{\"amount\":5,\"max\":9,\"currency\":\"USD\"}"), "money 5..9 USD");
  EXPECT_EQ(revenue("{\"min\":5,\"period\":\"month\"}"), "money 5..open month");
  EXPECT_EQ(revenue("{\"value\":{\"amount\":5},\"currency\":\"SEK\"}"), "money 5 SEK");
}

TEST(ContactValues, KnowsNoAmountInAnUnknownCurrency) {
  std::string warnings;
  EXPECT_EQ(Said(Company(R"("revenue":{"amount":5,"currency":"ZZZ"})"), kCompanyRevenue, &warnings), "unknown");
  EXPECT_EQ(warnings, "unknown_currency $.company.revenue");
  EXPECT_EQ(Said(Budget(R"("amount":5,"currency":"ZZZ")"), kBudgetAmount, &warnings), "unknown");
  EXPECT_EQ(warnings, "unknown_currency $.bant.budget.currency");
}

TEST(ContactValues, GivesBudgetAmountsTheUnitBesideThem) {
  EXPECT_EQ(Said(Budget(R"("currency":"EUR","amount":20000,"period":"year")"), kBudgetAmount), "money 20000 EUR year");
  EXPECT_EQ(Said(Budget(R"("amount":{"amount":1,"currency":"USD"},"currency":"EUR","period":"year")"), kBudgetAmount), "money 1 USD year");
  EXPECT_EQ(Said(Budget(R"("spendToday":7,"currency":"EUR")"), kBudgetSpendToday), "money 7");
}

TEST(ContactValues, MakesAnAmountOfTheEndsOfABudget) {
  EXPECT_EQ(Said(Budget(R"("min":10,"max":20,"currency":"EUR")"), kBudgetAmount), "money 10..20 EUR");
  EXPECT_EQ(Said(Budget(R"("min":10)"), kBudgetAmount), "money 10..open");
  EXPECT_EQ(Said(Budget(R"("max":10)"), kBudgetAmount), "money open..10");
  EXPECT_EQ(Said(Budget(R"("min":10,"amount":{"value":null})"), kBudgetAmount), "none");
  std::string warnings;
  EXPECT_EQ(Said(Budget(R"("min":30,"max":20)"), kBudgetAmount, &warnings), "unknown");
  EXPECT_EQ(warnings, "bad_number $.bant.budget.max");
  EXPECT_EQ(Said(Budget(R"("min":{"amount":1,"currency":"EUR"},"max":{"amount":2,"currency":"USD"})"), kBudgetAmount), "unknown");
}

TEST(ContactValues, ReadsDatesAsLocalDays) {
  const auto date = [](const char* value, std::string* warnings = nullptr) {
    return Said(std::string(R"({"bant":{"timeline":{"date":)") + value + "}}}", kTimelineDate, warnings);
  };
  std::string warnings;
  EXPECT_EQ(date("\"2026-11-02\""), "day 2026-11-02");
  EXPECT_EQ(date("\"2026-11-02T23:30:00-02:00\""), "day 2026-11-03");
  EXPECT_EQ(date("\"in spring\"", &warnings), "text in spring");
  EXPECT_EQ(warnings, "bad_date $.bant.timeline.date");
  EXPECT_EQ(date("\"2200-01-01\"", &warnings), "unknown");
  EXPECT_EQ(warnings, "date_out_of_range $.bant.timeline.date");
  EXPECT_EQ(date("5", &warnings), "unknown");
  EXPECT_EQ(warnings, "wrong_type $.bant.timeline.date");
  const ReadContact helsinki(R"({"bant":{"timeline":{"date":"2026-11-02T22:30:00Z"}}})", *TimeZone::Find("Europe/Helsinki"));
  EXPECT_EQ(helsinki.Find(kTimelineDate)->value.low, DayFromCivil({2026, 11, 3}));
}

TEST(ContactValues, ReadsYesAndNo) {
  const auto timely = [](const char* value) { return Said(std::string(R"({"bant":{"timeline":{"timely":)") + value + "}}}", kTimelineTimely); };
  EXPECT_EQ(timely("true"), "yes");
  EXPECT_EQ(timely("false"), "no");
  EXPECT_EQ(timely("\"yes\""), "yes");
  EXPECT_EQ(timely("\"no\""), "no");
  EXPECT_EQ(timely("1"), "yes");
  EXPECT_EQ(timely("0"), "no");
  EXPECT_EQ(timely("2"), "unknown");
  EXPECT_EQ(timely("\"purple\""), "unknown");
}

TEST(ContactValues, KeepsTextsAndListsAsTheyCome) {
  EXPECT_EQ(Said(Company("\"name\":12.50"), kCompanyName), "text 12.50");
  EXPECT_EQ(Said(Company("\"name\":true"), kCompanyName), "text true");
  EXPECT_EQ(Said(Company("\"technologies\":[\"a\",null,2,true,\"\"]"), kCompanyTechnologies), "list [a][2][true]");
  EXPECT_EQ(Said(Company("\"technologies\":\"a\""), kCompanyTechnologies), "list [a]");
  EXPECT_EQ(Said(Company("\"technologies\":7"), kCompanyTechnologies), "list [7]");
  EXPECT_EQ(Said(Company("\"technologies\":false"), kCompanyTechnologies), "list [false]");
  EXPECT_EQ(Said(Company("\"idealUse\":[\"a\"]"), kCompanyIdealUse), "list [a]");
  EXPECT_EQ(Said(Company("\"idealUse\":3"), kCompanyIdealUse), "number 3");
  EXPECT_EQ(Said(Company("\"idealUse\":{\"amount\":3}"), kCompanyIdealUse), "money 3");
  EXPECT_EQ(Said(Company("\"idealUse\":{\"max\":3}"), kCompanyIdealUse), "number open..3");
}

TEST(ContactValues, LeavesUnreadableValuesUnknownAndSaysSo) {
  const auto warned = [](const std::string& member, AttributeId id) {
    std::string warnings;
    EXPECT_EQ(Said(Company(member), id, &warnings), "unknown") << member;
    return warnings;
  };
  EXPECT_EQ(warned(R"("employees":true)", kCompanyEmployees), "wrong_type $.company.employees");
  EXPECT_EQ(warned(R"("employees":["5"])", kCompanyEmployees), "wrong_type $.company.employees[0]");
  EXPECT_EQ(warned(R"("employees":"lots?!")", kCompanyEmployees), "bad_number $.company.employees");
  EXPECT_EQ(warned(R"("employees":1e400)", kCompanyEmployees), "number_out_of_range $.company.employees");
  EXPECT_EQ(warned(R"("employees":1000000000000001)", kCompanyEmployees), "number_out_of_range $.company.employees");
  EXPECT_EQ(warned(R"("employees":{"min":9,"max":5})", kCompanyEmployees), "bad_number $.company.employees");
  EXPECT_EQ(warned(R"("employees":{"min":[],"max":5})", kCompanyEmployees), "wrong_type $.company.employees.min");
  EXPECT_EQ(warned(R"("name":["a"])", kCompanyName), "wrong_type $.company.name[0]");
  EXPECT_EQ(warned(R"("name":{"min":1})", kCompanyName), "wrong_type $.company.name");
  EXPECT_EQ(warned(R"("name":{"value":"a","at":"soon"})", kCompanyName), "bad_date $.company.name.at");
  EXPECT_EQ(warned(R"("name":{"value":{"value":"a"}})", kCompanyName), "");
}

TEST(ContactValues, KnowNothingThatIsBelowNothing) {
  const auto warned = [](const std::string& json) {
    const ReadContact read(json);
    EXPECT_TRUE(read.contact.facts.empty()) << json;
    return read.Warnings();
  };
  for (const char* value : {"-5", "-0.001", "\"-5\"", "\"(5)\"", "{\"min\":-10,\"max\":20}", "{\"max\":-1}", "\"<0\"", "{\"value\":-5,\"source\":\"person\"}"}) {
    EXPECT_EQ(warned(Company(std::string("\"employees\":") + value)), "number_out_of_range $.company.employees") << value;
  }
  for (const char* member : {"revenue", "customers", "founded", "monthlyVisits"}) {
    EXPECT_EQ(warned(Company("\"" + std::string(member) + "\":-1")), "number_out_of_range $.company." + std::string(member));
  }
  EXPECT_EQ(warned(R"({"bant":{"budget":{"amount":{"amount":-5,"currency":"EUR"}}}})"), "number_out_of_range $.bant.budget.amount");
  EXPECT_EQ(warned(R"({"bant":{"authority":{"decisionMakers":-2}}})"), "number_out_of_range $.bant.authority.decisionMakers");
  EXPECT_EQ(warned(R"({"accountFacts":[{"fact":"company.employees","value":-5}]})"), "number_out_of_range $.accountFacts[0]");
  EXPECT_EQ(Said(Company("\"employees\":[{\"value\":-5},{\"value\":7}]"), kCompanyEmployees), "number 7");
  EXPECT_EQ(Said(Company("\"employees\":0"), kCompanyEmployees), "number 0");
  EXPECT_EQ(ReadContact(R"({"custom":{"margin":-5},"bant":{"timeline":{"withinDays":-5}}})").contact.facts.size(), 2u) << "a firm's own number, days that have passed";
}

TEST(ContactValues, WarnsOfProvenanceThatItCannotUse) {
  std::string warnings;
  EXPECT_EQ(Said(Company(R"("name":{"value":"a","source":"rumour","confidence":2})"), kCompanyName, &warnings), "text a");
  EXPECT_EQ(warnings, "unknown_source $.company.name.source, bad_number $.company.name.confidence");
  EXPECT_EQ(Said(Company(R"("name":{"value":"a","confidence":-1})"), kCompanyName), "text a");
  EXPECT_EQ(Said(Company(R"("name":{"value":"a","confidence":"x","source":null})"), kCompanyName, &warnings), "text a");
  EXPECT_EQ(warnings, "wrong_type $.company.name.confidence");
}

TEST(ContactValues, AnAmountPerAPeriodThatNobodyKnowsIsUnknown) {
  std::string warnings;
  EXPECT_EQ(Said(Company(R"("revenue":{"amount":1,"period":"aeon"})"), kCompanyRevenue, &warnings), "unknown");
  EXPECT_EQ(warnings, "unknown_period $.company.revenue");
  EXPECT_EQ(Said(Budget(R"("amount":{"amount":500,"currency":"EUR","period":"week"})"), kBudgetAmount, &warnings), "unknown");
  EXPECT_EQ(warnings, "unknown_period $.bant.budget.amount");
  EXPECT_EQ(Said(Budget(R"("amount":500,"currency":"EUR","period":"week")"), kBudgetAmount, &warnings), "unknown");
  EXPECT_EQ(warnings, "unknown_period $.bant.budget.period");
  EXPECT_EQ(Said(Budget(R"("min":500,"max":900,"period":"week")"), kBudgetAmount), "unknown");
  EXPECT_EQ(Said(Budget(R"("amount":"500 EUR/month","period":"week")"), kBudgetAmount), "money 500 EUR month");
}

TEST(ContactValues, CountsDecisionMakersAndKeepsTheirNames) {
  const ReadContact read(R"({"bant":{"authority":{"decisionMakers":[{"role":"CEO","name":"Lubov"},{"role":"CFO"},3]}}})");
  ASSERT_EQ(read.contact.decisionMakers.size(), 2u);
  EXPECT_EQ(read.contact.decisionMakers[0].name, "Lubov");
  EXPECT_EQ(read.contact.decisionMakers[1].role, "CFO");
  EXPECT_EQ(read.Find(kAuthorityDecisionMakers)->value.low, 2000);
  EXPECT_EQ(Said(R"({"bant":{"authority":{"decisionMakers":4}}})", kAuthorityDecisionMakers), "number 4");
  EXPECT_EQ(Said(R"({"bant":{"authority":{"decisionMakers":{"value":[{"role":"CEO"}],"source":"form"}}}})", kAuthorityDecisionMakers), "number 1");
}

TEST(ContactValues, JoinsFirstAndLastName) {
  EXPECT_EQ(Said(R"({"person":{"lastName":"Lindevall","firstName":"Celka"}})", kPersonName), "text Celka Lindevall");
  EXPECT_EQ(Said(R"({"person":{"firstName":"Celka"}})", kPersonName), "text Celka");
  EXPECT_EQ(Said(R"({"person":{"lastName":{"value":"Lindevall"}}})", kPersonName), "text Lindevall");
  EXPECT_EQ(Said(R"({"person":{"firstName":"Celka","name":"C. L."}})", kPersonName), "text C. L.");
  EXPECT_EQ(Said(R"({"person":{"firstName":"Celka","lastName":"Celka Lindevall"}})", kPersonName), "text Celka Lindevall") << "as in tables";
  EXPECT_EQ(Said(R"({"person":{"firstName":"Celka","lastName":"n/a"}})", kPersonName), "text Celka");
  EXPECT_EQ(Said(R"({"person":{"firstName":"[","lastName":"]"}})", kPersonName), "unknown");
}

TEST(Attributes, AreFoundByPath) {
  for (AttributeId id = 0; id < kAttributeCount; ++id) EXPECT_EQ(FindAttribute(AttributePath(id)), id);
  for (const char* path : {"", "person", "person.nam", "person.names", "zzz", "custom.a"}) EXPECT_EQ(FindAttribute(path), std::nullopt) << path;
  EXPECT_EQ(KindOf(kTimelineTimely), AttributeKind::kBool);
  EXPECT_EQ(KindOf(kCustomAttribute), AttributeKind::kAny);
  EXPECT_EQ(AttributePath(kCustomAttribute + 3), "custom");
}

}  // namespace
}  // namespace bantam::contact_values_test
