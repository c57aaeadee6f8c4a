// Entry points: the rules that look at the amounts of the reports.
#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "understand/lint/rules.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

using base::Decimal;
using ledger::Dimension;
using ledger::Field;
using ledger::Finding;

bool IsPercent(const Statement& statement) {
  return statement.quantity.dimension == Dimension::kPercent;
}

std::string Written(const Statement& statement, std::string_view text) {
  return std::string(statement.quantity.span.In(text));
}

// One measure in one row.
struct Measured {
  size_t task;
  const Statement* statement;
};

// Objects that many rows count differently with good reason.
bool Comparable(const Statement& statement) {
  const bool plain = !statement.sub && !statement.plan && !statement.rest && !statement.share &&
                     !statement.delta && !statement.since && !statement.growth;
  constexpr size_t kTelling = 15;  // bytes: five characters say which measure it is
  return plain && !IsPercent(statement) && statement.object.size() >= kTelling &&
         statement.quantity.dimension != Dimension::kTime;
}

// Two values of one measure are a slip only when they are near each other.
bool NearButNotEqual(const Decimal& a, const Decimal& b) {
  if (a == b || a.IsNegative() || b.IsNegative()) return false;
  const Decimal& low = std::min(a, b);
  const Decimal& high = std::max(a, b);
  const auto limit = low.Times(Decimal(12));
  return limit && high.Times(Decimal(10)).value_or(high) <= *limit;
}

}  // namespace

// One measure, two values in two rows: 6.42万人次 and 6.43万人次.
void LintFigureConflict(const LintInput& input, std::vector<Finding>& out) {
  std::map<std::string, Measured> first;
  for (size_t i = 0; i < input.reports.size(); ++i)
    for (const Statement& statement : input.reports[i].statements) {
      if (!Comparable(statement)) continue;
      const std::string key = statement.quantity.unit + "|" + statement.object;
      const auto [other, fresh] = first.try_emplace(key, Measured{i, &statement});
      if (fresh || other->second.task == i) continue;
      const Statement& before = *other->second.statement;
      if (!NearButNotEqual(before.quantity.value, statement.quantity.value)) continue;
      const ledger::Row& row = input.document.tasks[i].row;
      const ledger::Row& other_row = input.document.tasks[other->second.task].row;
      out.push_back(FindingAt(row, Field::kProgress, statement.quantity.span,
                              {{"object", statement.object},
                               {"one", Written(before, other_row.progress)},
                               {"other", Written(statement, row.progress)},
                               {"row", std::to_string(other_row.number)}}));
    }
}

// 14.6千瓦 among 3.2万千瓦 and 2.18万千瓦.
void LintUnitSlip(const LintInput& input, std::vector<Finding>& out) {
  for (size_t i = 0; i < input.reports.size(); ++i) {
    std::map<std::string, std::vector<const Statement*>> by_unit;
    for (const Statement& statement : input.reports[i].statements)
      if (statement.quantity.dimension != Dimension::kCount && !IsPercent(statement))
        by_unit[statement.quantity.unit].push_back(&statement);
    const ledger::Row& row = input.document.tasks[i].row;
    for (const auto& [unit, all] : by_unit) {
      const Statement* small = nullptr;
      size_t scaled = 0;
      for (const Statement* statement : all) {
        const std::string_view number = statement->quantity.number.In(row.progress);
        const bool has_power = number.find("万") != number.npos || number.find("亿") != number.npos;
        scaled += has_power ? 1 : 0;
        if (!has_power && !statement->quantity.value.IsWhole()) small = statement;
      }
      if (!small || scaled < 2 || scaled + 1 != all.size()) continue;
      out.push_back(FindingAt(row, Field::kProgress, small->quantity.span,
                              {{"text", Written(*small, row.progress)}, {"unit", unit}}));
    }
  }
}

// 预计年产值5亿元 of a project, 年初预期目标: what answers no promise is no estimate of a result.
static bool IsAnswer(const ledger::DocumentTask& task, const Statement& statement) {
  const base::Span amount = statement.quantity.span;
  return std::any_of(task.reading.verdicts.begin(), task.reading.verdicts.end(),
                     [&](const ledger::Verdict& verdict) {
                       return verdict.reported && verdict.span &&
                              verdict.span->begin <= amount.begin &&
                              amount.end <= verdict.span->end;
                     });
}

// 预计 in a table of the whole year.
void LintEstimateAtYearEnd(const LintInput& input, std::vector<Finding>& out) {
  const auto& period = input.document.period;
  if (!period || !period->EndsYear()) return;
  for (size_t i = 0; i < input.reports.size(); ++i) {
    const ledger::Row& row = input.document.tasks[i].row;
    for (const Statement& statement : input.reports[i].statements) {
      const bool estimate =
          statement.estimate || statement.quantity.hedge == ledger::Hedge::kEstimated;
      if (!estimate || statement.plan || !IsAnswer(input.document.tasks[i], statement)) continue;
      out.push_back(FindingAt(row, Field::kProgress, statement.quantity.span,
                              {{"text", Written(statement, row.progress)}}));
      break;
    }
  }
}

// 覆盖率103%: a share of a whole cannot pass it.
void LintImpossibleShare(const LintInput& input, std::vector<Finding>& out) {
  for (size_t i = 0; i < input.reports.size(); ++i) {
    const ledger::Row& row = input.document.tasks[i].row;
    for (const Statement& statement : input.reports[i].statements) {
      if (!IsPercent(statement) || statement.growth || statement.share || statement.since) continue;
      if (statement.quantity.value <= Decimal(100)) continue;
      bool whole = false;
      for (const std::string_view word : kWholeShares) whole |= statement.object.ends_with(word);
      if (whole)
        out.push_back(
            FindingAt(row, Field::kProgress, statement.quantity.span,
                      {{"object", statement.object}, {"text", Written(statement, row.progress)}}));
    }
  }
}

// 上线应用场景6个,其中一个接入工地89个: another deed counts other things.
static bool DoesSomethingElse(const Statement& whole, const Statement& part) {
  return !part.verb.empty() && !part.verb_inherited && part.verb != whole.verb;
}

// 新建9所,其中小学6所、幼儿园5所: the parts are more than the whole.
void LintPartsDoNotAdd(const LintInput& input, std::vector<Finding>& out) {
  for (size_t i = 0; i < input.reports.size(); ++i) {
    const ledger::Row& row = input.document.tasks[i].row;
    const std::vector<Statement>& all = input.reports[i].statements;
    for (size_t k = 0; k + 1 < all.size(); ++k) {
      if (all[k].sub || all[k].quantity.dimension != Dimension::kCount || !all[k + 1].sub) continue;
      Decimal sum;
      size_t last = k + 1;
      for (; last < all.size() && all[last].quantity.unit == all[k].quantity.unit; ++last) {
        const bool part = all[last].sub || all[last].in_list;
        if (!part || all[last].sentence != all[k].sentence || DoesSomethingElse(all[k], all[last]))
          break;
        sum = sum.Plus(all[last].quantity.value).value_or(sum);
      }
      if (sum <= all[k].quantity.value) continue;
      out.push_back(FindingAt(row, Field::kProgress, all[k].quantity.span,
                              {{"text", Written(all[k], row.progress)}, {"sum", sum.ToString()}}));
    }
  }
}

// 50% in most rows of a column of bare percentages.
void LintUniformPercentages(const LintInput& input, std::vector<Finding>& out) {
  std::map<std::string, std::vector<size_t>> rows;
  size_t bare = 0;
  for (size_t i = 0; i < input.reports.size(); ++i) {
    const std::string_view text = base::Trim(input.document.tasks[i].row.progress);
    const std::vector<Statement>& all = input.reports[i].statements;
    const bool only = all.size() == 1 && IsPercent(all[0]) && text.size() <= 8;
    if (!only) continue;
    ++bare;
    rows[all[0].quantity.value.ToString()].push_back(i);
  }
  for (const auto& [value, same] : rows) {
    if (value == "100" || same.size() < 5 || same.size() * 2 < bare) continue;
    const ledger::Row& row = input.document.tasks[same.front()].row;
    out.push_back(FindingAt(row, Field::kProgress,
                            input.reports[same.front()].statements[0].quantity.span,
                            {{"value", value}, {"count", std::to_string(same.size())}}));
  }
}

namespace {

bool HoldsAmount(std::string_view text) {
  constexpr size_t kLongest = 3000;  // bytes
  const auto amounts = quantity::FindQuantities(text.substr(0, kLongest));
  return std::any_of(amounts.begin(), amounts.end(), [](const ledger::Quantity& amount) {
    return !amount.unit.empty() && amount.dimension != Dimension::kPercent;
  });
}

std::string HeadingOf(const ledger::Document& document, Field field, std::string_view otherwise) {
  for (size_t i = 0; i < document.columns.size() && i < document.headings.size(); ++i)
    if (document.columns[i] == field && !document.headings[i].empty()) return document.headings[i];
  return std::string(otherwise);
}

}  // namespace

// A table without one promise, though another column is full of amounts.
void LintPromisesUnread(const LintInput& input, std::vector<Finding>& out) {
  constexpr size_t kFewest = 3;
  const auto& tasks = input.document.tasks;
  if (tasks.size() < kFewest || input.document.kind == ledger::DocumentKind::kBulletin) return;
  for (const ledger::DocumentTask& task : tasks)
    if (!task.reading.targets.empty()) return;
  const std::string progress = HeadingOf(input.document, Field::kProgress, "完成情况");
  const std::string remark = HeadingOf(input.document, Field::kRemark, "备注");
  std::map<std::string, size_t> rows;  // with an amount, by heading
  for (const ledger::DocumentTask& task : tasks) {
    if (HoldsAmount(task.row.progress)) ++rows[progress];
    if (HoldsAmount(task.row.remark)) ++rows[remark];
    for (const ledger::ExtraCell& cell : task.row.extra)
      if (HoldsAmount(cell.text)) ++rows[cell.heading];
  }
  for (const auto& [heading, count] : rows) {
    if (count < kFewest || count * 2 < tasks.size()) continue;
    Finding finding;
    finding.field = heading == progress ? Field::kProgress
                    : heading == remark ? Field::kRemark
                                        : Field::kOther;
    finding.arguments = {{"heading", heading}};
    return out.push_back(std::move(finding));
  }
}

}  // namespace duban::understand
