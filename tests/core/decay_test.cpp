// SPDX-License-Identifier: MIT
#include "bantam/decay.h"

#include <gtest/gtest.h>

namespace bantam::decay_test {
namespace {

TEST(Decay, LeavesEverythingAtFullWeightWithoutOne) {
  EXPECT_FALSE(Decay::None().expires());
  EXPECT_EQ(Decay::None().FactorAt(0), kFullWeight);
  EXPECT_EQ(Decay::None().FactorAt(100'000), kFullWeight);
  EXPECT_EQ(Decay::None().settledAfter(), 0);
}

TEST(Decay, CutsOffAfterTheLastDayOfAWindow) {
  const Decay decay = Decay::Window(90);
  EXPECT_TRUE(decay.expires());
  EXPECT_EQ(decay.FactorAt(0), kFullWeight);
  EXPECT_EQ(decay.FactorAt(90), kFullWeight);
  EXPECT_EQ(decay.FactorAt(91), 0);
  EXPECT_EQ(decay.FactorAt(100'000), 0);
  EXPECT_EQ(decay.settledAfter(), 91);
  EXPECT_EQ(Decay::Window(0).FactorAt(0), kFullWeight);
  EXPECT_EQ(Decay::Window(0).FactorAt(1), 0);
  EXPECT_EQ(Decay::Window(kMaxDecayDays).FactorAt(kMaxDecayDays), kFullWeight);
  EXPECT_EQ(Decay::Window(kMaxDecayDays).FactorAt(kMaxDecayDays + 1), 0);
}

TEST(Decay, HoldsEachStepUpToItsDay) {
  const Decay decay = Decay::Steps({{30, 100}, {90, 50}, {180, 33}});
  EXPECT_EQ(decay.FactorAt(30), kFullWeight);
  EXPECT_EQ(decay.FactorAt(31), kFullWeight / 2);
  EXPECT_EQ(decay.FactorAt(90), kFullWeight / 2);
  EXPECT_EQ(decay.FactorAt(91), 21627);  // 21626.88
  EXPECT_EQ(decay.FactorAt(181), 0);
  EXPECT_EQ(decay.settledAfter(), 181);
  EXPECT_EQ(Decay::Steps({}).FactorAt(0), 0);
}

TEST(Decay, LosesAPercentageWithEveryWholeInterval) {
  const Decay decay = Decay::Linear(7, 10);
  EXPECT_EQ(decay.FactorAt(6), kFullWeight);
  EXPECT_EQ(decay.FactorAt(7), 58982);  // 58982.4
  EXPECT_EQ(decay.FactorAt(69), 6554);  // 6553.6
  EXPECT_EQ(decay.FactorAt(70), 0);
  EXPECT_EQ(decay.FactorAt(700), 0);
  EXPECT_EQ(decay.settledAfter(), 70);
  EXPECT_EQ(Decay::Linear(30, 60).FactorAt(60), 0);
}

TEST(Decay, HalvesAfterEveryHalfLife) {
  for (const int days : {1, 7, 30, 90, 365, 3660}) {
    const Decay decay = Decay::HalfLife(days);
    for (int halvings = 0; halvings <= 16 && halvings * days <= kMaxDecayDays; ++halvings) {
      ASSERT_EQ(decay.FactorAt(halvings * days), kFullWeight >> halvings) << days;
    }
  }
  EXPECT_EQ(Decay::HalfLife(1).FactorAt(17), 1);  // half of one Q16 unit, rounded up
  EXPECT_EQ(Decay::HalfLife(1).FactorAt(18), 0);
  EXPECT_EQ(Decay::HalfLife(365).FactorAt(kMaxDecayDays + 1), 0);
}

// 65536 * 2^(-age/days) to the nearest integer, by a calculator of 40 digits.
TEST(Decay, RoundsTheHalfLifeToTheNearestUnit) {
  EXPECT_EQ(Decay::HalfLife(30).FactorAt(1), 64039);
  EXPECT_EQ(Decay::HalfLife(30).FactorAt(10), 52016);
  EXPECT_EQ(Decay::HalfLife(30).FactorAt(29), 33534);
  EXPECT_EQ(Decay::HalfLife(30).FactorAt(45), 23170);
  EXPECT_EQ(Decay::HalfLife(90).FactorAt(1), 65033);
  EXPECT_EQ(Decay::HalfLife(90).FactorAt(200), 14045);
  EXPECT_EQ(Decay::HalfLife(7).FactorAt(3), 48693);
  EXPECT_EQ(Decay::HalfLife(7).FactorAt(50), 464);
  EXPECT_EQ(Decay::HalfLife(365).FactorAt(364), 32830);
  EXPECT_EQ(Decay::HalfLife(3660).FactorAt(1), 65524);
  EXPECT_EQ(Decay::HalfLife(3660).FactorAt(3659), 32774);
  EXPECT_EQ(Decay::HalfLife(3).FactorAt(40), 6);
}

TEST(Decay, NeverGrowsWithAge) {
  for (int days = 1; days <= kMaxDecayDays; days += days < 100 ? 1 : 97) {
    const Decay decay = Decay::HalfLife(days);
    for (int age = 0; age <= kMaxDecayDays + 1; ++age) ASSERT_GE(decay.FactorAt(age), decay.FactorAt(age + 1)) << days << ' ' << age;
    EXPECT_EQ(decay.FactorAt(decay.settledAfter()), 0);
    EXPECT_NE(decay.FactorAt(decay.settledAfter() - 1), 0);
  }
}

TEST(Decay, WeighsPointsWithOneRounding) {
  EXPECT_EQ(WeighPoints(25000, kFullWeight), 25000);
  EXPECT_EQ(WeighPoints(25000, kFullWeight / 2), 12500);
  EXPECT_EQ(WeighPoints(1, kFullWeight / 2), 1);
  EXPECT_EQ(WeighPoints(-1, kFullWeight / 2), -1);
  EXPECT_EQ(WeighPoints(1, kFullWeight / 2 - 1), 0);
  EXPECT_EQ(WeighPoints(kMaxPoints, kFullWeight * 1000), std::int64_t{kMaxPoints} * 1000);
}

}  // namespace
}  // namespace bantam::decay_test

namespace bantam::decay_test {
namespace {

TEST(Decay, CountsAnEventOfTomorrowAsFresh) { EXPECT_EQ(Decay::HalfLife(30).FactorAt(-1), kFullWeight); }

}  // namespace
}  // namespace bantam::decay_test
