// SPDX-License-Identifier: MIT
// The one internal form of a contact: which rules fired, which are unknown, and day counts per event rule. The score is table
// look-ups over it; moving `now` within a day's facts only changes the ages.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facts.h"

namespace bantam {

struct DayCount {
  Day day = 0;
  std::uint32_t count = 0;
};

/// Ids of types, assets and topics: exports write them in any case.
bool SameId(std::string_view a, std::string_view b);

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

/// What the ids of an event (type, asset, topic) say of it, whenever it happened: which rules and leaves of the model look at such
/// events. Histories repeat few of them: a bounded cache keyed by content, which never changes an answer.
class EventKinds {
 public:
  struct Kind {
    std::uint64_t hash = 0;
    bool filled = false;
    std::array<std::uint8_t, 3> sizes{};
    std::array<char, 64> text{};           ///< the three ids, one after the other
    std::vector<std::uint16_t> rules;      ///< into Model::eventRules, ascending
    std::vector<std::uint16_t> leaves;     ///< into Model::leaves, ascending
  };
  /// Forgets everything when the model is another one. O(1).
  void For(const Model& model);
  /// O(1) for ids that were seen lately, else O(rules and leaves). Valid until the next call.
  const Kind& KindOf(const Model& model, const Event& event);
  /// The set of Model::eventTypes that the contact's source cannot show. The contacts of a source tell one list over and over: the last
  /// one is remembered. O(names), else O(names * types).
  std::uint64_t Unseen(const Model& model, const Contact& contact);

 private:
  static constexpr std::size_t kEntries = 256, kMostNames = 64;
  bool Holds(const Kind& kind, std::uint64_t hash, const Event& event) const;
  void Fill(const Model& model, const Event& event, Kind& kind) const;
  std::string model_;
  std::vector<Kind> kinds_;
  std::size_t turn_ = 0;
  std::vector<std::string> names_;   ///< the last list, of which unseen_ is told
  std::uint64_t unseen_ = 0;
  bool heard_ = false;
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
    bool operator<(const ObjectKey& other) const { return rule != other.rule ? rule < other.rule : object < other.object; }
  };
  struct Seen {
    ObjectKey key;
    std::uint32_t count;
  };
  std::vector<std::uint32_t> order_;
  std::vector<Seen> firstObjects_;   ///< the first few; the rest are in perObject_
  std::map<ObjectKey, std::uint32_t> perObject_;
  EventKinds kinds_;
};

/// Counts the events and sets the event leaves in `facts`, then the rules' truths. Reuses memory. O(events * rules of their type).
void FindFeatures(const Model& model, Facts& facts, Features& features);

/// The type of the event whose moment is the newest that the filter counted; where none was counted, the first that the filter names.
/// For what is written: O(events) when the filter names several.
std::string_view TypeCounted(const Model& model, const Contact& contact, const Features& features, const EventFilter& filter, Instant newest);

/// Q16 weight of what a rule counted, on a day.
std::int64_t WeightOn(const EventRule& rule, const EventTally& tally, Day today);

}  // namespace bantam
