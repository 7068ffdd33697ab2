// SPDX-License-Identifier: MIT
#include "bantam/email_domain.h"

#include <gtest/gtest.h>

namespace bantam::email_domain_test {
namespace {

std::string ClassOf(std::string_view email) { return std::string(NameOf(ClassOfDomain(DomainOf(email)))); }

TEST(EmailDomain, IsTheLowerCasePartAfterTheLastAt) {
  EXPECT_EQ(DomainOf("Ann@Firm.Example"), "firm.example");
  EXPECT_EQ(DomainOf("Ann Doe <ann@firm.example>"), "firm.example");
  EXPECT_EQ(DomainOf("\"a@b\"@firm.example"), "firm.example");
  EXPECT_EQ(DomainOf("ann@firm.example."), "firm.example");
  EXPECT_EQ(DomainOf("ann@MÜLLER.example"), "müller.example");
}

TEST(EmailDomain, WhatIsNoAddressHasNone) {
  for (const char* text : {"", "ann", "@firm.example", "ann@", "ann@firm", "ann@@firm.example", "ann@firm..example", "ann@-firm.example", "ann@firm-.example",
                           "ann@.example", "ann@1.2.3.4", "ann@10.0.0.0", "ann@[1.2.3.4]", "ann@fi rm.example", "<@firm.example>", "ann @firm.example"}) {
    EXPECT_EQ(DomainOf(text), "") << text;
  }
  EXPECT_EQ(DomainOf("a@" + std::string(300, 'b') + ".example"), "");
}

TEST(EmailDomain, ClassesAreTold) {
  EXPECT_EQ(ClassOf("a@gmail.com"), "free");
  EXPECT_EQ(ClassOf("a@yahoo.co.uk"), "free");
  EXPECT_EQ(ClassOf("a@mailinator.com"), "disposable");
  EXPECT_EQ(ClassOf("a@inbox.mailinator.com"), "disposable");
  EXPECT_EQ(ClassOf("a@stanford.edu"), "education");
  EXPECT_EQ(ClassOf("a@cs.ox.ac.uk"), "education");
  EXPECT_EQ(ClassOf("a@foo.gov"), "government");
  EXPECT_EQ(ClassOf("a@foo.gov.uk"), "government");
  EXPECT_EQ(ClassOf("a@firm.example"), "company");
  EXPECT_EQ(ClassOf("a@gmail.com.firm.example"), "company");
  EXPECT_EQ(ClassOf("a@notgmail.com"), "company");
  EXPECT_EQ(ClassOf("not an address"), "unknown");
}

TEST(EmailDomain, ManyLabelsCostLittle) {
  std::string domain;
  for (int i = 0; i < 125; ++i) domain += "a.";
  for (int i = 0; i < 10'000; ++i) ASSERT_EQ(ClassOfDomain(domain + "b"), DomainClass::kCompany);
}

}  // namespace
}  // namespace bantam::email_domain_test
