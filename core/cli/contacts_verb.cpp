// SPDX-License-Identifier: MIT
// `bantam contacts`: a file as canonical contacts, or what its columns were taken for.
#include "answers.h"
#include "arguments.h"
#include "bantam/contact_reader.h"
#include "model_choice.h"
#include "progress.h"
#include "verbs.h"

namespace bantam::cli {
namespace {

constexpr Option kContactsOptions[] = {{"--model", true}, {"--columns", false}, {"--map", true}, {"--dates", true}, {"--encoding", true}};

/// `{"encoding","delimiter","headerRow","columns"}`; of JSON, which has no columns, null in their place.
void AppendColumns(const ContactSource& source, std::string& out) {
  out += "{\"encoding\":\"";
  out += NameOf(source.encoding());
  out += "\",\"delimiter\":";
  const TableHead* const head = source.head();
  if (head == nullptr) {
    out += "null,\"headerRow\":null,\"columns\":{}}\n";
    return;
  }
  AppendJsonString(out, std::string_view(&head->delimiter, 1));
  out += ",\"headerRow\":" + std::to_string(head->headerLine) + ",\"columns\":{";
  bool first = true;
  for (const Column& column : head->mapping.columns) {
    if (!first) out += ',';
    first = false;
    AppendJsonString(out, column.header);
    out += ':';
    if (column.target.empty() || column.target == "-") out += "null";
    else AppendJsonString(out, column.target);
  }
  out += "}}\n";
}

int WriteContacts(ContactSource& source, Output& output) {
  Progress progress(Words::For("en"), 1, true);
  bool bad = false, any = false;
  while (source.Next()) {
    any = true;
    if (source.fault()) {
      bad = true;
      progress.Clear();
      Complain(source.file().path() + ":" + std::to_string(source.line()) + ": " + source.fault()->message + "\n");
      AppendError(output.buffer(), *source.fault());
    } else {
      WriteContact(source.contact(), output.buffer());
    }
    output.buffer() += '\n';
    if (!output.Pass()) return kUsage;
    progress.Step(source.file(), 0);
  }
  if (!any) Complain(source.file().path() + ": " + NoContacts().message + "\n");
  return bad ? kBadLines : kDone;
}

}  // namespace

int RunContacts(VerbWords words) {
  const Arguments arguments(words, kContactsOptions, 1);
  if (!arguments.fault().empty()) return Refuse(arguments.fault());
  ReadingOptions reading;
  if (const std::string fault = ReadReadingOptions(arguments, reading); !fault.empty()) return Refuse(fault);
  if (arguments.files().empty()) return Refuse("`bantam contacts` needs a file, or - for standard input.");
  // The model lends its time zone alone, to dates that have none of their own.
  const std::shared_ptr<const Model> model = ChooseModel(arguments.ValueOf("--model").value_or("reference"));
  if (!model) return kUsage;
  ContactSource source(reading, *model->zone);
  if (const std::string fault = source.Open(arguments.files().front()); !fault.empty()) return Refuse(fault);
  Output output;
  int code = kDone;
  if (arguments.Has("--columns")) AppendColumns(source, output.buffer());
  else code = WriteContacts(source, output);
  if (!output.Flush()) return kUsage;
  return source.file().error().empty() ? code : Refuse(source.file().error());
}

}  // namespace bantam::cli
