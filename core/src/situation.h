// SPDX-License-Identifier: MIT
// One contact under one model at one moment: facts, features, BANT, score and tier. What-if answers, the search for the start of a
// clock and for coming changes all ask for situations; the annotation words one.
#pragma once

#include <span>

#include "prospects.h"

namespace bantam {

struct Situation {
  Facts facts;
  Features features;
  Bant bant;
  Sheet known;       ///< events and fired rules, before limits
  Totals totals;
  Outlook exact;
  Tier tier = Tier::kLead;

  // Filled by Foresee only.
  Prospects prospects;
  Outlook open;
  std::uint8_t reachable = 0;
};

/// Fills all but what Foresee fills. Reuses memory.
void FindSituation(const Model& model, const Contact& contact, std::span<const AnswerOption* const> imagined, Instant now, Situation& situation);
/// The same at a later moment if nothing more happens: only what is dated until `seenUntil` is seen.
void FindLater(const Model& model, const Contact& contact, Instant now, Instant seenUntil, Situation& situation);

/// Adds everything that could be.
void Foresee(Situation& situation);

/// The standing that facts give: whoever is not a lead gets a label and no score.
Standing StandingOf(const Model& model, const Facts& facts);

}  // namespace bantam
