// SPDX-License-Identifier: MIT
// A contact's candidate facts, settled for one model and one moment: which one counts, how old it is, and what the model's leaves make of it.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "bantam/model.h"
#include "leaf_truth.h"
#include "zone_days.h"

namespace bantam {

/// One thing somebody said, visible at the moment. An imagined answer is told by a person, now.
struct Candidate {
  const Contact* owner = nullptr;
  const Fact* fact = nullptr;
  Instant at = kUndated;
  Day told = kNoDay;         ///< local day of `at`, else of CountsFrom()
  std::uint16_t index = kNoFact;   ///< into Model::facts
  bool expired = false;
};

struct SettledFact {
  std::int32_t winner = -1;  ///< into Facts::candidates; -1: unknown
  std::uint16_t rivals = 0;  ///< other candidates that have not expired
  bool expired = false;      ///< the winner is stale: unknown to conditions, partial evidence to BANT
  bool derived = false;      ///< a role read from the title
  bool Known() const { return winner >= 0 && !expired; }
};

/// What a text says to a fact's leaves does not depend on the day, and lists repeat their industries, countries and titles: a bounded
/// cache keyed by content, which never changes an answer.
class TextTruths {
 public:
  /// What the text is read as: itself, a title that speaks of the role, the domain of an address.
  enum class As : std::uint8_t { kItself, kRole, kDomain };
  struct Entry {
    std::uint64_t hash = 0;
    FactTruths truths;
    std::uint16_t fact = kNoFact;
    As as = As::kItself;
    bool filled = false;
    bool silent = false;       ///< a title that says nothing of the role
    std::uint16_t size = 0;
    std::array<char, 48> text{};
  };
  /// Forgets everything when the model is another one. O(1).
  void For(const Model& model);
  /// The entry of that text; not filled when it is new. O(1).
  Entry& EntryOf(std::uint16_t fact, As as, std::string_view text);

 private:
  static constexpr std::size_t kEntries = 1024;
  std::string model_;
  std::vector<Entry> entries_;
  std::size_t turn_ = 0;
};

struct Facts {
  const Model* model = nullptr;
  const Contact* contact = nullptr;
  Instant now = 0;
  Instant seenUntil = 0;                  ///< what is dated later is invisible; now, but for looking ahead
  Instant createdAt = kUndated;           ///< of the contact, as far as it is visible
  Instant lastContactedAt = kUndated;
  Day today = 0;
  std::vector<Fact> budget;               ///< what budgets are at the moment, where they hang on it
  std::vector<ContactWarning> warnings;   ///< of these
  std::vector<Candidate> candidates;      ///< own and account-wide, in input order, imagined ones last
  std::vector<Candidate> colleagues;      ///< what colleagues are: roles and titles of other contacts of the account
  std::vector<SettledFact> settled;       ///< by Model::facts
  LeafTruths leaves;                      ///< fact leaves; event leaves are set by features
  std::vector<Candidate> unrated;         ///< amounts that the model has no rate for: unknown
  std::size_t hidden = 0;                 ///< facts dated after now
  std::vector<std::uint16_t> told;        ///< into `settled`: those with a winner
  std::uint8_t evidence = 0;              ///< set of Criterion: something is known, fresh or stale
  std::uint8_t rivalry = 0;               ///< set of Criterion that a fact with rivals sways
  mutable ZoneDays days;                  ///< caches: they never change an answer
  mutable ReadingMemo readings;
  mutable TextTruths texts;

  const Candidate* WinnerOf(std::uint16_t fact) const {
    const std::int32_t winner = settled[fact].winner;
    return winner < 0 ? nullptr : &candidates[static_cast<std::size_t>(winner)];
  }
};

/// Settles everything; `imagined` answers are added as if told now by a person. Reuses the memory of `facts`. O(facts of the contact).
void SettleFacts(const Model& model, const Contact& contact, std::span<const AnswerOption* const> imagined, Instant now, Facts& facts);
/// The same at a later moment: what is dated after `seenUntil` stays invisible.
void SettleFactsUntil(const Model& model, const Contact& contact, std::span<const AnswerOption* const> imagined, Instant now, Instant seenUntil, Facts& facts);

/// The truths of a model fact's leaves for one candidate's value. `readAsRole`: of a title, for the role; unknown where it says nothing of it.
FactTruths TruthsOf(const Facts& facts, std::uint16_t fact, const Candidate& candidate, bool readAsRole = false);

void SetTruths(const ModelFact& fact, const FactTruths& truths, LeafTruths& leaves);

/// Two values that cannot both be right: ranges apart, texts that differ.
bool Contradict(const Model& model, const Candidate& a, const Candidate& b);

}  // namespace bantam
