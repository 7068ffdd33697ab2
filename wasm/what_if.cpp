// SPDX-License-Identifier: MIT
// What JavaScript can ask "what if" of the open file: the same verbs as the core, rules and groups by id.
#include <emscripten/bind.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "json_text.h"
#include "open_file.h"

namespace bantam::wasm {
namespace {

WhatIf& Held() { return *File().whatIf; }

std::string_view NameOfPlace(std::size_t place) {
  return place < kTiers ? NameOf(static_cast<Tier>(place)) : NameOf(static_cast<Standing>(place - kTiers + 1));
}

/// "" or `{"error":…}`
std::string Answer(const std::optional<Fault>& fault) { return fault ? FaultAnswer(*fault) : std::string(); }
std::optional<Fault> NoSuch(std::string_view what) { return Fault{"not_here", "", "The model has no " + std::string(what) + " of this id."}; }

template <typename Things>
std::size_t Find(const Things& things, std::string_view id) {
  return static_cast<std::size_t>(std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; }) - things.begin());
}

/// Whether a model would keep all of it: three decimals of points, none of a count. What is open, or too much anyway, is not looked at.
bool IsKept(double number, bool count = false) {
  constexpr double kFar = 1e9;
  if (!(std::abs(number) < kFar)) return true;
  return number == (count ? std::trunc(number) : static_cast<double>(ThousandthsOf(number)) / 1000);
}

Fault TooFine(const char* message = "Points have at most three decimals.") { return {"bad_value", "", message}; }

std::string SetPoints(const std::string& rule, double points) {
  if (!IsKept(points)) return FaultAnswer(TooFine());
  const Model& model = Held().model();
  const std::int64_t thousandths = ThousandthsOf(points);
  if (thousandths < -kMaxPoints || thousandths > kMaxPoints) return FaultAnswer({"bad_value", "", "Points are at most 100000, either way."});
  const std::size_t attribute = Find(model.attributeRules, rule), event = Find(model.eventRules, rule);
  if (attribute < model.attributeRules.size()) return Answer(Held().SetAttributePoints(attribute, static_cast<Points>(thousandths)));
  return Answer(event < model.eventRules.size() ? Held().SetEventPoints(event, static_cast<Points>(thousandths)) : NoSuch("rule"));
}

/// The numbers of each kind of decay in the order of the model's document, within what it allows there; nothing: they are not.
std::optional<Decay> MakeDecay(std::string_view type, const std::vector<std::int32_t>& numbers) {
  const auto within = [&](std::size_t i, int least, int most) { return i < numbers.size() && numbers[i] >= least && numbers[i] <= most; };
  if (type == "none") return Decay::None();
  if (type == "window" && within(0, 1, kMaxDecayDays)) return Decay::Window(numbers[0]);
  if (type == "halfLife" && within(0, 1, kMaxDecayDays)) return Decay::HalfLife(numbers[0]);
  if (type == "linear" && within(0, 1, kMaxDecayDays) && within(1, 1, 100)) return Decay::Linear(numbers[0], numbers[1]);
  if (type != "steps" || numbers.empty() || numbers.size() > 200) return std::nullopt;
  std::vector<DecayStep> steps;
  for (std::size_t i = 0; i < numbers.size(); i += 2) {
    if (!within(i, 0, kMaxDecayDays) || !within(i + 1, 0, 100)) return std::nullopt;
    if (!steps.empty() && (numbers[i] <= steps.back().days || numbers[i + 1] > steps.back().percent)) return std::nullopt;
    steps.push_back({numbers[i], numbers[i + 1]});
  }
  return Decay::Steps(steps);
}

std::string SetDecay(const std::string& rule, const std::string& type, const std::string& bytes) {
  std::vector<std::int32_t> numbers(bytes.size() / sizeof(std::int32_t));
  if (!numbers.empty()) std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(std::int32_t));
  const std::size_t event = Find(Held().model().eventRules, rule);
  if (event == Held().model().eventRules.size()) return Answer(NoSuch("event rule"));
  const auto decay = MakeDecay(type, numbers);
  return Answer(decay ? Held().SetDecay(event, *decay) : Fault{"bad_value", "", "A decay is none, window, steps, linear or halfLife, as in a model."});
}

Limits LimitsOf(double low, double high) {
  Limits limits;
  if (std::isfinite(low)) limits.low = ThousandthsOf(low);
  if (std::isfinite(high)) limits.high = ThousandthsOf(high);
  return limits;
}

std::string SetGroupLimits(const std::string& group, double low, double high) {
  if (!IsKept(low) || !IsKept(high)) return FaultAnswer(TooFine());
  const std::size_t at = Find(Held().model().groups, group);
  return Answer(at < Held().model().groups.size() ? Held().SetGroupLimits(at, LimitsOf(low, high)) : NoSuch("group"));
}

std::string SetAxisLimits(const std::string& axis, double low, double high) {
  if (!IsKept(low) || !IsKept(high)) return FaultAnswer(TooFine());
  for (const Axis one : {Axis::kFit, Axis::kEngagement}) {
    if (axis == NameOf(one)) return Answer(Held().SetAxisLimits(one, LimitsOf(low, high)));
  }
  return Answer(NoSuch("axis"));
}

bool IsCount(const TierBound& bound) { return bound.kind == NodeKind::kBantMet; }

std::string SetTierBound(unsigned at, double low, double high) {
  const auto bounds = Held().TierBounds();
  const bool count = at < bounds.size() && IsCount(bounds[at]);
  if (!IsKept(low, count) || !IsKept(high, count)) return FaultAnswer(count ? TooFine("A count is a whole number.") : TooFine());
  const double unit = count ? 0.001 : 1;
  return Answer(Held().SetTierBound(at, ThousandthsOf(low * unit), ThousandthsOf(high * unit)));
}

std::string TierBounds() {
  JsonText out;
  out.Raw("[");
  std::string_view separator;
  for (const TierBound& bound : Held().TierBounds()) {
    const std::string_view what = IsCount(bound) ? "bantMet" : bound.kind == NodeKind::kScore ? "score" : bound.kind == NodeKind::kFit ? "fit" : "engagement";
    const std::int64_t unit = IsCount(bound) ? kOne : 1;
    out.Raw(separator).Raw("{").Text("tier", NameOf(bound.tier)).Text("of", what);
    bound.low == INT64_MIN ? out.Key("min").Raw("null") : out.Number("min", bound.low * unit);
    bound.high == INT64_MAX ? out.Key("max").Raw("null") : out.Number("max", bound.high * unit);
    out.Raw("}");
    separator = ",";
  }
  return out.Raw("]").Take();
}

void AppendPlaces(JsonText& out, const std::array<std::uint32_t, kPlaces>& counts) {
  out.Raw("{");
  for (std::size_t place = 0; place < kPlaces; ++place) out.Number(NameOfPlace(place), counts[place] * kOne);
  out.Raw("}");
}

/// Contacts by place, now and in the base, and who went from where to where.
std::string Count() {
  const PlaceCounts& counts = Held().Count();
  JsonText out;
  out.Raw("{").Key("now");
  AppendPlaces(out, counts.now);
  AppendPlaces(out.Key("base"), counts.base);
  out.Number("moved", counts.moved * kOne).Key("moves").Raw("{");
  for (std::size_t from = 0; from < kPlaces; ++from) AppendPlaces(out.Key(NameOfPlace(from)), counts.moves[from]);
  return out.Raw("}}").Take();
}

std::string Movers(unsigned most) {
  JsonText out;
  out.Raw("[");
  std::string_view separator;
  for (const Mover& mover : Held().Movers(most)) {
    out.Raw(separator).Raw("{").Number("row", File().records[mover.row] * kOne);
    out.Text("from", NameOfPlace(static_cast<std::size_t>(mover.from))).Text("to", NameOfPlace(static_cast<std::size_t>(mover.to)));
    out.Number("scoreBefore", mover.scoreBefore).Number("score", mover.score).Raw("}");
    separator = ",";
  }
  return out.Raw("]").Take();
}

/// Bins of now, then of the base, at `counts`. How many in all.
unsigned Histogram(double low, double width, unsigned bins) {
  const ScoreHistogram found = Held().Histogram(ThousandthsOf(low), ThousandthsOf(width), bins);
  File().counts = found.now;
  File().counts.insert(File().counts.end(), found.base.begin(), found.base.end());
  return static_cast<unsigned>(File().counts.size());
}

/// Points of each `stride`th contact (at least 1), NaN where there is no score: all scores, then all fits, then all engagements.
unsigned Numbers(unsigned stride) {
  std::vector<double>& numbers = File().numbers;
  const std::size_t size = (Held().size() + stride - 1) / stride;
  numbers.assign(size * 3, std::nan(""));
  for (std::size_t i = 0; i < size; ++i) {
    const WhatIfResult found = Held().ResultOf(i * stride);
    if (!IsTier(found.place)) continue;
    numbers[i] = found.score / 1000.0;
    numbers[size + i] = found.fit / 1000.0;
    numbers[2 * size + i] = found.engagement / 1000.0;
  }
  return PlaceOf(numbers.data());
}

unsigned Places() { return PlaceOf(Held().Places().data()); }
unsigned Records() { return PlaceOf(File().records.data()); }
unsigned Size() { return static_cast<unsigned>(Held().size()); }
std::string ReadingFault() { return Answer(File().whatIfFault); }

/// How many contacts must be read again for the present day; their rows are at `counts`.
unsigned StaleRows() {
  File().counts = Held().StaleRows();
  return static_cast<unsigned>(File().counts.size());
}

/// The room begins with the file's bytes from `from` on.
std::string Reread(unsigned row, double from) {
  Bulk& bulk = File().bulk;
  const std::uint32_t number = File().records[row];
  const BulkRow& record = bulk.rows()[number];
  if (const auto fault = bulk.ReadAgain(number, File().Bytes(static_cast<std::size_t>(static_cast<double>(record.offset) - from), record.length))) return FaultAnswer(*fault);
  return Answer(Held().Reread(row, bulk.contact()));
}

void SetNow(double now) { Held().SetNow(static_cast<Instant>(now)); }
void Keep() { Held().Keep(); }
void Reset() { Held().Reset(); }

std::string PlaceNames() {
  std::string out = "[";
  for (std::size_t place = 0; place < kPlaces; ++place) {
    if (place > 0) out += ',';
    AppendJsonString(out, NameOfPlace(place));
  }
  return out + "]";
}

}  // namespace

EMSCRIPTEN_BINDINGS(what_if) {
  emscripten::function("setPoints", &SetPoints);
  emscripten::function("setDecay", &SetDecay);
  emscripten::function("setGroupLimits", &SetGroupLimits);
  emscripten::function("setAxisLimits", &SetAxisLimits);
  emscripten::function("setTierBound", &SetTierBound);
  emscripten::function("tierBounds", &TierBounds);
  emscripten::function("setNow", &SetNow);
  emscripten::function("keep", &Keep);
  emscripten::function("reset", &Reset);
  emscripten::function("count", &Count);
  emscripten::function("movers", &Movers);
  emscripten::function("histogram", &Histogram);
  emscripten::function("whatIfNumbers", &Numbers);
  emscripten::function("whatIfPlaces", &Places);
  emscripten::function("whatIfRecords", &Records);
  emscripten::function("whatIfSize", &Size);
  emscripten::function("whatIfFault", &ReadingFault);
  emscripten::function("staleRows", &StaleRows);
  emscripten::function("reread", &Reread);
  emscripten::function("placeNames", &PlaceNames);
}

}  // namespace bantam::wasm
