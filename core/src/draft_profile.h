// SPDX-License-Identifier: MIT
// The profile document (schema/profile.md) as it was meant: every list read, every number in bounds.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bantam/model.h"
#include "json_tree.h"

namespace bantam {

inline constexpr std::size_t kMaxProfileBytes = 64u << 10;
inline constexpr int kMaxProfileDepth = 8;
inline constexpr std::size_t kMaxSizeBands = 8;
inline constexpr std::size_t kMaxProfileTexts = 100;
inline constexpr std::int64_t kMaxEmployees = 10'000'000;

/// Numbers of employees, ends included.
struct SizeBand {
  std::int64_t low = 0;
  std::int64_t high = kMaxEmployees;   ///< kMaxEmployees: open
  bool Holds(std::int64_t employees) const { return employees >= low && employees <= high; }
};

struct Profile {
  std::string id = "our-customer";
  std::string version = "1.0";
  std::string locale = "en";
  LocalWords name;
  std::string timeZone;               ///< empty: the reference model's
  std::string currency;
  std::vector<SizeBand> sizes;        ///< ascending, apart from each other
  std::vector<std::string> industries, countries;
  std::vector<std::string> seniority, functions, titles;
  std::optional<std::pair<Thousandths, Thousandths>> price;   ///< at least, at most (kMaxNumber: open)
  std::string period;
  std::int64_t horizonDays = 180;
  std::vector<std::string> badIndustries, badCountries, badDomains, badTitles;
  std::int64_t smallerThan = 0, largerThan = kMaxEmployees;
  bool noStudents = false;
  std::array<LocalWords, kTiers> tierWords;
  std::int64_t promiseMinutes = 0;    ///< 0: none
  JsonNode hours, holidays;           ///< as in a model's sla; null when not said
  std::string verification;
  std::vector<std::string> ownDomains;

  bool namesPeople() const { return !seniority.empty() || !functions.empty() || !titles.empty(); }
};

Profile ReadProfile(const JsonNode& document, Faults& faults);

}  // namespace bantam
