// What numbers the rows of a table whose cells stand in lines, beside plain numbers.
//
// Pure; any number of threads.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace duban::understand {

enum class MarkKind {
  kNone,
  kEnclosed,   // ①新建…
  kBracketed,  // （1）新建…, （一）新建…
  kNth,        // 第1项 新建…
};

struct RowMark {
  size_t size = 0;  // bytes; 0 where no mark with a text behind it stands at the head of the line
  int number = 0;
};
RowMark MarkOfKind(std::string_view text, MarkKind kind);

// The marks that count the rows of a table with so many columns: from 1 on, each the next, the
// first in the first lines, and no two of them in one row. kNone where none do.
MarkKind FindRowMarks(const std::vector<std::string_view>& lines, size_t columns);

// Offset of the next row's number, from `begin` on, which is glued to the row before it and to a
// text; npos where none is.
size_t FindNextRow(std::string_view text, size_t begin, int number);

// Bytes of a group without stops and figures in front of the row's number, to which a text is glued
// behind ("社会事业12新建…" where the twelfth row is next); 0 where there is none.
size_t GroupBeforeNumber(std::string_view line, int number);

// 合计, 小计: begins a row that adds up others.
bool IsTotalWord(std::string_view text);

}  // namespace duban::understand
