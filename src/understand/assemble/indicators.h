// Tables of indicators: 指标名称 | 单位 | 年度目标 | 实际完成. No cell says what was promised; the
// name, the target and its unit say it together.
//
// Pure; any number of threads.
#pragma once

#include <optional>
#include <string>

#include "understand/assemble/table.h"

namespace duban::understand {

// Whether the heading stands over shares of what was planned: 完成率, 占比, 完成年度目标（%）.
bool IsRate(std::string_view heading);

// A unit of amounts and nothing else: 亿元, %, 微克/立方米.
bool IsMeasure(std::string_view text);

// Offset of the measure in brackets that the heading ends with, 完成比例(%), 全年任务（个）; npos
// where it ends with none.
size_t MeasureInBrackets(std::string_view heading);

struct IndicatorColumns {
  size_t name = 0;
  std::optional<size_t> unit;  // empty where the names bear it: 地区生产总值（亿元）
  size_t target = 0;
  std::optional<size_t> reported;
  std::optional<size_t> rate;  // of shares that the other two figures make in other rows
  // Of cells without one, where the headings say it (年度目标（万元）) or a line over the table.
  std::string target_unit = {}, reported_unit = {};
};

// The columns of a table whose column 单位 holds measures (亿元, %, 个) and no offices, whose names
// end with a measure in brackets, whose targets are amounts and nothing else (≥45%, 12个), or whose
// column of targets holds lone numbers of a measure that its heading or a line over the table
// tells; nothing for other tables.
std::optional<IndicatorColumns> FindIndicators(const RawTable& table);

// Takes the column of measures for no column of offices.
void SettleUnitOfMeasure(RawTable& table);

// "PM2.5年均浓度" with "≤33" and "微克/立方米": "PM2.5年均浓度不高于33微克/立方米". A value that
// holds no number, or a sentence of its own, is given back as it is.
// [13.5] is a sum over the years of a plan; the brackets are left out.
std::string WithUnit(const std::string& name, std::string_view value, std::string_view unit);

// An indicator in words. `unit` is empty where its name bears it.
struct Indicator {
  std::string content, progress, unit;
  std::string whole;  // the name where it promises another amount: 改造公厕35座, of which 10 here
  bool other_years = false;  // only one of its figures is in [ ]: the progress is left as printed
  // The name promises another amount: the figures are no part of its sentence, and what was printed
  // as the result answers only what `progress` says.
  bool apart = false;
};
// `reported_unit`: where it is another one than that of the target.
Indicator ReadIndicator(std::string_view name, std::string_view unit, std::string_view target,
                        std::string_view reported, std::string_view reported_unit = {});

}  // namespace duban::understand
