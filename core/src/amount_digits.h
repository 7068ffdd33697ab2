// SPDX-License-Identifier: MIT
// Numbers as people write them in amounts, of digits and what stands between them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "bantam/decimal.h"

namespace bantam {

/// A number's digits as JSON would write them, in both readings where one separator before three digits leaves a doubt.
struct WrittenNumber {
  std::string grouped;   ///< 1.200 is one thousand two hundred
  std::string decimal;   ///< 1.200 is one and a fifth; empty when there is no doubt
  bool plain = false;    ///< digits alone
  bool grouped3 = false; ///< thousands stand apart, as in 15 000
  int scale = 0;
  bool hasScale = false;
};

/// Digits with separators, behind a minus or not: blanks and apostrophes group; of dots and commas the later kind is the decimal sign.
/// `at` moves behind them. False where they are no number.
bool TakeDigits(std::string_view text, std::size_t& at, WrittenNumber& number);

/// "10-15 000 €" is ten to fifteen thousand: where the first number is a whole one and less than what the second begins with, the thousands
/// behind that are the first one's too. Not of 1, with which lists of ranges begin ("1-10 000"): read as it stands it holds both meanings.
Thousandths WithSharedThousands(Thousandths first, Thousandths second);

}  // namespace bantam
