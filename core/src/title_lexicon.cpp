// SPDX-License-Identifier: MIT
// Reads lexicon/titles-<language>.json into tries of words.
#include <algorithm>

#include "bantam/fold.h"
#include "code_points.h"
#include "lexicon.h"
#include "lexicon_json.h"

namespace bantam {
namespace {

struct NamedKind {
  std::string_view name;
  TitleMeaning::Kind kind;
};
/// The lists under `signs` of a title lexicon.
constexpr NamedKind kSigns[] = {
    {"former", TitleMeaning::kFormer},   {"now", TitleMeaning::kNow},         {"deputy", TitleMeaning::kDeputy}, {"assistant", TitleMeaning::kAssistant}, {"helper", TitleMeaning::kHelper},
    {"learner", TitleMeaning::kLearner}, {"to", TitleMeaning::kTo},           {"of", TitleMeaning::kOf},         {"at", TitleMeaning::kAt},
    {"chief", TitleMeaning::kChief},     {"officer", TitleMeaning::kOfficer}, {"and", TitleMeaning::kAnd},       {"nothing", TitleMeaning::kNothing},
    {"partner", TitleMeaning::kPartner},
};

template <typename Enum>
bool FindName(std::string_view name, Enum last, Enum& value) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    value = static_cast<Enum>(i);
    if (NameOf(value) == name) return true;
  }
  return false;
}

/// "manager influences product": seniority, decides and, where the phrase itself says it, the function.
TitleMeaning RankMeaning(std::string_view key) {
  TitleMeaning meaning;
  meaning.kind = TitleMeaning::kRank;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    const std::string_view word = key.substr(0, end);
    Seniority seniority;
    Decides decides;
    JobFunction function;
    if (FindName(word, Seniority::kStudent, seniority)) {
      meaning.seniority = seniority;
    } else if (FindName(word, Decides::kDecides, decides)) {
      meaning.decides = decides;
    } else if (FindName(word, JobFunction::kLegal, function)) {
      meaning.function = function;
      meaning.hasFunction = true;
    }
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return meaning;
}

bool SameMeaning(const TitleMeaning& a, const TitleMeaning& b) {
  return a.kind == b.kind && a.seniority == b.seniority && a.decides == b.decides && a.function == b.function && a.hasFunction == b.hasFunction;
}

}  // namespace

class TitleLexiconBuilder {
 public:
  explicit TitleLexiconBuilder(TitleLexicon& lexicon) : lexicon_(lexicon) {}

  void Add(const LexiconPath& path, std::string_view phrase) {
    if (path.size() != 2) return;
    if (path[0] == "roles") return AddRole(path[1], phrase);
    if (path != listPath_) {   // once for a list of phrases
      listPath_ = path;
      listMeaning_ = MeaningOf(path[0], path[1]);
    }
    if (listMeaning_ >= 0) AddPhrase(phrase, listMeaning_);
  }

 private:
  /// The index of what the phrases of a list mean; -1: nothing.
  int MeaningOf(std::string_view part, std::string_view key) {
    TitleMeaning meaning;
    if (part == "ranks") {
      meaning = RankMeaning(key);
    } else if (part == "functions") {
      meaning.kind = TitleMeaning::kFunction;
      if (!FindName(key, JobFunction::kLegal, meaning.function)) return -1;
      meaning.hasFunction = true;
    } else if (part == "signs") {
      const auto sign = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const NamedKind& kind) { return kind.name == key; });
      if (sign == std::end(kSigns)) return -1;
      meaning.kind = sign->kind;
    } else {
      return -1;
    }
    return MeaningIndex(meaning);
  }

  void AddRole(std::string_view name, std::string_view words) {
    std::string scratch;
    Decides decides;
    if (FindName(name, Decides::kDecides, decides)) lexicon_.roles_.Add(HeaderKey(words, scratch), static_cast<std::uint32_t>(decides));
  }

  void AddPhrase(std::string_view phrase, int meaning) {
    std::string scratch;
    const std::string_view plain = FoldPlain(phrase, scratch);
    std::uint32_t node = TitleLexicon::kRoot;
    for (std::size_t from = 0; from < plain.size();) {
      const std::size_t end = std::min(plain.find(' ', from), plain.size());
      node = Child(node, WordId(plain.substr(from, end - from)));
      from = end + 1;
    }
    int& at = lexicon_.nodes_[node].meaning;
    if (node != TitleLexicon::kRoot && at < 0) at = meaning;
  }

  std::uint32_t WordId(std::string_view word) {
    WordTable* table = &lexicon_.words_;
    if (word.size() > 1 && word.back() == '*') {
      table = &lexicon_.stems_;
      word.remove_suffix(1);
    } else if (word.size() > 1 && word.front() == '*') {
      table = &lexicon_.endings_;
      word.remove_prefix(1);
    }
    const std::uint32_t id = table->Add(word, lexicon_.wordCount_);
    if (id == lexicon_.wordCount_) ++lexicon_.wordCount_;
    return id;
  }

  std::uint32_t Child(std::uint32_t node, std::uint32_t word) {
    if (lexicon_.nodes_.size() * 2 >= lexicon_.edges_.size()) Grow();
    TitleLexicon::Edge& edge = lexicon_.edges_[lexicon_.SlotOf(node, word)];
    if (edge.to == TitleLexicon::kRoot) {
      edge = {node, word, static_cast<std::uint32_t>(lexicon_.nodes_.size())};
      lexicon_.nodes_.push_back({});
    }
    return edge.to;
  }
  void Grow() {
    std::vector<TitleLexicon::Edge> before(lexicon_.edges_.size() * 4);
    before.swap(lexicon_.edges_);
    for (const TitleLexicon::Edge& edge : before) {
      if (edge.to != TitleLexicon::kRoot) lexicon_.edges_[lexicon_.SlotOf(edge.from, edge.word)] = edge;
    }
  }

  int MeaningIndex(const TitleMeaning& meaning) {
    auto& all = lexicon_.meanings_;
    const auto found = std::find_if(all.begin(), all.end(), [&](const TitleMeaning& other) { return SameMeaning(meaning, other); });
    if (found != all.end()) return static_cast<int>(found - all.begin());
    all.push_back(meaning);
    return static_cast<int>(all.size() - 1);
  }

  TitleLexicon& lexicon_;
  LexiconPath listPath_;
  int listMeaning_ = -1;
};

TitleLexicon::WordIds TitleLexicon::IdsOf(std::string_view word) const {
  WordIds result;
  const auto add = [&](std::uint32_t id, std::uint16_t sure) {
    result.sure[result.count] = sure;
    result.ids[result.count++] = id;
  };
  if (const auto id = words_.Find(word)) add(*id, 10);
  constexpr std::size_t kShortestPart = 2;
  const auto startsCharacter = [&](std::size_t i) { return i == word.size() || (static_cast<unsigned char>(word[i]) & 0xC0) != 0x80; };
  int stems = 0;
  for (std::size_t length = word.size(); !stems_.empty() && stems < kMaxStems && length >= kShortestPart; --length) {
    if (!startsCharacter(length)) continue;
    if (const auto id = stems_.Find(word.substr(0, length))) {
      // The longer what follows a stem, the likelier it is another word that begins alike.
      std::size_t tail = 0;
      for (std::size_t i = length; i < word.size(); ++i) tail += startsCharacter(i);
      add(*id, tail <= 4 ? 9 : tail <= 6 ? 8 : 6);
      ++stems;
    }
  }
  for (std::size_t start = 1; !endings_.empty() && start + kShortestPart <= word.size(); ++start) {
    if (!startsCharacter(start)) continue;
    if (const auto id = endings_.Find(word.substr(start))) {
      add(*id, 8);
      result.endingLength = word.size() - start;
      break;
    }
  }
  return result;
}

std::uint32_t TitleLexicon::Next(std::uint32_t node, std::uint32_t wordId) const {
  return edges_[SlotOf(node, wordId)].to;
}

std::size_t TitleLexicon::SlotOf(std::uint32_t node, std::uint32_t wordId) const {
  std::size_t slot = ((node * 0x9E3779B1u ^ wordId) * 0x85EBCA6Bu >> 8) & (edges_.size() - 1);
  while (edges_[slot].to != kRoot && (edges_[slot].from != node || edges_[slot].word != wordId)) slot = (slot + 1) & (edges_.size() - 1);
  return slot;
}

std::vector<TitleLexicon> TitleLexicon::ReadAll() {
  std::vector<TitleLexicon> all;
  ForEachLanguage("lexicon/titles-", [&](std::string_view language, std::string_view json) {
    TitleLexicon& lexicon = all.emplace_back();
    lexicon.language_ = std::string(language);
    TitleLexiconBuilder builder(lexicon);
    ForEachWord(json, [&](const LexiconPath& path, std::string_view phrase) { builder.Add(path, phrase); });
  });
  return all;
}

const std::vector<TitleLexicon>& TitleLexicon::All() { return Current<std::vector<TitleLexicon>, ReadAll>(); }

}  // namespace bantam
