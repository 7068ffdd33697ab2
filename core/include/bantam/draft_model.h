// SPDX-License-Identifier: MIT
// From whom a firm would like to sell to (a profile, schema/profile.md) to a complete model document (schema/model.md): the reference
// model's point table and gates, asking for what the profile names. Pure: the same profile gives the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "bantam/fault.h"

namespace bantam {

struct DraftedModel {
  std::string document;   ///< JSON, indented, with a line end; empty when there are faults
  Faults faults;
};

/// All faults at once: of the profile at its paths, else of the model that would come of it at the model's. A document without faults
/// loads (LoadModel), its personas keep their tiers and order, and neither axis alone makes sales-ready (check.h). O(bytes), about a millisecond.
DraftedModel DraftModel(std::string_view profile);

}  // namespace bantam
