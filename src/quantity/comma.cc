// Entry points: PartBehindComma, MayBeOneNumber, BehindBlank, CountDigits.
#include "quantity/comma.h"

#include <string>

#include "base/utf8.h"
#include "ledger/period.h"
#include "quantity/word_lists_tsv.h"

namespace duban::quantity {
namespace {

constexpr size_t kMostDigits = 7;  // of a number that has a fraction behind it

bool IsComma(char32_t c) {
  return c == U'、' || c == U'，' || c == ',' || c == U'’' || c == U'‘' || c == '\'';
}

// 1 500人次: a single blank, as some write thousands. Two blanks part columns.
bool IsBlankMark(char32_t c) {
  return c == ' ' || c == U'\u3000' || c == U'\u00A0' || c == U'\u2009' || c == U'\u202F';
}

bool IsDigit(base::CodePoint c) {
  return Classify(c.value).glyph == Glyph::kDigit;
}

// Digits as a number; -1 for more than `kMostDigits`.
int ValueOf(std::string_view text, size_t at) {
  int value = 0;
  size_t count = 0;
  for (auto c = CharAt(text, at); c.size > 0 && IsDigit(c); c = CharAt(text, at)) {
    if (++count > kMostDigits) return -1;
    value = value * 10 + Classify(c.value).value;
    at += c.size;
  }
  return value;
}

// 3、5、8公里; 1.5、2; 第2、6; K2、6: the number is a part of something that goes before it.
bool GoesOnFromBefore(std::string_view text, size_t at) {
  const auto before = Before(text, at);
  if (IsLatin(before.value) || before.value == U'第') return true;  // PM10 45微克
  if (!IsComma(before.value) && before.value != '.' && before.value != U'．' &&
      before.value != '-' && before.value != '/')
    return false;
  return IsDigit(Before(text, at - before.size));
}

bool SaysOneByOne(std::string_view text, size_t at) {
  const size_t begin = ClauseBegin(text, at);
  const std::string_view clause = text.substr(begin, at - begin);
  for (const std::string_view word : kOneByOne)
    if (clause.find(word) != clause.npos) return true;
  return false;
}

bool BeginsItem(std::string_view text, size_t at) {
  const auto before = Before(text, at);
  return before.size == 0 || before.value == '\n' || before.value == U'。' ||
         before.value == U'；' || before.value == ';';
}

// The mark of an item with that number in a piece of the text.
bool HoldsMark(std::string_view text, size_t begin, size_t end, int number) {
  const std::string mark = std::to_string(number) + "、";
  for (size_t at = text.find(mark, begin); at < end; at = text.find(mark, at + 1))
    if (BeginsItem(text, at)) return true;
  return false;
}

// "1、新建…；2、6万人…": the number before the comma counts the items.
bool MarksItem(std::string_view text, size_t at, int number) {
  constexpr size_t kReach = 400;  // bytes
  constexpr int kMostItems = 99;
  if (number < 1 || number > kMostItems || !BeginsItem(text, at)) return false;
  const size_t begin = at > kReach ? at - kReach : 0;
  const std::string_view near = text.substr(0, std::min(text.size(), at + kReach));
  return HoldsMark(near, at + 1, near.size(), number + 1) ||
         (number > 1 && HoldsMark(near, begin, at, number - 1));
}

// 12,345: what ReadNumeral takes for one number.
bool MarksThousands(std::string_view text, size_t comma, size_t behind) {
  constexpr size_t kGroup = 3;
  const char32_t mark = CharAt(text, comma).value;
  const char32_t before = Before(text, comma).value;
  const bool wide = mark == U'，' && before >= U'０' && before <= U'９';
  return (mark == ',' || wide) && CountDigits(text, behind) == kGroup;
}

}  // namespace

bool BehindBlank(std::string_view text, size_t at) {
  return IsBlankMark(Before(text, at).value);
}

size_t CountDigits(std::string_view text, size_t at) {
  size_t count = 0;
  for (auto c = CharAt(text, at); c.size > 0 && IsDigit(c); c = CharAt(text, at)) {
    ++count;
    at += c.size;
  }
  return count;
}

size_t PartBehindComma(std::string_view text, size_t at) {
  size_t end = at;
  size_t digits = 0;
  for (auto c = CharAt(text, end); c.size > 0 && IsDigit(c); c = CharAt(text, end)) {
    if (++digits > kMostDigits) return 0;
    end += c.size;
  }
  const auto comma = CharAt(text, end);
  const size_t behind = end + comma.size;
  const bool parts = IsComma(comma.value) || IsBlankMark(comma.value);
  if (digits == 0 || !parts || !IsDigit(CharAt(text, behind))) return 0;
  if (MarksThousands(text, end, behind)) return 0;
  const int value = ValueOf(text, at);
  const bool year = digits == 4 && value >= ledger::kFirstYear && value <= ledger::kLastYear;
  if (year || GoesOnFromBefore(text, at) || SaysOneByOne(text, at) || MarksItem(text, at, value))
    return 0;
  return behind;
}

bool MayBeOneNumber(size_t first_digits, bool behind_blank, const Candidate& second) {
  using ledger::Dimension;
  // 1 500人次, 1 2项: nothing but a slip puts a blank between two numbers.
  constexpr size_t kMostBeforeBlank = 4;
  if (behind_blank)
    return first_digits <= kMostBeforeBlank && (second.HasUnit() || second.numeral.scaled);
  const Numeral& numeral = second.numeral;
  const ledger::Quantity& quantity = second.mention.quantity;
  if (numeral.decimal || numeral.share != Share::kNone || quantity.upper) return false;
  constexpr int kGroup = 3;
  constexpr int kLongestFraction = 4;
  if (first_digits <= kGroup && numeral.digits == kGroup) return second.HasUnit() || numeral.scaled;
  if (numeral.digits > kLongestFraction) return false;
  const bool whole_only = quantity.dimension == Dimension::kCount ||
                          quantity.dimension == Dimension::kTime ||
                          quantity.dimension == Dimension::kNone;
  return numeral.scaled || (second.HasUnit() && !whole_only);
}

}  // namespace duban::quantity
