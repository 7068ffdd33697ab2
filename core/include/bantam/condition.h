// SPDX-License-Identifier: MIT
// Conditions in compiled form: small trees over leaves. A leaf asks one thing of one fact (or of the events) and is true, false or
// unknown; the trees combine leaves by Kleene's three-valued logic. All that is ever asked of a contact's facts is asked once, as its
// leaves; everything above works on the leaves' bits, so that an imagined answer is a few changed bits.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bantam/attributes.h"
#include "bantam/decimal.h"

namespace bantam {

enum class Truth : std::uint8_t { kFalse, kUnknown, kTrue };

inline constexpr std::size_t kMaxLeaves = 512;
inline constexpr std::size_t kMaxLeavesPerFact = 64;

/// The truth of one fact's leaves, counted from its first leaf.
struct FactTruths {
  std::uint64_t known = 0;
  std::uint64_t yes = 0;   ///< a subset of known
  bool operator==(const FactTruths&) const = default;
};

/// The truth of every leaf of a model: two bits a leaf, plain data.
class LeafTruths {
 public:
  Truth Get(std::size_t leaf) const {
    const std::uint64_t bit = std::uint64_t{1} << (leaf & 63);
    if ((known_[leaf >> 6] & bit) == 0) return Truth::kUnknown;
    return (true_[leaf >> 6] & bit) != 0 ? Truth::kTrue : Truth::kFalse;
  }
  void Set(std::size_t leaf, Truth truth) {
    const std::uint64_t bit = std::uint64_t{1} << (leaf & 63);
    known_[leaf >> 6] = truth == Truth::kUnknown ? known_[leaf >> 6] & ~bit : known_[leaf >> 6] | bit;
    true_[leaf >> 6] = truth == Truth::kTrue ? true_[leaf >> 6] | bit : true_[leaf >> 6] & ~bit;
  }
  /// Sets `count` leaves from `first` on (at most 64).
  void SetRange(std::size_t first, std::size_t count, const FactTruths& truths) {
    if (count == 0) return;
    const std::uint64_t all = ~std::uint64_t{0} >> (64 - count);
    const std::size_t word = first >> 6, shift = first & 63;
    Merge(word, all << shift, truths.known << shift, truths.yes << shift);
    if (shift + count > 64) Merge(word + 1, all >> (64 - shift), truths.known >> (64 - shift), truths.yes >> (64 - shift));
  }
  /// The known and the true leaves among 64 that stand together.
  FactTruths Word(std::size_t word) const { return {known_[word], true_[word]}; }
  bool operator==(const LeafTruths&) const = default;

 private:
  void Merge(std::size_t word, std::uint64_t mask, std::uint64_t known, std::uint64_t yes) {
    known_[word] = (known_[word] & ~mask) | (known & mask);
    true_[word] = (true_[word] & ~mask) | (yes & mask);
  }
  std::array<std::uint64_t, kMaxLeaves / 64> known_{};
  std::array<std::uint64_t, kMaxLeaves / 64> true_{};
};

/// Which events a rule or a condition counts.
struct EventFilter {
  std::vector<std::uint8_t> types;  ///< indices into Model::eventTypes, at least one
  std::vector<std::string> assets;  ///< empty: any
  std::vector<std::string> topics;
  std::vector<std::string> notTopics;
  std::string urlContains;
  std::uint32_t minSeconds = 0;
  bool open = false;                ///< without a contact attempt at or after it
};

enum class LeafKind : std::uint8_t {
  kOneOf, kContainsWord, kRange, kInDays, kExists, kNone, kSeniority, kFunction, kDecides, kDomainClass, kDomain, kEvent
};

inline constexpr std::uint16_t kNoFact = 0xFFFF;

struct Leaf {
  LeafKind kind = LeafKind::kExists;
  std::uint16_t fact = kNoFact;       ///< index into Model::facts; kNoFact for events
  std::int64_t low = 0;               ///< kRange: thousandths; kInDays: days
  std::int64_t high = 0;
  std::uint32_t mask = 0;             ///< of Seniority, JobFunction, Decides, DomainClass values
  std::vector<std::string> words;     ///< folded texts, phrases or domains
  std::vector<Thousandths> numbers;   ///< kOneOf
  std::uint8_t booleans = 0;          ///< kOneOf: 1 accepts false, 2 accepts true
  EventFilter filter;                 ///< kEvent
  std::uint32_t atLeast = 1;
  std::int32_t withinDays = -1;       ///< -1: any age
};

enum class BantState : std::uint8_t { kUnmet, kUnknown, kPartial, kMet };
enum class Criterion : std::uint8_t { kBudget, kAuthority, kNeed, kTimeline };
inline constexpr std::size_t kCriteria = 4;

enum class NodeKind : std::uint8_t { kLeaf, kAll, kAny, kNot, kScore, kFit, kEngagement, kBantMet, kCriterion };

struct ConditionNode {
  NodeKind kind = NodeKind::kLeaf;
  std::uint8_t criterion = 0;
  std::uint8_t stateMask = 0;        ///< of BantState values
  std::uint32_t first = 0;           ///< kLeaf: leaf index; kAll, kAny, kNot: into Model::children
  std::uint32_t count = 0;
  std::int64_t low = INT64_MIN;      ///< kScore…: thousandths; kBantMet: a count
  std::int64_t high = INT64_MAX;
  std::uint64_t mask = 0;            ///< of kLeaf, and of kAll and kAny over leaves that stand together: which of the 64 in `word`
  std::uint8_t word = 0;
};

/// Index of a root node in Model::nodes.
using ConditionId = std::int32_t;
inline constexpr ConditionId kNoCondition = -1;

struct Interval {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

/// What conditions over results see: what is, or, as intervals and sets, all that could be.
struct Outlook {
  Interval score;
  Interval fit;
  Interval engagement;
  Interval met;                                 ///< number of criteria met
  std::array<std::uint8_t, kCriteria> states{}; ///< sets of possible BantState values
};

/// Of a node with a mask: all its leaves at once.
inline Truth TruthOfMasked(const ConditionNode& node, const LeafTruths& leaves) {
  const FactTruths truths = leaves.Word(node.word);
  const std::uint64_t yes = truths.yes & node.mask, known = truths.known & node.mask;
  if (node.kind == NodeKind::kAll) return known != yes ? Truth::kFalse : yes == node.mask ? Truth::kTrue : Truth::kUnknown;
  return yes != 0 ? Truth::kTrue : known == node.mask ? Truth::kFalse : Truth::kUnknown;
}

struct Model;
/// Finds the masks of all nodes, once the leaves have their places. O(nodes).
void FindMasks(Model& model);

/// The truth of a condition. With an Outlook of intervals the answer is sound: kTrue and kFalse hold for everything inside it.
/// `outlook` may be null where the condition has only leaves. O(nodes).
Truth Evaluate(const Model& model, ConditionId condition, const LeafTruths& leaves, const Outlook* outlook);

/// The set, by Truth bits, of a condition's truths for everything inside `outlook`, the leaves staying as they are. O(nodes).
unsigned PossibleTruths(const Model& model, ConditionId condition, const LeafTruths& leaves, const Outlook& outlook);

}  // namespace bantam
