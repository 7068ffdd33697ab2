// SPDX-License-Identifier: MIT
// Functions by name for JavaScript (js-glue/src/exports.js): numbers, booleans and texts go in, one of them or nothing comes out. Embind
// does more and weighs more. A call goes through one Frame: JavaScript writes the arguments, calls by index and reads the answer.
#pragma once

#include <array>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

namespace bantam::wasm {

inline constexpr std::size_t kMostArguments = 8;

struct Frame {
  std::array<double, kMostArguments> numbers{};   ///< [0] is also the number answered; booleans are 0 and 1
  std::array<std::string, kMostArguments> texts;
  std::string answer;
};

struct Exported {
  const char* name;
  const char* signature;   ///< a letter for the answer and one for each argument: v nothing, b, n number, t text; c: a constant
  void (*call)(Frame& frame);
};

/// `Export<&Function>("name")`
template <auto function>
struct Export;
template <typename Answer, typename... Arguments, Answer (*function)(Arguments...)>
struct Export<function> : Exported {
  explicit constexpr Export(const char* name) : Exported{name, kSignature, &Call} {}

 private:
  static_assert(sizeof...(Arguments) <= kMostArguments);
  template <typename Type>
  static constexpr char LetterOf() {
    return std::is_void_v<Type> ? 'v' : std::is_same_v<Type, bool> ? 'b' : std::is_arithmetic_v<Type> ? 'n' : 't';
  }
  static constexpr char kSignature[] = {LetterOf<Answer>(), LetterOf<std::decay_t<Arguments>>()..., '\0'};

  template <typename Type>
  static decltype(auto) Argument(Frame& frame, std::size_t i) {
    if constexpr (std::is_arithmetic_v<Type>) return static_cast<Type>(frame.numbers[i]);
    else return static_cast<const std::string&>(frame.texts[i]);
  }
  template <std::size_t... i>
  static Answer Pass(Frame& frame, std::index_sequence<i...>) { return function(Argument<std::decay_t<Arguments>>(frame, i)...); }
  static void Call(Frame& frame) {
    constexpr auto kPlaces = std::index_sequence_for<Arguments...>();
    if constexpr (std::is_void_v<Answer>) Pass(frame, kPlaces);
    else if constexpr (std::is_arithmetic_v<Answer>) frame.numbers[0] = static_cast<double>(Pass(frame, kPlaces));
    else frame.answer = Pass(frame, kPlaces);
  }
};

/// A number that never changes.
template <auto value>
constexpr Exported ExportConstant(const char* name) { return {name, "c", [](Frame& frame) { frame.numbers[0] = static_cast<double>(value); }}; }

/// One group of exports; an object of static duration for each source.
class Exports {
 public:
  explicit Exports(std::span<const Exported> group);
};

}  // namespace bantam::wasm
