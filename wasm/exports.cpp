// SPDX-License-Identifier: MIT
#include "exports.h"

#include <emscripten/emscripten.h>

#include <vector>

namespace bantam::wasm {
namespace {

/// Longer texts are not kept from call to call.
constexpr std::size_t kMostKept = 64 * 1024;

std::vector<Exported>& All() {
  static std::vector<Exported> all;
  return all;
}
Frame& TheFrame() {
  static Frame frame;
  return frame;
}

}  // namespace

Exports::Exports(std::span<const Exported> group) { All().insert(All().end(), group.begin(), group.end()); }

extern "C" {

/// Makes `name signature` of every export, a line each by index, the answer.
EMSCRIPTEN_KEEPALIVE void exportedNames() {
  std::string& names = TheFrame().answer;
  names.clear();
  for (const Exported& one : All()) ((names += one.name) += ' ', names += one.signature) += '\n';
}
/// Eight doubles, at one place as long as the instance lives.
EMSCRIPTEN_KEEPALIVE double* exportedNumbers() { return TheFrame().numbers.data(); }
/// Room for so many bytes of the text argument `i`; the next call that may allocate may move the memory.
EMSCRIPTEN_KEEPALIVE char* exportedText(std::size_t i, std::size_t size) {
  TheFrame().texts[i].resize(size);
  return TheFrame().texts[i].data();
}
EMSCRIPTEN_KEEPALIVE void callExported(std::size_t index) {
  All()[index].call(TheFrame());
  for (std::string& text : TheFrame().texts) {
    if (text.capacity() > kMostKept) std::string().swap(text);
  }
}
/// The text answered; good until the next call.
EMSCRIPTEN_KEEPALIVE const char* answerAt() { return TheFrame().answer.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t answerSize() { return TheFrame().answer.size(); }

}  // extern "C"

}  // namespace bantam::wasm
