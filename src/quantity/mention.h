// Every number of a text with what it is: an amount, or one of the things that only look like one.
//
// FindQuantities keeps the amounts. Who judges a sentence may need the others: the threshold in
// 10亿元以上项目20个 is part of an object's name, 15号线 of a place's. In order of place, none
// overlapping. Numerals inside words (统一, 四川) are no mentions.
// Pure; linear in the text; any number of threads.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "ledger/quantity.h"
#include "quantity/rule.h"

namespace duban::quantity {

enum class MentionKind {
  kAmount,
  kCondition,  // a bound on a thing: 35岁以下, 10亿元以上项目
  kName,       // part of a name: “1+5+18”, 15号线, 5G
  kDate,       // years, months, days, times of day
  kOrdinal,    // 第三, 前十, 三级
  kWord,       // a Chinese numeral that counts nothing: 一个, 三区
};
std::string_view Name(MentionKind kind);  // "amount" …

struct Mention {
  MentionKind kind = MentionKind::kAmount;
  ledger::Quantity quantity;  // filled for every kind, as far as it makes sense
  Trail trail;                // the rules that made it; the last one that decided is quantity.rule
};

std::vector<Mention> FindMentions(std::string_view text);

// Hands each to `take` instead of keeping them all.
void EachMention(std::string_view text, const std::function<void(Mention&&)>& take);

}  // namespace duban::quantity
