// SPDX-License-Identifier: MIT
#include "prospects.h"

#include <algorithm>

#include "leaf_truth.h"

namespace bantam {
namespace {

// More combinations than this are not enumerated; their rules then count as independent (sound, not tight).
constexpr std::size_t kMaxCombinations = 4096;

bool HasUnknownLeaf(const ModelFact& fact, const LeafTruths& leaves) {
  for (std::uint16_t i = 0; i < fact.leafCount; ++i) {
    if (leaves.Get(static_cast<std::size_t>(fact.firstLeaf + i)) == Truth::kUnknown) return true;
  }
  return false;
}

void AddDistinct(std::vector<FactTruths>& cells, const FactTruths& truths) {
  if (std::find(cells.begin(), cells.end(), truths) == cells.end()) cells.push_back(truths);
}

// What an unknown fact can turn out to be: it may stay as it is; a range allows only the values inside it.
void CellsOf(const Facts& facts, std::uint16_t index, const LeafTruths& leaves, std::vector<FactTruths>& cells) {
  const ModelFact& fact = facts.model->facts[index];
  cells.clear();
  FactTruths now;
  for (std::uint16_t i = 0; i < fact.leafCount; ++i) {
    const Truth truth = leaves.Get(static_cast<std::size_t>(fact.firstLeaf + i));
    if (truth != Truth::kUnknown) now.known |= std::uint64_t{1} << i;
    if (truth == Truth::kTrue) now.yes |= std::uint64_t{1} << i;
  }
  cells.push_back(now);
  const SettledFact& settled = facts.settled[index];
  const Candidate* winner = facts.WinnerOf(index);
  const bool numeric = settled.Known() && (winner->fact->value.kind == ValueKind::kNumber || winner->fact->value.kind == ValueKind::kMoney);
  std::int64_t low = kOpenLow, high = kOpenHigh;
  if (numeric && winner->fact->value.kind == ValueKind::kMoney) MoneyInModel(*facts.model, winner->fact->value, low, high);
  if (numeric && winner->fact->value.kind == ValueKind::kNumber) low = winner->fact->value.low, high = winner->fact->value.high;
  if (!numeric || facts.model->facts[index].attribute == kTimelineWithinDays) {
    for (const FactTruths& truths : fact.completions) AddDistinct(cells, truths);
    return;
  }
  const auto at = [&](std::int64_t number) {
    Value value = winner->fact->value;
    value.kind = KindOf(fact.attribute) == AttributeKind::kMoney ? ValueKind::kMoney : ValueKind::kNumber;
    value.currency = {};
    value.period = Period::kUnstated;
    value.low = value.high = number;
    AddDistinct(cells, LeafSubject(*facts.model, value, facts.today, kNoDay, {}, facts.readings).AskAll(fact));
  };
  if (low != kOpenLow) at(low);
  if (high != kOpenHigh) at(high);
  for (const auto& [number, truths] : fact.samples) {
    if (number >= low && number <= high) AddDistinct(cells, truths);
  }
}

void Widen(Component& component, std::uint16_t group, std::int64_t low, std::int64_t high) {
  for (auto& [own, interval] : component.moves) {
    if (own != group) continue;
    interval.low = std::min(interval.low, low);
    interval.high = std::max(interval.high, high);
    return;
  }
  component.moves.push_back({group, {std::min<std::int64_t>(low, 0), std::max<std::int64_t>(high, 0)}});
}

// Each rule on its own: it may fire or not. Sums over one group's rules add.
void MoveApart(const Model& model, Component& component) {
  for (std::uint16_t r : component.rules) {
    const AttributeRule& rule = model.attributeRules[r];
    Widen(component, rule.group, 0, 0);
    for (auto& [group, interval] : component.moves) {
      if (group == rule.group) (rule.points < 0 ? interval.low : interval.high) += rule.points;
    }
  }
}

// A component's rules by the places of their groups in its moves.
struct RulePlaces {
  std::vector<std::size_t> places;
  std::vector<std::int64_t> sums;
};

RulePlaces PlacesOf(const Model& model, Component& component) {
  RulePlaces at;
  for (std::uint16_t r : component.rules) {
    const std::uint16_t group = model.attributeRules[r].group;
    Widen(component, group, 0, 0);
    const auto own = std::find_if(component.moves.begin(), component.moves.end(), [&](const auto& move) { return move.first == group; });
    at.places.push_back(static_cast<std::size_t>(own - component.moves.begin()));
  }
  at.sums.resize(component.moves.size());
  return at;
}

// One combination's sums by group, merged into the component's intervals.
void MoveTogether(const Model& model, const LeafTruths& leaves, RulePlaces& at, Component& component) {
  std::fill(at.sums.begin(), at.sums.end(), 0);
  for (std::size_t i = 0; i < component.rules.size(); ++i) {
    const AttributeRule& rule = model.attributeRules[component.rules[i]];
    if (Evaluate(model, rule.when, leaves, nullptr) == Truth::kTrue) at.sums[at.places[i]] += rule.points;
  }
  for (std::size_t g = 0; g < at.sums.size(); ++g) {
    Interval& interval = component.moves[g].second;
    interval.low = std::min(interval.low, at.sums[g]);
    interval.high = std::max(interval.high, at.sums[g]);
  }
}

// Only the leaves that the component's rules ask make a difference: cells that agree on them are one.
void KeepAskedLeaves(const Model& model, const Component& component, std::uint16_t fact, std::vector<FactTruths>& cells) {
  std::uint64_t asked = 0;
  for (std::uint16_t r : component.rules) {
    const AttributeRule& rule = model.attributeRules[r];
    const auto own = std::lower_bound(rule.facts.begin(), rule.facts.end(), fact);
    if (own != rule.facts.end() && *own == fact) asked |= rule.factLeaves[static_cast<std::size_t>(own - rule.facts.begin())];
  }
  std::size_t kept = 0;
  for (const FactTruths& cell : cells) {
    const FactTruths part{cell.known & asked, cell.yes & asked};
    const auto end = cells.begin() + static_cast<std::ptrdiff_t>(kept);
    if (std::find(cells.begin(), end, part) == end) cells[kept++] = part;
  }
  cells.resize(kept);
}

// Behaviour that the source cannot show: it may stay unseen, or turn out to have happened, or not.
std::vector<std::uint16_t> UnseenLeaves(const Model& model, const LeafTruths& leaves, const Component& component) {
  std::vector<std::uint16_t> unseen;
  for (std::uint16_t r : component.rules) {
    for (std::uint16_t leaf : model.attributeRules[r].eventLeaves) {
      if (leaves.Get(leaf) == Truth::kUnknown && std::find(unseen.begin(), unseen.end(), leaf) == unseen.end()) unseen.push_back(leaf);
    }
  }
  return unseen;
}

bool EnumerateCells(const Facts& facts, const LeafTruths& leaves, Component& component) {
  std::vector<std::vector<FactTruths>> cells(component.facts.size());
  const std::vector<std::uint16_t> unseen = UnseenLeaves(*facts.model, leaves, component);
  std::size_t combinations = 1;
  for (std::size_t i = 0; i < unseen.size() && combinations <= kMaxCombinations; ++i) combinations *= 3;
  for (std::size_t i = 0; i < component.facts.size(); ++i) {
    if (facts.model->facts[component.facts[i]].loose) return false;
    CellsOf(facts, component.facts[i], leaves, cells[i]);
    KeepAskedLeaves(*facts.model, component, component.facts[i], cells[i]);
    combinations *= cells[i].size();
    if (combinations > kMaxCombinations) return false;
  }
  RulePlaces places = PlacesOf(*facts.model, component);
  LeafTruths imagined = leaves;
  // Like an odometer: a wheel is set when it turns, which it does when all before it come round to their first cell.
  for (std::size_t n = 0; n < combinations; ++n) {
    std::size_t rest = n;
    bool turns = true;
    for (std::size_t i = 0; i < component.facts.size() && turns; ++i) {
      const std::size_t cell = rest % cells[i].size();
      SetTruths(facts.model->facts[component.facts[i]], cells[i][cell], imagined);
      rest /= cells[i].size();
      turns = cell == 0;
    }
    for (std::size_t i = 0; i < unseen.size() && turns; ++i) {
      imagined.Set(unseen[i], static_cast<Truth>(rest % 3));
      turns = rest % 3 == 0;
      rest /= 3;
    }
    MoveTogether(*facts.model, imagined, places, component);
  }
  return true;
}

bool Shares(const Component& component, const std::vector<std::uint16_t>& facts) {
  return std::any_of(facts.begin(), facts.end(), [&](std::uint16_t fact) {
    return std::binary_search(component.facts.begin(), component.facts.end(), fact);
  });
}

void JoinRule(const Model& model, const LeafTruths& leaves, std::uint16_t r, std::vector<Component>& components) {
  Component joined;
  joined.rules.push_back(r);
  for (std::uint16_t fact : model.attributeRules[r].facts) {
    if (HasUnknownLeaf(model.facts[fact], leaves)) joined.facts.push_back(fact);
  }
  for (std::size_t i = 0; i < components.size();) {
    if (!Shares(components[i], joined.facts)) {
      ++i;
      continue;
    }
    joined.facts.insert(joined.facts.end(), components[i].facts.begin(), components[i].facts.end());
    joined.rules.insert(joined.rules.end(), components[i].rules.begin(), components[i].rules.end());
    components.erase(components.begin() + static_cast<std::ptrdiff_t>(i));
  }
  std::sort(joined.facts.begin(), joined.facts.end());
  joined.facts.erase(std::unique(joined.facts.begin(), joined.facts.end()), joined.facts.end());
  std::sort(joined.rules.begin(), joined.rules.end());
  components.push_back(std::move(joined));
}

// A role that only the title suggests is not known: its rules' points are open, not certain.
void ForgetDerived(const Facts& facts, const Features& features, Prospects& prospects) {
  const Model& model = *facts.model;
  const std::int16_t role = model.factOfAttribute[kAuthorityRole];
  if (role < 0 || !facts.settled[static_cast<std::size_t>(role)].derived) return;
  SetTruths(model.facts[static_cast<std::size_t>(role)], {}, prospects.leaves);
  for (std::uint16_t r : model.rulesOfFact[static_cast<std::size_t>(role)]) {
    const AttributeRule& rule = model.attributeRules[r];
    prospects.rules[r] = Evaluate(model, rule.when, prospects.leaves, nullptr);
    if (prospects.rules[r] != Truth::kUnknown || features.rules[r] != Truth::kTrue) continue;
    prospects.low.sums[rule.group] -= rule.points;
    prospects.high.sums[rule.group] -= rule.points;
  }
}

// Behaviour that the source cannot show is added up to its limit.
void AddUnobserved(const Model& model, const Features& features, Prospects& prospects) {
  constexpr std::int64_t kUnbounded = std::int64_t{1} << 56;
  for (std::size_t r = 0; r < model.eventRules.size(); ++r) {
    const EventRule& rule = model.eventRules[r];
    if (!features.tallies[r].unobserved || rule.points == 0) continue;
    Sheet& moved = rule.points > 0 ? prospects.high : prospects.low;
    std::int64_t& sum = moved.sums[rule.group];
    if (rule.times == 0) {
      sum = rule.points > 0 ? kUnbounded : -kUnbounded;
    } else {
      // At most `times` count, none of them older than those that count now: full points for each bound the sum.
      sum += static_cast<std::int64_t>(rule.points) * rule.times;
      sum = std::clamp(sum, -kUnbounded, kUnbounded);
    }
  }
}

}  // namespace

void FindMoves(const Facts& facts, const LeafTruths& leaves, Component& component) {
  component.moves.clear();
  if (EnumerateCells(facts, leaves, component)) return;
  component.moves.clear();
  MoveApart(*facts.model, component);
}

void FindProspects(const Facts& facts, const Features& features, const Sheet& known, Prospects& prospects) {
  const Model& model = *facts.model;
  prospects.low = prospects.high = known;
  prospects.components.clear();
  prospects.leaves = facts.leaves;
  prospects.rules = features.rules;
  ForgetDerived(facts, features, prospects);
  for (std::size_t r = 0; r < model.attributeRules.size(); ++r) {
    if (prospects.rules[r] == Truth::kUnknown) JoinRule(model, prospects.leaves, static_cast<std::uint16_t>(r), prospects.components);
  }
  for (Component& component : prospects.components) {
    FindMoves(facts, facts.leaves, component);
    for (const auto& [group, interval] : component.moves) {
      prospects.low.sums[group] += interval.low;
      prospects.high.sums[group] += interval.high;
    }
  }
  AddUnobserved(model, features, prospects);
}

}  // namespace bantam
