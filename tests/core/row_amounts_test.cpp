// SPDX-License-Identifier: MIT
// Amounts of money in rows: what a header says of them, and what a cell says itself.
#include <gtest/gtest.h>

#include "bantam/columns.h"
#include "bantam/time_zone.h"

namespace bantam::row_amounts_test {
namespace {

/// The one amount that a cell makes, as JSON; the warning where there is one, `nothing` where there is neither.
std::string AmountOf(std::string_view header, std::string_view cell) {
  const std::string_view headers[] = {header, "Company"}, cells[] = {cell, ""};
  const RowReader reader(MapColumns(headers, {}), TimeZone::Utc());
  Contact contact;
  reader.Read(cells, contact);
  if (!contact.warnings.empty()) return std::string(contact.warnings[0].code);
  contact.hasObserved = false;
  std::string json;
  WriteContact(contact, json);
  const std::size_t at = json.find("\"amount\":{");
  const std::size_t amount = at == std::string::npos ? json.find("\"revenue\":") : at + 9;
  return amount == std::string::npos ? "nothing" : json.substr(amount, json.find('}') + 1 - amount);
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

}  // namespace
}  // namespace bantam::row_amounts_test
