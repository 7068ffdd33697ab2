// SPDX-License-Identifier: MIT
#include "bantam/condition.h"

#include "bantam/model.h"

namespace bantam {
namespace {

Truth Within(const Interval& value, const ConditionNode& node) {
  if (value.low >= node.low && value.high <= node.high) return Truth::kTrue;
  if (value.high < node.low || value.low > node.high) return Truth::kFalse;
  return Truth::kUnknown;
}

Truth StateWithin(std::uint8_t possible, std::uint8_t wanted) {
  if ((possible & ~wanted) == 0) return Truth::kTrue;
  return (possible & wanted) == 0 ? Truth::kFalse : Truth::kUnknown;
}

Truth EvaluateNode(const Model& model, const ConditionNode& node, const LeafTruths& leaves, const Outlook* outlook);

// Kleene: `all` stops at the first false, `any` at the first true, and what is left unknown stays unknown.
Truth EvaluateChildren(const Model& model, const ConditionNode& node, const LeafTruths& leaves, const Outlook* outlook, Truth stop) {
  Truth result = stop == Truth::kFalse ? Truth::kTrue : Truth::kFalse;
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const Truth truth = EvaluateNode(model, model.nodes[model.children[node.first + i]], leaves, outlook);
    if (truth == stop) return stop;
    if (truth == Truth::kUnknown) result = Truth::kUnknown;
  }
  return result;
}

Truth Opposite(Truth truth) {
  return truth == Truth::kUnknown ? truth : truth == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
}

Truth EvaluateNode(const Model& model, const ConditionNode& node, const LeafTruths& leaves, const Outlook* outlook) {
  if (node.mask != 0) return TruthOfMasked(node, leaves);
  switch (node.kind) {
    case NodeKind::kLeaf: return leaves.Get(node.first);
    case NodeKind::kAll: return EvaluateChildren(model, node, leaves, outlook, Truth::kFalse);
    case NodeKind::kAny: return EvaluateChildren(model, node, leaves, outlook, Truth::kTrue);
    case NodeKind::kNot: return Opposite(EvaluateNode(model, model.nodes[model.children[node.first]], leaves, outlook));
    case NodeKind::kScore: return outlook == nullptr ? Truth::kUnknown : Within(outlook->score, node);
    case NodeKind::kFit: return outlook == nullptr ? Truth::kUnknown : Within(outlook->fit, node);
    case NodeKind::kEngagement: return outlook == nullptr ? Truth::kUnknown : Within(outlook->engagement, node);
    case NodeKind::kBantMet: return outlook == nullptr ? Truth::kUnknown : Within(outlook->met, node);
    case NodeKind::kCriterion: break;
  }
  return outlook == nullptr ? Truth::kUnknown : StateWithin(outlook->states[node.criterion], node.stateMask);
}

constexpr unsigned Bit(Truth truth) { return 1u << static_cast<unsigned>(truth); }

// Kleene's `and` is the lesser truth and `or` the greater: over sets, of every pair.
unsigned Combine(unsigned a, unsigned b, bool lesser) {
  unsigned out = 0;
  for (unsigned x = 0; x < 3; ++x) {
    for (unsigned y = 0; y < 3; ++y) {
      if ((a >> x & 1) != 0 && (b >> y & 1) != 0) out |= 1u << (lesser ? (x < y ? x : y) : (x < y ? y : x));
    }
  }
  return out;
}

unsigned TruthsOfNode(const Model& model, const ConditionNode& node, const LeafTruths& leaves, const Outlook& outlook) {
  switch (node.kind) {
    case NodeKind::kLeaf: return Bit(leaves.Get(node.first));
    case NodeKind::kNot: {
      const unsigned child = TruthsOfNode(model, model.nodes[model.children[node.first]], leaves, outlook);
      return (child & Bit(Truth::kUnknown)) | (child & 1u) << 2 | (child >> 2 & 1u);
    }
    case NodeKind::kAll:
    case NodeKind::kAny: {
      const bool all = node.kind == NodeKind::kAll;
      unsigned set = Bit(all ? Truth::kTrue : Truth::kFalse);
      for (std::uint32_t i = 0; i < node.count; ++i) {
        set = Combine(set, TruthsOfNode(model, model.nodes[model.children[node.first + i]], leaves, outlook), all);
      }
      return set;
    }
    default: break;
  }
  const Truth truth = EvaluateNode(model, node, leaves, &outlook);
  return truth == Truth::kUnknown ? Bit(Truth::kTrue) | Bit(Truth::kFalse) : Bit(truth);
}

}  // namespace

void FindMasks(Model& model) {
  for (ConditionNode& node : model.nodes) {
    node.mask = 0;
    if (node.kind == NodeKind::kLeaf) {
      node.mask = std::uint64_t{1} << (node.first & 63);
      node.word = static_cast<std::uint8_t>(node.first >> 6);
    }
    if (node.kind != NodeKind::kAll && node.kind != NodeKind::kAny) continue;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const ConditionNode& child = model.nodes[model.children[node.first + i]];
      const auto word = static_cast<std::uint8_t>(child.first >> 6);
      if (child.kind != NodeKind::kLeaf || (i > 0 && word != node.word)) {
        node.mask = 0;
        break;
      }
      node.word = word;
      node.mask |= std::uint64_t{1} << (child.first & 63);
    }
  }
}

unsigned PossibleTruths(const Model& model, ConditionId condition, const LeafTruths& leaves, const Outlook& outlook) {
  return TruthsOfNode(model, model.nodes[static_cast<std::size_t>(condition)], leaves, outlook);
}

Truth Evaluate(const Model& model, ConditionId condition, const LeafTruths& leaves, const Outlook* outlook) {
  return EvaluateNode(model, model.nodes[static_cast<std::size_t>(condition)], leaves, outlook);
}

}  // namespace bantam
