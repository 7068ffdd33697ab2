// SPDX-License-Identifier: MIT
// `bantam publish-form`: what a public page may carry of a model, and a list of what that gives away.
#include <algorithm>

#include "arguments.h"
#include "bantam/form_model.h"
#include "bantam/form_publication.h"
#include "display.h"
#include "model_choice.h"
#include "published.h"
#include "verbs.h"

namespace bantam::cli {
namespace {

constexpr std::size_t kTextWidth = 72;

/// `sql=calendar,mql=talk`; empty, or a sentence about what is wrong.
std::string ReadSteps(std::string_view text, FormWishes& wishes) {
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(','));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    const std::size_t equals = std::min(one.find('='), one.size());
    const auto tier = FindTier(one.substr(0, equals));
    if (!tier || equals == one.size()) return "--steps takes pairs like sql=calendar,mql=guide, with the tiers sql, mql, lead and disqualified.";
    wishes.steps[static_cast<std::size_t>(*tier)] = one.substr(equals + 1);
  }
  return {};
}

std::string ReadWishes(const Arguments& arguments, FormWishes& wishes) {
  if (const auto number = arguments.ValueOf("--questions")) {
    if (number->size() != 1 || number->front() < '1' || number->front() > static_cast<char>('0' + kMaxFormBudget)) {
      return "--questions must be 1 to " + std::to_string(kMaxFormBudget) + ".";
    }
    wishes.questions = static_cast<std::size_t>(number->front() - '0');
  }
  wishes.locale = arguments.ValueOf("--locale").value_or("en");
  wishes.event = arguments.ValueOf("--event").value_or("");
  wishes.routes = arguments.Has("--routes");
  return ReadSteps(arguments.ValueOf("--steps").value_or(""), wishes);
}

/// What else the page takes for the option: its label alone may say less than the text that is published.
std::string MeaningOf(const FormOption& option) {
  std::vector<std::string> means;
  if (option.none) means.push_back("none");
  if (option.yes >= 0) means.push_back(option.yes == 1 ? "yes" : "no");
  if (option.ranged) {
    std::string range;
    if (option.low != kOpenLow) AppendThousandths(range, option.low);
    range += option.low == option.high ? "" : "..";
    if (option.high != kOpenHigh && option.low != option.high) AppendThousandths(range, option.high);
    means.push_back(range);
  }
  for (std::string_view word : option.words) means.push_back("\"" + Printable(word) + "\"");
  if (option.other) means.push_back("any other text");
  return means.empty() ? "" : " means " + Listed(means);
}

void AppendQuestions(const FormModel& form, std::string& out) {
  for (const FormQuestion& question : form.questions()) {
    out += "  " + Pad(Printable(question.text), kTextWidth) + "  " + Printable(question.id) + " tells " + Printable(question.fact) + "\n";
    for (const FormOption& option : question.options) out += "      " + Pad(Printable(option.label), kTextWidth - 4) + "  " + Printable(option.id) + MeaningOf(option) + "\n";
  }
}

/// Combinations of answers to the questions alone, unanswered ones among them.
std::uint64_t AnswersTo(const FormModel& form) {
  std::uint64_t combinations = 1;
  for (const FormQuestion& question : form.questions()) combinations *= question.options.size() + 1;
  return combinations;
}

void AppendFindings(const FormModel& form, const PublishedForm& published, std::string& out) {
  out += "What it gives away\n  The questions and options above and what they mean, their order, which of them comes next after each answer, and what follows:\n";
  for (std::size_t i = 0; i < form.steps().size(); ++i) {
    out += "      " + Printable(form.steps()[i]) + ": " + Grouped(published.byStep[i]) + " of " + Grouped(published.combinations) + " combinations of answers\n";
  }
  if (published.combinations > AnswersTo(form)) out += "  Among the answers is the kind of e-mail address: free, disposable, of education, government or a company.\n";
  if (form.steps().size() == 1) out += "  Every visitor gets the same step, for the page sees no behaviour: say with --event what sending the form is.\n";
  out += "What it does not contain\n  Points, thresholds, rules, exclusions, tiers, scores, routes that were not asked for, people's titles, or the model's hash.\n";
  if (!published.unweighed.empty()) out += "  The model also weighs what this page does not: " + Listed(published.unweighed) + ".\n";
  out += "How it was worked out\n  " + Grouped(published.combinations) + " combinations of answers (at most " + Grouped(kMaxFormCombinations) +
         ") were put to the full model; the outcomes are " + Grouped(form.nodes()) + " nodes (at most " + Grouped(kMaxFormNodes) + ").\n  Of 1,000 visitors " +
         Grouped(static_cast<std::uint64_t>(published.covered)) + " are asked just what the full model would ask";
  out += published.leftOut.empty() ? ".\n" : "; others it would also ask: " + Listed(published.leftOut) + ".\n";
}

std::string DescriptionOf(const FormModel& form, const PublishedForm& published) {
  std::string out = Printable(form.id()) + " " + Printable(form.version()) + " as a form in " + Printable(form.locale()) + ": " +
                    std::to_string(form.questions().size()) + " questions, of which a visitor is asked at most " + std::to_string(form.budget()) + "\n";
  AppendQuestions(form, out);
  AppendFindings(form, published, out);
  return out;
}

}  // namespace

int RunPublishForm(VerbWords words) {
  constexpr Option options[] = {{"--questions", true}, {"--locale", true}, {"--event", true}, {"--steps", true}, {"--routes", false}, {"-o", true}};
  const Arguments arguments(words, options, 1);
  if (!arguments.fault().empty()) return Refuse(arguments.fault());
  if (arguments.files().empty()) return Refuse("`bantam publish-form` needs a model: a file or the id of a shipped one.");
  FormWishes wishes;
  if (const std::string fault = ReadWishes(arguments, wishes); !fault.empty()) return Refuse(fault);
  const auto model = ChooseModel(arguments.files().front());
  if (!model) return kUsage;
  const PublishedForm published = PublishForm(*model, wishes);
  for (const Fault& fault : published.faults) Complain("bantam: " + fault.message + "\n");
  if (!published.faults.empty()) return kUsage;
  const FormReading read = FormModel::Read(published.text);
  return Publish(arguments, published.text, DescriptionOf(*read.model, published));
}

}  // namespace bantam::cli
