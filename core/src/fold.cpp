// SPDX-License-Identifier: MIT
#include "bantam/fold.h"

#include <algorithm>
#include <array>
#include <vector>

#include "code_points.h"
#include "unicode_tables.h"

namespace bantam {
namespace {

using namespace unicode;

constexpr char32_t kHangulBase = 0xAC00, kHangulEnd = 0xD7A4;
constexpr char32_t kLeadBase = 0x1100, kVowelBase = 0x1161, kTailBase = 0x11A7;
constexpr char32_t kFirstMark = 0x300;   // nothing below joins what stands before it
constexpr char32_t kLeadCount = 19, kVowelCount = 21, kTailCount = 28;

/// The range that holds `code`, or null.
const CodeRange* FindRange(const std::vector<CodeRange>& ranges, char32_t code) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), code, [](char32_t value, const CodeRange& range) { return value < range.first; });
  return after != ranges.begin() && code <= (after - 1)->last ? &*(after - 1) : nullptr;
}

int CombiningClass(char32_t code) {
  if (code < kFirstMark) return 0;
  const CodeRange* range = FindRange(Tables::Get().combining, code);
  return range ? range->value : 0;
}

/// Marks above and below letters and the points of Hebrew and Arabic; not those without which a script loses its vowels.
bool IsDiacritic(int combiningClass) { return combiningClass >= 200 || (combiningClass >= 10 && combiningClass <= 35); }

bool IsBlank(char32_t code) {
  return code == ' ' || (code >= 9 && code <= 13) || (code >= 0x1C && code <= 0x1F) || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

char32_t Compose(char32_t first, char32_t second) {
  if (first >= kLeadBase && first < kLeadBase + kLeadCount && second >= kVowelBase && second < kVowelBase + kVowelCount) {
    return kHangulBase + ((first - kLeadBase) * kVowelCount + second - kVowelBase) * kTailCount;
  }
  if (first >= kHangulBase && first < kHangulEnd && (first - kHangulBase) % kTailCount == 0 && second > kTailBase &&
      second < kTailBase + kTailCount) {
    return first + (second - kTailBase);
  }
  if (second < kFirstMark) return 0;
  const auto before = [](const Composition& left, const Composition& right) {
    return left.first != right.first ? left.first < right.first : left.second < right.second;
  };
  const Composition wanted{first, second, 0};
  const auto& all = Tables::Get().compositions;
  const auto found = std::lower_bound(all.begin(), all.end(), wanted, before);
  return found != all.end() && found->first == first && found->second == second ? found->whole : 0;
}

/// Folds a whole text: decomposes, orders the marks of each letter, composes again, collapses blanks.
class Folder {
 public:
  Folder(bool plain, std::string& out) : plain_(plain), out_(out) {}

  void Add(char32_t code) {
    if (code < 0x80) {
      Put(code >= 'A' && code <= 'Z' ? code + 32 : code);
      return;
    }
    if (code >= kHangulBase && code < kHangulEnd) {
      const char32_t index = code - kHangulBase;
      Put(kLeadBase + index / (kVowelCount * kTailCount));
      Put(kVowelBase + index % (kVowelCount * kTailCount) / kTailCount);
      if (index % kTailCount != 0) Put(kTailBase + index % kTailCount);
      return;
    }
    const Tables& tables = Tables::Get();
    auto after = std::upper_bound(tables.runs.begin(), tables.runs.end(), code, [](char32_t value, const FoldRun& run) { return value < run.first; });
    // Runs of stride 2 interleave, so the run that holds a code may be the one before the last that begins at or below it.
    for (int back = 0; back < 2 && after != tables.runs.begin(); ++back) {
      const FoldRun& run = *--after;
      const char32_t distance = code - run.first;
      if (distance % run.stride != 0 || distance / run.stride >= run.count) continue;
      if (run.length == 1) return Put(static_cast<char32_t>(static_cast<std::int32_t>(code) + run.value));
      const char32_t* from = tables.pool.data() + run.value + distance / run.stride * run.length;
      for (int i = 0; i < run.length; ++i) Put(from[i]);
      return;
    }
    Put(code);
  }

  void Finish() {
    Flush();
    if (!out_.empty() && out_.back() == ' ') out_.pop_back();
  }

 private:
  struct Mark {
    char32_t code;
    int combiningClass;
    std::size_t place;   ///< among the marks of the letter
  };

  void Put(char32_t code) {
    const int combiningClass = CombiningClass(code);
    if (combiningClass != 0) {
      if (!plain_ || !IsDiacritic(combiningClass)) marks_.push_back({code, combiningClass, marks_.size()});
      return;
    }
    if (plain_ && code >= 0x80) {
      const PlainLetter* found =
          std::lower_bound(kPlainLetters, kPlainLetters + kPlainLetterCount, code,
                           [](const PlainLetter& letter, char32_t value) { return letter.letter < value; });
      if (found != kPlainLetters + kPlainLetterCount && found->letter == code) {
        Start(found->first);
        if (found->second != 0) Start(found->second);
        return;
      }
    }
    Start(code);
  }

  /// A new letter: what came before is complete unless the two compose (Hangul, and vowels of Indian scripts).
  void Start(char32_t code) {
    if (starter_ != kNoStarter) {
      ComposeMarks();
      if (marks_.empty()) {
        if (const char32_t whole = Compose(starter_, code)) {
          starter_ = whole;
          return;
        }
      }
    }
    Flush();
    starter_ = code;
  }

  void ComposeMarks() {
    if (marks_.empty()) return;
    // By heap: no text makes it slow, and it is the smallest sort; places make the order total.
    const auto before = [](const Mark& a, const Mark& b) { return a.combiningClass != b.combiningClass ? a.combiningClass < b.combiningClass : a.place < b.place; };
    std::make_heap(marks_.begin(), marks_.end(), before);
    std::sort_heap(marks_.begin(), marks_.end(), before);
    std::size_t kept = 0;
    int lastClass = 0;
    for (const Mark mark : marks_) {
      const char32_t whole = starter_ != kNoStarter && (kept == 0 || lastClass < mark.combiningClass) ? Compose(starter_, mark.code) : 0;
      if (whole != 0) {
        starter_ = whole;
      } else {
        marks_[kept++] = mark;
        lastClass = mark.combiningClass;
      }
    }
    marks_.resize(kept);
  }

  void Flush() {
    ComposeMarks();
    if (starter_ != kNoStarter) Write(starter_);
    for (const Mark mark : marks_) Write(mark.code);
    marks_.clear();
    starter_ = kNoStarter;
  }

  void Write(char32_t code) {
    if (!IsBlank(code)) {
      AppendCodePoint(out_, code);
    } else if (!out_.empty() && out_.back() != ' ') {
      out_ += ' ';
    }
  }

  static constexpr char32_t kNoStarter = 0xFFFFFFFF;

  bool plain_;
  std::string& out_;
  char32_t starter_ = kNoStarter;
  std::vector<Mark> marks_;
};

/// What each code point below kQuickEnd becomes when no mark follows it: one code point, or 0 where it takes the long way. So does an
/// accent that stands alone (´, ¨, U+0384): it folds to a blank with a mark, and the blank joins those around it.
constexpr char32_t kQuickEnd = 0x500;
using QuickTable = std::array<char16_t, kQuickEnd>;

QuickTable MakeQuickTable(bool plain) {
  QuickTable table{};
  std::string out;
  for (char32_t code = 0x80; code < kQuickEnd; ++code) {
    if (CombiningClass(code) != 0 || IsBlank(code)) continue;
    out.clear();
    Folder folder(plain, out);
    folder.Add('x');  // so that a blank before the code point shows
    folder.Add(code);
    folder.Finish();
    std::size_t end = 1;
    const char32_t folded = out.size() == 1 ? 0 : NextCodePoint(out, end);
    if (end == out.size() && folded < 0x10000 && folded != ' ' && CombiningClass(folded) == 0) table[code] = static_cast<char16_t>(folded);
  }
  return table;
}

const QuickTable& QuickTableOf(bool plain) {
  if (plain) {
    static const QuickTable withoutDiacritics = MakeQuickTable(true);
    return withoutDiacritics;
  }
  static const QuickTable folded = MakeQuickTable(false);
  return folded;
}

/// Length of the prefix that is its own fold: ASCII without capitals and with single inner blanks.
std::size_t UnchangedPrefix(std::string_view text) {
  bool blank = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c > ' ' && c < 0x80 && (c < 'A' || c > 'Z')) {
      blank = false;
    } else if (c == ' ' && !blank) {
      blank = true;
    } else {
      return i;
    }
  }
  return blank && !text.empty() ? text.size() - 1 : text.size();
}

/// Appends the fold of `text` from `from` on. False, leaving `out` useless, when it needs the long way.
bool FoldQuickly(std::string_view text, std::size_t from, bool plain, std::string& out) {
  const QuickTable* quick = nullptr;
  for (std::size_t i = from; i < text.size();) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      ++i;
      if (c >= 'A' && c <= 'Z') {
        out += static_cast<char>(c + 32);
      } else if (!IsBlank(c)) {
        out += static_cast<char>(c);
      } else if (!out.empty() && out.back() != ' ') {
        out += ' ';
      }
      continue;
    }
    if (c > 0xD3) return false;
    if (!quick) quick = &QuickTableOf(plain);
    const char32_t code = NextCodePoint(text, i);
    if (code >= kQuickEnd || (*quick)[code] == 0) return false;
    AppendCodePoint(out, (*quick)[code]);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return true;
}

std::string_view FoldText(std::string_view text, bool plain, std::string& scratch) {
  const std::size_t same = UnchangedPrefix(text);
  if (same == text.size()) return text;
  scratch.assign(text.substr(0, same));
  if (!FoldQuickly(text, same, plain, scratch)) {
    scratch.clear();
    Folder folder(plain, scratch);
    for (std::size_t i = 0; i < text.size();) folder.Add(NextCodePoint(text, i));
    folder.Finish();
  }
  return scratch == text ? text : std::string_view(scratch);
}

}  // namespace

bool IsWordCharacter(char32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z');
  return FindRange(Tables::Get().words, code) != nullptr;
}

std::string_view Fold(std::string_view text, std::string& scratch) { return FoldText(text, false, scratch); }

std::string_view FoldPlain(std::string_view text, std::string& scratch) { return FoldText(text, true, scratch); }

bool ContainsWord(std::string_view foldedText, std::string_view foldedPhrase) {
  if (foldedPhrase.empty()) return false;
  std::size_t first = 0;
  const bool wordBegins = IsWordCharacter(NextCodePoint(foldedPhrase, first));
  const bool wordEnds = IsWordCharacter(PreviousCodePoint(foldedPhrase, foldedPhrase.size()));
  for (std::size_t at = foldedText.find(foldedPhrase); at != std::string_view::npos; at = foldedText.find(foldedPhrase, at + 1)) {
    std::size_t end = at + foldedPhrase.size();
    const bool begins = !wordBegins || at == 0 || !IsWordCharacter(PreviousCodePoint(foldedText, at));
    if (begins && (!wordEnds || end == foldedText.size() || !IsWordCharacter(NextCodePoint(foldedText, end)))) return true;
  }
  return false;
}

}  // namespace bantam
