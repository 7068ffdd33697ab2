// SPDX-License-Identifier: MIT
// `bantam compile`: a model as pages open it, without the module that reads documents.
#include "arguments.h"
#include "bantam/model_image.h"
#include "bantam/qualify.h"
#include "display.h"
#include "model_choice.h"
#include "published.h"
#include "verbs.h"

namespace bantam::cli {
namespace {

std::string DescriptionOf(const Model& model, std::size_t bytes) {
  std::string out = Printable(model.id) + " " + Printable(model.version) + " compiled for Bantam " + std::string(CoreVersion()) + ": " + Grouped(bytes) + " bytes\n";
  std::vector<std::string> packs;
  for (const auto& [id, hash] : model.packs) packs.push_back(id);
  return packs.empty() ? out : out + "  loads with it: " + Listed(packs) + "\n";
}

}  // namespace

int RunCompile(VerbWords words) {
  constexpr Option options[] = {{"-o", true}};
  const Arguments arguments(words, options, 1);
  if (!arguments.fault().empty()) return Refuse(arguments.fault());
  if (arguments.files().empty()) return Refuse("`bantam compile` needs a model: a file or the id of a shipped one.");
  const auto model = ChooseModel(arguments.files().front());
  if (!model) return kUsage;
  const std::string image = ImageOf(*model, false).text;
  return Publish(arguments, image, DescriptionOf(*model, image.size()));
}

}  // namespace bantam::cli
