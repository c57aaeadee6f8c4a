// Entry point: DecideDate.
#include "base/utf8.h"
#include "ledger/period.h"
#include "quantity/candidate.h"
#include "quantity/glyph.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

bool Between(const Candidate& candidate, int64_t low, int64_t high) {
  const auto& value = candidate.numeral.value;
  return value && value->IsWhole() && *value >= base::Decimal(low) && *value <= base::Decimal(high);
}

bool LooksLikeYear(const Candidate& candidate) {
  const Numeral& numeral = candidate.numeral;
  return !numeral.scaled && !numeral.grouped && (numeral.digits == 4 || numeral.positional) &&
         Between(candidate, ledger::kFirstYear, ledger::kLastYear);
}

// 2024-01-08, 2024.1.8, 2024/1/8: the whole of it, or 0.
size_t EndOfIsoDate(std::string_view text, size_t at) {
  size_t end = at;
  int parts = 0;
  char mark = 0;
  while (true) {
    size_t digits = 0;
    while (end + digits < text.size() &&
           IsAsciiDigit(static_cast<unsigned char>(text[end + digits])))
      ++digits;
    if (parts == 0 ? digits != 4 : digits < 1 || digits > 2) return 0;
    end += digits;
    if (++parts == 3) break;
    if (end >= text.size() || (mark != 0 && text[end] != mark)) return 0;
    mark = text[end];
    if (mark != '-' && mark != '.' && mark != '/') return 0;
    ++end;
  }
  return IsAsciiDigit(CharAt(text, end).value) ? 0 : end;
}

bool DecideIso(Candidate& candidate) {
  if (!candidate.numeral.arabic || candidate.numeral.digits != 4) return false;
  const size_t end = EndOfIsoDate(candidate.text, candidate.begin);
  return end != 0 && candidate.Settle(MentionKind::kDate, Rule("iso-date"), end);
}

bool DecideYear(Candidate& candidate) {
  if (!LooksLikeYear(candidate)) return false;
  const std::string_view text = candidate.text;
  const size_t at = candidate.number_end;
  if (const size_t size = OneOfAt(text, at, kYearEnds))
    return candidate.Settle(MentionKind::kDate, Rule("year"), at + size);
  // Without 年: 2023全国…, 2024部门预算, 2021-2035, but not 2023个.
  if (candidate.numeral.arabic && UnitBehind(candidate, at) == nullptr &&
      !candidate.numeral.decimal && !AtClauseEnd(text, at))
    return candidate.Settle(MentionKind::kDate, Rule("year"), at);
  return false;
}

bool DecideMonth(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t at = candidate.number_end;
  if (!StartsWith(text, at, "月") || !Between(candidate, 1, 12) || candidate.numeral.decimal)
    return false;
  if (candidate.numeral.upper > base::Decimal(12)) return false;
  const size_t size = OneOfAt(text, at, kMonthEnds);
  return candidate.Settle(MentionKind::kDate, Rule("month"), at + size);
}

bool DecideDay(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t at = candidate.number_end;
  const bool after_month = EndsWith(text, candidate.begin, "月");
  if (!Between(candidate, 1, 31) || candidate.numeral.decimal) return false;
  const std::string_view day = "日", number = "号";
  if (after_month && (StartsWith(text, at, day) || StartsWith(text, at, number)))
    return candidate.Settle(MentionKind::kDate, Rule("day"), at + day.size());
  if (candidate.numeral.arabic && StartsWith(text, at, day) &&
      OneOfAt(text, at + day.size(), kNotDay) == 0 && !EndsWith(text, candidate.begin, "每"))
    return candidate.Settle(MentionKind::kDate, Rule("day"), at + day.size());
  return false;
}

// 8:30, 20点, 17时30分.
bool DecideClock(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t at = candidate.number_end;
  if (!Between(candidate, 0, 60) || candidate.numeral.scaled || candidate.numeral.decimal)
    return false;
  const auto mark = CharAt(text, at);
  const bool colon = mark.value == ':' || mark.value == U'：';
  if (colon && candidate.numeral.digits <= 2 && IsAsciiDigit(CharAt(text, at + mark.size).value) &&
      IsAsciiDigit(CharAt(text, at + mark.size + 1).value))
    return candidate.Settle(MentionKind::kDate, Rule("clock"), at);
  if ((EndsWith(text, candidate.begin, ":") || EndsWith(text, candidate.begin, "：")) &&
      IsAsciiDigit(
          Before(text, candidate.begin - (EndsWith(text, candidate.begin, ":") ? 1 : 3)).value) &&
      candidate.numeral.digits == 2)
    return candidate.Settle(MentionKind::kDate, Rule("clock"), at);
  if (!candidate.numeral.arabic || !Between(candidate, 0, 24)) return false;
  const bool after_day = OneOfBefore(text, candidate.begin, kBeforeHour) != 0;
  if (StartsWith(text, at, "时") && OneOfAt(text, at, "时空 时限 时尚 时代") == 0)
    return candidate.Settle(MentionKind::kDate, Rule("clock"), at + 3);
  if (StartsWith(text, at, "点") && (after_day || OneOfAt(text, at, kHourEnds) != 0))
    return candidate.Settle(MentionKind::kDate, Rule("clock"), at + 3);
  return false;
}

bool DecideQuarter(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t at = candidate.number_end;
  if (!Between(candidate, 1, 4) || candidate.numeral.decimal) return false;
  if (const size_t size = OneOfAt(text, at, "季度末 季度 季末"))
    return candidate.Settle(MentionKind::kDate, Rule("quarter"), at + size);
  return false;
}

// 近三年, 前3个月, 今后5年, 每年: a span of the calendar and not a length that is promised.
bool DecideWindow(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t at = candidate.number_end;
  const size_t size = OneOfAt(text, at, kWindowUnits);
  if (size == 0) return false;
  if (StartsWith(text, at, "年代") || StartsWith(text, at, "世纪"))
    return candidate.Settle(MentionKind::kDate, Rule("window"), at + size);
  if (OneOfBefore(text, candidate.begin, kWindowHeads) == 0) return false;
  return candidate.Settle(MentionKind::kDate, Rule("window"), at + size);
}

}  // namespace

bool DecideDate(Candidate& candidate) {
  if (candidate.numeral.share != Share::kNone) return false;
  return DecideIso(candidate) || DecideYear(candidate) || DecideMonth(candidate) ||
         DecideDay(candidate) || DecideClock(candidate) || DecideQuarter(candidate) ||
         DecideWindow(candidate);
}

}  // namespace duban::quantity
