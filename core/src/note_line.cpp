// SPDX-License-Identifier: MIT
#include "bantam/note_line.h"

#include <algorithm>
#include <utility>

#include "amount_digits.h"
#include "bantam/catalog.h"
#include "bantam/columns.h"
#include "bantam/fold.h"
#include "bantam/words.h"
#include "cell_date.h"
#include "cell_text.h"
#include "phrases.h"

namespace bantam {
namespace {

constexpr std::string_view kStart = "Bantam ";
constexpr std::string_view kDivider = " \xC2\xB7 ";
constexpr std::string_view kItemDivider = " | ";
constexpr std::string_view kNobody = "\xE2\x80\x93";
constexpr std::size_t kDayBytes = 10;

/// Folded words of all languages and what each stands for.
using WordList = std::vector<std::pair<std::string, AttributeId>>;

WordList Sorted(WordList words) {
  std::sort(words.begin(), words.end());
  return words;
}

enum Answer : AttributeId { kNone, kNo, kYes };

/// lexicon/notes.phrases: the labels of all languages, of which packs may be absent.
struct NoteWords {
  WordList labels;
  WordList answers;

  static const NoteWords& Get() {
    static const NoteWords words = Read();
    return words;
  }

 private:
  static NoteWords Read() {
    NoteWords words;
    WordList* table = nullptr;
    std::optional<AttributeId> meaning;
    const auto find = [&](std::string_view label) {
      const bool answer = PhraseReader::TakeUntil(label, '.') == "value";
      table = answer ? &words.answers : &words.labels;
      meaning = answer ? std::optional<AttributeId>(label == "none" ? kNone : label == "no" ? kNo : kYes) : FindAttribute(label);
    };
    ForEachPhrase(FindCatalogFile("lexicon/notes.phrases").value_or(std::string_view()), find, [&](std::string_view word) {
      if (meaning) table->emplace_back(word, *meaning);
    });
    return {Sorted(std::move(words.labels)), Sorted(std::move(words.answers))};
  }
};

std::optional<AttributeId> FindWord(const WordList& words, std::string_view text) {
  std::string scratch;
  const std::string_view folded = Fold(text, scratch);
  const auto found = std::lower_bound(words.begin(), words.end(), folded, [](const auto& word, std::string_view wanted) { return std::string_view(word.first) < wanted; });
  if (found == words.end() || found->first != folded) return std::nullopt;
  return found->second;
}

bool IsMomentOfLifecycle(AttributeId id) { return id == kLifecycleCreatedAt || id == kLifecycleLastContactedAt; }

// `20 000.5`; of three decimals a fourth says that they are decimals.
void AppendGrouped(std::string& out, std::int64_t number) {
  std::string digits;
  AppendThousandths(digits, number);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (digits.size() - point == 4) digits += '0';
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  const bool grouped = point - first > 4;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (grouped && i > first && i < point && (point - i) % 3 == 0) out += ' ';
    out += digits[i];
  }
}

void AppendAmount(std::string& out, const Value& value) {
  if (value.low == kOpenLow) {
    out += "\xE2\x89\xA4 ";
    AppendGrouped(out, value.high);
  } else {
    AppendGrouped(out, value.low);
    if (value.kind == ValueKind::kMoney && value.high != kOpenHigh && WithSharedThousands(value.low, value.high) != value.low) out += ".0";
    if (value.high == kOpenHigh) {
      out += '+';
    } else if (value.high != value.low) {
      out += " - ";
      AppendGrouped(out, value.high);
    }
  }
  if (value.currency[0] != 0) out.append(" ").append(value.currency.data());
  constexpr std::string_view kPeriods[] = {"", " once", "/m", "/q", "/y"};
  out += kPeriods[static_cast<std::size_t>(value.period)];
}

void AppendLine(std::string& out, std::string_view text) {
  bool blank = false;
  for (const char c : Trim(text)) {
    const bool space = c == ' ' || (c >= '\0' && c < ' ');
    if (!space) out += c;
    else if (!blank) out += ' ';
    blank = space;
  }
}

bool IsAmount(std::string_view text, bool money, Value& value) {
  Value read;
  if (!ReadAmount(text, money, read)) return false;
  read.kind = money ? ValueKind::kMoney : ValueKind::kNumber;
  read.text = {};
  value = read;
  return true;
}

void ReadItems(std::string_view text, std::vector<std::string_view>& items) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    const std::string_view item = Trim(text.substr(0, end));
    if (!item.empty()) items.push_back(item);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// An attribute that takes anything holds a number only where it is written as we write it.
bool ReadAnyValue(std::string_view text, NoteLine& line) {
  Value& value = line.value;
  for (const bool money : {false, true}) {
    Value amount;
    std::string again;
    if (!IsAmount(text, money, amount)) continue;
    AppendAmount(again, amount);
    if (again == text) return value = amount, true;
  }
  if (const auto answer = FindWord(NoteWords::Get().answers, text)) {
    value.kind = ValueKind::kBool;
    value.low = value.high = *answer == kYes ? 1 : 0;
    return true;
  }
  if (text.find(kItemDivider) != std::string_view::npos || (text.size() > 2 && text.substr(text.size() - 2) == " |")) {
    value.kind = ValueKind::kList;
    ReadItems(text, line.items);
    return !line.items.empty();
  }
  value.kind = ValueKind::kText;
  value.text = text;
  return true;
}

bool ReadDate(std::string_view text, Value& value) {
  const CellDate date = ReadCellDate(text, DateOrder::kUnstated, TimeZone::Utc());
  if (date.result != CellDate::kGood) return false;
  value.kind = ValueKind::kDate;
  value.low = value.high = date.day;
  return true;
}

bool ReadBool(std::string_view text, Value& value) {
  const auto answer = FindWord(NoteWords::Get().answers, text);
  const std::optional<bool> said = answer ? std::optional<bool>(*answer == kYes) : ReadYesNo(text);
  if (!said) return false;
  value.kind = ValueKind::kBool;
  value.low = value.high = *said ? 1 : 0;
  return true;
}

bool ReadValue(AttributeKind kind, std::string_view text, NoteLine& line) {
  Value& value = line.value;
  const bool texts = kind == AttributeKind::kText || kind == AttributeKind::kAny;
  if (texts && text.size() > 1 && text.front() == '"' && text.back() == '"') {
    value.kind = ValueKind::kText;
    value.text = text.substr(1, text.size() - 2);
    return !value.text.empty();
  }
  if (FindWord(NoteWords::Get().answers, text) == kNone) return value.kind = ValueKind::kNone, true;
  switch (kind) {
    case AttributeKind::kText: value.kind = ValueKind::kText; value.text = text; return true;
    case AttributeKind::kNumber: return IsAmount(text, false, value);
    case AttributeKind::kMoney: return IsAmount(text, true, value);
    case AttributeKind::kDate: return ReadDate(text, value);
    case AttributeKind::kBool: return ReadBool(text, value);
    case AttributeKind::kList: value.kind = ValueKind::kList; ReadItems(text, line.items); return !line.items.empty();
    case AttributeKind::kAny: return ReadAnyValue(text, line);
  }
  return false;
}

AttributeKind KindOfLine(AttributeId id) { return id >= kCustomAttribute ? AttributeKind::kAny : KindOf(id); }

void AppendText(std::string& out, AttributeKind kind, std::string_view text) {
  std::string plain;
  AppendLine(plain, text);
  NoteLine again;
  const bool same = ReadValue(kind, plain, again) && again.value.kind == ValueKind::kText && again.value.text == plain;
  out += same ? plain : '"' + plain + '"';
}

void AppendItems(std::string& out, const Contact& owner, const Value& value) {
  for (std::uint32_t i = 0; i < value.itemCount; ++i) {
    if (i != 0) out += kItemDivider;
    std::string item;
    AppendLine(item, owner.listItems[value.firstItem + i]);
    std::replace(item.begin(), item.end(), '|', '/');
    out += item;
  }
}

void AppendValue(std::string& out, const Contact& owner, const Fact& fact, const Words& words) {
  const Value& value = fact.value;
  switch (value.kind) {
    case ValueKind::kNone: out += words.Label("value.none"); return;
    case ValueKind::kText: return AppendText(out, KindOfLine(fact.attribute), value.text);
    case ValueKind::kBool: out += words.Label(value.low != 0 ? "value.yes" : "value.no"); return;
    case ValueKind::kDate: return AppendDay(out, static_cast<Day>(value.low));
    case ValueKind::kNumber:
    case ValueKind::kMoney: return AppendAmount(out, value);
    case ValueKind::kList:
      AppendItems(out, owner, value);
      if (value.itemCount == 1 && KindOfLine(fact.attribute) == AttributeKind::kAny) out += " |";
      return;
  }
}

bool ReadLabel(std::string_view label, NoteLine& line) {
  constexpr std::string_view kCustom = "custom.";
  if (label.substr(0, kCustom.size()) == kCustom) {
    line.attribute = kCustomAttribute;
    line.customName = label.substr(kCustom.size());
    return !line.customName.empty();
  }
  const auto found = FindWord(NoteWords::Get().labels, label);
  if (!found || IsMomentOfLifecycle(*found)) return false;
  line.attribute = *found;
  return true;
}

}  // namespace

bool AppendNoteLine(const Contact& owner, const Fact& fact, Day day, std::string_view by, std::string_view locale, std::string& out) {
  const Words& words = Words::For(locale);
  std::string line(kStart);
  AppendDay(line, day);
  line += kDivider;
  std::string custom;
  if (fact.attribute >= kCustomAttribute) AppendLine(custom, owner.customNames[static_cast<std::size_t>(fact.attribute - kCustomAttribute)]);
  if (fact.attribute >= kCustomAttribute) line.append("custom.").append(custom);
  else line += words.Label("fact." + std::string(AttributePath(fact.attribute)));
  line += ": ";
  const std::size_t told = line.size();
  AppendValue(line, owner, fact, words);
  const bool divided = line.find(kDivider, told) != std::string::npos;
  std::string who;
  AppendLine(who, by);
  for (std::size_t at; (at = who.find(kDivider)) != std::string::npos;) who.replace(at, kDivider.size(), ", ");
  if (!who.empty()) line.append(kDivider).append(who);
  else if (divided) line.append(kDivider).append(kNobody);
  const auto again = ReadNoteLine(line);
  if (!again || again->day != day || again->attribute != std::min<AttributeId>(fact.attribute, kCustomAttribute) || again->customName != custom) return false;
  out += line;
  return true;
}

std::optional<NoteLine> ReadNoteLine(std::string_view text) {
  text = Trim(text);
  if (text.size() > kMaxNoteLineBytes || text.substr(0, kStart.size()) != kStart) return std::nullopt;
  text.remove_prefix(kStart.size());
  NoteLine line;
  const ParsedTime time = text.size() < kDayBytes ? ParsedTime{} : ParseTime(text.substr(0, kDayBytes), TimeZone::Utc());
  if (time.fault != TimeFault::kNone || time.day == kNoDay) return std::nullopt;
  line.day = time.day;
  text.remove_prefix(kDayBytes);
  if (text.substr(0, kDivider.size()) != kDivider) return std::nullopt;
  text.remove_prefix(kDivider.size());
  const std::size_t colon = text.find(": ");
  if (colon == std::string_view::npos || !ReadLabel(Trim(text.substr(0, colon)), line)) return std::nullopt;
  std::string_view value = text.substr(colon + 2);
  const std::size_t divider = value.rfind(kDivider);
  if (divider != std::string_view::npos) {
    line.by = Trim(value.substr(divider + kDivider.size()));
    if (line.by == kNobody) line.by = {};
    value = value.substr(0, divider);
  }
  line.quote = Trim(value);
  if (line.quote.empty() || !ReadValue(KindOfLine(line.attribute), line.quote, line)) return std::nullopt;
  return line;
}

namespace {

/// Where the next `Bantam 2026-11-21 · ` begins.
std::size_t FindStart(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find(kStart, from); at != std::string_view::npos; at = text.find(kStart, at + 1)) {
    if (text.size() > at + kStart.size() + kDayBytes && text.substr(at + kStart.size() + kDayBytes, kDivider.size()) == kDivider) return at;
  }
  return std::string_view::npos;
}

std::optional<AttributeId> AttributeOf(const NoteLine& line, Contact& contact) {
  if (line.attribute < kCustomAttribute) return line.attribute;
  auto& names = contact.customNames;
  const auto found = std::find(names.begin(), names.end(), line.customName);
  if (found == names.end()) {
    if (names.size() >= kMaxCustomAttributes) return std::nullopt;
    names.push_back(line.customName);
    return static_cast<AttributeId>(kCustomAttribute + names.size() - 1);
  }
  return static_cast<AttributeId>(kCustomAttribute + (found - names.begin()));
}

void AddFact(const NoteLine& line, Instant at, Contact& contact) {
  if (contact.facts.size() >= kMaxFacts || contact.listItems.size() + line.items.size() > kMaxListItems) return;
  const std::optional<AttributeId> attribute = AttributeOf(line, contact);
  if (!attribute) return;
  Fact fact;
  fact.attribute = *attribute;
  fact.source = Source::kPerson;
  fact.at = at;
  fact.value = line.value;
  if (const std::string_view why = ImpossibleBecause(fact); !why.empty()) return contact.Warn(why, "$.notes");
  fact.value.firstItem = static_cast<std::uint32_t>(contact.listItems.size());
  fact.value.itemCount = static_cast<std::uint32_t>(line.items.size());
  contact.listItems.insert(contact.listItems.end(), line.items.begin(), line.items.end());
  fact.name = line.by;
  fact.quote = line.quote;
  contact.facts.push_back(fact);
}

}  // namespace

void ReadNoteLines(Contact& contact, const TimeZone& zone) {
  std::size_t left = kMaxNoteLines;
  for (const Note& note : contact.notes) {
    // Some CRMs show a note's lines as one, so the next line may begin anywhere.
    for (std::size_t at = FindStart(note.text, 0), next; at != std::string_view::npos && left != 0; at = next, --left) {
      next = FindStart(note.text, at + kStart.size());
      const std::string_view line = note.text.substr(at, std::min(next, note.text.find_first_of("\r\n", at)) - at);
      if (const auto said = ReadNoteLine(line)) AddFact(*said, std::max(zone.StartOf(said->day), note.at), contact);
    }
  }
}

}  // namespace bantam
