// SPDX-License-Identifier: MIT
#include "bantam/catalog.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "bantam/words.h"

namespace bantam {
namespace {

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

TEST(Catalog, HoldsMinifiedJson) {
  for (const CatalogFile& file : CatalogFiles()) {
    const auto document = nlohmann::ordered_json::parse(file.text, nullptr, false);
    ASSERT_FALSE(document.is_discarded()) << file.name;
    EXPECT_EQ(document.dump().size(), file.text.size()) << file.name;
  }
}

TEST(Catalog, HasWordsForEveryQuestionThatAModelLeavesToIt) {
  for (const CatalogFile& file : CatalogFiles()) {
    if (file.name.substr(0, 7) != "models/") continue;
    const auto model = nlohmann::json::parse(file.text);
    for (const auto& question : model.value("questions", nlohmann::json::array())) {
      if (question.contains("text")) continue;
      const std::string id = question.at("id").get<std::string>();
      EXPECT_FALSE(Words::For("en").Question(id).empty()) << file.name << " asks " << id;
    }
  }
}

}  // namespace
}  // namespace bantam
