// Entry point: NumberInWords.
#include "read/docx_number_words.h"

#include <array>

#include "base/utf8.h"

namespace duban::read {
namespace {

// Characters one after the other, as many bytes each as the first.
std::string_view CharacterOf(std::string_view row, int index) {
  const size_t size = base::Decode(row, 0).size;
  return row.substr(static_cast<size_t>(index) * size, size);
}

constexpr std::string_view kDigits = "〇一二三四五六七八九";
constexpr std::string_view kFormalDigits = "零壹贰叁肆伍陆柒捌玖";
constexpr std::string_view kOldFormalDigits = "零壹貳參肆伍陸柒捌玖";

// 23 → 二十三, 10 → 十, 105 → 一百零五; up to 9999.
std::string Counted(int number, std::string_view digits,
                    const std::array<std::string_view, 4>& powers, bool short_ten) {
  if (number < 1 || number > 9999) return std::to_string(number);
  std::string out;
  bool gap = false;
  int place = 1000;
  for (size_t power = 3; place > 0; place /= 10, --power) {
    const int digit = number / place % 10;
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += "零";
    gap = false;
    if (!(short_ten && out.empty() && power == 1 && digit == 1)) out += CharacterOf(digits, digit);
    out += powers[power];
    if (power == 0) break;
  }
  return out;
}

std::string DigitByDigit(int number, std::string_view digits) {
  std::string out;
  for (const char c : std::to_string(number)) out += CharacterOf(digits, c - '0');
  return out;
}

// Signs that stand one after the other in Unicode, from `first` for 1.
std::string Sign(int number, char32_t first, int most) {
  std::string out;
  if (number < 1 || number > most) return std::to_string(number);
  base::Encode(first + static_cast<char32_t>(number - 1), out);
  return out;
}

std::string Circled(int number) {
  if (number <= 20) return Sign(number, U'①', 20);
  if (number <= 35) return Sign(number - 20, U'㉑', 15);
  return number <= 50 ? Sign(number - 35, U'㊱', 15) : std::to_string(number);
}

std::string Roman(int number, bool upper) {
  struct Step {
    int value;
    std::string_view upper, lower;
  };
  constexpr std::array kSteps{Step{1000, "M", "m"},  Step{900, "CM", "cm"}, Step{500, "D", "d"},
                              Step{400, "CD", "cd"}, Step{100, "C", "c"},   Step{90, "XC", "xc"},
                              Step{50, "L", "l"},    Step{40, "XL", "xl"},  Step{10, "X", "x"},
                              Step{9, "IX", "ix"},   Step{5, "V", "v"},     Step{4, "IV", "iv"},
                              Step{1, "I", "i"}};
  if (number < 1 || number > 3999) return std::to_string(number);
  std::string out;
  for (const Step& step : kSteps)
    for (; number >= step.value; number -= step.value) out += upper ? step.upper : step.lower;
  return out;
}

// z is followed by aa, bb … as Word counts.
std::string Letters(int number, char first) {
  if (number < 1 || number > 26 * 20) return std::to_string(number);
  return std::string(static_cast<size_t>((number - 1) / 26 + 1),
                     static_cast<char>(first + (number - 1) % 26));
}

std::string FromRow(int number, std::string_view row, int size) {
  return number < 1 || number > size ? std::to_string(number)
                                     : std::string(CharacterOf(row, number - 1));
}

}  // namespace

std::string NumberInWords(int number, std::string_view format) {
  if (format == "chineseCounting" || format == "chineseCountingThousand" ||
      format == "japaneseCounting" || format == "taiwaneseCounting" ||
      format == "taiwaneseCountingThousand")
    return Counted(number, kDigits, {"", "十", "百", "千"}, true);
  if (format == "chineseLegalSimplified")
    return Counted(number, kFormalDigits, {"", "拾", "佰", "仟"}, false);
  if (format == "ideographLegalTraditional" || format == "japaneseLegal")
    return Counted(number, kOldFormalDigits, {"", "拾", "佰", "仟"}, false);
  if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" ||
      format == "taiwaneseDigital")
    return DigitByDigit(number, kDigits);
  if (format == "decimalFullWidth" || format == "decimalFullWidth2")
    return DigitByDigit(number, "０１２３４５６７８９");
  if (format == "ideographTraditional") return FromRow(number, "甲乙丙丁戊己庚辛壬癸", 10);
  if (format == "ideographZodiac") return FromRow(number, "子丑寅卯辰巳午未申酉戌亥", 12);
  if (format == "ideographEnclosedCircle") return Sign(number, U'㊀', 10);
  if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese")
    return Circled(number);
  if (format == "decimalEnclosedParen") return Sign(number, U'⑴', 20);
  if (format == "decimalEnclosedFullstop") return Sign(number, U'⒈', 20);
  if (format == "decimalZero" && number >= 0 && number < 10) return "0" + std::to_string(number);
  if (format == "numberInDash") return "- " + std::to_string(number) + " -";
  if (format == "upperRoman" || format == "lowerRoman") return Roman(number, format[0] == 'u');
  if (format == "upperLetter") return Letters(number, 'A');
  if (format == "lowerLetter") return Letters(number, 'a');
  return std::to_string(number);
}

}  // namespace duban::read
