// Entry point: ReadGrid.
#include "understand/assemble/grid.h"

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/content.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/header.h"
#include "understand/assemble/headings.h"
#include "understand/assemble/misplaced.h"
#include "understand/assemble/pairs.h"
#include "understand/assemble/surplus.h"
#include "understand/assemble/text.h"
#include "understand/assemble/wide_rows.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

ledger::SourcePlace RowPlace(const table::Grid& grid, uint32_t row) {
  ledger::SourcePlace place{.sheet = grid.sheet, .row = row + 1};
  for (uint32_t column = 0; column < grid.columns() && place.line == 0; ++column)
    if (const table::Cell* cell = grid.At(row, column)) {
      place.line = cell->line;
      place.page = cell->page;
    }
  return place;
}

class GridReader {
 public:
  GridReader(const table::Grid& grid, bool positions_lie, Heading heading)
      : grid_(grid), positions_lie_(positions_lie), heading_(std::move(heading)) {
    MergeTwins(grid, heading_);
    FindContent(grid, heading_);
    const auto text = [&](size_t row, size_t column) {
      const auto at = heading_.end + static_cast<uint32_t>(row);
      const table::Cell* cell = grid.At(at, static_cast<uint32_t>(column));
      return cell != nullptr && cell->row == at ? grid.Text(*cell) : std::string_view{};
    };
    ChooseContent(heading_.columns, heading_.until - heading_.end, text, table_.findings);
    SettleRoles(heading_.columns);
    TellAssumed();
    table_.columns = heading_.columns;
    // Lines over the rows ("一、经济发展") come as a column in front.
    table_.columns.insert(table_.columns.begin(), {Role::kHeading, ""});
    number_ = table_.Find(Role::kNumber) - 1;
    content_ = table_.Find(Role::kContent) - 1;
  }

  RawTable Read() {
    TakeMeasure();
    // 一、经济发展 in a row over the heading.
    for (uint32_t row = heading_.above; row + 1 < heading_.end; ++row)
      if (const auto wide = WideText(grid_, row); wide && ListMarkLength(*wide) > 0)
        TakeWide(*wide, row);
    for (uint32_t row = heading_.end; row < heading_.until; ++row) ReadRow(row);
    return std::move(table_);
  }

 private:
  // 单位：万元 in a cell over the heading, or in its caption.
  void TakeMeasure() {
    table_.measure = MeasureIn(grid_.caption);
    for (const table::Cell& cell : grid_.cells())
      if (cell.row >= heading_.above && cell.row < heading_.first)
        if (const auto measure = MeasureIn(grid_.Text(cell)); !measure.empty())
          table_.measure = measure;
  }

  // The content stands under a heading that says nothing, and no other finding tells it.
  void TellAssumed() {
    if (!table_.findings.empty()) return;
    for (const Column& column : heading_.columns) {
      if (column.role != Role::kContent || RoleOf(column.heading)) continue;
      table_.findings.push_back(
          ledger::MakeFinding("content-column-assumed", {{"heading", column.heading}}));
      table_.findings.back().field = ledger::Field::kContent;
    }
  }

  void ReadRow(uint32_t row) {
    if (IsHeadingAgain(grid_, row, heading_)) return;
    if (const auto wide = WideText(grid_, row)) return TakeWide(*wide, row);
    if (const auto sum = SumText(grid_, row, heading_.columns)) return TakeSum(*sum, row);
    if (IsSignedOff(row)) return;
    RawRow raw;
    raw.cells.resize(table_.columns.size());
    raw.place = RowPlace(grid_, row);
    for (uint32_t column = 0; column < heading_.columns.size(); ++column) {
      const table::Cell* cell = grid_.At(row, column);
      if (cell == nullptr || base::Trim(grid_.Text(*cell)).empty()) continue;
      const bool continues = cell->row < row && cell->row >= heading_.end;
      if (continues && !RepeatsDown(heading_.columns[column].role)) continue;
      if (column > 0 && cell == grid_.At(row, column - 1)) continue;
      raw.Add(column + 1, grid_.Text(*cell), PlaceOf(grid_, *cell));
    }
    if (pending_ && !pending_->empty()) raw.cells[0] = std::move(*pending_);
    pending_.reset();
    raw.moved = heading_.moved;
    raw.continues = Continues(row, raw);
    raw.stage = raw.continues && MergedAbove(row, number_);
    if (raw.continues) DropRepeated(row, raw);
    table_.rows.push_back(std::move(raw));
  }

  // 审核人：… 填报人：…: a row that holds nothing else.
  bool IsSignedOff(uint32_t row) const {
    size_t filled = 0;
    for (uint32_t column = 0; column < heading_.columns.size(); ++column) {
      const std::string_view text = base::Trim(grid_.TextAt(row, column));
      if (text.empty()) continue;
      if (!IsRemark(text) && !IsFurniture(text)) return false;
      ++filled;
    }
    return filled > 0;
  }

  // A merged category, leader or unit holds for each row that it spans; a merged text is said once.
  static bool RepeatsDown(Role role) {
    return role == Role::kCategory || role == Role::kContent || role == Role::kLeaders ||
           role == Role::kLeadUnits || role == Role::kUnits || role == Role::kSupport ||
           role == Role::kOwner || role == Role::kOther || role == Role::kProgress ||
           role == Role::kRemark;
  }

  void DropRepeated(uint32_t row, RawRow& raw) const {
    for (uint32_t column = 0; column < heading_.columns.size(); ++column)
      if (const table::Cell* cell = grid_.At(row, column); cell != nullptr && cell->row < row)
        raw.cells[column + 1].clear();
  }

  bool MergedAbove(uint32_t row, int column) const {
    if (column < 0 || row == heading_.end) return false;
    const table::Cell* cell = grid_.At(row, static_cast<uint32_t>(column));
    return cell != nullptr && cell->row < row && cell->row >= heading_.end &&
           !base::Trim(grid_.Text(*cell)).empty();
  }

  // One task over several rows: its number or, without numbers, its content is merged; or the row
  // is what a page break left of the row before: a text and nothing that begins a task.
  bool Continues(uint32_t row, const RawRow& raw) const {
    if (table_.rows.empty()) return false;
    if (MergedAbove(row, number_)) return true;
    const bool numbered = number_ >= 0 && !raw.cells[static_cast<size_t>(number_) + 1].empty();
    if (!numbered && MergedAbove(row, content_)) return true;
    if (number_ < 0 || numbered) return false;
    const bool own_unit = Filled(raw, Role::kLeadUnits) || Filled(raw, Role::kOwner);
    const bool own_content = Filled(raw, Role::kContent);
    return !own_content ||
           (!own_unit && !Filled(raw, Role::kLeaders) && !Filled(raw, Role::kProgress));
  }

  bool Filled(const RawRow& raw, Role role) const {
    const int column = table_.Find(role);
    return column >= 0 && !raw.cells[static_cast<size_t>(column)].empty();
  }

  // Its figures add up those of other rows; its words may head the rows that follow.
  void TakeSum(std::string_view text, uint32_t row) {
    table_.findings.push_back(ledger::MakeFinding("total-row-left-out"));
    table_.findings.back().place = RowPlace(grid_, row);
    if (ListMarkLength(text) > 0) TakeWide(text, row);
  }

  // 新增学位810个 alone in a row whose merged cells are lost: the task above promises it too.
  bool PromisesMore(std::string_view text) const {
    return positions_lie_ && number_ >= 0 && content_ >= 0 && !table_.rows.empty() && !pending_ &&
           ListMarkLength(text) == 0 && HoldsAmount(text);
  }

  void AddPromise(std::string_view text, uint32_t row) {
    RawRow& raw = table_.rows.emplace_back();
    raw.cells.resize(table_.columns.size());
    raw.place = RowPlace(grid_, row);
    raw.continues = raw.moved = true;
    raw.Add(static_cast<size_t>(content_) + 1, text, raw.place);
  }

  void TakeWide(std::string_view text, uint32_t row) {
    if (IsRemark(text) || ReadNumber(text)) return;
    // Prose in one cell belongs to the row before only where it stands in its column.
    if (EndsSentence(text) || Length(text) > 60) return;
    if (PromisesMore(text)) return AddPromise(text, row);
    if (row + 1 == heading_.until) return;
    if (!pending_) pending_.emplace();
    pending_->push_back(text);
  }

  const table::Grid& grid_;
  bool positions_lie_;
  Heading heading_;
  RawTable table_;
  int number_ = -1;
  int content_ = -1;
  std::optional<std::vector<std::string_view>> pending_;
};

RawTable ReadPart(const table::Grid& grid, bool positions_lie, Heading heading) {
  AddNumberColumn(grid, heading);
  const bool numbered = std::any_of(heading.columns.begin(), heading.columns.end(),
                                    [](const Column& c) { return c.role == Role::kNumber; });
  if (heading.stands) return GridReader(grid, positions_lie, std::move(heading)).Read();
  if (positions_lie && !numbered) return ReadMisplaced(grid, std::move(heading));
  if (auto aligned = ReadWhereMisplaced(grid, heading, positions_lie)) return std::move(*aligned);
  return GridReader(grid, positions_lie, std::move(heading)).Read();
}

// Of a further table in the grid: what stands over its heading, and no column that it lacks.
RawTable ReadFurther(const table::Grid& grid, bool positions_lie, Heading heading) {
  while (heading.columns.back().heading.empty()) heading.columns.pop_back();
  std::vector<std::string_view> above;
  for (uint32_t row = heading.above; row < heading.first; ++row)
    if (const auto wide = WideText(grid, row)) above.push_back(*wide);
  RawTable table = ReadPart(grid, positions_lie, std::move(heading));
  table.above = std::move(above);
  table.other = true;
  return table;
}

struct SurplusOfGrid {
  std::shared_ptr<const table::Grid> mended;
  std::vector<Surplus> tables;
};

bool IsNumbered(const Heading& heading) {
  return std::any_of(heading.columns.begin(), heading.columns.end(),
                     [](const Column& column) { return column.role == Role::kNumber; });
}

// Rows that have more cells than their heading. Cells whose positions lie are aligned where no
// number shows them.
SurplusOfGrid SettleSurplus(const table::Grid& grid, bool positions_lie,
                            std::vector<Heading>& headings) {
  SurplusOfGrid out;
  std::vector<SettledRow> settled;
  size_t tries = kMostTriesOfGrid;
  for (Heading& heading : headings) {
    Surplus& surplus = out.tables.emplace_back();
    if (heading.end == 0) continue;
    AddNumberColumn(grid, heading);
    if (heading.moved || (positions_lie && !IsNumbered(heading))) continue;
    RowsUnderHeading table{&heading.columns, heading.end - 1, {}};
    for (uint32_t row = heading.end; row < heading.until; ++row)
      if (!WideText(grid, row) && !IsHeadingAgain(grid, row, heading)) table.rows.push_back(row);
    surplus = FindSurplus(grid, table, tries);
    std::move(surplus.settled.begin(), surplus.settled.end(), std::back_inserter(settled));
  }
  out.mended = WithSettled(grid, settled);
  return out;
}

void TakeSurplus(const SurplusOfGrid& surplus, size_t at, RawTable& table) {
  table.mended = surplus.mended;
  const Surplus& own = surplus.tables[at];
  table.findings.insert(table.findings.end(), own.findings.begin(), own.findings.end());
  for (RawRow& row : table.rows) {
    const auto found = std::lower_bound(
        own.doubtful.begin(), own.doubtful.end(), row.place.row - 1,
        [](const DoubtfulRow& doubtful, uint32_t at) { return doubtful.row < at; });
    row.doubtful = found != own.doubtful.end() && found->row + 1 == row.place.row;
    // Lines over the rows are a column in front.
    if (row.doubtful) row.standing = found->standing + size_t{1};
  }
}

}  // namespace

std::vector<RawTable> ReadGrid(const table::Grid& grid, bool positions_lie,
                               const RawTable* before) {
  std::vector<RawTable> tables;
  if (grid.columns() < 2 || grid.columns() > kMostColumns || grid.rows() < 1) return tables;
  auto headings = FindHeadings(grid);
  if (headings.empty() && before != nullptr && before->columns.size() == grid.columns() + 1)
    headings.push_back(Heading{.columns = {before->columns.begin() + 1, before->columns.end()},
                               .until = grid.rows()});
  const SurplusOfGrid surplus = SettleSurplus(grid, positions_lie, headings);
  const table::Grid& settled = surplus.mended ? *surplus.mended : grid;
  for (size_t i = 0; i < headings.size(); ++i) {
    tables.push_back(i == 0 ? ReadPart(settled, positions_lie, std::move(headings[i]))
                            : ReadFurther(settled, positions_lie, std::move(headings[i])));
    TakeSurplus(surplus, i, tables.back());
  }
  std::erase_if(tables, [](const RawTable& table) { return table.rows.empty(); });
  return tables;
}

}  // namespace duban::understand
