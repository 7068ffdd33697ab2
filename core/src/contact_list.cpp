// SPDX-License-Identifier: MIT
#include "bantam/contact_list.h"

#include <algorithm>
#include <numeric>

namespace bantam {
namespace {

template <typename Apply>
void ForEachColumn(ListColumns& columns, Apply&& apply) {
  apply(columns.score), apply(columns.fit), apply(columns.engagement), apply(columns.tier);
  apply(columns.standing), apply(columns.missing), apply(columns.bad), apply(columns.dueAt);
}

}  // namespace

ContactList::ContactList(std::shared_ptr<const ContactRecords> records, Instant now)
    : now_(now), records_(std::move(records)), qualifier_(records_->model(), "en"), reader_(*records_->model()->zone) {}

void ContactList::Grow() {
  rows_.emplace_back();
  ForEachColumn(columns_, [this](auto& column) { column.resize(rows_.size()); });
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
  while (!records.empty()) {
    const std::size_t length = records[0];
    Grow();
    Place(rows_.back(), records.subspan(1, length - 1));
    Score(rows_.size() - 1);
    records = records.subspan(length);
  }
}

void ContactList::AddDocument(std::string_view json) {
  Grow();
  Update(rows_.size() - 1, {}, json);
}

void ContactList::Update(std::size_t at, std::span<const std::uint32_t> record, std::string_view json) {
  Row& row = rows_[at];
  row.json.reset();
  Place(row, record.empty() ? record : record.subspan(1));
  if (record.empty()) row.json = std::make_unique<std::string>(json);
  Score(at);
  if (unused_ > words_.size() / 2) Compact();
}

void ContactList::Remove(std::size_t row) {
  unused_ += rows_[row].count;
  rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(row));
  ForEachColumn(columns_, [row](auto& column) { column.erase(column.begin() + static_cast<std::ptrdiff_t>(row)); });
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

void ContactList::Score(std::size_t at) {
  const Row& row = rows_[at];
  const bool bad = row.json && reader_.Read(*row.json, contact_).has_value();
  if (!row.json) records_->Read({words_.data() + row.first, row.count}, contact_);
  Assessment none;
  const Assessment& found = bad ? none : qualifier_.Score(contact_, now_);
  const WorkRank rank = RankOf(found, 0);
  columns_.score[at] = static_cast<std::int32_t>(found.score);
  columns_.fit[at] = static_cast<std::int32_t>(found.fit);
  columns_.engagement[at] = static_cast<std::int32_t>(found.engagement);
  columns_.tier[at] = bad ? std::int8_t{-1} : rank.tier;
  columns_.standing[at] = static_cast<std::uint8_t>(found.standing);
  columns_.missing[at] = bad ? std::uint8_t{0} : MissingSet(found);
  columns_.bad[at] = bad;
  columns_.dueAt[at] = bad ? INT64_MAX : rank.dueAt;
}

void ContactList::SetNow(Instant now) {
  now_ = now;
  for (std::size_t row = 0; row < rows_.size(); ++row) Score(row);
}

std::vector<std::uint32_t> ContactList::InWorkOrder() const {
  std::vector<std::uint32_t> order(rows_.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto rankOf = [this](std::uint32_t row) {
    return WorkRank{columns_.dueAt[row], columns_.tier[row], columns_.score[row], columns_.fit[row], row};
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return ComesBefore(rankOf(a), rankOf(b)); });
  return order;
}

}  // namespace bantam
