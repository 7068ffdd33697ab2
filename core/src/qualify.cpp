// SPDX-License-Identifier: MIT
#include "bantam/qualify.h"

#include <algorithm>

#include "changes.h"
#include "handoff.h"
#include "questions.h"
#include "workspace.h"

namespace bantam {
namespace {

char LetterOf(std::int64_t value, const std::array<std::int64_t, 3>& bounds, char best) {
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (value >= bounds[i]) return static_cast<char>(best + static_cast<char>(i));
  }
  return static_cast<char>(best + 3);
}

void TakeResults(const Model& model, const Situation& situation, Assessment& out) {
  out.tier = situation.tier;
  out.score = situation.totals.score();
  out.fit = situation.totals.fit;
  out.engagement = situation.totals.engagement;
  out.bant = situation.bant.states;
  out.grade = {LetterOf(out.fit, model.grades[0], 'A'), LetterOf(out.engagement, model.grades[1], '1')};
  const Contact& contact = *situation.facts.contact;
  out.fitOnly = contact.hasObserved && contact.observed.empty();
}

void ClearResults(Assessment& out) {
  out.score = out.fit = out.engagement = 0;
  out.range = {};
  out.reachable = 0;
  out.verdict = Verdict::kDecided;
  out.missing.clear();
  out.next = {};
  out.paths.clear();
  out.change.reset();
  out.handoff = {};
  out.fitOnly = false;
}

}  // namespace

std::string_view CoreVersion() { return BANTAM_VERSION; }

std::string_view NameOf(Verdict verdict) { return verdict == Verdict::kDecided ? "decided" : verdict == Verdict::kImpossible ? "impossible" : "open"; }

std::string_view NameOf(HandoffState state) {
  constexpr std::string_view names[] = {"none", "not_ready", "verify", "open", "answered"};
  return names[static_cast<std::size_t>(state)];
}

std::uint8_t MissingSet(const Assessment& assessment) {
  unsigned missing = 0;
  for (std::size_t c = 0; assessment.standing == Standing::kLead && c < kCriteria; ++c) {
    if (assessment.bant[c] == BantState::kUnknown || assessment.bant[c] == BantState::kPartial) missing |= 1u << c;
  }
  return static_cast<std::uint8_t>(missing);
}

WorkRank RankOf(const Assessment& assessment, std::uint64_t arrival) {
  WorkRank rank;
  rank.arrival = arrival;
  if (assessment.standing != Standing::kLead) return rank;
  const bool running = assessment.tier == Tier::kSql && assessment.handoff.dueAt != kUndated && assessment.handoff.answeredAt == kUndated;
  if (running) rank.dueAt = assessment.handoff.dueAt;
  rank.tier = static_cast<std::int8_t>(assessment.tier);
  rank.score = assessment.score;
  rank.fit = assessment.fit;
  return rank;
}

bool ComesBefore(const WorkRank& a, const WorkRank& b) {
  if (a.dueAt != b.dueAt) return a.dueAt < b.dueAt;
  if (a.tier != b.tier) return a.tier > b.tier;
  if (a.score != b.score) return a.score > b.score;
  if (a.fit != b.fit) return a.fit > b.fit;
  return a.arrival < b.arrival;
}

Qualifier::Qualifier(std::shared_ptr<const Model> model, std::string_view locale) : work_(std::make_unique<Workspace>()) {
  work_->model = std::move(model);
  work_->words = &Words::For(locale);
  work_->locale = std::string(locale);
}
Qualifier::~Qualifier() = default;
Qualifier::Qualifier(Qualifier&&) noexcept = default;
Qualifier& Qualifier::operator=(Qualifier&&) noexcept = default;

const Model& Qualifier::model() const { return *work_->model; }
const Situation& Qualifier::situation() const { return work_->situation; }

const Assessment& Qualifier::Score(const Contact& contact, Instant now) {
  Assessment& out = work_->assessment;
  FindSituation(*work_->model, contact, {}, now, work_->situation);
  ClearResults(out);
  out.standing = StandingOf(*work_->model, work_->situation.facts);
  out.bant = work_->situation.bant.states;
  if (out.standing != Standing::kLead) return out;
  TakeResults(*work_->model, work_->situation, out);
  if (out.tier == Tier::kSql && work_->model->promise) out.handoff = FindHandoff(work_->situation, work_->scratch);
  return out;
}

const Assessment& Qualifier::Assess(const Contact& contact, Instant now) {
  Score(contact, now);
  Assessment& out = work_->assessment;
  if (out.standing != Standing::kLead) return out;
  Situation& situation = work_->situation;
  Foresee(situation);
  out.range = situation.open.score;
  out.reachable = situation.reachable;
  out.verdict = VerdictOf(situation.reachable);
  Imagination imagination(situation, work_->scratch);
  FindNext(situation, imagination, out);
  FindPaths(situation, imagination, out);
  out.change = FindChange(situation, work_->scratch);
  out.handoff = FindHandoff(situation, work_->scratch);
  return out;
}

void Qualifier::AppendAnnotation(std::string& out) const {
  WriteAnnotation(*work_->model, work_->situation, work_->assessment, *work_->words, work_->locale, out);
}

std::string_view Qualifier::QuestionText(std::int32_t question) const {
  if (question < 0) return {};
  const Question& asked = work_->model->questions[static_cast<std::size_t>(question)];
  return asked.text.byLocale.empty() ? work_->words->Question(asked.id) : asked.text.In(work_->locale);
}

std::string_view Qualifier::TierLabel(Tier tier) const {
  const LocalWords& own = work_->model->tiers[static_cast<std::size_t>(tier)].label;
  return own.byLocale.empty() ? work_->words->Label("tier." + std::string(NameOf(tier))) : own.In(work_->locale);
}

std::string_view Qualifier::StandingLabel(Standing standing) const { return work_->words->Label("standing." + std::string(NameOf(standing))); }

}  // namespace bantam
