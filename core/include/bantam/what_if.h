// SPDX-License-Identifier: MIT
// What if a weight, a limit, a threshold, a decay or the day were another? Up to a million contacts held as columns (their fired rules,
// day counts, group sums), so that one change touches one column and every answer is that of a full re-score, bit for bit.
//
// Contacts are read once by Add(); the contact and its text may be dropped afterwards. Changes are free: they are applied together when
// an answer is next asked for. Answers are given against the base: what the model said at first, or what Keep() last kept.
//
// Moving `now`: decays and ages follow by themselves. A contact of whom another fact or event would then be seen, expired or of another
// age than a condition asks is stale: until Reread() has seen it again it counts with the facts and events of its last reading, under
// the weights of the new day. Answers are exact when StaleRows() is empty. A row may be called stale without need, never the other way round.
//
// Memory: about 130 bytes a contact of the reference model, and of seeded contacts at most 400; see MemoryBytes(). One object serves one thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "bantam/model.h"

namespace bantam {

inline constexpr std::size_t kMaxWhatIfContacts = 1'000'000;
inline constexpr std::size_t kMaxHistogramBins = 10'000;

/// Where a contact stands: its tier, or the standing of whoever is not a lead.
enum class Place : std::uint8_t { kDisqualified, kLead, kMql, kSql, kCustomer, kPartner, kColleague, kOptedOut };
inline constexpr std::size_t kPlaces = 8;
inline bool IsTier(Place place) { return place <= Place::kSql; }

/// A condition over results in the `when` of sql or mql, in the document's order, sql first: what SetTierBound moves.
struct TierBound {
  Tier tier = Tier::kSql;
  NodeKind kind = NodeKind::kScore;   ///< kScore, kFit, kEngagement or kBantMet
  std::int64_t low = INT64_MIN;       ///< thousandths, or a count of criteria; INT64_MIN: open
  std::int64_t high = INT64_MAX;
};

struct PlaceCounts {
  std::array<std::uint32_t, kPlaces> now{};    ///< by Place
  std::array<std::uint32_t, kPlaces> base{};
  std::array<std::array<std::uint32_t, kPlaces>, kPlaces> moves{};  ///< [base][now]
  std::uint32_t moved = 0;                     ///< contacts of another place than in the base
};

/// Thousandths; 0 for whoever is not a lead, as in an Assessment.
struct WhatIfResult {
  Place place = Place::kLead;
  std::int32_t score = 0;
  std::int32_t fit = 0;
  std::int32_t engagement = 0;
};

struct Mover {
  std::uint32_t row = 0;
  Place from = Place::kLead;
  Place to = Place::kLead;
  std::int32_t scoreBefore = 0;   ///< thousandths
  std::int32_t score = 0;
};

struct ScoreHistogram {
  std::vector<std::uint32_t> now;
  std::vector<std::uint32_t> base;
};

class WhatIf {
 public:
  WhatIf(std::shared_ptr<const Model> model, Instant now);
  ~WhatIf();
  WhatIf(WhatIf&&) noexcept;
  WhatIf& operator=(WhatIf&&) noexcept;

  /// Room for so many contacts, so that columns need not grow.
  void Reserve(std::size_t contacts);
  /// Reads a contact at the present `now` into row size(). Its base is what the base's rules give it then. Fault: `too_many`. O(facts + events).
  std::optional<Fault> Add(const Contact& contact);
  /// Reads the contact of a row again, at the present `now`. Fault: `not_here`. As Add; the next answer then costs a full re-score.
  std::optional<Fault> Reread(std::size_t row, const Contact& contact);
  std::size_t size() const;
  const Model& model() const;
  Instant now() const;

  /// The rules of the model by their position there. Faults: `not_here` (no such rule), `bad_value` (points beyond kMaxPoints, limits or
  /// bounds that cross). A change that fails changes nothing.
  std::optional<Fault> SetAttributePoints(std::size_t rule, Points points);
  std::optional<Fault> SetEventPoints(std::size_t rule, Points points);
  std::optional<Fault> SetDecay(std::size_t rule, Decay decay);
  std::optional<Fault> SetGroupLimits(std::size_t group, Limits limits);
  /// An axis always has both: a side that is left open stays as it is.
  std::optional<Fault> SetAxisLimits(Axis axis, Limits limits);
  /// `bound` is a position in TierBounds().
  std::optional<Fault> SetTierBound(std::size_t bound, std::int64_t low, std::int64_t high);
  std::vector<TierBound> TierBounds() const;   ///< as they are at present
  void SetNow(Instant now);
  /// Back to the base, its `now` included.
  void Reset();
  /// Makes what is now the base. O(rows).
  void Keep();

  /// Applies what was changed since the last answer and counts. O(rows): 2 to 5 ns each for one weight, bound, limit or decay, about 10 for
  /// many rules at once, twice that for another day.
  const PlaceCounts& Count();
  /// By row; valid until the next call that is not const.
  std::span<const Place> Places();
  /// Fault-free for row < size(). O(1) once changes are applied.
  WhatIfResult ResultOf(std::size_t row);
  /// Leads only, disqualified ones included, in `bins` bins of `width` thousandths from `low` up; what lies outside counts in the first or
  /// last bin. Empty when width < 1, or bins is 0 or more than kMaxHistogramBins. O(rows).
  ScoreHistogram Histogram(std::int64_t low, std::int64_t width, std::size_t bins);
  /// Whoever changed places, the best score first, then by row; whoever is no lead any more comes last. O(rows + moved log most).
  std::vector<Mover> Movers(std::size_t most);
  /// Rows to be read again for the present `now`, ascending. O(rows).
  std::vector<std::uint32_t> StaleRows(std::size_t most = kMaxWhatIfContacts) const;

  /// Bytes of all columns, room for growth included.
  std::size_t MemoryBytes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bantam
