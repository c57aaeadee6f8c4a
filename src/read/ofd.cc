// Entry point: ReadOfd.
#include "read/ofd.h"

#include <charconv>
#include <cmath>
#include <unordered_map>

#include "base/utf8.h"
#include "port/system/xml.h"
#include "port/system/zip.h"
#include "read/page/lines.h"
#include "read/page/pages.h"
#include "read/page/path.h"

namespace duban::read {
namespace {

using port::system::XmlAttributes;
using port::system::Zip;

constexpr double kPoints = 72 / 25.4;     // per millimetre
constexpr double kFarthest = 1e5;         // millimetres
constexpr size_t kMostWords = 1'000'000;  // per page

// "g 3 5" stands for "5 5 5"; at most `most` numbers, the others are not needed.
std::vector<double> ParseNumbers(std::string_view text, size_t most) {
  constexpr std::string_view kBlanks = " \t\r\n";
  enum class Next { kNumber, kCount, kRepeated };
  std::vector<double> numbers;
  Next next = Next::kNumber;
  double count = 0;
  while (numbers.size() < most) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
    if (text.empty()) break;
    const std::string_view token = text.substr(0, text.find_first_of(kBlanks));
    text.remove_prefix(token.size());
    if (token == "g") {
      next = Next::kCount;
      continue;
    }
    double value = 0;
    std::from_chars(token.data(), token.data() + token.size(), value);
    value = std::isfinite(value) ? std::clamp(value, -kFarthest, kFarthest) : 0;
    if (next == Next::kCount) {
      count = std::clamp(value, 0.0, static_cast<double>(most - numbers.size()));
      next = Next::kRepeated;
      continue;
    }
    numbers.insert(numbers.end(), next == Next::kRepeated ? static_cast<size_t>(count) : 1, value);
    next = Next::kNumber;
  }
  return numbers;
}

double ParseNumber(std::string_view text, double otherwise = 0) {
  const std::vector<double> numbers = ParseNumbers(text, 1);
  return numbers.empty() ? otherwise : numbers[0];
}

// Where `location` leads from a part: "/" is the package's root, ".." its parent. Empty where it
// leads outside.
std::string Resolve(std::string_view part, std::string_view location) {
  std::vector<std::string_view> names;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::string_view name = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(path.size(), name.size() + 1));
      if (name.empty() || name == ".") continue;
      if (name != "..")
        names.push_back(name);
      else if (names.empty())
        return false;
      else
        names.pop_back();
    }
    return true;
  };
  if (!location.starts_with('/')) {
    const size_t folder = part.rfind('/');
    if (folder != part.npos && !walk(part.substr(0, folder))) return {};
  }
  if (!walk(base::Trim(location))) return {};
  std::string path;
  for (const std::string_view name : names) path.append(path.empty() ? "" : "/").append(name);
  return path;
}

base::Expected<void> Parse(Zip& zip, const std::string& part, port::system::XmlHandler& handler) {
  port::system::XmlStream xml(handler);
  DUBAN_CHECK(zip.Read(part, [&](std::string_view piece) { return xml.Feed(piece); }));
  if (auto done = xml.Finish(); !done) return base::Fail(std::move(done).error().Within(part));
  return {};
}

// OFD.xml: where the first document is, and its title.
class PackageReader : public port::system::XmlHandler {
 public:
  void Open(std::string_view, const XmlAttributes&) override { text_.clear(); }
  void Close(std::string_view name) override {
    if (name == "DocRoot" && root.empty()) root = base::Trim(text_);
    if (name == "Title" && title.empty()) title = base::Trim(text_);
    text_.clear();
  }
  void Text(std::string_view text) override { text_ += text; }

  std::string root, title;

 private:
  std::string text_;
};

// Document.xml: the pages in their order, the templates, the usual size.
class DocumentReader : public port::system::XmlHandler {
 public:
  void Open(std::string_view name, const XmlAttributes& attributes) override {
    text_.clear();
    if (name == "TemplatePage")
      templates.emplace(attributes.Get("ID"), attributes.Get("BaseLoc"));
    else if (name == "Page" && attributes.Has("BaseLoc"))
      pages.emplace_back(attributes.Get("BaseLoc"));
  }
  void Close(std::string_view name) override {
    if (name == "PhysicalBox" && box.empty()) box = text_;
    text_.clear();
  }
  void Text(std::string_view text) override { text_ += text; }

  std::vector<std::string> pages;
  std::unordered_map<std::string, std::string> templates;  // location by ID
  std::string box;

 private:
  std::string text_;
};

// Content.xml of a page or a template.
class ContentReader : public port::system::XmlHandler {
 public:
  explicit ContentReader(page::Page& page) : page_(page) {}

  void Open(std::string_view name, const XmlAttributes& attributes) override {
    text_.clear();
    if (name == "Template") {
      templates.emplace_back(attributes.Get("TemplateID"));
    } else if (name == "TextObject" || name == "PathObject") {
      OpenObject(attributes);
    } else if (name == "TextCode") {
      if (attributes.Has("X")) x_ = ParseNumber(attributes.Get("X"));
      if (attributes.Has("Y")) y_ = ParseNumber(attributes.Get("Y"));
      delta_x_ = attributes.Get("DeltaX");
      delta_y_ = attributes.Get("DeltaY");
    }
  }

  void Close(std::string_view name) override {
    if (name == "PhysicalBox" && box.empty()) box = text_;
    if (name == "TextCode" && visible_) AddText();
    if (name == "AbbreviatedData" && visible_) page::AddRules(text_, place_, page_.rules);
    text_.clear();
  }

  void Text(std::string_view text) override { text_ += text; }

  std::vector<std::string> templates;
  std::string box;

 private:
  void OpenObject(const XmlAttributes& attributes) {
    visible_ = attributes.Get("Visible") != "false";
    size_ = ParseNumber(attributes.Get("Size"));
    stretch_ = ParseNumber(attributes.Get("HScale"), 1);
    x_ = y_ = 0;
    std::vector<double> boundary = ParseNumbers(attributes.Get("Boundary"), 4);
    boundary.resize(4);
    // From the object's own space to its place on the page, and to points.
    place_ = page::ParseMatrix(attributes.Get("CTM"))
                 .Then({1, 0, 0, 1, boundary[0], boundary[1]})
                 .Then({kPoints, 0, 0, kPoints, 0, 0});
  }

  // Characters follow each other by DeltaX; a step that is much wider than the character, or a
  // blank, ends the word.
  void AddText() {
    const size_t count = base::CountCodePoints(text_);
    const std::vector<double> steps_x = ParseNumbers(delta_x_, count);
    const std::vector<double> steps_y = ParseNumbers(delta_y_, count);
    constexpr double kGap = 0.3;  // em
    double x = x_, y = y_;
    std::string word;
    double begin = x, end = x, line = y;
    const auto finish = [&] {
      if (!word.empty()) AddWord(std::exchange(word, {}), begin, end, line);
    };
    size_t i = 0;
    for (size_t at = 0; at < text_.size(); ++i) {
      const base::CodePoint c = base::Decode(text_, at);
      const std::string_view letter = std::string_view(text_).substr(at, c.size);
      at += c.size;
      const double natural = page::TextWidth(letter, size_) * stretch_;
      const double step = i < steps_x.size() ? steps_x[i] : steps_y.empty() ? natural : 0;
      const double down = i < steps_y.size() ? steps_y[i] : 0;
      if (base::IsSpace(c.value)) {
        finish();
      } else {
        if (word.empty()) begin = x, line = y;
        word += letter;
        end = x + std::min(natural, std::max(step, 0.4 * natural));
        if (step > natural + kGap * size_ || step < 0 || down != 0) finish();
      }
      x += step;
      y += down;
    }
    finish();
  }

  void AddWord(std::string word, double left, double right, double base_line) {
    if (page_.words.size() >= kMostWords) return;
    const auto place = [&](double x, double y) {
      return std::pair(place_.a * x + place_.c * y + place_.e,
                       place_.b * x + place_.d * y + place_.f);
    };
    const auto [x1, y1] = place(left, base_line - 0.88 * size_);
    const auto [x2, y2] = place(right, base_line + 0.12 * size_);
    page_.words.push_back(
        {std::move(word),
         {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)}});
  }

  page::Page& page_;
  page::Transform place_;
  std::string text_, delta_x_, delta_y_;
  double size_ = 0, stretch_ = 1, x_ = 0, y_ = 0;
  bool visible_ = true;
};

void SetSize(std::string_view box, page::Page& page) {
  const std::vector<double> sides = ParseNumbers(box, 4);
  if (sides.size() < 4) return;
  page.width = sides[2] * kPoints;
  page.height = sides[3] * kPoints;
}

base::Expected<page::Page> ReadPage(Zip& zip, const std::string& root,
                                    const DocumentReader& document, const std::string& location) {
  page::Page page;
  SetSize(document.box, page);
  const std::string part = Resolve(root, location);
  ContentReader content(page);
  DUBAN_CHECK(Parse(zip, part, content));
  SetSize(content.box, page);
  for (const std::string& id : content.templates) {
    const auto found = document.templates.find(id);
    if (found == document.templates.end()) continue;
    ContentReader under(page);  // whose own templates are not followed
    DUBAN_CHECK(Parse(zip, Resolve(root, found->second), under));
  }
  return page;
}

}  // namespace

base::Expected<void> ReadOfd(std::string_view bytes, const Limits& limits,
                             table::Document& document) {
  document.format = "ofd";
  DUBAN_TRY(zip, Zip::Open(bytes));
  if (zip.Has("Encryptions.xml")) return base::Fail(base::ErrorCode::kUnsupported, "ofd-encrypted");
  PackageReader package;
  DUBAN_CHECK(Parse(zip, "OFD.xml", package));
  document.title = package.title;
  const std::string root = Resolve("OFD.xml", package.root);
  DocumentReader parts;
  DUBAN_CHECK(Parse(zip, root, parts));
  if (parts.pages.size() > limits.pages)
    return base::Fail(base::ErrorCode::kLimit, "too-many-pages",
                      {{"limit", std::to_string(limits.pages)}});
  std::vector<page::Page> pages;
  bool has_text = false;
  for (const std::string& location : parts.pages) {
    DUBAN_TRY(page, ReadPage(zip, root, parts, location));
    has_text |= !page.words.empty();
    pages.push_back(std::move(page));
  }
  if (!has_text) return base::Fail(base::ErrorCode::kUnsupported, "ofd-scanned");
  return page::ReadPages(std::move(pages), limits, document);
}

}  // namespace duban::read
