// SPDX-License-Identifier: MIT
#include "bantam/title.h"

#include <gtest/gtest.h>

#ifndef __EMSCRIPTEN__  // reads its cases from files, which the wasm build has none of
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#endif

namespace bantam::title_test {
namespace {

std::string Shown(std::string_view title, std::string_view language = "en") {
  const TitleReading reading = ReadTitle(title, language);
  return std::string(NameOf(reading.seniority)) + " " + std::string(NameOf(reading.function)) + " " + std::string(NameOf(reading.decides));
}

#ifndef __EMSCRIPTEN__
struct Accuracy {
  int cases = 0, decides = 0, seniority = 0, ranked = 0;
};

/// Reads the cases of a language, told it or not, and names those that went wrong.
Accuracy Measure(std::string_view language, bool told) {
  std::ifstream file(BANTAM_CASES "/titles/" + std::string(language) + ".json");
  const auto cases = nlohmann::json::parse(file, nullptr, false);
  Accuracy found;
  for (const auto& item : cases) {
    const auto title = item["title"].get<std::string>();
    const TitleReading reading = ReadTitle(title, told ? language : "");
    const bool right = item["decides"] == NameOf(reading.decides);
    ++found.cases;
    found.decides += right;
    if (!right) std::cout << language << ": " << title << " reads as " << Shown(title, told ? language : "") << "\n";
    if (!item.contains("seniority")) continue;
    ++found.ranked;
    found.seniority += item["seniority"] == NameOf(reading.seniority);
  }
  return found;
}

TEST(Title, EnglishTitlesReadAsExpected) {
  std::ifstream file(BANTAM_CASES "/titles/en.json");
  const auto cases = nlohmann::json::parse(file, nullptr, false);
  ASSERT_TRUE(cases.is_array());
  ASSERT_GE(cases.size(), 150u);
  for (const auto& item : cases) {
    const auto text = [&](const char* key) { return item[key].get<std::string>(); };
    EXPECT_EQ(Shown(text("title")), text("seniority") + " " + text("function") + " " + text("decides")) << text("title");
  }
}

TEST(Title, SelfWrittenTitlesOfNineLanguagesReadAsExpected) {
  constexpr int kFirstFive = 5;
  int number = 0;
  for (const std::string_view language : {"en", "fi", "ru", "pl", "nb", "de", "es", "fr", "sv"}) {
    const int least = number++ < kFirstFive ? 150 : 80;
    for (const bool told : {true, false}) {
      const Accuracy found = Measure(language, told);
      std::cout << language << (told ? "" : ", not told") << ": decides " << found.decides << " of " << found.cases << ", seniority " << found.seniority << " of "
                << found.ranked << "\n";
      EXPECT_GE(found.cases, least) << language;
      EXPECT_GE(found.decides * 100, found.cases * 97) << language;
      if (told) {
        EXPECT_GE(found.seniority * 100, found.ranked * 95) << language;
      }
    }
  }
}
#endif

TEST(Title, ADeputyInfluencesWhereverTheWordStands) {
  EXPECT_EQ(Shown("Directeur commercial adjoint", "fr"), "director sales influences");
  EXPECT_EQ(Shown("stellv. Vertriebsleiter", "de"), "head sales influences");
  EXPECT_EQ(Shown("Зам. директора по продажам", "ru"), "director sales influences");
  EXPECT_EQ(Shown("Varatoimitusjohtaja", "fi"), "c_level general influences");
}

TEST(Title, TheAssistantOfSomebodyIsNotThatSomebody) {
  for (const auto& [title, language] : {std::pair("Toimitusjohtajan sihteeri", "fi"), {"Помощник генерального директора", "ru"}, {"Asystentka prezesa", "pl"},
                                        {"Assistent til daglig leder", "nb"}, {"Assistenz der Geschäftsleitung", "de"}, {"Assistante du PDG", "fr"},
                                        {"Secretaria del director general", "es"}, {"VD-assistent", "sv"}}) {
    EXPECT_EQ(NameOf(ReadTitle(title, language).seniority), "assistant") << title;
  }
}

TEST(Title, WhoServesABossIsNone) {
  for (const auto& [title, language] : {std::pair("Advisor of the CEO", "en"), {"CEO's Adviser", "en"}, {"Referentin der Geschäftsführung", "de"}, {"Referent der kaufmännischen Geschäftsführung", "de"},
                                        {"Conseiller du président", "fr"}, {"Asesora del director general", "es"}, {"Rådgiver for salgsdirektøren", "nb"}, {"Rådgivare åt VD", "sv"},
                                        {"Doradca prezesa", "pl"}, {"Pełnomocnik dyrektora ds. jakości", "pl"}, {"Советник коммерческого директора", "ru"}, {"Советник при президенте", "ru"}}) {
    EXPECT_EQ(NameOf(ReadTitle(title, language).seniority), "specialist") << title;
    EXPECT_EQ(NameOf(ReadTitle(title, language).decides), "influences") << title;
  }
  for (const auto& [title, language] : {std::pair("Mitarbeiter der Geschäftsführung", "de"), {"Chauffeur du directeur", "fr"}, {"Kierowca prezesa", "pl"}, {"Водитель директора", "ru"}}) {
    EXPECT_EQ(NameOf(ReadTitle(title, language).decides), "no") << title;
  }
}

TEST(Title, ABossBesideASpecialistIsOneStill) {
  EXPECT_EQ(Shown("Prokurist, Referent der Geschäftsführung", "de"), "manager other decides");
  EXPECT_EQ(Shown("Rechtsanwalt und Geschäftsführer", "de"), "c_level general decides");
  EXPECT_EQ(Shown("Fachberater für Vertrieb Gebietsleiter", "de"), "head sales decides");
  EXPECT_EQ(Shown("Mitglied der erweiterten Geschäftsleitung", "de"), "c_level general decides");
  EXPECT_EQ(Shown("Professeur des écoles directeur", "fr"), "director other decides");
  EXPECT_EQ(Shown("Ingénieur en chef", "fr"), "manager other decides");
  EXPECT_EQ(Shown("Ingeniero en jefe", "es"), "manager other decides");
  EXPECT_EQ(Shown("Lekarz dyrektor", "pl"), "director other decides");
  EXPECT_EQ(Shown("Врач-руководитель", "ru"), "head other decides");
  EXPECT_EQ(Shown("Member of the advisory board", "en"), "director other influences");
}

TEST(Title, LettersThatAKeyboardLacksMayBeWrittenAsTwo) {
  EXPECT_EQ(Shown("Geschaeftsfuehrer", "de"), "c_level general decides");
  EXPECT_EQ(Shown("GESCHAEFTSLEITUNG", ""), "c_level general decides");
  EXPECT_EQ(Shown("Oekonomidirektoer", "nb"), "director finance decides");
  EXPECT_EQ(Shown("Revenue Manager", "en"), "manager sales decides");
}

TEST(Title, AnEndingForWomenIsNoOtherTitle) {
  EXPECT_EQ(Shown("Director/a de Marketing", "es"), "director marketing decides");
  EXPECT_EQ(Shown("Gerente(a) de Compras", "es"), "manager procurement decides");
  EXPECT_EQ(Shown("CEO/A", "en"), "c_level general decides");
}

TEST(Title, APartnerOwnsAndAPartnerManagerManages) {
  EXPECT_EQ(Shown("Tax Partner", "en"), "owner general decides");
  EXPECT_EQ(Shown("Head of Partner Sales", "en"), "head sales decides");
  EXPECT_EQ(Shown("Managing Director, Partner", "en"), "owner general decides");
}

TEST(Title, TheCaseOfAnAbbreviationIsNoOtherTitle) {
  EXPECT_EQ(Shown("TJ:n assistentti", "fi"), "assistant other no");
  EXPECT_EQ(Shown("TJ:n neuvonantaja", "fi"), "specialist other influences");
  EXPECT_EQ(Shown("VD:s rådgivare", "sv"), "specialist other influences");
  EXPECT_EQ(Shown("Position: VP Sales", "en"), "vp sales decides");
}

TEST(Title, AFormerEmployerIsNotAFormerTitle) { EXPECT_EQ(Shown("Head of Sales (formerly digitalization department)", "en"), "head sales decides"); }

TEST(Title, CompoundsAndPhrasesTellTheirFunction) {
  EXPECT_EQ(Shown("Markkinointipäällikkö", "fi"), "manager marketing decides");
  EXPECT_EQ(Shown("Vertriebsleiterin", "de"), "head sales decides");
  EXPECT_EQ(Shown("Salgssjef", "nb"), "manager sales decides");
  EXPECT_EQ(Shown("Inköpschef", "sv"), "manager procurement decides");
  EXPECT_EQ(Shown("Jefe de ventas", "es"), "manager sales decides");
  EXPECT_EQ(Shown("Cheffe des ventes", "fr"), "manager sales decides");
  EXPECT_EQ(Shown("Encargada de compras", "es"), "manager procurement decides");
  EXPECT_EQ(Shown("Myynnin vetäjä", "fi"), "head sales decides");
  EXPECT_EQ(Shown("Aluemyyntipäällikkö", "fi"), "manager sales decides");
  EXPECT_EQ(Shown("Dyr. fin.", "pl"), "director finance decides");
}

TEST(Title, CaseWidthAndDotsDoNotMatter) {
  for (const char* title : {"Vice President Sales", "VICE-PRESIDENT, SALES", "v.p. sales", "Ｖｉｃｅ president – sales", "VP Sáles"}) {
    EXPECT_EQ(Shown(title), "vp sales decides") << title;
  }
}

TEST(Title, WhoSomebodyReportsToIsNotTheirRank) {
  EXPECT_EQ(Shown("Assistant to the CEO"), "assistant other no");
  EXPECT_EQ(Shown("Consultant reporting to the CFO"), "specialist other influences");
  EXPECT_EQ(Shown("Deputy to the CEO"), "c_level general influences");
}

TEST(Title, NothingRecognisedHasNoConfidence) {
  for (const char* title : {"", " ", "...", "qwertz", "\xFF\xFE"}) EXPECT_EQ(ReadTitle(title, "en").confidence, 0) << title;
}

TEST(Title, TheFullerReadingIsSurer) {
  EXPECT_GT(ReadTitle("Head of Marketing", "en").confidence, ReadTitle("Head of Qwertz Zxcvb Asdfg", "en").confidence);
  EXPECT_GT(ReadTitle("Qwertz manager", "en").confidence, ReadTitle("Qwertz marketing", "en").confidence);
}

TEST(Title, WithoutALanguageEveryLexiconIsTried) { EXPECT_EQ(Shown("Head of Sales", ""), "head sales decides"); }

TEST(Title, LongTitlesAreReadToTheirLimit) {
  std::string title = "CEO";
  for (int i = 0; i < 100'000; ++i) title += " and assistant to the CEO";
  EXPECT_EQ(Shown(title), "c_level general decides");
}

TEST(Role, IsReadAsPeopleWriteIt) {
  EXPECT_EQ(ReadRole("Decision maker"), Decides::kDecides);
  EXPECT_EQ(ReadRole("DECISION_MAKER"), Decides::kDecides);
  EXPECT_EQ(ReadRole("END_USER;BUDGET_HOLDER"), Decides::kDecides);
  EXPECT_EQ(ReadRole("influencer"), Decides::kInfluences);
  EXPECT_EQ(ReadRole("End user"), Decides::kNo);
  EXPECT_EQ(ReadRole("not a decision maker"), Decides::kNo);
  EXPECT_EQ(ReadRole("Head of Sales"), Decides::kDecides);
  EXPECT_EQ(ReadRole("qwertz"), Decides::kUnknown);
  EXPECT_EQ(ReadRole(""), Decides::kUnknown);
}

}  // namespace
}  // namespace bantam::title_test
