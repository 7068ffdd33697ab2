// SPDX-License-Identifier: MIT
// A decision diagram over variables of a few values each: the outcomes of all combinations, equal parts stored once.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace bantam {

/// References below `outcomes` are outcomes, the others nodes.
struct FormDiagram {
  std::vector<std::uint8_t> sizes;         ///< number of values, by variable
  std::uint32_t outcomes = 0;
  std::vector<std::uint8_t> variables;     ///< by node
  std::vector<std::uint32_t> firstChild;   ///< by node, into `children`
  std::vector<std::uint32_t> children;     ///< by value of the node's variable; below the node itself

  /// Every value below its variable's size. O(variables).
  std::uint32_t Walk(std::uint32_t root, std::span<const std::uint8_t> values) const {
    while (root >= outcomes) {
      const std::uint32_t node = root - outcomes;
      root = children[firstChild[node] + values[variables[node]]];
    }
    return root;
  }
};

/// Makes one diagram of one or more functions of the same variables.
class FormDiagramBuilder {
 public:
  FormDiagramBuilder(std::vector<std::uint8_t> sizes, std::uint32_t outcomes) { diagram_.sizes = std::move(sizes), diagram_.outcomes = outcomes; }
  /// `results`: the outcome of every combination, the last variable running fastest. Returns the root.
  std::uint32_t Add(std::vector<std::uint32_t> results);
  const FormDiagram& diagram() const { return diagram_; }

 private:
  FormDiagram diagram_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> known_;   ///< variable and children → reference
};

}  // namespace bantam
