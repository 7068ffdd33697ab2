// SPDX-License-Identifier: MIT
#include "bantam/check.h"

#include <algorithm>

#include "bantam/contact_reader.h"
#include "bantam/qualify.h"
#include "json_tree.h"
#include "json_writer.h"

namespace bantam {
namespace {

constexpr std::size_t kMostBlamed = 3;
constexpr int kAnnotationDepth = 32;

struct Weighed {
  std::string rule;
  std::int64_t points;
};

// The sums of a ledger by rule, as the annotation tells them.
std::vector<Weighed> LedgerOf(const Qualifier& qualifier) {
  std::string annotation;
  qualifier.AppendAnnotation(annotation);
  JsonNode tree;
  Faults faults;
  std::vector<Weighed> sums;
  if (!ReadJsonTree(annotation, kAnnotationDepth, tree, faults)) return sums;
  const JsonNode* ledger = tree.Find("ledger");
  if (ledger == nullptr) return sums;
  for (const JsonNode& line : ledger->items) {
    const std::string& rule = line.Find("rule")->text;
    const std::int64_t points = ParseThousandths(line.Find("points")->text).value;
    const auto found = std::find_if(sums.begin(), sums.end(), [&](const Weighed& one) { return one.rule == rule; });
    if (found != sums.end()) found->points += points;
    else sums.push_back({rule, points});
  }
  return sums;
}

std::vector<Blame> Blamed(const std::vector<Weighed>& better, const std::vector<Weighed>& worse) {
  const auto pointsIn = [](const std::vector<Weighed>& ledger, const std::string& rule) {
    const auto found = std::find_if(ledger.begin(), ledger.end(), [&](const Weighed& one) { return one.rule == rule; });
    return found == ledger.end() ? 0 : found->points;
  };
  std::vector<Blame> blame;
  const auto add = [&](const std::string& rule) {
    const std::int64_t more = pointsIn(worse, rule) - pointsIn(better, rule);
    const bool named = std::any_of(blame.begin(), blame.end(), [&](const Blame& one) { return one.rule == rule; });
    if (more > 0 && !named) blame.push_back({rule, more});
  };
  for (const Weighed& one : worse) add(one.rule);
  for (const Weighed& one : better) add(one.rule);
  std::stable_sort(blame.begin(), blame.end(), [](const Blame& a, const Blame& b) { return a.points > b.points; });
  if (blame.size() > kMostBlamed) blame.resize(kMostBlamed);
  return blame;
}

JudgedPersona Judge(const Model& model, std::size_t index, Qualifier& qualifier, std::vector<Weighed>& ledger) {
  const Persona& persona = model.personas[index];
  JudgedPersona judged;
  judged.persona = index;
  Contact contact;
  (void)ContactReader(*model.zone).Read(persona.contact, contact);   // a model with one that cannot be read is none
  const Assessment& found = qualifier.Assess(contact, model.personasNow);
  judged.standing = found.standing, judged.tier = found.tier, judged.score = found.score;
  judged.asExpected = !persona.tier || (found.standing == Standing::kLead && *persona.tier == found.tier);
  ledger = LedgerOf(qualifier);
  return judged;
}

bool Outranks(const JudgedPersona& better, const JudgedPersona& worse) {
  return better.standing == Standing::kLead && (worse.standing != Standing::kLead || better.score > worse.score);
}

}  // namespace

bool ModelReview::holds() const {
  return broken.empty() && std::all_of(personas.begin(), personas.end(), [](const JudgedPersona& one) { return one.asExpected; });
}

ModelReview ReviewModel(const std::shared_ptr<const Model>& model) {
  ModelReview review;
  review.warnings = AxisFaults(*model);
  Qualifier qualifier(model, "en");
  std::vector<std::vector<Weighed>> ledgers(model->personas.size());
  for (std::size_t i = 0; i < ledgers.size(); ++i) review.personas.push_back(Judge(*model, i, qualifier, ledgers[i]));
  std::vector<std::size_t> ranked;
  const auto rank = [&](std::size_t i) { return model->personas[i].rank; };
  for (std::size_t i = 0; i < ledgers.size(); ++i) {
    if (rank(i) >= 0) ranked.push_back(i);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  for (std::size_t i = 1; i < ranked.size(); ++i) {
    const std::size_t better = ranked[i - 1], worse = ranked[i];
    if (!Outranks(review.personas[better], review.personas[worse])) review.broken.push_back({better, worse, Blamed(ledgers[better], ledgers[worse])});
  }
  return review;
}

void AppendReview(std::string& out, const Model& model, const ModelReview& review) {
  JsonWriter json(out);
  const auto persona = [&](std::size_t i) -> const Persona& { return model.personas[review.personas[i].persona]; };
  json.Open('{');
  json.Key("warnings").Open('[');
  for (const Fault& fault : review.warnings) {
    json.Open('{');
    json.Key("code").Text(fault.code), json.Key("path").Text(fault.path), json.Key("message").Text(fault.message);
    json.Close('}');
  }
  json.Close(']');
  json.Key("personas").Open('[');
  for (std::size_t i = 0; i < review.personas.size(); ++i) {
    const JudgedPersona& judged = review.personas[i];
    const bool lead = judged.standing == Standing::kLead;
    json.Open('{');
    json.Key("id").Text(persona(i).id);
    json.Key("name").Open('{');
    for (const auto& [locale, words] : persona(i).name.byLocale) json.Key(locale).Text(words);
    json.Close('}');
    json.Key("score"), lead ? json.Number(judged.score) : json.Null();
    json.Key("tier").TextOrNull(lead ? NameOf(judged.tier) : "");
    json.Key("expected").TextOrNull(persona(i).tier ? NameOf(*persona(i).tier) : "");
    json.Key("asExpected").Boolean(judged.asExpected);
    json.Close('}');
  }
  json.Close(']');
  json.Key("broken").Open('[');
  for (const BrokenOrder& pair : review.broken) {
    json.Open('{');
    json.Key("better").Text(persona(pair.better).id), json.Key("worse").Text(persona(pair.worse).id);
    json.Key("blame").Open('[');
    for (const Blame& blame : pair.blame) {
      json.Open('{');
      json.Key("rule").Text(blame.rule), json.Key("points").Number(blame.points);
      json.Close('}');
    }
    json.Close(']');
    json.Close('}');
  }
  json.Close(']');
  json.Close('}');
}

}  // namespace bantam
