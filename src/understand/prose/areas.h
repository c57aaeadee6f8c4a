// Of which area a figure is: 全市, 全省, 我县. Inside this room only. Pure.
//
// A table of a county that tells what the whole city did has not told what the county did. An area
// is known by the words at the head of a clause or right before the amount. It holds beyond its
// clause only where an amount of the clause is of that area, or the clause names nothing else (全市
// 范围内), up to a semicolon or another area.
#pragma once

#include <string_view>

#include "understand/level.h"
#include "understand/prose/statements.h"

namespace duban::understand {

// The area that the words begin with, times before it passed over: 截至12月底，全市… Not 全市首个
// or 全国文明城市, which are names and places among others. kUnknown where none is named.
Level AreaAtHead(std::string_view words);

// Bytes of the word of an area that the words end with: 6 of 进入全省; 0 where they end with none.
size_t AreaBefore(std::string_view words);

// Fills Statement::area of each statement. Precondition: prose.clauses and prose.statements are
// filled.
void MarkAreas(Prose& prose);

}  // namespace duban::understand
