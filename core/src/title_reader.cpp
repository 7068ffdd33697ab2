// SPDX-License-Identifier: MIT
#include "title_reader.h"

#include <algorithm>
#include <array>

namespace bantam {
namespace {

constexpr std::size_t kMaxItems = kMaxTitleWords * 2;
constexpr std::size_t kMaxPaths = 8;      ///< ways in which the words so far may begin phrases
constexpr std::size_t kOfficerReach = 6;  ///< words between "chief" and "officer"

/// A phrase that a lexicon knows.
struct Item {
  TitleMeaning meaning;
  std::uint16_t hard = 0;  ///< which of the titles that commas and strokes divide
  std::uint16_t part = 0;  ///< the same, with "and" dividing too
  std::size_t word = 0, next = 0;   ///< its first word and the one after it; both parts of a compound have the same
  bool cancelled = false;  ///< former, or not this person's
  bool demoted = false;    ///< a junior's: tells the function only
};

class TitleReader {
 public:
  TitleReader(const TitleWords& words, const TitleLexicon& lexicon) : words_(words), lexicon_(lexicon) {}

  TitleReading Read() {
    FindPhrases();
    JoinChiefOfficers();
    ApplyPartners();
    CancelFormer();
    CancelOthers();
    ApplyAssistants();
    ApplyLearners();
    ApplyJuniors();
    ApplyDeputies();
    return Conclude();
  }

 private:
  using Kind = TitleMeaning::Kind;

  void FindPhrases() {
    std::uint16_t hard = 0, part = 0;
    for (std::size_t i = 0; i < words_.size();) {
      if (words_[i].divided && i > 0) {
        ++hard;
        ++part;
      }
      const TitleMeaning* meaning = nullptr;
      std::size_t front = 0, sure = 0;
      const std::size_t length = LongestPhrase(i, meaning, front, sure);
      if (length == 0) {
        if (words_[i].text == "&") ++part, known_ += 10;
        ++i;
        continue;
      }
      if (meaning->kind == Kind::kAnd) ++part;
      // A compound whose front part nobody knows may be another language's word.
      const Item item{*meaning, hard, part, i, i + length};
      if (front > 0 && !AddFront(words_[i].text.substr(0, front), item)) sure -= 2;
      Push(item);
      known_ += sure;
      i += length;
    }
  }

  /// Words of the longest phrase from `at` on; `front` is what a compound has before the part that was found, `sure` how surely each
  /// word was read, in tenths.
  std::size_t LongestPhrase(std::size_t at, const TitleMeaning*& meaning, std::size_t& front, std::size_t& sure) const {
    struct Path {
      std::uint32_t node;
      std::size_t front, sure;
    };
    std::array<Path, kMaxPaths> paths{Path{TitleLexicon::kRoot, 0, 0}};
    std::size_t count = 1, best = 0;
    for (std::size_t i = at; i < words_.size() && count > 0 && (i == at || !words_[i].divided); ++i) {
      const TitleLexicon::Words known = lexicon_.WordsOf(words_[i].text);
      std::array<Path, kMaxPaths> next{};
      std::size_t nextCount = 0;
      for (std::size_t p = 0; p < count; ++p) {
        for (int w = 0; w < known.count && nextCount < next.size(); ++w) {
          const std::uint32_t node = lexicon_.Next(paths[p].node, known.words[w]);
          if (node == 0) continue;
          const bool isEnding = known.endingLength > 0 && w == known.count - 1;
          next[nextCount++] = {node, i == at && isEnding ? words_[i].text.size() - known.endingLength : paths[p].front, paths[p].sure + known.sure[w]};
        }
      }
      paths = next;
      count = nextCount;
      for (std::size_t p = 0; p < count; ++p) {
        const TitleMeaning* found = lexicon_.MeaningAt(paths[p].node);
        if (!found) continue;
        // Of "Vertriebsleiter" the last part says more than the stem: a rank beats a function or a word without a say.
        const auto modest = [](Kind kind) { return kind == Kind::kFunction || kind == Kind::kNothing; };
        const bool ranked = best == i - at + 1 && paths[p].front > 0 && modest(meaning->kind) && !modest(found->kind);
        if (best == i - at + 1 && !ranked) continue;
        best = i - at + 1;
        meaning = found;
        front = paths[p].front;
        sure = paths[p].sure;
      }
    }
    return best;
  }

  bool AddFront(std::string_view front, const Item& item) {
    const TitleLexicon::Words known = lexicon_.WordsOf(front);
    for (int i = 0; i < known.count; ++i) {
      const std::uint32_t node = lexicon_.Next(TitleLexicon::kRoot, known.words[i]);
      const TitleMeaning* meaning = node == 0 ? nullptr : lexicon_.MeaningAt(node);
      if (meaning) return Push({*meaning, item.hard, item.part, item.word, item.next}), true;
    }
    return false;
  }

  void Push(const Item& item) {
    if (count_ < kMaxItems) items_[count_++] = item;
  }

  bool IsRank(std::size_t i) const { return items_[i].meaning.kind == Kind::kRank && !items_[i].cancelled; }

  void SetRank(Item& item, Seniority seniority, Decides decides) {
    item.meaning.kind = Kind::kRank;
    item.meaning.seniority = seniority;
    item.meaning.decides = decides;
  }

  /// "Chief … Officer" is one rank; either word alone is a humbler one.
  void JoinChiefOfficers() {
    for (std::size_t i = 0; i < count_; ++i) {
      if (items_[i].meaning.kind == Kind::kOfficer) SetRank(items_[i], Seniority::kSpecialist, Decides::kInfluences);
      if (items_[i].meaning.kind != Kind::kChief) continue;
      SetRank(items_[i], Seniority::kHead, Decides::kDecides);
      for (std::size_t j = i + 1; j < count_ && j <= i + kOfficerReach && items_[j].hard == items_[i].hard; ++j) {
        if (items_[j].meaning.kind == Kind::kRank || items_[j].meaning.kind == Kind::kChief) break;
        if (items_[j].meaning.kind != Kind::kOfficer) continue;
        SetRank(items_[i], Seniority::kCLevel, Decides::kDecides);
        items_[j].meaning.kind = Kind::kNothing;
        for (std::size_t k = i; k <= j; ++k) items_[k].part = items_[i].part;
        break;
      }
    }
  }

  /// A partner manager looks after partners; every other partner owns a part of the firm.
  void ApplyPartners() {
    for (std::size_t i = 0; i < count_; ++i) {
      if (items_[i].meaning.kind != Kind::kPartner) continue;
      bool manages = false;
      for (std::size_t j = 0; j < count_; ++j) {
        const Seniority other = items_[j].meaning.seniority;
        manages = manages || (items_[j].part == items_[i].part && items_[j].meaning.kind == Kind::kRank && other >= Seniority::kVp && other <= Seniority::kLead);
      }
      if (manages) {
        items_[i].meaning.kind = Kind::kFunction;
      } else {
        SetRank(items_[i], Seniority::kOwner, Decides::kDecides);
      }
      items_[i].meaning.function = manages ? JobFunction::kSales : JobFunction::kGeneral;
      items_[i].meaning.hasFunction = true;
    }
  }

  /// What somebody is or does; other words only join such.
  static bool TellsWhat(Kind kind) {
    return kind == Kind::kRank || kind == Kind::kAssistant || kind == Kind::kHelper || kind == Kind::kLearner || kind == Kind::kFunction;
  }

  /// "Former" reaches to the end of its title, or backwards where nothing follows; "now" ends it.
  void CancelFormer() {
    for (std::size_t i = 0; i < count_; ++i) {
      if (items_[i].meaning.kind != Kind::kFormer) continue;
      bool any = false;
      for (std::size_t j = i + 1; j < count_ && items_[j].hard == items_[i].hard && items_[j].meaning.kind != Kind::kNow; ++j) {
        any = any || TellsWhat(items_[j].meaning.kind);
        items_[j].cancelled = true;
      }
      for (std::size_t j = i; !any && j-- > 0 && items_[j].hard == items_[i].hard;) items_[j].cancelled = true;
      former_ = true;
    }
  }

  /// Whom a specialist serves: "Referent der Geschäftsführung", and in the genitive "Советник директора".
  bool IsServed(std::size_t rank) const {
    std::size_t i = rank > 0 && items_[rank - 1].word == items_[rank].word ? rank - 1 : rank;
    const bool ofIt = i > 0 && items_[i - 1].meaning.kind == Kind::kOf && items_[i - 1].next == items_[rank].word;
    while (i-- > 0 && items_[i].part == items_[rank].part) {
      if (IsRank(i)) return items_[i].meaning.seniority >= Seniority::kSpecialist && (ofIt || items_[i].meaning.serves);
    }
    return false;
  }

  /// Who somebody reports to or serves and where they work says nothing of them.
  void CancelOthers() {
    for (std::size_t i = 0; i < count_; ++i) {
      const Kind kind = items_[i].meaning.kind;
      if (IsRank(i) && IsServed(i)) items_[i].cancelled = true;
      if (items_[i].cancelled || (kind != Kind::kTo && kind != Kind::kAt)) continue;
      const bool deputyTo = kind == Kind::kTo && i > 0 && items_[i - 1].meaning.kind == Kind::kDeputy;
      if (deputyTo) continue;
      for (std::size_t j = i + 1; j < count_ && items_[j].hard == items_[i].hard; ++j) items_[j].cancelled = true;
    }
  }

  /// An assistant is one by name, to somebody, or after somebody's title; before a rank the word means a deputy.
  void ApplyAssistants() {
    for (std::size_t i = 0; i < count_; ++i) {
      const bool helper = items_[i].meaning.kind == Kind::kHelper;
      if ((items_[i].meaning.kind != Kind::kAssistant && !helper) || items_[i].cancelled) continue;
      bool deputy = false;
      const bool ofSomebody = helper || (i + 1 < count_ && items_[i + 1].meaning.kind == Kind::kOf);
      for (std::size_t j = i + 1; j < count_ && items_[j].part == items_[i].part; ++j) {
        if (!IsRank(j)) continue;
        deputy = deputy || (!ofSomebody && items_[j].meaning.seniority <= Seniority::kLead);
        if (ofSomebody || !deputy) items_[j].cancelled = true;
      }
      if (deputy) {
        items_[i].meaning.kind = Kind::kDeputy;
        continue;
      }
      for (std::size_t j = i; j-- > 0 && items_[j].part == items_[i].part;) {
        if (items_[j].meaning.kind == Kind::kRank) items_[j].cancelled = true;
      }
      SetRank(items_[i], Seniority::kAssistant, Decides::kNo);
    }
  }

  /// Whoever learns a trade does not hold it yet.
  void ApplyLearners() {
    for (std::size_t i = 0; i < count_; ++i) {
      if (items_[i].meaning.kind != Kind::kLearner || items_[i].cancelled) continue;
      for (std::size_t j = 0; j < count_; ++j) {
        if (items_[j].part == items_[i].part && items_[j].meaning.kind == Kind::kRank && j != i) items_[j].cancelled = true;
      }
      SetRank(items_[i], Seniority::kStudent, Decides::kNo);
    }
  }

  /// A junior manager is a junior; a junior partner is a partner still.
  void ApplyJuniors() {
    for (std::size_t i = 0; i < count_; ++i) {
      if (!IsRank(i) || items_[i].meaning.seniority != Seniority::kJunior) continue;
      for (std::size_t j = 0; j < count_; ++j) {
        const Seniority other = items_[j].meaning.seniority;
        if (items_[j].part == items_[i].part && IsRank(j) && other >= Seniority::kManager && other <= Seniority::kSpecialist) items_[j].demoted = true;
      }
    }
  }

  void ApplyDeputies() {
    for (std::size_t i = 0; i < count_; ++i) {
      if (items_[i].meaning.kind != Kind::kDeputy || items_[i].cancelled) continue;
      // "Deputy director", and "directeur adjoint" where no rank follows.
      std::size_t rank = i + 1;
      while (rank < count_ && items_[rank].hard == items_[i].hard && !IsRank(rank)) ++rank;
      if (rank == count_ || items_[rank].hard != items_[i].hard) {
        rank = i;
        for (std::size_t j = 0; j < i; ++j) {
          const bool higher = items_[j].part == items_[i].part && IsRank(j) && (!IsRank(rank) || items_[j].meaning.seniority < items_[rank].meaning.seniority);
          if (higher) rank = j;
        }
      }
      if (IsRank(rank) && items_[rank].hard == items_[i].hard && items_[rank].meaning.decides == Decides::kDecides) {
        items_[rank].meaning.decides = Decides::kInfluences;
      }
    }
  }

  bool PartHasRank(std::uint16_t part) const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (items_[i].part == part && IsRank(i)) return true;
    }
    return false;
  }

  /// The first function in parts [first, last], also of a lesser rank (the developer in "lead developer"), or null.
  const Item* FunctionIn(int first, int last) const {
    for (std::size_t i = 0; i < count_; ++i) {
      const Item& item = items_[i];
      if (item.part < first || item.part > last || item.cancelled || !item.meaning.hasFunction) continue;
      if (item.meaning.kind == Kind::kFunction || item.meaning.function != JobFunction::kGeneral) return &item;
    }
    return nullptr;
  }

  /// The function beside a rank: in its own part and those without a rank that "and" joins to it, else in a neighbour without one.
  const Item* FunctionOf(const Item& rank) const {
    const auto joins = [&](int part, int hard) {
      bool sameTitle = false;
      for (std::size_t i = 0; i < count_; ++i) sameTitle = sameTitle || (items_[i].part == part && items_[i].hard == hard);
      return sameTitle && !PartHasRank(static_cast<std::uint16_t>(part));
    };
    int first = rank.part, last = rank.part;
    while (first > 0 && joins(first - 1, rank.hard)) --first;
    while (joins(last + 1, rank.hard)) ++last;
    if (const Item* found = FunctionIn(first, last)) return found;
    for (const int beside : {last + 1, first - 1}) {
      if (beside < 0 || PartHasRank(static_cast<std::uint16_t>(beside))) continue;
      if (const Item* found = FunctionIn(beside, beside)) return found;
    }
    return FunctionIn(0, rank.meaning.seniority == Seniority::kStudent ? last : static_cast<int>(kMaxItems));
  }

  /// Somebody's deputy, whoever that is.
  bool HasDeputy() const {
    return std::any_of(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(count_), [](const Item& item) { return item.meaning.kind == Kind::kDeputy && !item.cancelled; });
  }

  TitleReading Conclude() const {
    TitleReading reading;
    const Item* winner = nullptr;
    for (std::size_t i = 0; i < count_; ++i) {
      if (IsRank(i) && !items_[i].demoted && (!winner || items_[i].meaning.seniority < winner->meaning.seniority)) winner = &items_[i];
    }
    const Item* function = winner ? FunctionOf(*winner) : FunctionIn(0, kMaxItems);
    const auto share = static_cast<std::uint16_t>(words_.size() == 0 ? 0 : known_ * 100 / words_.size());
    if (winner) {
      reading.seniority = winner->meaning.seniority;
      reading.decides = winner->meaning.decides;
      reading.function = winner->meaning.hasFunction ? winner->meaning.function : function ? function->meaning.function : JobFunction::kOther;
      reading.confidence = static_cast<std::uint16_t>(450 + share / 2);
    } else if (former_) {
      reading.decides = Decides::kNo;
      reading.confidence = static_cast<std::uint16_t>(400 + share / 2);
    } else if (HasDeputy()) {
      reading.decides = Decides::kInfluences;
      reading.function = function ? function->meaning.function : JobFunction::kOther;
      reading.confidence = static_cast<std::uint16_t>(250 + share / 2);
    } else if (function) {
      reading.function = function->meaning.function;
      reading.confidence = static_cast<std::uint16_t>(150 + share / 4);
    }
    return reading;
  }

  const TitleWords& words_;
  const TitleLexicon& lexicon_;
  std::array<Item, kMaxItems> items_;
  std::size_t count_ = 0;
  std::size_t known_ = 0;  ///< tenths of words
  bool former_ = false;
};

}  // namespace

TitleReading ReadWords(const TitleWords& words, const TitleLexicon& lexicon) { return TitleReader(words, lexicon).Read(); }

}  // namespace bantam
