// SPDX-License-Identifier: MIT
// Facts as lines of a CRM's notes, written and read.
#include <emscripten/bind.h>

#include "bantam/contact_reader.h"
#include "bantam/note_line.h"
#include "json_text.h"
#include "open_models.h"

namespace bantam::wasm {
namespace {

/// The line of `{"fact","value","at","name"}`, or "" where a line cannot hold it or the day is missing.
std::string NoteLineOf(int handle, const std::string& fact, const std::string& locale) {
  const OpenModel* open = FindOpen(handle);
  const std::string json = "{\"accountFacts\":[" + fact + "]}";
  Contact contact;
  std::string line;
  if (!open || ContactReader(*open->model().zone).Read(json, contact) || contact.facts.size() != 1) return line;
  const Fact& told = contact.facts.front();
  if (told.at != kUndated) AppendNoteLine(contact, told, open->model().zone->DayAt(told.at), told.name, locale, line);
  return line;
}

/// What the lines in a note say, as the contact that they make.
std::string NotedFacts(int handle, const std::string& note) {
  const OpenModel* open = FindOpen(handle);
  Contact contact;
  if (open) {
    contact.notes.push_back({note, {}, {}, kUndated});
    ReadNoteLines(contact, *open->model().zone);
  }
  contact.notes.clear();
  for (Fact& fact : contact.facts) fact.quote = {};
  std::string out;
  WriteContact(contact, out);
  return out;
}

}  // namespace

EMSCRIPTEN_BINDINGS(notes) {
  emscripten::function("noteLine", &NoteLineOf);
  emscripten::function("notedFacts", &NotedFacts);
}

}  // namespace bantam::wasm
