// SPDX-License-Identifier: MIT
// What JavaScript can do with models: open their images, close them, and ask what is in them.
#include <emscripten/bind.h>

#include "bantam/attributes.h"
#include "bantam/catalog.h"
#include "bantam/model_image.h"
#include "bantam/words.h"
#include "json_text.h"
#include "open_models.h"

namespace bantam::wasm {
namespace {

constexpr std::string_view kFolder = "models/", kEnding = ".model";

/// `{"handle":1}` or `{"faults":[…]}`
std::string OpenLoaded(LoadedModel loaded) {
  if (!loaded.model) return FaultsAnswer(loaded);
  const int handle = Open(std::move(loaded.model));
  if (handle == 0) return FaultsAnswer({{"too_many", "", "Too many models are open; close one first."}});
  return "{\"handle\":" + std::to_string(handle) + "}";
}

std::string OpenImage(const std::string& image) { return OpenLoaded(OpenModelImage(image)); }

std::string OpenShipped(const std::string& id) {
  const auto image = FindCatalogFile(std::string(kFolder) + id + std::string(kEnding));
  if (!image) return FaultsAnswer({{"unknown_model", "", "No model of this name ships with the product."}});
  return OpenLoaded(OpenModelImage(*image));
}

std::string AboutModel(const Model& model) {
  JsonText out;
  out.Raw("{").Text("id", model.id).Text("version", model.version).Text("hash", model.hash).Words("name", model.name);
  return out.Text("timeZone", model.zone->name()).Text("currency", model.currency.data()).Raw("}").Take();
}

std::string ModelInfo(int handle) {
  const OpenModel* open = FindOpen(handle);
  return open ? AboutModel(open->model()) : FaultAnswer(ClosedFault());
}

std::string Models() {
  JsonText out;
  std::string_view separator = "[";
  for (const CatalogFile& file : CatalogFiles()) {
    if (file.name.substr(0, kFolder.size()) != kFolder || file.name.substr(file.name.size() - kEnding.size()) != kEnding) continue;
    const LoadedModel loaded = OpenModelImage(file.text);
    if (!loaded.model) continue;
    out.Raw(separator).Raw(AboutModel(*loaded.model));
    separator = ",";
  }
  return out.Raw("]").Take();
}

/// A file of a pack, which this build leaves out: where its `size` bytes are to be written; 0 when it was here already.
std::uintptr_t AddFile(const std::string& name, std::size_t size) {
  return AddCatalogFile(name, std::string(size, ' ')) ? reinterpret_cast<std::uintptr_t>(FindCatalogFile(name)->data()) : 0;
}

/// The locale whose words serve a reader of that locale.
std::string LocaleFor(const std::string& locale) { return std::string(Words::LocaleFor(locale)); }

void AppendQuestion(JsonText& out, const Model& model, const Question& question, std::string_view text, std::string_view locale) {
  const ModelFact& fact = model.facts[question.fact];
  const bool custom = fact.attribute >= kCustomAttribute;
  out.Raw("{").Text("id", question.id).Text("criterion", NameOf(question.criterion));
  out.Text("fact", custom ? "custom." + fact.customName : std::string(AttributePath(fact.attribute))).Text("question", text).Key("options").Raw("[");
  std::string_view separator;
  for (const AnswerOption& option : question.options) {
    out.Raw(separator).Raw("{").Text("id", option.id).Text("label", option.label.In(locale)).Number("prior", option.prior * kOne).Raw("}");
    separator = ",";
  }
  out.Raw("]}");
}

std::string Questions(int handle, const std::string& locale) {
  OpenModel* open = FindOpen(handle);
  if (!open) return FaultAnswer(ClosedFault());
  if (const auto fault = MissingWords(*open, locale)) return FaultAnswer(*fault);
  const Qualifier& qualifier = open->In(locale);
  const Model& model = open->model();
  JsonText out;
  out.Raw("[");
  for (std::size_t i = 0; i < model.questions.size(); ++i) {
    AppendQuestion(out.Raw(i == 0 ? "" : ","), model, model.questions[i], qualifier.QuestionText(static_cast<std::int32_t>(i)), locale);
  }
  return out.Raw("]").Take();
}

}  // namespace

EMSCRIPTEN_BINDINGS(models) {
  emscripten::function("openModel", &OpenImage);
  emscripten::function("shippedModel", &OpenShipped);
  emscripten::function("closeModel", &Close);
  emscripten::function("addFile", &AddFile);
  emscripten::function("localeFor", &LocaleFor);
  emscripten::function("modelInfo", &ModelInfo);
  emscripten::function("models", &Models);
  emscripten::function("questions", &Questions);
  emscripten::constant("maxModelBytes", static_cast<unsigned>(kMaxModelBytes));
}

}  // namespace bantam::wasm
