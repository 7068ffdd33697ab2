// SPDX-License-Identifier: MIT
// A table in any encoding, whole and in chunks, gives the same rows at the same places; each row read again from its bytes is itself.
#include <cstdlib>

#include "bantam/table_reader.h"

namespace {

struct Row {
  std::uint64_t line, offset, size;
  bool bad;
  std::vector<std::string> cells;
  bool operator==(const Row&) const = default;
};

std::vector<Row> RowsOf(bantam::TableReader& reader, std::string_view file, std::size_t chunk) {
  std::vector<Row> rows;
  const auto drain = [&] {
    while (reader.Next()) {
      rows.push_back({reader.line(), reader.offset(), reader.size(), reader.fault().has_value(), {reader.cells().begin(), reader.cells().end()}});
    }
  };
  for (std::size_t at = 0; at < file.size(); at += chunk) {
    reader.Feed(file.substr(at, chunk));
    drain();
  }
  reader.Finish();
  drain();
  return rows;
}

}  // namespace

// The first byte chooses the encoding, or that it be found.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr int kEncodings = static_cast<int>(bantam::Encoding::kKoi8R) + 1;
  bantam::TableOptions options;
  if (data[0] % 16 < kEncodings) options.encoding = static_cast<bantam::Encoding>(data[0] % 16);
  const std::string_view file(reinterpret_cast<const char*>(data) + 1, size - 1);
  bantam::TableReader whole(options), chunked(options);
  const std::vector<Row> rows = RowsOf(whole, file, size);
  if (RowsOf(chunked, file, 1 + size % 7) != rows || whole.encoding() != chunked.encoding()) std::abort();
  std::uint64_t end = 0;
  for (const Row& row : rows) {
    // A unit of UTF-16 that the file's end cuts counts as whole.
    if (row.offset < end || row.offset + row.size > file.size() + 1) std::abort();
    end = row.offset + row.size;
    if (row.bad || end > file.size() || (!row.cells.empty() && row.cells[0].substr(0, 3) == "\xEF\xBB\xBF")) continue;
    if (whole.ReadAgain(file.substr(row.offset, row.size))) std::abort();
    const auto& again = whole.cellsAgain();
    if (std::vector<std::string>(again.begin(), again.end()) != row.cells) std::abort();
  }
  return 0;
}
