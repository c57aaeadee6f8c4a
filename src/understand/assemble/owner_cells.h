// Cells of units that say who leads and who helps: "区教育局（牵头）、区财政局", "牵头：区教育局；
// 配合：区财政局", "区教育局牵头，区财政局配合", "区教育局等单位".
//
// Pure; any number of threads; linear in the cell.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "understand/assemble/table.h"

namespace duban::understand {

struct OwnerCell {
  std::vector<std::string> leading;  // lists of units, marks and verbs taken off
  std::vector<std::string> helping;
  std::vector<std::string> people;  // under a label of their own
  bool parted = false;              // it says who leads or who helps
  bool others = false;              // 等: further units that are not named
};

// What the lines of one cell say. `leading` holds all units where nothing parts them. Nothing where
// the cell is a plain list, or says something else besides.
std::optional<OwnerCell> ReadOwnerCell(const std::vector<std::string_view>& lines);

}  // namespace duban::understand
