// Entry points: IsStock, IsToldByItsPart.
#include "understand/stocks.h"

#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

// 新增停车位: more than there was.
bool IsIncrement(const ledger::Target& target) {
  return HasAny(target.verb, kIncrementWords) || HasAny(target.object, kIncrementWords);
}

}  // namespace

bool IsStock(const ledger::Target& target, const Statement& told) {
  if (target.kind != ledger::TargetKind::kVolume) return false;
  if (HasAny(told.object, kStockWords)) return !HasAny(target.object, kStockWords);
  const bool adds =
      HasAny(told.verb, kIncrementWords) || HasAny(told.object, kIncrementWords) || told.this_year;
  return IsIncrement(target) && told.reaches && !adds;
}

bool IsToldByItsPart(const ledger::Target& target, const std::vector<Statement>& all,
                     const Statement& statement) {
  const size_t next = static_cast<size_t>(&statement - all.data()) + 1;
  if (next >= all.size() || !all[next].sub || all[next].sentence != statement.sentence)
    return false;
  return !target.verb.empty() && all[next].verb == target.verb && statement.verb != target.verb &&
         statement.verb.find(target.verb) != std::string::npos &&
         all[next].quantity.unit == statement.quantity.unit;
}

}  // namespace duban::understand
