// Whether one amount can answer one promise at all: its unit, its direction, the work it tells of.
// Inside this room only. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "ledger/target.h"
#include "understand/prose/statements.h"

namespace duban::understand {

bool IsRate(ledger::Dimension dimension);

// Whether a rate of change was promised, and whether it is one of a fall.
bool WantsGrowth(const ledger::Target& target);
bool Falls(const ledger::Target& target);

// 控制在5.5%左右, 物价涨幅3%左右: to be held at about the value, so more is missed, not better.
bool IsHeld(const ledger::Target& target);

// 个 and 家: measure words that count the same thing.
bool CountTheSame(std::string_view a, std::string_view b);

// 名 and 人次: persons and visits agree only where the objects are the same.
bool PersonsAndVisits(std::string_view a, std::string_view b);

// The same amount in the promise's unit, or nothing where the units measure different things.
std::optional<base::Decimal> InUnitOf(const ledger::Target& target,
                                      const ledger::Quantity& quantity);

// 协议引资68亿元 for 到位资金: money that was only agreed.
bool IsOnlyAgreed(const ledger::Target& target, const Statement& told);

// Whether of 由210家增加到305家 the difference is what was promised: 新增95家.
bool TakesRise(const ledger::Target& target, const Statement& told);

// What the statement reports, in the promise's unit and direction: a fall is negative where growth
// was promised.
base::Decimal ReportedOf(const ledger::Target& target, const Statement& told);

// 改建190盏, 更新维护72条 for 新建500盏.
bool RebuildsInstead(const ledger::Target& target, const Statement& told);

// 拆解渔船29艘 for 更新改造渔船85艘: a deed against the making of the thing.
// IsDeedAgainst is false where no promise can find one in it.
bool IsDeedAgainst(const Statement& told);
bool IsOppositeDeed(const ledger::Target& target, const Statement& told);

// The place of 市级以上 among the ranks from the highest, counted from 1; 0 where no such floor is
// told.
size_t RankFloorIn(std::string_view object);

// The object without it: any rank that is high enough answers.
std::string WithoutRankFloor(std::string_view object);

// The highest place of a rank that the text names; 0 where it names none.
size_t RankIn(std::string_view text);

// Whether the verb is one of building, whose object is answered by the things themselves.
bool Builds(std::string_view verb);

// Whether work told so far answers a promise of that stage.
bool Satisfies(const ledger::Target& target, const Statement& told);

// Whether every Han character of the words is of the promise or one of `letters`.
bool IsSpelledBy(std::string_view words, std::string_view promised, std::string_view letters);

}  // namespace duban::understand
