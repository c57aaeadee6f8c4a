// By what a thing is shared out in a text: places and kinds whose numbers add up. Computed once for
// each amount. Inside this room only. Pure.
#pragma once

#include <cstdint>
#include <string_view>

#include "understand/prose/statements.h"

namespace duban::understand {

// 城东街道, of 城东街道加装电梯26部 and of 城东街道26部; empty where no place is named.
std::string_view PlaceOf(const Statement& told);

// 老城区, of 加装电梯老城区建成49部: what stands behind the thing in its own words; empty where
// that is no place.
std::string_view PlaceBehind(std::string_view thing, const Statement& told);

// 1 where the words are of towns, 2 of the country, 0 where of neither or both.
uint8_t SideIn(std::string_view words);

// Which sides of the pairs of dividing_kinds the text names: two bits for each pair.
uint64_t KindsIn(std::string_view text);

// Which classes of people and things the text restricts itself to: 残疾人, 规上, 公办. A bit for
// each of restricting_classes. `told`: also by the wider words that a report may use (农村 for
// 农村居民).
uint64_t ClassesIn(std::string_view text, bool told);

// Whether the two name opposite sides of one pair, of which the promise names neither: 直营店 and
// 加盟店 for 便民店.
bool Divide(uint64_t promised, uint64_t one, uint64_t other);

// Whether of one pair the promise names only the one side and the other text only the other: 义务
// and 学前.
bool IsOfOtherSide(uint64_t promised, uint64_t other);

}  // namespace duban::understand
