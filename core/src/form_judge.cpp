// SPDX-License-Identifier: MIT
#include "form_judge.h"

#include <algorithm>

#include "bantam/contact_reader.h"
#include "handoff.h"
#include "lexicon.h"
#include "questions.h"

namespace bantam {
namespace {

/// 2026-01-01. Nothing that a form tells depends on the day: answers hold no dates, and its event is of the same moment.
constexpr Instant kMoment = 1'767'225'600;

/// A domain of the class that stands in the list as it is.
std::string SampleOf(DomainClass wanted) {
  if (wanted == DomainClass::kCompany) return "visitor.example";
  std::string sample;
  DomainLexicon::Get().domains.ForEach([&](std::string_view domain, std::uint32_t meaning) {
    const bool plain = domain.find('*') == std::string_view::npos && domain.find('.') != std::string_view::npos;
    if (sample.empty() && plain && ClassOfDomain(domain) == wanted && meaning == static_cast<std::uint32_t>(wanted)) sample = domain;
  });
  return sample;
}

void AppendEvent(const std::string& event, std::string& out) {
  const std::size_t mark = std::min(event.find('?'), event.size());
  out += ",\"events\":[{\"type\":";
  AppendJsonString(out, event.substr(0, mark));
  if (const std::size_t equals = event.find('=', mark); equals != std::string::npos) {
    out += ',';
    AppendJsonString(out, event.substr(mark + 1, equals - mark - 1));
    out += ':';
    AppendJsonString(out, event.substr(equals + 1));
  }
  out += ",\"at\":";
  std::string moment;
  AppendInstant(moment, kMoment);
  AppendJsonString(out, moment);
  out += "}]";
}

std::string ContactOf(const std::string& event, const std::string& email) {
  std::string out = "{\"observed\":[";
  if (!event.empty()) AppendJsonString(out, event.substr(0, event.find('?')));
  out += "]";
  if (!event.empty()) AppendEvent(event, out);
  if (!email.empty()) {
    out += ",\"person\":{\"email\":";
    AppendJsonString(out, email);
    out += '}';
  }
  return out + '}';
}

/// Tells a contact an answer as a form does, so that an imagined one, a person's, is still the stronger.
void TellAnswer(const Contact& answer, Contact& contact) {
  for (Fact fact : answer.facts) {
    fact.at = kMoment;
    fact.source = Source::kForm;
    if (fact.value.kind == ValueKind::kList) {
      const std::span items(answer.listItems.data() + fact.value.firstItem, fact.value.itemCount);
      fact.value.firstItem = static_cast<std::uint32_t>(contact.listItems.size());
      contact.listItems.insert(contact.listItems.end(), items.begin(), items.end());
    }
    if (fact.attribute >= kCustomAttribute) {
      contact.customNames.push_back(answer.customNames[static_cast<std::size_t>(fact.attribute - kCustomAttribute)]);
      fact.attribute = static_cast<AttributeId>(kCustomAttribute + contact.customNames.size() - 1);
    }
    contact.facts.push_back(fact);
  }
}

}  // namespace

FormEmails EmailsOf(const Model& model) {
  FormEmails emails;
  std::vector<std::uint32_t> masks;
  for (const Leaf& leaf : model.leaves) {
    if (leaf.kind == LeafKind::kDomainClass) masks.push_back(leaf.mask);
  }
  if (masks.empty()) return emails;
  const auto sameTruths = [&](int a, int b) {
    return std::all_of(masks.begin(), masks.end(), [&](std::uint32_t mask) { return (mask >> a & 1) == (mask >> b & 1); });
  };
  constexpr int kCompanyClass = static_cast<int>(DomainClass::kCompany);
  for (int c = 1; c <= kCompanyClass; ++c) {
    int same = 1;
    while (!sameTruths(same, c)) ++same;
    auto& value = emails.valueOfClass[static_cast<std::size_t>(c)];
    if (same < c) {
      value = emails.valueOfClass[static_cast<std::size_t>(same)];
      continue;
    }
    value = static_cast<std::uint8_t>(emails.samples.size());
    emails.samples.push_back("visitor@" + SampleOf(static_cast<DomainClass>(c)));
  }
  return emails;
}

FormJudge::FormJudge(const Model& model, const std::string& event, const FormEmails& emails) : model_(model), contacts_(emails.samples.size()) {
  for (const std::string& email : emails.samples) texts_.push_back(ContactOf(event, email));
  const ContactReader reader(*model.zone);
  for (std::size_t i = 0; i < texts_.size(); ++i) reader.Read(texts_[i], contacts_[i]);
}

const FormOutcome& FormJudge::Judge(std::size_t email, std::span<const FormReply> replies) {
  Contact& contact = contacts_[email];
  contact.facts.resize(email == 0 ? 0 : 1);   // the address alone
  contact.listItems.clear();
  contact.customNames.clear();
  for (const FormReply& reply : replies) TellAnswer(*reply.option->answer, contact);
  FindSituation(model_, contact, {}, kMoment, situation_);
  outcome_.tier = Tier::kLead;
  outcome_.route = -1;
  outcome_.order.clear();
  if (StandingOf(model_, situation_.facts) != Standing::kLead) return outcome_;
  Foresee(situation_);
  Imagination imagination(situation_, scratch_);
  outcome_.tier = situation_.tier;
  outcome_.order = RankQuestions(situation_, imagination);
  // An option may be vague, so that the model would ask again; a form asks nothing twice.
  const auto isTold = [&](std::uint16_t question) { return std::any_of(replies.begin(), replies.end(), [&](const FormReply& reply) { return reply.question == question; }); };
  outcome_.order.erase(std::remove_if(outcome_.order.begin(), outcome_.order.end(), isTold), outcome_.order.end());
  if (outcome_.tier == Tier::kSql) outcome_.route = FindHandoff(situation_, scratch_).route;
  return outcome_;
}

}  // namespace bantam
