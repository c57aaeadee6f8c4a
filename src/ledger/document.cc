// Entry points: PlaceOf, Name(Field), Name(Severity) and their parsers.
#include "ledger/document.h"

#include <algorithm>
#include <array>

namespace duban::ledger {
namespace {

constexpr std::array<std::string_view, 13> kFields = {
    "",        "title",      "period", "disclosure", "number", "category", "content",
    "leaders", "lead_units", "units",  "progress",   "remark", "other"};
constexpr std::array<std::string_view, 3> kKinds = {"ledger", "decomposition", "bulletin"};
constexpr std::array<std::string_view, 3> kSeverities = {"error", "warning", "info"};

}  // namespace

std::string_view TextOf(const Row& row, Field field) {
  switch (field) {
    case Field::kCategory:
      return row.category;
    case Field::kContent:
      return row.content;
    case Field::kProgress:
      return row.progress;
    case Field::kRemark:
      return row.remark;
    default:
      return {};
  }
}

const SourcePlace& PlaceOf(const Row& row, Field field) {
  for (const CellPlace& cell : row.places)
    if (cell.field == field) return cell.place;
  return row.place;
}

std::string_view Name(Field field) {
  return kFields[static_cast<size_t>(field)];
}
std::string_view Name(DocumentKind kind) {
  return kKinds[static_cast<size_t>(kind)];
}
std::string_view Name(Severity severity) {
  return kSeverities[static_cast<size_t>(severity)];
}

std::optional<Field> ParseField(std::string_view name) {
  const auto found = std::find(kFields.begin(), kFields.end(), name);
  if (found == kFields.end()) return std::nullopt;
  return static_cast<Field>(found - kFields.begin());
}

std::optional<Severity> ParseSeverity(std::string_view name) {
  const auto found = std::find(kSeverities.begin(), kSeverities.end(), name);
  if (found == kSeverities.end()) return std::nullopt;
  return static_cast<Severity>(found - kSeverities.begin());
}

}  // namespace duban::ledger
