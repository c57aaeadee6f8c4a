// A table that tells how far tasks are by their numbers alone (序号 | 完成情况), beside one that
// says what the tasks are.
//
// Pure; any number of threads; linear.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

struct NumberedAnswers {
  struct Answer {
    std::string_view text;
    ledger::SourcePlace place;
  };
  std::string heading;
  std::map<int, Answer> by_number;
  uint32_t ordinal = 0;  // which table of the file
  ledger::SourcePlace place;
  bool unsure = false;  // a number stands twice or lacks
  bool titled = false;  // a title of its own stands over it: of another year, place or plan
};

// Nothing where the grid has another heading, or fewer than two numbers.
std::optional<NumberedAnswers> ReadNumberedAnswers(const table::Grid& grid);

// Puts the answers beside the tasks with their numbers where each number stands once in the tables
// without a column of progress, and each of those has an answer, if an empty one; else leaves the
// tables as they are. What was done is told either way, in the first of `tables`. Precondition:
// there is one.
void JoinAnswers(const NumberedAnswers& answers, std::vector<RawTable>& tables);

}  // namespace duban::understand
