// SPDX-License-Identifier: MIT
// What to ask next, what is missing, and which few answers would lift the tier.
#pragma once

#include "imagine.h"

namespace bantam {

/// Fills missing and next. A question is open while its fact is unknown (or known too vaguely for a leaf) and its BANT criterion, if it
/// has one, is unknown or partial. No question is next where an exclusion holds for certain. O(open questions * options) evaluations.
void FindNext(const Situation& situation, Imagination& imagination, Assessment& assessment);

/// The open questions, the best to ask first: FindNext takes the first. None where an exclusion holds for certain.
std::vector<std::uint16_t> RankQuestions(const Situation& situation, Imagination& imagination);

/// At most 3 inclusion-minimal sets of at most 3 unanswered questions with answers that lift the tier, by size, then the model's order; with
/// the first lifting answers in the model's order. Questions of a settled criterion are among them: their answers may give points. Empty at SQL.
void FindPaths(const Situation& situation, Imagination& imagination, Assessment& assessment);

/// Whether the question is worth asking at all.
bool IsOpen(const Situation& situation, const Question& question);

/// Whether its fact is unknown, or known too vaguely for a leaf; its criterion may be settled by other facts.
bool IsUnanswered(const Situation& situation, const Question& question);

}  // namespace bantam
