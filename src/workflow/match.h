// Which row of a new table continues which task of the plan.
//
// 1. The same normalised wording continues (kExact). Where several share it, number and lead unit
//    decide, then the order where both sides have equally many; tasks of nearer periods go first at
//    each of these steps. Where lead unit, category and
//    progress of both say that two of them changed places, both are told and neither is joined; of
//    more than a dozen rows of one wording those are compared that report word for word what
//    another one's task did.
// 2. What is left is paired by likeness of wording (likeness.h) as an assignment that is best over
// the
//    whole table. Candidates are those that share rare character pairs, so the work grows with the
//    table and not with its square. A pair needs kLike; with support from number, neighbours,
//    category and lead unit kLikeSupported is enough, and less for few words of which the amounts
//    alone differ. Of tasks of one wording the nearest goes
//    first here too.
// 3. Where another pairing would be nearly as good (less than kMargin), nothing is joined and the
//    candidates are told: a wrong history is worse than none.
//
// Pure and deterministic.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/document.h"

namespace duban::workflow {

// Of 1000. Two different tasks of one table stay below 350, but for short ones made by a template
// (安全生产通过省级年度复核), which reach 640 and therefore need more.
inline constexpr int kLike = 550;           // with wording alone
inline constexpr int kLikeSupported = 380;  // with two supports, one of them the place in the table
inline constexpr int kShortWording = 14;    // pairs of characters; below that, kShortMore is added
inline constexpr int kShortMore = 200;
inline constexpr int kSwapped =
    200;                            // by how much each of two rows must fit the other's task better
inline constexpr int kMargin = 40;  // a rival this close makes a pair ambiguous

enum class RowJoin {
  kExact,      // the same wording
  kLikeness,   // a like wording; the score says how like
  kNew,        // a task that the plan did not have
  kAmbiguous,  // could continue several tasks: stands as a new one until somebody joins it
};

// "exact", "likeness", "new", "ambiguous". Static storage.
std::string_view Name(RowJoin join);

struct MatchItem {
  int number = 0;
  std::string_view content;
  std::string_view category;
  std::string_view lead;      // the first lead unit; empty where none is printed
  std::string_view progress;  // only where both sides are of one period; else empty
  std::string_view report;    // the progress of whatever period
  size_t nearness = 0;        // of the period that it stands in; 0 is the nearest
};

// All but `progress` and `nearness`. The views are of `row`, which must outlive them.
MatchItem ItemOf(const ledger::Row& row);

struct MatchedItem {
  RowJoin kind = RowJoin::kNew;
  int before = -1;  // index of the task it continues; -1 for kNew and kAmbiguous
  int score = 0;    // 0 … 1000, likeness of the wording; 1000 for kExact
  std::vector<std::pair<int, int>> candidates;  // of kAmbiguous: index and score, likest first
};

// One answer per item of `now`; no task of `before` is continued twice.
std::vector<MatchedItem> MatchItems(std::span<const MatchItem> before,
                                    std::span<const MatchItem> now);

}  // namespace duban::workflow
