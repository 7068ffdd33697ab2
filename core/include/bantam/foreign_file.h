// SPDX-License-Identifier: MIT
// Files that hold contacts, perhaps, but in a form that is not read here: what they are, and what to do with them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "bantam/encoding.h"
#include "bantam/fault.h"

namespace bantam {

/// So many of a file's first bytes are looked at; its byte order mark is not among them.
inline constexpr std::size_t kForeignSampleBytes = 4000;

/// What the first bytes of a file say, where they say that it holds neither lines nor a table: `is_workbook`, `is_archive`, `is_page`,
/// `is_document`, `is_picture`, `is_cards`, by the signatures that such files begin with; `utf16_json`; `not_text`, which a `stated`
/// encoding rules out. O(bytes).
std::optional<Fault> ForeignFault(std::string_view begin, std::optional<Encoding> stated = std::nullopt);

}  // namespace bantam
