// SPDX-License-Identifier: MIT
// Headers to attributes. Rows are read in row_reader.cpp, amounts in amounts.cpp.
#include "bantam/columns.h"

#include <algorithm>
#include <map>
#include <set>

#include "ascii.h"
#include "bantam/fold.h"
#include "code_points.h"
#include "lexicon.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxHeaderBytes = 300;  ///< longer ones are texts, not headers
constexpr int kOverrideRank = 100;
constexpr int kStrongRank = 4;                ///< of `headers` in a lexicon; twice, so that there is room between
constexpr std::size_t kMaxUnitBytes = 16;     ///< of a unit behind a header, without brackets
constexpr std::size_t kMostObjectWords = 6;   ///< of a record's name in a header
constexpr std::string_view kEventPrefix = "event:";
constexpr std::string_view kOptedOut = "consent.optedOut";

struct Match {
  std::string target;
  int rank = 0;
  HeaderMeaning::Kind kind = HeaderMeaning::kPlain;
};

/// The header as valid UTF-8 without outer blanks.
std::string CleanHeader(std::string_view header) {
  while (!header.empty() && static_cast<unsigned char>(header.front()) <= ' ') header.remove_prefix(1);
  while (!header.empty() && static_cast<unsigned char>(header.back()) <= ' ') header.remove_suffix(1);
  std::string clean;
  for (std::size_t i = 0; i < header.size();) AppendCodePoint(clean, NextCodePoint(header, i));
  return clean;
}

bool IsEventTarget(std::string_view target) {
  if (target.substr(0, kEventPrefix.size()) != kEventPrefix || target.size() == kEventPrefix.size()) return false;
  return std::all_of(target.begin() + kEventPrefix.size(), target.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || IsDigit(c) || c == '_' || c == '?' || c == '=';
  });
}

bool IsCustomTarget(std::string_view target) {
  constexpr std::string_view kPrefix = "custom.";
  return target.substr(0, kPrefix.size()) == kPrefix && target.size() > kPrefix.size();
}

bool IsTarget(std::string_view target) {
  constexpr std::string_view kOthers[] = {"person.firstName", "person.lastName", "notes", "id", "account", "-", kOptedOut};
  return FindAttribute(target) || IsEventTarget(target) || IsCustomTarget(target) || std::find(std::begin(kOthers), std::end(kOthers), target) != std::end(kOthers);
}

Match MatchKey(std::string_view header) {
  const HeaderLexicon& lexicon = HeaderLexicon::Get();
  std::string scratch;
  const auto found = lexicon.words.Find(HeaderKey(header, scratch));
  if (!found) return {};
  const HeaderMeaning& meaning = lexicon.meanings[*found];
  return {meaning.target, meaning.rank * 2, meaning.kind};
}

/// What `Country` means of a company, `Name` of a deal: an empty target where the record's field is not one of the contact's.
std::string TargetOfObject(HeaderLexicon::Object object, const Match& match) {
  const std::string& target = match.target;
  if (object == HeaderLexicon::kAnyObject) return target;
  if (object == HeaderLexicon::kPersonObject) return target.substr(0, 8) == "company." && target != "company.name" ? std::string() : target;
  const bool ofPerson = target.substr(0, 7) == "person.";
  if (object == HeaderLexicon::kDealObject) return ofPerson || target == "id" || target == "notes" ? std::string() : target;
  if (target == "person.name" && match.kind == HeaderMeaning::kNameHalf) return "company.name";
  if (target == "person.country") return "company.country";
  if (target == "id") return "account";
  return target.substr(0, 8) == "company." ? target : std::string();
}

/// `field` of the record `object`, less sure than a header of its own.
Match FieldOf(std::uint32_t object, std::string_view field) {
  Match match = MatchKey(field);
  match.target = TargetOfObject(static_cast<HeaderLexicon::Object>(object), match);
  match.rank = match.target.empty() ? 0 : std::max(match.rank - 1, 1);
  if (match.target == "company.name") match.kind = HeaderMeaning::kPlain;
  return match;
}

/// "Organization - Industry", "company/name", "Deal: Value": the field of a record that the header names first.
Match MatchField(std::string_view header) {
  const std::size_t divide = header.find_first_of("-:./>");
  if (divide == std::string_view::npos || divide == 0) return {};
  std::string scratch;
  const auto object = HeaderLexicon::Get().objects.Find(HeaderKey(header.substr(0, divide), scratch));
  return object ? FieldOf(*object, header.substr(divide + 1)) : Match{};
}

/// "Role / Title": two names of one thing.
Match MatchAlternatives(std::string_view header) {
  const std::size_t divide = header.find('/');
  if (divide == std::string_view::npos) return {};
  Match match = MatchKey(header.substr(0, divide));
  const Match other = MatchKey(header.substr(divide + 1));
  if (match.rank == 0 || match.target != other.target || match.kind != other.kind) return {};
  match.rank = std::max(match.rank, other.rank) - 1;
  return match;
}

/// "Your email", "Company country", "Correo del contacto": without a divider a record is named by its words alone, so a field that is
/// weak by itself counts for a company only.
Match MatchObject(std::string_view header) {
  const HeaderLexicon& lexicon = HeaderLexicon::Get();
  std::string scratch;
  std::size_t blank = header.find(' ');
  for (std::size_t words = 1; blank != std::string_view::npos && words <= kMostObjectWords; ++words, blank = header.find(' ', blank + 1)) {
    const std::string_view front = header.substr(0, blank), back = header.substr(blank + 1);
    const auto before = lexicon.objects.Find(HeaderKey(front, scratch));
    const auto after = before ? before : lexicon.objectsAfter.Find(HeaderKey(back, scratch));
    if (!after) continue;
    const bool ofDeal = *after == HeaderLexicon::kDealObject;  // a lead's e-mail is a person's, a lead's name need not be
    const Match match = FieldOf(ofDeal ? std::uint32_t{HeaderLexicon::kAnyObject} : *after, before ? back : front);
    const bool weak = match.rank < kStrongRank - 1 && (ofDeal || match.kind != HeaderMeaning::kNameHalf);
    if (match.rank > 0 && (!weak || *after == HeaderLexicon::kCompanyObject)) return match;
  }
  return {};
}

/// A header by its words, else as the field of a record.
Match MatchWhole(std::string_view header) {
  Match match = MatchKey(header);
  if (match.rank == 0) match = MatchField(header);
  if (match.rank == 0) match = MatchAlternatives(header);
  if (match.rank == 0) match = MatchObject(header);
  return match;
}

bool ReadUnit(std::string_view text, Value& one) { return ReadAmount("1 " + std::string(text), true, one); }

/// "Revenue MUSD", "Umsatz in Mio. EUR": a header of amounts whose last word names a currency, without up to three words.
Match MatchBeforeUnit(std::string_view header) {
  std::size_t blank = header.rfind(' ');
  Value one;
  if (blank == std::string_view::npos || header.size() - blank > kMaxUnitBytes || !ReadUnit(header.substr(blank + 1), one) || one.currency[0] == 0) return {};
  for (int words = 0; words < 3 && blank != std::string_view::npos && blank > 0; ++words, blank = header.rfind(' ', blank - 1)) {
    const Match match = MatchWhole(header.substr(0, blank));
    const std::optional<AttributeId> id = FindAttribute(match.target);
    if (id && KindOf(*id) == AttributeKind::kMoney) return match;
  }
  return {};
}

/// A header as it stands, else without what stands in brackets at its end, a unit behind a comma or the `__c` of a custom field.
Match MatchHeader(std::string_view header) {
  if (header.size() > kMaxHeaderBytes) return {};
  if (IsEventTarget(header)) return {std::string(header), kOverrideRank - 1, HeaderMeaning::kEventCount};
  if (IsCustomTarget(header)) return {std::string(header), kOverrideRank - 1, HeaderMeaning::kPlain};
  Match match = MatchWhole(header);
  if (match.rank > 0) return match;
  std::string_view shorter = header;
  if (header.size() > 3 && header.substr(header.size() - 3) == "__c") shorter = header.substr(0, header.size() - 3);
  if (const std::size_t open = header.find_last_of("(["); open != std::string_view::npos && open > 0 && (header.back() == ')' || header.back() == ']')) {
    shorter = header.substr(0, open);
  } else if (const std::size_t comma = header.rfind(','); comma != std::string_view::npos) {
    Value one;  // "Revenue, M€", but not "E-mail, phone"
    if (ReadUnit(header.substr(comma + 1), one) || ReadAmount(header.substr(comma + 1), true, one)) shorter = header.substr(0, comma);
  }
  match = shorter.size() == header.size() ? MatchBeforeUnit(header) : MatchWhole(shorter);
  match.rank = std::max(match.rank - 1, 0);
  return match;
}

/// Beside a first name alone "Name" is the last name, beside a last name alone it is the first; beside both a weak header ("Contact",
/// "Persona") is something else.
void JoinNameHalves(std::vector<Match>& matches) {
  const auto has = [&](std::string_view target) { return std::any_of(matches.begin(), matches.end(), [&](const Match& match) { return match.target == target; }); };
  const bool first = has("person.firstName"), last = has("person.lastName");
  for (Match& match : matches) {
    if (match.kind == HeaderMeaning::kNameHalf && first != last) match.target = first ? "person.lastName" : "person.firstName";
    else if (first && last && match.kind == HeaderMeaning::kPlain && match.rank < kStrongRank && match.target == "person.name") match = {};
  }
}

/// The best column of each target; an event's count and its date are two targets.
std::map<std::pair<std::string, bool>, std::size_t> BestColumns(const std::vector<Match>& matches) {
  std::map<std::pair<std::string, bool>, std::size_t> best;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].rank == 0 || matches[i].target == "-") continue;
    const auto [found, isNew] = best.try_emplace({matches[i].target, matches[i].kind == HeaderMeaning::kEventDate}, i);
    if (!isNew && matches[i].rank > matches[found->second].rank) found->second = i;
  }
  return best;
}

/// The language that most headers stand in, when it beats English and every other; else empty.
std::string LanguageOf(std::span<const std::string_view> headers) {
  const HeaderLexicon& lexicon = HeaderLexicon::Get();
  std::vector<std::size_t> votes(lexicon.languages.size());
  std::string scratch;
  for (std::string_view header : headers) {
    if (header.size() > kMaxHeaderBytes) continue;
    const auto set = lexicon.inLanguages.Find(HeaderKey(header, scratch));
    for (std::size_t i = 0; set && i < votes.size(); ++i) votes[i] += lexicon.languageSets[*set] >> i & 1;
  }
  const auto most = std::max_element(votes.begin(), votes.end());
  if (most == votes.end() || std::count(votes.begin(), votes.end(), *most) > 1 || most == votes.begin()) return {};
  return lexicon.languages[static_cast<std::size_t>(most - votes.begin())];
}

/// Where header and target of an override part: `?asset=…` of an event has an equals sign of its own.
std::size_t DivideOf(std::string_view pair) {
  const std::size_t event = pair.rfind("=event:");
  return event != std::string_view::npos ? event : pair.rfind('=');
}

/// The overrides by folded header; a later one replaces an earlier.
std::map<std::string, std::string> ReadOverrides(std::span<const std::string> overrides) {
  std::map<std::string, std::string> targets;
  std::string scratch;
  for (const std::string& text : overrides) {
    const std::size_t equals = DivideOf(text);
    if (equals == std::string::npos) continue;
    const std::string target = text.substr(equals + 1);
    if (IsTarget(target)) targets[std::string(Fold(std::string_view(text).substr(0, equals), scratch))] = target;
  }
  return targets;
}

/// Names for repeated and blank headers that no other column has.
class HeaderNames {
 public:
  explicit HeaderNames(std::span<const std::string_view> headers) {
    for (const std::string_view header : headers) taken_.insert(CleanHeader(header));
  }
  /// The name of the column of that number, from 1; to be asked once of each, in their order.
  std::string NameOf(const std::string& header, std::size_t number) {
    int ofBlank = 1;
    int& count = header.empty() ? ofBlank : seen_[header];
    if (!header.empty() && ++count == 1) return header;
    const std::string base = header.empty() ? "#" + std::to_string(number) : header;
    std::string name = header.empty() ? base : base + "#" + std::to_string(count);
    while (!taken_.insert(name).second) name = base + "#" + std::to_string(++count);
    return name;
  }

 private:
  std::set<std::string> taken_;
  std::map<std::string, int> seen_;
};

Fault BadOverride(const std::string& pair, std::string message) { return {"bad_map", pair, std::move(message)}; }

}  // namespace

std::optional<Fault> OverrideFault(std::span<const std::string> overrides) {
  for (const std::string& pair : overrides) {
    const std::size_t divide = DivideOf(pair);
    if (divide == std::string::npos || divide == 0) return BadOverride(pair, "This is not HEADER=ATTRIBUTE.");
    if (const std::string target = pair.substr(divide + 1); !IsTarget(target)) return BadOverride(pair, "There is no attribute " + target + ".");
  }
  return std::nullopt;
}

std::optional<Fault> OverrideFault(std::span<const std::string> overrides, const ColumnMapping& mapping) {
  std::string one, other;
  for (const std::string& pair : overrides) {
    const std::string_view header = Fold(std::string_view(pair).substr(0, DivideOf(pair)), one);
    const auto isNamed = [&](const Column& column) { return Fold(column.header, other) == header; };
    if (std::none_of(mapping.columns.begin(), mapping.columns.end(), isNamed)) return BadOverride(pair, "There is no such column.");
  }
  return std::nullopt;
}

std::size_t CountKnownHeaders(std::span<const std::string> cells, std::size_t least) {
  auto left = static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); }));
  std::vector<Match> matches;
  for (const std::string& cell : cells) {
    if (matches.size() + left <= least) return matches.size();
    if (cell.empty()) continue;
    --left;
    if (Match match = MatchHeader(CleanHeader(cell)); match.rank > 0) matches.push_back(std::move(match));
  }
  JoinNameHalves(matches);
  return BestColumns(matches).size();
}

ColumnMapping MapColumns(std::span<const std::string_view> headers, std::span<const std::string> overrides) {
  const auto overridden = ReadOverrides(overrides);
  ColumnMapping mapping;
  std::vector<Match> matches;
  HeaderNames names(headers);
  std::string scratch;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    std::string name = CleanHeader(headers[i]);
    Match match = MatchHeader(name);
    const std::string plainName = name;
    name = names.NameOf(plainName, i + 1);
    for (const std::string& text : {plainName, name}) {
      if (overridden.empty()) break;
      const auto found = overridden.find(std::string(Fold(text, scratch)));
      if (found != overridden.end()) match = {found->second, kOverrideRank, HeaderMeaning::kPlain};
    }
    mapping.columns.push_back({name, {}});
    matches.push_back(match);
  }
  JoinNameHalves(matches);
  mapping.language = LanguageOf(headers);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].target == "-" || matches[i].target == kOptedOut) mapping.columns[i].target = matches[i].target;
    mapping.columns[i].asksStage = matches[i].target == AttributePath(kLifecycleStage);
  }
  const auto best = BestColumns(matches);
  for (const auto& [key, column] : best) {
    mapping.columns[column].target = key.first;
    mapping.columns[column].asksDate = key.second;
  }
  for (Column& column : mapping.columns) {   // `custom` has room for one of a name
    if (column.target.empty() && best.count({"custom." + column.header, false}) > 0) column.target = "-";
  }
  return mapping;
}

}  // namespace bantam
