// SPDX-License-Identifier: MIT
// What the bytes from 0x80 mean in single-byte encodings; made by catalog/encodings.py.
#pragma once

namespace bantam {

extern const char16_t kWindows1250[128], kWindows1251[128], kWindows1252[128], kLatin1[128], kLatin2[128], kLatin9[128], kKoi8R[128];

}  // namespace bantam
