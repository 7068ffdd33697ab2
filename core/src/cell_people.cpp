// SPDX-License-Identifier: MIT
#include "cell_people.h"

#include <cstring>

#include "bantam/title.h"
#include "cell_text.h"
#include "value_readers.h"

namespace bantam {

std::int64_t ReadPeople(std::string_view text, Contact& contact) {
  std::int64_t count = 0;
  ForEachPart(text, text.find(';') != std::string_view::npos ? ';' : ',', [&](std::string_view part) {
    if (contact.decisionMakers.size() >= kMaxNotes) return;
    DecisionMaker maker;
    const std::size_t open = part.find('(');
    if (open != std::string_view::npos && part.back() == ')') {
      maker.name = Trim(part.substr(0, open));
      maker.role = Trim(part.substr(open + 1, part.size() - open - 2));
    } else if (ReadTitle(part, {}).seniority != Seniority::kNone) {
      maker.role = part;
    } else {
      maker.name = part;
    }
    contact.decisionMakers.push_back(maker);
    ++count;
  });
  return count;
}

std::string_view JoinNames(std::string_view first, std::string_view last, TextStore& texts) {
  if (SaysNothing(first, false)) first = {};
  if (SaysNothing(last, false)) last = {};
  // "Jane" and "Jane Doe": the second column holds the whole name.
  if (!first.empty() && last.size() > first.size() && last.substr(0, first.size()) == first && last[first.size()] == ' ') first = {};
  if (first.empty() || last.empty()) return first.empty() ? last : first;
  char* const joined = texts.Reserve(first.size() + 1 + last.size());
  std::memcpy(joined, first.data(), first.size());
  joined[first.size()] = ' ';
  std::memcpy(joined + first.size() + 1, last.data(), last.size());
  const std::string_view name(joined, first.size() + 1 + last.size());
  return SaysNothing(name, false) ? std::string_view() : name;   // such as "[" and "]"
}

}  // namespace bantam
