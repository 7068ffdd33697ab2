// SPDX-License-Identifier: MIT
#include "bantam/table_head.h"

#include <algorithm>

#include "ascii.h"
#include "bantam/column_dates.h"
#include "bantam/csv.h"
#include "bantam/encoding.h"
#include "cell_text.h"

namespace bantam {
namespace {

constexpr std::size_t kHeaderRows = 15;  ///< the header is one of the first
constexpr std::size_t kStepBytes = 4096;

struct SampleRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;
};

/// The delimiter that a first line `sep=;` names, as spreadsheets write it; 0 when there is none.
char StatedDelimiter(std::string_view text) {
  text = WithoutByteOrderMark(text);
  if (text.size() < 6 || text.substr(0, 4) != "sep=" || (text[5] != '\n' && text[5] != '\r')) return 0;
  return std::string_view(",;\t|").find(text[4]) == std::string_view::npos ? 0 : text[4];
}

std::size_t FilledCells(const SampleRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !Trim(cell).empty(); }));
}

std::vector<std::string_view> ViewsOf(const std::vector<std::string>& cells) { return {cells.begin(), cells.end()}; }

std::vector<SampleRow> FirstRows(std::string_view sample, bool whole, char delimiter, bool skipFirstLine) {
  std::vector<SampleRow> rows;
  CsvReader csv(delimiter);
  for (std::size_t at = 0; at < sample.size() && rows.size() < kHeaderRows; at += kStepBytes) {
    csv.Feed(sample.substr(at, kStepBytes));
    if (whole && at + kStepBytes >= sample.size()) csv.Finish();
    while (rows.size() < kHeaderRows && csv.Next()) {
      if (skipFirstLine && csv.line() == 1) continue;
      rows.push_back({csv.line(), {csv.cells().begin(), csv.cells().end()}});
    }
  }
  return rows;
}

/// A table's beginning as one delimiter divides it.
struct Beginning {
  char delimiter = ',';
  std::vector<SampleRow> rows;
  std::size_t header = 0;      ///< the first row in which most is recognised
  std::size_t recognised = 1;  ///< how many of its cells; one alone may be chance
};

/// Looks for rows in which more than `recognised` cells are headers.
Beginning BeginningOf(char delimiter, std::vector<SampleRow> rows, std::size_t recognised) {
  Beginning out{delimiter, std::move(rows), 0, recognised};
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    const std::size_t count = CountKnownHeaders(out.rows[i].cells, out.recognised);
    if (count <= out.recognised) continue;
    out.header = i;
    out.recognised = count;
  }
  return out;
}

/// As the delimiter divides it by which most of a header is recognised, which ragged rows and decimal commas cannot hide; else the likeliest
/// by the rows.
Beginning LikeliestBeginning(std::string_view sample, bool whole) {
  const char likeliest = DetectDelimiter(sample);
  Beginning best = BeginningOf(likeliest, FirstRows(sample, whole, likeliest, false), 1);
  for (const char delimiter : DelimitersIn(sample)) {
    if (delimiter == likeliest) continue;
    Beginning other = BeginningOf(delimiter, FirstRows(sample, whole, delimiter, false), best.recognised);
    if (other.recognised > best.recognised) best = std::move(other);
  }
  return best;
}

/// Where hardly anything is recognised, the first row that is about as wide as the table.
std::size_t HeaderIndex(const Beginning& beginning) {
  if (beginning.recognised > 1) return beginning.header;
  std::size_t best = 0, widest = 0;
  for (const SampleRow& row : beginning.rows) widest = std::max(widest, FilledCells(row));
  while (best + 1 < beginning.rows.size() && FilledCells(beginning.rows[best]) * 2 < widest) ++best;
  return best;
}

/// An e-mail address as people have one; no header is.
bool IsAddress(std::string_view cell) {
  const std::size_t at = cell.find('@');
  return at != std::string_view::npos && at > 0 && cell.find('.', at) != std::string_view::npos && cell.find(' ') == std::string_view::npos;
}

/// A number, a date: no column is called so, but a year's.
bool IsFigure(std::string_view cell) {
  constexpr std::size_t kYearDigits = 4;
  const auto digits = static_cast<std::size_t>(std::count_if(cell.begin(), cell.end(), IsDigit));
  return digits > 0 && !HasLetters(cell) && (digits != kYearDigits || cell.size() != kYearDigits);
}

/// Whether a table seems to have no header: somebody's row stands in its place, or nothing that is known. One known name may be chance.
bool NamesNoColumns(const TableHead& head) {
  const std::vector<Column>& columns = head.mapping.columns;
  const auto known = std::count_if(columns.begin(), columns.end(), [](const Column& column) { return !column.target.empty(); });
  const auto holds = [&](auto&& is) { return std::any_of(head.headers.begin(), head.headers.end(), [&](const std::string& cell) { return is(Trim(cell)); }); };
  return known == 0 || holds(IsAddress) || (known == 1 && holds(IsFigure));
}

}  // namespace

TableHead ReadTableHead(std::string_view text, bool whole, std::span<const std::string> overrides, DateOrder dates) {
  whole = whole && text.size() <= kTableSampleBytes;
  const std::string_view sample = text.substr(0, kTableSampleBytes);
  TableHead head;
  const char stated = StatedDelimiter(sample);
  const Beginning beginning =
      stated != 0 ? BeginningOf(stated, FirstRows(sample, whole, stated, true), 1) : LikeliestBeginning(sample, whole);
  head.delimiter = beginning.delimiter;
  if (beginning.rows.empty()) return head;
  const SampleRow& header = beginning.rows[HeaderIndex(beginning)];
  head.headerLine = header.line;
  head.headers = header.cells;
  head.mapping = MapColumns(ViewsOf(head.headers), overrides);
  head.mapping.dates = dates;
  if (NamesNoColumns(head)) {
    head.remarks.push_back({"unnamed_columns", "", "Line " + std::to_string(head.headerLine) + " is taken for the header, but names no columns: put a row above it that does, such as Name, E-mail, Company, Job title."});
  }
  if (dates != DateOrder::kUnstated) return head;
  ColumnDates orders(head.mapping);
  CsvReader csv(head.delimiter);
  csv.Feed(sample);
  if (whole) csv.Finish();
  while (csv.Next()) {
    if (csv.line() > header.line) orders.Look(csv.cells());
  }
  for (std::string& column : orders.Decide(head.mapping)) {
    head.remarks.push_back({"ambiguous_dates", std::move(column), "Dates such as 03/04/2026 can be read in two ways and are left out."});
  }
  return head;
}

}  // namespace bantam
