// SPDX-License-Identifier: MIT
// Words for people, from core/catalog: labels and messages (labels/<locale>.json) and the question catalogue (questions/<locale>.json).
// A message holds `{name}` places and may have plural forms chosen by its `count` argument. The build fails where a locale lacks a key.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bantam {

struct MessageArgument {
  enum Kind : unsigned char { kText, kNumber, kDay };
  std::string_view name;
  std::string_view value;  ///< as text; `count` also chooses the plural form
  Kind kind = kText;       ///< a number (`-1234.5`) and a day (`2026-02-01`) are shown as the locale writes them; so is any `count`
};

/// A message in its plural forms; one without plural forms has `other` alone. Forms that a language lacks are empty.
struct WordEntry {
  std::string_view key, one, few, many, other;
};

class Words {
 public:
  /// The words of a locale (`fi`, `fi-FI`, `FI`, `fi_FI`), of its language, else English. Lives for ever. Whose pack is not here gets English too: ask
  /// AreHere first where packs come one by one.
  static const Words& For(std::string_view locale);
  /// The locale whose words serve a reader of `locale`: its pack is `words-` and this name.
  static std::string_view LocaleFor(std::string_view locale);
  /// Whether there are words of that locale's language, here or in a pack.
  static bool Speak(std::string_view locale);
  static bool AreHere(std::string_view locale);
  /// The locales that there are words of, here or in packs, sorted.
  static std::span<const std::string_view> Locales();

  std::string_view locale() const { return locale_; }
  /// A label without places (`tier.sql` → `Ready`); the key itself when there is none. O(log n).
  std::string_view Label(std::string_view key) const;
  void AppendMessage(std::string& out, std::string_view key, std::span<const MessageArgument> arguments) const;
  /// A decimal number (`-1234.5`) and a day (`2026-02-01`) as the locale writes them; anything else unchanged.
  void AppendNumber(std::string& out, std::string_view number) const;
  void AppendDay(std::string& out, std::string_view day) const;
  /// The text of a catalogue question, or empty.
  std::string_view Question(std::string_view id) const;

 private:
  friend struct WordsTable;
  void AppendPlace(std::string& out, std::string_view place, std::span<const MessageArgument> arguments) const;
  explicit Words(std::string_view locale) : locale_(locale) {}
  std::string_view locale_;
  std::vector<WordEntry> labels_, questions_;   ///< sorted by key, bytewise
};

/// CLDR plural category of a whole number in a language: `one`, `few`, `many` or `other`.
std::string_view PluralCategory(std::string_view language, long long count);

}  // namespace bantam
