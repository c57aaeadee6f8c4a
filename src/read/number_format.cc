// Entry points: NumberFormat::Parse, NumberFormat::Show.
#include "read/number_format.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "base/utf8.h"

namespace duban::read {
namespace {

constexpr size_t kMostPlaces = 10;
constexpr size_t kMostLiteral = 60;  // bytes around a number
constexpr int64_t kDay = 86'400;     // seconds

char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

// Reads one section token by token. What the tokens mean together is settled at its end, because
// "m" is a month or a minute by its company.
class NumberFormat::Parser {
 public:
  explicit Parser(std::string_view code) : rest_(code) {}

  bool done() const { return rest_.empty(); }

  Section Next() {
    section_ = {};
    m_ = point_ = exponent_ = fraction_ = general_ = false;
    digits_ = commas_ = 0;
    while (!rest_.empty() && rest_.front() != ';') Token();
    if (!rest_.empty()) rest_.remove_prefix(1);
    Settle();
    return section_;
  }

 private:
  void Token() {
    section_.empty = false;
    const char c = rest_.front();
    if (c == '"') return Quoted();
    if (c == '[') return Bracketed();
    if (c == '\\' || c == '!') return Escaped();
    if (c == '_' || c == '*') return Skip(1 + CharacterAt(1));
    if (c == '0' || c == '#' || c == '?') return Digit(c);
    if (c == '.' && !point_ && (digits_ > 0 || NextIsDigit())) {
      point_ = true;
      return Skip(1);
    }
    if (c == ',' && digits_ > 0) {
      ++commas_;
      return Skip(1);
    }
    if (c == '%') {
      ++section_.percent;
      return Skip(1);
    }
    if (c == '@') {
      general_ = true;
      return Skip(1);
    }
    for (const std::string_view word : {"General", "G/通用格式"})
      if (rest_.starts_with(word)) {
        general_ = true;
        return Skip(word.size());
      }
    for (const std::string_view word : {"AM/PM", "A/P", "上午/下午"})
      if (rest_.starts_with(word)) return Skip(word.size());
    if (c == 'E' && rest_.size() > 1 && (rest_[1] == '+' || rest_[1] == '-')) {
      exponent_ = true;
      return Skip(2);
    }
    if (c == '/' && digits_ > 0) fraction_ = true;
    if (Calendar(Lower(c))) return Skip(1);
    Literal(rest_.substr(0, CharacterAt(0)));
    Skip(CharacterAt(0));
  }

  bool Calendar(char c) {
    if (c == 'y' || c == 'e') section_.year = true;
    if (c == 'd') section_.day = true;
    if (c == 'h') section_.hour = true;
    if (c == 's') section_.second = true;
    if (c == 'm') m_ = true;
    // Weekdays (aaaa) and eras (gg) say nothing that the date does not.
    return std::string_view("ydhsmeag").find(c) != std::string_view::npos;
  }

  bool NextIsDigit() const {
    return rest_.size() > 1 && std::string_view("0#?").find(rest_[1]) != std::string_view::npos;
  }

  size_t CharacterAt(size_t at) const {
    return at < rest_.size() ? std::max<size_t>(base::Decode(rest_, at).size, 1) : 0;
  }

  void Skip(size_t bytes) { rest_.remove_prefix(std::min(bytes, rest_.size())); }

  void Quoted() {
    const size_t end = std::min(rest_.find('"', 1), rest_.size());
    Literal(rest_.substr(1, end - 1));
    Skip(end + 1);
  }

  void Escaped() {
    const size_t size = CharacterAt(1);
    const std::string_view character = rest_.substr(1, size);
    // A literal point between digits: how Chinese offices show 万.
    if (character == "." && digits_ > 0 && !point_)
      literal_point_ = true;
    else
      Literal(character);
    Skip(1 + size);
  }

  // Colours, conditions, currencies with their language, elapsed time.
  void Bracketed() {
    const size_t end = std::min(rest_.find(']'), rest_.size());
    const std::string_view inside = rest_.substr(1, end - 1);
    Skip(end + 1);
    if (inside.starts_with('$')) {
      Literal(inside.substr(1, std::min(inside.find('-'), inside.size()) - 1));
    } else if (const size_t number = inside.find_first_not_of("<>=");
               number > 0 && number != inside.npos) {
      if (const auto value = base::Decimal::Parse(inside.substr(number)))
        section_.condition = {std::string(inside.substr(0, number)), *value};
    } else if (!inside.empty() && std::string_view("hms").find(Lower(inside[0])) != inside.npos &&
               inside.size() <= 2) {
      section_.elapsed = section_.hour = true;
    }
  }

  void Digit(char c) {
    if (point_ && !exponent_) {
      if (section_.places < kMostPlaces) ++section_.places;
      if (c == '0') section_.place_zeros = section_.places;
    } else if (!exponent_) {
      if (literal_point_) ++section_.inserted;
      if (c == '0' && section_.whole_zeros < kMostPlaces) ++section_.whole_zeros;
    }
    ++digits_;
    commas_ = 0;
    Skip(1);
  }

  void Literal(std::string_view text) {
    section_.han |= text.find("年") != text.npos || text.find("月") != text.npos ||
                    text.find("日") != text.npos;
    section_.tail.clear();
    for (const std::string_view unit : {"年", "月", "日"})
      if (text.starts_with(unit) && text.size() <= kMostLiteral)
        section_.tail = text.substr(unit.size());
    std::string& side = digits_ > 0 || general_ ? section_.after : section_.before;
    if (side.size() + text.size() <= kMostLiteral) side += text;
  }

  void Settle() {
    section_.month = m_ && !(section_.hour || section_.second);
    // A month beside the day or year of a date with a time.
    section_.month |= m_ && (section_.year || section_.day);
    literal_point_ = false;
    if (section_.year || section_.day || section_.month) {
      section_.kind = Kind::kDate;
    } else if (section_.hour || section_.second) {
      section_.kind = Kind::kTime;
    } else if (digits_ > 0 && !exponent_ && !fraction_) {
      section_.kind = Kind::kNumber;
      section_.thousands = commas_;
    } else if (digits_ > 0) {
      section_.before.clear();  // scientific, fractions: the number itself
      section_.after.clear();
    } else if (!general_ && !section_.before.empty()) {
      section_.kind = Kind::kLiteral;
    }
  }

  std::string_view rest_;
  Section section_;
  size_t digits_ = 0;
  int commas_ = 0;  // behind the last digit
  bool m_ = false, point_ = false, exponent_ = false, fraction_ = false, general_ = false;
  bool literal_point_ = false;
};

NumberFormat NumberFormat::Parse(std::string_view code) {
  constexpr size_t kMostSections = 4;  // positive, negative, zero, text
  NumberFormat format;
  Parser parser(code);
  while (!parser.done() && format.sections_.size() < kMostSections)
    format.sections_.push_back(parser.Next());
  // A section that ends the code is empty where ";" was the last character.
  if (code.ends_with(';') && format.sections_.size() < kMostSections)
    format.sections_.emplace_back();
  return format;
}

std::string_view NumberFormat::BuiltIn(int id) {
  switch (id) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
    case 37:
    case 38:
      return "#,##0";
    case 4:
    case 39:
    case 40:
      return "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 17:
      return "mmm-yy";
    case 18:
    case 20:
    case 32:
    case 34:
    case 55:
      return "h:mm";
    case 19:
    case 21:
    case 33:
    case 35:
    case 56:
      return "h:mm:ss";
    case 27:
    case 36:
    case 50:
    case 52:
    case 57:
      return "yyyy\"年\"m\"月\"";
    case 28:
    case 29:
    case 51:
    case 53:
    case 54:
    case 58:
      return "m\"月\"d\"日\"";
    case 31:
      return "yyyy\"年\"m\"月\"d\"日\"";
    case 41:
    case 42:
      return "#,##0";
    case 43:
    case 44:
      return "#,##0.00";
    case 45:
      return "mm:ss";
    case 46:
      return "[h]:mm:ss";
    default:
      return (id >= 14 && id <= 16) || id == 22 || id == 30 ? "yyyy-m-d" : "";
  }
}

const NumberFormat::Section* NumberFormat::Choose(const base::Decimal& value) const {
  if (sections_.empty()) return nullptr;
  for (const Section& section : sections_) {
    if (!section.condition) continue;
    const auto& [compare, bound] = *section.condition;
    const bool less = value < bound, same = value == bound;
    if ((compare == "<" && less) || (compare == "<=" && (less || same)) ||
        (compare == ">" && !less && !same) || (compare == ">=" && !less) ||
        (compare == "=" && same) || (compare == "<>" && !same))
      return &section;
  }
  if (sections_[0].condition) {
    // None of them: the first section without one.
    const auto other = std::find_if(sections_.begin(), sections_.end(),
                                    [](const Section& section) { return !section.condition; });
    return other == sections_.end() ? nullptr : &*other;
  }
  if (value.IsNegative() && sections_.size() >= 2) return &sections_[1];
  if (value.IsZero() && sections_.size() >= 3) return &sections_[2];
  return &sections_[0];
}

base::Decimal FifteenFigures(const base::Decimal& value) {
  const std::string text = value.ToString();
  const size_t point = text.find('.');
  if (point == std::string::npos) return value;
  const size_t whole = point - (value.IsNegative() ? 1 : 0);
  return value.Rounded(static_cast<int>(whole >= 15 ? 0 : 15 - whole));
}

std::string NumberFormat::ShowNumber(const base::Decimal& value, const Section& section) {
  const int power = 2 * section.percent - 3 * section.thousands;
  const auto shifted = value.Shifted(std::clamp(power, -18, 18));
  if (!shifted) return value.ToString();
  const auto places = static_cast<int>(section.places);
  std::string text =
      shifted->IsNegative() ? shifted->Negated().ToFixed(places) : shifted->ToFixed(places);
  // "#" behind the point shows no zeros.
  for (size_t more = section.places - section.place_zeros; more > 0 && text.ends_with('0'); --more)
    text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  // "#" and "?" alone show a zero as nothing.
  if (section.whole_zeros + section.place_zeros == 0 && text == "0") return "";
  const size_t whole = std::min(text.find('.'), text.size());
  const size_t least = std::max(section.whole_zeros, section.inserted + 1);
  if (whole < least) text.insert(0, least - whole, '0');
  if (section.inserted > 0 && text.find('.') == text.npos)
    text.insert(text.size() - section.inserted, ".");
  return text + std::string(static_cast<size_t>(section.percent), '%');
}

std::string NumberFormat::ShowDate(const base::Decimal& value, const Section& section,
                                   bool since_1904) {
  const std::string whole = value.ToString().substr(0, value.ToString().find('.'));
  int serial = -1;
  std::from_chars(whole.data(), whole.data() + whole.size(), serial);
  if (serial < 0 || serial > 2'958'465) return value.ToString();
  using std::chrono::year_month_day;
  // Excel counts the 29th of February 1900, which never was.
  if (!since_1904 && serial < 60) ++serial;
  const std::chrono::sys_days epoch =
      since_1904 ? std::chrono::sys_days{std::chrono::year{1904} / 1 / 1}
                 : std::chrono::sys_days{std::chrono::year{1899} / 12 / 30};
  const year_month_day date(epoch + std::chrono::days(serial));
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month());
  const unsigned d = static_cast<unsigned>(date.day());
  char text[64];
  if (section.year && section.month && section.day)
    std::snprintf(text, sizeof text, section.han ? "%d年%u月%u日" : "%d-%02u-%02u", y, m, d);
  else if (section.year && section.month)
    std::snprintf(text, sizeof text, section.han ? "%d年%u月" : "%d-%02u", y, m);
  else if (section.year)
    std::snprintf(text, sizeof text, section.han ? "%d年" : "%d", y);
  else if (section.month && section.day)
    std::snprintf(text, sizeof text, "%u月%u日", m, d);
  else if (section.month)
    std::snprintf(text, sizeof text, "%u月", m);
  else
    std::snprintf(text, sizeof text, "%u日", d);
  return text + section.tail;
}

std::string NumberFormat::ShowTime(const base::Decimal& value, const Section& section) {
  const auto scaled = value.Times(base::Decimal(kDay));
  const std::string whole = scaled ? scaled->Rounded(0).ToString() : "";
  int64_t seconds = 0;
  if (std::from_chars(whole.data(), whole.data() + whole.size(), seconds).ec != std::errc() ||
      seconds < 0)
    return value.ToString();
  if (!section.elapsed) seconds %= kDay;
  char text[64];
  if (section.second)
    std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", static_cast<long long>(seconds / 3600),
                  static_cast<long long>(seconds / 60 % 60), static_cast<long long>(seconds % 60));
  else
    std::snprintf(text, sizeof text, "%lld:%02lld", static_cast<long long>(seconds / 3600),
                  static_cast<long long>(seconds / 60 % 60));
  return text;
}

std::string NumberFormat::Show(const base::Decimal& value, bool since_1904) const {
  const Section* section = Choose(value);
  if (section == nullptr) return FifteenFigures(value).ToString();
  if (section->empty && sections_.size() > 1) return "";  // "0;;": shown as nothing
  if (section->kind == Kind::kDate) return ShowDate(value, *section, since_1904);
  if (section->kind == Kind::kTime) return ShowTime(value, *section);
  if (section->kind == Kind::kLiteral) return std::string(base::Trim(section->before));
  std::string number = section->kind == Kind::kNumber ? ShowNumber(value, *section)
                       : value.IsNegative()           ? FifteenFigures(value).Negated().ToString()
                                                      : FifteenFigures(value).ToString();
  // A section for negative numbers may show the sign by brackets or a colour alone.
  std::string before = section->before, after = section->after;
  if (value.IsNegative()) {
    std::erase_if(before, [](char c) { return c == '-' || c == '('; });
    std::erase_if(after, [](char c) { return c == ')'; });
    if (number.find_first_of("123456789") != number.npos) number.insert(0, "-");
  }
  return std::string(base::Trim(before + number + after));
}

}  // namespace duban::read
