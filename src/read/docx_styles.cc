// Entry point: DocxStyles::Read.
#include "read/docx_styles.h"

#include <algorithm>
#include <charconv>

#include "port/system/xml.h"
#include "read/part.h"

namespace duban::read {
namespace {

constexpr std::string_view kPart = "word/styles.xml";
constexpr int kMostSteps = 20;  // of one style based on another
constexpr size_t kMostStyles = 20'000;
constexpr int kBodyLevel = 9;  // the outline level of what is no heading

int Number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Word writes names of its own styles in English, whatever its language.
bool IsHeadingName(std::string_view name) {
  std::string lower(name);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower.starts_with("heading ") || lower == "title" || lower.starts_with("标题");
}

}  // namespace

class DocxStyles::Parser : public port::system::XmlHandler {
 public:
  explicit Parser(DocxStyles& styles) : styles_(styles) {}

  void Open(std::string_view name, const port::system::XmlAttributes& attributes) override {
    const std::string_view value = attributes.Get("val");
    if (name == "style") {
      style_ = nullptr;
      if (styles_.styles_.size() >= kMostStyles) return;
      id_ = attributes.Get("styleId");
      style_ = &styles_.styles_[id_];
    } else if (style_ == nullptr) {
      return;
    } else if (name == "name") {
      style_->heading |= IsHeadingName(value);
    } else if (name == "basedOn") {
      base_of[id_] = value;
    } else if (name == "outlineLvl") {
      style_->heading |= Number(value, kBodyLevel) < kBodyLevel;
    } else if (name == "numId") {
      style_->list = value;
    } else if (name == "ilvl") {
      style_->level = Number(value, 0);
    } else if (name == "vanish") {
      style_->hidden = value != "0" && value != "false" && value != "off";
    }
  }
  void Close(std::string_view name) override {
    if (name == "style") style_ = nullptr;
  }
  void Text(std::string_view) override {}

  std::map<std::string, std::string, std::less<>> base_of;

 private:
  DocxStyles& styles_;
  DocxStyle* style_ = nullptr;
  std::string id_;
};

void DocxStyles::Inherit(const std::map<std::string, std::string, std::less<>>& base_of) {
  const auto own = styles_;
  for (auto& [id, style] : styles_) {
    auto base = base_of.find(id);
    for (int step = 0; step < kMostSteps && base != base_of.end(); ++step) {
      const auto above = own.find(base->second);
      if (above == own.end()) break;
      style.heading |= above->second.heading;
      style.hidden |= above->second.hidden;
      if (style.list.empty()) {
        style.list = above->second.list;
        style.level = std::max(style.level, above->second.level);
      }
      base = base_of.find(base->second);
    }
  }
}

base::Expected<DocxStyles> DocxStyles::Read(port::system::Zip& zip) {
  DocxStyles styles;
  if (!zip.Has(kPart)) return styles;
  Parser parser(styles);
  DUBAN_CHECK(ReadPart(zip, kPart, parser));
  styles.Inherit(parser.base_of);
  return styles;
}

const DocxStyle& DocxStyles::Find(std::string_view id) const {
  static const DocxStyle plain;
  const auto found = styles_.find(id);
  return found == styles_.end() ? plain : found->second;
}

}  // namespace duban::read
