// SPDX-License-Identifier: MIT
#include <algorithm>

#include "small_models.h"

namespace bantam::test {
namespace {

constexpr Instant kDay = 86400;

class ContactWriting {
 public:
  ContactWriting(const SmallModel& model, std::uint64_t seed, Instant now) : model_(model), random_(SeededRandom(seed ^ 0x5A5A5A5A5A5A5A5Au).Next()), now_(now) {
    contact_.id = "s" + std::to_string(seed);
  }

  SmallContact Write() {
    const std::uint32_t known = 20 + Below(70);
    for (const SmallFact& fact : model_.facts) {
      if (Chance(known)) Tell(fact);
    }
    for (std::uint32_t i = 0, count = Below(6); i < count; ++i) contact_.events.push_back(Event());
    if (Chance(25)) {
      contact_.hasObserved = true;
      for (const std::string& type : model_.eventTypes) {
        if (Chance(40)) contact_.observed.push_back(type);
      }
    }
    if (Chance(15)) AddAccountFact();
    for (const SmallQuestion& question : model_.questions) {
      if (!Chance(15)) continue;
      contact_.asked.push_back("{\"questionId\":\"" + question.id + "\"" + (Chance(80) ? ",\"at\":\"" + Moment(40) + "\"" : "") +
                               (Chance(50) ? std::string(",\"result\":\"") + (Chance(50) ? "none" : "told") + "\"" : "") + "}");
    }
    if (Chance(40)) contact_.lifecycle.push_back("\"createdAt\":\"" + Moment(400) + "\"");
    if (Chance(15)) contact_.lifecycle.push_back("\"lastContactedAt\":\"" + Moment(60) + "\"");
    if (Chance(15)) contact_.lifecycle.push_back("\"attempts\":[{\"at\":\"" + Moment(40) + "\",\"how\":\"call\"}]");
    if (Chance(5)) contact_.lifecycle.push_back("\"sqlSince\":\"" + Moment(20) + "\"");
    if (Chance(8)) contact_.lifecycle.push_back("\"verifiedBy\":\"Nestor\",\"verifiedAt\":\"" + Moment(20) + "\"");
    return std::move(contact_);
  }

 private:
  bool Chance(std::uint32_t percent) { return random_.Chance(percent); }
  std::uint32_t Below(std::uint32_t count) { return random_.Below(count); }

  Instant At(std::uint32_t days) {
    const Instant whole = static_cast<Instant>(Below(days)) * kDay;
    const Instant rest = Below(86400);
    return Chance(6) ? now_ + 1 + whole + rest : Chance(3) ? now_ : now_ - whole - rest;
  }
  std::string Moment(std::uint32_t days) {
    std::string text;
    AppendInstant(text, At(days));
    return text;
  }
  std::string Value(const SmallFact& fact) {
    return Dated(fact.values[Below(static_cast<std::uint32_t>(fact.values.size()))], static_cast<Day>(now_ / kDay));
  }
  void Tell(const SmallFact& fact) {
    auto& facts = contact_.FactsOf(fact.path);
    constexpr const char* sources[] = {"note", "crm", "form", "person"};
    for (std::uint32_t i = 0, count = Chance(20) ? 2 + Below(2) : 1; i < count; ++i) {
      const std::string value = Value(fact);
      const char* source = sources[Below(4)];
      facts.push_back(FactJson(value, source, Chance(70) ? At(500) : kUndated));
    }
  }
  void AddAccountFact() {
    const SmallFact& fact = model_.facts[Below(static_cast<std::uint32_t>(model_.facts.size()))];
    const std::string value = Value(fact);
    contact_.accountFacts.push_back("{\"fact\":\"" + fact.path + "\",\"value\":" + value + ",\"source\":\"" + (Chance(50) ? "form" : "person") +
                                    "\",\"contact\":\"other\",\"name\":\"Mirkka\",\"at\":\"" + Moment(300) + "\"}");
  }
  std::string Event() {
    const std::string& type = model_.eventTypes[Below(static_cast<std::uint32_t>(model_.eventTypes.size()))];
    std::string event = "{\"type\":\"" + (Chance(92) ? type : std::string("meeting")) + "\"";
    if (Chance(93)) event += ",\"at\":\"" + Moment(Chance(60) ? 40 : 200) + "\"";
    if (Chance(50)) event += std::string(",\"asset\":\"") + (Chance(50) ? "report" : Chance(50) ? "ebook" : "demo") + "\"";
    if (Chance(50)) event += std::string(",\"topic\":\"") + (Chance(50) ? "pricing" : Chance(50) ? "careers" : "product") + "\"";
    if (Chance(30)) event += Chance(50) ? ",\"url\":\"/pricing\"" : ",\"url\":\"/blog\"";
    if (Chance(30)) event += ",\"seconds\":" + std::to_string(Below(60));
    if (Chance(10)) event += ",\"count\":" + std::to_string(1 + Below(5));
    return event + "}";
  }

  const SmallModel& model_;
  SeededRandom random_;
  Instant now_;
  SmallContact contact_;
};

std::string Joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ",") + item;
  return out;
}

}  // namespace

std::vector<std::string>& SmallContact::FactsOf(const std::string& path) {
  for (auto& [own, facts] : told) {
    if (own == path) return facts;
  }
  return told.emplace_back(path, std::vector<std::string>()).second;
}

bool SmallContact::Tells(const std::string& path) const {
  return std::any_of(told.begin(), told.end(), [&](const auto& entry) { return entry.first == path && !entry.second.empty(); });
}

std::string SmallContact::Json() const {
  const auto section = [&](std::string_view prefix) {
    std::string members;
    for (const auto& [path, facts] : told) {
      if (facts.empty() || path.rfind(prefix, 0) != 0) continue;
      members += (members.empty() ? "\"" : ",\"") + path.substr(prefix.size()) + "\":" + (facts.size() == 1 ? facts[0] : "[" + Joined(facts) + "]");
    }
    return "{" + members + "}";
  };
  std::string json = "{\"id\":\"" + id + "\"";
  if (hasObserved) {
    json += ",\"observed\":[";
    for (std::size_t i = 0; i < observed.size(); ++i) json += (i == 0 ? "\"" : ",\"") + observed[i] + "\"";
    json += "]";
  }
  json += ",\"person\":" + section("person.") + ",\"company\":" + section("company.");
  json += ",\"bant\":{\"budget\":" + section("bant.budget.") + ",\"authority\":" + section("bant.authority.") + ",\"need\":" + section("bant.need.") +
          ",\"timeline\":" + section("bant.timeline.") + "},\"custom\":" + section("custom.");
  json += ",\"events\":[" + Joined(events) + "],\"asked\":[" + Joined(asked) + "],\"accountFacts\":[" + Joined(accountFacts) + "],\"lifecycle\":{" + Joined(lifecycle) + "}}";
  return json;
}

SmallContact MakeSmallContact(const SmallModel& model, std::uint64_t seed, Instant now) { return ContactWriting(model, seed, now).Write(); }

std::string FactJson(std::string_view value, std::string_view source, Instant at) {
  std::string fact = "{\"value\":" + std::string(value) + ",\"source\":\"" + std::string(source) + "\"";
  if (at == kUndated) return fact + "}";
  fact += ",\"at\":\"";
  AppendInstant(fact, at);
  return fact + "\"}";
}

std::string Dated(std::string_view value, Day today) {
  if (value.empty() || value[0] != '@') return std::string(value);
  std::string day = "\"";
  AppendDay(day, today + std::atoi(std::string(value.substr(1)).c_str()));
  return day + "\"";
}

}  // namespace bantam::test
