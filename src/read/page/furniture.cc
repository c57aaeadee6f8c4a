// Entry point: DropFurniture.
#include "read/page/furniture.h"

#include <cmath>
#include <map>
#include <set>

#include "base/utf8.h"
#include "read/asides.h"
#include "read/page/lines.h"

namespace duban::read::page {
namespace {

constexpr double kMargin = 0.12;     // of the page's height
constexpr double kSideBySide = 2.5;  // em; texts further apart are parts of their own
constexpr size_t kMostLines = 2;     // at each end of a page
constexpr double kParted = 1.0;      // what a table's rule is worth, in heights of a line

// A line in the margin: words with parts of the text that stand apart from each other.
struct EdgeLine {
  size_t page = 0;
  bool top = false;
  Box box;
  std::vector<size_t> words;    // indices on the page, all
  std::vector<size_t> numbers;  // of those, what is a page number
  size_t parts = 0;             // without page numbers
  std::string text;             // without page numbers
  double apart = 0;             // to what follows inward, in heights of the line
};

std::string WithoutFigures(std::string_view text) {
  std::string out;
  for (const char c : base::RemoveSpace(text))
    if (c < '0' || c > '9') out += c;
  return out;
}

// "- 3 -", "第3页 共9页": a figure in a frame, and nothing else.
bool IsPageNumber(std::string_view text) {
  static const std::set<std::string> frames = {
      "",     "-",        "--",         "—",         "——", "–",  "––",   "－－",  "/",
      "第页", "第页共页", "第页，共页", "第页/共页", "页", "··", "Page", "Pageof"};
  const bool has_figure = text.find_first_of("0123456789") != std::string_view::npos;
  return has_figure && text.size() < 40 && frames.contains(WithoutFigures(text));
}

bool InMargin(const Page& page, const Box& box) {
  return box.bottom < kMargin * page.height || box.top > (1 - kMargin) * page.height;
}

bool IsInside(const std::vector<Ruling>& rulings, const Box& box) {
  return std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
    return box.middle_y() >= ruling.box.top && box.middle_y() <= ruling.box.bottom;
  });
}

// Fills text, parts and numbers of a line from its words, left to right.
void TellParts(const Page& page, EdgeLine& line) {
  std::sort(line.words.begin(), line.words.end(),
            [&](size_t a, size_t b) { return page.words[a].box.left < page.words[b].box.left; });
  std::vector<Word> words;
  for (const size_t i : line.words) words.push_back(page.words[i]);
  size_t word = 0;
  for (const Line& part : MakeLines(std::move(words), kSideBySide)) {
    const bool number = IsPageNumber(part.text);
    for (;
         word < line.words.size() && page.words[line.words[word]].box.middle_x() <= part.box.right;
         ++word)
      if (number) line.numbers.push_back(line.words[word]);
    if (number) continue;
    ++line.parts;
    line.text.append(line.text.empty() ? "" : " ").append(part.text);
  }
}

// The lines of a page that may be furniture, from the outside inward at each end.
class Edges {
 public:
  Edges(const Page& page, const std::vector<Ruling>& rulings, size_t number)
      : page_(page), rulings_(rulings), number_(number) {
    for (size_t i = 0; i < page.words.size(); ++i) order_.push_back(i);
    std::stable_sort(order_.begin(), order_.end(), [&](size_t a, size_t b) {
      return page.words[a].box.middle_y() < page.words[b].box.middle_y();
    });
  }

  std::vector<EdgeLine> Find() {
    std::vector<EdgeLine> lines;
    Take(order_, true, lines);
    std::reverse(order_.begin(), order_.end());
    Take(order_, false, lines);
    return lines;
  }

 private:
  const Box& At(size_t i) const { return page_.words[order_[i]].box; }

  void Take(const std::vector<size_t>& order, bool top, std::vector<EdgeLine>& lines) {
    size_t begin = 0;
    for (size_t count = 0; count < kMostLines && begin < order.size(); ++count) {
      EdgeLine line{number_, top, At(begin), {}, {}, 0, {}, 0};
      size_t end = begin;
      while (end < order.size() && std::abs(At(end).middle_y() - At(begin).middle_y()) <=
                                       0.5 * std::min(At(end).height(), At(begin).height()))
        line.box.Cover(At(end++));
      const bool here = top ? line.box.bottom < page_.height / 2 : line.box.top > page_.height / 2;
      if (!here || !InMargin(page_, line.box) || IsInside(rulings_, line.box)) return;
      line.words.assign(order.begin() + static_cast<ptrdiff_t>(begin),
                        order.begin() + static_cast<ptrdiff_t>(end));
      line.apart = Apart(line.box, top, end);
      TellParts(page_, line);
      lines.push_back(std::move(line));
      begin = end;
    }
  }

  // How far the next line inward is away. A ruled table parts what is above it from what is in it.
  double Apart(const Box& box, bool top, size_t next) const {
    if (next >= order_.size() || box.height() <= 0) return page_.height;
    if (IsInside(rulings_, At(next))) return kParted;
    return (top ? At(next).top - box.bottom : box.top - At(next).bottom) / box.height();
  }

  const Page& page_;
  const std::vector<Ruling>& rulings_;
  size_t number_;
  std::vector<size_t> order_;
};

// A heading of a table without rules, or above them, stands right above its rows and has several
// parts.
bool StandsApart(const EdgeLine& line) {
  return line.apart > (line.parts >= 3 ? 2.0 : 0.6);
}

// Which lines are the same: by text, end of the page and height.
using Key = std::tuple<std::string, bool, long>;

Key KeyOf(const EdgeLine& line) {
  return {line.text, line.top, std::lround(line.box.middle_y() / 4)};
}

// The lines that several pages bear: three, or a third of fewer.
std::map<Key, std::set<size_t>> Repeated(const std::vector<EdgeLine>& lines, size_t pages) {
  std::map<Key, std::set<size_t>> found;
  for (const EdgeLine& line : lines)
    if (!line.text.empty() && StandsApart(line)) found[KeyOf(line)].insert(line.page);
  std::erase_if(found, [&](const auto& entry) {
    const size_t count = entry.second.size();
    return count < 2 || (count < 3 && 3 * count < pages);
  });
  return found;
}

std::string Shown(std::string_view text) {
  constexpr size_t kMost = 180;  // bytes
  if (text.size() <= kMost) return std::string(text);
  size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

void DropFurniture(const std::vector<std::vector<Ruling>>& rulings, uint32_t before,
                   std::vector<Page>& pages, table::Document& document) {
  std::vector<EdgeLine> lines;
  for (size_t i = 0; i < pages.size(); ++i)
    for (EdgeLine& line : Edges(pages[i], rulings[i], i).Find()) lines.push_back(std::move(line));
  const auto repeated = Repeated(lines, pages.size());
  Asides asides(document);
  std::set<std::string> told;
  std::vector<std::set<size_t>> dropped(pages.size());
  const EdgeLine* last = nullptr;  // further outside at the same end
  bool last_stays = false;
  for (const EdgeLine& line : lines) {
    const bool outermost = last == nullptr || last->page != line.page || last->top != line.top;
    if (outermost) last_stays = false;
    last = &line;
    if (last_stays) continue;
    const bool repeats = repeated.contains(KeyOf(line)) && StandsApart(line);
    const bool is_title = line.top && line.page == 0;
    std::set<size_t>& words = dropped[line.page];
    if ((line.text.empty() && StandsApart(line)) || (repeats && !is_title)) {
      words.insert(line.words.begin(), line.words.end());
      asides.Add(table::AsideKind::kMargin, "", line.text, true,
                 {.page = before + static_cast<uint32_t>(line.page + 1)});
      if (!line.text.empty() && told.insert(line.text).second)
        document.notes.push_back({"running-line-left-out",
                                  Shown(line.text),
                                  {.page = before + static_cast<uint32_t>(line.page + 1)}});
    } else {
      if (repeats) words.insert(line.numbers.begin(), line.numbers.end());
      last_stays = true;
    }
  }
  for (size_t i = 0; i < pages.size(); ++i) {
    if (dropped[i].empty()) continue;
    std::vector<Word> kept;
    for (size_t word = 0; word < pages[i].words.size(); ++word)
      if (!dropped[i].contains(word)) kept.push_back(std::move(pages[i].words[word]));
    pages[i].words = std::move(kept);
  }
}

}  // namespace duban::read::page
