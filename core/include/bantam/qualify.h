// SPDX-License-Identifier: MIT
// qualify(model, contact, now, locale): pure in its four arguments. Assess() finds the numbers, AppendAnnotation() words them as the
// annotation's JSON (schema/annotation.schema.json). One Qualifier keeps its memory from contact to contact; use one per thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/model.h"

namespace bantam {

/// The core's version, as annotations carry it.
std::string_view CoreVersion();

enum class Verdict : std::uint8_t { kDecided, kImpossible, kOpen };
enum class HandoffState : std::uint8_t { kNone, kNotReady, kVerify, kOpen, kAnswered };
enum class NextWhy : std::uint8_t { kDecides, kNarrows, kOrder };

std::string_view NameOf(Verdict verdict);
std::string_view NameOf(HandoffState state);

/// The unknown facts, by the question that asks for each and the answer that is needed.
struct PathStep {
  std::uint16_t question;   ///< into Model::questions
  std::uint16_t option;
};

struct NextQuestion {
  std::int32_t question = -1;      ///< into Model::questions; -1: nothing to ask
  Thousandths decides = 0;         ///< share of prior answers that change the tier or settle the verdict, 0 to 1
  NextWhy why = NextWhy::kOrder;
};

struct TierChange {
  Tier tier;
  Instant at;   ///< a local midnight
};

struct Handoff {
  HandoffState state = HandoffState::kNone;
  std::int32_t route = -1;         ///< into Model::routing
  Instant since = kUndated;        ///< start of the clock; kUndated: unknown
  Instant dueAt = kUndated;        ///< kUndated: no promise, or no known start
  Instant answeredAt = kUndated;
  bool breached = false;
  Day reviewAt = kNoDay;
};

/// Everything found of one contact. Points are thousandths. With a standing other than lead only standing, handoff and BANT speak.
struct Assessment {
  Standing standing = Standing::kLead;
  Tier tier = Tier::kLead;
  std::int64_t score = 0;
  std::int64_t fit = 0;
  std::int64_t engagement = 0;
  Interval range;
  std::uint8_t reachable = 0;      ///< set of Tier bits
  Verdict verdict = Verdict::kOpen;
  std::array<char, 2> grade{'D', '4'};
  std::array<BantState, kCriteria> bant{};
  std::vector<Criterion> missing;  ///< unknown or partial, the one whose answer decides most first
  NextQuestion next;
  std::vector<std::vector<PathStep>> paths;
  std::optional<TierChange> change;
  Handoff handoff;
  bool fitOnly = false;            ///< the source could not show any behaviour
};

/// The set, by Criterion bits, of what is unknown or partial; empty for whoever is not a lead. Also after Score.
std::uint8_t MissingSet(const Assessment& assessment);

/// What lists sort by: SQL with a running clock by due time, then tier, score, fit, order of arrival.
struct WorkRank {
  Instant dueAt = INT64_MAX;       ///< INT64_MAX: no running clock
  std::int8_t tier = -1;           ///< -1: not a lead
  std::int64_t score = 0;
  std::int64_t fit = 0;
  std::uint64_t arrival = 0;
};
WorkRank RankOf(const Assessment& assessment, std::uint64_t arrival);
/// Strict weak order; total where arrivals differ.
bool ComesBefore(const WorkRank& a, const WorkRank& b);

class Qualifier {
 public:
  /// `locale` chooses the words of reasons and questions (`en`, `fi`).
  Qualifier(std::shared_ptr<const Model> model, std::string_view locale);
  ~Qualifier();
  Qualifier(Qualifier&&) noexcept;
  Qualifier& operator=(Qualifier&&) noexcept;

  const Model& model() const;

  /// The contact must outlive the next AppendAnnotation. The result is valid until the next call.
  const Assessment& Assess(const Contact& contact, Instant now);
  /// Score, tier, BANT and a promised clock alone, for lists: the same numbers as Assess, without range, questions, paths and changes.
  const Assessment& Score(const Contact& contact, Instant now);

  /// All that the last Assess or Score rests on, for other parts of the core.
  const struct Situation& situation() const;

  /// Words what the last Assess found, as one JSON object without a line end.
  void AppendAnnotation(std::string& out) const;

  /// The rules that weighed most in what the last Assess found, in words, the largest first; limits and decay are no reasons.
  std::vector<std::string> TopReasons(std::size_t most) const;

  /// The words of the next question, or of any question of the model.
  std::string_view QuestionText(std::int32_t question) const;
  std::string_view TierLabel(Tier tier) const;
  std::string_view StandingLabel(Standing standing) const;

 private:
  struct Workspace;
  std::unique_ptr<Workspace> work_;
};

}  // namespace bantam
