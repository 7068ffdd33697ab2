// SPDX-License-Identifier: MIT
// The part of form_text.h that writes words: only what answers in the form's language and in English can need.
#include <algorithm>

#include "bantam/catalog.h"
#include "bantam/words.h"
#include "form_text.h"
#include "lexicon.h"
#include "lexicon_json.h"

namespace bantam {
namespace {

/// Words by what they mean, both in the order of the lexicon.
class Gathered {
 public:
  void Add(std::string meaning, std::string_view word) {
    auto found = std::find_if(lists_.begin(), lists_.end(), [&](const auto& list) { return list.first == meaning; });
    if (found == lists_.end()) found = lists_.insert(found, {std::move(meaning), {}});
    found->second.emplace_back(word);
  }
  void Write(std::string_view kind, std::string& out) const {
    for (const auto& [meaning, words] : lists_) {
      AppendFormField(out, kind);
      AppendFormField(out, meaning);
      for (const std::string& word : words) AppendFormField(out, word);
      EndFormLine(out);
    }
  }

 private:
  std::vector<std::pair<std::string, std::vector<std::string>>> lists_;
};

void AppendValueWords(const FormVocabulary& wanted, std::span<const std::string_view> languages, std::string& out) {
  const ValueLexicon values = ValueLexicon::Of(languages);
  Gathered gathered;
  values.yesNo.ForEach([&](std::string_view word, std::uint32_t yes) { gathered.Add(MeansYes(yes) ? "yes" : "no", word); });
  values.empty.ForEach([&](std::string_view word, std::uint32_t) { gathered.Add("empty", word); });
  if (wanted.days) values.months.ForEach([&](std::string_view word, std::uint32_t month) { gathered.Add(std::to_string(month), word); });
  values.amounts.ForEach([&](std::string_view word, std::uint32_t packed) {
    const AmountPart part = ValueLexicon::Unpack(packed).part;
    const bool ofDays = part == AmountPart::kDays || part == AmountPart::kWithin;
    const bool ofPeriods = part == AmountPart::kPeriod;
    const bool needed = part == AmountPart::kCurrency ? wanted.money : ofDays ? wanted.days : ofPeriods ? wanted.money || wanted.days : wanted.numbers;
    if (!needed) return;
    gathered.Add(part == AmountPart::kCurrency ? values.currencies[ValueLexicon::Unpack(packed).value] : std::string(ValueLexicon::ListOf(packed)), word);
  });
  gathered.Write("words", out);
}

void AppendInputWords(const FormVocabulary& wanted, std::span<const std::string_view> languages, std::string& out) {
  const HeaderLexicon headers = HeaderLexicon::Of(languages);
  Gathered gathered;
  headers.words.ForEach([&](std::string_view word, std::uint32_t index) {
    const HeaderMeaning& meaning = headers.meanings[index];
    const bool asked = std::find(wanted.attributes.begin(), wanted.attributes.end(), meaning.target) != wanted.attributes.end();
    if (asked && meaning.kind == HeaderMeaning::kPlain) gathered.Add(std::to_string(meaning.rank) + " " + meaning.target, word);
  });
  std::string scratch;
  for (const std::string& attribute : wanted.attributes) {
    if (attribute.starts_with("custom.")) gathered.Add("3 " + attribute, HeaderKey(std::string_view(attribute).substr(7), scratch));
  }
  gathered.Write("inputs", out);
}

void AppendDomains(const FormVocabulary& wanted, std::span<const std::string_view> languages, std::string& out) {
  Gathered gathered;
  DomainLexicon::Get().domains.ForEach([&](std::string_view domain, std::uint32_t meaning) {
    const auto domainClass = static_cast<DomainClass>(meaning);
    if (std::find(wanted.domains.begin(), wanted.domains.end(), domainClass) != wanted.domains.end()) gathered.Add(std::string(NameOf(domainClass)), domain);
  });
  gathered.Write("domains", out);
  AppendFormField(out, "mailboxes");
  ForEachWord(FindCatalogFile("lexicon/mailboxes.json").value_or(std::string_view()), [&](const LexiconPath& path, std::string_view domain) {
    const bool here = path.front() == "everywhere" || std::find(languages.begin(), languages.end(), path.front()) != languages.end();
    if (here) AppendFormField(out, domain);
  });
  EndFormLine(out);
}

}  // namespace

void AppendFormWords(const FormVocabulary& vocabulary, std::string& out) {
  const std::string language(vocabulary.locale.substr(0, 2));
  const std::string_view languages[] = {"en", language};
  const std::span<const std::string_view> wanted(languages, language == "en" ? 1 : 2);
  AppendValueWords(vocabulary, wanted, out);
  AppendInputWords(vocabulary, wanted, out);
  AppendDomains(vocabulary, wanted, out);
}

}  // namespace bantam
