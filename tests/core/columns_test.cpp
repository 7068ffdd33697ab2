// SPDX-License-Identifier: MIT
// Headers and rows; the people are invented.
#include "bantam/columns.h"

#include <gtest/gtest.h>

#include "bantam/contact_reader.h"
#include "bantam/time_zone.h"

namespace bantam::columns_test {
namespace {

using Texts = std::vector<std::string_view>;

std::vector<std::string> TargetsOf(const Texts& headers, const std::vector<std::string>& overrides = {}) {
  std::vector<std::string> targets;
  for (const Column& column : MapColumns(headers, overrides).columns) targets.push_back(column.target);
  return targets;
}

std::string TargetOf(std::string_view header) { return TargetsOf({header}).front(); }

struct Row {
  std::string json;
  std::vector<std::string> warnings;  ///< `code header`
};

Row ReadRow(const Texts& headers, const Texts& cells, DateOrder dates = DateOrder::kUnstated) {
  ColumnMapping mapping = MapColumns(headers, {});
  mapping.dates = dates;
  const RowReader reader(mapping, TimeZone::Utc());
  Contact contact;
  reader.Read(cells, contact);
  Row row;
  contact.hasObserved = false;   // what the table as a whole shows is another test's matter
  WriteContact(contact, row.json);
  for (const ContactWarning& warning : contact.warnings) row.warnings.push_back(std::string(warning.code) + " " + std::string(warning.path));
  return row;
}

/// What ContactReader makes of the same facts.
std::string Canonical(std::string_view json) {
  Contact contact;
  const ContactReader reader(TimeZone::Utc());
  const auto fault = reader.Read(json, contact);
  std::string out;
  if (!fault) WriteContact(contact, out);
  return out;
}

using Targets = std::vector<std::string>;

TEST(MapColumns, KnowsHubSpotsExport) {
  EXPECT_EQ(TargetsOf({"Record ID", "First Name", "Last Name", "Email", "Phone Number", "Job Title", "Company Name", "Associated Company", "Number of Employees", "Annual Revenue",
                       "Industry", "Country/Region", "Lifecycle Stage", "Lead Status", "Contact owner", "Create Date", "Last Activity Date", "Last Contacted", "Number of Pageviews",
                       "Time of Last Visit", "Number of Form Submissions", "Marketing emails clicked", "Last marketing email click date", "Original Source", "Number of Sessions"}),
            (Targets{"id", "person.firstName", "person.lastName", "person.email", "person.phone", "person.title", "company.name", "", "company.employees", "company.revenue",
                     "company.industry", "person.country", "lifecycle.stage", "", "lifecycle.owner", "lifecycle.createdAt", "event:activity", "lifecycle.lastContactedAt", "event:page_view",
                     "event:page_view", "event:form", "event:email_click", "event:email_click", "origin.channel", "event:visit"}));
}

TEST(MapColumns, KnowsSalesforcesExport) {
  EXPECT_EQ(TargetsOf({"Lead ID", "Name", "Title", "Account Name", "No. of Employees", "Annual Revenue", "Lead Source", "Lead Status", "Lead Owner", "Created Date", "Last Activity", "Mobile",
                       "Email", "State/Province", "Country", "Description", "Budget__c", "Timeline", "Decision maker?"}),
            (Targets{"id", "person.name", "person.title", "company.name", "company.employees", "company.revenue", "origin.channel", "lifecycle.stage", "lifecycle.owner", "lifecycle.createdAt",
                     "event:activity", "person.phone", "person.email", "company.region", "person.country", "notes", "bant.budget.amount", "bant.timeline.withinDays", "bant.authority.role"}));
}

TEST(MapColumns, EveryAttributePathIsItsOwnHeader) {
  for (AttributeId id = 0; id < kAttributeCount; ++id) EXPECT_EQ(TargetOf(AttributePath(id)), AttributePath(id));
  for (const char* path : {"person.firstName", "notes", "id", "account", "event:webinar", "event:download?asset=ebook"}) EXPECT_EQ(TargetOf(path), path);
}

TEST(MapColumns, CaseWidthAndPunctuationDoNotMatter) {
  for (const char* header : {"Job Title", "JOB_TITLE", "jobTitle", " job-title ", "Ｊｏｂ Title:", "Jöb Title"}) EXPECT_EQ(TargetOf(header), "person.title") << header;
  EXPECT_EQ(TargetOf("Annual Revenue (EUR)"), "company.revenue");
}

TEST(MapColumns, WhatIsNotKnownStaysUnmapped) {
  for (const char* header : {"Favourite colour", "Titles of books", "Employees like us", "event:", "event:UPPER CASE", "person.shoeSize", "Number of children", "(EUR)", "%"}) {
    EXPECT_EQ(TargetOf(header), "") << header;
  }
}

TEST(MapColumns, AFieldIsKnownByTheRecordThatItsHeaderNames) {
  for (const auto& [header, target] : {std::pair("Your email", "person.email"), {"Prospect Source", "origin.channel"}, {"Company Country", "company.country"},
                                       {"Correo electrónico del contacto", "person.email"}, {"Yrityksen nimi", "company.name"}, {"Телефон клиента", "person.phone"},
                                       {"Opportunity Owner", "lifecycle.owner"}, {"Lead Email (work)", "person.email"}}) {
    EXPECT_EQ(TargetOf(header), target) << header;
  }
}

TEST(MapColumns, ARecordsNameLendsNoSenseToAFieldWithoutOne) {
  for (const char* header : {"Company Contact", "Contact Date", "First Contact", "Opportunity Name", "Company Status", "Your Area"}) {
    EXPECT_EQ(TargetOf(header), "") << header;
  }
}

TEST(MapColumns, TwoNamesOfOneThingAreThatThing) {
  EXPECT_EQ(TargetOf("Role / Title"), "person.title");
  EXPECT_EQ(TargetOf("E-mail / Phone"), "");
}

TEST(MapColumns, TellsWorkAddressesAsCrmsWriteThemAbroad) {
  for (const char* header : {"Adresse de messagerie", "Personne - E-mail - Travail", "Osoba - E-mail - Praca", "E-mail - Praca", "Persona - Correo electrónico - Trabajo",
                             "Person – E-Mail – Büro"}) {
    EXPECT_EQ(TargetOf(header), "person.email") << header;
  }
  for (const char* header : {"Personne - Téléphone - Travail", "Osoba - Telefon - Praca", "Persona - Teléfono - Trabajo"}) {
    EXPECT_EQ(TargetOf(header), "person.phone") << header;
  }
}

TEST(MapColumns, TheBetterMatchWinsAndTheEarlierOfEquals) {
  EXPECT_EQ(TargetsOf({"Title", "Job Title"}), (Targets{"", "person.title"}));
  EXPECT_EQ(TargetsOf({"Email", "E-mail Address"}), (Targets{"person.email", ""}));
  EXPECT_EQ(TargetsOf({"Company", "company.name"}), (Targets{"", "company.name"}));
}

TEST(MapColumns, BesideBothNamesAWeakNameIsSomethingElse) {
  EXPECT_EQ(TargetsOf({"First Name", "Last Name", "Persona"}), (std::vector<std::string>{"person.firstName", "person.lastName", ""}));
  EXPECT_EQ(TargetsOf({"First Name", "Persona"}), (std::vector<std::string>{"person.firstName", "person.name"}));
}

TEST(MapColumns, RepeatedAndBlankHeadersAreNamed) {
  const ColumnMapping mapping = MapColumns(Texts{"Name", "", "Name", "Name"}, {});
  EXPECT_EQ(mapping.columns[1].header, "#2");
  EXPECT_EQ(mapping.columns[2].header, "Name#2");
  EXPECT_EQ(mapping.columns[3].header, "Name#3");
}

TEST(MapColumns, AMadeUpNameIsNoOtherColumns) {
  const auto namesOf = [](const Texts& headers) {
    std::vector<std::string> names;
    for (const Column& column : MapColumns(headers, {}).columns) names.push_back(column.header);
    return names;
  };
  EXPECT_EQ(namesOf({"Name", "Name#2", "Name", "", "#4"}), (Targets{"Name", "Name#2", "Name#3", "#4#2", "#4"}));
  EXPECT_EQ(namesOf({"Name", "Name", "Name", "Name#2"}), (Targets{"Name", "Name#3", "Name#4", "Name#2"}));
}

TEST(MapColumns, NamesTheOverrideThatSaysNothing) {
  const std::string_view headers[] = {"Who", "", "Who"};
  const auto faultOf = [&](const std::string& pair) {
    const std::string overrides[] = {"who=person.email", pair};
    const auto fault = OverrideFault(overrides);
    return fault ? fault : OverrideFault(overrides, MapColumns(headers, overrides));
  };
  for (const char* good : {"#2=person.name", "WHO#2=person.title", "Who=-", "Who=event:download?asset=guide", "Who=custom.owner"}) EXPECT_FALSE(faultOf(good)) << good;
  for (const char* bad : {"Who", "=person.name", "Who=person.shoe", "Who=custom.", "Nobody=person.name"}) {
    const auto fault = faultOf(bad);
    ASSERT_TRUE(fault) << bad;
    EXPECT_EQ(fault->code, "bad_map");
    EXPECT_EQ(fault->path, bad);
  }
}

TEST(MapColumns, OverridesDecide) {
  EXPECT_EQ(TargetsOf({"Rank", "Job Title", "Email"}, {"rank=person.title", "EMAIL=-"}), (Targets{"person.title", "", "-"}));
  EXPECT_EQ(TargetsOf({"a=b", "X"}, {"a=b=person.title", "x=event:download?asset=ebook"}), (Targets{"person.title", "event:download?asset=ebook"}));
  EXPECT_EQ(TargetsOf({"Name", "Name"}, {"Name#2=company.name"}), (Targets{"person.name", "company.name"}));
  EXPECT_EQ(TargetsOf({"Email"}, {"email=nonsense", "email"}), (Targets{"person.email"}));
}

TEST(RowReader, GivesWhatTheSameFactsAsJsonGive) {
  const Row row = ReadRow({"id", "First Name", "Last Name", "Job Title", "Company", "Employees", "Budget", "Technologies", "Timely", "Decision date", "Create Date", "Notes", "Webinar date", "Account ID"},
                          {"7", "Ada", "Example", "CEO", "Example Oy", "51-200", "20 000 EUR/year", "crm; erp", "yes", "2026-12-01", "2026-01-02 10:00", "Called.", "2026-03-04", "acme"});
  EXPECT_EQ(row.json, Canonical(R"({"id":"7","account":"acme","person":{"name":"Ada Example","title":"CEO"},"company":{"name":"Example Oy","employees":{"min":51,"max":200},
      "technologies":["crm","erp"]},"bant":{"budget":{"amount":{"amount":20000,"currency":"EUR","period":"year"}},"timeline":{"date":"2026-12-01","timely":true}},
      "events":[{"type":"webinar","at":"2026-03-04"}],"notes":["Called."],"lifecycle":{"createdAt":"2026-01-02T10:00:00Z"}})"));
  EXPECT_TRUE(row.warnings.empty());
}

TEST(RowReader, EmptyCellsAreUnknown) {
  const Row row = ReadRow({"Name", "Title", "Employees", "Budget", "Topic"}, {"Ada Example", "n/a", "-", "unknown"});
  EXPECT_EQ(row.json, R"({"person":{"name":"Ada Example"}})");
  EXPECT_TRUE(row.warnings.empty());
}

TEST(RowReader, NamesJoinAndKeepWhatLooksEmpty) {
  EXPECT_EQ(ReadRow({"First Name", "Last Name"}, {"Ada", ""}).json, R"({"person":{"name":"Ada"}})");
  EXPECT_EQ(ReadRow({"Last Name", "First Name"}, {"Na", "Li"}).json, R"({"person":{"name":"Li Na"}})");
  EXPECT_EQ(ReadRow({"First Name", "Last Name"}, {"", "-"}).json, "{}");
  for (const char* nothing : {"*", "?", "n/a", "--", "\u2014", "( )"}) {
    EXPECT_EQ(ReadRow({"First Name", "Last Name"}, {"Ada", nothing}).json, R"({"person":{"name":"Ada"}})") << nothing;
    EXPECT_EQ(ReadRow({"Full Name"}, {nothing}).json, "{}") << nothing;
    EXPECT_EQ(ReadRow({"First Name", "Last Name", "Full Name"}, {"Ada", "Hult", nothing}).json, R"({"person":{"name":"Ada Hult"}})") << nothing;
  }
  EXPECT_EQ(ReadRow({"First Name", "Last Name"}, {"(", ")"}).json, "{}");
}

TEST(RowReader, ACountAndALastDateAreOneDatedEventAndTheRest) {
  const auto events = [](std::string_view count, std::string_view date) { return ReadRow({"Number of Pageviews", "Time of Last Visit"}, {count, date}).json; };
  EXPECT_EQ(events("3", "2026-01-02"), R"({"events":[{"type":"page_view","at":"2026-01-02T00:00:00Z"},{"type":"page_view","count":2}]})");
  EXPECT_EQ(events("1", "2026-01-02"), R"({"events":[{"type":"page_view","at":"2026-01-02T00:00:00Z"}]})");
  EXPECT_EQ(events("", "2026-01-02"), R"({"events":[{"type":"page_view","at":"2026-01-02T00:00:00Z"}]})");
  EXPECT_EQ(events("3", ""), R"({"events":[{"type":"page_view","count":3}]})");
  EXPECT_EQ(events("0", ""), "{}");
  EXPECT_EQ(ReadRow({"Last Activity Date"}, {"2026-01-02"}).json, R"({"events":[{"type":"activity","at":"2026-01-02T00:00:00Z"}]})");
  EXPECT_EQ(ReadRow({"Buyer's guide downloaded"}, {"yes"}).json, R"({"events":[{"type":"download","asset":"buyers_guide"}]})");
}

TEST(RowReader, NumbersAreDatesInColumnsOfDatesAlone) {
  const auto created = [](std::string_view text) {
    const Row row = ReadRow({"Create Date"}, {text});
    return row.warnings.empty() ? row.json.substr(row.json.find("createdAt") + 12, 20) : row.warnings.front();
  };
  EXPECT_EQ(created("20261102"), "2026-11-02T00:00:00Z");
  EXPECT_EQ(created("45963"), "2025-11-02T00:00:00Z");
  EXPECT_EQ(created("45963.5"), "2025-11-02T12:00:00Z");
  EXPECT_EQ(created("45963,38542"), "2025-11-02T09:15:00Z");
  EXPECT_EQ(created("32874"), "1990-01-01T00:00:00Z");
  EXPECT_EQ(created("73050"), "2099-12-31T00:00:00Z");
  for (const char* text : {"20261302", "20260231", "22001102", "00000000", "2026110", "202611021", "32873", "73051", "45963.", "45963.5.1", "4596", "45963 days"}) {
    EXPECT_EQ(created(text), "bad_date Create Date") << text;
  }
  EXPECT_EQ(ReadRow({"Timeline"}, {"20261102"}).json, R"({"bant":{"timeline":{"date":"2026-11-02"}}})");
  EXPECT_EQ(ReadRow({"Last call"}, {"20261102"}).json, R"({"events":[{"type":"call","at":"2026-11-02T00:00:00Z"}]})");
  EXPECT_EQ(ReadRow({"Last call"}, {"45963"}).json, R"({"events":[{"type":"call","at":"2025-11-02T00:00:00Z"}]})");
  EXPECT_EQ(ReadRow({"Number of calls"}, {"45963"}).json, R"({"events":[{"type":"call","count":45963}]})");
  EXPECT_EQ(ReadRow({"Employees"}, {"20261102"}).json, R"({"company":{"employees":20261102}})");
  EXPECT_EQ(ReadRow({"Notes"}, {"20261102"}).json, R"({"notes":[{"text":"20261102"}]})");
}

TEST(RowReader, DatesAreReadInTheirOrder) {
  const auto date = [](std::string_view text, DateOrder order = DateOrder::kUnstated) {
    const Row row = ReadRow({"Last call"}, {text}, order);
    return row.warnings.empty() ? row.json.substr(row.json.find("\"at\":\"") + 6, 16) : row.warnings.front();
  };
  EXPECT_EQ(date("2.11.2026"), "2026-11-02T00:00");
  EXPECT_EQ(date("02.11.26 9.15"), "2026-11-02T09:15");
  EXPECT_EQ(date("13/11/2026"), "2026-11-13T00:00");
  EXPECT_EQ(date("11/13/2026"), "2026-11-13T00:00");
  EXPECT_EQ(date("02/11/2026", DateOrder::kDayFirst), "2026-11-02T00:00");
  EXPECT_EQ(date("02/11/2026", DateOrder::kMonthFirst), "2026-02-11T00:00");
  EXPECT_EQ(date("5/5/2026"), "2026-05-05T00:00");
  EXPECT_EQ(date("02/11/2026"), "ambiguous_date Last call");
  EXPECT_EQ(date("11/13/2026, 9:15 PM"), "2026-11-13T21:15");
  EXPECT_EQ(date("12/13/2026 12:05 am"), "2026-12-13T00:05");
  EXPECT_EQ(date("2026/11/02 09:15 UTC"), "2026-11-02T09:15");
  EXPECT_EQ(date("2 Nov 2026"), "2026-11-02T00:00");
  EXPECT_EQ(date("November 2nd, 2026"), "2026-11-02T00:00");
  EXPECT_EQ(date("2-Nov-26"), "2026-11-02T00:00");
  for (const char* text : {"Mon, 02 Nov 2026 09:15:00 GMT", "Monday, November 2, 2026 at 9:15 AM", "2.11.2026 klo 9.15", "ma 2.11.2026 9:15", "2 ноября 2026 г., 9:15", "poniedziałek, 2 listopada 2026 r. godz. 9:15",
                           "2. november 2026 kl. 09:15", "Montag, 2. November 2026 um 9:15 Uhr", "lunes, 2 de noviembre de 2026 a las 9:15", "lundi 2 novembre 2026 à 09h15", "den 2 november 2026 kl 9.15"}) {
    EXPECT_EQ(date(text), "2026-11-02T09:15") << text;
  }
  EXPECT_EQ(date("1er novembre 2026"), "2026-11-01T00:00");
  for (const char* text : {"Monday", "at", "de de de", "due 2 Nov 2026", "2.11.2026 at noon"}) EXPECT_EQ(date(text), "bad_date Last call") << text;
  for (const char* text : {"31.2.2026", "2.13.2026", "in spring", "2.11", "2.11.2026 25:00", "2.11.2026 x", "12:30"}) EXPECT_EQ(date(text), "bad_date Last call") << text;
  EXPECT_EQ(date("2.11.40000"), "bad_date Last call");
  EXPECT_EQ(date("40000-01-01"), "date_out_of_range Last call");
  EXPECT_EQ(date("2.11.1850"), "date_out_of_range Last call");
}

TEST(RowReader, TimelinesAreDurationsOrDates) {
  const auto timeline = [](std::string_view text) { return ReadRow({"Timeline"}, {text}).json; };
  EXPECT_EQ(timeline("90"), R"({"bant":{"timeline":{"withinDays":90}}})");
  EXPECT_EQ(timeline("3 months"), R"({"bant":{"timeline":{"withinDays":90}}})");
  EXPECT_EQ(timeline("within 2 weeks"), R"({"bant":{"timeline":{"withinDays":14}}})");
  EXPECT_EQ(timeline("6-12 months"), R"({"bant":{"timeline":{"withinDays":{"min":180,"max":360}}}})");
  EXPECT_EQ(timeline("ASAP"), R"({"bant":{"timeline":{"withinDays":{"min":0,"max":30}}}})");
  EXPECT_EQ(timeline("next quarter"), R"({"bant":{"timeline":{"withinDays":{"min":0,"max":91}}}})");
  EXPECT_EQ(timeline("12+ months"), R"({"bant":{"timeline":{"withinDays":{"min":360}}}})");
  EXPECT_EQ(timeline("2026-12-01"), R"({"bant":{"timeline":{"date":"2026-12-01"}}})");
}

TEST(RowReader, ValuesThatAreNoneAreWarnedOf) {
  EXPECT_EQ(ReadRow({"Employees"}, {"many"}).warnings, (std::vector<std::string>{"bad_number Employees"}));
  EXPECT_EQ(ReadRow({"Employees"}, {"-5"}).warnings, (std::vector<std::string>{"number_out_of_range Employees"}));
  EXPECT_EQ(ReadRow({"Revenue"}, {"($1,000)"}).warnings, (std::vector<std::string>{"number_out_of_range Revenue"}));
  EXPECT_EQ(ReadRow({"Employees"}, {"-5"}).json, "{}");
  const std::string text(kMaxFactText + 1, 'x');
  for (std::string_view header : {"Job title", "Technologies", "Shoe size"}) {
    EXPECT_EQ(ReadRow({header}, {text}).warnings, (std::vector<std::string>{"too_long " + std::string(header)}));
    EXPECT_TRUE(ReadRow({header}, {std::string_view(text).substr(1)}).warnings.empty()) << header;
  }
  EXPECT_EQ(ReadRow({"Timely"}, {"perhaps"}).warnings, (std::vector<std::string>{"wrong_type Timely"}));
  EXPECT_EQ(ReadRow({"Name"}, {"Ada", " ", "x", "y"}).warnings, (std::vector<std::string>{"extra_cells "}));
  const Row row = ReadRow({"Name", "Sh\xFF" "oe"}, {"A\xFF", "b"});
  EXPECT_EQ(row.warnings, (std::vector<std::string>{"utf8 Name"}));
  EXPECT_EQ(row.json, "{\"person\":{\"name\":\"A\xEF\xBF\xBD\"},\"custom\":{\"Sh\xEF\xBF\xBDoe\":\"b\"}}");
}

TEST(RowReader, AHeaderOrAnOverrideMayNameWhatIsCustom) {
  EXPECT_EQ(TargetOf("custom.competitor"), "custom.competitor");
  EXPECT_EQ(TargetsOf({"Competitor", "Name"}, {"competitor=custom.competitor"}), (Targets{"custom.competitor", "person.name"}));
  EXPECT_EQ(TargetsOf({"Competitors"}, {"competitors=custom."}), (Targets{"competition.alternatives"})) << "a name is missing";
  EXPECT_EQ(ReadRow({"custom.competitor", "custom.shoe.size"}, {"Yes", "42"}).json, R"({"custom":{"competitor":"Yes","shoe.size":42}})");
  EXPECT_EQ(ReadRow({"Shoe size", "custom.Shoe size"}, {"41", "42"}).json, R"({"custom":{"Shoe size":42}})") << "one of a name, the one that says so";
}

TEST(RowReader, TheRestIsCustom) { EXPECT_EQ(ReadRow({"Shoe size", "Zip", "#"}, {"42.5", "00100", "x"}).json, R"({"custom":{"Shoe size":42.5,"Zip":"00100","#":"x"}})"); }

TEST(RowReader, RolesAndDecisionMakersAreUnderstood) {
  EXPECT_EQ(ReadRow({"Decision maker"}, {"Yes"}).json, R"({"bant":{"authority":{"role":"Yes"}}})");
  EXPECT_EQ(ReadRow({"Decision maker"}, {"no"}).json, R"({"bant":{"authority":{"role":"no"}}})");
  EXPECT_EQ(ReadRow({"Decision makers"}, {"3"}).json, R"({"bant":{"authority":{"decisionMakers":3}}})");
  EXPECT_EQ(ReadRow({"Decision makers"}, {"Ada Example (CFO); Head of IT"}).json, Canonical(R"({"bant":{"authority":{"decisionMakers":[{"role":"CFO","name":"Ada Example"},{"role":"Head of IT"}]}}})"));
}

TEST(RowReader, AHeadersUnitIsOfAmountsThatLeaveItOut) {
  EXPECT_EQ(ReadRow({"Revenue (M€)"}, {"1.5"}).json, R"({"company":{"revenue":{"amount":1500000,"currency":"EUR"}}})");
  EXPECT_EQ(ReadRow({"Revenue (M€)"}, {"1.5 M€"}).json, R"({"company":{"revenue":{"amount":1500000,"currency":"EUR"}}})");
  EXPECT_EQ(ReadRow({"Выручка, млн руб."}, {"50-60"}).json, R"({"company":{"revenue":{"amount":50000000,"max":60000000,"currency":"RUB"}}})");
  EXPECT_EQ(ReadRow({"Företag", "Omsättning (tkr)"}, {"", "12 000"}).json, R"({"company":{"revenue":{"amount":12000000,"currency":"SEK"}}})");
  EXPECT_EQ(TargetOf("E-mail, phone"), "");
  for (std::string_view header : {"Omsetning MNOK", "Omsetning (i MNOK)", "Omsetning, MNOK", "Omsetning i mill. kr"}) {
    EXPECT_EQ(ReadRow({header, "Firma"}, {"25", ""}).json, R"({"company":{"revenue":{"amount":25000000,"currency":"NOK"}}})") << header;
  }
  for (std::string_view header : {"Umsatz in TEUR", "Liikevaihto t€", "CA en k€", "Revenue (1000 €)", "Revenue, 1000 EUR"}) {
    EXPECT_EQ(ReadRow({header}, {"25"}).json, R"({"company":{"revenue":{"amount":25000,"currency":"EUR"}}})") << header;
  }
  EXPECT_EQ(ReadRow({"Revenue (in thousands)"}, {"25"}).json, R"({"company":{"revenue":25000}})");
  EXPECT_EQ(ReadRow({"Revenue (2025)"}, {"25"}).json, R"({"company":{"revenue":25}})");
  EXPECT_EQ(TargetOf("Company EUR"), "");
}

TEST(RowReader, AHeadersCurrencyIsTheAmounts) {
  EXPECT_EQ(ReadRow({"Budget (EUR)"}, {"5000"}).json, R"({"bant":{"budget":{"amount":{"amount":5000,"currency":"EUR"}}}})");
  for (std::string_view header : {"Budget €", "Budget EUR", "Budget in EUR"}) {
    EXPECT_EQ(ReadRow({header}, {"5000"}).json, R"({"bant":{"budget":{"amount":{"amount":5000,"currency":"EUR"}}}})") << header;
  }
  EXPECT_EQ(ReadRow({"Budget (EUR)"}, {"5000 USD"}).json, R"({"bant":{"budget":{"amount":{"amount":5000,"currency":"USD"}}}})");
}

}  // namespace
}  // namespace bantam::columns_test

namespace bantam::columns_test {
namespace {

Contact ReadRow(std::initializer_list<std::string_view> headers, std::initializer_list<std::string_view> cells) {
  const RowReader reader(MapColumns(std::span(headers.begin(), headers.size()), {}), TimeZone::Utc());
  Contact contact;
  reader.Read(std::span(cells.begin(), cells.size()), contact);
  return contact;
}

/// What a row of a table with these headers says that its source can show.
std::vector<std::string> ShownBy(std::initializer_list<std::string_view> headers) {
  const RowReader reader(MapColumns(std::span(headers.begin(), headers.size()), {}), TimeZone::Utc());
  Contact contact;
  reader.Read({}, contact);
  EXPECT_TRUE(contact.hasObserved);
  return {contact.observed.begin(), contact.observed.end()};
}

TEST(Rows, OfATableWithoutBehaviourDoNotSayThatNothingWasDone) { EXPECT_TRUE(ShownBy({"Email", "Job Title"}).empty()); }

TEST(Rows, OfATableWithBehaviourTellOfWhatItHasColumnsFor) {
  EXPECT_EQ(ShownBy({"Email", "Number of Pageviews", "Time of Last Visit", "Buyer's guide downloaded", "event:download?asset=ebook"}),
            (std::vector<std::string>{"page_view", "download"})) << "a count and a date of one event are one kind, two assets too";
}

}  // namespace
}  // namespace bantam::columns_test

namespace bantam::columns_test {
namespace {

TEST(Rows, OfThoseWhoOptedOutSayNoToProfiling) {
  for (std::string_view header : {"Unsubscribed from all email", "Email Opt Out"}) {
    const Contact out = ReadRow({"Email", header}, {"a@firm.example", "true"});
    ASSERT_EQ(out.facts.size(), 2u) << header;
    EXPECT_EQ(out.facts[1].attribute, kConsentProfiling);
    EXPECT_EQ(out.facts[1].value.low, 0);
    EXPECT_EQ(ReadRow({"Email", header}, {"a@firm.example", "0"}).facts.size(), 1u) << "not to opt out is no consent";
    for (std::string_view word : {"Opted out", "opt-out", "Do Not Allow", "Unsubscribed", "avmeldt", "abgemeldet", "désabonné", "dado de baja", "отписан"}) {
      EXPECT_EQ(ReadRow({"Email", header}, {"a@firm.example", word}).facts.size(), 2u) << word;
    }
    for (std::string_view word : {"Opted in", "Allow", "Subscribed", "No consent", "suscrito"}) {
      const Contact in = ReadRow({"Email", header}, {"a@firm.example", word});
      EXPECT_EQ(in.facts.size(), 1u) << word;
      EXPECT_TRUE(in.warnings.empty()) << word;
    }
  }
}

/// The contact's word on profiling after its facts are weighed by nobody: `yes`, `no`, `both`, `nothing`.
std::string ConsentOf(std::initializer_list<std::string_view> headers, std::initializer_list<std::string_view> cells) {
  bool yes = false, no = false;
  for (const Fact& fact : ReadRow(headers, cells).facts) {
    if (fact.attribute == kConsentProfiling) (fact.value.low != 0 ? yes : no) = true;
  }
  return yes && no ? "both" : yes ? "yes" : no ? "no" : "nothing";
}

TEST(Rows, OfThoseWhoOptedOutHoldNoConsentWhateverTheOrderOfColumns) {
  EXPECT_EQ(ConsentOf({"Email opt out", "Consent to profiling"}, {"Yes", "Yes"}), "no");
  EXPECT_EQ(ConsentOf({"Consent to profiling", "Email opt out"}, {"Yes", "Yes"}), "no");
  EXPECT_EQ(ConsentOf({"Consent to profiling", "Email opt out"}, {"Yes", "No"}), "yes");
}

TEST(Rows, ADayOfOptingOutIsAnObjection) {
  for (std::string_view day : {"2026-01-05", "5.1.2026", "03/04/2026", "2026-01-05 10:00"}) EXPECT_EQ(ConsentOf({"Consent to profiling", "Email opt out"}, {"Yes", day}), "no") << day;
  for (std::string_view other : {"", "-", "0000-00-00"}) EXPECT_EQ(ConsentOf({"Consent to profiling", "Email opt out"}, {"Yes", other}), "yes") << other;
  EXPECT_EQ(ReadRow({"Email", "Email opt out"}, {"a@firm.example", "0000-00-00"}).warnings.at(0).code, "unclear_consent");
}

TEST(Rows, EveryColumnOfOptingOutCounts) {
  for (std::string_view no : {"No", ""}) {
    EXPECT_EQ(ConsentOf({"Email opt out", "Do not contact"}, {no, "Yes"}), "no");
    EXPECT_EQ(ConsentOf({"Email opt out", "Do not contact"}, {"Yes", no}), "no");
  }
}

}  // namespace
}  // namespace bantam::columns_test
