// SPDX-License-Identifier: MIT
#include "contact_source.h"

#include <algorithm>

namespace bantam::cli {
namespace {

bool Begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// What the first bytes say of a file that nobody here can read; empty when they say nothing of the kind.
std::string_view ForeignKind(std::string_view bytes) {
  if (Begins(bytes, "PK\x03\x04")) return "is a spreadsheet or an archive; save the sheet as CSV (UTF-8)";
  // Some CRMs' "Excel" is a page.
  for (const std::string_view start : {"<html", "<HTML", "<!DOCTYPE", "<!doctype", "<table", "<TABLE", "<?xml"}) {
    if (Begins(bytes.substr(std::min({bytes.find('<'), bytes.size(), std::size_t{4}})), start)) return "is a page or XML; open it in a spreadsheet and save it as CSV (UTF-8)";
  }
  const Encoding encoding = DetectEncoding(bytes.substr(0, 4096));
  const bool wide = encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be;
  if (!wide && bytes.substr(0, 4096).find('\0') != std::string_view::npos) return "is not a text";
  return {};
}

}  // namespace

std::string CheckMap(const std::vector<std::string>& map) {
  const auto fault = OverrideFault(map);
  return fault ? "--map " + fault->path + ": " + fault->message + " `bantam help contacts` lists the attributes." : std::string();
}

std::string ContactSource::Open(std::string_view path) {
  if (std::string fault = file_.Open(path); !fault.empty()) return fault;
  records_ = std::make_unique<Records>(file_, kMaxContactBytes);
  kind_ = records_->Detect();
  if (!file_.error().empty()) return file_.error();
  if (const std::string_view foreign = ForeignKind(records_->Ahead()); !options_->encoding && !foreign.empty()) return file_.path() + ": " + std::string(foreign) + ".";
  return kind_ == InputKind::kCsv ? OpenTable() : std::string();
}

std::string ContactSource::OpenTable() {
  table_ = std::make_unique<TableReader>(TableOptions{options_->map, options_->dates, options_->encoding});
  table_->Feed(records_->Ahead());
  const bool json = records_->Ahead().find('{') < 4 || records_->Ahead().find('[') < 4;
  records_.reset();
  while (!table_->ReadHead() && FeedTable()) {
  }
  if (!table_->ReadHead()) return file_.error();
  const TableHead& head = *table_->head();
  if (json && (table_->encoding() == Encoding::kUtf16Le || table_->encoding() == Encoding::kUtf16Be)) return file_.path() + ": is JSON in UTF-16; save it in UTF-8.";
  if (table_->headFault()) return file_.path() + ":" + std::to_string(head.headerLine) + ": the header row cannot be read. " + table_->headFault()->message;
  if (const auto fault = OverrideFault(options_->map, head.mapping)) return file_.path() + ": --map " + fault->path + ": " + fault->message;
  for (const std::string& header : head.ambiguous) {
    Tell(": column " + header + ": dates such as 03/04/2026 can be read in two ways and are left out; --dates dmy or mdy says how.");
  }
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
    if (!FeedTable()) return TellOutsideRows(), false;
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

void ContactSource::TellOutsideRows() {
  const std::uint64_t rows = table_->outsideRows();
  if (rows == 0) return;
  Tell(":" + std::to_string(table_->firstOutsideLine()) + ": " + (rows == 1 ? "a row" : std::to_string(rows) + " rows") +
       " of totals or remarks, or the header again: no contact.");
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
