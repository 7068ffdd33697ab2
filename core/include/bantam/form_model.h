// SPDX-License-Identifier: MIT
// The published model of a web form: questions, the steps that follow, and a decision diagram that says for every combination of answers
// what to ask next and which step fits. It holds neither points nor thresholds nor rules: `bantam publish-form` works all combinations out
// with the full model (form_publication.h) and writes down the outcomes alone. Text in lines, see schema/form.md.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/contact.h"
#include "bantam/email_domain.h"
#include "bantam/fault.h"

namespace bantam {

inline constexpr std::size_t kMaxFormBytes = 256u << 10;       ///< of a published model
inline constexpr std::size_t kMaxFormQuestions = 8;
inline constexpr std::size_t kMaxFormSteps = 32;
inline constexpr std::size_t kMaxFormNodes = 20'000;
inline constexpr std::size_t kMaxFormAnswerBytes = 4'096;      ///< what is typed beyond is not read

/// What people may type instead of choosing an option.
enum class FormInput : std::uint8_t { kChoice, kYesNo, kNumber, kDays, kMoney, kText };
std::string_view NameOf(FormInput input);   ///< `choice`, `yesno`, `number`, `days`, `money`, `text`

/// Views point into the FormModel.
struct FormOption {
  std::string_view id;
  std::string_view label;
  bool none = false;                ///< known to be none
  bool other = false;               ///< a text that fits no other option
  std::int8_t yes = -1;             ///< 1 yes, 0 no, -1 neither
  bool ranged = false;
  std::int64_t low = 0;             ///< thousandths; of money in the question's unit
  std::int64_t high = 0;
  std::vector<std::string_view> words;   ///< folded; a text that holds one of them as whole words
};

struct FormQuestion {
  std::string_view id;
  std::string_view fact;            ///< attribute path, `company.employees`
  std::string_view text;
  FormInput input = FormInput::kChoice;
  std::array<char, 4> currency{};   ///< kMoney
  Period period = Period::kUnstated;
  std::vector<FormOption> options;
};

/// What an input of a form is for; `rank` is higher for the better match.
struct FormInputMatch {
  std::string_view attribute;       ///< `person.email`, `company.employees`; empty: none that the form asks
  int rank = 0;
};

struct FormReading;

/// Read once, immutable, asked from any thread.
class FormModel {
 public:
  ~FormModel();
  FormModel(const FormModel&) = delete;
  FormModel& operator=(const FormModel&) = delete;

  /// Codes: `too_large`, `format` (no published form, or damaged), `version`, `checksum`. The text is copied. O(bytes).
  static FormReading Read(std::string_view text);

  std::string_view id() const;
  std::string_view version() const;
  std::string_view locale() const;
  /// In their fixed order: the most useful first, for where nothing decides.
  const std::vector<FormQuestion>& questions() const;
  /// How many of them are asked at most; what is known already does not count.
  std::size_t budget() const;
  const std::vector<std::string_view>& steps() const;
  /// The step of whoever is not judged: without consent, and before anything is known of a plain lead.
  std::size_t plainStep() const;
  std::size_t nodes() const;

  /// By a name, a label or an autocomplete word, as headers of tables are understood; `fields[employees]` is `employees`.
  FormInputMatch FindInput(std::string_view name) const;
  /// kUnknown where there is no address yet; kCompany where the domain is in none of the published lists.
  DomainClass ClassOfEmail(std::string_view email) const;
  /// The address with the mailbox provider's name mended where one slip of the keyboard made another of it (`gmial.com`); else empty.
  std::string SuggestEmail(std::string_view email) const;

 private:
  friend class FormSession;
  friend class FormReader;
  struct Tables;
  FormModel();
  std::unique_ptr<Tables> tables_;
};

struct FormReading {
  std::unique_ptr<const FormModel> model;   ///< null when there is a fault
  std::optional<Fault> fault;
};

/// What one visitor has told. Plain values, cheap to copy; all calls are O(questions) but for the reading of text.
class FormSession {
 public:
  static constexpr int kUnknown = -1;   ///< nothing is told
  static constexpr int kOwnWords = -2;  ///< told, but none of the options: not asked again; judged as any other text would be, else as unknown
  static constexpr int kPassed = -3;    ///< asked without an answer: not asked again, and unknown

  /// The model must outlive the session.
  explicit FormSession(const FormModel& model) : model_(&model) {}

  const FormModel& model() const { return *model_; }
  /// Reads what was typed: an option's id or label, a yes, an amount, a duration, a date, words. Text that means nothing ("", "n/a") is
  /// kUnknown. `asked`: the form put the question, so it counts against the budget. `today` serves dates (kNoDay: none is read). The answer,
  /// as AnswerOf.
  int Tell(std::size_t question, std::string_view text, bool asked, Day today);
  /// A chosen option; false when there is none of this number.
  bool Choose(std::size_t question, std::size_t option, bool asked);
  /// The visitor passed, or what asks it is not the form's questions (`asked` false: no part of the budget): it is not put again.
  void Pass(std::size_t question, bool asked = true);
  void Forget(std::size_t question);
  /// An option's number, kUnknown, kOwnWords or kPassed.
  int AnswerOf(std::size_t question) const;

  DomainClass TellEmail(std::string_view email);
  /// False: nothing is judged any more. Unasked, the visitor has not refused.
  void Consent(bool mayJudge) { refused_ = !mayJudge; }

  /// What to ask next, or -1: nothing, or the budget is spent. Without consent the fixed order.
  int Next() const;
  /// Into FormModel::steps.
  std::size_t Step() const;

 private:
  struct Told {
    std::int8_t answer = kUnknown;
    bool asked = false;
  };
  int Match(std::size_t question, std::string_view text, Day today) const;
  std::uint32_t Outcome(std::uint32_t root) const;
  const FormModel* model_;
  std::array<Told, kMaxFormQuestions> told_{};
  DomainClass email_ = DomainClass::kUnknown;
  bool refused_ = false;
};

}  // namespace bantam
