// SPDX-License-Identifier: MIT
// Answers as CSV, as the core writes them.
#include <optional>

#include "answers.h"
#include "bantam/csv_answers.h"

namespace bantam::cli {
namespace {

class CsvWriter final : public AnswerWriter {
 public:
  explicit CsvWriter(const Words& words) : words_(words) {}

  void Begin(const ContactSource& source, std::string& out) override {
    if (source.kind() == InputKind::kCsv) answers_.emplace(words_, source.headers(), source.delimiter());
    else answers_.emplace(words_);
    answers_->AppendHeader(out);
  }

  void Write(const Answer& answer, std::string& out) override {
    const ContactSource& source = answer.source;
    std::span<const std::string_view> cells;
    if (source.kind() == InputKind::kCsv) cells = source.cells();
    answers_->AppendRow(cells, source.contact(), source.fault() ? &*source.fault() : nullptr, answer.qualifier, answer.assessment, out);
  }

 private:
  const Words& words_;
  std::optional<CsvAnswers> answers_;
};

}  // namespace

std::unique_ptr<AnswerWriter> MakeCsvWriter(const Words& words) { return std::make_unique<CsvWriter>(words); }

}  // namespace bantam::cli
