// SPDX-License-Identifier: MIT
#include "contact_source.h"

#include <algorithm>

#include "bantam/fold.h"

namespace bantam::cli {
namespace {

/// Where header and attribute of a `--map` pair part: at the last equals sign before the attribute's own (`event:download?asset=…`).
std::size_t DivideOf(std::string_view pair) {
  const std::size_t event = pair.rfind("=event:");
  return event != std::string_view::npos ? event : pair.rfind('=');
}

bool Begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// What the first bytes say of a file that nobody here can read; empty when they say nothing of the kind.
std::string_view ForeignKind(std::string_view bytes) {
  if (Begins(bytes, "PK\x03\x04")) return "is a spreadsheet or an archive; save the sheet as CSV (UTF-8)";
  if (Begins(bytes, "\xFF\xFE") || Begins(bytes, "\xFE\xFF")) return "is in UTF-16; save it as CSV (UTF-8)";
  if (bytes.substr(0, 4096).find('\0') != std::string_view::npos) return "is not a text";
  return {};
}

}  // namespace

std::string CheckMap(const std::vector<std::string>& map) {
  for (const std::string& pair : map) {
    const std::size_t divide = DivideOf(pair);
    if (divide == std::string::npos || divide == 0) return "--map " + pair + ": must be HEADER=ATTRIBUTE.";
    const std::string_view header = std::string_view(pair).substr(0, divide);
    const std::string_view headers[] = {header};
    const std::string target = pair.substr(divide + 1);
    if (MapColumns(headers, std::span(&pair, 1)).columns.front().target != target) {
      return "--map " + pair + ": there is no attribute " + target + ". `bantam help contacts` lists them.";
    }
  }
  return {};
}

std::string ContactSource::Open(std::string_view path) {
  if (std::string fault = file_.Open(path); !fault.empty()) return fault;
  records_ = std::make_unique<Records>(file_, kMaxContactBytes);
  kind_ = records_->Detect();
  if (!file_.error().empty()) return file_.error();
  if (const std::string_view foreign = ForeignKind(records_->Ahead()); !foreign.empty()) return file_.path() + ": " + std::string(foreign) + ".";
  return kind_ == InputKind::kCsv ? OpenTable() : std::string();
}

std::string ContactSource::OpenTable() {
  while (records_->Ahead().size() < 64u << 10 && records_->ReadAhead()) {
  }
  if (!file_.error().empty()) return file_.error();
  const std::string_view ahead = records_->Ahead();
  delimiter_ = DetectDelimiter(ahead);
  csv_ = std::make_unique<CsvReader>(delimiter_);
  csv_->Feed(ahead);
  records_.reset();
  if (!FeedRow()) return file_.error();
  headerLine_ = csv_->line();
  if (csv_->fault()) return file_.path() + ":" + std::to_string(headerLine_) + ": the header row cannot be read. " + csv_->fault()->message;
  headers_.assign(csv_->cells().begin(), csv_->cells().end());
  ColumnMapping mapping = MapColumns(csv_->cells(), options_->map);
  for (const std::string& pair : options_->map) {
    std::string one, other;
    const std::string_view header = Fold(std::string_view(pair).substr(0, DivideOf(pair)), one);
    const auto isNamed = [&](const Column& column) { return Fold(column.header, other) == header; };
    if (std::none_of(mapping.columns.begin(), mapping.columns.end(), isNamed)) return "--map " + pair + ": " + file_.path() + " has no such column.";
  }
  mapping.dates = options_->dates;
  rows_ = std::make_unique<RowReader>(std::move(mapping), *zone_);
  return {};
}

bool ContactSource::FeedRow() {
  while (!csv_->Next()) {
    if (finished_) return false;
    chunk_.clear();
    if (file_.Append(chunk_)) {
      csv_->Feed(chunk_);
    } else {
      finished_ = true;
      csv_->Finish();
    }
  }
  return true;
}

bool ContactSource::NextRow() {
  if (!rows_ || !FeedRow()) return false;
  line_ = csv_->line();
  fault_ = csv_->fault();
  if (fault_) contact_.Clear();
  else rows_->Read(csv_->cells(), contact_);
  return true;
}

bool ContactSource::NextRecord() {
  if (!(kind_ == InputKind::kLines ? records_->NextLine() : records_->NextElement())) return false;
  line_ = records_->line();
  fault_ = records_->fault();
  if (!fault_ && records_->text().find_first_not_of(" \t\r") == std::string_view::npos) fault_ = Fault{"empty_line", "", "The line is empty."};
  if (fault_) contact_.Clear();
  else fault_ = reader_.Read(records_->text(), contact_);
  return true;
}

bool ContactSource::Next() { return kind_ == InputKind::kCsv ? NextRow() : NextRecord(); }

}  // namespace bantam::cli
