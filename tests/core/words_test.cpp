// SPDX-License-Identifier: MIT
#include "bantam/words.h"

#include <gtest/gtest.h>

#include <climits>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>

#include "bantam/attributes.h"
#include "bantam/catalog.h"

namespace bantam::words_test {
namespace {

std::string Message(std::string_view locale, std::string_view key, std::initializer_list<MessageArgument> arguments) {
  std::string out;
  Words::For(locale).AppendMessage(out, key, std::span(arguments.begin(), arguments.size()));
  return out;
}

TEST(Words, AreFoundByLocaleThenLanguageThenEnglish) {
  EXPECT_EQ(Words::For("fi").locale(), "fi");
  EXPECT_EQ(Words::For("fi-FI").locale(), "fi");
  EXPECT_EQ(Words::For("FI_fi").locale(), "fi");
  EXPECT_EQ(Words::For("en-GB").locale(), "en");
  EXPECT_EQ(Words::For("").locale(), "en");
  EXPECT_EQ(Words::For("xx").locale(), "en");
  EXPECT_EQ(Words::For("fil").locale(), "en");
  EXPECT_EQ(Words::For("-").locale(), "en");
}

TEST(Words, ServeNorwegianReadersWithBokmalWhereItIs) {
  EXPECT_EQ(Words::For("no-NO").locale(), Words::For("nb").locale());
  EXPECT_EQ(Words::For("nn").locale(), Words::For("nb").locale());
}

TEST(Words, ListTheirLocalesSorted) {
  const auto locales = Words::Locales();
  ASSERT_GE(locales.size(), 2u);
  for (std::size_t i = 1; i < locales.size(); ++i) EXPECT_LT(locales[i - 1], locales[i]);
  for (std::string_view locale : locales) EXPECT_EQ(Words::For(locale).locale(), locale);
}

TEST(Words, NameTheTiersPlainlyByDefault) {
  EXPECT_EQ(Words::For("en").Label("tier.sql"), "Ready");
  EXPECT_EQ(Words::For("en").Label("tier.mql"), "Nurture");
  EXPECT_EQ(Words::For("en").Label("tier.lead"), "Early");
  EXPECT_EQ(Words::For("en").Label("tier.disqualified"), "Not a fit");
  EXPECT_EQ(Words::For("fi").Label("tier.sql"), "Myyntivalmis");
  EXPECT_EQ(Words::For("fi").Label("tier.mql"), "Markkinointiliidi");
  EXPECT_EQ(Words::For("fi").Label("tier.lead"), "Liidi");
  EXPECT_EQ(Words::For("fi").Label("tier.disqualified"), "Ei sovi");
}

TEST(Words, ShowTheKeyWhereThereIsNoLabel) {
  EXPECT_EQ(Words::For("fi").Label("fact.custom.shoeSize"), "fact.custom.shoeSize");
  EXPECT_EQ(Words::For("fi").Label(""), "");
  EXPECT_EQ(Message("en", "no.such.message", {}), "no.such.message");
}

TEST(Words, HaveALabelForEveryAttribute) {
  for (std::string_view locale : Words::Locales()) {
#define BANTAM_LABEL_IS_THERE(name, path, kind) EXPECT_NE(Words::For(locale).Label("fact." path), "fact." path) << locale;
    BANTAM_ATTRIBUTES(BANTAM_LABEL_IS_THERE)
#undef BANTAM_LABEL_IS_THERE
  }
}

TEST(Words, ReachEveryLabelAndQuestionOfTheirFiles) {
  for (std::string_view locale : Words::Locales()) {
    const Words& words = Words::For(locale);
    const auto labels = nlohmann::json::parse(*FindCatalogFile("labels/" + std::string(locale) + ".json"));
    for (const auto& [key, value] : labels.items()) {
      EXPECT_EQ(words.Label(key), (value.is_object() ? value.at("other") : value).get<std::string>()) << locale;
    }
    const auto questions = nlohmann::json::parse(*FindCatalogFile("questions/" + std::string(locale) + ".json"));
    for (const auto& [id, text] : questions.items()) EXPECT_EQ(words.Question(id), text.get<std::string>()) << locale;
  }
}

TEST(Words, FillThePlacesOfAMessage) {
  EXPECT_EQ(Message("en", "reason.groupMax", {{"name", "Clicks"}, {"limit", "15"}}), "Limit of Clicks: at most 15");
  EXPECT_EQ(Message("fi", "warning.currency_assumed", {{"currency", "EUR"}}),
            "Valuuttaa ei ole ilmoitettu; oletuksena on EUR");
}

TEST(Words, TakeAnArgumentAsItIs) {
  EXPECT_EQ(Message("en", "reason.attribute", {{"name", "{value}"}, {"value", "a{b"}}), "{value}: a{b");
}

TEST(Words, LeaveAPlaceThatNobodyFillsVisible) {
  EXPECT_EQ(Message("en", "reason.attribute", {{"value", "5"}}), "{name}: 5");
}

TEST(Words, KeepAnUnknownKeyWithAnOpenBrace) { EXPECT_EQ(Message("en", "a{b", {}), "a{b"); }

TEST(Words, AppendAndDoNotReplace) {
  std::string out = "> ";
  Words::For("en").AppendMessage(out, "value.yes", {});
  EXPECT_EQ(out, "> yes");
}

TEST(Words, ChooseThePluralFormByCount) {
  const auto event = [](std::string_view locale, std::string_view count) {
    return Message(locale, "reason.event", {{"name", "Guide"}, {"count", count}, {"last", "2026-11-02"}});
  };
  EXPECT_EQ(event("en", "1"), "Guide, once, last 2026-11-02");
  EXPECT_EQ(event("en", "2"), "Guide, 2 times, last 2026-11-02");
  EXPECT_EQ(event("en", "0"), "Guide, 0 times, last 2026-11-02");
  EXPECT_EQ(event("ru", "1"), "Guide: 1 раз, последний 2026-11-02");
  EXPECT_EQ(event("ru", "3"), "Guide: 3 раза, последний 2026-11-02");
  EXPECT_EQ(event("ru", "11"), "Guide: 11 раз, последний 2026-11-02");
  EXPECT_EQ(event("pl", "1"), "Guide: raz, ostatnio 2026-11-02");
  EXPECT_EQ(event("fi", "1"), "Guide, kerran, viimeksi 2026-11-02");
  EXPECT_EQ(event("fi", "12"), "Guide, 12 kertaa, viimeksi 2026-11-02");
}

TEST(Words, ReadACountThatIsNotWholeAsMany) {
  for (std::string_view count : {"1.5", "", "-", "one"}) {
    EXPECT_EQ(Message("en", "summary.contacts", {{"count", count}}), std::string(count) + " contacts");
  }
  EXPECT_EQ(Message("en", "summary.contacts", {{"count", "1000000000000000000000"}}), "1,000,000,000,000,000,000,000 contacts");
  EXPECT_EQ(Message("en", "summary.contacts", {}), "{count} contacts");
  EXPECT_EQ(Message("en", "summary.contacts", {{"count", "-1"}}), "-1 contact");
}

TEST(Words, CountInTheFormsOfRussianAndPolish) {
  const auto contacts = [](std::string_view locale, std::string_view count) { return Message(locale, "summary.contacts", {{"count", count}}); };
  EXPECT_EQ(contacts("ru", "1"), "1 контакт");
  EXPECT_EQ(contacts("ru", "3"), "3 контакта");
  EXPECT_EQ(contacts("ru", "5"), "5 контактов");
  EXPECT_EQ(contacts("ru", "21"), "21 контакт");
  EXPECT_EQ(contacts("pl", "1"), "1 kontakt");
  EXPECT_EQ(contacts("pl", "22"), "22 kontakty");
  EXPECT_EQ(contacts("pl", "21"), "21 kontaktów");
}

TEST(Words, WriteNumbersAndDaysAsTheLocaleDoes) {
  struct Case { std::string_view locale, number, day; };
  for (const Case& each : std::initializer_list<Case>{{"en", "-1,234,567.25", "2026-11-02"}, {"fi", "-1\u00a0234\u00a0567,25", "2.11.2026"},
           {"ru", "-1\u00a0234\u00a0567,25", "02.11.2026"}, {"pl", "-1\u00a0234\u00a0567,25", "02.11.2026"}, {"nb", "-1\u00a0234\u00a0567,25", "02.11.2026"},
           {"sv", "-1\u00a0234\u00a0567,25", "2026-11-02"}, {"de", "-1.234.567,25", "02.11.2026"}, {"es", "-1.234.567,25", "02/11/2026"},
           {"fr", "-1\u00a0234\u00a0567,25", "02/11/2026"}}) {
    std::string number, day;
    Words::For(each.locale).AppendNumber(number, "-1234567.25");
    Words::For(each.locale).AppendDay(day, "2026-11-02");
    EXPECT_EQ(number, each.number) << each.locale;
    EXPECT_EQ(day, each.day) << each.locale;
  }
}

TEST(Words, LeaveWhatIsNoNumberOrDay) {
  for (std::string_view text : {"", "-", "1e5", "< 5", "12a", "soon"}) {
    std::string number, day;
    Words::For("de").AppendNumber(number, text);
    Words::For("de").AppendDay(day, text);
    EXPECT_EQ(number, text);
    EXPECT_EQ(day, text);
  }
}

TEST(Words, ShowArgumentsInTheLocale) {
  EXPECT_EQ(Message("de", "reason.event", {{"name", "Leitfaden"}, {"count", "1200"}, {"last", "2026-11-02", MessageArgument::kDay}}),
            "Leitfaden: 1.200-mal, zuletzt 02.11.2026");
  EXPECT_EQ(Message("fi", "gate.score", {{"has", "12.5", MessageArgument::kNumber}, {"needs", "< 50", MessageArgument::kNumber}}),
            "Pisteet 12,5, tarvitaan < 50");
}

TEST(Questions, AreWordedInEveryLanguageAndEmptyWhenUnknown) {
  EXPECT_EQ(Words::For("en").Question("authority.final_decider"), "Who gives the final yes?");
  EXPECT_EQ(Words::For("fi").Question("authority.final_decider"), "Kuka tekee lopullisen päätöksen?");
  EXPECT_EQ(Words::For("en").Question("no.such.question"), "");
}

TEST(Plurals, FollowEachLanguage) {
  for (std::string_view language : {"en", "fi", "nb", "sv", "de"}) {
    EXPECT_EQ(PluralCategory(language, 0), "other") << language;
    EXPECT_EQ(PluralCategory(language, 1), "one") << language;
    EXPECT_EQ(PluralCategory(language, 2), "other") << language;
    EXPECT_EQ(PluralCategory(language, 21), "other") << language;
    EXPECT_EQ(PluralCategory(language, -1), "one") << language;
  }
  EXPECT_EQ(PluralCategory("fi-FI", 1), "one");
  EXPECT_EQ(PluralCategory("xx", 1), "other");
}

TEST(Plurals, CountFrenchNoughtAsOneAndMillionsAsMany) {
  EXPECT_EQ(PluralCategory("fr", 0), "one");
  EXPECT_EQ(PluralCategory("fr", 1), "one");
  EXPECT_EQ(PluralCategory("fr", 2), "other");
  EXPECT_EQ(PluralCategory("fr", 3'000'000), "many");
  EXPECT_EQ(PluralCategory("es", 0), "other");
  EXPECT_EQ(PluralCategory("es", 1), "one");
  EXPECT_EQ(PluralCategory("es", 1'000'000), "many");
}

TEST(Plurals, KnowRussianAndPolishTens) {
  struct Case { long long count; std::string_view russian, polish; };
  for (const Case& each : std::initializer_list<Case>{{0, "many", "many"}, {1, "one", "one"}, {2, "few", "few"},
           {4, "few", "few"}, {5, "many", "many"}, {11, "many", "many"}, {12, "many", "many"}, {14, "many", "many"},
           {21, "one", "many"}, {22, "few", "few"}, {101, "one", "many"}, {111, "many", "many"}, {112, "many", "many"},
           {122, "few", "few"}, {-3, "few", "few"}, {LLONG_MIN, "many", "many"}}) {
    EXPECT_EQ(PluralCategory("ru", each.count), each.russian) << each.count;
    EXPECT_EQ(PluralCategory("pl", each.count), each.polish) << each.count;
  }
}

}  // namespace
}  // namespace bantam::words_test
