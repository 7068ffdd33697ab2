// SPDX-License-Identifier: MIT
// Annotations as NDJSON and as one JSON array.
#include "answers.h"
#include "bantam/contact_reader.h"
#include "display.h"

namespace bantam::cli {
namespace {

void AppendAnswer(const Answer& answer, std::string& out) {
  if (answer.assessment != nullptr) answer.qualifier.AppendAnnotation(out);
  else AppendError(out, *answer.source.fault());
}

class LineWriter final : public AnswerWriter {
 public:
  void Write(const Answer& answer, std::string& out) override {
    AppendAnswer(answer, out);
    out += '\n';
  }
};

class ArrayWriter final : public AnswerWriter {
 public:
  void Write(const Answer& answer, std::string& out) override {
    out += first_ ? "[\n" : ",\n";
    first_ = false;
    AppendAnswer(answer, out);
  }
  void End(std::string& out) override { out += first_ ? "[]\n" : "\n]\n"; }

 private:
  bool first_ = true;
};

}  // namespace

// Paths and messages may quote what could not be read.
void AppendError(std::string& out, const Fault& fault) {
  out += "{\"error\":{\"code\":";
  AppendJsonString(out, fault.code);
  out += ",\"path\":";
  AppendJsonString(out, Printable(fault.path));
  out += ",\"message\":";
  AppendJsonString(out, Printable(fault.message));
  out += "}}";
}

std::unique_ptr<AnswerWriter> MakeLineWriter() { return std::make_unique<LineWriter>(); }
std::unique_ptr<AnswerWriter> MakeArrayWriter() { return std::make_unique<ArrayWriter>(); }

}  // namespace bantam::cli
