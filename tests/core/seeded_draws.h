// SPDX-License-Identifier: MIT
// What seeded_contacts.cpp draws from, and how it writes what it drew. Every person and firm is invented.
// Each draw stands in a statement of its own: the order of draws must not depend on the compiler.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "seeded_contacts.h"

namespace bantam::seeded {

using Text = std::string_view;

inline constexpr std::array<Text, 16> kFirstNames{"Ainola", "Bertil", "Celka", "Darvin", "Elspet", "Fiorel", "Grethe", "Halvor",
                                           "Ilvari", "Jorunde", "Kasimira", "Lubov", "Mirkka", "Nestor", "Otylia", "Pälvi"};
inline constexpr std::array<Text, 14> kLastNames{"Aaltovuori", "Brekkmo",  "Cavendale", "Dobrowska",  "Eklundby", "Fjordahl", "Granström",
                                          "Harjumäki",  "Ivarskog", "Jarowicz",  "Kettleburn", "Lindevall", "Morozkina", "Nybakken"};
inline constexpr std::array<Text, 16> kFirms{"Alder Loom", "Birch & Bolt", "Copperline", "Driftmark", "Emberfold", "Fenwick Mills", "Glasshaven", "Hollowbrook",
                                      "Ironpetal",  "Juniperworks", "Kelpstone",  "Lanternby", "Mossgate",  "Northquill",    "Oakharbor",  "Pinemere"};
inline constexpr std::array<Text, 30> kTitles{"Owner", "Founder", "Chief Executive Officer", "CEO", "CMO", "Chief Financial Officer", "CTO", "VP Marketing",
                                       "VP of Sales", "Marketing Director", "IT Director", "Director of Operations", "Head of Marketing", "Head of Procurement",
                                       "Head of Product", "Marketing Manager", "Sales Manager", "HR Manager", "Finance Manager", "Operations Manager",
                                       "Product Manager", "Team Lead, Sales", "Marketing Specialist", "IT Specialist", "Legal Counsel", "Junior Marketer",
                                       "Marketing Assistant", "Executive Assistant", "Student", "Intern"};
inline constexpr std::array<Text, 10> kIndustries{"software", "manufacturing", "retail", "education", "consulting", "logistics", "finance", "healthcare", "media", "agriculture"};
inline constexpr std::array<Text, 10> kCountries{"FI", "SE", "NO", "PL", "DE", "FR", "ES", "US", "GB", "RU"};
inline constexpr std::array<Text, 5> kRegions{"Nordics", "Baltics", "DACH", "Iberia", "North America"};
inline constexpr std::array<Text, 8> kLanguages{"en", "fi", "sv", "nb", "pl", "ru", "de", "es"};
inline constexpr std::array<Text, 4> kCurrencies{"EUR", "USD", "SEK", "PLN"};
inline constexpr std::array<Text, 4> kPeriods{"once", "month", "quarter", "year"};
inline constexpr std::array<Text, 4> kSources{"note", "crm", "form", "person"};
inline constexpr std::array<Text, 11> kEventTypes{"page_view", "email_open", "email_click", "download", "webinar", "form",
                                           "contact_request", "meeting", "call", "social", "intent"};
inline constexpr std::array<Text, 7> kAssets{"buyers_guide", "trend_guide", "case_study", "price_list", "report", "ebook", "demo"};
inline constexpr std::array<Text, 9> kTopics{"product", "product", "product", "pricing", "pricing", "blog", "careers", "support", "press"};
inline constexpr std::array<Text, 8> kTechnologies{"HubSpot", "Salesforce", "WordPress", "SAP", "Shopify", "Mailchimp", "Excel", "Pipedrive"};
inline constexpr std::array<Text, 8> kProblems{"our present tool is too complex", "leads get lost between marketing and sales", "poor CRM integration",
                                        "too much manual work", "we cannot see which campaigns pay", "reports take days", "slow answers to requests", "the contract ends soon"};
inline constexpr std::array<Text, 6> kRoles{"decision maker", "influencer", "user", "CFO", "champion", "buyer"};
inline constexpr std::array<Text, 6> kDepartments{"marketing", "sales", "it", "finance", "operations", "procurement"};
inline constexpr std::array<Text, 5> kPriorities{"high", "medium", "low", "first", "some day"};
inline constexpr std::array<Text, 6> kQuestions{"budget.amount", "authority.role", "need.problem", "timeline.timely", "timeline.date", "competition.alternatives"};
inline constexpr std::array<Text, 7> kChannels{"organic", "paid", "referral", "event", "email", "social", "partner"};
inline constexpr std::array<Text, 6> kNotes{"Asked for a call next week.", "Budget is set for \\\"next year\\\".", "Decides together with the CFO.",
                                     "Ei vielä ajankohtainen, palataan keväällä.", "Uses a competitor today.", "Wants a demo\\nfor the whole team."};
inline constexpr std::array<Text, 6> kStages{"subscriber", "lead", "lead", "opportunity", "customer", "partner"};
inline constexpr std::array<Text, 4> kTiers{"sql", "mql", "lead", "disqualified"};
inline constexpr std::array<Text, 6> kToldFacts{"company.employees", "bant.budget.amount", "bant.need.problem", "bant.authority.role", "company.industry",
                                          "custom.renewal"};

inline constexpr Instant kDaySeconds = 86400;

/// JSON of a contact with random values, written as they are drawn.
class Draws {
 protected:
  Draws(std::string& out, std::uint64_t seed, std::uint64_t index, Instant now)
      : out_(out), random_(SeededRandom(seed ^ (index + 1) * 0xD1342543DE82EF95u).Next()), index_(index), now_(now) {}

  bool Chance(std::uint32_t percent) { return random_.Chance(percent); }
  std::uint32_t Below(std::uint32_t count) { return random_.Below(count); }
  template <std::size_t N>
  Text Pick(const std::array<Text, N>& texts) {
    return texts[Below(static_cast<std::uint32_t>(N))];
  }

  void Key(Text key) {
    if (out_.back() != '{' && out_.back() != '[') out_ += ',';
    Quote(key);
    out_ += ':';
  }
  void Quote(Text text) {
    out_ += '"';
    out_ += text;
    out_ += '"';
  }
  void String(Text key, Text text) {
    Key(key);
    Quote(text);
  }
  void Number(Text key, std::uint64_t value) {
    Key(key);
    out_ += std::to_string(value);
  }
  void Raw(Text key, Text json) {
    Key(key);
    out_ += json;
  }
  void Open(Text key) {
    Key(key);
    out_ += '{';
  }
  void Close() { out_ += '}'; }
  void OpenItem() {
    if (out_.back() != '[') out_ += ',';
    out_ += '{';
  }
  /// A moment of the last `days` days, rarely of the next 40, sometimes a day without a time.
  void Moment(Text key, std::uint32_t days) {
    const bool future = Chance(2);
    const Instant wholeDays = static_cast<Instant>(Below(future ? 40 : days)) * kDaySeconds;
    const Instant rest = Below(86400);
    const Instant at = future ? now_ + 3600 + wholeDays : now_ - wholeDays - rest;
    Key(key);
    out_ += '"';
    if (Chance(3)) {
      AppendDay(out_, static_cast<Day>(at / kDaySeconds));
    } else {
      AppendInstant(out_, at);
    }
    out_ += '"';
  }
  void Provenance() {
    String("source", Pick(kSources));
    if (Chance(80)) Moment("at", 900);
    if (Chance(25)) Raw("confidence", Chance(50) ? "0.9" : "0.55");
    Close();
  }
  /// Writes a value plain, as a fact object, now and then as two facts at odds or as known to be none.
  template <typename Value>
  void Fact(Text key, Value&& value) {
    Key(key);
    const std::uint32_t form = Below(100);
    if (form < 70) return value();
    if (form < 94) return FactObject(value);
    if (form < 97) {
      out_ += "{\"value\":null";
      return Provenance();
    }
    out_ += '[';
    FactObject(value);
    out_ += ',';
    FactObject(value);
    out_ += ']';
  }
  template <typename Value>
  void FactObject(Value&& value) {
    out_ += "{\"value\":";
    value();
    Provenance();
  }
  template <std::size_t N>
  void TextFact(Text key, const std::array<Text, N>& texts) {
    Fact(key, [&] { Quote(Pick(texts)); });
  }

  std::string& out_;
  SeededRandom random_;
  std::uint64_t index_;
  Instant now_;
};

}  // namespace bantam::seeded
