// SPDX-License-Identifier: MIT
// Encodings of text files: found from the bytes or named, and turned into UTF-8 in chunks of any size, with bounded memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bantam {

enum class Encoding : std::uint8_t { kUtf8, kUtf16Le, kUtf16Be, kWindows1250, kWindows1251, kWindows1252, kLatin1, kLatin2, kLatin9, kKoi8R };

/// What may stand before UTF-8 text and is not part of it; more than once where files were joined of which one was empty.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view WithoutByteOrderMark(std::string_view text) {
  while (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return text;
}

/// `utf-8`, `utf-16le`, `windows-1251`, `iso-8859-1`…
std::string_view NameOf(Encoding encoding);
/// By name in any case, also `utf16`, `cp1251`, `latin1`; none when it is unknown.
std::optional<Encoding> FindEncoding(std::string_view name);

/// What the first bytes of a file are most likely written in: by a byte order mark, by zeros between letters, as valid UTF-8, else by
/// which code page makes words of the letters. ISO-8859-1 is found as windows-1252, which says the same of all that people type. O(length).
Encoding DetectEncoding(std::string_view sample);

/// Turns a file into UTF-8. What means nothing becomes U+FFFD; broken UTF-8 is passed on as it is.
class Recoder {
 public:
  static constexpr std::size_t kSampleBytes = 64u << 10;

  /// Without a stated encoding the first kSampleBytes decide; while all is ASCII, the first bytes beyond it do.
  explicit Recoder(std::optional<Encoding> stated = std::nullopt) : encoding_(stated.value_or(Encoding::kUtf8)), state_(stated ? State::kDecided : State::kSample) {}

  /// The next bytes as UTF-8: a view of `bytes` or of the recoder, until the next call. With `last` nothing is held back. O(length).
  std::string_view Recode(std::string_view bytes, bool last);

  /// What comes is from within a file: no byte order mark begins it.
  void StartWithin() { begun_ = true; }

  Encoding encoding() const { return encoding_; }
  /// Bytes that a part of the recoded text took in the file; its byte order mark, which is not part of the text, takes markBytes().
  std::uint64_t EncodedBytes(std::string_view text) const;
  std::size_t markBytes() const { return markBytes_; }

 private:
  enum class State : std::uint8_t { kSample, kAscii, kDecided };
  bool Decide(bool last);
  void AppendDecided(std::string_view bytes, bool last);
  void AppendUtf16(std::string_view bytes, bool last);

  Encoding encoding_;
  State state_;
  bool begun_ = false;
  std::size_t markBytes_ = 0;
  std::string held_;        ///< until it can be decided; a half unit of UTF-16
  std::string out_;
  char32_t surrogate_ = 0;  ///< the first half of a pair
};

}  // namespace bantam
