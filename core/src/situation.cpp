// SPDX-License-Identifier: MIT
#include "situation.h"

namespace bantam {
namespace {

void FindResults(const Model& model, Situation& situation) {
  FindFeatures(model, situation.facts, situation.features);
  AssessBant(model, situation.facts, situation.bant);
  situation.known = {};
  AddAttributePoints(model, situation.features, situation.known);
  AddEventPoints(model, situation.features, situation.facts.today, situation.known);
  situation.totals = TotalOf(model, situation.known);
  situation.exact = ExactOutlook(situation.totals, situation.bant.states);
  situation.tier = TierOf(model, situation.facts.leaves, situation.exact);
}

}  // namespace

void FindSituation(const Model& model, const Contact& contact, std::span<const AnswerOption* const> imagined, Instant now, Situation& situation) {
  SettleFacts(model, contact, imagined, now, situation.facts);
  FindResults(model, situation);
}

void FindLater(const Model& model, const Contact& contact, Instant now, Instant seenUntil, Situation& situation) {
  SettleFactsUntil(model, contact, {}, now, seenUntil, situation.facts);
  FindResults(model, situation);
}

void Foresee(Situation& situation) {
  const Model& model = *situation.facts.model;
  FindProspects(situation.facts, situation.features, situation.known, situation.prospects);
  std::array<std::uint8_t, kCriteria> states{};
  for (std::size_t c = 0; c < kCriteria; ++c) {
    states[c] = PossibleStates(model, static_cast<Criterion>(c), situation.bant.grounds[c], situation.prospects.leaves, situation.bant.states[c]);
  }
  situation.open = OpenOutlook(TotalOf(model, situation.prospects.low), TotalOf(model, situation.prospects.high), states);
  situation.reachable = ReachableTiers(model, situation.prospects.leaves, situation.open);
}

Standing StandingOf(const Model& model, const Facts& facts) {
  const std::int16_t consent = model.factOfAttribute[kConsentProfiling];
  const Candidate* const told = consent < 0 ? nullptr : facts.WinnerOf(static_cast<std::uint16_t>(consent));
  if (told != nullptr && told->fact->value.kind == ValueKind::kBool && told->fact->value.low == 0) return Standing::kOptedOut;
  for (std::size_t s = model.standings.size() - 1; s > 0; --s) {
    if (model.standings[s] != kNoCondition && Evaluate(model, model.standings[s], facts.leaves, nullptr) == Truth::kTrue) return static_cast<Standing>(s);
  }
  return Standing::kLead;
}

}  // namespace bantam
