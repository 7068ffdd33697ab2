// SPDX-License-Identifier: MIT
#include "what_if_validity.h"

#include <algorithm>

#include "features.h"

namespace bantam {
namespace {

class Narrowing {
 public:
  Narrowing(const Model& model, const Contact& contact, Instant now)
      : model_(model), contact_(contact), now_(now), today_(model.zone->DayAt(now)), created_(contact.MomentOf(kLifecycleCreatedAt, now)) {}

  Validity Find() {
    for (const Fact& fact : contact_.facts) SeeFact(fact);
    for (const Event& event : contact_.events) SeeEvent(event);
    for (const ContactAttempt& attempt : contact_.lifecycle.attempts) SeenFrom(attempt.at);
    for (const ToldMoment& told : contact_.lifecycle.moments) SeenFrom(told.moment);
    return valid_;
  }

 private:
  // Something is invisible before that moment.
  void SeenFrom(Instant at) {
    if (at == kUndated) return;
    if (at <= now_) valid_.from = std::max(valid_.from, at);
    else valid_.until = std::min(valid_.until, at);
  }
  // Something is otherwise from that day on.
  void ChangesOn(std::int64_t day) {
    if (day > INT32_MAX || day <= INT32_MIN) return;
    if (day <= today_) valid_.firstDay = std::max(valid_.firstDay, static_cast<Day>(day));
    else valid_.lastDay = std::min(valid_.lastDay, static_cast<Day>(day - 1));
  }
  void ChangesNear(std::int64_t day) { ChangesOn(day - 1), ChangesOn(day), ChangesOn(day + 1); }

  void SeeEvent(const Event& event) {
    if (event.at == kUndated) return;
    SeenFrom(event.at);
    for (std::size_t i = model_.firstEventLeaf; i < model_.leaves.size(); ++i) {
      const Leaf& leaf = model_.leaves[i];
      if (leaf.withinDays < 0) continue;
      const auto& types = leaf.filter.types;
      const bool ofType = std::any_of(types.begin(), types.end(), [&](std::uint8_t type) { return SameId(model_.eventTypes[type], event.type); });
      if (ofType) ChangesOn(std::int64_t{model_.zone->DayAt(event.at)} + leaf.withinDays + 1);
    }
  }
  void Expires(std::int32_t fact, Instant at) {
    const std::int32_t days = fact < 0 ? -1 : model_.facts[static_cast<std::size_t>(fact)].expiresDays;
    if (at != kUndated && days >= 0) ChangesOn(std::int64_t{model_.zone->DayAt(at)} + days + 1);
  }
  void SeeFact(const Fact& fact) {
    SeenFrom(fact.at);
    // An outcome shows itself on its day, whether or not anybody asks for the day.
    if (fact.attribute == kLifecycleOutcomeAt && !fact.fromAccount && fact.value.kind == ValueKind::kDate) ChangesOn(fact.value.low);
    if (contact_.budgetHangs && (fact.attribute == kBudgetMin || fact.attribute == kBudgetMax)) Expires(model_.factOfAttribute[kBudgetAmount], fact.at);
    const std::uint16_t index = FactIndexOf(model_, contact_, fact);
    if (index == kNoFact) return;
    const ModelFact& asked = model_.facts[index];
    Expires(index, fact.at);
    const bool within = fact.attribute == kTimelineWithinDays;
    const Instant told = fact.at != kUndated || !within ? fact.at : created_;
    const bool remaining = fact.value.kind == ValueKind::kNumber && told != kUndated;
    if (!remaining && fact.value.kind != ValueKind::kDate) return;
    for (std::int64_t end : {fact.value.low, fact.value.high}) {
      if (end != kOpenLow && end != kOpenHigh) SeeDay(asked, remaining ? model_.zone->DayAt(told) + end / kOne : end, remaining && within);
    }
  }
  // What leaves ask of a day changes where the days that remain pass an end of their range; of remaining days also as of a number.
  void SeeDay(const ModelFact& asked, std::int64_t day, bool asNumber) {
    if (asNumber) ChangesOn(day + 1);   // the day has passed
    for (std::uint16_t i = 0; i < asked.leafCount; ++i) {
      const Leaf& leaf = model_.leaves[static_cast<std::size_t>(asked.firstLeaf + i)];
      if (leaf.kind == LeafKind::kInDays) {
        ChangesOn(day - leaf.high);
        ChangesOn(day - leaf.low + 1);
      } else if (asNumber && leaf.kind == LeafKind::kRange) {
        if (leaf.high != kOpenHigh) ChangesNear(day - leaf.high / kOne);
        if (leaf.low != kOpenLow) ChangesNear(day - leaf.low / kOne);
      } else if (asNumber && leaf.kind == LeafKind::kOneOf) {
        for (Thousandths number : leaf.numbers) ChangesNear(day - number / kOne);
        if (leaf.booleans != 0) ChangesNear(day), ChangesNear(day - 1);
      }
    }
  }

  const Model& model_;
  const Contact& contact_;
  const Instant now_;
  const Day today_;
  const Instant created_;
  Validity valid_;
};

}  // namespace

Validity ValidityOf(const Model& model, const Contact& contact, Instant now) { return Narrowing(model, contact, now).Find(); }

}  // namespace bantam
