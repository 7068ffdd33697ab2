// SPDX-License-Identifier: MIT
// What visitors type, the inputs of forms, addresses; and published models that were damaged.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "bantam/form_model.h"
#include "bantam/form_publication.h"
#include "../../core/src/form_checksum.h"

namespace bantam::form_session_test {
namespace {

constexpr Day kToday = 20'763;   // 2026-11-06

/// Published once for all tests of a run: that is most of their work.
const std::string& TextOf(const std::string& id, const std::string& locale = "en", std::size_t questions = 3) {
  static std::map<std::string, std::string> published;
  std::string& text = published[id + " " + locale + " " + std::to_string(questions)];
  if (!text.empty()) return text;
  FormWishes wishes;
  wishes.locale = locale;
  wishes.questions = questions;
  wishes.event = "download?asset=buyers_guide";
  return text = PublishForm(*ShippedModel(id), wishes).text;
}

std::unique_ptr<const FormModel> FormOf(const char* id, const char* locale = "en", std::size_t questions = 3) {
  return FormModel::Read(TextOf(id, locale, questions)).model;
}

std::size_t IndexOf(const FormModel& form, std::string_view question) {
  std::size_t index = 0;
  while (index < form.questions().size() && form.questions()[index].id != question) ++index;
  return index;
}

struct Typed {
  const char* text;
  const char* option;   ///< `?` own words, empty: nothing told
};

void ExpectTyped(const FormModel& form, std::string_view question, std::initializer_list<Typed> cases) {
  const std::size_t index = IndexOf(form, question);
  ASSERT_LT(index, form.questions().size()) << question;
  for (const Typed& one : cases) {
    FormSession session(form);
    const int answer = session.Tell(index, one.text, true, kToday);
    const std::string_view found = answer >= 0 ? form.questions()[index].options[static_cast<std::size_t>(answer)].id : answer == FormSession::kOwnWords ? "?" : "";
    EXPECT_EQ(found, one.option) << question << ": " << one.text;
  }
}

TEST(FormSession, ReadsNumbersAndRanges) {
  ExpectTyped(*FormOf("reference"), "fit.employees",
              {{"120", "right-size"}, {"51-200", "right-size"}, {"49.5", "under-50"}, {"50 to 500", "right-size"}, {"over 1 000", "over-500"}, {"<10", "under-50"},
               {"40-60", "?"}, {"12 employees", "under-50"}, {"2 000 000", "over-500"}, {"", ""}, {" n/a ", ""}, {"many", "?"}, {"right-size", "right-size"}});
}

TEST(FormSession, ReadsMoneyInItsUnit) {
  ExpectTyped(*FormOf("digital-agency"), "budget.range",
              {{"20 000 €", "middle"}, {"50 001 €", "large"}, {"5k/month", "large"}, {"EUR 1200 per quarter", "small"}, {"$9000", "?"}, {"no", "none"},
               {"No budget", "none"}, {"No money set aside", "none"}, {"4000-16000", "?"}, {"up to 3000 €", "small"}});
}

TEST(FormSession, ReadsDurationsAndDates) {
  ExpectTyped(*FormOf("enterprise-long-cycle"), "timeline.when",
              {{"within 2 months", "quarter"}, {"3 months", "quarter"}, {"4 months", "half-year"}, {"asap", "quarter"}, {"100 days", "half-year"}, {"2026-12-24", "quarter"}, {"1.8.2027", "year"},
               {"1 Nov 2026", "?"}, {"10 years", "later"}, {"Within a year", "year"}, {"when hell freezes", "?"}});
}

TEST(FormSession, ReadsYesAndWords) {
  const auto form = FormOf("reference");
  ExpectTyped(*form, "timeline.timely", {{"yes", "yes"}, {"NO", "no"}, {"true", "yes"}, {"Not now", "no"}, {"perhaps", "?"}});
  ExpectTyped(*form, "fit.industry", {{"Software", "software"}, {"we sell SOFTWARE, mostly", "software"}, {"softwares", "?"}, {"fishing", "?"}, {"Manufacturing", "manufacturing"}});
}

TEST(FormSession, ReadsTheFormsOwnLanguage) {
  const auto form = FormOf("reference", "fi");
  ExpectTyped(*form, "fit.employees", {{"yli 500", "over-500"}, {"Alle 50", "under-50"}, {"120", "right-size"}});
  ExpectTyped(*form, "authority.role", {{"päätän ITSE", "decides"}, {"paatan itse", "decides"}});
}

TEST(FormSession, JudgesOtherWordsAsAnyOtherText) {
  const auto form = FormOf("reference");
  const std::size_t industry = IndexOf(*form, "fit.industry");
  FormSession words(*form), other(*form);
  words.Tell(industry, "fishing", true, kToday);
  other.Choose(industry, 3, true);
  EXPECT_EQ(other.AnswerOf(industry), 3);
  EXPECT_EQ(words.Step(), other.Step());
  EXPECT_EQ(words.Next(), other.Next());
}

TEST(FormSession, AsksNothingTwiceAndKeepsToItsBudget) {
  const auto form = FormOf("reference", "en", 3);
  FormSession session(*form);
  std::vector<int> asked;
  for (int next = session.Next(); next >= 0; next = session.Next()) {
    EXPECT_EQ(std::count(asked.begin(), asked.end(), next), 0);
    asked.push_back(next);
    session.Choose(static_cast<std::size_t>(next), 0, true);
  }
  EXPECT_EQ(asked.size(), 3u);
  session.Forget(static_cast<std::size_t>(asked.back()));
  EXPECT_EQ(session.Next(), asked.back());
}

TEST(FormSession, DoesNotAskWhatIsKnownNorCountIt) {
  const auto form = FormOf("reference", "en", 3);
  FormSession session(*form);
  const int first = session.Next();
  session.Choose(static_cast<std::size_t>(first), 0, false);
  int count = 0;
  for (int next = session.Next(); next >= 0; next = session.Next(), ++count) {
    EXPECT_NE(next, first);
    session.Choose(static_cast<std::size_t>(next), 0, true);
  }
  EXPECT_EQ(count, 3);
}

TEST(FormSession, WhoPassesIsNotAskedAgain) {
  const auto form = FormOf("reference", "en", 5);
  FormSession session(*form);
  const int first = session.Next();
  session.Pass(static_cast<std::size_t>(first));
  EXPECT_NE(session.Next(), first);
  EXPECT_EQ(session.AnswerOf(static_cast<std::size_t>(first)), FormSession::kPassed);
}

TEST(FormSession, WithoutConsentAsksInOrderAndJudgesNothing) {
  const auto form = FormOf("enterprise-long-cycle");
  FormSession session(*form);
  session.Choose(0, 1, false);
  session.Consent(false);
  EXPECT_EQ(session.Next(), 1);
  EXPECT_EQ(session.Step(), form->plainStep());
}

TEST(FormModel, FindsWhatInputsAreFor) {
  const auto form = FormOf("reference", "fi");
  const auto found = [&](const char* name) { return std::string(form->FindInput(name).attribute); };
  EXPECT_EQ(found("email"), "person.email");
  EXPECT_EQ(found("Work e-mail"), "person.email");
  EXPECT_EQ(found("lead[company_size]"), "company.employees");
  EXPECT_EQ(found("employees[]"), "company.employees");
  EXPECT_EQ(found("Number of employees"), "company.employees");
  EXPECT_EQ(found("consent.profiling"), "consent.profiling");
  EXPECT_EQ(found("favourite colour"), "");
  EXPECT_EQ(found(""), "");
  EXPECT_EQ(found("fields[]"), "");
  EXPECT_EQ(found(std::string(1000, 'x').c_str()), "");
  EXPECT_GT(form->FindInput("Number of employees").rank, form->FindInput("Size").rank);
}

TEST(FormModel, KnowsAddresses) {
  const auto form = FormOf("reference", "fi");
  EXPECT_EQ(form->ClassOfEmail("ida@gmail.com"), DomainClass::kFree);
  EXPECT_EQ(form->ClassOfEmail("ida@mailinator.com"), DomainClass::kDisposable);
  EXPECT_EQ(form->ClassOfEmail("ida@firm.example"), DomainClass::kCompany);
  EXPECT_EQ(form->ClassOfEmail("ida@"), DomainClass::kUnknown);
  const Typed cases[] = {{"ida@gmial.com", "ida@gmail.com"}, {"ida@gmal.com", "ida@gmail.com"},   {"ida@gmaill.com", "ida@gmail.com"}, {"ida@gnail.com", "ida@gmail.com"},
                         {"ida@hotmail.con", "ida@hotmail.com"}, {"ida@gmail.com", ""},               {"ida@yahoo.se", ""},
                         {"ida@mail.com", ""},               {"ida@firm.example", ""},            {"ida@lukku.com", "ida@luukku.com"}, {"not an address", ""}};
  for (const Typed& one : cases) {
    EXPECT_EQ(form->SuggestEmail(one.text), one.option) << one.text;
  }
}

std::string Signed(const std::string& body) { return "bantam-form 1 " + FormChecksum(body) + "\n" + body; }

TEST(FormModel, RefusesWhatWasDamaged) {
  const std::string text = TextOf("reference");
  const auto codeOf = [](const std::string& damaged) {
    const FormReading read = FormModel::Read(damaged);
    return read.fault ? read.fault->code : std::string();
  };
  EXPECT_EQ(codeOf(text), "");
  EXPECT_EQ(codeOf(""), "format");
  EXPECT_EQ(codeOf("{}"), "format");
  EXPECT_EQ(codeOf("bantam-form 2 " + text.substr(14)), "version");
  EXPECT_EQ(codeOf(text.substr(0, text.size() - 1)), "format");
  EXPECT_EQ(codeOf(text.substr(0, 25)), "format");
  std::string changed = text;
  changed[changed.size() / 2] ^= 1;
  EXPECT_EQ(codeOf(changed), "checksum");
  EXPECT_EQ(codeOf(text + std::string(kMaxFormBytes, '\n')), "too_large");
  EXPECT_EQ(codeOf(Signed("\n")), "format");
  EXPECT_EQ(codeOf(Signed("model\tx\n")), "format");
}

/// Whoever can sign a text can write anything into it: it is refused, or walked within its tables.
TEST(FormModel, WalksNothingOutsideWhateverWasSigned) {
  const std::string body = TextOf("reference").substr(14 + 16 + 1);
  std::uint64_t state = 20'261'106;
  const auto draw = [&](std::size_t below) { return static_cast<std::size_t>((state = state * 6'364'136'223'846'793'005u + 1'442'695'040'888'963'407u) >> 33) % below; };
  std::size_t accepted = 0;
  for (int i = 0; i < 3'000; ++i) {
    std::string hostile = body;
    for (std::size_t changes = 1 + draw(3); changes > 0; --changes) {
      const std::size_t at = draw(hostile.size() / static_cast<std::size_t>(i % 2 + 1));
      const std::string_view letters = "0123456789\t\n -.=*yn";
      if (draw(4) == 0) hostile.erase(at, 1 + draw(40));
      else hostile[at] = letters[draw(letters.size())];
    }
    const FormReading read = FormModel::Read(Signed(hostile));
    if (!read.model) continue;
    ++accepted;
    FormSession session(*read.model);
    for (std::size_t q = 0; q < read.model->questions().size(); ++q) {
      session.Tell(q, "120", true, kToday);
      session.TellEmail("a@gmail.com");
      EXPECT_LT(session.Next(), static_cast<int>(read.model->questions().size()));
      EXPECT_LT(session.Step(), read.model->steps().size());
    }
  }
  EXPECT_GT(accepted, 100u);
}

}  // namespace
}  // namespace bantam::form_session_test
