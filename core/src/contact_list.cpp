// SPDX-License-Identifier: MIT
#include "bantam/contact_list.h"

#include <algorithm>
#include <numeric>

#include "kept_scores.h"
#include "stable_order.h"

namespace bantam {
namespace {

template <typename Apply>
void ForEachColumn(ListColumns& columns, Apply&& apply) {
  apply(columns.score), apply(columns.fit), apply(columns.engagement), apply(columns.tier);
  apply(columns.standing), apply(columns.missing), apply(columns.bad), apply(columns.dueAt);
}

}  // namespace

ContactList::ContactList(std::shared_ptr<ContactRecords> records, Instant now) : now_(now), records_(std::move(records)) {}
ContactList::~ContactList() = default;

void ContactList::Grow(std::size_t by) {
  rows_.resize(rows_.size() + by);
  ForEachColumn(columns_, [this](auto& column) { column.resize(rows_.size()); });
  kept_.reset();
}

void ContactList::Place(Row& row, std::span<const std::uint32_t> record) {
  if (record.size() > row.count) {
    unused_ += row.count;
    row.first = words_.size();
    words_.insert(words_.end(), record.begin(), record.end());
  } else {
    unused_ += row.count - record.size();
    std::copy(record.begin(), record.end(), words_.begin() + static_cast<std::ptrdiff_t>(row.first));
  }
  row.count = static_cast<std::uint32_t>(record.size());
}

void ContactList::Add(std::span<const std::uint32_t> records) {
  std::size_t row = rows_.size(), count = 0;
  for (std::size_t at = 0; at < records.size(); at += records[at]) ++count;
  Grow(count);
  for (; !records.empty(); ++row) {
    const std::size_t length = records[0];
    Place(rows_[row], records.subspan(1, length - 1));
    Score(row);
    records = records.subspan(length);
  }
}

void ContactList::AddDocument(std::string_view json) {
  Grow(1);
  Update(rows_.size() - 1, {}, json);
}

void ContactList::Update(std::size_t at, std::span<const std::uint32_t> record, std::string_view json) {
  Row& row = rows_[at];
  row.json.reset();
  Place(row, record.empty() ? record : record.subspan(1));
  if (record.empty()) row.json = std::make_unique<std::string>(json);
  if (kept_) kept_->Forget(at);
  Score(at);
  if (unused_ > words_.size() / 2) Compact();
}

void ContactList::Remove(std::size_t row) {
  unused_ += rows_[row].count;
  rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(row));
  ForEachColumn(columns_, [row](auto& column) { column.erase(column.begin() + static_cast<std::ptrdiff_t>(row)); });
  kept_.reset();
  if (unused_ > words_.size() / 2) Compact();
}

void ContactList::Compact() {
  std::vector<std::uint32_t> words;
  words.reserve(words_.size() - unused_);
  for (Row& row : rows_) {
    const auto first = words_.begin() + static_cast<std::ptrdiff_t>(row.first);
    row.first = words.size();
    words.insert(words.end(), first, first + static_cast<std::ptrdiff_t>(row.count));
  }
  words_ = std::move(words);
  unused_ = 0;
}

void ContactList::Take(std::size_t at, const Assessment* found) {
  const WorkRank rank = found ? RankOf(*found, 0) : WorkRank{};
  columns_.score[at] = found ? static_cast<std::int32_t>(found->score) : 0;
  columns_.fit[at] = found ? static_cast<std::int32_t>(found->fit) : 0;
  columns_.engagement[at] = found ? static_cast<std::int32_t>(found->engagement) : 0;
  columns_.tier[at] = rank.tier;
  columns_.standing[at] = found ? static_cast<std::uint8_t>(found->standing) : std::uint8_t{0};
  columns_.missing[at] = found ? MissingSet(*found) : std::uint8_t{0};
  columns_.bad[at] = found == nullptr;
  columns_.dueAt[at] = rank.dueAt;
}

void ContactList::Score(std::size_t at) {
  const Row& row = rows_[at];
  Take(at, row.json ? records_->Score(*row.json, now_) : &records_->Score({words_.data() + row.first, row.count}, now_));
}

void ContactList::ScoreAgain(std::size_t at, Day today) {
  const Model& model = *records_->model();
  const Assessment* const kept = kept_->Weigh(model, at, now_, today);
  // A clock runs by more than what is kept.
  if (kept != nullptr && !(model.promise && kept->standing == Standing::kLead && kept->tier == Tier::kSql)) return Take(at, kept);
  Score(at);
  if (!rows_[at].json && kept == nullptr) kept_->Keep(at, records_->situation(), static_cast<Standing>(columns_.standing[at]));
}

void ContactList::SetNow(Instant now) {
  now_ = now;
  if (!kept_) {
    kept_ = std::make_unique<KeptScores>();
    kept_->Reset(rows_.size());
  }
  const Day today = records_->model()->zone->DayAt(now);
  for (std::size_t row = 0; row < rows_.size(); ++row) ScoreAgain(row, today);
}

std::vector<std::uint32_t> ContactList::InWorkOrder() const {
  std::vector<std::uint32_t> order(rows_.size());
  std::iota(order.begin(), order.end(), 0u);
  const ComesFirst before = [](const void* list, std::uint32_t a, std::uint32_t b) {
    const ListColumns& columns = static_cast<const ContactList*>(list)->columns();
    const auto rankOf = [&columns](std::uint32_t row) { return WorkRank{columns.dueAt[row], columns.tier[row], columns.score[row], columns.fit[row], row}; };
    return ComesBefore(rankOf(a), rankOf(b));
  };
  SortPlaces(order, before, this);
  return order;
}

}  // namespace bantam
