// SPDX-License-Identifier: MIT
// Our tokenizer and nlohmann's parser take and refuse the same texts and decode the same strings.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "../core/json_oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string difference = bantam::DifferenceFromOracle({reinterpret_cast<const char*>(bytes), size});
  if (difference.empty()) return 0;
  std::fprintf(stderr, "%s\n", difference.c_str());
  std::abort();
}
