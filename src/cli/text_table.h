// Columns for people: as wide as they need, Chinese counted as two, the last one cut at the edge of
// the terminal; in a file or a pipe nothing is cut.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"

namespace duban::cli {

class TextTable {
 public:
  explicit TextTable(std::vector<std::string> head) { rows_.push_back(std::move(head)); }
  // As many cells as the head has. Figures stand at the right of their column.
  void Add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  std::string ToString(const Console& console) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace duban::cli
