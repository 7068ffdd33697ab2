// SPDX-License-Identifier: MIT
// Random contacts for property tests, for comparing native with wasm, and for benchmarks. Every person and firm is invented.
// The same (seed, index, now) gives the same bytes on every machine, whatever contacts were made before.
#pragma once

#include <cstdint>
#include <string>

#include "bantam/instant.h"

namespace bantam {

/// SplitMix64: small, fast, the same everywhere.
class SeededRandom {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  /// 0 to count - 1; count > 0.
  std::uint32_t Below(std::uint32_t count) { return static_cast<std::uint32_t>((Next() >> 32) * count >> 32); }
  bool Chance(std::uint32_t percent) { return Below(100) < percent; }

 private:
  std::uint64_t state_;
};

/// Appends one contact as a JSON object without a line end: about 680 bytes on average, from a bare e-mail address to a rich history,
/// now and then with conflicts, ranges, known-none values, dates after `now`, or what other contacts of the account have told.
void AppendSeededContact(std::string& json, std::uint64_t seed, std::uint64_t index, Instant now);

}  // namespace bantam
