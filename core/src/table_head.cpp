// SPDX-License-Identifier: MIT
#include "bantam/table_head.h"

#include <algorithm>

#include "bantam/column_dates.h"
#include "bantam/csv.h"
#include "bantam/fold.h"
#include "cell_text.h"
#include "lexicon.h"

namespace bantam {
namespace {

constexpr std::size_t kHeaderRows = 15;  ///< the header is one of the first
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct SampleRow {
  std::uint64_t line = 0;
  std::vector<std::string> cells;
};

/// The delimiter that a first line `sep=;` names, as spreadsheets write it; 0 when there is none.
char StatedDelimiter(std::string_view text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  if (text.size() < 6 || text.substr(0, 4) != "sep=" || (text[5] != '\n' && text[5] != '\r')) return 0;
  return std::string_view(",;\t").find(text[4]) == std::string_view::npos ? 0 : text[4];
}

std::size_t FilledCells(const SampleRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !Trim(cell).empty(); }));
}

std::vector<std::string_view> ViewsOf(const std::vector<std::string>& cells) { return {cells.begin(), cells.end()}; }

/// How many of a row's cells are headers, if they are more than `least`; else at most that many.
std::size_t RecognisedCells(const SampleRow& row, std::size_t least) {
  if (FilledCells(row) <= least) return 0;
  const ColumnMapping mapping = MapColumns(ViewsOf(row.cells), {});
  return static_cast<std::size_t>(std::count_if(mapping.columns.begin(), mapping.columns.end(), [](const Column& column) { return !column.target.empty(); }));
}

std::vector<SampleRow> FirstRows(CsvReader& csv, bool skipFirstLine) {
  std::vector<SampleRow> rows;
  while (rows.size() < kHeaderRows && csv.Next()) {
    if (skipFirstLine && csv.line() == 1) continue;
    rows.push_back({csv.line(), {csv.cells().begin(), csv.cells().end()}});
  }
  return rows;
}

/// The delimiter by which most of a header is recognised, which ragged rows and decimal commas cannot hide; else the likeliest by the rows.
char DelimiterOf(std::string_view sample, bool whole) {
  const char likeliest = DetectDelimiter(sample);
  char best = likeliest;
  std::size_t most = 1;
  for (const char delimiter : {likeliest, ',', ';', '\t'}) {
    if (most > 1 && delimiter == likeliest) continue;   // looked at before
    CsvReader csv(delimiter);
    csv.Feed(sample);
    if (whole) csv.Finish();
    std::size_t recognised = 0;
    for (const SampleRow& row : FirstRows(csv, false)) recognised = std::max(recognised, RecognisedCells(row, std::max(recognised, most)));
    if (recognised <= most) continue;
    best = delimiter;
    most = recognised;
  }
  return best;
}

/// The row in which most is recognised; where that is hardly anything, the first that is about as wide as the table.
std::size_t HeaderIndex(const std::vector<SampleRow>& rows) {
  std::size_t best = 0, most = 1, widest = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    widest = std::max(widest, FilledCells(rows[i]));
    const std::size_t recognised = RecognisedCells(rows[i], most);
    if (recognised <= most) continue;
    best = i;
    most = recognised;
  }
  if (most > 1) return best;
  while (best + 1 < rows.size() && FilledCells(rows[best]) * 2 < widest) ++best;
  return best;
}

bool IsOfPerson(std::string_view target) {
  return target == "person.email" || target == "person.name" || target == "person.firstName" || target == "person.lastName" || target == "person.phone" ||
         target == "company.name";
}

/// Whether a text begins with one of the words of totals, as whole words.
bool IsTotal(std::string_view text) {
  constexpr std::size_t kMostBytes = 200;
  if (text.size() > kMostBytes) return false;
  std::string scratch;
  const std::string_view plain = FoldPlain(text, scratch);
  for (std::size_t end = plain.size(); end > 0; end = plain.find_last_of(" :(.,0123456789", end - 1)) {
    if (end == std::string_view::npos) break;
    if (ValueLexicon::Get().totals.Find(plain.substr(0, end))) return true;
  }
  return false;
}

}  // namespace

TableHead ReadTableHead(std::string_view text, bool whole, std::span<const std::string> overrides, DateOrder dates) {
  whole = whole && text.size() <= kTableSampleBytes;
  const std::string_view sample = text.substr(0, kTableSampleBytes);
  TableHead head;
  const char stated = StatedDelimiter(sample);
  head.delimiter = stated != 0 ? stated : DelimiterOf(sample, whole);
  CsvReader csv(head.delimiter);
  csv.Feed(sample);
  if (whole) csv.Finish();
  const std::vector<SampleRow> rows = FirstRows(csv, stated != 0);
  if (rows.empty()) return head;
  const std::size_t header = HeaderIndex(rows);
  head.headerLine = rows[header].line;
  head.headers = rows[header].cells;
  head.mapping = MapColumns(ViewsOf(head.headers), overrides);
  head.mapping.dates = dates;
  if (dates != DateOrder::kUnstated) return head;
  ColumnDates orders(head.mapping);
  for (std::size_t i = header + 1; i < rows.size(); ++i) orders.Look(ViewsOf(rows[i].cells));
  while (csv.Next()) orders.Look(csv.cells());
  head.ambiguous = orders.Decide(head.mapping);
  return head;
}

bool IsOutsideTable(const ColumnMapping& mapping, std::span<const std::string_view> cells) {
  const std::size_t count = std::min(cells.size(), mapping.columns.size());
  std::size_t filled = 0, first = count, repeated = 0;
  bool told = false;
  for (std::size_t i = 0; i < count && !told; ++i) {
    if (cells[i].empty()) continue;
    if (filled++ == 0) first = i;
    if (cells[i] == mapping.columns[i].header) ++repeated;
    else told = i != first && IsOfPerson(mapping.columns[i].target) && cells[i].find_first_not_of(" 0123456789.,") != std::string_view::npos;
  }
  if (told || first == count) return false;
  return (filled > 1 && repeated == filled) || IsTotal(Trim(cells[first]));
}

}  // namespace bantam
