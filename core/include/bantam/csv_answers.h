// SPDX-License-Identifier: MIT
// Annotations as rows of CSV: what came in stays as it was, the annotation's columns (`bantam_score`, …) follow, in place of those that an
// earlier annotation left. Cells that a spreadsheet would run are disarmed (AppendCsvCell). Rows end in CRLF. Where semicolons divide them,
// numbers have a decimal comma.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/contact.h"
#include "bantam/fault.h"
#include "bantam/qualify.h"
#include "bantam/words.h"

namespace bantam {

class CsvAnswers {
 public:
  /// Of a table: its header, and the delimiter that it has.
  CsvAnswers(const Words& words, std::span<const std::string> headers, char delimiter);
  /// Of contacts that were no table: id, name, email and company stand for them.
  explicit CsvAnswers(const Words& words) : words_(&words) {}

  /// Whether a table's notes grow: then `notes` of AppendRow go above what stands in this column (of lines of one day the
  /// first counts), or into one of their own behind the answers.
  void GrowNotes(bool grow, std::optional<std::size_t> column);
  /// What stands in that column of a record; empty where there is none.
  std::string_view NotesIn(std::span<const std::string_view> cells) const {
    return notes_ && *notes_ < cells.size() ? cells[*notes_] : std::string_view();
  }

  void AppendHeader(std::string& out) const;
  /// One record of a table by its `cells`, any other by its `contact`. `found` is what `qualifier` just found of it; of a record with
  /// a `fault`, which could not be read, it is null. Cells beyond the header stay in the row, behind everything, so that no column shifts.
  void AppendRow(std::span<const std::string_view> cells, const Contact& contact, const Fault* fault, const Qualifier& qualifier,
                 const Assessment* found, std::string& out, std::string_view notes = {}) const;

 private:
  const Words* words_;
  bool table_ = false;
  std::vector<std::string> headers_;
  std::vector<std::size_t> own_;  ///< the columns that are no answer of before
  std::optional<std::size_t> notes_;
  bool addsNotes_ = false;        ///< in a column of their own
  char delimiter_ = ',';
};

}  // namespace bantam
