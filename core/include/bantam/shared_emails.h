// SPDX-License-Identifier: MIT
// Which rows of a file share an e-mail address: told, never merged. 8 to 16 bytes an address, up to kMaxKnownEmails of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bantam {

inline constexpr std::size_t kMaxKnownEmails = 500'000;  ///< later addresses are looked up but not learned

class SharedEmails {
 public:
  /// The line of the earliest row with this address (case does not matter), or 0 when it is new or empty. `line` from 1.
  /// Two addresses out of 500,000 are taken for one with a chance of one in 10,000. Expected O(length).
  std::uint32_t Look(std::string_view email, std::uint32_t line);

 private:
  struct Slot {
    std::uint32_t print = 0;
    std::uint32_t line = 0;  ///< 0: free
  };
  Slot& Find(std::uint64_t hash);
  void Grow();

  std::vector<Slot> slots_;
  std::vector<std::uint64_t> hashes_;  ///< of the addresses, for growing
  std::string scratch_;
};

}  // namespace bantam
