// Entry points: NextStart, RareBefore; the table behind Classify.
#include "quantity/glyph.h"

#include <array>

namespace duban::quantity {
namespace {

struct Entry {
  char32_t c;
  Glyph glyph;
  uint8_t value;
};

// 陆, 伍, 拾 and 参 are numerals on cheques and other words elsewhere; not_numbers.tsv holds those.
constexpr Entry kEntries[] = {
    {U'〇', Glyph::kHanDigit, 0}, {U'零', Glyph::kHanDigit, 0}, {U'○', Glyph::kHanDigit, 0},
    {U'一', Glyph::kHanDigit, 1}, {U'壹', Glyph::kHanDigit, 1}, {U'二', Glyph::kHanDigit, 2},
    {U'贰', Glyph::kHanDigit, 2}, {U'貳', Glyph::kHanDigit, 2}, {U'两', Glyph::kHanDigit, 2},
    {U'兩', Glyph::kHanDigit, 2}, {U'俩', Glyph::kHanDigit, 2}, {U'倆', Glyph::kHanDigit, 2},
    {U'三', Glyph::kHanDigit, 3}, {U'叁', Glyph::kHanDigit, 3}, {U'叄', Glyph::kHanDigit, 3},
    {U'四', Glyph::kHanDigit, 4}, {U'肆', Glyph::kHanDigit, 4}, {U'五', Glyph::kHanDigit, 5},
    {U'伍', Glyph::kHanDigit, 5}, {U'六', Glyph::kHanDigit, 6}, {U'陆', Glyph::kHanDigit, 6},
    {U'陸', Glyph::kHanDigit, 6}, {U'七', Glyph::kHanDigit, 7}, {U'柒', Glyph::kHanDigit, 7},
    {U'八', Glyph::kHanDigit, 8}, {U'捌', Glyph::kHanDigit, 8}, {U'九', Glyph::kHanDigit, 9},
    {U'玖', Glyph::kHanDigit, 9}, {U'十', Glyph::kTen, 1},      {U'拾', Glyph::kTen, 1},
    {U'百', Glyph::kTen, 2},      {U'佰', Glyph::kTen, 2},      {U'千', Glyph::kTen, 3},
    {U'仟', Glyph::kTen, 3},      {U'万', Glyph::kBig, 4},      {U'萬', Glyph::kBig, 4},
    {U'亿', Glyph::kBig, 8},      {U'億', Glyph::kBig, 8},      {U'兆', Glyph::kBig, 12},
    {U'数', Glyph::kOpener, 0},   {U'數', Glyph::kOpener, 0},   {U'几', Glyph::kOpener, 0},
    {U'幾', Glyph::kOpener, 0},   {U'半', Glyph::kOpener, 0},   {U'翻', Glyph::kOpener, 0},
    {U'对', Glyph::kOpener, 0},   {U'對', Glyph::kOpener, 0},
};

constexpr std::array<uint8_t, 0x10000> MakeTable() {
  std::array<uint8_t, 0x10000> table{};
  for (const Entry& entry : kEntries)
    table[entry.c] = static_cast<uint8_t>(static_cast<int>(entry.glyph) << 4 | entry.value);
  for (char32_t i = 0; i < 10; ++i) {
    table['0' + i] = static_cast<uint8_t>(static_cast<int>(Glyph::kDigit) << 4 | i);
    table[U'０' + i] = table['0' + i];
  }
  return table;
}

}  // namespace

constinit const std::array<uint8_t, 0x10000> kGlyphTable = MakeTable();

// Every character of the table is one byte or three; broken bytes are stepped over one by one.
size_t NextStart(std::string_view text, size_t at) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const size_t size = text.size();
  while (at < size) {
    const unsigned char first = bytes[at];
    if (first < 0xE0) {
      if (kGlyphTable[first] != 0 && first < 0x80) return at;
      ++at;
    } else if (first < 0xF0 && at + 2 < size) {
      const uint32_t c = (first & 15u) << 12 | (bytes[at + 1] & 63u) << 6 | (bytes[at + 2] & 63u);
      if (kGlyphTable[c] != 0) return at;
      at += 3;
    } else {
      ++at;
    }
  }
  return size;
}

base::CodePoint RareBefore(std::string_view text, size_t at) {
  if (at == 0) return {0, 0};
  size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
    --begin;
  const base::CodePoint found = base::Decode(text, begin);
  return begin + found.size == at ? found : base::CodePoint{base::kReplacement, 1};
}

}  // namespace duban::quantity
