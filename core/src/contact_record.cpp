// SPDX-License-Identifier: MIT
#include "bantam/contact_record.h"

#include <algorithm>

#include "fact_reader.h"
#include "json_writer.h"
#include "settle_budget.h"
#include "value_readers.h"

namespace bantam {
namespace {

/// How a packer may write values of a slot without asking.
enum Takes : unsigned {
  kTakesNumbers = 1,   ///< whole numbers as kNumber
  kTakesYesNo = 2,     ///< true and false as kYesNo
  kTakesDates = 4,     ///< moments as kDate
  kTakesRanges = 8,    ///< objects of whole amounts as kRange
  kAnyText = 16,       ///< texts all say the same: that there is something
  kDomainOnly = 32,    ///< addresses of one domain say the same
  kTakesPeople = 64,   ///< people with a role or name, as their number
  kOwnOnly = 128,      ///< a colleague's belongs to other facts of the same colleague, whom records do not name
};

bool LeavesOnly(const Model& model, const ModelFact& fact, bool domains) {
  for (std::size_t i = 0; i < fact.leafCount; ++i) {
    const LeafKind kind = model.leaves[fact.firstLeaf + i].kind;
    const bool ofDomain = kind == LeafKind::kDomain || kind == LeafKind::kDomainClass;
    if (kind != LeafKind::kExists && kind != LeafKind::kNone && !(domains && ofDomain)) return false;
  }
  return true;
}

unsigned TakesOf(const Model& model, AttributeKind kind, AttributeId attribute, const ModelFact* fact) {
  unsigned takes = 0;
  if (kind == AttributeKind::kNumber || kind == AttributeKind::kMoney || kind == AttributeKind::kAny) takes |= kTakesNumbers | kTakesRanges;
  if (kind == AttributeKind::kBool || kind == AttributeKind::kAny) takes |= kTakesYesNo;
  if (kind == AttributeKind::kDate) takes |= kTakesDates;
  if (attribute == kAuthorityDecisionMakers) takes |= kTakesPeople;
  if (IsBudgetPart(attribute) && attribute != kBudgetAmount) takes |= kOwnOnly;
  const bool asText = kind == AttributeKind::kText || kind == AttributeKind::kAny || kind == AttributeKind::kList;
  const bool readElsewhere = attribute == kPersonTitle || attribute == kBudgetCurrency || attribute == kBudgetPeriod;
  if (fact == nullptr || !asText || readElsewhere) return takes;
  if (LeavesOnly(model, *fact, false)) return takes | kAnyText;
  if (kind == AttributeKind::kText && LeavesOnly(model, *fact, true)) takes |= kDomainOnly;
  return takes;
}

bool Any(const Model& model, bool (*of)(const EventFilter&)) {
  return std::any_of(model.eventRules.begin(), model.eventRules.end(), [of](const EventRule& rule) { return of(rule.filter); }) ||
         std::any_of(model.leaves.begin(), model.leaves.end(), [of](const Leaf& leaf) { return leaf.kind == LeafKind::kEvent && of(leaf.filter); });
}

/// Whether events of a type can change a score or a condition.
bool Counts(const Model& model, std::size_t type) {
  const auto has = [type](const EventFilter& filter) { return std::find(filter.types.begin(), filter.types.end(), type) != filter.types.end(); };
  return std::any_of(model.eventRules.begin(), model.eventRules.end(), [&](const EventRule& rule) { return rule.points != 0 && has(rule.filter); }) ||
         std::any_of(model.leaves.begin(), model.leaves.end(), [&](const Leaf& leaf) { return leaf.kind == LeafKind::kEvent && has(leaf.filter); });
}

bool Repeats(const Model& model, RepeatBy by) {
  return std::any_of(model.eventRules.begin(), model.eventRules.end(), [by](const EventRule& rule) { return rule.repeatBy == by; });
}

}  // namespace

ContactRecords::ContactRecords(std::shared_ptr<const Model> model)
    : model_(std::move(model)), reader_(*model_->zone), qualifier_(model_, "en"), learned_(1), words_(1) {
  for (const ModelFact& fact : model_->facts) {
    if (fact.attribute != kCustomAttribute) AddSlot(fact.attribute, &fact);
    else AddSlot(static_cast<AttributeId>(kCustomAttribute + customNames_.size()), &fact), customNames_.push_back(fact.customName);
  }
  AddFactsBeside();
}

void ContactRecords::AddSlot(AttributeId attribute, const ModelFact* fact) {
  if (fact == nullptr && HasSlot(attribute)) return;
  const bool custom = attribute >= kCustomAttribute;
  const AttributeKind kind = custom ? AttributeKind::kAny : KindOf(attribute);
  slots_.push_back({attribute, custom ? "custom." + fact->customName : std::string(AttributePath(attribute)), TakesOf(*model_, kind, attribute, fact)});
}

bool ContactRecords::HasSlot(AttributeId attribute) const {
  return std::any_of(slots_.begin(), slots_.end(), [attribute](const Slot& slot) { return slot.attribute == attribute; });
}

/// What the model does not ask itself, but without which other facts would not be what they are.
void ContactRecords::AddFactsBeside() {
  if (Asks(kBudgetAmount) || Asks(kBudgetMin) || Asks(kBudgetMax)) {
    for (AttributeId of = kBudgetAmount; of <= kBudgetPeriod; ++of) AddSlot(of, nullptr);
  }
  if (Asks(kAuthorityRole) && !model_->titleLanguages.empty()) AddSlot(kPersonTitle, nullptr);
  if (Asks(kLifecycleOutcome) || Asks(kLifecycleOutcomeReason) || Asks(kLifecycleValue)) AddSlot(kLifecycleOutcomeAt, nullptr);
}

bool ContactRecords::AsksAttempts() const {
  return model_->promise.has_value() || Any(*model_, [](const EventFilter& filter) { return filter.open; });
}

std::string ContactRecords::Layout() const {
  const bool promise = model_->promise.has_value();
  std::string out;
  JsonWriter json(out);
  json.Open('{');
  json.Key("slots").Open('[');
  for (const Slot& slot : slots_) {
    json.Open('{');
    json.Key("path").Text(slot.path);
    json.Key("takes").Whole(slot.takes);
    json.Key("mostNothing").Whole(static_cast<int>(MostNothing(IsAnswer(slot.attribute))));
    json.Close('}');
  }
  json.Close(']');
  // Whether the parts of a name count, joined as the reader joins them.
  json.Key("names").Boolean(Asks(kPersonName));
  json.Key("moments").Open('{');
  if (promise || Asks(kTimelineWithinDays) || Asks(kLifecycleCreatedAt)) json.Key("createdAt").Whole(static_cast<int>(MomentKind::kCreated));
  if (AsksAttempts() || Asks(kLifecycleLastContactedAt)) {
    json.Key("lastContactedAt").Whole(static_cast<int>(MomentKind::kContacted));
    json.Key("attempts").Whole(static_cast<int>(MomentKind::kAttempt));
  }
  if (promise) {
    json.Key("sqlSince").Whole(static_cast<int>(MomentKind::kSqlSince));
    json.Key("verifiedAt").Whole(static_cast<int>(MomentKind::kVerified));
  }
  json.Close('}');
  // Where an answer is promised, everything that is dated may start its clock; else only what may score.
  json.Key("allEvents").Boolean(promise);
  json.Key("eventTypes").Open('[');
  for (std::size_t type = 0; type < model_->eventTypes.size(); ++type) {
    if (Counts(*model_, type)) json.Text(model_->eventTypes[type]);
  }
  json.Close(']');
  json.Key("sections").Open('[');
  for (std::string_view path : {"person", "company", "bant", "bant.budget", "bant.authority", "bant.need", "bant.timeline", "competition", "consent",
                                "origin", "lifecycle", "custom"}) {
    json.Text(path);
  }
  json.Close(']');
  json.Key("assets").Boolean(Repeats(*model_, RepeatBy::kAsset) || Any(*model_, [](const EventFilter& filter) { return !filter.assets.empty(); }));
  json.Key("topics").Boolean(Repeats(*model_, RepeatBy::kTopic) ||
                             Any(*model_, [](const EventFilter& filter) { return !filter.topics.empty() || !filter.notTopics.empty(); }));
  json.Key("urls").Boolean(Repeats(*model_, RepeatBy::kUrl) || Any(*model_, [](const EventFilter& filter) { return !filter.urlContains.empty(); }));
  json.Key("seconds").Boolean(Any(*model_, [](const EventFilter& filter) { return filter.minSeconds > 0; }));
  json.Key("mostText").Whole(static_cast<int>(kMaxLearnedText));
  const auto name = [&json](std::string_view key, auto first, auto last) {
    json.Key(key).Open('[');
    for (auto i = static_cast<unsigned>(first); i <= static_cast<unsigned>(last); ++i) json.Text(NameOf(static_cast<decltype(first)>(i)));
    json.Close(']');
  };
  name("tiers", Tier::kDisqualified, Tier::kSql);
  name("standings", Standing::kLead, Standing::kOptedOut);
  name("criteria", Criterion::kBudget, Criterion::kTimeline);
  json.Close('}');
  return out;
}

std::string ContactRecords::DocumentOf(std::size_t slot, bool fromAccount, std::string_view value) const {
  const std::string& path = slots_[slot].path;
  std::string out;
  JsonWriter json(out);
  if (fromAccount) {
    json.Open('{');
    json.Key("accountFacts").Open('[');
    json.Open('{');
    json.Key("fact").Text(path);
    return out.append(",\"value\":").append(value).append("}]}");
  }
  std::string ends;
  const bool custom = slots_[slot].attribute >= kCustomAttribute;   // whose names may hold dots
  for (std::size_t from = 0, dot; from <= path.size(); from = dot + 1) {
    dot = custom && from > 0 ? path.size() : std::min(path.find('.', from), path.size());
    json.Open('{');
    json.Key(std::string_view(path).substr(from, dot - from));
    ends += '}';
  }
  return out.append(value).append(ends);
}

void ContactRecords::Keep(const Fact& read, AttributeId attribute) {
  Fact fact = read;
  const auto first = static_cast<std::uint32_t>(items_.size());
  for (std::uint32_t i = 0; fact.value.kind == ValueKind::kList && i < fact.value.itemCount; ++i) {
    items_.push_back(texts_.Keep(scratch_.listItems[fact.value.firstItem + i]));
  }
  fact.attribute = attribute;
  fact.value.firstItem = first;
  fact.value.text = texts_.Keep(fact.value.text);
  fact.contact = fact.name = {};
  facts_.push_back(fact);
}

std::uint32_t ContactRecords::LearnValue(std::size_t slot, bool fromAccount, std::string_view json) {
  if (slot >= slots_.size() || learned_.size() > kMaxLearned || json.size() > kMaxLearnedText || bytes_ > kMaxLearnedBytes) return 0;
  document_ = DocumentOf(slot, fromAccount, json);
  if (reader_.Read(document_, scratch_)) return 0;
  const AttributeId attribute = slots_[slot].attribute;
  Learned learned{static_cast<std::uint32_t>(facts_.size()), 0};
  for (const Fact& fact : scratch_.facts) {
    const bool same = attribute >= kCustomAttribute ? fact.attribute >= kCustomAttribute : fact.attribute == attribute;
    if (same) Keep(fact, attribute);   // the reader makes an amount of the ends of a budget: that is for whole contacts
  }
  learned.count = static_cast<std::uint32_t>(facts_.size()) - learned.first;
  bytes_ += json.size() + learned.count * sizeof(Fact);
  learned_.push_back(learned);
  return static_cast<std::uint32_t>(learned_.size() - 1);
}

std::uint32_t ContactRecords::LearnWord(std::string_view text) {
  if (words_.size() > kMaxLearned || text.size() > kMaxLearnedText || bytes_ > kMaxLearnedBytes) return 0;
  bytes_ += text.size();
  words_.push_back(texts_.Keep(text));
  return static_cast<std::uint32_t>(words_.size() - 1);
}

Instant ContactRecords::ReadMoment(std::string_view text) {
  document_ = "{\"lifecycle\":{\"sqlSince\":";
  AppendJsonString(document_, text);
  document_ += "}}";
  return reader_.Read(document_, scratch_) ? kUndated : scratch_.lifecycle.sqlSince;
}

}  // namespace bantam
