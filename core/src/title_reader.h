// SPDX-License-Identifier: MIT
// A title by the lexicon of one language: phrases, then the signs that take from them what they seem to say.
#pragma once

#include "bantam/title.h"
#include "lexicon.h"
#include "title_words.h"

namespace bantam {

/// O(words).
TitleReading ReadWords(const TitleWords& words, const TitleLexicon& lexicon);

}  // namespace bantam
