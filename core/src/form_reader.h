// SPDX-License-Identifier: MIT
// Reads the text of a published form model. Whatever the text says, what was read can be walked without leaving its tables.
#pragma once

#include "form_tables.h"

namespace bantam {

class FormReader {
 public:
  explicit FormReader(FormModel::Tables& tables) : tables_(tables) {}
  std::optional<Fault> Run(std::string_view text);

 private:
  using Fields = std::vector<std::string_view>;
  bool ReadLine(const Fields& fields);
  bool ReadModel(const Fields& fields);
  bool ReadQuestion(const Fields& fields);
  bool ReadOption(const Fields& fields);
  bool ReadMatch(std::string_view match, FormOption& option) const;
  bool ReadEmails(const Fields& fields);
  bool ReadNodes(const Fields& fields);
  bool ReadNode(std::uint8_t variable, bool startsLine, std::string_view children);
  bool ReadWords(const Fields& fields);
  bool ReadInputs(const Fields& fields);
  bool ReadDomains(const Fields& fields);
  bool IsWhole() const;

  FormModel::Tables& tables_;
};

}  // namespace bantam
