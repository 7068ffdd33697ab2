// SPDX-License-Identifier: MIT
// What an unknown fact can turn out to be, as far as the model's leaves can tell: found once, when the model is loaded, by asking the
// leaves of sample values around every boundary and of every combination of words. The set may hold combinations that no real
// value gives (ranges stay sound), never fewer.
#include <algorithm>

#include "bantam/title.h"
#include "leaf_truth.h"
#include "model_reading.h"
#include "stable_order.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxCompletions = 512;
constexpr char kOtherText[] = "zzqx";   // a word that no condition names

Value ValueOf(ValueKind kind, std::int64_t number, std::string_view text = {}) {
  Value value;
  value.kind = kind;
  value.low = value.high = number;
  value.text = text;
  return value;
}

class Completions {
 public:
  Completions(const Model& model, ModelFact& fact) : model_(model), fact_(fact) {}

  void Find() {
    for (std::uint16_t i = 0; i < fact_.leafCount; ++i) Count(LeafAt(i).kind);
    AddNumbers();
    AddDays();
    if (Takes({AttributeKind::kText, AttributeKind::kList, AttributeKind::kDate})) AddTexts();
    Add(TruthsOf(Value{}));
    Add(Only(LeafKind::kExists));   // known, yet not readable as what the leaves ask
    for (std::int64_t truth : {0, 1}) {
      if (Takes({AttributeKind::kBool})) Add(TruthsOf(ValueOf(ValueKind::kBool, truth)));
    }
    fact_.loose = fact_.loose || fact_.completions.size() > kMaxCompletions;
    SortStably(fact_.samples, [](const auto& a, const auto& b) { return a.first < b.first; });
  }

 private:
  bool Takes(std::initializer_list<AttributeKind> kinds) const {
    return kind_ == AttributeKind::kAny || std::find(kinds.begin(), kinds.end(), kind_) != kinds.end();
  }
  const Leaf& LeafAt(std::uint16_t i) const { return model_.leaves[static_cast<std::size_t>(fact_.firstLeaf + i)]; }
  void Count(LeafKind kind) {
    readLeaves_ += kind == LeafKind::kSeniority || kind == LeafKind::kFunction || kind == LeafKind::kDecides;
    domainLeaves_ += kind == LeafKind::kDomain || kind == LeafKind::kDomainClass;
  }
  void Add(const FactTruths& truths) { AddTo(fact_.completions, truths); }
  FactTruths TruthsOf(const Value& value, std::span<const std::string_view> items = {}) {
    return LeafSubject(model_, value, 0, kNoDay, items, memo_).AskAll(fact_);
  }
  FactTruths Only(LeafKind kind) {
    FactTruths truths;
    for (std::uint16_t i = 0; i < fact_.leafCount; ++i) {
      const LeafKind own = LeafAt(i).kind;
      if (own != LeafKind::kExists && own != LeafKind::kNone) continue;
      truths.known |= std::uint64_t{1} << i;
      if (own == kind) truths.yes |= std::uint64_t{1} << i;
    }
    return truths;
  }

  void AddNumbers() {
    std::vector<std::int64_t> values{0};
    const bool within = fact_.attribute == kTimelineWithinDays;
    const std::int64_t step = within ? kOne : 1;   // of withinDays whole days count
    const auto around = [&](std::int64_t n) {
      if (n == kOpenLow || n == kOpenHigh) return;
      for (const std::int64_t value : {n - step, n, n + step}) {
        if (value >= 0 || !NeverNegative(fact_.attribute)) values.push_back(value);
      }
    };
    for (std::uint16_t i = 0; i < fact_.leafCount; ++i) {
      const Leaf& leaf = LeafAt(i);
      if (leaf.kind == LeafKind::kRange) around(leaf.low), around(leaf.high);
      for (Thousandths number : leaf.numbers) around(number);
      if (leaf.booleans != 0) around(0), around(kOne);
      if (leaf.kind != LeafKind::kInDays || !within) continue;
      for (std::int64_t day : {leaf.low, leaf.high}) values.insert(values.end(), {(day - 1) * kOne, day * kOne, (day + 1) * kOne});
    }
    if (!Takes({AttributeKind::kNumber, AttributeKind::kMoney})) return;
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    for (std::int64_t number : values) {
      const FactTruths truths = TruthsOf(ValueOf(kind_ == AttributeKind::kMoney ? ValueKind::kMoney : ValueKind::kNumber, number));
      fact_.samples.emplace_back(number, truths);
      Add(truths);
      if (kind_ == AttributeKind::kAny) Add(TruthsOf(ValueOf(ValueKind::kMoney, number)));
    }
  }

  void AddDays() {
    for (std::uint16_t i = 0; i < fact_.leafCount; ++i) {
      const Leaf& leaf = LeafAt(i);
      if (leaf.kind != LeafKind::kInDays || fact_.attribute == kTimelineWithinDays) continue;
      for (std::int64_t end : {leaf.low, leaf.high}) {
        for (std::int64_t day : {end - 1, end, end + 1}) Add(TruthsOf(ValueOf(ValueKind::kDate, day)));
      }
    }
  }

  // Text leaves, title leaves and domain leaves ask different things of one text: every combination is allowed for.
  void AddTexts() {
    std::vector<FactTruths> combined = WordTruths();
    combined = Product(combined, TitleTruths());
    combined = Product(combined, DomainTruths());
    for (const FactTruths& truths : combined) Add(truths);
  }
  std::vector<FactTruths> Product(const std::vector<FactTruths>& a, const std::vector<FactTruths>& b) {
    if (a.size() * b.size() > kMaxCompletions) {
      fact_.loose = true;
      return a;
    }
    std::vector<FactTruths> out;
    for (const FactTruths& x : a) {
      for (const FactTruths& y : b) out.push_back({x.known | y.known, x.yes | y.yes});
    }
    return out;
  }
  FactTruths WordsOnly(const Value& value, std::span<const std::string_view> items) {
    LeafSubject subject(model_, value, 0, kNoDay, items, memo_);
    FactTruths truths = Only(LeafKind::kExists);
    for (std::uint16_t i = 0; i < fact_.leafCount; ++i) {
      const LeafKind kind = LeafAt(i).kind;
      if (kind != LeafKind::kOneOf && kind != LeafKind::kContainsWord) continue;
      truths.known |= std::uint64_t{1} << i;
      if (subject.Ask(LeafAt(i)) == Truth::kTrue) truths.yes |= std::uint64_t{1} << i;
    }
    return truths;
  }
  // What a text or a list says of words is the union of what its words say alone, so the unions of single words are all there is;
  // a text that equals a word as a whole stands beside them.
  std::vector<FactTruths> WordTruths() {
    std::vector<FactTruths> whole, held, items;
    for (std::uint16_t i = 0; i < fact_.leafCount; ++i) {
      const Leaf& leaf = LeafAt(i);
      if (leaf.kind != LeafKind::kOneOf && leaf.kind != LeafKind::kContainsWord) continue;
      std::vector<std::string_view> words(leaf.words.begin(), leaf.words.end());
      if (leaf.booleans != 0) words.insert(words.end(), {"yes", "no"});
      for (const std::string_view word : words) {
        const std::string among = std::string(kOtherText) + " " + std::string(word);
        const std::string_view alone[] = {word}, held1[] = {among};
        whole.push_back(WordsOnly(ValueOf(ValueKind::kText, 0, word), {}));
        held.push_back(WordsOnly(ValueOf(ValueKind::kText, 0, among), {}));
        items.push_back(WordsOnly(ValueOf(ValueKind::kList, 0), alone));
        items.push_back(WordsOnly(ValueOf(ValueKind::kList, 0), held1));
      }
    }
    std::vector<FactTruths> out{WordsOnly(ValueOf(ValueKind::kText, 0, kOtherText), {})};
    if (Takes({AttributeKind::kList})) CloseUnderUnion(items, out);
    if (kind_ == AttributeKind::kList) return out;
    CloseUnderUnion(held, out);
    for (const FactTruths& truths : whole) AddTo(out, truths);
    return out;
  }
  static void AddTo(std::vector<FactTruths>& set, const FactTruths& truths) {
    if (std::find(set.begin(), set.end(), truths) == set.end()) set.push_back(truths);
  }
  void CloseUnderUnion(const std::vector<FactTruths>& atoms, std::vector<FactTruths>& set) {
    for (const FactTruths& atom : atoms) {
      for (std::size_t i = 0, before = set.size(); i < before; ++i) AddTo(set, {set[i].known, set[i].yes | atom.yes});
      if (set.size() <= kMaxCompletions) continue;
      fact_.loose = true;
      return;
    }
  }
  template <typename Fill>
  std::vector<FactTruths> Readings(std::initializer_list<LeafKind> kinds, unsigned count, const Fill& matches) {
    std::vector<FactTruths> out{FactTruths{}};   // not readable
    for (unsigned reading = 0; reading < count; ++reading) {
      FactTruths truths;
      for (std::uint16_t i = 0; i < fact_.leafCount; ++i) {
        if (std::find(kinds.begin(), kinds.end(), LeafAt(i).kind) == kinds.end()) continue;
        truths.known |= std::uint64_t{1} << i;
        if (matches(LeafAt(i), reading)) truths.yes |= std::uint64_t{1} << i;
      }
      if (std::find(out.begin(), out.end(), truths) == out.end()) out.push_back(truths);
    }
    return out;
  }
  std::vector<FactTruths> TitleTruths() {
    if (readLeaves_ == 0) return {FactTruths{}};
    const auto bit = [](const Leaf& leaf, unsigned value) { return (leaf.mask >> value & 1) != 0; };
    auto out = Readings({LeafKind::kSeniority}, 12, bit);
    out = Product(out, Readings({LeafKind::kFunction}, 11, bit));
    return Product(out, Readings({LeafKind::kDecides}, 4, [&](const Leaf& leaf, unsigned value) { return value != 0 && bit(leaf, value); }));
  }
  std::vector<FactTruths> DomainTruths() {
    if (domainLeaves_ == 0) return {FactTruths{}};
    auto out = Readings({LeafKind::kDomainClass}, 6, [](const Leaf& leaf, unsigned value) { return value != 0 && (leaf.mask >> value & 1) != 0; });
    const unsigned domains = std::min(domainLeaves_, 6u);
    fact_.loose = fact_.loose || domainLeaves_ > domains;
    // Domains of different leaves may lie inside one another: any subset is allowed for.
    return Product(out, Readings({LeafKind::kDomain}, 1u << domains, [&](const Leaf& leaf, unsigned subset) {
      const auto before = std::count_if(&LeafAt(0), &leaf, [](const Leaf& other) { return other.kind == LeafKind::kDomain; });
      return (subset >> (static_cast<unsigned>(before) % domains) & 1) != 0;
    }));
  }

  const Model& model_;
  ModelFact& fact_;
  const AttributeKind kind_ = fact_.attribute >= kAttributeCount ? AttributeKind::kAny : KindOf(fact_.attribute);
  ReadingMemo memo_;
  unsigned readLeaves_ = 0;
  unsigned domainLeaves_ = 0;
};

}  // namespace

void ArrangeLeaves(ModelReading& reading) {
  Model& model = reading.model;
  const std::vector<std::uint32_t> order = SortedPlaces(model.leaves, [](const Leaf& a, const Leaf& b) { return a.fact < b.fact; });
  std::vector<std::uint32_t> place(order.size());
  std::vector<Leaf> leaves;
  model.firstEventLeaf = order.size();
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i]] = static_cast<std::uint32_t>(i);
    leaves.push_back(std::move(model.leaves[order[i]]));
    const std::uint16_t fact = leaves.back().fact;
    if (fact == kNoFact) {
      model.firstEventLeaf = std::min(model.firstEventLeaf, i);
      continue;
    }
    if (model.facts[fact].leafCount++ == 0) model.facts[fact].firstLeaf = static_cast<std::uint16_t>(i);
    if (model.facts[fact].leafCount == kMaxLeavesPerFact + 1) {
      reading.Fail({nullptr, "$"}, "too_many", "One fact has more than " + std::to_string(kMaxLeavesPerFact) + " different comparisons.");
    }
  }
  model.leaves = std::move(leaves);
  for (ConditionNode& node : model.nodes) {
    if (node.kind == NodeKind::kLeaf) node.first = place[node.first];
  }
}

void FindCompletions(Model& model) {
  for (ModelFact& fact : model.facts) {
    if (fact.leafCount == 0) continue;
    Completions(model, fact).Find();
  }
  for (const Question& question : model.questions) {
    for (const AnswerOption& option : question.options) {
      for (const auto& [index, truths] : option.truths) {
        auto& known = model.facts[index].completions;
        if (model.facts[index].leafCount != 0 && std::find(known.begin(), known.end(), truths) == known.end()) known.push_back(truths);
      }
    }
  }
}

void CompileOptions(Model& model) {
  ReadingMemo memo;
  for (Question& question : model.questions) {
    for (AnswerOption& option : question.options) {
      for (const Fact& fact : option.answer->facts) {
        option.entangled = option.entangled || fact.attribute == kPersonTitle;
        const std::uint16_t index = FactIndexOf(model, *option.answer, fact);
        const auto same = [&](const auto& entry) { return entry.first == index; };
        if (index == kNoFact) continue;
        if (std::any_of(option.truths.begin(), option.truths.end(), same)) {
          option.entangled = true;
          continue;
        }
        const std::span items(option.answer->listItems.data() + fact.value.firstItem, fact.value.itemCount);
        option.truths.emplace_back(index, LeafSubject(model, fact.value, 0, kNoDay, items, memo).AskAll(model.facts[index]));
      }
      SortStably(option.truths, [](const auto& a, const auto& b) { return a.first < b.first; });
    }
  }
}

}  // namespace bantam
