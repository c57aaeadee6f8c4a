// Entry point: SettleSecondTables.
#include "understand/assemble/second.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/grid.h"
#include "understand/assemble/headings.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/publisher.h"
#include "understand/assemble/table.h"
#include "understand/assemble/text.h"
#include "understand/assemble/title.h"

namespace duban::understand {
namespace {

// Where something stands in the file: page, line, and in a grid sheet and row.
using Spot = std::tuple<uint32_t, uint32_t, uint32_t, uint32_t>;

struct Title {
  std::string text;
  table::Place place;
  bool heading = false;  // the file says so: it groups the rows of its table
  Spot spot() const { return {place.page, place.line, place.sheet, place.row}; }
};

Spot SpotOf(const ledger::DocumentTask& task) {
  const ledger::SourcePlace& place = task.row.place;
  return {place.page, place.line, place.sheet, place.row};
}

// A title of a table and not the mark of an annex, which says nothing of what follows.
bool NamesATable(std::string_view line) {
  return IsTitleLine(line) && FindYear(line).has_value();
}

// A cell that is alone in its row and stands over the heading of a further table in its grid.
bool StandsOverTable(const table::Grid& grid, const table::Cell& cell) {
  constexpr uint32_t kReach = 4;  // rows
  if (cell.row == 0 || cell.column > 0) return false;
  for (uint32_t column = 0; column < grid.columns(); ++column) {
    const table::Cell* other = grid.At(cell.row, column);
    if (other != nullptr && other != &cell && !base::Trim(grid.Text(*other)).empty()) return false;
  }
  for (uint32_t row = cell.row + 1; row < std::min(grid.rows(), cell.row + kReach); ++row)
    if (BeginsHeading(grid, row)) return true;
  return false;
}

// Lines outside of tables and over a further table in a grid.
std::vector<Title> LinesOf(const table::Document& document) {
  std::vector<Title> lines;
  for (const table::Block& block : document.blocks) {
    if (const auto* line = std::get_if<table::Paragraph>(&block)) {
      if (line->place.line > 0) lines.push_back({line->text, line->place, line->heading});
      continue;
    }
    const auto& grid = std::get<table::Grid>(block);
    for (const table::Cell& cell : grid.cells())
      if (StandsOverTable(grid, cell) && NamesATable(grid.Text(cell)))
        lines.push_back({std::string(grid.Text(cell)),
                         {cell.page, cell.line, grid.sheet, cell.row + 1, cell.column + 1}});
  }
  return lines;
}

// Lines between two tasks that name a table otherwise than the document's title does.
std::vector<Title> TitlesBetween(const table::Document& document, const ledger::Document& out) {
  std::vector<Title> titles;
  const auto [first, last] =
      std::minmax_element(out.tasks.begin(), out.tasks.end(),
                          [](const auto& a, const auto& b) { return SpotOf(a) < SpotOf(b); });
  const std::string own = base::RemoveSpace(out.title);
  for (Title& line : LinesOf(document)) {
    if (line.spot() < SpotOf(*first) || SpotOf(*last) < line.spot()) continue;
    line.text = WithoutPipes(base::Trim(line.text));
    if (NamesATable(line.text) && base::RemoveSpace(line.text) != own)
      titles.push_back(std::move(line));
  }
  return titles;
}

bool SameGovernment(std::string_view title, std::string_view own) {
  const std::string a = PlaceAtHead(title), b = PlaceAtHead(own);
  return a.empty() || b.empty() || a.ends_with(b) || b.ends_with(a);
}

// A title that names no more than the plan's year leaves the time open.
bool SameTime(std::string_view title, const ledger::Document& out) {
  if (!out.period) return true;
  const auto period = FindPeriod(title, out.year);
  if (!period || period->as_of == out.period->as_of) return true;
  return period->label == std::to_string(out.period->year());
}

ledger::Finding Told(std::string_view code, const Title& title, size_t rows) {
  ledger::Finding finding =
      ledger::MakeFinding(code, {{"title", title.text}, {"count", std::to_string(rows)}});
  finding.field = ledger::Field::kTitle;
  finding.place = PlaceOf(title.place);
  return finding;
}

// A line that was taken for the heading of the rows below it, or for the end of the row above.
void TakeOutOfRows(const Title& title, ledger::Document& out) {
  const std::string line = "\n" + title.text;
  for (ledger::DocumentTask& task : out.tasks) {
    if (!title.heading && base::RemoveSpace(task.row.category) == base::RemoveSpace(title.text))
      task.row.category.clear();
    for (std::string* text : {&task.row.content, &task.row.progress, &task.row.remark})
      if (text->ends_with(line)) text->resize(text->size() - line.size());
  }
}

}  // namespace

void SettleSecondTables(const table::Document& document, ledger::Document& out) {
  if (out.tasks.empty() || out.title.empty()) return;
  const std::vector<Title> titles = TitlesBetween(document, out);
  for (size_t i = 0; i < titles.size(); ++i) {
    const auto is_below = [&](const ledger::DocumentTask& task) {
      return titles[i].spot() < SpotOf(task) &&
             (i + 1 == titles.size() || SpotOf(task) < titles[i + 1].spot());
    };
    const auto rows =
        static_cast<size_t>(std::count_if(out.tasks.begin(), out.tasks.end(), is_below));
    if (rows == 0) continue;
    TakeOutOfRows(titles[i], out);
    const bool same = SameGovernment(titles[i].text, out.title) && SameTime(titles[i].text, out);
    out.findings.push_back(Told(same ? "second-title" : "second-table-left-out", titles[i], rows));
    if (!same) std::erase_if(out.tasks, is_below);
  }
}

}  // namespace duban::understand
