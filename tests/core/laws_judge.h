// SPDX-License-Identifier: MIT
// What the law tests share: a small model made ready, contacts judged through the public calls alone, and the ground of a
// contact (which fact counts) found again, straightforwardly, from the documents.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "bantam/contact_reader.h"
#include "bantam/qualify.h"
#include "small_models.h"

namespace bantam::test {

inline constexpr Instant kLawNow = 1'790'000'000;  // 2026-09-21T14:13:20Z

/// How often a law's interesting case must at least come up: short runs may see none.
inline std::uint64_t Often(std::uint64_t times) { return ProvesAll() ? times : 0; }

/// The moment of a triple: years around kLawNow, odd seconds, now and then exactly midnight UTC.
inline Instant MomentOf(std::uint64_t seed) {
  SeededRandom random(seed ^ 0xABCDEF);
  const Instant at = kLawNow + static_cast<Instant>(random.Below(60'000'000)) - 30'000'000;
  return random.Chance(5) ? at / 86400 * 86400 : at;
}

/// One model, read and ready. Not copyable: the assessment points into it.
class Judge {
 public:
  explicit Judge(const std::string& model) : loaded_(LoadModel(model)) {
    for (const Fault& fault : loaded_.faults) ADD_FAILURE() << fault.code << " " << fault.path << " " << fault.message << "\n" << model;
    if (loaded_.model) qualifier_ = std::make_unique<Qualifier>(loaded_.model, "en");
  }
  bool Ready() const { return qualifier_ != nullptr; }
  const Model& model() const { return *loaded_.model; }
  std::shared_ptr<const Model> shared() const { return loaded_.model; }
  const Contact& contact() const { return contact_; }

  bool Read(const std::string& json) {
    text_ = json;
    const auto fault = ContactReader(*loaded_.model->zone).Read(text_, contact_);
    if (fault) ADD_FAILURE() << fault->code << " " << fault->path << "\n" << json;
    return !fault;
  }
  const Assessment& Assess(const std::string& json, Instant now) { return Read(json), qualifier_->Assess(contact_, now); }
  const Assessment& Score(const std::string& json, Instant now) { return Read(json), qualifier_->Score(contact_, now); }
  const Assessment& ScoreAgain(Instant now) { return qualifier_->Score(contact_, now); }
  std::string Annotate(const std::string& json, Instant now) {
    Assess(json, now);
    std::string out;
    qualifier_->AppendAnnotation(out);
    return out;
  }

 private:
  LoadedModel loaded_;
  std::unique_ptr<Qualifier> qualifier_;
  std::string text_;
  Contact contact_;
};

/// Annotations without their warnings, which may tell that something lies after now. Shows where they part.
inline void ExpectSameButWarnings(const std::string& a, const std::string& b) {
  const std::string x = a.substr(0, a.find(",\"warnings\":")), y = b.substr(0, b.find(",\"warnings\":"));
  const std::size_t shorter = std::min(x.size(), y.size());
  const auto at = static_cast<std::size_t>(std::mismatch(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(shorter), y.begin()).first - x.begin());
  const std::size_t from = at - std::min<std::size_t>(at, 60);
  EXPECT_TRUE(x == y) << x.substr(from, 120) << "\n" << y.substr(from, 120);
}

inline constexpr std::uint64_t kContactsPerModel = 50;

/// Calls `check(small, judge, contact, now)` for `triples` triples until a check fails; says which seed did.
template <typename Check>
void ForTriples(std::uint64_t triples, SmallShape shape, std::uint64_t salt, const Check& check) {
  for (std::uint64_t done = 0, seed = salt; done < triples; ++seed) {
    const SmallModel small = MakeSmallModel(seed, shape);
    Judge judge(small.json);
    if (!judge.Ready()) return;
    for (std::uint64_t i = 0; i < kContactsPerModel && done < triples; ++i, ++done) {
      const std::uint64_t contactSeed = seed * kContactsPerModel + i;
      const Instant now = MomentOf(contactSeed);
      const SmallContact contact = MakeSmallContact(small, contactSeed, now);
      check(small, judge, contact, now);
      if (testing::Test::HasFailure()) {
        ADD_FAILURE() << "model seed " << seed << ", contact seed " << contactSeed << ", now " << now << "\n" << small.json << "\n" << contact.Json();
        return;
      }
    }
  }
}

/// Which candidate of a model's fact counts, from the words of design.md: fresh, then person > form > crm > note, then the newer.
inline const Fact* WinnerOf(const Model& model, const Contact& contact, const ModelFact& asked, Instant now, bool* expired = nullptr) {
  const Fact* winner = nullptr;
  bool winnerExpired = false;
  const Day today = model.zone->DayAt(now);
  for (const Fact& fact : contact.facts) {
    const bool custom = fact.attribute >= kCustomAttribute;
    if (custom != (asked.attribute == kCustomAttribute)) continue;
    if (custom ? contact.customNames[static_cast<std::size_t>(fact.attribute - kCustomAttribute)] != asked.customName : fact.attribute != asked.attribute) continue;
    if (fact.at != kUndated && fact.at > now) continue;
    if (fact.value.kind == ValueKind::kMoney && fact.value.currency[0] == 'S') continue;   // SEK has no rate
    if (fact.fromAccount && (AttributePath(asked.attribute).rfind("person.", 0) == 0 || asked.attribute == kAuthorityRole)) continue;
    const bool stale = asked.expiresDays >= 0 && fact.at != kUndated && today - model.zone->DayAt(fact.at) > asked.expiresDays;
    bool better = winner == nullptr;
    if (winner != nullptr) {
      if (stale != winnerExpired) better = winnerExpired;
      else if (fact.source != winner->source) better = fact.source > winner->source;
      else if (fact.at != winner->at) better = fact.at > winner->at;
      else better = !fact.fromAccount && winner->fromAccount;
    }
    if (better) winner = &fact, winnerExpired = stale;
  }
  if (expired != nullptr) *expired = winnerExpired;
  return winner;
}

inline const ModelFact* AskedOf(const Model& model, std::string_view path) {
  for (const ModelFact& fact : model.facts) {
    if (fact.attribute == kCustomAttribute ? path == "custom." + fact.customName : path == AttributePath(fact.attribute)) return &fact;
  }
  return nullptr;
}

inline bool IsUnknown(const Model& model, const Contact& contact, std::string_view path, Instant now) {
  bool expired = false;
  const Fact* winner = WinnerOf(model, contact, *AskedOf(model, path), now, &expired);
  return winner == nullptr || expired;
}

inline bool IsRange(const Fact& fact) { return (fact.value.kind == ValueKind::kNumber || fact.value.kind == ValueKind::kMoney) && fact.value.low != fact.value.high; }

}  // namespace bantam::test
