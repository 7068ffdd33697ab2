// SPDX-License-Identifier: MIT
// What people drop instead of a table; only the beginnings of such files.
#include "bantam/foreign_file.h"

#include <gtest/gtest.h>

#include <string>

namespace bantam::foreign_file_test {
namespace {

using namespace std::string_literals;

std::string CodeOf(std::string_view begin, std::optional<Encoding> stated = std::nullopt) {
  const auto fault = ForeignFault(begin, stated);
  return fault ? fault->code : "";
}

/// As packers begin a file: the first file's name, then what is in it.
std::string Packed(std::string_view name, std::string_view content = "....") {
  return "PK\x03\x04\x14\0\6\0\x08\0\0\0!\0"s + std::string(12, '\0') + static_cast<char>(name.size()) + "\0\0\0"s + std::string(name) + std::string(content);
}

std::string Wide(std::string_view text) {
  std::string out = "\xFF\xFE";
  for (const char c : text) out += {c, '\0'};
  return out;
}

TEST(ForeignFault, NamesOfficeFilesByWhatTheyPack) {
  EXPECT_EQ(CodeOf(Packed("[Content_Types].xml", Packed("_rels/.rels") + Packed("xl/workbook.xml"))), "is_workbook");
  EXPECT_EQ(CodeOf(Packed("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "is_workbook");
  EXPECT_EQ(CodeOf(Packed("Index/Document.iwa")), "is_workbook");
  EXPECT_EQ(CodeOf("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s), "is_workbook");
  EXPECT_EQ(CodeOf(Packed("[Content_Types].xml", Packed("_rels/.rels") + Packed("word/document.xml"))), "is_document");
  EXPECT_EQ(CodeOf(Packed("mimetype", "application/vnd.oasis.opendocument.text")), "is_document");
  EXPECT_EQ(CodeOf(Packed("contacts.csv", "Name,Email\n")), "is_archive");
}

TEST(ForeignFault, NamesArchivesDocumentsPicturesAndCards) {
  for (const std::string& begin : {"PK\x05\x06"s, "\x1F\x8B\x08\0"s, "BZh91AY&SY"s, "\xFD\x37zXZ\0"s, "7z\xBC\xAF\x27\x1C"s, "Rar!\x1A\x07\0"s,
                                   "contacts.csv" + std::string(245, '\0') + "ustar"}) {
    EXPECT_EQ(CodeOf(begin), "is_archive") << begin;
  }
  for (const std::string_view begin : {"%PDF-1.7", "{\\rtf1\\ansi"}) EXPECT_EQ(CodeOf(begin), "is_document") << begin;
  for (const std::string& begin : {"\x89PNG\r\n\x1A\n"s, "\xFF\xD8\xFF\xE0"s, "GIF89a"s, "RIFF\1\2\3\4WEBPVP8 "s, "\0\0\0\x18" "ftypheic"s, "II*\0"s}) {
    EXPECT_EQ(CodeOf(begin), "is_picture") << begin;
  }
  EXPECT_EQ(CodeOf("BEGIN:VCARD\r\nVERSION:3.0\r\n"), "is_cards");
}

TEST(ForeignFault, NamesPagesWhateverTheyAreCalled) {
  const std::string page = "<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>Name";
  for (const std::string& begin : {page, "\xEF\xBB\xBF\r\n  " + page, Wide(page), Wide("\n" + page), "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"s,
                                   "<table border=1>"s, "<!doctype html>"s, "<meta charset=utf-8>"s, "MIME-Version: 1.0\r\nContent-Type: multipart/related"s}) {
    EXPECT_EQ(CodeOf(begin), "is_page") << begin;
  }
}

TEST(ForeignFault, TellsWhatIsNoText) {
  EXPECT_EQ(CodeOf("\x7F" "ELF\2\1\1\0\0\0"s), "not_text");
  EXPECT_EQ(CodeOf("\x7F" "ELF\2\1\1\0\0\0"s, Encoding::kWindows1252), "");
  EXPECT_EQ(CodeOf(Wide("[{\"id\":1}]")), "utf16_json");
  EXPECT_EQ(CodeOf(Wide("{\"id\":1}").substr(2), Encoding::kUtf16Le), "utf16_json");
}

TEST(ForeignFault, TakesTablesAndLinesForWhatTheyAre) {
  for (const std::string& begin : {""s, "Name,Email\nIda,i\0da@x.example\n"s, Wide("Name\tEmail\r\nIda\tida@x.example\r\n"), "P,K\n"s, "{\"id\":\"\1\2\3\4\"}\n"s, "[{}]"s,
                                   "<Name>,<Email>\nIda,ida@x.example\n"s, "GIF,PDF\n1,2\n"s, "\xC8\xEC\xFF;\xCF\xEE\xF7\xF2\xE0\r\n"s}) {
    EXPECT_EQ(CodeOf(begin), "") << begin;
  }
}

}  // namespace
}  // namespace bantam::foreign_file_test
