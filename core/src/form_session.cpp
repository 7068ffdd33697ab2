// SPDX-License-Identifier: MIT
#include <algorithm>

#include "bantam/fold.h"
#include "cell_text.h"
#include "form_tables.h"
#include "value_readers.h"

namespace bantam {
namespace {

/// The option for an amount from `low` to `high`; -1: none. Ranges reach up to the next one, the first and the last further still. Of
/// single amounts only the very same is meant, but "within three months" holds two months too.
int FindRanged(const FormQuestion& question, std::int64_t low, std::int64_t high) {
  std::vector<const FormOption*> options;   // the least first
  for (const FormOption& option : question.options) {
    const auto after = std::find_if(options.begin(), options.end(), [&](const FormOption* other) { return other->low > option.low; });
    if (option.ranged) options.insert(after, &option);
  }
  if (options.empty()) return -1;
  const bool points = std::all_of(options.begin(), options.end(), [](const FormOption* option) { return option->low == option->high; });
  auto found = options.begin();
  if (points && question.input == FormInput::kDays) {
    while (found + 1 != options.end() && (*found)->high < high) ++found;
  } else if (points) {
    found = std::find_if(found, options.end(), [&](const FormOption* option) { return option->low == low && option->high == high; });
    if (found == options.end()) return -1;
  } else {
    while (found + 1 != options.end() && (*(found + 1))->low <= low) ++found;
    if (found + 1 != options.end() && (*(found + 1))->low <= high) return -1;
  }
  return static_cast<int>(*found - question.options.data());
}

bool ReadDays(std::string_view text, Day today, const ValueLexicon& lexicon, Value& value) {
  if (ReadDuration(text, lexicon, value)) return true;
  if (today == kNoDay) return ReadDayCount(text, lexicon, value);
  const CellDate date = ReadCellDate(text, DateOrder::kUnstated, TimeZone::Utc(), lexicon);
  if (date.result != CellDate::kGood) return ReadDayCount(text, lexicon, value);
  value.low = value.high = (std::int64_t{date.day} - today) * kOne;
  return value.low >= 0;
}

bool ReadTyped(const FormQuestion& question, std::string_view text, Day today, const ValueLexicon& lexicon, Value& value) {
  switch (question.input) {
    case FormInput::kDays: return ReadDays(text, today, lexicon, value);
    case FormInput::kNumber: return ReadAmount(text, false, lexicon, value);
    case FormInput::kMoney:
      if (!ReadAmount(text, true, lexicon, value) || (value.currency[0] != '\0' && value.currency != question.currency)) return false;
      value.low = InPeriod(value.low, value.period, question.period);
      value.high = InPeriod(value.high, value.period, question.period);
      return true;
    default: return false;
  }
}

int FindWords(const FormQuestion& question, std::string_view plain) {
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    const auto& words = question.options[i].words;
    if (std::any_of(words.begin(), words.end(), [&](std::string_view word) { return ContainsWord(plain, word); })) return static_cast<int>(i);
  }
  return -1;
}

template <typename Test>
int FindOption(const FormQuestion& question, Test&& test) {
  const auto found = std::find_if(question.options.begin(), question.options.end(), test);
  return found == question.options.end() ? -1 : static_cast<int>(found - question.options.begin());
}

}  // namespace

int FormSession::Match(std::size_t index, std::string_view text, Day today) const {
  const FormQuestion& question = model_->questions()[index];
  const ValueLexicon& lexicon = model_->tables_->values;
  std::string key, scratch;
  HeaderKey(text, key);
  int option = -1;
  if (!key.empty()) {
    option = FindOption(question, [&](const FormOption& one) { return HeaderKey(one.label, scratch) == key; });
    if (option < 0) option = FindOption(question, [&](const FormOption& one) { return HeaderKey(one.id, scratch) == key; });
  }
  if (option >= 0) return option;
  if (MeansEmpty(text, lexicon)) return kUnknown;
  const std::optional<bool> yes = ReadYesNo(text, lexicon);
  if (yes && question.input == FormInput::kYesNo) option = FindOption(question, [&](const FormOption& one) { return one.yes == (*yes ? 1 : 0); });
  const bool none = question.input != FormInput::kYesNo && ((yes && !*yes) || MeansNone(text, lexicon));
  if (none) option = FindOption(question, [](const FormOption& one) { return one.none; });
  Value value;
  if (option < 0 && ReadTyped(question, text, today, lexicon, value)) option = FindRanged(question, value.low, value.high);
  if (option < 0) option = FindWords(question, FoldPlain(text, scratch));
  return option < 0 ? kOwnWords : option;
}

int FormSession::Tell(std::size_t question, std::string_view text, bool asked, Day today) {
  if (question >= model_->questions().size()) return kUnknown;
  const int answer = Match(question, Trim(text.substr(0, kMaxFormAnswerBytes)), today);
  told_[question] = {static_cast<std::int8_t>(answer), asked && answer != kUnknown};
  return answer;
}

bool FormSession::Choose(std::size_t question, std::size_t option, bool asked) {
  if (question >= model_->questions().size() || option >= model_->questions()[question].options.size()) return false;
  told_[question] = {static_cast<std::int8_t>(option), asked};
  return true;
}

void FormSession::Pass(std::size_t question, bool asked) {
  if (question < model_->questions().size()) told_[question] = {static_cast<std::int8_t>(kPassed), asked};
}

void FormSession::Forget(std::size_t question) {
  if (question < told_.size()) told_[question] = {};
}

int FormSession::AnswerOf(std::size_t question) const { return question < told_.size() ? told_[question].answer : kUnknown; }

DomainClass FormSession::TellEmail(std::string_view email) { return email_ = model_->ClassOfEmail(email); }

std::uint32_t FormSession::Outcome(std::uint32_t root) const {
  const FormModel::Tables& tables = *model_->tables_;
  std::array<std::uint8_t, kMaxFormQuestions + 1> values{};
  values[0] = tables.valueOfClass[static_cast<std::size_t>(email_)];
  for (std::size_t q = 0; q < tables.questions.size(); ++q) {
    int answer = told_[q].answer;
    if (answer == kOwnWords) answer = FindOption(tables.questions[q], [](const FormOption& option) { return option.other; });
    if (answer >= 0) values[q + 1] = static_cast<std::uint8_t>(answer + 1);
  }
  return tables.diagram.Walk(root, values);
}

int FormSession::Next() const {
  const FormModel::Tables& tables = *model_->tables_;
  const auto spent = static_cast<std::size_t>(std::count_if(told_.begin(), told_.end(), [](const Told& told) { return told.asked; }));
  if (spent >= tables.budget) return -1;
  const auto isOpen = [&](std::size_t question) { return told_[question].answer == kUnknown; };
  if (refused_) {
    for (std::size_t q = 0; q < tables.questions.size(); ++q) {
      if (isOpen(q)) return static_cast<int>(q);
    }
    return -1;
  }
  const std::uint32_t outcome = Outcome(tables.orderRoot);
  if (outcome >= tables.orders.size() || tables.orders[outcome] == "-") return -1;
  for (char digit : tables.orders[outcome]) {
    if (isOpen(static_cast<std::size_t>(digit - '0'))) return digit - '0';
  }
  return -1;
}

std::size_t FormSession::Step() const {
  const FormModel::Tables& tables = *model_->tables_;
  const std::uint32_t outcome = refused_ ? static_cast<std::uint32_t>(tables.plainStep) : Outcome(tables.stepRoot);
  return outcome < tables.steps.size() ? outcome : tables.plainStep;
}

}  // namespace bantam
