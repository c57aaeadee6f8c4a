// Entry points: UnitBehind, ReadUnit.
#include "base/utf8.h"
#include "ledger/period.h"
#include "quantity/candidate.h"
#include "quantity/glyph.h"
#include "quantity/lost.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

using base::Decimal;
using ledger::Dimension;
using ledger::Quantity;

constexpr int kMaxBlanks = 8;

size_t SkipBlanks(std::string_view text, size_t at) {
  if (at <= text.size() && IsIdeographAt(text, at)) return at;
  for (int i = 0; i < kMaxBlanks && IsBlank(CharAt(text, at).value); ++i)
    at += CharAt(text, at).size;
  // A character that a conversion lost stands as "?": 47?平方公里.
  const auto c = CharAt(text, at);
  return IsLostMark(c.value) ? at + c.size : at;
}

RuleId RuleOf(const UnitEntry& unit) {
  switch (unit.dimension) {
    case Dimension::kPercent:
      return Rule("percent");
    case Dimension::kPercentPoint:
      return Rule("percent-point");
    case Dimension::kPerMille:
      return Rule("per-mille");
    case Dimension::kTimes:
      return Rule("times");
    case Dimension::kMoney:
      return Rule("money");
    case Dimension::kCount:
      return Rule("count");
    case Dimension::kTime:
      return Rule("duration");
    default:
      return Rule("measured");
  }
}

// 100m and 5G: a Latin unit ends where the Latin word ends.
bool CutsLatinWord(std::string_view text, size_t begin, size_t end) {
  return IsLatin(Before(text, end).value) && end > begin && IsLatin(CharAt(text, end).value);
}

// 方 is short for 平方米 where floors and land are meant, for 立方米 where earth or water is.
bool MeansVolume(std::string_view text, size_t at) {
  const std::string_view clause = text.substr(ClauseBegin(text, at), at - ClauseBegin(text, at));
  for (const std::string_view thing : kVolumeThings)
    if (clause.find(thing) != std::string_view::npos) return true;
  return false;
}

void SetBase(Quantity& quantity, const UnitEntry& unit) {
  if (!unit.factor) return;
  const auto product = quantity.value.Times(*unit.factor);
  if (product) quantity.base_value = product->DividedBy(unit.divisor, Decimal::kMaxScale);
}

void Apply(Candidate& candidate, const UnitEntry& unit, size_t begin, size_t end) {
  Quantity& quantity = candidate.quantity();
  candidate.unit = &unit;
  candidate.unit_end = candidate.outer_end = end;
  candidate.mention.trail.Add(RuleOf(unit));
  quantity.rule = Name(RuleOf(unit));
  quantity.unit = unit.canonical;
  quantity.written_unit = candidate.text.substr(begin, end - begin);
  quantity.dimension = unit.dimension;
  SetBase(quantity, unit);
  if (unit.written != "方") return;
  if (MeansVolume(candidate.text, candidate.begin)) {
    quantity.unit = std::string_view("立方米");
    quantity.dimension = Dimension::kVolume;
    candidate.mention.trail.Add(Rule("volume-by-thing"));
  }
}

// The part of a rate behind its slash: a unit or one of kRateUnits. Returns its end and canonical
// word.
size_t ReadPer(std::string_view text, size_t at, std::string& canonical) {
  if (const UnitEntry* unit = Lexicon::Get().UnitAt(text, at)) {
    const size_t end = at + unit->written.size();
    if (CutsLatinWord(text, at, end)) return 0;
    canonical += unit->canonical;
    return end;
  }
  const size_t size = OneOfAt(text, at, kRateUnits);
  canonical += text.substr(at, size);
  return size == 0 ? 0 : at + size;
}

// 高于全国1.2个、全省0.8个百分点: the first 个 is short for 个百分点.
bool SharesPoints(const Candidate& candidate, const UnitEntry& unit, size_t end) {
  if (unit.canonical != "个" || !candidate.numeral.decimal || candidate.numeral.scaled)
    return false;
  const std::string_view rest = candidate.text.substr(end, 60);
  const size_t points = rest.find("个百分点");
  return points != rest.npos &&
         points < std::min({rest.find("。"), rest.find("；"), rest.find(';')});
}

// 超百亿项目: the word is 项目; but 完成3项目标.
bool IsHalfOfProject(std::string_view text, size_t at, size_t end) {
  return text.substr(at, end - at) == "项" && StartsWith(text, end, "目") &&
         !StartsWith(text, end, "目标") && !StartsWith(text, end, "目录");
}

// 元/月/平方米, 元/人·月.
void ReadRate(Candidate& candidate) {
  std::string canonical = candidate.quantity().unit;
  size_t at = candidate.unit_end;
  const size_t written = at - candidate.quantity().written_unit.size();
  for (int parts = 0; parts < 3; ++parts) {
    const base::CodePoint mark = CharAt(candidate.text, at);
    const bool slash = mark.value == '/' || mark.value == U'／';
    if (!slash && !(parts > 0 && mark.value == U'·')) break;
    std::string with = canonical + (slash ? "/" : "·");
    const size_t end = ReadPer(candidate.text, at + mark.size, with);
    if (end == 0) break;
    canonical = std::move(with);
    at = end;
  }
  // 元/人月.
  constexpr std::string_view kPerson = "/人", kMonth = "月";
  if (canonical.ends_with(kPerson) && StartsWith(candidate.text, at, kMonth)) {
    canonical.append("·").append(kMonth);
    at += kMonth.size();
  }
  if (at == candidate.unit_end) return;
  Quantity& quantity = candidate.quantity();
  quantity.unit = std::move(canonical);
  quantity.written_unit = candidate.text.substr(written, at - written);
  quantity.dimension = Dimension::kRate;
  quantity.base_value.reset();
  candidate.unit_end = candidate.outer_end = at;
  candidate.mention.trail.Add(Rule("rate"));
  quantity.rule = Name(Rule("rate"));
}

// A percentage that needs no sign: 百分之五, 千分之三, 万分之二, 三分之二.
bool ReadShare(Candidate& candidate) {
  Quantity& quantity = candidate.quantity();
  switch (candidate.numeral.share) {
    case Share::kNone:
      return false;
    case Share::kPercent:
      quantity.unit = std::string_view("%");
      quantity.dimension = Dimension::kPercent;
      quantity.base_value = quantity.value;
      candidate.mention.trail.Add(Rule("percent-of"));
      quantity.rule = Name(Rule("percent-of"));
      break;
    case Share::kPerMille:
      quantity.unit = std::string_view("‰");
      quantity.dimension = Dimension::kPerMille;
      quantity.base_value = quantity.value.Shifted(-1);
      candidate.mention.trail.Add(Rule("per-mille-of"));
      quantity.rule = Name(Rule("per-mille-of"));
      break;
    case Share::kFraction:
      quantity.dimension = Dimension::kPercent;
      quantity.base_value = quantity.value.Shifted(2);
      candidate.mention.trail.Add(Rule("fraction"));
      quantity.rule = Name(Rule("fraction"));
      break;
  }
  return true;
}

// 八成, 三成半, 七成六: tenths.
bool ReadTenths(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t at = SkipBlanks(text, candidate.number_end);
  if (!StartsWith(text, at, "成")) return false;
  size_t end = at + std::string_view("成").size();
  Quantity& quantity = candidate.quantity();
  if (OneOfAt(text, end, kNotTenths) != 0 || quantity.value > Decimal(10)) return false;
  auto value = quantity.value.Shifted(1);
  const size_t more = SkipBlanks(text, end);
  const base::CodePoint c = CharAt(text, more);
  const GlyphInfo digit = Classify(c.value);
  if (c.value == U'半') {
    value = value->Plus(Decimal(5));
    end = more + c.size;
  } else if (digit.glyph == Glyph::kHanDigit && AtClauseEnd(text, more + c.size)) {
    value = value->Plus(Decimal(digit.value));
    end = more + c.size;
  }
  quantity.value = *value;
  if (quantity.upper) quantity.upper = quantity.upper->Shifted(1);
  quantity.ratio.reset();
  quantity.unit = std::string_view("%");
  quantity.written_unit = text.substr(at, end - at);
  quantity.dimension = Dimension::kPercent;
  quantity.base_value = quantity.value;
  candidate.unit_end = candidate.outer_end = end;
  candidate.mention.trail.Add(Rule("tenths"));
  quantity.rule = Name(Rule("tenths"));
  return true;
}

// 九折 is 90%, 七五折 and 75折 are 75%, 9.9折 is 99%.
bool ReadDiscount(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t at = SkipBlanks(text, candidate.number_end);
  if (!StartsWith(text, at, "折")) return false;
  const size_t end = at + std::string_view("折").size();
  Quantity& quantity = candidate.quantity();
  if (OneOfAt(text, end, kNotDiscount) != 0 || quantity.value >= Decimal(100)) return false;
  if (quantity.ratio) quantity.value = Decimal(5);  // 半折
  if (quantity.value == Decimal(10)) return false;
  const auto of_ten = [](const Decimal& price) {
    return price < Decimal(10) ? price.Shifted(1).value_or(price) : price;
  };
  quantity.value = of_ten(quantity.value);
  if (quantity.upper) quantity.upper = of_ten(*quantity.upper);
  quantity.ratio.reset();
  quantity.unit = std::string_view("%");
  quantity.written_unit = std::string_view("折");
  quantity.dimension = Dimension::kPercent;
  quantity.base_value = quantity.value;
  candidate.unit_end = candidate.outer_end = end;
  candidate.mention.trail.Add(Rule("discount"));
  quantity.rule = Name(Rule("discount"));
  return true;
}

// 个 百 分 点: blanks between the characters, as scanned tables have them.
size_t EndOfSpacedPoints(std::string_view text, size_t at) {
  constexpr std::u32string_view kSimple = U"个百分点", kTraditional = U"個百分點";
  for (size_t i = 0; i < kSimple.size(); ++i) {
    at = SkipBlanks(text, at);
    const base::CodePoint c = CharAt(text, at);
    if (c.value != kSimple[i] && c.value != kTraditional[i]) return 0;
    at += c.size;
  }
  return at;
}

// 8.2/10万: so many of each hundred thousand persons. 3/10万元 is of money, and no such rate.
bool ReadOfHundredThousand(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t begin = SkipBlanks(text, candidate.number_end);
  size_t size = OneOfAt(text, begin, kHundredThousands);
  if (size == 0 || !candidate.numeral.arabic || candidate.numeral.scaled) return false;
  size_t end = begin + size;
  if (StartsWith(text, end, "人")) end += std::string_view("人").size();
  const bool ends = AtClauseEnd(text, end) || OneOfAt(text, end, kBehindHundredThousands) != 0;
  if (!ends) return false;
  Quantity& quantity = candidate.quantity();
  quantity.unit = std::string_view("/10万");
  quantity.written_unit = text.substr(begin, end - begin);
  quantity.dimension = Dimension::kRate;
  quantity.base_value.reset();
  candidate.unit_end = candidate.outer_end = end;
  candidate.mention.trail.Add(Rule("rate"));
  quantity.rule = Name(Rule("rate"));
  return true;
}

// 2024部门预算.
bool MayBeYear(const Numeral& numeral) {
  return numeral.arabic && !numeral.decimal && !numeral.scaled && numeral.value &&
         *numeral.value >= Decimal(ledger::kFirstYear) &&
         *numeral.value <= Decimal(ledger::kLastYear);
}

// 30套路灯, 10所有机农业学校: behind a few digits the measure word is one, although it makes a word
// with the character behind it, where that character begins a noun of its own; not 5场馆, 8支线.
const UnitEntry* MeasureBeforeNoun(const Candidate& candidate, size_t at) {
  constexpr int kMostDigits = 5;
  const Numeral& numeral = candidate.numeral;
  const bool plain = numeral.arabic && !numeral.decimal && !numeral.scaled && numeral.value &&
                     numeral.digits <= kMostDigits;
  const UnitEntry* unit = plain ? Lexicon::Get().MeasureWordAt(candidate.text, at) : nullptr;
  if (unit == nullptr || OneOfAt(candidate.text, at, kNounsBehindDigits) != 0) return nullptr;
  const size_t noun = at + unit->written.size();
  return OneOfAt(candidate.text, noun, kNounsBehindMeasures) != 0 ? unit : nullptr;
}

// 改造100台区, 推广3套种模式: a noun that begins with a measure word follows the digits without
// one. In 2条约10公里 a figure stands behind, and the word is 约.
bool NounBehindDigits(const Candidate& candidate, size_t at, const UnitEntry& unit) {
  const std::string_view text = candidate.text;
  if (!candidate.numeral.arabic || candidate.numeral.scaled) return false;
  const size_t of_year = MayBeYear(candidate.numeral) ? OneOfAt(text, at, kNounsBehindYears) : 0;
  if (of_year != 0 && !AtClauseEnd(text, at + of_year)) return true;
  const size_t noun = OneOfAt(text, at, kNounsBehindDigits);
  const size_t end = at + unit.written.size();
  return at + noun > end && Classify(CharAt(text, at + noun).value).glyph == Glyph::kNone &&
         OneOfAt(text, end, kNounsBehindMeasures) == 0;
}

}  // namespace

const UnitEntry* UnitBehind(const Candidate& candidate, size_t at) {
  const UnitEntry* unit = Lexicon::Get().UnitAt(candidate.text, at);
  if (unit == nullptr) return MeasureBeforeNoun(candidate, at);
  return NounBehindDigits(candidate, at, *unit) ? nullptr : unit;
}

void ReadUnit(Candidate& candidate) {
  if (ReadShare(candidate) || ReadOfHundredThousand(candidate)) return;
  if (ReadTenths(candidate) || ReadDiscount(candidate)) return;
  const size_t at = SkipBlanks(candidate.text, candidate.number_end);
  if (const size_t points = EndOfSpacedPoints(candidate.text, at)) {
    Apply(candidate, *Lexicon::Get().UnitAt("个百分点", 0), at, points);
    return;
  }
  const UnitEntry* unit = UnitBehind(candidate, at);
  if (unit == nullptr || (!unit->after_han && !candidate.numeral.arabic)) return;
  // 三方 are parties, 三度 is a noun's: the short words measure only what is counted in 万.
  if (!candidate.numeral.arabic && !candidate.numeral.scaled &&
      (unit->written == "方" || unit->written == "度" || unit->written == "平方"))
    return;
  const size_t end = at + unit->written.size();
  if (CutsLatinWord(candidate.text, at, end) || IsHalfOfProject(candidate.text, at, end)) return;
  if (SharesPoints(candidate, *unit, end)) unit = Lexicon::Get().UnitAt("个百分点", 0);
  Apply(candidate, *unit, at, end);
  ReadRate(candidate);
}

}  // namespace duban::quantity
