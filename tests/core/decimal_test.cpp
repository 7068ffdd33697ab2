// SPDX-License-Identifier: MIT
#include "bantam/decimal.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

namespace bantam::decimal_test {
namespace {

std::string Written(std::int64_t thousandths) {
  std::string out;
  AppendThousandths(out, thousandths);
  return out;
}

TEST(Decimal, ReadsJsonNumbersAsThousandths) {
  const struct {
    const char* text;
    std::int64_t value;
  } cases[] = {{"0", 0},
               {"-0", 0},
               {"-0.0e5", 0},
               {"7", 7000},
               {"12.5", 12500},
               {"-0.003", -3},
               {"-12.5e3", -12500000},
               {"1e0", 1000},
               {"1E+2", 100000},
               {"25e-1", 2500},
               {"0.001", 1},
               {"1.0000", 1000},
               {"1000000000000000", kMaxNumber},
               {"-1e15", -kMaxNumber},
               {"0.000001e9", 1000000},
               {"1e-3", 1},
               {"100e-5", 1}};
  for (const auto& c : cases) {
    const ScaledNumber read = ParseThousandths(c.text);
    EXPECT_EQ(read.fault, NumberFault::kNone) << c.text;
    EXPECT_EQ(read.value, c.value) << c.text;
  }
}

TEST(Decimal, RoundsHalfAwayFromZero) {
  EXPECT_EQ(ParseThousandths("0.0005").value, 1);
  EXPECT_EQ(ParseThousandths("-0.0005").value, -1);
  EXPECT_EQ(ParseThousandths("0.00049999999999999999999999").value, 0);
  EXPECT_EQ(ParseThousandths("0.00005").value, 0);
  EXPECT_EQ(ParseThousandths("1.0015").value, 1002);
  EXPECT_EQ(ParseThousandths("5e-4").value, 1);
  EXPECT_EQ(ParseThousandths("999999999999999.9994").value, kMaxNumber - 1);
  EXPECT_EQ(ParseThousandths("999999999999999.9995").value, kMaxNumber);
  EXPECT_EQ(ParseScaled("2.5", 0).value, 3);
  EXPECT_EQ(ParseScaled("0.9999995", 6).value, 1000000);
}

TEST(Decimal, TakesNothingButJsonGrammar) {
  for (const char* text : {"",   "-",   "+1",   "01",  "-01",      "1.",  ".5",    "1.e3",  "1e",    "1e+",   "1e-",         " 1",
                           "1 ", "1,5", "0x10", "NaN", "Infinity", "--1", "1.2.3", "1e5.0", "1e5e5", "1_000", "\xef\xbb\xbf"}) {
    EXPECT_EQ(ParseThousandths(text).fault, NumberFault::kSyntax) << text;
  }
  EXPECT_EQ(ParseThousandths(std::string_view("1\0", 2)).fault, NumberFault::kSyntax);
}

TEST(Decimal, CallsLargeMagnitudesOutOfRangeInsteadOfWrapping) {
  for (const char* text : {"1000000000000000.001", "-1000000000000000.0005", "1e16", "18446744073709551617", "9999999999999999",
                           "99999999999999999999999999999999999999", "1e999999999999999999999999999", "-1e99"}) {
    EXPECT_EQ(ParseThousandths(text).fault, NumberFault::kRange) << text;
  }
  EXPECT_EQ(ParseThousandths("1000000000000000.0004").value, kMaxNumber);
  EXPECT_EQ(ParseThousandths("1e-999999999999999999999999999").fault, NumberFault::kNone);
  EXPECT_EQ(ParseThousandths("1e-999999999999999999999999999").value, 0);
  EXPECT_EQ(ParseThousandths("0e999999999999999999999999999").value, 0);
}

TEST(Decimal, LetsLongMantissasAndExponentsCancel) {
  const std::string zeros(1'000'000, '0');
  EXPECT_EQ(ParseThousandths("0." + zeros + "5e1000001").value, 5000);
  EXPECT_EQ(ParseThousandths("5" + zeros + "e-1000000").value, 5000);
  EXPECT_EQ(ParseThousandths("5" + zeros).fault, NumberFault::kRange);
  EXPECT_EQ(ParseThousandths("1e" + zeros + "1").value, 10000);
  EXPECT_EQ(ParseThousandths("1e" + std::string(1'000'000, '9')).fault, NumberFault::kRange);
}

TEST(Decimal, WritesNoTrailingZerosAndNoExponent) {
  EXPECT_EQ(Written(0), "0");
  EXPECT_EQ(Written(12500), "12.5");
  EXPECT_EQ(Written(-3), "-0.003");
  EXPECT_EQ(Written(7000), "7");
  EXPECT_EQ(Written(-1020), "-1.02");
  EXPECT_EQ(Written(kMaxNumber), "1000000000000000");
  EXPECT_EQ(Written(INT64_MIN), "-9223372036854775.808");
}

TEST(Decimal, ReadsBackWhatItWrites) {
  std::mt19937_64 random(20261102);
  for (int i = 0; i < 200'000; ++i) {
    const auto magnitude = static_cast<std::int64_t>(random() >> (1 + random() % 63)) % (kMaxNumber + 1);
    const std::int64_t value = random() % 2 == 0 ? magnitude : -magnitude;
    const ScaledNumber read = ParseThousandths(Written(value));
    ASSERT_EQ(read.fault, NumberFault::kNone);
    ASSERT_EQ(read.value, value);
  }
}

TEST(Decimal, DoesNotDependOnWhereThePointStands) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 50'000; ++i) {
    const auto value = static_cast<std::int64_t>(random() % 1'000'000'000);
    const int shift = static_cast<int>(random() % 40) - 20;
    std::string digits = std::to_string(value);
    std::string text = digits + "e" + std::to_string(shift - 3);
    if (shift > 0) {
      digits.insert(0, static_cast<std::size_t>(shift), '0');
      text = "0." + digits + "e" + std::to_string(digits.size() - 3);
    } else {
      text = digits + std::string(static_cast<std::size_t>(-shift), '0') + "e" + std::to_string(shift - 3);
    }
    ASSERT_EQ(ParseThousandths(text).value, value) << text;
  }
}

TEST(Decimal, ScalesIn128BitsAndSaturates) {
  EXPECT_EQ(ScaleRounded(1, 1, 2), 1);
  EXPECT_EQ(ScaleRounded(-1, 1, 2), -1);
  EXPECT_EQ(ScaleRounded(1, 1, 3), 0);
  EXPECT_EQ(ScaleRounded(2, -1, 3), -1);
  EXPECT_EQ(ScaleRounded(kMaxNumber, 7, 7), kMaxNumber);
  EXPECT_EQ(ScaleRounded(kMaxNumber, 920'000, 1'000'000), kMaxNumber / 100 * 92);
  EXPECT_EQ(ScaleRounded(kMaxNumber, kMaxNumber, 1), kMaxNumber);
  EXPECT_EQ(ScaleRounded(kMaxNumber, -kMaxNumber, 1), -kMaxNumber);
  EXPECT_EQ(ScaleRounded(INT64_MIN, INT64_MIN, 1), kMaxNumber);
  EXPECT_EQ(ScaleRounded(INT64_MAX, 1, INT64_MAX), 1);
  EXPECT_EQ(ScaleRounded(INT64_MAX / 2 + 1, 1, INT64_MAX), 1);
  EXPECT_EQ(ScaleRounded(INT64_MAX / 2, 1, INT64_MAX), 0);
}

}  // namespace
}  // namespace bantam::decimal_test
