// SPDX-License-Identifier: MIT
#include "small_models.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace bantam::test {
namespace {

enum class Sort { kNumber, kMoney, kWithin, kDate, kText, kAny, kBool, kList, kTitle, kRole, kEmail };

struct Source {
  const char* path;
  Sort sort;
};

constexpr std::array<Source, 15> kSources{{{"company.employees", Sort::kNumber},
                                           {"company.customers", Sort::kNumber},
                                           {"company.industry", Sort::kText},
                                           {"person.country", Sort::kText},
                                           {"bant.budget.amount", Sort::kMoney},
                                           {"company.revenue", Sort::kMoney},
                                           {"bant.need.problem", Sort::kAny},
                                           {"custom.x", Sort::kAny},
                                           {"bant.timeline.withinDays", Sort::kWithin},
                                           {"bant.timeline.date", Sort::kDate},
                                           {"bant.timeline.timely", Sort::kBool},
                                           {"company.technologies", Sort::kList},
                                           {"person.title", Sort::kTitle},
                                           {"bant.authority.role", Sort::kRole},
                                           {"person.email", Sort::kEmail}}};
constexpr std::array<const char*, 5> kTypes{"page_view", "download", "webinar", "contact_request", "email_click"};
constexpr std::array<const char*, 4> kTexts{"alpha", "beta gamma", "Delta", "épsilon"};
constexpr std::array<const char*, 4> kWords{"alpha", "gamma", "beta gamma", "EPSILON"};
constexpr std::array<const char*, 4> kCriterionNames{"budget", "authority", "need", "timeline"};
constexpr std::array<int, 5> kBounds{0, 10, 50, 51, 200};
constexpr std::array<int, 6> kDayBounds{-30, 0, 1, 30, 90, 365};

std::string Quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

class ModelWriting {
 public:
  ModelWriting(std::uint64_t seed, SmallShape shape) : random_(SeededRandom(seed * 0x9E3779B97F4A7C15u + 7).Next()), shape_(shape), seed_(seed) {}

  SmallModel Write() {
    ChooseFacts();
    titles_ = Has(Sort::kTitle) || Has(Sort::kRole) || Chance(20);
    std::string body = "\"axes\":{\"fit\":" + Limits(60) + ",\"engagement\":" + Limits(60) + "}";
    body += ",\"groups\":" + Groups();
    body += ",\"attributeRules\":" + AttributeRules();
    body += ",\"eventRules\":" + EventRules();
    body += ",\"bant\":" + Bant();
    body += ",\"questions\":" + Questions();
    body += ",\"tiers\":" + Tiers();
    body += ",\"exclusions\":" + Exclusions();
    if (shape_ == SmallShape::kAny && Chance(25)) body += ",\"standings\":{\"" + std::string(Chance(50) ? "customer" : "partner") + "\":" + Condition(1, false) + "}";
    body += ",\"expiry\":" + Expiry();
    body += ",\"grades\":{\"fit\":[20,10,0],\"engagement\":[20,10,0]}";
    body += ",\"routing\":[" + std::string(Chance(50) ? "{\"id\":\"first\",\"when\":" + Condition(1, true) + ",\"how\":\"booker\",\"to\":\"Ainola\"}," : "") +
            "{\"id\":\"rest\",\"how\":\"manual\",\"to\":\"Celka\"}]";
    if (Chance(15)) body += ",\"verification\":\"person\"";
    if (Chance(40)) body += ",\"sla\":{\"promiseMinutes\":" + Number(30, 600) + ",\"hours\":{\"mon\":[[\"09:00\",\"17:00\"]],\"thu\":[[\"08:00\",\"12:00\"],[\"13:00\",\"16:00\"]]}}";
    const char* zones[] = {"UTC", "Europe/Helsinki", "America/New_York"};
    model_.json = "{\"schemaVersion\":1,\"id\":\"small\",\"version\":\"" + std::to_string(seed_) + "\",\"name\":{\"en\":\"Small\"},\"timeZone\":\"" +
                  zones[Below(3)] + "\",\"currency\":\"EUR\",\"period\":\"year\",\"rates\":{\"date\":\"2026-11-01\",\"perUnit\":{\"USD\":0.5}},\"packs\":[" +
                  (titles_ ? "\"titles-en\"," : "") + "\"domains\"]," + body + "}";
    for (SmallFact& fact : model_.facts) {
      std::sort(fact.values.begin(), fact.values.end());
      fact.values.erase(std::unique(fact.values.begin(), fact.values.end()), fact.values.end());
    }
    return std::move(model_);
  }

 private:
  bool Chance(std::uint32_t percent) { return random_.Chance(percent); }
  std::uint32_t Below(std::uint32_t count) { return random_.Below(count); }
  template <typename T, std::size_t N>
  T Pick(const std::array<T, N>& list) { return list[Below(static_cast<std::uint32_t>(N))]; }
  std::string Number(int low, int high) { return std::to_string(low + static_cast<int>(Below(static_cast<std::uint32_t>(high - low + 1)))); }
  bool Has(Sort sort) const { return std::find(sorts_.begin(), sorts_.end(), sort) != sorts_.end(); }

  void ChooseFacts() {
    const std::size_t wanted = 2 + Below(shape_ == SmallShape::kIndependent ? 3 : 4);
    while (model_.facts.size() < wanted) {
      const Source& source = kSources[Below(shape_ == SmallShape::kIndependent ? 12 : 15)];
      const auto same = [&](const SmallFact& fact) { return fact.path == source.path; };
      if (std::any_of(model_.facts.begin(), model_.facts.end(), same)) continue;
      model_.facts.push_back({source.path, {}});
      sorts_.push_back(source.sort);
      AddCommonValues(model_.facts.size() - 1);
    }
    model_.eventTypes = {kTypes[Below(5)], kTypes[Below(5)]};
    if (model_.eventTypes[0] == model_.eventTypes[1]) model_.eventTypes.pop_back();
  }

  void Add(std::size_t fact, std::string value) { model_.facts[fact].values.push_back(std::move(value)); }
  void AddCommonValues(std::size_t f) {
    Add(f, "null");
    switch (sorts_[f]) {
      case Sort::kNumber: Add(f, "0"), Add(f, "{\"min\":0,\"max\":1000000}"); break;
      case Sort::kMoney: Add(f, "0"), Add(f, "{\"amount\":50,\"currency\":\"SEK\"}"); break;
      case Sort::kWithin: Add(f, "0"), Add(f, "{\"min\":-100000,\"max\":100000}"); break;
      case Sort::kDate: Add(f, "\"in spring\""); break;
      case Sort::kBool: Add(f, "true"), Add(f, "false"); break;
      case Sort::kText: Add(f, "\"zzqx\""), Add(f, "7"); break;
      case Sort::kAny: Add(f, "\"zzqx\""), Add(f, "[\"zzqx\"]"), Add(f, "true"), Add(f, "false"), Add(f, "\"kyllä\""), Add(f, "\"no\""), Add(f, "0"), Add(f, "1"), Add(f, "{\"min\":-1000000,\"max\":1000000}"); break;
      case Sort::kList: Add(f, "[\"zzqx\"]"); break;
      case Sort::kTitle:
        for (const char* title : {"CEO", "Owner", "VP Marketing", "IT Director", "Head of Sales", "HR Manager", "Sales Specialist", "Student", "Finance Assistant", "zzqx"}) Add(f, Quoted(title));
        break;
      case Sort::kRole:
        for (const char* role : {"decision maker", "influencer", "user", "zzqx"}) Add(f, Quoted(role));
        break;
      case Sort::kEmail:
        for (const char* email : {"a@gmail.com", "a@mailinator.com", "a@harvard.edu", "a@own.example", "a@sub.own.example", "a@other.example", "zzqx"}) Add(f, Quoted(email));
        break;
    }
  }

  // Values just below, at and just above a bound, in the shape of the fact.
  void AddAround(std::size_t f, int bound) {
    const std::string below = bound == 0 ? "-0.001" : bound > 0 ? std::to_string(bound - 1) + ".999" : "-" + std::to_string(-bound) + ".001";
    const std::string above = bound >= 0 ? std::to_string(bound) + ".001" : "-" + std::to_string(-bound - 1) + ".999";
    switch (sorts_[f]) {
      case Sort::kMoney:
        for (const std::string& n : {bound == 0 ? above : below, std::to_string(bound), above}) Add(f, "{\"amount\":" + n + ",\"currency\":\"EUR\",\"period\":\"year\"}");
        break;
      case Sort::kWithin:
        for (int n : {bound - 1, bound, bound + 1}) Add(f, std::to_string(n));
        break;
      case Sort::kDate:
        for (int n : {bound - 1, bound, bound + 1}) Add(f, "@" + std::to_string(n));
        break;
      case Sort::kNumber:
        if (bound == 0) return Add(f, "0"), Add(f, above);   // nothing is below
        [[fallthrough]];
      default: Add(f, below), Add(f, std::to_string(bound)), Add(f, above);
    }
  }

  std::string Range(std::size_t f, bool days) {
    const int low = days ? Pick(kDayBounds) : Pick(kBounds);
    const int high = low + (Chance(30) ? 0 : days ? 60 : 45);
    AddAround(f, low);
    std::string limits = "\"min\":" + std::to_string(low);
    if (Chance(60)) {
      AddAround(f, high);
      limits += ",\"max\":" + std::to_string(high);
    } else if (Chance(50)) {
      limits = "\"max\":" + std::to_string(low);
    }
    return limits;
  }
  std::string Listed(std::size_t f, bool words) {
    std::string list;
    for (std::uint32_t i = 0, count = 1 + Below(2); i < count; ++i) {
      const char* text = words ? Pick(kWords) : Pick(kTexts);
      list += (list.empty() ? "" : ",") + Quoted(text);
      if (sorts_[f] != Sort::kList) Add(f, Quoted(text)), Add(f, Quoted("zzqx " + std::string(text) + ", other"));
      if (sorts_[f] == Sort::kList || sorts_[f] == Sort::kAny) Add(f, "[" + Quoted(text) + ",\"zzqx\"]"), Add(f, "[" + Quoted("zzqx " + std::string(text)) + "]");
    }
    AddMixtures(f);
    if (words && Chance(50)) return "\"containsWord\":" + (list.find(',') == std::string::npos ? list : "[" + list + "]");
    if (words) return "\"containsWord\":[" + list + "]";
    return list.find(',') == std::string::npos && Chance(60) ? "\"equals\":" + list : "\"oneOf\":[" + list + "]";
  }
  // What holds several of the words at once.
  void AddMixtures(std::size_t f) {
    const bool list = sorts_[f] == Sort::kList || sorts_[f] == Sort::kAny;
    for (unsigned subset = 3; subset < 16; ++subset) {
      std::string text = "zzqx", items, longItems;
      for (unsigned i = 0; i < 4; ++i) {
        if ((subset >> i & 1) == 0) continue;
        text += std::string(" , ") + kWords[i];
        items += (items.empty() ? "" : ",") + Quoted(kTexts[i]);
        longItems += (longItems.empty() ? "" : ",") + Quoted("zzqx " + std::string(kWords[i]));
      }
      if (sorts_[f] != Sort::kList) Add(f, Quoted(text));
      if (list) Add(f, "[" + items + "]"), Add(f, "[" + longItems + "]"), Add(f, "[" + items + "," + longItems + "]");
    }
  }

  std::string Comparison(std::size_t f) {
    if (Chance(8)) return "\"exists\":true";
    if (Chance(8)) return "\"none\":true";
    switch (sorts_[f]) {
      case Sort::kNumber:
      case Sort::kMoney: return Chance(80) || sorts_[f] == Sort::kMoney ? Range(f, false) : EqualNumber(f);
      case Sort::kWithin: return Chance(50) ? "\"inDays\":{" + Range(f, true) + "}" : Range(f, true);
      case Sort::kDate: return "\"inDays\":{" + Range(f, true) + "}";
      case Sort::kBool: return Chance(70) ? "\"equals\":true" : "\"equals\":false";
      case Sort::kText:
      case Sort::kList: return Listed(f, Chance(50));
      case Sort::kAny: return Chance(25) ? Range(f, false) : Chance(20) ? EqualNumber(f) : Chance(15) ? "\"equals\":true" : Listed(f, Chance(50));
      case Sort::kTitle:
        return Chance(40)   ? "\"seniority\":[\"c_level\",\"owner\"]"
               : Chance(30) ? "\"function\":[\"" + std::string(Chance(50) ? "marketing" : "it") + "\",\"sales\"]"
               : Chance(50) ? "\"decides\":[\"decides\"]"
                            : "\"seniority\":[\"student\",\"assistant\"]";
      case Sort::kRole: return Chance(60) ? "\"decides\":[\"decides\"]" : Chance(50) ? "\"decides\":[\"influences\",\"no\"]" : "\"equals\":\"influencer\"";
      case Sort::kEmail: break;
    }
    return Chance(60) ? "\"domainClass\":[\"" + std::string(Chance(50) ? "free\",\"disposable" : "company") + "\"]" : "\"domain\":[\"own.example\"]";
  }
  std::string EqualNumber(std::size_t f) {
    const int number = Pick(kBounds);
    AddAround(f, number), AddAround(f, 12);
    return Chance(50) ? "\"equals\":" + std::to_string(number) : "\"oneOf\":[" + std::to_string(number) + ",12]";
  }
  std::string Leaf(std::size_t f) { return "{\"fact\":\"" + model_.facts[f].path + "\"," + Comparison(f) + "}"; }
  std::size_t AnyFact() { return Below(static_cast<std::uint32_t>(model_.facts.size())); }
  std::string Filter() {
    std::string filter = "{\"type\":";
    if (model_.eventTypes.size() > 1 && Chance(30)) filter += "[" + Quoted(model_.eventTypes[0]) + "," + Quoted(model_.eventTypes[1]) + "]";
    else filter += Quoted(model_.eventTypes[Below(static_cast<std::uint32_t>(model_.eventTypes.size()))]);
    if (Chance(15)) filter += ",\"asset\":[\"report\",\"ebook\"]";
    if (Chance(15)) filter += Chance(50) ? ",\"topic\":\"pricing\"" : ",\"notTopic\":[\"careers\",\"support\"]";
    if (Chance(8)) filter += ",\"urlContains\":\"/p\"";
    if (Chance(8)) filter += ",\"minSeconds\":30";
    if (Chance(15)) filter += ",\"open\":true";
    return filter + "}";
  }
  std::string EventLeaf() {
    std::string leaf = "{\"event\":" + Filter();
    if (Chance(30)) leaf += ",\"atLeast\":" + Number(1, 3);
    if (Chance(50)) leaf += ",\"withinDays\":" + Number(0, 60);
    return leaf + "}";
  }
  std::string Result() {
    const std::string points = "{\"min\":" + Number(-10, 40) + "}";
    switch (Below(5)) {
      case 0: return "{\"fit\":" + points + "}";
      case 1: return "{\"engagement\":" + points + "}";
      case 2: return "{\"bantMet\":{\"min\":" + Number(1, 3) + "}}";
      case 3: return "{\"criterion\":" + Quoted(Pick(kCriterionNames)) + ",\"is\":[" + std::string(Chance(50) ? "\"met\"" : "\"met\",\"partial\",\"unknown\"") + "]}";
      default: return Chance(20) ? "{\"score\":{\"max\":" + Number(0, 40) + "}}" : "{\"score\":" + points + "}";
    }
  }
  std::string Condition(int depth, bool results) {
    if (depth > 0 && Chance(45)) {
      const std::uint32_t form = Below(5);
      if (form == 0) return "{\"not\":" + Condition(depth - 1, results) + "}";
      std::string list;
      for (std::uint32_t i = 0, count = 2 + Below(2); i < count; ++i) list += (i == 0 ? "" : ",") + Condition(depth - 1, results);
      return std::string(form < 3 ? "{\"all\":[" : "{\"any\":[") + list + "]}";
    }
    if (results && Chance(70)) return Result();
    return Chance(15) ? EventLeaf() : Leaf(AnyFact());
  }
  // Of one fact alone.
  std::string OwnCondition(std::size_t f, int depth) {
    if (depth > 0 && Chance(40)) {
      const std::uint32_t form = Below(3);
      if (form == 0) return "{\"not\":" + OwnCondition(f, depth - 1) + "}";
      return std::string(form == 1 ? "{\"all\":[" : "{\"any\":[") + OwnCondition(f, depth - 1) + "," + OwnCondition(f, depth - 1) + "]}";
    }
    return Leaf(f);
  }

  std::string Limits(int most) { return "{\"min\":" + Number(-most, 0) + ",\"max\":" + Number(10, most) + "}"; }
  std::string Groups() {
    std::string list;
    for (int i = 0; i < 2; ++i) {
      std::string group = "{\"id\":\"g" + std::to_string(i) + "\",\"name\":{\"en\":\"Group\"},\"axis\":\"" + (i == 0 ? "fit" : "engagement") + "\"";
      if (Chance(50)) group += ",\"max\":" + Number(5, 30);
      if (Chance(40)) group += ",\"min\":" + Number(-20, 5);
      list += (i == 0 ? "" : ",") + group + "}";
    }
    return "[" + list + "]";
  }
  std::string Points() {
    std::string points = Number(Chance(30) ? -20 : 1, 20);
    if (Chance(30)) points += Chance(50) ? ".5" : ".125";
    return points;
  }
  std::string RuleHead(const std::string& id, bool axisNeeded) {
    const std::uint32_t axis = Below(2);
    std::string head = "{\"id\":\"" + id + "\",\"name\":{\"en\":\"Rule " + id + "\"},\"points\":" + Points();
    const bool named = axisNeeded || Chance(50);
    if (named) head += std::string(",\"axis\":\"") + (axis == 0 ? "fit" : "engagement") + "\"";
    if (Chance(40)) head += ",\"group\":\"g" + std::to_string(named ? axis : Below(2)) + "\"";
    return head;
  }
  std::string AttributeRules() {
    std::string list;
    const std::size_t count = shape_ == SmallShape::kIndependent ? model_.facts.size() : 1 + Below(5);
    for (std::size_t i = 0; i < count; ++i) {
      list += (i == 0 ? "" : ",") + RuleHead("a" + std::to_string(i), true) + ",\"when\":" +
              (shape_ == SmallShape::kIndependent ? OwnCondition(i, 2) : Condition(2, false)) + "}";
    }
    return "[" + list + "]";
  }
  std::string Decay() {
    switch (Below(5)) {
      case 0: return "{\"type\":\"none\"}";
      case 1: return "{\"type\":\"window\",\"days\":" + Number(1, 120) + "}";
      case 2: return "{\"type\":\"steps\",\"steps\":[{\"days\":" + Number(0, 20) + ",\"percent\":100},{\"days\":" + Number(21, 90) + ",\"percent\":" + Number(0, 80) + "}]}";
      case 3: return "{\"type\":\"linear\",\"everyDays\":" + Number(1, 30) + ",\"percent\":" + Number(5, 50) + "}";
      default: return "{\"type\":\"halfLife\",\"days\":" + Number(2, 90) + "}";
    }
  }
  std::string EventRules() {
    std::string list;
    for (std::uint32_t i = 0, count = Below(4); i < count; ++i) {
      std::string rule = RuleHead("e" + std::to_string(i), false) + ",\"event\":" + Filter();
      if (Chance(30)) rule += ",\"perObject\":{\"by\":\"" + std::string(Chance(50) ? "asset" : Chance(50) ? "topic" : "url") + "\",\"times\":" + Number(1, 2) + "}";
      if (Chance(50)) rule += ",\"times\":" + Number(1, 4);
      if (Chance(80)) rule += ",\"decay\":" + Decay();
      list += (i == 0 ? "" : ",") + rule + "}";
    }
    return "[" + list + "]";
  }
  std::string Bant() {
    std::string out;
    for (std::size_t c = 0; c < 4; ++c) {
      const std::size_t f = AnyFact();
      std::string facts = Quoted(model_.facts[f].path);
      if (const std::size_t other = AnyFact(); other != f && Chance(50)) facts += "," + Quoted(model_.facts[other].path);
      std::string rule = "{\"facts\":[" + facts + "],\"met\":" + (Chance(60) ? Leaf(f) : Condition(1, false));
      if (Chance(40)) rule += ",\"unmet\":" + (Chance(70) ? Leaf(f) : Condition(1, false));
      if (Chance(50)) rule += ",\"expiresDays\":" + Number(20, 400);
      out += (c == 0 ? "" : ",") + Quoted(kCriterionNames[c]) + ":" + rule + "}";
    }
    return "{" + out + "}";
  }
  std::string Expiry() {
    std::string out;
    for (const SmallFact& fact : model_.facts) {
      if (fact.path.rfind("bant.", 0) != 0 && Chance(40)) out += (out.empty() ? "" : ",") + Quoted(fact.path) + ":" + Number(10, 500);
    }
    return "{" + out + "}";
  }
  // A JSON object that nests path and value.
  static std::string Nested(std::string_view path, const std::string& value) {
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) return "{" + Quoted(path) + ":" + value + "}";
    return "{" + Quoted(path.substr(0, dot)) + ":" + Nested(path.substr(dot + 1), value) + "}";
  }
  std::string Questions() {
    std::string list;
    for (std::uint32_t q = 0, count = Below(5); q < count; ++q) {
      const std::size_t f = AnyFact();
      SmallQuestion question{"q" + std::to_string(q), static_cast<int>(Below(6)), model_.facts[f].path, Chance(50) ? static_cast<int>(Below(60)) : 0, {}};
      std::string options;
      for (std::uint32_t k = 0, most = 1 + Below(3); k < most; ++k) {
        SmallOption option{"o" + std::to_string(k), 1 + Below(9), {}};
        std::size_t set = Chance(90) ? f : AnyFact();
        std::string value;
        do value = model_.facts[set].values[Below(static_cast<std::uint32_t>(model_.facts[set].values.size()))];
        while (value[0] == '@' || value == "\"in spring\"");
        option.sets.emplace_back(model_.facts[set].path, value);
        std::string fragment = Nested(model_.facts[set].path, "{\"value\":" + value + "}");
        const std::size_t other = AnyFact();
        const std::string& second = model_.facts[other].values[0];
        // A second fact of another section, so that the two fragments do not share a key.
        if (Chance(15) && second[0] != '@' && model_.facts[other].path.substr(0, 3) != model_.facts[set].path.substr(0, 3)) {
          option.sets.emplace_back(model_.facts[other].path, second);
          const std::string more = Nested(model_.facts[other].path, "{\"value\":" + second + "}");
          fragment = fragment.substr(0, fragment.size() - 1) + "," + more.substr(1);
        }
        options += (k == 0 ? "" : ",") + ("{\"id\":\"" + option.id) + "\",\"label\":{\"en\":\"Answer\"},\"prior\":" + std::to_string(option.prior) + ",\"set\":" + fragment + "}";
        question.options.push_back(std::move(option));
      }
      constexpr std::array<const char*, 6> kAsked{"budget", "authority", "need", "timeline", "competition", "fit"};
      list += (q == 0 ? "" : ",") + ("{\"id\":\"" + question.id) + "\",\"criterion\":\"" + kAsked[static_cast<std::size_t>(question.criterion)] + "\",\"fact\":\"" + question.path +
              "\",\"text\":{\"en\":\"Well?\"},\"pauseDays\":" + std::to_string(question.pauseDays) + ",\"options\":[" + options + "]}";
      model_.questions.push_back(std::move(question));
    }
    return "[" + list + "]";
  }
  std::string Tiers() {
    return "{\"sql\":{\"when\":" + Condition(2, true) + ",\"reviewDays\":" + Number(1, 30) + "},\"mql\":{\"when\":" + Condition(2, true) +
           ",\"label\":{\"en\":\"Soon\"}},\"lead\":{\"reviewDays\":180},\"disqualified\":{}}";
  }
  std::string Exclusions() {
    return Chance(40) ? "[{\"id\":\"out\",\"name\":{\"en\":\"Out\"},\"when\":" + Condition(1, false) + "}]" : "[]";
  }

  SeededRandom random_;
  SmallShape shape_;
  std::uint64_t seed_;
  SmallModel model_;
  std::vector<Sort> sorts_;
  bool titles_ = false;
};

}  // namespace

SmallModel MakeSmallModel(std::uint64_t seed, SmallShape shape) { return ModelWriting(seed, shape).Write(); }

// The laws are proved by the native build; where every step costs many times more, fewer triples look for what that build alone
// can see (memory faults, another size of a word).
#if defined(__EMSCRIPTEN__)
constexpr std::uint64_t kDefaultTriples = 10'000;
#elif defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t kDefaultTriples = 4'000;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr std::uint64_t kDefaultTriples = 4'000;
#else
constexpr std::uint64_t kDefaultTriples = 100'000;
#endif
#else
constexpr std::uint64_t kDefaultTriples = 100'000;
#endif

std::uint64_t LawTriples(std::uint64_t share) {
  const char* told = std::getenv("BANTAM_LAW_TRIPLES");
  const std::uint64_t triples = told == nullptr ? kDefaultTriples : std::strtoull(told, nullptr, 10);
  return std::max<std::uint64_t>(triples / share, 1);
}

}  // namespace bantam::test
