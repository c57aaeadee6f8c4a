// Entry points: DecideCondition, DecideDuration.
#include "base/utf8.h"
#include "quantity/candidate.h"
#include "quantity/glyph.h"

namespace duban::quantity {
namespace {

using ledger::Dimension;

bool Condition(Candidate& candidate, RuleId rule) {
  candidate.quantity().rule = Name(rule);
  candidate.mention.kind = MentionKind::kCondition;
  candidate.mention.trail.Add(rule);
  return true;
}

// Nouns that money itself is counted in: 2亿元以上资金 is an amount of money.
constexpr WordList kMoneyNouns =
    "资金 投资 收入 税收 贷款 补贴 补助 产值 营收 支出 销售额 利润 奖励 融资 授信 消费券 经费 债券 "
    "专项 债 基金 任务 "
    "目标 的投资 的资金 财政 固定资产 规上工业总 外资 增加值";
constexpr WordList kDoing =
    "完成 建设 开工 竣工 改造 投用 交付 回迁 安置 培训 发放 新增 收储 出让 整治 修复 提升 覆盖 "
    "建成 验收 达标 达到 实现";

// Whether a number with a count follows in the same clause, behind a noun.
bool AmountFollows(const Candidate& candidate) {
  const std::string_view text = candidate.text;
  size_t at = candidate.outer_end;
  for (int steps = 0; steps < 24; ++steps) {
    const auto c = CharAt(text, at);
    if (c.size == 0) return false;
    const Glyph glyph = Classify(c.value).glyph;
    if (steps > 0 && glyph == Glyph::kDigit) return true;
    if (IsClauseMark(c.value) && c.value != U'”' && c.value != U'、') return false;
    at += c.size;
  }
  return false;
}

bool NounFollows(const Candidate& candidate) {
  const auto next = CharAt(candidate.text, candidate.outer_end);
  return base::IsHan(next.value) || next.value == U'“' || IsLatin(next.value);
}

bool IsBound(const Candidate& candidate) {
  if (candidate.hedged_after) {
    const ledger::Hedge hedge = candidate.mention.quantity.hedge;
    return hedge == ledger::Hedge::kAtLeast || hedge == ledger::Hedge::kAtMost;
  }
  return false;
}

// 10亿元以上重大项目20个, 1000平方米以上超市5家, 超1亿元企业40家.
bool DecideThreshold(Candidate& candidate) {
  if (!NounFollows(candidate)) return false;
  const std::string_view text = candidate.text;
  const Dimension dimension = candidate.quantity().dimension;
  const bool money = dimension == Dimension::kMoney;
  const bool money_noun = OneOfAt(text, candidate.outer_end, kMoneyNouns) != 0;
  if (IsBound(candidate)) {
    if (OneOfAt(text, candidate.outer_end, kDoing) != 0) return false;
    if (money && !money_noun) return Condition(candidate, Rule("threshold"));
    if (dimension == Dimension::kPercent || dimension == Dimension::kPercentPoint) return false;
    return AmountFollows(candidate) && !money_noun && Condition(candidate, Rule("threshold"));
  }
  if (!money || !candidate.hedged || money_noun) return false;
  return AmountFollows(candidate) && Condition(candidate, Rule("threshold"));
}

bool DecideAge(Candidate& candidate) {
  const std::string_view unit = candidate.quantity().unit;
  if (unit != "岁" && unit != "周岁") return false;
  const bool noun = NounFollows(candidate);
  return (candidate.hedged_after ? noun : noun && !candidate.hedged) &&
         Condition(candidate, Rule("age"));
}

// Behind these a length of time is a figure: 压缩至3个工作日, 平均时长20分钟.
constexpr WordList kTimeIsFigure =
    "从 由 至 到 为 达 达到 缩短 压缩 减少 增加 延长 提前 节约 节省 时长 平均 仅需 共 约 超 超过 "
    "累计 "
    "不超过 不少于 不低于 培训 于 近 控制在 "
    "时间 周期 工期 在 满";

// 220千伏变电站, 500米半径, 1公里范围: what a thing is rated for, or how far it reaches.
bool DecideRated(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const bool voltage = candidate.quantity().unit == "千伏" && NounFollows(candidate);
  const bool reach = candidate.quantity().dimension == Dimension::kLength &&
                     OneOfAt(text, candidate.unit_end,
                             "半径 范围 内 以内 之内 圈 服务圈 生活圈 口径 跑 赛 跳") != 0;
  return (voltage || reach) && Condition(candidate, Rule("rated"));
}

}  // namespace

bool DecideCondition(Candidate& candidate) {
  return DecideAge(candidate) || DecideRated(candidate) || DecideThreshold(candidate);
}

// 15分钟生活圈, 24小时自助, 过渡5年以上群众, 3日内: a time that says which thing or until when.
bool DecideDuration(Candidate& candidate) {
  if (candidate.quantity().dimension != Dimension::kTime || candidate.quantity().unit == "学时")
    return false;
  const std::string_view text = candidate.text;
  if (OneOfBefore(text, candidate.begin, kTimeIsFigure) != 0 ||
      candidate.quantity().direction != ledger::Direction::kNone)
    return false;
  if (IsBound(candidate) && NounFollows(candidate))
    return Condition(candidate, Rule("within-time"));
  if (OneOfAt(text, candidate.unit_end, "以内 之内 内 里 后 前 来 以后 以来 期") != 0)
    return Condition(candidate, Rule("within-time"));
  if (AtClauseEnd(text, candidate.outer_end)) return false;
  return candidate.Settle(MentionKind::kName, Rule("duration-name"), candidate.unit_end);
}

}  // namespace duban::quantity
