// Entry points: ListNumbers::Read, ListNumbers::Next.
#include "read/docx_numbering.h"

#include <algorithm>
#include <charconv>

#include "port/system/xml.h"

namespace duban::read {
namespace {

constexpr std::string_view kPart = "word/numbering.xml";

int Number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 0, 100'000);
}

bool IsHan(std::string_view format) {
  return format.starts_with("chinese") || format.starts_with("japaneseCounting") ||
         format.starts_with("ideographDigital") || format.starts_with("taiwaneseCounting");
}

std::string Worded(int number, std::string_view format) {
  if (IsHan(format)) return HanNumber(number);
  if ((format == "lowerLetter" || format == "upperLetter") && number >= 1 && number <= 26)
    return std::string(1, static_cast<char>((format[0] == 'l' ? 'a' : 'A') + number - 1));
  return std::to_string(number);
}

}  // namespace

class ListNumbers::Parser : public port::system::XmlHandler {
 public:
  explicit Parser(ListNumbers& numbers) : numbers_(numbers) {}

  void Open(std::string_view name, const port::system::XmlAttributes& attributes) override {
    const std::string_view value = attributes.Get("val");
    if (name == "abstractNum") {
      levels_ = &numbers_.styles_[std::string(attributes.Get("abstractNumId"))];
    } else if (name == "lvl" && levels_ != nullptr) {
      const int level = Number(attributes.Get("ilvl"), 0);
      level_ = level < kLevels ? &(*levels_)[static_cast<size_t>(level)] : nullptr;
    } else if (name == "num") {
      list_ = attributes.Get("numId");
      levels_ = nullptr;
      level_ = nullptr;
    } else if (name == "abstractNumId") {
      numbers_.style_of_[list_] = value;
    } else if (level_ != nullptr) {
      if (name == "start") level_->start = Number(value, 1);
      if (name == "numFmt") level_->format = value;
      if (name == "lvlText") level_->text = value;
    }
  }
  void Close(std::string_view name) override {
    if (name == "lvl") level_ = nullptr;
  }
  void Text(std::string_view) override {}

 private:
  ListNumbers& numbers_;
  Levels* levels_ = nullptr;
  Level* level_ = nullptr;
  std::string list_;
};

base::Expected<ListNumbers> ListNumbers::Read(port::system::Zip& zip) {
  ListNumbers numbers;
  if (!zip.Has(kPart)) return numbers;
  Parser parser(numbers);
  port::system::XmlStream xml(parser);
  DUBAN_CHECK(zip.Read(kPart, [&](std::string_view piece) { return xml.Feed(piece); }));
  DUBAN_CHECK(xml.Finish());
  return numbers;
}

std::string ListNumbers::Next(std::string_view list, int level) {
  const auto style = style_of_.find(list);
  if (style == style_of_.end() || level < 0 || level >= kLevels) return {};
  const auto levels = styles_.find(style->second);
  if (levels == styles_.end()) return {};
  auto [counter, fresh] = counters_.try_emplace(style->second);
  if (fresh)
    for (size_t i = 0; i < kLevels; ++i) counter->second[i] = levels->second[i].start - 1;
  const auto at = static_cast<size_t>(level);
  ++counter->second[at];
  for (size_t deeper = at + 1; deeper < kLevels; ++deeper)
    counter->second[deeper] = levels->second[deeper].start - 1;
  if (levels->second[at].format == "bullet" || levels->second[at].format == "none") return {};
  std::string out;
  const std::string& text = levels->second[at].text;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool place =
        text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!place) {
      out += text[i];
      continue;
    }
    const auto which = static_cast<size_t>(text[++i] - '1');
    out += Worded(counter->second[which], levels->second[which].format);
  }
  return out;
}

std::string HanNumber(int number) {
  constexpr std::array<std::string_view, 10> kDigits = {"〇", "一", "二", "三", "四",
                                                        "五", "六", "七", "八", "九"};
  if (number < 1 || number > 99) return std::to_string(number);
  std::string out;
  const auto tens = static_cast<size_t>(number / 10);
  const auto ones = static_cast<size_t>(number % 10);
  if (tens > 1) out += kDigits[tens];
  if (tens > 0) out += "十";
  if (ones > 0) out += kDigits[ones];
  return out;
}

}  // namespace duban::read
