// SPDX-License-Identifier: MIT
#include "naive_score.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "bantam/columns.h"
#include "bantam/email_domain.h"
#include "bantam/fold.h"
#include "bantam/title.h"

namespace bantam::test {
namespace {

using Json = nlohmann::json;
enum class Tri { kNo, kUnknown, kYes };

Tri Of(bool value) { return value ? Tri::kYes : Tri::kNo; }
Tri Not(Tri value) { return value == Tri::kUnknown ? value : Of(value == Tri::kNo); }
std::int64_t Milli(const Json& number) { return std::llround(number.get<double>() * 1000); }

std::string Folded(const std::string& text) {
  std::string scratch;
  return std::string(Fold(text, scratch));
}

std::vector<std::string> Texts(const Json& value) {
  std::vector<std::string> out;
  if (value.is_array()) {
    for (const Json& item : value) out.push_back(item.is_string() ? item.get<std::string>() : item.dump());
  } else {
    out.push_back(value.is_string() ? value.get<std::string>() : value.dump());
  }
  return out;
}

bool Holds(const std::vector<std::string>& list, const std::string& text) { return std::find(list.begin(), list.end(), text) != list.end(); }

enum class What { kNone, kText, kNumber, kMoney, kDate, kBool, kList };

struct Told {
  std::string path;
  What what = What::kNone;
  std::vector<std::string> texts;
  std::int64_t low = 0, high = 0;   // thousandths; days of dates; 0 and 1
  int source = 1;
  Instant at = kUndated;
  bool account = false;
  bool stale = false;
};

std::int64_t TimesAYear(const std::string& period) { return period == "month" ? 12 : period == "quarter" ? 4 : 1; }

}  // namespace

struct NaiveScorer::Document {
  Json json;
  const TimeZone* zone;
};

namespace {

class Naive {
 public:
  Naive(const Json& model, const TimeZone& zone, const Json& contact, Instant now) : model_(model), zone_(zone), contact_(contact), now_(now), today_(zone.DayAt(now)) {
    const Json expiry = model_.value("expiry", Json::object());
    for (const auto& [key, days] : expiry.items()) expires_[key] = days.get<int>();
    for (const auto& [name, criterion] : model_["bant"].items()) {
      if (!criterion.contains("expiresDays")) continue;
      for (const std::string& path : Texts(criterion["facts"])) {
        // Of two criteria the later in the order of BANT has the last word.
        expiryOrder_.push_back({name, path, criterion["expiresDays"].get<int>()});
      }
    }
    for (const char* name : {"budget", "authority", "need", "timeline"}) {
      for (const auto& [owner, path, days] : expiryOrder_) {
        if (owner == name) expires_[path] = days;
      }
    }
    Read();
  }

  NaiveResult Score() {
    NaiveResult result;
    for (std::size_t c = 0; c < kCriteria; ++c) result.bant[c] = StateOf(c);
    bant_ = result.bant;
    const Json standings = model_.value("standings", Json::object());
    for (const char* name : {"opted_out", "colleague", "partner", "customer"}) {
      if (standings.contains(name) && Ask(standings[name]) == Tri::kYes) return result.lead = false, result;
    }
    std::map<std::string, std::int64_t> sums;
    for (const Json& rule : model_["attributeRules"]) {
      if (Ask(rule["when"]) == Tri::kYes) sums[Purse(rule, "fit")] += Milli(rule["points"]);
    }
    for (const Json& rule : model_["eventRules"]) sums[Purse(rule, "engagement")] += Earned(rule);
    std::map<std::string, std::int64_t> axes;
    for (const auto& [purse, sum] : sums) axes[AxisOf(purse)] += Clamp(sum, GroupOf(purse));
    for (const Json& group : model_["groups"]) {   // a group with a minimum above nothing
      if (!sums.contains(group["id"])) axes[group["axis"]] += Clamp(0, group);
    }
    fit_ = Clamp(axes["fit"], model_["axes"]["fit"]);
    engagement_ = Clamp(axes["engagement"], model_["axes"]["engagement"]);
    result.fit = fit_, result.engagement = engagement_, result.score = fit_ + engagement_;
    result.tier = TierOf();
    return result;
  }

 private:
  // Groups and axes have names apart: an axis stands for its rules without a group.
  static std::string Purse(const Json& rule, const std::string& axis) { return rule.contains("group") ? rule["group"].get<std::string>() : rule.value("axis", axis); }
  Json GroupOf(const std::string& purse) const {
    for (const Json& group : model_["groups"]) {
      if (group["id"] == purse) return group;
    }
    return Json::object();
  }
  std::string AxisOf(const std::string& purse) const { return GroupOf(purse).value("axis", purse); }
  static std::int64_t Clamp(std::int64_t sum, const Json& limits) {
    if (limits.contains("max")) sum = std::min(sum, Milli(limits["max"]));
    if (limits.contains("min")) sum = std::max(sum, Milli(limits["min"]));
    return sum;
  }
  Tier TierOf() {
    for (const Json& exclusion : model_["exclusions"]) {
      if (Ask(exclusion["when"]) == Tri::kYes) return Tier::kDisqualified;
    }
    if (Ask(model_["tiers"]["sql"]["when"]) == Tri::kYes) return Tier::kSql;
    return Ask(model_["tiers"]["mql"]["when"]) == Tri::kYes ? Tier::kMql : Tier::kLead;
  }

  // Reading.
  Instant At(const Json& object, const char* key = "at") const {
    return object.contains(key) ? ParseTime(object[key].get<std::string>(), zone_).at : kUndated;
  }
  bool Seen(Instant at) const { return at == kUndated || at <= now_; }
  void Read() {
    const auto section = [&](const Json& object, const std::string& prefix) {
      for (const auto& [key, facts] : object.items()) {
        if (facts.is_array()) {
          for (const Json& fact : facts) Tell(prefix + key, fact, false);
        } else {
          Tell(prefix + key, facts, false);
        }
      }
    };
    section(contact_["person"], "person.");
    section(contact_["company"], "company.");
    for (const auto& [name, object] : contact_["bant"].items()) section(object, "bant." + name + ".");
    for (const Json& fact : contact_["accountFacts"]) Tell(fact["fact"], fact, true);
    section(contact_["custom"], "custom.");
    titles_ = std::any_of(model_["packs"].begin(), model_["packs"].end(), [](const Json& pack) { return pack == "titles-en"; });
  }
  void Tell(const std::string& path, const Json& fact, bool account) {
    Told told;
    told.path = path;
    told.account = account;
    constexpr const char* sources[] = {"note", "crm", "form", "person"};
    for (int i = 0; i < 4; ++i) {
      if (fact.value("source", "") == sources[i]) told.source = i;
    }
    told.at = At(fact);
    if (!Seen(told.at)) return;
    if (const auto days = expires_.find(path); days != expires_.end() && told.at != kUndated) told.stale = today_ - zone_.DayAt(told.at) > days->second;
    const Json& value = fact["value"];
    if (value.is_object() && value.value("currency", "EUR") == "SEK") return;   // without a rate
    if (path == "bant.budget.amount" || path == "company.revenue") ReadMoney(value, told);
    else if (value.is_object()) told.what = What::kNumber, told.low = Milli(value["min"]), told.high = Milli(value["max"]);
    else if (value.is_boolean()) told.what = What::kBool, told.low = value.get<bool>();
    else if (value.is_number()) ReadNumber(value, told);
    else if (value.is_array()) told.what = What::kList, told.texts = Texts(value);
    else if (value.is_string()) ReadText(value, told);
    const bool personal = path.rfind("person.", 0) == 0 || path == "bant.authority.role";
    (account && personal ? colleagues_ : told_).push_back(told);
  }
  void ReadMoney(const Json& value, Told& told) const {
    if (value.is_null()) return;
    told.what = What::kMoney;
    const std::int64_t amount = Milli(value.is_object() ? value["amount"] : value);
    const std::string currency = value.is_object() ? value.value("currency", "EUR") : "EUR";
    const std::string period = value.is_object() ? value.value("period", "year") : "year";
    told.low = told.high = amount * TimesAYear(period) / (currency == "USD" ? 2 : 1);
  }
  static void ReadNumber(const Json& value, Told& told) {
    if (told.path == "company.industry" || told.path == "person.country") {
      told.what = What::kText, told.texts = {value.dump()};
    } else {
      told.what = What::kNumber, told.low = told.high = Milli(value);
    }
  }
  void ReadText(const Json& value, Told& told) const {
    told.what = What::kText, told.texts = {value.get<std::string>()};
    if (told.path != "bant.timeline.date") return;
    const ParsedTime time = ParseTime(told.texts[0], zone_);
    if (time.fault == TimeFault::kNone) told.what = What::kDate, told.low = told.high = time.day;
  }

  // Which fact counts.
  static bool Beats(const Told& a, const Told& b) {
    if (a.stale != b.stale) return b.stale;
    if (a.source != b.source) return a.source > b.source;
    if (a.at != b.at) return a.at > b.at;
    return !a.account && b.account;
  }
  const Told* Winner(const std::string& path) const {
    const Told* winner = nullptr;
    for (const Told& told : told_) {
      if (told.path == path && (winner == nullptr || Beats(told, *winner))) winner = &told;
    }
    return winner;
  }
  const Told* Known(const std::string& path) const {
    for (const Told* told : {colleague_, instead_}) {
      if (told != nullptr && told->path == path) return told;
    }
    const Told* winner = Winner(path);
    return winner == nullptr || winner->stale ? nullptr : winner;
  }
  // A rival title speaks for the role only where the winning one does.
  const Told* Title() const {
    const Told* winner = Winner("person.title");
    return instead_ != nullptr && instead_->path == "person.title" && RoleBy(winner) ? instead_ : winner;
  }
  std::optional<Decides> RoleByTitle() const { return RoleBy(Title()); }
  std::optional<Decides> RoleBy(const Told* title) const {
    if (!titles_ || title == nullptr || title->stale || title->what != What::kText) return std::nullopt;
    const Decides decides = ReadTitle(title->texts[0], {}).decides;
    return decides == Decides::kUnknown ? std::nullopt : std::optional(decides);
  }

  // Conditions.
  Tri Ask(const Json& condition) const {
    if (condition.contains("not")) return Not(Ask(condition["not"]));
    for (const char* key : {"all", "any"}) {
      if (!condition.contains(key)) continue;
      const bool all = key[1] == 'l';
      Tri result = Of(all);
      for (const Json& child : condition[key]) result = all ? std::min(result, Ask(child)) : std::max(result, Ask(child));
      return result;
    }
    if (condition.contains("event")) return AskEvents(condition);
    if (condition.contains("fact")) return AskFact(condition);
    if (condition.contains("criterion")) {
      constexpr std::array<const char*, 4> names{"budget", "authority", "need", "timeline"};
      const auto c = static_cast<std::size_t>(std::find(names.begin(), names.end(), condition["criterion"].get<std::string>()) - names.begin());
      return Of(Holds(Texts(condition["is"]), std::string(NameOf(bant_[c]))));
    }
    if (condition.contains("bantMet")) return Within(std::count(bant_.begin(), bant_.end(), BantState::kMet) * 1000, condition["bantMet"]);
    if (condition.contains("fit")) return Within(fit_, condition["fit"]);
    if (condition.contains("engagement")) return Within(engagement_, condition["engagement"]);
    return Within(fit_ + engagement_, condition["score"]);
  }
  static Tri Within(std::int64_t value, const Json& limits) { return Between(value, value, limits, 1000); }
  static Tri Between(std::int64_t low, std::int64_t high, const Json& limits, std::int64_t scale) {
    const std::int64_t from = limits.contains("min") ? Milli(limits["min"]) / 1000 * scale : INT64_MIN;
    const std::int64_t to = limits.contains("max") ? Milli(limits["max"]) / 1000 * scale : INT64_MAX;
    if (low >= from && high <= to) return Tri::kYes;
    return high < from || low > to ? Tri::kNo : Tri::kUnknown;
  }
  Tri AskFact(const Json& leaf) const {
    const std::string path = leaf["fact"];
    const Told* told = Known(path);
    if (path == "bant.authority.role" && told == nullptr) {   // the title may speak for it: then a text is known
      if (!RoleByTitle()) return Tri::kUnknown;
      if (leaf.contains("decides")) return Of(Holds(Texts(leaf["decides"]), std::string(NameOf(*RoleByTitle()))));
      told = Title();
    }
    if (told == nullptr) return Tri::kUnknown;
    if (leaf.contains("exists")) return Of(told->what != What::kNone);
    if (leaf.contains("none")) return Of(told->what == What::kNone);
    if (told->what == What::kNone) return Tri::kNo;
    if (leaf.contains("seniority") || leaf.contains("function") || leaf.contains("decides")) return AskTitle(leaf, *told);
    if (leaf.contains("domain") || leaf.contains("domainClass")) return AskDomain(leaf, *told);
    if (leaf.contains("containsWord")) return AskWords(leaf["containsWord"], *told);
    if (leaf.contains("equals")) return AskEquals(Json::array({leaf["equals"]}), *told);
    if (leaf.contains("oneOf")) return AskEquals(leaf["oneOf"], *told);
    const auto [low, high] = NumberOf(*told);
    if (leaf.contains("inDays")) {
      if (told->what == What::kDate) return Between((told->low - today_) * 1000, (told->low - today_) * 1000, leaf["inDays"], 1000);
      if (path != "bant.timeline.withinDays" || told->what != What::kNumber) return Tri::kUnknown;
      return Between(low, high, leaf["inDays"], 1000);
    }
    if (told->what != What::kNumber && told->what != What::kMoney) return Tri::kUnknown;
    return Between(low, high, leaf, 1000);
  }
  // withinDays: the whole days that remain since it was told, or since the contact was made.
  std::pair<std::int64_t, std::int64_t> NumberOf(const Told& told) const {
    if (told.path != "bant.timeline.withinDays") return {told.low, told.high};
    Instant since = told.at;
    if (since == kUndated && !told.account) since = At(contact_["lifecycle"], "createdAt");
    const std::int64_t passed = since == kUndated || since > now_ ? 0 : today_ - zone_.DayAt(since);
    const std::int64_t low = (told.low / 1000 - passed) * 1000, high = (told.high / 1000 - passed) * 1000;
    return {told.low >= 0 && high >= 0 ? std::max<std::int64_t>(low, 0) : low, high};   // until it is over, it begins today
  }
  static Tri AskTitle(const Json& leaf, const Told& told) {
    if (told.what != What::kText) return Tri::kUnknown;
    if (told.path == "bant.authority.role") {
      const Decides decides = ReadRole(told.texts[0]);
      return decides == Decides::kUnknown ? Tri::kUnknown : Of(Holds(Texts(leaf["decides"]), std::string(NameOf(decides))));
    }
    const TitleReading reading = ReadTitle(told.texts[0], {});
    if (leaf.contains("decides")) return reading.decides == Decides::kUnknown ? Tri::kUnknown : Of(Holds(Texts(leaf["decides"]), std::string(NameOf(reading.decides))));
    if (reading.confidence == 0) return Tri::kUnknown;
    if (leaf.contains("seniority")) return Of(Holds(Texts(leaf["seniority"]), std::string(NameOf(reading.seniority))));
    return Of(Holds(Texts(leaf["function"]), std::string(NameOf(reading.function))));
  }
  static Tri AskDomain(const Json& leaf, const Told& told) {
    const std::string domain = told.what == What::kText ? std::string(DomainOf(told.texts[0])) : std::string();
    if (domain.empty()) return Tri::kUnknown;
    if (leaf.contains("domainClass")) return Of(Holds(Texts(leaf["domainClass"]), std::string(NameOf(ClassOfDomain(domain)))));
    return Of(domain == "own.example" || domain == "sub.own.example");
  }
  static Tri AskWords(const Json& words, const Told& told) {
    if (told.what != What::kText && told.what != What::kList) return Tri::kUnknown;
    for (const std::string& text : told.texts) {
      for (const std::string& word : Texts(words)) {
        if (ContainsWord(Folded(text), Folded(word))) return Tri::kYes;
      }
    }
    return Tri::kNo;
  }
  Tri AskEquals(const Json& values, const Told& told) const {
    if (told.what == What::kMoney || told.what == What::kDate) return Tri::kUnknown;
    const auto [low, high] = NumberOf(told);
    Tri result = Tri::kNo;
    for (const Json& value : values) {
      if (value.is_string() && (told.what == What::kText || told.what == What::kList)) {
        for (const std::string& text : told.texts) result = std::max(result, Of(Folded(text) == Folded(value)));
      } else if (value.is_boolean() && told.what == What::kBool) {
        result = std::max(result, Of((told.low != 0) == value.get<bool>()));
      } else if (value.is_boolean() && told.what == What::kNumber) {
        result = std::max(result, Of(low == high && low == Milli(value.get<bool>() ? 1 : 0)));
      } else if (value.is_boolean()) {
        for (const std::string& text : told.texts) result = std::max(result, Of(ReadYesNo(text) == std::optional(value.get<bool>())));
      } else if (value.is_number() && told.what == What::kNumber) {
        result = std::max(result, low == high ? Of(low == Milli(value)) : Milli(value) < low || Milli(value) > high ? Tri::kNo : Tri::kUnknown);
      }
    }
    return result;
  }

  // Events.
  bool Shows(const std::string& type) const { return !contact_.contains("observed") || Holds(Texts(contact_["observed"]), type); }
  Instant LastAttempt() const {
    const Json& lifecycle = contact_["lifecycle"];
    Instant last = At(lifecycle, "lastContactedAt");
    if (last > now_) last = kUndated;
    const Json attempts = lifecycle.value("attempts", Json::array());
    for (const Json& attempt : attempts) {
      if (At(attempt) <= now_) last = std::max(last, At(attempt));
    }
    return last;
  }
  std::vector<Json> Matching(const Json& filter) const {
    std::vector<Json> out;
    const Instant attempt = LastAttempt();
    const bool attempted = !contact_["lifecycle"].value("attempts", Json::array()).empty() && Seen(At(contact_["lifecycle"]["attempts"][0]));
    for (const Json& event : contact_["events"]) {
      const Instant at = At(event);
      if (!Seen(at) || !Holds(Texts(filter["type"]), event["type"])) continue;
      if (filter.contains("asset") && !Holds(Texts(filter["asset"]), event.value("asset", ""))) continue;
      if (filter.contains("topic") && !Holds(Texts(filter["topic"]), event.value("topic", ""))) continue;
      if (filter.contains("notTopic") && Holds(Texts(filter["notTopic"]), event.value("topic", ""))) continue;
      if (filter.contains("urlContains") && event.value("url", "").find(filter["urlContains"].get<std::string>()) == std::string::npos) continue;
      if (event.value("seconds", 0) < filter.value("minSeconds", 0)) continue;
      if (filter.value("open", false) && (at == kUndated ? attempted || attempt != kUndated : attempt >= at)) continue;
      for (int i = 0; i < event.value("count", 1); ++i) out.push_back(event);
    }
    // Newest first, those without a date last.
    std::stable_sort(out.begin(), out.end(), [&](const Json& a, const Json& b) { return At(a) > At(b); });
    return out;
  }
  Tri AskEvents(const Json& leaf) const {
    int count = 0;
    for (const Json& event : Matching(leaf["event"])) {
      const bool inside = !leaf.contains("withinDays") || (At(event) != kUndated && today_ - zone_.DayAt(At(event)) <= leaf["withinDays"].get<int>());
      count += inside;
    }
    if (count >= leaf.value("atLeast", 1)) return Tri::kYes;
    const std::vector<std::string> types = Texts(leaf["event"]["type"]);
    return std::all_of(types.begin(), types.end(), [&](const std::string& type) { return Shows(type); }) ? Tri::kNo : Tri::kUnknown;
  }
  std::int64_t Earned(const Json& rule) const {
    const Json decay = rule.value("decay", Json{{"type", "none"}});
    std::vector<Json> counted;
    std::map<std::string, int> perObject;
    for (const Json& event : Matching(rule["event"])) {
      if (decay["type"] != "none" && At(event) == kUndated) continue;
      if (rule.contains("perObject") && ++perObject[event.value(rule["perObject"]["by"].get<std::string>(), "")] > rule["perObject"]["times"].get<int>()) continue;
      if (static_cast<int>(counted.size()) < rule.value("times", 1'000'000)) counted.push_back(event);
    }
    std::int64_t weight = 0;
    for (const Json& event : counted) weight += At(event) == kUndated ? 65536 : Weight(decay, today_ - zone_.DayAt(At(event)));
    const std::int64_t product = Milli(rule["points"]) * weight;
    const std::int64_t size = (std::abs(product) + 32768) / 65536;
    return product < 0 ? -size : size;
  }
  static std::int64_t Weight(const Json& decay, int age) {
    const auto percent = [](double value) { return std::llround(value / 100 * 65536); };
    const std::string type = decay["type"];
    if (type == "none") return 65536;
    if (type == "window") return age <= decay["days"].get<int>() ? 65536 : 0;
    if (type == "linear") return percent(std::max(0, 100 - decay["percent"].get<int>() * (age / decay["everyDays"].get<int>())));
    if (type == "halfLife") return std::llround(65536 * std::pow(0.5, static_cast<double>(age) / decay["days"].get<double>()));
    for (const Json& step : decay["steps"]) {
      if (age <= step["days"].get<int>()) return percent(step["percent"].get<double>());
    }
    return 0;
  }

  // BANT.
  BantState PlainState(std::size_t c) const {
    const Json& criterion = model_["bant"][std::string(NameOf(static_cast<Criterion>(c)))];
    bool met = Ask(criterion["met"]) == Tri::kYes;
    const bool unmet = criterion.contains("unmet") && Ask(criterion["unmet"]) == Tri::kYes;
    if (met != unmet) return met ? BantState::kMet : BantState::kUnmet;
    if (met) return BantState::kPartial;
    for (const std::string& path : Texts(criterion["facts"])) {
      if (Winner(path) != nullptr || (path == "bant.authority.role" && RoleBy(Winner("person.title")))) return BantState::kPartial;
    }
    return BantState::kUnknown;
  }
  // Another contact of the account may cover authority with their role.
  bool Covered(const Json& criterion) {
    for (const Told& colleague : colleagues_) {
      Told role = colleague;
      if (colleague.stale || (colleague.path != "bant.authority.role" && (colleague.path != "person.title" || !titles_ || colleague.what != What::kText))) continue;
      const Told own = role;
      role.path = "bant.authority.role";
      if (own.path == "person.title") role.texts = {std::string(ReadTitle(own.texts[0], {}).decides == Decides::kDecides ? "decision maker" : ReadTitle(own.texts[0], {}).decides == Decides::kInfluences ? "influencer" : ReadTitle(own.texts[0], {}).decides == Decides::kNo ? "user" : "zzqx")};
      colleague_ = &role;
      const bool met = Ask(criterion["met"]) == Tri::kYes && !(criterion.contains("unmet") && Ask(criterion["unmet"]) == Tri::kYes);
      colleague_ = nullptr;
      if (met) return true;
    }
    return false;
  }
  static bool Contradict(const Told& a, const Told& b) {
    if (a.what != b.what) return true;
    if (a.what == What::kNone) return false;
    if (a.what == What::kText) return Folded(a.texts[0]) != Folded(b.texts[0]);
    if (a.what == What::kList) return true;
    return a.high < b.low || b.high < a.low;
  }
  BantState StateOf(std::size_t c) {
    const Json& criterion = model_["bant"][std::string(NameOf(static_cast<Criterion>(c)))];
    const auto state = [&] { return c == 1 && Covered(criterion) ? BantState::kMet : PlainState(c); };
    const BantState settled = state();
    const std::vector<std::string> evidence = Texts(criterion["facts"]);
    const std::string asked = criterion.dump();
    for (const Told& rival : told_) {
      const Told* winner = Winner(rival.path);
      if (rival.stale || winner == &rival || winner->stale) continue;
      const bool speaks = rival.path == "person.title" && Known("bant.authority.role") == nullptr && RoleByTitle();   // for the role
      const bool felt = asked.find("\"" + rival.path + "\"") != std::string::npos || (speaks && asked.find("\"bant.authority.role\"") != std::string::npos);
      if (!felt || !Contradict(*winner, rival)) continue;
      instead_ = &rival;
      const BantState otherwise = state();
      instead_ = nullptr;
      if (otherwise != settled) return BantState::kPartial;
    }
    return settled;
  }

  const Json& model_;
  const TimeZone& zone_;
  const Json& contact_;
  Instant now_;
  Day today_;
  bool titles_ = false;
  std::map<std::string, int> expires_;
  std::vector<std::tuple<std::string, std::string, int>> expiryOrder_;
  std::vector<Told> told_;
  std::vector<Told> colleagues_;
  const Told* instead_ = nullptr;     // a rival that stands in for the winner
  const Told* colleague_ = nullptr;   // a colleague's role that stands in for one's own
  std::array<BantState, kCriteria> bant_{};
  std::int64_t fit_ = 0;
  std::int64_t engagement_ = 0;
};

}  // namespace

NaiveScorer::NaiveScorer(const std::string& model) : document_(std::make_unique<Document>()) {
  document_->json = Json::parse(model, nullptr, false);
  document_->zone = TimeZone::Find(document_->json["timeZone"].get<std::string>());
}
NaiveScorer::~NaiveScorer() = default;

NaiveResult NaiveScorer::Score(const std::string& contact, Instant now) const {
  const Json read = Json::parse(contact, nullptr, false);
  return Naive(document_->json, *document_->zone, read, now).Score();
}

}  // namespace bantam::test
