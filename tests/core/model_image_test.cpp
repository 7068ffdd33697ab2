// SPDX-License-Identifier: MIT
// A model's image: opened, it is the model; damaged, it is refused.
#include "bantam/model_image.h"

#include <gtest/gtest.h>

#include "case_files.h"
#include "small_models.h"

namespace bantam::test::model_image_test {
namespace {

constexpr Instant kNow = 1'793'610'000;   // 2026-11-02T09:00:00Z
constexpr const char* kShipped[] = {"reference", "consultancy", "digital-agency", "enterprise-long-cycle", "saas-startup"};

std::shared_ptr<const Model> Again(const Model& model) {
  LoadedModel opened = OpenModelImage(ImageOf(model, false).text);
  for (const Fault& fault : opened.faults) ADD_FAILURE() << fault.code << " " << fault.path << " " << fault.message;
  return opened.model;
}

void ExpectSameAnswers(const std::shared_ptr<const Model>& model, const std::shared_ptr<const Model>& opened, const std::string& contact, const char* locale) {
  Qualifier first(model, locale), second(opened, locale);
  ASSERT_EQ(Annotate(first, contact, kNow), Annotate(second, contact, kNow)) << contact;
}

TEST(ModelImage, OfAShippedModelAnswersAsTheModel) {
  for (const char* id : kShipped) {
    const auto model = ShippedModel(id), opened = Again(*model);
    ASSERT_NE(opened, nullptr) << id;
    EXPECT_EQ(ImageOf(*opened, false).text, ImageOf(*model, false).text) << id;
    for (std::uint64_t i = 0; i < 100; ++i) {
      std::string contact;
      AppendSeededContact(contact, 7, i, kNow);
      ExpectSameAnswers(model, opened, contact, i % 2 == 0 ? "en" : "fi");
    }
  }
}

TEST(ModelImage, OfEveryCaseModelAndOfSmallModelsIsTheSameAgain) {
  std::vector<std::shared_ptr<const Model>> models;
  for (const char* name : kCaseFiles) models.push_back(ModelOf(ReadCaseFile(name)).model);
  const std::uint64_t seeds = LawTriples(200);
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const SmallModel small = MakeSmallModel(seed);
    const auto model = models.emplace_back(LoadModel(small.json).model);
    ASSERT_NE(model, nullptr) << seed;
    ExpectSameAnswers(model, Again(*model), MakeSmallContact(small, seed, kNow).Json(), "pl");
  }
  for (const auto& model : models) EXPECT_EQ(ImageOf(*Again(*model), false).text, ImageOf(*model, false).text);
}

TEST(ModelImage, WithoutTheWordsOfALocaleSaysSo) {
  const auto model = ShippedModel("reference");
  const ModelImage image = ImageOf(*model, true);
  EXPECT_EQ(image.words.size(), 8u);
  const LoadedModel opened = OpenModelImage(image.text);
  ASSERT_NE(opened.model, nullptr);
  EXPECT_TRUE(SpeaksLocale(*opened.model, "en"));
  EXPECT_TRUE(SpeaksLocale(*opened.model, "it"));   // nobody has Italian: English serves
  EXPECT_FALSE(SpeaksLocale(*opened.model, "fi"));
  EXPECT_FALSE(SpeaksLocale(*opened.model, "de-AT"));
  EXPECT_TRUE(SpeaksLocale(*model, "fi"));
}

TEST(ModelImage, TakesWordsThatArriveApart) {
  nlohmann::json document = nlohmann::json::parse(*FindCatalogFile("models/reference.json"));
  document["id"] = "apart";   // a name that no other test adds files for
  const auto model = LoadModel(document.dump()).model;
  ASSERT_NE(model, nullptr);
  const ModelImage image = ImageOf(*model, true);
  for (const auto& [file, words] : image.words) {
    if (file == "models/apart.fi") AddCatalogFile(file, words);
    if (file == "models/apart.sv") AddCatalogFile(file, words + ' ');   // of another version
  }
  const LoadedModel opened = OpenModelImage(image.text);
  ASSERT_NE(opened.model, nullptr);
  EXPECT_TRUE(SpeaksLocale(*opened.model, "fi"));
  EXPECT_FALSE(SpeaksLocale(*opened.model, "sv"));
  ExpectSameAnswers(model, opened.model, R"({"id":"invented","company":{"employees":120}})", "fi");
}

TEST(ModelImage, ThatIsDamagedIsRefused) {
  const std::string text = ImageOf(*ShippedModel("reference"), false).text;
  for (std::size_t size = 0; size < text.size(); size += size < 100 ? 1 : 997) {
    const LoadedModel opened = OpenModelImage(std::string_view(text).substr(0, size));
    ASSERT_EQ(opened.faults.size(), 1u) << size;
    EXPECT_EQ(opened.faults[0].code, "bad_image") << size;
  }
  std::string changed = text;
  changed[changed.size() / 2] ^= 1;
  EXPECT_EQ(OpenModelImage(changed).model, nullptr);
}

}  // namespace
}  // namespace bantam::test::model_image_test
