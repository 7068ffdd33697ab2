// SPDX-License-Identifier: MIT
// From marketing to sales: since when a contact is ready, by when an answer is promised, to whom it goes, when a weak lead is looked
// at again.
#pragma once

#include "situation.h"

namespace bantam {

/// At how many instants of evidence at most the start of the clock is looked for, and as many contact attempts: each with the second before it.
inline constexpr std::size_t kMaxSinceChecks = 64;

/// `scratch` is memory. The contact must be a lead.
Handoff FindHandoff(const Situation& situation, Situation& scratch);

}  // namespace bantam
