// SPDX-License-Identifier: MIT
// The full model, asked what it would do for a visitor of a form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bantam/form_publication.h"
#include "situation.h"

namespace bantam {

/// How the class of an e-mail domain enters: classes that the model's conditions tell apart are values of their own.
struct FormEmails {
  std::array<std::uint8_t, 6> valueOfClass{};   ///< by DomainClass; 0: unknown, or the model does not ask
  std::vector<std::string> samples{std::string()};   ///< by value: an address of such a domain, empty for unknown
};
FormEmails EmailsOf(const Model& model);

/// One answered question.
struct FormReply {
  std::uint16_t question;              ///< into Model::questions
  const AnswerOption* option;
};

struct FormOutcome {
  Tier tier = Tier::kLead;             ///< of who has another standing: lead
  std::int32_t route = -1;             ///< of who is ready, into Model::routing
  std::vector<std::uint16_t> order;    ///< open questions without a reply, the best to ask first
};

class FormJudge {
 public:
  /// The model must outlive the judge. `event` as in FormWishes; `emails` of the same model.
  FormJudge(const Model& model, const std::string& event, const FormEmails& emails);
  /// What a visitor with these replies, one a question at most, would get. The reference is valid until the next call.
  const FormOutcome& Judge(std::size_t email, std::span<const FormReply> replies);

 private:
  const Model& model_;
  std::vector<std::string> texts_;     ///< what the contacts view into
  std::vector<Contact> contacts_;      ///< by e-mail value
  Situation situation_;
  Situation scratch_;
  FormOutcome outcome_;
};

}  // namespace bantam
