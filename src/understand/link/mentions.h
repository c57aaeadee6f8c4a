// What a report says about a promise that no figure answers.
#pragma once

#include <optional>
#include <vector>

#include "understand/link/linking.h"

namespace duban::understand {

// The clause that speaks of the promised thing, and how.
struct Mention {
  base::Span clause;
  int covered = 0;            // hundredths of the promise's words
  Work work = Work::kUntold;  // the furthest work that the clause tells
  bool visible = false;       // a stage that one can see: 开工, 施工, 主体结顶, and not 正常推进
  bool early = false;         // a step of preparation: 选址, 签订
  bool applied = false;       // only asked for: 申报, 推荐, 洽谈
  bool reviewed = false;      // … and others look at it already: 申报材料已由省里受理
  bool honoured = false;      // named as what was promised: 获评国家4A级景区
  bool negated = false;       // 尚未启动
  bool plan = false;
  bool finished = false;  // a verb of completion stands in it
  bool claimed = false;   // … and says it of the promised thing: not 小区改造完成可研批复
  bool has_amount = false;
  bool same_unit = false;  // one of its amounts is in the promise's unit
};

// A report cut into clauses with their words compared once, for many promises.
class MentionFinder {
 public:
  explicit MentionFinder(const Prose& report);

  // The clause that has most of the promise's words, or nothing where none has enough.
  std::optional<Mention> Find(const Promise& promise);

  // The line of the report that stands beside the promise's own, where both have as many: ②正在推进
  // answers ②新建泵站2座.
  std::optional<Mention> LineOf(const Promise& promise) const;

  // The clause without an amount that names the promised thing by its last word only, where its
  // work has begun: 渠道已进场施工 for 灌溉渠道.
  std::optional<base::Span> BegunByItsHead(const Promise& promise);

  // The clause that has a word of the promise's own, which no other of `promises` has, and behind
  // it a stage of its work: 检验中心正在调试 for 县域医共体检验中心.
  std::optional<base::Span> BegunByAWord(const Promise& promise,
                                         const std::vector<Promise>& promises);

  // Whether the clause around `place` names the promise in fewer words: 人均面积 for
  // 人均体育场地面积.
  bool SharesHead(const Promise& promise, base::Span place) const;

  // Whether a verb of completion stands anywhere in the report.
  std::optional<base::Span> ClaimOfAll() const {
    return finished_.empty() ? std::nullopt : std::optional(finished_.front().verb);
  }

  // Whether completion is claimed of the promise or of everything: 已完成, 完成年度任务; and not of
  // something else (完成招生工作, 印发方案).
  std::optional<base::Span> ClaimOf(const Promise& promise) const;

 private:
  struct Spot {
    base::Span span;
    Features features;
  };
  bool TellsAStage(base::Span span, const Promise& promise) const;
  void Prepare();  // the spots, when they are first asked for
  std::string_view WithClauseBehind(base::Span clause) const;
  bool NamesIt(base::Span behind, const Promise& promise) const;
  bool NamesAStage(base::Span clause, const Promise& promise) const;
  Mention Describe(const Spot& spot, const Promise& promise) const;
  bool IsOfAFigure(base::Span clause, const Promise& promise) const;
  bool SaysNothingElse(base::Span span, const Promise& promise) const;

  const Prose& report_;
  std::vector<Spot> spots_;
  bool prepared_ = false;
  std::vector<base::Span> lines_;
  struct Finished {
    base::Span verb;  // of completion
    base::Span clause;
  };
  std::vector<Finished> finished_;
};

// Words that tell why a figure is missing.
struct Pending {
  base::Span span;
  bool target = false;  // the promise itself is not set yet
};
std::vector<Pending> FindPending(std::string_view text);

// Whether `pending` speaks of all that is not told: 其余两项为年度指标，待统一核算后公布.
bool SpeaksOfTheRest(const Prose& report, const Pending& pending);

// Whether its sentence lists the promised thing by the beginning of its name:
// 近视率、体质健康数据10月 集中监测，目前暂无数据.
bool Lists(const Prose& report, const Pending& pending, const Promise& promise);

// Whether `pending` speaks of the thing that `clause` names: in it, or in the clauses that follow
// it without an amount of their own (研发经费由省里统一核算,数据尚未出报).
bool SpeaksOf(const Prose& report, const Pending& pending, base::Span clause);

}  // namespace duban::understand
