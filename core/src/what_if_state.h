// SPDX-License-Identifier: MIT
// The columns of a what-if and how far they have come: which rules they show, and for which rows.
#pragma once

#include "situation.h"
#include "what_if_sums.h"
#include "what_if_tiers.h"
#include "what_if_validity.h"

namespace bantam {

struct WhatIf::State {
  State(std::shared_ptr<const Model> given, Instant now);

  // Reading.
  void Read(const Contact& contact);
  void Add(const Contact& contact);
  void Reread(std::size_t row, const Contact& contact);
  void Reserve(std::size_t contacts);

  /// Gives rows that have none their base, under the present `now`.
  void SettleNewRows();
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
  std::vector<std::uint8_t> cells;        ///< of WhatIfTiers, padded
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
    bool anew = false;    ///< all places anew, since cells are others than they were
    bool all = false;     ///< every row may be in another cell
    bool any = false;
    std::vector<CodeMove> codeMoves;
    std::vector<TallyMove> tallyMoves;
    std::vector<LimitMove> limitMoves;
  };
  void Apply(const WhatIfRules& rules);
  Work FindWork(const WhatIfRules& rules);
  void MoveEvents(const WhatIfRules& rules, const std::vector<std::size_t>& changed, Work& work);
  template <typename Sum>
  void Run(const WhatIfRules& rules, Work& work, WhatIfSums<Sum>& sums);
  template <typename Sum>
  void PlaceSixteen(const WhatIfSums<Sum>& sums, std::size_t row, bool anew);
  void SetRow(std::size_t row);
  void BaseNewRows();
  void CountPlaces();
  void SumMoves();
  std::int32_t AxisOf(std::size_t axis, std::size_t row) const { return isWide ? wide.AxisAt(axis, row) : narrow.AxisAt(axis, row); }

  Situation reading_;
  Standing standing_ = Standing::kLead;
};

}  // namespace bantam
