// SPDX-License-Identifier: MIT
#include "bantam/encoding.h"

#include <algorithm>
#include <array>

#include "cell_text.h"
#include "code_points.h"
#include "encoding_tables.h"

namespace bantam {
namespace {

constexpr std::size_t kAsciiReach = 4096;  ///< bytes from the first one beyond ASCII that decide what it is
constexpr std::string_view kUtf16LeMark = "\xFF\xFE", kUtf16BeMark = "\xFE\xFF";

struct NamedEncoding {
  std::string_view name;
  Encoding encoding;
};
/// The first name of each is the one that is shown.
constexpr NamedEncoding kEncodingNames[] = {
    {"utf-8", Encoding::kUtf8},                {"utf8", Encoding::kUtf8},                {"utf-16le", Encoding::kUtf16Le},
    {"utf16le", Encoding::kUtf16Le},           {"utf-16", Encoding::kUtf16Le},           {"utf16", Encoding::kUtf16Le},
    {"utf-16be", Encoding::kUtf16Be},          {"utf16be", Encoding::kUtf16Be},          {"windows-1250", Encoding::kWindows1250},
    {"cp1250", Encoding::kWindows1250},        {"windows-1251", Encoding::kWindows1251}, {"cp1251", Encoding::kWindows1251},
    {"windows-1252", Encoding::kWindows1252},  {"cp1252", Encoding::kWindows1252},       {"iso-8859-1", Encoding::kLatin1},
    {"latin1", Encoding::kLatin1},             {"iso-8859-2", Encoding::kLatin2},        {"latin2", Encoding::kLatin2},
    {"iso-8859-15", Encoding::kLatin9},        {"latin9", Encoding::kLatin9},            {"koi8-r", Encoding::kKoi8R}};

const char16_t* TableOf(Encoding encoding) {
  switch (encoding) {
    case Encoding::kWindows1250: return kWindows1250;
    case Encoding::kWindows1251: return kWindows1251;
    case Encoding::kLatin1: return kLatin1;
    case Encoding::kLatin2: return kLatin2;
    case Encoding::kLatin9: return kLatin9;
    case Encoding::kKoi8R: return kKoi8R;
    default: return kWindows1252;
  }
}

unsigned ByteAt(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }
bool IsAsciiLetter(unsigned byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

/// Letters of Latin texts are every other byte; the other is zero. In any other script blanks, digits and dividers are. Where a zero strayed
/// into plain text, letters stand on its side.
std::optional<Encoding> DetectUtf16(std::string_view sample) {
  constexpr std::size_t kMostLettersPerZero = 4;
  if (sample.find('\0') == std::string_view::npos) return std::nullopt;
  std::array<std::size_t, 2> zeros{}, letters{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    zeros[i % 2] += sample[i] == '\0';
    letters[i % 2] += sample[i] > ' ' && sample[i] < '\x7F';
  }
  const auto isHigh = [&](std::size_t side) {
    return zeros[side] > sample.size() / 40 && zeros[1 - side] * 10 < zeros[side] && letters[side] <= zeros[side] * kMostLettersPerZero;
  };
  if (isHigh(1)) return Encoding::kUtf16Le;
  if (isHigh(0)) return Encoding::kUtf16Be;
  return std::nullopt;
}

/// Whether what lies beyond ASCII is mostly UTF-8. The end may be cut within a letter.
bool LooksLikeUtf8(std::string_view sample) {
  std::size_t good = 0, bad = 0;
  for (std::size_t i = 0; i < sample.size();) {
    if (ByteAt(sample, i) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t before = i;
    const bool broken = NextCodePoint(sample, i) == kReplacement && i - before == 1;
    if (broken && sample.size() - before < 4 && ByteAt(sample, before) >= 0xC2) break;
    ++(broken ? bad : good);
  }
  return bad * 4 <= good;
}

/// How well a code page explains the bytes beyond ASCII: letters that stand beside letters of their own kind speak for it, signs within
/// words against it. Cyrillic makes whole words; accents stand alone among ASCII letters.
long ScoreOf(Encoding encoding, std::string_view sample) {
  const char16_t* const table = TableOf(encoding);
  const auto letterAt = [&](std::size_t i) -> char32_t {
    if (i >= sample.size()) return 0;
    const unsigned byte = ByteAt(sample, i);
    if (byte < 0x80) return IsAsciiLetter(byte) ? byte : 0;
    return IsWordCharacter(table[byte - 0x80]) && table[byte - 0x80] != 0xB9 && table[byte - 0x80] != 0xB3 ? table[byte - 0x80] : 0;
  };
  const auto isCyrillic = [](char32_t code) { return code >= 0x400 && code < 0x500; };
  const auto isCapital = [](char32_t code) { return (code >= 'A' && code <= 'Z') || (code >= 0x410 && code < 0x430); };
  long score = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (ByteAt(sample, i) < 0x80) continue;
    const char32_t before = i == 0 ? 0 : letterAt(i - 1), here = letterAt(i), after = letterAt(i + 1);
    if (here == 0) {
      score -= before != 0 && after != 0 ? 3 : 0;
    } else if (before != 0 || after != 0) {
      const char32_t beside = before != 0 ? before : after;
      const bool shouts = before != 0 && isCapital(here) && !isCapital(before);
      // "¿Qué" is no word that begins with ż.
      const bool question = before == 0 && ByteAt(sample, i) == 0xBF && isCapital(after) && !isCyrillic(here);
      score += isCyrillic(here) != isCyrillic(beside) ? -3 : shouts || question ? -1 : isCyrillic(here) ? 2 : 1;
    }
  }
  return score;
}

}  // namespace

std::string_view NameOf(Encoding encoding) {
  return std::find_if(std::begin(kEncodingNames), std::end(kEncodingNames), [&](const NamedEncoding& named) { return named.encoding == encoding; })->name;
}

std::optional<Encoding> FindEncoding(std::string_view name) {
  const auto same = [&](const NamedEncoding& named) {
    return std::equal(named.name.begin(), named.name.end(), name.begin(), name.end(), [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b == '_' ? '-' : b); });
  };
  const auto found = std::find_if(std::begin(kEncodingNames), std::end(kEncodingNames), same);
  return found == std::end(kEncodingNames) ? std::nullopt : std::optional(found->encoding);
}

Encoding DetectEncoding(std::string_view sample) {
  if (sample.substr(0, 2) == kUtf16LeMark) return Encoding::kUtf16Le;
  if (sample.substr(0, 2) == kUtf16BeMark) return Encoding::kUtf16Be;
  if (sample.starts_with(kByteOrderMark)) return Encoding::kUtf8;
  if (const auto wide = DetectUtf16(sample)) return *wide;
  if (LooksLikeUtf8(sample)) return Encoding::kUtf8;
  Encoding best = Encoding::kWindows1252;
  long most = ScoreOf(best, sample);
  for (const Encoding other : {Encoding::kWindows1250, Encoding::kWindows1251, Encoding::kKoi8R}) {
    const long score = ScoreOf(other, sample);
    if (score <= most) continue;
    best = other;
    most = score;
  }
  return best;
}

std::string_view Recoder::Recode(std::string_view bytes, bool last) {
  if (state_ == State::kAscii && held_.empty() && IsAsciiOnly(bytes)) return bytes;
  if (state_ == State::kDecided && encoding_ == Encoding::kUtf8) return bytes;
  out_.clear();
  if (state_ == State::kDecided) {
    AppendDecided(bytes, last);
    return out_;
  }
  held_.append(bytes);
  if (!Decide(last)) return out_;
  std::string all;
  all.swap(held_);
  AppendDecided(all, last);
  return out_;
}

/// No more bytes than are wanted decide, however the file comes in chunks. What need not wait goes to `out_`.
bool Recoder::Decide(bool last) {
  if (state_ == State::kSample) {
    if (!last && held_.size() < kSampleBytes) return false;
    const std::string_view sample = std::string_view(held_).substr(0, kSampleBytes);
    encoding_ = DetectEncoding(sample);
    state_ = encoding_ == Encoding::kUtf8 && IsAsciiOnly(sample) ? State::kAscii : State::kDecided;
  }
  if (state_ == State::kDecided) return true;
  const auto beyond = std::find_if(held_.begin(), held_.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto ascii = static_cast<std::size_t>(beyond - held_.begin());
  if (ascii == held_.size() || (!last && held_.size() < ascii + kAsciiReach)) {
    out_.assign(held_, 0, ascii);
    held_.erase(0, ascii);
    return false;
  }
  encoding_ = DetectEncoding(std::string_view(held_).substr(ascii, kAsciiReach));
  state_ = State::kDecided;
  return true;
}

void Recoder::AppendDecided(std::string_view bytes, bool last) {
  if (encoding_ == Encoding::kUtf8) {
    out_.append(bytes);
    return;
  }
  if (encoding_ == Encoding::kUtf16Le || encoding_ == Encoding::kUtf16Be) return AppendUtf16(bytes, last);
  const char16_t* const table = TableOf(encoding_);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) out_ += c;
    else AppendCodePoint(out_, table[byte - 0x80]);
  }
}

void Recoder::AppendUtf16(std::string_view bytes, bool last) {
  const auto take = [this](unsigned first, unsigned second) {
    const char32_t unit = encoding_ == Encoding::kUtf16Le ? second << 8 | first : first << 8 | second;
    if (!begun_) {
      begun_ = true;
      if (unit == 0xFEFF) return void(markBytes_ = 2);
    }
    if (surrogate_ != 0) {
      const char32_t high = surrogate_;
      surrogate_ = 0;
      if (unit >= 0xDC00 && unit < 0xE000) return AppendCodePoint(out_, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      AppendCodePoint(out_, kReplacement);
    }
    if (unit >= 0xD800 && unit < 0xDC00) surrogate_ = unit;
    else AppendCodePoint(out_, unit >= 0xDC00 && unit < 0xE000 ? kReplacement : unit);
  };
  std::size_t at = 0;
  if (!held_.empty() && !bytes.empty()) {
    take(static_cast<unsigned char>(held_[0]), ByteAt(bytes, at++));
    held_.clear();
  }
  for (; at + 1 < bytes.size(); at += 2) take(ByteAt(bytes, at), ByteAt(bytes, at + 1));
  if (at < bytes.size()) held_ = bytes.substr(at);
  if (last && (surrogate_ != 0 || !held_.empty())) AppendCodePoint(out_, kReplacement);
}

std::uint64_t Recoder::EncodedBytes(std::string_view text) const {
  if (encoding_ == Encoding::kUtf8) return text.size();
  std::uint64_t letters = 0, pairs = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    letters += (byte & 0xC0) != 0x80;
    pairs += byte >= 0xF0;
  }
  return encoding_ == Encoding::kUtf16Le || encoding_ == Encoding::kUtf16Be ? (letters + pairs) * 2 : letters;
}

}  // namespace bantam
