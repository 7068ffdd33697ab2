// SPDX-License-Identifier: MIT
// The models that JavaScript holds, by integer handle. A handle is never given twice, so one that was closed stays closed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bantam/contact.h"
#include "bantam/fault.h"
#include "bantam/qualify.h"

namespace bantam::wasm {

inline constexpr std::size_t kMaxOpenModels = 256;

class OpenModel {
 public:
  explicit OpenModel(std::shared_ptr<const Model> model) : model_(std::move(model)) {}
  const Model& model() const { return *model_; }
  std::shared_ptr<const Model> shared() const { return model_; }
  /// The qualifier that speaks `locale`. The last one is kept.
  Qualifier& In(std::string_view locale);
  /// Where contacts are read to; its memory is kept from call to call.
  Contact& contact() { return contact_; }

 private:
  std::shared_ptr<const Model> model_;
  std::string locale_;
  std::optional<Qualifier> qualifier_;
  Contact contact_;
};

/// The new handle, above 0; 0 when kMaxOpenModels are open.
int Open(std::shared_ptr<const Model> model);
/// Null when the handle is not open. Valid until the next Open or Close.
OpenModel* FindOpen(int handle);
void Close(int handle);
/// What a call with a closed handle answers.
Fault ClosedFault();
/// What a call in a locale answers whose words, or those of the model, are in a pack that was not here when the model was opened.
std::optional<Fault> MissingWords(const OpenModel& open, std::string_view locale);

}  // namespace bantam::wasm
