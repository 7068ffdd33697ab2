// SPDX-License-Identifier: MIT
// Conditions and event filters of a model document, compiled to leaves and nodes.
#include <algorithm>

#include "bantam/email_domain.h"
#include "bantam/fold.h"
#include "bantam/title.h"
#include "model_reading.h"

namespace bantam {
namespace {

std::string FoldedCopy(const std::string& text) {
  std::string scratch;
  return std::string(Fold(text, scratch));
}

template <typename Enum>
std::optional<unsigned> FindName(const std::string& name, unsigned count) {
  for (unsigned i = 0; i < count; ++i) {
    if (NameOf(static_cast<Enum>(i)) == name) return i;
  }
  return std::nullopt;
}

bool SameLeaf(const Leaf& a, const Leaf& b) {
  return a.kind == b.kind && a.kind != LeafKind::kEvent && a.fact == b.fact && a.low == b.low && a.high == b.high && a.mask == b.mask &&
         a.words == b.words && a.numbers == b.numbers && a.booleans == b.booleans;
}

// Whether an attribute can ever equal such a value. Yes and no are also read from texts and from 1 and 0, never an amount.
bool CanEqual(AttributeKind kind, const JsonNode& value) {
  switch (kind) {
    case AttributeKind::kMoney: return false;
    case AttributeKind::kNumber: return !value.IsString();
    case AttributeKind::kBool: return value.IsBoolean();
    case AttributeKind::kAny: return true;
    default: return !value.IsNumber();
  }
}

constexpr std::string_view kOperators[] = {"equals", "oneOf",    "containsWord", "min",     "max",         "inDays", "exists",
                                           "none",   "seniority", "function",     "decides", "domainClass", "domain"};

}  // namespace

AttributeKind ModelReading::KindOfFact(std::uint16_t fact) const {
  return fact == kNoFact ? AttributeKind::kAny : KindOf(model.facts[fact].attribute);
}

std::uint16_t ModelReading::InternFact(const Field& at, std::string_view path) {
  const bool custom = path.rfind("custom.", 0) == 0 && path.size() > 7;
  const auto attribute = FindAttribute(path);
  if (!custom && !attribute) {
    Fail(at, "unknown_fact", "No attribute has this path; use one of the contact's, such as company.employees, or custom.name.");
    return kNoFact;
  }
  const AttributeId id = custom ? kCustomAttribute : *attribute;
  const std::string_view name = custom ? path.substr(7) : std::string_view();
  for (std::size_t i = 0; i < model.facts.size(); ++i) {
    if (model.facts[i].attribute == id && model.facts[i].customName == name) return static_cast<std::uint16_t>(i);
  }
  if (model.facts.size() >= kMaxModelFacts) {
    Fail(at, "too_many", "A model may ask about at most " + std::to_string(kMaxModelFacts) + " facts.");
    return kNoFact;
  }
  ModelFact fact;
  fact.attribute = id;
  fact.customName = std::string(name);
  model.facts.push_back(std::move(fact));
  return static_cast<std::uint16_t>(model.facts.size() - 1);
}

std::optional<EventFilter> ModelReading::ReadFilter(const Field& at) {
  if (!RequireObject(at)) return std::nullopt;
  CheckKeys(at, {"type", "asset", "topic", "notTopic", "urlContains", "minSeconds", "open"});
  EventFilter filter;
  const Field types = at.At("type");
  if (!types) return Fail(types, "missing", "Name the event type, such as download."), std::nullopt;
  for (const std::string& type : ReadTexts(types)) {
    auto found = std::find(model.eventTypes.begin(), model.eventTypes.end(), type);
    if (found == model.eventTypes.end()) {
      if (model.eventTypes.size() >= kMaxEventTypes) return Fail(types, "too_many", "Too many event types."), std::nullopt;
      found = model.eventTypes.insert(found, type);
    }
    filter.types.push_back(static_cast<std::uint8_t>(found - model.eventTypes.begin()));
  }
  if (const Field f = at.At("asset")) filter.assets = ReadTexts(f);
  if (const Field f = at.At("topic")) filter.topics = ReadTexts(f);
  if (const Field f = at.At("notTopic")) filter.notTopics = ReadTexts(f);
  if (const Field f = at.At("urlContains")) filter.urlContains = RequireText(f);
  if (const Field f = at.At("minSeconds")) filter.minSeconds = static_cast<std::uint32_t>(RequireWhole(f, 0, 1'000'000'000));
  if (const Field f = at.At("open")) {
    if (!f->IsBoolean()) Fail(f, "wrong_type", "This must be true or false.");
    filter.open = f->kind == JsonNode::Kind::kTrue;
  }
  return filter;
}

ConditionId ModelReading::AddLeaf(Leaf leaf, const Field& at) {
  std::size_t index = 0;
  while (index < model.leaves.size() && !SameLeaf(model.leaves[index], leaf)) ++index;
  if (index == model.leaves.size()) {
    if (index >= kMaxLeaves) return Fail(at, "too_many", "A model may have at most " + std::to_string(kMaxLeaves) + " different comparisons."), kNoCondition;
    model.leaves.push_back(std::move(leaf));
  }
  ConditionNode node;
  node.first = static_cast<std::uint32_t>(index);
  model.nodes.push_back(node);
  return static_cast<ConditionId>(model.nodes.size() - 1);
}

bool ModelReading::ReadOneOf(const Field& at, Leaf& leaf) {
  leaf.kind = LeafKind::kOneOf;
  const Field one = at.At("equals");
  const Field many = at.At("oneOf");
  if (many && !RequireArray(many, kMaxListed)) return false;
  if (many && many->items.empty()) return Fail(many, "bad_value", "The list is empty, so nothing could ever match."), false;
  const std::size_t count = one ? 1 : many->items.size();
  const AttributeKind kind = KindOfFact(leaf.fact);
  for (std::size_t i = 0; i < count; ++i) {
    const Field value = one ? one : many.Item(i);
    if (!CanEqual(kind, *value)) return Fail(value, "wrong_type", "This attribute never equals such a value. Numbers stand without quotes; amounts have min and max."), false;
    if (value->IsString()) {
      leaf.words.push_back(FoldedCopy(RequireText(value)));
    } else if (value->IsNumber()) {
      leaf.numbers.push_back(RequireScaled(value, 3, -kMaxNumber, kMaxNumber).value_or(0));
    } else if (value->IsBoolean()) {
      leaf.booleans = static_cast<std::uint8_t>(leaf.booleans | (value->kind == JsonNode::Kind::kTrue ? 2 : 1));
    } else {
      return Fail(value, "wrong_type", "Compare with a text, a number, true or false."), false;
    }
  }
  return true;
}

bool ModelReading::ReadClasses(const Field& at, std::string_view key, Leaf& leaf) {
  const Field list = at.At(key);
  const AttributeId attribute = leaf.fact == kNoFact ? AttributeId{0} : model.facts[leaf.fact].attribute;
  const bool title = attribute == kPersonTitle || (key == "decides" && attribute == kAuthorityRole);
  const bool domain = key == "domainClass" || key == "domain";
  if (leaf.fact != kNoFact && !(domain ? attribute == kPersonEmail : title)) {
    return Fail(list, "not_here", domain ? "Domains are read from person.email only." : "This is read from person.title only (decides also from bant.authority.role)."), false;
  }
  // Every title pack reads titles alike; which languages are read, the model says by those that it lists.
  if (key != "domain" && !HasPack(domain ? "domains" : "titles-")) {
    return Fail(list, "unknown_pack", std::string("The model must list ") + (domain ? "the pack domains" : "a pack of titles, such as titles-en,") + " under packs to ask this."), false;
  }
  for (const std::string& name : ReadTexts(list)) {
    if (key == "domain") {
      leaf.words.push_back(FoldedCopy(name));
      continue;
    }
    const auto value = key == "seniority" ? FindName<Seniority>(name, 12) : key == "function" ? FindName<JobFunction>(name, 11)
                       : key == "decides" ? FindName<Decides>(name, 4) : FindName<DomainClass>(name, 6);
    if (!value) return Fail(list, "bad_value", name + " is not one of the words for " + std::string(key) + "."), false;
    leaf.mask |= 1u << *value;
  }
  leaf.kind = key == "seniority" ? LeafKind::kSeniority : key == "function" ? LeafKind::kFunction
              : key == "decides" ? LeafKind::kDecides : key == "domain" ? LeafKind::kDomain : LeafKind::kDomainClass;
  return true;
}

bool ModelReading::ReadFactLeaf(const Field& at, Leaf& leaf) {
  leaf.fact = InternFact(at.At("fact"), RequireText(at.At("fact"), 200));
  std::vector<std::string_view> found;
  for (std::string_view key : kOperators) {
    if (at->Find(key) != nullptr) found.push_back(key);
  }
  if (found.size() == 2 && found[0] == "min") found.pop_back();
  if (found.size() != 1) return Fail(at, "bad_value", "A comparison has one operator (min and max count as one)."), false;
  const std::string_view key = found[0];
  if (key == "equals" || key == "oneOf") return ReadOneOf(at, leaf);
  if (key == "exists" || key == "none") {
    if (at.At(key)->kind != JsonNode::Kind::kTrue) Fail(at.At(key), "bad_value", "Only true is written here; use not for the opposite.");
    leaf.kind = key == "exists" ? LeafKind::kExists : LeafKind::kNone;
    return true;
  }
  if (key == "containsWord") {
    leaf.kind = LeafKind::kContainsWord;
    for (const std::string& word : ReadTexts(at.At(key))) leaf.words.push_back(FoldedCopy(word));
    return true;
  }
  if (key != "min" && key != "max" && key != "inDays") return ReadClasses(at, key, leaf);
  const bool days = key == "inDays";
  leaf.kind = days ? LeafKind::kInDays : LeafKind::kRange;
  leaf.low = days ? INT32_MIN : kOpenLow;
  leaf.high = days ? INT32_MAX : kOpenHigh;
  if (days && !RequireObject(at.At(key))) return false;
  if (days) CheckKeys(at.At(key), {"min", "max"});
  ReadLimits(days ? at.At(key) : at, days ? 0 : 3, leaf.low, leaf.high);
  if (days && (leaf.low < INT32_MIN || leaf.high > INT32_MAX)) Fail(at.At(key), "bad_number", "The number of days is too large.");
  const AttributeKind kind = KindOfFact(leaf.fact);
  const bool within = leaf.fact != kNoFact && model.facts[leaf.fact].attribute == kTimelineWithinDays;
  const bool fits = kind == AttributeKind::kAny || (days ? kind == AttributeKind::kDate || within : kind == AttributeKind::kNumber || kind == AttributeKind::kMoney);
  if (!fits) return Fail(at, "not_here", "This attribute is not of a kind that has such a range."), false;
  return true;
}

ConditionId ModelReading::ReadLeaf(const Field& at) {
  Leaf leaf;
  if (const Field event = at.At("event")) {
    CheckKeys(at, {"event", "atLeast", "withinDays"});
    leaf.kind = LeafKind::kEvent;
    auto filter = ReadFilter(event);
    if (const Field f = at.At("atLeast")) leaf.atLeast = static_cast<std::uint32_t>(RequireWhole(f, 1, 1'000'000));
    if (const Field f = at.At("withinDays")) leaf.withinDays = static_cast<std::int32_t>(RequireWhole(f, 0, 36'500));
    if (!filter) return kNoCondition;
    leaf.filter = std::move(*filter);
    return AddLeaf(std::move(leaf), at);
  }
  CheckKeys(at, {"fact", "equals", "oneOf", "containsWord", "min", "max", "inDays", "exists", "none", "seniority", "function", "decides", "domainClass", "domain"});
  if (!ReadFactLeaf(at, leaf) || leaf.fact == kNoFact) return kNoCondition;
  return AddLeaf(std::move(leaf), at);
}

ConditionId ModelReading::ReadResult(const Field& at) {
  if (!resultsAllowed) return Fail(at, "not_here", "Score, axes and criteria can be asked of in tiers and routing only."), kNoCondition;
  ConditionNode node;
  if (at->Find("criterion") != nullptr) {
    CheckKeys(at, {"criterion", "is"});
    const auto criterion = FindName<Criterion>(RequireText(at.At("criterion")), kCriteria);
    if (!criterion) return Fail(at.At("criterion"), "bad_value", "Use budget, authority, need or timeline."), kNoCondition;
    if (!at.At("is")) return Fail(at.At("is"), "missing", "Name the states, such as met."), kNoCondition;
    for (const std::string& name : ReadTexts(at.At("is"))) {
      const auto state = FindName<BantState>(name, 4);
      if (!state) return Fail(at.At("is"), "bad_value", "Use unknown, partial, met or unmet."), kNoCondition;
      node.stateMask = static_cast<std::uint8_t>(node.stateMask | 1u << *state);
    }
    node.kind = NodeKind::kCriterion;
    node.criterion = static_cast<std::uint8_t>(*criterion);
  } else {
    const std::string_view key = at->Find("score") ? "score" : at->Find("fit") ? "fit" : at->Find("engagement") ? "engagement" : "bantMet";
    CheckKeys(at, {key});
    if (!RequireObject(at.At(key))) return kNoCondition;
    CheckKeys(at.At(key), {"min", "max"});
    node.kind = key == "score" ? NodeKind::kScore : key == "fit" ? NodeKind::kFit : key == "engagement" ? NodeKind::kEngagement : NodeKind::kBantMet;
    ReadLimits(at.At(key), key == "bantMet" ? 0 : 3, node.low, node.high);
  }
  model.nodes.push_back(node);
  return static_cast<ConditionId>(model.nodes.size() - 1);
}

ConditionId ModelReading::ReadNested(const Field& at, NodeKind kind, const Field& list, int depth) {
  if (depth >= kMaxConditionDepth) return Fail(at, "too_deep", "Conditions nest at most " + std::to_string(kMaxConditionDepth) + " levels."), kNoCondition;
  CheckKeys(at, {kind == NodeKind::kAll ? "all" : kind == NodeKind::kAny ? "any" : "not"});
  std::vector<std::uint32_t> roots;
  bool whole = true;
  const auto read = [&](const Field& child) {
    const ConditionId id = ReadCondition(child, depth + 1);
    whole = whole && id != kNoCondition;
    roots.push_back(static_cast<std::uint32_t>(id));
  };
  if (kind == NodeKind::kNot) {
    read(list);
  } else {
    if (!RequireArray(list, kMaxListed)) return kNoCondition;
    if (list->items.empty()) return Fail(list, "bad_value", "The list of conditions is empty."), kNoCondition;
    for (std::size_t i = 0; i < list->items.size(); ++i) read(list.Item(i));
  }
  if (!whole) return kNoCondition;
  ConditionNode node;
  node.kind = kind;
  node.first = static_cast<std::uint32_t>(model.children.size());
  node.count = static_cast<std::uint32_t>(roots.size());
  model.children.insert(model.children.end(), roots.begin(), roots.end());
  model.nodes.push_back(node);
  return static_cast<ConditionId>(model.nodes.size() - 1);
}

ConditionId ModelReading::ReadCondition(const Field& at, int depth) {
  if (!RequireObject(at)) return kNoCondition;
  if (const Field list = at.At("all")) return ReadNested(at, NodeKind::kAll, list, depth);
  if (const Field list = at.At("any")) return ReadNested(at, NodeKind::kAny, list, depth);
  if (const Field child = at.At("not")) return ReadNested(at, NodeKind::kNot, child, depth);
  for (std::string_view key : {"score", "fit", "engagement", "bantMet", "criterion"}) {
    if (at->Find(key) != nullptr) return ReadResult(at);
  }
  if (at->Find("fact") != nullptr || at->Find("event") != nullptr) return ReadLeaf(at);
  return Fail(at, "bad_value", "A condition names a fact, an event, a result, or all, any, not."), kNoCondition;
}

}  // namespace bantam
