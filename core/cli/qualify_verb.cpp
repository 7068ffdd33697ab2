// SPDX-License-Identifier: MIT
// `bantam qualify`: reads contacts, answers for each.
#include <algorithm>

#include "answers.h"
#include "arguments.h"
#include "bantam/accounts.h"
#include "model_choice.h"
#include "progress.h"
#include "verbs.h"

namespace bantam::cli {
namespace {

constexpr Option kQualifyOptions[] = {{"--model", true}, {"--now", true}, {"--locale", true}, {"--format", true}, {"--map", true}, {"--dates", true}, {"--encoding", true}, {"--accounts", false}};

struct Task {
  std::shared_ptr<const Model> model;
  const Words* words = nullptr;
  std::string_view locale;
  std::string_view format;
  Instant now = kUndated;
  ReadingOptions reading;
  bool accounts = false;
  std::string_view path;
};

std::string NoWords(std::string_view locale) {
  std::string text = "--locale " + std::string(locale) + ": there are no words for it. There are words for";
  for (std::string_view known : Words::Locales()) text += " " + std::string(known);
  return text + ".";
}

/// Fills the task; an exit code where that is all.
std::optional<int> Prepare(const Arguments& arguments, Task& task) {
  if (!arguments.fault().empty()) return Refuse(arguments.fault());
  task.format = arguments.ValueOf("--format").value_or("table");
  constexpr std::string_view kFormats[] = {"table", "ndjson", "csv", "json"};
  if (std::find(std::begin(kFormats), std::end(kFormats), task.format) == std::end(kFormats)) {
    return Refuse("--format " + std::string(task.format) + ": must be table, ndjson, csv or json.");
  }
  task.locale = arguments.ValueOf("--locale").value_or("en");
  if (!Words::Speak(task.locale)) return Refuse(NoWords(task.locale));
  task.words = &Words::For(task.locale);
  if (const std::string fault = ReadReadingOptions(arguments, task.reading); !fault.empty()) return Refuse(fault);
  task.accounts = arguments.Has("--accounts");
  task.path = arguments.files().empty() ? "-" : arguments.files().front();
  if (task.path == "-" && InputIsTerminal()) return Refuse("Name a file, or - for standard input. `bantam help qualify` says more.");
  task.model = ChooseModel(arguments.ValueOf("--model").value_or("reference"));
  if (!task.model) return kUsage;
  task.now = ClockNow();
  if (const auto given = arguments.ValueOf("--now")) {
    const ParsedTime time = ParseTime(*given, *task.model->zone);
    if (time.fault != TimeFault::kNone) return Refuse("--now " + std::string(*given) + ": must be a date or a time like 2026-11-21T09:00:00Z.");
    task.now = time.at;
  }
  return std::nullopt;
}

std::unique_ptr<AnswerWriter> MakeWriter(const Task& task) {
  if (task.format == "ndjson") return MakeLineWriter();
  if (task.format == "json") return MakeArrayWriter();
  return task.format == "csv" ? MakeCsvWriter(*task.words) : MakeTableWriter(*task.words, *task.model);
}

/// The first of the two passes of `--accounts`; empty, or why it cannot be done.
std::string GatherAccounts(const Task& task, AccountRollUp& accounts, Progress& progress) {
  ReadingOptions silently = task.reading;
  silently.silent = true;
  ContactSource source(silently, *task.model->zone);
  if (const std::string fault = source.Open(task.path); !fault.empty()) return fault;
  if (!source.file().isRegular()) return "--accounts reads its input twice and needs a regular file.";
  Qualifier qualifier(task.model, task.locale);
  while (source.Next()) {
    if (!source.fault()) accounts.Add(source.contact(), qualifier.Score(source.contact(), task.now).standing);
    progress.Step(source.file(), 0);
  }
  if (accounts.full()) {
    progress.Clear();
    Complain("bantam: " + source.file().path() + ": more than " + std::to_string(kMaxAccounts) + " accounts; the later ones are not rolled up.\n");
  }
  if (accounts.silent()) {
    progress.Clear();
    Complain("bantam: " + source.file().path() + ": too many contacts opted out to remember each; no contact's facts are told to another.\n");
  }
  return source.file().error();
}

void TellFault(const ContactSource& source, Progress& progress) {
  progress.Clear();
  const Fault& fault = *source.fault();
  Complain(source.file().path() + ":" + std::to_string(source.line()) + ": " + (fault.path.empty() ? "" : fault.path + ": ") + fault.message + "\n");
}

int Answers(const Task& task, const AccountRollUp* accounts, Progress& progress) {
  ContactSource source(task.reading, *task.model->zone);
  if (const std::string fault = source.Open(task.path); !fault.empty()) return Refuse(fault);
  Qualifier qualifier(task.model, task.locale);
  const std::unique_ptr<AnswerWriter> writer = MakeWriter(task);
  Output output;
  std::uint64_t contacts = 0;
  bool bad = false;
  while (source.Next()) {
    if (contacts++ == 0) writer->Begin(source, output.buffer());
    const Assessment* found = nullptr;
    if (source.fault()) {
      bad = true;
      TellFault(source, progress);
    } else {
      if (accounts != nullptr) accounts->Apply(source.contact());
      found = &qualifier.Assess(source.contact(), task.now);
    }
    writer->Write({source, qualifier, found}, output.buffer());
    if (!output.Pass()) return kUsage;
    progress.Step(source.file(), accounts != nullptr ? 1 : 0);
  }
  progress.Clear();
  if (contacts == 0) Complain(source.file().path() + ": " + NoContacts().message + "\n");
  if (contacts == 0 && task.format == "csv" && !source.headers().empty()) writer->Begin(source, output.buffer());
  if (contacts != 0 || task.format == "json") writer->End(output.buffer());
  if (!output.Flush()) return kUsage;
  if (!source.file().error().empty()) return Refuse(source.file().error());
  return bad ? kBadLines : kDone;
}

}  // namespace

int RunQualify(VerbWords words) {
  const Arguments arguments(words, kQualifyOptions, 1);
  Task task;
  if (const std::optional<int> code = Prepare(arguments, task)) return *code;
  Progress progress(*task.words, task.accounts ? 2 : 1, task.format != "table");
  if (!task.accounts) return Answers(task, nullptr, progress);
  AccountRollUp accounts;
  if (const std::string fault = GatherAccounts(task, accounts, progress); !fault.empty()) return Refuse(fault);
  return Answers(task, &accounts, progress);
}

}  // namespace bantam::cli
