// SPDX-License-Identifier: MIT
#include "bantam/table_reader.h"

#include <algorithm>

namespace bantam {
namespace {

constexpr std::size_t kMostNarrow = 2;   ///< columns of a table whose rows may have one cell each

constexpr std::uint64_t kLineEnd = 1;    ///< bytes of a line end that may not be among the row's

/// Spreadsheets end in rows of nothing but dividers.
bool IsBlankRow(std::span<const std::string_view> cells) {
  return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return cell.empty(); });
}

}  // namespace

void TableReader::Feed(std::string_view bytes) { FeedText(recoder_.Recode(bytes, false)); }

void TableReader::FeedText(std::string_view text) {
  if (recoder_.encoding() != Encoding::kUtf8 && !text.empty()) {
    if (!recoded_) {  // up to here the file was ASCII, or it has just begun
      recoded_ = true;
      textAt_ = textBytes_;
      encodedAt_ = textBytes_ + recoder_.markBytes();
    }
    if (walked_ * 2 >= window_.size()) {
      window_.erase(0, walked_);
      walked_ = 0;
    }
    window_.append(text);
  }
  textBytes_ += text.size();
  if (csv_) return csv_->Feed(text);
  start_.append(text);
}

void TableReader::Finish() {
  FeedText(recoder_.Recode({}, true));
  if (!csv_) {
    head_ = ReadTableHead(start_, true, options_.map, options_.dates);
    csv_ = std::make_unique<CsvReader>(head_.delimiter);
    csv_->Feed(start_);
    std::string().swap(start_);
  }
  csv_->Finish();
}

bool TableReader::ReadHead() {
  if (headRead_) return true;
  if (!csv_) {
    if (start_.size() < kTableSampleBytes) return false;
    head_ = ReadTableHead(start_, false, options_.map, options_.dates);
    csv_ = std::make_unique<CsvReader>(head_.delimiter);
    csv_->Feed(start_);
    std::string().swap(start_);
  }
  while (csv_->Next()) {
    if (csv_->line() < head_.headerLine) continue;
    lastEnd_ = csv_->offset() + csv_->size();
    headFault_ = csv_->fault();
    if (head_.headers.empty()) {  // a header longer than the sample
      head_.headerLine = csv_->line();
      head_.headers.assign(csv_->cells().begin(), csv_->cells().end());
      head_.mapping = MapColumns(csv_->cells(), options_.map);
      head_.mapping.dates = options_.dates;
    }
    outside_ = OutsideRows(head_.mapping);
    return headRead_ = true;
  }
  return false;
}

bool TableReader::Next() {
  if (!ReadHead()) return false;
  while (csv_->Next()) {
    const bool apart = csv_->offset() > lastEnd_ + kLineEnd;
    lastEnd_ = csv_->offset() + csv_->size();
    if (!csv_->fault() && IsBlankRow(csv_->cells())) continue;
    // Below a table a report names itself and its firm, in lines of one cell.
    const bool remark = (apart || belowTable_) && csv_->cells().size() == 1 && head_.mapping.columns.size() > kMostNarrow;
    belowTable_ = !csv_->fault() && (remark || outside_.Hold(csv_->cells()));
    if (belowTable_) {
      if (outsideRows_++ == 0) firstOutsideLine_ = csv_->line();
      continue;
    }
    offset_ = EncodedOffset(csv_->offset());
    size_ = EncodedOffset(csv_->offset() + csv_->size()) - offset_;
    return true;
  }
  return false;
}

Faults TableReader::Remarks() const {
  Faults remarks = head_.remarks;
  if (outsideRows_ > 0) {
    const std::string rows = outsideRows_ == 1 ? "A row" : std::to_string(outsideRows_) + " rows";
    remarks.push_back({"outside_rows", "", rows + " of totals or remarks, or the header again, from line " + std::to_string(firstOutsideLine_) + " on: no contact."});
  }
  return remarks;
}

/// Asked in ascending order only, so that all of the text is walked once.
std::uint64_t TableReader::EncodedOffset(std::uint64_t textOffset) {
  if (!recoded_) return textOffset;
  if (textOffset <= textAt_) return encodedAt_ - (textAt_ - textOffset);
  const auto passed = static_cast<std::size_t>(std::min<std::uint64_t>(textOffset - textAt_, window_.size() - walked_));
  encodedAt_ += recoder_.EncodedBytes(std::string_view(window_).substr(walked_, passed));
  textAt_ += passed;
  walked_ += passed;
  return encodedAt_;
}

std::optional<Fault> TableReader::ReadAgain(std::string_view record) {
  Recoder recoder(recoder_.encoding());
  recoder.StartWithin();
  againText_ = recoder.Recode(record, true);
  again_ = std::make_unique<CsvReader>(head_.delimiter);
  again_->Feed(againText_);
  again_->Finish();
  if (again_->Next() && !again_->fault()) return std::nullopt;
  return again_->fault().value_or(Fault{"empty_line", "", "The row is empty."});
}

}  // namespace bantam
