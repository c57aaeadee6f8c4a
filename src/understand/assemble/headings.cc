// Entry points: FindHeadings, BeginsHeading, IsHeadingAgain, MergeTwins, FindContent, IsRemark.
#include "understand/assemble/headings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "base/utf8.h"
#include "understand/assemble/header.h"
#include "understand/assemble/text.h"
#include "understand/assemble/wide_rows.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr uint32_t kHeaderReach = 12;  // rows in which the heading is looked for
constexpr uint32_t kHeaderDepth = 3;   // rows that one heading may take

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

// Cells of a row that are filled, where no empty one stands between them; 0 else.
uint32_t LeadingCells(const table::Grid& grid, uint32_t row) {
  uint32_t filled = 0;
  for (uint32_t column = 0; column < grid.columns(); ++column) {
    if (base::Trim(grid.TextAt(row, column)).empty()) continue;
    if (filled != column) return 0;
    ++filled;
  }
  return filled;
}

bool AllKnown(const table::Grid& grid, uint32_t row, uint32_t cells) {
  for (uint32_t column = 0; column < cells; ++column)
    if (!RoleOf(grid.TextAt(row, column))) return false;
  return true;
}

// 序号 | 项目 | 完成情况 || and 完成率 | 备注 || below it: a heading that was broken over two rows
// of a text, where together they are as wide as a row.
std::optional<Heading> BrokenHeadingAt(const table::Grid& grid, uint32_t first) {
  constexpr uint32_t kFewest = 3, kLooked = 20;
  if (first + 2 >= grid.rows()) return std::nullopt;
  const uint32_t upper = LeadingCells(grid, first), lower = LeadingCells(grid, first + 1);
  if (upper < kFewest || lower == 0 || lower >= upper || upper + lower > grid.columns() ||
      !AllKnown(grid, first, upper) || !AllKnown(grid, first + 1, lower))
    return std::nullopt;
  uint32_t widest = 0;
  for (uint32_t row = first + 2; row < std::min(grid.rows(), first + 2 + kLooked); ++row)
    widest = std::max(widest, LeadingCells(grid, row));
  if (widest <= upper || widest > upper + lower) return std::nullopt;
  Heading heading{.columns = {}, .first = first, .end = first + 2, .until = grid.rows()};
  for (uint32_t column = 0; column < grid.columns(); ++column) {
    const bool above = column < upper;
    const std::string_view text = above                    ? grid.TextAt(first, column)
                                  : column < upper + lower ? grid.TextAt(first + 1, column - upper)
                                                           : std::string_view{};
    heading.columns.push_back(
        {RoleOf(text).value_or(Role::kOther), base::RemoveSpace(base::Trim(text))});
  }
  return IsTaskHeader(heading.columns) ? std::optional(std::move(heading)) : std::nullopt;
}

// 项目名称 | 项目类别 | ||| and 工作任务 | 完成工作量 | 进度 | below it: the last heading of the
// upper row is merged over all of the lower one, which pipes put at the left. Together, without the
// merged one, they are as wide as the table.
std::optional<Heading> SunkenHeadingAt(const table::Grid& grid, uint32_t first) {
  constexpr uint32_t kFewestAbove = 2, kFewestBelow = 3;
  if (grid.separator != '|' || first + 2 >= grid.rows()) return std::nullopt;
  const uint32_t upper = LeadingCells(grid, first), lower = LeadingCells(grid, first + 1);
  if (upper < kFewestAbove || lower < kFewestBelow || upper - 1 + lower != grid.columns() ||
      !AllKnown(grid, first, upper) || RoleOf(grid.TextAt(first, upper - 1)) != Role::kCategory)
    return std::nullopt;
  Heading heading{
      .columns = {}, .first = first, .end = first + 2, .until = grid.rows(), .stands = true};
  for (uint32_t column = 0; column < grid.columns(); ++column) {
    const std::string_view text = column + 1 < upper ? grid.TextAt(first, column)
                                                     : grid.TextAt(first + 1, column + 1 - upper);
    const auto role = RoleOf(text);
    if (column + 1 == upper && role != Role::kContent) return std::nullopt;
    heading.columns.push_back({role.value_or(Role::kOther), base::RemoveSpace(base::Trim(text))});
  }
  // The names of the tasks are no tasks beside them.
  for (uint32_t column = 0; column + 1 < upper; ++column)
    if (heading.columns[column].role == Role::kContent)
      heading.columns[column].role = Role::kCategory;
  return IsTaskHeader(heading.columns) ? std::optional(std::move(heading)) : std::nullopt;
}

std::optional<Heading> HeadingAt(const table::Grid& grid, uint32_t first) {
  if (auto sunken = SunkenHeadingAt(grid, first)) return sunken;
  if (auto broken = BrokenHeadingAt(grid, first)) return broken;
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

// The heading, or one of the two cells that it is made of.
bool IsPartOf(std::string_view text, std::string_view heading) {
  const size_t joint = heading.find(' ');
  if (joint == heading.npos) return text == heading;
  return text == heading.substr(0, joint) || text == heading.substr(joint + 1);
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

// The tasks that stand between two rows, without blanks.
std::vector<std::string> TasksBetween(const table::Grid& grid, const Heading& heading,
                                      uint32_t begin, uint32_t end) {
  std::vector<std::string> tasks;
  const auto content =
      std::find_if(heading.columns.begin(), heading.columns.end(),
                   [](const Column& column) { return column.role == Role::kContent; });
  if (content == heading.columns.end()) return tasks;
  const auto column = static_cast<uint32_t>(content - heading.columns.begin());
  for (uint32_t row = begin; row < end; ++row) {
    const table::Cell* cell = grid.At(row, column);
    if (cell == nullptr || cell->row != row || WideText(grid, row)) continue;
    if (std::string text = base::RemoveSpace(grid.Text(*cell)); !text.empty())
      tasks.push_back(std::move(text));
  }
  return tasks;
}

// Whether the rows behind the heading's repetition are mostly the tasks before it once more: that
// is a table of its own, and no page that goes on.
bool NamesTasksAgain(const table::Grid& grid, const Heading& heading, uint32_t again,
                     uint32_t end) {
  constexpr size_t kFewest = 2;
  const std::vector<std::string> before = TasksBetween(grid, heading, heading.end, again);
  const std::set<std::string> known(before.begin(), before.end());
  uint32_t until = end;
  while (until < grid.rows() && !BeginsHeading(grid, until)) ++until;
  const std::vector<std::string> behind = TasksBetween(grid, heading, end, until);
  const auto same = static_cast<size_t>(std::count_if(
      behind.begin(), behind.end(), [&](const std::string& task) { return known.contains(task); }));
  return same >= kFewest && same * 10 >= behind.size() * 7;
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

}  // namespace

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

// The heading of the grid and those of further tables below it; printed again it begins none.
std::optional<uint32_t> FindHeadingRow(const table::Grid& grid) {
  if (grid.columns() < 2 || grid.columns() > kMostColumns) return std::nullopt;
  const auto heading = FindHeading(grid);
  return heading ? std::optional(heading->first) : std::nullopt;
}

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
    if (SameColumns(last, *next) && !NamesTasksAgain(grid, last, next->first, next->end)) {
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

}  // namespace duban::understand
