// Entry points: ReadPdf, ParsePdfWords, ParsePdfRules, ParsePdfDrawings.
#include "read/pdf.h"

#include <charconv>
#include <chrono>
#include <cmath>

#include "base/utf8.h"
#include "port/system/sandbox.h"
#include "port/system/xml.h"
#include "read/page/pages.h"
#include "read/page/path.h"

namespace duban::read {
namespace {

using port::system::XmlAttributes;

constexpr size_t kMostElement = 16u << 20;  // bytes of one element's text

double Number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::isfinite(value) ? std::clamp(value, -1e6, 1e6) : 0;
}

class WordReader : public port::system::XmlHandler {
 public:
  WordReader(const Limits& limits, page::Budget& budget, std::string& title)
      : limits_(limits), budget_(budget), title_(title) {}

  void Open(std::string_view name, const XmlAttributes& attributes) override {
    text_.clear();
    if (name == "page") {
      too_many_ |= pages_.size() >= limits_.pages;
      if (!too_many_)
        pages_.push_back(
            {Number(attributes.Get("width")), Number(attributes.Get("height")), {}, {}});
    } else if (name == "word") {
      const auto [left, right] =
          std::minmax({Number(attributes.Get("xMin")), Number(attributes.Get("xMax"))});
      const auto [top, bottom] =
          std::minmax({Number(attributes.Get("yMin")), Number(attributes.Get("yMax"))});
      box_ = {left, top, right, bottom};
    }
  }
  void Close(std::string_view name) override {
    if (name == "title") title_ = base::Trim(text_);
    if (name == "word" && !pages_.empty()) AddWord(base::Trim(text_));
  }
  void Text(std::string_view text) override {
    if (text_.size() + text.size() > kMostElement)
      budget_.Refuse("too-many-words");
    else
      text_ += text;
  }

  base::Expected<void> Check() const {
    if (too_many_)
      return base::Fail(base::ErrorCode::kLimit, "too-many-pages",
                        {{"limit", std::to_string(limits_.pages)}});
    return budget_.Check();
  }
  std::vector<page::Page> Take() { return std::move(pages_); }

 private:
  void AddWord(std::string_view word) {
    if (word.empty() || !page::IsOnPaper(box_) || !budget_.TakeWord(word.size())) return;
    pages_.back().words.push_back({std::string(word), box_});
  }

  const Limits& limits_;
  page::Budget& budget_;
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

// As attributes, or as older versions of cairo write them, in one style.
page::Paint PaintOf(const XmlAttributes& attributes) {
  const std::string_view stroke = attributes.Get("stroke"), style = attributes.Get("style");
  if (stroke == "none" || style.find("stroke:none") != style.npos) return page::Paint::kFilled;
  const bool fills = attributes.Has("fill") && attributes.Get("fill") != "none";
  return stroke.empty() && fills ? page::Paint::kFilled : page::Paint::kStroked;
}

class RuleReader : public port::system::XmlHandler {
 public:
  void Open(std::string_view name, const XmlAttributes& attributes) override {
    page::Transform transform = transforms_.empty() ? page::Transform{} : transforms_.back();
    if (attributes.Has("transform"))
      transform = page::ParseSvgTransform(attributes.Get("transform")).Then(transform);
    if (name == "path") page::AddRules(attributes.Get("d"), PaintOf(attributes), transform, rules_);
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
    page::AddRectangle({x, y, x + width, y + height}, PaintOf(attributes), transform, rules_);
  }

  std::vector<page::Transform> transforms_;
  std::vector<page::Rule> rules_;
};

base::Expected<std::string> RunPoppler(std::string_view bytes, std::string converter,
                                       std::vector<std::string> command,
                                       std::chrono::milliseconds time) {
  auto output = port::system::RunInSandbox({.converter = std::move(converter),
                                            .package = "poppler-utils",
                                            .command = std::move(command),
                                            .input = bytes,
                                            .time = time});
  if (!output) {
    for (const auto& [name, value] : output.error().message.arguments)
      if (name == "reason" && value.find("ncorrect password") != std::string::npos)
        return base::Fail(base::ErrorCode::kUnsupported, "pdf-encrypted");
  }
  return output;
}

// Per page an SVG without what is no line: glyphs and pictures are the most of it. What the pipe's
// first part says of its end is lost; the file `done` tells.
constexpr const char* kDrawAll =
    "{ page=$1; while [ $page -le $2 ]; do pdftocairo -svg -f $page -l $page input - || exit 1; "
    "page=$((page + 1)); done; : > done; } | "
    "sed -e '/<defs>/,/<\\/defs>/d' -e '/<use /d' -e '/<image /d'; [ -e done ]";

constexpr std::chrono::milliseconds kWordTime{60'000}, kStartTime{30'000}, kPageTime{150};
constexpr size_t kPagesAtOnce = 100;  // so that what they print together stays small

base::Expected<void> AddRules(std::string_view bytes, page::Budget& budget,
                              std::vector<page::Page>& pages) {
  const auto begin = std::chrono::steady_clock::now();
  const auto time = kStartTime + pages.size() * kPageTime;
  for (size_t first = 0; first < pages.size(); first += kPagesAtOnce) {
    const size_t count = std::min(kPagesAtOnce, pages.size() - first);
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begin);
    DUBAN_TRY(drawings, RunPoppler(bytes, "pdftocairo",
                                   {"sh", "-c", kDrawAll, "sh", std::to_string(first + 1),
                                    std::to_string(first + count)},
                                   time - spent));
    if (auto drawn = ParsePdfDrawings(drawings, budget, std::span(pages).subspan(first, count));
        !drawn)
      return base::Fail(std::move(drawn).error().Within("pdftocairo"));
  }
  return {};
}

}  // namespace

base::Expected<std::vector<page::Page>> ParsePdfWords(std::string_view words, const Limits& limits,
                                                      page::Budget& budget, std::string& title) {
  // The document type in front of it is fixed text; the XML adapter takes none.
  const std::string text =
      WithoutControls(words.substr(std::min(words.find("<html"), words.size())));
  WordReader reader(limits, budget, title);
  port::system::XmlStream xml(reader);
  constexpr size_t kPiece = 1 << 20;
  for (size_t at = 0; at < text.size(); at += kPiece) {
    const bool whole = xml.Feed(std::string_view(text).substr(at, kPiece));
    DUBAN_CHECK(reader.Check());
    if (!whole) break;
  }
  DUBAN_CHECK(xml.Finish());
  return reader.Take();
}

base::Expected<std::vector<page::Rule>> ParsePdfRules(std::string_view drawing,
                                                      page::Budget& budget) {
  RuleReader reader;
  port::system::XmlStream xml(reader);
  xml.Feed(drawing);
  DUBAN_CHECK(xml.Finish());
  std::vector<page::Rule> rules = reader.Take();
  if (!budget.TakeRules(rules.size())) DUBAN_CHECK(budget.Check());
  return rules;
}

base::Expected<void> ParsePdfDrawings(std::string_view drawings, page::Budget& budget,
                                      std::span<page::Page> pages) {
  constexpr std::string_view kBegin = "<?xml";
  for (page::Page& page : pages) {
    const size_t begin = drawings.find(kBegin);
    if (begin == drawings.npos)
      return base::Fail(base::ErrorCode::kMalformed, "converter-page-missing",
                        {{"converter", "pdftocairo"}});
    const size_t end = std::min(drawings.find(kBegin, begin + 1), drawings.size());
    DUBAN_TRY(rules, ParsePdfRules(drawings.substr(begin, end - begin), budget));
    page.rules = std::move(rules);
    drawings.remove_prefix(end);
  }
  return {};
}

base::Expected<void> ReadPdf(std::string_view bytes, const Limits& limits,
                             table::Document& document) {
  document.format = "pdf";
  // One page more than allowed, so that too many are seen and not cut off silently.
  const std::string last = std::to_string(limits.pages + 1);
  DUBAN_TRY(words, RunPoppler(bytes, "pdftotext",
                              {"pdftotext", "-bbox-layout", "-l", last, "input", "-"}, kWordTime));
  page::Budget budget(limits);
  auto parsed = ParsePdfWords(words, limits, budget, document.title);
  if (!parsed) return base::Fail(std::move(parsed).error().Within("pdftotext"));
  std::vector<page::Page> pages = std::move(*parsed);
  words = std::string();
  const bool has_text = std::any_of(pages.begin(), pages.end(),
                                    [](const page::Page& page) { return !page.words.empty(); });
  if (!has_text) return base::Fail(base::ErrorCode::kUnsupported, "pdf-scanned");
  DUBAN_CHECK(AddRules(bytes, budget, pages));
  return page::ReadPages(std::move(pages), limits, document);
}

}  // namespace duban::read
