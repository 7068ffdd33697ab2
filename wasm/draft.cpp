// SPDX-License-Identifier: MIT
// A model from the profile of an ideal customer, and what is doubtful about a model.
#include <emscripten/bind.h>

#include "bantam/check.h"
#include "bantam/draft_model.h"
#include "json_text.h"
#include "open_models.h"

namespace bantam::wasm {
namespace {

/// `{"document":"…"}` or `{"faults":[…]}`
std::string Draft(const std::string& profile) {
  const DraftedModel drafted = DraftModel(profile);
  return drafted.faults.empty() ? JsonText().Raw("{").Text("document", drafted.document).Raw("}").Take() : FaultsAnswer(drafted.faults);
}

/// `{"faults":[…]}`, and of a model that loads `{"warnings":[…],"personas":[…],"broken":[…]}`
std::string Review(const std::string& document) {
  const LoadedModel loaded = LoadModel(document);
  if (!loaded.model) return FaultsAnswer(loaded.faults);
  std::string out;
  AppendReview(out, *loaded.model, ReviewModel(loaded.model));
  return out;
}

}  // namespace

EMSCRIPTEN_BINDINGS(draft) {
  emscripten::function("draftModel", &Draft);
  emscripten::function("reviewModel", &Review);
}

}  // namespace bantam::wasm
