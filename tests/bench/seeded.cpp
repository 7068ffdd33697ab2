// SPDX-License-Identifier: MIT
// bench_seeded CONTACTS [FIRST]: seeded contacts (seed 1) as NDJSON, dated around 2026-11-21T09:00:00Z.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "../core/seeded_contacts.h"

int main(int count, char** arguments) {
  if (count < 2) return std::fputs("bench_seeded CONTACTS [FIRST]\n", stderr), 2;
  const auto contacts = static_cast<std::uint64_t>(std::atoll(arguments[1]));
  const auto first = count > 2 ? static_cast<std::uint64_t>(std::atoll(arguments[2])) : 0;
  std::string out;
  for (std::uint64_t i = 0; i < contacts; ++i) {
    bantam::AppendSeededContact(out, 1, first + i, 1'795'251'600);
    out += '\n';
    if (out.size() < (1u << 20)) continue;
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return 0;
}
