// SPDX-License-Identifier: MIT
// The writing half of contact_reader.h.
#include <algorithm>
#include <vector>

#include "attribute_table.h"
#include "bantam/contact_reader.h"

namespace bantam {
namespace {


class ContactWriting {
 public:
  ContactWriting(const Contact& contact, std::string& out) : contact_(contact), out_(out) {}

  void Write();

 private:
  void Comma() {
    if (out_.back() != '{' && out_.back() != '[') out_ += ',';
  }
  void Key(std::string_view key) {
    Comma();
    AppendJsonString(out_, key);
    out_ += ':';
  }
  void Text(std::string_view key, std::string_view text) {
    if (text.empty()) return;
    Key(key);
    AppendJsonString(out_, text);
  }
  void Moment(std::string_view key, Instant at) {
    if (at == kUndated) return;
    Key(key);
    Moment(at);
  }
  void Moment(Instant at) {
    out_ += '"';
    AppendInstant(out_, at);
    out_ += '"';
  }
  void Number(std::string_view key, std::int64_t thousandths) {
    Key(key);
    AppendThousandths(out_, thousandths);
  }
  /// Writes `"key":{…}` or nothing when `body` writes nothing inside.
  template <typename Body>
  void Section(std::string_view key, Body&& body) {
    const std::size_t before = out_.size();
    Key(key);
    out_ += '{';
    const std::size_t inside = out_.size();
    body();
    if (out_.size() == inside) return out_.resize(before);
    out_ += '}';
  }
  template <typename Items, typename Body>
  void List(std::string_view key, const Items& items, Body&& body) {
    if (items.empty()) return;
    Key(key);
    out_ += '[';
    for (const auto& item : items) {
      Comma();
      out_ += '{';
      body(item);
      out_ += '}';
    }
    out_ += ']';
  }

  void Attributes(AttributeSection section) {
    for (AttributeId id = section.first; id <= section.last; ++id) AttributeFacts(kAttributeTable[id].key, id);
  }
  void AttributeFacts(std::string_view key, AttributeId id);
  void PlainOrFact(const Fact& fact);
  void FactObject(const Fact& fact);
  void WriteValue(const Fact& fact);
  void Range(const Value& value, bool money, AttributeKind kind);
  void DecisionMakers();
  Instant MomentOf(const Fact& fact) const;
  void Observed();
  void Events();
  void AccountFacts();
  void LifecycleSection();
  void Custom();

  const Contact& contact_;
  std::string& out_;
  std::vector<const Fact*> found_;
};

void ContactWriting::Write() {
  out_ += '{';
  Text("id", contact_.id);
  Text("account", contact_.account);
  Observed();
  Section("person", [this] { Attributes(kPersonSection); });
  Section("company", [this] { Attributes(kCompanySection); });
  Section("bant", [this] {
    Section("budget", [this] { Attributes(kBudgetSection); });
    Section("authority", [this] { Attributes(kAuthoritySection); });
    Section("need", [this] { Attributes(kNeedSection); });
    Section("timeline", [this] { Attributes(kTimelineSection); });
  });
  Section("competition", [this] { Attributes(kCompetitionSection); });
  Section("consent", [this] { Attributes(kConsentSection); });
  Section("origin", [this] { Attributes(kOriginSection); });
  Events();
  List("notes", contact_.notes, [this](const Note& note) {
    Text("text", note.text);
    Moment("at", note.at);
    Text("by", note.by);
    Text("language", note.language);
  });
  List("asked", contact_.asked, [this](const AskedQuestion& asked) {
    Text("questionId", asked.questionId);
    Moment("at", asked.at);
    Text("result", asked.result);
  });
  AccountFacts();
  Section("lifecycle", [this] { LifecycleSection(); });
  Section("custom", [this] { Custom(); });
  out_ += '}';
}

void ContactWriting::Observed() {
  if (!contact_.hasObserved) return;
  Key("observed");
  out_ += '[';
  for (const std::string_view type : contact_.observed) {
    Comma();
    AppendJsonString(out_, type);
  }
  out_ += ']';
}

void ContactWriting::Events() {
  List("events", contact_.events, [this](const Event& event) {
    Text("type", event.type);
    Moment("at", event.at);
    Text("asset", event.asset);
    Text("topic", event.topic);
    Text("url", event.url);
    if (event.seconds != 0) Number("seconds", event.seconds * kOne);
    if (event.count != 1) Number("count", event.count * kOne);
  });
}

void ContactWriting::AttributeFacts(std::string_view key, AttributeId id) {
  found_.clear();
  for (const Fact& fact : contact_.facts) {
    if (fact.attribute == id && !fact.fromAccount && fact.quote.empty()) found_.push_back(&fact);
  }
  if (found_.empty()) {
    if (id == kLifecycleCreatedAt || id == kLifecycleLastContactedAt) Moment(key, contact_.MomentOf(id));
    if (id != kAuthorityDecisionMakers || contact_.decisionMakers.empty()) return;
    Key(key);
    return DecisionMakers();
  }
  Key(key);
  if (found_.size() == 1) return PlainOrFact(*found_.front());
  out_ += '[';
  for (const Fact* const fact : found_) {
    Comma();
    out_ += '{';
    FactObject(*fact);
    out_ += '}';
  }
  out_ += ']';
}

void ContactWriting::PlainOrFact(const Fact& fact) {
  const bool plain =
      fact.value.kind != ValueKind::kNone && fact.source == Source::kCrm && fact.at == kUndated && fact.confidence == kOne && fact.name.empty();
  if (plain) return WriteValue(fact);
  out_ += '{';
  FactObject(fact);
  out_ += '}';
}

void ContactWriting::FactObject(const Fact& fact) {
  Key("value");
  WriteValue(fact);
  if (fact.source != Source::kCrm) Text("source", NameOf(fact.source));
  if (fact.fromAccount) {
    Text("contact", fact.contact);
    Text("name", fact.name);
  }
  Moment("at", fact.at);
  if (fact.confidence != kOne) Number("confidence", fact.confidence);
  if (!fact.fromAccount && !fact.name.empty()) Text("by", fact.name);
}

void ContactWriting::WriteValue(const Fact& fact) {
  const Value& value = fact.value;
  switch (value.kind) {
    case ValueKind::kNone: out_ += "null"; return;
    case ValueKind::kText: return AppendJsonString(out_, value.text);
    case ValueKind::kBool: out_ += value.low != 0 ? "true" : "false"; return;
    case ValueKind::kDate:
      if (const Instant at = MomentOf(fact); at != kUndated) return Moment(at);
      out_ += '"';
      AppendDay(out_, static_cast<Day>(value.low));
      out_ += '"';
      return;
    case ValueKind::kList:
      out_ += '[';
      for (std::uint32_t i = 0; i < value.itemCount; ++i) {
        Comma();
        AppendJsonString(out_, contact_.listItems[value.firstItem + i]);
      }
      out_ += ']';
      return;
    default: break;
  }
  const auto makers = static_cast<std::int64_t>(contact_.decisionMakers.size());
  const bool listsPeople = fact.attribute == kAuthorityDecisionMakers && !fact.fromAccount && makers > 0 && &fact == found_.back();
  if (listsPeople && value.low == makers * kOne && value.high == value.low) return DecisionMakers();
  Range(value, value.kind == ValueKind::kMoney, KindOf(fact.attribute));
}

/// A single number stands plain unless it needs its unit beside it, or to be told from a plain number.
void ContactWriting::Range(const Value& value, bool money, AttributeKind kind) {
  const bool unit = money && (value.currency[0] != 0 || value.period != Period::kUnstated);
  const bool single = value.low == value.high;
  if (single && !unit && (!money || kind == AttributeKind::kMoney)) return AppendThousandths(out_, value.low);
  out_ += '{';
  const bool closed = value.low != kOpenLow && value.high != kOpenHigh;
  if (value.low != kOpenLow) Number(money && closed ? "amount" : "min", value.low);
  if (value.high != kOpenHigh && !single) Number("max", value.high);
  if (money) {
    Text("currency", value.currency.data());
    Text("period", NameOf(value.period));
  }
  out_ += '}';
}

void ContactWriting::DecisionMakers() {
  out_ += '[';
  for (const DecisionMaker& maker : contact_.decisionMakers) {
    Comma();
    out_ += '{';
    Text("role", maker.role);
    Text("name", maker.name);
    out_ += '}';
  }
  out_ += ']';
}

/// The moment behind a date fact of the life cycle; the fact itself keeps the day only.
Instant ContactWriting::MomentOf(const Fact& fact) const {
  if (fact.fromAccount || (fact.attribute != kLifecycleCreatedAt && fact.attribute != kLifecycleLastContactedAt)) return kUndated;
  auto moment = contact_.lifecycle.moments.begin();   // in the order of their facts
  for (const Fact* const one : found_) {
    if (one->value.kind != ValueKind::kDate) continue;
    moment = std::find_if(moment, contact_.lifecycle.moments.end(), [&](const ToldMoment& told) { return told.attribute == fact.attribute; });
    if (moment == contact_.lifecycle.moments.end()) break;
    if (one == &fact) return moment->moment;
    ++moment;
  }
  return kUndated;
}

void ContactWriting::AccountFacts() {
  found_.clear();
  for (const Fact& fact : contact_.facts) {
    if (fact.fromAccount) found_.push_back(&fact);
  }
  List("accountFacts", found_, [this](const Fact* fact) {
    std::string path(AttributePath(fact->attribute));
    if (fact->attribute >= kCustomAttribute) {
      path += '.';
      path += contact_.customNames[fact->attribute - std::size_t{kCustomAttribute}];
    }
    Text("fact", path);
    FactObject(*fact);
  });
}

void ContactWriting::LifecycleSection() {
  const Lifecycle& lifecycle = contact_.lifecycle;
  Attributes({kLifecycleStage, kLifecycleLastContactedAt});
  List("attempts", lifecycle.attempts, [this](const ContactAttempt& attempt) {
    Moment("at", attempt.at);
    Text("how", attempt.how);
    Text("result", attempt.result);
  });
  Moment("sqlSince", lifecycle.sqlSince);
  Text("verifiedBy", lifecycle.verifiedBy);
  Moment("verifiedAt", lifecycle.verifiedAt);
  Section("override", [&] {
    Text("tier", lifecycle.override_.tier);
    Text("reason", lifecycle.override_.reason);
    Text("by", lifecycle.override_.by);
    Moment("until", lifecycle.override_.until);
    Moment("at", lifecycle.override_.at);
  });
  Attributes({kLifecycleOutcome, kLifecycleValue});
}

/// In the order of the facts: names that only account facts use come into the list of names earlier.
void ContactWriting::Custom() {
  std::vector<bool> written(contact_.customNames.size());
  for (const Fact& fact : contact_.facts) {
    if (fact.fromAccount || fact.attribute < kCustomAttribute) continue;
    const std::size_t index = fact.attribute - std::size_t{kCustomAttribute};
    if (written[index]) continue;
    written[index] = true;
    AttributeFacts(contact_.customNames[index], fact.attribute);
  }
}

}  // namespace

void WriteContact(const Contact& contact, std::string& out) { ContactWriting(contact, out).Write(); }

void AppendJsonString(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= ' ' && byte != '"' && byte != '\\') continue;
    out += text.substr(plain, i - plain);
    plain = i + 1;
    out += '\\';
    switch (byte) {
      case '"': case '\\': out += static_cast<char>(byte); break;
      case '\b': out += 'b'; break;
      case '\f': out += 'f'; break;
      case '\n': out += 'n'; break;
      case '\r': out += 'r'; break;
      case '\t': out += 't'; break;
      default:
        out += "u00";
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
    }
  }
  out += text.substr(plain);
  out += '"';
}

}  // namespace bantam
