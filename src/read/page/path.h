// Paths of SVG and OFD to ruling lines.
#pragma once

#include <string_view>
#include <vector>

#include "read/page/page.h"

namespace duban::read::page {

// x' = a·x + c·y + e, y' = b·x + d·y + f.
struct Transform {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  // First this one, then the other.
  Transform Then(const Transform& next) const;
};

// "matrix(a,b,c,d,e,f)" or "translate(x,y)"; the identity for anything else.
Transform ParseSvgTransform(std::string_view text);

// Six numbers between blanks or commas, as OFD writes a CTM; the identity for anything else.
Transform ParseMatrix(std::string_view numbers);

// How a path is painted. The outline of what is only filled is no line, unless it is as thin as one
// or a frame: a figure within another one, as near to it on all sides.
enum class Paint { kStroked, kFilled };

// Adds the horizontal and vertical strokes of a path: M, L, H, V, Z and C (closed) with absolute
// coordinates; curves, slanted lines and what lies off the paper are left out. A rectangle as thin
// as a line, as word processors draw them, comes as one rule. `rules` grows to kMostStrokes + 1 at
// most, so that whoever reads them can tell that there were more.
void AddRules(std::string_view path, Paint paint, const Transform& transform,
              std::vector<Rule>& rules);

// The sides of a rectangle.
void AddRectangle(const Box& box, Paint paint, const Transform& transform,
                  std::vector<Rule>& rules);

}  // namespace duban::read::page
