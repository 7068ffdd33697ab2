// SPDX-License-Identifier: MIT
#include "what_if_tallies.h"

#include <algorithm>

namespace bantam {
namespace {

template <typename T>
std::size_t BytesOf(const std::vector<T>& column) {
  return column.capacity() * sizeof(T);
}

template <typename T>
void TrimColumn(std::vector<T>& column) {
  if (column.capacity() - column.size() > column.size() / 8) column.shrink_to_fit();
}

}  // namespace

void RuleTallies::Append(std::uint32_t row, const DayCount* entries, std::size_t count) {
  std::uint32_t total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    days.push_back(entries[i].day);
    counts.push_back(entries[i].count);
    total += entries[i].count;
  }
  rows.push_back(row);
  ends.push_back(static_cast<std::uint32_t>(days.size()));
  weights.push_back(0);
  most = std::max(most, total);
}

void RuleTallies::Weigh(const Decay& decay, Day today) {
  const bool expires = decay.expires();
  const auto weightOf = [&](std::size_t entry) {
    if (!expires) return kFullWeight;
    // Without a date nothing can decay; of a day to come is only what a stale row holds.
    return days[entry] == kNoDay ? 0 : decay.FactorAt(std::max(today - days[entry], 0));
  };
  std::size_t entry = 0;
  for (std::size_t t = 0; t < rows.size(); ++t) {
    std::int64_t weight = 0;
    for (; entry < ends[t]; ++entry) weight += counts[entry] * weightOf(entry);
    weights[t] = weight;
  }
}

std::size_t RuleTallies::Bytes() const { return BytesOf(rows) + BytesOf(ends) + BytesOf(weights) + BytesOf(days) + BytesOf(counts); }

std::vector<std::uint32_t> WhatIfTallies::Most() const {
  std::vector<std::uint32_t> most;
  for (const RuleTallies& rule : rules_) most.push_back(rule.most);
  return most;
}

void WhatIfTallies::EntriesOf(const EventTally& tally) {
  entries_ = tally.days;
  if (tally.undated > 0) entries_.push_back({kNoDay, tally.undated});
}

void WhatIfTallies::Add(std::uint32_t row, const Features& features) {
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    if (features.tallies[r].total == 0) continue;
    EntriesOf(features.tallies[r]);
    rules_[r].Append(row, entries_.data(), entries_.size());
  }
}

void WhatIfTallies::Stage(std::uint32_t row, const Features& features) {
  const auto serial = static_cast<std::uint32_t>(restaged_.size());
  restaged_.push_back(row);
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    if (features.tallies[r].total == 0) continue;
    EntriesOf(features.tallies[r]);
    staged_.push_back({static_cast<std::uint16_t>(r), row, serial, stagedEntries_.size(), entries_.size()});
    stagedEntries_.insert(stagedEntries_.end(), entries_.begin(), entries_.end());
  }
}

// `fresh`: the rule's staged tallies that count, rows ascending; `rows`: all that were staged, ascending.
void WhatIfTallies::MergeRule(std::size_t rule, const std::vector<StagedTally>& fresh, const std::vector<std::uint32_t>& rows) {
  const RuleTallies& old = rules_[rule];
  RuleTallies merged;
  merged.most = old.most;
  std::vector<DayCount> entries;
  std::size_t next = 0;
  const auto takeFresh = [&](std::uint32_t below) {
    for (; next < fresh.size() && fresh[next].row < below; ++next) merged.Append(fresh[next].row, stagedEntries_.data() + fresh[next].first, fresh[next].count);
  };
  std::size_t first = 0;
  auto replaced = rows.begin();
  for (std::size_t t = 0; t < old.rows.size(); first = old.ends[t], ++t) {
    takeFresh(old.rows[t]);
    while (replaced != rows.end() && *replaced < old.rows[t]) ++replaced;
    if (replaced != rows.end() && *replaced == old.rows[t]) continue;
    entries.clear();
    for (std::size_t e = first; e < old.ends[t]; ++e) entries.push_back({old.days[e], old.counts[e]});
    merged.Append(old.rows[t], entries.data(), entries.size());
  }
  takeFresh(UINT32_MAX);
  rules_[rule] = std::move(merged);
}

void WhatIfTallies::Merge() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> last;   // row and serial
  for (std::uint32_t i = 0; i < restaged_.size(); ++i) last.emplace_back(restaged_[i], i);
  std::sort(last.begin(), last.end());
  std::vector<std::uint32_t> rows;
  std::vector<char> counts(restaged_.size(), 0);   // whether a serial is its row's last
  for (std::size_t i = 0; i < last.size(); ++i) {
    if (i + 1 < last.size() && last[i + 1].first == last[i].first) continue;
    rows.push_back(last[i].first);
    counts[last[i].second] = 1;
  }
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    std::vector<StagedTally> fresh;
    for (const StagedTally& tally : staged_) {
      if (tally.rule == r && counts[tally.serial] != 0) fresh.push_back(tally);
    }
    std::sort(fresh.begin(), fresh.end(), [](const StagedTally& a, const StagedTally& b) { return a.row < b.row; });
    MergeRule(r, fresh, rows);
  }
  restaged_.clear();
  staged_.clear();
  stagedEntries_.clear();
}

void WhatIfTallies::Trim() {
  for (RuleTallies& rule : rules_) {
    TrimColumn(rule.rows), TrimColumn(rule.ends), TrimColumn(rule.weights), TrimColumn(rule.days), TrimColumn(rule.counts);
  }
}

std::size_t WhatIfTallies::Bytes() const {
  std::size_t bytes = BytesOf(restaged_) + BytesOf(staged_) + BytesOf(stagedEntries_);
  for (const RuleTallies& rule : rules_) bytes += rule.Bytes();
  return bytes;
}

}  // namespace bantam
