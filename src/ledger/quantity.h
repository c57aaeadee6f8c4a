// An amount as official prose writes it: 1.2亿元, 三分之二, 6%-6.5%, 不少于20个.
//
// Filled by the room `quantity`; read by `understand`, `wire` and the pages. A value type.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/span.h"

namespace duban::ledger {

// What is said around a number about how exactly it is meant.
enum class Hedge {
  kNone,
  kAtLeast,    // 以上 不少于 不低于 至少 (a promise); in a report the figure itself counts
  kAtMost,     // 以内 以下 不超过 不高于 控制在…以内
  kAbout,      // 左右 约
  kNearly,     // 近: below the figure
  kOver,       // 超 余 多: above the figure
  kReach,      // 达 达到: the figure
  kEstimated,  // 预计
};

enum class Direction { kNone, kUp, kDown };  // 增长, 下降

// What a unit measures; units convert only inside one dimension. kCount is every measure word.
enum class Dimension {
  kNone,
  kCount,
  kMoney,
  kPercent,
  kPercentPoint,
  kPerMille,
  kTimes,
  kLength,
  kArea,
  kVolume,
  kWeight,
  kEnergy,
  kPower,
  kTime,
  kRate,
  kConcentration,
  kRank,
};

struct Quantity {
  base::Decimal value;                 // 万 and 亿 multiplied out; the lower bound of a range
  std::optional<base::Decimal> upper;  // of a range
  std::optional<base::Ratio> ratio;    // for 三分之二; `value` is then its rounding to 18 places
  std::string unit;          // canonical (see score/README's list in docs/formats); "" if none
  std::string written_unit;  // as written
  Dimension dimension = Dimension::kNone;
  // Value in the dimension's base unit (元, 平方米, 米, 立方米, 克, 千瓦时, 千瓦, 秒, %): for
  // comparing across units of one dimension. Empty where the unit has no fixed factor (rates,
  // counts).
  std::optional<base::Decimal> base_value;
  Hedge hedge = Hedge::kNone;
  Direction direction = Direction::kNone;
  base::Span number;      // the digits with 万 or 亿
  base::Span span;        // number, unit and hedges that belong to it
  std::string_view rule;  // name of the rule that read it; static storage
};

// Names as they are stored: "count", "money", … Static storage.
std::string_view Name(Dimension dimension);
std::optional<Dimension> ParseDimension(std::string_view name);

}  // namespace duban::ledger
