// SPDX-License-Identifier: MIT
#include "seeded_contacts.h"

#include "seeded_draws.h"

namespace bantam {
namespace {

using namespace seeded;  // the word lists and primitives exist for this file only

/// Writes one contact, drawing as it goes.
class SeededWriting : Draws {
 public:
  SeededWriting(std::string& out, std::uint64_t seed, std::uint64_t index, Instant now) : Draws(out, seed, index, now) {}

  void Write();

 private:
  void Money();
  void Employees();
  void Person();
  void Company();
  void Budget();
  void Authority();
  void Need();
  void Timeline();
  void Events(std::uint32_t count);
  void Event();
  void Notes();
  void Told();
  void Lifecycle();
  void Custom();

  std::uint32_t richness_ = 0;  ///< percent
};

void SeededWriting::Write() {
  constexpr std::array<std::uint32_t, 10> kRichness{4, 12, 30, 40, 50, 50, 60, 60, 75, 95};
  richness_ = kRichness[Below(kRichness.size())];
  out_ += '{';
  String("id", "c" + std::to_string(index_));
  if (Chance(60)) String("account", "a" + std::to_string(index_ / 3));
  if (Chance(8)) Raw("observed", Chance(40) ? "[]" : Chance(50) ? "[\"page_view\",\"email_click\"]" : "[\"download\",\"contact_request\",\"page_view\"]");
  Person();
  Company();
  if (Chance(richness_ + 25)) {
    Open("bant");
    if (Chance(richness_)) Budget();
    if (Chance(richness_)) Authority();
    if (Chance(richness_)) Need();
    if (Chance(richness_ + 15)) Timeline();
    Close();
  }
  if (Chance(richness_ / 4)) Raw("competition", Chance(50) ? "{\"status\":\"comparing\",\"alternatives\":[\"Rivalsoft\",\"build\"]}" : "{\"alternatives\":[]}");
  if (Chance(6)) Raw("consent", Chance(70) ? "{\"profiling\":true}" : "{\"profiling\":false,\"email\":false}");
  if (Chance(20)) {
    Open("origin");
    String("channel", Pick(kChannels));
    if (Chance(30)) String("campaign", "autumn");
    Close();
  }
  Events(Chance(18) ? 0 : Chance(6) ? 8 + Below(22) : Below(3 + richness_ / 10));
  Notes();
  Told();
  if (Chance(35)) Lifecycle();
  if (Chance(8)) Custom();
  Close();
}

void SeededWriting::Person() {
  const Text first = Pick(kFirstNames);
  const Text last = Pick(kLastNames);
  Open("person");
  if (Chance(80)) {
    String("name", std::string(first) + " " + std::string(last));
  } else {
    String("firstName", first);
    String("lastName", last);
  }
  if (Chance(75)) TextFact("title", kTitles);
  if (Chance(richness_ / 3)) String("department", Pick(kDepartments));
  constexpr std::array<Text, 8> kDomains{"gmail.com", "outlook.com", "mailinator.com", "harvard.edu", "own.example", "copperline.example", "mossgate.example", "pinemere.example"};
  if (Chance(85)) String("email", "p" + std::to_string(index_) + "@" + std::string(Pick(kDomains)));
  if (Chance(richness_ / 2)) String("phone", "+358 50 555 0" + std::to_string(100 + Below(900)));
  if (Chance(45)) String("country", Pick(kCountries));
  if (Chance(25)) String("language", Pick(kLanguages));
  Close();
}

void SeededWriting::Employees() {
  constexpr std::array<std::uint32_t, 14> kSizes{1, 9, 35, 49, 50, 51, 120, 200, 260, 499, 500, 501, 2000, 12000};
  const std::uint32_t size = Chance(50) ? kSizes[Below(kSizes.size())] : 20 + Below(700);
  if (Chance(85)) {
    out_ += std::to_string(size);
    return;
  }
  out_ += '{';
  if (Chance(85)) Number("min", size);
  if (Chance(85)) Number("max", size + Below(300));
  Close();
}

void SeededWriting::Money() {
  constexpr std::array<std::uint32_t, 8> kAmounts{500, 3000, 9999, 10000, 20000, 50000, 150000, 1000000};
  const std::uint32_t amount = Chance(60) ? kAmounts[Below(kAmounts.size())] : 100 * (1 + Below(900));
  if (Chance(35)) {
    out_ += std::to_string(amount);
    return;
  }
  out_ += '{';
  Number("amount", amount);
  if (Chance(20)) Number("max", amount + 100 * Below(300));
  if (Chance(90)) String("currency", Pick(kCurrencies));
  if (Chance(50)) String("period", Pick(kPeriods));
  Close();
}

void SeededWriting::Company() {
  if (!Chance(88)) return;
  Open("company");
  const Text firm = kFirms[index_ / 3 % kFirms.size()];
  String("name", firm);
  if (Chance(60)) TextFact("industry", kIndustries);
  if (Chance(65)) Fact("employees", [this] { Employees(); });
  if (Chance(richness_ / 3)) Fact("revenue", [this] { Money(); });
  if (Chance(richness_ / 4)) Number("customers", 5 * Below(400));
  if (Chance(richness_ / 3)) Number("founded", 1950 + Below(76));
  if (Chance(45)) String("country", Pick(kCountries));
  if (Chance(12)) String("region", Pick(kRegions));
  if (Chance(richness_ / 3)) {
    Raw("technologies", "[");
    Quote(Pick(kTechnologies));
    out_ += ',';
    Quote(Pick(kTechnologies));
    out_ += ']';
  }
  if (Chance(richness_ / 3)) Number("monthlyVisits", 500 * Below(200));
  if (Chance(richness_ / 5)) Raw("socialEngagement", Chance(50) ? "3.5" : "\"high\"");
  if (Chance(richness_ / 5)) Raw("campaigns", Chance(50) ? "[\"search ads\",\"fair\"]" : "true");
  if (Chance(richness_ / 5)) String("presentEfforts", "blog and newsletter");
  Close();
}

void SeededWriting::Budget() {
  Open("budget");
  if (Chance(80)) {
    Fact("amount", [this] { Money(); });
  } else {
    const std::uint32_t least = 1000 * (1 + Below(40));
    Number("min", least);
    if (Chance(70)) Number("max", least + 1000 * Below(40));
  }
  if (Chance(30)) String("currency", Pick(kCurrencies));
  if (Chance(20)) String("period", Pick(kPeriods));
  if (Chance(20)) String("department", Pick(kDepartments));
  if (Chance(10)) Fact("spendToday", [this] { Money(); });
  if (Chance(10)) String("priceWeight", Pick(kPriorities));
  Close();
}

void SeededWriting::Authority() {
  Open("authority");
  TextFact("role", kRoles);
  if (Chance(30)) {
    Number("decisionMakers", 1 + Below(7));
  } else if (Chance(30)) {
    Raw("decisionMakers", "[{\"role\":\"CEO\",\"name\":\"");
    out_ += Pick(kFirstNames);
    out_ += "\"},{\"role\":";
    Quote(Pick(kRoles));
    out_ += "}]";
  }
  if (Chance(10)) String("process", "two offers, then the board");
  Close();
}

void SeededWriting::Need() {
  Open("need");
  TextFact("problem", kProblems);
  if (Chance(20)) Raw("goals", "[\"more leads\",\"less manual work\"]");
  if (Chance(15)) Raw("features", "[\"CRM integration\"]");
  if (Chance(15)) String("urgency", Pick(kPriorities));
  if (Chance(10)) String("trigger", "contract ends");
  Close();
}

void SeededWriting::Timeline() {
  Open("timeline");
  const std::uint32_t form = Below(100);
  if (form < 25) {
    Fact("date", [this] {
      out_ += '"';
      AppendDay(out_, static_cast<Day>(now_ / kDaySeconds) - 60 + static_cast<Day>(Below(600)));
      out_ += '"';
    });
  } else if (form < 55) {
    constexpr std::array<Text, 8> kDays{"14", "30", "60", "90", "91", "180", "365", "540"};
    Fact("withinDays", [&] { out_ += Pick(kDays); });
  }
  if (Chance(55)) Fact("timely", [this] { out_ += Chance(60) ? "true" : "false"; });
  if (Chance(15)) String("priority", Pick(kPriorities));
  Close();
}

void SeededWriting::Events(std::uint32_t count) {
  if (count == 0) return;
  Raw("events", "[");
  for (std::uint32_t i = 0; i < count; ++i) Event();
  out_ += ']';
}

void SeededWriting::Event() {
  constexpr std::array<Text, 5> kOften{"page_view", "page_view", "email_open", "email_click", "download"};
  const Text type = Chance(80) ? Pick(kOften) : Pick(kEventTypes);
  OpenItem();
  String("type", type);
  if (Chance(96)) Moment("at", Chance(60) ? 100 : 800);
  if (type == "download" || type == "webinar") {
    String("asset", Pick(kAssets));
  } else if (type == "page_view" || type == "contact_request" || type == "form" || type == "intent") {
    if (Chance(80)) String("topic", Pick(kTopics));
    if (type == "page_view" && Chance(15)) String("url", Chance(50) ? "/pricing" : "/product/tour?from=mail");
    if (type == "page_view" && Chance(40)) Number("seconds", Below(300));
  }
  if (Chance(5)) Number("count", 1 + Below(12));
  Close();
}

void SeededWriting::Notes() {
  if (Chance(richness_ / 4)) {
    Raw("notes", "[");
    OpenItem();
    String("text", Pick(kNotes));
    if (Chance(80)) Moment("at", 500);
    if (Chance(40)) String("by", Pick(kFirstNames));
    if (Chance(30)) String("language", Pick(kLanguages));
    Close();
    out_ += ']';
  }
  if (!Chance(richness_ / 4)) return;
  Raw("asked", "[");
  OpenItem();
  String("questionId", Pick(kQuestions));
  Moment("at", 90);
  if (Chance(50)) String("result", Chance(50) ? "none" : "no_answer");
  Close();
  out_ += ']';
}

void SeededWriting::Told() {
  if (!Chance(richness_ / 6)) return;
  Raw("accountFacts", "[");
  for (std::uint32_t i = 0, count = 1 + Below(2); i < count; ++i) {
    constexpr std::array<Text, 6> kValues{"180", "{\"amount\":30000,\"currency\":\"EUR\",\"period\":\"year\"}", "\"too many tools\"",
                                          "\"decision maker\"", "\"software\"", "\"spring\""};
    const std::uint32_t which = Below(kValues.size());
    OpenItem();
    String("fact", kToldFacts[which]);
    Raw("value", kValues[which]);
    String("source", Pick(kSources));
    String("contact", "c" + std::to_string(index_ + 1 + i));
    String("name", Pick(kFirstNames));
    Moment("at", 400);
    Close();
  }
  out_ += ']';
}

void SeededWriting::Lifecycle() {
  Open("lifecycle");
  if (Chance(40)) String("stage", Pick(kStages));
  if (Chance(30)) String("owner", Pick(kFirstNames));
  if (Chance(70)) Moment("createdAt", 1000);
  if (Chance(20)) Moment("lastContactedAt", 200);
  if (Chance(20)) {
    Raw("attempts", "[");
    OpenItem();
    Moment("at", 60);
    String("how", Chance(50) ? "call" : "email");
    String("result", Chance(50) ? "reached" : "no answer");
    Close();
    out_ += ']';
  }
  if (Chance(8)) Moment("sqlSince", 60);
  if (Chance(6)) {
    String("verifiedBy", Pick(kFirstNames));
    Moment("verifiedAt", 60);
  }
  if (Chance(8)) {
    Open("override");
    String("tier", Pick(kTiers));
    String("reason", "met at a fair");
    String("by", Pick(kFirstNames));
    if (Chance(60)) Moment("until", 200);
    if (Chance(60)) Moment("at", 200);
    Close();
  }
  if (Chance(8)) {
    String("outcome", Chance(50) ? "won" : "lost");
    Moment("outcomeAt", 300);
    if (Chance(50)) Fact("value", [this] { Money(); });
  }
  Close();
}

void SeededWriting::Custom() {
  Open("custom");
  if (Chance(60)) String("renewal", Chance(50) ? "spring" : "autumn");
  if (Chance(50)) Number("seats", Below(200));
  if (Chance(30)) Raw("pilot", "true");
  Close();
}

}  // namespace

void AppendSeededContact(std::string& json, std::uint64_t seed, std::uint64_t index, Instant now) {
  SeededWriting(json, seed, index, now).Write();
}

}  // namespace bantam
