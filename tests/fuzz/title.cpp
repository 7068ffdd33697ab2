// SPDX-License-Identifier: MIT
// Any bytes as a title, a role, a domain and the values of cells; folding twice changes nothing.
#include <cstdlib>

#include "bantam/columns.h"
#include "bantam/email_domain.h"
#include "bantam/fold.h"
#include "bantam/title.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const bantam::TitleReading reading = bantam::ReadTitle(text, "en");
  if (reading.confidence > 1000 || (reading.confidence == 0 && reading.seniority != bantam::Seniority::kNone)) std::abort();
  bantam::ReadRole(text);
  bantam::ClassOfDomain(bantam::DomainOf(text));
  std::string scratch, again;
  const std::string folded(bantam::Fold(text, scratch));
  if (bantam::Fold(folded, again) != folded) std::abort();
  const std::string plain(bantam::FoldPlain(text, scratch));
  if (bantam::FoldPlain(plain, again) != plain) std::abort();
  if (!folded.empty() && !bantam::ContainsWord(folded, folded)) std::abort();
  bantam::Value value;
  if (bantam::ReadAmount(text, size % 2 == 0, value) && value.low > value.high) std::abort();
  bantam::ReadYesNo(text);
  bantam::ReadPeriod(text);
  bantam::ReadCurrency(text);
  bantam::MeansEmpty(text);
  return 0;
}
