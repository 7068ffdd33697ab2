// SPDX-License-Identifier: MIT
// A contact as a packed record: 32-bit words that a packer outside (the npm package) writes from an object, without text. What is written
// in words or in an unusual way is learned once: the contact reader reads it as it would in a document, and records name what it read by
// a number. So a record says exactly what the document says, as far as the model asks; what it does not ask is left out.
//
//   record   its length in words, then cells
//   head     kind | source << 4 | fromAccount << 6 | slot << 8, of a fact; kind | long << 4 of an event; kind | which << 8 of a moment
//   kNone, kNumber, kYesNo, kDate, kLearned      head, at, payload
//   kWhole     head, 0, learned: its facts have source and date themselves
//   kRange     head, at, learned, low, high: the ends that what was learned has, in whole units
//   kMoment    head, at
//   kEvent     head, at, type | asset << 16, topic | url << 16; of a long one also count, seconds
//   kObserved  head, word; 0 says only that the source tells what it can show
//
// Moments are seconds since 1970 in 32 bits, kNoMoment without one. A packer hands whatever does not fit over as a document.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/contact_reader.h"
#include "bantam/qualify.h"

namespace bantam {

enum class CellKind : std::uint8_t { kNone, kNumber, kYesNo, kDate, kLearned, kWhole, kRange, kMoment, kEvent, kObserved };
enum class MomentKind : std::uint8_t { kCreated, kContacted, kAttempt, kSqlSince, kVerified };

inline constexpr std::int32_t kNoMoment = INT32_MIN;
/// Learned values, words as well; beyond, contacts with new ones are handed over as documents.
inline constexpr std::size_t kMaxLearned = 65'535;
inline constexpr std::size_t kMaxLearnedBytes = 8u << 20;
inline constexpr std::size_t kMaxLearnedText = 512;   ///< bytes of one

/// What records of one model mean. Lists share it; it grows up to the limits above. One thread at a time.
class ContactRecords {
 public:
  explicit ContactRecords(std::shared_ptr<const Model> model);

  const std::shared_ptr<const Model>& model() const { return model_; }

  /// What a packer needs to know, as JSON: which paths are asked and how their values may be written, which moments and which parts of events.
  std::string Layout() const;
  /// The number of a value of an attribute as written in JSON, for the contact's own record or for one of its account's; 0 when there is no
  /// room for more. It must be JSON.
  std::uint32_t LearnValue(std::size_t slot, bool fromAccount, std::string_view json);
  /// The number of an id in an event, or of an observed type; 0 when there is no room for more.
  std::uint32_t LearnWord(std::string_view text);
  /// A moment as contacts write it; kUndated when it is none.
  Instant ReadMoment(std::string_view text);

  /// What Qualifier::Score gives for the contact of a record, its length word left out. Valid until the next call.
  const Assessment& Score(std::span<const std::uint32_t> cells, Instant now);
  /// What the last one rests on.
  const Situation& situation() const { return qualifier_.situation(); }
  /// The same of a document; null when it cannot be read.
  const Assessment* Score(std::string_view json, Instant now);

 private:
  struct Slot {
    AttributeId attribute = 0;
    std::string path;
    unsigned takes = 0;   ///< set of Takes
  };
  struct Learned {
    std::uint32_t first = 0;   ///< into facts_
    std::uint32_t count = 0;
  };

  void AddSlot(AttributeId attribute, const ModelFact* fact);
  void AddFactsBeside();
  bool Asks(AttributeId attribute) const { return model_->factOfAttribute[attribute] >= 0; }
  bool HasSlot(AttributeId attribute) const;
  bool AsksAttempts() const;
  std::string DocumentOf(std::size_t slot, bool fromAccount, std::string_view json) const;
  void Keep(const Fact& fact, AttributeId attribute);
  void Read(std::span<const std::uint32_t> cells);
  const std::uint32_t* ReadFact(const std::uint32_t* cell);
  const std::uint32_t* ReadMomentCell(const std::uint32_t* cell);
  const std::uint32_t* ReadEvent(const std::uint32_t* cell);
  void Push(const Fact& fact);

  std::shared_ptr<const Model> model_;
  std::vector<Slot> slots_;
  std::vector<std::string_view> customNames_;
  ContactReader reader_;
  Qualifier qualifier_;
  Contact contact_;                             ///< of the record or document that is scored
  Contact scratch_;
  std::string document_;
  std::vector<Learned> learned_;
  std::vector<Fact> facts_;                     ///< of what was learned
  std::vector<std::string_view> items_;         ///< of lists among them
  std::vector<std::string_view> words_;
  std::size_t bytes_ = 0;
  TextStore texts_;
};

}  // namespace bantam
