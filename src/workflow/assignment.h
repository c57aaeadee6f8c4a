// The pairing of two lists that is best together, over a sparse set of weighted edges.
//
// Exact (see understand/link/assignment.h) inside each connected group of up to kExactGroup members
// a side; larger groups, which tables do not have, are paired greedily from the heaviest edge down.
// Deterministic: equal weights prefer the earlier. Pure.
#pragma once

#include <vector>

namespace duban::workflow {

struct Edge {
  int left = 0, right = 0;
  int weight = 0;  // above 0
};

inline constexpr int kExactGroup = 160;

// For each of `lefts` its right partner, or -1. Precondition: at most one edge per pair, indices
// within 0 … lefts-1 and 0 … rights-1.
std::vector<int> BestPairing(int lefts, int rights, const std::vector<Edge>& edges);

}  // namespace duban::workflow
