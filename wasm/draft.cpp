// SPDX-License-Identifier: MIT
// Model documents: read into images, drafted from the profile of an ideal customer, reviewed, changed.
#include <emscripten/bind.h>

#include "bantam/check.h"
#include "bantam/draft_model.h"
#include "bantam/model_image.h"
#include "bantam/points_table.h"
#include "json_text.h"
#include "open_models.h"

namespace bantam::wasm {
namespace {

/// `{"image":"…"}` or `{"faults":[…]}`
std::string CompileModel(const std::string& document) {
  const LoadedModel loaded = LoadModel(document);
  if (!loaded.model) return FaultsAnswer(loaded);
  return JsonText().Raw("{").Text("image", ImageOf(*loaded.model, false).text).Raw("}").Take();
}

std::string CheckModel(const std::string& document) { return FaultsAnswer(LoadModel(document)); }

/// `{"document":"…"}` or `{"faults":[…]}`
std::string DraftAnswer(const DraftedModel& drafted) {
  return drafted.faults.empty() ? JsonText().Raw("{").Text("document", drafted.document).Raw("}").Take() : FaultsAnswer(drafted.faults);
}

std::string Draft(const std::string& profile) { return DraftAnswer(DraftModel(profile)); }

/// `{"faults":[…]}`, and of a model that loads `{"warnings":[…],"personas":[…],"broken":[…]}`
std::string Review(const std::string& document) {
  const LoadedModel loaded = LoadModel(document);
  if (!loaded.model) return FaultsAnswer(loaded);
  std::string out;
  AppendReview(out, *loaded.model, ReviewModel(loaded.model));
  return out;
}

/// CSV, or "" of a document that does not load.
std::string PointsTableText(const std::string& document, const std::string& locale) { return PointsTable(document, locale); }

std::string ChangePoints(const std::string& document, const std::string& csv) { return DraftAnswer(WithPoints(document, csv)); }

}  // namespace

EMSCRIPTEN_BINDINGS(draft) {
  emscripten::function("compileModel", &CompileModel);
  emscripten::function("checkModel", &CheckModel);
  emscripten::function("draftModel", &Draft);
  emscripten::function("reviewModel", &Review);
  emscripten::function("pointsTable", &PointsTableText);
  emscripten::function("withPoints", &ChangePoints);
}

}  // namespace bantam::wasm
