// SPDX-License-Identifier: MIT
// What more can be told of an open file's records when their bytes are read again: the contacts themselves, what lies ahead of each,
// and the accounts that they belong to.
#include <emscripten/bind.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "bantam/accounts.h"
#include "bantam/row_outlook.h"
#include "json_text.h"
#include "open_file.h"
#include "open_models.h"

namespace bantam::wasm {
namespace {

constexpr std::uint32_t kNoAccount = UINT32_MAX;
constexpr double kSecondsOfDay = 86'400.0, kNone = std::numeric_limits<double>::quiet_NaN();

/// Who belongs together, and what they have told one another.
struct Accounts {
  explicit Accounts(std::size_t rows) : accountOf(rows, kNoAccount) {}
  AccountRollUp rollUp;
  std::unordered_map<std::string, std::uint32_t> numberOf;   ///< only looked up
  std::vector<std::string> names;                            ///< by number
  std::vector<std::uint32_t> accountOf;                      ///< by row
  unsigned folded = 0;                                       ///< rows that are in the roll-up, each once
};
struct Ahead {
  std::unique_ptr<Qualifier> qualifier;
  Instant now = 0;
  std::vector<RowOutlook> rows;
  Accounts accounts;
};
std::unique_ptr<Ahead> ahead;

/// Before anything below; forgets what was found before. False when the model is closed.
bool Look(int model, double now, const std::string& locale) {
  const OpenModel* held = FindOpen(model);
  if (!held) return false;
  const std::size_t rows = File().bulk.rows().size();
  ahead = std::make_unique<Ahead>(Ahead{std::make_unique<Qualifier>(held->shared(), locale), static_cast<Instant>(now), std::vector<RowOutlook>(rows), Accounts(rows)});
  return true;
}

void LookAt(unsigned first, unsigned last, double from) {
  for (unsigned row = first; row < last; ++row) {
    const bool bad = File().bulk.ReadAgain(row, File().RecordOf(row, from)).has_value();
    ahead->rows[row] = bad ? RowOutlook() : OutlookOf(ahead->qualifier->Assess(File().bulk.contact(), ahead->now));
  }
}

unsigned AheadNumbers(const std::string& column) {
  auto& numbers = File().numbers;
  numbers.clear();
  for (const RowOutlook& row : ahead->rows) {
    if (column == "changesAt") numbers.push_back(row.changesAt == kUndated ? kNone : static_cast<double>(row.changesAt) * 1000.0);
    else numbers.push_back(row.reviewAt == kNoDay ? kNone : static_cast<double>(row.reviewAt) * kSecondsOfDay * 1000.0);
  }
  return PlaceOf(numbers.data());
}

unsigned AheadBytes(const std::string& column) {
  File().bytes.clear();
  for (const RowOutlook& row : ahead->rows) File().bytes.push_back(static_cast<char>(column == "hidden" ? row.hidden : row.changesTo));
  return PlaceOf(File().bytes.data());
}

/// Contacts as canonical JSON, a line each; an empty list where the record cannot be read, which is no contact either. Bytes of text.
unsigned ContactRows(unsigned first, unsigned last, double from) {
  return File().TextOf(first, last, from, [&file = File()](unsigned row, std::string_view record) {
    if (file.bulk.ReadAgain(row, record)) file.text += "[]";
    else WriteContact(file.bulk.contact(), file.text);
    file.text += '\n';
  });
}

/// Nobody is in an account yet: contacts have changed.
void Unfold() { ahead->accounts = Accounts(File().bulk.rows().size()); }

/// Adds rows to their accounts, in file order; those that an earlier pass added, which was broken off or goes on beside, are passed over.
void FoldRows(unsigned first, unsigned last, double from) {
  Accounts& accounts = ahead->accounts;
  for (unsigned row = std::max(first, accounts.folded); row < last; ++row) {
    accounts.folded = row + 1;
    if (File().bulk.ReadAgain(row, File().RecordOf(row, from))) continue;
    const Contact& contact = File().bulk.contact();
    accounts.rollUp.Add(contact, static_cast<Standing>(File().bulk.rows()[row].standing));   // by the same model, at the same moment
    const std::string key = AccountKey(contact);
    if (key.empty()) continue;
    const auto [found, added] = accounts.numberOf.emplace(key, static_cast<std::uint32_t>(accounts.names.size()));
    if (added) accounts.names.push_back(key);
    accounts.accountOf[row] = found->second;
  }
}

/// How many rows there are; the account of each is at countsAt, 2^32 - 1 where it has none.
unsigned AccountRows() {
  File().counts = ahead->accounts.accountOf;
  return static_cast<unsigned>(File().counts.size());
}

std::string AccountNames() {
  std::string out = "[";
  for (const std::string& name : ahead->accounts.names) {
    if (out.size() > 1) out += ',';
    AppendJsonString(out, name);
  }
  return out + "]";
}

/// As annotateRows, each contact knowing what the others of its account have told.
unsigned AnnotateInAccount(unsigned first, unsigned last, double from) {
  return File().TextOf(first, last, from, [&file = File()](unsigned row, std::string_view record) {
    if (const auto fault = file.bulk.ReadAgain(row, record)) {
      file.text += FaultAnswer(*fault);
    } else {
      Contact& contact = file.bulk.contact();
      ahead->accounts.rollUp.Apply(contact);
      ahead->qualifier->Assess(contact, ahead->now);
      ahead->qualifier->AppendAnnotation(file.text);
    }
    file.text += '\n';
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(file_outlook) {
  emscripten::function("lookAhead", &Look);
  emscripten::function("lookAtRows", &LookAt);
  emscripten::function("aheadNumbers", &AheadNumbers);
  emscripten::function("aheadBytes", &AheadBytes);
  emscripten::function("contactRows", &ContactRows);
  emscripten::function("foldRows", &FoldRows);
  emscripten::function("unfold", &Unfold);
  emscripten::function("accountRows", &AccountRows);
  emscripten::function("accountNames", &AccountNames);
  emscripten::function("annotateInAccount", &AnnotateInAccount);
}

}  // namespace bantam::wasm
