// SPDX-License-Identifier: MIT
// The attributes of a contact: one table of paths and kinds that contact reading, headers, models and evidence share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bantam {

/// What values an attribute takes. kAny keeps text, number, yes/no or list as it comes.
enum class AttributeKind : std::uint8_t { kText, kNumber, kMoney, kDate, kBool, kList, kAny };

/// Position in the table of attributes.cpp. Values from kCustomAttribute on are the model's `custom.*` names.
using AttributeId = std::uint16_t;

#define BANTAM_ATTRIBUTES(X)                            \
  X(PersonName, "person.name", Text)                    \
  X(PersonTitle, "person.title", Text)                  \
  X(PersonDepartment, "person.department", Text)        \
  X(PersonEmail, "person.email", Text)                  \
  X(PersonPhone, "person.phone", Text)                  \
  X(PersonCountry, "person.country", Text)              \
  X(PersonLanguage, "person.language", Text)            \
  X(CompanyName, "company.name", Text)                  \
  X(CompanyIndustry, "company.industry", Text)          \
  X(CompanyEmployees, "company.employees", Number)      \
  X(CompanyRevenue, "company.revenue", Money)           \
  X(CompanyCustomers, "company.customers", Number)      \
  X(CompanyFounded, "company.founded", Number)          \
  X(CompanyCountry, "company.country", Text)            \
  X(CompanyRegion, "company.region", Text)              \
  X(CompanyTechnologies, "company.technologies", List)  \
  X(CompanyMonthlyVisits, "company.monthlyVisits", Number)        \
  X(CompanySocialEngagement, "company.socialEngagement", Any)     \
  X(CompanyCampaigns, "company.campaigns", Any)         \
  X(CompanyPresentEfforts, "company.presentEfforts", Any)         \
  X(CompanyIdealUse, "company.idealUse", Any)           \
  X(CompanyBadFit, "company.badFit", Any)               \
  X(BudgetAmount, "bant.budget.amount", Money)          \
  X(BudgetMin, "bant.budget.min", Money)                \
  X(BudgetMax, "bant.budget.max", Money)                \
  X(BudgetCurrency, "bant.budget.currency", Text)       \
  X(BudgetPeriod, "bant.budget.period", Text)           \
  X(BudgetDepartment, "bant.budget.department", Text)   \
  X(BudgetSpendToday, "bant.budget.spendToday", Money)  \
  X(BudgetCostToBuild, "bant.budget.costToBuild", Money)          \
  X(BudgetCostOfIgnoring, "bant.budget.costOfIgnoring", Money)    \
  X(BudgetExpectedReturn, "bant.budget.expectedReturn", Any)      \
  X(BudgetPriceWeight, "bant.budget.priceWeight", Any)  \
  X(AuthorityRole, "bant.authority.role", Text)         \
  X(AuthorityDecisionMakers, "bant.authority.decisionMakers", Number)  \
  X(AuthorityDepartments, "bant.authority.departments", Any)      \
  X(AuthorityProcess, "bant.authority.process", Any)    \
  X(AuthorityFinalDecider, "bant.authority.finalDecider", Any)    \
  X(AuthorityConcerns, "bant.authority.concerns", Any)  \
  X(AuthorityRolloutOwner, "bant.authority.rolloutOwner", Any)    \
  X(AuthoritySuccessMeasures, "bant.authority.successMeasures", Any)   \
  X(NeedProblem, "bant.need.problem", Any)              \
  X(NeedCompanyProblem, "bant.need.companyProblem", Any)          \
  X(NeedGoals, "bant.need.goals", Any)                  \
  X(NeedFeatures, "bant.need.features", Any)            \
  X(NeedUrgency, "bant.need.urgency", Any)              \
  X(NeedTrigger, "bant.need.trigger", Any)              \
  X(NeedFoundUs, "bant.need.foundUs", Any)              \
  X(NeedBenefitToUs, "bant.need.benefitToUs", Any)      \
  X(TimelineDate, "bant.timeline.date", Date)           \
  X(TimelineWithinDays, "bant.timeline.withinDays", Number)       \
  X(TimelinePriority, "bant.timeline.priority", Any)    \
  X(TimelineStart, "bant.timeline.start", Date)         \
  X(TimelineTimely, "bant.timeline.timely", Bool)       \
  X(TimelineCompeting, "bant.timeline.competing", Any)  \
  X(CompetitionStatus, "competition.status", Any)       \
  X(CompetitionAlternatives, "competition.alternatives", Any)     \
  X(ConsentProfiling, "consent.profiling", Bool)        \
  X(OriginChannel, "origin.channel", Text)              \
  X(OriginCampaign, "origin.campaign", Text)            \
  X(OriginReferrer, "origin.referrer", Text)            \
  X(LifecycleStage, "lifecycle.stage", Text)            \
  X(LifecycleOwner, "lifecycle.owner", Text)            \
  X(LifecycleCreatedAt, "lifecycle.createdAt", Date)    \
  X(LifecycleLastContactedAt, "lifecycle.lastContactedAt", Date)  \
  X(LifecycleOutcome, "lifecycle.outcome", Text)        \
  X(LifecycleOutcomeAt, "lifecycle.outcomeAt", Date)    \
  X(LifecycleOutcomeReason, "lifecycle.outcomeReason", Text)      \
  X(LifecycleValue, "lifecycle.value", Money)

/// kPersonName, kCompanyEmployees, … in the table's order.
enum Attribute : AttributeId {
#define BANTAM_ATTRIBUTE_NAME(name, path, kind) k##name,
  BANTAM_ATTRIBUTES(BANTAM_ATTRIBUTE_NAME)
#undef BANTAM_ATTRIBUTE_NAME
  kAttributeCount
};

/// Ids from here on are `custom.<name>`; in a Contact they index Contact::customNames.
inline constexpr AttributeId kCustomAttribute = 128;

/// Whether it is one person's alone: what one contact of an account tells of it says nothing of the others. A firm's own attributes may be the account's.
constexpr bool IsOfPerson(AttributeId id) {
  return id <= kPersonLanguage || id == kAuthorityRole || (id >= kConsentProfiling && id < kAttributeCount);
}

std::string_view AttributePath(AttributeId id);
AttributeKind KindOf(AttributeId id);
/// Whether no number or amount of it is below nothing: all but days, which may have passed, and a firm's own.
bool NeverNegative(AttributeId id);
/// The id of a path of the table (not of `custom.*`). O(log n).
std::optional<AttributeId> FindAttribute(std::string_view path);

}  // namespace bantam
