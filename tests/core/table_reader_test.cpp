// SPDX-License-Identifier: MIT
// Whole files as users have them; the people are invented.
#include "bantam/table_reader.h"

#include <gtest/gtest.h>

#include "small_models.h"

namespace bantam::table_reader_test {
namespace {

using Strings = std::vector<std::string>;

struct Table {
  Strings targets;
  std::vector<Strings> rows;
  std::vector<std::string> bytes;   ///< of each row in the file
  std::vector<std::uint64_t> lines;
  TableHead head;
  Encoding encoding = Encoding::kUtf8;
  std::uint64_t outside = 0;
  Strings remarks;                  ///< codes, with the header that each is of
  std::vector<Strings> again;       ///< each row, read again from its bytes
};

Table Read(std::string_view file, std::size_t chunk = 1 << 30, TableOptions options = {}) {
  TableReader reader(options);
  Table table;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
  const auto drain = [&] {
    while (reader.Next()) {
      table.rows.emplace_back(reader.cells().begin(), reader.cells().end());
      table.lines.push_back(reader.line());
      places.emplace_back(reader.offset(), reader.size());
    }
  };
  for (std::size_t at = 0; at < file.size(); at += chunk) {
    reader.Feed(file.substr(at, chunk));
    drain();
  }
  reader.Finish();
  drain();
  if (!reader.head()) return table;
  table.head = *reader.head();
  for (const Column& column : table.head.mapping.columns) table.targets.push_back(column.target);
  table.encoding = reader.encoding();
  for (const Fault& remark : reader.Remarks()) {
    table.remarks.push_back(remark.code + (remark.path.empty() ? "" : " ") + remark.path);
    if (remark.code == "outside_rows") table.outside = remark.message[0] == 'A' ? 1 : std::strtoull(remark.message.c_str(), nullptr, 10);
  }
  for (const auto& [offset, size] : places) {
    table.bytes.emplace_back(file.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(size)));
    if (!reader.ReadAgain(table.bytes.back())) table.again.emplace_back(reader.cellsAgain().begin(), reader.cellsAgain().end());
  }
  return table;
}

std::string Wide(std::u16string_view text) {
  std::string out;
  for (const char16_t unit : text) out += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
  return out;
}

TEST(TableReader, PassesOverTitlesAboveTheHeader) {
  const Table table = Read("Contacts export 20.11.2026\n\nGiven by;;;Sales\nName;Email;Company;Budget\nIda Example;ida@firm.example;Firm;5000\n");
  EXPECT_EQ(table.head.headerLine, 4u);
  EXPECT_EQ(table.targets, (Strings{"person.name", "person.email", "company.name", "bant.budget.amount"}));
  EXPECT_EQ(table.rows.size(), 1u);
}

TEST(TableReader, TakesTheFirstWideRowWhereNothingIsRecognised) {
  const Table table = Read("Our list\nalpha,beta,gamma\n1,2,3\n4,5,6\n");
  EXPECT_EQ(table.head.headerLine, 2u);
  EXPECT_EQ(table.rows.size(), 2u);
}

TEST(TableReader, HeedsTheSpreadsheetsOwnWord) {
  const Table table = Read("sep=;\r\nName;Notes\r\nIda;\"a, b, c, d\"\r\n");
  EXPECT_EQ(table.head.delimiter, ';');
  EXPECT_EQ(table.head.headerLine, 2u);
  EXPECT_EQ(table.rows, (std::vector<Strings>{{"Ida", "a, b, c, d"}}));
}

TEST(TableReader, PassesOverTotalsRemarksAndRepeatedHeaders) {
  const Table table = Read(
      "Name,Email,Revenue\nIda Example,ida@firm.example,5\nName,Email,Revenue\nTotal Example,total@firm.example,7\nTotal: 2,,12\nGrand Totals (2 records)\n"
      "Copyright (c) Example\n");
  EXPECT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.outside, 4u);
  for (const std::string_view word : {"Yhteensä", "Итого:", "Razem", "Totalt", "Summe", "Total général", "Suma"}) {
    EXPECT_EQ(Read("Name;Email;Revenue\nIda;ida@firm.example;5\n" + std::string(word) + ";;5\n").outside, 1u) << word;
  }
}

TEST(TableReader, KeepsRaggedRowsAndNamesThatLookLikeTotals) {
  const Table table = Read("Company,Name,Email\nTotal,Ida Example,\nSumma Oy,Matti Malli\nFirm\n");
  EXPECT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.outside, 0u);
}

TEST(TableReader, SaysWhereNoHeaderStands) {
  const Strings none{"unnamed_columns"};
  EXPECT_EQ(Read("Ida Example,ida@firm.example,Firm,120\nMax Example,max@firm.example,Firm,7\n").remarks, none);
  EXPECT_EQ(Read("Ida Example;Firm;120\nMax Example;Firm;7\n").remarks, none);
  EXPECT_EQ(Read("Our list\n\nName,ida@firm.example\nMax,max@firm.example\n").remarks, none);
  EXPECT_TRUE(Read("Name,Our own column @ work\nIda,ida@firm.example\n").remarks.empty());
  EXPECT_TRUE(Read("Who,2025,2026\nida@firm.example,1,2\n", 1 << 30, {{"Who=person.email"}, DateOrder::kUnstated, std::nullopt}).remarks.empty());
}

TEST(TableReader, ReadsWhatStrokesDivide) {
  for (const std::string_view first : {"", "sep=|\n"}) {
    const Table table = Read(std::string(first) + "Name|Company|Email|Notes\nExample, Ida|Firm; Sons|ida@firm.example|a, b, c\nExample, Max|Firm|max@firm.example|\n");
    EXPECT_EQ(table.head.delimiter, '|');
    EXPECT_EQ(table.targets, (Strings{"person.name", "company.name", "person.email", "notes"}));
    EXPECT_EQ(table.rows.at(0), (Strings{"Example, Ida", "Firm; Sons", "ida@firm.example", "a, b, c"}));
    EXPECT_EQ(table.again, table.rows);
  }
  EXPECT_EQ(Read("Name,Email,Notes\nIda,ida@firm.example,a|b|c\nMax,max@firm.example,d|e|f\n").head.delimiter, ',');
}

/// How many rows of a table are passed over that has the columns lead source, name, company, title, revenue, e-mail, phone.
std::uint64_t OutsideOf(std::string_view rows) {
  const std::string header = "Lead Source,Name,Company,Title,Annual Revenue,Email,Phone\n";
  return Read(header + "Web,Ida Example,Firm,CEO,500,ida@firm.example,+358 40 1234567\n" + std::string(rows)).outside;
}

TEST(TableReader, KnowsTotalsByTheWholeRow) {
  for (const std::string_view row : {
           "Subtotal,,Count: 1,,,,", "Subtotal,Count,2,,,,", ",,Count,2,,,", "Total,,,Sum,\"USD 1,500.00\",,", "Sum of Annual Revenue,,,,1500,,", "Grand Totals (2 records),,,,,,",
           "Total: 2,,,,EUR,,", "Sub Total,,,,1 500 \xE2\x82\xAC,,", "Total,-,n/a,,1500,,", "Web Total,,,,1500,,", "Web Count,2,,,,,", ",,Firm Total,,1500,,", "Web Ergebnis,,,,1500,,",
           "Gesamtergebnis,,,,1500,,", "Total Web,,,,1500,,", "Sous-total,,,,1500,,", "Sous-total : 3,,,,,,", "Web Suma,,,,1500,,", "Suma końcowa,,,,1500,,", "Web Итог,,,,1500,,", "Общий итог,,,,1500,,",
           "Промежуточный итог,,Количество: 3,,,,", "Web Summa,,,,1500,,", "Kaikki yhteensä,,,,1500,,", "Välisumma,,Lukumäärä: 3,,,,", "Web Totalt,,,,1500,,", "Delsum,,Antall: 3,,,,",
           "Totalsumma,,,,1500,,", "Delsumma,,Antal: 3,,,,", "Promedio,,,,1500,,", "Total general,,,,1500,,"}) {
    EXPECT_EQ(OutsideOf(std::string(row) + "\n"), 1u) << row;
  }
}

TEST(TableReader, LosesNobodyWhoIsNamedLikeATotal) {
  for (const std::string_view row : {
           ",Sum Up,,CEO,,,", "Sum Up,,,CEO,,,", ",Sum Up,,,,sum@up.example,", "Total,,,,,a@x.example,", "Total,,,,,,040 1234567", ",,Total,,France,,", "Total,,,Director of Sales,,,", ",Anna Sum,,,50,,",
           ",Total,Firm,,,,", ",,Total Energies,Total Rewards Manager,,,", ",,,Total Rewards Manager,,,", "Web Total,,,,,,", "Count,Dracula,,,,,", "Sum,Ida Example,,,12,,"}) {
    EXPECT_EQ(OutsideOf(std::string(row) + "\n"), 0u) << row;
  }
}

TEST(TableReader, PassesOverAReportsNameAndFirmBelowTheTable) {
  const std::string table = "\"Name\",\"Email\",\"Title\"\n\"Ida Example\",\"ida@firm.example\",\"CEO\"\n";
  const std::string foot = "\"Leads of November\"\n\"Copyright (c) Example\"\n\"Generated By: Sam\"\n\"Example Corp\"\n";
  EXPECT_EQ(Read(table + "\n\n" + foot).outside, 4u);
  EXPECT_EQ(Read(table + "\n\n" + foot).rows.size(), 1u);
  EXPECT_EQ(Read(table + "\"Only Name\"\n").rows.size(), 2u);
  EXPECT_EQ(Read("Name,Title\nIda,CEO\n\n\nMax\n").rows.size(), 2u) << "two columns: a row of one cell is a row";
}

TEST(TableReader, FindsTheDelimiterOfRaggedRowsWithDecimalCommas) {
  std::string text = "Our list\nName;Email;Revenue\n";
  for (int i = 0; i < 30; ++i) text += "Ida;ida@firm.example;1,2" + std::string(static_cast<std::size_t>(i % 4), ';') + "\n";
  const Table table = Read(text);
  EXPECT_EQ(table.head.delimiter, ';');
  EXPECT_EQ(table.rows.size(), 30u);
}

TEST(TableReader, PassesOverBlankRowsWithoutAWord) {
  const Table table = Read("Name;Email\n;\nIda;ida@firm.example\n;;;\n;\n");
  EXPECT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.outside, 0u);
}

TEST(TableReader, DecidesTheOrderOfDatesByColumn) {
  const Table table = Read("Email,Created,Last call,Last meeting\na@x.example,13/11/2026,11/25/2026,03/04/2026\nb@x.example,02/11/2026,11/02/2026,05/06/2026\n");
  EXPECT_EQ(table.head.mapping.columns[1].dates, DateOrder::kDayFirst);
  EXPECT_EQ(table.head.mapping.columns[2].dates, DateOrder::kMonthFirst);
  EXPECT_EQ(table.head.mapping.columns[3].dates, DateOrder::kUnstated);
  EXPECT_EQ(table.remarks, (Strings{"ambiguous_dates Last meeting"}));
}

TEST(TableReader, LetsAgreeingColumnsAndTheLanguageDecide) {
  const Table agreeing = Read("Email,Created,Last call\na@x.example,11/25/2026,03/04/2026\n");
  EXPECT_EQ(agreeing.head.mapping.columns[2].dates, DateOrder::kMonthFirst);
  EXPECT_TRUE(agreeing.remarks.empty());
  const Table spanish = Read("Nombre;Apellidos;Correo electrónico;Fecha de creación\nAna;Ejemplo;a@x.example;03/04/2026\n");
  EXPECT_EQ(spanish.head.mapping.columns[3].dates, DateOrder::kDayFirst);
}

TEST(TableReader, ReportsAColumnThatWritesDatesBothWays) {
  const Table table = Read("Email,Created\na@x.example,13/11/2026\nb@x.example,11/25/2026\nc@x.example,03/04/2026\n");
  EXPECT_EQ(table.head.mapping.columns[1].dates, DateOrder::kUnstated);
  EXPECT_EQ(table.remarks, (Strings{"ambiguous_dates Created"}));
}

TEST(TableReader, FindsEachRowAgainInTheFilesOwnBytes) {
  const std::string wide = "\xFF\xFE" + Wide(u"Имя;Почта;Примечание\r\nИван 🙂;ivan@x.example;\"сказал \"\"да\"\"\r\nпотом\"\r\nОльга;olga@x.example;\r\n");
  std::string late = "Name;Email\r\n";
  while (late.size() < Recoder::kSampleBytes + 5000) late += "Ida Example;ida" + std::to_string(late.size()) + "@x.example\r\n";
  late += "J\xF6rg M\xFCller;joerg@x.example\r\nIda Example;last@x.example\r\n";
  const std::string cyrillic = "\xCF\xEE\xF7\xF2\xE0;\xD4\xC8\xCE\r\na@x.example;\xC8\xE2\xE0\xED\xEE\xE2 \xC8\xE2\xE0\xED\r\nb@x.example;\xCF\xE5\xF2\xF0\xEE\xE2\r\n";
  for (const std::string& file : {wide, late, cyrillic, std::string("\xEF\xBB\xBFName,Email\nÄijä,a@x.example\nÖrjan,o@x.example\n")}) {
    const Table whole = Read(file);
    ASSERT_GE(whole.rows.size(), 2u);
    EXPECT_EQ(whole.again, whole.rows);
    const Table chunked = Read(file, 977);
    EXPECT_EQ(chunked.rows, whole.rows);
    EXPECT_EQ(chunked.bytes, whole.bytes);
    EXPECT_EQ(chunked.encoding, whole.encoding);
  }
  TableOptions stated;
  stated.encoding = Encoding::kUtf16Le;
  EXPECT_EQ(Read(wide, 1, stated).bytes, Read(wide).bytes);   // the mark comes in two pieces
  EXPECT_EQ(Read(wide).rows[0], (Strings{"Иван 🙂", "ivan@x.example", "сказал \"да\"\r\nпотом"}));
  EXPECT_EQ(Read(late).encoding, Encoding::kWindows1252);
}

TEST(TableReader, JoinedExportsBringTheirMarksAndAreReadAgainAlike) {
  const std::string mark = "\xEF\xBB\xBF", first = mark + "Company,Name,Job title\n\"Firm, Inc\",Ann,CEO\n";
  const std::string text = first + mark + "\"Other, Ltd\",Bob,CEO\n" + mark + "Third,Cid,CEO\n" + mark + "Company,Name,Job title\n";
  const std::string wide = "\xFF\xFE" + Wide(u"Company,Name,Job title\nЁж,Ann,CEO\n\uFEFF\"Other, Ltd\",Bob,CEO\n");
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{64}, text.size()}) {
    const Table table = Read(text, chunk);
    EXPECT_EQ(table.rows, (std::vector<Strings>{{"Firm, Inc", "Ann", "CEO"}, {"Other, Ltd", "Bob", "CEO"}, {"Third", "Cid", "CEO"}}));
    EXPECT_EQ(table.again, table.rows);
    EXPECT_EQ(table.outside, 1u);   // the header once more
    const Table other = Read(wide, chunk);
    EXPECT_EQ(other.rows.at(1), (Strings{"Other, Ltd", "Bob", "CEO"}));
    EXPECT_EQ(other.again, other.rows);
  }
  // A row of one cell right below the others is a row, however it is marked.
  EXPECT_EQ(Read(first + mark + "Alone\n").rows.size(), 2u);
}

TEST(TableReader, NamesBlankAndRepeatedHeaders) {
  const Table table = Read("Name,,Notes,Notes\nIda,x,a,b\n");
  EXPECT_EQ(table.head.mapping.columns[1].header, "#2");
  EXPECT_EQ(table.head.mapping.columns[3].header, "Notes#2");
}

TEST(TableReader, HasNoHeadWhereThereIsNoRow) {
  for (const std::string_view file : {"", "\n\n", "\xEF\xBB\xBF"}) EXPECT_TRUE(Read(file).targets.empty());
}

// Hostile files end in bounded time and memory; each would take minutes if any step looked back over what has passed.
TEST(TableReader, WorksThroughHostileFiles) {
  const std::string start = "Name,Email\n";
  EXPECT_EQ(Read(start + std::string(test::Share(100u << 20), 'x') + "\nIda,ida@x.example\n", 1 << 20).rows.size(), 2u);
  EXPECT_EQ(Read(start + std::string(1'000'000, ',') + "\nIda,ida@x.example\n", 1 << 16).rows.size(), 2u);
  EXPECT_GE(Read(start + std::string(1'000'000, '"') + "\nIda,ida@x.example\n", 1 << 16).rows.size(), 1u);
  EXPECT_EQ(Read(std::string(1'000'000, ','), 1 << 16).rows.size(), 0u);
  const std::size_t rows = test::Share(300'000);
  std::string quotes = start;
  for (std::size_t i = 0; i < rows; ++i) quotes += "\"a\"\"b\",\"x\"\n";
  EXPECT_EQ(Read(quotes, 1 << 16).rows.size(), rows);
  std::string narrow = "N\xE4me;Email\n";
  for (std::size_t i = 0; i < rows; ++i) narrow += "\xE4\n";
  EXPECT_EQ(Read(narrow, 1 << 16).rows.size(), rows);
}

}  // namespace
}  // namespace bantam::table_reader_test
