// SPDX-License-Identifier: MIT
#include "changes.h"

#include <algorithm>

#include "leaf_truth.h"

namespace bantam {
namespace {

class ChangeSearch {
 public:
  ChangeSearch(const Situation& situation, Situation& scratch)
      : start_(situation), scratch_(scratch), model_(*situation.facts.model), contact_(*situation.facts.contact), today_(situation.facts.today) {}

  std::optional<TierChange> Find() {
    FindBreaks();
    Day from = today_ + 1;
    const Situation* segment = &start_;   // null while the contact is no lead
    for (std::size_t i = 0; i <= breaks_.size(); ++i) {
      const Day until = i < breaks_.size() ? breaks_[i] - 1 : today_ + kForesightDays;
      if (const Day day = segment == nullptr ? kNoDay : FirstOther(*segment, from, until); day != kNoDay) return ChangeOn(*segment, day);
      if (i == breaks_.size()) break;
      FindLater(model_, contact_, model_.zone->StartOf(breaks_[i]), start_.facts.now, scratch_);
      segment = StandingOf(model_, scratch_.facts) == Standing::kLead ? &scratch_ : nullptr;
      if (segment != nullptr && scratch_.tier != start_.tier) return TierChange{scratch_.tier, scratch_.facts.now};
      from = breaks_[i] + 1;
    }
    return std::nullopt;
  }

 private:
  void Break(std::int64_t day) {
    if (day > today_ && day <= today_ + kForesightDays) breaks_.push_back(static_cast<Day>(day));
  }
  bool IsSeen(Instant at) const { return at == kUndated || at <= start_.facts.now; }
  void FindBreaks() {
    breaks_.clear();
    for (const Fact& fact : contact_.facts) BreakForFact(fact);
    for (const Fact& fact : start_.facts.budget) BreakForFact(fact);
    for (const Event& event : contact_.events) {
      if (event.at == kUndated || !IsSeen(event.at)) continue;
      for (std::size_t leaf = model_.firstEventLeaf; leaf < model_.leaves.size(); ++leaf) {
        if (model_.leaves[leaf].withinDays >= 0) Break(std::int64_t{model_.zone->DayAt(event.at)} + model_.leaves[leaf].withinDays + 1);
      }
    }
    std::sort(breaks_.begin(), breaks_.end());
    breaks_.erase(std::unique(breaks_.begin(), breaks_.end()), breaks_.end());
  }
  void BreakForFact(const Fact& fact) {
    if (!IsSeen(fact.at)) return;
    const std::uint16_t index = FactIndexOf(model_, contact_, fact);
    if (index == kNoFact) return;
    const ModelFact& asked = model_.facts[index];
    const Instant told = CountsFrom(fact, start_.facts.createdAt);
    if (fact.at != kUndated && asked.expiresDays >= 0) Break(std::int64_t{model_.zone->DayAt(fact.at)} + asked.expiresDays + 1);
    const bool within = fact.attribute == kTimelineWithinDays && told != kUndated && fact.value.kind == ValueKind::kNumber;
    if (!within && fact.value.kind != ValueKind::kDate) return;
    for (std::int64_t end : {fact.value.low, fact.value.high}) {
      if (end == kOpenLow || end == kOpenHigh) continue;
      BreakAroundDay(asked, within ? model_.zone->DayAt(told) + end / kOne : end, within);
    }
  }
  // A date's leaves change where the days that remain pass an end of their range.
  void BreakAroundDay(const ModelFact& asked, std::int64_t day, bool within) {
    if (within) Break(day + 1);   // the day has passed
    for (std::uint16_t i = 0; i < asked.leafCount; ++i) {
      const Leaf& leaf = model_.leaves[static_cast<std::size_t>(asked.firstLeaf + i)];
      if (leaf.kind == LeafKind::kInDays) {
        Break(day - leaf.high);
        Break(day - leaf.low + 1);
      } else if (within && leaf.kind == LeafKind::kRange) {
        if (leaf.high != kOpenHigh) BreakNear(day - leaf.high / kOne);
        if (leaf.low != kOpenLow) BreakNear(day - leaf.low / kOne);
      } else if (within && leaf.kind == LeafKind::kOneOf) {
        for (Thousandths number : leaf.numbers) BreakNear(day - number / kOne);
      }
    }
  }
  void BreakNear(std::int64_t day) { Break(day - 1), Break(day), Break(day + 1); }

  // The sheet of a segment when its events have the weights of a day; with `least` the smaller contribution of two days.
  Sheet SheetBetween(const Situation& segment, Day first, Day last, bool least) const {
    Sheet sheet;
    AddAttributePoints(model_, segment.features, sheet);
    for (std::size_t r = 0; r < model_.eventRules.size(); ++r) {
      if (segment.features.tallies[r].total == 0) continue;
      const EventRule& rule = model_.eventRules[r];
      const bool falling = rule.points > 0;   // weights fall with age
      sheet.sums[rule.group] += WeighPoints(rule.points, WeightOn(rule, segment.features.tallies[r], falling == least ? last : first));
    }
    return sheet;
  }
  std::uint8_t TiersBetween(const Situation& segment, Day first, Day last) const {
    std::array<std::uint8_t, kCriteria> states{};
    for (std::size_t c = 0; c < kCriteria; ++c) states[c] = static_cast<std::uint8_t>(1u << static_cast<unsigned>(segment.bant.states[c]));
    const Totals low = TotalOf(model_, SheetBetween(segment, first, last, true));
    const Totals high = first == last ? low : TotalOf(model_, SheetBetween(segment, first, last, false));
    return TiersWithin(model_, segment.facts.leaves, OpenOutlook(low, high, states));
  }
  Day FirstOther(const Situation& segment, Day first, Day last) const {
    if (first > last) return kNoDay;
    const bool fading = std::any_of(segment.features.tallies.begin(), segment.features.tallies.end(), [](const EventTally& t) { return !t.days.empty(); });
    return fading ? Bisect(segment, first, last) : kNoDay;
  }
  Day Bisect(const Situation& segment, Day first, Day last) const {
    if (TiersBetween(segment, first, last) == 1u << static_cast<unsigned>(start_.tier)) return kNoDay;
    if (first == last) return first;
    const Day middle = first + (last - first) / 2;
    const Day found = Bisect(segment, first, middle);
    return found != kNoDay ? found : Bisect(segment, middle + 1, last);
  }
  std::optional<TierChange> ChangeOn(const Situation& segment, Day day) const {
    const std::uint8_t tiers = TiersBetween(segment, day, day);
    Tier tier = Tier::kDisqualified;
    while ((tiers >> static_cast<unsigned>(tier) & 1) == 0) tier = static_cast<Tier>(static_cast<unsigned>(tier) + 1);
    return TierChange{tier, model_.zone->StartOf(day)};
  }

  const Situation& start_;
  Situation& scratch_;
  const Model& model_;
  const Contact& contact_;
  const Day today_;
  std::vector<Day> breaks_;
};

}  // namespace

std::optional<TierChange> FindChange(const Situation& situation, Situation& scratch) { return ChangeSearch(situation, scratch).Find(); }

}  // namespace bantam
