// Figures that tell all there are, or more than was promised: inside this room only. Pure.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "ledger/target.h"
#include "understand/prose/statements.h"

namespace duban::understand {

bool HasAny(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

// 新增停车位: more than there was.
bool IsIncrement(const ledger::Target& target);

// Whether by how much something changed (told.change) can answer at all: not where a level or a
// number of new things was promised.
bool WantsChange(const ledger::Target& target, const Statement& told);

// 停车位总数达到5200个 for 新增停车位300个, 累计培育82家 for 新培育80家: all there are, whenever
// they came. `dated`: the report says of which months the figure is, 1-9月累计.
bool IsStock(const ledger::Target& target, const Statement& told, bool dated = false);

// 累计建成1260个 for 建成300个: of things, a sum that is so much more and of no year is all there
// are.
bool IsFarTotal(const ledger::Target& target, const Statement& told);

// 在岗教师2340人 for 招聘教师300人, 共有龙头企业21家 for 培育8家, 种植面积达到11万亩 for 发展2万亩:
// those that are there, whenever they came.
bool IsHeldAlready(const ledger::Target& target, const Statement& told);

// 养老院6所，床位利用率71% for 新建养老院6所: what is told of them is how they are used.
bool IsOfAUseRate(const ledger::Target& target, const std::vector<Statement>& all,
                  const Statement& told);

// Whether the words tell of several years: 2021—2024年, 2022、2023、2024三年.
bool NamesSeveralYears(std::string_view words);

// Whether any promise may find it to be one: false for most.
bool MayBeStock(const Statement& told);

// 新增通车里程286公里 for 通车里程突破6000公里: how many came, where all there are were promised.
bool IsIncreaseOfStock(const ledger::Target& target, const Statement& told);

// 台账内账款2.1亿元，已清偿1.6亿元 for 清理账款2亿元: the first has no deed, and the clause behind
// it tells how much was done of it, by a verb like the promised one. `statement` is one of `all`.
bool IsSetBeforeDeed(const ledger::Target& target, const std::vector<Statement>& all,
                     const Statement& statement);

// 一季度增长8.6%，全年增长3.9%: of a part of the year, where the figure of the whole follows.
bool IsOfPartOfYear(const std::vector<Statement>& all, const Statement& statement);

// 新增10家，退库6家，净增4家 for 新增10家: the net figure behind it; null where there is none.
const Statement* NetBehind(const ledger::Target& target, const std::vector<Statement>& all,
                           const Statement& told);

// 新登记9210户,注销3744户,净增5466户 for 净增6000户: another figure of the sentence is the net one,
// or tells how many were lost.
bool IsGrossOfNet(const ledger::Target& target, const std::vector<Statement>& all,
                  const Statement& statement);

// 新建、改建10座,其中新建6座 for 新建10座: the part says what was promised, the whole says more.
// `statement` is one of `all`.
bool IsToldByItsPart(const ledger::Target& target, const std::vector<Statement>& all,
                     const Statement& statement);

}  // namespace duban::understand
