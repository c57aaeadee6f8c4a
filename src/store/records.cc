// Names of the enumerations in records.h.
#include "store/records.h"

#include <array>
#include <utility>

namespace duban::store {
namespace {

constexpr std::array<std::pair<LinkKind, std::string_view>, 4> kLinkKinds = {{
    {LinkKind::kJoined, "joined"},
    {LinkKind::kContinued, "continued"},
    {LinkKind::kSplit, "split"},
    {LinkKind::kMerged, "merged"},
}};

}  // namespace

std::string_view Name(EditionState state) {
  switch (state) {
    case EditionState::kCurrent:
      return "current";
    case EditionState::kSuperseded:
      return "superseded";
    case EditionState::kUndone:
      return "undone";
  }
  return "";
}

std::string_view Name(LinkKind kind) {
  for (const auto& [value, name] : kLinkKinds)
    if (value == kind) return name;
  return "";
}

std::optional<LinkKind> ParseLinkKind(std::string_view name) {
  for (const auto& [value, known] : kLinkKinds)
    if (known == name) return value;
  return std::nullopt;
}

}  // namespace duban::store
