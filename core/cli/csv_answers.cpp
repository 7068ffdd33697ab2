// SPDX-License-Identifier: MIT
// Answers as CSV: what came in stays as it was, the annotation's columns follow.
#include "answers.h"
#include "bantam/csv.h"
#include "bantam/decimal.h"

namespace bantam::cli {
namespace {

constexpr std::string_view kAnnotationColumns[] = {
    "bantam_score", "bantam_tier", "bantam_label", "bantam_standing", "bantam_fit", "bantam_engagement", "bantam_min",
    "bantam_max", "bantam_verdict", "bantam_grade", "bantam_budget", "bantam_authority", "bantam_need", "bantam_timeline",
    "bantam_missing", "bantam_next_question", "bantam_due_at", "bantam_review_at", "bantam_reasons", "bantam_error"};
constexpr std::string_view kContactColumns[] = {"id", "name", "email", "company"};
constexpr std::size_t kReasons = 2;

class CsvWriter final : public AnswerWriter {
 public:
  explicit CsvWriter(const Words& words) : words_(words) {}

  void Begin(const ContactSource& source, std::string& out) override {
    delimiter_ = source.delimiter();
    columns_ = source.headers().size();
    if (source.kind() == InputKind::kCsv) {
      for (const std::string& header : source.headers()) Cell(header, out);
    } else {
      for (std::string_view header : kContactColumns) Cell(header, out);
    }
    for (std::string_view header : kAnnotationColumns) Cell(header, out);
    EndRow(out);
  }

  void Write(const Answer& answer, std::string& out) override {
    const ContactSource& source = answer.source;
    const bool table = source.kind() == InputKind::kCsv;
    if (table) {
      for (std::size_t i = 0; i < columns_; ++i) Cell(i < source.cells().size() ? source.cells()[i] : std::string_view(), out);
    } else {
      const Contact& contact = source.contact();
      for (std::string_view text : {contact.id, contact.TextOf(kPersonName), contact.TextOf(kPersonEmail), contact.TextOf(kCompanyName)}) Cell(text, out);
    }
    if (answer.assessment != nullptr) WriteAnnotation(answer, out);
    else for (std::size_t i = 0; i + 1 < std::size(kAnnotationColumns); ++i) Cell({}, out);
    Cell(source.fault() ? std::string_view(source.fault()->message) : std::string_view(), out);
    // Cells beyond the header stay in the row, behind everything, so that no column shifts.
    for (std::size_t i = columns_; table && i < source.cells().size(); ++i) Cell(source.cells()[i], out);
    EndRow(out);
  }

 private:
  void Divide(std::string& out) {
    if (!first_) out += delimiter_;
    first_ = false;
  }
  void Cell(std::string_view text, std::string& out) {
    Divide(out);
    AppendCsvCell(out, text, delimiter_);
  }
  // A number of ours is no formula: it stays a number, also below zero.
  void Number(std::int64_t value, std::string& out) {
    Divide(out);
    AppendThousandths(out, value);
  }
  void EndRow(std::string& out) {
    out += "\r\n";
    first_ = true;
  }

  void WriteScore(const Assessment& found, std::string& out) {
    Number(found.score, out);
    Cell(NameOf(found.tier), out);
  }

  void WriteAnnotation(const Answer& answer, std::string& out) {
    const Assessment& found = *answer.assessment;
    const bool lead = found.standing == Standing::kLead;
    if (lead) WriteScore(found, out);
    else Cell({}, out), Cell({}, out);
    Cell(lead ? answer.qualifier.TierLabel(found.tier) : answer.qualifier.StandingLabel(found.standing), out);
    Cell(NameOf(found.standing), out);
    for (std::int64_t number : {found.fit, found.engagement, found.range.low, found.range.high}) {
      if (lead) Number(number, out);
      else Cell({}, out);
    }
    Cell(NameOf(found.verdict), out);
    Cell(lead ? std::string_view(found.grade.data(), found.grade.size()) : std::string_view(), out);
    // Who objects to profiling is not profiled, as in the annotation.
    for (BantState state : found.bant) Cell(NameOf(found.standing == Standing::kOptedOut ? BantState::kUnknown : state), out);
    std::string text;
    for (Criterion criterion : found.missing) {
      if (!text.empty()) text += ", ";
      text += words_.Label("criterion." + std::string(NameOf(criterion)));
    }
    Cell(text, out);
    Cell(answer.qualifier.QuestionText(found.next.question), out);
    text.clear();
    if (found.handoff.dueAt != kUndated) AppendInstant(text, found.handoff.dueAt);
    Cell(text, out);
    text.clear();
    if (found.handoff.reviewAt != kNoDay) AppendDay(text, found.handoff.reviewAt);
    Cell(text, out);
    text.clear();
    for (const std::string& reason : answer.qualifier.TopReasons(kReasons)) {
      if (!text.empty()) text += " · ";
      text += reason;
    }
    Cell(text, out);
  }

  const Words& words_;
  char delimiter_ = ',';
  std::size_t columns_ = 0;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<AnswerWriter> MakeCsvWriter(const Words& words) { return std::make_unique<CsvWriter>(words); }

}  // namespace bantam::cli
