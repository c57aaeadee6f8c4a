// Columns that a text takes on a terminal: Chinese characters take two. Pure.
#pragma once

#include <string>
#include <string_view>

namespace duban::cli {

int WidthOf(char32_t c);  // 0, 1 or 2
int WidthOf(std::string_view text);

// The text cut to at most `width` columns, "…" for what was cut off; line breaks become blanks.
std::string Shortened(std::string_view text, int width);

// The text broken into lines of at most `width` columns, at blanks and between Chinese characters;
// no line begins with a mark that closes. Lines after the first begin with `indent` blanks, where
// the first is taken to begin too. Colours take no column. A word longer than a line is not broken.
std::string Wrapped(std::string_view text, int width, int indent = 0);

// The text followed by blanks up to `width` columns.
std::string Padded(std::string_view text, int width);

}  // namespace duban::cli
