// Entry points: HeadingOf, UnknownValues.
#include "query/unknown.h"

#include <algorithm>

namespace duban::query {

std::string_view HeadingOf(const LedgerView& view, std::string_view filter) {
  if (filter != "category" && filter != "leader") return {};
  const auto field = filter == "category" ? ledger::Field::kCategory : ledger::Field::kLeaders;
  for (size_t i = 0; i < view.columns.size() && i < view.headings.size(); ++i)
    if (view.columns[i] == field) return view.headings[i];
  return {};
}

std::vector<UnknownValue> UnknownValues(const LedgerView& view, const Filter& filter) {
  std::vector<UnknownValue> out;
  const auto check = [&](std::string_view name, const std::string& value,
                         const std::vector<Choice>& choices) {
    const auto is_it = [&](const Choice& choice) { return choice.value == value; };
    if (!value.empty() && std::none_of(choices.begin(), choices.end(), is_it))
      out.push_back({name, value});
  };
  check("category", filter.category, view.categories);
  check("leader", filter.leader, view.leaders);
  check("unit", filter.unit, view.units);
  if (!filter.unknown_class.empty()) out.push_back({"class", filter.unknown_class});
  return out;
}

}  // namespace duban::query
