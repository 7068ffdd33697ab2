// SPDX-License-Identifier: MIT
// Text made comparable: NFKC and case folding by tables compiled from the Unicode data at build time, white space collapsed.
#pragma once

#include <string>
#include <string_view>

namespace bantam {

/// Folded text: NFKC, case-folded, runs of white space as one blank, ends trimmed. ASCII takes a fast path.
/// The result is `text` itself when nothing changes, else a view of `scratch`. Invalid UTF-8 becomes U+FFFD. O(length).
std::string_view Fold(std::string_view text, std::string& scratch);

/// Fold and then without diacritics (ä → a, ø → o, ł → l, ё → е): for lexicons.
std::string_view FoldPlain(std::string_view text, std::string& scratch);

/// Whether folded `text` holds folded `phrase` as whole words (letters and digits of any script make words).
bool ContainsWord(std::string_view foldedText, std::string_view foldedPhrase);

}  // namespace bantam
