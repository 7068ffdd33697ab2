// SPDX-License-Identifier: MIT
#include "features.h"

#include <algorithm>
#include <numeric>

#include "cell_text.h"
#include "stable_order.h"
#include "text_hash.h"

namespace bantam {

bool SameId(std::string_view a, std::string_view b) {
  a = Trim(a), b = Trim(b);
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return x == y || lower(x) == lower(y); });
}

namespace {

constexpr std::size_t kNoType = SIZE_MAX;

bool Listed(const std::vector<std::string>& list, std::string_view text) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& one) { return SameId(one, text); });
}

std::size_t TypeOf(const Model& model, std::string_view type) {
  for (std::size_t i = 0; i < model.eventTypes.size(); ++i) {
    if (SameId(model.eventTypes[i], type)) return i;
  }
  return kNoType;
}

std::uint64_t TypesBeyond(const std::vector<std::string_view>& observed, const Model& model) {
  std::uint64_t unseen = 0;
  for (std::size_t i = 0; i < model.eventTypes.size(); ++i) {
    const auto shows = [&](std::string_view shown) { return SameId(shown, model.eventTypes[i]); };
    if (std::none_of(observed.begin(), observed.end(), shows)) unseen |= std::uint64_t{1} << i;
  }
  return unseen;
}

bool PassesIds(const EventFilter& filter, const Event& event) {
  if (!filter.assets.empty() && !Listed(filter.assets, event.asset)) return false;
  if (!filter.topics.empty() && !Listed(filter.topics, event.topic)) return false;
  return filter.notTopics.empty() || !Listed(filter.notTopics, event.topic);
}

bool Open(const Event& event, const Features& features) { return event.at == kUndated ? !features.hasAttempt : features.lastAttempt < event.at; }

// What EventKinds leaves open.
bool PassesRest(const EventFilter& filter, const Event& event, const Features& features) {
  if (!filter.urlContains.empty() && event.url.find(filter.urlContains) == std::string_view::npos) return false;
  return event.seconds >= filter.minSeconds && (!filter.open || Open(event, features));
}

std::string_view ObjectOf(RepeatBy by, const Event& event) {
  return by == RepeatBy::kAsset ? event.asset : by == RepeatBy::kUrl ? event.url : event.topic;
}

}  // namespace

void EventKinds::For(const Model& model) {
  if (SameBytes(model_, model.hash) && !kinds_.empty()) return;
  model_ = model.hash;
  kinds_.assign(kEntries, {});
  heard_ = false;
}

std::uint64_t EventKinds::Unseen(const Model& model, const Contact& contact) {
  if (!contact.hasObserved) return 0;
  const auto& observed = contact.observed;
  const auto same = [](std::string_view a, std::string_view b) { return SameBytes(a, b); };
  if (heard_ && std::equal(observed.begin(), observed.end(), names_.begin(), names_.end(), same)) return unseen_;
  unseen_ = TypesBeyond(observed, model);
  heard_ = observed.size() <= kMostNames;
  if (heard_) names_.assign(observed.begin(), observed.end());
  return unseen_;
}

static std::uint64_t HashIds(const Event& event) {
  const auto word = [](std::string_view id) { return id.size() > 8 ? LoadEight(id.data() + id.size() - 8) + id.size() : ShortWord(id.data(), id.size()); };
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = word(event.type) * kOdd;
  hash = ((hash ^ hash >> 32) + word(event.asset)) * kOdd;
  return ((hash ^ hash >> 32) + word(event.topic)) * kOdd;
}

bool EventKinds::Holds(const Kind& kind, std::uint64_t hash, const Event& event) const {
  if (!kind.filled || kind.hash != hash) return false;
  if (kind.sizes[0] != event.type.size() || kind.sizes[1] != event.asset.size() || kind.sizes[2] != event.topic.size()) return false;
  const char* const text = kind.text.data();
  return SameBytes(text, event.type.data(), kind.sizes[0]) && SameBytes(text + kind.sizes[0], event.asset.data(), kind.sizes[1]) &&
         SameBytes(text + kind.sizes[0] + kind.sizes[1], event.topic.data(), kind.sizes[2]);
}

const EventKinds::Kind& EventKinds::KindOf(const Model& model, const Event& event) {
  const std::uint64_t hash = HashIds(event);
  const std::size_t place = (hash >> 40) % kEntries;
  for (const Kind* known : {&kinds_[place], &kinds_[place ^ 1]}) {
    if (Holds(*known, hash, event)) return *known;
  }
  Kind& kind = kinds_[place ^ (turn_ ^= 1)];
  kind.hash = hash;
  Fill(model, event, kind);
  return kind;
}

void EventKinds::Fill(const Model& model, const Event& event, Kind& kind) const {
  const std::array<std::string_view, 3> ids{event.type, event.asset, event.topic};
  kind.filled = ids[0].size() + ids[1].size() + ids[2].size() <= kind.text.size();
  char* text = kind.text.data();
  for (std::size_t i = 0; i < ids.size() && kind.filled; ++i) {
    kind.sizes[i] = static_cast<std::uint8_t>(ids[i].size());
    text = std::copy(ids[i].begin(), ids[i].end(), text);
  }
  kind.rules.clear();
  kind.leaves.clear();
  const std::size_t type = TypeOf(model, event.type);
  if (type == kNoType) return;
  for (const std::uint16_t r : model.rulesOfType[type]) {
    if (PassesIds(model.eventRules[r].filter, event)) kind.rules.push_back(r);
  }
  for (std::size_t leaf = model.firstEventLeaf; leaf < model.leaves.size(); ++leaf) {
    const EventFilter& filter = model.leaves[leaf].filter;
    const bool ofType = std::find(filter.types.begin(), filter.types.end(), type) != filter.types.end();
    if (ofType && PassesIds(filter, event)) kind.leaves.push_back(static_cast<std::uint16_t>(leaf));
  }
}

class EventCounting {
 public:
  EventCounting(const Model& model, Facts& facts, Features& features)
      : model_(model), facts_(facts), features_(features), contact_(*facts.contact) {}

  void Count() {
    FindLastAttempt();
    features_.kinds_.For(model_);
    unseen_ = features_.kinds_.Unseen(model_, contact_);
    features_.tallies.resize(model_.eventRules.size());
    for (std::size_t r = 0; r < model_.eventRules.size(); ++r) Reset(r);
    features_.leafCounts.assign(model_.leaves.size() - model_.firstEventLeaf, {});
    features_.firstObjects_.clear();
    if (!features_.perObject_.empty()) features_.perObject_.clear();
    features_.hidden = 0;
    features_.undatedRequest = false;
    OrderEvents();
    for (std::uint32_t index : features_.order_) CountEvent(contact_.events[index]);
    SetEventLeaves();
  }

 private:
  void Reset(std::size_t r) {
    EventTally& tally = features_.tallies[r];
    tally.total = tally.undated = 0;
    tally.newest = kUndated;
    tally.days.clear();
    tally.unobserved = unseen_ != 0 && Unobserved(model_.eventRules[r].filter);
  }
  bool Unobserved(const EventFilter& filter) const {
    return std::any_of(filter.types.begin(), filter.types.end(), [&](std::uint8_t type) { return (unseen_ >> type & 1) != 0; });
  }
  void FindLastAttempt() {
    features_.lastAttempt = kUndated;
    features_.hasAttempt = false;
    const auto see = [&](Instant at, bool undatedCounts) {
      if (at > facts_.seenUntil || (at == kUndated && !undatedCounts)) return;
      features_.hasAttempt = true;
      features_.lastAttempt = std::max(features_.lastAttempt, at);
    };
    see(facts_.lastContactedAt, false);
    for (const ContactAttempt& attempt : contact_.lifecycle.attempts) see(attempt.at, true);
  }
  // Newest first, undated last, equal moments as they came. Exports are usually in order already, one way or the other.
  void OrderEvents() {
    constexpr std::size_t kFew = 24;
    const auto& events = contact_.events;
    auto& order = features_.order_;
    order.resize(events.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto newer = [&](std::uint32_t a, std::uint32_t b) { return events[a].at > events[b].at; };
    if (order.size() > kFew) {
      if (!std::is_sorted(order.begin(), order.end(), newer)) order = SortedPlaces(events, [](const Event& a, const Event& b) { return a.at > b.at; });
      return;
    }
    for (std::size_t i = 1; i < order.size(); ++i) {
      std::size_t place = i;
      for (; place > 0 && events[order[place - 1]].at < events[i].at; --place) order[place] = order[place - 1];
      order[place] = static_cast<std::uint32_t>(i);
    }
  }
  bool Passes(const EventFilter& filter, const Event& event) const { return PassesRest(filter, event, features_); }
  void CountEvent(const Event& event) {
    if (event.at != kUndated && event.at > facts_.seenUntil) {
      ++features_.hidden;
      return;
    }
    const EventKinds::Kind& kind = features_.kinds_.KindOf(model_, event);
    if (kind.rules.empty() && kind.leaves.empty()) return;
    const Day day = event.at == kUndated ? kNoDay : facts_.days.DayAt(*model_.zone, event.at);
    for (const std::uint16_t r : kind.rules) {
      if (Passes(model_.eventRules[r].filter, event)) Tally(r, event, day);
    }
    for (const std::uint16_t leaf : kind.leaves) CountForLeaf(leaf, event, day);
  }
  /// How often the rule has counted the object so far.
  std::uint32_t& SeenOf(const Features::ObjectKey& key) {
    constexpr std::size_t kFew = 12;
    auto& first = features_.firstObjects_;
    for (Features::Seen& seen : first) {
      if (seen.key.rule == key.rule && SameBytes(seen.key.object, key.object)) return seen.count;
    }
    return first.size() < kFew ? first.emplace_back(Features::Seen{key, 0}).count : features_.perObject_[key];
  }
  void Tally(std::size_t r, const Event& event, Day day) {
    const EventRule& rule = model_.eventRules[r];
    EventTally& tally = features_.tallies[r];
    if (day == kNoDay && rule.decay.expires()) {
      features_.undatedRequest = features_.undatedRequest || rule.filter.open;
      return;
    }
    std::uint32_t count = event.count;
    if (rule.repeatBy != RepeatBy::kNothing) {
      std::uint32_t& seen = SeenOf({r, ObjectOf(rule.repeatBy, event)});
      count = std::min(count, rule.perObject - std::min(rule.perObject, seen));
      seen += count;
    }
    if (rule.times != 0) count = std::min(count, rule.times - std::min(rule.times, tally.total));
    // The total is capped far above any real history, and low enough that no sum of points can overflow.
    count = std::min(count, kMostCounted - std::min(kMostCounted, tally.total));
    if (count == 0) return;
    tally.total += count;
    if (tally.newest == kUndated) tally.newest = event.at;
    if (day == kNoDay) {
      tally.undated += count;
    } else if (!tally.days.empty() && tally.days.back().day == day) {
      tally.days.back().count += count;
    } else {
      tally.days.push_back({day, count});
    }
  }
  void CountForLeaf(std::size_t leaf, const Event& event, Day day) {
    const Leaf& asked = model_.leaves[leaf];
    if (!Passes(asked.filter, event)) return;
    if (asked.withinDays >= 0 && (day == kNoDay || facts_.today - day > asked.withinDays)) return;
    LeafCount& taken = features_.leafCounts[leaf - model_.firstEventLeaf];
    taken.count += std::min(event.count, kMostCounted - std::min(kMostCounted, taken.count));
    taken.newest = std::max(taken.newest, event.at);
  }
  void SetEventLeaves() {
    for (std::size_t leaf = model_.firstEventLeaf; leaf < model_.leaves.size(); ++leaf) {
      const Leaf& asked = model_.leaves[leaf];
      const bool enough = features_.leafCounts[leaf - model_.firstEventLeaf].count >= asked.atLeast;
      const bool blind = !enough && unseen_ != 0 && Unobserved(asked.filter);
      facts_.leaves.Set(leaf, enough ? Truth::kTrue : blind ? Truth::kUnknown : Truth::kFalse);
    }
  }

  static constexpr std::uint32_t kMostCounted = 1'000'000;
  const Model& model_;
  Facts& facts_;
  Features& features_;
  const Contact& contact_;
  std::uint64_t unseen_ = 0;   ///< set of Model::eventTypes that the source cannot show
};

void FindFeatures(const Model& model, Facts& facts, Features& features) {
  EventCounting(model, facts, features).Count();
  features.rules.resize(model.attributeRules.size());
  for (std::size_t r = 0; r < model.attributeRules.size(); ++r) {
    const ConditionNode& when = model.nodes[static_cast<std::size_t>(model.attributeRules[r].when)];
    features.rules[r] = when.mask != 0 ? TruthOfMasked(when, facts.leaves) : Evaluate(model, model.attributeRules[r].when, facts.leaves, nullptr);
  }
}

std::string_view TypeCounted(const Model& model, const Contact& contact, const Features& features, const EventFilter& filter, Instant newest) {
  std::size_t found = filter.types.front();
  for (auto event = contact.events.rbegin(); filter.types.size() > 1 && event != contact.events.rend(); ++event) {
    if (event->at != newest || !PassesIds(filter, *event) || !PassesRest(filter, *event, features)) continue;
    const std::size_t type = TypeOf(model, event->type);
    if (std::find(filter.types.begin(), filter.types.end(), type) != filter.types.end()) found = type;   // of equal moments the first
  }
  return model.eventTypes[found];
}

std::int64_t WeightOn(const EventRule& rule, const EventTally& tally, Day today) {
  if (!rule.decay.expires()) return static_cast<std::int64_t>(tally.total) * kFullWeight;
  std::int64_t weight = 0;
  for (const DayCount& entry : tally.days) weight += static_cast<std::int64_t>(entry.count) * rule.decay.FactorAt(today - entry.day);
  return weight;
}

}  // namespace bantam
