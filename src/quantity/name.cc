// Entry points: DecideParallel, DecideName.
#include "base/utf8.h"
#include "quantity/candidate.h"
#include "quantity/glyph.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

bool Name(Candidate& candidate, RuleId rule) {
  return candidate.Settle(MentionKind::kName, rule, candidate.number_end);
}

bool IsOpening(char32_t c) {
  return c == U'“' || c == U'「' || c == U'‘';
}
bool IsClosing(char32_t c) {
  return c == U'”' || c == U'」' || c == U'’';
}

// Characters up to the mark that closes (or opens, looking back) a quotation around `at`; -1 where
// none stands within `reach`.
int ToClosing(std::string_view text, size_t at, int reach, bool (*closes)(char32_t),
              bool (*opens)(char32_t)) {
  for (int steps = 0; steps <= reach; ++steps) {
    const auto c = CharAt(text, at);
    if (c.size == 0 || c.value == '\n') return -1;
    if (!base::IsHan(c.value) && opens(c.value)) return -1;
    if (!base::IsHan(c.value) && closes(c.value)) return steps;
    at += c.size;
  }
  return -1;
}

int ToOpening(std::string_view text, size_t at, int reach, bool (*opens)(char32_t),
              bool (*closes)(char32_t)) {
  for (int steps = 0; steps <= reach; ++steps) {
    const auto c = Before(text, at);
    if (c.size == 0 || c.value == '\n') return -1;
    if (!base::IsHan(c.value) && closes(c.value)) return -1;
    if (!base::IsHan(c.value) && opens(c.value)) return steps;
    at -= c.size;
  }
  return -1;
}

constexpr int kShortQuote = 12;

// “15分钟健身圈”, “1612”, “亿元楼”. A longer quotation is a sentence, where amounts stay amounts.
bool DecideQuoted(Candidate& candidate) {
  const int before = ToOpening(candidate.text, candidate.begin, kShortQuote, IsOpening, IsClosing);
  if (before < 0) return false;
  const int after =
      ToClosing(candidate.text, candidate.number_end, kShortQuote - before, IsClosing, IsOpening);
  if (after < 0) return false;
  // A lone numeral in quotation marks is spoken of, and stays a number: “一”和“五”.
  return Name(candidate, Rule("quoted"));
}

constexpr size_t kLongTitle = 240;  // bytes

// 《 and 》 differ in their last byte only; looking for it byte by byte is cheaper than by
// character.
bool DecideTitle(Candidate& candidate) {
  if (!candidate.beside_titles) return false;
  constexpr std::string_view kOpens = "《", kCloses = "》";
  const std::string_view text = candidate.text;
  const size_t least = candidate.begin > kLongTitle ? candidate.begin - kLongTitle : 0;
  for (size_t end = candidate.begin; end >= least + kOpens.size(); --end) {
    if (text[end - 1] == kCloses.back() && EndsWith(text, end, kCloses)) return false;
    if (text[end - 1] != kOpens.back() || !EndsWith(text, end, kOpens)) continue;
    const std::string_view rest = text.substr(candidate.number_end, kLongTitle);
    const size_t close = rest.find(kCloses);
    return close != rest.npos && rest.find(kOpens) >= close && Name(candidate, Rule("title"));
  }
  return false;
}

bool IsCodeChar(char32_t c) {
  return IsLatin(c) || IsAsciiDigit(c) || c == '-' || c == '/' || c == '_' || c == '.' || c == '#';
}

// Latin letters in the row of letters, digits and marks before the number: D32, GS0301-A1/R22-06.
int LettersBefore(const Candidate& candidate) {
  int letters = 0;
  size_t at = candidate.begin;
  for (int steps = 0; steps < 24; ++steps) {
    const auto c = Before(candidate.text, at);
    if (c.size == 0 || !IsCodeChar(c.value)) break;
    letters += IsLatin(c.value) ? 1 : 0;
    at -= c.size;
  }
  return letters;
}

bool DecideLetters(Candidate& candidate) {
  if (!candidate.numeral.arabic) return false;
  const auto after = CharAt(candidate.text, candidate.number_end);
  const bool glued_behind = IsLatin(after.value) && candidate.unit == nullptr;
  if (glued_behind && candidate.numeral.share == Share::kNone)
    return Name(candidate, Rule("letters"));
  const int letters = LettersBefore(candidate);
  if (letters == 0) return false;
  const bool direct = IsLatin(Before(candidate.text, candidate.begin).value);
  // 单位GDP5.2%, IPO3家: a word of letters before an amount.
  if (direct && letters >= 2 && candidate.unit != nullptr && !IsLatin(after.value)) return false;
  return Name(candidate, Rule("letters"));
}

// 2.0, 1.0版.
bool DecideVersion(Candidate& candidate) {
  const std::string_view text = candidate.text;
  if (!candidate.numeral.arabic || !candidate.numeral.decimal || candidate.numeral.scaled)
    return false;
  if (StartsWith(text, candidate.number_end, "版")) return Name(candidate, Rule("version"));
  return candidate.unit == nullptr && EndsWith(text, candidate.number_end, ".0") &&
         !candidate.hedged && candidate.numeral.digits == 1 && Name(candidate, Rule("version"));
}

bool IsPlus(char32_t c) {
  return c == '+' || c == U'＋' || c == U'➕' || c == U'﹢';
}

bool DecidePlus(Candidate& candidate) {
  const auto before = Before(candidate.text, candidate.begin);
  const auto after = CharAt(candidate.text, candidate.number_end);
  if (!IsPlus(before.value) && !IsPlus(after.value)) return false;
  return Name(candidate, Rule("plus-chain"));
}

// 2、3号楼, 5和6号线: the sign stands behind the last of several.
bool NumberSignFollows(std::string_view text, size_t at) {
  for (int parts = 0; parts < 6; ++parts) {
    const size_t joint = OneOfAt(text, at, "、 和 及 与 -");
    if (joint == 0) return false;
    at += joint;
    const size_t begin = at;
    while (IsAsciiDigit(CharAt(text, at).value) && at - begin < 5) ++at;
    if (at == begin) return false;
    if (StartsWith(text, at, "号")) return true;
  }
  return false;
}

// 15号线, 398号, 2号; 209路, 3线; not 接入视频2000路.
bool DecideNumberSign(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const size_t at = candidate.number_end;
  if (candidate.numeral.decimal || candidate.numeral.scaled) {
    if (candidate.numeral.arabic || !StartsWith(text, at, "号")) return false;
  }
  const auto before = Before(text, candidate.begin);
  if (before.value == U'〕' || before.value == U'﹞' || before.value == U'〔')
    return Name(candidate, Rule("document-number"));
  if (const size_t size = OneOfAt(text, at, "号线 号 ＃ #"))
    return candidate.Settle(MentionKind::kName, Rule("number-sign"), at + size);
  if (!candidate.numeral.arabic) return false;
  if (NumberSignFollows(text, at)) return Name(candidate, Rule("number-sign"));
  if (OneOfAt(text, at, kNotBusLine) != 0) return false;
  const bool few = candidate.numeral.digits <= 3;
  if (few && StartsWith(text, at, "路") && OneOfBefore(text, candidate.begin, kBeforeChannels) == 0)
    return candidate.Settle(MentionKind::kName, Rule("number-sign"), at + 3);
  if (few && OneOfAt(text, at, kNumberSigns) != 0) return Name(candidate, Rule("number-sign"));
  return false;
}

// 〔2024〕, [2024]2号 and (2024)2号.
bool DecideDocument(Candidate& candidate) {
  const auto before = Before(candidate.text, candidate.begin);
  const auto after = CharAt(candidate.text, candidate.number_end);
  const bool brackets = (before.value == U'〔' && after.value == U'〕') ||
                        (before.value == '[' && after.value == ']') ||
                        (before.value == U'﹝' && after.value == U'﹞');
  return brackets && candidate.numeral.digits == 4 && Name(candidate, Rule("document-number"));
}

// 1.2.3: a part of a row with points.
bool InDottedRow(const Candidate& candidate) {
  const std::string_view text = candidate.text;
  const auto digit = [](base::CodePoint c) { return IsAsciiDigit(c.value); };
  if (StartsWith(text, candidate.number_end, ".") && digit(CharAt(text, candidate.number_end + 1)))
    return true;
  return EndsWith(text, candidate.begin, ".") && digit(Before(text, candidate.begin - 1));
}

// RQT=305, %2024, 000417288/2023: an identifier.
bool DecideCode(Candidate& candidate) {
  if (!candidate.numeral.arabic) return false;
  const auto before = Before(candidate.text, candidate.begin);
  const auto after = CharAt(candidate.text, candidate.number_end);
  if (InDottedRow(candidate)) return Name(candidate, Rule("code"));
  if (candidate.HasUnit()) return false;
  for (const char32_t mark : U"=#@_&\\%*")
    if (mark != 0 && (before.value == mark || (after.value == mark && mark != '%')))
      return Name(candidate, Rule("code"));
  const bool joined = (after.value == '-' || after.value == '/' || after.value == U'—') &&
                      IsAsciiDigit(CharAt(candidate.text, candidate.number_end + after.size).value);
  const bool joins = (before.value == '-' || before.value == '/' || before.value == U'—') &&
                     IsAsciiDigit(Before(candidate.text, candidate.begin - before.size).value);
  if (candidate.numeral.digits >= 5 && (joined || joins)) return Name(candidate, Rule("code"));
  return joined && joins && Name(candidate, Rule("code"));
}

// 1:8, 1∶3: a proportion.
bool DecideProportion(Candidate& candidate) {
  if (!candidate.numeral.arabic || candidate.HasUnit()) return false;
  const auto colon = [](char32_t c) { return c == ':' || c == U'∶' || c == U'：'; };
  const auto before = Before(candidate.text, candidate.begin);
  const auto after = CharAt(candidate.text, candidate.number_end);
  const bool first = colon(after.value) &&
                     IsAsciiDigit(CharAt(candidate.text, candidate.number_end + after.size).value);
  const bool second = colon(before.value) &&
                      IsAsciiDigit(Before(candidate.text, candidate.begin - before.size).value);
  return (first || second) && Name(candidate, Rule("proportion"));
}

bool DecideTelephone(Candidate& candidate) {
  const std::string_view text = candidate.text;
  const Numeral& numeral = candidate.numeral;
  if (!numeral.arabic || numeral.decimal || numeral.grouped || numeral.scaled || numeral.digits < 3)
    return false;
  if (OneOfAt(text, candidate.number_end, kHotlines) != 0)
    return Name(candidate, Rule("telephone"));
  if (candidate.HasUnit()) return false;
  if (OneOfBefore(text, candidate.begin, kBeforeTelephone) != 0)
    return Name(candidate, Rule("telephone"));
  return numeral.digits == 11 && text[candidate.begin] == '1' && Name(candidate, Rule("telephone"));
}

bool IsShortNumeral(std::string_view text, size_t at, size_t* end) {
  const auto c = CharAt(text, at);
  const Glyph glyph = Classify(c.value).glyph;
  *end = at + c.size;
  return glyph == Glyph::kHanDigit || glyph == Glyph::kTen || glyph == Glyph::kBig;
}

// One character of a phrase: no digit, no mark.
bool IsPlain(char32_t c) {
  return base::IsHan(c) && Classify(c).glyph == Glyph::kNone;
}

// 四大商圈, 十大政策: the size of a fixed set.
bool DecideBySize(Candidate& candidate) {
  const std::string_view text = candidate.text;
  if (!StartsWith(text, candidate.number_end, "大") || candidate.numeral.decimal ||
      candidate.numeral.scaled != candidate.numeral.bare_power)
    return false;
  if (OneOfAt(text, candidate.number_end, "大类 大项") != 0) return false;
  return candidate.Settle(MentionKind::kName, Rule("by-size"), candidate.number_end + 3);
}

// 九一六社区, 三八村: digit after digit before the word for a place is read out, and counts
// nothing. 二〇座, 一〇五座 and 九一六座 are amounts that are written like figures.
bool DecideReadOut(Candidate& candidate) {
  const Numeral& numeral = candidate.numeral;
  const bool read_out = numeral.positional && !numeral.arabic && !numeral.decimal &&
                        !numeral.upper && numeral.share == Share::kNone &&
                        candidate.unit != nullptr &&
                        candidate.unit->dimension == ledger::Dimension::kCount;
  if (!read_out || OneOfAt(candidate.text, candidate.number_end, kPlaceWords) == 0) return false;
  const std::string_view digits =
      candidate.text.substr(candidate.begin, candidate.number_end - candidate.begin);
  return digits.find("〇") == digits.npos && Name(candidate, Rule("read-out"));
}

bool IsPowerOfTen(const base::Decimal& value) {
  const std::string digits = value.ToString();
  return digits[0] == '1' && digits.find_first_not_of('0', 1) == digits.npos;
}

// 百场活动, 千企, 万人: a power alone only says that there are many, unless a hedge makes it a
// figure.
bool DecideBarePower(Candidate& candidate) {
  if (!candidate.numeral.bare_power || candidate.numeral.share != Share::kNone) return false;
  if (candidate.numeral.approximate || candidate.hedged ||
      candidate.number_end > candidate.numeral.span.end)
    return false;
  // 十 is a figure: 十个, 十万元.
  if (CharAt(candidate.text, candidate.begin).value == U'十' ||
      !IsPowerOfTen(*candidate.numeral.value))
    return false;
  return Name(candidate, Rule("bare-power"));
}

// 三元社区, 二道村: a unit of measure or of roads before the word for a place. 三道小区大门 and
// 八道村级水坝 are amounts: what is counted stands at a place of that kind.
bool DecidePlace(Candidate& candidate) {
  const Numeral& numeral = candidate.numeral;
  if (numeral.arabic || numeral.scaled || numeral.approximate || numeral.several ||
      candidate.unit == nullptr || OneOfAt(candidate.text, candidate.unit_end, kPlaceWords) == 0)
    return false;
  const size_t unit = candidate.unit_end - candidate.unit->written.size();
  const bool counts = OneOfAt(candidate.text, unit, kCountingUnitsInPlaces) != 0 &&
                      OneOfAt(candidate.text, candidate.unit_end, kNotNamedPlaces) != 0;
  return !counts && OneOfAt(candidate.text, unit, kUnitsInPlaces) != 0 &&
         Name(candidate, Rule("place-name"));
}

}  // namespace

// 一场一馆, 三区三线, 百县千碗: numeral, character, numeral, character.
bool DecideParallel(Candidate& candidate) {
  const std::string_view text = candidate.text;
  if (candidate.numeral.arabic) return false;
  const UnitEntry* unit = Lexicon::Get().UnitAt(text, candidate.number_end);
  if (unit != nullptr && !unit->measure_word) return false;
  size_t end = 0, other = 0;
  if (!IsShortNumeral(text, candidate.begin, &end) || end != candidate.number_end) return false;
  const auto own = CharAt(text, end);
  if (!IsPlain(own.value)) return false;
  const auto last = [&](size_t at) { return IsPlain(CharAt(text, at).value); };
  if (IsShortNumeral(text, end + own.size, &other) && last(other))
    return Name(candidate, Rule("parallel"));
  const auto left = Before(text, candidate.begin);
  if (!IsPlain(left.value)) return false;
  const auto first = Before(text, candidate.begin - left.size);
  const Glyph glyph = Classify(first.value).glyph;
  if (glyph != Glyph::kHanDigit && glyph != Glyph::kTen && glyph != Glyph::kBig) return false;
  return Name(candidate, Rule("parallel"));
}

bool DecideName(Candidate& candidate) {
  return DecideDocument(candidate) || DecideQuoted(candidate) || DecideTitle(candidate) ||
         DecidePlus(candidate) || DecideLetters(candidate) || DecideVersion(candidate) ||
         DecideNumberSign(candidate) || DecideTelephone(candidate) || DecideCode(candidate) ||
         DecideProportion(candidate) || DecidePlace(candidate) || DecideBySize(candidate) ||
         DecideReadOut(candidate) || DecideBarePower(candidate);
}

}  // namespace duban::quantity
