// SPDX-License-Identifier: MIT
#include "display.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace bantam::cli {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Range {
  char32_t first, last;
};

/// Nothing of their own: combining marks, joiners, variation selectors.
constexpr Range kNoWidth[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x5BF, 0x5C7},   {0x610, 0x61A},    {0x64B, 0x65F},
                              {0x6D6, 0x6ED},   {0x93C, 0x93C},   {0x941, 0x948},   {0x94D, 0x94D},   {0xE31, 0xE31},    {0xE34, 0xE3A},
                              {0xE47, 0xE4E},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x2060, 0x2064},  {0x20D0, 0x20F0},
                              {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF}};
constexpr Range kDouble[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
                             {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                             {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F3FA}, {0x1F400, 0x1F64F}, {0x1F680, 0x1F6FF},
                             {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

template <std::size_t N>
bool Holds(const Range (&ranges)[N], char32_t code) {
  const auto found = std::lower_bound(std::begin(ranges), std::end(ranges), code, [](const Range& range, char32_t wanted) { return range.last < wanted; });
  return found != std::end(ranges) && found->first <= code;
}

std::size_t WidthOf(char32_t code) { return code < 0x300 ? 1 : Holds(kNoWidth, code) ? 0 : Holds(kDouble, code) ? 2 : 1; }

bool IsObeyed(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F;
}

/// The code point at `at`, which moves behind it; each byte that begins no valid sequence is U+FFFD.
char32_t Take(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at++);
  if (lead < 0x80) return lead;
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - at < more) return kReplacement;
  char32_t code = lead & (0x3Fu >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return kReplacement;
    code = code << 6 | (byte(at + i) & 0x3F);
  }
  if ((more == 2 && code < 0x800) || (more == 3 && code < 0x10000) || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return kReplacement;
  at += more;
  return code;
}

}  // namespace

std::string Printable(std::string_view text, bool keepLineEnds) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t code = Take(text, at);
    if (code == '\n' && keepLineEnds) out += '\n';
    else if (IsObeyed(code)) out += ' ';
    else if (code == kReplacement) out += "\xEF\xBF\xBD";
    else out += text.substr(start, at - start);
  }
  return out;
}

std::size_t DisplayWidth(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += WidthOf(Take(text, at));
  return width;
}

std::string Cut(std::string_view text, std::size_t width) {
  std::size_t used = 0, fits = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t own = WidthOf(Take(text, at));
    if (used + own > width) {
      if (width == 0) return {};
      while (fits > 0 && text[fits - 1] == ' ') --fits;
      return std::string(text.substr(0, fits)) + "…";
    }
    used += own;
    if (used < width) fits = at;  // with room for the ellipsis
  }
  return std::string(text);
}

std::string Pad(std::string_view text, std::size_t width, bool right) {
  std::string cut = Cut(text, width);
  const std::size_t own = DisplayWidth(cut);
  if (own >= width) return cut;
  return right ? std::string(width - own, ' ') + cut : cut + std::string(width - own, ' ');
}

std::string Grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string Listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + Printable(name);
  return out;
}

}  // namespace bantam::cli
