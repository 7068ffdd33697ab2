// SPDX-License-Identifier: MIT
#include "bant.h"

namespace bantam {
namespace {

bool Holds(const Model& model, ConditionId condition, const LeafTruths& leaves) {
  if (condition == kNoCondition) return false;
  const ConditionNode& node = model.nodes[static_cast<std::size_t>(condition)];
  return (node.mask != 0 ? TruthOfMasked(node, leaves) : Evaluate(model, condition, leaves, nullptr)) == Truth::kTrue;
}

// Whether a colleague's role, put in the place of this contact's, meets the criterion.
bool ColleagueCovers(const Model& model, const CriterionRule& rule, const CriterionGround& ground, const LeafTruths& leaves) {
  if (ground.colleagueRoles.empty()) return false;
  const auto role = static_cast<std::size_t>(model.factOfAttribute[kAuthorityRole]);
  for (const FactTruths& truths : ground.colleagueRoles) {
    LeafTruths theirs = leaves;
    SetTruths(model.facts[role], truths, theirs);
    if (!Holds(model, rule.unmet, theirs) && Holds(model, rule.met, theirs)) return true;
  }
  return false;
}

BantState PlainState(const Model& model, const CriterionRule& rule, const CriterionGround& ground, const LeafTruths& leaves) {
  if (ColleagueCovers(model, rule, ground, leaves)) return BantState::kMet;
  const bool met = Holds(model, rule.met, leaves);
  const bool unmet = Holds(model, rule.unmet, leaves);
  if (met != unmet) return met ? BantState::kMet : BantState::kUnmet;
  return met || ground.evidence ? BantState::kPartial : BantState::kUnknown;
}

void FindColleagueRoles(const Model& model, const Facts& facts, CriterionGround& ground) {
  ground.colleagueRoles.clear();
  const std::int16_t role = model.factOfAttribute[kAuthorityRole];
  if (role < 0 || model.facts[static_cast<std::size_t>(role)].leafCount == 0) return;
  for (const Candidate& colleague : facts.colleagues) {
    const bool title = colleague.fact->attribute == kPersonTitle;
    if ((!title && colleague.fact->attribute != kAuthorityRole) || colleague.expired) continue;
    if (title && (model.titleLanguages.empty() || colleague.fact->value.kind != ValueKind::kText)) continue;
    ground.colleagueRoles.push_back(TruthsOf(facts, static_cast<std::uint16_t>(role), colleague, title));
  }
}

}  // namespace

// The role for which the winning title speaks, so that a rival title speaks of another one; kNoFact for anything else.
static std::uint16_t RoleOfTitle(const Facts& facts, const Candidate& rival) {
  const std::int16_t role = rival.fact->attribute == kPersonTitle ? facts.model->factOfAttribute[kAuthorityRole] : std::int16_t{-1};
  return role >= 0 && facts.settled[static_cast<std::size_t>(role)].derived ? static_cast<std::uint16_t>(role) : kNoFact;
}

bool HasConflict(const Facts& facts, Criterion criterion, const CriterionGround& ground, const LeafTruths& leaves, std::vector<Conflict>* conflicts) {
  const Model& model = *facts.model;
  const CriterionRule& rule = model.bant[static_cast<std::size_t>(criterion)];
  const BantState settled = PlainState(model, rule, ground, leaves);
  bool found = false;
  for (const Candidate& candidate : facts.candidates) {
    if (candidate.expired || candidate.index == kNoFact) continue;
    const SettledFact& fact = facts.settled[candidate.index];
    const Candidate* winner = facts.WinnerOf(candidate.index);
    if (fact.rivals == 0 || winner == &candidate) continue;
    const std::uint16_t role = RoleOfTitle(facts, candidate);
    const unsigned sways = model.facts[candidate.index].sways | (role == kNoFact ? 0u : model.facts[role].sways);
    if ((sways >> static_cast<unsigned>(criterion) & 1) == 0 || !Contradict(model, *winner, candidate)) continue;
    LeafTruths otherwise = leaves;
    SetTruths(model.facts[candidate.index], TruthsOf(facts, candidate.index, candidate), otherwise);
    if (role != kNoFact) SetTruths(model.facts[role], TruthsOf(facts, role, candidate, true), otherwise);
    if (PlainState(model, rule, ground, otherwise) == settled) continue;
    found = true;
    if (conflicts == nullptr) return true;
    conflicts->push_back({criterion, candidate.index, &candidate});
  }
  return found;
}

BantState StateOf(const Model& model, Criterion criterion, const CriterionGround& ground, const LeafTruths& leaves) {
  const BantState state = PlainState(model, model.bant[static_cast<std::size_t>(criterion)], ground, leaves);
  return ground.conflict ? BantState::kPartial : state;
}

std::uint8_t PossibleStates(const Model& model, Criterion criterion, const CriterionGround& ground, const LeafTruths& leaves, BantState current) {
  const auto bit = [](BantState state) { return 1u << static_cast<unsigned>(state); };
  const CriterionRule& rule = model.bant[static_cast<std::size_t>(criterion)];
  const Truth met = Evaluate(model, rule.met, leaves, nullptr);
  const Truth unmet = rule.unmet == kNoCondition ? Truth::kFalse : Evaluate(model, rule.unmet, leaves, nullptr);
  const bool covered = !ground.colleagueRoles.empty();
  unsigned possible = bit(current);
  if (covered || (met != Truth::kFalse && unmet != Truth::kTrue)) possible |= bit(BantState::kMet);
  if (unmet != Truth::kFalse && met != Truth::kTrue) possible |= bit(BantState::kUnmet);
  const bool both = met != Truth::kFalse && unmet != Truth::kFalse;
  const bool neither = met != Truth::kTrue && unmet != Truth::kTrue;
  if (both || neither || ground.rivals || ground.conflict) possible |= bit(BantState::kPartial);
  if (neither && !ground.evidence) possible |= bit(BantState::kUnknown);
  return static_cast<std::uint8_t>(possible);
}

// Where a criterion's own facts speak both for and against it, all of them are shown.
static void NoteBothWays(const Model& model, const Facts& facts, Criterion criterion, const CriterionGround& ground, std::vector<Conflict>& conflicts) {
  const CriterionRule& rule = model.bant[static_cast<std::size_t>(criterion)];
  if (!Holds(model, rule.unmet, facts.leaves) || !Holds(model, rule.met, facts.leaves) || ColleagueCovers(model, rule, ground, facts.leaves)) return;
  for (std::size_t i = 0; i < rule.facts.size(); ++i) {
    if (facts.settled[rule.facts[i]].Known()) conflicts.push_back({criterion, rule.facts[i], facts.WinnerOf(rule.facts[i])});
  }
}

void AssessBant(const Model& model, const Facts& facts, Bant& bant) {
  bant.conflicts.clear();
  for (std::size_t c = 0; c < kCriteria; ++c) {
    CriterionGround& ground = bant.grounds[c];
    ground.evidence = (facts.evidence >> c & 1) != 0;
    ground.rivals = (facts.rivalry >> c & 1) != 0;
    const auto criterion = static_cast<Criterion>(c);
    if (criterion == Criterion::kAuthority) FindColleagueRoles(model, facts, ground);
    ground.conflict = ground.rivals && HasConflict(facts, criterion, ground, facts.leaves, &bant.conflicts);
    if (!ground.conflict) NoteBothWays(model, facts, criterion, ground, bant.conflicts);
    bant.states[c] = StateOf(model, criterion, ground, facts.leaves);
  }
}

}  // namespace bantam
