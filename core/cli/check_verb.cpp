// SPDX-License-Identifier: MIT
// `bantam check`: whether a model can be used, and whether it judges its personas as it says.
#include <algorithm>

#include "arguments.h"
#include "bantam/contact_reader.h"
#include "bantam/decimal.h"
#include "bantam/qualify.h"
#include "display.h"
#include "model_choice.h"
#include "verbs.h"

namespace bantam::cli {
namespace {

struct Judged {
  const Persona* persona;
  std::int64_t score = 0;
  Tier tier = Tier::kLead;
  Standing standing = Standing::kLead;
};

std::string Counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

void AppendPoints(std::string& out, std::int64_t points) { AppendThousandths(out, points); }

void Describe(const Model& model, std::string& out) {
  out += "  id       " + model.id + "\n  version  " + model.version + "\n  hash     " + model.hash + "\n  holds    ";
  out += Counted(model.attributeRules.size(), "attribute rule", "attribute rules") + ", " + Counted(model.eventRules.size(), "event rule", "event rules") + ", " +
         Counted(model.facts.size(), "fact", "facts") + ", " + Counted(model.questions.size(), "question", "questions") + ", " +
         Counted(model.exclusions.size(), "exclusion", "exclusions") + ", " + Counted(model.personas.size(), "persona", "personas") + "\n";
}

/// One persona a line; false when a tier is not the one that the model expects.
bool Judge(const Model& model, Qualifier& qualifier, std::vector<Judged>& judged, std::string& out) {
  bool holds = true;
  std::size_t widest = 0;
  for (const Persona& persona : model.personas) widest = std::max(widest, persona.id.size());
  const ContactReader reader(*model.zone);
  for (const Persona& persona : model.personas) {
    Contact contact;
    out += "  " + Pad(persona.id, widest) + "  ";
    if (const auto fault = reader.Read(persona.contact, contact)) {
      out += "cannot be read: " + fault->message + "\n";
      holds = false;
      continue;
    }
    const Assessment& found = qualifier.Assess(contact, model.personasNow);
    judged.push_back({&persona, found.score, found.tier, found.standing});
    const bool lead = found.standing == Standing::kLead;
    out += Pad(lead ? NameOf(found.tier) : NameOf(found.standing), 12) + "  ";
    std::string score;
    if (lead) AppendPoints(score, found.score);
    out += Pad(score, 7, true);
    const bool asExpected = !persona.tier || (lead && *persona.tier == found.tier);
    out += !persona.tier ? "" : asExpected ? "  as expected" : "  BROKEN: expected " + std::string(NameOf(*persona.tier));
    out += '\n';
    holds = holds && asExpected;
  }
  return holds;
}

/// Whether of any two personas in the order the better one scores more; a line for each neighbouring pair that breaks it.
bool CheckOrder(std::vector<Judged> judged, std::string& out) {
  judged.erase(std::remove_if(judged.begin(), judged.end(), [](const Judged& one) { return one.persona->rank < 0; }), judged.end());
  std::stable_sort(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) { return a.persona->rank < b.persona->rank; });
  bool holds = true;
  for (std::size_t i = 1; i < judged.size(); ++i) {
    const Judged& better = judged[i - 1];
    const Judged& worse = judged[i];
    if (better.standing == Standing::kLead && (worse.standing != Standing::kLead || better.score > worse.score)) continue;
    holds = false;
    out += "  BROKEN: " + better.persona->id + " must come before " + worse.persona->id + ", but scores ";
    AppendPoints(out, better.score);
    out += " against ";
    AppendPoints(out, worse.score);
    out += ".\n";
  }
  if (holds && judged.size() > 1) out += "  order holds\n";
  return holds;
}

}  // namespace

int RunCheck(VerbWords words) {
  const Arguments arguments(words, {}, 1);
  if (!arguments.fault().empty()) return Refuse(arguments.fault());
  if (arguments.files().empty()) return Refuse("`bantam check` needs a model: a file or the id of a shipped one.");
  const std::string name(arguments.files().front());
  const ModelChoice choice = ReadModel(name);
  Output output;
  std::string& out = output.buffer();
  for (const Fault& fault : choice.faults) out += Printable(LineOf(fault)) + "\n";
  if (!choice.model) return output.Flush(), kUsage;
  const Model& model = *choice.model;
  out += Printable(name) + " is valid\n";
  Describe(model, out);
  if (model.personas.empty()) return output.Flush() ? kDone : kUsage;
  out += "personas, as of ";
  AppendInstant(out, model.personasNow);
  out += "\n";
  Qualifier qualifier(choice.model, "en");
  std::vector<Judged> judged;
  const bool tiers = Judge(model, qualifier, judged, out);
  const bool order = CheckOrder(judged, out);
  if (!output.Flush()) return kUsage;
  return tiers && order ? kDone : kBadLines;
}

}  // namespace bantam::cli
