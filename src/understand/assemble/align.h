// Puts a sequence of texts back into the columns of a table whose borders are lost.
//
// The texts come in reading order; columns are filled from left to right, some stay empty (merged
// categories), some take several texts (leaders, paragraphs). The assignment with the least cost is
// found by dynamic programming over the column of each text: what a text looks like, whether the
// numbers ascend, what a row may lack. Time is texts × columns²; memory texts × columns.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "understand/assemble/habits.h"
#include "understand/assemble/table.h"

namespace duban::understand {

enum class Start : uint8_t { kMay, kMust, kNever };

// What is known of the border between a text and the one before it.
enum class Border : uint8_t {
  kUnknown,
  kCell,  // another cell
  kSame,  // the same cell
  kRow,   // the same cell, or another row; no other cell of this row
};

struct Atom {
  std::string_view text;
  ledger::SourcePlace place;
  Start start = Start::kMay;  // whether a row begins here
  bool blank_before = false;  // an empty line stood before it
  bool glued = false;         // nothing stood between it and the text before
  bool furniture = false;     // page furniture: never in a cell
  bool in_row = false;        // other cells stood beside it: part of the table
  Border border = Border::kUnknown;
  int column = -1;  // that the text is known to stand in; -1 where it is not known
};

// An empty text with a border is an empty cell that was printed.
//
// The rows; what follows the last one (remarks, page furniture) is left out, from atom `end` on.
// `first_number` is what the first row is likely to be numbered.
// `habits`: what the columns are used to hold, where rows without gaps tell it.
std::vector<RawRow> Align(const std::vector<Atom>& atoms, const std::vector<Column>& columns,
                          size_t* end = nullptr, int first_number = 1,
                          const Habits* habits = nullptr);

}  // namespace duban::understand
