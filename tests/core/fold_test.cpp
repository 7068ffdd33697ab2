// SPDX-License-Identifier: MIT
#include "bantam/fold.h"

#include <gtest/gtest.h>

#include <random>

namespace bantam::fold_test {
namespace {

std::string Folded(std::string_view text) {
  std::string scratch;
  return std::string(Fold(text, scratch));
}

std::string Plain(std::string_view text) {
  std::string scratch;
  return std::string(FoldPlain(text, scratch));
}

TEST(Fold, TextThatIsFoldedAlreadyIsReturnedAsItIs) {
  std::string scratch;
  for (const std::string_view text : {"", "a", "head of sales", "työ", "директор"}) {
    EXPECT_EQ(Fold(text, scratch), text);
    EXPECT_EQ(Fold(text, scratch).data(), text.data()) << text;
  }
}

TEST(Fold, CaseWidthAndCompatibilityFormsFold) {
  EXPECT_EQ(Folded("Head OF Sales"), "head of sales");
  EXPECT_EQ(Folded("ＡＢＣ １２"), "abc 12");
  EXPECT_EQ(Folded("ﬁnance"), "finance");
  EXPECT_EQ(Folded("Straße"), "strasse");
  EXPECT_EQ(Folded("ÄÖÅ"), "äöå");
  EXPECT_EQ(Folded("A\xCC\x88"), "ä");
  EXPECT_EQ(Folded("ДИРЕКТОР"), "директор");
  EXPECT_EQ(Folded("ΣΊΣΥΦΟΣ"), "σίσυφοσ");
  EXPECT_EQ(Folded("한국"), Folded("한국"));
}

TEST(Fold, WhiteSpaceCollapsesAndEndsAreTrimmed) {
  EXPECT_EQ(Folded("  a \t\r\n b  "), "a b");
  EXPECT_EQ(Folded("1\xC2\xA0" "000"), "1 000");
  EXPECT_EQ(Folded("\xE2\x80\x83x\xE3\x80\x80"), "x");
  EXPECT_EQ(Folded(" "), "");
}

TEST(Fold, WhatShowsNothingIsLeftOut) { EXPECT_EQ(Folded("\xEF\xBB\xBFmar\xC2\xADket\xE2\x80\x8Bing"), "marketing"); }

TEST(Fold, InvalidUtf8BecomesReplacementCharacters) {
  EXPECT_EQ(Folded("a\xFF"), "a\xEF\xBF\xBD");
  EXPECT_EQ(Folded("\xC0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(Folded("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(Folded("\xE2\x82"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Fold, TheShortWayAndTheLongWayAgree) {
  // A Hangul syllable sends the whole text the long way and composes with nothing before it.
  const std::string syllable = "\xED\x95\x9C";
  for (char32_t code = 0x80; code < 0x800; ++code) {
    const std::string text = std::string("u") + static_cast<char>(0xC0 | (code >> 6)) + static_cast<char>(0x80 | (code & 0x3F));
    EXPECT_EQ(Folded(text + "x") + syllable, Folded(text + "x" + syllable)) << std::hex << static_cast<unsigned>(code);
    EXPECT_EQ(Plain(text + "x") + Plain(syllable), Plain(text + "x" + syllable)) << std::hex << static_cast<unsigned>(code);
  }
}

TEST(Fold, FoldingTwiceChangesNothing) {
  std::mt19937 random(3);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      const auto kind = random() % 4;
      if (kind == 0) text += static_cast<char>(random() % 256);
      if (kind == 1) text += std::string("\xCC") + static_cast<char>(0x80 + random() % 64);
      if (kind == 2) text += static_cast<char>(0xC3 + random() % 0x13), text += static_cast<char>(0x80 + random() % 64);
      if (kind == 3) text += std::string("\xE1") + static_cast<char>(0x80 + random() % 64) + static_cast<char>(0x80 + random() % 64);
    }
    const std::string once = Folded(text), plain = Plain(text);
    ASSERT_EQ(Folded(once), once);
    ASSERT_EQ(Plain(plain), plain);
  }
}

TEST(FoldPlain, DiacriticsFallAway) {
  EXPECT_EQ(Plain("Äö Ø ŁÓDŹ Ёж Þ Æ"), "ao o lodz еж th ae");
  EXPECT_EQ(Plain("İstanbul ı"), "istanbul i");
  EXPECT_EQ(Plain("が"), "が");
}

TEST(Fold, ManyMarksOnOneLetterTakeLinearTime) {
  std::string text = "a";
  for (int i = 0; i < 300'000; ++i) text += i % 2 ? "\xCC\x81" : "\xCC\xA3";
  EXPECT_EQ(Plain(text), "a");
  EXPECT_GT(Folded(text).size(), 500'000u);
}

TEST(ContainsWord, FindsWholeWordsOnly) {
  EXPECT_TRUE(ContainsWord("head of sales", "sales"));
  EXPECT_TRUE(ContainsWord("head of sales", "head of"));
  EXPECT_FALSE(ContainsWord("salesforce", "sales"));
  EXPECT_FALSE(ContainsWord("presales", "sales"));
  EXPECT_TRUE(ContainsWord("presales, sales", "sales"));
  EXPECT_FALSE(ContainsWord("käyttö", "k"));
  EXPECT_TRUE(ContainsWord("(crm)", "crm"));
  EXPECT_TRUE(ContainsWord("we use c++ here", "c++"));
  EXPECT_TRUE(ContainsWord("c++17", "c++"));
  EXPECT_FALSE(ContainsWord("директора", "директор"));
  EXPECT_FALSE(ContainsWord("a", ""));
  EXPECT_FALSE(ContainsWord("", "a"));
}

}  // namespace
}  // namespace bantam::fold_test
