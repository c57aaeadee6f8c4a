// Entry points: ReadMeaning, EndsWithTarget.
#include "understand/prose/meaning.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/prose/context.h"
#include "understand/prose/deed_words_tsv.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

// 35个小区改造方案, 300张床位建设资金: the amount tells of what the plan, the money, the site is.
void MeansItsPreparation(Statement& statement, std::string_view follows) {
  if (statement.quantity.dimension == ledger::Dimension::kMoney) return;
  if (!MayEndWithWordOf<kPreparationNouns>(follows)) return;
  for (const std::string_view noun : kPreparationNouns) {
    if (!follows.ends_with(noun) || follows == noun) continue;
    statement.work = Work::kEarly;
    statement.step = noun;
    return;
  }
}

// 完成矿山修复设计860亩: the papers of the thing.
void MeansItsPapers(Statement& statement) {
  if (statement.quantity.dimension == ledger::Dimension::kMoney) return;
  if (!MayEndWithWordOf<kPaperNouns>(statement.object)) return;
  for (const std::string_view noun : kPaperNouns) {
    if (!statement.object.ends_with(noun) || statement.object == noun) continue;
    statement.work = Work::kEarly;
    statement.step = noun;
    return;
  }
}

// 11座水库主体工程, 路基463公里: a part of the building, whatever was completed of it.
void MeansItsPart(Statement& statement) {
  if (EndsWithWordOf<kPartialWorks>(statement.object)) statement.work = Work::kTopped;
  if (MayEndWithWordOf<kPartWorks>(statement.object))
    for (const std::string_view noun : kPartWorks)
      if (statement.object.ends_with(noun) && statement.object.size() > noun.size())
        statement.work = Work::kTopped;
  // 8个日间照料中心主体均已完工, and not 8个经营主体.
  const bool structure =
      statement.object.ends_with("主体") && statement.work >= Work::kFinished &&
      std::none_of(std::begin(kBodySubjects), std::end(kBodySubjects),
                   [&](std::string_view word) { return statement.object.ends_with(word); });
  if (structure) statement.work = Work::kTopped;
  // 挂牌土地1350亩: put up for sale.
  if (statement.verb == "挂牌" && HasWordOf<kLandNouns>(statement.object)) {
    statement.work = Work::kEarly;
    statement.step = statement.verb;
  }
}

// 实施国培计划培训教师9140人次: deeds are counted once they are done, whatever carries them out.
void MeansDeedsDone(Statement& statement) {
  const bool deeds = std::find(std::begin(kDeedUnits), std::end(kDeedUnits),
                               statement.quantity.unit) != std::end(kDeedUnits);
  if (deeds && statement.work == Work::kAdvanced && statement.verb == "实施" &&
      HasWordOf<kDeedNouns>(statement.object))
    statement.work = Work::kUntold;
}

// 压减一般性支出10%: the verb tells that the rate is of a fall.
void CutsBack(Statement& statement) {
  if (statement.quantity.dimension != ledger::Dimension::kPercent) return;
  for (const std::string_view word : kCuttingVerbs) {
    if (statement.verb.find(word) == std::string::npos) continue;
    statement.growth = true;
    statement.quantity.direction = ledger::Direction::kDown;
  }
}

// 完成20所村卫生室新建任务: the thing, not its task.
void DropsItsTask(Statement& statement) {
  if (statement.verb.find("完成") == std::string::npos) return;
  for (const std::string_view task : kTaskEnds) {
    std::string& object = statement.object;
    if (!object.ends_with(task) || object.size() <= task.size()) continue;
    object.erase(object.size() - task.size());
    return;
  }
}

// 建设任务1.5万亩: the amount of the task, not of what was done, unless the words behind tell that
// it was: 年度任务1.8万亩已全部建成.
void MeansTheTask(Statement& statement, bool done_behind) {
  if (!EndsWithTarget(statement.object) || statement.verb.find("完成") != std::string::npos) return;
  if (!done_behind) {
    statement.plan = true;
    return;
  }
  for (const std::string_view task : kTaskEnds)
    if (statement.object.ends_with(task)) {
      statement.object.erase(statement.object.size() - task.size());
      return;
    }
}

// 同比减少2人, 比去年多6天, 亩均税收提高2.1万元: by how much it changed.
bool TellsChange(const Statement& statement, std::string_view before) {
  const ledger::Dimension dimension = statement.quantity.dimension;
  const bool rate =
      dimension == ledger::Dimension::kPercent || dimension == ledger::Dimension::kPercentPoint;
  if (rate || statement.reaches || statement.from) return false;
  // 避灾点规范化提升4个, 城市道路提升完成12条: a deed, and no rise.
  constexpr std::string_view kUpgraded = "提升";
  if (dimension != ledger::Dimension::kMoney && base::Trim(before).ends_with(kUpgraded))
    return false;
  if (statement.growth) return statement.verb.empty() || statement.work < Work::kFinished;
  return EndsWithWordOf<kChangeEnds>(base::Trim(before)) &&
         (statement.since || HasWordOf<kComparingWords>(before));
}

}  // namespace

bool EndsWithTarget(std::string_view object) {
  if (!MayEndWithWordOf<kGoalNouns>(object)) return false;
  return std::any_of(std::begin(kGoalNouns), std::end(kGoalNouns), [&](std::string_view noun) {
    return object == noun || (object.ends_with(noun) && noun != "计划" && noun != "指标");
  });
}

void ReadMeaning(const Surroundings& around, Statement& statement) {
  MeansItsPreparation(statement, around.follows);
  MeansItsPapers(statement);
  MeansItsPart(statement);
  MeansDeedsDone(statement);
  CutsBack(statement);
  DropsItsTask(statement);
  if (around.follows.empty()) MeansTheTask(statement, around.done_behind);
  statement.change = TellsChange(statement, around.before);
}

}  // namespace duban::understand
