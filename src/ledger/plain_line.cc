// Entry points: HiddenIn, WithoutHidden, RequirePlainLine, RequireReason.
#include "ledger/plain_line.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/utf8.h"

namespace duban::ledger {
namespace {

struct Range {
  char32_t first, last;
};

// Unicode's controls and format characters (Cc, Cf), its separators of lines, and signs
// without a shape. Selectors of a rare character's form (from U+E0100) belong to names.
constexpr std::array<Range, 17> kHidden = {{{0x0, 0x1F},
                                            {0x7F, 0x9F},
                                            {0xAD, 0xAD},
                                            {0x34F, 0x34F},
                                            {0x600, 0x605},
                                            {0x61C, 0x61C},
                                            {0x115F, 0x1160},
                                            {0x180B, 0x180F},
                                            {0x200B, 0x200F},
                                            {0x2028, 0x202E},
                                            {0x2060, 0x206F},
                                            {0x3164, 0x3164},
                                            {0xFE00, 0xFE0F},
                                            {0xFEFF, 0xFEFF},
                                            {0xFFA0, 0xFFA0},
                                            {0xFFF0, 0xFFFB},
                                            {0xE0000, 0xE00FF}}};

bool IsHidden(char32_t c) {
  return std::any_of(kHidden.begin(), kHidden.end(),
                     [c](const Range& range) { return range.first <= c && c <= range.last; });
}

std::string CodeOf(char32_t c) {
  std::array<char, 16> text{};
  const int size = std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(c));
  return {text.data(), static_cast<size_t>(size)};
}

}  // namespace

std::optional<char32_t> HiddenIn(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::Decode(text, at);
    if (IsHidden(point.value)) return point.value;
    at += point.size;
  }
  return std::nullopt;
}

std::string WithoutHidden(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::Decode(text, at);
    if (!IsHidden(point.value)) out += text.substr(at, point.size);
    at += point.size;
  }
  return out;
}

base::Expected<void> RequirePlainLine(std::string_view what, std::string_view text,
                                      size_t most_characters) {
  const auto refuse = [&](std::string_view why, base::Arguments arguments) {
    return base::Fail(base::ErrorCode::kUsage, std::string(what).append("-").append(why),
                      std::move(arguments));
  };
  if (!base::IsValidUtf8(text)) return refuse("encoding", {});
  if (const auto hidden = HiddenIn(text)) return refuse("hidden", {{"character", CodeOf(*hidden)}});
  const size_t length = base::CountCodePoints(text);
  if (length <= most_characters) return {};
  return refuse("long",
                {{"limit", std::to_string(most_characters)}, {"length", std::to_string(length)}});
}

base::Expected<void> RequireReason(std::string_view reason) {
  return RequirePlainLine("reason", reason, kMostReasonCharacters);
}

}  // namespace duban::ledger
