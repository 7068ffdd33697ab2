// SPDX-License-Identifier: MIT
#include "contact_source.h"

#include <algorithm>

#include "bantam/foreign_file.h"

namespace bantam::cli {

std::string CheckMap(const std::vector<std::string>& map) {
  const auto fault = OverrideFault(map);
  return fault ? "--map " + fault->path + ": " + fault->message + " `bantam help contacts` lists the attributes." : std::string();
}

std::string ContactSource::Open(std::string_view path) {
  if (std::string fault = file_.Open(path); !fault.empty()) return fault;
  records_ = std::make_unique<Records>(file_, kMaxContactBytes);
  kind_ = records_->Detect();
  if (!file_.error().empty()) return file_.error();
  if (const auto fault = ForeignFault(records_->Ahead(), options_->encoding)) return file_.path() + ": " + fault->message;
  return kind_ == InputKind::kCsv ? OpenTable() : std::string();
}

std::string ContactSource::OpenTable() {
  table_ = std::make_unique<TableReader>(TableOptions{options_->map, options_->dates, options_->encoding});
  table_->Feed(records_->Ahead());
  records_.reset();
  while (!table_->ReadHead() && FeedTable()) {
  }
  if (!table_->ReadHead()) return file_.error();
  const TableHead& head = *table_->head();
  if (table_->headFault()) return file_.path() + ":" + std::to_string(head.headerLine) + ": the header row cannot be read. " + table_->headFault()->message;
  if (const auto fault = OverrideFault(options_->map, head.mapping)) return file_.path() + ": --map " + fault->path + ": " + fault->message;
  TellRemarks();
  rows_ = std::make_unique<RowReader>(head.mapping, *zone_);
  return {};
}

/// The next bytes of the file; false at its end.
bool ContactSource::FeedTable() {
  if (finished_) return false;
  chunk_.clear();
  finished_ = !file_.Append(chunk_);
  if (finished_) table_->Finish();
  else table_->Feed(chunk_);
  return true;
}

bool ContactSource::NextRow() {
  while (rows_ && !table_->Next()) {
    if (!FeedTable()) return TellRemarks(), false;
  }
  if (!rows_) return false;
  line_ = table_->line();
  fault_ = table_->fault();
  if (fault_) contact_.Clear();
  else rows_->Read(table_->cells(), contact_);
  if (!fault_ && !options_->silent) TellSharedEmail();
  return true;
}

void ContactSource::Tell(std::string_view remark) const {
  if (!options_->silent) Complain(file_.path() + std::string(remark) + "\n");
}

/// Those that were not told yet.
void ContactSource::TellRemarks() {
  const Faults remarks = table_->Remarks();
  for (; remarksTold_ < remarks.size(); ++remarksTold_) {
    const auto& [code, header, message] = remarks[remarksTold_];
    Tell(": " + (header.empty() ? message : "column " + header + ": " + message) + (code == "ambiguous_dates" ? " --dates dmy or mdy says how." : ""));
  }
}

void ContactSource::TellSharedEmail() {
  constexpr std::uint64_t kMostTold = 10;
  for (const Fact& fact : contact_.facts) {
    if (fact.attribute != kPersonEmail || fact.value.kind != ValueKind::kText) continue;
    const std::uint32_t first = emails_.Look(fact.value.text, static_cast<std::uint32_t>(std::min<std::uint64_t>(line_, UINT32_MAX)));
    if (first == 0 || ++sharedEmails_ > kMostTold) return;
    Tell(":" + std::to_string(line_) + ": has the e-mail address of line " + std::to_string(first) + "; both are kept" +
         (sharedEmails_ == kMostTold ? ", and no more such rows are told." : "."));
    return;
  }
}

bool ContactSource::NextRecord() {
  if (!(kind_ == InputKind::kLines ? records_->NextLine() : records_->NextElement())) return false;
  line_ = records_->line();
  fault_ = records_->fault();
  if (fault_) contact_.Clear();
  else fault_ = reader_.Read(records_->text(), contact_);
  return true;
}

bool ContactSource::Next() { return kind_ == InputKind::kCsv ? NextRow() : NextRecord(); }

}  // namespace bantam::cli
