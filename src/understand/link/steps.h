// Amounts that are near a promise and not of it: a step before the deed (挂牌 for 出让), how large
// the things are (总投资 for 完成投资), what a means moved (消费券带动消费), by how much less there
// is. Inside this room only. Pure.
#pragma once

#include "ledger/target.h"
#include "understand/link/linking.h"
#include "understand/prose/statements.h"

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

// 建成文化广场, of 80%的行政村建成文化广场: what was done, behind whom it was done for; without its
// verb. Empty where the words behind an amount are not of that form.
std::string_view DeedBehind(std::string_view words);

// 80%的行政村建成文化广场 for 75%的行政村建成养老服务站.
bool IsOfAnotherDeed(const Promise& promise, const Statement& told);

// 占新增车辆的100% for 新能源公交车占比, 可网办率99% for 网办率98%, 参加评定的占68% for 评定率: a
// share of the new ones, of what could be, of those who only took part.
bool IsShareOfLess(const Promise& promise, const Statement& told);

// 养护工程62公里 for 新改建50公里: upkeep, where building was promised.
bool IsUpkeep(const ledger::Target& target, const Statement& told);

// 亏损企业减少20家 for 亏损企业不超过20家.
bool IsOnlyLess(const ledger::Target& target, const Statement& told);

// 现价增长6.4%，按可比价计算增长5.1%: the first, beside the second; of product also alone. `told`
// is one of `all`, `clause` the words of the promise.
bool IsNominal(const ledger::Target& target, std::string_view clause,
               const std::vector<Statement>& all, const Statement& told);

}  // namespace duban::understand
