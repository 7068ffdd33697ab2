// SPDX-License-Identifier: MIT
// The build folds the words of lexicons so that a page need not: it must fold as the core does.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bantam/catalog.h"
#include "bantam/fold.h"
#include "bantam/title.h"
#include "case_files.h"

namespace bantam::phrases_test {
namespace {

constexpr const char* kLanguages[] = {"de", "en", "es", "fi", "fr", "nb", "pl", "ru", "sv"};

/// A lexicon as people write it.
nlohmann::json Source(const std::string& name) {
  return nlohmann::json::parse(test::ReadWholeFile(std::string(BANTAM_CASES) + "/../../core/catalog/lexicon/" + name + ".json"), nullptr, false);
}

/// "list: phrase" of each phrase below a node, folded by the core.
void Gather(const nlohmann::json& node, const std::string& list, std::set<std::string>& phrases) {
  for (const auto& [key, child] : node.items()) {
    std::string scratch;
    if (child.is_string()) phrases.insert(list + ": " + std::string(FoldPlain(child.get<std::string>(), scratch)));
    else Gather(child, node.is_array() || list.empty() ? list + key : list + " " + key, phrases);
  }
}

/// "list: phrase" of each phrase of a file that catalog/phrases.py wrote.
std::set<std::string> Unpacked(std::string_view packed) {
  std::set<std::string> phrases;
  std::string list, phrase;
  for (std::size_t at = 0; at < packed.size();) {
    const std::size_t named = packed.find('\t', at);
    list = std::string(packed.substr(at, named - at)) + ": ";
    phrase.clear();
    for (at = named + 1; at < packed.size() && packed[at] != '\n';) {
      std::size_t end = 0;
      for (int words = packed[at] - 'A'; words > 0; --words) end = phrase.find(' ', end) + 1;
      phrase.resize(end);
      for (++at; at < packed.size() && packed[at] != '\n' && (packed[at] < 'A' || packed[at] > 'Z');) phrase += packed[at++];
      phrases.insert(list + phrase);
      phrase += ' ';
    }
    ++at;
  }
  return phrases;
}

TEST(Phrases, OfTitlesAndValuesAreFoldedAsTheCoreFolds) {
  for (const std::string language : kLanguages) {
    nlohmann::json titles = Source("titles-" + language), values = Source(language)["values"];
    titles.erase("roles");   // keys, not phrases
    for (const auto& [file, source] : {std::pair("titles-", titles), std::pair("values-", values)}) {
      std::set<std::string> expected;
      Gather(source, "", expected);
      EXPECT_GT(expected.size(), 100u);
      std::set<std::string> packed = Unpacked(FindCatalogFile("lexicon/" + std::string(file) + language + ".phrases").value_or(""));
      if (file == std::string_view("values-")) packed.merge(Unpacked(FindCatalogFile("lexicon/totals-" + language + ".phrases").value_or("")));
      std::erase_if(packed, [](const std::string& phrase) { return phrase.rfind("roles ", 0) == 0; });
      EXPECT_EQ(packed, expected) << file << language;
    }
  }
}

TEST(Phrases, OfNotesAreTheLabelsOfAllLanguagesFoldedAsTheCoreFolds) {
  const std::set<std::string> packed = Unpacked(FindCatalogFile("lexicon/notes.phrases").value_or(""));
  std::set<std::string> expected;
  for (const std::string language : kLanguages) {
    const nlohmann::json labels = nlohmann::json::parse(FindCatalogFile("labels/" + language + ".json").value_or("{}"));
    for (const auto& [key, label] : labels.items()) {
      std::string scratch;
      const bool answer = key == "value.none" || key == "value.no" || key == "value.yes";
      if (answer || key.rfind("fact.", 0) == 0) expected.insert(key + ": " + std::string(Fold(label.get<std::string>(), scratch)));
    }
  }
  EXPECT_GT(expected.size(), 200u);
  EXPECT_EQ(packed, expected);
}

TEST(Phrases, OfRolesReadAsTheirListSays) {
  for (const std::string language : kLanguages) {
    const nlohmann::json source = Source("titles-" + language);
    for (const auto& [name, phrases] : source["roles"].items()) {
      for (const std::string phrase : phrases) EXPECT_EQ(NameOf(ReadRole(phrase, std::vector{language})), name) << phrase;
    }
  }
}

}  // namespace
}  // namespace bantam::phrases_test
