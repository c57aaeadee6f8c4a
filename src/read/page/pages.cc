// Entry point: ReadPages.
#include "read/page/pages.h"

#include <cmath>
#include <map>
#include <set>

#include "base/utf8.h"
#include "read/page/columns.h"
#include "read/page/paragraphs.h"
#include "read/page/pieces.h"
#include "read/page/ruling.h"

namespace duban::read::page {
namespace {

constexpr double kSideBySide = 2.5;  // em; texts further apart do not belong together

// What stands on a page, top to bottom: lines, and pieces of tables.
struct Content {
  uint32_t page = 0;
  double height = 0;
  std::vector<PageLine> lines;
  std::vector<Piece> pieces;
};

bool Holds(const Box& box, const Word& word) {
  const double x = word.box.middle_x(), y = word.box.middle_y();
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

// A word that reaches over a vertical rule belongs to two cells; it is cut where the rule stands.
void CutAtBorders(const Ruling& ruling, std::vector<Word>& words) {
  std::vector<Word> out;
  for (Word& word : words) {
    Word rest = std::move(word);
    for (const Region& region : ruling.regions) {
      const double border = region.box.right;
      const double em =
          TextWidth(rest.text, 1.0) > 0 ? rest.box.width() / TextWidth(rest.text, 1.0) : 0;
      if (rest.box.middle_y() < region.box.top || rest.box.middle_y() > region.box.bottom) continue;
      if (rest.box.left < region.box.left - em || rest.box.left > border) continue;
      if (rest.box.right < border + 0.6 * em || rest.box.left > border - 0.6 * em) continue;
      size_t at = 0;
      double x = rest.box.left;
      while (at < rest.text.size()) {
        const base::CodePoint c = base::Decode(rest.text, at);
        const double width = TextWidth(std::string_view(rest.text).substr(at, c.size), em);
        if (x + 0.5 * width > border) break;
        x += width;
        at += c.size;
      }
      if (at == 0 || at >= rest.text.size()) continue;
      Word left{rest.text.substr(0, at), rest.box};
      left.box.right = x;
      out.push_back(std::move(left));
      rest.text.erase(0, at);
      rest.box.left = x;
    }
    out.push_back(std::move(rest));
  }
  words = std::move(out);
}

// How far the texts keep away from the rules on their left: the cells' padding.
double Padding(const Piece& piece, const Ruling& ruling) {
  double padding = 1e9;
  for (size_t i = 0; i < piece.cells.size(); ++i)
    for (const Line& line : piece.cells[i].lines)
      padding = std::min(padding, line.box.left - ruling.regions[i].box.left);
  return std::clamp(padding, 0.0, 8.0);
}

// What a line in each cell can hold: as much as the longest line of its column, or as the padding
// leaves, less a margin for what is not known of it.
void SetWidths(double padding, Piece& piece) {
  constexpr double kMargin = 0.3;  // em
  std::map<std::pair<uint32_t, uint32_t>, double> longest;
  for (const PieceCell& cell : piece.cells)
    for (const Line& line : cell.lines) {
      double& width = longest[{cell.column, cell.column_span}];
      width = std::max(width, line.box.width());
    }
  for (PieceCell& cell : piece.cells) {
    const double em = cell.lines.empty() ? 0 : cell.lines.front().em;
    cell.width =
        std::max(cell.width - 2 * padding - kMargin * em, longest[{cell.column, cell.column_span}]);
  }
}

// Takes the words inside a ruled table off the page's words.
Piece TakeRuled(const Ruling& ruling, uint32_t page, std::vector<Word>& words) {
  Piece piece{page, ruling.box, ruling.xs, static_cast<uint32_t>(ruling.ys.size() - 1), {}};
  const auto outside = std::stable_partition(
      words.begin(), words.end(), [&](const Word& word) { return !Holds(ruling.box, word); });
  std::vector<Word> inside(std::make_move_iterator(outside), std::make_move_iterator(words.end()));
  words.erase(outside, words.end());
  CutAtBorders(ruling, inside);
  std::vector<std::vector<Word>> texts(ruling.regions.size());
  for (Word& word : inside) {
    for (size_t i = 0; i < ruling.regions.size(); ++i) {
      if (!Holds(ruling.regions[i].box, word)) continue;
      texts[i].push_back(std::move(word));
      break;
    }
  }
  for (size_t i = 0; i < ruling.regions.size(); ++i) {
    const Region& region = ruling.regions[i];
    piece.cells.push_back({region.row, region.column, region.row_span, region.column_span,
                           region.box.width(), MakeLines(std::move(texts[i]))});
  }
  SetWidths(Padding(piece, ruling), piece);
  return piece;
}

// Headings are sometimes set without rules over the ruled rows: the texts right above a table that
// keep to its columns become its first row.
void TakeHeading(const Ruling& ruling, Piece& piece, std::vector<Word>& words) {
  std::vector<Word> above;
  Box band{piece.box.left, piece.box.top, piece.box.right, piece.box.top};
  const auto column_of = [&](const Box& box) -> std::optional<uint32_t> {
    for (uint32_t i = 0; i + 1 < ruling.xs.size(); ++i)
      if (box.left >= ruling.xs[i] - 1 && box.right <= ruling.xs[i + 1] + 1) return i;
    return std::nullopt;
  };
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.box.bottom > b.box.bottom; });
  std::set<uint32_t> filled;
  for (const Word& word : words) {
    if (word.box.bottom > piece.box.top + 2) continue;
    if (band.top - word.box.bottom > 0.9 * word.box.height()) break;
    const auto column = column_of(word.box);
    if (!column) return;
    filled.insert(*column);
    band.Cover(word.box);
    above.push_back(word);
  }
  const size_t columns = ruling.xs.size() - 1;
  if (filled.size() < 3 || 2 * filled.size() < columns) return;
  std::erase_if(words, [&](const Word& word) {
    return std::any_of(above.begin(), above.end(), [&](const Word& taken) {
      return taken.box.left == word.box.left && taken.box.top == word.box.top;
    });
  });
  for (PieceCell& cell : piece.cells) ++cell.row;
  std::vector<std::vector<Word>> texts(columns);
  for (Word& word : above) texts[*column_of(word.box)].push_back(std::move(word));
  for (auto column = static_cast<uint32_t>(columns); column-- > 0;)
    piece.cells.insert(piece.cells.begin(),
                       {0, column, 1, 1, ruling.xs[column + 1] - ruling.xs[column],
                        MakeLines(std::move(texts[column]))});
  ++piece.rows;
  piece.box.top = band.top;
}

Content ReadPage(const Page& page, uint32_t number, const std::vector<Ruling>& rulings,
                 const std::vector<double>& columns) {
  Content content{number, page.height, {}, {}};
  std::vector<Word> words = page.words;
  for (const Ruling& ruling : rulings) {
    content.pieces.push_back(TakeRuled(ruling, number, words));
    TakeHeading(ruling, content.pieces.back(), words);
  }
  if (rulings.empty()) {
    if (std::optional<Piece> piece = TakeUnruled(columns, number, words))
      content.pieces.push_back(std::move(*piece));
  }
  for (Line& line : MakeLines(std::move(words), kSideBySide))
    content.lines.push_back({number, std::move(line)});
  return content;
}

// "- 3 -", "第3页 共9页" without their figures and blanks; the same for a running head.
std::string WithoutFigures(std::string_view text) {
  std::string out;
  for (const char c : base::RemoveSpace(text))
    if (c < '0' || c > '9') out += c;
  return out;
}

bool IsPageNumber(std::string_view text) {
  static const std::set<std::string> frames = {"",           "-",         "--", "—",    "——",
                                               "–",          "––",        "/",  "第页", "第页共页",
                                               "第页，共页", "第页/共页", "页", "··"};
  const bool has_figure = text.find_first_of("0123456789") != std::string_view::npos;
  return has_figure && text.size() < 40 && frames.contains(WithoutFigures(text));
}

// Running heads and page numbers: the first and last lines of the pages that only say which page
// it is, or say the same at the same height on several pages.
void DropFurniture(std::vector<Content>& contents) {
  struct Edge {
    size_t page, line;
  };
  std::map<std::pair<std::string, long>, std::vector<Edge>> repeated;
  std::set<std::pair<size_t, size_t>> dropped;
  for (size_t p = 0; p < contents.size(); ++p) {
    const Content& content = contents[p];
    for (size_t l = 0; l < content.lines.size(); ++l) {
      const Line& line = content.lines[l].line;
      const bool margin =
          line.box.bottom < 0.12 * content.height || line.box.top > 0.88 * content.height;
      if (l > 1 && l + 2 < content.lines.size() && !margin) continue;
      if (margin && IsPageNumber(line.text)) dropped.insert({p, l});
      if (margin)
        repeated[{WithoutFigures(line.text), std::lround(line.box.middle_y() / 4)}].push_back(
            {p, l});
    }
  }
  for (const auto& [key, edges] : repeated) {
    if (edges.size() < 2 || 2 * edges.size() < contents.size()) continue;
    // The first page may bear the document's own title where the others repeat it.
    for (const Edge& edge : edges)
      if (edge.page > 0 || contents.size() > 2) dropped.insert({edge.page, edge.line});
  }
  for (size_t p = 0; p < contents.size(); ++p) {
    std::vector<PageLine> kept;
    for (size_t l = 0; l < contents[p].lines.size(); ++l)
      if (!dropped.contains({p, l})) kept.push_back(std::move(contents[p].lines[l]));
    contents[p].lines = std::move(kept);
  }
}

// The flow of all pages: lines are gathered until a table comes, pieces until the table ends.
class Flow {
 public:
  Flow(const Limits& limits, table::Document& document) : limits_(limits), document_(document) {
    for (const table::Block& block : document.blocks)
      ordinal_ += std::holds_alternative<table::Grid>(block) ? 1 : 0;
  }

  void Add(Content content) {
    size_t line = 0;
    bool first = true;
    Cover(content);
    for (Piece& piece : content.pieces) {
      while (line < content.lines.size() && content.lines[line].line.box.top < piece.box.top) {
        AddLine(std::move(content.lines[line++]));
        first = false;
      }
      // What stands beside a table, such as a page's navigation, does not end it.
      while (line < content.lines.size() && content.lines[line].line.box.bottom < piece.box.bottom)
        aside_.push_back(std::move(content.lines[line++]));
      const bool goes_on = first && !pieces_.empty() && pieces_.back().page < piece.page &&
                           GoesOn(pieces_.back(), piece);
      if (goes_on) PartRepeatedHeading(pieces_.front(), piece);
      if (!goes_on) EndTable();
      EndText();
      pieces_.push_back(std::move(piece));
      first = false;
    }
    while (line < content.lines.size()) AddLine(std::move(content.lines[line++]));
  }

  base::Expected<void> Finish() {
    EndTable();
    EndText();
    if (cells_ > limits_.cells)
      return base::Fail(base::ErrorCode::kLimit, "too-many-cells", {{"line", "0"}});
    return {};
  }

 private:
  void AddLine(PageLine line) {
    EndTable();
    lines_.push_back(std::move(line));
  }

  void Cover(const Content& content) {
    const auto add = [&](const Box& box) {
      if (block_.width() <= 0) block_ = box;
      block_.Cover(box);
    };
    for (const PageLine& line : content.lines) add(line.line.box);
    for (const Piece& piece : content.pieces) add(piece.box);
  }

  void EndTable() {
    if (pieces_.empty()) return;
    table::Grid grid = JoinPieces(pieces_);
    grid.ordinal = ++ordinal_;
    cells_ += static_cast<uint64_t>(grid.rows()) * grid.columns();
    document_.blocks.emplace_back(std::move(grid));
    pieces_.clear();
    std::move(aside_.begin(), aside_.end(), std::back_inserter(lines_));
    aside_.clear();
  }

  void EndText() {
    for (table::Paragraph& paragraph : MakeParagraphs(lines_, block_))
      document_.blocks.emplace_back(std::move(paragraph));
    lines_.clear();
  }

  const Limits& limits_;
  table::Document& document_;
  std::vector<PageLine> lines_;
  std::vector<PageLine> aside_;  // beside the open table
  std::vector<Piece> pieces_;
  Box block_;  // what was covered so far, over all pages
  uint64_t cells_ = 0;
  uint32_t ordinal_ = 0;
};

}  // namespace

base::Expected<void> ReadPages(std::vector<Page> pages, const Limits& limits,
                               table::Document& document, uint32_t before) {
  for (Page& page : pages) Tighten(page.words);
  std::vector<std::vector<Ruling>> rulings;
  std::vector<const Page*> unruled;
  for (const Page& page : pages) {
    rulings.push_back(FindRulings(page.rules));
    if (rulings.back().empty()) unruled.push_back(&page);
  }
  const std::vector<double> columns = FindColumns(unruled);
  std::vector<Content> contents;
  contents.reserve(pages.size());
  for (size_t i = 0; i < pages.size(); ++i)
    contents.push_back(
        ReadPage(pages[i], before + static_cast<uint32_t>(i + 1), rulings[i], columns));
  DropFurniture(contents);
  Flow flow(limits, document);
  for (Content& content : contents) flow.Add(std::move(content));
  return flow.Finish();
}

}  // namespace duban::read::page
