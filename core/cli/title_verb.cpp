// SPDX-License-Identifier: MIT
// `bantam title`: job titles, one a line, read.
#include "answers.h"
#include "arguments.h"
#include "bantam/encoding.h"
#include "bantam/line_reader.h"
#include "bantam/title.h"
#include "display.h"
#include "files.h"
#include "verbs.h"

namespace bantam::cli {
namespace {

constexpr Option kTitleOptions[] = {{"--language", true}, {"--encoding", true}};
constexpr std::size_t kMaxTitleBytes = 1u << 20;

bool IsLanguage(std::string_view text) {
  return text.size() == 2 && text[0] >= 'a' && text[0] <= 'z' && text[1] >= 'a' && text[1] <= 'z';
}

void AppendReading(std::string& out, std::string_view title, std::string_view language) {
  const TitleReading reading = ReadTitle(title, language);
  out += "{\"title\":";
  AppendJsonString(out, title);
  out += ",\"seniority\":\"";
  out += NameOf(reading.seniority);
  out += "\",\"function\":\"";
  out += NameOf(reading.function);
  out += "\",\"decides\":";
  // Unknown is null, as in every document: a title that tells nothing is no "no".
  if (reading.decides == Decides::kUnknown) out += "null}\n";
  else out += '"', out += NameOf(reading.decides), out += "\"}\n";
}

/// True for a bad line. An empty one is a title that tells nothing.
bool AppendLine(std::string& out, const InputFile& file, const LineReader& lines, std::string_view language) {
  if (lines.fault() && std::string_view(lines.fault()->code) != "empty_line") {
    Complain(file.path() + ":" + std::to_string(lines.line()) + ": " + lines.fault()->message + "\n");
    AppendError(out, *lines.fault());
    out += '\n';
    return true;
  }
  // Printable leaves a title as it is, but for bytes that are no text.
  AppendReading(out, Printable(lines.text()), language);
  return false;
}

}  // namespace

int RunTitle(VerbWords words) {
  const Arguments arguments(words, kTitleOptions, 1);
  if (!arguments.fault().empty()) return Refuse(arguments.fault());
  const std::string_view language = arguments.ValueOf("--language").value_or("");
  if (arguments.Has("--language") && !IsLanguage(language)) return Refuse("--language " + std::string(language) + ": must be a language code of two letters, like en.");
  std::optional<Encoding> encoding;
  if (const auto name = arguments.ValueOf("--encoding")) {
    encoding = FindEncoding(*name);
    if (!encoding) return Refuse("--encoding " + std::string(*name) + ": is not known.");
  }
  const std::string_view path = arguments.files().empty() ? "-" : arguments.files().front();
  InputFile file;
  if (const std::string fault = file.Open(path); !fault.empty()) return Refuse(fault);
  LineReader lines(kMaxTitleBytes);
  Recoder recoder(encoding);
  Output output;
  bool bad = false, ended = false;
  for (std::string chunk; !ended;) {
    chunk.clear();
    ended = !file.Append(chunk);
    lines.Feed(recoder.Recode(chunk, ended));
    if (ended) lines.Finish();
    while (lines.Next()) {
      bad = AppendLine(output.buffer(), file, lines, language) || bad;
      if (!output.Pass()) return kUsage;
    }
  }
  if (!output.Flush()) return kUsage;
  if (!file.error().empty()) return Refuse(file.error());
  return bad ? kBadLines : kDone;
}

}  // namespace bantam::cli
