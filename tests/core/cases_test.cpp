// SPDX-License-Identifier: MIT
// Every case file, every expectation in it.
#include "case_files.h"

#include <gtest/gtest.h>

namespace bantam::test::cases_test {
namespace {

class Cases : public testing::TestWithParam<const char*> {};

void Check(const std::string& name, const nlohmann::json& annotation, const nlohmann::json& expected) {
  ASSERT_FALSE(expected.empty()) << name << " expects nothing";
  for (const auto& [pointer, value] : expected.items()) {
    const nlohmann::json::json_pointer at(pointer);
    ASSERT_TRUE(annotation.contains(at)) << name << ": nothing at " << pointer << " in " << annotation.dump();
    EXPECT_EQ(annotation[at].dump(), value.dump()) << name << " at " << pointer << "\nledger " << annotation["ledger"].dump() << "\ngates "
                                                   << annotation["gates"].dump() << "\nscore " << annotation["score"].dump() << " tier "
                                                   << annotation["tier"].dump() << " bant " << annotation["bant"].dump();
  }
}

TEST_P(Cases, HoldInEveryExpectation) {
  const nlohmann::json file = ReadCaseFile(GetParam());
  ASSERT_FALSE(file.is_discarded());
  ASSERT_FALSE(file["cases"].empty());
  const LoadedModel loaded = ModelOf(file);
  for (const Fault& fault : loaded.faults) ADD_FAILURE() << fault.code << " " << fault.path << " " << fault.message;
  ASSERT_NE(loaded.model, nullptr);
  Qualifier qualifier(loaded.model, file["locale"].get<std::string>());
  const Instant now = ParseTime(file["now"].get<std::string>(), *loaded.model->zone).at;
  for (const auto& one : file["cases"]) {
    const std::string text = Annotate(qualifier, one["contact"].dump(), now);
    const nlohmann::json annotation = nlohmann::json::parse(text, nullptr, false);
    ASSERT_FALSE(annotation.is_discarded()) << text;
    Check(one["name"].get<std::string>(), annotation, one["expect"]);
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Cases, testing::ValuesIn(kCaseFiles), [](const auto& file) {
  std::string name = file.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

class ShippedModels : public testing::TestWithParam<const char*> {};

TEST_P(ShippedModels, KeepTheirPersonasInOrderAndTier) {
  const auto model = ShippedModel(GetParam());
  for (const Fault& fault : LoadModel(FindCatalogFile(std::string("models/") + GetParam() + ".json").value_or("")).faults) {
    ADD_FAILURE() << fault.code << " " << fault.path << " " << fault.message;
  }
  ASSERT_NE(model, nullptr);
  ASSERT_FALSE(model->personas.empty());
  Qualifier qualifier(model, "en");
  std::vector<std::int64_t> scores(model->personas.size(), INT64_MIN);
  for (const Persona& persona : model->personas) {
    Contact contact;
    ASSERT_FALSE(ContactReader(*model->zone).Read(persona.contact, contact));
    const Assessment& found = qualifier.Assess(contact, model->personasNow);
    if (persona.tier) {
      EXPECT_EQ(NameOf(found.tier), NameOf(*persona.tier)) << persona.id << " score " << found.score << " fit " << found.fit;
    }
    if (persona.rank >= 0) scores[static_cast<std::size_t>(persona.rank)] = found.score;
  }
  for (std::size_t i = 1; i < scores.size() && scores[i] != INT64_MIN; ++i) EXPECT_GT(scores[i - 1], scores[i]) << "rank " << i;
}

INSTANTIATE_TEST_SUITE_P(All, ShippedModels, testing::Values("reference", "saas-startup", "consultancy", "digital-agency", "enterprise-long-cycle"),
                         [](const auto& model) {
                           std::string name = model.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace bantam::test::cases_test
