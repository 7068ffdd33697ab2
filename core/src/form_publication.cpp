// SPDX-License-Identifier: MIT
#include "bantam/form_publication.h"

#include <algorithm>
#include <map>

#include "ascii.h"
#include "bantam/words.h"
#include "form_checksum.h"
#include "form_pool.h"
#include "form_text.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxStepLetters = 32;

bool IsStepName(std::string_view name) {
  const bool letters = std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || IsDigit(c) || c == '-'; });
  return letters && !name.empty() && name.size() <= kMaxStepLetters && !FindTier(name);
}

bool IsEvent(const Model& model, std::string_view event) {
  const std::size_t mark = std::min(event.find('?'), event.size());
  const std::string_view rest = event.substr(mark);
  const bool known = std::find(model.eventTypes.begin(), model.eventTypes.end(), event.substr(0, mark)) != model.eventTypes.end();
  return known && (rest.empty() || rest.starts_with("?asset=") || rest.starts_with("?topic="));
}

void CheckWishes(const Model& model, const FormWishes& wishes, Faults& faults) {
  if (wishes.questions < 1 || wishes.questions > kMaxFormBudget) faults.push_back({"bad_value", "questions", "A form asks 1 to " + std::to_string(kMaxFormBudget) + " questions."});
  for (const std::string& step : wishes.steps) {
    if (!IsStepName(step)) faults.push_back({"bad_value", "steps", "A step's public name is a-z, 0-9 and hyphens, and not a tier's: " + step});
  }
  if (!wishes.event.empty() && !IsEvent(model, wishes.event)) {
    faults.push_back({"bad_value", "event", "The model counts no such event: " + wishes.event + ". Write one like download?asset=buyers_guide."});
  }
}

/// The outcomes of all combinations, numbered as they come up.
class Outcomes {
 public:
  Outcomes(const Model& model, const FormWishes& wishes, const FormPool& pool) : model_(model), wishes_(wishes), pool_(pool) {}

  void Add(const FormOutcome& outcome) {
    steps.push_back(NumberOf(StepOf(outcome.tier, outcome.route), stepNames));
    std::string order;
    for (std::uint16_t question : outcome.order) {
      const auto found = std::find(pool_.questions.begin(), pool_.questions.end(), question);
      if (found != pool_.questions.end()) order += static_cast<char>('0' + (found - pool_.questions.begin()));
    }
    orders.push_back(NumberOf(order.empty() ? "-" : order, orderTexts));
  }
  std::uint32_t PlainStep() { return NumberOf(StepOf(Tier::kLead, -1), stepNames); }

  std::vector<std::uint32_t> steps, orders;           ///< by combination
  std::vector<std::string> stepNames, orderTexts;

 private:
  std::string StepOf(Tier tier, std::int32_t route) const {
    const std::string& step = wishes_.steps[static_cast<std::size_t>(tier)];
    return wishes_.routes && route >= 0 ? step + "@" + model_.routing[static_cast<std::size_t>(route)].to : step;
  }
  std::uint32_t NumberOf(const std::string& text, std::vector<std::string>& texts) {
    const auto [found, isNew] = numbers_.try_emplace((&texts == &stepNames ? "s" : "o") + text, static_cast<std::uint32_t>(texts.size()));
    if (isNew) texts.push_back(text);
    return found->second;
  }
  const Model& model_;
  const FormWishes& wishes_;
  const FormPool& pool_;
  std::map<std::string, std::uint32_t> numbers_;
};

void JudgeAll(const Model& model, const FormPool& pool, FormJudge& judge, const std::vector<std::uint8_t>& sizes, Outcomes& outcomes) {
  std::vector<std::uint8_t> values(sizes.size(), 0);
  std::vector<FormReply> replies;
  for (std::size_t i = 0; i < pool.combinations; ++i) {
    replies.clear();
    for (std::size_t k = 1; k < values.size(); ++k) {
      if (values[k] == 0) continue;
      const std::uint16_t question = pool.questions[k - 1];
      replies.push_back({question, &model.questions[question].options[values[k] - 1u]});
    }
    outcomes.Add(judge.Judge(values[0], replies));
    for (std::size_t k = values.size(); k-- > 0 && ++values[k] == sizes[k];) values[k] = 0;
  }
}

void AppendList(std::string_view name, const std::vector<std::string>& texts, std::string& out) {
  AppendFormField(out, name);
  for (const std::string& text : texts) AppendFormField(out, text);
  EndFormLine(out);
}

void AppendModel(const Model& model, const FormWishes& wishes, std::size_t budget, std::uint32_t plainStep, std::string& out) {
  AppendList("model", {model.id, model.version, std::string(Words::For(wishes.locale).locale()), std::to_string(budget), std::to_string(plainStep)}, out);
}

void AppendEmails(const FormEmails& emails, std::string& out) {
  std::string digits;
  for (std::uint8_t value : emails.valueOfClass) digits += static_cast<char>('0' + value);
  AppendList("emails", {digits}, out);
}

FormVocabulary VocabularyOf(const Model& model, const FormPool& pool, std::string_view locale, const FormEmails& emails) {
  FormVocabulary words;
  words.locale = locale;
  words.attributes = {std::string(AttributePath(kPersonEmail)), std::string(AttributePath(kConsentProfiling)), "consent.optedOut"};
  for (std::uint16_t q : pool.questions) {
    const Question& question = model.questions[q];
    const ModelFact& fact = model.facts[question.fact];
    const FormInput input = InputOf(question, fact);
    words.days = words.days || input == FormInput::kDays;
    words.money = words.money || input == FormInput::kMoney;
    words.numbers = words.numbers || input == FormInput::kNumber || input == FormInput::kDays || input == FormInput::kMoney;
    words.attributes.push_back(fact.attribute == kCustomAttribute ? "custom." + fact.customName : std::string(AttributePath(fact.attribute)));
  }
  const auto valueOf = [&](DomainClass c) { return emails.valueOfClass[static_cast<std::size_t>(c)]; };
  for (const DomainClass c : {DomainClass::kFree, DomainClass::kDisposable, DomainClass::kEducation, DomainClass::kGovernment}) {
    const bool noticed = c == DomainClass::kFree || c == DomainClass::kDisposable;
    if (noticed || valueOf(c) != valueOf(DomainClass::kCompany)) words.domains.push_back(c);
  }
  return words;
}

/// What the model asks of a contact and no answer of the form settles.
std::vector<std::string> UnweighedOf(const Model& model, const FormPool& pool, const FormEmails& emails) {
  std::vector<bool> weighed(model.facts.size(), false);
  for (std::uint16_t q : pool.questions) {
    weighed[model.questions[q].fact] = true;
    for (const AnswerOption& option : model.questions[q].options) {
      for (const auto& [fact, truths] : option.truths) weighed[fact] = true;
    }
  }
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < model.facts.size(); ++i) {
    const ModelFact& fact = model.facts[i];
    const bool byClass = fact.attribute == kPersonEmail && emails.samples.size() > 1;
    if (weighed[i] || byClass || fact.leafCount == 0 || fact.attribute == kConsentProfiling) continue;
    paths.push_back(fact.attribute == kCustomAttribute ? "custom." + fact.customName : std::string(AttributePath(fact.attribute)));
  }
  return paths;
}

}  // namespace

PublishedForm PublishForm(const Model& model, const FormWishes& wishes) {
  PublishedForm form;
  CheckWishes(model, wishes, form.faults);
  if (!form.faults.empty()) return form;
  const FormEmails emails = EmailsOf(model);
  FormJudge judge(model, wishes.event, emails);
  const FormPool pool = ChoosePool(model, judge, wishes.questions, emails.samples.size());
  if (pool.questions.empty()) {
    form.faults.push_back({"nothing_to_ask", "", "The model asks no question of a visitor who has told nothing."});
    return form;
  }
  std::vector<std::uint8_t> sizes{static_cast<std::uint8_t>(emails.samples.size())};
  for (std::uint16_t q : pool.questions) sizes.push_back(static_cast<std::uint8_t>(model.questions[q].options.size() + 1));
  Outcomes outcomes(model, wishes, pool);
  const std::uint32_t plainStep = outcomes.PlainStep();
  JudgeAll(model, pool, judge, sizes, outcomes);
  FormDiagramBuilder builder(sizes, static_cast<std::uint32_t>(std::max(outcomes.stepNames.size(), outcomes.orderTexts.size())));
  const std::uint32_t stepRoot = builder.Add(outcomes.steps);
  const std::uint32_t orderRoot = builder.Add(outcomes.orders);
  if (builder.diagram().variables.size() > kMaxFormNodes || outcomes.stepNames.size() > kMaxFormSteps) {
    form.faults.push_back({"too_many", "", "The outcomes differ too much to be written down: ask fewer questions, or publish without routes."});
    return form;
  }
  std::string body;
  AppendModel(model, wishes, std::min(wishes.questions, pool.questions.size()), plainStep, body);
  AppendList("steps", outcomes.stepNames, body);
  for (std::uint16_t q : pool.questions) AppendFormQuestion(model, model.questions[q], wishes.locale, body);
  AppendEmails(emails, body);
  AppendList("orders", outcomes.orderTexts, body);
  AppendList("roots", {std::to_string(stepRoot), std::to_string(orderRoot)}, body);
  AppendFormDiagram(builder.diagram(), body);
  AppendFormWords(VocabularyOf(model, pool, Words::For(wishes.locale).locale(), emails), body);
  form.text = std::string(kFormMark) + FormChecksum(body) + "\n" + body;
  if (form.text.size() > kMaxFormBytes) {
    form.faults.push_back({"too_many", "", "The published form would be too large: ask fewer questions."});
    form.text.clear();
  }
  form.combinations = pool.combinations;
  form.byStep.resize(outcomes.stepNames.size());
  for (std::uint32_t step : outcomes.steps) ++form.byStep[step];
  for (std::uint16_t q : pool.leftOut) form.leftOut.push_back(model.questions[q].id);
  form.covered = pool.covered;
  form.unweighed = UnweighedOf(model, pool, emails);
  return form;
}

}  // namespace bantam
