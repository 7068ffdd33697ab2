// SPDX-License-Identifier: MIT
// The few rules that weigh most, worded as the annotation's ledger words them; declared in qualify.h and annotation.h.
#include <algorithm>

#include "annotation.h"
#include "bantam/qualify.h"
#include "stable_order.h"

namespace bantam {
namespace {

struct WeighedRule {
  LedgerLine line;
  std::int64_t points;  ///< with the decay line of the same rule
};

std::vector<WeighedRule> WeighRules(const std::vector<LedgerLine>& ledger) {
  std::vector<WeighedRule> rules;
  for (const LedgerLine& line : ledger) {
    if (line.kind == LedgerKind::kAttribute || line.kind == LedgerKind::kEvent) rules.push_back({line, line.points});
  }
  for (const LedgerLine& line : ledger) {
    if (line.kind != LedgerKind::kDecay) continue;
    for (WeighedRule& rule : rules) {
      if (rule.line.kind == LedgerKind::kEvent && rule.line.index == line.index) rule.points += line.points;
    }
  }
  rules.erase(std::remove_if(rules.begin(), rules.end(), [](const WeighedRule& rule) { return rule.points == 0; }), rules.end());
  const auto size = [](const WeighedRule& rule) { return rule.points < 0 ? -rule.points : rule.points; };
  SortStably(rules, [&](const WeighedRule& a, const WeighedRule& b) { return size(a) > size(b); });
  return rules;
}

std::string WordsOfAttributeRule(const AnnotationWriter& writer, const AttributeRule& rule) {
  const Candidate* cause = writer.CauseOf(rule.when);
  const std::string value = cause == nullptr ? std::string() : writer.WordsOf(*cause);
  const MessageArgument arguments[] = {{"name", rule.name.In(writer.locale)}, {"value", value}};
  std::string text;
  writer.words.AppendMessage(text, cause == nullptr ? "reason.attributeNoValue" : "reason.attribute", arguments);
  return text;
}

std::string WordsOfEventRule(const AnnotationWriter& writer, const EventRule& rule, const EventTally& tally) {
  const std::string count = std::to_string(tally.total);
  std::string last;
  if (tally.newest != kUndated) AppendDay(last, writer.model.zone->DayAt(tally.newest));
  const MessageArgument arguments[] = {{"name", rule.name.In(writer.locale)}, {"count", count}, {"last", last, MessageArgument::kDay}};
  std::string text;
  writer.words.AppendMessage(text, last.empty() ? "reason.eventUndated" : "reason.event", arguments);
  return text;
}

}  // namespace

std::vector<std::string> AnnotationWriter::TopReasons(std::size_t most) const {
  std::vector<std::string> reasons;
  if (assessment.standing != Standing::kLead) return reasons;
  std::vector<LedgerLine> ledger;
  WriteLedger(model, situation.features, situation.facts.today, ledger);
  for (const WeighedRule& rule : WeighRules(ledger)) {
    if (reasons.size() == most) break;
    const std::size_t index = rule.line.index;
    reasons.push_back(rule.line.kind == LedgerKind::kAttribute ? WordsOfAttributeRule(*this, model.attributeRules[index])
                                                               : WordsOfEventRule(*this, model.eventRules[index], situation.features.tallies[index]));
  }
  return reasons;
}

std::vector<std::string> Qualifier::TopReasons(std::size_t most) const {
  std::string unused;
  return AnnotationWriter{*work_->model, work_->situation, work_->assessment, *work_->words, work_->locale, unused, JsonWriter(unused)}.TopReasons(most);
}

}  // namespace bantam
