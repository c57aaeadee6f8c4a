// Entry points: YieldsOfGoingWork, PieceOfOnlyBuilding, ProgressPromised.
#include "understand/link/going_work.h"

#include <algorithm>

#include "understand/link/fit.h"
#include "understand/link/whole_shares.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

bool TellsOtherThanWork(const Word& word) {
  return word.role == WordRole::kNegation || word.role == WordRole::kPlan ||
         word.role == WordRole::kAim || word.role == WordRole::kEstimate;
}

// 东西大道进度, 时间进度, 目标进度 are of something else: every letter is the promise's or one of
// those that tell a progress.
bool SaysOnly(std::string_view words, const Promise& promise) {
  constexpr std::string_view kLetters = "形象进度工程量完成至达到已累计总体为目前截项实际率约现";
  constexpr std::string_view kGoal = "目标";
  if (words.find(kGoal) != words.npos) return false;
  return IsSpelledBy(words, promise.clause_text, kLetters);
}

bool IsMoney(std::string_view words) {
  return HasWordOf<kMoneyShares>(words);
}

}  // namespace

std::optional<base::Span> YieldsOfGoingWork(const Promise& promise, const Prose& report) {
  if (!HasWordOf<kYieldNouns>(promise.target->object)) return std::nullopt;
  for (const Clause& clause : report.clauses) {
    if (clause.span.begin >= report.outlook) break;
    const WordRange words = WordsIn(report.words, clause.span);
    const bool goes_on = std::any_of(words.begin(), words.end(),
                                     [](const Word& word) { return IsVisible(word.work); });
    const bool other = std::any_of(words.begin(), words.end(), [](const Word& word) {
      return word.role == WordRole::kNegation || word.role == WordRole::kPlan ||
             word.work >= Work::kFinished;
    });
    if (goes_on && !other) return clause.span;
  }
  return std::nullopt;
}

std::optional<base::Span> PieceOfOnlyBuilding(const Promise& promise, const Prose& report) {
  const ledger::Target& target = *promise.target;
  if (target.dimension != ledger::Dimension::kCount || !Builds(target.verb)) return std::nullopt;
  for (const Clause& clause : report.clauses) {
    if (clause.span.begin >= report.outlook) break;
    const std::string_view told = clause.span.In(report.text);
    const auto piece = EarliestOf<kStageNouns>(told);
    if (piece.word.empty() || promise.clause_text.find(piece.word) != std::string::npos) continue;
    const WordRange words = WordsIn(report.words, clause.span);
    if (std::none_of(words.begin(), words.end(), TellsOtherThanWork)) return clause.span;
  }
  return std::nullopt;
}

const Statement* ProgressPromised(const Promise& promise, const Prose& report) {
  const ledger::Target& target = *promise.target;
  if (target.unit != "%" || target.kind != ledger::TargetKind::kLevel) return nullptr;
  const std::string_view object = target.object;
  const bool rate = object.ends_with("完成率");
  const bool works = object.ends_with("工程量") || object.ends_with("进度");
  if (!rate && !works) return nullptr;
  const Statement* only = nullptr;
  for (const Statement& told : report.statements) {
    if (told.quantity.dimension != ledger::Dimension::kPercent || told.plan || told.past ||
        told.growth || told.estimate)
      continue;
    const std::string_view words = told.own_before;
    const bool answers =
        rate ? words.ends_with(object) || words.find(object) != std::string_view::npos
             : words.find("进度") != words.npos || words.find("工程量") != words.npos;
    if (!answers || told.aim || told.rest || !SaysOnly(words, promise) || (works && IsMoney(words)))
      continue;
    if (only != nullptr) return nullptr;
    only = &told;
  }
  return only;
}

}  // namespace duban::understand
