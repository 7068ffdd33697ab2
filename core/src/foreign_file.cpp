// SPDX-License-Identifier: MIT
#include "bantam/foreign_file.h"

#include <algorithm>
#include <string>

#include "bantam/line_reader.h"

namespace bantam {
namespace {

using namespace std::string_view_literals;

enum class Foreign : std::uint8_t { kWorkbook, kArchive, kPage, kDocument, kPicture, kCards, kWideJson, kNotText };

struct Signature {
  std::string_view bytes;
  Foreign kind;
  std::size_t at = 0;
};

constexpr Signature kSignatures[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Foreign::kWorkbook},  // .xls
    {"PK\x05\x06"sv, Foreign::kArchive},                         // nothing in it
    {"PK\x07\x08"sv, Foreign::kArchive},
    {"\x1F\x8B\x08"sv, Foreign::kArchive},                       // gzip
    {"BZh91AY&SY"sv, Foreign::kArchive},
    {"\xFD\x37zXZ\0"sv, Foreign::kArchive},
    {"7z\xBC\xAF\x27\x1C"sv, Foreign::kArchive},
    {"Rar!\x1A\x07"sv, Foreign::kArchive},
    {"\x28\xB5\x2F\xFD"sv, Foreign::kArchive},                   // zstd
    {"ustar"sv, Foreign::kArchive, 257},
    {"%PDF-"sv, Foreign::kDocument},
    {"{\\rtf"sv, Foreign::kDocument},
    {"\x89PNG\r\n\x1A\n"sv, Foreign::kPicture},
    {"\xFF\xD8\xFF"sv, Foreign::kPicture},                       // JPEG
    {"GIF87a"sv, Foreign::kPicture},
    {"GIF89a"sv, Foreign::kPicture},
    {"WEBPVP8"sv, Foreign::kPicture, 8},
    {"II*\0"sv, Foreign::kPicture},                              // TIFF
    {"MM\0*"sv, Foreign::kPicture},
    {"ftyphei"sv, Foreign::kPicture, 4},                         // HEIC
    {"ftypmif1"sv, Foreign::kPicture, 4},
};

/// How texts begin that are no table, without blanks before; small letters stand for both.
constexpr Signature kOpenings[] = {
    {"<!doctype"sv, Foreign::kPage}, {"<html"sv, Foreign::kPage}, {"<?xml"sv, Foreign::kPage},        {"<table"sv, Foreign::kPage},
    {"<head"sv, Foreign::kPage},     {"<meta"sv, Foreign::kPage}, {"<body"sv, Foreign::kPage},        {"<style"sv, Foreign::kPage},
    {"<div"sv, Foreign::kPage},      {"<!--"sv, Foreign::kPage},  {"mime-version:"sv, Foreign::kPage}, {"begin:vcard"sv, Foreign::kCards},
};

Fault FaultOf(Foreign kind) {
  switch (kind) {
    case Foreign::kWorkbook: return {"is_workbook", "", "This is a spreadsheet (such as .xlsx, .xls, .ods, .numbers): open it and save the sheet as CSV (UTF-8)."};
    case Foreign::kArchive: return {"is_archive", "", "This is a packed archive (such as .zip, .gz): unpack it and open the CSV file that is in it."};
    case Foreign::kPage: return {"is_page", "", "This is a web page or XML, whatever its name: open it in a spreadsheet and save it as CSV (UTF-8)."};
    case Foreign::kDocument: return {"is_document", "", "This is a document (such as PDF, Word), not a table: export the contacts as CSV (UTF-8)."};
    case Foreign::kPicture: return {"is_picture", "", "This is a picture, not a table: export the contacts as CSV (UTF-8)."};
    case Foreign::kCards: return {"is_cards", "", "These are address cards (vCard): export the contacts as CSV (UTF-8)."};
    case Foreign::kWideJson: return {"utf16_json", "", "This is JSON in UTF-16: save it in UTF-8."};
    case Foreign::kNotText: break;
  }
  return {"not_text", "", "This is not a text: export the contacts as CSV (UTF-8)."};
}

bool Holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Office programs pack their files: the names of what is in them stand at the beginning.
Foreign KindOfZip(std::string_view begin) {
  if (Holds(begin, "word/") || Holds(begin, "ppt/") || Holds(begin, "opendocument.text") || Holds(begin, "opendocument.presentation")) return Foreign::kDocument;
  const bool office = Holds(begin, "[Content_Types].xml") || Holds(begin, "xl/") || Holds(begin, "opendocument.spreadsheet") || Holds(begin, ".iwa");
  return office ? Foreign::kWorkbook : Foreign::kArchive;
}

/// The first letters without zeros between them, marks and blanks before them; small.
std::string Opening(std::string_view begin) {
  constexpr std::size_t kMostLetters = 16;
  std::string out;
  for (const char c : begin) {
    const bool before = out.empty() && (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\xFF' || c == '\xFE');
    if (c == '\0' || before) continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (out.size() == kMostLetters) break;
  }
  return out;
}

/// A stray zero makes no program of a table.
bool IsNoText(std::string_view begin) {
  const auto signs = static_cast<std::size_t>(std::count_if(begin.begin(), begin.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && (byte < '\t' || byte > '\r');
  }));
  return signs > 1 && signs * 20 > begin.size();
}

std::optional<Foreign> ForeignKind(std::string_view begin, std::optional<Encoding> stated) {
  for (const Signature& one : kSignatures) {
    if (begin.substr(std::min(one.at, begin.size()), one.bytes.size()) == one.bytes) return one.kind;
  }
  if (begin.substr(0, 4) == "PK\x03\x04") return KindOfZip(begin);
  const std::string opening = Opening(begin);
  for (const Signature& one : kOpenings) {
    if (std::string_view(opening).substr(0, one.bytes.size()) == one.bytes) return one.kind;
  }
  const Encoding encoding = stated.value_or(DetectEncoding(begin));
  const bool wide = encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be;
  if (wide && !opening.empty() && (opening.front() == '{' || opening.front() == '[')) return Foreign::kWideJson;
  if (!wide && !stated && KindOfInput(begin, true) == InputKind::kCsv && IsNoText(begin)) return Foreign::kNotText;
  return std::nullopt;
}

}  // namespace

std::optional<Fault> ForeignFault(std::string_view begin, std::optional<Encoding> stated) {
  const std::optional<Foreign> kind = ForeignKind(WithoutByteOrderMark(begin).substr(0, kForeignSampleBytes), stated);
  return kind ? std::optional(FaultOf(*kind)) : std::nullopt;
}

}  // namespace bantam
