// SPDX-License-Identifier: MIT
#include "bantam/catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bantam/words.h"

namespace bantam::catalog_test {
namespace {

/// What the build holds. ModelImage.TakesWordsThatArriveApart leaves two files more in the process that it runs in.
std::vector<CatalogFile> ShippedFiles() {
  const auto files = CatalogFiles();
  std::vector<CatalogFile> shipped;
  std::copy_if(files.begin(), files.end(), std::back_inserter(shipped), [](const CatalogFile& file) { return !file.name.starts_with("models/apart."); });
  return shipped;
}

TEST(Catalog, ListsItsFilesSortedByName) {
  const auto files = CatalogFiles();
  ASSERT_GE(files.size(), 4u);
  for (std::size_t i = 1; i < files.size(); ++i) EXPECT_LT(files[i - 1].name, files[i].name);
}

TEST(Catalog, FindsEveryFileThatItLists) {
  for (const CatalogFile& file : CatalogFiles()) {
    const auto text = FindCatalogFile(file.name);
    ASSERT_TRUE(text) << file.name;
    EXPECT_EQ(text->data(), file.text.data()) << file.name;
  }
}

TEST(Catalog, DoesNotFindWhatItDoesNotHave) {
  EXPECT_FALSE(FindCatalogFile(""));
  EXPECT_FALSE(FindCatalogFile("labels/e"));
  EXPECT_FALSE(FindCatalogFile("labels/en.jsonx"));
  EXPECT_FALSE(FindCatalogFile("zzz"));
}

TEST(Catalog, HoldsMinifiedJsonAndPhrases) {
  for (const CatalogFile& file : ShippedFiles()) {
    if (file.name.ends_with(".phrases")) continue;
    const auto document = nlohmann::ordered_json::parse(file.text, nullptr, false);
    ASSERT_FALSE(document.is_discarded()) << file.name;
    EXPECT_EQ(document.dump().size(), file.text.size()) << file.name;
  }
}

TEST(Catalog, HasWordsForEveryQuestionThatAModelLeavesToIt) {
  for (const CatalogFile& file : ShippedFiles()) {
    if (file.name.substr(0, 7) != "models/") continue;
    const auto model = nlohmann::json::parse(file.text);
    for (const auto& question : model.value("questions", nlohmann::json::array())) {
      if (question.contains("text")) continue;
      const std::string id = question.at("id").get<std::string>();
      EXPECT_FALSE(Words::For("en").Question(id).empty()) << file.name << " asks " << id;
    }
  }
}

constexpr std::string_view kShippedLocales[] = {"de", "en", "es", "fi", "fr", "nb", "pl", "ru", "sv"};

TEST(Catalog, SpeaksNineLanguages) {
  const auto locales = Words::Locales();
  EXPECT_TRUE(std::equal(locales.begin(), locales.end(), std::begin(kShippedLocales), std::end(kShippedLocales)));
}

/// Calls `visit` with every object of words: whatever has English.
template <typename Visit>
void ForEachWords(const nlohmann::json& node, const std::string& path, const Visit& visit) {
  if (node.is_object() && node.contains("en") && node["en"].is_string()) return visit(path, node);
  for (const auto& [key, child] : node.items()) {
    if (child.is_structured()) ForEachWords(child, path + "." + key, visit);
  }
}

TEST(Catalog, WordsEveryModelInEveryLocale) {
  for (const CatalogFile& file : ShippedFiles()) {
    if (file.name.substr(0, 7) != "models/") continue;
    int seen = 0;
    ForEachWords(nlohmann::json::parse(file.text), std::string(file.name), [&](const std::string& path, const nlohmann::json& words) {
      ++seen;
      EXPECT_EQ(words.size(), std::size(kShippedLocales)) << path;
      for (std::string_view locale : kShippedLocales) {
        const auto found = words.find(locale);
        ASSERT_NE(found, words.end()) << path << " lacks " << locale;
        EXPECT_FALSE(found->get<std::string>().empty()) << path << " " << locale;
      }
    });
    EXPECT_GT(seen, 50) << file.name;
  }
}

TEST(Catalog, LeavesNoLongTextInEnglish) {
  for (const CatalogFile& file : ShippedFiles()) {
    if (file.name.substr(0, 7) != "models/") continue;
    ForEachWords(nlohmann::json::parse(file.text), std::string(file.name), [&](const std::string& path, const nlohmann::json& words) {
      const auto english = words["en"].get<std::string>();
      for (std::string_view locale : kShippedLocales) {
        if (locale == "en" || english.size() <= 12) continue;
        EXPECT_NE(words[std::string(locale)].get<std::string>(), english) << path << " " << locale;
      }
    });
  }
}

}  // namespace
}  // namespace bantam::catalog_test
