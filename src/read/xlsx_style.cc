// Entry points: NumberStyles::Read, NumberStyles::Show.
#include "read/xlsx_style.h"

#include <charconv>
#include <optional>

#include "base/decimal.h"
#include "port/system/xml.h"
#include "read/part.h"

namespace duban::read {
namespace {

constexpr std::string_view kPart = "xl/styles.xml";

int Number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
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

}  // namespace

class NumberStyles::Parser : public port::system::XmlHandler {
 public:
  void Open(std::string_view name, const port::system::XmlAttributes& attributes) override {
    if (name == "numFmt") {
      codes_[Number(attributes.Get("numFmtId"), -1)] = attributes.Get("formatCode");
    } else if (name == "cellXfs") {
      in_cells_ = true;
    } else if (name == "xf" && in_cells_ && formats_.size() < kMostStyles) {
      formats_.push_back(Number(attributes.Get("numFmtId"), 0));
    }
  }
  void Close(std::string_view name) override {
    if (name == "cellXfs") in_cells_ = false;
  }
  void Text(std::string_view) override {}

  void Settle(NumberStyles& styles) const {
    std::map<int, size_t> known;
    for (const int id : formats_) {
      const auto [at, fresh] = known.try_emplace(id, styles.formats_.size());
      if (fresh) {
        const auto code = codes_.find(id);
        styles.formats_.push_back(
            NumberFormat::Parse(code == codes_.end() ? NumberFormat::BuiltIn(id) : code->second));
      }
      styles.format_of_.push_back(at->second);
    }
  }

 private:
  static constexpr size_t kMostStyles = 100'000;  // Excel itself has 65,490
  std::map<int, std::string> codes_;
  std::vector<int> formats_;  // per cell style
  bool in_cells_ = false;
};

base::Expected<NumberStyles> NumberStyles::Read(port::system::Zip& zip) {
  NumberStyles styles;
  if (!zip.Has(kPart)) return styles;
  Parser parser;
  DUBAN_CHECK(ReadPart(zip, kPart, parser));
  parser.Settle(styles);
  return styles;
}

std::string NumberStyles::Show(std::string_view number, std::string_view style,
                               bool since_1904) const {
  const auto value = ParseNumber(number);
  if (!value) return std::string(number);
  const int index = Number(style, 0);
  if (index < 0 || static_cast<size_t>(index) >= format_of_.size())
    return FifteenFigures(*value).ToString();
  return formats_[format_of_[static_cast<size_t>(index)]].Show(*value, since_1904);
}

}  // namespace duban::read
