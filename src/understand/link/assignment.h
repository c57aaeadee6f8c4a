// The best pairing of promises with answers: the one whose gains add up highest, not greedy.
//
// Successive shortest augmenting paths (Jonker and Volgenant 1987), O(rows² × columns). A pair with
// no gain is never made; a row may stay alone. Pure.
#pragma once

#include <vector>

namespace duban::understand {

// gains[r][c] ≥ 0: what the pair is worth. Returns for each row its column or -1. All rows have the
// same number of columns.
std::vector<int> BestAssignment(const std::vector<std::vector<int>>& gains);

}  // namespace duban::understand
