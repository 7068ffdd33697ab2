// SPDX-License-Identifier: MIT
#include "what_if_state.h"

#include <algorithm>
#include <bit>

namespace bantam {
namespace {

/// Above so many changed rules all sums are filled anew.
constexpr std::size_t kMostMoves = 4;

bool Same(const Limits& a, const Limits& b) { return a.low == b.low && a.high == b.high; }

}  // namespace

WhatIf::State::State(std::shared_ptr<const Model> given, Instant now)
    : model(std::move(given)),
      bounds(FindBoundNodes(*model)),
      base(RulesOf(*model, now)),
      wanted(base),
      applied(base),
      codes(ArrangeCodes(*model)),
      tiers(*model) {
  CopyForWhatIf(*model, copy);
  tallies.Resize(model->eventRules.size());
}

void WhatIf::State::Read(const Contact& contact) {
  SettleFacts(*model, contact, {}, wanted.now, reading_.facts);
  FindFeatures(copy, reading_.facts, reading_.features);
  AssessBant(*model, reading_.facts, reading_.bant);
  standing_ = StandingOf(*model, reading_.facts);
}

void WhatIf::State::SetRow(std::size_t row) {
  for (AttributeCodes& column : codes) {
    unsigned code = 0;
    for (std::size_t bit = 0; bit < column.rules.size(); ++bit) {
      if (reading_.features.rules[column.rules[bit]] == Truth::kTrue) code |= 1u << bit;
    }
    column.codes[row] = static_cast<std::uint8_t>(code);
  }
  patterns[row] = tiers.PatternOf(reading_.facts.leaves, reading_.bant.states, standing_);
  validity[row] = ValidityOf(*model, *reading_.facts.contact, wanted.now);
  fresh = true;
}

void WhatIf::State::Reserve(std::size_t contacts) {
  room = std::max(room, contacts);
  for (AttributeCodes& column : codes) column.codes.reserve(WholeLanes(contacts));
  patterns.reserve(contacts);
  validity.reserve(contacts);
}

void WhatIf::State::Add(const Contact& contact) {
  Read(contact);
  const std::size_t row = Rows();
  for (AttributeCodes& column : codes) column.codes.resize(WholeLanes(row + 1));
  patterns.push_back(0);
  validity.emplace_back();
  SetRow(row);
  tallies.Add(static_cast<std::uint32_t>(row), reading_.features);
}

void WhatIf::State::Reread(std::size_t row, const Contact& contact) {
  Read(contact);
  SetRow(row);
  tallies.Stage(static_cast<std::uint32_t>(row), reading_.features);
}

void WhatIf::State::SettleNewRows() {
  if (tallies.Staged()) tallies.Merge();
  if (based < Rows()) BaseNewRows();
}

void WhatIf::State::Settle() {
  SettleNewRows();
  Apply(wanted);
}

// A row's base is what the base's rules give it on the day it was read.
void WhatIf::State::BaseNewRows() {
  tallies.Trim();
  WhatIfRules rules = base;
  rules.now = wanted.now;
  rules.today = wanted.today;
  for (std::vector<Place>* column : {&places, &basePlaces}) {
    if (column->capacity() < Rows()) column->reserve(std::max(Rows(), room));
    column->resize(Rows());
  }
  if (baseScores.capacity() < Rows()) baseScores.reserve(std::max(Rows(), room));
  baseScores.resize(Rows());
  cells.resize(WholeLanes(Rows()));
  Apply(rules);
  for (std::size_t row = based; row < Rows(); ++row) {
    basePlaces[row] = places[row];
    baseScores[row] = IsTier(places[row]) ? ScoreOf(row) : 0;
  }
  based = Rows();
  CountPlaces();
}

void WhatIf::State::Keep() {
  Settle();
  base = wanted;
  for (std::size_t row = 0; row < Rows(); ++row) {
    basePlaces[row] = places[row];
    baseScores[row] = IsTier(places[row]) ? ScoreOf(row) : 0;
  }
  CountPlaces();
}

// Weighs what needs it again, and notes what contributions were.
void WhatIf::State::MoveEvents(const WhatIfRules& rules, const std::vector<std::size_t>& changed, Work& work) {
  for (std::size_t r : changed) {
    RuleTallies& tally = tallies.Of(r);
    TallyMove move{r, {}, applied.events[r], rules.events[r]};
    const bool days = rules.today != applied.today && rules.decays[r]->expires();
    if (fresh || days || rules.decays[r] != applied.decays[r]) {
      for (std::size_t t = 0; t < tally.rows.size() && !work.fill; ++t) move.before.push_back(WeighTally(applied.events[r], tally.weights[t]));
      tally.Weigh(*rules.decays[r], rules.today);
    }
    if (!work.fill) work.tallyMoves.push_back(std::move(move));
  }
}

WhatIf::State::Work WhatIf::State::FindWork(const WhatIfRules& rules) {
  Work work;
  for (std::size_t c = 0; c < codes.size(); ++c) {
    for (std::size_t bit = 0; bit < codes[c].rules.size(); ++bit) {
      const std::size_t r = codes[c].rules[bit];
      const std::int64_t points = std::int64_t{rules.attributes[r]} - applied.attributes[r];
      if (points != 0) work.codeMoves.push_back({c, static_cast<unsigned>(bit), points});
    }
  }
  std::vector<std::size_t> events;
  for (std::size_t r = 0; r < rules.events.size(); ++r) {
    const bool days = rules.today != applied.today && rules.decays[r]->expires();
    if (fresh || days || rules.events[r] != applied.events[r] || rules.decays[r] != applied.decays[r]) events.push_back(r);
  }
  for (std::size_t g = 0; g < rules.groups.size(); ++g) {
    if (!Same(rules.groups[g], applied.groups[g])) work.limitMoves.push_back({g, applied.groups[g]});
  }
  work.anew = fresh;
  for (std::size_t b = 0; b < bounds.size(); ++b) {
    work.anew = work.anew || rules.bounds[b].low != applied.bounds[b].low || rules.bounds[b].high != applied.bounds[b].high;
  }
  work.all = work.anew;
  for (std::size_t a = 0; a < 2; ++a) work.all = work.all || !Same(rules.axes[a], applied.axes[a]);
  const std::size_t moves = work.codeMoves.size() + events.size();
  const std::size_t limits = work.limitMoves.size();
  const bool wides = !SumsAreNarrow(*model, rules, tallies.Most());
  // Points move under the limits of now, so limits that move at the same time would not add up.
  work.fill = fresh || wides != isWide || limits + moves > kMostMoves || (limits > 0 && moves > 0);
  work.all = work.all || work.fill;
  work.any = work.all || limits + moves > 0;
  isWide = wides;
  MoveEvents(rules, events, work);
  if (work.fill) work.codeMoves.clear(), work.limitMoves.clear();
  return work;
}

void WhatIf::State::Apply(const WhatIfRules& rules) {
  Work work = FindWork(rules);
  if (work.anew) {
    for (std::size_t b = 0; b < bounds.size(); ++b) {
      ConditionNode& node = copy.nodes[static_cast<std::size_t>(bounds[b].node)];
      node.low = rules.bounds[b].low;
      node.high = rules.bounds[b].high;
    }
    tiers.Compile(copy);
  }
  if (work.any) {
    if (isWide) Run(rules, work, wide);
    else Run(rules, work, narrow);
  }
  applied = rules;
  fresh = false;
}

template <typename Sum>
void WhatIf::State::Run(const WhatIfRules& rules, Work& work, WhatIfSums<Sum>& sums) {
  sums.Prepare(*model, rules);
  if (work.fill) {
    if (isWide) narrow.Clear();
    else wide.Clear();
    sums.Resize(*model, Rows(), room);
    sums.PrepareFill(*model, rules, codes);
  }
  const std::size_t padded = WholeLanes(Rows());
  for (std::size_t begin = 0; begin < padded; begin += kWhatIfBlock) {
    const std::size_t end = std::min(begin + kWhatIfBlock, padded);
    Touched touched = work.all ? ~Touched{0} : 0;
    if (work.fill) sums.Fill(rules, codes, tallies, begin, end);
    for (const CodeMove& move : work.codeMoves) touched |= sums.Move(codes[move.column], move, begin, end);
    for (TallyMove& move : work.tallyMoves) touched |= sums.Move(tallies.Of(move.rule), model->eventRules[move.rule].group, move, begin, end);
    for (const LimitMove& move : work.limitMoves) touched |= sums.Move(move, begin, end);
    for (; touched != 0; touched &= touched - 1) {
      const std::size_t row = begin + kLanes * static_cast<std::size_t>(std::countr_zero(touched));
      if (row >= end) break;
      PlaceSixteen(sums, row, work.anew);
    }
  }
  if (work.anew) CountPlaces();
  else SumMoves();
}

// Moves are kept in step, unless all places are found anew: then they are counted afterwards.
template <typename Sum>
void WhatIf::State::PlaceSixteen(const WhatIfSums<Sum>& sums, std::size_t row, bool anew) {
  const Numbers16 fit = sums.ClampedAxis(0, row), engagement = sums.ClampedAxis(1, row);
  const bool hasCells = tiers.HasCells();
  std::uint32_t differ = hasCells ? tiers.FindCells(fit, engagement, cells.data() + row) : UINT32_MAX;
  if (anew) differ = UINT32_MAX;
  if (row + kLanes > Rows()) differ &= (1u << (Rows() - row)) - 1;
  else differ &= (1u << kLanes) - 1;
  for (; differ != 0; differ &= differ - 1) {
    const std::size_t i = row + static_cast<std::size_t>(std::countr_zero(differ));
    const Place found = hasCells ? tiers.PlaceOf(patterns[i], cells[i]) : tiers.PlaceAt(copy, patterns[i], AxisOf(0, i), AxisOf(1, i));
    if (!anew && found != places[i]) {
      auto& moves = counts.moves[static_cast<std::size_t>(basePlaces[i])];
      --moves[static_cast<std::size_t>(places[i])];
      ++moves[static_cast<std::size_t>(found)];
    }
    places[i] = found;
  }
}

void WhatIf::State::CountPlaces() {
  // Fourfold, so that neighbours of one place need not wait for each other.
  std::array<std::array<std::uint32_t, kPlaces * kPlaces>, 4> moves{};
  for (std::size_t row = 0; row < Rows(); ++row) {
    ++moves[row % 4][static_cast<std::size_t>(basePlaces[row]) * kPlaces + static_cast<std::size_t>(places[row])];
  }
  for (std::size_t m = 0; m < kPlaces * kPlaces; ++m) counts.moves[m / kPlaces][m % kPlaces] = moves[0][m] + moves[1][m] + moves[2][m] + moves[3][m];
  SumMoves();
}

void WhatIf::State::SumMoves() {
  counts.base = counts.now = {};
  counts.moved = 0;
  for (std::size_t from = 0; from < kPlaces; ++from) {
    for (std::size_t to = 0; to < kPlaces; ++to) {
      const std::uint32_t count = counts.moves[from][to];
      counts.base[from] += count;
      counts.now[to] += count;
      if (from != to) counts.moved += count;
    }
  }
}

WhatIfResult WhatIf::State::ResultOf(std::size_t row) const {
  WhatIfResult result;
  result.place = places[row];
  if (!IsTier(result.place)) return result;
  result.fit = AxisOf(0, row);
  result.engagement = AxisOf(1, row);
  result.score = result.fit + result.engagement;
  return result;
}

std::size_t WhatIf::State::Bytes() const {
  std::size_t bytes = sizeof(State) + tallies.Bytes() + tiers.Bytes() + narrow.Bytes() + wide.Bytes();
  for (const AttributeCodes& column : codes) bytes += column.codes.capacity();
  bytes += cells.capacity() + patterns.capacity() * sizeof(std::uint32_t) + validity.capacity() * sizeof(Validity);
  return bytes + places.capacity() + basePlaces.capacity() + baseScores.capacity() * sizeof(std::int32_t);
}

}  // namespace bantam
