// SPDX-License-Identifier: MIT
// What a published form model holds, read.
#pragma once

#include "bantam/form_model.h"
#include "form_diagram.h"
#include "lexicon.h"

namespace bantam {

/// A published model begins with this and the checksum of what follows the line.
inline constexpr std::string_view kFormMark = "bantam-form 1 ";

struct FormModel::Tables {
  std::string text;                          ///< what all views point into
  std::string_view id, version, locale;
  std::size_t budget = 0;
  std::size_t plainStep = 0;
  std::vector<FormQuestion> questions;
  std::vector<std::string_view> steps;

  std::array<std::uint8_t, 6> valueOfClass{};  ///< the diagram's first variable, by DomainClass; then one variable a question
  std::vector<std::string_view> orders;      ///< digits: open questions, the best to ask first
  std::uint32_t stepRoot = 0;
  std::uint32_t orderRoot = 0;
  FormDiagram diagram;

  ValueLexicon values;
  WordTable inputs;                          ///< HeaderKey to an index of `meanings`
  std::vector<FormInputMatch> meanings;
  WordTable domains;                         ///< of DomainClass
  std::vector<std::string_view> mailboxes;
};

}  // namespace bantam
