// Entry points: IsPerOther, IsOfOtherPersons.
#include "understand/link/money_per.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/utf8.h"
#include "understand/link/fit.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr std::string_view kMoneyPer = "元/";
constexpr std::string_view kPerson = "人";

// A person is one by any measure word.
std::string PerOf(std::string_view word) {
  for (const std::string_view person : kPersonWords)
    if (word == person) return std::string(kPerson);
  if (word == "日") return "天";
  return std::string(word);
}

bool IsPerUnit(std::string_view word) {
  return std::find(std::begin(kPerUnits), std::end(kPerUnits), word) != std::end(kPerUnits);
}

// 人 and 月 of 元/人·月, 元/人月 and 元/人/月.
std::set<std::string> InUnit(std::string_view unit) {
  std::set<std::string> found;
  if (!unit.starts_with(kMoneyPer)) return found;
  std::string rest;  // what is no letter parts them
  const auto take = [&] {
    if (!rest.empty()) found.insert(PerOf(rest));
    rest.clear();
  };
  for (size_t at = kMoneyPer.size(); at < unit.size();) {
    const base::CodePoint c = base::Decode(unit, at);
    const std::string_view letter = unit.substr(at, c.size);
    if (!base::IsHan(c.value)) {
      take();
    } else if (IsPerUnit(letter)) {
      take();
      found.insert(PerOf(letter));
    } else {
      rest += letter;
    }
    at += c.size;
  }
  take();
  return found;
}

// Of 每人每月 and 人均, and of units that are none of the usual ones: 5元/餐.
std::set<std::string> InWords(std::string_view text) {
  std::set<std::string> found;
  for (const std::string_view word : kPerUnits)
    if (text.find("每" + std::string(word)) != text.npos ||
        text.find(std::string(word) + "均") != text.npos)
      found.insert(PerOf(word));
  for (const std::string_view word : kPersonWords)
    if (text.find("每" + std::string(word)) != text.npos ||
        text.find(std::string(word) + "均") != text.npos)
      found.insert(std::string(kPerson));
  for (size_t at = text.find(kMoneyPer); at != text.npos; at = text.find(kMoneyPer, at + 1)) {
    const size_t behind = at + kMoneyPer.size();
    if (behind >= text.size()) break;
    const std::string_view letter = text.substr(behind, base::Decode(text, behind).size);
    found.insert(PerOf(letter));
  }
  return found;
}

bool SaysPer(std::string_view text, const std::string& word) {
  const std::set<std::string> words = InWords(text);
  if (words.count(word) > 0) return true;
  return text.find("每" + word) != text.npos || text.find(word + "均") != text.npos;
}

bool SaysAll(std::string_view text, const std::set<std::string>& of) {
  return std::all_of(of.begin(), of.end(), [&](const auto& word) { return SaysPer(text, word); });
}

// 每月发放300万元 for 每人每月100元 by its size alone: no standard grows so in a year.
bool IsOfOtherSize(const ledger::Target& target, const Statement& told) {
  const auto most = target.value->Times(base::Decimal(10));
  return most && told.quantity.value > *most;
}

// Whether both name times, or both name things, and neither all that the other does.
bool Differ(const std::set<std::string>& one, const std::set<std::string>& other, bool times) {
  const auto of_them = [&](const std::set<std::string>& all) {
    std::set<std::string> found;
    for (const std::string& word : all)
      if ((word == "年" || word == "月" || word == "天") == times) found.insert(word);
    return found;
  };
  const std::set<std::string> a = of_them(one), b = of_them(other);
  return !a.empty() && !b.empty() && !std::includes(a.begin(), a.end(), b.begin(), b.end()) &&
         !std::includes(b.begin(), b.end(), a.begin(), a.end());
}

}  // namespace

bool IsPerOther(const Promise& promise, const Statement& told) {
  const ledger::Target& target = *promise.target;
  if (target.dimension != ledger::Dimension::kMoney && !target.unit.starts_with(kMoneyPer))
    return false;
  const std::set<std::string> mine = InUnit(target.unit), theirs = InUnit(told.quantity.unit);
  if (!mine.empty() && !theirs.empty()) return mine != theirs;
  if (!mine.empty()) {
    const std::set<std::string> words = InWords(told.own);
    return !SaysAll(told.own, mine) || words.size() > mine.size();
  }
  const std::set<std::string> promised = InWords(promise.clause_text);
  if (!theirs.empty())
    return !SaysAll(promise.clause_text, theirs) || promised.size() > theirs.size();
  if (promised.empty()) return false;
  const std::set<std::string> words = InWords(told.own);
  return IsOfOtherSize(target, told) || Differ(promised, words, true) ||
         Differ(promised, words, false);
}

bool IsOfOtherPersons(const Promise& promise, const Statement& told) {
  const std::string_view promised = promise.clause_text;
  constexpr std::string_view kTown = "城市", kTownToo = "城镇", kLand = "农村", kBoth = "城乡";
  const auto has = [](std::string_view text, std::string_view word) {
    return text.find(word) != text.npos;
  };
  const auto town = [&](std::string_view text) { return has(text, kTown) || has(text, kTownToo); };
  const std::string_view own = told.own_before;
  if (promise.target->dimension != ledger::Dimension::kMoney &&
      !promise.target->unit.starts_with(kMoneyPer))
    return false;
  if (!has(promised, kBoth) &&
      ((has(promised, kLand) && !town(promised) && town(own) && !has(own, kLand)) ||
       (town(promised) && !has(promised, kLand) && has(own, kLand) && !town(own))))
    return true;
  return std::any_of(std::begin(kKindsOfCare), std::end(kKindsOfCare),
                     [&](std::string_view kind) { return has(own, kind) && !has(promised, kind); });
}

}  // namespace duban::understand
