// SPDX-License-Identifier: MIT
// What cells say in words: competitors, customers, answers as forms offer them. Amounts and dates have tests of their own.
#include <gtest/gtest.h>

#include "bantam/columns.h"
#include "bantam/model.h"
#include "bantam/time_zone.h"

namespace bantam::row_words_test {
namespace {

using Texts = std::vector<std::string_view>;

std::string JsonOf(const Texts& headers, const Texts& cells) {
  const RowReader reader(MapColumns(headers, {}), TimeZone::Utc());
  Contact contact;
  reader.Read(cells, contact);
  contact.hasObserved = false;
  std::string json;
  WriteContact(contact, json);
  return json;
}

TEST(RowWords, YesToCompetitorIsSaidOfTheContactAndANameOfAnAlternative) {
  for (std::string_view header : {"Competitor", "Competitor?", "Kilpailija", "Конкурент", "Konkurent", "Konkurrent", "Wettbewerber", "Competidor", "Concurrent"}) {
    EXPECT_EQ(JsonOf({header}, {"Yes"}), R"({"custom":{"competitor":"Yes"}})") << header;
    EXPECT_EQ(JsonOf({header}, {"0"}), R"({"custom":{"competitor":0}})") << header;
    EXPECT_EQ(JsonOf({header}, {"Acme; Rival Oy"}), R"({"competition":{"alternatives":["Acme","Rival Oy"]}})") << header;
  }
  EXPECT_EQ(JsonOf({"Competitors"}, {"Acme"}), R"({"competition":{"alternatives":"Acme"}})");
}

}  // namespace
}  // namespace bantam::row_words_test
