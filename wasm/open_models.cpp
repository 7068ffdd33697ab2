// SPDX-License-Identifier: MIT
#include "open_models.h"

#include <map>

#include "bantam/words.h"

namespace bantam::wasm {
namespace {

std::map<int, OpenModel>& Table() {
  static std::map<int, OpenModel> table;
  return table;
}

}  // namespace

Qualifier& OpenModel::In(std::string_view locale) {
  if (!qualifier_ || locale_ != locale) {
    locale_ = locale;
    qualifier_.emplace(model_, locale_);
  }
  return *qualifier_;
}

int Open(std::shared_ptr<const Model> model) {
  static int last = 0;
  if (Table().size() >= kMaxOpenModels) return 0;
  Table().emplace(++last, std::move(model));
  return last;
}

OpenModel* FindOpen(int handle) {
  const auto found = Table().find(handle);
  return found == Table().end() ? nullptr : &found->second;
}

void Close(int handle) { Table().erase(handle); }

std::optional<Fault> MissingWords(const OpenModel& open, std::string_view locale) {
  if (Words::AreHere(locale) && SpeaksLocale(open.model(), locale)) return std::nullopt;
  return Fault{"missing_pack", "", "The pack words-" + std::string(Words::LocaleFor(locale)) + " is not loaded; name the locale when loading."};
}

Fault ClosedFault() { return {"closed", "", "This model is closed."}; }

}  // namespace bantam::wasm
