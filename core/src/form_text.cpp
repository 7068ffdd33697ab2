// SPDX-License-Identifier: MIT
#include "form_text.h"

#include <algorithm>

#include "bantam/fold.h"
#include "bantam/words.h"

namespace bantam {
namespace {

/// A text that no model names.
constexpr std::string_view kAnyText = "qzxv";

/// What an option makes known of the question's own fact, else of the first fact that it tells; null where it tells none.
const Fact* FactOf(const AnswerOption& option, const ModelFact& asked) {
  const auto& facts = option.answer->facts;
  const auto own = [&](const Fact& fact) {
    if (fact.attribute < kCustomAttribute) return fact.attribute == asked.attribute;
    return asked.attribute == kCustomAttribute && option.answer->customNames[static_cast<std::size_t>(fact.attribute - kCustomAttribute)] == asked.customName;
  };
  const auto found = std::find_if(facts.begin(), facts.end(), own);
  if (found != facts.end()) return &*found;
  return facts.empty() ? nullptr : &facts.front();
}

std::string PathOf(const ModelFact& fact) {
  return fact.attribute == kCustomAttribute ? "custom." + fact.customName : std::string(AttributePath(fact.attribute));
}

/// The last option that says no more than any text would.
const AnswerOption* OtherOf(const Model& model, const Question& question) {
  Value value;
  value.kind = ValueKind::kText;
  value.text = kAnyText;
  ReadingMemo memo;
  const FactTruths any = LeafSubject(model, value, 0, kNoDay, {}, memo).AskAll(model.facts[question.fact]);
  const AnswerOption* other = nullptr;
  for (const AnswerOption& option : question.options) {
    if (option.truths == std::vector<std::pair<std::uint16_t, FactTruths>>{{question.fact, any}}) other = &option;
  }
  return other;
}

void AppendWordMatch(std::string_view text, std::string& out) {
  std::string scratch;
  AppendFormField(out, "=" + std::string(FoldPlain(text, scratch)));
}

void AppendMatch(const AnswerOption& option, const Value& value, std::string& out) {
  switch (value.kind) {
    case ValueKind::kNone: return AppendFormField(out, "-");
    case ValueKind::kBool: return AppendFormField(out, value.low != 0 ? "y" : "n");
    case ValueKind::kText: return AppendWordMatch(value.text, out);
    case ValueKind::kList:
      for (std::uint32_t i = 0; i < value.itemCount; ++i) AppendWordMatch(option.answer->listItems[value.firstItem + i], out);
      return;
    case ValueKind::kNumber:
    case ValueKind::kMoney: {
      std::string range;
      if (value.low != kOpenLow) AppendThousandths(range, value.low);
      range += "..";
      if (value.high != kOpenHigh) AppendThousandths(range, value.high);
      return AppendFormField(out, range);
    }
    case ValueKind::kDate: return;   // an answer holds none
  }
}

/// The unit of the options' amounts; empty where they differ, so that nothing typed can be compared with them.
std::string UnitOf(const Model& model, const Question& question) {
  std::string unit;
  for (const AnswerOption& option : question.options) {
    const Fact* fact = FactOf(option, model.facts[question.fact]);
    if (fact == nullptr || fact->value.kind != ValueKind::kMoney) continue;
    const std::array<char, 4>& code = fact->value.currency[0] != '\0' ? fact->value.currency : model.currency;
    const Period period = fact->value.period != Period::kUnstated ? fact->value.period : model.period;
    const std::string own = std::string(code.data(), 3) + " " + std::string(NameOf(period));
    if (!unit.empty() && own != unit) return {};
    unit = own;
  }
  return unit;
}

}  // namespace

void AppendFormField(std::string& out, std::string_view text) {
  for (char c : text) out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  out += '\t';
}

void EndFormLine(std::string& out) { out.back() = '\n'; }

FormInput InputOf(const Question& question, const ModelFact& fact) {
  for (const AnswerOption& option : question.options) {
    const Fact* told = FactOf(option, fact);
    if (told == nullptr) continue;
    switch (told->value.kind) {
      case ValueKind::kBool: return FormInput::kYesNo;
      case ValueKind::kNumber: return told->attribute == kTimelineWithinDays ? FormInput::kDays : FormInput::kNumber;
      case ValueKind::kMoney: return FormInput::kMoney;
      case ValueKind::kText:
      case ValueKind::kList: return FormInput::kText;
      default: break;
    }
  }
  return FormInput::kChoice;
}

void AppendFormQuestion(const Model& model, const Question& question, std::string_view locale, std::string& out) {
  const ModelFact& fact = model.facts[question.fact];
  const std::string unit = UnitOf(model, question);
  FormInput input = InputOf(question, fact);
  if (input == FormInput::kMoney && unit.empty()) input = FormInput::kChoice;
  AppendFormField(out, "question");
  AppendFormField(out, question.id);
  AppendFormField(out, PathOf(fact));
  AppendFormField(out, NameOf(input));
  AppendFormField(out, question.text.byLocale.empty() ? Words::For(locale).Question(question.id) : question.text.In(locale));
  if (input == FormInput::kMoney) AppendFormField(out, unit);
  EndFormLine(out);
  const AnswerOption* other = input == FormInput::kText ? OtherOf(model, question) : nullptr;
  for (const AnswerOption& option : question.options) {
    AppendFormField(out, "option");
    AppendFormField(out, option.id);
    AppendFormField(out, option.label.In(locale));
    const Fact* told = FactOf(option, fact);
    if (told != nullptr && input != FormInput::kChoice) AppendMatch(option, told->value, out);
    if (&option == other) AppendFormField(out, "*");
    EndFormLine(out);
  }
}

void AppendFormDiagram(const FormDiagram& diagram, std::string& out) {
  for (std::size_t node = 0; node < diagram.variables.size(); ++node) {
    const bool startsLine = node == 0 || diagram.variables[node] != diagram.variables[node - 1];
    if (startsLine) {
      if (node > 0) EndFormLine(out);
      AppendFormField(out, "nodes");
      AppendFormField(out, std::to_string(diagram.variables[node]));
    }
    for (std::size_t i = 0; i < diagram.sizes[diagram.variables[node]]; ++i) {
      if (i > 0) out += ' ';
      const std::int64_t child = diagram.children[diagram.firstChild[node] + i];
      out += std::to_string(startsLine ? child : child - diagram.children[diagram.firstChild[node - 1] + i]);
    }
    out += '\t';
  }
  if (!diagram.variables.empty()) EndFormLine(out);
}

}  // namespace bantam
