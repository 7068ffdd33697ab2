// SPDX-License-Identifier: MIT
// A list of contacts kept as packed records (contact_record.h), so that all of them are scored again when `now` moves, and one when it
// changes. The same numbers as Qualifier::Score gives one by one; annotations are made elsewhere, from the contact itself.
// Memory: about 40 bytes a contact and 4 for each word of its record; once `now` has moved about 150 more. One object serves one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/contact_record.h"
#include "bantam/qualify.h"

namespace bantam {

/// By row. Points are thousandths; limits of axes keep them inside int32.
struct ListColumns {
  std::vector<std::int32_t> score, fit, engagement;
  std::vector<std::int8_t> tier;         ///< -1: not a lead, or not readable
  std::vector<std::uint8_t> standing;    ///< Standing
  std::vector<std::uint8_t> missing;     ///< set of Criterion: unknown or partial
  std::vector<std::uint8_t> bad;         ///< 1: the contact could not be read
  std::vector<Instant> dueAt;            ///< of a running clock, else INT64_MAX
};

class KeptScores;

class ContactList {
 public:
  /// The records that come in are of `records`, the same or what others taught it.
  ContactList(std::shared_ptr<ContactRecords> records, Instant now);
  ~ContactList();

  /// Appends rows, one for each record, and scores them. The records are taken as a packer made them: they are not checked.
  void Add(std::span<const std::uint32_t> records);
  /// Appends a row of which only the document says all. One that cannot be read is a row without a score.
  void AddDocument(std::string_view json);
  /// `row` < size(). The row becomes the record, or the document where there is no record.
  void Update(std::size_t row, std::span<const std::uint32_t> record, std::string_view json);
  /// `row` < size(); those behind it move up. O(rows).
  void Remove(std::size_t row);
  std::size_t size() const { return rows_.size(); }

  /// Scores all rows at another moment. A row is read again only where more than the weight of its events is another then; the first
  /// time all are. O(words).
  void SetNow(Instant now);
  Instant now() const { return now_; }
  const ListColumns& columns() const { return columns_; }
  /// Rows in work order (ComesBefore); what is not a lead comes last, in list order. O(n log n).
  std::vector<std::uint32_t> InWorkOrder() const;

 private:
  struct Row {
    std::size_t first = 0;                ///< into words_
    std::uint32_t count = 0;
    std::unique_ptr<std::string> json;    ///< instead of a record
  };

  void Place(Row& row, std::span<const std::uint32_t> record);
  void Grow(std::size_t by);
  void Score(std::size_t row);
  void ScoreAgain(std::size_t row, Day today);
  void Take(std::size_t row, const Assessment* found);
  void Compact();

  Instant now_;
  std::shared_ptr<ContactRecords> records_;
  std::vector<Row> rows_;
  std::vector<std::uint32_t> words_;
  std::size_t unused_ = 0;                ///< words of rows that were changed or removed
  ListColumns columns_;
  std::unique_ptr<KeptScores> kept_;      ///< of all rows, once `now` has moved
};

}  // namespace bantam
