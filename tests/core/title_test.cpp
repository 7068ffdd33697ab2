// SPDX-License-Identifier: MIT
#include "bantam/title.h"

#include <gtest/gtest.h>

#ifndef __EMSCRIPTEN__  // reads its cases from files, which the wasm build has none of
#include <fstream>
#include <nlohmann/json.hpp>
#endif

namespace bantam {
namespace {

std::string Shown(std::string_view title, std::string_view language = "en") {
  const TitleReading reading = ReadTitle(title, language);
  return std::string(NameOf(reading.seniority)) + " " + std::string(NameOf(reading.function)) + " " + std::string(NameOf(reading.decides));
}

#ifndef __EMSCRIPTEN__
TEST(Title, SelfWrittenTitlesReadAsExpected) {
  std::ifstream file(BANTAM_CASES "/titles/en.json");
  const auto cases = nlohmann::json::parse(file, nullptr, false);
  ASSERT_TRUE(cases.is_array());
  ASSERT_GE(cases.size(), 150u);
  for (const auto& item : cases) {
    const auto text = [&](const char* key) { return item[key].get<std::string>(); };
    EXPECT_EQ(Shown(text("title")), text("seniority") + " " + text("function") + " " + text("decides")) << text("title");
  }
}
#endif

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
}  // namespace bantam
