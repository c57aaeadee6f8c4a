// Entry points: NumberStyles::Read, NumberStyles::Show.
#include "read/xlsx_style.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>

#include "base/date.h"
#include "base/decimal.h"
#include "port/system/xml.h"

namespace duban::read {
namespace {

constexpr std::string_view kPart = "xl/styles.xml";

int Number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The formats that have a number only.
std::string_view BuiltIn(int format) {
  switch (format) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
      return "#,##0";
    case 4:
      return "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 17:
      return "mmm-yy";
    case 27:
    case 57:
      return "yyyy年m月";
    case 28:
    case 29:
    case 58:
      return "m月d日";
    case 31:
      return "yyyy年m月d日";
    default:
      break;
  }
  return (format >= 14 && format <= 16) || format == 22 || format == 30 ||
                 (format >= 50 && format <= 56)
             ? "yyyy-m-d"
             : "";
}

// The format of positive numbers without colours, conditions and quotes.
std::string Plain(std::string_view format) {
  std::string out;
  for (size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
    const char c = format[i];
    if (c == '[') {
      while (i < format.size() && format[i] != ']') ++i;
    } else if (c == '_' || c == '*') {
      ++i;  // a blank as wide as the next character
    } else if (c != '"' && c != '\\') {
      out += c;
    }
  }
  return out;
}

// "1.2E-2" and "0.1" exactly; nothing for what is no number.
std::optional<base::Decimal> ParseNumber(std::string_view text) {
  const size_t e = text.find_first_of("eE");
  const auto mantissa = base::Decimal::Parse(text.substr(0, e));
  if (!mantissa || e == std::string_view::npos) return mantissa;
  std::string_view power = text.substr(e + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  int shift = 0;
  if (std::from_chars(power.data(), power.data() + power.size(), shift).ec != std::errc() ||
      shift < -18 || shift > 30)
    return std::nullopt;
  return mantissa->Shifted(shift);
}

// Excel keeps 15 figures; files hold up to 17, the last two of which are noise of binary fractions.
base::Decimal Fifteen(const base::Decimal& value) {
  const std::string text = value.ToString();
  const size_t point = text.find('.');
  if (point == std::string::npos) return value;
  const size_t whole = point - (value.IsNegative() ? 1 : 0);
  return value.Rounded(static_cast<int>(whole >= 15 ? 0 : 15 - whole));
}

int PlacesOf(std::string_view format) {
  const size_t point = format.find('.');
  if (point == std::string_view::npos) return 0;
  const size_t end = format.find_first_not_of("0#?", point + 1);
  return static_cast<int>(
      std::min<size_t>((end == std::string_view::npos ? format.size() : end) - point - 1, 10));
}

bool IsDate(std::string_view format) {
  return format.find_first_of("yd") != std::string_view::npos ||
         (format.find('m') != std::string_view::npos &&
          format.find("月") != std::string_view::npos);
}

std::string ShowDate(const base::Decimal& value, std::string_view format, bool since_1904) {
  const auto days = base::Decimal::Parse(value.ToString().substr(0, value.ToString().find('.')));
  const int serial = days ? Number(days->ToString(), -1) : -1;
  if (serial < 0 || serial > 2'958'465) return value.ToString();
  using std::chrono::year_month_day;
  // Excel counts the 29th of February 1900, which never was.
  const std::chrono::sys_days epoch =
      since_1904 ? std::chrono::sys_days{std::chrono::year{1904} / 1 / 1}
                 : std::chrono::sys_days{std::chrono::year{1899} / 12 / 30};
  const year_month_day date(epoch + std::chrono::days(serial));
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month());
  const unsigned d = static_cast<unsigned>(date.day());
  char text[64];
  const bool has_year = format.find('y') != std::string_view::npos;
  const bool has_day = format.find('d') != std::string_view::npos;
  const bool han = format.find("月") != std::string_view::npos;
  if (!has_year) {
    std::snprintf(text, sizeof text, "%u月%u日", m, d);
  } else if (!has_day) {
    std::snprintf(text, sizeof text, han ? "%d年%u月" : "%d-%02u", y, m);
  } else {
    std::snprintf(text, sizeof text, han ? "%d年%u月%u日" : "%d-%02u-%02u", y, m, d);
  }
  return text;
}

}  // namespace

class NumberStyles::Parser : public port::system::XmlHandler {
 public:
  explicit Parser(NumberStyles& styles) : styles_(styles) {}
  void Open(std::string_view name, const port::system::XmlAttributes& attributes) override {
    if (name == "numFmt") {
      styles_.formats_[Number(attributes.Get("numFmtId"), -1)] = attributes.Get("formatCode");
    } else if (name == "cellXfs") {
      in_cells_ = true;
    } else if (name == "xf" && in_cells_) {
      styles_.format_of_.push_back(Number(attributes.Get("numFmtId"), 0));
    }
  }
  void Close(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
  }
  void Text(std::string_view) override {}

 private:
  NumberStyles& styles_;
  bool in_cells_ = false;
};

base::Expected<NumberStyles> NumberStyles::Read(port::system::Zip& zip) {
  NumberStyles styles;
  if (!zip.Has(kPart)) return styles;
  Parser parser(styles);
  port::system::XmlStream xml(parser);
  DUBAN_CHECK(zip.Read(kPart, [&](std::string_view piece) { return xml.Feed(piece); }));
  DUBAN_CHECK(xml.Finish());
  return styles;
}

std::string NumberStyles::Show(std::string_view number, std::string_view style,
                               bool since_1904) const {
  const auto value = ParseNumber(number);
  if (!value) return std::string(number);
  const int index = Number(style, 0);
  const int id = index >= 0 && static_cast<size_t>(index) < format_of_.size()
                     ? format_of_[static_cast<size_t>(index)]
                     : 0;
  const auto custom = formats_.find(id);
  const std::string format = Plain(custom == formats_.end() ? BuiltIn(id) : custom->second);
  if (format.empty() || format == "General" || format == "@") return Fifteen(*value).ToString();
  if (IsDate(format)) return ShowDate(*value, format, since_1904);
  if (format.find('%') != std::string::npos) {
    const auto percent = value->Shifted(2);
    return percent ? percent->ToFixed(PlacesOf(format)) + "%" : std::string(number);
  }
  if (format.find_first_of("0#") == std::string::npos) return Fifteen(*value).ToString();
  return value->ToFixed(PlacesOf(format));
}

}  // namespace duban::read
