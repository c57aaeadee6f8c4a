// Entry point: DropReadings.
#include "read/readings.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/utf8.h"

namespace duban::read {
namespace {

constexpr size_t kMostLetters = 6;  // zhuang, shuang
constexpr size_t kFewestToned = 3;  // that vouch for those without a mark
constexpr std::string_view kBracket = "(";
constexpr std::string_view kWide = "（";

struct Reading {
  size_t size = 0;  // bytes, brackets included; 0 where there is none
  bool toned = false;
};

bool IsToned(char32_t c) {
  // à á è é ê ì í ò ó ù ú ü, ā ē ī ō ū ě ń ň, ǎ … ǜ, ǹ, and ḿ
  return (c >= 0xE0 && c <= 0xFC && c != 0xF7) || (c >= 0x101 && c <= 0x16B && c % 2 == 1) ||
         c == 0x144 || c == 0x148 || (c >= 0x1CE && c <= 0x1DC && c % 2 == 0) || c == 0x1F9 ||
         c == 0x1E3F;
}

// At an opening bracket.
Reading ReadingAt(std::string_view text, size_t at) {
  const bool wide = text.substr(at).starts_with(kWide);
  Reading reading;
  size_t letters = 0;
  for (size_t end = at + (wide ? kWide : kBracket).size(); end < text.size();) {
    const base::CodePoint c = base::Decode(text, end);
    end += c.size;
    if (c.value == (wide ? U'）' : U')')) {
      reading.size = letters > 0 ? end - at : 0;
      return reading;
    }
    const bool toned = IsToned(c.value);
    reading.toned |= toned;
    if ((!toned && (c.value < U'a' || c.value > U'z')) || ++letters > kMostLetters) return {};
  }
  return {};
}

size_t NextBracket(std::string_view text, size_t from) {
  return std::min(text.find(kBracket, from), text.find(kWide, from));
}

// The code point before `at` is a Han character.
bool BehindHan(std::string_view text, size_t at) {
  constexpr size_t kHan = 3;  // bytes; of the rarer planes no site knows a reading
  return at >= kHan && base::IsHan(base::Decode(text, at - kHan).value);
}

size_t CountToned(std::string_view text) {
  size_t count = 0;
  for (size_t at = NextBracket(text, 0); at < text.size(); at = NextBracket(text, at + 1))
    count += BehindHan(text, at) && ReadingAt(text, at).toned ? 1 : 0;
  return count;
}

// `all`: those without a mark too.
std::string Without(std::string_view text, bool all, size_t& dropped) {
  std::string out;
  size_t begin = 0;
  for (size_t at = NextBracket(text, 0); at < text.size(); at = NextBracket(text, at)) {
    const Reading reading = BehindHan(text, at) ? ReadingAt(text, at) : Reading{};
    if (reading.size == 0 || (!reading.toned && !all)) {
      ++at;
      continue;
    }
    out.append(text.substr(begin, at - begin));
    begin = at += reading.size;
    ++dropped;
  }
  return out.append(text.substr(begin));
}

// Calls with each text and its place.
template <typename Call>
void ForEachText(const table::Block& block, const Call& call) {
  if (const auto* paragraph = std::get_if<table::Paragraph>(&block))
    return call(paragraph->text, paragraph->place);
  const auto& grid = std::get<table::Grid>(block);
  call(grid.caption, table::Place{.sheet = grid.sheet});
  for (const table::Cell& cell : grid.cells())
    call(grid.Text(cell),
         table::Place{cell.page, cell.line, grid.sheet, cell.row + 1, cell.column + 1});
}

// The same block with the texts that `without` gives.
template <typename Without>
void Rewrite(table::Block& block, const Without& without) {
  if (auto* paragraph = std::get_if<table::Paragraph>(&block)) {
    paragraph->text = without(paragraph->text);
    return;
  }
  auto& grid = std::get<table::Grid>(block);
  table::Grid out;
  out.caption = without(grid.caption);
  out.sheet_name = grid.sheet_name;
  out.sheet = grid.sheet;
  out.ordinal = grid.ordinal;
  out.separator = grid.separator;
  for (const table::Cell& cell : grid.cells())
    out.Add(cell.row, cell.column, without(grid.Text(cell)), cell);
  out.Finish();
  grid = std::move(out);
}

}  // namespace

void DropReadings(table::Document& document) {
  size_t toned = 0;
  std::optional<table::Place> first;
  const auto count = [&](std::string_view text, const table::Place& place) {
    const size_t found = CountToned(text);
    if (found > 0 && !first) first = place;
    toned += found;
  };
  for (const table::Block& block : document.blocks) ForEachText(block, count);
  for (const table::Aside& aside : document.asides) ForEachText(aside.block, count);
  if (toned == 0) return;
  size_t dropped = 0;
  const auto without = [&](std::string_view text) {
    return Without(text, toned >= kFewestToned, dropped);
  };
  document.title = without(document.title);
  for (table::Block& block : document.blocks) Rewrite(block, without);
  for (table::Aside& aside : document.asides) Rewrite(aside.block, without);
  document.notes.push_back({"readings-dropped", std::to_string(dropped), *first});
}

}  // namespace duban::read
