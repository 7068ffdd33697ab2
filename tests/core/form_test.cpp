// SPDX-License-Identifier: MIT
// A published form against the full model: for every combination of its answers the step is that of the tier, and the next question is
// the one that the full model would ask of those published.
#include "bantam/form_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <span>

#include "bantam/catalog.h"
#include "bantam/form_publication.h"
#include "bantam/qualify.h"
#include "read_contact.h"
#include "small_models.h"

namespace bantam::form_test {
namespace {

using Json = nlohmann::json;
using test::SmallContact;

constexpr const char* kShipped[] = {"reference", "enterprise-long-cycle", "saas-startup", "consultancy", "digital-agency"};
/// Where every step costs many times more, the two smallest: the native build proves all.
std::span<const char* const> Shipped() { return std::span(kShipped).first(test::ProvesAll() ? std::size(kShipped) : 2); }
constexpr Instant kNow = 1'793'955'600;   // 2026-11-06: not the moment at which forms are worked out

std::unique_ptr<const FormModel> Publish(const Model& model, const FormWishes& wishes = {}) {
  const PublishedForm published = PublishForm(model, wishes);
  EXPECT_TRUE(published.faults.empty()) << published.faults.front().message;
  FormReading read = FormModel::Read(published.text);
  EXPECT_FALSE(read.fault) << read.fault->code;
  return std::move(read.model);
}

/// One combination of answers: by question, 0 unknown, else an option's number and one.
using Combination = std::vector<std::size_t>;

bool NextCombination(const FormModel& form, Combination& combination) {
  for (std::size_t q = 0; q < combination.size(); ++q) {
    if (++combination[q] <= form.questions()[q].options.size()) return true;
    combination[q] = 0;
  }
  return false;
}

FormSession Told(const FormModel& form, const Combination& combination, std::string_view email) {
  FormSession session(form);
  session.TellEmail(email);
  for (std::size_t q = 0; q < combination.size(); ++q) {
    if (combination[q] > 0) session.Choose(q, combination[q] - 1, false);
  }
  return session;
}

const Question& QuestionOf(const Model& model, std::string_view id) {
  return *std::find_if(model.questions.begin(), model.questions.end(), [&](const Question& question) { return question.id == id; });
}

/// What is not published, or told already, was asked without an answer, so that the full model asks it last.
std::vector<std::string> UnaskedOf(const Model& model, const FormModel& form, const Combination& combination) {
  std::vector<std::string> asked;
  for (const Question& question : model.questions) {
    const auto isOpen = [&](const FormQuestion& other) { return other.id == question.id && combination[static_cast<std::size_t>(&other - form.questions().data())] == 0; };
    if (std::none_of(form.questions().begin(), form.questions().end(), isOpen)) asked.push_back("{\"questionId\":\"" + question.id + "\"}");
  }
  return asked;
}

void Merge(const Json& from, Json& into) {
  for (const auto& [key, value] : from.items()) {
    if (value.is_object() && into.contains(key)) Merge(value, into[key]);
    else into[key] = value;
  }
}

Json ContactOf(const Model& model, const FormModel& form, const Combination& combination, std::string_view email, const Json& start) {
  Json contact = start;
  for (const std::string& asked : UnaskedOf(model, form, combination)) contact["asked"].push_back(Json::parse(asked));
  if (!email.empty()) contact["person"]["email"] = email;
  for (std::size_t q = 0; q < combination.size(); ++q) {
    if (combination[q] == 0) continue;
    Merge(Json::parse(*QuestionOf(model, form.questions()[q].id).options[combination[q] - 1].text), contact);
  }
  return contact;
}

/// The full model's first choice among what is published and open; -1 where it would only ask something else.
int ExpectedNext(const Model& model, const FormModel& form, const Combination& combination, const Assessment& found) {
  if (found.standing != Standing::kLead || found.next.question < 0) return -1;
  const std::string& id = model.questions[static_cast<std::size_t>(found.next.question)].id;
  const auto& questions = form.questions();
  const auto at = std::find_if(questions.begin(), questions.end(), [&](const FormQuestion& question) { return question.id == id; });
  return at == questions.end() || combination[static_cast<std::size_t>(at - questions.begin())] != 0 ? -1 : static_cast<int>(at - questions.begin());
}

std::string_view ExpectedStep(const FormWishes& wishes, const Assessment& found) {
  return wishes.steps[static_cast<std::size_t>(found.standing == Standing::kLead ? found.tier : Tier::kLead)];
}

/// Compares every `stride`th combination.
void ExpectTheSame(const std::shared_ptr<const Model>& model, const FormWishes& wishes, const Json& start, std::size_t stride) {
  const auto form = Publish(*model, wishes);
  ASSERT_TRUE(form);
  Qualifier qualifier(model, "en");
  std::size_t number = 0;
  for (const char* email : {"", "ida@gmail.com", "ida@mailinator.com", "ida@helsinki.fi", "ida@vantaa.fi", "ida@firm.example"}) {
    Combination combination(form->questions().size(), 0);
    do {
      if (number++ % stride != 0) continue;
      const ReadContact contact(ContactOf(*model, *form, combination, email, start).dump(), *model->zone);
      ASSERT_EQ(contact.Code(), "");
      const Assessment& found = qualifier.Assess(contact.contact, kNow);
      const FormSession session = Told(*form, combination, email);
      ASSERT_EQ(form->steps()[session.Step()], ExpectedStep(wishes, found)) << model->id << " " << contact.json;
      ASSERT_EQ(session.Next(), ExpectedNext(*model, *form, combination, found)) << model->id << " " << contact.json;
    } while (NextCombination(*form, combination));
  }
}

TEST(PublishedForm, StepsAndAsksAsTheFullModelDoes) {
  for (const char* id : Shipped()) {
    const auto model = ShippedModel(id);
    const bool large = id != kShipped[0] && id != kShipped[1];
    ExpectTheSame(model, {}, Json{{"observed", Json::array()}}, large ? 101 : 7);
    FormWishes wishes;
    wishes.event = "download?asset=buyers_guide";
    wishes.steps = {"nothing", "letter", "guide", "calendar"};
    const Json event{{"type", "download"}, {"asset", "buyers_guide"}, {"at", "2026-11-06T09:00:00Z"}};
    ExpectTheSame(model, wishes, Json{{"observed", {"download"}}, {"events", {event}}}, large ? 101 : 7);
  }
}

TEST(PublishedForm, StepsAndAsksAsSmallModelsDo) {
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= test::LawTriples(250); ++seed) {
    const test::SmallModel small = test::MakeSmallModel(seed);
    const LoadedModel loaded = LoadModel(small.json);
    ASSERT_TRUE(loaded.model) << seed;
    const PublishedForm published = PublishForm(*loaded.model, {});
    if (!published.faults.empty()) {
      ASSERT_EQ(published.faults.front().code, "nothing_to_ask") << seed;
      continue;
    }
    const FormReading read = FormModel::Read(published.text);
    ASSERT_FALSE(read.fault) << seed;
    const FormModel& form = *read.model;
    Qualifier qualifier(loaded.model, "en");
    Combination combination(form.questions().size(), 0);
    do {
      SmallContact contact;
      contact.hasObserved = true;
      contact.asked = UnaskedOf(*loaded.model, form, combination);
      for (std::size_t q = 0; q < combination.size(); ++q) {
        const auto asked = std::find_if(small.questions.begin(), small.questions.end(), [&](const auto& one) { return one.id == form.questions()[q].id; });
        if (combination[q] == 0) continue;
        for (const auto& [path, value] : asked->options[combination[q] - 1].sets) contact.FactsOf(path).push_back(test::FactJson(value, "form", kNow));
      }
      const ReadContact told(contact.Json(), *loaded.model->zone);
      const Assessment& found = qualifier.Assess(told.contact, kNow);
      const FormSession session = Told(form, combination, "");
      ASSERT_EQ(form.steps()[session.Step()], ExpectedStep({}, found)) << seed << " " << told.json;
      ASSERT_EQ(session.Next(), ExpectedNext(*loaded.model, form, combination, found)) << seed << " " << told.json;
      ++compared;
    } while (NextCombination(form, combination));
  }
  EXPECT_GE(compared, test::LawTriples(250));   // with few models, as under sanitizers, as many at least
}

/// The document with every number of points, every limit and every threshold doubled, and everything that is not shown renamed.
Json Disguised(Json model) {
  const auto twice = [](Json& object, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
      if (object.contains(key)) object[key] = object[key].get<double>() * 2;
    }
  };
  const std::function<void(Json&)> conditions = [&](Json& node) {
    for (auto& [key, value] : node.items()) {
      if (key == "score" || key == "fit" || key == "engagement") twice(value, {"min", "max"});
      if (value.is_structured()) conditions(value);
    }
  };
  int number = 0;
  for (const char* rules : {"attributeRules", "eventRules"}) {
    for (Json& rule : model[rules]) {
      twice(rule, {"points"});
      rule["id"] = "other-" + std::to_string(++number);
      rule["name"] = {{"en", "Something"}};
    }
  }
  for (auto& [axis, limits] : model["axes"].items()) twice(limits, {"min", "max"});
  for (Json& group : model["groups"]) twice(group, {"min", "max"});
  conditions(model["tiers"]);
  conditions(model["routing"]);
  for (auto& [axis, bounds] : model["grades"].items()) {
    for (Json& bound : bounds) bound = bound.get<double>() * 2;
  }
  for (auto& [name, tier] : model["tiers"].items()) tier["nextStep"] = {{"en", "Do something else"}};
  for (Json& exclusion : model["exclusions"]) exclusion["id"] = "other-" + std::to_string(++number);
  for (Json& route : model["routing"]) route["to"] = "somebody";
  model.erase("personas");
  return model;
}

TEST(PublishedForm, DoesNotChangeWithPointsAndThresholdsThatDecideTheSame) {
  for (const char* id : Shipped()) {
    const Json document = Json::parse(*FindCatalogFile("models/" + std::string(id) + ".json"));
    const LoadedModel disguised = LoadModel(Disguised(document).dump());
    ASSERT_TRUE(disguised.model) << id << disguised.faults.front().path << disguised.faults.front().message;
    FormWishes wishes;
    wishes.questions = 3;
    EXPECT_EQ(PublishForm(*disguised.model, wishes).text, PublishForm(*ShippedModel(id), wishes).text) << id;
  }
}

TEST(PublishedForm, SaysToWhomReadyVisitorsGoOnlyWhenAsked) {
  FormWishes wishes;
  wishes.event = "download?asset=buyers_guide";
  const auto plain = Publish(*ShippedModel("reference"), wishes);
  EXPECT_EQ(plain->steps(), (std::vector<std::string_view>{"guide", "calendar"}));
  wishes.routes = true;
  const auto routed = Publish(*ShippedModel("reference"), wishes);
  EXPECT_NE(std::find(routed->steps().begin(), routed->steps().end(), "calendar@inside-sales"), routed->steps().end());
}

TEST(PublishedForm, RefusesWhatCannotBePublished) {
  const auto model = ShippedModel("reference");
  const auto codeOf = [&](const FormWishes& wishes) {
    const PublishedForm published = PublishForm(*model, wishes);
    EXPECT_TRUE(published.text.empty());
    return published.faults.empty() ? "" : published.faults.front().code + " " + published.faults.front().path;
  };
  FormWishes none, many, named, ended;
  none.questions = 0;
  many.questions = kMaxFormBudget + 1;
  named.steps[3] = "sql";
  ended.event = "no_such_event";
  EXPECT_EQ(codeOf(none), "bad_value questions");
  EXPECT_EQ(codeOf(many), "bad_value questions");
  EXPECT_EQ(codeOf(named), "bad_value steps");
  EXPECT_EQ(codeOf(ended), "bad_value event");
}

TEST(PublishedForm, KeepsToItsLimits) {
  FormWishes wishes;
  for (const char* id : Shipped()) {
    for (wishes.questions = 1; wishes.questions <= kMaxFormBudget; wishes.questions += kMaxFormBudget - 1) {
      const PublishedForm published = PublishForm(*ShippedModel(id), wishes);
      const FormReading read = FormModel::Read(published.text);
      ASSERT_TRUE(read.model) << id;
      EXPECT_LE(published.combinations, kMaxFormCombinations);
      EXPECT_LE(read.model->questions().size(), kMaxFormQuestions);
      EXPECT_LE(read.model->budget(), wishes.questions);
      EXPECT_GE(read.model->questions().size(), read.model->budget());
      EXPECT_LE(published.text.size(), kMaxFormBytes / 4) << id;
    }
  }
}

}  // namespace
}  // namespace bantam::form_test
