// SPDX-License-Identifier: MIT
// What one change costs over resident contacts: bench_what_if [CONTACTS] [ROUNDS]. Processor time of the best round, in nanoseconds a
// contact; the tier counts are asked for after every change. Every change differs from the one before, so that nothing is already done.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>

#include "../core/seeded_contacts.h"
#include "bantam/contact_reader.h"
#include "bantam/qualify.h"
#include "bantam/what_if.h"

namespace {

using namespace bantam;
constexpr Instant kNow = 1'793'525'400;

double NanosecondsOf(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) * (1e9 / CLOCKS_PER_SEC);
}

std::size_t ResidentMebibytes() {
#ifdef __wasm__
  return __builtin_wasm_memory_size(0) / 16;
#else
  std::ifstream file("/proc/self/statm");
  std::size_t pages = 0;
  file >> pages >> pages;
  return pages / 256;
#endif
}

struct Bench {
  WhatIf& whatIf;
  int rounds;
  std::uint64_t seen = 0;   ///< keeps answers from being left out

  void Row(const char* name, const std::function<void(int)>& change) {
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
      change(round);
      times.push_back(NanosecondsOf([&] { seen += whatIf.Count().now[2]; }));
    }
    Print(name, times);
    whatIf.Reset();
    whatIf.Count();
  }
  void Answer(const char* name, const std::function<std::uint64_t()>& ask) {
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) times.push_back(NanosecondsOf([&] { seen += ask(); }));
    Print(name, times);
  }
  void Print(const char* name, const std::vector<double>& times) const {
    const double best = *std::min_element(times.begin(), times.end());
    std::printf("%-34s %8.2f ns a contact %9.2f ms\n", name, best / static_cast<double>(whatIf.size()), best / 1e6);
  }
};

void Fill(WhatIf& whatIf, std::size_t contacts) {
  const ContactReader reader(*whatIf.model().zone);
  constexpr std::size_t kBatch = 1000;
  std::vector<std::string> lines(kBatch);
  Contact contact;
  double reading = 0, both = 0;
  whatIf.Reserve(contacts);
  for (std::size_t first = 0; first < contacts; first += kBatch) {
    const std::size_t count = std::min(kBatch, contacts - first);
    for (std::size_t i = 0; i < count; ++i) lines[i].clear(), AppendSeededContact(lines[i], 1, first + i, kNow);
    reading += NanosecondsOf([&] {
      for (std::size_t i = 0; i < count; ++i) (void)reader.Read(lines[i], contact);
    });
    both += NanosecondsOf([&] {
      for (std::size_t i = 0; i < count; ++i) (void)reader.Read(lines[i], contact), (void)whatIf.Add(contact);
    });
  }
  const double first = NanosecondsOf([&] { whatIf.Count(); });
  const auto count = static_cast<double>(contacts);
  std::printf("%-34s %8.0f ns a contact\n%-34s %8.0f ns a contact\n%-34s %8.2f ns a contact\n", "reading JSON", reading / count, "adding", (both - reading) / count,
              "first count", first / count);
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t contacts = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 1'000'000;
  const int rounds = count > 2 ? std::atoi(arguments[2]) : 11;
  const auto model = ShippedModel("reference");
  WhatIf whatIf(model, kNow);
  Fill(whatIf, contacts);
  Bench bench{whatIf, rounds};
  const auto points = [](int round) { return static_cast<Points>(1000 * (round + 1)); };
  bench.Row("one attribute rule's points", [&](int round) { (void)whatIf.SetAttributePoints(2, points(round)); });
  bench.Row("one event rule's points", [&](int round) { (void)whatIf.SetEventPoints(3, points(round)); });
  bench.Row("a group's limit", [&](int round) { (void)whatIf.SetGroupLimits(2, {-15'000, points(round)}); });
  bench.Row("an axis's limit", [&](int round) { (void)whatIf.SetAxisLimits(Axis::kFit, {-50'000, 5 * points(round)}); });
  bench.Row("a tier's bound", [&](int round) { (void)whatIf.SetTierBound(0, 4 * points(round), INT64_MAX); });
  bench.Row("a decay", [&](int round) { (void)whatIf.SetDecay(3, Decay::HalfLife(10 + round)); });
  bench.Row("now, a day later each time", [&](int round) { whatIf.SetNow(kNow + 86'400 * (round + 1)); });
  bench.Row("full re-score", [&](int round) {
    for (std::size_t rule = 0; rule < model->attributeRules.size(); ++rule) (void)whatIf.SetAttributePoints(rule, points(round));
  });
  (void)whatIf.SetAttributePoints(2, 5'000);
  whatIf.Count();
  bench.Answer("histogram of 40 bins", [&] { return whatIf.Histogram(-50'000, 5'000, 40).now[20]; });
  bench.Answer("100 best movers", [&] { return whatIf.Movers(100).size(); });
  whatIf.SetNow(kNow + 86'400);
  bench.Answer("rows stale tomorrow", [&] { return whatIf.StaleRows().size(); });
  std::printf("stale tomorrow %zu of %zu; moved by a weight %u\n", whatIf.StaleRows().size(), contacts, whatIf.Count().moved);
  std::printf("columns %.0f bytes a contact; process %zu MiB (%llu)\n", static_cast<double>(whatIf.MemoryBytes()) / static_cast<double>(contacts),
              ResidentMebibytes(), static_cast<unsigned long long>(bench.seen % 10));
  return 0;
}
