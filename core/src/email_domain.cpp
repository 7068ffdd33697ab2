// SPDX-License-Identifier: MIT
#include "bantam/email_domain.h"

#include <algorithm>

#include "bantam/fold.h"
#include "code_points.h"
#include "lexicon.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxDomainBytes = 253;
constexpr int kMaxPatternLabels = 4;  ///< no entry with a star is longer

/// Labels of letters, digits and inner hyphens, at least two of them, the last not a number.
bool IsDomain(std::string_view domain) {
  if (domain.size() > kMaxDomainBytes) return false;
  int labels = 0;
  bool startsLabel = true, hyphen = false, digitsOnly = true;
  for (std::size_t i = 0; i < domain.size();) {
    const char32_t code = NextCodePoint(domain, i);
    if (code == '.') {
      if (startsLabel || hyphen) return false;
      ++labels;
      startsLabel = digitsOnly = true;
      continue;
    }
    if (code != '-' && !IsWordCharacter(code)) return false;
    if (startsLabel && code == '-') return false;
    startsLabel = false;
    hyphen = code == '-';
    digitsOnly = digitsOnly && code >= '0' && code <= '9';
  }
  return labels > 0 && !startsLabel && !hyphen && !digitsOnly;
}

}  // namespace

std::string DomainOf(std::string_view email) {
  const std::size_t at = email.rfind('@');
  if (at == std::string_view::npos || at == 0 || email[at - 1] == '@') return {};
  std::string_view domain = email.substr(at + 1);
  while (!domain.empty() && (domain.back() == ' ' || domain.back() == '>' || domain.back() == '.')) domain.remove_suffix(1);
  if (domain.size() > kMaxDomainBytes) return {};
  std::string_view local = email.substr(0, at);
  if (const std::size_t open = local.rfind('<'); open != std::string_view::npos) local.remove_prefix(open + 1);
  if (local.empty() || local.back() == ' ') return {};
  std::string scratch;
  const std::string_view folded = Fold(domain, scratch);
  return IsDomain(folded) ? std::string(folded) : std::string();
}

DomainClass ClassOfDomain(std::string_view lowerDomain, const WordTable& domains) {
  if (lowerDomain.empty() || !IsDomain(lowerDomain)) return DomainClass::kUnknown;
  std::string pattern;
  // From the whole domain to its last label: the longest entry wins, and of one length the one without a star.
  for (std::string_view rest = lowerDomain;;) {
    if (const auto found = domains.Find(rest)) return static_cast<DomainClass>(*found);
    const bool mayMatchPattern = std::count(rest.begin(), rest.end(), '.') < kMaxPatternLabels;
    for (std::size_t label = 0; mayMatchPattern && label < rest.size();) {
      const std::size_t dot = std::min(rest.find('.', label), rest.size());
      pattern.assign(rest.substr(0, label)).append("*").append(rest.substr(dot));
      if (pattern.size() > 1) {
        if (const auto found = domains.Find(pattern)) return static_cast<DomainClass>(*found);
      }
      label = dot + 1;
    }
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) return DomainClass::kCompany;
    rest.remove_prefix(dot + 1);
  }
}

DomainClass ClassOfDomain(std::string_view lowerDomain) { return ClassOfDomain(lowerDomain, DomainLexicon::Get().domains); }

std::string_view NameOf(DomainClass value) {
  constexpr std::string_view kNames[] = {"unknown", "free", "disposable", "education", "government", "company"};
  return kNames[static_cast<int>(value)];
}

}  // namespace bantam
