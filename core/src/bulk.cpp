// SPDX-License-Identifier: MIT
#include "bantam/bulk.h"

#include <algorithm>

#include "json_writer.h"
#include "told_notes.h"

namespace bantam {
namespace {

WorkRank RankOf(const BulkRow& row, std::uint64_t arrival) { return {row.dueAt, row.tier, row.score, row.fit, arrival}; }

bool Passes(const BulkRow& row, const BulkFilter& filter) {
  if (row.bad || (filter.missing & ~row.missing) != 0 || (filter.clockOnly && row.dueAt == INT64_MAX)) return false;
  if (row.tier < 0) return !filter.tiers && !filter.leastScore;
  return (!filter.tiers || (*filter.tiers >> row.tier & 1) != 0) && (!filter.leastScore || row.score >= *filter.leastScore);
}

std::optional<std::size_t> NotesColumn(const ColumnMapping& mapping) {
  const auto notes = std::find_if(mapping.columns.begin(), mapping.columns.end(), [](const Column& column) { return column.target == "notes"; });
  if (notes == mapping.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(notes - mapping.columns.begin());
}

}  // namespace

Bulk::Bulk(std::shared_ptr<const Model> model, Instant now, BulkFormat format, std::string_view locale, std::vector<std::string> map,
           DateOrder dates)
    : Bulk(Qualifier(std::move(model), locale), now, format, locale, std::move(map), dates) {}

Bulk::Bulk(Qualifier qualifier, Instant now, BulkFormat format, std::string_view locale, std::vector<std::string> map, DateOrder dates)
    : format_(format), now_(now), locale_(locale), qualifier_(std::move(qualifier)), reader_(*qualifier_.model().zone), words_(&Words::For(locale)),
      file_({std::move(map), dates, std::nullopt}) {
  if (format == BulkFormat::kLines) answers_.emplace(*words_);
}

BulkFormat Bulk::FormatOf(std::string_view firstBytes) {
  return KindOfInput(firstBytes, true) == InputKind::kLines ? BulkFormat::kLines : BulkFormat::kTable;
}

/// A record's results; its place in the file stays.
void Bulk::Qualify(BulkRow& row, bool bad) {
  BulkRow results;
  results.offset = row.offset;
  results.length = row.length;
  results.bad = bad;
  if (!bad) {
    const Assessment& found = qualifier_.Score(contact_, now_);
    results.standing = static_cast<std::uint8_t>(found.standing);
    results.missing = MissingSet(found);
    const WorkRank rank = bantam::RankOf(found, 0);
    results.dueAt = rank.dueAt;
    results.tier = rank.tier;
    results.score = static_cast<std::int32_t>(found.score);
    results.fit = static_cast<std::int32_t>(found.fit);
    results.engagement = static_cast<std::int32_t>(found.engagement);
  }
  row = results;
}

void Bulk::Keep(const std::optional<Fault>& fault, std::uint64_t offset, std::uint64_t length) {
  BulkRow row;
  row.offset = offset;
  row.length = static_cast<std::uint32_t>(std::min<std::uint64_t>(length, UINT32_MAX));
  Qualify(row, fault.has_value());
  if (fault) {
    ++badRows_;
    if (!firstFault_) firstFault_.emplace(rows_.size(), *fault);
  } else if (onContact_) {
    onContact_(contact_);
  }
  rows_.push_back(row);
}

std::optional<Fault> Bulk::Update(std::uint32_t row, std::string contact) {
  if (std::optional<Fault> fault = reader_.Read(contact, contact_)) return fault;
  Qualify(rows_[row], false);
  edits_.insert_or_assign(row, std::move(contact));
  TakeNotes();
  return std::nullopt;
}

void Bulk::Restore(std::uint32_t row, std::string_view record) {
  if (edits_.erase(row) == 0) return;
  TakeNotes();
  Qualify(rows_[row], ReadAgain(row, record).has_value());
}

/// A table's notes grow exactly while people have told something.
void Bulk::TakeNotes() {
  if (table_) answers_->GrowNotes(!edits_.empty(), NotesColumn(table_->mapping()));
}

const std::string* Bulk::EditOf(std::size_t row) const {
  if (edits_.empty()) return nullptr;
  const auto edit = edits_.find(static_cast<std::uint32_t>(row));
  return edit == edits_.end() ? nullptr : &edit->second;
}

/// The contact of the record that comes next, or what it is by now.
std::optional<Fault> Bulk::ReadRow() {
  if (const std::string* const edit = EditOf(rows_.size())) return reader_.Read(*edit, contact_);
  const std::optional<Fault>& fault = format_ == BulkFormat::kLines ? lines_.fault() : file_.fault();
  if (fault) return fault;
  if (format_ == BulkFormat::kLines) return reader_.Read(lines_.text(), contact_);
  (onContact_ ? table_ : scored_)->Read(file_.cells(), contact_);
  return std::nullopt;
}

void Bulk::TakeLines() {
  while (lines_.Next()) Keep(ReadRow(), lines_.offset(), lines_.size());
}

/// Readers of rows and writers of answers, as soon as the header is known.
void Bulk::TakeHead() {
  if (table_ || !file_.ReadHead()) return;
  const TableHead& head = *file_.head();
  answers_.emplace(*words_, head.headers, head.delimiter);
  scored_ = std::make_unique<RowReader>(head.mapping, *qualifier_.model().zone, &qualifier_.model());
  table_ = std::make_unique<RowReader>(head.mapping, *qualifier_.model().zone);
  TakeNotes();
}

void Bulk::TakeRows() {
  TakeHead();
  while (file_.Next()) Keep(ReadRow(), file_.offset(), file_.size());
}

void Bulk::Feed(std::string_view bytes) {
  if (format_ == BulkFormat::kLines) {
    lines_.Feed(bytes);
    return TakeLines();
  }
  file_.Feed(bytes);
  TakeRows();
}

void Bulk::Finish() {
  if (format_ == BulkFormat::kLines) {
    lines_.Finish();
    return TakeLines();
  }
  file_.Finish();
  TakeRows();
}

Faults Bulk::Remarks() const {
  Faults remarks = file_.Remarks();
  if (rows_.empty()) remarks.push_back(NoContacts());
  return remarks;
}

std::vector<std::uint32_t> Bulk::InWorkOrder(const BulkFilter& filter) const {
  std::vector<std::uint32_t> order;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (Passes(rows_[i], filter)) order.push_back(static_cast<std::uint32_t>(i));
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return ComesBefore(RankOf(rows_[a], a), RankOf(rows_[b], b)); });
  return order;
}

std::array<std::uint32_t, kTiers> Bulk::TierCounts() const {
  std::array<std::uint32_t, kTiers> counts{};
  for (const BulkRow& row : rows_) {
    if (row.tier >= 0) ++counts[static_cast<std::size_t>(row.tier)];
  }
  return counts;
}

std::optional<Fault> Bulk::ReadAgain(std::uint32_t row, std::string_view record) {
  if (const std::string* const edit = EditOf(row)) return reader_.Read(*edit, contact_);
  if (format_ == BulkFormat::kLines) {
    if (std::optional<Fault> fault = TrimLine(record, record.size(), kMaxContactBytes)) return fault;
    return reader_.Read(record, contact_);
  }
  if (const std::optional<Fault> fault = file_.ReadAgain(record)) return fault;
  table_->Read(file_.cellsAgain(), contact_);
  return std::nullopt;
}

void Bulk::AppendAnnotation(std::uint32_t row, std::string_view record, std::string& out) {
  const std::optional<Fault> fault = ReadAgain(row, record);
  if (!fault) {
    qualifier_.Assess(contact_, now_);
    return qualifier_.AppendAnnotation(out);
  }
  JsonWriter json(out);
  json.Open('{');
  json.Key("error").Open('{');
  json.Key("code").Text(fault->code);
  json.Key("path").Text(fault->path);
  json.Key("message").Text(fault->message);
  json.Close('}');
  json.Close('}');
}

void Bulk::AppendCsvRow(std::uint32_t row, std::string_view record, std::string& out) {
  const bool edited = EditOf(row) != nullptr;
  if (edited && table_) file_.ReadAgain(record);   // its own cells stay what they are
  const std::optional<Fault> fault = ReadAgain(row, record);
  if (fault) contact_.Clear();
  const std::span<const std::string_view> cells = table_ ? file_.cellsAgain() : std::span<const std::string_view>();
  const std::string told = edited ? ToldNotes(contact_, answers_->NotesIn(cells), *qualifier_.model().zone, locale_) : std::string();
  const Assessment* const found = fault ? nullptr : &qualifier_.Assess(contact_, now_);
  answers_->AppendRow(cells, contact_, fault ? &*fault : nullptr, qualifier_, found, out, told);
}

}  // namespace bantam
