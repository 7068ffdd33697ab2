// SPDX-License-Identifier: MIT
#include "bantam/decay.h"

#include <algorithm>

namespace bantam {
namespace {

__extension__ typedef unsigned __int128 UnsignedWide;

/// 2^(-2^-i) for i = 1 to 63 in Q63, rounded to nearest. Made with Python's decimal module at 60 digits:
/// int((Decimal(2) ** -(1 / Decimal(2 ** i)) * 2 ** 63).to_integral_value()).
constexpr std::uint64_t kRoots[] = {
    0x5a827999fcef3242, 0x6ba27e656b4eb57a, 0x75606373ee921c97, 0x7a92be8a92436616, 0x7d41d96db915019d, 0x7e9f06067a4360ba,
    0x7f4f08ae3dc7c426, 0x7fa765aca88f6453, 0x7fd3ab290e46d769, 0x7fe9d3a8e07bf086, 0x7ff4e9597bed93ab, 0x7ffa748dff8dc61f,
    0x7ffd3a3f50020332, 0x7ffe9d1dbc0a75aa, 0x7fff4e8e6306ed59, 0x7fffa74712c3cdfd, 0x7fffd3a381b1fa29, 0x7fffe9d1beed018a,
    0x7ffff4e8defb81d7, 0x7ffffa746f5f012f, 0x7ffffd3a37a7d0a8, 0x7ffffe9d1bd1fc58, 0x7fffff4e8de8832d, 0x7fffffa746f422d7,
    0x7fffffd3a37a09bb, 0x7fffffe9d1bd02f2, 0x7ffffff4e8de80fe, 0x7ffffffa746f4060, 0x7ffffffd3a37a028, 0x7ffffffe9d1bd012,
    0x7fffffff4e8de809, 0x7fffffffa746f404, 0x7fffffffd3a37a02, 0x7fffffffe9d1bd01, 0x7ffffffff4e8de81, 0x7ffffffffa746f40,
    0x7ffffffffd3a37a0, 0x7ffffffffe9d1bd0, 0x7fffffffff4e8de8, 0x7fffffffffa746f4, 0x7fffffffffd3a37a, 0x7fffffffffe9d1bd,
    0x7ffffffffff4e8df, 0x7ffffffffffa746f, 0x7ffffffffffd3a38, 0x7ffffffffffe9d1c, 0x7fffffffffff4e8e, 0x7fffffffffffa747,
    0x7fffffffffffd3a3, 0x7fffffffffffe9d2, 0x7ffffffffffff4e9, 0x7ffffffffffffa74, 0x7ffffffffffffd3a, 0x7ffffffffffffe9d,
    0x7fffffffffffff4f, 0x7fffffffffffffa7, 0x7fffffffffffffd4, 0x7fffffffffffffea, 0x7ffffffffffffff5, 0x7ffffffffffffffa,
    0x7ffffffffffffffd, 0x7fffffffffffffff, 0x7fffffffffffffff,
};
constexpr int kRootBits = 63;
/// From Q63 to Q16.
constexpr int kDropBits = 47;

std::int32_t PercentOfFull(int percent) {
  const std::int64_t bounded = std::clamp(percent, 0, 100);
  return static_cast<std::int32_t>((kFullWeight * bounded * 2 + 100) / 200);
}

/// 2^(-age/days) in Q16. The fraction's binary digits choose the roots to multiply; whole half-lives are a shift, so they are exact.
/// The error before the one rounding is below 63 units of 2^-63.
std::int32_t HalvedBy(int age, int days) {
  const int halvings = age / days;
  if (halvings > 17) return 0;
  std::int64_t rest = age % days;
  std::uint64_t product = std::uint64_t{1} << kRootBits;
  for (int i = 0; i < kRootBits && rest != 0; ++i) {
    rest *= 2;
    if (rest < days) continue;
    rest -= days;
    product = static_cast<std::uint64_t>(static_cast<UnsignedWide>(product) * kRoots[i] >> kRootBits);
  }
  const int drop = kDropBits + halvings;
  return static_cast<std::int32_t>(((product >> (drop - 1)) + 1) >> 1);
}

/// Factors of every age up to the day after kMaxDecayDays, without the tail that repeats its first.
template <typename FactorOfAge>
std::vector<std::int32_t> Tabulate(FactorOfAge factorOfAge) {
  std::vector<std::int32_t> factors;
  factors.reserve(kMaxDecayDays + 2);
  for (int age = 0; age <= kMaxDecayDays + 1; ++age) factors.push_back(factorOfAge(age));
  while (factors.size() > 1 && factors[factors.size() - 2] == factors.back()) factors.pop_back();
  factors.shrink_to_fit();
  return factors;
}

}  // namespace

Decay Decay::None() { return {}; }

Decay Decay::Window(int days) {
  Decay decay;
  decay.factors_ = Tabulate([days](int age) { return PercentOfFull(age <= days ? 100 : 0); });
  return decay;
}

Decay Decay::Steps(const std::vector<DecayStep>& steps) {
  Decay decay;
  std::size_t step = 0;
  decay.factors_ = Tabulate([&steps, &step](int age) {
    while (step < steps.size() && age > steps[step].days) ++step;
    return PercentOfFull(step < steps.size() ? steps[step].percent : 0);
  });
  return decay;
}

Decay Decay::Linear(int everyDays, int percent) {
  Decay decay;
  const int interval = std::max(everyDays, 1);
  const int lossPercent = std::clamp(percent, 0, 100);
  decay.factors_ = Tabulate([interval, lossPercent](int age) { return PercentOfFull(100 - lossPercent * (age / interval)); });
  return decay;
}

Decay Decay::HalfLife(int days) {
  Decay decay;
  const int halfLife = std::max(days, 1);
  decay.factors_ = Tabulate([halfLife](int age) { return age > kMaxDecayDays ? 0 : HalvedBy(age, halfLife); });
  return decay;
}

Decay Decay::Of(std::vector<std::int32_t> factors) {
  Decay decay;
  decay.factors_ = std::move(factors);
  return decay;
}

std::int64_t WeighPoints(Points points, std::int64_t weightQ16) {
  // The most points (2^27) of the most that a rule counts, a million (2^36 in Q16), stay below 2^63.
  constexpr std::int64_t kMostWeight = 1'000'000 * kFullWeight;
  if (weightQ16 < 0 || weightQ16 > kMostWeight) return ScaleRounded(points, weightQ16, kFullWeight);
  const std::int64_t product = points * weightQ16;
  constexpr std::int64_t half = kFullWeight / 2;
  return product < 0 ? -((half - product) / kFullWeight) : (product + half) / kFullWeight;
}

}  // namespace bantam
