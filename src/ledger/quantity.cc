// Names of dimensions.
#include "ledger/quantity.h"

#include <array>

namespace duban::ledger {
namespace {

// Indexed by Dimension.
constexpr std::array<std::string_view, 17> kDimensions = {
    "none",  "count",  "money", "percent",       "percent_point", "per_mille",
    "times", "length", "area",  "volume",        "weight",        "energy",
    "power", "time",   "rate",  "concentration", "rank",
};

}  // namespace

std::string_view Name(Dimension dimension) {
  return kDimensions[static_cast<size_t>(dimension)];
}

std::optional<Dimension> ParseDimension(std::string_view name) {
  for (size_t i = 0; i < kDimensions.size(); ++i)
    if (kDimensions[i] == name) return static_cast<Dimension>(i);
  return std::nullopt;
}

}  // namespace duban::ledger
