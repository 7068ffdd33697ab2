// SPDX-License-Identifier: MIT
// Random valid model documents, small enough to try every completion, and contacts that speak of exactly a model's facts.
// The same seed gives the same bytes everywhere. Every person and firm is invented.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "seeded_contacts.h"

namespace bantam::test {

/// One attribute that a small model asks about: its path, and JSON values around every boundary that the model uses. `ofToday`
/// values hold `@n`, a date n days from today.
struct SmallFact {
  std::string path;
  std::vector<std::string> values;
};

struct SmallOption {
  std::string id;
  std::int64_t prior = 1;
  std::vector<std::pair<std::string, std::string>> sets;  ///< path and JSON value
};

struct SmallQuestion {
  std::string id;
  int criterion = 0;  ///< as QuestionCriterion
  std::string path;
  int pauseDays = 0;
  std::vector<SmallOption> options;
};

struct SmallModel {
  std::string json;
  std::vector<SmallFact> facts;
  std::vector<std::string> eventTypes;
  std::vector<SmallQuestion> questions;
};

enum class SmallShape {
  kAny,
  kIndependent,  ///< every rule has a fact of its own, of a kind whose values can all be listed
};

/// The model of a seed. Loads without faults.
SmallModel MakeSmallModel(std::uint64_t seed, SmallShape shape = SmallShape::kAny);

/// A contact in pieces, so that tests can add and take away.
struct SmallContact {
  std::string id;
  /// Facts by path, each a JSON fact object.
  std::vector<std::pair<std::string, std::vector<std::string>>> told;
  std::vector<std::string> events;
  bool hasObserved = false;
  std::vector<std::string> observed;
  std::vector<std::string> accountFacts;
  std::vector<std::string> asked;
  std::vector<std::string> lifecycle;  ///< members

  std::vector<std::string>& FactsOf(const std::string& path);
  bool Tells(const std::string& path) const;
  std::string Json() const;
};

/// Facts, events, dates around `now` (also after it), conflicts, expired and known-none values, partial observation.
SmallContact MakeSmallContact(const SmallModel& model, std::uint64_t seed, Instant now);

/// A fact object; `at` kUndated: none.
std::string FactJson(std::string_view value, std::string_view source, Instant at);
/// A value with `@n` as the day n days after `today`.
std::string Dated(std::string_view value, Day today);

/// BANTAM_LAW_TRIPLES, unless told 100,000 (4,000 under sanitizers, 10,000 in wasm), divided by `share`, at least 1.
std::uint64_t LawTriples(std::uint64_t share = 1);
/// Whether this run proves things, instead of looking for what its build alone can see.
inline bool ProvesAll() { return LawTriples() >= 20'000; }
/// How many of `all` things drawn at random, or of a file's bytes, this run takes.
inline std::size_t Share(std::size_t all) { return ProvesAll() ? all : all / 5; }

}  // namespace bantam::test
