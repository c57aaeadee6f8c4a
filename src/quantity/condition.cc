// Entry points: DecideCondition, DecideDuration.
#include "base/utf8.h"
#include "quantity/candidate.h"
#include "quantity/glyph.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

using ledger::Dimension;

bool Condition(Candidate& candidate, RuleId rule) {
  candidate.quantity().rule = Name(rule);
  candidate.mention.kind = MentionKind::kCondition;
  candidate.mention.trail.Add(rule);
  return true;
}

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

// 220千伏变电站, 500米半径, 1公里范围: what a thing is rated for, or how far it reaches.
bool DecideRated(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const bool voltage = candidate.quantity().unit == "千伏" && NounFollows(candidate);
  const bool reach = candidate.quantity().dimension == Dimension::kLength &&
                     OneOfAt(text, candidate.unit_end, kReachWords) != 0;
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
  if (OneOfBefore(text, candidate.begin, kBeforeTimeFigure) != 0 ||
      candidate.quantity().direction != ledger::Direction::kNone)
    return false;
  if (IsBound(candidate) && NounFollows(candidate))
    return Condition(candidate, Rule("within-time"));
  if (OneOfAt(text, candidate.unit_end, kTimeLimits) != 0)
    return Condition(candidate, Rule("within-time"));
  if (AtClauseEnd(text, candidate.outer_end)) return false;
  return candidate.Settle(MentionKind::kName, Rule("duration-name"), candidate.unit_end);
}

}  // namespace duban::quantity
