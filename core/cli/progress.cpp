// SPDX-License-Identifier: MIT
#include "progress.h"

#include <algorithm>

#include "display.h"

namespace bantam::cli {
namespace {

constexpr std::uint64_t kStepsPerLook = 256;      ///< contacts between two looks at the clock
constexpr std::int64_t kQuietMilliseconds = 500;  ///< shorter work needs no bar
constexpr std::int64_t kDrawMilliseconds = 100;
constexpr std::size_t kBarCells = 24;

std::string Clock(std::int64_t seconds) {
  const std::int64_t minutes = seconds / 60;
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(minutes) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

}  // namespace

Progress::Progress(const Words& words, int passes, bool answersScroll)
    : words_(&words), passes_(passes), active_(ErrorIsTerminal() && !(answersScroll && OutputIsTerminal())), began_(SteadyMilliseconds()), drawn_(began_ + kQuietMilliseconds) {}

void Progress::Step(const InputFile& file, int pass) {
  ++contacts_;
  if (!active_ || contacts_ % kStepsPerLook != 0) return;
  const std::int64_t now = SteadyMilliseconds();
  if (now - drawn_ < kDrawMilliseconds) return;
  drawn_ = now;
  Draw(file, pass, now);
}

void Progress::Draw(const InputFile& file, int pass, std::int64_t now) {
  const std::int64_t elapsed = std::max<std::int64_t>(1, now - began_);
  const std::uint64_t perSecond = contacts_ * 1000 / static_cast<std::uint64_t>(elapsed);
  const std::string count = Grouped(contacts_);
  std::string line = "\r";
  if (file.size() > 0) {
    const std::int64_t whole = file.size() * passes_;
    const std::int64_t done = std::min(whole, file.size() * pass + file.bytesRead());
    // Eighths of a cell, so that the bar of a long file moves.
    const auto eighths = static_cast<std::size_t>(done * static_cast<std::int64_t>(kBarCells * 8) / whole);
    constexpr std::string_view parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    for (std::size_t i = 0; i < eighths / 8; ++i) line += "█";
    line += parts[eighths % 8];
    const std::size_t used = eighths / 8 + (eighths % 8 != 0 ? 1 : 0);
    line += std::string(kBarCells - std::min(kBarCells, used), ' ');
    line += Pad(std::to_string(done * 100 / whole), 4, true) + " %  ";
    if (done > 0) line += Clock(elapsed * (whole - done) / done / 1000) + "  ";
  }
  std::string message;
  const MessageArgument arguments[] = {{"count", count}};
  words_->AppendMessage(message, "progress.contacts", arguments);
  line += message + "  " + Grouped(perSecond) + "/s\x1b[K";
  WriteToTerminal(line);
  shown_ = true;
}

void Progress::Clear() {
  if (shown_) WriteToTerminal("\r\x1b[K");
  shown_ = false;
}

}  // namespace bantam::cli
