// SPDX-License-Identifier: MIT
// A loaded model as text that opens without being read and checked anew: what pages load, so that their module reads no documents. A
// document is read where LoadModel is (the command, the module for rare verbs), and its image handed over.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bantam/model.h"

namespace bantam {

/// The image of a model. UTF-8 without quotes or backslashes of its own making.
struct ModelImage {
  std::string text;
  /// Words of the locales that were left out of `text`: locale and catalogue file `models/<id>.<locale>`.
  std::vector<std::pair<std::string, std::string>> words;
};

/// All of a model but its personas, which only its document has. With `wordsApart` the words of every locale but English stay outside.
/// O(model).
ModelImage ImageOf(const Model& model, bool wordsApart);

/// The model of an image. Words that are apart are taken from the catalogue; locales whose words are not there are
/// Model::absentLocales. Faults: `unknown_pack` as LoadModel has it, `bad_image` of text that is damaged or another version's. An image
/// opens in the version that made it, and is trusted as the program's own bytes are: its checksum finds damage, nothing more. O(bytes).
LoadedModel OpenModelImage(std::string_view image);

}  // namespace bantam
