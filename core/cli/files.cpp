// SPDX-License-Identifier: MIT
#include "files.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "arguments.h"
#include "display.h"

namespace bantam::cli {

namespace {

/// Standard input has one position for all who open it: each reads from where the first did. False where nobody can go back.
bool RewindStandardInput() {
  static const off_t start = ftello(stdin);
  return start >= 0 && fseeko(stdin, start, SEEK_SET) == 0;
}

}  // namespace

InputFile::~InputFile() { Close(); }

void InputFile::Close() {
  if (file_ != nullptr && file_ != stdin) std::fclose(file_);
  file_ = nullptr;
}

std::string InputFile::Open(std::string_view path) {
  Close();
  path_ = path == "-" ? "standard input" : std::string(path);
  size_ = -1;
  bytesRead_ = 0;
  error_.clear();
  file_ = path == "-" ? stdin : std::fopen(path_.c_str(), "rb");
  if (file_ == nullptr) return error_ = path_ + ": cannot be opened: " + std::strerror(errno) + ".";
  struct stat status;
  if (fstat(fileno(file_), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return error_ = path_ + ": is a directory, not a file.";
    if (S_ISREG(status.st_mode) && (file_ != stdin || RewindStandardInput())) size_ = static_cast<std::int64_t>(status.st_size);
  }
  std::setvbuf(file_, nullptr, _IONBF, 0);
  return {};
}

bool InputFile::Append(std::string& buffer) {
  if (file_ == nullptr || !error_.empty()) return false;
  const std::size_t before = buffer.size();
  buffer.resize(before + kChunkBytes);
  const std::size_t count = std::fread(buffer.data() + before, 1, kChunkBytes, file_);
  buffer.resize(before + count);
  bytesRead_ += static_cast<std::int64_t>(count);
  if (std::ferror(file_) != 0) error_ = path_ + ": cannot be read: " + std::strerror(errno) + ".";
  return count > 0;
}

Output::Output() { std::setvbuf(stdout, nullptr, _IONBF, 0); }

bool Output::Flush() {
  if (failed_) return false;
  if (buffer_.empty()) return true;
  std::size_t written = 0;
  while (written < buffer_.size()) {
    errno = 0;
    written += std::fwrite(buffer_.data() + written, 1, buffer_.size() - written, stdout);
    if (written == buffer_.size() || errno != EAGAIN) break;
    // A pipe that does not block and is full: whoever reads it needs a moment.
    std::clearerr(stdout);
    usleep(1000);
  }
  const bool whole = written == buffer_.size();
  buffer_.clear();
  if (whole) return true;
  failed_ = true;
  // Whoever read this went away, as head does: the end, without a word. Where SIGPIPE has not ended us (Node ignores it) the shell sees the same.
  if (errno == EPIPE) std::_Exit(kReaderGone);
  Complain(std::string("bantam: cannot write: ") + std::strerror(errno) + ".\n");
  return false;
}

std::string WriteFile(const std::string& path, std::string_view content) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  const bool written = file != nullptr && std::fwrite(content.data(), 1, content.size(), file) == content.size();
  const bool closed = file != nullptr && std::fclose(file) == 0;
  return written && closed ? std::string() : path + ": cannot be written: " + std::strerror(errno) + ".";
}

void Complain(std::string_view text) {
  const std::string safe = Printable(text, true);
  std::fwrite(safe.data(), 1, safe.size(), stderr);
}

void WriteToTerminal(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

bool InputIsTerminal() { return isatty(0) == 1; }
bool OutputIsTerminal() { return isatty(1) == 1; }
bool ErrorIsTerminal() { return isatty(2) == 1; }

std::size_t TerminalWidth() {
  const char* given = std::getenv("COLUMNS");
  long columns = given == nullptr ? 0 : std::strtol(given, nullptr, 10);
  winsize size{};
  if (columns <= 0 && ioctl(1, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
  return columns <= 0 ? 120 : static_cast<std::size_t>(std::clamp(columns, 40L, 400L));
}

bool MayColour() {
  const char* none = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return OutputIsTerminal() && !dumb && (none == nullptr || *none == '\0');
}

Instant ClockNow() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::int64_t SteadyMilliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace bantam::cli
