// SPDX-License-Identifier: MIT
#include "bantam/csv.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "bantam/encoding.h"
#include "bytes16.h"

namespace bantam {
namespace {

/// Longer rows are nobody's.
constexpr std::ptrdiff_t kQuickRowBytes = 64 << 10;
static_assert(kQuickRowBytes < static_cast<std::ptrdiff_t>(kMaxCellBytes));

/// The first delimiter, CR or LF at or after `at`, else `end`. Sixteen bytes a step.
const char* FindCellEnd(const char* at, const char* end, char delimiter) {
  for (; end - at >= 16; at += 16) {
    if (const std::uint32_t found = Bytes16(at).Are(delimiter, '\n', '\r')) return at + std::countr_zero(found);
  }
  while (at != end && *at != delimiter && *at != '\n' && *at != '\r') ++at;
  return at;
}

std::uint64_t CountLineEnds(std::string_view text) {
  std::uint64_t lines = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++lines;
  }
  return lines;
}

}  // namespace

void CsvReader::Feed(std::string_view bytes) {
  // Moving what is left costs its length, so it waits until at least as much has been consumed.
  const std::size_t consumed = inRow_ ? position_ : scan_;
  if (consumed > 0 && consumed * 2 >= buffer_.size()) {
    buffer_.erase(0, consumed);
    passed_ += consumed;
    position_ = 0;
    for (std::size_t* at : {&scan_, &cellStart_, &keepEnd_}) *at -= std::min(*at, consumed);
  }
  buffer_.append(bytes);
}

void CsvReader::Fail(const char* code, const char* message) {
  if (!fault_) fault_ = Fault{code, "", message};
}

/// Ends the cell that began at `cellStart_`; `end` is where its text ends.
void CsvReader::EndCell(std::size_t end) {
  if (!skipping_) {
    if (spans_.size() == kMaxColumns) {
      Fail("too_many_columns", "A row has at most 2000 cells.");
      Skip(cellStart_);
    } else {
      spans_.push_back({cellStart_ - position_, end - cellStart_, doubled_});
    }
  }
  doubled_ = false;
}

/// From here to the end of the row nothing is kept.
void CsvReader::Skip(std::size_t keepEnd) {
  skipping_ = true;
  keepEnd_ = keepEnd;
}

/// Everything scanned of a row that is not kept makes room.
void CsvReader::DropScanned() {
  if (!skipping_ || scan_ <= keepEnd_) return;
  buffer_.erase(keepEnd_, scan_ - keepEnd_);
  passed_ += scan_ - keepEnd_;
  scan_ = keepEnd_;
}

/// Ends the keeping of a row that outgrows its limits: by the limit that its bytes pass first, so that chunks make no difference.
void CsvReader::CheckLimits() {
  if (skipping_) return;
  const bool inCell = state_ != State::kAfterQuote;
  const bool cellTooLong = inCell && scan_ - cellStart_ > kMaxCellBytes;
  const bool rowTooLong = scan_ - position_ > kMaxRowBytes;
  if (cellTooLong && (!rowTooLong || cellStart_ + kMaxCellBytes < position_ + kMaxRowBytes)) {
    Fail("cell_too_long", "A cell has at most 1048576 bytes.");
    Skip(cellStart_);
  } else if (rowTooLong) {
    Fail("row_too_long", "A row has at most 16777216 bytes.");
    Skip(inCell ? cellStart_ : position_ + spans_.back().offset + spans_.back().length);
  }
}

void CsvReader::ScanQuoted() {
  const char* const begin = buffer_.data();
  const std::size_t size = buffer_.size();
  while (scan_ < size) {
    const void* quote = std::memchr(begin + scan_, '"', size - scan_);
    const std::size_t at = quote ? static_cast<std::size_t>(static_cast<const char*>(quote) - begin) : size;
    // A line break whose CR and LF come in different chunks is one.
    const std::string_view passed(begin + scan_, at - scan_);
    if (!passed.empty()) {
      innerLines_ += CountLineEnds(passed) - (lastWasReturn_ && passed.front() == '\n' ? 1 : 0);
      lastWasReturn_ = passed.back() == '\r';
    }
    scan_ = at;
    if (!quote) return;
    if (scan_ + 1 == size && !finished_) return;
    lastWasReturn_ = false;
    if (scan_ + 1 < size && begin[scan_ + 1] == '"') {
      doubled_ = true;
      scan_ += 2;
      continue;
    }
    CheckLimits();
    EndCell(scan_++);
    state_ = State::kAfterQuote;
    return;
  }
}

std::string_view* CsvReader::Room() {
  if (cells_.empty()) cells_.resize(kMaxColumns);
  return cells_.data();
}

/// A whole row that lies in the buffer and holds nothing that needs care (no doubled quotes, no line breaks within quotes): the same cells
/// as by Scan, sign by sign. False leaves everything to Scan, at most once a row.
bool CsvReader::QuickRow() {
  const char* const begin = buffer_.data() + scan_;
  const char* const end = begin + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(buffer_.size() - scan_), kQuickRowBytes);
  const char* cell = begin;    // where the current one begins
  const char* block = begin;   // of the signs that `found` tells of
  std::uint32_t found = 0;
  const char delimiter = delimiter_;
  std::string_view* const cells = Room();
  std::size_t width = 0;
  bool inQuotes = false, wasQuoted = false;
  const auto look = [&](const char* at) {
    block = at;
    if (end - at < 16) return false;
    const Bytes16 bytes(at);
    found = bytes.Are(delimiter, '\n', '\r') | bytes.Are('"');
    return true;
  };
  if (!look(begin)) return false;
  for (;;) {
    while (found == 0) {
      if (!look(block + 16)) return false;
    }
    const char* const sign = block + std::countr_zero(found);
    found &= found - 1;
    if (*sign == '"') {
      if (inQuotes) {
        if (sign + 1 == end || (sign[1] != delimiter && sign[1] != '\n' && sign[1] != '\r')) return false;
        cells[width++] = {cell + 1, static_cast<std::size_t>(sign - cell - 1)};
        wasQuoted = true;
      }
      inQuotes = sign == cell;
      continue;
    }
    if (inQuotes) {
      if (*sign != delimiter) return false;
      continue;
    }
    if (!wasQuoted) cells[width++] = {cell, static_cast<std::size_t>(sign - cell)};
    wasQuoted = false;
    cell = sign + 1;
    if (*sign == delimiter) {
      if (cell == end || width >= kMaxColumns) return false;
      continue;
    }
    width_ = width;
    blank_ = width == 1 && sign == begin;
    scan_ += static_cast<std::size_t>(cell - begin);
    cellStart_ = scan_;
    afterReturn_ = *sign == '\r';
    return true;
  }
}

/// Scans on from `scan_`. True at the end of a row; false when more bytes are needed.
bool CsvReader::Scan() {
  for (;;) {
    const std::size_t size = buffer_.size();
    if (state_ == State::kQuoted) {
      ScanQuoted();
      if (state_ == State::kQuoted) return EndOfInput();
    }
    if (scan_ == size) return EndOfInput();
    if (state_ == State::kCellStart) {
      cellStart_ = scan_;
      state_ = State::kPlain;
      if (buffer_[scan_] == '"') {
        cellStart_ = ++scan_;
        state_ = State::kQuoted;
        continue;
      }
    }
    const char* const begin = buffer_.data();
    const std::size_t end = static_cast<std::size_t>(FindCellEnd(begin + scan_, begin + size, delimiter_) - begin);
    if (state_ == State::kAfterQuote && end > scan_) {
      const auto text = std::string_view(buffer_).substr(scan_, end - scan_);
      if (text.find_first_not_of(' ') != std::string_view::npos) Fail("text_after_quote", "Text stands behind a closing quote.");
    }
    scan_ = end;
    if (end == size) return EndOfInput();
    CheckLimits();
    const bool wasQuoted = state_ == State::kAfterQuote;
    const char sign = begin[end];
    if (sign != delimiter_) blank_ = spans_.empty() && !skipping_ && !wasQuoted && end == cellStart_;
    if (!wasQuoted) EndCell(end);
    ++scan_;
    state_ = State::kCellStart;
    cellStart_ = scan_;
    if (sign == delimiter_) continue;
    afterReturn_ = sign == '\r';
    return true;
  }
}

/// The bytes have run out: the end of the last row, or a pause.
bool CsvReader::EndOfInput() {
  CheckLimits();
  if (!finished_) {
    DropScanned();
    return false;
  }
  blank_ = state_ == State::kCellStart && spans_.empty() && !skipping_;
  if (blank_) return false;
  if (state_ == State::kQuoted) Fail("unclosed_quote", "A quoted cell is not closed.");
  if (state_ == State::kCellStart) cellStart_ = scan_;
  if (state_ != State::kAfterQuote) EndCell(scan_);
  state_ = State::kCellStart;
  afterReturn_ = false;
  return true;
}

/// Of files that were joined each brings its own. False when more bytes are needed.
bool CsvReader::PassMarks() {
  const std::string_view rest = WithoutByteOrderMark(std::string_view(buffer_).substr(scan_));
  scan_ = buffer_.size() - rest.size();
  return finished_ || !kByteOrderMark.starts_with(rest);
}

bool CsvReader::StartRow() {
  if (inRow_) return true;
  if (afterReturn_) {
    if (scan_ == buffer_.size()) return false;
    if (buffer_[scan_] == '\n') ++scan_;
    afterReturn_ = false;
    nextOffset_ = passed_ + scan_;
  }
  if (!PassMarks()) return false;
  position_ = scan_;
  rowOffset_ = nextOffset_;
  rowLine_ = nextLine_;
  spans_.clear();
  width_ = 0;
  fault_.reset();
  skipping_ = doubled_ = lastWasReturn_ = false;
  innerLines_ = 0;
  return inRow_ = true;
}

/// Makes the row's views; doubled quotes are undone in place.
void CsvReader::BuildCells() {
  std::string_view* const cells = Room();
  for (const CellSpan& span : spans_) {
    char* const text = buffer_.data() + position_ + span.offset;
    std::size_t length = span.length;
    if (span.doubled) {
      length = 0;
      for (std::size_t i = 0; i < span.length; ++i, ++length) {
        text[length] = text[i];
        if (text[i] == '"') ++i;
      }
    }
    cells[width_++] = {text, length};
  }
}

bool CsvReader::Next() {
  for (;;) {
    const bool fresh = !inRow_;
    if (!StartRow()) return width_ = 0, false;
    const bool quick = fresh && QuickRow();
    if (!quick && !Scan()) return false;
    inRow_ = false;
    nextOffset_ = passed_ + scan_;
    nextLine_ += 1 + innerLines_;
    if (blank_) continue;
    if (!quick) BuildCells();
    return true;
  }
}

std::string_view DelimitersIn(std::string_view sample) {
  constexpr std::string_view kAll = ",;\t|";
  return sample.find('|') != std::string_view::npos ? kAll : kAll.substr(0, 3);
}

char DetectDelimiter(std::string_view sample) {
  constexpr std::size_t kSampleBytes = 64 << 10;
  constexpr std::size_t kSampleRows = 50;
  const bool cut = sample.size() > kSampleBytes;
  char best = ',';
  std::size_t bestScore = 0;
  for (const char delimiter : DelimitersIn(sample)) {
    CsvReader reader(delimiter);
    reader.Feed(sample.substr(0, kSampleBytes));
    if (!cut) reader.Finish();
    std::vector<std::size_t> widths;
    while (widths.size() < kSampleRows && reader.Next()) widths.push_back(reader.cells().size());
    // The width that the most rows share; a delimiter that only stands in texts gives many widths, mostly one.
    std::sort(widths.begin(), widths.end());
    std::size_t score = 0;
    for (std::size_t i = 0, run = 0; i < widths.size(); ++i) {
      run = i > 0 && widths[i] == widths[i - 1] ? run + 1 : 1;
      if (widths[i] > 1) score = std::max(score, run * 1000 / widths.size() * 100 + std::min<std::size_t>(widths[i], 99));
    }
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

void AppendCsvCell(std::string& out, std::string_view text, char delimiter) {
  const std::size_t first = text.find_first_not_of(' ');
  const bool runs = first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
  const bool quoted = text.find_first_of("\"\r\n") != std::string_view::npos || text.find(delimiter) != std::string_view::npos ||
                      (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (!quoted) {
    if (runs) out += '\'';
    out += text;
    return;
  }
  out += '"';
  if (runs) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace bantam
