// SPDX-License-Identifier: MIT
// model_images OUTPUT.json: the images of the shipped models, and their words by locale, as one object of catalogue files for embed.py.
#include <cstdio>

#include "bantam/catalog.h"
#include "bantam/contact_reader.h"
#include "bantam/model_image.h"

namespace {

constexpr std::string_view kFolder = "models/", kEnding = ".json";

void AppendMember(std::string& out, std::string_view name, std::string_view text) {
  out += out.empty() ? '{' : ',';
  bantam::AppendJsonString(out, name);
  out += ':';
  bantam::AppendJsonString(out, text);
}

}  // namespace

int main(int count, char** arguments) {
  std::string out;
  for (const bantam::CatalogFile& file : bantam::CatalogFiles()) {
    if (file.name.substr(0, kFolder.size()) != kFolder) continue;
    const auto model = bantam::LoadModel(file.text).model;
    if (!model) return 1;
    const bantam::ModelImage image = bantam::ImageOf(*model, true);
    const std::string_view stem = file.name.substr(0, file.name.size() - kEnding.size());
    AppendMember(out, std::string(stem) + ".model", image.text);
    for (const auto& [name, words] : image.words) AppendMember(out, name, words);
  }
  out += '}';
  std::FILE* const written = count == 2 ? std::fopen(arguments[1], "wb") : nullptr;
  if (written == nullptr) return 1;
  const bool whole = std::fwrite(out.data(), 1, out.size(), written) == out.size();
  return std::fclose(written) == 0 && whole ? 0 : 1;
}
