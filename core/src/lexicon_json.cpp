// SPDX-License-Identifier: MIT
#include "lexicon_json.h"

#include "bantam/catalog.h"
#include "json_scanner.h"

namespace bantam {
namespace {

/// Keeps the path of keys and hands out the texts. A file that is not JSON ends early: the build's tests refuse it.
class WordReader {
 public:
  WordReader(std::string_view json, const std::function<void(const LexiconPath&, std::string_view)>& visit) : scanner_(json), visit_(visit) {}

  bool Read() {
    const char first = scanner_.Peek();
    if (first != '{' && first != '[') return ReadText(first);
    if (!scanner_.Open()) return false;
    const bool object = first == '{';
    const char closing = object ? '}' : ']';
    if (scanner_.TakeEmpty(closing)) return true;
    if (object) path_.emplace_back();
    for (bool closed = false; !closed;) {
      if (object && !ReadKey()) return false;
      if (!Read() || !scanner_.Next(closing, closed)) return false;
    }
    if (object) path_.pop_back();
    return true;
  }

 private:
  bool ReadKey() {
    JsonText name;
    if (!scanner_.Key(name)) return false;
    path_.back() = Decoded(name);
    return true;
  }
  bool ReadText(char first) {
    JsonText text;
    if (first != '"') return scanner_.Skip();
    if (!scanner_.String(text)) return false;
    visit_(path_, Decoded(text));
    return true;
  }
  std::string_view Decoded(const JsonText& text) {
    if (!text.escaped) return text.raw;
    bool loneSurrogate = false;
    decoded_.resize(text.raw.size());
    decoded_.resize(DecodeJsonText(text.raw, decoded_.data(), loneSurrogate));
    return decoded_;
  }

  JsonScanner scanner_;
  const std::function<void(const LexiconPath&, std::string_view)>& visit_;
  LexiconPath path_;
  std::string decoded_;
};

}  // namespace

void ForEachWord(std::string_view json, const std::function<void(const LexiconPath&, std::string_view)>& visit) {
  WordReader(json, visit).Read();
}

void ForEachLanguage(std::string_view prefix, std::string_view ending, const std::function<void(std::string_view, std::string_view)>& visit) {
  for (const bool english : {true, false}) {
    for (const CatalogFile& file : CatalogFiles()) {
      std::string_view name = file.name;
      if (name.size() != prefix.size() + 2 + ending.size() || name.substr(0, prefix.size()) != prefix || name.substr(prefix.size() + 2) != ending) continue;
      name = name.substr(prefix.size(), 2);
      if ((name == "en") == english) visit(name, file.text);
    }
  }
}

}  // namespace bantam
