// SPDX-License-Identifier: MIT
#include "bantam/encoding.h"

#include <gtest/gtest.h>

#include <vector>

namespace bantam::encoding_test {
namespace {

constexpr std::string_view kRussian1251 = "\xD4\xE0\xEC\xE8\xEB\xE8\xFF;\xC4\xEE\xEB\xE6\xED\xEE\xF1\xF2\xFC\r\n\xCF\xF0\xE8\xEC\xE5\xF0\xEE\xE2;\xC4\xE8\xF0\xE5\xEA\xF2\xEE\xF0\r\n";
constexpr std::string_view kGerman1252 = "Name;Firma;Stra\xDF" "e\r\nM\xFCller;B\xE4" "cker & S\xF6hne;\x84Hof\x93\r\n";
constexpr std::string_view kPolish1250 = "Imi\xEA;Dzia\xB3;Uwagi\r\nMa\xB3gorzata;Sprzeda\xBF;pi\xB9tek, \x9Cwietnie\r\n";
constexpr std::string_view kSpanish1252 = "Nombre;Notas\r\nBego\xF1" "a;\xBFQu\xE9 tal? \xA1Ma\xF1" "ana!\r\n";

std::string Recoded(std::string_view bytes, std::optional<Encoding> stated = std::nullopt, std::size_t chunk = 1 << 30) {
  Recoder recoder(stated);
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += chunk) out += recoder.Recode(bytes.substr(at, chunk), false);
  out += recoder.Recode({}, true);
  return out;
}

std::string Utf16(std::u16string_view text, bool bigEndian) {
  std::string out;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += bigEndian ? high : low;
    out += bigEndian ? low : high;
  }
  return out;
}

TEST(DetectEncoding, KnowsByteOrderMarks) {
  EXPECT_EQ(DetectEncoding("\xEF\xBB\xBFname"), Encoding::kUtf8);
  EXPECT_EQ(DetectEncoding("\xFF\xFEn"), Encoding::kUtf16Le);
  EXPECT_EQ(DetectEncoding("\xFE\xFFn"), Encoding::kUtf16Be);
}

TEST(DetectEncoding, SeesUtf16WithoutAMark) {
  for (const std::u16string_view text : {u"Name,Email\nIda Example,ida@firm.example\n", u"Имя;Почта\r\nИван Примеров;ivan@firma.example\r\n"}) {
    EXPECT_EQ(DetectEncoding(Utf16(text, false)), Encoding::kUtf16Le);
    EXPECT_EQ(DetectEncoding(Utf16(text, true)), Encoding::kUtf16Be);
  }
}

TEST(DetectEncoding, ZerosThatStrayedIntoATextMakeNoUtf16) {
  for (const std::string_view text : {std::string_view("Name,Email\nIda,i\0da@x.example\n", 30), std::string_view("Name,Email\nIda ,i\0da@x.example\n", 31)}) {
    EXPECT_EQ(DetectEncoding(text), Encoding::kUtf8) << text;
  }
  EXPECT_EQ(DetectEncoding(Utf16(u"Имя;Почта\n", false)), Encoding::kUtf16Le);
}

TEST(DetectEncoding, TakesTheCodePageThatMakesWords) {
  EXPECT_EQ(DetectEncoding(kRussian1251), Encoding::kWindows1251);
  EXPECT_EQ(DetectEncoding(kGerman1252), Encoding::kWindows1252);
  EXPECT_EQ(DetectEncoding(kPolish1250), Encoding::kWindows1250);
  EXPECT_EQ(DetectEncoding(kSpanish1252), Encoding::kWindows1252);
  EXPECT_EQ(DetectEncoding("navn\nS\xF8ren \xC5s\n"), Encoding::kWindows1252);
  EXPECT_EQ(DetectEncoding("nom\nPr\xE9nom \xE9t\xE9 ao\xFBt \xE0 No\xEBl\n"), Encoding::kWindows1252);
  EXPECT_EQ(DetectEncoding("\xC9\xCD\xD1;\xF7\xCF\xD2\xCF\xCE\xC5\xD6 \xE9\xD7\xC1\xCE\xCF\xD7\xC1 \xC4\xC9\xD2\xC5\xCB\xD4\xCF\xD2"), Encoding::kKoi8R);
}

TEST(DetectEncoding, TakesUtf8WhereTheSampleIsCutOrALetterIsBroken) {
  EXPECT_EQ(DetectEncoding("Päivi Äijälä, Ö\xC3"), Encoding::kUtf8);
  EXPECT_EQ(DetectEncoding("Päivi Äijälä\xFF, Ölander, Åström"), Encoding::kUtf8);
  EXPECT_EQ(DetectEncoding(""), Encoding::kUtf8);
}

TEST(Encodings, AreFoundByManyNames) {
  EXPECT_EQ(FindEncoding("UTF-8"), Encoding::kUtf8);
  EXPECT_EQ(FindEncoding("cp1251"), Encoding::kWindows1251);
  EXPECT_EQ(FindEncoding("ISO_8859_1"), Encoding::kLatin1);
  EXPECT_FALSE(FindEncoding("ebcdic"));
  EXPECT_EQ(NameOf(Encoding::kWindows1252), "windows-1252");
  EXPECT_EQ(NameOf(Encoding::kUtf16Le), "utf-16le");
}

TEST(Recoder, ReadsEveryEncoding) {
  EXPECT_EQ(Recoded(kRussian1251), "Фамилия;Должность\r\nПримеров;Директор\r\n");
  EXPECT_EQ(Recoded(kGerman1252), "Name;Firma;Straße\r\nMüller;Bäcker & Söhne;„Hof“\r\n");
  EXPECT_EQ(Recoded(kPolish1250), "Imię;Dział;Uwagi\r\nMałgorzata;Sprzedaż;piątek, świetnie\r\n");
  EXPECT_EQ(Recoded("\xA4", Encoding::kLatin9), "€");
  EXPECT_EQ(Recoded("\xA4", Encoding::kLatin1), "¤");
  EXPECT_EQ(Recoded(std::string("\xFE\xFF") + Utf16(u"Ида 🙂", true)), "Ида 🙂");
}

TEST(Recoder, PutsASignWhereNothingIsMeant) {
  EXPECT_EQ(Recoded("a\x81z", Encoding::kWindows1252), "a\uFFFDz");
  EXPECT_EQ(Recoded(Utf16(std::u16string{0xD800, u'a', 0xDC00}, false), Encoding::kUtf16Le), "\uFFFDa\uFFFD");
  EXPECT_EQ(Recoded(std::string("a\0b", 3), Encoding::kUtf16Le), "a\uFFFD");
}

TEST(Recoder, DecidesLateWhereTheStartIsAscii) {
  std::string file(Recoder::kSampleBytes + 100, 'x');
  file += "\n" + std::string(kGerman1252);
  const std::string text = Recoded(file);
  EXPECT_NE(text.find("Müller"), std::string::npos);
  EXPECT_EQ(Recoded(file, std::nullopt, 1000), text);
}

TEST(Recoder, GivesTheSameInChunksOfAnySize) {
  const std::string wide = std::string("\xFF\xFE") + Utf16(u"Naïve 🙂;Ида\r\n", false);
  for (const std::string_view bytes : {kRussian1251, kGerman1252, kPolish1250, std::string_view(wide)}) {
    const std::string whole = Recoded(bytes);
    for (const std::size_t chunk : {1u, 2u, 3u, 7u}) EXPECT_EQ(Recoded(bytes, std::nullopt, chunk), whole) << chunk;
  }
}

TEST(Recoder, KnowsWhatItsTextTookInTheFile) {
  for (const auto& [encoding, bytes] : {std::pair(Encoding::kUtf8, 8), {Encoding::kUtf16Le, 8}, {Encoding::kWindows1252, 3}}) {
    EXPECT_EQ(Recoder(encoding).EncodedBytes("é🙂x") + (encoding == Encoding::kUtf8 ? 1 : 0), static_cast<std::uint64_t>(bytes)) << NameOf(encoding);
  }
}

}  // namespace
}  // namespace bantam::encoding_test
