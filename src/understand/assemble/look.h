// What a text without borders looks like, for the choice of its column.
//
// Pure; any number of threads.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "understand/assemble/names.h"

namespace duban::understand {

struct Look {
  size_t length = 0;
  std::optional<int> number;
  bool ends_sentence = false;
  bool ends_open = false;  // with a comma
  bool whole = false;      // a line without a stop that is too short to have been broken
  bool has_stop = false;   // a sentence's stop or comma inside
  bool share = false;      // "81%", "/": a bare rate
  bool heading = false;    // "一、" and short
  bool total = false;      // 合计
  bool part = false;       // 1.2, where such numbers count the rows
  bool empty = false;      // a cell that was printed empty
  Likeness person = Likeness::kNo;
  Likeness unit = Likeness::kNo;
  bool owners = false;     // "区教育局 王小明"
  bool unit_end = false;   // "局", the end of a broken unit
  int mark = 0;            // 3 for ③
  int point = 0;           // 2 for "（二）…"
  bool owner = false;      // "责任单位：…"
  bool lone_mark = false;  // "（一）", "二、" and nothing behind it
  bool figure = false;     // "1,200", "36.5"
  bool digits = false;     // somewhere
  bool done = false;       // "已…": a report from its first word on
  bool milestone = false;  // "三季度：…": what is to be done by then
  bool state = false;      // 超额完成, 达到时间进度
  bool deadline = false;   // "10月底前", "2031年6月": a time and nothing else
  int reported = 0;        // words of reports less words of promises
};

// All but what depends on the texts around it (`whole`, `part`).
Look LookAt(std::string_view text);

// Whether `same` Han characters in a row of the text stand in the other one too. Time is the
// product of their lengths: cut them to a few hundred bytes.
bool NamesSame(std::string_view text, std::string_view other, size_t same);

}  // namespace duban::understand
