// How the cells of a table that came as lines are set apart.
//
// Pure; any number of threads; linear.
#pragma once

#include <string_view>
#include <vector>

namespace duban::understand {

enum class Layout {
  kLines,    // a cell per line
  kEnded,    // … each with a pipe behind it, empty ones too
  kBegun,    // … each with a pipe in front of it
  kBetween,  // … with a lone pipe between those of a row
  kBlanks,
  kGlued,
};

// The layout of the lines below a heading of so many columns; `one_line`: the heading itself stands
// in one.
Layout LayoutOf(const std::vector<std::string_view>& lines, size_t columns, bool one_line);

// "|" and nothing else.
bool IsLonePipe(std::string_view text);

// What stands between blanks of any width.
std::vector<std::string_view> WordsIn(std::string_view line);

}  // namespace duban::understand
