// SPDX-License-Identifier: MIT
// `bantam models`: the shipped models, one a line.
#include <algorithm>

#include "arguments.h"
#include "bantam/catalog.h"
#include "bantam/model.h"
#include "display.h"
#include "verbs.h"

namespace bantam::cli {

int RunModels(VerbWords words) {
  const Arguments arguments(words, {}, 0);
  if (!arguments.fault().empty()) return Refuse(arguments.fault());
  constexpr std::string_view folder = "models/", ending = ".json";
  std::vector<std::shared_ptr<const Model>> models;
  std::size_t widest = 0;
  for (const CatalogFile& file : CatalogFiles()) {
    if (file.name.substr(0, folder.size()) != folder) continue;
    if (auto model = ShippedModel(file.name.substr(folder.size(), file.name.size() - folder.size() - ending.size()))) {
      widest = std::max(widest, model->id.size());
      models.push_back(std::move(model));
    }
  }
  Output output;
  for (const auto& model : models) {
    output.buffer() += Pad(model->id, widest) + "  " + Pad(model->version, 8) + "  " + Printable(model->name.In("en")) + "\n";
  }
  return output.Flush() ? kDone : kUsage;
}

}  // namespace bantam::cli
