// SPDX-License-Identifier: MIT
// The lexicons of core/catalog/lexicon as look-up tables: read once, on first use, and never changed.
// A language is one more file there; nothing here knows any language.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/email_domain.h"
#include "bantam/text_store.h"
#include "bantam/title.h"

namespace bantam {

/// The value of that name among those up to `last`; false when there is none.
template <typename Enum>
bool FindName(std::string_view name, Enum last, Enum& value) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    value = static_cast<Enum>(i);
    if (NameOf(value) == name) return true;
  }
  return false;
}

/// Words and what they mean. The first meaning given to a word stays.
class WordTable {
 public:
  WordTable() = default;
  WordTable(WordTable&&) = default;
  WordTable& operator=(WordTable&&) = default;

  /// The meaning of the word afterwards.
  std::uint32_t Add(std::string_view word, std::uint32_t meaning);
  std::optional<std::uint32_t> Find(std::string_view word) const;
  bool empty() const { return entries_.empty(); }
  /// In the order of adding.
  template <typename Visit>
  void ForEach(Visit&& visit) const {
    for (const Entry& entry : entries_) visit(entry.word, entry.meaning);
  }

 private:
  struct Entry {
    std::string_view word;
    std::uint32_t meaning;
  };
  /// The slot of a word, or the empty one where it would stand.
  std::size_t SlotOf(std::string_view word) const;
  void Grow();
  TextStore texts_;
  std::vector<Entry> entries_;          ///< in the order of adding
  std::vector<std::uint32_t> slots_;    ///< by hash, a power of two of them: 1 + an entry's number, or 0
};

/// What a word does inside an amount. The scales are the exponents of ten.
enum class AmountPart : std::uint8_t { kScale, kAtLeast, kOver, kBelow, kUpTo, kAbout, kTo, kPer, kPeriod, kCounted, kCurrency, kDays, kWithin, kTax, kNone };

struct AmountWord {
  AmountPart part;
  std::uint32_t value;  ///< exponent, Period, index of a currency, or days; of kPer whether it is kWithin too
};

/// What a word for yes or no says. To a column that asks who opted out, "opted in" is no yes.
enum YesNoWord : std::uint32_t { kSaysNo, kSaysYes, kSaysOptedOut, kSaysOptedIn };
inline bool MeansYes(std::uint32_t word) { return (word & 1) != 0; }

inline constexpr std::uint32_t kBesideDate = 0;   ///< in `months`: a word that says nothing ("Mon", "at", "de")

/// Yes and no, nothing, amounts; keys are FoldPlain()ed.
struct ValueLexicon {
  WordTable yesNo;   ///< of YesNoWord
  WordTable empty;
  WordTable months;  ///< 1 to 12, or kBesideDate
  WordTable totals;  ///< words with which rows of totals and remarks below a table begin
  WordTable amounts; ///< of Unpack()
  std::vector<std::string> currencies;
  WordTable currencyIndices;   ///< of the codes in `currencies`

  static AmountWord Unpack(std::uint32_t packed) { return {static_cast<AmountPart>(packed >> 24), packed & 0xFFFFFF}; }
  static std::uint32_t Pack(AmountPart part, std::uint32_t value) { return static_cast<std::uint32_t>(part) << 24 | value; }
  /// The list of `values.amounts` that holds a meaning ("thousand", "atLeast"), and back. Currencies and unknown names have none.
  static std::string_view ListOf(std::uint32_t packed);
  static std::optional<std::uint32_t> MeaningOf(std::string_view list);
  /// Every language's.
  static const ValueLexicon& Get();
  /// Every language's; where they disagree about a word, this one's meaning stands ("mil" is a thousand in Spanish). Lives for ever.
  static const ValueLexicon& Preferring(std::string_view language);
  /// Some languages' alone: what a published form carries.
  static ValueLexicon Of(std::span<const std::string_view> languages);
};

/// Letters and digits of a text, folded and without diacritics: `No. of Employees` and `no_of_employees` are one header.
std::string_view HeaderKey(std::string_view header, std::string& scratch);

/// What a header word means. `rank` is higher for the better match; `kind` tells counts of events from their dates.
struct HeaderMeaning {
  enum Kind : std::uint8_t { kPlain, kEventCount, kEventDate, kNameHalf };
  std::string target;
  int rank = 0;
  Kind kind = kPlain;
};

/// What a cell of a stage, a status or a type says of who is no lead, the weakest first. Competitors are no leads either, but excluded.
enum StageWord : std::uint32_t { kNoStage, kSaysPartner, kSaysCustomer, kSaysUnsubscribed, kSaysCompetitor };
/// Added to a StageWord that models know as it is written.
inline constexpr std::uint32_t kKnownToModels = 8;

struct HeaderLexicon {
  /// What a record's name in a header is about: "Organization - Name", "Deal - Value", "Your name".
  enum Object : std::uint8_t { kAnyObject, kPersonObject, kCompanyObject, kDealObject };

  WordTable words;  ///< HeaderKey to an index of `meanings`
  std::vector<HeaderMeaning> meanings;
  WordTable objects, objectsAfter;         ///< HeaderKey to an Object, before a field and after it
  std::vector<std::string> languages;      ///< English first
  WordTable stages;                        ///< HeaderKey of a cell to a StageWord
  WordTable answers;                       ///< `<attribute> <HeaderKey of a cell>` to an index of `answered`
  std::vector<std::string> answered;       ///< what such a cell says: `none`, `no` or a whole number
  WordTable inLanguages;                   ///< HeaderKey to an index of `languageSets`
  std::vector<std::uint32_t> languageSets; ///< bit i: the header stands in languages[i]
  static const HeaderLexicon& Get();
  static HeaderLexicon Of(std::span<const std::string_view> languages);
};

/// `*` as a label stands for any one label.
struct DomainLexicon {
  WordTable domains;  ///< of DomainClass
  static const DomainLexicon& Get();
};

/// ClassOfDomain by a given list.
DomainClass ClassOfDomain(std::string_view lowerDomain, const WordTable& domains);

/// One meaning of a phrase in a title.
struct TitleMeaning {
  enum class Kind : std::uint8_t { kRank, kFunction, kFormer, kNow, kDeputy, kAssistant, kHelper, kLearner, kTo, kOf, kAt, kAnd, kChief, kOfficer, kPartner, kNothing };
  Kind kind = Kind::kNothing;
  Seniority seniority = Seniority::kNone;
  Decides decides = Decides::kUnknown;
  JobFunction function = JobFunction::kOther;
  bool hasFunction = false;
  bool serves = false;   ///< the rank that follows is whom a specialist of this rank serves
};

/// The titles of one language: phrases as paths through a trie of words. A word of a phrase may end in `*` (stem) or begin with it (last
/// part of a compound).
class TitleLexicon {
 public:
  static constexpr int kMaxStems = 3;
  /// What phrases may have where a title has a word, best first: itself, the stems that begin it, longest first, the longest part that
  /// ends it.
  struct Words {
    std::string_view words[kMaxStems + 2];
    std::uint16_t sure[kMaxStems + 2];  ///< tenths: of the word itself, a stem, an ending
    int count = 0;
    std::size_t endingLength = 0;       ///< of the part that ends it, when that is one of them
  };

  /// `packed`, which must outlive this, is what catalog/phrases.py makes of a lexicon. O(length).
  TitleLexicon(std::string_view language, std::string_view packed);
  std::string_view language() const { return language_; }
  /// No languages stand for all.
  bool IsAmong(std::span<const std::string> languages) const {
    return languages.empty() || std::find(languages.begin(), languages.end(), language_) != languages.end();
  }
  /// What people write of a role in the decision, by HeaderKey.
  std::optional<Decides> RoleOf(std::string_view key) const;
  /// Views into `word` and into this. O(length of the word, squared).
  Words WordsOf(std::string_view word) const;
  /// The node after `node` and a word of a phrase, or kRoot.
  std::uint32_t Next(std::uint32_t node, std::string_view word) const { return slots_[SlotOf(node, word)]; }
  /// The meaning of the phrase that ends at a node, or null.
  const TitleMeaning* MeaningAt(std::uint32_t node) const {
    return nodes_[node].meaning < 0 ? nullptr : &meanings_[static_cast<std::size_t>(nodes_[node].meaning)];
  }
  static constexpr std::uint32_t kRoot = 0;

  /// All languages that are here: English, then the others in the order of their file names. Valid until a pack is added.
  static const std::vector<TitleLexicon>& All();

 private:
  struct Node {
    std::uint32_t from = kRoot;
    int meaning = -1;               ///< in meanings_
    std::string_view word;
  };
  /// Nodes that no phrase begins with: their children are the words of phrases that have a `*`, without it.
  static constexpr std::uint32_t kStems = 1, kEndings = 2, kFirst = 3;
  static std::vector<TitleLexicon> ReadAll();
  std::uint32_t Child(std::uint32_t node, std::string_view word);
  void Mark(std::string_view word);
  void Resize(std::size_t slots);
  /// The slot of a child, or the empty one where it would stand.
  std::size_t SlotOf(std::uint32_t node, std::string_view word) const;
  std::string language_;
  std::vector<TitleMeaning> meanings_;
  std::vector<Node> nodes_;
  std::unique_ptr<std::uint32_t[]> slots_;  ///< nodes by hash of where they come from and their word, a power of two of them; kRoot where one is empty
  std::size_t slotMask_ = 0;
  bool hasStems_ = false, hasEndings_ = false;
};

}  // namespace bantam
