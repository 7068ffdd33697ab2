// SPDX-License-Identifier: MIT
// Contacts from a file, whatever its kind: CSV, NDJSON or a JSON array, found from the bytes. One after the other, in bounded memory.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bantam/columns.h"
#include "bantam/contact.h"
#include "bantam/contact_reader.h"
#include "bantam/shared_emails.h"
#include "bantam/table_reader.h"
#include "records.h"

namespace bantam::cli {

struct ReadingOptions {
  std::vector<std::string> map;   ///< `header=attribute`
  DateOrder dates = DateOrder::kUnstated;
  std::optional<Encoding> encoding;
  bool silent = false;            ///< tells no remarks about the file: it is read a second time
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
  /// CSV: what the first rows said (null: no CSV, or an empty file), the header as it stands, the cells of the contact.
  const TableHead* head() const { return table_ ? table_->head() : nullptr; }
  const std::vector<std::string>& headers() const { return head() ? head()->headers : noHeaders_; }
  char delimiter() const { return head() ? head()->delimiter : ','; }
  std::span<const std::string_view> cells() const { return table_->cells(); }
  Encoding encoding() const { return table_ ? table_->encoding() : Encoding::kUtf8; }

 private:
  std::string OpenTable();
  bool NextRow();
  bool NextRecord();
  bool FeedTable();
  void Tell(std::string_view remark) const;
  void TellRemarks();
  void TellSharedEmail();

  const ReadingOptions* options_;
  const TimeZone* zone_;
  ContactReader reader_;
  InputFile file_;
  std::unique_ptr<Records> records_;
  std::unique_ptr<TableReader> table_;
  std::unique_ptr<RowReader> rows_;
  const std::vector<std::string> noHeaders_;
  SharedEmails emails_;
  std::uint64_t sharedEmails_ = 0;
  std::size_t remarksTold_ = 0;
  std::string chunk_;
  bool finished_ = false;
  InputKind kind_ = InputKind::kCsv;
  std::uint64_t line_ = 0;
  Contact contact_;
  std::optional<Fault> fault_;
};

/// Empty, or a sentence about the first pair of `--map` that names no attribute.
std::string CheckMap(const std::vector<std::string>& map);

}  // namespace bantam::cli
