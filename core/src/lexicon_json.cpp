// SPDX-License-Identifier: MIT
#include "lexicon_json.h"

#include <nlohmann/json.hpp>

#include "bantam/catalog.h"

namespace bantam {
namespace {

/// Keeps the path of keys and hands out the texts. A file that is not JSON ends early: the build's tests refuse it.
class WordVisitor : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit WordVisitor(const std::function<void(const LexiconPath&, std::string_view)>& visit) : visit_(visit) {}

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool start_object(std::size_t) override {
    path_.emplace_back();
    return true;
  }
  bool end_object() override {
    path_.pop_back();
    return true;
  }
  bool key(string_t& name) override {
    path_.back() = name;
    return true;
  }
  bool string(string_t& text) override {
    visit_(path_, text);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  const std::function<void(const LexiconPath&, std::string_view)>& visit_;
  LexiconPath path_;
};

}  // namespace

void ForEachWord(std::string_view json, const std::function<void(const LexiconPath&, std::string_view)>& visit) {
  WordVisitor visitor(visit);
  nlohmann::json::sax_parse(json.begin(), json.end(), &visitor);
}

void ForEachLanguage(std::string_view prefix, const std::function<void(std::string_view, std::string_view)>& visit) {
  for (const bool english : {true, false}) {
    for (const CatalogFile& file : CatalogFiles()) {
      std::string_view name = file.name;
      if (name.size() != prefix.size() + 7 || name.substr(0, prefix.size()) != prefix || name.substr(prefix.size() + 2) != ".json") continue;
      name = name.substr(prefix.size(), 2);
      if ((name == "en") == english) visit(name, file.text);
    }
  }
}

}  // namespace bantam
