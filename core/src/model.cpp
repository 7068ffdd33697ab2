// SPDX-License-Identifier: MIT
#include "bantam/model.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "bantam/catalog.h"
#include "bantam/sha256.h"
#include "bantam/words.h"
#include "locale_names.h"
#include "model_reading.h"
#include "stable_order.h"

namespace bantam {
namespace {

constexpr std::string_view kTierNames[] = {"disqualified", "lead", "mql", "sql"};
constexpr std::string_view kStandingNames[] = {"lead", "customer", "partner", "colleague", "opted_out"};
constexpr std::string_view kCriterionNames[] = {"budget", "authority", "need", "timeline", "competition", "fit"};
constexpr std::string_view kStateNames[] = {"unmet", "unknown", "partial", "met"};
constexpr std::string_view kRoutingNames[] = {"fastest", "automatic", "booker", "manual"};

template <typename Enum, std::size_t N>
std::string_view Named(const std::string_view (&names)[N], Enum value) {
  return names[static_cast<std::size_t>(value)];
}

void CheckNumbers(const JsonNode& node, const Field& at, ModelReading& reading) {
  if (node.IsNumber() && !IsCanonicalNumber(node.text)) {
    reading.Fail(at, "bad_number", "Numbers have at most 15 significant digits, and are 0 or from 0.000001 to 10^21 in size.");
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) CheckNumbers(node.items[i], at.Item(i), reading);
  for (const auto& [key, child] : node.members) CheckNumbers(child, {&child, at.path + "." + key}, reading);
}

void CollectLeaves(const Model& model, ConditionId id, std::vector<std::uint16_t>& leaves) {
  if (id == kNoCondition) return;
  const ConditionNode& node = model.nodes[static_cast<std::size_t>(id)];
  if (node.kind == NodeKind::kLeaf) leaves.push_back(static_cast<std::uint16_t>(node.first));
  for (std::uint32_t i = 0; i < node.count; ++i) CollectLeaves(model, static_cast<ConditionId>(model.children[node.first + i]), leaves);
}

void IndexConditions(Model& model) {
  for (AttributeRule& rule : model.attributeRules) {
    auto& leaves = rule.eventLeaves;
    CollectLeaves(model, rule.when, leaves);
    rule.factLeaves.assign(rule.facts.size(), 0);
    for (std::uint16_t leaf : leaves) {
      if (leaf >= model.firstEventLeaf) continue;
      const std::uint16_t fact = model.leaves[leaf].fact;
      const auto place = std::lower_bound(rule.facts.begin(), rule.facts.end(), fact) - rule.facts.begin();
      rule.factLeaves[static_cast<std::size_t>(place)] |= std::uint64_t{1} << (leaf - model.facts[fact].firstLeaf);
    }
    leaves.erase(std::remove_if(leaves.begin(), leaves.end(), [&](std::uint16_t leaf) { return leaf < model.firstEventLeaf; }), leaves.end());
    std::sort(leaves.begin(), leaves.end());
    leaves.erase(std::unique(leaves.begin(), leaves.end()), leaves.end());
  }
  for (ModelFact& fact : model.facts) {
    fact.sways = fact.criteria;
    const auto first = model.leaves.begin() + fact.firstLeaf;
    fact.onlyDomains = fact.leafCount > 0 && std::all_of(first, first + fact.leafCount, [](const Leaf& leaf) {
      return leaf.kind == LeafKind::kDomainClass || leaf.kind == LeafKind::kDomain || leaf.kind == LeafKind::kExists || leaf.kind == LeafKind::kNone;
    });
  }
  for (std::size_t c = 0; c < kCriteria; ++c) {
    std::vector<std::uint16_t> leaves;
    CollectLeaves(model, model.bant[c].met, leaves);
    CollectLeaves(model, model.bant[c].unmet, leaves);
    for (std::uint16_t leaf : leaves) {
      if (leaf >= model.firstEventLeaf) continue;
      std::uint8_t& sways = model.facts[model.leaves[leaf].fact].sways;
      sways = static_cast<std::uint8_t>(sways | 1u << c);
    }
  }
}

void IndexRules(Model& model) {
  model.factOfAttribute.fill(-1);
  for (std::size_t i = 0; i < model.facts.size(); ++i) {
    if (model.facts[i].attribute < kCustomAttribute) model.factOfAttribute[model.facts[i].attribute] = static_cast<std::int16_t>(i);
  }
  model.rulesOfFact.resize(model.facts.size());
  for (std::size_t r = 0; r < model.attributeRules.size(); ++r) {
    for (std::uint16_t fact : model.attributeRules[r].facts) model.rulesOfFact[fact].push_back(static_cast<std::uint16_t>(r));
  }
  model.rulesOfType.resize(model.eventTypes.size());
  for (std::size_t r = 0; r < model.eventRules.size(); ++r) {
    for (std::uint8_t type : model.eventRules[r].filter.types) model.rulesOfType[type].push_back(static_cast<std::uint16_t>(r));
  }
}

void ReadGrades(ModelReading& reading, const Field& at) {
  if (!reading.RequireObject(at)) return;
  reading.CheckKeys(at, {"fit", "engagement"});
  for (Axis axis : {Axis::kFit, Axis::kEngagement}) {
    const Field list = at.At(NameOf(axis));
    if (!reading.RequireArray(list, 3)) continue;
    if (list->items.size() != 3) {
      reading.Fail(list, "bad_value", "Three boundaries are needed, highest first.");
      continue;
    }
    auto& bounds = reading.model.grades[static_cast<std::size_t>(axis)];
    for (std::size_t i = 0; i < 3; ++i) bounds[i] = reading.RequirePoints(list.Item(i));
    if (bounds[0] < bounds[1] || bounds[1] < bounds[2]) reading.Fail(list, "bad_value", "The boundaries go from high to low.");
  }
}

void ReadDocument(ModelReading& reading, const Field& root) {
  reading.CheckKeys(root, {"$schema", "schemaVersion", "id", "version", "name", "timeZone", "currency", "period", "rates", "packs", "axes", "groups",
                           "attributeRules", "eventRules", "expiry", "bant", "questions", "tiers", "exclusions", "standings", "grades", "routing",
                           "verification", "sla", "personas"});
  reading.ReadIdentity(root);
  reading.ReadRates(root);
  reading.ReadPacks(root.At("packs"));
  reading.ReadAxesAndGroups(root);
  reading.ReadAttributeRules(root.At("attributeRules"));
  reading.ReadEventRules(root.At("eventRules"));
  reading.ReadExpiry(root.At("expiry"));
  reading.ReadBant(root.At("bant"));
  reading.ReadQuestions(root.At("questions"));
  reading.resultsAllowed = true;
  reading.ReadTiers(root);   // exclusions and standings inside switch results off again
  reading.resultsAllowed = true;
  reading.ReadRouting(root.At("routing"));
  ReadGrades(reading, root.At("grades"));
  reading.ReadPromise(root.At("sla"));
  reading.ReadPersonas(root.At("personas"));
  // A role that nobody recorded is read from the title, so the title counts as asked.
  const auto isRole = [](const ModelFact& fact) { return fact.attribute == kAuthorityRole; };
  if (!reading.model.titleLanguages.empty() && std::any_of(reading.model.facts.begin(), reading.model.facts.end(), isRole)) {
    reading.InternFact(root, AttributePath(kPersonTitle));
  }
}

}  // namespace

std::string_view NameOf(Tier tier) { return Named(kTierNames, tier); }
std::string_view NameOf(Standing standing) { return Named(kStandingNames, standing); }
std::string_view NameOf(Axis axis) { return axis == Axis::kFit ? "fit" : "engagement"; }
std::string_view NameOf(Criterion criterion) { return Named(kCriterionNames, criterion); }
std::string_view NameOf(QuestionCriterion criterion) { return Named(kCriterionNames, criterion); }
std::string_view NameOf(BantState state) { return Named(kStateNames, state); }
std::string_view NameOf(RoutingHow how) { return Named(kRoutingNames, how); }

std::optional<Tier> FindTier(std::string_view name) {
  const auto found = std::find(std::begin(kTierNames), std::end(kTierNames), name);
  if (found == std::end(kTierNames)) return std::nullopt;
  return static_cast<Tier>(found - std::begin(kTierNames));
}

bool SpeaksLocale(const Model& model, std::string_view locale) {
  return FindLocale(locale, [&](std::string_view wanted) -> const std::string* {
    for (const std::string& absent : model.absentLocales) {
      if (SameLocale(absent, wanted)) return &absent;
    }
    return nullptr;
  }) == nullptr;
}

std::string_view LocalWords::In(std::string_view locale) const {
  const auto find = [&](std::string_view wanted) -> const std::string* {
    for (const auto& [name, words] : byLocale) {
      if (SameLocale(name, wanted)) return &words;
    }
    return nullptr;
  };
  const std::string* const own = FindLocale(locale, find);
  const std::string* const found = own != nullptr ? own : find("en");
  return found != nullptr ? std::string_view(*found) : std::string_view();
}

void ModelReading::ReadIdentity(const Field& root) {
  const std::int64_t schema = RequireWhole(root.At("schemaVersion"), 0, 1'000'000);
  if (root.At("schemaVersion") && schema != 1) {
    Fail(root.At("schemaVersion"), "schema_version", "This core reads schemaVersion 1; a newer model needs a newer core.");
  }
  model.id = RequireId(root.At("id"));
  model.version = RequireText(root.At("version"), 32);
  model.name = ReadWords(root.At("name"), true);
  model.zone = RequireZone(root.At("timeZone"));
  InternFact(root, AttributePath(kConsentProfiling));   // who objects to profiling has no score, whatever the model says
  if (const Field verification = root.At("verification")) {
    const std::string how = RequireText(verification);
    if (how != "automatic" && how != "person") Fail(verification, "bad_value", "Use automatic or person.");
    model.personVerifies = how == "person";
  }
}

void ModelReading::ReadRates(const Field& root) {
  ReadCurrencyCode(root.At("currency"), model.currency);
  const std::string period = RequireText(root.At("period"));
  const auto isNamed = [&](Period one) { return NameOf(one) == period; };
  constexpr Period kPeriods[] = {Period::kOnce, Period::kMonth, Period::kQuarter, Period::kYear};
  const auto found = std::find_if(std::begin(kPeriods), std::end(kPeriods), isNamed);
  if (found == std::end(kPeriods)) Fail(root.At("period"), "bad_value", "Use once, month, quarter or year.");
  else model.period = *found;
  model.rates.push_back({model.currency, 1'000'000});
  const Field rates = root.At("rates");
  if (!rates || !RequireObject(rates)) return;
  CheckKeys(rates, {"date", "perUnit"});
  const ParsedTime date = ParseTime(RequireText(rates.At("date")), TimeZone::Utc());
  if (date.fault != TimeFault::kNone) Fail(rates.At("date"), "bad_value", "Write the day of the rates like 2026-11-01.");
  const Field perUnit = rates.At("perUnit");
  if (!RequireObject(perUnit)) return;
  if (perUnit->members.size() > kMaxListed) return Fail(perUnit, "too_many", "Too many currencies.");
  for (const auto& [code, node] : perUnit->members) {
    const JsonNode name{JsonNode::Kind::kString, code, {}, {}};
    Currency currency;
    if (!ReadCurrencyCode({&name, perUnit.path + "." + code}, currency.code)) continue;
    currency.perUnit = RequireScaled({&node, perUnit.path + "." + code}, 6, 1, 1'000'000'000'000).value_or(1'000'000);
    if (currency.code == model.currency) Fail({&node, perUnit.path + "." + code}, "bad_value", "The model's own currency has no rate.");
    model.rates.push_back(currency);
  }
  SortStably(model.rates, [](const Currency& a, const Currency& b) { return a.code < b.code; });
}

void ModelReading::ReadPacks(const Field& at) {
  if (!at || !RequireArray(at, 64)) return;
  for (std::size_t i = 0; i < at->items.size(); ++i) {
    const std::string id = RequireText(at.Item(i), 64);
    const auto text = FindPack(id);
    if (!text) {
      faults.push_back(UnknownPack(at.Item(i).path));
      missingPacks.push_back(id);
      continue;
    }
    model.packs.emplace_back(id, Sha256Hex(*text));
    if (id.rfind("titles-", 0) == 0) model.titleLanguages.push_back(id.substr(7));
  }
}

Fault UnknownPack(std::string path) { return {"unknown_pack", std::move(path), "This pack is not loaded; load it first or leave it out."}; }

LoadedModel LoadModel(std::string_view document) {
  LoadedModel loaded;
  if (document.size() > kMaxModelBytes) {
    loaded.faults.push_back({"too_large", "$", "A model has at most " + std::to_string(kMaxModelBytes) + " bytes."});
    return loaded;
  }
  JsonNode tree;
  if (!ReadJsonTree(document, kMaxModelDepth, tree, loaded.faults)) return loaded;
  const Field root{&tree, "$"};
  auto model = std::make_shared<Model>();
  ModelReading reading{*model, loaded.faults, false, {}, {}};
  CheckNumbers(tree, root, reading);
  if (!reading.RequireObject(root)) return loaded;
  model->zone = &TimeZone::Utc();
  ReadDocument(reading, root);
  loaded.missingPacks = std::move(reading.missingPacks);
  ArrangeLeaves(reading);
  if (!loaded.faults.empty()) return loaded;
  IndexRules(*model);
  IndexConditions(*model);
  FindMasks(*model);
  CompileOptions(*model);
  FindCompletions(*model);
  std::string canonical;
  AppendCanonicalJson(tree, canonical);
  model->hash = Sha256Hex(canonical);
  loaded.model = std::move(model);
  return loaded;
}

std::shared_ptr<const Model> ShippedModel(std::string_view id) {
  static std::mutex guard;
  static std::map<std::string, std::shared_ptr<const Model>, std::less<>> loaded;
  const std::lock_guard lock(guard);
  if (const auto found = loaded.find(id); found != loaded.end()) return found->second;
  const auto text = FindCatalogFile("models/" + std::string(id) + ".json");
  if (!text) return nullptr;
  return loaded.emplace(std::string(id), LoadModel(*text).model).first->second;
}

}  // namespace bantam
