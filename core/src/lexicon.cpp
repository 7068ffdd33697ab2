// SPDX-License-Identifier: MIT
// Values, headers and domains; titles and roles are in title_lexicon.cpp.
#include "lexicon.h"

#include <algorithm>
#include <charconv>

#include "bantam/catalog.h"
#include "bantam/contact.h"
#include "bantam/fold.h"
#include "code_points.h"
#include "lexicon_json.h"
#include "phrases.h"
#include "text_hash.h"

namespace bantam {
namespace {

struct NamedPart {
  std::string_view name;
  AmountPart part;
  std::uint32_t value;
};

/// The lists under `amounts` of a lexicon.
constexpr NamedPart kAmountLists[] = {
    {"thousand", AmountPart::kScale, 3},
    {"million", AmountPart::kScale, 6},
    {"billion", AmountPart::kScale, 9},
    {"atLeast", AmountPart::kAtLeast, 0},
    {"over", AmountPart::kOver, 0},
    {"below", AmountPart::kBelow, 0},
    {"upTo", AmountPart::kUpTo, 0},
    {"about", AmountPart::kAbout, 0},
    {"to", AmountPart::kTo, 0},
    {"per", AmountPart::kPer, 0},
    {"perOrWithin", AmountPart::kPer, 1},
    {"tax", AmountPart::kTax, 0},
    {"none", AmountPart::kNone, 0},
    {"counted", AmountPart::kCounted, 0},
    {"once", AmountPart::kPeriod, static_cast<std::uint32_t>(Period::kOnce)},
    {"month", AmountPart::kPeriod, static_cast<std::uint32_t>(Period::kMonth)},
    {"quarter", AmountPart::kPeriod, static_cast<std::uint32_t>(Period::kQuarter)},
    {"year", AmountPart::kPeriod, static_cast<std::uint32_t>(Period::kYear)},
    {"days", AmountPart::kDays, 1},
    {"weeks", AmountPart::kDays, 7},
    {"immediately", AmountPart::kDays, 0},
    {"within", AmountPart::kWithin, 0},
};

constexpr std::pair<std::string_view, YesNoWord> kYesNoLists[] = {{"yes", kSaysYes}, {"no", kSaysNo}, {"optedOut", kSaysOptedOut}, {"optedIn", kSaysOptedIn}};

std::string_view FileText(std::string_view name) { return FindCatalogFile(name).value_or(std::string_view()); }

std::uint32_t IndexOfCurrency(ValueLexicon& values, std::string_view code) {
  const auto next = static_cast<std::uint32_t>(values.currencies.size());
  const std::uint32_t index = values.currencyIndices.Add(code, next);
  if (index == next) values.currencies.emplace_back(code);
  return index;
}

/// The table that a list of values goes to, and what its phrases mean there; null where a list is not known. `name`: of the list, `months 3`.
WordTable* TableOf(ValueLexicon& values, std::string_view name, std::uint32_t& meaning) {
  const std::string_view part = PhraseReader::TakeUntil(name, ' ');
  for (const auto& [list, word] : kYesNoLists) {
    if (part == list) return meaning = word, &values.yesNo;
  }
  if (part == "empty") return &values.empty;
  if (part == "totals") return &values.totals;
  if (part == "besideDates") return meaning = kBesideDate, &values.months;
  if (part == "months") return std::from_chars(name.data(), name.data() + name.size(), meaning), &values.months;
  if (part == "currencies") return meaning = ValueLexicon::Pack(AmountPart::kCurrency, IndexOfCurrency(values, name)), &values.amounts;
  const auto known = part == "amounts" ? ValueLexicon::MeaningOf(name) : std::nullopt;
  return known ? (meaning = *known, &values.amounts) : nullptr;
}

void AddValues(ValueLexicon& values, std::string_view packed) {
  WordTable* table = nullptr;
  std::uint32_t meaning = 0;
  ForEachPhrase(packed, [&](std::string_view list) { table = TableOf(values, list, meaning); }, [&](std::string_view phrase) {
    if (table) table->Add(phrase, meaning);
  });
}

/// No languages: every one.
bool IsWanted(std::span<const std::string_view> languages, std::string_view language) {
  return languages.empty() || std::find(languages.begin(), languages.end(), language) != languages.end();
}

ValueLexicon ReadValues(std::span<const std::string_view> languages, std::string_view preferred = {}) {
  ValueLexicon values;
  AddValues(values, FileText("lexicon/currencies.phrases"));
  ForEachLanguage("lexicon/values-", ".phrases", [&](std::string_view language, std::string_view packed) {
    if (language == preferred) AddValues(values, packed);
  });
  ForEachLanguage("lexicon/values-", ".phrases", [&](std::string_view language, std::string_view packed) {
    if (IsWanted(languages, language)) AddValues(values, packed);
  });
  ForEachLanguage("lexicon/totals-", ".phrases", [&](std::string_view, std::string_view packed) { AddValues(values, packed); });
  return values;
}

bool HasLanguage(std::string_view language) {
  bool has = false;
  ForEachLanguage("lexicon/values-", ".phrases", [&](std::string_view name, std::string_view) { has = has || name == language; });
  return has;
}

/// The sections of a lexicon that hold headers.
struct HeaderSection {
  std::string_view name;
  int rank;
  HeaderMeaning::Kind kind;
};
constexpr HeaderSection kHeaderSections[] = {{"headers", 2, HeaderMeaning::kPlain},
                                             {"weakHeaders", 1, HeaderMeaning::kPlain},
                                             {"eventCounts", 2, HeaderMeaning::kEventCount},
                                             {"eventDates", 2, HeaderMeaning::kEventDate},
                                             {"nameHalves", 1, HeaderMeaning::kNameHalf}};

void AddHeader(HeaderLexicon& headers, const HeaderMeaning& meaning, std::string_view word) {
  std::string scratch;
  const auto same = [&](const HeaderMeaning& other) {
    return other.target == meaning.target && other.rank == meaning.rank && other.kind == meaning.kind;
  };
  auto found = std::find_if(headers.meanings.begin(), headers.meanings.end(), same);
  if (found == headers.meanings.end()) found = headers.meanings.insert(found, meaning);
  headers.words.Add(HeaderKey(word, scratch), static_cast<std::uint32_t>(found - headers.meanings.begin()));
}

void AddObject(HeaderLexicon& headers, std::string_view object, std::string_view word) {
  std::string scratch;
  const auto kind = object == "person"    ? HeaderLexicon::kPersonObject
                    : object == "company" ? HeaderLexicon::kCompanyObject
                    : object == "deal"    ? HeaderLexicon::kDealObject
                                          : HeaderLexicon::kAnyObject;
  const bool after = word.front() == '*';
  (after ? headers.objectsAfter : headers.objects).Add(HeaderKey(word, scratch), kind);
}

/// `=` before a word: models know it as it is written.
void AddStage(HeaderLexicon& headers, std::string_view stage, std::string_view word) {
  std::string scratch;
  const StageWord says = stage == "customer" ? kSaysCustomer : stage == "partner" ? kSaysPartner : stage == "opted_out" ? kSaysUnsubscribed : kSaysCompetitor;
  headers.stages.Add(HeaderKey(word, scratch), word.front() == '=' ? says | kKnownToModels : says);
}

void AddAnswer(HeaderLexicon& headers, const LexiconPath& path, std::string_view word) {
  std::string scratch;
  const auto known = std::find(headers.answered.begin(), headers.answered.end(), path.back());
  headers.answers.Add(path[1] + " " + std::string(HeaderKey(word, scratch)), static_cast<std::uint32_t>(known - headers.answered.begin()));
  if (known == headers.answered.end()) headers.answered.push_back(path.back());
}

/// The language that is being read is the last of `languages`.
void AddToLanguage(HeaderLexicon& headers, std::string_view word) {
  std::string scratch;
  const auto next = static_cast<std::uint32_t>(headers.languageSets.size());
  const std::uint32_t set = headers.inLanguages.Add(HeaderKey(word, scratch), next);
  if (set == next) headers.languageSets.push_back(0);
  headers.languageSets[set] |= 1u << (headers.languages.size() - 1);
}

HeaderLexicon ReadHeaders(std::span<const std::string_view> languages) {
  HeaderLexicon headers;
  for (AttributeId id = 0; id < kAttributeCount; ++id) AddHeader(headers, {std::string(AttributePath(id)), 3}, AttributePath(id));
  for (const char* path : {"person.firstName", "person.lastName", "notes", "id", "account"}) AddHeader(headers, {path, 3}, path);
  ForEachLanguage("lexicon/headers-", ".json", [&](std::string_view language, std::string_view json) {
    if (!IsWanted(languages, language)) return;
    headers.languages.emplace_back(language);
    ForEachWord(json, [&](const LexiconPath& path, std::string_view word) {
      if (path[0] == "objects") AddObject(headers, path.back(), word);
      if (path[0] == "stages") AddStage(headers, path.back(), word);
      if (path[0] == "answers") AddAnswer(headers, path, word);
      for (const HeaderSection& section : kHeaderSections) {
        if (path[0] != section.name) continue;
        AddHeader(headers, {path.back(), section.rank, section.kind}, word);
        AddToLanguage(headers, word);
      }
    });
  });
  return headers;
}

DomainLexicon ReadDomains() {
  DomainLexicon lexicon;
  DomainClass domainClass{};
  bool known = false;
  const auto find = [&](std::string_view list) { known = FindName(list, DomainClass::kCompany, domainClass); };
  ForEachPhrase(FileText("lexicon/domains.phrases"), find, [&](std::string_view domain) {
    if (known) lexicon.domains.Add(domain, static_cast<std::uint32_t>(domainClass));
  });
  return lexicon;
}

}  // namespace

std::uint32_t WordTable::Add(std::string_view word, std::uint32_t meaning) {
  if (entries_.size() * 2 >= slots_.size()) Grow();
  std::uint32_t& slot = slots_[SlotOf(word)];
  if (slot != 0) return entries_[slot - 1].meaning;
  entries_.push_back({texts_.Keep(word), meaning});
  slot = static_cast<std::uint32_t>(entries_.size());
  return meaning;
}

std::optional<std::uint32_t> WordTable::Find(std::string_view word) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t entry = slots_[SlotOf(word)];
  return entry == 0 ? std::nullopt : std::optional(entries_[entry - 1].meaning);
}

std::size_t WordTable::SlotOf(std::string_view word) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(HashText(word) >> 16) & mask;
  while (slots_[slot] != 0 && !SameBytes(entries_[slots_[slot] - 1].word, word)) slot = (slot + 1) & mask;
  return slot;
}

void WordTable::Grow() {
  slots_.assign(slots_.empty() ? 16 : slots_.size() * 4, 0);
  for (std::uint32_t entry = 0; entry < entries_.size(); ++entry) slots_[SlotOf(entries_[entry].word)] = entry + 1;
}

std::string_view HeaderKey(std::string_view header, std::string& scratch) {
  std::string folded;
  const std::string_view plain = FoldPlain(header, folded);
  scratch.clear();
  for (std::size_t i = 0; i < plain.size();) {
    const char32_t code = NextCodePoint(plain, i);
    if (IsWordCharacter(code)) AppendCodePoint(scratch, code);
  }
  return scratch;
}

const ValueLexicon& ValueLexicon::Get() {
  static const ValueLexicon lexicon = ReadValues({});
  return lexicon;
}

const ValueLexicon& ValueLexicon::Preferring(std::string_view language) {
  static std::deque<std::pair<std::string, ValueLexicon>> made;
  for (const auto& [name, lexicon] : made) {
    if (name == language) return lexicon;
  }
  if (language.empty() || language == "en" || !HasLanguage(language)) return Get();
  return made.emplace_back(std::string(language), ReadValues({}, language)).second;
}

std::string_view ValueLexicon::ListOf(std::uint32_t packed) {
  const auto found = std::find_if(std::begin(kAmountLists), std::end(kAmountLists), [&](const NamedPart& list) { return Pack(list.part, list.value) == packed; });
  return found == std::end(kAmountLists) ? std::string_view() : found->name;
}

std::optional<std::uint32_t> ValueLexicon::MeaningOf(std::string_view list) {
  for (const NamedPart& known : kAmountLists) {
    if (known.name == list) return Pack(known.part, known.value);
  }
  return std::nullopt;
}

ValueLexicon ValueLexicon::Of(std::span<const std::string_view> languages) { return ReadValues(languages); }

const HeaderLexicon& HeaderLexicon::Get() {
  static const HeaderLexicon lexicon = ReadHeaders({});
  return lexicon;
}

HeaderLexicon HeaderLexicon::Of(std::span<const std::string_view> languages) { return ReadHeaders(languages); }

const DomainLexicon& DomainLexicon::Get() { return Current<DomainLexicon, ReadDomains>(); }

}  // namespace bantam
