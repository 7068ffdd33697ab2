// SPDX-License-Identifier: MIT
// Facts → score → tier once more, as plainly as it can be said, from schema/model.md and over nlohmann's DOM: the oracle for the core
// on small models (small_models.h) and their contacts. Shares with the core only what has tests of its own: days, folding, titles, domains.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include "bantam/model.h"

namespace bantam::test {

struct NaiveResult {
  bool lead = true;
  std::int64_t score = 0;   ///< thousandths
  std::int64_t fit = 0;
  std::int64_t engagement = 0;
  Tier tier = Tier::kLead;
  std::array<BantState, kCriteria> bant{};
};

class NaiveScorer {
 public:
  explicit NaiveScorer(const std::string& model);
  ~NaiveScorer();
  NaiveResult Score(const std::string& contact, Instant now) const;

 private:
  struct Document;
  std::unique_ptr<Document> document_;
};

}  // namespace bantam::test
