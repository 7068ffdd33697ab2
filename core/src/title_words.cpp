// SPDX-License-Identifier: MIT
#include "title_words.h"

#include "bantam/fold.h"
#include "code_points.h"

namespace bantam {
namespace {

bool IsWordAt(std::string_view text, std::size_t at) { return at < text.size() && IsWordCharacter(NextCodePoint(text, at)); }

/// Whether a word of one letter begins at `at`.
bool IsLoneLetterAt(std::string_view text, std::size_t at) {
  if (!IsWordAt(text, at)) return false;
  NextCodePoint(text, at);
  return !IsWordAt(text, at);
}

/// Signs that end one title and begin another. A hyphen does so between blanks only.
bool Divides(char32_t code, std::string_view text, std::size_t before, std::size_t after) {
  switch (code) {
    case '/': case '|': case ';': case ',': case '+': case '\\': case 0x2022: case 0xB7: case 0x2013: case 0x2014: case 0x2192: return true;
    case ':': return !IsLoneLetterAt(text, after);   // VD:s
    case '-': case '.': return (code == '.' || before == 0 || text[before - 1] == ' ') && (after == text.size() || text[after] == ' ');
    default: return false;
  }
}

}  // namespace

TitleWords::TitleWords(std::string_view title) {
  if (title.size() > kMaxTitleBytes) {
    std::size_t cut = kMaxTitleBytes;
    while (cut > 0 && (static_cast<unsigned char>(title[cut]) & 0xC0) == 0x80) --cut;
    title = title.substr(0, cut);
  }
  Split(FoldPlain(title, scratch_));
}

void TitleWords::Split(std::string_view plain) {
  text_.reserve(plain.size());  // the words are views of it
  std::size_t start = 0;        // of the word being written
  std::size_t letters = 0;      // since its last dot
  bool divided = false;
  const auto end = [&] {
    if (text_.size() > start && size_ < kMaxTitleWords) {
      words_[size_++] = {std::string_view(text_).substr(start), divided};
      divided = false;
    }
    start = text_.size();
    letters = 0;
  };
  for (std::size_t i = 0; i < plain.size();) {
    const std::size_t before = i;
    const char32_t code = NextCodePoint(plain, i);
    if (IsWordCharacter(code)) {
      text_.append(plain.substr(before, i - before));
      ++letters;
      continue;
    }
    const bool loneLetter = letters == 1;
    if (code == '.' && loneLetter && IsLoneLetterAt(plain, i)) {
      letters = 0;  // c.e.o
      continue;
    }
    if (code == '&' && loneLetter && IsLoneLetterAt(plain, i)) {
      text_ += '&';  // r&d
      letters = 0;
      continue;
    }
    const bool inWord = letters > 0;
    if (inWord && (code == '/' || code == '(') && i < plain.size() && plain[i] == 'a' && IsLoneLetterAt(plain, i)) {
      ++i;  // director/a
      continue;
    }
    const bool abbreviation = code == '.' && letters <= 6;
    end();
    if ((code == '\'' || code == 0x2019) && inWord && i < plain.size() && plain[i] == 's' && !IsWordAt(plain, i + 1)) {
      ++i;  // the CEO's assistant
    } else if (code == '&' || code == '@') {
      text_ += static_cast<char>(code);
      end();
    } else if (!(abbreviation && inWord) && Divides(code, plain, before, i)) {
      divided = true;
    }
  }
  end();
}

}  // namespace bantam
