// Entry points: BeginsHeading, ReadGrid.
#include "understand/assemble/grid.h"

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/align.h"
#include "understand/assemble/content.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/header.h"
#include "understand/assemble/names.h"
#include "understand/assemble/pairs.h"
#include "understand/assemble/surplus.h"
#include "understand/assemble/text.h"
#include "understand/assemble/wide_rows.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr uint32_t kHeaderReach = 12;  // rows in which the heading is looked for
constexpr uint32_t kHeaderDepth = 3;   // rows that one heading may take
constexpr uint32_t kMostColumns = 64;  // wider tables are no tables of tasks

struct Heading {
  std::vector<Column> columns;
  uint32_t first = 0;
  uint32_t end = 0;                                       // first row behind it
  uint32_t above = 0;                                     // first row of the lines over it
  uint32_t until = 0;                                     // first row that is none of its table
  std::vector<std::pair<uint32_t, uint32_t>> again = {};  // rows in which it is printed again
  bool moved = false;                                     // printed one column too far left
};

// Texts of a column in rows [first, end), one below the other, each cell once.
std::string HeadingText(const table::Grid& grid, uint32_t column, uint32_t first, uint32_t end) {
  std::string text;
  const table::Cell* last = nullptr;
  for (uint32_t row = first; row < end; ++row) {
    const table::Cell* cell = grid.At(row, column);
    if (cell != nullptr && cell != last) text += grid.Text(*cell);
    last = cell;
  }
  return text;
}

// The heading in that row over a column; the next on its left where a merged one was written as a
// text and empty cells.
std::string_view HeadingOver(const table::Grid& grid, uint32_t row, uint32_t column) {
  while (column > 0 && base::Trim(grid.TextAt(row, column)).empty()) --column;
  return grid.TextAt(row, column);
}

// Whether the cell that begins there is one of several below a merged cell.
bool IsBelowMerged(const table::Grid& grid, uint32_t row, uint32_t column) {
  const table::Cell* over = row == 0 ? nullptr : grid.At(row - 1, column);
  return over != nullptr && over->column_span > 1 && over->row + over->row_span == row &&
         !base::Trim(grid.Text(*over)).empty();
}

// 进展情况 over 截至二季度 | 截至三季度, or over 本月 | 累计: what stands below belongs to the
// heading.
std::optional<Column> ColumnOfPart(const table::Grid& grid, uint32_t column, uint32_t first,
                                   uint32_t end) {
  const std::string_view part = grid.TextAt(end - 1, column);
  if (end - first < 2 || base::Trim(part).empty() || RoleOf(part)) return std::nullopt;
  if (!IsPeriodHeading(part) && !IsBelowMerged(grid, end - 1, column)) return std::nullopt;
  const std::string_view over = HeadingOver(grid, end - 2, column);
  const auto role = RoleOf(over);
  if (!role || over == part) return std::nullopt;
  return Column{*role, base::RemoveSpace(over) + " " + base::RemoveSpace(part)};
}

Column ColumnFrom(const table::Grid& grid, uint32_t column, uint32_t first, uint32_t end) {
  if (auto of_part = ColumnOfPart(grid, column, first, end)) return std::move(*of_part);
  // Below a merged heading (责任落实 over 牵头领导 | 牵头单位) the lowest cell speaks.
  for (uint32_t row = end; row-- > first;) {
    const std::string_view text = grid.TextAt(row, column);
    if (const auto role = RoleOf(text)) return {*role, base::RemoveSpace(text)};
  }
  const std::string joined = HeadingText(grid, column, first, end);
  return {RoleOf(joined).value_or(Role::kOther), base::RemoveSpace(joined)};
}

size_t CountKnown(const std::vector<Column>& columns) {
  return static_cast<size_t>(std::count_if(columns.begin(), columns.end(),
                                           [](const Column& c) { return c.role != Role::kOther; }));
}

// A row of a heading has short cells only, and no number by itself.
bool MayBeHeadingRow(const table::Grid& grid, uint32_t row) {
  bool filled = false;
  for (uint32_t column = 0; column < std::min(grid.columns(), kMostColumns); ++column) {
    const std::string_view text = grid.TextAt(row, column);
    if (text.size() > 120 || ReadNumber(text)) return false;
    filled |= !base::Trim(text).empty();
  }
  return filled;
}

Heading MakeHeading(const table::Grid& grid, uint32_t first, uint32_t end) {
  Heading heading{.columns = {}, .first = first, .end = end, .until = grid.rows()};
  for (uint32_t column = 0; column < grid.columns(); ++column)
    heading.columns.push_back(ColumnFrom(grid, column, first, end));
  return heading;
}

// A row in which nothing begins but times and parts of merged headings.
bool NamesPartsOnly(const table::Grid& grid, uint32_t row) {
  size_t parts = 0;
  bool beside = false;  // a column that has no part
  for (uint32_t column = 0; column < grid.columns(); ++column) {
    const table::Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell->row != row || base::Trim(grid.Text(*cell)).empty()) {
      beside = true;
      continue;
    }
    const std::string_view text = grid.Text(*cell);
    if (!IsPeriodHeading(text) && (!IsBelowMerged(grid, row, column) || Length(text) > 8))
      return false;
    ++parts;
  }
  return beside && parts > 0;
}

// Mean length of a column's cells below the heading, in code points.
double MeanLength(const table::Grid& grid, const Heading& heading, uint32_t column) {
  size_t length = 0, count = 0;
  for (uint32_t row = heading.end; row < heading.until; ++row) {
    const table::Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell->row != row) continue;
    length += Length(grid.Text(*cell));
    ++count;
  }
  return count == 0 ? 0 : static_cast<double>(length) / static_cast<double>(count);
}

// 序号, who and how far it is with one heading that nobody knows (攻坚清单) over texts longer than
// names are: these are the tasks.
void AssumeContent(const table::Grid& grid, Heading& heading) {
  constexpr double kLongerThanName = 8;
  const auto holds = [&](std::initializer_list<Role> roles) {
    return std::any_of(heading.columns.begin(), heading.columns.end(), [&](const Column& column) {
      return std::find(roles.begin(), roles.end(), column.role) != roles.end();
    });
  };
  if (!holds({Role::kNumber}) || !holds({Role::kProgress}) ||
      !holds({Role::kLeaders, Role::kLeadUnits, Role::kUnits, Role::kOwner}) ||
      holds({Role::kContent, Role::kCategory}))
    return;
  std::optional<uint32_t> unknown;
  for (uint32_t column = 0; column < heading.columns.size(); ++column) {
    if (heading.columns[column].role != Role::kOther) continue;
    const std::string& printed = heading.columns[column].heading;
    if (unknown || printed.empty() || Length(printed) > 8 || RoleOf(printed)) return;
    unknown = column;
  }
  if (unknown && MeanLength(grid, heading, *unknown) > kLongerThanName)
    heading.columns[*unknown].role = Role::kContent;
}

std::optional<Heading> HeadingAt(const table::Grid& grid, uint32_t first) {
  std::optional<Heading> best;
  for (uint32_t depth = 1; depth <= kHeaderDepth && first + depth <= grid.rows(); ++depth) {
    if (!MayBeHeadingRow(grid, first + depth - 1)) break;
    Heading heading = MakeHeading(grid, first, first + depth);
    AssumeContent(grid, heading);
    AssumeWhat(heading.columns);
    AssumeHowFar(heading.columns);
    if (!IsTaskHeader(heading.columns)) continue;
    const bool closer = best && best->end + 1 == heading.end && NamesPartsOnly(grid, best->end);
    if (!best || closer || CountKnown(heading.columns) > CountKnown(best->columns))
      best = std::move(heading);
  }
  return best;
}

std::optional<Heading> FindHeading(const table::Grid& grid) {
  std::optional<Heading> best;
  for (uint32_t row = 0; row < std::min(grid.rows(), kHeaderReach); ++row) {
    // A title over the heading is none of its rows, which are three at most.
    if (const auto wide = WideText(grid, row); wide && !RoleOf(*wide)) continue;
    auto heading = HeadingAt(grid, row);
    if (heading && (!best || CountKnown(heading->columns) > CountKnown(best->columns)))
      best = std::move(heading);
  }
  return best;
}

// Two columns of one merged heading cell are one column with two cells: the second says no more.
void MergeTwins(const table::Grid& grid, Heading& heading) {
  for (uint32_t column = 1; column < heading.columns.size(); ++column) {
    const table::Cell* left = grid.At(heading.end - 1, column - 1);
    if (left != nullptr && left == grid.At(heading.end - 1, column) &&
        heading.columns[column].role != Role::kNumber)
      heading.columns[column].role = Role::kOther;
  }
}

// Where no heading says what is to be done and an unknown one stands over texts longer than names
// are, those texts are it, and the 项目 beside them are their names.
void FindContent(const table::Grid& grid, Heading& heading) {
  constexpr double kLongerThanName = 8;
  double names = 0;
  for (uint32_t column = 0; column < heading.columns.size(); ++column) {
    if (heading.columns[column].role == Role::kContent) return;
    if (heading.columns[column].role == Role::kCategory)
      names = std::max(names, MeanLength(grid, heading, column));
  }
  Column* best = nullptr;
  double longest = std::max(kLongerThanName, 1.3 * names);
  for (uint32_t column = 0; names > 0 && column < heading.columns.size(); ++column) {
    if (heading.columns[column].role == Role::kProgress) break;
    const bool unknown = !RoleOf(heading.columns[column].heading);
    const double length = unknown ? MeanLength(grid, heading, column) : 0;
    if (length <= longest) continue;
    longest = length;
    best = &heading.columns[column];
  }
  if (best != nullptr) best->role = Role::kContent;
}

// The heading, or one of the two cells that it is made of.
bool IsPartOf(std::string_view text, std::string_view heading) {
  const size_t joint = heading.find(' ');
  if (joint == heading.npos) return text == heading;
  return text == heading.substr(0, joint) || text == heading.substr(joint + 1);
}

bool IsHeadingAgain(const table::Grid& grid, uint32_t row, const Heading& heading) {
  for (const auto& [first, end] : heading.again)
    if (first <= row && row < end) return true;
  size_t same = 0;
  size_t filled = 0;
  for (uint32_t column = 0; column < heading.columns.size(); ++column) {
    const std::string text = base::RemoveSpace(grid.TextAt(row, column).substr(0, 200));
    if (text.empty()) continue;
    ++filled;
    if (IsPartOf(text, heading.columns[column].heading)) ++same;
  }
  return same >= 2 && same * 10 >= filled * 7;
}

bool IsRemark(std::string_view text) {
  for (const std::string_view word : kRemarkHeads)
    if (text.starts_with(word)) return true;
  return false;
}

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
  GridReader(const table::Grid& grid, Heading heading) : grid_(grid), heading_(std::move(heading)) {
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

  void TakeWide(std::string_view text, uint32_t row) {
    if (IsRemark(text) || ReadNumber(text)) return;
    // Prose in one cell belongs to the row before only where it stands in its column.
    if (EndsSentence(text) || Length(text) > 60) return;
    if (row + 1 == heading_.until) return;
    if (!pending_) pending_.emplace();
    pending_->push_back(text);
  }

  const table::Grid& grid_;
  Heading heading_;
  RawTable table_;
  int number_ = -1;
  int content_ = -1;
  std::optional<std::vector<std::string_view>> pending_;
};

// 填表单位：…: not what the cells of a task are.
bool BeginsWithLabel(std::string_view text) {
  constexpr size_t kLongest = 24;  // bytes
  text = text.substr(0, kLongest);
  return text.find("：") != text.npos || text.find(':') != text.npos;
}

// The cells of all rows below the heading as texts to align; a row begins only with its first.
std::vector<Atom> AtomsOf(const table::Grid& grid, const Heading& heading) {
  std::vector<Atom> atoms;
  for (uint32_t row = heading.end; row < heading.until; ++row) {
    if (IsHeadingAgain(grid, row, heading) || SumText(grid, row, heading.columns)) continue;
    const size_t begin = atoms.size();
    for (uint32_t column = 0; column < grid.columns(); ++column) {
      const table::Cell* cell = grid.At(row, column);
      if (cell == nullptr || cell->row != row || cell->column != column) continue;
      const std::string_view text = base::Trim(grid.Text(*cell));
      if (text.empty()) continue;
      atoms.push_back({.text = text,
                       .place = PlaceOf(grid, *cell),
                       .start = atoms.size() == begin ? Start::kMust : Start::kNever});
    }
    const bool signed_off =
        std::any_of(atoms.begin() + static_cast<ptrdiff_t>(begin), atoms.end(),
                    [](const Atom& atom) { return BeginsWithLabel(atom.text); });
    const bool around = std::all_of(atoms.begin() + static_cast<ptrdiff_t>(begin), atoms.end(),
                                    [](const Atom& atom) { return IsFurniture(atom.text); });
    for (size_t i = begin; i < atoms.size(); ++i) atoms[i].furniture = around;
    for (size_t i = begin; i < atoms.size(); ++i)
      atoms[i].in_row = atoms.size() > begin + 1 && !signed_off && !around;
  }
  return atoms;
}

// 督办〔2031〕1号, XM-2031-004: what numbers a row where numbers are not enough.
bool IsCode(std::string_view text) {
  constexpr size_t kLongest = 24;  // code points
  text = base::Trim(text);
  if (Length(text) > kLongest || text.find_first_of("0123456789") == text.npos) return false;
  return text.ends_with("号") ||
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
}

// A text that its column cannot hold.
bool Clashes(Role role, std::string_view text, bool lines) {
  if (base::Trim(text).empty() || text.size() > 3000) return false;
  switch (role) {
    case Role::kNumber:
      return Length(text) > 4 && !ReadNumber(text) && !IsCode(text);
    case Role::kCategory:
      return lines && EndsSentence(text);
    case Role::kLeaders:
      return EndsSentence(text) || LikeUnits(text) == Likeness::kSure;
    case Role::kContent:
      return lines && LikeUnits(text) == Likeness::kSure;
    case Role::kLeadUnits:
      return EndsSentence(text) && Length(text) > 8;
    default:
      return false;
  }
}

bool NamesOnly(std::string_view text) {
  return LikeUnits(text) == Likeness::kSure || LikePeople(text) == Likeness::kSure;
}

// A text that its column seldom holds.
bool Surprises(Role role, std::string_view text) {
  if (base::Trim(text).empty() || text.size() > 3000) return false;
  switch (role) {
    case Role::kCategory:
      return EndsSentence(text);
    case Role::kLeadUnits:
    case Role::kUnits:
      return EndsSentence(text) && LikeUnits(text) == Likeness::kNo;
    case Role::kContent:
    case Role::kProgress:
      return NamesOnly(text);
    default:
      return false;
  }
}

bool LacksCell(const table::Grid& grid, uint32_t row, size_t columns) {
  return grid.At(row, static_cast<uint32_t>(columns) - 1) == nullptr;
}

// Surprises alone move nothing, for a sound table may hold what is seldom. In a row that has fewer
// cells than the heading, names where prose belongs and prose where names do tell that its cells
// stand too far left.
bool IsRowMisplaced(const table::Grid& grid, const Heading& heading, uint32_t row, bool lines) {
  size_t names = 0, prose = 0;
  for (uint32_t column = 0; column < heading.columns.size(); ++column) {
    const table::Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell->row != row) continue;
    const Role role = heading.columns[column].role;
    if (Clashes(role, grid.Text(*cell), lines)) return true;
    if (Surprises(role, grid.Text(*cell))) ++(NamesOnly(grid.Text(*cell)) ? names : prose);
  }
  return names > 0 && prose > 0 && LacksCell(grid, row, heading.columns.size());
}

// Rows of which cells stand elsewhere than the heading says.
size_t CountMisplaced(const table::Grid& grid, const Heading& heading, bool lines) {
  size_t wrong = 0;
  for (uint32_t row = heading.end; row < heading.until; ++row)
    if (!WideText(grid, row) && !SumText(grid, row, heading.columns) &&
        IsRowMisplaced(grid, heading, row, lines))
      ++wrong;
  return wrong;
}

bool IsMuch(size_t wrong, const Heading& heading) {
  return wrong > 0 && wrong * 25 > heading.until - heading.above;
}

// Rows of the table in which a text clashes with its column.
size_t CountClashes(const RawTable& table, bool lines) {
  const auto clashes = [&](const RawRow& row) {
    for (size_t column = 0; column < row.cells.size(); ++column)
      for (const std::string_view piece : row.cells[column])
        if (Clashes(table.columns[column].role, piece, lines)) return true;
    return false;
  };
  return static_cast<size_t>(std::count_if(table.rows.begin(), table.rows.end(), clashes));
}

bool HasMoved(const RawRow& row) {
  for (size_t i = 0; i < row.places.size(); ++i)
    if (!row.cells[i].empty() && row.places[i].column != i + 1) return true;
  return false;
}

// What holds for each row that a merged cell spans.
bool HoldsDown(Role role) {
  return role == Role::kCategory || role == Role::kLeaders || role == Role::kLeadUnits ||
         role == Role::kUnits || role == Role::kSupport || role == Role::kOwner;
}

// Merged cells were aligned in their first row only: the rows that they span get them again, and
// those below for which they ended too early, so that a cell is missing.
void RepeatMerged(const table::Grid& grid, RawTable& table) {
  const size_t columns = table.columns.size();
  for (size_t column = 0; column < columns; ++column) {
    if (!HoldsDown(table.columns[column].role)) continue;
    const RawRow* from = nullptr;
    uint32_t until = 0;  // rows that the cell does not reach
    for (RawRow& row : table.rows) {
      if (!row.cells[column].empty()) {
        const ledger::SourcePlace& at = row.places[column];
        const table::Cell* cell = grid.At(at.row - 1, at.column - 1);
        from = &row;
        until = cell == nullptr || cell->row_span < 2 ? 0 : cell->row + cell->row_span;
      } else if (until > 0 && !row.continues &&
                 (row.place.row <= until || LacksCell(grid, row.place.row - 1, columns))) {
        for (const std::string_view piece : from->cells[column])
          row.Add(column, piece, from->places[column]);
      }
    }
  }
}

RawTable ReadMisplaced(const table::Grid& grid, Heading heading) {
  SettleRoles(heading.columns);
  RawTable table;
  table.columns = heading.columns;
  const std::vector<Atom> atoms = AtomsOf(grid, heading);
  table.rows = Align(atoms, table.columns);
  const int number = table.Find(Role::kNumber);
  const auto numbered = [&](const RawRow& row) {
    return number >= 0 && !row.cells[static_cast<size_t>(number)].empty();
  };
  // Where no row has a number, its lack joins none.
  const bool any = std::any_of(table.rows.begin(), table.rows.end(), numbered);
  for (RawRow& row : table.rows) {
    row.continues = any && !numbered(row);
    row.moved = HasMoved(row);
  }
  RepeatMerged(grid, table);
  return table;
}

bool IsBlankRow(const table::Grid& grid, uint32_t row) {
  for (uint32_t column = 0; column < grid.columns(); ++column)
    if (!base::Trim(grid.TextAt(row, column)).empty()) return false;
  return true;
}

bool SameColumns(const Heading& a, const Heading& b) {
  return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                    [](const Column& x, const Column& y) { return x.heading == y.heading; });
}

// First of the blank and wide rows right over a heading: titles of the table below.
uint32_t FirstRowOver(const table::Grid& grid, uint32_t heading, uint32_t least) {
  uint32_t row = heading;
  while (row > least) {
    const auto wide = WideText(grid, row - 1);
    if (wide ? EndsSentence(*wide) && !IsRemark(*wide) : !IsBlankRow(grid, row - 1)) break;
    --row;
  }
  return row;
}

// The heading of the grid and those of further tables below it; printed again it begins none.
std::vector<Heading> FindHeadings(const table::Grid& grid) {
  std::vector<Heading> headings;
  auto first = FindHeading(grid);
  if (!first) return headings;
  headings.push_back(std::move(*first));
  for (uint32_t row = headings.back().end; row < grid.rows(); ++row) {
    if (!BeginsHeading(grid, row)) continue;
    auto next = HeadingAt(grid, row);
    if (!next) continue;
    Heading& last = headings.back();
    row = next->end - 1;
    if (SameColumns(last, *next)) {
      last.again.emplace_back(next->first, next->end);
      continue;
    }
    next->above = FirstRowOver(grid, next->first, last.end);
    if (next->above == last.end) continue;  // two headings and no row between them
    last.until = next->above;
    headings.push_back(std::move(*next));
  }
  return headings;
}

// Whether each row begins with its number: 1, 2, 3.
bool CountsInFront(const table::Grid& grid, const Heading& heading) {
  constexpr int kFewest = 2;  // rows
  int number = 0;
  for (uint32_t row = heading.end; row < heading.until; ++row) {
    if (WideText(grid, row) || IsHeadingAgain(grid, row, heading)) continue;
    if (ReadNumber(grid.TextAt(row, 0)) != number + 1) return false;
    ++number;
  }
  return number >= kFewest;
}

// Cells that their columns seldom or never hold.
size_t CountMisfits(const table::Grid& grid, const Heading& heading) {
  size_t misfits = 0;
  for (uint32_t row = heading.end; row < heading.until; ++row) {
    if (WideText(grid, row) || IsHeadingAgain(grid, row, heading)) continue;
    for (uint32_t column = 0; column < heading.columns.size(); ++column) {
      const Role role = heading.columns[column].role;
      const std::string_view text = grid.TextAt(row, column);
      if (Surprises(role, text) || Clashes(role, text, false)) ++misfits;
    }
  }
  return misfits;
}

// A heading without 序号 over rows that have a number in front. Where its first word is known and
// nothing stands over the last column, the heading may stand one column too far left: it is moved
// where the cells then fit better.
void AddNumberColumn(const table::Grid& grid, Heading& heading) {
  const auto is_number = [](const Column& column) { return column.role == Role::kNumber; };
  if (heading.columns.size() < 3 ||
      std::any_of(heading.columns.begin(), heading.columns.end(), is_number) ||
      !CountsInFront(grid, heading))
    return;
  if (heading.columns.front().heading.empty()) {
    heading.columns.front().role = Role::kNumber;
    return;
  }
  if (heading.columns.front().role == Role::kOther || !heading.columns.back().heading.empty())
    return;
  Heading moved = heading;
  moved.columns.pop_back();
  moved.columns.insert(moved.columns.begin(), Column{Role::kNumber, ""});
  moved.moved = true;
  if (CountMisfits(grid, moved) < CountMisfits(grid, heading)) heading = std::move(moved);
}

RawTable ReadPart(const table::Grid& grid, bool positions_lie, Heading heading) {
  AddNumberColumn(grid, heading);
  const bool numbered = std::any_of(heading.columns.begin(), heading.columns.end(),
                                    [](const Column& c) { return c.role == Role::kNumber; });
  if (positions_lie && !numbered) return ReadMisplaced(grid, std::move(heading));
  const size_t wrong = CountMisplaced(grid, heading, positions_lie);
  if (IsMuch(wrong, heading)) {
    RawTable aligned = ReadMisplaced(grid, heading);
    if (CountClashes(aligned, positions_lie) < wrong) return aligned;
  }
  return GridReader(grid, std::move(heading)).Read();
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

bool BeginsHeading(const table::Grid& grid, uint32_t row) {
  constexpr size_t kFewest = 3, kLongest = 60;  // words; bytes
  size_t words = 0;
  const table::Cell* last = nullptr;
  for (uint32_t column = 0; column < grid.columns(); ++column) {
    const table::Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell == last) continue;
    last = cell;
    const std::string_view text = base::Trim(grid.Text(*cell));
    if (text.empty()) continue;
    if (text.size() <= kLongest && cell->row == row && IsHeadingWord(text))
      ++words;
    else if (words == 0)
      return false;
  }
  return words >= kFewest;
}

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
