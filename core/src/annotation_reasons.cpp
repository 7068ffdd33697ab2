// SPDX-License-Identifier: MIT
// Reasons in annotations: the ledger, gates, the next question, paths, hand-over, override and warnings.
#include <algorithm>

#include "annotation.h"
#include "leaf_truth.h"

namespace bantam {
namespace {

std::string DayText(const Model& model, Instant at) {
  std::string text;
  AppendDay(text, model.zone->DayAt(at));
  return text;
}

}  // namespace

const Candidate* AnnotationWriter::CauseOf(ConditionId condition, Truth holds) const {
  if (Evaluate(model, condition, situation.facts.leaves, nullptr) != holds) return nullptr;
  const ConditionNode& node = model.nodes[static_cast<std::size_t>(condition)];
  if (node.kind == NodeKind::kLeaf) {
    const Leaf& leaf = model.leaves[node.first];
    return leaf.kind == LeafKind::kEvent ? nullptr : situation.facts.WinnerOf(leaf.fact);
  }
  if (node.kind == NodeKind::kNot) holds = holds == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
  const Candidate* found = nullptr;
  for (std::uint32_t i = 0; i < node.count && found == nullptr; ++i) found = CauseOf(static_cast<ConditionId>(model.children[node.first + i]), holds);
  return found;
}

void AnnotationWriter::WriteAttributeLine(const AttributeRule& rule, const LedgerLine& line) {
  const Candidate* cause = CauseOf(rule.when);
  const std::string value = cause == nullptr ? std::string() : WordsOf(*cause);
  const MessageArgument arguments[] = {{"name", rule.name.In(locale)}, {"value", value}};
  json.Key("rule").Text(rule.id);
  json.Key("axis").Text(NameOf(model.groups[rule.group].axis));
  json.Key("points").Number(line.points);
  json.Key("reason");
  if (cause != nullptr) WriteReason("attribute", "reason.attribute", arguments);
  else WriteReason("attribute", "reason.attributeNoValue", std::span(arguments).first(1));
  json.Key("evidence").Open('[');
  for (std::uint16_t fact : rule.facts) WriteEvidence(fact);
  for (std::uint16_t leaf : rule.eventLeaves) {
    if (situation.facts.leaves.Get(leaf) != Truth::kUnknown) WriteEventEvidence(model.leaves[leaf].filter, situation.features.leafCounts[leaf - model.firstEventLeaf]);
  }
  json.Close(']');
}

std::string_view AnnotationWriter::TypeOf(const EventFilter& filter, const LeafCount& counted) const {
  if (counted.count == 0) return model.eventTypes[filter.types.front()];
  return TypeCounted(model, *situation.facts.contact, situation.features, filter, counted.newest);
}

void AnnotationWriter::WriteEventEvidence(const EventFilter& filter, const LeafCount& counted) {
  json.Open('{');
  json.Key("event").Text(TypeOf(filter, counted));
  json.Key("count").Whole(counted.count);
  json.Key("last").InstantOrNull(counted.newest);
  json.Close('}');
}

void AnnotationWriter::WriteEventLine(const EventRule& rule, const EventTally& tally, const LedgerLine& line) {
  const std::string count = std::to_string(tally.total);
  const std::string last = tally.newest == kUndated ? std::string() : DayText(model, tally.newest);
  const MessageArgument arguments[] = {{"name", rule.name.In(locale)}, {"count", count}, {"last", last, MessageArgument::kDay}};
  json.Key("rule").Text(rule.id);
  json.Key("axis").Text(NameOf(model.groups[rule.group].axis));
  json.Key("points").Number(line.points);
  json.Key("reason");
  if (line.kind == LedgerKind::kDecay) WriteReason("decay", "reason.decay", std::span(arguments).first(1));
  else if (last.empty()) WriteReason("event", "reason.eventUndated", std::span(arguments).first(2));
  else WriteReason("event", "reason.event", arguments);
  json.Key("evidence").Open('[');
  WriteEventEvidence(rule.filter, {tally.total, tally.newest});
  json.Close(']');
}

void AnnotationWriter::WriteLimitLine(const LedgerLine& line) {
  const bool axisLimit = line.kind == LedgerKind::kAxisLimit;
  const Group& group = model.groups[line.index];
  const Limits& limits = axisLimit ? model.axes[line.index] : group.limits;
  const Axis axis = axisLimit ? static_cast<Axis>(line.index) : group.axis;
  const std::string limit = NumberText(line.atMaximum ? limits.high : limits.low);
  const std::string_view name = axisLimit ? words.Label("axis." + std::string(NameOf(axis))) : group.name.In(locale);
  const MessageArgument arguments[] = {{axisLimit ? "axis" : "name", name}, {"limit", limit, MessageArgument::kNumber}};
  const std::string code = std::string(axisLimit ? "axis" : "group") + (line.atMaximum ? "Max" : "Min");
  json.Key("rule").Text((axisLimit ? "axis." : "group.") + std::string(axisLimit ? NameOf(axis) : std::string_view(group.id)));
  json.Key("axis").Text(NameOf(axis));
  json.Key("points").Number(line.points);
  json.Key("reason");
  WriteReason(code, "reason." + code, arguments);
  json.Key("evidence").Open('[');
  json.Close(']');
}

void AnnotationWriter::WriteLedgerLines() {
  json.Open('[');
  std::vector<LedgerLine> ledger;
  if (assessment.standing == Standing::kLead) WriteLedger(model, situation.features, situation.facts.today, ledger);
  for (const LedgerLine& line : ledger) {
    json.Open('{');
    if (line.kind == LedgerKind::kAttribute) WriteAttributeLine(model.attributeRules[line.index], line);
    else if (line.kind == LedgerKind::kEvent || line.kind == LedgerKind::kDecay) WriteEventLine(model.eventRules[line.index], situation.features.tallies[line.index], line);
    else WriteLimitLine(line);
    json.Close('}');
  }
  json.Close(']');
}

void AnnotationWriter::WriteResultGate(const ConditionNode& node) {
  const Outlook& exact = situation.exact;
  const bool met = node.kind == NodeKind::kBantMet;
  const std::string_view name = node.kind == NodeKind::kScore ? "score" : node.kind == NodeKind::kFit ? "fit" : met ? "bantMet" : "engagement";
  const Interval& has = node.kind == NodeKind::kScore ? exact.score : node.kind == NodeKind::kFit ? exact.fit : met ? exact.met : exact.engagement;
  const std::int64_t scale = met ? kOne : 1;
  // Where the result lies inside, a `not` holds back: then it must leave the range by an end that there is.
  const bool inside = has.low >= node.low && has.high <= node.high;
  const bool low = inside ? node.low != INT64_MIN : has.low < node.low;
  const std::int64_t bound = low ? node.low : node.high;
  const bool bounded = bound != INT64_MIN && bound != INT64_MAX;
  json.Key("condition").Text(name);
  json.Key("needs").Open('{');
  if (bounded) json.Key(inside ? (low ? "below" : "above") : low ? "min" : "max").Number(bound * scale);
  json.Close('}');
  json.Key("has").Number(has.low * scale);
  const std::string needs = (inside ? (low ? "< " : "> ") : "") + (bounded ? NumberText(bound * scale) : std::string());
  const std::string own = NumberText(has.low * scale);
  const MessageArgument arguments[] = {{"has", own, MessageArgument::kNumber}, {"needs", needs, MessageArgument::kNumber}};
  json.Key("text");
  WriteMessage("gate." + std::string(name), arguments);
}

void AnnotationWriter::WriteGate(Tier tier, ConditionId condition) {
  const ConditionNode& node = model.nodes[static_cast<std::size_t>(condition)];
  if (node.kind == NodeKind::kAll || node.kind == NodeKind::kAny || node.kind == NodeKind::kNot) {
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const auto child = static_cast<ConditionId>(model.children[node.first + i]);
      if (node.kind == NodeKind::kNot || Evaluate(model, child, situation.facts.leaves, &situation.exact) != Truth::kTrue) WriteGate(tier, child);
    }
    return;
  }
  json.Open('{');
  json.Key("tier").Text(NameOf(tier));
  std::string scratch;
  if (node.kind == NodeKind::kCriterion) {
    const auto criterion = static_cast<Criterion>(node.criterion);
    const BantState state = assessment.bant[node.criterion];
    json.Key("condition").Text("criterion");
    json.Key("criterion").Text(NameOf(criterion));
    json.Key("has").Text(NameOf(state));
    const MessageArgument arguments[] = {{"criterion", words.Label("criterion." + std::string(NameOf(criterion)))}, {"state", words.Label("state." + std::string(NameOf(state)))}};
    json.Key("text");
    WriteMessage("gate.criterion", arguments);
  } else if (node.kind == NodeKind::kLeaf) {
    const Leaf& leaf = model.leaves[node.first];
    const bool event = leaf.kind == LeafKind::kEvent;
    json.Key("condition").Text(event ? "event" : "fact");
    std::string custom;
    if (!event && model.facts[leaf.fact].attribute >= kCustomAttribute) custom = "custom." + model.facts[leaf.fact].customName;
    const std::string_view subject = event ? TypeOf(leaf.filter, situation.features.leafCounts[node.first - model.firstEventLeaf]) : custom.empty() ? AttributePath(model.facts[leaf.fact].attribute) : std::string_view(custom);
    json.Key(event ? "event" : "fact").Text(subject);
    const Truth truth = situation.facts.leaves.Get(node.first);
    json.Key("has").Text(truth == Truth::kUnknown ? "unknown" : truth == Truth::kTrue ? "true" : "false");
    const std::string_view label = event ? words.Label("event." + std::string(subject)) : LabelOfFact(leaf.fact, scratch);
    const MessageArgument arguments[] = {{event ? "event" : "fact", label}};
    json.Key("text");
    WriteMessage(event ? "gate.event" : "gate.fact", arguments);
  } else {
    WriteResultGate(node);
  }
  json.Close('}');
}

// In every `all` whose demand on the score is met, what else is not true holds the score back.
void AnnotationWriter::WriteGatesOf(Tier tier, ConditionId condition) {
  const ConditionNode& node = model.nodes[static_cast<std::size_t>(condition)];
  if (node.kind != NodeKind::kAll && node.kind != NodeKind::kAny) return;
  bool high = false;
  for (std::uint32_t i = 0; node.kind == NodeKind::kAll && i < node.count; ++i) {
    const ConditionNode& child = model.nodes[model.children[node.first + i]];
    high = high || (child.kind == NodeKind::kScore && Evaluate(model, static_cast<ConditionId>(model.children[node.first + i]), situation.facts.leaves, &situation.exact) == Truth::kTrue);
  }
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const auto child = static_cast<ConditionId>(model.children[node.first + i]);
    if (Evaluate(model, child, situation.facts.leaves, &situation.exact) == Truth::kTrue) continue;
    if (node.kind == NodeKind::kAll && high) WriteGate(tier, child);
    else WriteGatesOf(tier, child);
  }
}

void AnnotationWriter::WriteGates() {
  json.Open('[');
  const bool lead = assessment.standing == Standing::kLead;
  if (lead && assessment.tier == Tier::kDisqualified) {
    for (const Exclusion& exclusion : model.exclusions) {
      if (Evaluate(model, exclusion.when, situation.facts.leaves, nullptr) != Truth::kTrue) continue;
      const MessageArgument arguments[] = {{"name", exclusion.name.In(locale)}};
      json.Open('{');
      json.Key("tier").Text(NameOf(Tier::kDisqualified));
      json.Key("condition").Text("exclusion");
      json.Key("exclusion").Text(exclusion.id);
      json.Key("text");
      WriteMessage("gate.exclusion", arguments);
      json.Close('}');
    }
  } else if (lead) {
    for (Tier tier : {Tier::kSql, Tier::kMql}) {
      if (tier > assessment.tier) WriteGatesOf(tier, model.tiers[static_cast<std::size_t>(tier)].when);
    }
  }
  json.Close(']');
}

void AnnotationWriter::WriteNext() {
  const NextQuestion& next = assessment.next;
  if (next.question < 0) return json.Null();
  const Question& question = model.questions[static_cast<std::size_t>(next.question)];
  constexpr std::string_view codes[] = {"decides", "narrows", "order"};
  const std::string_view code = codes[static_cast<std::size_t>(next.why)];
  const MessageArgument arguments[] = {{"tier", TierLabel(assessment.tier)}};
  json.Open('{');
  json.Key("criterion").Text(NameOf(question.criterion));
  json.Key("questionId").Text(question.id);
  json.Key("question").Text(question.text.byLocale.empty() ? words.Question(question.id) : question.text.In(locale));
  json.Key("why");
  WriteReason(code, "why." + std::string(code), std::span(arguments).first(next.why == NextWhy::kDecides ? 1 : 0));
  json.Key("decides").Number(next.decides);
  json.Close('}');
}

void AnnotationWriter::WritePaths() {
  json.Open('[');
  for (const auto& path : assessment.paths) {
    json.Open('[');
    for (const PathStep& step : path) {
      const Question& question = model.questions[step.question];
      std::string scratch;
      const ModelFact& fact = model.facts[question.fact];
      if (fact.attribute >= kCustomAttribute) scratch = "custom." + fact.customName;
      json.Open('{');
      json.Key("fact").Text(scratch.empty() ? AttributePath(fact.attribute) : std::string_view(scratch));
      json.Key("needs").Text(question.options[step.option].label.In(locale));
      json.Key("questionId").Text(question.id);
      json.Key("optionId").Text(question.options[step.option].id);
      json.Close('}');
    }
    json.Close(']');
  }
  json.Close(']');
}

void AnnotationWriter::WriteHandoff() {
  const Handoff& handoff = assessment.handoff;
  const Lifecycle& lifecycle = situation.facts.contact->lifecycle;
  json.Open('{');
  json.Key("state").Text(NameOf(handoff.state));
  json.Key("owner").TextOrNull(SeenText(kLifecycleOwner));
  json.Key("route");
  if (handoff.route < 0) {
    json.Null();
  } else {
    const Route& route = model.routing[static_cast<std::size_t>(handoff.route)];
    json.Open('{');
    json.Key("id").Text(route.id);
    json.Key("how").Text(NameOf(route.how));
    json.Key("to").Text(route.to);
    json.Close('}');
  }
  json.Key("since").InstantOrNull(handoff.since);
  json.Key("dueAt").InstantOrNull(handoff.dueAt);
  json.Key("breached").Boolean(handoff.breached);
  json.Key("reviewAt").DayOrNull(handoff.reviewAt);
  json.Key("verification").Open('{');
  json.Key("mode").Text(model.personVerifies ? "person" : "automatic");
  const bool verified = lifecycle.verifiedAt != kUndated && lifecycle.verifiedAt <= situation.facts.now;
  json.Key("by").TextOrNull(verified ? lifecycle.verifiedBy : std::string_view());
  json.Key("at").InstantOrNull(verified ? lifecycle.verifiedAt : kUndated);
  json.Close('}');
  json.Key("nextStep");
  const bool lead = assessment.standing == Standing::kLead;
  json.TextOrNull(lead ? model.tiers[static_cast<std::size_t>(assessment.tier)].nextStep.In(locale) : std::string_view());
  json.Close('}');
}

// A person's opinion holds until its date, or else until the next new fact.
bool AnnotationWriter::OverrideHolds() const {
  const Override& own = situation.facts.contact->lifecycle.override_;
  const Instant now = situation.facts.now;
  if (own.tier.empty() || !FindTier(own.tier) || (own.at != kUndated && own.at > now)) return false;
  if (own.until != kUndated) return now < own.until;
  const auto newer = [&](Instant at) { return at != kUndated && own.at != kUndated && at > own.at && at <= now; };
  const Contact& contact = *situation.facts.contact;
  return std::none_of(contact.facts.begin(), contact.facts.end(), [&](const Fact& fact) { return newer(fact.at); }) &&
         std::none_of(contact.events.begin(), contact.events.end(), [&](const Event& event) { return newer(event.at); });
}

void AnnotationWriter::WriteOverride() {
  if (assessment.standing != Standing::kLead || !OverrideHolds()) return json.Null();
  const Override& own = situation.facts.contact->lifecycle.override_;
  json.Open('{');
  json.Key("tier").Text(own.tier);
  json.Key("reason").TextOrNull(own.reason);
  json.Key("by").TextOrNull(own.by);
  json.Key("at").InstantOrNull(own.at);
  json.Key("until").InstantOrNull(own.until);
  json.Close('}');
}

void AnnotationWriter::WriteWarning(std::string_view code, std::string_view path, std::string_view currency) {
  const MessageArgument arguments[] = {{"currency", currency.empty() ? model.currency.data() : currency},
                                       {"period", words.Label("period." + std::string(NameOf(model.period)))}};
  json.Open('{');
  json.Key("code").Text(code);
  json.Key("path").TextOrNull(path);
  json.Key("text");
  WriteMessage("warning." + std::string(code), arguments);
  json.Close('}');
}

void AnnotationWriter::WriteWarnings() {
  const Contact& contact = *situation.facts.contact;
  json.Open('[');
  for (const ContactWarning& warning : contact.warnings) WriteWarning(warning.code, warning.path);
  for (const ContactWarning& warning : situation.facts.warnings) WriteWarning(warning.code, warning.path);
  for (std::string_view key : contact.unknownKeys) WriteWarning("unknown_key", key);
  std::string scratch;
  for (const Candidate& candidate : situation.facts.candidates) {
    const Value& value = candidate.fact->value;
    if (value.kind != ValueKind::kMoney || candidate.owner != &contact) continue;
    if (value.currency[0] == '\0') WriteWarning("currency_assumed", PathOf(candidate, scratch));
    if (value.period == Period::kUnstated) WriteWarning("period_assumed", PathOf(candidate, scratch));
  }
  for (const Candidate& candidate : situation.facts.unrated) {
    if (candidate.owner == &contact) WriteWarning("no_rate", PathOf(candidate, scratch), candidate.fact->value.currency.data());
  }
  const Override& own = contact.lifecycle.override_;
  if (!own.tier.empty() && !FindTier(own.tier)) WriteWarning("unknown_tier", "lifecycle.override.tier");
  if (situation.features.undatedRequest) WriteWarning("request_undated", "events");
  if (situation.facts.hidden + situation.features.hidden != 0) WriteWarning("hidden_future", {});
  json.Close(']');
}

}  // namespace bantam
