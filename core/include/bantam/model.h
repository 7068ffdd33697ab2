// SPDX-License-Identifier: MIT
// A scoring model, read once from its JSON document (schema/model.md) into this immutable form and asked many times, from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/condition.h"
#include "bantam/contact.h"
#include "bantam/decay.h"
#include "bantam/fault.h"
#include "bantam/office_hours.h"
#include "bantam/time_zone.h"

namespace bantam {

inline constexpr std::size_t kMaxModelBytes = 1u << 20;
inline constexpr int kMaxModelDepth = 48;
inline constexpr int kMaxConditionDepth = 16;
inline constexpr std::size_t kMaxRules = 256;      ///< attribute rules, and as many event rules
inline constexpr std::size_t kMaxGroups = 64;
inline constexpr std::size_t kMaxModelFacts = 192;
inline constexpr std::size_t kMaxEventTypes = 64;
inline constexpr std::size_t kMaxQuestions = 64;
inline constexpr std::size_t kMaxOptions = 16;
inline constexpr std::size_t kMaxPersonas = 64;
inline constexpr std::size_t kMaxListed = 1'000;   ///< words of one condition, holidays, currencies

enum class Axis : std::uint8_t { kFit, kEngagement };
enum class Tier : std::uint8_t { kDisqualified, kLead, kMql, kSql };
inline constexpr std::size_t kTiers = 4;
enum class Standing : std::uint8_t { kLead, kCustomer, kPartner, kColleague, kOptedOut };
enum class QuestionCriterion : std::uint8_t { kBudget, kAuthority, kNeed, kTimeline, kCompetition, kFit };
enum class RoutingHow : std::uint8_t { kFastest, kAutomatic, kBooker, kManual };

std::string_view NameOf(Tier tier);           ///< `sql`
std::string_view NameOf(Standing standing);   ///< `opted_out`
std::string_view NameOf(Axis axis);
std::string_view NameOf(Criterion criterion);
std::string_view NameOf(QuestionCriterion criterion);
std::string_view NameOf(BantState state);
std::string_view NameOf(RoutingHow how);
std::optional<Tier> FindTier(std::string_view name);

/// Words by locale; English is always there.
struct LocalWords {
  std::vector<std::pair<std::string, std::string>> byLocale;  ///< sorted by locale
  /// The words of a locale, of its language, else English; empty when there are none at all.
  std::string_view In(std::string_view locale) const;
};

struct Limits {
  std::int64_t low = INT64_MIN;   ///< thousandths
  std::int64_t high = INT64_MAX;
  std::int64_t Clamp(std::int64_t value) const { return value < low ? low : value > high ? high : value; }
};

/// One attribute that the model asks about, and all that can be told of it. Its leaves stand side by side.
struct ModelFact {
  AttributeId attribute = 0;          ///< kCustomAttribute for `custom.*`
  std::string customName;
  std::uint16_t firstLeaf = 0;
  std::uint16_t leafCount = 0;
  std::int32_t expiresDays = -1;      ///< -1: never
  std::uint8_t criteria = 0;          ///< set of Criterion whose evidence this is
  std::uint8_t sways = 0;             ///< set of Criterion whose evidence this is or whose conditions ask it
  bool onlyDomains = false;           ///< its leaves ask no more of a text than the domain of an address
  /// Every combination of truths that some value gives (value known): what an unknown fact can turn out to be.
  std::vector<FactTruths> completions;
  /// The values behind completions of number facts, ascending: which of them a range allows.
  std::vector<std::pair<std::int64_t, FactTruths>> samples;
  bool loose = false;                 ///< too many combinations to list: every leaf may be anything
};

struct Group {
  std::string id;
  LocalWords name;
  Axis axis = Axis::kFit;
  Limits limits;
};

struct AttributeRule {
  std::string id;
  LocalWords name;
  std::uint16_t group = 0;            ///< the first two groups are the axes' own, without limits
  Points points = 0;
  ConditionId when = kNoCondition;
  std::vector<std::uint16_t> facts;   ///< of its leaves, ascending
  std::vector<std::uint64_t> factLeaves;   ///< by `facts`: which of the fact's leaves, counted from its first
  std::vector<std::uint16_t> eventLeaves;   ///< ascending
};

enum class RepeatBy : std::uint8_t { kNothing, kAsset, kUrl, kTopic };

struct EventRule {
  std::string id;
  LocalWords name;
  std::uint16_t group = 1;
  Points points = 0;
  EventFilter filter;
  RepeatBy repeatBy = RepeatBy::kNothing;
  std::uint32_t perObject = 0;
  std::uint32_t times = 0;            ///< 0: no limit
  Decay decay = Decay::None();
};

struct CriterionRule {
  std::vector<std::uint16_t> facts;
  ConditionId met = kNoCondition;
  ConditionId unmet = kNoCondition;
};

/// What one answer makes known: facts (of the option's own contact) and the truths of their leaves.
struct AnswerOption {
  std::string id;
  LocalWords label;
  std::int64_t prior = 1;
  std::unique_ptr<Contact> answer;    ///< facts with source person, undated
  std::unique_ptr<std::string> text;  ///< what `answer` views into
  std::vector<std::pair<std::uint16_t, FactTruths>> truths;  ///< by fact, ascending
  bool entangled = false;             ///< truths alone do not say it: a title also speaks of the role, or one fact is told twice
};

struct Question {
  std::string id;
  LocalWords text;                    ///< empty: the catalogue's
  QuestionCriterion criterion = QuestionCriterion::kFit;
  std::uint16_t fact = 0;
  std::int32_t pauseDays = 14;
  std::vector<AnswerOption> options;
  std::int64_t priorSum = 0;
};

struct TierRule {
  LocalWords label;                   ///< empty: the plain default words
  ConditionId when = kNoCondition;
  LocalWords nextStep;
  std::int32_t reviewDays = -1;
};

struct Exclusion {
  std::string id;
  LocalWords name;
  ConditionId when = kNoCondition;
};

struct Route {
  std::string id;
  ConditionId when = kNoCondition;    ///< kNoCondition: always
  RoutingHow how = RoutingHow::kManual;
  std::string to;
};

struct Promise {
  std::int64_t minutes = 0;
  OfficeHours hours;
};

struct Persona {
  std::string id;
  LocalWords name;
  std::string contact;                ///< JSON
  std::optional<Tier> tier;
  std::int32_t rank = -1;             ///< position in `order`, 0 is best; -1: not in it
};

struct Currency {
  std::array<char, 4> code{};
  std::int64_t perUnit = 0;           ///< millionths of the model's currency
};

struct Model {
  std::string id;
  std::string version;
  LocalWords name;
  std::vector<std::string> absentLocales;   ///< whose words this model came without (model_image.h); asking in them would answer otherwise
  std::string hash;                   ///< SHA-256 of the document's RFC 8785 form
  const TimeZone* zone = nullptr;
  std::array<char, 4> currency{};
  Period period = Period::kYear;
  std::vector<Currency> rates;        ///< sorted by code, the model's own included
  std::vector<std::pair<std::string, std::string>> packs;  ///< id and hash, in the model's order
  std::vector<std::string> titleLanguages;  ///< of the title packs among them: by these alone titles are read

  std::array<Limits, 2> axes;
  std::vector<Group> groups;          ///< [0] and [1]: the axes' own
  std::vector<std::string> eventTypes;
  std::vector<ModelFact> facts;
  std::array<std::int16_t, kCustomAttribute> factOfAttribute{};  ///< -1: the model does not ask
  std::vector<Leaf> leaves;           ///< those of one fact side by side, events last
  std::size_t firstEventLeaf = 0;
  std::vector<ConditionNode> nodes;
  std::vector<std::uint32_t> children;

  std::vector<AttributeRule> attributeRules;
  std::vector<EventRule> eventRules;
  std::vector<std::vector<std::uint16_t>> rulesOfFact;   ///< attribute rules by fact
  std::vector<std::vector<std::uint16_t>> rulesOfType;   ///< event rules by event type
  std::array<CriterionRule, kCriteria> bant;
  std::vector<Question> questions;
  std::array<TierRule, kTiers> tiers;
  std::vector<Exclusion> exclusions;
  std::array<ConditionId, 5> standings{kNoCondition, kNoCondition, kNoCondition, kNoCondition, kNoCondition};
  std::array<std::array<std::int64_t, 3>, 2> grades{};   ///< fit A, B, C; engagement 1, 2, 3
  std::vector<Route> routing;
  bool personVerifies = false;
  std::optional<Promise> promise;
  Instant personasNow = kUndated;
  std::vector<Persona> personas;

  Model() = default;
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;
};

/// Whether the words are here that a reader of that locale would be given.
bool SpeaksLocale(const Model& model, std::string_view locale);

struct LoadedModel {
  std::shared_ptr<const Model> model;  ///< null when there are faults
  Faults faults;
  std::vector<std::string> missingPacks;  ///< ids of packs that it lists and that are not here; each is a fault too
};

/// Reads a model document. All faults are reported at once; a bad model never loads half. Codes: `syntax`, `too_large`, `too_deep`,
/// `duplicate_key`, `unknown_key`, `missing`, `wrong_type`, `bad_value`, `bad_number`, `too_many`, `unknown_fact`, `unknown_group`,
/// `unknown_zone`, `unknown_currency`, `unknown_pack`, `not_here`, `duplicate_id`, `schema_version`.
LoadedModel LoadModel(std::string_view document);

/// A shipped model (`reference`) or null; loaded at first use, lives for ever.
std::shared_ptr<const Model> ShippedModel(std::string_view id);

}  // namespace bantam
