// SPDX-License-Identifier: MIT
// What qualifying costs, in ratios to walking the same bytes once: parse alone, read, score, the whole annotation.
// bench_qualify [MODEL] [CONTACTS]; seeded contacts (seed 1), best of five rounds.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "../../core/src/json_scanner.h"
#include "../core/seeded_contacts.h"
#include "bantam/contact_reader.h"
#include "bantam/qualify.h"

namespace {

/// Processor time: what else the machine does is not measured.
double Seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Nanoseconds per contact of the best of five rounds.
template <typename Work>
double Best(const std::vector<std::string>& lines, const Work& work) {
  double best = 1e18;
  for (int round = 0; round < 5; ++round) {
    const double start = Seconds();
    for (const std::string& line : lines) work(line);
    best = std::min(best, (Seconds() - start) * 1e9 / static_cast<double>(lines.size()));
  }
  return best;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string id = count > 1 ? arguments[1] : "reference";
  const std::size_t contacts = count > 2 ? static_cast<std::size_t>(std::atoll(arguments[2])) : 5'000;
  const auto model = bantam::ShippedModel(id);
  if (model == nullptr) return std::fprintf(stderr, "no shipped model is called %s\n", id.c_str()), 2;
  constexpr bantam::Instant kNow = 1'793'000'000;
  std::vector<std::string> lines(contacts);
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < contacts; ++i) {
    bantam::AppendSeededContact(lines[i], 1, i, kNow);
    bytes += lines[i].size();
  }
  bantam::Qualifier qualifier(model, "en");
  const bantam::ContactReader reader(*model->zone);
  bantam::Contact contact;
  std::string out;
  std::size_t checked = 0;
  const double parse = Best(lines, [&](const std::string& line) { checked += bantam::ValidateJson(line, 64); });
  const double read = Best(lines, [&](const std::string& line) { checked += !reader.Read(line, contact); });
  const double score = Best(lines, [&](const std::string& line) {
    if (!reader.Read(line, contact)) checked += static_cast<std::size_t>(qualifier.Score(contact, kNow).tier);
  });
  const double assess = Best(lines, [&](const std::string& line) {
    if (!reader.Read(line, contact)) checked += static_cast<std::size_t>(qualifier.Assess(contact, kNow).tier);
  });
  const double annotate = Best(lines, [&](const std::string& line) {
    if (reader.Read(line, contact)) return;
    qualifier.Assess(contact, kNow);
    out.clear();
    qualifier.AppendAnnotation(out);
    checked += out.size();
  });
  std::printf("%s, %zu contacts of %zu bytes on average (checked %zu)\n", id.c_str(), contacts, bytes / contacts, checked);
  std::printf("%-34s %10s %8s %12s\n", "", "ns/contact", "ratio", "contacts/s");
  const auto row = [&](const char* name, double ns) { std::printf("%-34s %10.0f %8.2f %12.0f\n", name, ns, ns / parse, 1e9 / ns); };
  row("parse alone (validate)", parse);
  row("read into a contact", read);
  row("read and score", score);
  row("read and assess", assess);
  row("read, assess and annotate", annotate);
  std::printf("annotation without reading: %.1f us (design.md: 50 us, and 50 more for changes)\n", (annotate - read) / 1000);
  return 0;
}
