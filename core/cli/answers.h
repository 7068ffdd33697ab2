// SPDX-License-Identifier: MIT
// How answers leave `bantam qualify`: one writer per format.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "bantam/qualify.h"
#include "bantam/words.h"
#include "contact_source.h"
#include "files.h"

namespace bantam::cli {

/// What was found of the contact on which the source stands; `assessment` is null when the contact could not be read.
struct Answer {
  const ContactSource& source;
  const Qualifier& qualifier;
  const Assessment* assessment;
};

class AnswerWriter {
 public:
  virtual ~AnswerWriter() = default;
  virtual void Begin(const ContactSource&, std::string&) {}
  virtual void Write(const Answer& answer, std::string& out) = 0;
  virtual void End(std::string&) {}
};

/// One annotation a line: as many lines as came in.
std::unique_ptr<AnswerWriter> MakeLineWriter();
/// One JSON array.
std::unique_ptr<AnswerWriter> MakeArrayWriter();
/// The columns that came in (of JSON: id, name, email, company), then what was found.
std::unique_ptr<AnswerWriter> MakeCsvWriter(const Words& words);
/// For people: the first to work on, at most a thousand, and how many there are of each tier.
std::unique_ptr<AnswerWriter> MakeTableWriter(const Words& words, const Model& model);

/// `{"error":{"code","path","message"}}`
void AppendError(std::string& out, const Fault& fault);

}  // namespace bantam::cli
