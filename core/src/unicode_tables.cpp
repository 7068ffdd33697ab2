// SPDX-License-Identifier: MIT
#include "unicode_tables.h"

#include "code_points.h"
#include "packed_bytes.h"

namespace bantam::unicode {
namespace {

void ReadRuns(PackedBytes& packed, std::vector<FoldRun>& runs) {
  runs.resize(packed.Size());
  packed.Column(runs.size(), [&](std::size_t i, std::int32_t first) { runs[i].first = static_cast<std::uint32_t>(first); });
  packed.Column(runs.size(), [&](std::size_t i, std::int32_t count) { runs[i].count = static_cast<std::uint16_t>(count); });
  packed.Column(runs.size(), [&](std::size_t i, std::int32_t stride) { runs[i].stride = static_cast<std::uint8_t>(stride); });
  packed.Column(runs.size(), [&](std::size_t i, std::int32_t length) { runs[i].length = static_cast<std::uint8_t>(length); });
  std::int32_t used = 0;  // of the pool
  packed.Column(runs.size(), [&](std::size_t i, std::int32_t distance) {
    runs[i].value = runs[i].length == 1 ? distance : used;
    if (runs[i].length != 1) used += runs[i].count * runs[i].length;
  });
}

void ReadPool(PackedBytes& packed, std::vector<char32_t>& pool) {
  pool.resize(packed.Size());
  const std::string_view text = packed.Text();
  std::size_t at = 0;
  for (char32_t& code : pool) code = NextCodePoint(text, at);
}

void ReadRanges(PackedBytes& packed, std::vector<CodeRange>& ranges) {
  ranges.resize(packed.Size());
  packed.Column(ranges.size() * 2, [&](std::size_t i, std::int32_t end) {
    (i % 2 == 0 ? ranges[i / 2].first : ranges[i / 2].last) = static_cast<char32_t>(end);
  });
  for (CodeRange& range : ranges) range.value = static_cast<std::uint8_t>(packed.Number());
}

Tables Unpack() {
  Tables tables;
  PackedBytes packed(kPacked);
  ReadRuns(packed, tables.runs);
  ReadPool(packed, tables.pool);
  auto& pairs = tables.compositions;
  pairs.resize(packed.Size());
  packed.Column(pairs.size(), [&](std::size_t i, std::int32_t first) { pairs[i].first = static_cast<char32_t>(first); });
  packed.Column(pairs.size(), [&](std::size_t i, std::int32_t second) { pairs[i].second = static_cast<char32_t>(second); });
  packed.Column(pairs.size(), [&](std::size_t i, std::int32_t whole) { pairs[i].whole = static_cast<char32_t>(whole); });
  ReadRanges(packed, tables.words);
  ReadRanges(packed, tables.combining);
  return tables;
}

}  // namespace

const Tables& Tables::Get() {
  static const Tables tables = Unpack();
  return tables;
}

}  // namespace bantam::unicode
