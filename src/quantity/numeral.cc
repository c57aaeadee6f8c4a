// Entry point: ReadNumeral.
//
// A numeral is a row of digits and powers. Powers of ten below 万 add up inside a section, 万 and
// 亿 close the section and multiply all that is smaller than themselves: 一万五千亿 is 15000 × 亿.
#include "quantity/numeral.h"

#include <array>
#include <string>

#include "base/utf8.h"
#include "quantity/glyph.h"
#include "quantity/lost.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

using base::Decimal;

constexpr size_t kNoPlace = std::string_view::npos;

char32_t At(std::string_view text, size_t at) {
  return CharAt(text, at).value;
}

size_t SkipBlanks(std::string_view text, size_t at) {
  if (at <= text.size() && IsIdeographAt(text, at)) return at;
  for (int i = 0; i < 8; ++i) {
    const base::CodePoint c = CharAt(text, at);
    if (c.size == 0 || !IsBlank(c.value)) break;
    at += c.size;
  }
  return at;
}

// 两 counts things and is no digit behind a point.
bool IsTwoOf(char32_t c) {
  return c == U'两' || c == U'兩' || c == U'俩' || c == U'倆';
}
bool IsPoint(char32_t c) {
  return c == '.' || c == U'．';
}
bool IsWide(char32_t c) {
  return c >= U'０' && c <= U'９';
}

// A row of Arabic digits with grouping and a decimal point.
struct Digits {
  std::string plain;  // ASCII, with '.'; at most kKept characters
  size_t end = 0;
  int whole = 0;  // digits before the point
  bool grouped = false, decimal = false, damaged = false, wide = false;
};

constexpr size_t kKept = 64;

void Keep(Digits& digits, char c) {
  if (digits.plain.size() < kKept) digits.plain += c;
}

// Reads digits only, from digits.end on; returns how many.
int ReadRun(std::string_view text, Digits& digits) {
  int count = 0;
  while (true) {
    const base::CodePoint c = CharAt(text, digits.end);
    const GlyphInfo info = Classify(c.value);
    if (c.size == 0 || info.glyph != Glyph::kDigit) return count;
    Keep(digits, static_cast<char>('0' + info.value));
    digits.wide = IsWide(c.value);
    digits.end += c.size;
    ++count;
  }
}

// ",234" with exactly three digits behind; a full-width comma groups full-width digits only,
// because elsewhere it parts sentences.
bool ReadGroup(std::string_view text, Digits& digits) {
  const base::CodePoint comma = CharAt(text, digits.end);
  if (comma.value != ',' && !(comma.value == U'，' && digits.wide)) return false;
  Digits group;
  group.end = digits.end + comma.size;
  const bool wide_comma = comma.value == U'，';
  if (ReadRun(text, group) != 3 || (wide_comma && !group.wide)) return false;
  for (const char c : group.plain) Keep(digits, c);
  digits.whole += 3;
  digits.end = group.end;
  digits.wide = group.wide;
  return true;
}

// 279。3亿元, 12. 5%: a mistyped point. The caller accepts it only before 万, 亿 or a measured
// unit.
size_t PlaceBehindDamagedPoint(std::string_view text, size_t at) {
  const base::CodePoint c = CharAt(text, at);
  if (c.value == U'。' || c.value == U'·') return at + c.size;
  if (!IsPoint(c.value)) return kNoPlace;
  const size_t behind = SkipBlanks(text, at + c.size);
  return behind > at + c.size ? behind : kNoPlace;
}

// 2.10.3: a row of more than two parts is no decimal number.
bool GoesOn(std::string_view text, size_t at) {
  const base::CodePoint c = CharAt(text, at);
  return IsPoint(c.value) && Classify(At(text, at + c.size)).glyph == Glyph::kDigit;
}

bool ComesBehindPart(std::string_view text, size_t begin) {
  const base::CodePoint point = Before(text, begin);
  return IsPoint(point.value) &&
         Classify(Before(text, begin - point.size).value).glyph == Glyph::kDigit;
}

void ReadFraction(std::string_view text, size_t begin, Digits& digits) {
  const base::CodePoint c = CharAt(text, digits.end);
  size_t place = IsPoint(c.value) ? digits.end + c.size : kNoPlace;
  bool damaged = false;
  if (place == kNoPlace || Classify(At(text, place)).glyph != Glyph::kDigit) {
    place = PlaceBehindDamagedPoint(text, digits.end);
    damaged = true;
  }
  if (place == kNoPlace || Classify(At(text, place)).glyph != Glyph::kDigit) return;
  Digits fraction;
  fraction.end = place;
  if (ReadRun(text, fraction) > 4 && damaged) return;
  if (!damaged && (GoesOn(text, fraction.end) || ComesBehindPart(text, begin))) return;
  Keep(digits, '.');
  for (const char digit : fraction.plain) Keep(digits, digit);
  digits.end = fraction.end;
  digits.decimal = true;
  digits.damaged = damaged;
}

Digits ReadDigits(std::string_view text, size_t at, bool allow_damage) {
  Digits digits;
  digits.end = at;
  digits.whole = ReadRun(text, digits);
  if (digits.whole <= 3)
    while (digits.end < text.size() && ReadGroup(text, digits)) digits.grouped = true;
  if (IsIdeographAt(text, digits.end)) return digits;
  const Digits whole = digits;
  ReadFraction(text, at, digits);
  return digits.damaged && !allow_damage ? whole : digits;
}

// 40k, 2.5 M; upper-case letters only at the text's end, where they cannot begin a name (4K高清).
int ReadThousands(std::string_view text, Digits& digits) {
  const size_t at = SkipBlanks(text, digits.end);
  const base::CodePoint letter = CharAt(text, at);
  const size_t end = at + letter.size;
  const bool small = letter.value == 'k' || letter.value == U'ｋ';
  const bool large = letter.value == 'K' || letter.value == U'Ｋ';
  const bool million = letter.value == 'M' || letter.value == U'Ｍ';
  if (!small && !large && !million) return 0;
  if (!small && ((digits.whole < 2 && !digits.decimal) || end < text.size())) return 0;
  if (IsLatin(At(text, end)) || IsAsciiDigit(At(text, end))) return 0;
  digits.end = end;
  return million ? 6 : 3;
}

// The whole number behind an e or a ^, with a sign; nullopt where none stands there.
std::optional<int> ReadWholeExponent(std::string_view text, size_t& at) {
  const base::CodePoint sign = CharAt(text, at);
  const bool minus = sign.value == '-' || sign.value == U'－';
  if (minus || sign.value == '+') at += sign.size;
  Digits exponent;
  exponent.end = at;
  const int count = ReadRun(text, exponent);
  if (count < 1 || count > 2 || IsLatin(At(text, exponent.end))) return std::nullopt;
  at = exponent.end;
  const int power = std::stoi(exponent.plain);
  return minus ? -power : power;
}

// 2e5 and 21.2E0.
std::optional<Decimal> ReadExponent(std::string_view text, Digits& digits, const Decimal& value) {
  if (const int thousands = ReadThousands(text, digits)) return value.Shifted(thousands);
  const base::CodePoint letter = CharAt(text, digits.end);
  const bool small = letter.value == 'e' || letter.value == U'ｅ';
  if (!small && !(letter.value == 'E' && digits.decimal)) return value;
  size_t at = digits.end + letter.size;
  const auto power = ReadWholeExponent(text, at);
  if (!power) return value;
  digits.end = at;
  return value.Shifted(*power);
}

// value to the power of `times`, rounded behind 18 places where it has more.
std::optional<Decimal> ToThePower(const Decimal& value, int times) {
  int scale = 0;
  while (scale < Decimal::kMaxScale && !value.Shifted(scale)->IsWhole()) ++scale;
  const auto whole = value.Shifted(scale), ten = Decimal(1).Shifted(scale);
  std::optional<Decimal> result = Decimal(1);
  for (int i = 0; i < std::min(times, 40) && result && whole && ten; ++i) {
    result = result->Times(*whole);
    if (result) result = result->DividedBy(*ten, Decimal::kMaxScale);
  }
  return result;
}

// ⁸, ⁻³: raised digits behind a 10.
std::optional<int> ReadRaised(std::string_view text, size_t& at) {
  constexpr std::u32string_view kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  const base::CodePoint sign = CharAt(text, at);
  const bool minus = sign.value == U'⁻';
  size_t end = minus ? at + sign.size : at;
  int power = 0, count = 0;
  for (;; ++count) {
    const base::CodePoint c = CharAt(text, end);
    const size_t digit = kRaised.find(c.value);
    if (c.size == 0 || digit == kRaised.npos || count == 3) break;
    power = power * 10 + static_cast<int>(digit);
    end += c.size;
  }
  if (count < 1 || count > 2) return std::nullopt;
  at = end;
  return minus ? -power : power;
}

// 5×10^8, 5×10⁸: times a power of ten; the value as it is where none follows.
std::optional<Decimal> ReadTimesPower(std::string_view text, Digits& digits, const Decimal& value) {
  constexpr std::string_view kTen = "10";
  size_t at = SkipBlanks(text, digits.end);
  const base::CodePoint times = CharAt(text, at);
  if (times.value != U'×' && times.value != '*' && times.value != 'x' && times.value != U'✕')
    return value;
  at = SkipBlanks(text, at + times.size);
  if (!text.substr(at).starts_with(kTen)) return value;
  at += kTen.size();
  if (At(text, at) == '^') ++at;
  const auto power = text[at - 1] == '^' ? ReadWholeExponent(text, at) : ReadRaised(text, at);
  if (!power) return value;
  digits.end = at;
  return value.Shifted(*power);
}

// 10^4.
std::optional<Decimal> ReadPower(std::string_view text, Digits& digits, const Decimal& value) {
  if (At(text, digits.end) != '^') return value;
  size_t at = digits.end + 1;
  const auto power = ReadWholeExponent(text, at);
  if (!power) return value;
  auto result = ToThePower(value, std::abs(*power));
  if (result && *power < 0) result = Decimal(1).DividedBy(*result, Decimal::kMaxScale);
  if (!result) return value;
  digits.end = at;
  return result;
}

// Adds up digits and powers from left to right.
class Builder {
 public:
  Builder(std::string_view text, size_t at, bool allow_damage)
      : text_(text), at_(at), allow_damage_(allow_damage) {}

  std::optional<Numeral> Read();

 private:
  bool ReadOne();
  bool TakeDigits(size_t at);
  bool TakeHanDigit(const base::CodePoint& c, size_t at, uint8_t digit);
  bool TakeTen(size_t end, uint8_t exponent);
  bool TakeBig(size_t end, uint8_t exponent);
  bool TakeHanFraction();
  bool TakeSome();
  bool BeginsUnit(size_t behind, uint8_t exponent) const;
  void CloseDigits();
  void Fail() { failed_ = true; }
  std::optional<Decimal> Sum(const std::optional<Decimal>& a, const std::optional<Decimal>& b);

  struct Term {
    Decimal value;
    int exponent;
  };

  std::string_view text_;
  size_t at_;
  bool allow_damage_;
  Numeral numeral_;
  std::array<Term, 8> terms_;
  size_t term_count_ = 0;
  Decimal section_;
  std::optional<Decimal> pending_;
  Decimal spread_;          // upper bound minus value, of 七八百
  std::string han_digits_;  // a row of Chinese digits that is not yet added
  int last_ten_ = 9;        // exponent of the last 十, 百 or 千 in this section
  int last_power_ = 0;      // exponent of the power right before pending_
  bool zero_ = false;       // a 零 stands since the last power
  bool any_ = false;
  bool failed_ = false;
};

// 5千瓦, 3兆瓦, 20千米: the power belongs to the unit.
bool Builder::BeginsUnit(size_t behind, uint8_t exponent) const {
  if (exponent != 3 && exponent != 12) return false;
  const std::string_view next = text_.substr(std::min(behind, text_.size()));
  return std::any_of(std::begin(kScaledUnits), std::end(kScaledUnits),
                     [&](std::string_view unit) { return next.starts_with(unit); });
}

// The row of Chinese digits becomes a number: one digit as it is, two that follow each other (七八,
// 三五) a span of two, longer rows digit by digit.
void Builder::CloseDigits() {
  if (han_digits_.empty()) return;
  const std::string row = std::move(han_digits_);
  han_digits_.clear();
  const int low = row[0] - '0', high = row.size() == 2 ? row[1] - '0' : 0;
  if (row.size() == 2 && low > 0 && (high == low + 1 || (low == 3 && high == 5))) {
    pending_ = Decimal(low);
    spread_ = Decimal(high - low);
    return;
  }
  pending_ = Decimal::Parse(row);
  if (!pending_) Fail();
  if (row.size() > 1) numeral_.positional = true;
}

bool Builder::TakeDigits(size_t at) {
  if (pending_ || !han_digits_.empty()) return false;
  Digits digits = ReadDigits(text_, at, allow_damage_);
  auto value = Decimal::Parse(digits.plain);
  const size_t plain_end = digits.end;
  const bool goes_on = !IsIdeographAt(text_, digits.end);
  if (value && !any_ && goes_on) value = ReadExponent(text_, digits, *value);
  if (value && !any_ && goes_on) value = ReadPower(text_, digits, *value);
  if (value && !any_ && goes_on) value = ReadTimesPower(text_, digits, *value);
  if (!any_) {
    numeral_.arabic = true;
    numeral_.digits = digits.whole;
    numeral_.grouped = digits.grouped;
    numeral_.decimal = digits.decimal || digits.end != plain_end;
    numeral_.damaged = digits.damaged;
  }
  if (!value) Fail();
  pending_ = value ? *value : Decimal(0);
  at_ = digits.end;
  return true;
}

bool Builder::TakeHanDigit(const base::CodePoint& c, size_t at, uint8_t digit) {
  if (pending_ || han_digits_.size() >= 40) return false;
  if (digit == 0 && han_digits_.empty() && any_) {
    // 一千零五: the zero only says that the next digit is no shorthand.
    zero_ = true;
  } else {
    han_digits_ += static_cast<char>('0' + digit);
  }
  numeral_.han = true;
  at_ = at + c.size;
  return true;
}

std::optional<Decimal> Builder::Sum(const std::optional<Decimal>& a,
                                    const std::optional<Decimal>& b) {
  return a && b ? a->Plus(*b) : std::nullopt;
}

bool Builder::TakeTen(size_t end, uint8_t exponent) {
  if (exponent >= last_ten_ || BeginsUnit(end, exponent)) return false;
  if (han_digits_ == "0") han_digits_ = "1";
  CloseDigits();
  if (!any_) numeral_.bare_power = numeral_.han = true;
  const Decimal amount = pending_ ? *pending_ : Decimal(1);
  const auto sum = Sum(section_, amount.Shifted(exponent));
  if (!sum) return false;
  section_ = *sum;
  spread_ = spread_.Shifted(exponent).value_or(Decimal(0));
  pending_.reset();
  last_ten_ = last_power_ = exponent;
  zero_ = false;
  numeral_.scaled = true;
  numeral_.power += exponent;
  at_ = end;
  return true;
}

bool Builder::TakeBig(size_t end, uint8_t exponent) {
  if (BeginsUnit(end, exponent)) return false;
  CloseDigits();
  if (!any_) numeral_.bare_power = numeral_.han = true;
  auto value = any_ ? Sum(section_, pending_.value_or(Decimal(0))) : Decimal(1);
  size_t kept = term_count_;
  while (kept > 0 && terms_[kept - 1].exponent <= exponent)
    value = Sum(value, terms_[--kept].value);
  if (value) value = value->Shifted(exponent);
  if (!value || kept >= terms_.size()) return false;
  terms_[kept] = {*value, exponent};
  term_count_ = kept + 1;
  section_ = Decimal(0);
  spread_ = spread_.Shifted(exponent).value_or(Decimal(0));
  pending_.reset();
  last_ten_ = 9;
  last_power_ = exponent;
  zero_ = false;
  numeral_.scaled = true;
  numeral_.power += exponent;
  at_ = end;
  return true;
}

// 三点五: the digits behind 点, which must be Chinese too (20点30 is a time of day).
bool Builder::TakeHanFraction() {
  if (!numeral_.han || numeral_.decimal) return false;
  size_t at = SkipBlanks(text_, at_);
  const base::CodePoint point = CharAt(text_, at);
  if (point.value != U'点' && point.value != U'點') return false;
  at = SkipBlanks(text_, at + point.size);
  std::string row = ".";
  size_t end = at;
  while (row.size() < 19) {
    const base::CodePoint c = CharAt(text_, at);
    const GlyphInfo info = Classify(c.value);
    if (c.size == 0 || info.glyph != Glyph::kHanDigit || IsTwoOf(c.value)) break;
    row += static_cast<char>('0' + info.value);
    end = at += c.size;
  }
  if (row.size() == 1) return false;
  CloseDigits();
  Decimal whole = pending_.value_or(Decimal(0));
  if (pending_ && last_power_ >= 2 && !zero_) whole = *whole.Shifted(last_power_ - 1);
  pending_ = Sum(whole, Decimal::Parse("0" + row));
  if (!pending_) return false;
  zero_ = true;
  numeral_.decimal = true;
  numeral_.positional = false;
  at_ = end;
  return true;
}

// 十余万, 二十几, 一百零几万: 余, 多, 几 and 来 inside a number that begins with a round one.
bool Builder::TakeSome() {
  if (!any_ || numeral_.approximate || (pending_ && !numeral_.arabic) || !han_digits_.empty())
    return false;
  size_t at = SkipBlanks(text_, at_);
  const base::CodePoint c = CharAt(text_, at);
  const bool few = c.value == U'几' || c.value == U'幾';
  if (!few && c.value != U'余' && c.value != U'餘' && c.value != U'多' && c.value != U'来')
    return false;
  const size_t behind = SkipBlanks(text_, at + c.size);
  const base::CodePoint next = CharAt(text_, behind);
  const bool big = Classify(next.value).glyph == Glyph::kBig;
  if (few ? numeral_.arabic : !big) return false;
  numeral_.approximate = true;
  at_ = at + c.size;
  return true;
}

// Takes the next digit or power; false at the numeral's end.
bool Builder::ReadOne() {
  size_t at = any_ ? SkipBlanks(text_, at_) : at_;
  // 9?万: what was lost there nobody knows; the number ends behind 万 all the same.
  if (const auto lost = CharAt(text_, at);
      any_ && IsLostMark(lost.value) && Classify(At(text_, at + lost.size)).glyph == Glyph::kBig)
    at += lost.size;
  const base::CodePoint c = CharAt(text_, at);
  const GlyphInfo info = Classify(c.value);
  // More than two blanks part the columns of a table.
  if (c.size == 0 || at - at_ > 2) return false;
  switch (info.glyph) {
    case Glyph::kDigit:
      if (any_ && (!numeral_.scaled || numeral_.approximate)) return false;
      if (at != at_) {
        const Digits digits = ReadDigits(text_, at, false);
        const GlyphInfo next = Classify(At(text_, SkipBlanks(text_, digits.end)));
        if (next.glyph != Glyph::kTen && next.glyph != Glyph::kBig) return false;
      }
      return TakeDigits(at);
    case Glyph::kHanDigit:
      if (numeral_.approximate) return false;
      return TakeHanDigit(c, at, info.value);
    case Glyph::kTen:
      return TakeTen(at + c.size, info.value);
    case Glyph::kBig:
      return TakeBig(at + c.size, info.value);
    default:
      return false;
  }
}

std::optional<Numeral> Builder::Read() {
  const size_t begin = at_;
  while (true) {
    if (ReadOne()) {
      any_ = true;
    } else if (!TakeSome() && !TakeHanFraction()) {
      break;
    }
  }
  if (!any_) return std::nullopt;
  CloseDigits();
  if (pending_ && !numeral_.arabic && last_power_ >= 2 && !zero_ && !numeral_.positional &&
      spread_.IsZero())
    pending_ = pending_->Shifted(last_power_ - 1);
  std::optional<Decimal> value = Sum(section_, pending_.value_or(Decimal(0)));
  for (size_t i = 0; i < term_count_; ++i) value = Sum(value, terms_[i].value);
  numeral_.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(at_)};
  if (failed_) return numeral_;
  numeral_.value = value;
  if (value && !spread_.IsZero()) numeral_.upper = value->Plus(spread_);
  return numeral_;
}

// 户数, 总数, 指数: the 数 belongs to the word before it.
bool EndsAsNoun(std::string_view text, size_t at) {
  const std::string_view before = text.substr(0, at);
  return std::any_of(std::begin(kNotSeveral), std::end(kNotSeveral),
                     [&](std::string_view word) { return before.ends_with(word); });
}

// 数百, 几十: several hundred; the figure itself is the lower bound.
std::optional<Numeral> ReadSeveral(std::string_view text, size_t at) {
  const base::CodePoint opener = CharAt(text, at);
  const Glyph next = Classify(At(text, at + opener.size)).glyph;
  const bool several = opener.value == U'数' || opener.value == U'數' || opener.value == U'几' ||
                       opener.value == U'幾';
  if (!several || (next != Glyph::kTen && next != Glyph::kBig)) return std::nullopt;
  if (EndsAsNoun(text, at)) return std::nullopt;
  auto numeral = Builder(text, at + opener.size, false).Read();
  if (!numeral) return std::nullopt;
  numeral->span.begin = static_cast<uint32_t>(at);
  numeral->several = numeral->han = true;
  numeral->bare_power = false;
  return numeral;
}

// 五十打: dozens.
void ReadDozens(std::string_view text, Numeral& numeral) {
  const size_t at = numeral.span.end;
  if (!text.substr(at).starts_with("打") || !numeral.value || numeral.decimal) return;
  const size_t end = at + std::string_view("打").size();
  const std::string_view behind = text.substr(end);
  for (const std::string_view word : kNotDozens)
    if (behind.starts_with(word)) return;
  numeral.value = numeral.value->Times(Decimal(12));
  numeral.span.end = static_cast<uint32_t>(end);
}

std::optional<Numeral> ReadHalf(std::string_view text, size_t at) {
  const base::CodePoint half = CharAt(text, at);
  if (half.value != U'半') return std::nullopt;
  const base::CodePoint next = CharAt(text, at + half.size);
  Numeral numeral;
  numeral.han = true;
  numeral.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(at + half.size)};
  if (next.value == U'百') {
    numeral.value = Decimal(50);
    numeral.span.end += next.size;
    return numeral;
  }
  if (next.value != U'成' && next.value != U'折' && next.value != U'个' && next.value != U'数')
    return std::nullopt;
  numeral.value = Decimal::Parse("0.5");
  numeral.ratio = base::Ratio{1, 2};
  return numeral;
}

std::optional<Numeral> ReadWhole(std::string_view text, size_t at, bool allow_damage = false) {
  const GlyphInfo info = Classify(At(text, at));
  if (info.glyph == Glyph::kNone) return std::nullopt;
  if (info.glyph != Glyph::kOpener) {
    auto numeral = Builder(text, at, allow_damage).Read();
    if (numeral) ReadDozens(text, *numeral);
    return numeral;
  }
  if (auto several = ReadSeveral(text, at)) return several;
  return ReadHalf(text, at);
}

std::optional<int64_t> WholeValue(const Numeral& numeral) {
  if (!numeral.value || !numeral.value->IsWhole()) return std::nullopt;
  const std::string digits = numeral.value->ToString();
  if (digits.size() > 17) return std::nullopt;
  return std::stoll(digits);
}

// Reads 负 before a part of a fraction; returns -1 or 1.
int ReadSign(std::string_view text, size_t& at) {
  const base::CodePoint c = CharAt(text, at);
  if (c.value != U'负' && c.value != U'負') return 1;
  at += c.size;
  return -1;
}

// Place behind "分之", blanks allowed; kNoPlace where it does not stand at `at`.
size_t BehindParts(std::string_view text, size_t at) {
  at = SkipBlanks(text, at);
  const base::CodePoint parts = CharAt(text, at);
  if (parts.value != U'分') return kNoPlace;
  at = SkipBlanks(text, at + parts.size);
  const base::CodePoint of = CharAt(text, at);
  return of.value == U'之' ? SkipBlanks(text, at + of.size) : kNoPlace;
}

// The ratio numerator ÷ denominator as the numeral's value; false where it is none or too long.
bool SetRatio(Numeral& numeral, const Numeral& over, const Numeral& under, int sign) {
  const auto top = WholeValue(over), bottom = WholeValue(under);
  if (!over.value || !under.value || under.value->IsZero()) return false;
  auto value = over.value->DividedBy(*under.value, Decimal::kMaxScale);
  if (!value) return false;
  numeral.value = sign < 0 ? value->Negated() : *value;
  if (top && bottom) numeral.ratio = base::Ratio{sign * *top, *bottom};
  return true;
}

void SetShare(Numeral& numeral, const Numeral& under, const Numeral& over, int sign) {
  const auto denominator = WholeValue(under).value_or(0);
  const bool plain = denominator == 100 || denominator == 1000;
  numeral.share = denominator == 1000 ? Share::kPerMille : Share::kPercent;
  if (!plain) {
    SetRatio(numeral, over, under, sign);
    if (numeral.value) numeral.value = numeral.value->Shifted(2);
    return;
  }
  numeral.value = over.value;
  numeral.upper = over.upper;
  if (sign < 0 && numeral.value) numeral.value = numeral.value->Negated();
}

// 100, 1000, 10000 …
bool IsShareOf(int64_t denominator) {
  while (denominator > 100 && denominator % 10 == 0) denominator /= 10;
  return denominator == 100;
}

// X分之Y. A bare power below (百分之五) makes a share, anything else a ratio.
std::optional<Numeral> ReadParts(std::string_view text, const Numeral& under) {
  size_t at = BehindParts(text, under.span.end);
  if (at == kNoPlace) return std::nullopt;
  const int sign = ReadSign(text, at);
  const auto over = ReadWhole(text, at);
  if (!over || !over->value || !under.value) return std::nullopt;
  Numeral numeral = *over;
  numeral.span.begin = under.span.begin;
  numeral.arabic = false;
  numeral.digits = 0;
  numeral.bare_power = false;
  if (under.bare_power && IsShareOf(WholeValue(under).value_or(0))) {
    SetShare(numeral, under, *over, sign);
    return numeral;
  }
  numeral.share = Share::kFraction;
  return SetRatio(numeral, *over, under, sign) ? std::optional(numeral) : std::nullopt;
}

// 三百五十又三分之一.
std::optional<Numeral> ReadMixed(std::string_view text, const Numeral& whole) {
  size_t at = SkipBlanks(text, whole.span.end);
  const base::CodePoint joint = CharAt(text, at);
  if (joint.value != U'又' || !whole.value) return std::nullopt;
  at = SkipBlanks(text, at + joint.size);
  const auto under = ReadWhole(text, at);
  if (!under) return std::nullopt;
  auto part = ReadParts(text, *under);
  if (!part || !part->value) return std::nullopt;
  part->value = whole.value->Plus(*part->value);
  part->ratio.reset();
  part->span.begin = whole.span.begin;
  part->arabic = whole.arabic;
  return part->value ? part : std::nullopt;
}

bool IsSlash(char32_t c) {
  return c == '/' || c == U'／';
}

// 1/3: two short numbers, no third part (dates, codes).
std::optional<Numeral> ReadSlash(std::string_view text, const Numeral& over) {
  const base::CodePoint slash = CharAt(text, over.span.end);
  if (!IsSlash(slash.value) || over.digits == 0 || over.digits > 3 || over.scaled || over.decimal)
    return std::nullopt;
  const auto under = ReadWhole(text, over.span.end + slash.size);
  if (!under || !under->arabic || under->digits > 2 || under->scaled || under->decimal)
    return std::nullopt;
  const char32_t before = Before(text, over.span.begin).value;
  const char32_t after = At(text, under->span.end);
  if (IsSlash(before) || IsLatin(before) || IsSlash(after) || IsLatin(after)) return std::nullopt;
  Numeral numeral = over;
  numeral.span.end = under->span.end;
  numeral.share = Share::kFraction;
  return SetRatio(numeral, over, *under, 1) ? std::optional(numeral) : std::nullopt;
}

// "1 4/3": a whole number, one blank, a fraction.
std::optional<Numeral> ReadMixedSlash(std::string_view text, const Numeral& whole) {
  const size_t at = SkipBlanks(text, whole.span.end);
  if (at == whole.span.end || whole.digits == 0 || whole.digits > 3) return std::nullopt;
  const auto over = ReadWhole(text, at);
  if (!over || !over->arabic) return std::nullopt;
  auto part = ReadSlash(text, *over);
  if (!part || !part->value || !whole.value) return std::nullopt;
  part->value = whole.value->Plus(*part->value);
  part->ratio.reset();
  part->span.begin = whole.span.begin;
  return part->value ? part : std::nullopt;
}

}  // namespace

std::optional<Numeral> ReadNumeral(std::string_view text, size_t at, bool allow_damage) {
  const auto whole = ReadWhole(text, at, allow_damage);
  if (!whole || !whole->value) return whole;
  if (auto parts = ReadParts(text, *whole)) return parts;
  if (auto mixed = ReadMixed(text, *whole)) return mixed;
  if (auto slash = ReadSlash(text, *whole)) return slash;
  if (auto mixed = ReadMixedSlash(text, *whole)) return mixed;
  return whole;
}

}  // namespace duban::quantity
