// SPDX-License-Identifier: MIT
// What JavaScript can ask of one contact, of a job title, and of a moment.
#include <emscripten/bind.h>

#include <cmath>

#include "bantam/contact_reader.h"
#include "bantam/title.h"
#include "json_text.h"
#include "open_models.h"

namespace bantam::wasm {
namespace {

std::string ScoreText(const Qualifier& qualifier, const Contact& contact, const Assessment& found) {
  const bool lead = found.standing == Standing::kLead;
  JsonText out;
  out.Raw("{").TextOrNull("id", contact.id);
  if (lead) {
    out.Number("score", found.score).Number("fit", found.fit).Number("engagement", found.engagement).Text("tier", NameOf(found.tier));
  } else {
    for (std::string_view key : {"score", "fit", "engagement", "tier"}) out.Key(key).Raw("null");
  }
  out.Text("label", lead ? qualifier.TierLabel(found.tier) : qualifier.StandingLabel(found.standing)).Text("standing", NameOf(found.standing));
  return out.TextOrNull("grade", lead ? std::string_view(found.grade.data(), found.grade.size()) : "").Raw("}").Take();
}

/// Reads the contact and hands it to `answer`; whatever cannot be read is the answer itself.
template <typename Answer>
std::string WithContact(int handle, const std::string& json, const std::string& locale, Answer&& answer) {
  OpenModel* open = FindOpen(handle);
  if (!open) return FaultAnswer(ClosedFault());
  if (const auto fault = MissingWords(*open, locale)) return FaultAnswer(*fault);
  Contact& contact = open->contact();
  if (const auto fault = ContactReader(*open->model().zone).Read(json, contact)) return FaultAnswer(*fault);
  std::string out = answer(open->In(locale), contact);
  contact.Clear();  // it views into `json`
  return out;
}

/// The annotation, byte for byte what the command writes.
std::string QualifyContact(int handle, const std::string& json, double now, const std::string& locale) {
  return WithContact(handle, json, locale, [now](Qualifier& qualifier, const Contact& contact) {
    std::string out;
    qualifier.Assess(contact, static_cast<Instant>(now));
    qualifier.AppendAnnotation(out);
    return out;
  });
}

std::string ScoreContact(int handle, const std::string& json, double now, const std::string& locale) {
  return WithContact(handle, json, locale, [now](Qualifier& qualifier, const Contact& contact) {
    return ScoreText(qualifier, contact, qualifier.Score(contact, static_cast<Instant>(now)));
  });
}

/// Seconds since 1970 of a moment in the model's time zone; NaN when it is none.
double ParseMoment(int handle, const std::string& text) {
  const OpenModel* open = FindOpen(handle);
  if (!open) return std::nan("");
  const ParsedTime time = ParseTime(text, *open->model().zone);
  return time.fault == TimeFault::kNone ? static_cast<double>(time.at) : std::nan("");
}

std::string Title(const std::string& title, const std::string& language) {
  const TitleReading reading = ReadTitle(title, language);
  JsonText out;
  out.Raw("{").Text("title", title).Text("seniority", NameOf(reading.seniority)).Text("function", NameOf(reading.function));
  return out.TextOrNull("decides", reading.decides == Decides::kUnknown ? "" : NameOf(reading.decides)).Raw("}").Take();
}

std::string Version() { return std::string(CoreVersion()); }

}  // namespace

EMSCRIPTEN_BINDINGS(contacts) {
  emscripten::function("qualify", &QualifyContact);
  emscripten::function("score", &ScoreContact);
  emscripten::function("parseTime", &ParseMoment);
  emscripten::function("title", &Title);
  emscripten::function("version", &Version);
  emscripten::constant("maxContactBytes", static_cast<unsigned>(kMaxContactBytes));
}

}  // namespace bantam::wasm
