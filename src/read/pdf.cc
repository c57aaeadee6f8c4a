// Entry points: ReadPdf, ParsePdfWords, ParsePdfRules.
#include "read/pdf.h"

#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "port/system/sandbox.h"
#include "port/system/xml.h"
#include "read/page/pages.h"
#include "read/page/path.h"

namespace duban::read {
namespace {

using port::system::XmlAttributes;

double Number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::isfinite(value) ? std::clamp(value, -1e6, 1e6) : 0;
}

class WordReader : public port::system::XmlHandler {
 public:
  WordReader(const Limits& limits, std::string& title) : limits_(limits), title_(title) {}

  void Open(std::string_view name, const XmlAttributes& attributes) override {
    text_.clear();
    if (name == "page") {
      too_many_ |= pages_.size() >= limits_.pages;
      if (!too_many_)
        pages_.push_back(
            {Number(attributes.Get("width")), Number(attributes.Get("height")), {}, {}});
    } else if (name == "word") {
      box_ = {Number(attributes.Get("xMin")), Number(attributes.Get("yMin")),
              Number(attributes.Get("xMax")), Number(attributes.Get("yMax"))};
    }
  }
  void Close(std::string_view name) override {
    if (name == "title") title_ = base::Trim(text_);
    if (name == "word" && !pages_.empty() && !base::Trim(text_).empty())
      pages_.back().words.push_back({std::string(base::Trim(text_)), box_});
  }
  void Text(std::string_view text) override { text_ += text; }

  bool too_many() const { return too_many_; }
  std::vector<page::Page> Take() { return std::move(pages_); }

 private:
  const Limits& limits_;
  std::string& title_;
  std::vector<page::Page> pages_;
  page::Box box_;
  std::string text_;
  bool too_many_ = false;
};

// Words may hold control characters that XML forbids.
std::string WithoutControls(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c >= 0 && c < ' ' && c != '\n' && c != '\t'; });
  return out;
}

class RuleReader : public port::system::XmlHandler {
 public:
  void Open(std::string_view name, const XmlAttributes& attributes) override {
    page::Transform transform = transforms_.empty() ? page::Transform{} : transforms_.back();
    if (attributes.Has("transform"))
      transform = page::ParseSvgTransform(attributes.Get("transform")).Then(transform);
    if (name == "path") page::AddRules(attributes.Get("d"), transform, rules_);
    if (name == "rect") AddRectangle(attributes, transform);
    transforms_.push_back(transform);
  }
  void Close(std::string_view) override { transforms_.pop_back(); }
  void Text(std::string_view) override {}

  std::vector<page::Rule> Take() { return std::move(rules_); }

 private:
  void AddRectangle(const XmlAttributes& attributes, const page::Transform& transform) {
    const double x = Number(attributes.Get("x")), y = Number(attributes.Get("y"));
    const double width = Number(attributes.Get("width")), height = Number(attributes.Get("height"));
    page::AddRectangle({x, y, x + width, y + height}, transform, rules_);
  }

  std::vector<page::Transform> transforms_;
  std::vector<page::Rule> rules_;
};

base::Expected<std::string> RunPoppler(std::string_view bytes, std::string converter,
                                       std::vector<std::string> command) {
  auto output = port::system::RunInSandbox(
      {.converter = std::move(converter), .command = std::move(command), .input = bytes});
  if (!output) {
    for (const auto& [name, value] : output.error().message.arguments)
      if (name == "reason" && value.find("ncorrect password") != std::string::npos)
        return base::Fail(base::ErrorCode::kUnsupported, "pdf-encrypted");
  }
  return output;
}

// Per page an SVG without what is no line: glyphs and pictures are the most of it.
constexpr const char* kDrawAll =
    "page=1; while [ $page -le $1 ]; do pdftocairo -svg -f $page -l $page input - || exit 1; "
    "page=$((page + 1)); done | sed -e '/<defs>/,/<\\/defs>/d' -e '/<use /d' -e '/<image /d'";

base::Expected<void> AddRules(std::string_view bytes, std::vector<page::Page>& pages) {
  DUBAN_TRY(drawings, RunPoppler(bytes, "pdftocairo",
                                 {"sh", "-c", kDrawAll, "sh", std::to_string(pages.size())}));
  constexpr std::string_view kBegin = "<?xml";
  std::string_view rest = drawings;
  for (page::Page& page : pages) {
    const size_t begin = rest.find(kBegin);
    if (begin == rest.npos) break;
    const size_t end = std::min(rest.find(kBegin, begin + 1), rest.size());
    page.rules = ParsePdfRules(rest.substr(begin, end - begin));
    rest.remove_prefix(end);
  }
  return {};
}

}  // namespace

base::Expected<std::vector<page::Page>> ParsePdfWords(std::string_view words, const Limits& limits,
                                                      std::string& title) {
  // The document type in front of it is fixed text; the XML adapter takes none.
  const std::string text =
      WithoutControls(words.substr(std::min(words.find("<html"), words.size())));
  WordReader reader(limits, title);
  port::system::XmlStream xml(reader);
  constexpr size_t kPiece = 1 << 20;
  for (size_t at = 0; at < text.size() && !reader.too_many(); at += kPiece)
    if (!xml.Feed(std::string_view(text).substr(at, kPiece))) break;
  if (reader.too_many())
    return base::Fail(base::ErrorCode::kLimit, "too-many-pages",
                      {{"limit", std::to_string(limits.pages)}});
  DUBAN_CHECK(xml.Finish());
  return reader.Take();
}

std::vector<page::Rule> ParsePdfRules(std::string_view drawing) {
  RuleReader reader;
  port::system::XmlStream xml(reader);
  xml.Feed(drawing);
  return reader.Take();
}

base::Expected<void> ReadPdf(std::string_view bytes, const Limits& limits,
                             table::Document& document) {
  document.format = "pdf";
  // One page more than allowed, so that too many are seen and not cut off silently.
  const std::string last = std::to_string(limits.pages + 1);
  DUBAN_TRY(words, RunPoppler(bytes, "pdftotext",
                              {"pdftotext", "-bbox-layout", "-l", last, "input", "-"}));
  DUBAN_TRY(pages, ParsePdfWords(words, limits, document.title));
  const bool has_text = std::any_of(pages.begin(), pages.end(),
                                    [](const page::Page& page) { return !page.words.empty(); });
  if (!has_text) return base::Fail(base::ErrorCode::kUnsupported, "pdf-scanned");
  DUBAN_CHECK(AddRules(bytes, pages));
  return page::ReadPages(std::move(pages), limits, document);
}

}  // namespace duban::read
