// PeriodName, ColumnName, DayName, WriteTime, AmountText, ShareText, PartText, PromiseText,
// ReportedText.
#include "web/pages/text.h"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace duban::web::pages {
namespace {

using base::Decimal;

std::string_view SymbolOf(ledger::Operator op) {
  switch (op) {
    case ledger::Operator::kAtLeast:
      return "≥ ";
    case ledger::Operator::kAtMost:
      return "≤ ";
    case ledger::Operator::kAbout:
      return "≈ ";
    case ledger::Operator::kExactly:
      return "= ";
    case ledger::Operator::kBetween:
      return "";
  }
  return "";
}

// "1234567.8" → "1,234,567.8".
std::string Grouped(std::string digits) {
  const size_t end = std::min(digits.find('.'), digits.size());
  const size_t begin = digits.starts_with('-') ? 1 : 0;
  for (size_t at = end; at > begin + 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

// A power of ten and its word, larger ones first.
using Steps = std::array<std::pair<int, std::string_view>, 2>;
constexpr Steps kChinese = {{{8, "亿"}, {4, "万"}}};
constexpr Steps kEnglish = {{{9, " billion"}, {6, " million"}}};

// With one of the words where that leaves at most two places behind the point.
std::optional<std::string> InWords(const Decimal& value, const Steps& steps) {
  const Decimal size = value.IsNegative() ? value.Negated() : value;
  for (const auto& [power, word] : steps) {
    const auto shifted = value.Shifted(-power);
    const auto threshold = Decimal(1).Shifted(power);
    if (shifted && threshold && size >= *threshold && shifted->Rounded(2) == *shifted)
      return shifted->ToString() + std::string(word);
  }
  return std::nullopt;
}

std::string Number(const Context& context, const Decimal& value) {
  if (context.chinese()) return InWords(value, kChinese).value_or(value.ToString());
  return InWords(value, kEnglish).value_or(Grouped(value.ToString()));
}

bool IsTight(std::string_view unit) {
  return unit.starts_with('%') || unit.empty();
}

}  // namespace

std::string PeriodName(const Context& context, std::string_view label) {
  const auto period = ledger::Period::Parse(label);
  if (!period) return std::string(label);
  const std::string year = std::to_string(period->year());
  const std::string_view rest = label.substr(std::min<size_t>(4, label.size()));
  if (rest.empty()) return context.Say("web.period.year", {{"year", year}});
  if (rest[0] == 'Q')
    return context.Say("web.period.quarter", {{"year", year}, {"n", std::string(rest.substr(1))}});
  if (rest[0] == 'H')
    return context.Say("web.period.half", {{"year", year}, {"n", std::string(rest.substr(1))}});
  if (rest.size() > 3) return DayName(context, period->as_of);
  return context.Say("web.period.months",
                     {{"year", year}, {"n", std::to_string(period->as_of.month)}});
}

std::string ColumnName(const Context& context, const std::vector<ledger::Field>& columns,
                       const std::vector<std::string>& headings, ledger::Field field) {
  for (size_t i = 0; i < columns.size() && i < headings.size(); ++i)
    if (columns[i] == field && !headings[i].empty()) return headings[i];
  return context.Say("field." + std::string(ledger::Name(field)));
}

std::string DayName(const Context& context, const base::Date& day) {
  const auto part = [&](int number) {
    return (context.chinese() || number > 9 ? "" : "0") + std::to_string(number);
  };
  return context.Say(
      "web.day",
      {{"year", std::to_string(day.year)}, {"month", part(day.month)}, {"day", part(day.day)}});
}

void WriteTime(markup::Writer& html, const Context& context, const base::Instant& at) {
  html.Leaf("time", {{"datetime", at.ToString()}},
            context.Say("web.time", {{"time", at.ToLegalString()}}));
}

std::string AmountText(const Context& context, const Decimal& value, std::string_view unit) {
  std::string text = Number(context, value);
  if (!context.chinese() && !IsTight(unit)) text += ' ';
  return text.append(unit);
}

std::string ShareText(const Decimal& ratio) {
  const auto percent = ratio.Shifted(2);
  return percent ? percent->Rounded(1).ToString() + "%" : "";
}

std::string PartText(int count, int whole) {
  const int per_mille =
      whole > 0 ? static_cast<int>((int64_t{count} * 2000 + whole) / (int64_t{whole} * 2)) : 0;
  return fmt::format("{}.{}%", per_mille / 10, per_mille % 10);
}

// A rate of change is nothing without its direction: 下降 ≥ 3.2%.
static std::string_view ChangeKey(const ledger::Target& target) {
  if (target.kind == ledger::TargetKind::kGrowth) return "web.promise.up";
  const bool falls =
      target.kind == ledger::TargetKind::kCeiling && target.op != ledger::Operator::kAtMost;
  return falls ? "web.promise.down" : "";
}

std::string PromiseText(const Context& context, const ledger::Target& target) {
  if (!target.value) return {};
  std::string text(SymbolOf(target.op));
  if (target.upper) text += Number(context, *target.value) + "–";
  text += AmountText(context, target.upper ? *target.upper : *target.value, target.unit);
  if (target.floor)
    text += context.Say("web.promise.floor",
                        {{"floor", AmountText(context, *target.floor, target.unit)}});
  const std::string_view key = ChangeKey(target);
  return key.empty() ? text : context.Say(key, {{"amount", text}});
}

// 700余人, 近40家, 约5万亩: the hedge that the report has at its one figure, as a part of a key.
static std::string_view HedgeIn(std::string_view words) {
  constexpr size_t kOneFigure = 40;  // bytes
  constexpr std::pair<std::string_view, std::string_view> kHedges[] = {
      {"余", "over"}, {"多", "over"}, {"近", "nearly"}, {"约", "about"}, {"左右", "about"}};
  if (words.size() > kOneFigure || words.find("、") != words.npos) return {};
  for (const auto& [word, hedge] : kHedges)
    if (words.find(word) != words.npos) return hedge;
  return {};
}

std::string ReportedText(const Context& context, const ledger::Target& target,
                         const ledger::Verdict& verdict, std::string_view progress) {
  if (!verdict.reported) return {};
  std::string_view key = ChangeKey(target);
  Decimal value = *verdict.reported;
  if (!key.empty() && value.IsNegative()) {
    value = value.Negated();
    key = key == "web.promise.up" ? "web.promise.down" : "web.promise.up";
  }
  std::string text = AmountText(context, value, target.unit);
  const bool told = verdict.span && verdict.span->end <= progress.size();
  const std::string_view gap = context.chinese() || IsTight(target.unit) ? "" : " ";
  if (const auto hedge = HedgeIn(told ? verdict.span->In(progress) : ""); !hedge.empty())
    text =
        context.Say("web.reported." + std::string(hedge),
                    {{"number", Number(context, value)}, {"unit", std::string(gap) + target.unit}});
  return key.empty() || value.IsZero() ? text : context.Say(key, {{"amount", text}});
}

}  // namespace duban::web::pages
