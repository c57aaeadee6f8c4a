// Entry points: FindIndicators, SettleUnitOfMeasure, WithUnit.
#include "understand/assemble_indicators.h"

#include <algorithm>

#include "base/utf8.h"
#include "quantity/quantity.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestValue = 40;  // bytes; a longer cell tells in its own words

std::string_view TextOf(const RawRow& row, size_t column) {
  return column < row.cells.size() && row.cells[column].size() == 1
             ? base::Trim(row.cells[column].front())
             : std::string_view{};
}

bool IsMeasure(std::string_view text) {
  if (text.empty() || text.size() > kLongestValue) return false;
  const std::string one = "1" + std::string(text);
  const auto quantities = quantity::FindQuantities(one);
  return quantities.size() == 1 && !quantities[0].unit.empty() &&
         quantities[0].span.end == one.size();
}

bool MostAreMeasures(const RawTable& table, size_t column) {
  size_t filled = 0, measures = 0;
  for (const RawRow& row : table.rows) {
    const std::string_view text = TextOf(row, column);
    filled += text.empty() ? 0 : 1;
    measures += IsMeasure(text) ? 1 : 0;
  }
  return measures > 0 && measures * 5 >= filled * 3;
}

bool IsAnyOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool IsTarget(std::string_view heading) {
  return std::any_of(std::begin(kTargetColumns), std::end(kTargetColumns),
                     [&](std::string_view word) { return heading.ends_with(word); });
}

bool IsName(const Column& column) {
  return column.role == Role::kCategory || column.role == Role::kContent;
}

size_t EndOfNumber(std::string_view text, size_t at) {
  const auto numeric = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; };
  while (at < text.size() && numeric(text[at])) ++at;
  return at;
}

// The words for a sign in front of a value.
std::string InWords(std::string_view before) {
  for (const auto& [sign, words] : {std::pair<std::string_view, std::string_view>{"≤", "不高于"},
                                    {"≥", "不低于"},
                                    {"＜", "低于"},
                                    {"<", "低于"},
                                    {"＞", "高于"},
                                    {">", "高于"}})
    if (before == sign) return std::string(words);
  return std::string(before);
}

}  // namespace

std::optional<IndicatorColumns> FindIndicators(const RawTable& table) {
  std::optional<size_t> name, unit, target, reported;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (IsAnyOf(column.heading, {"单位", "计量单位", "指标单位"}) && MostAreMeasures(table, i))
      unit = i;
    else if (IsTarget(column.heading) && name && !target)
      target = i;
    else if (IsName(column) && !name)
      name = i;
    else if (column.role == Role::kProgress && !column.heading.ends_with("率") && !reported)
      reported = i;
  }
  if (!name || !unit || !target) return std::nullopt;
  return IndicatorColumns{*name, *unit, *target, reported};
}

void SettleUnitOfMeasure(RawTable& table) {
  const auto found = FindIndicators(table);
  if (!found) return;
  table.columns[found->unit].role = Role::kOther;
  if (table.Find(Role::kLeadUnits) >= 0) return;
  for (const Role role : {Role::kUnits, Role::kSupport})
    if (const int column = table.Find(role); column >= 0) {
      table.columns[static_cast<size_t>(column)].role = Role::kLeadUnits;
      return;
    }
}

std::string WithUnit(const std::string& name, std::string_view value, std::string_view unit) {
  value = base::Trim(value);
  const size_t number = value.find_first_of("0123456789");
  if (number == value.npos || value.size() > kLongestValue) return std::string(value);
  const size_t minus = number > 0 && value[number - 1] == '-' ? number - 1 : number;
  const size_t end = EndOfNumber(value, number);
  const std::string_view behind = value.substr(end);
  std::string out = name + InWords(base::Trim(value.substr(0, minus)));
  out += value.substr(minus, end - minus);
  if (!behind.starts_with(unit))
    out += unit == "百分点" ? std::string("个百分点") : std::string(unit);
  return out + std::string(behind);
}

}  // namespace duban::understand
