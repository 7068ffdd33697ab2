// SPDX-License-Identifier: MIT
// What a job title says of seniority, function and role in the decision, read with lexicon data files (core/catalog/lexicon).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace bantam {

enum class Seniority : std::uint8_t { kNone, kOwner, kCLevel, kVp, kDirector, kHead, kManager, kLead, kSpecialist, kJunior, kAssistant, kStudent };
enum class JobFunction : std::uint8_t { kOther, kGeneral, kMarketing, kSales, kIt, kFinance, kHr, kOperations, kProcurement, kProduct, kLegal };
enum class Decides : std::uint8_t { kUnknown, kNo, kInfluences, kDecides };

struct TitleReading {
  Seniority seniority = Seniority::kNone;
  JobFunction function = JobFunction::kOther;
  Decides decides = Decides::kUnknown;
  std::uint16_t confidence = 0;  ///< thousandths; 0 when nothing was recognised
};

/// `language` is an ISO 639-1 code or empty (every lexicon is tried, the surest reading wins). With `only`, no other languages than those
/// are tried: a model's answers hang on the packs that it lists and on no others. O(length).
TitleReading ReadTitle(std::string_view title, std::string_view language, std::span<const std::string> only = {});

/// A role as people write it in `bant.authority.role`: "decision maker", "influencer", "user"; else read as a title.
Decides ReadRole(std::string_view role, std::span<const std::string> only = {});

std::string_view NameOf(Seniority value);     ///< `c_level`
std::string_view NameOf(JobFunction value);   ///< `marketing`
std::string_view NameOf(Decides value);       ///< `decides`, `influences`, `no`, `unknown`

}  // namespace bantam
