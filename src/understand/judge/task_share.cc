// Entry point: IsOfWholeTask.
#include "understand/judge/task_share.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

template <typename Words>
bool IsOneOf(std::string_view text, const Words& words) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

// 已进场施工，完成60%: no other word stands in the clause, and in front of it none but of the work.
bool OnlyCompletes(const Prose& report, const Statement& percent) {
  const base::Span number = percent.quantity.span, clause = percent.clause;
  const std::string_view before = base::Span{clause.begin, number.begin}.In(report.text);
  const std::string_view behind = base::Span{number.end, clause.end}.In(report.text);
  if (!base::Trim(behind).empty() || !IsOneOf(base::Trim(before), kOnlyCompleted)) return false;
  if (percent.clause_index == 0) return true;
  bool works = false;
  for (uint32_t i = 0; i < percent.clause_index; ++i)
    for (const Word& word : WordsIn(report.words, report.clauses[i].span)) {
      works |= IsVisible(word.work);
      if (word.role == WordRole::kPlan || word.role == WordRole::kAim ||
          word.role == WordRole::kEstimate || word.role == WordRole::kNegation ||
          word.role == WordRole::kOutlook || IsPreparation(word.work))
        return false;
    }
  return works;
}

}  // namespace

bool IsOfWholeTask(const Prose& report, const Statement& percent, bool things) {
  if (!percent.inherited.empty()) return false;
  // 整体进度已完成年度任务的60%.
  if (percent.share && IsOneOf(percent.object, kWholeProgress)) return true;
  if (!percent.object.empty()) return false;
  constexpr size_t kStop = 3;  // bytes of the mark that ends it
  const size_t words = base::Trim(percent.clause.In(report.text)).size();
  const bool bare = words <= percent.quantity.span.size() + kStop;
  return bare ? percent.clause_index == 0
              : percent.share || (things && OnlyCompletes(report, percent));
}

}  // namespace duban::understand
