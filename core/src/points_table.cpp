// SPDX-License-Identifier: MIT
#include "bantam/points_table.h"

#include <algorithm>
#include <map>

#include "bantam/csv.h"
#include "bantam/decimal.h"
#include "bantam/fold.h"
#include "bantam/model.h"
#include "json_edit.h"
#include "locale_names.h"

namespace bantam {
namespace {

constexpr std::string_view kLists[] = {"attributeRules", "eventRules"};
constexpr std::size_t kNowhere = SIZE_MAX;

std::string TextAt(const JsonNode* object, std::string_view key) {
  const JsonNode* node = object != nullptr ? object->Find(key) : nullptr;
  return node != nullptr ? node->text : std::string();
}

std::string WordsAt(const JsonNode& rule, std::string_view locale) {
  const JsonNode* name = rule.Find("name");
  if (name == nullptr) return {};
  const auto find = [&](std::string_view wanted) -> const std::string* {
    for (const JsonMember& member : name->members) {
      if (SameLocale(member.key, wanted) && !member.value.text.empty()) return &member.value.text;
    }
    return nullptr;
  };
  const std::string* const own = FindLocale(locale, find);
  return own != nullptr ? *own : TextAt(name, "en");
}

// `steps 30 100 90 50`: the type, then its numbers in the document's order.
std::string DecayText(const JsonNode* decay) {
  if (decay == nullptr) return "none";
  std::string out;
  for (const JsonMember& member : decay->members) {
    if (!member.value.text.empty()) out += (out.empty() ? "" : " ") + member.value.text;
    for (const JsonNode& step : member.value.items) out += " " + TextAt(&step, "days") + " " + TextAt(&step, "percent");
  }
  return out;
}

void AppendRule(const JsonNode& rule, const JsonNode* groups, std::string_view locale, bool ofEvents, std::string& out) {
  const std::string group = TextAt(&rule, "group");
  const JsonNode* found = nullptr;
  for (std::size_t i = 0; groups != nullptr && i < groups->items.size(); ++i) {
    if (!group.empty() && TextAt(&groups->items[i], "id") == group) found = &groups->items[i];
  }
  const std::string own = TextAt(&rule, "axis"), ofGroup = TextAt(found, "axis");
  const auto cell = [&](std::string_view text) { AppendCsvCell(out, text), out += ','; };
  cell(TextAt(&rule, "id")), cell(WordsAt(rule, locale)), cell(!own.empty() ? own : !ofGroup.empty() ? ofGroup : "engagement");
  out += TextAt(&rule, "points") + ",";   // numbers stay numbers, the negative ones too
  cell(group);
  out += TextAt(found, "min") + "," + TextAt(found, "max") + "," + TextAt(&rule, "times") + ",";
  AppendCsvCell(out, ofEvents ? DecayText(rule.Find("decay")) : "");
  out += "\r\n";
}

/// The points of a cell as JSON has them: `12,5`, `−3` and `'-3` are numbers in sheets too. Empty: not a number.
std::string NumberText(std::string_view cell) {
  std::string text(cell);
  for (const std::string_view minus : {"\u2212", "'-"}) {
    if (text.rfind(minus, 0) == 0) text.replace(0, minus.size(), "-");
  }
  std::replace(text.begin(), text.end(), ',', '.');
  const ScaledNumber number = ParseScaled(text, 3);
  if (number.fault != NumberFault::kNone || number.value > kMaxPoints || number.value < -kMaxPoints) return {};
  std::string out;
  AppendThousandths(out, number.value);
  return out;
}

struct PointsSheet {
  std::map<std::string, std::pair<std::string, std::size_t>, std::less<>> points;   ///< by rule: the number, its row
  Faults faults;
};

PointsSheet ReadSheet(std::string_view csv) {
  PointsSheet sheet;
  CsvReader reader(DetectDelimiter(csv.substr(0, 4096)));
  reader.Feed(csv);
  reader.Finish();
  std::size_t rule = kNowhere, points = kNowhere, row = 1;
  const auto fail = [&](const char* code, const char* message) { sheet.faults.push_back({code, "row " + std::to_string(row), message}); };
  if (reader.Next()) {
    std::string scratch;
    for (std::size_t i = 0; i < reader.cells().size(); ++i) {
      const std::string_view header = Fold(reader.cells()[i], scratch);
      if (header == "rule" && rule == kNowhere) rule = i;
      if (header == "points" && points == kNowhere) points = i;
    }
  }
  if (rule == kNowhere || points == kNowhere) {
    fail("missing", "The sheet needs a column rule and a column points.");
    return sheet;
  }
  while (reader.Next()) {
    ++row;
    const auto& cells = reader.cells();
    if (reader.fault()) fail("syntax", "This row is not CSV.");
    if (cells.size() <= std::max(rule, points) || cells[rule].empty() || cells[points].empty()) continue;
    std::string number = NumberText(cells[points]);
    if (number.empty()) fail("bad_number", "Points are a number of at most three decimals.");
    else if (!sheet.points.emplace(std::string(cells[rule]), std::pair{std::move(number), row}).second) fail("duplicate_id", "This rule has a row already.");
  }
  return sheet;
}

}  // namespace

std::string PointsTable(std::string_view document, std::string_view locale) {
  if (!LoadModel(document).faults.empty()) return {};
  const JsonNode model = ParseOwnJson(document);
  std::string out = "rule,name,axis,points,group,groupMin,groupMax,times,decay\r\n";
  for (const std::string_view list : kLists) {
    const JsonNode* rules = model.Find(list);
    for (std::size_t i = 0; rules != nullptr && i < rules->items.size(); ++i) AppendRule(rules->items[i], model.Find("groups"), locale, list == kLists[1], out);
  }
  return out;
}

DraftedModel WithPoints(std::string_view document, std::string_view csv) {
  DraftedModel changed;
  changed.faults = LoadModel(document).faults;
  if (!changed.faults.empty()) return changed;
  if (csv.size() > kMaxPointsTableBytes) {
    changed.faults.push_back({"too_large", "", "A sheet has at most " + std::to_string(kMaxPointsTableBytes) + " bytes."});
    return changed;
  }
  PointsSheet sheet = ReadSheet(csv);
  JsonNode model = ParseOwnJson(document);
  for (const std::string_view list : kLists) {
    for (JsonNode& rule : MemberOf(model, list).items) {
      const auto found = sheet.points.find(TextAt(&rule, "id"));
      if (found == sheet.points.end()) continue;
      MemberOf(rule, "points") = {JsonNode::Kind::kNumber, found->second.first, {}, {}};
      sheet.points.erase(found);
    }
  }
  for (const auto& [rule, told] : sheet.points) {
    sheet.faults.push_back({"unknown_rule", "row " + std::to_string(told.second), "The model has no rule " + rule.substr(0, 100) + "."});
  }
  changed.faults = std::move(sheet.faults);
  if (!changed.faults.empty()) return changed;
  AppendReadableJson(model, changed.document);
  changed.document += '\n';
  return changed;
}

}  // namespace bantam
