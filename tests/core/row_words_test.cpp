// SPDX-License-Identifier: MIT
// What cells say in words: competitors, customers, answers as forms offer them. Amounts and dates have tests of their own.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bantam/catalog.h"
#include "bantam/columns.h"
#include "bantam/contact_reader.h"
#include "bantam/time_zone.h"

namespace bantam::row_words_test {
namespace {

using Texts = std::vector<std::string_view>;
using Json = nlohmann::json;

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

TEST(RowWords, WhoIsACustomerOrAPartnerIsSaidInManyWords) {
  const auto stageOf = [](const Texts& headers, const Texts& cells) { return Json::parse(JsonOf(headers, cells)).value("/lifecycle/stage"_json_pointer, ""); };
  for (std::string_view cell : {"Customer - Direct", "Customer - Channel", "Existing customer", "Bestandskunde", "Nykyinen asiakas", "Постоянный клиент", "Stały klient", "Fast kunde",
                                "Befintlig kund", "Cliente actual", "Client existant"}) {
    EXPECT_EQ(stageOf({"Type"}, {cell}), "customer") << cell;
    EXPECT_EQ(stageOf({"Lead Status", "Type"}, {"Working - Contacted", cell}), "customer") << cell;
    EXPECT_EQ(stageOf({"Type", "Lead Status"}, {cell, ""}), "customer") << cell;
  }
  for (std::string_view cell : {"Technology Partner", "Channel Partner / Reseller", "Installation Partner", "Yhteistyökumppani", "Vertriebspartner", "Партнёр по внедрению"}) {
    EXPECT_EQ(stageOf({"Type"}, {cell}), "partner") << cell;
  }
  EXPECT_EQ(stageOf({"Type"}, {"Asiakas"}), "Asiakas") << "models know it as it is written";
  EXPECT_EQ(stageOf({"Lead Status", "Type"}, {"Asiakas", "Partner"}), "Asiakas");
  EXPECT_EQ(stageOf({"Lead Status", "Type"}, {"Partner", "Asiakas"}), "Asiakas") << "the strongest";
  EXPECT_EQ(stageOf({"Status", "Lifecycle Stage"}, {"Unsubscribed", "Customer"}), "Unsubscribed");
  for (std::string_view cell : {"Prospect", "Potential customer", "Former customer", "Customer contacted", "Waiting for customer", "Ei asiakas", "Neukunde?"}) {
    EXPECT_EQ(stageOf({"Lead Status", "Type"}, {"Open", cell}), "Open") << cell;
  }
}

TEST(RowWords, ACompetitorsTypeSaysThatTheContactIsOne) {
  for (std::string_view cell : {"Competitor", "Kilpailija", "Конкурент", "Wettbewerber"}) {
    EXPECT_EQ(JsonOf({"Lead Status", "Type"}, {"Open", cell}), R"({"lifecycle":{"stage":"Open"},"custom":{"Type":")" + std::string(cell) + R"(","competitor":true}})") << cell;
  }
  EXPECT_EQ(JsonOf({"Competitor", "Type"}, {"No", "Competitor"}), R"({"lifecycle":{"stage":"Competitor"},"custom":{"competitor":"No"}})") << "a column of its own has said it";
}

TEST(RowWords, WhatARuleOfTheReferenceModelIsCalledIsAHeaderOfItsEvents) {
  const Json model = Json::parse(*FindCatalogFile("models/reference.json"));
  for (const Json& rule : model["eventRules"]) {
    const Json& event = rule["event"];
    std::string target = "event:" + event["type"].get<std::string>();
    if (event.contains("asset")) target += "?asset=" + event["asset"][0].get<std::string>();
    if (event.contains("topic")) target += "?topic=" + event["topic"][0].get<std::string>();
    if (rule["id"] == "other-download") continue;   // of several kinds
    for (const auto& [locale, name] : rule["name"].items()) {
      const std::string header = name;
      const Texts headers{header};
      EXPECT_EQ(MapColumns(headers, {}).columns[0].target, target) << locale << ": " << header;
    }
  }
}

TEST(RowWords, WhatWasReadOrSeenIsKnownByItsHeader) {
  for (const auto& [header, target] : {std::pair("Trendiopas ladattu", "event:download?asset=trend_guide"), {"Asiakastarina ladattu", "event:download?asset=case_study"},
                                       {"Fallstudie heruntergeladen", "event:download?asset=case_study"}, {"Скачал прайс-лист", "event:download?asset=price_list"},
                                       {"Pobranie cennika", "event:download?asset=price_list"}, {"Prisliste lastet ned", "event:download?asset=price_list"},
                                       {"Köpguide nedladdad", "event:download?asset=buyers_guide"}, {"Guía de compra descargada", "event:download?asset=buyers_guide"},
                                       {"Guide d'achat téléchargé", "event:download?asset=buyers_guide"}, {"Demo heruntergeladen", "event:download?asset=demo"},
                                       {"Hintasivu katsottu", "event:page_view?topic=pricing"}, {"Участие в вебинаре", "event:webinar"}, {"Demande de rappel", "event:contact_request"}}) {
    const Texts headers{header};
    EXPECT_EQ(MapColumns(headers, {}).columns[0].target, target) << header;
  }
}

/// What a table's cell under the attribute's own path says, and what the model's option of that label sets, as canonical contacts.
void ExpectOffered(const Json& question, std::initializer_list<std::string_view> options) {
  const std::string fact = question["fact"];
  for (const Json& option : question["options"]) {
    if (std::find(options.begin(), options.end(), option["id"].get<std::string>()) == options.end()) continue;
    Contact set;
    ASSERT_FALSE(ContactReader(TimeZone::Utc()).Read(option["set"].dump(), set));
    std::string expected;
    WriteContact(set, expected);
    for (const auto& [locale, label] : option["label"].items()) EXPECT_EQ(JsonOf({fact}, {label.get<std::string>()}), expected) << locale << ": " << label;
  }
}

TEST(RowWords, AnAnswerInTheWordsOfAFormsOptionSaysWhatTheOptionSets) {
  const Json model = Json::parse(*FindCatalogFile("models/reference.json"));
  for (const Json& question : model["questions"]) {
    const std::string id = question["id"];
    if (id == "need.problem" || id == "budget.range" || id == "competition.alternatives") ExpectOffered(question, {"none"});
    if (id == "timeline.timely") ExpectOffered(question, {"yes", "no"});
    if (id == "timeline.when") ExpectOffered(question, {"quarter", "half-year", "year", "later"});
  }
}

TEST(RowWords, NothingIsKnownToBeNone) {
  for (std::string_view cell : {"No problems", "Ei ongelmia", "Нет проблем", "Brak problemów", "Ingen problemer", "Keine Probleme", "Inga problem", "Sin problemas", "Aucun problème", "No", "Ei"}) {
    EXPECT_EQ(JsonOf({"Main challenge"}, {cell}), R"({"bant":{"need":{"problem":{"value":null}}}})") << cell;
  }
  for (std::string_view cell : {"No budget", "Ei budjettia", "нет бюджета", "brak budżetu", "ingen budsjett", "kein Budget", "ingen budget", "sin presupuesto", "pas de budget"}) {
    EXPECT_EQ(JsonOf({"Budget"}, {cell}), R"({"bant":{"budget":{"amount":{"value":null}}}})") << cell;
  }
  EXPECT_EQ(JsonOf({"Main challenge"}, {"No integration with our CRM"}), R"({"bant":{"need":{"problem":"No integration with our CRM"}}})");
  EXPECT_EQ(JsonOf({"Main challenge"}, {"n/a"}), "{}") << "unknown is not none";
}

}  // namespace
}  // namespace bantam::row_words_test
