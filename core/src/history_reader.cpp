// SPDX-License-Identifier: MIT
#include "history_reader.h"

namespace bantam {
namespace {

/// The array that comes next, item by item, refused beyond `limit` items.
template <typename OnItem>
bool ReadList(ContactInput& input, std::size_t limit, OnItem&& onItem) {
  const char first = input.scanner.Peek();
  if (first != '[') return first == 'n' ? input.scanner.Skip() : input.WrongType();
  std::size_t count = 0;
  return input.Items([&] { return ++count > limit ? input.TooMany() : onItem(); });
}

constexpr std::array<std::string_view, 7> kEventNames{"type", "at", "asset", "topic", "url", "seconds", "count"};
constexpr std::array<std::string_view, 4> kNoteNames{"text", "at", "by", "language"};
constexpr std::array<std::string_view, 3> kAskedNames{"questionId", "at", "result"};
constexpr std::array<std::string_view, 3> kAttemptNames{"at", "how", "result"};
constexpr KeyTable kEventKeys(kEventNames), kNoteKeys(kNoteNames), kAskedKeys(kAskedNames), kAttemptKeys(kAttemptNames);

bool ReadEvent(ContactInput& input) {
  auto& events = input.contact.events;
  Event& event = events.emplace_back();
  bool dateGood = true;
  unsigned seen = 0;
  const bool good = input.Members([&](std::string_view key) {
    switch (input.Member(kEventKeys, key, seen)) {
      case 0: return input.ReadText(event.type);
      case 1: return input.ReadInstant(event.at, dateGood);
      case 2: return input.ReadText(event.asset);
      case 3: return input.ReadText(event.topic);
      case 4: return input.ReadText(event.url);
      case 5: return input.ReadCount(0, kMaxEventSeconds, event.seconds);
      case 6: return input.ReadCount(1, kMaxEventCount, event.count);
      default: return input.UnknownKey();
    }
  });
  if (!good) return false;
  if (event.type.empty()) input.Warn("no_type");
  // An event whose date cannot be read must not score as one without a date, nor one that never happened as one that did.
  if (!dateGood || event.type.empty() || event.count == 0) events.pop_back();
  return true;
}

bool ReadNote(ContactInput& input) {
  Note note;
  unsigned seen = 0;
  const bool plain = input.scanner.Peek() != '{';
  const bool good = plain ? input.ReadText(note.text) : input.Members([&](std::string_view key) {
    switch (input.Member(kNoteKeys, key, seen)) {
      case 0: return input.ReadText(note.text);
      case 1: return input.ReadInstant(note.at);
      case 2: return input.ReadText(note.by);
      case 3: return input.ReadText(note.language);
      default: return input.UnknownKey();
    }
  });
  if (good && !note.text.empty()) input.contact.notes.push_back(note);
  return good;
}

}  // namespace

bool ReadEvents(ContactInput& input) {
  return ReadList(input, kMaxEvents, [&] { return input.scanner.Peek() == '{' ? ReadEvent(input) : input.WrongType(); });
}

bool ReadNotes(ContactInput& input) {
  if (input.scanner.Peek() == '"') return ReadNote(input);
  return ReadList(input, kMaxNotes, [&] { return ReadNote(input); });
}

bool ReadAsked(ContactInput& input) {
  return ReadList(input, kMaxNotes, [&] {
    if (input.scanner.Peek() != '{') return input.WrongType();
    AskedQuestion asked;
    unsigned seen = 0;
    const bool good = input.Members([&](std::string_view key) {
      switch (input.Member(kAskedKeys, key, seen)) {
        case 0: return input.ReadText(asked.questionId);
        case 1: return input.ReadInstant(asked.at);
        case 2: return input.ReadText(asked.result);
        default: return input.UnknownKey();
      }
    });
    if (good && !asked.questionId.empty()) input.contact.asked.push_back(asked);
    return good;
  });
}

bool ReadAttempts(ContactInput& input) {
  return ReadList(input, kMaxNotes, [&] {
    if (input.scanner.Peek() != '{') return input.WrongType();
    ContactAttempt attempt;
    unsigned seen = 0;
    const bool good = input.Members([&](std::string_view key) {
      switch (input.Member(kAttemptKeys, key, seen)) {
        case 0: return input.ReadInstant(attempt.at);
        case 1: return input.ReadText(attempt.how);
        case 2: return input.ReadText(attempt.result);
        default: return input.UnknownKey();
      }
    });
    if (good) input.contact.lifecycle.attempts.push_back(attempt);
    return good;
  });
}

}  // namespace bantam
