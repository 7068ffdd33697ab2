// SPDX-License-Identifier: MIT
#include "cell_stage.h"

#include <algorithm>

#include "lexicon.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxStageBytes = 100;
constexpr std::string_view kRival = "competitor";

/// A fact of source crm, or null where there is no room.
Fact* AddFact(Contact& contact, AttributeId id) {
  if (contact.facts.size() >= kMaxFacts) return nullptr;
  Fact& fact = contact.facts.emplace_back();
  fact.attribute = id;
  return &fact;
}

bool TellRival(Contact& contact) {
  auto& names = contact.customNames;
  if (std::find(names.begin(), names.end(), kRival) != names.end()) return true;   // a column of its own has said it
  if (names.size() >= kMaxCustomAttributes) return false;
  Fact* const fact = AddFact(contact, static_cast<AttributeId>(kCustomAttribute + names.size()));
  if (fact == nullptr) return false;
  names.push_back(kRival);
  fact->value.kind = ValueKind::kBool;
  fact->value.low = fact->value.high = 1;
  return true;
}

}  // namespace

void HeardStage::Hear(std::string_view text, bool own) {
  if (text.size() > kMaxStageBytes) return;
  std::string scratch;
  const auto found = HeaderLexicon::Get().stages.Find(HeaderKey(text, scratch));
  if (!found) return;
  const std::uint32_t says = *found & ~kKnownToModels;
  if (says == kSaysCompetitor) rival_ = true;
  if (says == kSaysCompetitor || says + own <= says_) return;
  constexpr std::string_view kNames[] = {"", "partner", "customer", "opted_out"};
  says_ = says;
  text_ = (*found & kKnownToModels) != 0 ? text : kNames[says];
}

bool HeardStage::Tell(Contact& contact) const {
  if (rival_ && !TellRival(contact)) return false;
  if (says_ == kNoStage) return true;
  auto& facts = contact.facts;
  const auto stage = std::find_if(facts.begin(), facts.end(), [](const Fact& fact) { return fact.attribute == kLifecycleStage; });
  Fact* const fact = stage != facts.end() ? &*stage : AddFact(contact, kLifecycleStage);
  if (fact == nullptr) return false;
  fact->value.kind = ValueKind::kText;
  fact->value.text = text_;
  return true;
}

}  // namespace bantam
