// A printed page as PDF and OFD tell it: words and ruling lines, each with its place on the paper.
//
// Neither format knows tables or paragraphs; ReadPages (page/pages.h) finds them. Lengths are
// points (1/72 inch), x to the right, y downward from the page's upper left corner. Plain values.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace duban::read::page {

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double middle_x() const { return (left + right) / 2; }
  double middle_y() const { return (top + bottom) / 2; }
  // The smallest box around both.
  void Cover(const Box& other) {
    left = std::min(left, other.left);
    top = std::min(top, other.top);
    right = std::max(right, other.right);
    bottom = std::max(bottom, other.bottom);
  }
};

// No paper is so large (35 m): what is placed further away, or nowhere (NaN), is not printed.
inline bool IsOnPaper(const Box& box) {
  constexpr double kFarthest = 1e5;
  for (const double value : {box.left, box.top, box.right, box.bottom})
    if (!(std::abs(value) <= kFarthest)) return false;
  return true;
}

// Text without a break in it, on one line.
struct Word {
  std::string text;  // valid UTF-8, not empty
  Box box;
};

// A ruling line, or a rectangle as thin as one: its longer side tells its direction.
using Rule = Box;

constexpr double kThin = 3.5;            // points; thicker rectangles are shades, not rules
constexpr size_t kMostStrokes = 50'000;  // per page; a page with more is a drawing

struct Page {
  double width = 0, height = 0;
  std::vector<Word> words;
  std::vector<Rule> rules;
};

}  // namespace duban::read::page
