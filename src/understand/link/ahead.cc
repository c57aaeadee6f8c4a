// Entry point: StandsAhead.
#include "understand/link/ahead.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/assemble/header.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr size_t kReach = 400;  // bytes before the figure

bool EndsAny(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.ends_with(word); });
}

// What stands before the figure in its line.
std::string_view LineBefore(std::string_view text, uint32_t at) {
  std::string_view before = text.substr(0, at);
  if (before.size() > kReach) {
    size_t cut = before.size() - kReach;
    while (cut < before.size() && (static_cast<unsigned char>(before[cut]) & 0xC0U) == 0x80U) ++cut;
    before.remove_prefix(cut);
  }
  const size_t line = before.rfind('\n');
  return line == before.npos ? before : before.substr(line + 1);
}

enum class LabelKind { kNone, kPlan, kTime };

// "第二季度（计划）", "三季度目标": a plan's label; "第一季度": one of a time.
LabelKind KindOf(std::string_view label) {
  constexpr size_t kLongest = 60;  // bytes
  label = base::Trim(label);
  label = base::Trim(label.substr(ListMarkLength(label)));
  if (label.empty() || label.size() > kLongest) return LabelKind::kNone;
  if (IsPeriodHeading(label)) return LabelKind::kTime;
  for (const std::string_view close : {"）", ")"})
    if (label.ends_with(close)) label.remove_suffix(close.size());
  for (const std::string_view word : kPlanLabels) {
    if (!label.ends_with(word)) continue;
    std::string_view time = label.substr(0, label.size() - word.size());
    for (const std::string_view open : {"（", "("})
      if (time.ends_with(open)) time.remove_suffix(open.size());
    if (IsPeriodHeading(base::Trim(time))) return LabelKind::kPlan;
  }
  return LabelKind::kNone;
}

// The last label of a time before the figure in its line says that it is planned.
bool IsUnderPlan(std::string_view before) {
  size_t begin = 0;  // behind the last stop
  LabelKind last = LabelKind::kNone;
  for (size_t at = 0; at < before.size();) {
    const base::CodePoint c = base::Decode(before, at);
    if (c.value == U'：' || c.value == U':')
      if (const LabelKind kind = KindOf(before.substr(begin, at - begin)); kind != LabelKind::kNone)
        last = kind;
    at += c.size;
    if (c.value == U'。' || c.value == U'；' || c.value == U';' || c.value == U'，') begin = at;
  }
  return last == LabelKind::kPlan;
}

// The last time that is named before the figure in its sentence.
const quantity::TimeMention* TimeBefore(const Prose& report, std::string_view before, uint32_t at) {
  const size_t stop = std::max({before.rfind("。") + 1, before.rfind("；") + 1, size_t{0}});
  const uint32_t begin = at - static_cast<uint32_t>(before.size() - stop);
  const quantity::TimeMention* found = nullptr;
  for (const quantity::TimeMention& time : report.times)
    if (time.span.begin >= begin && time.span.end <= at) found = &time;
  return found;
}

}  // namespace

bool StandsAhead(const Prose& report, const Statement& statement,
                 const std::optional<ledger::Period>& period) {
  const uint32_t at = statement.quantity.number.begin;
  const std::string_view before = LineBefore(report.text, at);
  if (IsUnderPlan(before)) return true;
  if (!period || period->EndsYear()) return false;
  const quantity::TimeMention* time = TimeBefore(report, before, at);
  if (time == nullptr || time->first_month <= period->Months() ||
      (time->year != 0 && time->year != period->year()))
    return false;
  const std::string_view words = time->span.In(report.text);
  const std::string_view lead = report.text.substr(0, time->span.begin);
  if (words.starts_with("截") || EndsAny(lead, kBesideTimes)) return false;
  return report.text.substr(time->span.end, at - time->span.end).find("已") == lead.npos &&
         !lead.ends_with("已");
}

}  // namespace duban::understand
