// SPDX-License-Identifier: MIT
// The start of a clock: how far back it is looked for.
#include <gtest/gtest.h>

#include "bantam/contact_reader.h"
#include "bantam/qualify.h"
#include "../../core/src/handoff.h"

namespace bantam::handoff_test {
namespace {

constexpr Instant kNow = 1'793'610'000;   // 2026-11-02T09:00:00Z
constexpr Instant kFirst = kNow - 5'000;

std::string MomentText(Instant at) {
  std::string text;
  AppendInstant(text, at);
  return '"' + text + '"';
}

/// Ready from the first moment on; then a visit a second, so that there are so many instants of evidence, and as many attempts before.
Handoff HandoffOf(std::size_t evidence, std::size_t attempts) {
  Qualifier qualifier(ShippedModel("reference"), "en");
  std::string json = R"({"company":{"employees":200,"industry":"software"},"person":{"title":"CEO"},"bant":{"timeline":{"timely":true}},"events":[)";
  json += R"({"type":"download","asset":"buyers_guide","at":)" + MomentText(kFirst) + "}";
  for (std::size_t i = 1; i < evidence; ++i) json += R"(,{"type":"page_view","topic":"product","at":)" + MomentText(kFirst + static_cast<Instant>(i)) + "}";
  json += R"(],"lifecycle":{"attempts":[)";
  for (std::size_t i = 0; i < attempts; ++i) json += std::string(i > 0 ? "," : "") + R"({"at":)" + MomentText(kNow - 100 - static_cast<Instant>(i)) + "}";
  json += "]}}";
  Contact contact;
  EXPECT_FALSE(ContactReader(*qualifier.model().zone).Read(json, contact)) << json;
  return qualifier.Assess(contact, kNow).handoff;
}

TEST(Handoff, LooksAtSoManyInstantsOfEvidence) {
  EXPECT_EQ(HandoffOf(kMaxSinceChecks, 0).since, kFirst);
  EXPECT_EQ(HandoffOf(kMaxSinceChecks + 1, 0).since, kUndated);
}

TEST(Handoff, AttemptsAreCountedApartFromEvidence) {
  const Handoff answered = HandoffOf(kMaxSinceChecks, kMaxSinceChecks);
  EXPECT_EQ(answered.since, kFirst);
  EXPECT_EQ(answered.answeredAt, kNow - 100 - static_cast<Instant>(kMaxSinceChecks) + 1);
  EXPECT_EQ(HandoffOf(kMaxSinceChecks, kMaxSinceChecks + 1).since, kUndated);
}

}  // namespace
}  // namespace bantam::handoff_test
