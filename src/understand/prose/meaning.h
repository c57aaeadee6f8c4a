// What an amount is of, where it is not of the thing itself: its preparation, its papers, a part of
// it, its task, or how much it changed. Inside this room only. Pure.
#pragma once

#include <string_view>

#include "understand/prose/statements.h"

namespace duban::understand {

// The words around an amount whose object and verb are already read.
struct Surroundings {
  std::string_view before;   // up to the number
  std::string_view follows;  // the part of the object behind it
  bool done_behind = false;  // the words behind the amount tell that it was finished
};

void ReadMeaning(const Surroundings& around, Statement& statement);

}  // namespace duban::understand
