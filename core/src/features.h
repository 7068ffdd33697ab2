// SPDX-License-Identifier: MIT
// The one internal form of a contact: which rules fired, which are unknown, and day counts per event rule. The score is table
// look-ups over it; moving `now` within a day's facts only changes the ages.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts.h"

namespace bantam {

struct DayCount {
  Day day = 0;
  std::uint32_t count = 0;
};

/// What one event rule counts, newest first.
struct EventTally {
  std::uint32_t total = 0;      ///< dated and undated, after limits
  std::uint32_t undated = 0;
  Instant newest = kUndated;
  bool unobserved = false;      ///< the source cannot show (all of) these types
  std::vector<DayCount> days;
};

/// What an event leaf counted.
struct LeafCount {
  std::uint32_t count = 0;
  Instant newest = kUndated;
};

struct Features {
  std::vector<Truth> rules;          ///< by Model::attributeRules
  std::vector<EventTally> tallies;   ///< by Model::eventRules
  std::vector<LeafCount> leafCounts; ///< by event leaf, from Model::firstEventLeaf
  Instant lastAttempt = kUndated;    ///< newest visible contact attempt
  bool hasAttempt = false;
  std::size_t hidden = 0;            ///< events dated after now
  bool undatedRequest = false;       ///< an undated event that a rule with decay could not count

 private:
  friend class EventCounting;
  struct ObjectKey {
    std::size_t rule;
    std::string_view object;
    bool operator==(const ObjectKey&) const = default;
  };
  struct ObjectHash {
    std::size_t operator()(const ObjectKey& key) const { return std::hash<std::string_view>()(key.object) * 31 + key.rule; }
  };
  std::vector<std::uint32_t> order_;
  std::unordered_map<ObjectKey, std::uint32_t, ObjectHash> perObject_;
};

/// Counts the events and sets the event leaves in `facts`, then the rules' truths. Reuses memory. O(events * rules of their type).
void FindFeatures(const Model& model, Facts& facts, Features& features);

/// Q16 weight of what a rule counted, on a day.
std::int64_t WeightOn(const EventRule& rule, const EventTally& tally, Day today);

}  // namespace bantam
