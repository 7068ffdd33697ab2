// SPDX-License-Identifier: MIT
// Characters of ASCII, whatever the C library's locale says.
#pragma once

namespace bantam {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace bantam
