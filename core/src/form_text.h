// SPDX-License-Identifier: MIT
// The text of a published form model: lines of fields divided by tabs (schema/form.md). Written here, read in form_reader.cpp.
#pragma once

#include <string>
#include <string_view>

#include "bantam/form_model.h"
#include "form_diagram.h"
#include "form_judge.h"
#include "form_tables.h"

namespace bantam {

/// Appends a field and a tab; control characters, which would end it, become blanks.
void AppendFormField(std::string& out, std::string_view text);
/// Ends a line: its last tab becomes a line end.
void EndFormLine(std::string& out);

/// One question with its options, as they are chosen and as they are read from text.
void AppendFormQuestion(const Model& model, const Question& question, std::string_view locale, std::string& out);
/// The diagram's nodes, a line for each run of one variable; children as their distance from the same child of the node before.
void AppendFormDiagram(const FormDiagram& diagram, std::string& out);
/// The words that answers to these inputs need, those of the inputs that the form knows, and the e-mail domains.
struct FormVocabulary {
  std::string_view locale;
  bool numbers = false;
  bool days = false;
  bool money = false;
  std::vector<DomainClass> domains;   ///< free and disposable ones, and what the model tells from companies
  std::vector<std::string> attributes;   ///< that inputs may be for
};
void AppendFormWords(const FormVocabulary& vocabulary, std::string& out);

/// What may be typed for a question.
FormInput InputOf(const Question& question, const ModelFact& fact);

}  // namespace bantam
