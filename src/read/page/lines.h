// Words to lines, lines to running text.
//
// What the paper breaks is not what the author broke: a line that ended because the next word did
// not fit is joined to the next one, a line that ended earlier keeps its break.
#pragma once

#include <string>
#include <vector>

#include "read/page/page.h"

namespace duban::read::page {

struct Line {
  std::string text;
  Box box;
  double em = 0;  // width of one Han character
};

// The words on common base lines, top to bottom, each line from left to right. A gap between two
// words becomes a blank where it is wider than the spacing that typesetters put between Han
// characters and figures; one of more than `most` ems parts two lines that stand side by side.
std::vector<Line> MakeLines(std::vector<Word> words, double most = 1e9);

// Joins a line to the text of the lines before it; `last` is the one before it, `width` what a line
// can hold. A soft break disappears, a hard one becomes '\n'.
void JoinLine(const Line& last, const Line& next, double width, std::string& text);

// How much of a cell's or column's width a line shows to be there. A mark at its end may hang over,
// or be set narrower than its font says.
double FilledWidth(const Line& line);

// Whether `next` began a new line only because its beginning did not fit behind `last`.
bool IsSoftBreak(const Line& last, const Line& next, double width);

// "7", "113": what numbers a row.
bool IsRunningNumber(std::string_view text);

// Makes the words' boxes as high as their type. What fonts call their height may be more than two
// lines; only the middle of such a box means something. The type of words without Han characters
// is not known from their width: they are taken for no larger than most others.
void Tighten(std::vector<Word>& words);

// The width of a text at a given em: Han characters and full-width marks count one, others half.
double TextWidth(std::string_view text, double em);

}  // namespace duban::read::page
