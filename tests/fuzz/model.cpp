// SPDX-License-Identifier: MIT
// Any bytes read as a model end in faults with a code, a path and a sentence, or in a model that qualifies contacts lawfully.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "bantam/contact_reader.h"
#include "bantam/qualify.h"

namespace {

// What an invented person told, in every kind of value, with a conflict, a range, a stale and a later fact.
constexpr const char* kContacts[] = {
    "{}",
    R"({"id":"a","observed":[],"person":{"title":"Head of Marketing","email":"a@own.example"},"company":{"employees":{"min":10,"max":200}}})",
    R"({"id":"b","person":{"name":"Ainola Brekkmo","title":[{"value":"CEO","source":"form","at":"2026-03-01"},{"value":"Student","source":"note"}],
        "email":"b@gmail.com","country":"FI"},"company":{"name":"Alder Loom","industry":"software","employees":120,"revenue":{"amount":5000,"currency":"USD",
        "period":"month"},"technologies":["SAP","Excel"],"monthlyVisits":9000},"bant":{"budget":{"amount":{"value":{"amount":20000,"currency":"EUR","period":"year"},
        "at":"2026-08-01"}},"authority":{"role":"decision maker","decisionMakers":3},"need":{"problem":"too much manual work","goals":["more leads"]},
        "timeline":{"withinDays":{"value":90,"at":"2026-09-01"},"timely":true,"date":"2026-12-01"}},"events":[{"type":"page_view","at":"2026-09-20T10:00:00Z",
        "topic":"product","url":"/product","seconds":70},{"type":"download","at":"2026-09-01","asset":"buyers_guide","count":2},{"type":"contact_request",
        "at":"2026-09-21T08:00:00Z"},{"type":"email_click"},{"type":"webinar","at":"2027-01-01"}],"asked":[{"questionId":"budget.amount","at":"2026-09-02"}],
        "accountFacts":[{"fact":"bant.authority.role","value":"influencer","contact":"c","name":"Celka","at":"2026-08-08"}],"lifecycle":{"createdAt":"2026-01-01",
        "attempts":[{"at":"2026-09-10","how":"call"}],"override":{"tier":"mql","by":"Nestor"}},"custom":{"x":7,"renewal":"spring"}})",
};

void Require(bool held) {
  if (!held) std::abort();
}

void Qualify(const std::shared_ptr<const bantam::Model>& model) {
  bantam::Qualifier qualifier(model, "en");
  const bantam::ContactReader reader(*model->zone);
  for (const char* json : kContacts) {
    bantam::Contact contact;
    Require(!reader.Read(json, contact));
    const bantam::Assessment& found = qualifier.Assess(contact, 1'790'000'000);
    const bool lead = found.standing == bantam::Standing::kLead;
    Require(!lead || (found.range.low <= found.score && found.score <= found.range.high && found.score == found.fit + found.engagement));
    Require(!lead || (found.reachable >> static_cast<unsigned>(found.tier) & 1) != 0);
    Require(found.next.decides >= 0 && found.next.decides <= 1000 && found.paths.size() <= 3);
    std::string annotation;
    qualifier.AppendAnnotation(annotation);
    Require(annotation.front() == '{' && annotation.back() == '}');
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const bantam::LoadedModel loaded = bantam::LoadModel({reinterpret_cast<const char*>(bytes), size});
  Require((loaded.model == nullptr) == !loaded.faults.empty());
  for (const bantam::Fault& fault : loaded.faults) Require(!fault.code.empty() && !fault.path.empty() && !fault.message.empty());
  if (loaded.model != nullptr) Qualify(loaded.model);
  return 0;
}
