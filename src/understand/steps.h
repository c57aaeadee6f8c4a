// Amounts that are near a promise and not of it: a step before the deed (挂牌 for 出让), how large
// the things are (总投资 for 完成投资), what a means moved (消费券带动消费), by how much less there
// is. Inside this room only. Pure.
#pragma once

#include "ledger/target.h"
#include "understand/statements.h"

namespace duban::understand {

// 8宗土地发布出让公告 for 出让土地8宗, 列入创建名单 for 创建: see earlier_steps.tsv.
bool IsEarlierStep(const ledger::Target& target, const Statement& told);

// 总投资112亿元的60个项目 for 完成投资110亿元.
bool IsOnlyTheSize(const ledger::Target& target, const Statement& told);

// 发放消费券带动消费1.3亿元 for 发放消费券1亿元. What was moved is in `moved`, empty where nothing
// was.
bool IsMovedByIt(const ledger::Target& target, const Statement& told, std::string_view& moved);

// 在省运动会上获奖牌43枚 for 全国比赛奖牌10枚.
bool IsOfLowerContest(const ledger::Target& target, const Statement& told);

// 治理范围涉及河道12公里: where the work lies, and nothing of what was done.
bool IsOnlyTouched(const ledger::Target& target, const Statement& told);

// 亏损企业减少20家 for 亏损企业不超过20家.
bool IsOnlyLess(const ledger::Target& target, const Statement& told);

// 现价增长6.4%，按可比价计算增长5.1%: the first, beside the second; of product also alone. `told`
// is one of `all`, `clause` the words of the promise.
bool IsNominal(const ledger::Target& target, std::string_view clause,
               const std::vector<Statement>& all, const Statement& told);

}  // namespace duban::understand
