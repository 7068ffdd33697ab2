// SPDX-License-Identifier: MIT
// How a model's parts are read from the tree: small functions that note every fault with its path and go on.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "bantam/model.h"
#include "json_tree.h"

namespace bantam {

/// A place in the document.
struct Field {
  const JsonNode* node = nullptr;   ///< null when absent
  std::string path;

  explicit operator bool() const { return node != nullptr; }
  const JsonNode& operator*() const { return *node; }
  const JsonNode* operator->() const { return node; }
  Field At(std::string_view key) const { return {node != nullptr && node->IsObject() ? node->Find(key) : nullptr, path + "." + std::string(key)}; }
  Field Item(std::size_t i) const { return {&node->items[i], path + "[" + std::to_string(i) + "]"}; }
};

/// The model while it is built. Facts, leaves and event types are interned as conditions name them.
struct ModelReading {
  Model& model;
  Faults& faults;
  bool resultsAllowed = false;   ///< whether conditions may ask of score, axes and criteria just now
  std::vector<std::string> idsSeen;
  std::vector<std::string> missingPacks;   ///< see LoadedModel

  void Fail(const Field& at, std::string code, std::string message) { faults.push_back({std::move(code), at.path, std::move(message)}); }

  /// Faults for keys that are none of `known` and do not begin with x-.
  void CheckKeys(const Field& at, std::initializer_list<std::string_view> known);
  bool RequireObject(const Field& at);
  bool RequireArray(const Field& at, std::size_t most);
  std::string RequireText(const Field& at, std::size_t most = 1000);
  std::string RequireId(const Field& at);
  std::optional<std::int64_t> RequireScaled(const Field& at, int places, std::int64_t low, std::int64_t high);
  /// A whole number of that range.
  std::int64_t RequireWhole(const Field& at, std::int64_t low, std::int64_t high);
  Points RequirePoints(const Field& at);
  LocalWords ReadWords(const Field& at, bool required);
  /// A string or a list of strings.
  std::vector<std::string> ReadTexts(const Field& at);
  /// Reads `min` and `max` of an object, of which one may be left out.
  void ReadLimits(const Field& object, int places, std::int64_t& low, std::int64_t& high);
  const TimeZone* RequireZone(const Field& at);
  bool ReadCurrencyCode(const Field& at, std::array<char, 4>& code);

  /// The model's fact of an attribute path, interned; kNoFact and a fault when there is no such attribute.
  std::uint16_t InternFact(const Field& at, std::string_view path);
  std::optional<EventFilter> ReadFilter(const Field& at);
  ConditionId ReadCondition(const Field& at, int depth = 0);
  /// Whether a pack is listed whose id begins so.
  bool HasPack(std::string_view begin) const;

  void ReadIdentity(const Field& root);
  void ReadRates(const Field& root);
  void ReadPacks(const Field& at);
  void ReadAxesAndGroups(const Field& root);
  void ReadAttributeRules(const Field& at);
  void ReadEventRules(const Field& at);
  void ReadExpiry(const Field& at);
  void ReadBant(const Field& at);
  void ReadQuestions(const Field& at);
  void ReadTiers(const Field& root);
  void ReadRouting(const Field& at);
  void ReadPromise(const Field& at);
  void ReadPersonas(const Field& at);

 private:
  std::uint16_t ReadGroup(const Field& rule, Axis axis, bool axisGiven);
  Decay ReadDecay(const Field& at);
  AttributeKind KindOfFact(std::uint16_t fact) const;
  ConditionId ReadLeaf(const Field& at);
  bool ReadFactLeaf(const Field& at, Leaf& leaf);
  bool ReadOneOf(const Field& at, Leaf& leaf);
  bool ReadClasses(const Field& at, std::string_view key, Leaf& leaf);
  ConditionId ReadResult(const Field& at);
  ConditionId ReadNested(const Field& at, NodeKind kind, const Field& list, int depth);
  ConditionId AddLeaf(Leaf leaf, const Field& at);
  void ReadOption(const Field& at, Question& question);
  void CheckNewId(const Field& at, std::string_view kind, const std::string& id);
};

/// The fault of a pack that a model lists and that is not here.
Fault UnknownPack(std::string path);
/// Reads `option.text`, a fragment of a contact, into `option.answer`, as told by the person.
std::optional<Fault> ReadAnswer(AnswerOption& option, const TimeZone& zone);

/// Sorts leaves by fact and finds what every fact can turn out to be. Called once, after all conditions were read.
void ArrangeLeaves(ModelReading& reading);
void FindCompletions(Model& model);
/// Fills the truths of every option; after ArrangeLeaves.
void CompileOptions(Model& model);

}  // namespace bantam
