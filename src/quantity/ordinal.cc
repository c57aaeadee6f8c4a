// Entry point: DecideOrdinal.
#include "base/utf8.h"
#include "quantity/candidate.h"
#include "quantity/glyph.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

bool IsSmall(const Candidate& candidate) {
  return candidate.numeral.value && *candidate.numeral.value <= base::Decimal(100) &&
         !candidate.numeral.decimal;
}

bool DecideNth(Candidate& candidate) {
  std::string_view text = candidate.text;
  size_t at = candidate.begin;
  while (IsBlank(Before(text, at).value) && candidate.begin - at < 6) at -= Before(text, at).size;
  if (!EndsWith(text, at, "第")) return false;
  candidate.begin = at - std::string_view("第").size();
  return candidate.Settle(MentionKind::kOrdinal, Rule("ordinal"), candidate.number_end);
}

// 前三, 前10名, 前5%: a place. 前三季度 is the calendar's.
bool DecideRank(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t at = candidate.number_end;
  const size_t word = OneOfBefore(text, candidate.begin, "前 TOP Top top");
  if (word == 0 || !IsSmall(candidate)) return false;
  if (OneOfBefore(text, candidate.begin - word, kNotPlace) != 0) return false;
  const size_t size = OneOfAt(text, at, kPlaceUnits);
  if (size == 0 && !AtClauseEnd(text, at) && OneOfAt(text, at, "的 行 ” 》") == 0) return false;
  candidate.quantity().dimension = ledger::Dimension::kRank;
  return candidate.Settle(MentionKind::kOrdinal, Rule("rank"), at + size);
}

bool DecideStrong(Candidate& candidate) {
  if (OneOfAt(candidate.text, candidate.number_end, "强 強") == 0 || candidate.numeral.decimal)
    return false;
  if (OneOfAt(candidate.text, candidate.number_end, kNotStrong) != 0) return false;
  return candidate.Settle(MentionKind::kOrdinal, Rule("strong"), candidate.number_end + 3);
}

// 三级医院, 4星级, 5A级, 一等奖, 二类疫苗. Arabic 5类 counts.
bool DecideGrade(Candidate& candidate) {
  const std::string_view text = candidate.text;
  size_t at = candidate.number_end;
  const bool han = !candidate.numeral.arabic;
  if (!candidate.numeral.value || candidate.numeral.decimal || candidate.numeral.positional)
    return false;
  const bool small = *candidate.numeral.value <= base::Decimal(10);
  if (small && StartsWith(text, at, "A")) ++at;
  size_t size = OneOfAt(text, at, kGradeEnds);
  if (size == 0 && small) size = OneOfAt(text, at, "星 甲");
  if (size == 0 && han && *candidate.numeral.value <= base::Decimal(2) &&
      OneOfBefore(text, at, "两") == 0)
    size = OneOfAt(text, at, kHanGradeEnds);
  if (size == 0 && candidate.numeral.scaled) size = OneOfAt(text, at, "元级 吨级 人级");
  if (size == 0 || OneOfAt(text, at, "级联") != 0) return false;
  return candidate.Settle(MentionKind::kOrdinal, Rule("grade"), at + size);
}

// 二期工程, 九届: one of a series. 举办培训10期 counts.
bool DecideSeries(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t at = candidate.number_end;
  if (!IsSmall(candidate)) return false;
  if (!candidate.numeral.arabic) {
    const size_t size = OneOfAt(text, at, kTermEnds);
    return size != 0 && candidate.Settle(MentionKind::kOrdinal, Rule("series"), at + size);
  }
  if (const size_t size = OneOfAt(text, at, kProjectStages))
    return candidate.Settle(MentionKind::kOrdinal, Rule("series"), at + size);
  return false;
}

// "1." "2、" "（3）" at the beginning of a paragraph or sentence.
bool DecideListNumber(Candidate& candidate) {
  const std::string_view text = candidate.text;
  if (candidate.numeral.scaled && candidate.numeral.arabic) return false;
  if (!IsSmall(candidate) || candidate.numeral.bare_power) return false;
  const auto before = Before(text, candidate.begin);
  const auto after = CharAt(text, candidate.number_end);
  const bool closed = after.value == ')' || after.value == U'）';
  const bool opened = before.value == '(' || before.value == U'（';
  if (opened && closed)
    return candidate.Settle(MentionKind::kOrdinal, Rule("list-number"), candidate.number_end);
  const bool starts = before.size == 0 || before.value == '\n' || before.value == U'。' ||
                      before.value == U'；' || before.value == U'：' || before.value == ';';
  const bool dotted = after.value == '.' || after.value == U'．' || after.value == U'、' || closed;
  if (!starts || !dotted) return false;
  if (after.value == U'、' &&
      Classify(CharAt(text, candidate.number_end + after.size).value).glyph != Glyph::kNone)
    return false;
  return candidate.Settle(MentionKind::kOrdinal, Rule("list-number"), candidate.number_end);
}

}  // namespace

bool DecideOrdinal(Candidate& candidate) {
  if (candidate.numeral.share != Share::kNone) return false;
  return DecideNth(candidate) || DecideRank(candidate) || DecideStrong(candidate) ||
         DecideGrade(candidate) || DecideSeries(candidate) || DecideListNumber(candidate);
}

}  // namespace duban::quantity
