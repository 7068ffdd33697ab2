// SPDX-License-Identifier: MIT
// Classes of e-mail domains, from the `domains` pack.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bantam {

enum class DomainClass : std::uint8_t { kUnknown, kFree, kDisposable, kEducation, kGovernment, kCompany };

/// The lower-case domain of an address, or empty when it is not one.
std::string DomainOf(std::string_view email);
DomainClass ClassOfDomain(std::string_view lowerDomain);
std::string_view NameOf(DomainClass value);

}  // namespace bantam
