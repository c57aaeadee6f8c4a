// Entry points: ListNumbers::Read, ListNumbers::Next.
#include "read/docx_numbering.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "port/system/xml.h"
#include "read/docx_number_words.h"
#include "read/part.h"

namespace duban::read {
namespace {

constexpr std::string_view kPart = "word/numbering.xml";
constexpr size_t kMostLists = 20'000;  // and as many styles of them; those behind are not numbered
constexpr size_t kMostText = 255;      // bytes around a number, which every paragraph repeats

int Number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 0, 100'000);
}

}  // namespace

class ListNumbers::Parser : public port::system::XmlHandler {
 public:
  explicit Parser(ListNumbers& numbers) : numbers_(numbers) {}

  void Open(std::string_view name, const port::system::XmlAttributes& attributes) override {
    const std::string_view value = attributes.Get("val");
    if (name == "abstractNum") {
      style_ = attributes.Get("abstractNumId");
      levels_ = nullptr;
      level_ = nullptr;
      if (numbers_.styles_.size() < kMostLists) levels_ = &numbers_.styles_[style_];
    } else if (name == "styleLink" && levels_ != nullptr) {
      style_of_name_[std::string(value)] = style_;
    } else if (name == "numStyleLink" && levels_ != nullptr) {
      name_of_style_[style_] = value;
    } else if (name == "lvl" && levels_ != nullptr) {
      OpenLevel(Number(attributes.Get("ilvl"), 0));
    } else if (name == "num") {
      list_ = attributes.Get("numId");
      levels_ = nullptr;
      level_ = nullptr;
    } else if (numbers_.lists_.size() >= kMostLists) {
      return;
    } else if (name == "abstractNumId") {
      numbers_.lists_[list_].style = value;
    } else if (name == "lvlOverride") {
      override_ = Number(attributes.Get("ilvl"), 0);
    } else if (name == "startOverride" && override_ < kLevels) {
      numbers_.lists_[list_].starts[override_] = Number(value, 1);
    } else if (level_ != nullptr) {
      SetLevel(name, value);
    }
  }
  void Close(std::string_view name) override {
    if (name == "lvl") level_ = nullptr;
  }
  void Text(std::string_view) override {}

  // A list that takes its levels from a style has none of its own.
  void Settle() {
    for (const auto& [style, name] : name_of_style_) {
      const auto real = style_of_name_.find(name);
      if (real != style_of_name_.end() && real->second != style)
        numbers_.styles_[style] = numbers_.styles_[real->second];
    }
  }

 private:
  void OpenLevel(int level) {
    level_ = level < kLevels ? &(*levels_)[static_cast<size_t>(level)] : nullptr;
  }

  void SetLevel(std::string_view name, std::string_view value) {
    if (name == "start") level_->start = Number(value, 1);
    if (name == "numFmt") level_->format = value;
    if (name == "lvlText")
      level_->text = value.substr(0, value.size() <= kMostText ? value.size() : 0);
    if (name == "suff") level_->apart = value != "nothing";
    if (name == "isLgl") level_->legal = value != "0" && value != "false";
    if (name == "lvlRestart") level_->restarts = value != "0";
  }

  ListNumbers& numbers_;
  Levels* levels_ = nullptr;
  Level* level_ = nullptr;
  std::string list_, style_;
  std::map<std::string, std::string> style_of_name_, name_of_style_;
  int override_ = kLevels;
};

base::Expected<ListNumbers> ListNumbers::Read(port::system::Zip& zip) {
  ListNumbers numbers;
  if (!zip.Has(kPart)) return numbers;
  Parser parser(numbers);
  DUBAN_CHECK(ReadPart(zip, kPart, parser));
  parser.Settle();
  return numbers;
}

std::array<int, ListNumbers::kLevels>& ListNumbers::Count(List& list, const Levels& levels,
                                                          size_t level) {
  auto [counter, fresh] = counters_.try_emplace(list.style);
  std::array<int, kLevels>& counts = counter->second;
  if (fresh)
    for (size_t i = 0; i < kLevels; ++i) counts[i] = levels[i].start - 1;
  // A list that names where it begins does so once: the numbers of its style begin anew.
  if (!std::exchange(list.begun, true))
    for (const auto& [at, start] : list.starts) counts[static_cast<size_t>(at)] = start - 1;
  ++counts[level];
  for (size_t deeper = level + 1; deeper < kLevels; ++deeper)
    if (levels[deeper].restarts) counts[deeper] = levels[deeper].start - 1;
  return counts;
}

std::string ListNumbers::Next(std::string_view list, int level) {
  const auto found = lists_.find(list);
  if (found == lists_.end() || level < 0 || level >= kLevels) return {};
  const auto style = styles_.find(found->second.style);
  if (style == styles_.end()) return {};
  const Levels& levels = style->second;
  const auto at = static_cast<size_t>(level);
  const auto& counts = Count(found->second, levels, at);
  if (levels[at].format == "bullet" || levels[at].format == "none") return {};
  std::string out;
  const std::string& text = levels[at].text;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool place =
        text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
    if (!place) {
      out += text[i];
      continue;
    }
    const auto which = static_cast<size_t>(text[++i] - '1');
    out += NumberInWords(counts[which], levels[at].legal ? "decimal" : levels[which].format);
  }
  // "1." and "5个" must not become 1.5个.
  const bool joins =
      !out.empty() && static_cast<unsigned char>(out.back()) < 0x80 && out.back() != ')';
  return levels[at].apart && joins ? out + " " : out;
}

}  // namespace duban::read
