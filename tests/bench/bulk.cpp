// SPDX-License-Identifier: MIT
// What a whole file costs natively, per record: bench_bulk FILE [TIMES] [MODEL]. The best of TIMES (20) passes, in processor time.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "bantam/bulk.h"

int main(int count, char** arguments) {
  if (count < 2) return std::fprintf(stderr, "bench_bulk FILE [TIMES] [MODEL]\n"), 2;
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const int times = count > 2 ? std::atoi(arguments[2]) : 20;
  const auto model = bantam::ShippedModel(count > 3 ? arguments[3] : "reference");
  if (bytes.empty() || model == nullptr) return std::fprintf(stderr, "no such file or model\n"), 2;
  constexpr bantam::Instant kNow = 1'795'251'600;   // 2026-11-21T09:00:00Z
  constexpr std::size_t kChunk = std::size_t{1} << 20;
  double best = 1e18;
  std::size_t rows = 0, points = 0;
  for (int round = 0; round < times; ++round) {
    const std::clock_t start = std::clock();
    bantam::Bulk bulk(model, kNow, bantam::Bulk::FormatOf(std::string_view(bytes).substr(0, 4096)));
    for (std::size_t at = 0; at < bytes.size(); at += kChunk) bulk.Feed(std::string_view(bytes).substr(at, kChunk));
    bulk.Finish();
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    rows = bulk.rows().size();
    for (const bantam::BulkRow& row : bulk.rows()) points += static_cast<std::size_t>(row.score);
  }
  std::printf("%zu records of %zu bytes on average (points %zu): %.0f ns a record, %.0f MB/s\n", rows, bytes.size() / std::max<std::size_t>(rows, 1),
              points, best * 1e9 / static_cast<double>(rows), static_cast<double>(bytes.size()) / best / 1e6);
  return 0;
}
