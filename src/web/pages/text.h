// How values are worded on pages: periods, days, amounts, shares. Pure.
#pragma once

#include <string>

#include "base/date.h"
#include "ledger/document.h"
#include "markup/writer.h"
#include "web/pages/context.h"

namespace duban::web::pages {

// "2025Q4" → 2025年第四季度; labels that are none of duban's are shown as they are.
std::string PeriodName(const Context& context, std::string_view label);
// The heading that the table has for a field, or duban's own name of it where none is printed.
std::string ColumnName(const Context& context, const std::vector<ledger::Field>& columns,
                       const std::vector<std::string>& headings, ledger::Field field);
// "2026-01-12 09:00:00（北京时间）", for people and for machines.
void WriteTime(markup::Writer& html, const Context& context, const base::Instant& at);
// 2025年1月9日, 2025-01-09.
std::string DayName(const Context& context, const base::Date& day);
// 120000000 and 元 → "1.2亿元"; in English "120,000,000 元".
std::string AmountText(const Context& context, const base::Decimal& value, std::string_view unit);
// 0.9100 → "91%".
std::string ShareText(const base::Decimal& ratio);
// 2 of 36 → "5.6%", each rounded by itself so that a reader who divides finds the same.
std::string PartText(int count, int whole);
// What was understood of the promise: "≥ 500个".
std::string PromiseText(const Context& context, const ledger::Target& target);
// What the report tells of it, with its direction and the hedge that it has: "700余个",
// "下降 3.4%".
std::string ReportedText(const Context& context, const ledger::Target& target,
                         const ledger::Verdict& verdict, std::string_view progress);

}  // namespace duban::web::pages
