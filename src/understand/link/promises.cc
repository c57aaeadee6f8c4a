// Entry points: PreparePromises, ThingsIn.
#include "understand/link/promises.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/link/answers.h"
#include "understand/link/fit.h"
#include "understand/link/steps.h"
#include "understand/prose/areas.h"
#include "understand/prose/context.h"
#include "understand/prose/shares.h"
#include "understand/prose/stocks.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

using ledger::Target;

// The name in quotes that the object ends with.
Features NameIn(std::string_view clause, std::string_view object) {
  for (const base::Span& quote : FindQuotes(clause)) {
    const std::string name = CleanObject(clause, quote);
    if (!name.empty() && object.ends_with(name)) return FeaturesOf(name);
  }
  return {};
}

// Digits that are no date: 4所 of 建成投用学校4所.
bool HasOwnAmount(std::string_view clause) {
  for (size_t at = 0; at < clause.size(); ++at) {
    if (clause[at] < '0' || clause[at] > '9') continue;
    while (at < clause.size() && clause[at] >= '0' && clause[at] <= '9') ++at;
    const std::string_view unit = clause.substr(at);
    if (!unit.starts_with("月") && !unit.starts_with("年") && !unit.starts_with("日")) return true;
  }
  return false;
}

// 新建道路12公里，年底前建成通车: the next clause, without an amount, tells that it is to be in
// use.
bool OpensBehind(std::string_view content, const Target& target) {
  constexpr size_t kLongest = 60;  // bytes
  std::string_view behind = content.substr(target.clause.end, kLongest);
  const auto cut = [&](std::string_view mark) {
    if (!behind.starts_with(mark)) return false;
    behind.remove_prefix(mark.size());
    return true;
  };
  if (!cut("，") && !cut(",")) return false;
  for (const std::string_view mark : {"，", "。", "；", ",", ";", "\n"})
    behind = behind.substr(0, behind.find(mark));
  const std::vector<Word> words = FindWords(behind);
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return word.work == Work::kInUse; }) &&
         !HasOwnAmount(behind);
}

// 浓度|低于60, 天数超过|300; not 不低于.
bool IsStrict(std::string_view before, std::string_view amount) {
  constexpr std::string_view kNot = "不";
  return std::any_of(std::begin(kStrictWords), std::end(kStrictWords), [&](std::string_view word) {
    if (amount.starts_with(word)) return !before.ends_with(kNot);
    return before.ends_with(word) && !before.substr(0, before.size() - word.size()).ends_with(kNot);
  });
}

// 企业40家以上，力争45家: more of the thing that was promised before it, and nothing else between.
bool IsHigherAim(std::string_view content, const Target& last, const Target& now) {
  if (last.unit != now.unit || last.object != now.object || !last.value || !now.value ||
      *now.value <= *last.value || last.op == ledger::Operator::kAtMost ||
      last.span.end > now.span.begin || last.verb != now.verb || last.stage != now.stage)
    return false;
  // 力争40个落地: a deed of its own stands behind.
  if (now.span.end < content.size() && base::IsHan(base::Decode(content, now.span.end).value))
    return false;
  constexpr size_t kFar = 24;  // bytes
  const std::string_view between = content.substr(last.span.end, now.span.begin - last.span.end);
  return between.size() <= kFar && HasWordOf<kHigherAims>(between);
}

}  // namespace

std::vector<std::string> ThingsIn(std::string_view object) {
  std::vector<std::string> parts(1);
  for (size_t at = 0; at < object.size();) {
    const base::CodePoint c = base::Decode(object, at);
    const bool parts_it =
        c.value == U'、' || c.value == U'及' || c.value == U'和' || c.value == U'与';
    if (parts_it)
      parts.emplace_back();
    else
      parts.back() += object.substr(at, c.size);
    at += c.size;
  }
  if (parts.size() < 2) parts.clear();
  return parts;
}

std::vector<Promise> PreparePromises(std::string_view content, const std::vector<Target>& targets,
                                     Level own, uint64_t named) {
  std::vector<Promise> promises;
  const Level of_all = AreaAtHead(content);
  uint32_t line = 0, line_begin = 0;
  const uint32_t lines = CountLines(content);
  for (const Target& target : targets) {
    Promise promise;
    promise.target = &target;
    promise.least_rank = RankFloorIn(target.object);
    const std::string text = VerbNoun(target.verb) + WithoutRankFloor(target.object);
    promise.features = FeaturesOf(text);
    if (const std::string wide = WiderForm(text); !wide.empty()) promise.wider = FeaturesOf(wide);
    promise.clause_text = target.clause.In(content);
    if (target.span.end < target.clause.end)
      promise.deed = FeaturesOf(
          DeedBehind(content.substr(target.span.end, target.clause.end - target.span.end)));
    promise.area = AreaAtHead(promise.clause_text);
    if (promise.area == Level::kUnknown) promise.area = of_all != Level::kUnknown ? of_all : own;
    for (const std::string& part : ThingsIn(target.object))
      promise.parts.push_back(FeaturesOf(part));
    if (HasWordOf<kLimitingWords>(target.object))
      for (const std::string_view word : kLimitingWords)
        if (target.object.find(word) != std::string::npos) promise.limits.push_back(word);
    if (std::find(std::begin(kPersonUnits), std::end(kPersonUnits), target.unit) !=
        std::end(kPersonUnits))
      for (const std::string_view word : kLimitingPeople)
        if (target.object.find(word) != std::string::npos) promise.limits.push_back(word);
    for (const std::string_view word : kRanks)
      if (target.object.find(word) != std::string::npos) promise.rank = word;
    promise.kinds = KindsIn(promise.features.text);
    promise.classes = ClassesIn(target.object, false) & ~named;
    promise.named = ClassesIn(target.object, false) & named;
    promise.side =
        SideIn(content.substr(target.clause.begin, target.span.begin - target.clause.begin));
    promise.line = LineOf(content, target.span.begin, line, line_begin);
    promise.lines = lines;
    promise.name = NameIn(promise.clause_text, target.object);
    const std::string_view before =
        content.substr(target.clause.begin, target.span.begin - target.clause.begin);
    promise.sub = before.find("其中") != before.npos;
    promise.strict = IsStrict(before, target.span.In(content));
    promise.higher_aim = !promises.empty() && IsHigherAim(content, *promises.back().target, target);
    promise.opens = target.stage == ledger::Stage::kInUse || OpensBehind(content, target);
    promises.push_back(std::move(promise));
  }
  return promises;
}

}  // namespace duban::understand
