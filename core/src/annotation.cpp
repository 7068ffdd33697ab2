// SPDX-License-Identifier: MIT
#include "annotation.h"

namespace bantam {
namespace {

constexpr std::size_t kShownReasons = 2;

void WriteIdentity(AnnotationWriter& writer) {
  JsonWriter& json = writer.json;
  json.Key("id").TextOrNull(writer.situation.facts.contact->id);
  json.Key("model").Open('{');
  json.Key("id").Text(writer.model.id);
  json.Key("version").Text(writer.model.version);
  json.Key("hash").Text(writer.model.hash);
  json.Close('}');
  json.Key("core").Text(CoreVersion());
  json.Key("packs").Open('{');
  for (const auto& [id, hash] : writer.model.packs) json.Key(id).Text(hash);
  json.Close('}');
  json.Key("now").InstantOrNull(writer.situation.facts.now);
}

void WriteScore(AnnotationWriter& writer) {
  JsonWriter& json = writer.json;
  const Assessment& found = writer.assessment;
  json.Key("score").Number(found.score);
  json.Key("fit").Number(found.fit);
  json.Key("engagement").Number(found.engagement);
  json.Key("range").Open('{');
  json.Key("min").Number(found.range.low);
  json.Key("max").Number(found.range.high);
  json.Close('}');
  json.Key("tier").Text(NameOf(found.tier));
  json.Key("label").Text(writer.TierLabel(found.tier));
}

void WriteNoScore(AnnotationWriter& writer) {
  for (std::string_view key : {"score", "fit", "engagement", "range", "tier"}) writer.json.Key(key).Null();
  writer.json.Key("label").Text(writer.words.Label("standing." + std::string(NameOf(writer.assessment.standing))));
}

void WriteOutlook(AnnotationWriter& writer) {
  JsonWriter& json = writer.json;
  const Assessment& found = writer.assessment;
  json.Key("reachable").Open('[');
  for (Tier tier : {Tier::kSql, Tier::kMql, Tier::kLead, Tier::kDisqualified}) {
    if ((found.reachable >> static_cast<unsigned>(tier) & 1) != 0) json.Text(NameOf(tier));
  }
  json.Close(']');
  json.Key("verdict").Text(NameOf(found.verdict));
  json.Key("gates");
  writer.WriteGates();
  json.Key("grade");
  if (found.standing == Standing::kLead) json.Text({found.grade.data(), found.grade.size()});
  else json.Null();
}

void WriteChanges(AnnotationWriter& writer) {
  JsonWriter& json = writer.json;
  json.Key("changes");
  if (!writer.assessment.change) return json.Null();
  json.Open('{');
  json.Key("tier").Text(NameOf(writer.assessment.change->tier));
  json.Key("at").InstantOrNull(writer.assessment.change->at);
  json.Close('}');
}

}  // namespace

void AnnotationWriter::WriteMessage(std::string_view message, std::span<const MessageArgument> arguments) {
  std::string text;
  words.AppendMessage(text, message, arguments);
  json.Text(text);
}

void AnnotationWriter::WriteReason(std::string_view code, std::string_view message, std::span<const MessageArgument> arguments) {
  json.Open('{');
  json.Key("code").Text(code);
  json.Key("args").Open('{');
  for (const MessageArgument& argument : arguments) json.Key(argument.name).Text(argument.value);
  json.Close('}');
  json.Key("text");
  WriteMessage(message, arguments);
  json.Close('}');
}

std::string_view AnnotationWriter::TierLabel(Tier tier) const {
  const LocalWords& own = model.tiers[static_cast<std::size_t>(tier)].label;
  return own.byLocale.empty() ? words.Label("tier." + std::string(NameOf(tier))) : own.In(locale);
}

void WriteAnnotation(const Model& model, const Situation& situation, const Assessment& assessment, const Words& words, std::string_view locale, std::string& out) {
  AnnotationWriter writer{model, situation, assessment, words, locale, out, JsonWriter(out)};
  JsonWriter& json = writer.json;
  json.Open('{');
  WriteIdentity(writer);
  assessment.standing == Standing::kLead ? WriteScore(writer) : WriteNoScore(writer);
  json.Key("standing").Text(NameOf(assessment.standing));
  json.Key("override");
  writer.WriteOverride();
  WriteOutlook(writer);
  json.Key("bant");
  writer.WriteBant();
  json.Key("missing").Open('[');
  for (Criterion criterion : assessment.missing) json.Text(NameOf(criterion));
  json.Close(']');
  json.Key("next");
  writer.WriteNext();
  json.Key("ledger");
  writer.WriteLedgerLines();
  json.Key("paths");
  writer.WritePaths();
  WriteChanges(writer);
  json.Key("handoff");
  writer.WriteHandoff();
  json.Key("committee");
  writer.WriteCommittee();
  json.Key("fitOnly").Boolean(assessment.fitOnly);
  json.Key("reasons").Open('[');
  for (const std::string& reason : writer.TopReasons(kShownReasons)) json.Text(reason);
  json.Close(']');
  json.Key("warnings");
  writer.WriteWarnings();
  json.Close('}');
}

}  // namespace bantam
