// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <array>
#include <memory>

#include "json_oracle.h"
#include "seeded_contacts.h"

namespace bantam::json_scanner_test {
namespace {

constexpr Instant kNow = 1'793'523'600;

/// The text in a buffer of exactly its size, so that the sanitizer sees a read beyond it.
bool ValidInExactBuffer(std::string_view text) {
  const std::unique_ptr<char[]> buffer(new char[text.size()]);
  std::copy(text.begin(), text.end(), buffer.get());
  return ValidateJson({buffer.get(), text.size()});
}

std::string Decoded(std::string_view raw, bool* lone = nullptr) {
  std::string out(raw.size(), '\0');
  bool loneSurrogate = false;
  out.resize(DecodeJsonText(raw, out.data(), loneSurrogate));
  if (lone != nullptr) *lone = loneSurrogate;
  return out;
}

std::string Nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(JsonScanner, TakesWhatTheGrammarAllows) {
  for (const char* text : {"0", "-0", "1.5e+10", "-12E-3", "true", "false", "null", "\"\"", "[]", "{}", " [ 1 , 2 ] ", "{\"a\":{\"b\":[{}]}}",
                           "\"\\u00e4\\n\\/\\\"\"", "\t\r\n1", "1e999999", "\"\x7f\"", "[\"\\ud800\"]"}) {
    EXPECT_TRUE(ValidInExactBuffer(text)) << text;
  }
}

TEST(JsonScanner, RefusesWhatTheGrammarDoesNot) {
  for (const char* text :
       {"", " ", "01", "+1", "-", "1.", ".5", "1e", "1e+", "NaN", "Infinity", "-Infinity", "nul", "True", "'a'", "\"a", "\"\\x\"", "\"\\u12g4\"",
        "\"\\u12", "\"\\", "\"\t\"", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "{1:2}", "[1}", "{\"a\":1]", "1 2",
        "[1]]", "//x\n1", "\xEF\xBB\xBF" "1", "\f1", "["}) {
    EXPECT_FALSE(ValidInExactBuffer(text)) << text;
  }
}

TEST(JsonScanner, StopsAtTheDepthLimitAndNotBefore) {
  EXPECT_TRUE(ValidateJson(Nested(63), 64));
  EXPECT_TRUE(ValidateJson(Nested(64), 64));
  EXPECT_FALSE(ValidateJson(Nested(65), 64));
  EXPECT_TRUE(ValidateJson(Nested(3), 3));
  EXPECT_FALSE(ValidateJson(Nested(4), 3));
}

TEST(JsonScanner, FollowsNoMoreLevelsThanItCanKeep) {
  EXPECT_TRUE(ValidateJson(Nested(JsonScanner::kDeepest), 1'000'000));
  EXPECT_FALSE(ValidateJson(Nested(JsonScanner::kDeepest + 1), 1'000'000));
}

TEST(JsonScanner, SurvivesAHundredThousandLevels) {
  const std::string text = Nested(100'000);
  JsonScanner scanner(text);
  EXPECT_FALSE(scanner.Skip());
  EXPECT_EQ(scanner.fault(), JsonScanner::Fault::kTooDeep);
  EXPECT_EQ(scanner.offset(), 64u);
}

TEST(JsonScanner, FindsTheEndOfAStringAtEveryPlace) {
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string plain(size, 'a');
    EXPECT_TRUE(ValidInExactBuffer('"' + plain + '"')) << size;
    EXPECT_FALSE(ValidInExactBuffer('"' + plain)) << size;
    for (std::size_t place = 0; place <= size; ++place) {
      const auto with = [&](std::string_view piece) { return '"' + std::string(plain).insert(place, piece) + '"'; };
      EXPECT_TRUE(ValidInExactBuffer(with("\\\""))) << size << ' ' << place;
      EXPECT_TRUE(ValidInExactBuffer(with("\xC3\xA4"))) << size << ' ' << place;
      EXPECT_FALSE(ValidInExactBuffer(with("\x1F"))) << size << ' ' << place;
      EXPECT_FALSE(ValidInExactBuffer(with("\x80"))) << size << ' ' << place;
      EXPECT_FALSE(ValidInExactBuffer(with("\""))) << size << ' ' << place;
    }
  }
}

TEST(JsonScanner, TakesOnlyWellFormedUtf8) {
  for (const char* good : {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(ValidInExactBuffer('"' + std::string(good) + '"'));
  }
  for (const char* bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE1\x80", "\xE1\x80\x41",
                          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF1\x80\x80", "\xFF"}) {
    const std::string text = '"' + std::string(bad) + '"';
    JsonScanner scanner(text);
    EXPECT_FALSE(scanner.Skip());
    EXPECT_EQ(scanner.fault(), JsonScanner::Fault::kUtf8);
    EXPECT_EQ(scanner.offset(), 1u);
  }
}

TEST(JsonScanner, DecodesEscapes) {
  EXPECT_EQ(Decoded("a\\b\\f\\n\\r\\t\\/\\\\\\\"z"), "a\b\f\n\r\t/\\\"z");
  EXPECT_EQ(Decoded("\\u0041\\u00E4\\u20ac\\ud83d\\uDE00"), "A\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80");
}

TEST(JsonScanner, ReplacesHalfASurrogatePair) {
  for (const char* text : {"\\ud800", "\\udc00", "\\ud800\\ud800\\udc00x", "\\ud800\\n", "\\ud800x"}) {
    bool lone = false;
    EXPECT_EQ(Decoded(text, &lone).substr(0, 3), "\xEF\xBF\xBD") << text;
    EXPECT_TRUE(lone) << text;
  }
  EXPECT_EQ(Decoded("\\ud800\\ud800\\udc00x"), "\xEF\xBF\xBD\xF0\x90\x80\x80x");
}

TEST(JsonScanner, AgreesWithTheOracleOnDamagedContacts) {
  constexpr std::string_view kPieces = "{}[]\",:\\ud8n01-.eE+ tfa\n\t\xC3\xA4\xED\x80\x1F";
  SeededRandom random(7);
  std::string text;
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    text.clear();
    AppendSeededContact(text, 7, i, kNow);
    ASSERT_EQ(DifferenceFromOracle(text), "") << text;
    for (std::uint32_t damage = 1 + random.Below(3); damage > 0; --damage) {
      const std::size_t place = random.Below(static_cast<std::uint32_t>(text.size()));
      const char piece = kPieces[random.Below(static_cast<std::uint32_t>(kPieces.size()))];
      switch (random.Below(4)) {
        case 0: text[place] = piece; break;
        case 1: text.insert(place, 1, piece); break;
        case 2: text.erase(place, 1 + random.Below(4)); break;
        default: text.resize(place);
      }
      if (text.empty()) text = "[";
    }
    ASSERT_EQ(DifferenceFromOracle(text), "") << text;
  }
}

TEST(JsonScanner, AgreesWithTheOracleOnTokenSoup) {
  constexpr std::array<std::string_view, 24> kTokens{"{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e4\"", "0", "-1", "1.5", "1e9", "true", "null",
                                                     " ", "\n", "\"\\ud83d\\ude00\"", "\"b\":", "[1,2]", "{}", "1e400", "\"\\udc00\"", "x", "-"};
  SeededRandom random(11);
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    for (std::uint32_t n = 1 + random.Below(9); n > 0; --n) text += kTokens[random.Below(kTokens.size())];
    ASSERT_EQ(DifferenceFromOracle(text), "") << text;
  }
}

}  // namespace
}  // namespace bantam::json_scanner_test
