// SPDX-License-Identifier: MIT
#include "form_reader.h"

#include <algorithm>

#include "bantam/decimal.h"
#include "bantam/model.h"
#include "form_checksum.h"

namespace bantam {
namespace {

/// Calls `visit` for every part between dividers.
template <typename Visit>
void Split(std::string_view text, char divider, Visit&& visit) {
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find(divider);
    visit(text.substr(0, end));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
}

/// A whole number below `limit`.
bool ReadNumber(std::string_view text, std::uint32_t limit, std::uint32_t& number) {
  number = 0;
  if (text.empty() || text.size() > 6) return false;
  for (char c : text) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number < limit;
}

bool ReadEnd(std::string_view text, std::int64_t open, std::int64_t& end) {
  end = open;
  if (text.empty()) return true;
  const ScaledNumber number = ParseThousandths(text);
  end = number.value;
  return number.fault == NumberFault::kNone;
}

Fault Broken() { return {"format", "", "This is not a published form model, or it is damaged."}; }

}  // namespace

std::optional<Fault> FormReader::Run(std::string_view text) {
  constexpr std::string_view name = kFormMark.substr(0, kFormMark.find(' ') + 1);
  if (!text.starts_with(name)) return Broken();
  if (!text.starts_with(kFormMark)) return Fault{"version", "", "This form model is of another version; publish it anew with this one."};
  const std::size_t start = kFormMark.size() + kFormChecksumLetters + 1;
  if (text.size() < start || text.back() != '\n' || text[start - 1] != '\n') return Broken();
  if (FormChecksum(text.substr(start)) != text.substr(kFormMark.size(), kFormChecksumLetters)) {
    return Fault{"checksum", "", "This form model was changed or cut after it was published."};
  }
  tables_.text = text.substr(start);
  bool good = true;
  Fields fields;
  Split(std::string_view(tables_.text).substr(0, tables_.text.size() - 1), '\n', [&](std::string_view line) {
    fields.clear();
    Split(line, '\t', [&](std::string_view field) { fields.push_back(field); });
    good = good && ReadLine(fields);
  });
  if (!good || !IsWhole()) return Broken();
  return std::nullopt;
}

bool FormReader::ReadLine(const Fields& fields) {
  const std::string_view kind = fields.front();
  const auto takeRest = [&](std::vector<std::string_view>& list) { return list.assign(fields.begin() + 1, fields.end()), true; };
  if (kind == "model") return ReadModel(fields);
  if (kind == "steps") return takeRest(tables_.steps) && tables_.steps.size() <= kMaxFormSteps;
  if (kind == "question") return ReadQuestion(fields);
  if (kind == "option") return ReadOption(fields);
  if (kind == "emails") return ReadEmails(fields);
  if (kind == "orders") return takeRest(tables_.orders);
  if (kind == "nodes") return ReadNodes(fields);
  if (kind == "words") return ReadWords(fields);
  if (kind == "inputs") return ReadInputs(fields);
  if (kind == "domains") return ReadDomains(fields);
  if (kind == "mailboxes") return takeRest(tables_.mailboxes);
  if (kind != "roots" || fields.size() != 3) return false;
  return ReadNumber(fields[1], UINT32_MAX, tables_.stepRoot) && ReadNumber(fields[2], UINT32_MAX, tables_.orderRoot);
}

bool FormReader::ReadModel(const Fields& fields) {
  std::uint32_t budget = 0, plainStep = 0;
  if (fields.size() != 6 || !ReadNumber(fields[4], kMaxFormQuestions + 1, budget) || !ReadNumber(fields[5], kMaxFormSteps, plainStep)) return false;
  tables_.id = fields[1];
  tables_.version = fields[2];
  tables_.locale = fields[3];
  tables_.budget = budget;
  tables_.plainStep = plainStep;
  return true;
}

bool FormReader::ReadQuestion(const Fields& fields) {
  if (fields.size() < 5 || fields.size() > 6 || tables_.questions.size() == kMaxFormQuestions) return false;
  FormQuestion question;
  question.id = fields[1];
  question.fact = fields[2];
  question.text = fields[4];
  std::size_t input = 0;
  while (input < 6 && NameOf(static_cast<FormInput>(input)) != fields[3]) ++input;
  if (input == 6 || (fields.size() == 6) != (static_cast<FormInput>(input) == FormInput::kMoney)) return false;
  question.input = static_cast<FormInput>(input);
  if (fields.size() == 6) {
    const std::string_view unit = fields[5];
    int period = 0;
    while (unit.size() >= 4 && period <= static_cast<int>(Period::kYear) && NameOf(static_cast<Period>(period)) != unit.substr(4)) ++period;
    if (unit.size() < 4 || period > static_cast<int>(Period::kYear)) return false;
    std::copy_n(unit.begin(), 3, question.currency.begin());
    question.period = static_cast<Period>(period);
  }
  tables_.questions.push_back(std::move(question));
  return true;
}

bool FormReader::ReadOption(const Fields& fields) {
  if (fields.size() < 3 || tables_.questions.empty() || tables_.questions.back().options.size() == kMaxOptions) return false;
  FormOption option;
  option.id = fields[1];
  option.label = fields[2];
  for (std::size_t i = 3; i < fields.size(); ++i) {
    if (!ReadMatch(fields[i], option)) return false;
  }
  tables_.questions.back().options.push_back(std::move(option));
  return true;
}

bool FormReader::ReadMatch(std::string_view match, FormOption& option) const {
  if (match == "-") return option.none = true;
  if (match == "*") return option.other = true;
  if (match == "y" || match == "n") return option.yes = match == "y" ? 1 : 0, true;
  if (match.starts_with('=')) return option.words.push_back(match.substr(1)), true;
  const std::size_t dots = match.find("..");
  if (dots == std::string_view::npos) return false;
  option.ranged = true;
  return ReadEnd(match.substr(0, dots), kOpenLow, option.low) && ReadEnd(match.substr(dots + 2), kOpenHigh, option.high);
}

bool FormReader::ReadEmails(const Fields& fields) {
  if (fields.size() != 2 || fields[1].size() != tables_.valueOfClass.size()) return false;
  for (std::size_t i = 0; i < tables_.valueOfClass.size(); ++i) {
    const char digit = fields[1][i];
    if (digit < '0' || digit > '5') return false;
    tables_.valueOfClass[i] = static_cast<std::uint8_t>(digit - '0');
  }
  return true;
}

/// The first line of nodes comes after all that says how many values and outcomes there are.
bool FormReader::ReadNodes(const Fields& fields) {
  FormDiagram& diagram = tables_.diagram;
  if (diagram.sizes.empty()) {
    diagram.sizes.push_back(static_cast<std::uint8_t>(1 + *std::max_element(tables_.valueOfClass.begin(), tables_.valueOfClass.end())));
    for (const FormQuestion& question : tables_.questions) diagram.sizes.push_back(static_cast<std::uint8_t>(question.options.size() + 1));
  }
  diagram.outcomes = static_cast<std::uint32_t>(std::max(tables_.steps.size(), tables_.orders.size()));
  std::uint32_t variable = 0;
  if (fields.size() < 3 || !ReadNumber(fields[1], static_cast<std::uint32_t>(diagram.sizes.size()), variable)) return false;
  for (std::size_t i = 2; i < fields.size(); ++i) {
    if (!ReadNode(static_cast<std::uint8_t>(variable), i == 2, fields[i])) return false;
  }
  return true;
}

bool FormReader::ReadNode(std::uint8_t variable, bool startsLine, std::string_view children) {
  FormDiagram& diagram = tables_.diagram;
  const auto own = diagram.outcomes + static_cast<std::uint32_t>(diagram.variables.size());
  const auto first = static_cast<std::uint32_t>(diagram.children.size());
  bool good = diagram.variables.size() < kMaxFormNodes;
  const std::size_t size = diagram.sizes[variable];
  Split(children, ' ', [&](std::string_view text) {
    const bool back = text.starts_with('-');
    std::uint32_t distance = 0;
    good = good && diagram.children.size() - first < size && ReadNumber(text.substr(back ? 1 : 0), own + kMaxFormNodes, distance);
    const std::int64_t from = startsLine || !good ? 0 : diagram.children[diagram.children.size() - size];
    const std::int64_t child = from + (back ? -std::int64_t{distance} : std::int64_t{distance});
    good = good && child >= 0 && child < own;   // below itself: no walk goes round
    diagram.children.push_back(static_cast<std::uint32_t>(child));
  });
  diagram.variables.push_back(variable);
  diagram.firstChild.push_back(first);
  return good && diagram.children.size() - first == size;
}

bool FormReader::ReadWords(const Fields& fields) {
  if (fields.size() < 3) return false;
  const std::string_view meaning = fields[1];
  ValueLexicon& values = tables_.values;
  WordTable* table = &values.amounts;
  std::uint32_t value = 0;
  if (meaning == "yes" || meaning == "no") {
    table = &values.yesNo;
    value = meaning == "yes";
  } else if (meaning == "empty") {
    table = &values.empty;
  } else if (ReadNumber(meaning, 13, value)) {
    table = &values.months;
  } else if (const auto known = ValueLexicon::MeaningOf(meaning)) {
    value = *known;
  } else if (meaning.size() == 3) {
    value = ValueLexicon::Pack(AmountPart::kCurrency, static_cast<std::uint32_t>(values.currencies.size()));
    values.currencies.emplace_back(meaning);
  } else {
    return false;
  }
  for (std::size_t i = 2; i < fields.size(); ++i) table->Add(fields[i], value);
  return true;
}

bool FormReader::ReadInputs(const Fields& fields) {
  std::uint32_t rank = 0;
  if (fields.size() < 3 || fields[1].size() < 3 || !ReadNumber(fields[1].substr(0, 1), 10, rank)) return false;
  const auto meaning = static_cast<std::uint32_t>(tables_.meanings.size());
  tables_.meanings.push_back({fields[1].substr(2), static_cast<int>(rank)});
  for (std::size_t i = 2; i < fields.size(); ++i) tables_.inputs.Add(fields[i], meaning);
  return true;
}

bool FormReader::ReadDomains(const Fields& fields) {
  if (fields.size() < 3) return false;
  std::size_t c = 1;
  while (c < tables_.valueOfClass.size() && NameOf(static_cast<DomainClass>(c)) != fields[1]) ++c;
  for (std::size_t i = 2; i < fields.size(); ++i) tables_.domains.Add(fields[i], static_cast<std::uint32_t>(c));
  return c < tables_.valueOfClass.size();
}

bool FormReader::IsWhole() const {
  const auto all = static_cast<std::uint32_t>(tables_.diagram.outcomes + tables_.diagram.variables.size());
  const std::size_t count = tables_.questions.size();
  const bool orders = std::all_of(tables_.orders.begin(), tables_.orders.end(), [&](std::string_view order) {
    return order == "-" || std::all_of(order.begin(), order.end(), [&](char c) { return c >= '0' && static_cast<std::size_t>(c - '0') < count; });
  });
  const bool options = std::all_of(tables_.questions.begin(), tables_.questions.end(), [](const FormQuestion& question) { return !question.options.empty(); });
  return orders && options && count > 0 && tables_.budget > 0 && tables_.plainStep < tables_.steps.size() && tables_.stepRoot < all && tables_.orderRoot < all;
}

}  // namespace bantam
