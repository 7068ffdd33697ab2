// SPDX-License-Identifier: MIT
#include "bantam/words.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <optional>

#include "ascii.h"
#include "bantam/catalog.h"
#include "catalog_tables.h"
#include "json_scanner.h"
#include "locale_names.h"

namespace bantam {
namespace {

bool IsLanguage(std::string_view language, std::initializer_list<std::string_view> languages) {
  return std::any_of(languages.begin(), languages.end(), [&](std::string_view one) { return SameLocale(one, language); });
}

/// Of the catalogue; null when it has no words for a reader of that locale.
const std::string_view* FindKnownLocale(std::string_view locale) {
  return FindLocale(locale, [](std::string_view name) -> const std::string_view* {
    for (const std::string_view& one : KnownLocales()) {
      if (SameLocale(one, name)) return &one;
    }
    return nullptr;
  });
}

/// One word or message: its text, or the forms that it has.
bool ReadForms(JsonScanner& scanner, WordEntry& entry) {
  JsonText text;
  if (scanner.Peek() == '"') {
    if (!scanner.String(text)) return false;
    entry.other = text.raw;
    return true;
  }
  if (scanner.Peek() != '{' || !scanner.Open()) return false;
  for (bool closed = false; !closed;) {
    JsonText form;
    if (!scanner.Key(form) || scanner.Peek() != '"' || !scanner.String(text) || !scanner.Next('}', closed)) return false;
    (form.raw == "one" ? entry.one : form.raw == "few" ? entry.few : form.raw == "many" ? entry.many : entry.other) = text.raw;
  }
  return true;
}

/// The words of a file, which embed.py has sorted. They view into it: nothing in it is escaped.
std::vector<WordEntry> ReadWordFile(std::string_view json) {
  std::vector<WordEntry> entries;
  JsonScanner scanner(json);
  if (scanner.Peek() != '{' || !scanner.Open()) return entries;
  for (bool closed = scanner.TakeEmpty('}'); !closed;) {
    JsonText key;
    WordEntry entry;
    if (!scanner.Key(key) || !ReadForms(scanner, entry) || !scanner.Next('}', closed)) break;
    entry.key = key.raw;
    entries.push_back(entry);
  }
  return entries;
}

const WordEntry* FindEntry(const std::vector<WordEntry>& entries, std::string_view key) {
  const auto found = std::lower_bound(entries.begin(), entries.end(), key,
                                      [](const WordEntry& entry, std::string_view wanted) { return entry.key < wanted; });
  return found == entries.end() || found->key != key ? nullptr : &*found;
}

/// The number that a text spells in digits; none when it is anything else or does not fit.
std::optional<long long> WholeNumber(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 18) return std::nullopt;
  long long number = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return negative ? -number : number;
}

std::optional<std::string_view> ValueOf(std::string_view name, std::span<const MessageArgument> arguments) {
  for (const MessageArgument& argument : arguments) {
    if (argument.name == name) return argument.value;
  }
  return std::nullopt;
}

/// A number that is not whole, or none, reads as `other`: so do all our languages.
std::string_view FormOf(const WordEntry& entry, std::string_view locale, std::span<const MessageArgument> arguments) {
  if (entry.one.empty()) return entry.other;
  const std::optional<std::string_view> text = ValueOf("count", arguments);
  const std::optional<long long> count = text ? WholeNumber(*text) : std::nullopt;
  if (!count) return entry.other;
  const std::string_view category = PluralCategory(LanguageOf(locale), *count);
  const std::string_view form = category == "one"    ? entry.one
                                : category == "few"  ? entry.few
                                : category == "many" ? entry.many
                                                     : entry.other;
  return form.empty() ? entry.other : form;
}

std::string_view SlavicCategory(unsigned long long n, bool one) {
  const bool teen = n % 100 >= 11 && n % 100 <= 14;
  if (one) return "one";
  return !teen && n % 10 >= 2 && n % 10 <= 4 ? "few" : "many";
}

}  // namespace

std::string_view PluralCategory(std::string_view language, long long count) {
  language = LanguageOf(language);
  const unsigned long long n =
      count < 0 ? 0ULL - static_cast<unsigned long long>(count) : static_cast<unsigned long long>(count);
  if (IsLanguage(language, {"ru"})) return SlavicCategory(n, n % 10 == 1 && n % 100 != 11);
  if (IsLanguage(language, {"pl"})) return SlavicCategory(n, n == 1);
  const bool french = IsLanguage(language, {"fr"});
  if (french || IsLanguage(language, {"es"})) {
    if (n == 1 || (french && n == 0)) return "one";
    return n != 0 && n % 1000000 == 0 ? "many" : "other";
  }
  if (IsLanguage(language, {"en", "fi", "nb", "sv", "de"})) return n == 1 ? "one" : "other";
  return "other";
}

/// The words of each locale, read when somebody first speaks it.
struct WordsTable {
  /// Null when the locale's pack is not here.
  static const Words* Find(std::string_view locale) {
    static std::mutex guard;
    static std::vector<std::unique_ptr<Words>> all;
    const std::lock_guard lock(guard);
    for (const auto& one : all) {
      if (one->locale_ == locale) return one.get();
    }
    const auto labels = FindCatalogFile("labels/" + std::string(locale) + ".json"), questions = FindCatalogFile("questions/" + std::string(locale) + ".json");
    if (!labels || !questions) return nullptr;
    all.push_back(std::unique_ptr<Words>(new Words(locale)));
    all.back()->labels_ = ReadWordFile(*labels);
    all.back()->questions_ = ReadWordFile(*questions);
    return all.back().get();
  }
};

std::string_view Words::LocaleFor(std::string_view locale) {
  const std::string_view* const known = FindKnownLocale(locale);
  return known != nullptr ? *known : "en";
}

bool Words::Speak(std::string_view locale) { return FindKnownLocale(locale) != nullptr; }

bool Words::AreHere(std::string_view locale) { return WordsTable::Find(LocaleFor(locale)) != nullptr; }

const Words& Words::For(std::string_view locale) {
  static const Words none("en");
  const Words* found = WordsTable::Find(LocaleFor(locale));
  if (found == nullptr) found = WordsTable::Find("en");
  return found != nullptr ? *found : none;
}

std::span<const std::string_view> Words::Locales() { return KnownLocales(); }

std::string_view Words::Label(std::string_view key) const {
  const WordEntry* entry = FindEntry(labels_, key);
  return entry == nullptr ? key : entry->other;
}

void Words::AppendMessage(std::string& out, std::string_view key, std::span<const MessageArgument> arguments) const {
  const WordEntry* entry = FindEntry(labels_, key);
  std::string_view text = entry == nullptr ? key : FormOf(*entry, locale_, arguments);
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out.append(text.substr(0, open));
    if (open == std::string_view::npos) return;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) {
      out.append(text.substr(open));
      return;
    }
    const std::string_view place = text.substr(open, close + 1 - open);
    AppendPlace(out, place, arguments);
    text.remove_prefix(close + 1);
  }
}

void Words::AppendPlace(std::string& out, std::string_view place, std::span<const MessageArgument> arguments) const {
  const std::string_view name = place.substr(1, place.size() - 2);
  for (const MessageArgument& argument : arguments) {
    if (argument.name != name) continue;
    if (argument.kind == MessageArgument::kDay) return AppendDay(out, argument.value);
    if (argument.kind == MessageArgument::kNumber || name == "count") return AppendNumber(out, argument.value);
    out.append(argument.value);
    return;
  }
  // A place that nobody fills stays visible: better seen than silently wrong.
  out.append(place);
}

// `format.number` is 1234.5 as the locale writes it: what stands before 2 divides thousands, what stands before 5 the decimals.
void Words::AppendNumber(std::string& out, std::string_view number) const {
  const std::string_view sample = Label("format.number");
  const std::string_view group = sample.substr(1, sample.find('2') - 1), point = sample.substr(sample.find('4') + 1, sample.size() - sample.find('4') - 2);
  const std::string_view digits = number.substr(!number.empty() && number.front() == '-' ? 1 : 0);
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  if (whole == 0 || digits.find_first_not_of("0123456789") < whole) {
    out.append(number);
    return;
  }
  out.append(number.substr(0, number.size() - digits.size()));
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) out.append(group);
    out += digits[i];
  }
  if (whole < digits.size()) out.append(point).append(digits.substr(whole + 1));
}

// `format.day` is 1 February 2026 as the locale writes it.
void Words::AppendDay(std::string& out, std::string_view day) const {
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') {
    out.append(day);
    return;
  }
  const std::string_view sample = Label("format.day");
  for (std::size_t i = 0; i < sample.size();) {
    std::size_t end = i;
    while (end < sample.size() && IsDigit(sample[end])) ++end;
    if (end == i) {
      out += sample[i++];
      continue;
    }
    std::string_view part = end - i == 4 ? day.substr(0, 4) : sample[end - 1] == '2' ? day.substr(5, 2) : day.substr(8, 2);
    if (end - i == 1 && part.front() == '0') part.remove_prefix(1);
    out.append(part);
    i = end;
  }
}

std::string_view Words::Question(std::string_view id) const {
  const WordEntry* entry = FindEntry(questions_, id);
  return entry == nullptr ? std::string_view{} : entry->other;
}

}  // namespace bantam
