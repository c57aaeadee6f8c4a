// Pairs of columns that say by amounts alone what was planned and what is done:
// 计划投资（万元） | 1-9月完成投资（万元）.
//
// A pair is one where both headings name the same thing, one as planned and one as done within the
// year, and where the measure is known: from the heading, from the cell, or from 单位：万元 over
// the table. Columns of a month, of earlier years, of all years together and of rates are none.
// Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>

#include "understand/assemble/table.h"

namespace duban::understand {

// The measure in a line such as （单位：万元）; empty where it names none.
std::string_view MeasureIn(std::string_view line);

// Fills table.pairs. Where no column tells how far things are, the first one of what is done
// becomes the progress. `title` is the document's.
void SettlePairs(std::string_view title, RawTable& table);

// What a pair says of one row; both empty where a number or its measure is missing.
struct PairInWords {
  std::string promise, answer;
};
PairInWords ReadPair(const ColumnPair& pair, std::string_view planned, std::string_view done);

}  // namespace duban::understand
