// SPDX-License-Identifier: MIT
// What JavaScript can do with a whole file: feed its bytes, read results as columns, sort, filter and annotate.
#include <emscripten/bind.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "bantam/foreign_file.h"
#include "json_text.h"
#include "open_file.h"
#include "open_models.h"

namespace bantam::wasm {
namespace {

std::unique_ptr<OpenFile> open;

/// What the last file's qualifier has learned, for the next one under the same model and locale.
struct Left {
  int model = 0;
  std::string locale;
  std::optional<Qualifier> qualifier;
} left;

Qualifier QualifierFor(int model, const OpenModel& held, const std::string& locale) {
  if (left.qualifier && left.model == model && left.locale == locale) return *std::exchange(left.qualifier, std::nullopt);
  left.model = model;
  left.locale = locale;
  left.qualifier.reset();
  return Qualifier(held.shared(), locale);
}

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// The parts of a text that ends each of them with a NUL.
std::vector<std::string> Parts(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t end; (end = text.find('\0')) != std::string_view::npos; text.remove_prefix(end + 1)) parts.emplace_back(text.substr(0, end));
  return parts;
}

void KeepForWhatIf(OpenFile& file, const Contact& contact) {
  if (file.whatIfFault) return;
  file.whatIfFault = file.whatIf->Add(contact);
  if (!file.whatIfFault) file.records.push_back(static_cast<std::uint32_t>(file.bulk.rows().size()));
}

/// `first` are bytes from the file's beginning, some of them or kKindBytes. "", `{"error":…}`, or `{"more":true}` where they do not tell
/// whether it is lines or a table.
std::string Begin(int model, double now, double size, const std::string& first, const std::string& locale, const std::string& map, int dates, bool whatIf) {
  OpenModel* held = FindOpen(model);
  if (!held) return FaultAnswer(ClosedFault());
  if (const auto fault = ForeignFault(first)) return FaultAnswer(*fault);
  const std::optional<InputKind> kind = KindOfInput(first, static_cast<double>(first.size()) >= std::min<double>(size, kKindBytes));
  if (!kind) return R"({"more":true})";
  if (*kind == InputKind::kArray) return FaultAnswer({"json_array", "$", "An array cannot be read in parts: write each contact on a line of its own (NDJSON), or make a list of the contacts."});
  const std::vector<std::string> overrides = Parts(map);
  if (const auto fault = OverrideFault(overrides)) return FaultAnswer(*fault);
  const auto at = static_cast<Instant>(now);
  open = std::make_unique<OpenFile>(QualifierFor(model, *held, locale), at, *kind == InputKind::kLines ? BulkFormat::kLines : BulkFormat::kTable, locale, overrides, static_cast<DateOrder>(dates));
  open->size = size;
  open->overrides = overrides;
  if (whatIf) {
    open->whatIf = std::make_unique<WhatIf>(held->shared(), at);
    open->bulk.SetOnContact([](const Contact& contact) { KeepForWhatIf(*open, contact); });
  }
  return {};
}

/// The contact of a row as it is by now, before anything is fed.
void EditRow(unsigned row, const std::string& contact) { open->bulk.Edit(row, contact); }

/// The same when all is read. "", or `{"error":…}`: the row stays as it was.
std::string UpdateRow(unsigned row, const std::string& contact) {
  const auto fault = open->bulk.Update(row, contact);
  return fault ? FaultAnswer(*fault) : std::string();
}

/// A place for so many bytes. It holds no others: a file may end within what its last record is thought to be.
unsigned Room(unsigned size) {
  open->room.resize(size);
  return PlaceOf(open->room.data());
}

/// The bytes in the room come next. Rows so far.
unsigned Feed(unsigned size) {
  OpenFile& file = *open;
  file.bulk.Feed(file.Bytes(0, size));
  const auto rows = static_cast<double>(file.bulk.rows().size());
  // The first bytes tell about how many rows there will be: columns that need not grow take half the memory.
  if (file.fed == 0 && file.whatIf && rows > 0) {
    file.whatIf->Reserve(static_cast<std::size_t>(std::min(rows * file.size / size * 1.05, static_cast<double>(kMaxWhatIfContacts))));
  }
  file.fed += size;
  return static_cast<unsigned>(rows);
}

template <typename Name, typename Value>
void AppendNames(JsonText& out, std::string_view key, std::initializer_list<Value> values, Name&& name) {
  out.Key(key).Raw("[");
  std::string_view separator;
  for (const Value value : values) {
    std::string quoted;
    AppendJsonString(quoted, name(value));
    out.Raw(separator).Raw(quoted);
    separator = ",";
  }
  out.Raw("]");
}

void AppendColumns(JsonText& out, const ColumnMapping* mapping) {
  out.Key("columns");
  if (mapping == nullptr) {
    out.Raw("null");
    return;
  }
  std::string_view separator = "[";
  for (const Column& column : mapping->columns) {
    out.Raw(separator).Raw("{").Text("header", column.header).TextOrNull("attribute", column.target).Raw("}");
    separator = ",";
  }
  out.Raw(mapping->columns.empty() ? "[]" : "]");
}

/// What was read, and the names behind the numbers of the columns; or `{"error":…}`.
std::string Finish() {
  Bulk& bulk = open->bulk;
  bulk.Finish();
  if (bulk.headFault()) return FaultAnswer(*bulk.headFault());
  if (bulk.mapping() != nullptr) {
    if (const auto fault = OverrideFault(open->overrides, *bulk.mapping())) return FaultAnswer(*fault);
  }
  JsonText out;
  out.Raw("{").Number("count", static_cast<std::int64_t>(bulk.rows().size()) * kOne).Number("bad", static_cast<std::int64_t>(bulk.badRows()) * kOne);
  out.Key("firstFault");
  if (const auto& first = bulk.firstFault()) {
    out.Raw("{").Number("row", static_cast<std::int64_t>(first->first) * kOne).Key("error").FaultObject(first->second).Raw("}");
  } else {
    out.Raw("null");
  }
  AppendColumns(out, bulk.mapping());
  out.Key("warnings").Raw("[");
  std::string_view separator;
  for (const Fault& remark : bulk.Remarks()) {
    out.Raw(separator).FaultObject(remark);
    separator = ",";
  }
  out.Raw("]");
  using enum Standing;
  AppendNames(out, "tiers", {Tier::kDisqualified, Tier::kLead, Tier::kMql, Tier::kSql}, [](Tier tier) { return NameOf(tier); });
  AppendNames(out, "standings", {kLead, kCustomer, kPartner, kColleague, kOptedOut}, [](Standing standing) { return NameOf(standing); });
  AppendNames(out, "criteria", {Criterion::kBudget, Criterion::kAuthority, Criterion::kNeed, Criterion::kTimeline}, [](Criterion criterion) { return NameOf(criterion); });
  return out.Raw("}").Take();
}

template <typename NumberOf>
unsigned NumbersBy(NumberOf&& numberOf) {
  open->numbers.clear();
  open->numbers.reserve(open->bulk.rows().size());
  for (const BulkRow& row : open->bulk.rows()) open->numbers.push_back(numberOf(row));
  return PlaceOf(open->numbers.data());
}

unsigned PointsBy(std::int32_t BulkRow::*points) {
  return NumbersBy([points](const BulkRow& row) { return row.tier >= 0 ? row.*points / 1000.0 : kNone; });
}

/// A column of doubles: points (NaN: no score), milliseconds, places in the file.
unsigned Numbers(const std::string& column) {
  if (column == "score") return PointsBy(&BulkRow::score);
  if (column == "fit") return PointsBy(&BulkRow::fit);
  if (column == "engagement") return PointsBy(&BulkRow::engagement);
  if (column == "dueAt") return NumbersBy([](const BulkRow& row) { return row.dueAt == INT64_MAX ? kNone : static_cast<double>(row.dueAt) * 1000.0; });
  if (column == "offset") return NumbersBy([](const BulkRow& row) { return static_cast<double>(row.offset); });
  return NumbersBy([](const BulkRow& row) { return static_cast<double>(row.length); });
}

/// A column of bytes.
unsigned Bytes(const std::string& column) {
  const auto take = [](auto&& byteOf) {
    open->bytes.clear();
    for (const BulkRow& row : open->bulk.rows()) open->bytes.push_back(static_cast<char>(byteOf(row)));
  };
  if (column == "tier") take([](const BulkRow& row) { return row.tier; });
  else if (column == "standing") take([](const BulkRow& row) { return row.standing; });
  else if (column == "missing") take([](const BulkRow& row) { return row.missing; });
  else take([](const BulkRow& row) { return row.bad; });
  return PlaceOf(open->bytes.data());
}

/// How many pass; their row numbers are at `counts`. Below 0 the tiers, as NaN the least score is not stated.
unsigned InWorkOrder(int tiers, unsigned missing, double leastScore, bool clockOnly) {
  BulkFilter filter;
  if (tiers >= 0) filter.tiers = static_cast<std::uint8_t>(tiers);
  filter.missing = static_cast<std::uint8_t>(missing);
  if (!std::isnan(leastScore)) filter.leastScore = static_cast<std::int32_t>(std::clamp<std::int64_t>(ThousandthsOf(leastScore), INT32_MIN, INT32_MAX));
  filter.clockOnly = clockOnly;
  open->counts = open->bulk.InWorkOrder(filter);
  return static_cast<unsigned>(open->counts.size());
}

std::string TierCounts() {
  const auto counts = open->bulk.TierCounts();
  JsonText out;
  out.Raw("{");
  for (std::size_t i = 0; i < counts.size(); ++i) out.Number(NameOf(static_cast<Tier>(i)), counts[i] * kOne);
  return out.Raw("}").Take();
}

/// The record counts again, not what stood in for it.
void RestoreRow(unsigned row, double from) { open->bulk.Restore(row, open->RecordOf(row, from)); }

/// Annotations, a line each. Bytes of text.
unsigned Annotate(unsigned first, unsigned last, double from) {
  return open->TextOf(first, last, from, [](unsigned row, std::string_view record) {
    open->bulk.AppendAnnotation(row, record, open->text);
    open->text += '\n';
  });
}

/// The same as rows of CSV.
unsigned CsvRows(unsigned first, unsigned last, double from) {
  return open->TextOf(first, last, from, [](unsigned row, std::string_view record) { open->bulk.AppendCsvRow(row, record, open->text); });
}

/// The header row of the file as CSV. Bytes of text.
unsigned CsvHeader() {
  open->text.clear();
  open->bulk.AppendCsvHeader(open->text);
  return static_cast<unsigned>(open->text.size());
}

void CloseFile() {
  if (!open) return;
  left.qualifier.emplace(open->bulk.Leave());
  open.reset();
}

unsigned TextAt() { return PlaceOf(open->text.data()); }
unsigned CountsAt() { return PlaceOf(open->counts.data()); }

}  // namespace

OpenFile& File() { return *open; }

std::int64_t ThousandthsOf(double points) {
  constexpr double kMost = 9e15;
  if (!(points > -kMost / 1000)) return INT64_MIN;
  return points < kMost / 1000 ? std::llround(points * 1000) : INT64_MAX;
}

EMSCRIPTEN_BINDINGS(bulk) {
  emscripten::function("openFile", &Begin);
  emscripten::function("editRow", &EditRow);
  emscripten::function("updateRow", &UpdateRow);
  emscripten::function("restoreRow", &RestoreRow);
  emscripten::function("room", &Room);
  emscripten::function("feedFile", &Feed);
  emscripten::function("finishFile", &Finish);
  emscripten::function("fileNumbers", &Numbers);
  emscripten::function("fileBytes", &Bytes);
  emscripten::function("inWorkOrder", &InWorkOrder);
  emscripten::function("tierCounts", &TierCounts);
  emscripten::function("annotateRows", &Annotate);
  emscripten::function("closeFile", &CloseFile);
  emscripten::function("csvHeader", &CsvHeader);
  emscripten::function("csvRows", &CsvRows);
  emscripten::function("textAt", &TextAt);
  emscripten::function("countsAt", &CountsAt);
}

}  // namespace bantam::wasm
