// SPDX-License-Identifier: MIT
// The parts of a model document that speak with people: BANT criteria, questions, tiers, routing, promise, personas.
#include <algorithm>

#include "ascii.h"
#include "bantam/contact_reader.h"
#include "bantam/words.h"
#include "model_reading.h"

namespace bantam {
namespace {

constexpr std::string_view kWeekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// "09:00" in minutes after midnight, or -1.
int MinutesOf(const std::string& text) {
  const auto digit = [&](std::size_t i) { return IsDigit(text[i]); };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return -1;
  const int hours = (text[0] - '0') * 10 + text[1] - '0';
  const int minutes = (text[3] - '0') * 10 + text[4] - '0';
  return minutes > 59 || hours * 60 + minutes > 1440 ? -1 : hours * 60 + minutes;
}

}  // namespace

void ModelReading::ReadBant(const Field& at) {
  if (!RequireObject(at)) return;
  CheckKeys(at, {"budget", "authority", "need", "timeline"});
  for (std::size_t c = 0; c < kCriteria; ++c) {
    const Field item = at.At(NameOf(static_cast<Criterion>(c)));
    if (!RequireObject(item)) continue;
    CheckKeys(item, {"facts", "met", "unmet", "expiresDays"});
    CriterionRule& rule = model.bant[c];
    std::int32_t expires = -1;
    if (const Field days = item.At("expiresDays")) expires = static_cast<std::int32_t>(RequireWhole(days, 1, 36'500));
    const Field facts = item.At("facts");
    if (RequireArray(facts, kMaxModelFacts)) {
      for (std::size_t i = 0; i < facts->items.size(); ++i) {
        const std::uint16_t fact = InternFact(facts.Item(i), RequireText(facts.Item(i), 200));
        if (fact == kNoFact) continue;
        rule.facts.push_back(fact);
        model.facts[fact].criteria = static_cast<std::uint8_t>(model.facts[fact].criteria | 1u << c);
        if (expires >= 0) model.facts[fact].expiresDays = expires;
      }
    }
    rule.met = ReadCondition(item.At("met"));
    if (const Field unmet = item.At("unmet")) rule.unmet = ReadCondition(unmet);
  }
}

std::optional<Fault> ReadAnswer(AnswerOption& option, const TimeZone& zone) {
  option.answer = std::make_unique<Contact>();
  auto fault = ContactReader(zone).Read(*option.text, *option.answer);
  for (Fact& fact : option.answer->facts) fact.source = Source::kPerson;
  return fault;
}

void ModelReading::ReadOption(const Field& at, Question& question) {
  if (!RequireObject(at)) return;
  CheckKeys(at, {"id", "label", "prior", "set"});
  AnswerOption option;
  option.id = RequireId(at.At("id"));
  CheckNewId(at.At("id"), "option of " + question.id, option.id);
  option.label = ReadWords(at.At("label"), true);
  option.prior = RequireWhole(at.At("prior"), 1, 1'000'000);
  question.priorSum += option.prior;
  option.text = std::make_unique<std::string>();
  const Field set = at.At("set");
  if (RequireObject(set)) {
    AppendCanonicalJson(*set, *option.text);
    if (const auto fault = ReadAnswer(option, *model.zone)) Fail(set, "bad_value", "This is not a fragment of a contact: " + fault->message);
    for (const ContactWarning& warning : option.answer->warnings) {
      Fail(set, "bad_value", "The answer does not read: " + std::string(warning.code) + " at " + std::string(warning.path) + ".");
    }
    for (std::string_view key : option.answer->unknownKeys) Fail(set, "unknown_key", "A contact has no key " + std::string(key) + ".");
    for (const Fact& fact : option.answer->facts) {
      if (fact.value.kind == ValueKind::kDate) Fail(set, "not_here", "An answer cannot hold a fixed date; use withinDays.");
    }
  }
  question.options.push_back(std::move(option));
}

void ModelReading::ReadQuestions(const Field& at) {
  if (!at || !RequireArray(at, kMaxQuestions)) return;
  for (std::size_t i = 0; i < at->items.size(); ++i) {
    const Field item = at.Item(i);
    if (!RequireObject(item)) continue;
    CheckKeys(item, {"id", "criterion", "fact", "text", "options", "pauseDays"});
    Question question;
    question.id = RequireId(item.At("id"));
    CheckNewId(item.At("id"), "question", question.id);
    if (!item.At("text") && Words::AreHere("en") && Words::For("en").Question(question.id).empty()) Fail(item.At("text"), "missing", "Write the question; the catalogue has none of this id.");
    question.text = ReadWords(item.At("text"), false);
    const std::string criterion = RequireText(item.At("criterion"));
    std::size_t c = 0;
    while (c < 6 && NameOf(static_cast<QuestionCriterion>(c)) != criterion) ++c;
    if (c == 6) Fail(item.At("criterion"), "bad_value", "Use budget, authority, need, timeline, competition or fit.");
    question.criterion = static_cast<QuestionCriterion>(c % 6);
    const std::uint16_t fact = InternFact(item.At("fact"), RequireText(item.At("fact"), 200));
    question.fact = fact == kNoFact ? std::uint16_t{0} : fact;
    if (const Field pause = item.At("pauseDays")) question.pauseDays = static_cast<std::int32_t>(RequireWhole(pause, 0, 36'500));
    const Field options = item.At("options");
    if (RequireArray(options, kMaxOptions)) {
      for (std::size_t k = 0; k < options->items.size(); ++k) ReadOption(options.Item(k), question);
      if (options->items.empty()) Fail(options, "bad_value", "A question needs at least one answer.");
    }
    if (fact != kNoFact) model.questions.push_back(std::move(question));
  }
}

void ModelReading::ReadTiers(const Field& root) {
  const Field tiers = root.At("tiers");
  if (RequireObject(tiers)) {
    CheckKeys(tiers, {"sql", "mql", "lead", "disqualified"});
    for (std::size_t t = 0; t < kTiers; ++t) {
      const auto tier = static_cast<Tier>(t);
      const Field at = tiers.At(NameOf(tier));
      if (!RequireObject(at)) continue;
      const bool conditional = tier == Tier::kSql || tier == Tier::kMql;
      if (conditional) CheckKeys(at, {"label", "when", "nextStep", "reviewDays"});
      if (!conditional) CheckKeys(at, {"label", "nextStep", "reviewDays"});
      TierRule& rule = model.tiers[t];
      rule.label = ReadWords(at.At("label"), false);
      rule.nextStep = ReadWords(at.At("nextStep"), false);
      if (const Field days = at.At("reviewDays")) rule.reviewDays = static_cast<std::int32_t>(RequireWhole(days, 1, 36'500));
      if (conditional) rule.when = ReadCondition(at.At("when"));
    }
  }
  resultsAllowed = false;
  const Field exclusions = root.At("exclusions");
  if (exclusions && RequireArray(exclusions, kMaxRules)) {
    for (std::size_t i = 0; i < exclusions->items.size(); ++i) {
      const Field at = exclusions.Item(i);
      if (!RequireObject(at)) continue;
      CheckKeys(at, {"id", "name", "when"});
      Exclusion exclusion{RequireId(at.At("id")), ReadWords(at.At("name"), true), ReadCondition(at.At("when"))};
      CheckNewId(at.At("id"), "exclusion", exclusion.id);
      model.exclusions.push_back(std::move(exclusion));
    }
  }
  const Field standings = root.At("standings");
  if (!standings || !RequireObject(standings)) return;
  CheckKeys(standings, {"customer", "partner", "colleague", "opted_out"});
  for (std::size_t s = 1; s < model.standings.size(); ++s) {
    if (const Field at = standings.At(NameOf(static_cast<Standing>(s)))) model.standings[s] = ReadCondition(at);
  }
}

void ModelReading::ReadRouting(const Field& at) {
  if (!at || !RequireArray(at, kMaxRules)) return;
  for (std::size_t i = 0; i < at->items.size(); ++i) {
    const Field item = at.Item(i);
    if (!RequireObject(item)) continue;
    CheckKeys(item, {"id", "when", "how", "to"});
    Route route;
    route.id = RequireId(item.At("id"));
    if (const Field when = item.At("when")) route.when = ReadCondition(when);
    const std::string how = RequireText(item.At("how"));
    std::size_t h = 0;
    while (h < 4 && NameOf(static_cast<RoutingHow>(h)) != how) ++h;
    if (h == 4) Fail(item.At("how"), "bad_value", "Use fastest, automatic, booker or manual.");
    route.how = static_cast<RoutingHow>(h % 4);
    route.to = RequireText(item.At("to"), 200);
    model.routing.push_back(std::move(route));
  }
}

void ModelReading::ReadPromise(const Field& at) {
  if (!at || at->kind == JsonNode::Kind::kNull || !RequireObject(at)) return;
  CheckKeys(at, {"promiseMinutes", "hours", "holidays", "timeZone"});
  Promise promise;
  promise.minutes = RequireWhole(at.At("promiseMinutes"), 1, 1'000'000);
  promise.hours.zone = at.At("timeZone") ? RequireZone(at.At("timeZone")) : model.zone;
  const Field hours = at.At("hours");
  if (RequireObject(hours)) {
    CheckKeys(hours, {"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
    for (std::size_t d = 0; d < 7; ++d) {
      const Field day = hours.At(kWeekdays[d]);
      if (!day || !RequireArray(day, 24)) continue;
      for (std::size_t i = 0; i < day->items.size(); ++i) {
        const Field span = day.Item(i);
        const std::vector<std::string> ends = ReadTexts(span);
        const int from = ends.size() == 2 ? MinutesOf(ends[0]) : -1;
        const int to = ends.size() == 2 ? MinutesOf(ends[1]) : -1;
        auto& spans = promise.hours.weekdays[d];
        if (from < 0 || to <= from || (!spans.empty() && from < spans.back().to)) {
          Fail(span, "bad_value", "Office hours are pairs like [\"09:00\", \"17:00\"], in order and not overlapping.");
          continue;
        }
        spans.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to)});
      }
    }
    const auto& week = promise.hours.weekdays;
    if (std::all_of(week.begin(), week.end(), [](const auto& day) { return day.empty(); })) Fail(hours, "bad_value", "The office is never open.");
  }
  if (const Field holidays = at.At("holidays"); holidays && RequireArray(holidays, kMaxListed)) {
    for (std::size_t i = 0; i < holidays->items.size(); ++i) {
      const ParsedTime time = ParseTime(RequireText(holidays.Item(i)), *promise.hours.zone);
      if (time.fault != TimeFault::kNone || !time.dateOnly) Fail(holidays.Item(i), "bad_value", "A holiday is a date such as 2026-12-25.");
      else promise.hours.holidays.push_back(time.day);
    }
    std::sort(promise.hours.holidays.begin(), promise.hours.holidays.end());
  }
  model.promise = std::move(promise);
}

void ModelReading::ReadPersonas(const Field& at) {
  if (!at || !RequireObject(at)) return;
  CheckKeys(at, {"now", "order", "list"});
  const ParsedTime now = ParseTime(RequireText(at.At("now")), *model.zone);
  if (now.fault != TimeFault::kNone) Fail(at.At("now"), "bad_value", "Write the moment like 2026-11-01T09:00:00Z.");
  model.personasNow = now.at;
  const Field list = at.At("list");
  if (!RequireArray(list, kMaxPersonas)) return;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const Field item = list.Item(i);
    if (!RequireObject(item)) continue;
    CheckKeys(item, {"id", "name", "contact", "tier"});
    Persona persona;
    persona.id = RequireId(item.At("id"));
    CheckNewId(item.At("id"), "persona", persona.id);
    persona.name = ReadWords(item.At("name"), true);
    if (RequireObject(item.At("contact"))) {
      AppendCanonicalJson(*item.At("contact"), persona.contact);
      Contact contact;
      const auto fault = ContactReader(*model.zone).Read(persona.contact, contact);
      if (fault) Fail(item.At("contact"), "bad_value", "This is not a contact: " + fault->message);
      for (std::string_view key : contact.unknownKeys) Fail(item.At("contact"), "unknown_key", "A contact has no key " + std::string(key) + ".");
    }
    if (const Field tier = item.At("tier")) {
      persona.tier = FindTier(RequireText(tier));
      if (!persona.tier) Fail(tier, "bad_value", "Use sql, mql, lead or disqualified.");
    }
    model.personas.push_back(std::move(persona));
  }
  const Field order = at.At("order");
  if (!order || !RequireArray(order, kMaxPersonas)) return;
  for (std::size_t i = 0; i < order->items.size(); ++i) {
    const std::string id = RequireText(order.Item(i));
    const auto found = std::find_if(model.personas.begin(), model.personas.end(), [&](const Persona& p) { return p.id == id; });
    if (found == model.personas.end()) Fail(order.Item(i), "bad_value", "No persona has this id.");
    else found->rank = static_cast<std::int32_t>(i);
  }
}

}  // namespace bantam
