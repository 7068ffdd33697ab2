// SPDX-License-Identifier: MIT
// Facts in annotations: values as JSON and in words, BANT with its evidence, the buying committee.
#include <algorithm>

#include "annotation.h"
#include "leaf_truth.h"

namespace bantam {
namespace {

void WriteEnds(JsonWriter& json, const Value& value, std::string_view low, std::string_view high) {
  if (value.low != kOpenLow) json.Key(low).Number(value.low);
  if (value.high != kOpenHigh && value.high != value.low) json.Key(high).Number(value.high);
}

struct Colleague {
  std::string_view contact;
  std::string_view name;
  std::string_view role;
};

}  // namespace

void AnnotationWriter::WriteValue(const Candidate& candidate) {
  const Value& value = candidate.fact->value;
  switch (value.kind) {
    case ValueKind::kNone: return json.Null();
    case ValueKind::kText: return json.Text(value.text);
    case ValueKind::kBool: return json.Boolean(value.low != 0);
    case ValueKind::kDate: return json.DayOrNull(static_cast<Day>(value.low));
    case ValueKind::kList:
      json.Open('[');
      for (std::uint32_t i = 0; i < value.itemCount; ++i) json.Text(candidate.owner->listItems[value.firstItem + i]);
      return json.Close(']');
    case ValueKind::kNumber:
      if (value.low == value.high) return json.Number(value.low);
      json.Open('{');
      WriteEnds(json, value, "min", "max");
      return json.Close('}');
    case ValueKind::kMoney: break;
  }
  json.Open('{');
  WriteEnds(json, value, "amount", "max");
  const bool given = value.currency[0] != '\0';
  json.Key("currency").Text(given ? value.currency.data() : model.currency.data());
  const Period period = value.period != Period::kUnstated ? value.period : model.period;
  json.Key("period").Text(NameOf(period));
  json.Close('}');
}

std::string AnnotationWriter::WordsOf(const Candidate& candidate) const {
  const Value& value = candidate.fact->value;
  std::string text;
  switch (value.kind) {
    case ValueKind::kNone: return std::string(words.Label("value.none"));
    case ValueKind::kText: return std::string(value.text);
    case ValueKind::kBool: return std::string(words.Label(value.low != 0 ? "value.yes" : "value.no"));
    case ValueKind::kDate: {
      std::string day;
      AppendDay(day, static_cast<Day>(value.low));
      return words.AppendDay(text, day), text;
    }
    case ValueKind::kList:
      for (std::uint32_t i = 0; i < value.itemCount; ++i) {
        if (i != 0) text += ", ";
        text += candidate.owner->listItems[value.firstItem + i];
      }
      return text;
    default: break;
  }
  const std::string low = value.low == kOpenLow ? std::string() : NumberText(value.low);
  const std::string high = value.high == kOpenHigh ? std::string() : NumberText(value.high);
  if (low.empty()) {
    const MessageArgument most[] = {{"value", high, MessageArgument::kNumber}};
    words.AppendMessage(text, "value.atMost", most);
  } else if (high.empty()) {
    const MessageArgument least[] = {{"value", low, MessageArgument::kNumber}};
    words.AppendMessage(text, "value.atLeast", least);
  } else if (low == high) {
    words.AppendNumber(text, low);
  } else {
    const MessageArgument ends[] = {{"min", low, MessageArgument::kNumber}, {"max", high, MessageArgument::kNumber}};
    words.AppendMessage(text, "value.range", ends);
  }
  if (value.kind == ValueKind::kNumber) return text;
  text += ' ';
  text += value.currency[0] != '\0' ? value.currency.data() : model.currency.data();
  const Period period = value.period != Period::kUnstated ? value.period : model.period;
  std::string full;
  const MessageArgument parts[] = {{"value", text}, {"period", words.Label("period." + std::string(NameOf(period)))}};
  words.AppendMessage(full, "value.perPeriod", parts);
  return full;
}

std::string_view AnnotationWriter::PathOf(const Candidate& candidate, std::string& scratch) const {
  if (candidate.fact->attribute < kCustomAttribute) return AttributePath(candidate.fact->attribute);
  scratch = "custom.";
  scratch += candidate.owner->customNames[static_cast<std::size_t>(candidate.fact->attribute - kCustomAttribute)];
  return scratch;
}

std::string_view AnnotationWriter::LabelOfFact(std::uint16_t fact, std::string& scratch) const {
  const ModelFact& asked = model.facts[fact];
  if (asked.attribute >= kCustomAttribute) return asked.customName;
  scratch = "fact.";
  scratch += AttributePath(asked.attribute);
  return words.Label(scratch);
}

void AnnotationWriter::WriteCandidate(const Candidate& candidate, bool expired) {
  std::string scratch;
  const bool note = candidate.fact->source == Source::kNote;
  json.Open('{');
  json.Key(note ? "note" : "fact").Text(PathOf(candidate, scratch));
  if (!candidate.fact->quote.empty()) json.Key("quote").Text(candidate.fact->quote);
  else if (candidate.fact->value.kind == ValueKind::kText) json.Key("quote").Text(candidate.fact->value.text);
  json.Key("value");
  WriteValue(candidate);
  json.Key("source").Text(NameOf(candidate.fact->source));
  json.Key("at").InstantOrNull(candidate.at);
  json.Key("confidence").Number(candidate.fact->confidence);
  if (expired) json.Key("expired").Boolean(true);
  if (candidate.fact->fromAccount) {
    json.Key("contact").TextOrNull(candidate.fact->contact);
    json.Key("name").TextOrNull(candidate.fact->name);
  } else if (!candidate.fact->name.empty()) {
    json.Key("by").Text(candidate.fact->name);
  }
  json.Close('}');
}

void AnnotationWriter::WriteEvidence(std::uint16_t fact) {
  const Candidate* winner = situation.facts.WinnerOf(fact);
  if (winner != nullptr) WriteCandidate(*winner, situation.facts.settled[fact].expired);
}

// A role read from the title is the title's evidence: shown once where both are listed.
bool AnnotationWriter::StandsForRole(std::uint16_t fact, const std::vector<std::uint16_t>& listed) const {
  const std::int16_t title = model.factOfAttribute[kPersonTitle];
  return situation.facts.settled[fact].derived && title >= 0 && std::find(listed.begin(), listed.end(), title) != listed.end();
}

void AnnotationWriter::WriteBant() {
  // Who objects to profiling is not profiled: nothing of their buying intent is shown.
  const bool shown = assessment.standing != Standing::kOptedOut;
  json.Open('{');
  for (std::size_t c = 0; c < kCriteria; ++c) {
    const auto criterion = static_cast<Criterion>(c);
    json.Key(NameOf(criterion)).Open('{');
    json.Key("state").Text(NameOf(shown ? assessment.bant[c] : BantState::kUnknown));
    json.Key("evidence").Open('[');
    for (std::size_t i = 0; shown && i < model.bant[c].facts.size(); ++i) {
      if (!StandsForRole(model.bant[c].facts[i], model.bant[c].facts)) WriteEvidence(model.bant[c].facts[i]);
    }
    if (shown && criterion == Criterion::kAuthority) {
      for (const Candidate& colleague : situation.facts.colleagues) {
        if (colleague.fact->attribute == kPersonTitle || colleague.fact->attribute == kAuthorityRole) WriteCandidate(colleague, colleague.expired);
      }
    }
    json.Close(']');
    json.Key("conflicts").Open('[');
    for (const Conflict& conflict : situation.bant.conflicts) {
      if (shown && conflict.criterion == criterion) WriteCandidate(*conflict.rival, false);
    }
    json.Close(']');
    json.Close('}');
  }
  json.Close('}');
}

// The plain text of the contact's own that counts by now: where the model asks for it, the one that conditions see.
std::string_view AnnotationWriter::SeenText(AttributeId attribute) const {
  const std::int16_t asked = model.factOfAttribute[attribute];
  const Candidate* const winner = asked < 0 ? nullptr : situation.facts.WinnerOf(static_cast<std::uint16_t>(asked));
  if (winner != nullptr && winner->fact->value.kind == ValueKind::kText) return winner->fact->value.text;
  return situation.facts.contact->TextOf(attribute, situation.facts.now);
}

void AnnotationWriter::WriteCommittee() {
  const Contact& contact = *situation.facts.contact;
  if (assessment.standing == Standing::kOptedOut) return json.Null();
  std::vector<Colleague> known;
  const std::string_view ownTitle = SeenText(kPersonTitle);
  known.push_back({contact.id, SeenText(kPersonName), ownTitle.empty() ? SeenText(kAuthorityRole) : ownTitle});
  for (const Candidate& candidate : situation.facts.colleagues) {
    const Fact& fact = *candidate.fact;
    if (fact.contact.empty() && fact.name.empty()) continue;
    const auto same = [&](const Colleague& other) { return fact.contact.empty() ? other.name == fact.name : other.contact == fact.contact; };
    auto found = std::find_if(known.begin(), known.end(), same);
    if (found == known.end()) found = known.insert(known.end(), {fact.contact, fact.name, {}});
    if (found->role.empty() && (fact.attribute == kPersonTitle || fact.attribute == kAuthorityRole)) found->role = fact.value.text;
    if (found->name.empty() && fact.attribute == kPersonName) found->name = fact.value.text;
  }
  const std::int16_t fact = model.factOfAttribute[kAuthorityDecisionMakers];
  const Candidate* told = fact < 0 ? nullptr : situation.facts.WinnerOf(static_cast<std::uint16_t>(fact));
  std::int64_t needed = told != nullptr && told->fact->value.kind == ValueKind::kNumber ? told->fact->value.low / kOne : -1;
  std::vector<const DecisionMaker*> missing;
  const bool named = std::any_of(contact.facts.begin(), contact.facts.end(), [&](const Fact& own) {
    return own.attribute == kAuthorityDecisionMakers && !own.fromAccount && (own.at == kUndated || own.at <= situation.facts.now);
  });
  const std::span makers(contact.decisionMakers.data(), named ? contact.decisionMakers.size() : 0);
  for (const DecisionMaker& maker : makers) {
    const bool met = std::any_of(known.begin(), known.end(), [&](const Colleague& person) {
      return (!maker.name.empty() && SameText(maker.name, person.name)) || (maker.name.empty() && !maker.role.empty() && SameText(maker.role, person.role));
    });
    if (!met) missing.push_back(&maker);
  }
  if (!makers.empty()) needed = static_cast<std::int64_t>(makers.size());
  const std::int64_t unknown = !makers.empty() ? static_cast<std::int64_t>(missing.size())
                                                               : std::max<std::int64_t>(0, needed - static_cast<std::int64_t>(known.size()));
  json.Open('{');
  json.Key("known").Open('[');
  for (const Colleague& person : known) {
    json.Open('{');
    json.Key("contact").TextOrNull(person.contact);
    json.Key("name").TextOrNull(person.name);
    json.Key("role").TextOrNull(person.role);
    json.Close('}');
  }
  json.Close(']');
  json.Key("needed");
  needed < 0 ? json.Null() : json.Whole(needed);
  json.Key("missing").Open('[');
  for (const DecisionMaker* maker : missing) {
    json.Open('{');
    json.Key("role").TextOrNull(maker->role);
    json.Key("name").TextOrNull(maker->name);
    json.Close('}');
  }
  json.Close(']');
  json.Key("missingCount").Whole(unknown);
  json.Close('}');
}

}  // namespace bantam
