// SPDX-License-Identifier: MIT
// Law 6: faults are values with a code, a path and a sentence; a bad contact never stops its batch, a bad model never loads half.
// Law 7: a model at its limits loads, beyond them it has a fault.
#include <functional>

#include "laws_judge.h"

namespace bantam::test::laws_fault_test {
namespace {

void CheckFault(const Fault& fault) {
  EXPECT_FALSE(fault.code.empty());
  EXPECT_EQ(fault.path.rfind('$', 0), 0u) << fault.path;
  EXPECT_GE(fault.message.size(), 10u);
  EXPECT_EQ(fault.message.back(), '.') << fault.message;
}

// One to three small accidents: bytes changed, lost, doubled, or the end cut off.
std::string Damaged(std::string text, SeededRandom& random) {
  constexpr std::string_view kBytes = "{}[]\",:0123456789.eE+-ntf\\\x80\xFF u\n@#";
  const auto place = [&] { return random.Below(static_cast<std::uint32_t>(text.size())); };
  for (std::uint32_t i = 0, count = 1 + random.Below(3); i < count && text.size() > 4; ++i) {
    switch (random.Below(5)) {
      case 0: text[place()] = kBytes[random.Below(static_cast<std::uint32_t>(kBytes.size()))]; break;
      case 1: text.erase(place(), 1 + random.Below(12)); break;
      case 2: text.insert(place(), 1, kBytes[random.Below(static_cast<std::uint32_t>(kBytes.size()))]); break;
      case 3: {
        const std::size_t from = place();
        text.insert(place(), std::string(text, from, 1 + random.Below(30)));
        break;
      }
      default:
        if (random.Chance(30)) text.resize(place());
    }
  }
  return text;
}

TEST(Law6, ABadContactIsAFaultAndTheNextOneIsTheSame) {
  std::uint64_t bad = 0, read = 0;
  std::unique_ptr<Qualifier> qualifier;
  std::string of;
  ForTriples(LawTriples(), SmallShape::kAny, 1'200'000, [&](const SmallModel& small, Judge& judge, const SmallContact& contact, Instant now) {
    if (of != small.json) qualifier = std::make_unique<Qualifier>(judge.shared(), "en"), of = small.json;
    const std::string good = contact.Json();
    SeededRandom random(static_cast<std::uint64_t>(now) * 31 + good.size());
    const std::string damaged = Damaged(good, random);
    Contact broken;
    std::string ignored, out;
    if (const auto fault = ContactReader(*judge.model().zone).Read(damaged, broken)) {
      ++bad;
      CheckFault(*fault);
      EXPECT_TRUE(broken.facts.empty() && broken.events.empty());
    } else {
      if (++read % 4 != 0) return;
      qualifier->Assess(broken, now);
      qualifier->AppendAnnotation(ignored);
      EXPECT_EQ(ignored.back(), '}');
    }
    if (bad % 4 != 0) return;
    Contact whole;
    ASSERT_FALSE(ContactReader(*judge.model().zone).Read(good, whole));
    qualifier->Assess(whole, now);
    qualifier->AppendAnnotation(out);
    EXPECT_EQ(out, judge.Annotate(good, now));
  });
  EXPECT_GE(bad, Often(LawTriples(4)));
  EXPECT_GE(read, Often(LawTriples(20)));
}

TEST(Law6, ABadModelHasFaultsAndNothingElse) {
  std::uint64_t bad = 0, loaded = 0;
  for (std::uint64_t i = 0; i < LawTriples(2) && !testing::Test::HasFailure(); ++i) {
    static SmallModel small;
    if (i % kContactsPerModel == 0) small = MakeSmallModel(1'300'000 + i / kContactsPerModel);
    SeededRandom random(i);
    const std::string text = Damaged(small.json, random);
    const LoadedModel model = LoadModel(text);
    EXPECT_EQ(model.model == nullptr, !model.faults.empty()) << text;
    for (const Fault& fault : model.faults) CheckFault(fault);
    if (testing::Test::HasFailure()) ADD_FAILURE() << text;
    bad += model.model == nullptr;
    if (model.model == nullptr || ++loaded % 8 != 0) continue;
    Qualifier qualifier(model.model, "fi");
    Contact contact;
    const std::string json = MakeSmallContact(small, i, kLawNow).Json();
    ASSERT_FALSE(ContactReader(*model.model->zone).Read(json, contact));
    const Assessment& found = qualifier.Assess(contact, kLawNow);
    EXPECT_TRUE(found.standing != Standing::kLead || (found.range.low <= found.score && found.score <= found.range.high));
  }
  EXPECT_GE(bad, Often(LawTriples(8)));
  EXPECT_GE(loaded, Often(LawTriples(200)));
}

TEST(Law6, AllFaultsOfAModelAreReportedAtOnce) {
  const LoadedModel loaded = LoadModel(R"({"schemaVersion":1,"id":"Not An Id","version":"1","name":{"fi":"x"},"timeZone":"Nowhere","currency":"EURO","period":"week","surprise":1})");
  EXPECT_EQ(loaded.model, nullptr);
  std::vector<std::string> paths;
  for (const Fault& fault : loaded.faults) CheckFault(fault), paths.push_back(fault.path);
  for (const char* path : {"$.id", "$.timeZone", "$.currency", "$.period", "$.surprise", "$.axes", "$.bant", "$.tiers", "$.grades"}) {
    EXPECT_NE(std::find(paths.begin(), paths.end(), path), paths.end()) << path;
  }
}

/// A plain model with one part replaced.
std::string ModelWith(const std::string& part, const std::string& value) {
  std::vector<std::pair<std::string, std::string>> parts{
      {"schemaVersion", "1"}, {"id", "\"limits\""}, {"version", "\"1\""}, {"name", R"({"en":"Limits"})"}, {"timeZone", "\"UTC\""}, {"currency", "\"EUR\""},
      {"period", "\"year\""}, {"axes", R"({"fit":{"min":0,"max":9},"engagement":{"min":0,"max":9}})"}, {"groups", "[]"}, {"attributeRules", "[]"}, {"eventRules", "[]"},
      {"bant", ""}, {"questions", "[]"}, {"tiers", R"({"sql":{"when":{"score":{"min":9}}},"mql":{"when":{"score":{"min":5}}},"lead":{},"disqualified":{}})"},
      {"exclusions", "[]"}, {"grades", R"({"fit":[3,2,1],"engagement":[3,2,1]})"}, {"routing", "[]"}};
  std::string criteria;
  for (const char* name : {"budget", "authority", "need", "timeline"}) {
    criteria += (criteria.empty() ? "\"" : ",\"") + std::string(name) + R"(":{"facts":[],"met":{"fact":"company.customers","min":1}})";
  }
  std::string json;
  bool replaced = false;
  for (auto& [key, own] : parts) {
    if (key == "bant") own = "{" + criteria + "}";
    if (key == part) own = value, replaced = true;
    json += (json.empty() ? "{\"" : ",\"") + key + "\":" + own;
  }
  if (!replaced) json += ",\"" + part + "\":" + value;
  return json + "}";
}

std::string Many(std::size_t count, const std::function<std::string(const std::string&)>& item) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) list += (i == 0 ? "" : ",") + item(std::to_string(i));
  return "[" + list + "]";
}
std::string Excluding(const std::string& condition) { return ModelWith("exclusions", R"([{"id":"e","name":{"en":"E"},"when":)" + condition + "}]"); }
std::string AnyOf(std::size_t count, const std::function<std::string(const std::string&)>& item) { return Excluding("{\"any\":" + Many(count, item) + "}"); }
std::string Rule(const std::string& i, const std::string& rest) { return R"({"id":"r)" + i + R"(","name":{"en":"R"},"axis":"fit","points":1,)" + rest + "}"; }
std::string Nest(std::size_t depth, const std::string& open, const std::string& close, const std::string& core) {
  std::string out;
  for (std::size_t i = 0; i < depth; ++i) out += open;
  out += core;
  for (std::size_t i = 0; i < depth; ++i) out += close;
  return out;
}
std::string Question(const std::string& i, std::size_t options) {
  return R"({"id":"q)" + i + R"(","criterion":"fit","fact":"company.customers","text":{"en":"Q?"},"options":)" +
         Many(options, [](const std::string& k) { return R"({"id":"o)" + k + R"(","label":{"en":"A"},"prior":1,"set":{"company":{"customers":1}}})"; }) + "}";
}

struct Limit {
  const char* name;
  std::size_t most;
  const char* code;
  std::function<std::string(std::size_t)> model;
};

class ModelLimits : public testing::TestWithParam<Limit> {};

TEST_P(ModelLimits, HoldBelowAndAtAndFaultAbove) {
  const Limit& limit = GetParam();
  for (std::size_t count : {limit.most - 1, limit.most}) {
    const LoadedModel loaded = LoadModel(limit.model(count));
    EXPECT_NE(loaded.model, nullptr) << count;
    for (const Fault& fault : loaded.faults) ADD_FAILURE() << fault.code << " " << fault.path << " " << fault.message;
  }
  for (std::size_t count : {limit.most + 1, limit.most * 2}) {
    const LoadedModel loaded = LoadModel(limit.model(count));
    EXPECT_EQ(loaded.model, nullptr) << count;
    ASSERT_FALSE(loaded.faults.empty());
    EXPECT_EQ(loaded.faults[0].code, limit.code) << loaded.faults[0].path;
    for (const Fault& fault : loaded.faults) CheckFault(fault);
  }
}

const std::size_t kPlainBytes = ModelWith("x-pad", "\"\"").size();
// A plain model asks about the consent to profiling and about customers.
constexpr std::size_t kPlainFacts = 2;

INSTANTIATE_TEST_SUITE_P(All, ModelLimits, testing::Values(
    Limit{"bytes", kMaxModelBytes, "too_large", [](std::size_t n) { return ModelWith("x-pad", "\"" + std::string(n - kPlainBytes, 'a') + "\""); }},
    Limit{"depth", kMaxModelDepth, "too_deep", [](std::size_t n) { return ModelWith("x-deep", Nest(n - 1, "[", "]", "")); }},
    Limit{"condition_depth", kMaxConditionDepth, "too_deep", [](std::size_t n) { return Excluding(Nest(n, "{\"not\":", "}", R"({"fact":"company.customers","min":1})")); }},
    Limit{"attribute_rules", kMaxRules, "too_many", [](std::size_t n) { return ModelWith("attributeRules", Many(n, [](const std::string& i) { return Rule(i, R"("when":{"fact":"company.customers","min":1})"); })); }},
    Limit{"event_rules", kMaxRules, "too_many", [](std::size_t n) { return ModelWith("eventRules", Many(n, [](const std::string& i) { return Rule(i, R"("event":{"type":"call"})"); })); }},
    Limit{"exclusions", kMaxRules, "too_many", [](std::size_t n) { return ModelWith("exclusions", Many(n, [](const std::string& i) { return R"({"id":"e)" + i + R"(","name":{"en":"E"},"when":{"fact":"company.customers","min":1}})"; })); }},
    Limit{"routes", kMaxRules, "too_many", [](std::size_t n) { return ModelWith("routing", Many(n, [](const std::string& i) { return R"({"id":"r)" + i + R"(","how":"manual","to":"Celka"})"; })); }},
    Limit{"groups", kMaxGroups - 2, "too_many", [](std::size_t n) { return ModelWith("groups", Many(n, [](const std::string& i) { return R"({"id":"g)" + i + R"(","name":{"en":"G"},"axis":"fit"})"; })); }},
    Limit{"facts", kMaxModelFacts - kPlainFacts, "too_many", [](std::size_t n) { return AnyOf(n, [](const std::string& i) { return R"({"fact":"custom.c)" + i + R"(","exists":true})"; }); }},
    Limit{"comparisons", kMaxLeaves - 1, "too_many", [](std::size_t n) { return AnyOf(n, [](const std::string& i) { return R"({"fact":"custom.c)" + std::to_string(std::stoul(i) % 90) + R"(","equals":"w)" + i + "\"}"; }); }},
    Limit{"comparisons_of_one_fact", kMaxLeavesPerFact, "too_many", [](std::size_t n) { return AnyOf(n, [](const std::string& i) { return R"({"fact":"company.employees","min":)" + i + "}"; }); }},
    Limit{"event_types", kMaxEventTypes, "too_many", [](std::size_t n) { return AnyOf(n, [](const std::string& i) { return R"({"event":{"type":"t)" + i + "\"}}"; }); }},
    Limit{"questions", kMaxQuestions, "too_many", [](std::size_t n) { return ModelWith("questions", Many(n, [](const std::string& i) { return Question(i, 1); })); }},
    Limit{"options", kMaxOptions, "too_many", [](std::size_t n) { return ModelWith("questions", "[" + Question("0", n) + "]"); }},
    Limit{"personas", kMaxPersonas, "too_many", [](std::size_t n) { return ModelWith("personas", R"({"now":"2026-11-01","list":)" + Many(n, [](const std::string& i) { return R"({"id":"p)" + i + R"(","name":{"en":"P"},"contact":{}})"; }) + "}"); }},
    Limit{"words", kMaxListed, "too_many", [](std::size_t n) { return Excluding(R"({"fact":"company.industry","oneOf":)" + Many(n, [](const std::string& i) { return "\"w" + i + "\""; }) + "}"); }},
    Limit{"phrases", kMaxListed, "too_many", [](std::size_t n) { return Excluding(R"({"fact":"company.industry","containsWord":)" + Many(n, [](const std::string& i) { return "\"w" + i + "\""; }) + "}"); }},
    Limit{"conditions_side_by_side", kMaxListed, "too_many", [](std::size_t n) { return AnyOf(n, [](const std::string&) { return std::string(R"({"fact":"company.customers","min":1})"); }); }}),
    [](const testing::TestParamInfo<Limit>& limit) { return std::string(limit.param.name); });

}  // namespace
}  // namespace bantam::test::laws_fault_test
