// SPDX-License-Identifier: MIT
// A table as users have it, from its bytes to its rows: any encoding, any divider, titles above and totals below. In chunks of any size,
// with bounded memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/csv.h"
#include "bantam/encoding.h"
#include "bantam/outside_rows.h"
#include "bantam/table_head.h"

namespace bantam {

struct TableOptions {
  std::vector<std::string> map;                 ///< `header=attribute`, see MapColumns
  DateOrder dates = DateOrder::kUnstated;
  std::optional<Encoding> encoding;             ///< else found from the bytes
};

/// Usage: Feed() bytes, call Next() until it returns false, Feed() more; at the end Finish() and Next() again.
class TableReader {
 public:
  explicit TableReader(TableOptions options) : options_(std::move(options)), recoder_(options_.encoding) {}

  void Feed(std::string_view bytes);
  void Finish();

  /// Reads up to the first row below the header; true once the head is known. Next() does the same.
  bool ReadHead();
  /// Null until it is known.
  const TableHead* head() const { return headRead_ ? &head_ : nullptr; }
  /// Why the header cannot be read.
  const std::optional<Fault>& headFault() const { return headFault_; }
  Encoding encoding() const { return recoder_.encoding(); }

  /// The next row below the header, without blank ones and those outside the table. Cells as CsvReader gives them, in UTF-8.
  bool Next();
  std::span<const std::string_view> cells() const { return csv_->cells(); }
  const std::optional<Fault>& fault() const { return csv_->fault(); }
  std::uint64_t line() const { return csv_->line(); }
  /// Where the row's bytes stand in the file, in its own encoding; the line end may be among them.
  std::uint64_t offset() const { return offset_; }
  std::uint64_t size() const { return size_; }
  /// What a person should know of the table: its head's remarks, and `outside_rows` once rows below the header were passed over (totals,
  /// remarks, the header once more). Each a sentence; none keeps the table from being read.
  Faults Remarks() const;

  /// The cells of one row from its bytes in the file's encoding, which were at offset(): as Next gave them. They live until the next call.
  std::optional<Fault> ReadAgain(std::string_view record);
  std::span<const std::string_view> cellsAgain() const { return again_->cells(); }

 private:
  void FeedText(std::string_view text);
  std::uint64_t EncodedOffset(std::uint64_t textOffset);

  TableOptions options_;
  Recoder recoder_;
  std::unique_ptr<CsvReader> csv_, again_;
  std::string againText_;
  std::string start_;             ///< the first text, until it tells what the table is
  TableHead head_;
  OutsideRows outside_;
  bool headRead_ = false;
  std::optional<Fault> headFault_;
  std::uint64_t offset_ = 0, size_ = 0;
  std::uint64_t outsideRows_ = 0, firstOutsideLine_ = 0;
  std::uint64_t lastEnd_ = 0;     ///< where the last row ended in the text
  bool belowTable_ = false;       ///< the last row was none of the table's
  std::uint64_t textBytes_ = 0;   ///< of text that came so far
  bool recoded_ = false;          ///< the text is not the file's own bytes
  std::string window_;            ///< recoded text that EncodedOffset has not walked yet, and some that it has
  std::size_t walked_ = 0;        ///< of window_
  std::uint64_t textAt_ = 0, encodedAt_ = 0;   ///< the same place in the text and in the file
};

}  // namespace bantam
