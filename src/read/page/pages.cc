// Entry point: ReadPages.
#include "read/page/pages.h"

#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "read/asides.h"
#include "read/page/columns.h"
#include "read/page/furniture.h"
#include "read/page/overlap.h"
#include "read/page/paragraphs.h"
#include "read/page/pieces.h"
#include "read/page/ruling.h"
#include "read/page/stamps.h"

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

// A word that reaches over vertical rules belongs to several cells; it is cut where they stand.
void CutAtBorders(const Ruling& ruling, Word word, std::vector<Word>& out) {
  const double ems = TextWidth(word.text, 1.0);
  const double em = ems > 0 ? word.box.width() / ems : 0;
  const double y = word.box.middle_y();
  double x = word.box.left;  // of the character at `at`
  size_t begin = 0, at = 0;
  for (auto region = ruling.RegionAt(std::max(x, ruling.box.left), y); region;) {
    const Box& box = ruling.regions[*region].box;
    if (word.box.right < box.right + 0.6 * em) break;
    region = ruling.RegionAt(box.right + 0.01, y);
    if (word.box.left > box.right - 0.6 * em) continue;
    while (at < word.text.size()) {
      const base::CodePoint c = base::Decode(word.text, at);
      const double width = TextWidth(std::string_view(word.text).substr(at, c.size), em);
      if (x + 0.5 * width > box.right) break;
      x += width;
      at += c.size;
    }
    if (at == begin || at >= word.text.size()) continue;
    out.push_back({word.text.substr(begin, at - begin), word.box});
    out.back().box.right = x;
    word.box.left = x;
    begin = at;
  }
  word.text.erase(0, begin);
  out.push_back(std::move(word));
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
      width = std::max(width, FilledWidth(line));
    }
  for (PieceCell& cell : piece.cells) {
    const double em = cell.lines.empty() ? 0 : cell.lines.front().em;
    cell.width =
        std::max(cell.width - 2 * padding - kMargin * em, longest[{cell.column, cell.column_span}]);
  }
}

// Takes the words inside a ruled table off the page's words.
Piece TakeRuled(const Ruling& ruling, uint32_t page, std::vector<Word>& words) {
  Piece piece{page, ruling.box, ruling.xs, static_cast<uint32_t>(ruling.rows()), {}, {}};
  const auto outside = std::stable_partition(
      words.begin(), words.end(), [&](const Word& word) { return !Holds(ruling.box, word); });
  std::vector<Word> inside;
  for (auto word = outside; word != words.end(); ++word)
    CutAtBorders(ruling, std::move(*word), inside);
  words.erase(outside, words.end());
  std::vector<std::vector<Word>> texts(ruling.regions.size());
  for (Word& word : inside)
    if (const auto region = ruling.RegionAt(word.box.middle_x(), word.box.middle_y()))
      texts[*region].push_back(std::move(word));
  for (size_t i = 0; i < ruling.regions.size(); ++i) {
    const Region& region = ruling.regions[i];
    piece.cells.push_back({region.row, region.column, region.row_span, region.column_span,
                           region.box.width(), MakeLines(std::move(texts[i]))});
  }
  SetWidths(Padding(piece, ruling), piece);
  return piece;
}

// The texts right above a table, as far as they keep to its columns.
struct Heading {
  std::vector<size_t> words;      // indices
  std::vector<uint32_t> columns;  // of each
  Box band;
};

// The column that holds a box; nullopt where it reaches over a border.
std::optional<uint32_t> ColumnOf(const Ruling& ruling, const Box& box) {
  const auto column = StretchAt(ruling.xs, box.left + 1);
  if (!column || box.right > ruling.xs[*column + 1] + 1) return std::nullopt;
  return column;
}

// `words` from the lowest to the highest.
std::optional<Heading> FindHeading(const Ruling& ruling, const std::vector<Word>& words) {
  const double top = ruling.box.top;
  Heading heading{{}, {}, {ruling.box.left, top, ruling.box.right, top}};
  std::set<uint32_t> filled;
  const auto first = std::partition_point(
      words.begin(), words.end(), [&](const Word& word) { return word.box.bottom > top + 2; });
  for (auto word = first; word != words.end(); ++word) {
    if (heading.band.top - word->box.bottom > 0.9 * word->box.height()) break;
    const auto column = ColumnOf(ruling, word->box);
    if (!column) return std::nullopt;
    filled.insert(*column);
    heading.band.Cover(word->box);
    heading.words.push_back(static_cast<size_t>(word - words.begin()));
    heading.columns.push_back(*column);
  }
  if (filled.size() < 3 || 2 * filled.size() < ruling.columns()) return std::nullopt;
  return heading;
}

// Headings are sometimes set without rules over the ruled rows: the texts right above a table that
// keep to its columns become its first row.
void TakeHeading(const Ruling& ruling, Piece& piece, std::vector<Word>& words) {
  const std::optional<Heading> heading = FindHeading(ruling, words);
  if (!heading) return;
  std::vector<std::vector<Word>> texts(ruling.columns());
  for (size_t i = 0; i < heading->words.size(); ++i) {
    Word& word = words[heading->words[i]];
    texts[heading->columns[i]].push_back(std::exchange(word, Word{}));
  }
  std::erase_if(words, [](const Word& word) { return word.text.empty(); });
  for (PieceCell& cell : piece.cells) ++cell.row;
  std::vector<PieceCell> row;
  for (uint32_t column = 0; column < texts.size(); ++column)
    row.push_back({0, column, 1, 1, ruling.xs[column + 1] - ruling.xs[column],
                   MakeLines(std::move(texts[column]))});
  piece.cells.insert(piece.cells.begin(), std::make_move_iterator(row.begin()),
                     std::make_move_iterator(row.end()));
  ++piece.rows;
  piece.box.top = heading->band.top;
}

// "3, 4, 7": the running numbers of the doubtful rows; of rows without one, "row 2" by its place on
// the page.
std::string DoubtfulRows(const Piece& piece) {
  constexpr size_t kMost = 160;  // bytes
  std::string shown;
  for (const uint32_t row : piece.doubtful) {
    std::string name = "#" + std::to_string(row + 1);
    for (const PieceCell& cell : piece.cells)
      if (cell.row == row && cell.column < 3 && cell.lines.size() == 1 &&
          IsRunningNumber(cell.lines[0].text)) {
        name = cell.lines[0].text;
        break;
      }
    if (shown.size() + name.size() > kMost) return shown + "…";
    shown.append(shown.empty() ? "" : ", ").append(name);
  }
  return shown;
}

// Pages to what stands on them; counts the cells of all.
class PageReader {
 public:
  PageReader(uint64_t most, table::Document& document) : most_(most), document_(document) {}

  base::Expected<Content> Read(Page& page, uint32_t number, const std::vector<Ruling>& rulings,
                               const std::vector<double>& columns) {
    Content content{number, page.height, {}, {}};
    std::vector<Word>& words = page.words;
    if (!rulings.empty())
      std::stable_sort(words.begin(), words.end(),
                       [](const Word& a, const Word& b) { return a.box.bottom > b.box.bottom; });
    for (const Ruling& ruling : rulings) {
      if ((ruling.rows() + 1) * ruling.columns() > most_) return TooManyCells(number);
      most_ -= (ruling.rows() + 1) * ruling.columns();
      content.pieces.push_back(TakeRuled(ruling, number, words));
      TakeHeading(ruling, content.pieces.back(), words);
    }
    if (rulings.empty()) {
      if (columns != columns_) {  // of another table
        columns_ = columns;
        aligns_ = {};
        goes_on_ = unruled_ = false;
      }
      const bool went_on = goes_on_;
      DUBAN_TRY(piece, TakeUnruled(columns_, number, goes_on_, most_, aligns_, words));
      goes_on_ = piece && std::none_of(words.begin(), words.end(), [&](const Word& word) {
                   return word.box.top > piece->box.bottom;
                 });
      if (piece) {
        most_ -= piece->cells.size();
        // What is read as another table of the same columns may be the rest of one.
        const bool doubtful = !piece->doubtful.empty() && piece->doubtful.front() == 0;
        if (((unruled_ && !went_on) || piece->rows < 2) && !doubtful)
          piece->doubtful.insert(piece->doubtful.begin(), 0);
        unruled_ = true;
        NoteDoubt(*piece);
        content.pieces.push_back(std::move(*piece));
      }
    }
    for (Line& line : MakeLines(std::move(words), kSideBySide))
      content.lines.push_back({number, std::move(line)});
    return content;
  }

 private:
  void NoteDoubt(const Piece& piece) {
    if (piece.doubtful.empty()) return;
    document_.notes.push_back({"page-rows-doubtful",
                               std::to_string(piece.page) + ": " + DoubtfulRows(piece),
                               {.page = piece.page}});
  }

  uint64_t most_;
  std::vector<double> columns_;  // of the table without rules that is being read
  table::Document& document_;
  Aligns aligns_;
  bool unruled_ = false;  // a table without rules came before
  bool goes_on_ = false;  // the page before ended with a table without rules
};

// The flow of all pages: lines are gathered until a table comes, pieces until the table ends.
class Flow {
 public:
  Flow(uint64_t most, table::Document& document) : most_(most), document_(document) {
    for (const table::Block& block : document.blocks)
      ordinal_ += std::holds_alternative<table::Grid>(block) ? 1 : 0;
  }

  base::Expected<void> Add(Content content) {
    size_t line = 0;
    bool first = true;
    Cover(content);
    for (Piece& piece : content.pieces) {
      while (line < content.lines.size() && content.lines[line].line.box.top < piece.box.top) {
        DUBAN_CHECK(AddLine(std::move(content.lines[line++])));
        first = false;
      }
      // What stands beside a table, such as a page's navigation, does not end it.
      while (line < content.lines.size() && content.lines[line].line.box.bottom < piece.box.bottom)
        aside_.push_back(std::move(content.lines[line++]));
      const bool goes_on = first && !pieces_.empty() && pieces_.back().page < piece.page &&
                           GoesOn(pieces_.back(), piece);
      if (goes_on) PartRepeatedHeading(pieces_.front(), piece);
      if (!goes_on) DUBAN_CHECK(EndTable());
      EndText();
      pieces_.push_back(std::move(piece));
      first = false;
    }
    while (line < content.lines.size()) DUBAN_CHECK(AddLine(std::move(content.lines[line++])));
    return {};
  }

  base::Expected<void> Finish() {
    DUBAN_CHECK(EndTable());
    EndText();
    return {};
  }

 private:
  base::Expected<void> AddLine(PageLine line) {
    DUBAN_CHECK(EndTable());
    lines_.push_back(std::move(line));
    return {};
  }

  void Cover(const Content& content) {
    const auto add = [&](const Box& box) {
      if (block_.width() <= 0) block_ = box;
      block_.Cover(box);
    };
    for (const PageLine& line : content.lines) add(line.line.box);
    for (const Piece& piece : content.pieces) add(piece.box);
  }

  base::Expected<void> EndTable() {
    if (pieces_.empty()) return {};
    DUBAN_TRY(grid, JoinPieces(pieces_, most_));
    grid.ordinal = ++ordinal_;
    most_ -= std::min(most_, static_cast<uint64_t>(grid.rows()) * grid.columns());
    document_.blocks.emplace_back(std::move(grid));
    pieces_.clear();
    std::move(aside_.begin(), aside_.end(), std::back_inserter(lines_));
    aside_.clear();
    return {};
  }

  void EndText() {
    for (table::Paragraph& paragraph : MakeParagraphs(lines_, block_))
      document_.blocks.emplace_back(std::move(paragraph));
    lines_.clear();
  }

  uint64_t most_;  // cells that all further tables may have
  table::Document& document_;
  std::vector<PageLine> lines_;
  std::vector<PageLine> aside_;  // beside the open table
  std::vector<Piece> pieces_;
  Box block_;  // what was covered so far, over all pages
  uint32_t ordinal_ = 0;
};

// "3", "3–5": a note for each stretch of pages without a text.
void NotePagesWithoutText(const std::vector<Page>& pages, uint32_t before,
                          table::Document& document) {
  for (size_t i = 0; i < pages.size(); ++i) {
    const size_t begin = i;
    while (i < pages.size() && pages[i].words.empty()) ++i;
    if (i == begin) continue;
    const auto first = before + static_cast<uint32_t>(begin + 1);
    std::string detail = std::to_string(first);
    if (i > begin + 1) detail += "–" + std::to_string(before + i);
    document.notes.push_back({"page-without-text", std::move(detail), {.page = first}});
  }
}

// Whether most texts run up or down the page.
bool IsTurned(const Page& page) {
  size_t turned = 0, texts = 0;
  for (const Word& word : page.words) {
    if (TextWidth(word.text, 1.0) < 2) continue;  // one character shows no direction
    ++texts;
    turned += word.box.height() > 1.5 * word.box.width() ? 1 : 0;
  }
  return turned > 2 && 2 * turned > texts;
}

std::vector<std::vector<Ruling>> FindAllRulings(const std::vector<Page>& pages, uint32_t before,
                                                table::Document& document) {
  std::vector<std::vector<Ruling>> rulings;
  for (const Page& page : pages) {
    bool left_out = false;
    rulings.push_back(FindRulings(page.rules, left_out));
    const auto number = before + static_cast<uint32_t>(rulings.size());
    if (left_out)
      document.notes.push_back({"page-rules-left-out", std::to_string(number), {.page = number}});
  }
  return rulings;
}

// Pages as they are read: one that bears several tables without rules is several of one number.
struct Sheets {
  std::vector<Page> pages;
  std::vector<std::vector<Ruling>> rulings;
  std::vector<uint32_t> numbers;
};

void AddSheet(Page page, std::vector<Ruling> rulings, uint32_t number, Sheets& sheets) {
  sheets.pages.push_back(std::move(page));
  sheets.rulings.push_back(std::move(rulings));
  sheets.numbers.push_back(number);
}

Sheets PartTables(std::vector<Page> pages, std::vector<std::vector<Ruling>> rulings,
                  uint32_t before) {
  constexpr int kMostTables = 8;  // on a page
  Sheets sheets;
  for (size_t i = 0; i < pages.size(); ++i) {
    const auto number = before + static_cast<uint32_t>(i + 1);
    Page rest = std::move(pages[i]);
    for (int table = 1; table < kMostTables && rulings[i].empty(); ++table) {
      const auto second = FindSecondTable(rest);
      if (!second) break;
      Page first{rest.width, rest.height, {}, {}};
      const auto below =
          std::stable_partition(rest.words.begin(), rest.words.end(),
                                [&](const Word& word) { return word.box.middle_y() < *second; });
      first.words.assign(std::make_move_iterator(rest.words.begin()),
                         std::make_move_iterator(below));
      rest.words.erase(rest.words.begin(), below);
      AddSheet(std::move(first), {}, number, sheets);
    }
    AddSheet(std::move(rest), std::move(rulings[i]), number, sheets);
  }
  return sheets;
}

}  // namespace

base::Expected<void> ReadPages(std::vector<Page> pages, const Limits& limits,
                               table::Document& document, uint32_t before) {
  Asides asides(document);
  for (size_t i = 0; i < pages.size(); ++i) {
    const auto number = before + static_cast<uint32_t>(i + 1);
    if (IsTurned(pages[i]))
      document.notes.push_back({"page-text-turned", std::to_string(number), {.page = number}});
    Tighten(pages[i].words);
    for (const std::string& text : LargeTexts(pages[i].words))
      asides.Add(table::AsideKind::kMargin, "", text, true, {.page = number});
    if (SettleOverlaps(pages[i].words))
      document.notes.push_back({"page-text-overlaps", std::to_string(number), {.page = number}});
  }
  NotePagesWithoutText(pages, before, document);
  std::vector<std::vector<Ruling>> rulings = FindAllRulings(pages, before, document);
  DropFurniture(rulings, before, pages, document);
  Sheets sheets = PartTables(std::move(pages), std::move(rulings), before);
  std::vector<char> ruled;
  for (const std::vector<Ruling>& on_page : sheets.rulings)
    ruled.push_back(on_page.empty() ? 0 : 1);
  const std::vector<std::vector<double>> columns =
      FindColumnsByPage(sheets.pages, ruled, sheets.numbers);
  for (const std::vector<double>& of_page : columns)
    if (of_page.size() > limits.columns)
      return base::Fail(base::ErrorCode::kLimit, "page-too-many-columns",
                        {{"limit", std::to_string(limits.columns)}});
  const uint64_t most = std::min(limits.cells, kMostCells);
  PageReader reader(most, document);
  std::vector<Content> contents;
  contents.reserve(sheets.pages.size());
  for (size_t i = 0; i < sheets.pages.size(); ++i) {
    DUBAN_TRY(content,
              reader.Read(sheets.pages[i], sheets.numbers[i], sheets.rulings[i], columns[i]));
    contents.push_back(std::move(content));
  }
  Flow flow(most, document);
  for (Content& content : contents) DUBAN_CHECK(flow.Add(std::move(content)));
  return flow.Finish();
}

}  // namespace duban::read::page
