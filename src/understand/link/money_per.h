// Money that is given per something: 元/吨, 每人每月100元. Inside this room only. Pure.
#pragma once

#include "understand/link/linking.h"

namespace duban::understand {

// A month's money for a year's, a household's for a person's, or money in all for money per ton:
// what the promise is per must be told too, by its unit or by words (每人每月, 人均).
bool IsPerOther(const Promise& promise, const Statement& told);

// 城市低保 for 农村低保, 集中供养 for 特困供养: standards of another group of persons.
bool IsOfOtherPersons(const Promise& promise, const Statement& told);

}  // namespace duban::understand
