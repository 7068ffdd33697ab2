// SPDX-License-Identifier: MIT
// Who may not be profiled: headers and answers in the words of CRMs, in every language. The worst error is to score an objection away.
#include <gtest/gtest.h>

#include "bantam/columns.h"
#include "bantam/contact_reader.h"
#include "bantam/time_zone.h"

namespace bantam::consents_test {
namespace {

struct Said {
  std::string consent;   ///< `yes`, `no`, `nothing`
  std::string warning;   ///< the first one's code
};

Said WhatIsSaid(const Contact& contact) {
  Said said{"nothing", contact.warnings.empty() ? "" : std::string(contact.warnings[0].code)};
  for (const Fact& fact : contact.facts) {
    if (fact.attribute == kConsentProfiling) said.consent = fact.value.low != 0 ? "yes" : "no";
  }
  return said;
}

Said CellSays(std::string_view header, std::string_view cell) {
  const std::string_view headers[] = {"Name", header}, cells[] = {"Ida Example", cell};
  const RowReader reader(MapColumns(headers, {}), TimeZone::Utc());
  Contact contact;
  reader.Read(cells, contact);
  return WhatIsSaid(contact);
}

Said DocumentSays(const std::string& value) {
  Contact contact;
  EXPECT_FALSE(ContactReader(TimeZone::Utc()).Read(R"({"consent":{"profiling":)" + value + "}}", contact)) << value;
  return WhatIsSaid(contact);
}

TEST(Consents, AnObjectionIsKnownByItsHeaderInEveryLanguage) {
  for (std::string_view header : {"Objection to profiling", "Do not profile", "Do not allow Emails", "Unsubscribed Mode", "Unsubscribed Time", "dnc_email", "Consent withdrawn",
                                  "Profilointikielto", "Kieltänyt profiloinnin", "Suostumus peruttu", "Запрет профилирования", "Согласие отозвано", "Sprzeciw wobec profilowania",
                                  "Wycofanie zgody", "Reservert mot profilering", "Reservert mot markedsføring", "Widerspruch gegen Profiling", "Einwilligung widerrufen",
                                  "Invändning mot profilering", "Samtycke återkallat", "Oposición al perfilado", "Consentimiento retirado", "Opposition au profilage",
                                  "Retrait du consentement"}) {
    EXPECT_EQ(CellSays(header, "x").consent, "no") << header;
    EXPECT_EQ(CellSays(header, "2026-10-01 10:00").consent, "no") << header;
    EXPECT_EQ(CellSays(header, "0").consent, "nothing") << header;
  }
}

TEST(Consents, WordsWhereObjectionsStandAreAnObjectionAndAreWarnedOf) {
  for (std::string_view words : {"by phone, to Sam", "Consent form", "perhaps", "письмом"}) {
    EXPECT_EQ(CellSays("Do not contact", words).consent, "no") << words;
    EXPECT_EQ(CellSays("Do not contact", words).warning, "unclear_consent") << words;
  }
  EXPECT_EQ(CellSays("Do not contact", "0000-00-00").consent, "nothing");
}

TEST(Consents, AConsentThatWasRefusedOrTakenBackIsANo) {
  for (std::string_view answer : {"Withdrawn", "Revoked", "No (2026-10-01)", "No, by phone", "withdrawn 2026-10-01", "Peruutettu", "Ei suostumusta", "Нет согласия", "Отозвано", "Wycofana",
                                  "Nie wyrażono", "Trukket tilbake", "Ikke gitt", "Zurückgezogen", "Nicht erteilt", "Återkallat", "Retirado", "Revocado", "Retiré", "Non (01/10/2026)"}) {
    EXPECT_EQ(CellSays("Consent to profiling", answer).consent, "no") << answer;
    EXPECT_EQ(CellSays("Consent to profiling", answer).warning, "") << answer;
  }
  for (const char* answer : {"\"withdrawn\"", "\"revoked\"", "\"No (2026-10-01)\"", "\"zurückgezogen\"", "0", "false"}) EXPECT_EQ(DocumentSays(answer).consent, "no") << answer;
}

TEST(Consents, AYesIsOneWhereNoMoreIsSaid) {
  for (std::string_view answer : {"Yes", "Yes (2026-10-01)", "Given 1.10.2026", "Kyllä"}) EXPECT_EQ(CellSays("Consent to profiling", answer).consent, "yes") << answer;
  for (std::string_view answer : {"Yes, but newsletter only", "asked in March", "pending"}) {
    EXPECT_EQ(CellSays("Consent to profiling", answer).consent, "nothing") << answer;
    EXPECT_EQ(CellSays("Consent to profiling", answer).warning, "unclear_consent") << answer;
  }
  EXPECT_EQ(DocumentSays("\"pending\"").warning, "unclear_consent");
  EXPECT_EQ(CellSays("Consent to profiling", std::string(4000, 'x')).warning, "unclear_consent");
  EXPECT_EQ(CellSays("Consent to profiling", "n/a").warning, "");
}

}  // namespace
}  // namespace bantam::consents_test
