// Where the cells of a row stood, as a text: named values (text.h), each the field ("content";
// "other:完成时限" with the column's heading) and page, line, sheet, row and column. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/document.h"

namespace duban::store {

std::string EncodePlaces(const std::vector<ledger::CellPlace>& places);

// Unknown fields and numbers that are none are left out or read as unknown.
std::vector<ledger::CellPlace> DecodePlaces(std::string_view text);

}  // namespace duban::store
