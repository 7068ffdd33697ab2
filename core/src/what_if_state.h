// SPDX-License-Identifier: MIT
// The columns of a what-if and how far they have come: which rules they show, and for which rows.
#pragma once

#include "situation.h"
#include "what_if_sums.h"
#include "what_if_tiers.h"
#include "what_if_validity.h"

namespace bantam {

// A counter for every move from place to place, fourfold so that neighbours of one place need not wait for each other.
class MoveCounter {
 public:
  void Count(const Place* from, const Place* to, std::size_t rows) {
    std::size_t row = 0;
    for (; row + 4 <= rows; row += 4) {
      for (std::size_t lane = 0; lane < 4; ++lane) ++lanes_[lane][At(from[row + lane], to[row + lane])];
    }
    for (; row < rows; ++row) ++lanes_[0][At(from[row], to[row])];
  }
  std::uint32_t Of(std::size_t from, std::size_t to) const {
    std::uint32_t count = 0;
    for (const auto& lane : lanes_) count += lane[from * kPlaces + to];
    return count;
  }

 private:
  static std::size_t At(Place from, Place to) { return static_cast<std::size_t>(from) * kPlaces + static_cast<std::size_t>(to); }
  std::array<std::array<std::uint32_t, kPlaces * kPlaces>, 4> lanes_{};
};

struct WhatIf::State {
  State(std::shared_ptr<const Model> given, Instant now);

  // Reading.
  void Read(const Contact& contact);
  void Add(const Contact& contact);
  void Reread(std::size_t row, const Contact& contact);
  void Reserve(std::size_t contacts);

  /// Brings columns and counts to `wanted`.
  void Settle();
  void Keep();
  WhatIfResult ResultOf(std::size_t row) const;
  std::int32_t ScoreOf(std::size_t row) const { return AxisOf(0, row) + AxisOf(1, row); }
  std::size_t Rows() const { return patterns.size(); }
  std::size_t Bytes() const;

  std::shared_ptr<const Model> model;
  Model copy;                             ///< of CopyForWhatIf; its bounds are those applied
  std::vector<BoundNode> bounds;
  WhatIfRules base, wanted, applied;
  bool fresh = true;                      ///< some rows were read since columns were filled
  std::size_t based = 0;                  ///< rows that have a base
  std::size_t room = 0;

  std::vector<AttributeCodes> codes;
  WhatIfTallies tallies;
  WhatIfTiers tiers;
  std::vector<std::uint32_t> patterns;
  std::vector<Validity> validity;

  bool isWide = false;
  WhatIfSums<std::int32_t> narrow;
  WhatIfSums<std::int64_t> wide;
  std::vector<Place> places, basePlaces;
  std::vector<std::int32_t> baseScores;
  PlaceCounts counts;

 private:
  /// What separates two sets of rules, as work on the columns.
  struct Work {
    bool fill = false;    ///< all sums anew
    bool any = false;
    std::vector<CodeMove> codeMoves;
    std::vector<TallyMove> tallyMoves;
    std::vector<LimitMove> limitMoves;
  };
  void Apply(const WhatIfRules& rules);
  Work FindWork(const WhatIfRules& rules);
  void MoveEvents(const WhatIfRules& rules, const std::vector<std::size_t>& changed, Work& work);
  template <typename Sum>
  void Run(const WhatIfRules& rules, const Work& work, WhatIfSums<Sum>& sums);
  void SetRow(std::size_t row);
  void BaseNewRows();
  void CountPlaces();
  void TakeCounts(const MoveCounter& counter);
  std::int32_t AxisOf(std::size_t axis, std::size_t row) const { return isWide ? wide.AxisAt(axis, row) : narrow.AxisAt(axis, row); }

  Situation reading_;
  Standing standing_ = Standing::kLead;
};

}  // namespace bantam
