// Entry points: EncodePlaces, DecodePlaces.
#include "store/places_text.h"

#include <charconv>

#include "store/text.h"

namespace duban::store {

std::string EncodePlaces(const std::vector<ledger::CellPlace>& places) {
  base::Arguments cells;
  for (const ledger::CellPlace& cell : places) {
    std::string name(ledger::Name(cell.field));
    if (!cell.heading.empty()) name += ":" + cell.heading;
    std::string numbers;
    const ledger::SourcePlace& at = cell.place;
    for (const uint32_t part : {at.page, at.line, at.sheet, at.row, at.column})
      numbers += (numbers.empty() ? "" : " ") + std::to_string(part);
    cells.emplace_back(std::move(name), std::move(numbers));
  }
  return EncodeArguments(cells);
}

std::vector<ledger::CellPlace> DecodePlaces(std::string_view text) {
  std::vector<ledger::CellPlace> places;
  for (const auto& [name, numbers] : DecodeArguments(text)) {
    const size_t colon = std::min(name.find(':'), name.size());
    const auto field = ledger::ParseField(std::string_view(name).substr(0, colon));
    if (!field) continue;
    ledger::CellPlace& cell = places.emplace_back();
    cell.field = *field;
    cell.heading = name.substr(std::min(name.size(), colon + 1));
    ledger::SourcePlace& at = cell.place;
    const char* from = numbers.data();
    const char* const end = from + numbers.size();
    for (uint32_t* part : {&at.page, &at.line, &at.sheet, &at.row, &at.column}) {
      from = std::from_chars(from, end, *part).ptr;
      if (from != end) ++from;
    }
  }
  return places;
}

}  // namespace duban::store
