// SPDX-License-Identifier: MIT
#include "bantam/sha256.h"

#include <gtest/gtest.h>

namespace bantam::sha256_test {
namespace {

// The examples that NIST publishes beside FIPS 180-4.
TEST(Sha256, GivesThePublishedSums) {
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256Hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(Sha256Hex(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PadsRightAroundTheBlockBoundary) {
  // One sum over the sums of 0 to 130 times "b": any wrong padding changes it.
  std::string sums;
  for (std::size_t length = 0; length <= 130; ++length) sums += Sha256Hex(std::string(length, 'b'));
  EXPECT_EQ(Sha256Hex(sums), "f03fa14c3c386399e9b0a30a03cb4170d435db472cb4e6706bcc94f2ea9c2cbd");
}

TEST(Sha256, DoesNotDependOnHowTheBytesArrive) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += static_cast<char>(static_cast<unsigned char>(i * 37));
  for (std::size_t step = 1; step < 200; ++step) {
    Sha256 sum;
    for (std::size_t from = 0; from < text.size(); from += step) sum.Add(std::string_view(text).substr(from, step));
    ASSERT_EQ(sum.Hex(), Sha256Hex(text)) << step;
  }
}

}  // namespace
}  // namespace bantam::sha256_test
