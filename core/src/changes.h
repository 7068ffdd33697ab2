// SPDX-License-Identifier: MIT
// What happens if nothing happens: the first coming local midnight with another tier, whatever the cause.
#pragma once

#include <optional>

#include "situation.h"

namespace bantam {

/// How far ahead is looked.
inline constexpr Day kForesightDays = 730;

/// Facts and events change what they are on few days (expiry, windows, dates); nothing dated later is seen; between those days only weights of
/// events fall, each alone, so that a stretch of days whose first and last weights allow no other tier is passed over whole.
/// `scratch` is memory. The contact must be a lead.
std::optional<TierChange> FindChange(const Situation& situation, Situation& scratch);

}  // namespace bantam
