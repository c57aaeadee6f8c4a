// Years, periods and days in titles and headings.
//
// Pure; any number of threads.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"
#include "ledger/period.h"

namespace duban::understand {

// The first "2023年" or "二〇二三年" in the text; also "2023" alone where nothing but it looks like
// a year.
std::optional<int> FindYear(std::string_view text);

// "第四季度" "四季度" "1-11月" "截至10月31日" "上半年" "前三季度" "11月" in the text; the year
// itself where it names only that. `year` stands in where the text names none.
std::optional<ledger::Period> FindPeriod(std::string_view text, std::optional<int> year);

// "2024-01-08 17:32", "2024年1月8日", "2024/1/8", "2024.1.8": the first day in the text.
std::optional<base::Date> FindDate(std::string_view text);

}  // namespace duban::understand
