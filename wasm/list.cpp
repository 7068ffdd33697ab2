// SPDX-License-Identifier: MIT
// Lists of contacts for JavaScript. Records come in through the list's room in memory and columns are read in place: views of either are
// read anew after any call here, for each may move the memory.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "bantam/contact_list.h"
#include "open_models.h"

namespace bantam::wasm {
namespace {

constexpr std::size_t kRoomWords = 32 * 1024;

/// What packers of one model share, and the room for their records.
struct Packing {
  explicit Packing(std::shared_ptr<const Model> model) : records(std::make_shared<ContactRecords>(std::move(model))), room(kRoomWords) {}
  std::shared_ptr<ContactRecords> records;
  std::vector<std::uint32_t> room;
};

struct OpenList {
  OpenList(std::shared_ptr<ContactRecords> records, Instant now) : list(std::move(records), now) {}
  ContactList list;
  std::vector<std::uint32_t> order;
};

/// Handles, above 0 and never given twice.
template <typename Thing>
struct Handles {
  int last = 0;
  std::map<int, Thing> open;
};
Handles<Packing>& Packings() {
  static Handles<Packing> packings;
  return packings;
}
Handles<OpenList>& Lists() {
  static Handles<OpenList> lists;
  return lists;
}

/// What a handle stands for, null for one that was never given or is closed. Nothing is read or written by such a handle: what is asked
/// through it is answered with nothing.
template <typename Thing>
Thing* Find(Handles<Thing>& handles, int handle) {
  const auto found = handles.open.find(handle);
  return found == handles.open.end() ? nullptr : &found->second;
}
Packing* FindPacking(int handle) { return Find(Packings(), handle); }
ContactList* FindList(int handle) {
  OpenList* const open = Find(Lists(), handle);
  return open ? &open->list : nullptr;
}
/// The list, if it has the row.
ContactList* FindRow(int handle, unsigned row) {
  ContactList* const list = FindList(handle);
  return list && row < list->size() ? list : nullptr;
}
/// That many words of the packing's room, which holds no more.
std::span<const std::uint32_t> WordsOf(const Packing& packing, unsigned words) {
  return std::span<const std::uint32_t>(packing.room).first(std::min<std::size_t>(words, packing.room.size()));
}

/// Of a value that has no number, though there is room.
constexpr int kNoValue = -1;

template <typename Item>
std::uintptr_t PlaceOf(const Item* item) { return reinterpret_cast<std::uintptr_t>(item); }

/// 0 when the model is closed.
int OpenPacking(int model) {
  const OpenModel* open = FindOpen(model);
  if (open == nullptr) return 0;
  Packings().open.try_emplace(++Packings().last, open->shared());
  return Packings().last;
}
/// Lists that were opened with it answer on, but take records no more.
void ClosePacking(int packing) { Packings().open.erase(packing); }
std::string PackingLayout(int handle) {
  const Packing* const packing = FindPacking(handle);
  return packing ? packing->records->Layout() : std::string();
}
/// 0 when there is no room for more, kNoValue when it is only this one that cannot be read.
int LearnValue(int handle, unsigned slot, bool fromAccount, const std::string& json) {
  Packing* const packing = FindPacking(handle);
  if (!packing) return 0;
  if (const std::uint32_t id = packing->records->LearnValue(slot, fromAccount, json)) return static_cast<int>(id);
  return packing->records->LearnValue(slot, fromAccount, "null") == 0 ? 0 : kNoValue;
}
unsigned LearnWord(int handle, const std::string& text) {
  Packing* const packing = FindPacking(handle);
  return packing ? packing->records->LearnWord(text) : 0;
}
double PackingMoment(int handle, const std::string& text) {
  Packing* const packing = FindPacking(handle);
  const Instant at = packing ? packing->records->ReadMoment(text) : kUndated;
  return at == kUndated ? std::nan("") : static_cast<double>(at);
}

/// 0 when the packing is closed.
int OpenAList(int handle, double now) {
  const Packing* const packing = FindPacking(handle);
  if (!packing) return 0;
  Lists().open.try_emplace(++Lists().last, packing->records, static_cast<Instant>(now));
  return Lists().last;
}
void CloseList(int handle) { Lists().open.erase(handle); }
void AddDocument(int handle, const std::string& json) {
  if (ContactList* const list = FindList(handle)) list->AddDocument(json);
}
void UpdateDocument(int handle, unsigned row, const std::string& json) {
  if (ContactList* const list = FindRow(handle, row)) list->Update(row, {}, json);
}

}  // namespace

EMSCRIPTEN_BINDINGS(list) {
  emscripten::function("openPacking", &OpenPacking);
  emscripten::function("closePacking", &ClosePacking);
  emscripten::function("packingLayout", &PackingLayout);
  emscripten::function("learnValue", &LearnValue);
  emscripten::function("learnWord", &LearnWord);
  emscripten::function("packingMoment", &PackingMoment);
  emscripten::function("openList", &OpenAList);
  emscripten::function("closeList", &CloseList);
  emscripten::function("addDocument", &AddDocument);
  emscripten::function("updateDocument", &UpdateDocument);
}

extern "C" {

/// Where records are written: 32 Ki words. 0: there is no such packing, and nothing may be written.
EMSCRIPTEN_KEEPALIVE std::uintptr_t packingRoom(int handle) {
  const Packing* const packing = FindPacking(handle);
  return packing ? PlaceOf(packing->room.data()) : 0;
}

/// So many words of the room are records of new rows.
EMSCRIPTEN_KEEPALIVE void listAdd(int handle, int packing, unsigned words) {
  ContactList* const list = FindList(handle);
  const Packing* const from = FindPacking(packing);
  if (list && from) list->Add(WordsOf(*from, words));
}
/// So many words of the room are one row's record.
EMSCRIPTEN_KEEPALIVE void listUpdate(int handle, int packing, unsigned row, unsigned words) {
  ContactList* const list = FindRow(handle, row);
  const Packing* const from = FindPacking(packing);
  if (list && from) list->Update(row, WordsOf(*from, words), {});
}
EMSCRIPTEN_KEEPALIVE void listRemove(int handle, unsigned row) {
  if (ContactList* const list = FindRow(handle, row)) list->Remove(row);
}
EMSCRIPTEN_KEEPALIVE unsigned listSize(int handle) {
  const ContactList* const list = FindList(handle);
  return list ? static_cast<unsigned>(list->size()) : 0;
}
EMSCRIPTEN_KEEPALIVE void listSetNow(int handle, double now) {
  if (ContactList* const list = FindList(handle)) list->SetNow(static_cast<Instant>(now));
}

/// score, fit, engagement (int32 thousandths), tier (int8), standing, missing, bad (uint8): by that order. 0: there is no such list.
EMSCRIPTEN_KEEPALIVE std::uintptr_t listColumn(int handle, unsigned which) {
  ContactList* const list = FindList(handle);
  if (!list) return 0;
  const ListColumns& columns = list->columns();
  switch (which) {
    case 0: return PlaceOf(columns.score.data());
    case 1: return PlaceOf(columns.fit.data());
    case 2: return PlaceOf(columns.engagement.data());
    case 3: return PlaceOf(columns.tier.data());
    case 4: return PlaceOf(columns.standing.data());
    case 5: return PlaceOf(columns.missing.data());
    default: return PlaceOf(columns.bad.data());
  }
}
/// listSize rows in work order. 0: there is no such list.
EMSCRIPTEN_KEEPALIVE std::uintptr_t listOrder(int handle) {
  OpenList* const open = Find(Lists(), handle);
  if (!open) return 0;
  open->order = open->list.InWorkOrder();
  return PlaceOf(open->order.data());
}

}  // extern "C"

}  // namespace bantam::wasm
