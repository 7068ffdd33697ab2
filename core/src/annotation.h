// SPDX-License-Identifier: MIT
// How the parts of an annotation are worded. annotation.cpp puts them in the contract's order.
#pragma once

#include <span>

#include "json_writer.h"
#include "workspace.h"

namespace bantam {

/// A decimal number as messages show it.
inline std::string NumberText(Thousandths number) {
  std::string text;
  AppendThousandths(text, number);
  return text;
}

struct AnnotationWriter {
  const Model& model;
  const Situation& situation;
  const Assessment& assessment;
  const Words& words;
  std::string_view locale;
  std::string& out;
  JsonWriter json;

  /// `{"code","args","text"}` of a message.
  void WriteReason(std::string_view code, std::string_view message, std::span<const MessageArgument> arguments);
  void WriteMessage(std::string_view message, std::span<const MessageArgument> arguments);
  void WriteValue(const Candidate& candidate);
  /// `20000 EUR a year`, `50 to 200`, `yes`: a value in words.
  std::string WordsOf(const Candidate& candidate) const;
  /// The first fact that makes the condition what it is, which `holds` says: a fired rule is worded with it. Null where no fact does, but events.
  const Candidate* CauseOf(ConditionId condition, Truth holds = Truth::kTrue) const;
  std::string_view PathOf(const Candidate& candidate, std::string& scratch) const;
  std::string_view LabelOfFact(std::uint16_t fact, std::string& scratch) const;
  std::string_view TierLabel(Tier tier) const;

  void WriteGates();
  void WriteBant();
  void WriteNext();
  void WriteLedgerLines();
  void WritePaths();
  void WriteHandoff();
  void WriteCommittee();
  void WriteOverride();
  void WriteWarnings();
  bool OverrideHolds() const;
  /// The rules that weigh most, in words, the largest first; limits and decay are no reasons.
  std::vector<std::string> TopReasons(std::size_t most) const;

 private:
  void WriteGatesOf(Tier tier, ConditionId condition);
  void WriteGate(Tier tier, ConditionId condition);
  void WriteResultGate(const ConditionNode& node);
  std::string_view TypeOf(const EventFilter& filter, const LeafCount& counted) const;
  void WriteEventEvidence(const EventFilter& filter, const LeafCount& counted);
  std::string_view SeenText(AttributeId attribute) const;
  bool StandsForRole(std::uint16_t fact, const std::vector<std::uint16_t>& listed) const;
  void WriteEvidence(std::uint16_t fact);
  void WriteCandidate(const Candidate& candidate, bool expired);
  void WriteLimitLine(const LedgerLine& line);
  void WriteAttributeLine(const AttributeRule& rule, const LedgerLine& line);
  void WriteEventLine(const EventRule& rule, const EventTally& tally, const LedgerLine& line);
  /// `currency`: the one that it names, where that is not the model's.
  void WriteWarning(std::string_view code, std::string_view path, std::string_view currency = {});
};

}  // namespace bantam
