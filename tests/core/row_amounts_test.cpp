// SPDX-License-Identifier: MIT
// Amounts of money in rows: what a header says of them, and what a cell says itself.
#include <gtest/gtest.h>

#include "bantam/columns.h"
#include "bantam/time_zone.h"

namespace bantam::row_amounts_test {
namespace {

/// The one amount that a cell makes, as JSON; the warning where there is one, nothing where there is neither.
std::string AmountOf(std::string_view header, std::string_view cell) {
  const std::string_view headers[] = {header, "Company"}, cells[] = {cell, ""};
  const RowReader reader(MapColumns(headers, {}), TimeZone::Utc());
  Contact contact;
  reader.Read(cells, contact);
  if (!contact.warnings.empty()) return std::string(contact.warnings[0].code);
  contact.hasObserved = false;
  std::string json;
  WriteContact(contact, json);
  const std::size_t budget = json.find("\"amount\":{"), revenue = json.find("\"revenue\":{");
  const std::size_t amount = budget != std::string::npos ? budget + 9 : revenue != std::string::npos ? revenue + 10 : json.size();
  return json.substr(amount, json.find('}') + 1 - amount);
}

TEST(RowAmounts, ArePerThePeriodOfTheirHeader) {
  const std::pair<const char*, const char*> kHeaders[] = {
      {"Budget (€/month)", "EUR"}, {"Budjetti (€/kk)", "EUR"}, {"Budget EUR/month", "EUR"}, {"Budget (EUR per month)", "EUR"}, {"Budget, EUR per month", "EUR"}, {"Budget (€ / m)", "EUR"},
      {"Budsjett (NOK/mnd)", "NOK"}, {"Budżet (zł/mies.)", "PLN"}, {"Бюджет (руб/мес)", "RUB"}, {"Бюджет, руб. в мес.", "RUB"}};
  for (const auto& [header, currency] : kHeaders) {
    EXPECT_EQ(AmountOf(header, "500"), "{\"amount\":500,\"currency\":\"" + std::string(currency) + "\",\"period\":\"month\"}") << header;
  }
  for (const char* header : {"Budget (per month)", "Budget (monthly)", "Budget, per month"}) EXPECT_EQ(AmountOf(header, "500"), R"({"amount":500,"period":"month"})") << header;
  EXPECT_EQ(AmountOf("Budget (k€/quarter)", "1.5"), R"({"amount":1500,"currency":"EUR","period":"quarter"})");
}

TEST(RowAmounts, OfACellThatStatesItsPeriodKeepIt) {
  EXPECT_EQ(AmountOf("Budget (€/month)", "6000 €/year"), R"({"amount":6000,"currency":"EUR","period":"year"})");
  EXPECT_EQ(AmountOf("Budget (€/month)", "6000 per year"), R"({"amount":6000,"currency":"EUR","period":"year"})");
  EXPECT_EQ(AmountOf("Budget (€/month)", "€500"), R"({"amount":500,"currency":"EUR","period":"month"})");
  EXPECT_EQ(AmountOf("Budget (€)", "500"), R"({"amount":500,"currency":"EUR"})") << "neither states one";
}

TEST(RowAmounts, AreScaledByTheirHeaderWhateverWordsStandBesideThem) {
  const auto k = [](std::string_view cell) { return AmountOf("Budget (k€)", cell); };
  for (const char* cell : {"20", "about 20", "€20", "20 EUR", "20k", "20 k€", "20 thousand"}) EXPECT_EQ(k(cell), R"({"amount":20000,"currency":"EUR"})") << cell;
  EXPECT_EQ(k("up to 20"), R"({"max":20000,"currency":"EUR"})");
  for (const char* cell : {"20 or more", "at least 20", "20+"}) EXPECT_EQ(k(cell), R"({"min":20000,"currency":"EUR"})") << cell;
  for (const char* cell : {"20 to 30", "20-30", "20-30 €", "20-30k"}) EXPECT_EQ(k(cell), R"({"amount":20000,"max":30000,"currency":"EUR"})") << cell;
  EXPECT_EQ(k("over 20"), k(">20"));
  EXPECT_EQ(k("20 a year"), R"({"amount":20000,"currency":"EUR","period":"year"})");
  EXPECT_EQ(AmountOf("Бюджет, тыс. руб.", "от 500"), R"({"min":500000,"currency":"RUB"})");
  EXPECT_EQ(AmountOf("Liikevaihto (M€)", "vähintään 10"), R"({"min":10000000,"currency":"EUR"})");
  EXPECT_EQ(AmountOf("Revenue (in thousands)", "$20"), R"({"amount":20000,"currency":"USD"})");
}

TEST(RowAmounts, OfAnotherCurrencyThanTheirHeadersAreWhatTheySay) {
  EXPECT_EQ(AmountOf("Budget (k€)", "20 USD"), R"({"amount":20,"currency":"USD"})");
  EXPECT_EQ(AmountOf("Budget (k€)", "20k USD"), R"({"amount":20000,"currency":"USD"})");
}

TEST(RowAmounts, OfABudgetMayBeKnownToBeNone) {
  for (const char* cell : {"No budget", "no budget.", "ei budjettia", "нет бюджета", "brak budżetu", "ingen budsjett", "kein Budget", "Ingen budget", "sin presupuesto", "pas de budget"}) {
    const std::string_view headers[] = {"Budget (k€)"}, cells[] = {cell};
    const RowReader reader(MapColumns(headers, {}), TimeZone::Utc());
    for (const char* reading : {"first", "from memory"}) {
      Contact contact;
      reader.Read(cells, contact);
      EXPECT_TRUE(contact.warnings.empty()) << cell;
      ASSERT_EQ(contact.facts.size(), 1u) << cell << reading;
      EXPECT_EQ(contact.facts[0].attribute, kBudgetAmount);
      EXPECT_EQ(contact.facts[0].value.kind, ValueKind::kNone) << cell << reading;
    }
  }
  EXPECT_EQ(AmountOf("Budget", "no budget yet, maybe later"), "bad_number");
}

}  // namespace
}  // namespace bantam::row_amounts_test
