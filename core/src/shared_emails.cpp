// SPDX-License-Identifier: MIT
#include "bantam/shared_emails.h"

#include "bantam/fold.h"
#include "fingerprint.h"

namespace bantam {
SharedEmails::Slot& SharedEmails::Find(std::uint64_t hash) {
  const auto print = static_cast<std::uint32_t>(hash >> 32);
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].line != 0 && slots_[at].print != print) at = (at + 1) & (slots_.size() - 1);
  return slots_[at];
}

void SharedEmails::Grow() {
  std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
  old.swap(slots_);
  for (const std::uint64_t hash : hashes_) {
    Slot& slot = Find(hash);
    slot.print = static_cast<std::uint32_t>(hash >> 32);
    std::size_t was = hash & (old.size() - 1);
    while (old[was].print != slot.print) was = (was + 1) & (old.size() - 1);
    slot.line = old[was].line;
  }
}

std::uint32_t SharedEmails::Look(std::string_view email, std::uint32_t line) {
  const std::string_view folded = Fold(email, scratch_);
  if (folded.empty()) return 0;
  if (hashes_.size() * 2 >= slots_.size() && hashes_.size() < kMaxKnownEmails) Grow();
  const std::uint64_t hash = Fingerprint(folded);
  Slot& slot = Find(hash);
  if (slot.line != 0) return slot.line;
  if (hashes_.size() == kMaxKnownEmails) return 0;
  slot = {static_cast<std::uint32_t>(hash >> 32), line};
  hashes_.push_back(hash);
  return 0;
}

}  // namespace bantam
