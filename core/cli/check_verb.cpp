// SPDX-License-Identifier: MIT
// `bantam check`: whether a model can be used, and whether it judges its personas as it says.
#include <algorithm>

#include "arguments.h"
#include "bantam/check.h"
#include "bantam/decimal.h"
#include "display.h"
#include "model_choice.h"
#include "verbs.h"

namespace bantam::cli {
namespace {

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

/// One persona a line.
void TellPersonas(const Model& model, const ModelReview& review, std::string& out) {
  std::size_t widest = 0;
  for (const Persona& persona : model.personas) widest = std::max(widest, persona.id.size());
  for (const JudgedPersona& judged : review.personas) {
    const Persona& persona = model.personas[judged.persona];
    out += "  " + Pad(persona.id, widest) + "  ";
    const bool lead = judged.standing == Standing::kLead;
    std::string score;
    if (lead) AppendPoints(score, judged.score);
    out += Pad(lead ? NameOf(judged.tier) : NameOf(judged.standing), 12) + "  " + Pad(score, 7, true);
    out += !persona.tier ? "" : judged.asExpected ? "  as expected" : "  BROKEN: expected " + std::string(NameOf(*persona.tier));
    out += '\n';
  }
}

/// A line for each pair whose order is broken, and what weighs against it.
void TellOrder(const Model& model, const ModelReview& review, std::string& out) {
  for (const BrokenOrder& pair : review.broken) {
    const JudgedPersona& better = review.personas[pair.better];
    const JudgedPersona& worse = review.personas[pair.worse];
    out += "  BROKEN: " + model.personas[better.persona].id + " must come before " + model.personas[worse.persona].id + ", but scores ";
    AppendPoints(out, better.score);
    out += " against ";
    AppendPoints(out, worse.score);
    for (std::size_t i = 0; i < pair.blame.size(); ++i) {
      out += (i == 0 ? "; to blame: " : ", ") + pair.blame[i].rule + " +";
      AppendPoints(out, pair.blame[i].points);
    }
    out += ".\n";
  }
  if (review.broken.empty() && review.personas.size() > 1) out += "  order holds\n";
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
  const ModelReview review = ReviewModel(choice.model);
  for (const Fault& warning : review.warnings) out += "warning " + Printable(LineOf(warning)) + "\n";
  if (!model.personas.empty()) {
    out += "personas, as of ";
    AppendInstant(out, model.personasNow);
    out += "\n";
    TellPersonas(model, review, out);
    TellOrder(model, review, out);
  }
  if (!output.Flush()) return kUsage;
  return review.holds() ? kDone : kBadLines;
}

}  // namespace bantam::cli
