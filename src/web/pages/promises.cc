// Entry points: SamePromises.
#include "web/pages/promises.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace duban::web::pages {
namespace {

using ledger::Target;
using Places = std::vector<size_t>;

std::string_view WordsOf(const query::TaskLine& line, const Target& target) {
  return target.span.end <= line.row.content.size() ? target.span.In(line.row.content)
                                                    : std::string_view();
}

// 实施改造 promises what 改造 does; 开工 and 建成 are two promises.
ledger::Stage StageOf(const Target& target) {
  return target.stage == ledger::Stage::kAdvanced ? ledger::Stage::kNone : target.stage;
}

bool IsOfOneAmount(const Target& a, const Target& b) {
  return a.value == b.value && a.upper == b.upper && a.floor == b.floor && a.unit == b.unit &&
         a.kind == b.kind && a.op == b.op && StageOf(a) == StageOf(b);
}

// Two promises may have the same words and object: they go by their order.
void MatchWords(const query::TaskLine& line, const query::TaskLine& other,
                std::vector<std::optional<size_t>>& same, std::vector<bool>& taken) {
  using Key = std::pair<std::string_view, std::string_view>;
  std::map<Key, Places> places;
  const auto& others = other.reading.targets;
  for (size_t i = others.size(); i-- > 0;)
    places[{WordsOf(other, others[i]), others[i].object}].push_back(i);
  for (size_t i = 0; i < same.size(); ++i) {
    const Target& target = line.reading.targets[i];
    const auto found = places.find({WordsOf(line, target), target.object});
    if (found == places.end() || found->second.empty()) continue;
    same[i] = found->second.back();
    found->second.pop_back();
    taken[*same[i]] = true;
  }
}

void MatchAmounts(const query::TaskLine& line, const query::TaskLine& other,
                  std::vector<std::optional<size_t>>& same, const std::vector<bool>& taken) {
  const auto& targets = line.reading.targets;
  const auto& others = other.reading.targets;
  const auto free_with = [](const auto& list, const Target& target, const auto& is_taken) {
    Places places;
    for (size_t i = 0; i < list.size(); ++i)
      if (!is_taken(i) && IsOfOneAmount(list[i], target)) places.push_back(i);
    return places;
  };
  std::vector<bool> settled(same.size());
  for (size_t i = 0; i < same.size(); ++i) settled[i] = same[i].has_value();
  for (size_t i = 0; i < same.size(); ++i) {
    if (settled[i] || !targets[i].value) continue;
    const Places here = free_with(targets, targets[i], [&](size_t k) { return settled[k]; });
    const Places there = free_with(others, targets[i], [&](size_t k) { return taken[k]; });
    if (here.size() != there.size()) continue;
    const auto place = std::find(here.begin(), here.end(), i) - here.begin();
    same[i] = there[static_cast<size_t>(place)];
  }
}

}  // namespace

std::vector<std::optional<size_t>> SamePromises(const query::TaskLine& line,
                                                const query::TaskLine& other) {
  std::vector<std::optional<size_t>> same(line.reading.targets.size());
  std::vector<bool> taken(other.reading.targets.size());
  MatchWords(line, other, same, taken);
  MatchAmounts(line, other, same, taken);
  return same;
}

}  // namespace duban::web::pages
