// SPDX-License-Identifier: MIT
#include "bantam/csv.h"

#include <gtest/gtest.h>

#include <random>

namespace bantam::csv_test {
namespace {

/// A row as one text: cells in brackets, then the fault's code.
std::string Shown(const CsvReader& reader) {
  std::string row = std::to_string(reader.line()) + ":";
  for (const std::string_view cell : reader.cells()) row.append("[").append(cell).append("]");
  return reader.fault() ? row + "!" + reader.fault()->code : row;
}

std::vector<std::string> RowsOf(std::string_view text, std::size_t chunk = 1 << 20, char delimiter = ',') {
  CsvReader reader(delimiter);
  std::vector<std::string> rows;
  for (std::size_t at = 0; at < text.size(); at += chunk) {
    reader.Feed(text.substr(at, chunk));
    while (reader.Next()) rows.push_back(Shown(reader));
  }
  reader.Finish();
  while (reader.Next()) rows.push_back(Shown(reader));
  return rows;
}

using Rows = std::vector<std::string>;

TEST(Csv, ReadsCellsOfAllLineEnds) { EXPECT_EQ(RowsOf("a,b\r\nc,\n,d\re,f"), (Rows{"1:[a][b]", "2:[c][]", "3:[][d]", "4:[e][f]"})); }

TEST(Csv, ReadsQuotedCellsWithQuotesDelimitersAndLineBreaks) {
  EXPECT_EQ(RowsOf("\"a \"\"b\"\"\",\"x,y\"\n\"1\r\n2\n3\",z\nlast,\"\"\n"), (Rows{"1:[a \"b\"][x,y]", "2:[1\r\n2\n3][z]", "5:[last][]"}));
}

TEST(Csv, SkipsByteOrderMarkAndBlankLines) { EXPECT_EQ(RowsOf("\xEF\xBB\xBF" "a,b\n\n\r\n1,2\n\n"), (Rows{"1:[a][b]", "4:[1][2]"})); }

TEST(Csv, PassesOverAMarkAtTheStartOfEachRow) {
  const std::string mark = "\xEF\xBB\xBF";
  // Long enough for the quick path, short, doubled by an empty export among those that were joined, alone on a line, and within a cell.
  const std::string text = "a,b\r\n" + mark + "\"Firm, with a long name\",of more than sixteen bytes\r" + mark + "\"c,d\",e\n" + mark + mark + "\"f\",g\n" +
                           mark + "\nh," + mark + "i\n" + mark;
  const Rows rows{"1:[a][b]", "2:[Firm, with a long name][of more than sixteen bytes]", "3:[c,d][e]", "4:[f][g]", "6:[h][" + mark + "i]"};
  for (std::size_t chunk = 1; chunk <= text.size(); ++chunk) EXPECT_EQ(RowsOf(text, chunk), rows) << chunk;
}

TEST(Csv, AnEmptyQuotedCellIsARow) { EXPECT_EQ(RowsOf("\"\"\n"), (Rows{"1:[]"})); }

TEST(Csv, AQuoteInsideAPlainCellIsText) { EXPECT_EQ(RowsOf("5\" pipe,b\n"), (Rows{"1:[5\" pipe][b]"})); }

TEST(Csv, TextAfterAClosingQuoteIsAFaultOfItsRowOnly) {
  EXPECT_EQ(RowsOf("\"a\"b,c\n\"d\" ,e\n"), (Rows{"1:[a][c]!text_after_quote", "2:[d][e]"}));
}

TEST(Csv, AnUnclosedQuoteIsAFaultAtTheEnd) { EXPECT_EQ(RowsOf("a\n\"b,c\nd"), (Rows{"1:[a]", "2:[b,c\nd]!unclosed_quote"})); }

TEST(Csv, ALastRowNeedsNoLineEnd) {
  EXPECT_EQ(RowsOf("a,"), (Rows{"1:[a][]"}));
  EXPECT_EQ(RowsOf("a,\"b\""), (Rows{"1:[a][b]"}));
  EXPECT_TRUE(RowsOf("").empty());
}

TEST(Csv, LimitsHoldAtBelowAndAbove) {
  for (const bool quoted : {false, true}) {
    const std::string quote = quoted ? "\"" : "";
    for (const std::size_t size : {kMaxCellBytes - 1, kMaxCellBytes, kMaxCellBytes + 1}) {
      const auto rows = RowsOf("x," + quote + std::string(size, 'a') + quote + ",z\nnext,row\n", 4096);
      ASSERT_EQ(rows.size(), 2u);
      EXPECT_EQ(rows[0].find("!cell_too_long") != std::string::npos, size > kMaxCellBytes);
      EXPECT_EQ(rows[1], "2:[next][row]");
    }
  }
  for (const std::size_t count : {kMaxColumns - 1, kMaxColumns, kMaxColumns + 1}) {
    const auto rows = RowsOf(std::string(count - 1, ',') + "\n");
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].find("!too_many_columns") != std::string::npos, count > kMaxColumns);
  }
}

TEST(Csv, ALongRowOfShortCellsIsAFaultHoweverItIsChunked) {
  std::string cell(kMaxCellBytes, 'a');
  std::string text;
  for (int i = 0; i < 17; ++i) text += cell + ",";
  text += "\nb\n";
  for (const std::size_t chunk : {text.size(), std::size_t{70000}}) {
    const auto rows = RowsOf(text, chunk);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_TRUE(rows[0].size() > 15 * cell.size() && rows[0].size() < 17 * cell.size());
    EXPECT_NE(rows[0].find("!row_too_long"), std::string::npos);
    EXPECT_EQ(rows[1], "2:[b]");
  }
}

TEST(Csv, HostileInputIsReadInLinearTime) {
  EXPECT_EQ(RowsOf(std::string(3'000'000, '"'), 7).size(), 1u);
  EXPECT_EQ(RowsOf("\"" + std::string(30'000'000, 'a') + "\"\nb\n", 65536).back(), "2:[b]");
  EXPECT_EQ(RowsOf(std::string(3'000'000, '\n'), 3).size(), 0u);
  EXPECT_EQ(RowsOf(std::string(1'000'000, ','), 1).size(), 1u);
}

TEST(Csv, ChunksMakeNoDifference) {
  std::mt19937 random(7);
  constexpr std::string_view kSigns = "ab,,\"\"\"\r\n\n ";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto i = random() % 30; i > 0; --i) text += kSigns[random() % kSigns.size()];
    const auto whole = RowsOf(text);
    for (const std::size_t chunk : {1u, 2u, 3u, 5u}) ASSERT_EQ(RowsOf(text, chunk), whole) << text;
  }
}

TEST(Csv, LongRowsWithAndWithoutQuotesAreTheSameByteByByte) {
  std::mt19937 random(11);
  constexpr std::string_view kSigns = "abcdef, ", kFaults = "\"\r\n,";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    while (text.size() < 120) {
      const bool quoted = random() % 2 == 0;
      if (quoted) text += '"';
      for (auto i = random() % 20; i > 0; --i) {
        const char sign = kSigns[random() % kSigns.size()];
        text += quoted || sign != ',' ? sign : ';';
      }
      if (quoted) text += '"';
      if (random() % 40 == 0) text += kFaults[random() % kFaults.size()];
      text += random() % 4 != 0 ? ',' : random() % 3 != 0 ? '\n' : '\r';
    }
    ASSERT_EQ(RowsOf(text), RowsOf(text, 1)) << text;
  }
}

TEST(Csv, WhatIsWrittenIsReadAgain) {
  std::mt19937 random(11);
  constexpr std::string_view kSigns = "ab,;\"\r\n \t";
  for (int round = 0; round < 10'000; ++round) {
    const char delimiter = ",;\t"[random() % 3];
    std::string text, expected = "1:";
    for (int cell = 0; cell < 4; ++cell) {
      std::string value = "x";
      for (auto i = random() % 6; i > 0; --i) value += kSigns[random() % kSigns.size()];
      if (cell > 0) text += delimiter;
      AppendCsvCell(text, value, delimiter);
      expected += "[" + value + "]";
    }
    ASSERT_EQ(RowsOf(text + "\r\n", 4, delimiter), (Rows{expected})) << text;
  }
}

TEST(Csv, CellsThatASpreadsheetWouldRunAreNeutralised) {
  const auto written = [](std::string_view text) {
    std::string out;
    AppendCsvCell(out, text);
    return out;
  };
  EXPECT_EQ(written("=1+2"), "'=1+2");
  EXPECT_EQ(written("  @sum"), "\"'  @sum\"");
  EXPECT_EQ(written("\tx"), "'\tx");
  EXPECT_EQ(written("\rx"), "\"'\rx\"");
  EXPECT_EQ(written("-5"), "'-5");
  EXPECT_EQ(written("+a,b"), "\"'+a,b\"");
  EXPECT_EQ(written("a=b"), "a=b");
  EXPECT_EQ(written(""), "");
}

TEST(Csv, FindsTheDelimiter) {
  EXPECT_EQ(DetectDelimiter("a,b,c\n1,2,3\n"), ',');
  EXPECT_EQ(DetectDelimiter("a;b;c\n1,5;2,5;3\n"), ';');
  EXPECT_EQ(DetectDelimiter("a\tb\n1,2\t3\n"), '\t');
  EXPECT_EQ(DetectDelimiter("name;note\n\"x;y,z\";\"a, b, c\"\nq;r\n"), ';');
  EXPECT_EQ(DetectDelimiter("Contacts, all of them\nname;mail;title\na;b;c\nd;e;f\n"), ';');
  EXPECT_EQ(DetectDelimiter("one\ntwo\n"), ',');
  EXPECT_EQ(DetectDelimiter(""), ',');
}

}  // namespace
}  // namespace bantam::csv_test
