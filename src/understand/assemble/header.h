// Heading cells by their meaning, in any order and in any of the ways that they are broken.
//
// The words are header.tsv. Pure; any number of threads.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "understand/assemble/table.h"

namespace duban::understand {

// The role of one heading; white space, brackets with a remark and traditional forms do not matter.
std::optional<Role> RoleOf(std::string_view heading);

// Whether the text is a heading word as a whole ("牵头单位"), not only ends with one.
bool IsHeadingWord(std::string_view text);

// "上半年", "截至9月底": a time and nothing else, such as stands below a merged 进展情况.
bool IsPeriodHeading(std::string_view text);

struct HeaderRun {
  std::vector<Column> columns;
  size_t taken = 0;  // pieces that it is made of
};

// The heading that begins with pieces[0] and goes over as many pieces as belong to it, each a cell
// or a part of one (项目 / 名称). Empty where no table of tasks begins there.
HeaderRun ReadHeaderRun(const std::vector<std::string_view>& pieces);

// A heading row in one piece: cells with blanks between them, or glued ("序号内容与要求完成情况").
std::vector<Column> ReadHeaderLine(std::string_view line);

// "序号 项目 责任单位 1-7月" / "完成情况" / "完成率 备注": a heading between blanks that goes on
// over lines and ends with one; `taken` counts lines. Empty for another first line, a whole one
// too.
constexpr size_t kMostHeaderLines = 3;
HeaderRun ReadHeaderLines(const std::vector<std::string_view>& lines);

// Where no heading says what is to be done, a column of measures, demands or problems is it
// (问题描述 | 整改措施 | 责任单位); where none says how far it is, one of states (是否销号).
void AssumeWhat(std::vector<Column>& columns);
void AssumeHowFar(std::vector<Column>& columns);

// Whether these columns can be those of a table of tasks: something to do, and who, how far, or at
// least a number.
bool IsTaskHeader(const std::vector<Column>& columns);

// Whether the heading is that of a matrix, where the same few words stand under each indicator.
// Without its empty cells such a table cannot be put back.
bool IsMatrixHeader(const std::vector<Column>& columns);

// Settles roles that two columns claim: without 内容 the 项目 is the content, of two contents the
// first is the category …
void SettleRoles(std::vector<Column>& columns);

}  // namespace duban::understand
