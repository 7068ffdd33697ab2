// SPDX-License-Identifier: MIT
#include "bantam/csv_answers.h"

#include <algorithm>

#include "bantam/csv.h"
#include "bantam/decimal.h"

namespace bantam {
namespace {

constexpr std::string_view kAnnotationColumns[] = {
    "bantam_score", "bantam_tier", "bantam_label", "bantam_standing", "bantam_fit", "bantam_engagement", "bantam_min",
    "bantam_max", "bantam_verdict", "bantam_grade", "bantam_budget", "bantam_authority", "bantam_need", "bantam_timeline",
    "bantam_missing", "bantam_next_question", "bantam_due_at", "bantam_review_at", "bantam_reasons", "bantam_error"};
constexpr std::string_view kContactColumns[] = {"id", "name", "email", "company"};
constexpr std::size_t kReasons = 2;

/// A row while it is written.
class Row {
 public:
  Row(char delimiter, std::string& out) : delimiter_(delimiter), out_(out) {}
  ~Row() { out_ += "\r\n"; }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  void Cell(std::string_view text) {
    Divide();
    AppendCsvCell(out_, text, delimiter_);
  }
  // A number of ours is no formula: it stays a number, also below zero. Spreadsheets divide cells by semicolons exactly where their decimal
  // sign is the comma.
  void Number(std::int64_t value) {
    Divide();
    const std::size_t from = out_.size();
    AppendThousandths(out_, value);
    if (const std::size_t point = out_.find('.', from); delimiter_ == ';' && point != std::string::npos) out_[point] = ',';
  }

 private:
  void Divide() {
    if (!first_) out_ += delimiter_;
    first_ = false;
  }
  char delimiter_;
  std::string& out_;
  bool first_ = true;
};

std::string Joined(const std::vector<std::string>& parts, std::string_view divider) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += divider;
    text += part;
  }
  return text;
}

std::string Above(std::string_view text, std::string_view more) {
  std::string both(more);
  if (!text.empty()) both += '\n';
  return both.append(text);
}

void AppendHandoff(const Handoff& handoff, Row& row) {
  std::string due, review;
  if (handoff.dueAt != kUndated) AppendInstant(due, handoff.dueAt);
  if (handoff.reviewAt != kNoDay) AppendDay(review, handoff.reviewAt);
  row.Cell(due);
  row.Cell(review);
}

void AppendAnnotation(const Words& words, const Qualifier& qualifier, const Assessment& found, Row& row) {
  const bool lead = found.standing == Standing::kLead;
  const auto number = [&](std::int64_t value) {
    if (lead) row.Number(value);
    else row.Cell({});
  };
  number(found.score);
  row.Cell(lead ? NameOf(found.tier) : std::string_view());
  row.Cell(lead ? qualifier.TierLabel(found.tier) : qualifier.StandingLabel(found.standing));
  row.Cell(NameOf(found.standing));
  for (std::int64_t value : {found.fit, found.engagement, found.range.low, found.range.high}) number(value);
  row.Cell(NameOf(found.verdict));
  row.Cell(lead ? std::string_view(found.grade.data(), found.grade.size()) : std::string_view());
  // Who objects to profiling is not profiled, as in the annotation.
  for (BantState state : found.bant) row.Cell(NameOf(found.standing == Standing::kOptedOut ? BantState::kUnknown : state));
  std::vector<std::string> missing;
  for (Criterion criterion : found.missing) missing.emplace_back(words.Label("criterion." + std::string(NameOf(criterion))));
  row.Cell(Joined(missing, ", "));
  row.Cell(qualifier.QuestionText(found.next.question));
  AppendHandoff(found.handoff, row);
  row.Cell(Joined(qualifier.TopReasons(kReasons), " · "));
}

}  // namespace

CsvAnswers::CsvAnswers(const Words& words, std::span<const std::string> headers, char delimiter)
    : words_(&words), table_(true), headers_(headers.begin(), headers.end()), delimiter_(delimiter) {
  for (std::size_t i = 0; i < headers_.size(); ++i) {
    if (std::find(std::begin(kAnnotationColumns), std::end(kAnnotationColumns), headers_[i]) == std::end(kAnnotationColumns)) own_.push_back(i);
  }
}

void CsvAnswers::GrowNotes(bool grow, std::optional<std::size_t> column) {
  notes_ = grow ? column : std::nullopt;
  addsNotes_ = grow && !column;
}

void CsvAnswers::AppendHeader(std::string& out) const {
  Row row(delimiter_, out);
  for (const std::size_t i : own_) row.Cell(headers_[i]);
  if (!table_) {
    for (std::string_view header : kContactColumns) row.Cell(header);
  }
  for (std::string_view header : kAnnotationColumns) row.Cell(header);
  if (addsNotes_) row.Cell(words_->Label("fact.notes"));
}

void CsvAnswers::AppendRow(std::span<const std::string_view> cells, const Contact& contact, const Fault* fault, const Qualifier& qualifier,
                           const Assessment* found, std::string& out, std::string_view notes) const {
  Row row(delimiter_, out);
  for (const std::size_t i : own_) {
    const std::string_view cell = i < cells.size() ? cells[i] : std::string_view();
    if (i == notes_ && !notes.empty()) row.Cell(Above(cell, notes));
    else row.Cell(cell);
  }
  if (!table_) {
    for (std::string_view text : {contact.id, contact.TextOf(kPersonName), contact.TextOf(kPersonEmail), contact.TextOf(kCompanyName)}) row.Cell(text);
  }
  if (found != nullptr) AppendAnnotation(*words_, qualifier, *found, row);
  else for (std::size_t i = 0; i + 1 < std::size(kAnnotationColumns); ++i) row.Cell({});
  row.Cell(fault != nullptr ? std::string_view(fault->message) : std::string_view());
  if (addsNotes_) row.Cell(notes);
  for (std::size_t i = headers_.size(); table_ && i < cells.size(); ++i) row.Cell(cells[i]);
}

}  // namespace bantam
