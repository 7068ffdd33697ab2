// SPDX-License-Identifier: MIT
// The tier rule, exact and for all that could be: disqualified if an exclusion holds, else the first of sql, mql whose condition is
// true, else lead.
#include <bit>

#include "prospects.h"

namespace bantam {
namespace {

constexpr unsigned Bit(Tier tier) { return 1u << static_cast<unsigned>(tier); }

// True, false, or unknown whether any exclusion holds.
Truth Excluded(const Model& model, const LeafTruths& leaves) {
  Truth result = Truth::kFalse;
  for (const Exclusion& exclusion : model.exclusions) {
    const Truth truth = Evaluate(model, exclusion.when, leaves, nullptr);
    if (truth == Truth::kTrue) return truth;
    if (truth == Truth::kUnknown) result = truth;
  }
  return result;
}

}  // namespace

Tier TierOf(const Model& model, const LeafTruths& leaves, const Outlook& outlook) {
  if (Excluded(model, leaves) == Truth::kTrue) return Tier::kDisqualified;
  for (Tier tier : {Tier::kSql, Tier::kMql}) {
    if (Evaluate(model, model.tiers[static_cast<std::size_t>(tier)].when, leaves, &outlook) == Truth::kTrue) return tier;
  }
  return Tier::kLead;
}

std::uint8_t ReachableTiers(const Model& model, const LeafTruths& leaves, const Outlook& outlook) {
  unsigned reachable = 0;
  const Truth excluded = Excluded(model, leaves);
  if (excluded != Truth::kFalse) reachable |= Bit(Tier::kDisqualified);
  if (excluded == Truth::kTrue) return static_cast<std::uint8_t>(reachable);
  for (Tier tier : {Tier::kSql, Tier::kMql}) {
    const Truth truth = Evaluate(model, model.tiers[static_cast<std::size_t>(tier)].when, leaves, &outlook);
    if (truth != Truth::kFalse) reachable |= Bit(tier);
    if (truth == Truth::kTrue) return static_cast<std::uint8_t>(reachable);
  }
  return static_cast<std::uint8_t>(reachable | Bit(Tier::kLead));
}

std::uint8_t TiersWithin(const Model& model, const LeafTruths& leaves, const Outlook& outlook) {
  if (Excluded(model, leaves) == Truth::kTrue) return static_cast<std::uint8_t>(Bit(Tier::kDisqualified));
  constexpr unsigned kTrueBit = 1u << static_cast<unsigned>(Truth::kTrue);
  unsigned tiers = 0;
  for (Tier tier : {Tier::kSql, Tier::kMql}) {
    const unsigned truths = PossibleTruths(model, model.tiers[static_cast<std::size_t>(tier)].when, leaves, outlook);
    if ((truths & kTrueBit) != 0) tiers |= Bit(tier);
    if (truths == kTrueBit) return static_cast<std::uint8_t>(tiers);
  }
  return static_cast<std::uint8_t>(tiers | Bit(Tier::kLead));
}

Verdict VerdictOf(std::uint8_t reachable) {
  if (std::popcount(reachable) <= 1) return Verdict::kDecided;
  return (reachable & Bit(Tier::kSql)) == 0 ? Verdict::kImpossible : Verdict::kOpen;
}

Outlook ExactOutlook(const Totals& totals, const std::array<BantState, kCriteria>& states) {
  Outlook outlook;
  outlook.score = {totals.score(), totals.score()};
  outlook.fit = {totals.fit, totals.fit};
  outlook.engagement = {totals.engagement, totals.engagement};
  for (std::size_t c = 0; c < kCriteria; ++c) {
    outlook.states[c] = static_cast<std::uint8_t>(1u << static_cast<unsigned>(states[c]));
    if (states[c] == BantState::kMet) ++outlook.met.low, ++outlook.met.high;
  }
  return outlook;
}

Outlook OpenOutlook(const Totals& low, const Totals& high, const std::array<std::uint8_t, kCriteria>& states) {
  constexpr unsigned met = 1u << static_cast<unsigned>(BantState::kMet);
  Outlook outlook;
  outlook.score = {low.score(), high.score()};
  outlook.fit = {low.fit, high.fit};
  outlook.engagement = {low.engagement, high.engagement};
  outlook.states = states;
  for (std::uint8_t possible : states) {
    if (possible == met) ++outlook.met.low;
    if ((possible & met) != 0) ++outlook.met.high;
  }
  return outlook;
}

}  // namespace bantam
