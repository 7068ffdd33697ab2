// SPDX-License-Identifier: MIT
#include "bantam/qualify.h"

#include <gtest/gtest.h>

#include "case_files.h"

namespace bantam::test {
namespace {

nlohmann::json Annotated(const std::string& contact) {
  Qualifier qualifier(ShippedModel("reference"), "en");
  return nlohmann::json::parse(Annotate(qualifier, contact, 1'795'251'600), nullptr, false);
}

TEST(Qualify, ReadsIdsOfEventsInAnyCase) {
  EXPECT_EQ(Annotated(R"({"events":[{"type":"Contact_Request","at":"2026-11-20"}]})")["tier"], "sql");
  EXPECT_EQ(Annotated(R"({"events":[{"type":"contact_request","topic":"Support","at":"2026-11-20"}]})")["tier"], "lead");
}

TEST(Qualify, ShowsWhatSpeaksForAndAgainstACriterion) {
  const auto found = Annotated(R"({"bant":{"timeline":{"timely":true,"withinDays":{"value":400,"source":"form","at":"2026-11-01"}}}})")["bant"]["timeline"];
  EXPECT_EQ(found["state"], "partial");
  EXPECT_EQ(found["conflicts"].size(), 2u) << found.dump();
}

TEST(Qualify, WarnsOfAnUndatedContactRequestOnly) {
  const auto codes = [](const nlohmann::json& annotation) {
    std::string text;
    for (const auto& warning : annotation["warnings"]) text += warning["code"].get<std::string>() + " ";
    return text;
  };
  EXPECT_EQ(codes(Annotated(R"({"events":[{"type":"download","asset":"trend_guide"}]})")), "");
  EXPECT_EQ(codes(Annotated(R"({"events":[{"type":"contact_request"}]})")), "request_undated ");
}

}  // namespace
}  // namespace bantam::test
