// SPDX-License-Identifier: MIT
// Lists of contacts for JavaScript. Records come in through the list's room in memory and columns are read in place: views of either are
// read anew after any call here, for each may move the memory.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cmath>
#include <map>

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
Packing& PackingOf(int handle) { return Packings().open.find(handle)->second; }
ContactList& ListOf(int handle) { return Lists().open.find(handle)->second.list; }

template <typename Item>
std::uintptr_t PlaceOf(const Item* item) { return reinterpret_cast<std::uintptr_t>(item); }

/// 0 when the model is closed.
int OpenPacking(int model) {
  const OpenModel* open = FindOpen(model);
  if (open == nullptr) return 0;
  Packings().open.try_emplace(++Packings().last, open->shared());
  return Packings().last;
}
/// Lists that are open keep what they need of it.
void ClosePacking(int packing) { Packings().open.erase(packing); }
std::string PackingLayout(int packing) { return PackingOf(packing).records->Layout(); }
unsigned LearnValue(int packing, unsigned slot, bool fromAccount, const std::string& json) {
  return PackingOf(packing).records->LearnValue(slot, fromAccount, json);
}
unsigned LearnWord(int packing, const std::string& text) { return PackingOf(packing).records->LearnWord(text); }
double PackingMoment(int packing, const std::string& text) {
  const Instant at = PackingOf(packing).records->ReadMoment(text);
  return at == kUndated ? std::nan("") : static_cast<double>(at);
}

int OpenAList(int packing, double now) {
  Lists().open.try_emplace(++Lists().last, PackingOf(packing).records, static_cast<Instant>(now));
  return Lists().last;
}
void CloseList(int handle) { Lists().open.erase(handle); }
void AddDocument(int handle, const std::string& json) { ListOf(handle).AddDocument(json); }
void UpdateDocument(int handle, unsigned row, const std::string& json) { ListOf(handle).Update(row, {}, json); }

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

/// Where records are written: 32 Ki words.
EMSCRIPTEN_KEEPALIVE std::uintptr_t packingRoom(int packing) { return PlaceOf(PackingOf(packing).room.data()); }

/// So many words of the room are records of new rows.
EMSCRIPTEN_KEEPALIVE void listAdd(int handle, int packing, unsigned words) { ListOf(handle).Add({PackingOf(packing).room.data(), words}); }
/// So many words of the room are one row's record.
EMSCRIPTEN_KEEPALIVE void listUpdate(int handle, int packing, unsigned row, unsigned words) {
  ListOf(handle).Update(row, {PackingOf(packing).room.data(), words}, {});
}
EMSCRIPTEN_KEEPALIVE void listRemove(int handle, unsigned row) { ListOf(handle).Remove(row); }
EMSCRIPTEN_KEEPALIVE unsigned listSize(int handle) { return static_cast<unsigned>(ListOf(handle).size()); }
EMSCRIPTEN_KEEPALIVE void listSetNow(int handle, double now) { ListOf(handle).SetNow(static_cast<Instant>(now)); }

/// score, fit, engagement (int32 thousandths), tier (int8), standing, missing, bad (uint8): by that order.
EMSCRIPTEN_KEEPALIVE std::uintptr_t listColumn(int handle, unsigned which) {
  const ListColumns& columns = ListOf(handle).columns();
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
/// listSize rows in work order.
EMSCRIPTEN_KEEPALIVE std::uintptr_t listOrder(int handle) {
  OpenList& open = Lists().open.find(handle)->second;
  open.order = open.list.InWorkOrder();
  return PlaceOf(open.order.data());
}

}  // extern "C"

}  // namespace bantam::wasm
