// SPDX-License-Identifier: MIT
// A table that is no file: what a page shows, as one CSV text. The same columns and contacts as `bantam contacts` reads.
#include <emscripten/bind.h>

#include <memory>

#include "bantam/column_dates.h"
#include "bantam/columns.h"
#include "bantam/contact_reader.h"
#include "bantam/csv.h"
#include "json_text.h"
#include "open_models.h"

namespace bantam::wasm {
namespace {

/// Each `HEADER=ATTRIBUTE` as `--map` takes them, with a NUL behind it: headers may be of several lines.
std::vector<std::string> Overrides(std::string_view map) {
  std::vector<std::string> overrides;
  for (std::size_t end; (end = map.find('\0')) != std::string_view::npos; map.remove_prefix(end + 1)) overrides.emplace_back(map.substr(0, end));
  return overrides;
}

void AppendColumns(const ColumnMapping& mapping, JsonText& out) {
  out.Raw("{\"columns\":[");
  bool first = true;
  for (const Column& column : mapping.columns) {
    out.Raw(first ? "{" : ",{").Text("header", column.header).TextOrNull("target", column.target == "-" ? "" : column.target).Raw("}");
    first = false;
  }
  out.Raw("],\"contacts\":[");
}

/// The columns of a table, with the order in which each writes its dates, told by all its rows. The reader stands at the headers.
ColumnMapping Mapped(const CsvReader& reader, const std::string& csv, const std::string& map) {
  ColumnMapping mapping = MapColumns(reader.cells(), Overrides(map));
  ColumnDates orders(mapping);
  CsvReader again;
  again.Feed(csv);
  again.Finish();
  for (again.Next(); again.Next();) orders.Look(again.cells());
  orders.Decide(mapping);
  return mapping;
}

/// `{"columns":[{"header","target"}],"contacts":[…]}`, one contact a row, null for a row that cannot be read.
std::string ReadTable(int handle, const std::string& csv, const std::string& map) {
  OpenModel* open = FindOpen(handle);
  if (!open) return FaultAnswer(ClosedFault());
  CsvReader reader;
  reader.Feed(csv);
  reader.Finish();
  if (!reader.Next()) return FaultAnswer({"no_header", "", "The table has no header row."});
  if (reader.fault()) return FaultAnswer(*reader.fault());
  const RowReader rows(Mapped(reader, csv, map), *open->model().zone);
  JsonText out;
  AppendColumns(rows.mapping(), out);
  std::string text;
  for (bool first = true; reader.Next(); first = false) {
    text = first ? "" : ",";
    if (reader.fault()) {
      text += "null";
    } else {
      rows.Read(reader.cells(), open->contact());
      WriteContact(open->contact(), text);
      open->contact().Clear();
    }
    out.Raw(text);
  }
  return out.Raw("]}").Take();
}

}  // namespace

EMSCRIPTEN_BINDINGS(table) { emscripten::function("readTable", &ReadTable); }

}  // namespace bantam::wasm
