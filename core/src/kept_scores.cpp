// SPDX-License-Identifier: MIT
#include "kept_scores.h"

namespace bantam {
namespace {

std::size_t LeafWords(const Model& model) { return (model.leaves.size() + 63) / 64; }

/// One entry of a tally; events without a date are one of kNoDay.
std::uint64_t Packed(std::size_t rule, Day day, std::uint32_t count) {
  return static_cast<std::uint64_t>(rule) << 56 | std::uint64_t{count} << 32 | static_cast<std::uint32_t>(day);
}

}  // namespace

void KeptScores::Reset(std::size_t rows) {
  rows_.assign(rows, {});
  words_.clear();
  used_ = 0;
}

void KeptScores::Keep(std::size_t at, const Situation& situation, Standing standing) {
  const Model& model = *situation.facts.model;
  // Rows that are read again leave holes: when they are most of it, all begin anew.
  if (words_.size() > 4 * used_ + 65'536) Reset(rows_.size());
  Row& row = rows_[at];
  used_ -= row.count;
  row.validity = ValidityOf(model, *situation.facts.contact, situation.facts.now);
  row.first = static_cast<std::uint32_t>(words_.size());
  row.usable = true;
  row.standing = standing;
  row.states = situation.bant.states;
  if (standing == Standing::kLead) {
    for (std::size_t word = 0; word < LeafWords(model); ++word) {
      const FactTruths truths = situation.facts.leaves.Word(word);
      words_.push_back(truths.known);
      words_.push_back(truths.yes);
    }
    Sheet sheet;
    AddAttributePoints(model, situation.features, sheet);
    for (std::size_t group = 0; group < model.groups.size(); ++group) words_.push_back(static_cast<std::uint64_t>(sheet.sums[group]));
    for (std::size_t rule = 0; rule < model.eventRules.size(); ++rule) {
      const EventTally& tally = situation.features.tallies[rule];
      if (tally.total == 0 || model.eventRules[rule].points == 0) continue;
      for (const DayCount& entry : tally.days) words_.push_back(Packed(rule, entry.day, entry.count));
      if (tally.undated > 0) words_.push_back(Packed(rule, kNoDay, tally.undated));
    }
  }
  row.count = static_cast<std::uint32_t>(words_.size()) - row.first;
  used_ += row.count;
}

const Assessment* KeptScores::Weigh(const Model& model, std::size_t at, Instant now, Day today) {
  const Row& row = rows_[at];
  if (!row.usable || !row.validity.Holds(now, today)) return nullptr;
  found_.standing = row.standing;
  found_.bant = row.states;
  found_.score = found_.fit = found_.engagement = 0;
  if (row.standing != Standing::kLead) return &found_;
  const std::uint64_t* word = words_.data() + row.first;
  const std::uint64_t* const end = word + row.count;
  LeafTruths leaves;
  for (std::size_t i = 0; i < LeafWords(model); ++i, word += 2) leaves.SetRange(i * 64, 64, {word[0], word[1]});
  Sheet sheet;
  for (std::size_t group = 0; group < model.groups.size(); ++group) sheet.sums[group] = static_cast<std::int64_t>(*word++);
  features_.tallies.resize(model.eventRules.size());
  for (EventTally& tally : features_.tallies) tally.total = 0;
  for (; word < end; ++word) {
    EventTally& tally = features_.tallies[*word >> 56];
    if (tally.total == 0) tally.undated = 0, tally.days.clear();
    const auto day = static_cast<Day>(static_cast<std::uint32_t>(*word));
    const auto count = static_cast<std::uint32_t>(*word >> 32 & 0xFFFFFF);
    tally.total += count;
    if (day == kNoDay) tally.undated = count;
    else tally.days.push_back({day, count});
  }
  AddEventPoints(model, features_, today, sheet);
  const Totals totals = TotalOf(model, sheet);
  found_.tier = TierOf(model, leaves, ExactOutlook(totals, row.states));
  found_.score = totals.score();
  found_.fit = totals.fit;
  found_.engagement = totals.engagement;
  return &found_;
}

}  // namespace bantam
