// SPDX-License-Identifier: MIT
// Appends JSON in the order it is called, commas by itself.
#pragma once

#include <string>
#include <string_view>

#include "bantam/contact_reader.h"
#include "bantam/decimal.h"
#include "bantam/instant.h"

namespace bantam {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& Key(std::string_view key) {
    Comma();
    AppendJsonString(out_, key);
    out_ += ':';
    fresh_ = true;
    return *this;
  }
  void Open(char bracket) { Comma(), out_ += bracket, fresh_ = true; }
  void Close(char bracket) { out_ += bracket, fresh_ = false; }
  void Text(std::string_view text) { Comma(), AppendJsonString(out_, text); }
  void TextOrNull(std::string_view text) { text.empty() ? Null() : Text(text); }
  void Number(Thousandths number) { Comma(), AppendThousandths(out_, number); }
  void Whole(std::int64_t number) { Comma(), out_ += std::to_string(number); }
  void Boolean(bool value) { Comma(), out_ += value ? "true" : "false"; }
  void Null() { Comma(), out_ += "null"; }
  void InstantOrNull(Instant at) {
    if (at == kUndated) return Null();
    Comma(), out_ += '"', AppendInstant(out_, at), out_ += '"';
  }
  void DayOrNull(Day day) {
    if (day == kNoDay) return Null();
    Comma(), out_ += '"', AppendDay(out_, day), out_ += '"';
  }

 private:
  void Comma() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }
  std::string& out_;
  bool fresh_ = true;
};

}  // namespace bantam
