// SPDX-License-Identifier: MIT
// Random models for what-if, and random changes made twice: to the columns and to the model document.
#pragma once

#include <nlohmann/json.hpp>

#include "bantam/what_if.h"
#include "seeded_contacts.h"

namespace bantam {

/// `base` with other rules, limits, tiers, exclusions and zone.
nlohmann::json RandomModel(SeededRandom& random, nlohmann::json base);

/// One change of a random kind, to both.
void ChangeSomething(SeededRandom& random, WhatIf& whatIf, nlohmann::json& document);

}  // namespace bantam
