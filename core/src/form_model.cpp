// SPDX-License-Identifier: MIT
#include "bantam/form_model.h"

#include "form_reader.h"

namespace bantam {

std::string_view NameOf(FormInput input) {
  constexpr std::string_view kNames[] = {"choice", "yesno", "number", "days", "money", "text"};
  return kNames[static_cast<std::size_t>(input)];
}

FormModel::FormModel() : tables_(std::make_unique<Tables>()) {}
FormModel::~FormModel() = default;

FormReading FormModel::Read(std::string_view text) {
  if (text.size() > kMaxFormBytes) return {nullptr, Fault{"too_large", "", "A published form model has at most 256 KiB."}};
  std::unique_ptr<FormModel> model(new FormModel);
  FormReader reader(*model->tables_);
  if (std::optional<Fault> fault = reader.Run(text)) return {nullptr, std::move(fault)};
  return {std::move(model), std::nullopt};
}

std::string_view FormModel::id() const { return tables_->id; }
std::string_view FormModel::version() const { return tables_->version; }
std::string_view FormModel::locale() const { return tables_->locale; }
const std::vector<FormQuestion>& FormModel::questions() const { return tables_->questions; }
std::size_t FormModel::budget() const { return tables_->budget; }
const std::vector<std::string_view>& FormModel::steps() const { return tables_->steps; }
std::size_t FormModel::plainStep() const { return tables_->plainStep; }
std::size_t FormModel::nodes() const { return tables_->diagram.variables.size(); }

}  // namespace bantam
