// SPDX-License-Identifier: MIT
// Every part of a model is named once, in Carry, for writing and for reading. A number is letters of five bits each, a text its length
// and its bytes, a list its length and its items: as plain text an image is compressed like what it was made of.
#include "bantam/model_image.h"

#include <algorithm>
#include <type_traits>

#include "bantam/catalog.h"
#include "form_checksum.h"
#include "model_reading.h"
#include "time_zone_table.h"

namespace bantam {
namespace {

constexpr std::string_view kKind = "bantam-model-";
/// What Carry names, and in which order, belongs to a version.
constexpr std::string_view kBeginning = "bantam-model-" BANTAM_VERSION " ";
/// Letters of five bits: one of these ends a number, one of the others goes on.
constexpr unsigned char kLastDigit = ']', kMore = '(';

std::string WordsFile(std::string_view id, std::string_view locale) { return "models/" + std::string(id) + "." + std::string(locale); }

template <typename Io>
void Carry(Io& io, FactTruths& truths) { io(truths.known, truths.yes); }
template <typename Io>
void Carry(Io& io, EventFilter& filter) {
  io(filter.types, filter.assets, filter.topics, filter.notTopics, filter.urlContains, filter.minSeconds, filter.open);
}
template <typename Io>
void Carry(Io& io, Leaf& leaf) {
  io(leaf.kind, leaf.fact, leaf.low, leaf.high, leaf.mask, leaf.words, leaf.numbers, leaf.booleans, leaf.filter, leaf.atLeast, leaf.withinDays);
}
template <typename Io>
void Carry(Io& io, ConditionNode& node) {
  io(node.kind, node.criterion, node.stateMask, node.first, node.count, node.low, node.high, node.mask, node.word);
}
template <typename Io>
void Carry(Io& io, ModelFact& fact) {
  io(fact.attribute, fact.customName, fact.firstLeaf, fact.leafCount, fact.expiresDays, fact.criteria, fact.sways, fact.onlyDomains,
     fact.completions, fact.samples, fact.loose);
}
template <typename Io>
void Carry(Io& io, Limits& limits) { io(limits.low, limits.high); }
template <typename Io>
void Carry(Io& io, Group& group) { io(group.id, group.name, group.axis, group.limits); }
template <typename Io>
void Carry(Io& io, AttributeRule& rule) {
  io(rule.id, rule.name, rule.group, rule.points, rule.when, rule.facts, rule.factLeaves, rule.eventLeaves);
}
template <typename Io>
void Carry(Io& io, EventRule& rule) {
  io(rule.id, rule.name, rule.group, rule.points, rule.filter, rule.repeatBy, rule.perObject, rule.times, rule.decay);
}
template <typename Io>
void Carry(Io& io, CriterionRule& rule) { io(rule.facts, rule.met, rule.unmet); }
template <typename Io>
void Carry(Io& io, AnswerOption& option) {
  if (!option.text) option.text = std::make_unique<std::string>();
  io(option.id, option.label, option.prior, *option.text, option.truths, option.entangled);
}
template <typename Io>
void Carry(Io& io, Question& question) {
  io(question.id, question.text, question.criterion, question.fact, question.pauseDays, question.options, question.priorSum);
}
template <typename Io>
void Carry(Io& io, TierRule& rule) { io(rule.label, rule.when, rule.nextStep, rule.reviewDays); }
template <typename Io>
void Carry(Io& io, Exclusion& exclusion) { io(exclusion.id, exclusion.name, exclusion.when); }
template <typename Io>
void Carry(Io& io, Route& route) { io(route.id, route.when, route.how, route.to); }
template <typename Io>
void Carry(Io& io, Currency& currency) { io(currency.code, currency.perUnit); }
template <typename Io>
void Carry(Io& io, OpenSpan& span) { io(span.from, span.to); }
template <typename Io>
void Carry(Io& io, Promise& promise) { io(promise.minutes, promise.hours.zone, promise.hours.weekdays, promise.hours.holidays); }
template <typename Io>
void Carry(Io& io, YearlyChange& change) { io(change.month, change.week, change.weekday, change.seconds); }
template <typename Io>
void Carry(Io& io, ZoneRule& rule) { io(rule.standard, rule.daylight, rule.start, rule.end); }
template <typename Io>
void Carry(Io& io, ZoneImage& zone) { io(zone.name, zone.record.quarters, zone.rule, zone.changeTimes, zone.changeQuarters); }
template <typename Io>
void Carry(Io& io, Model& model) {
  io(model.version, model.name.byLocale, model.hash, model.zone, model.currency, model.period, model.rates, model.packs, model.titleLanguages);
  io(model.axes, model.groups, model.eventTypes, model.facts, model.factOfAttribute, model.leaves, model.firstEventLeaf, model.nodes, model.children);
  io(model.attributeRules, model.eventRules, model.rulesOfFact, model.rulesOfType, model.bant, model.questions, model.tiers, model.exclusions);
  io(model.standings, model.grades, model.routing, model.personVerifies, model.promise);
}

/// What both ways share: parts are taken apart down to numbers, texts and words, which `Way` writes or reads.
template <typename Way>
class Carrier {
 public:
  template <typename... Parts>
  void operator()(Parts&... parts) { (Item(parts), ...); }

 protected:
  template <typename Part>
  void Item(Part& part) {
    if constexpr (std::is_integral_v<Part> || std::is_enum_v<Part>) way().Number(part);
    else Carry(way(), part);
  }
  void Item(std::string& text) { way().Text(text); }
  void Item(LocalWords& words) { way().Words(words); }
  void Item(const TimeZone*& zone) { way().Zone(zone); }
  template <typename Part>
  void Item(std::vector<Part>& list) { way().List(list); }
  void Item(Decay& decay) { way().Factors(decay); }
  template <typename Part>
  void Item(std::optional<Part>& part) {
    bool there = part.has_value();
    way().Number(there);
    if (!there) return;
    if (!part) part.emplace();
    Item(*part);
  }
  template <typename Part, std::size_t N>
  void Item(std::array<Part, N>& parts) {
    for (Part& part : parts) Item(part);
  }
  template <typename First, typename Second>
  void Item(std::pair<First, Second>& both) { Item(both.first), Item(both.second); }

 private:
  Way& way() { return static_cast<Way&>(*this); }
};

void AppendNumber(std::string& out, std::uint64_t number) {
  for (; number > 31; number >>= 5) out += static_cast<char>(kMore + (number & 31));
  out += static_cast<char>(kLastDigit + number);
}
void AppendText(std::string& out, std::string_view text) {
  AppendNumber(out, text.size());
  out += text;
}

class Writer : public Carrier<Writer> {
 public:
  template <typename Value>
  void Number(Value value) {
    const auto number = static_cast<std::int64_t>(value);
    AppendNumber(body, std::is_signed_v<Value> ? static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63)
                                               : static_cast<std::uint64_t>(number));
  }
  void Text(std::string_view text) { AppendText(body, text); }
  void Zone(const TimeZone* zone) {
    ZoneImage image = ImageOfZone(*zone);
    Item(image);
  }
  template <typename Part>
  void List(std::vector<Part>& list) {
    Number(list.size());
    for (Part& part : list) Item(part);
  }
  void Words(const LocalWords& words) {
    Number(words.byLocale.size());
    for (const auto& own : words.byLocale) {
      const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.first == own.first; });
      Number(static_cast<std::size_t>(found - parts.begin()));
      AppendText(found == parts.end() ? parts.emplace_back(own.first, std::string()).second : found->second, own.second);
    }
  }
  /// Runs of ages along which the factor changes by the same: few for steps and lines, small numbers for half-lives.
  void Factors(const Decay& decay) {
    const std::vector<std::int32_t>& all = decay.factors();
    Number(all.size());
    const auto change = [&](std::size_t i) { return all[i] - (i == 0 ? 0 : all[i - 1]); };
    std::int32_t before = 0;
    for (std::size_t i = 0, end = 0; i < all.size(); i = end) {
      while (end < all.size() && change(end) == change(i)) ++end;
      Number(end - i);
      Number(change(i) - before);
      before = change(i);
    }
  }

  std::string body;
  std::vector<std::pair<std::string, std::string>> parts;   ///< texts by locale
};

/// Numbers and texts from where they stand. Past the end everything is 0 and empty, and `whole` false.
struct Letters {
  std::string_view rest;
  bool whole = true;

  std::uint64_t Number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !rest.empty(); shift += 5) {
      const auto letter = static_cast<unsigned char>(rest.front());
      rest.remove_prefix(1);
      if (letter >= kLastDigit) return number | static_cast<std::uint64_t>(letter - kLastDigit) << shift;
      number |= static_cast<std::uint64_t>(letter - kMore) << shift;
    }
    whole = false;
    return 0;
  }
  std::string_view Text() {
    const std::uint64_t size = Number();
    if (size > rest.size()) {
      whole = false;
      return {};
    }
    const std::string_view text = rest.substr(0, static_cast<std::size_t>(size));
    rest.remove_prefix(text.size());
    return text;
  }
};

struct Locale {
  std::string name;
  Letters words;
  bool here = false;
};

class Reader : public Carrier<Reader> {
 public:
  explicit Reader(Letters& letters, std::vector<Locale>& locales) : letters_(letters), locales_(locales) {}

  template <typename Value>
  void Number(Value& value) {
    const std::uint64_t number = letters_.Number();
    value = static_cast<Value>(std::is_signed_v<Value> ? number >> 1 ^ (0 - (number & 1)) : number);
  }
  void Text(std::string& text) { text = letters_.Text(); }
  void Zone(const TimeZone*& zone) {
    ZoneImage image;
    Item(image);
    zone = ZoneOfImage(image);
  }
  template <typename Part>
  void List(std::vector<Part>& list) {
    for (std::uint64_t left = letters_.Number(); left > 0 && letters_.whole; --left) Item(list.emplace_back());
  }
  void Words(LocalWords& words) {
    for (std::uint64_t left = letters_.Number(); left > 0 && letters_.whole; --left) {
      const auto place = static_cast<std::size_t>(letters_.Number());
      if (place >= locales_.size()) letters_.whole = false;
      else if (locales_[place].here) words.byLocale.emplace_back(locales_[place].name, locales_[place].words.Text());
    }
  }
  void Factors(Decay& decay) {
    std::vector<std::int32_t> all;
    std::int32_t factor = 0, change = 0;
    for (std::uint64_t left = letters_.Number(); left > 0 && letters_.whole;) {
      std::uint64_t run = std::min(letters_.Number(), left);
      std::int32_t more;
      Number(more);
      change += more;
      for (left -= run; run > 0; --run) all.push_back(factor += change);
    }
    decay = Decay::Of(std::move(all));
  }

 private:
  Letters& letters_;
  std::vector<Locale>& locales_;
};

/// The locales of an image, with the words of those that are in it or in the catalogue.
std::vector<Locale> ReadLocales(Letters& letters, std::string_view id) {
  std::vector<Locale> locales;
  for (std::uint64_t left = letters.Number(); left > 0 && letters.whole; --left) {
    Locale& locale = locales.emplace_back();
    locale.name = letters.Text();
    locale.here = letters.Number() != 0;
    const std::string_view inside = letters.Text();
    locale.words.rest = inside;
    if (locale.here) continue;
    const auto apart = FindCatalogFile(WordsFile(id, locale.name));
    locale.here = apart && FormChecksum(*apart) == inside;
    locale.words.rest = apart.value_or(std::string_view());
  }
  return locales;
}

}  // namespace

ModelImage ImageOf(const Model& model, bool wordsApart) {
  Writer writer;
  Carry(writer, const_cast<Model&>(model));   // a Writer only looks
  std::string text;
  AppendText(text, model.id);
  AppendNumber(text, writer.parts.size());
  ModelImage image;
  for (auto& [locale, words] : writer.parts) {
    const bool inside = !wordsApart || locale == "en";
    AppendText(text, locale);
    AppendNumber(text, inside);
    AppendText(text, inside ? words : FormChecksum(words));
    if (!inside) image.words.emplace_back(WordsFile(model.id, locale), std::move(words));
  }
  text += writer.body;
  image.text = std::string(kBeginning) + FormChecksum(text) + text;
  return image;
}

LoadedModel OpenModelImage(std::string_view image) {
  LoadedModel loaded;
  const std::string_view sum = image.substr(std::min(kBeginning.size(), image.size()), kFormChecksumLetters);
  Letters letters{image.substr(std::min(kBeginning.size() + kFormChecksumLetters, image.size()))};
  const bool ofThisVersion = image.substr(0, kBeginning.size()) == kBeginning;
  if (!ofThisVersion || FormChecksum(letters.rest) != sum) {
    const bool ofAnother = !ofThisVersion && image.substr(0, kKind.size()) == kKind;
    loaded.faults.push_back({"bad_image", "$", ofAnother ? "This model was compiled by another version of Bantam: compile it anew." : "This is no compiled model, or it is damaged."});
    return loaded;
  }
  auto model = std::make_shared<Model>();
  model->id = letters.Text();
  std::vector<Locale> locales = ReadLocales(letters, model->id);
  Reader reader(letters, locales);
  Carry(reader, *model);
  for (std::size_t i = 0; i < model->packs.size(); ++i) {
    if (FindPack(model->packs[i].first)) continue;
    loaded.faults.push_back(UnknownPack("$.packs[" + std::to_string(i) + "]"));
    loaded.missingPacks.push_back(model->packs[i].first);
  }
  for (Question& question : model->questions) {
    for (AnswerOption& option : question.options) letters.whole = !ReadAnswer(option, *model->zone) && letters.whole;
  }
  if (!letters.whole) loaded.faults.push_back({"bad_image", "$", "This model image is not whole."});
  for (Locale& locale : locales) {
    if (!locale.here) model->absentLocales.push_back(std::move(locale.name));
  }
  if (loaded.faults.empty()) loaded.model = std::move(model);
  return loaded;
}

}  // namespace bantam
