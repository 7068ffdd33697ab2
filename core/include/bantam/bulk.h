// SPDX-License-Identifier: MIT
// A whole export at once: bytes of NDJSON or CSV in chunks of any size become one small row of results per record, kept as columns that
// sort and filter in place. The same numbers as Qualifier::Score gives one by one. Annotations are made on demand from a row's bytes,
// which the caller reads again (offset and length), so that memory does not grow with the file's text: about 40 bytes per row.
// Where people have told more of a contact since, the contact as it is by now stands in for its record, in every answer.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/columns.h"
#include "bantam/contact_reader.h"
#include "bantam/csv_answers.h"
#include "bantam/line_reader.h"
#include "bantam/qualify.h"
#include "bantam/table_reader.h"

namespace bantam {

enum class BulkFormat : std::uint8_t { kLines, kTable };

/// One record's result. Points are thousandths; limits of axes keep them inside int32 (a model's points are at most 10^8).
struct BulkRow {
  std::uint64_t offset = 0;     ///< of the record's first byte in the file
  Instant dueAt = INT64_MAX;    ///< of a running clock, else INT64_MAX
  std::uint32_t length = 0;     ///< bytes, without the line end
  std::int32_t score = 0;
  std::int32_t fit = 0;
  std::int32_t engagement = 0;
  std::int8_t tier = -1;        ///< -1: not a lead, or not readable
  std::uint8_t standing = 0;
  std::uint8_t missing = 0;     ///< set of Criterion: unknown or partial
  bool bad = false;             ///< the record could not be read
};

/// Tiers and scores are leads' alone: where either is stated, nobody else passes.
struct BulkFilter {
  std::optional<std::uint8_t> tiers;   ///< set of Tier
  std::uint8_t missing = 0;            ///< every criterion of this set must be missing
  std::optional<std::int32_t> leastScore;
  bool clockOnly = false;
};

class Bulk {
 public:
  /// `map` and `dates` are those of MapColumns and RowReader; for kLines they do nothing.
  Bulk(std::shared_ptr<const Model> model, Instant now, BulkFormat format, std::string_view locale = "en", std::vector<std::string> map = {},
       DateOrder dates = DateOrder::kUnstated);
  /// The same with the qualifier of an earlier file: it remembers what texts say, which never changes an answer.
  Bulk(Qualifier qualifier, Instant now, BulkFormat format, std::string_view locale, std::vector<std::string> map, DateOrder dates);
  /// Leaves it to the next file; this one can be asked for nothing more.
  Qualifier Leave() { return std::move(qualifier_); }

  /// What the first bytes of a file are, by KindOfInput; an array counts as a table here.
  static BulkFormat FormatOf(std::string_view firstBytes);

  /// Called while bytes are fed, with every contact that could be read, in file order: its row is rows().size(). It lives for the call.
  using OnContact = std::function<void(const Contact&)>;
  void SetOnContact(OnContact onContact) { onContact_ = std::move(onContact); }

  /// The contact of a row (from 0) as it is by now, as JSON; one that cannot be read makes the row bad. Before anything is fed.
  void Edit(std::uint32_t row, std::string contact) { edits_.insert_or_assign(row, std::move(contact)); }

  void Feed(std::string_view bytes);
  void Finish();

  /// After Finish: the same, for one of rows(). It is qualified at once; one that cannot be read is refused, and all stays as it was.
  std::optional<Fault> Update(std::uint32_t row, std::string contact);
  /// What stood in for a row goes: its record, whose bytes the caller has read again, counts as it did.
  void Restore(std::uint32_t row, std::string_view record);

  const std::vector<BulkRow>& rows() const { return rows_; }
  /// Of what was fed, as the next one: what is updated later is not counted.
  std::size_t badRows() const { return badRows_; }
  /// The first fault, with its record's number from 0: what a person needs to look at.
  const std::optional<std::pair<std::uint64_t, Fault>>& firstFault() const { return firstFault_; }
  /// Of a table: why its header cannot be read, so that nothing of it is worth having.
  const std::optional<Fault>& headFault() const { return file_.headFault(); }
  /// What a person should know of a file that was read.
  Faults Remarks() const;
  /// How columns were understood, once the header was read.
  const ColumnMapping* mapping() const { return table_ ? &table_->mapping() : nullptr; }

  /// Row numbers in work order (ComesBefore); what is not a lead comes last, in file order. O(n log n).
  std::vector<std::uint32_t> InWorkOrder(const BulkFilter& filter) const;
  /// Leads by tier. O(n).
  std::array<std::uint32_t, kTiers> TierCounts() const;

  /// The contact of a row, the bytes of whose record the caller has read again. It lives as long as `record` and until the next call that is not const.
  std::optional<Fault> ReadAgain(std::uint32_t row, std::string_view record);
  const Contact& contact() const { return contact_; }
  Contact& contact() { return contact_; }
  /// The annotation of a row, whose bytes the caller has read again; a fault as `{"error":…}`.
  void AppendAnnotation(std::uint32_t row, std::string_view record, std::string& out);
  /// The same as CSV (csv_answers.h), the same bytes that the command gives: of a table, the columns that it has; nothing where there are none.
  /// What people told of an edited row stands as lines in a table's notes, where it is read again.
  void AppendCsvHeader(std::string& out) const {
    if (answers_) answers_->AppendHeader(out);
  }
  void AppendCsvRow(std::uint32_t row, std::string_view record, std::string& out);

 private:
  void TakeLines();
  void TakeHead();
  void TakeRows();
  const std::string* EditOf(std::size_t row) const;
  std::optional<Fault> ReadRow();
  void Keep(const std::optional<Fault>& fault, std::uint64_t offset, std::uint64_t length);
  void Qualify(BulkRow& row, bool bad);
  void TakeNotes();

  BulkFormat format_;
  Instant now_;
  std::string locale_;
  Qualifier qualifier_;
  ContactReader reader_;
  const Words* words_;
  TableReader file_;
  std::unique_ptr<RowReader> table_;
  std::optional<CsvAnswers> answers_;
  std::unique_ptr<RowReader> scored_;   ///< the same, without columns that do not weigh
  Contact contact_;
  OnContact onContact_;
  std::map<std::uint32_t, std::string> edits_;
  LineReader lines_{kMaxContactBytes};
  std::vector<BulkRow> rows_;
  std::size_t badRows_ = 0;
  std::optional<std::pair<std::uint64_t, Fault>> firstFault_;
};

}  // namespace bantam
