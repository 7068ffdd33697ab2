// SPDX-License-Identifier: MIT
// Answers as a table for people. Only the rows that it can show are kept, so a long file takes no more memory than a short one.
#include <algorithm>
#include <array>
#include <vector>

#include "answers.h"
#include "bantam/decimal.h"
#include "display.h"
#include "table_layout.h"

namespace bantam::cli {
namespace {

constexpr std::size_t kMostRows = 1'000;
constexpr std::size_t kLongestCell = 200;  ///< bytes kept of a name or company

/// What a row needs until the end. Label, missing and question are worded then.
struct Row {
  WorkRank rank;
  Tier tier;
  std::array<BantState, kCriteria> bant;
  std::vector<Criterion> missing;
  std::int32_t question;
  std::string name, company;
};

bool RanksBefore(const Row& a, const Row& b) { return ComesBefore(a.rank, b.rank); }

std::string Shortened(std::string_view text) { return Cut(Printable(text.substr(0, kLongestCell)), kLongestCell / 2); }

class TableWriter final : public AnswerWriter {
 public:
  TableWriter(const Words& words, const Model& model) : words_(words), model_(model) {}

  void Write(const Answer& answer, std::string&) override {
    qualifier_ = &answer.qualifier;
    const std::uint64_t arrival = arrivals_++;
    if (answer.assessment == nullptr) {
      ++bad_;
      return;
    }
    const Assessment& found = *answer.assessment;
    if (found.standing != Standing::kLead) {
      ++standings_[static_cast<std::size_t>(found.standing)];
      return;
    }
    ++tiers_[static_cast<std::size_t>(found.tier)];
    fitOnly_ = fitOnly_ || found.fitOnly;
    const WorkRank rank = RankOf(found, arrival);
    if (rows_.size() == kMostRows) {
      if (!ComesBefore(rank, rows_.front().rank)) return;
      std::pop_heap(rows_.begin(), rows_.end(), RanksBefore);
      rows_.pop_back();
    }
    rows_.push_back(MakeRow(answer, rank));
    std::push_heap(rows_.begin(), rows_.end(), RanksBefore);
  }

  void End(std::string& out) override {
    std::sort_heap(rows_.begin(), rows_.end(), RanksBefore);
    if (!rows_.empty()) WriteRows(out);
    WriteSummary(out);
  }

 private:
  static Row MakeRow(const Answer& answer, const WorkRank& rank) {
    const Contact& contact = answer.source.contact();
    const Assessment& found = *answer.assessment;
    std::string_view name = contact.TextOf(kPersonName);
    if (name.empty()) name = contact.TextOf(kPersonEmail);
    if (name.empty()) name = contact.id;
    return {rank, found.tier, found.bant, found.missing, found.next.question, Shortened(name), Shortened(contact.TextOf(kCompanyName))};
  }

  std::string MissingWords(const Row& row) const {
    std::string text;
    for (Criterion criterion : row.missing) {
      if (!text.empty()) text += ", ";
      text += words_.Label("criterion." + std::string(NameOf(criterion)));
    }
    return text;
  }

  /// `2026-11-21 14:00` in the model's zone.
  std::string DueWords(Instant dueAt) const {
    if (dueAt == INT64_MAX) return {};
    const Instant local = dueAt + model_.zone->OffsetAt(dueAt);
    std::string text, shown;
    AppendInstant(text, local);
    words_.AppendDay(shown, text.substr(0, 10));
    return shown + " " + text.substr(11, 5);
  }

  /// One decimal, where any row has one. What is less than a whole tenth is cut off, so that 49.96 never reads as 50.
  std::string ScoreWords(std::int64_t score, bool tenths) const {
    std::string text;
    AppendThousandths(text, score - score % 100);
    if (tenths && text.find('.') == std::string::npos) text += ".0";
    std::string shown;
    words_.AppendNumber(shown, text);
    return shown;
  }

  void WriteRows(std::string& out) const {
    const bool tenths = std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.rank.score % kOne != 0; });
    const bool anyDue = std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.rank.dueAt != INT64_MAX; });
    TableLayout table(TerminalWidth(), MayColour());
    table.AddColumn(words_.Label("table.rank"), TableLayout::kRight);
    table.AddColumn(words_.Label("table.name"), TableLayout::kShrinks, 16);
    table.AddColumn(words_.Label("table.company"), TableLayout::kShrinks, 14);
    table.AddColumn(words_.Label("table.tier"), TableLayout::kLeft);
    table.AddColumn(words_.Label("table.score"), TableLayout::kRight);
    if (anyDue) table.AddColumn(words_.Label("table.due"), TableLayout::kLeft);
    table.AddColumn(words_.Label("table.bant"), TableLayout::kMarks);
    table.AddColumn(words_.Label("table.missing"), TableLayout::kShrinks, 10);
    table.AddColumn(words_.Label("table.next"), TableLayout::kShrinks, 30);
    std::size_t number = 0;
    for (const Row& row : rows_) {
      const TableLayout::Tone tone = row.tier == Tier::kSql ? TableLayout::kStrong : row.tier == Tier::kMql ? TableLayout::kWarm
                                   : row.tier == Tier::kLead ? TableLayout::kPlain : TableLayout::kFaint;
      std::vector<std::string> cells = {std::to_string(++number), row.name, row.company, Printable(qualifier_->TierLabel(row.tier)),
                                        ScoreWords(row.rank.score, tenths)};
      if (anyDue) cells.push_back(DueWords(row.rank.dueAt));
      cells.push_back(BantMarks(row.bant));
      cells.push_back(MissingWords(row));
      cells.push_back(Printable(qualifier_->QuestionText(row.question)));
      table.AddRow(std::move(cells), tone);
    }
    table.Write(out);
  }

  std::string Message(std::string_view key, std::uint64_t count) const {
    const std::string text = std::to_string(count);
    const MessageArgument arguments[] = {{"count", text}};
    std::string message;
    words_.AppendMessage(message, key, arguments);
    return message;
  }
  void AppendCount(std::string& line, std::string_view key, std::string_view name, std::string_view label, std::uint64_t count) const {
    const std::string text = std::to_string(count);
    const MessageArgument arguments[] = {{name, label}, {"count", text}};
    line += " · ";
    words_.AppendMessage(line, key, arguments);
  }

  void WriteSummary(std::string& out) const {
    std::string line = Message("summary.contacts", arrivals_);
    for (Tier tier : {Tier::kSql, Tier::kMql, Tier::kLead, Tier::kDisqualified}) {
      const std::uint64_t count = tiers_[static_cast<std::size_t>(tier)];
      if (count != 0) AppendCount(line, "summary.tier", "tier", Printable(qualifier_->TierLabel(tier)), count);
    }
    for (std::size_t i = 1; i < standings_.size(); ++i) {
      if (standings_[i] != 0) AppendCount(line, "summary.standing", "standing", words_.Label("standing." + std::string(NameOf(static_cast<Standing>(i)))), standings_[i]);
    }
    if (bad_ != 0) line += " · " + Message("summary.badLines", bad_);
    std::uint64_t leads = 0;
    for (std::uint64_t count : tiers_) leads += count;
    if (leads > rows_.size()) line += " · " + Message("summary.shown", rows_.size());
    if (!rows_.empty()) out += '\n';
    out += line + '\n';
    if (!rows_.empty()) out += Legend(words_) + '\n';
    if (fitOnly_) out += std::string(words_.Label("note.fitOnly")) + '\n';
  }

  const Words& words_;
  const Model& model_;
  const Qualifier* qualifier_ = nullptr;
  std::vector<Row> rows_;  ///< a heap, the row that comes last on top
  std::uint64_t arrivals_ = 0;
  std::uint64_t bad_ = 0;
  bool fitOnly_ = false;
  std::array<std::uint64_t, kTiers> tiers_{};
  std::array<std::uint64_t, 5> standings_{};
};

}  // namespace

std::unique_ptr<AnswerWriter> MakeTableWriter(const Words& words, const Model& model) { return std::make_unique<TableWriter>(words, model); }

}  // namespace bantam::cli
