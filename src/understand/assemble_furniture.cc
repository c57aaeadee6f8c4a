// Entry point: IsFurniture.
#include "understand/assemble_furniture.h"

#include "base/utf8.h"
#include "understand/assemble_text.h"
#include "understand/disclosure.h"
#include "understand/furniture_tsv.h"

namespace duban::understand {

bool IsFurniture(std::string_view line) {
  line = base::Trim(line);
  if (line.empty() || line.front() == '>' || line.starts_with("•")) return true;
  if (IsDisclosureLine(line)) return true;
  const bool is_short = line.size() <= 150;
  for (const FurnitureRow& row : kFurnitureRows) {
    if (row.match == "begin" && line.starts_with(row.word)) return true;
    if (row.match == "any" && is_short && line.find(row.word) != std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace duban::understand
