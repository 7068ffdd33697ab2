// SPDX-License-Identifier: MIT
// CSV whole and in chunks gives the same rows, and every row reads into a contact whose JSON is read again.
#include <cstdlib>

#include "bantam/columns.h"
#include "bantam/contact_reader.h"
#include "bantam/csv.h"
#include "bantam/time_zone.h"

namespace {

std::vector<std::string> RowsOf(std::string_view text, std::size_t chunk) {
  bantam::CsvReader reader(bantam::DetectDelimiter(text));
  std::vector<std::string> rows;
  const auto drain = [&] {
    while (reader.Next()) {
      std::string row = std::to_string(reader.line());
      for (const std::string_view cell : reader.cells()) row.append(1, '\0').append(cell);
      if (reader.fault()) row.append("!").append(reader.fault()->code);
      rows.push_back(row);
    }
  };
  for (std::size_t at = 0; at < text.size(); at += chunk) {
    reader.Feed(text.substr(at, chunk));
    drain();
  }
  reader.Finish();
  drain();
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (RowsOf(text, size + 1) != RowsOf(text, 1 + size % 5)) std::abort();
  bantam::CsvReader csv(bantam::DetectDelimiter(text));
  csv.Feed(text);
  csv.Finish();
  if (!csv.Next()) return 0;
  const bantam::RowReader rows(bantam::MapColumns(csv.cells(), {}), bantam::TimeZone::Utc());
  const bantam::ContactReader again(bantam::TimeZone::Utc());
  bantam::Contact contact, reread;
  while (csv.Next()) {
    rows.Read(csv.cells(), contact);
    std::string json, second;
    bantam::WriteContact(contact, json);
    if (again.Read(json, reread)) std::abort();
    bantam::WriteContact(reread, second);
    if (json != second) std::abort();
  }
  return 0;
}
