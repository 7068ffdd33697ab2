// SPDX-License-Identifier: MIT
// The case files of tests/cases: model, contacts, moment, and what must come out (tests/cases/README.md).
#pragma once

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bantam/catalog.h"
#include "bantam/contact_reader.h"
#include "bantam/qualify.h"

namespace bantam::test {

inline constexpr const char* kCaseFiles[] = {
    "account",         "axes-alone",      "bant-states",  "budget-states", "consultancy-personas", "contact-request",
    "decay",           "digital-agency-personas", "enterprise-long-cycle-personas", "enterprise-long-cycle", "fifty-points",
    "finnish-words",   "hand-over",       "observed",     "overrides",     "own-model",            "person-verifies",
    "promise-kept",    "promise-over-christmas", "ranges", "reference-personas", "saas-four-met", "saas-startup-personas", "standings"};

inline std::string ReadWholeFile(const std::string& path) {
  std::string text;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    char buffer[4096];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, n);
    std::fclose(file);
  }
  return text;
}

inline nlohmann::json ReadCaseFile(const std::string& name) {
  return nlohmann::json::parse(ReadWholeFile(std::string(BANTAM_CASES) + "/" + name + ".json"), nullptr, false);
}

/// The model of a case file, its patches applied.
inline LoadedModel ModelOf(const nlohmann::json& file) {
  nlohmann::json model = file["model"];
  if (model.is_string()) {
    const auto text = FindCatalogFile("models/" + model.get<std::string>() + ".json");
    model = nlohmann::json::parse(text.value_or("null"), nullptr, false);
  }
  if (file.contains("patch")) {
    for (const auto& patch : file["patch"]) model[nlohmann::json::json_pointer(patch["path"].get<std::string>())] = patch["value"];
  }
  return LoadModel(model.dump());
}

/// The annotation of one contact as text; a fault of the contact as `fault: …`.
inline std::string Annotate(Qualifier& qualifier, const std::string& contact, Instant now) {
  Contact read;
  std::string out;
  if (const auto fault = ContactReader(*qualifier.model().zone).Read(contact, read)) return "fault: " + fault->message;
  qualifier.Assess(read, now);
  qualifier.AppendAnnotation(out);
  return out;
}

}  // namespace bantam::test
