// Entry point: MakeParagraphs.
#include "read/page/paragraphs.h"

#include <cmath>

namespace duban::read::page {
namespace {

bool IsCentred(const Line& line, const Box& block) {
  const double left = line.box.left - block.left, right = block.right - line.box.right;
  return left > line.em && right > line.em && std::abs(left - right) < 1.5 * line.em;
}

bool GoesOn(const PageLine& last, const PageLine& next, const Box& block) {
  const Line &above = last.line, &below = next.line;
  if (std::abs(above.em - below.em) > 0.15 * above.em) return false;
  if (IsCentred(above, block) || IsCentred(below, block)) return false;
  if (below.box.left - block.left > 1.4 * below.em) return false;
  if (last.page == next.page && below.box.top - above.box.bottom > 1.6 * above.box.height())
    return false;
  return IsSoftBreak(above, below, block.right - above.box.left);
}

}  // namespace

std::vector<table::Paragraph> MakeParagraphs(const std::vector<PageLine>& lines, Box block) {
  std::vector<table::Paragraph> out;
  for (const PageLine& line : lines) block.Cover(line.line.box);
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && GoesOn(lines[i - 1], lines[i], block)) {
      JoinLine(lines[i - 1].line, lines[i].line, 0, out.back().text);
      continue;
    }
    const bool gap =
        i == 0 || lines[i - 1].page != lines[i].page ||
        lines[i].line.box.top - lines[i - 1].line.box.bottom > 1.2 * lines[i].line.box.height();
    out.push_back(
        {.text = lines[i].line.text, .place = {.page = lines[i].page}, .blank_before = gap});
  }
  return out;
}

}  // namespace duban::read::page
