// SPDX-License-Identifier: MIT
// Contacts from a file, whatever its kind: CSV, NDJSON or a JSON array, found from the bytes. One after the other, in bounded memory.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bantam/columns.h"
#include "bantam/contact.h"
#include "bantam/contact_reader.h"
#include "bantam/csv.h"
#include "records.h"

namespace bantam::cli {

struct ReadingOptions {
  std::vector<std::string> map;   ///< `header=attribute`
  DateOrder dates = DateOrder::kUnstated;
};

class ContactSource {
 public:
  ContactSource(const ReadingOptions& options, const TimeZone& zone) : options_(&options), zone_(&zone), reader_(zone) {}

  /// Empty, or a sentence that says why there is nothing to read. Reads up to the header row of CSV.
  std::string Open(std::string_view path);

  /// The next contact or fault; false at the end (file().error() says whether it is the true end).
  bool Next();
  const Contact& contact() const { return contact_; }
  Contact& contact() { return contact_; }
  const std::optional<Fault>& fault() const { return fault_; }
  /// 1-based line on which the contact begins.
  std::uint64_t line() const { return line_; }

  InputKind kind() const { return kind_; }
  const InputFile& file() const { return file_; }
  /// CSV: the delimiter, the header as it stands and as it was understood, the cells of the contact.
  char delimiter() const { return delimiter_; }
  const std::vector<std::string>& headers() const { return headers_; }
  const ColumnMapping* mapping() const { return rows_ ? &rows_->mapping() : nullptr; }
  std::uint64_t headerLine() const { return headerLine_; }
  const std::vector<std::string_view>& cells() const { return csv_->cells(); }

 private:
  std::string OpenTable();
  bool NextRow();
  bool NextRecord();
  bool FeedRow();

  const ReadingOptions* options_;
  const TimeZone* zone_;
  ContactReader reader_;
  InputFile file_;
  std::unique_ptr<Records> records_;
  std::unique_ptr<CsvReader> csv_;
  std::unique_ptr<RowReader> rows_;
  std::vector<std::string> headers_;
  std::uint64_t headerLine_ = 0;
  std::string chunk_;
  bool finished_ = false;
  InputKind kind_ = InputKind::kCsv;
  char delimiter_ = ',';
  std::uint64_t line_ = 0;
  Contact contact_;
  std::optional<Fault> fault_;
};

/// Empty, or a sentence about the first pair of `--map` that names no attribute.
std::string CheckMap(const std::vector<std::string>& map);

}  // namespace bantam::cli
