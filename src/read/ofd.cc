// Entry point: ReadOfd.
#include "read/ofd.h"

#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "port/system/xml.h"
#include "port/system/zip.h"
#include "read/asides.h"
#include "read/ofd_content.h"
#include "read/page/budget.h"
#include "read/page/pages.h"

namespace duban::read {
namespace {

using port::system::XmlAttributes;
using port::system::Zip;

constexpr size_t kMostDocuments = 100;

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

// OFD.xml: where the documents are, and the first one's title.
class PackagePart : public OfdPart {
 public:
  using OfdPart::OfdPart;
  void Open(std::string_view name, const XmlAttributes& attributes) override {
    text_.clear();
    if (name == "CustomData") label_ = attributes.Get("Name");
  }
  void Close(std::string_view name) override {
    if (name == "CustomData") AddProperty(label_ + "：" + std::string(base::Trim(text_)));
    if (name == "Title" || name == "Subject" || name == "Keyword" || name == "Abstract")
      AddProperty(std::string(base::Trim(text_)));
    if (name == "DocRoot" && !base::Trim(text_).empty()) AddRoot();
    if (name == "Title" && title.empty()) title = base::Trim(text_);
    text_.clear();
  }

  std::vector<std::string> roots;
  std::vector<std::string> properties;
  std::string title;

 private:
  void AddProperty(std::string text) {
    constexpr size_t kMost = 1000;
    if (properties.size() < kMost) properties.push_back(std::move(text));
  }

  void AddRoot() {
    if (roots.size() < kMostDocuments)
      roots.emplace_back(base::Trim(text_));
    else
      budget_.Refuse("too-many-documents");
  }

  std::string label_;  // of the open field
};

// Document.xml: the pages in their order, the templates, the usual size.
class DocumentPart : public OfdPart {
 public:
  DocumentPart(page::Budget& budget, size_t most_pages)
      : OfdPart(budget), most_pages_(most_pages) {}
  void Open(std::string_view name, const XmlAttributes& attributes) override {
    text_.clear();
    if (name != "TemplatePage" && (name != "Page" || !attributes.Has("BaseLoc"))) return;
    if (pages.size() + templates.size() >= 2 * most_pages_ + 1) {
      too_many = true;
    } else if (name == "Page") {
      pages.emplace_back(attributes.Get("BaseLoc"));
    } else {
      templates.emplace(attributes.Get("ID"), attributes.Get("BaseLoc"));
    }
  }
  void Close(std::string_view name) override {
    if (name == "PhysicalBox" && box.empty()) box = text_;
    text_.clear();
  }

  std::vector<std::string> pages;
  std::unordered_map<std::string, std::string> templates;  // location by ID
  std::string box;
  bool too_many = false;

 private:
  size_t most_pages_;
};

// Reads one package; pages and templates are parsed once each.
class Reader {
 public:
  Reader(Zip zip, const Limits& limits, table::Document& out)
      : zip_(std::move(zip)), limits_(limits), out_(out), asides_(out), budget_(limits) {}

  base::Expected<void> Read() {
    PackagePart package(budget_);
    DUBAN_CHECK(Parse("OFD.xml", package));
    out_.title = package.title;
    if (package.roots.empty()) package.roots.emplace_back();  // told as a missing part
    bool has_text = false;
    for (const std::string& location : package.roots) {
      DUBAN_TRY(pages, ReadDocument(location));
      for (const page::Page& page : pages) has_text |= !page.words.empty();
      const auto count = static_cast<uint32_t>(pages.size());
      DUBAN_CHECK(page::ReadPages(std::move(pages), limits_, out_, before_));
      before_ += count;
    }
    if (!has_text) return base::Fail(base::ErrorCode::kUnsupported, "ofd-scanned");
    AddAsides(package);
    return {};
  }

 private:
  struct Templates {
    const std::unordered_map<std::string, std::string>& locations;
    std::unordered_map<std::string, page::Page> read;  // by ID
  };

  base::Expected<void> Parse(const std::string& part, OfdPart& handler) {
    port::system::XmlStream xml(handler);
    DUBAN_CHECK(zip_.Read(
        part, [&](std::string_view piece) { return xml.Feed(piece) && handler.Check(); }));
    if (auto checked = handler.Check(); !checked)
      return base::Fail(std::move(checked).error().Within(part));
    if (auto done = xml.Finish(); !done) return base::Fail(std::move(done).error().Within(part));
    return {};
  }

  // Properties, and what is laid over the pages: stamps and watermarks are annotations.
  void AddAsides(const PackagePart& package) {
    for (const std::string& property : package.properties)
      asides_.Add(table::AsideKind::kProperty, "OFD.xml", property, true);
    const auto kind = [](std::string_view part) -> std::optional<table::AsideKind> {
      if (!part.ends_with(".xml") || part.find("Annot") == part.npos) return std::nullopt;
      return table::AsideKind::kMargin;
    };
    AddParts(zip_, kind, asides_, out_);
  }

  // Each part is laid on paper once: what lists one twice is made to grow.
  base::Expected<std::string> TakePart(std::string_view from, std::string_view location) {
    std::string part = Resolve(from, location);
    if (!taken_.insert(part).second)
      return base::Fail(base::ErrorCode::kMalformed, "ofd-part-repeated", {{"part", part}});
    return part;
  }

  base::Expected<void> TooManyPages() const {
    return base::Fail(base::ErrorCode::kLimit, "too-many-pages",
                      {{"limit", std::to_string(limits_.pages)}});
  }

  base::Expected<std::vector<page::Page>> ReadDocument(std::string_view location) {
    DUBAN_TRY(root, TakePart("OFD.xml", location));
    DocumentPart parts(budget_, limits_.pages);
    DUBAN_CHECK(Parse(root, parts));
    if (parts.too_many || before_ + parts.pages.size() > limits_.pages) DUBAN_CHECK(TooManyPages());
    Templates templates{parts.templates, {}};
    std::vector<page::Page> pages;
    for (const std::string& each : parts.pages) {
      page::Page page;
      SetOfdPageSize(parts.box, page);
      const auto number = static_cast<uint32_t>(before_ + pages.size() + 1);
      DUBAN_TRY(part, TakePart(root, each));
      DUBAN_CHECK(ReadPage(root, part, number, templates, page));
      pages.push_back(std::move(page));
    }
    return pages;
  }

  base::Expected<void> ReadPage(const std::string& root, const std::string& part, uint32_t number,
                                Templates& templates, page::Page& page) {
    OfdContent content(budget_, page);
    DUBAN_CHECK(Parse(part, content));
    SetOfdPageSize(content.box(), page);
    asides_.Add(table::AsideKind::kHidden, part, content.hidden(), false, {.page = number});
    if (content.left_out_templates())
      out_.notes.push_back({"ofd-templates-left-out", "", {.page = number}});
    for (const std::string& id : content.templates()) {
      const auto location = templates.locations.find(id);
      if (location == templates.locations.end()) continue;
      auto under = templates.read.find(id);
      if (under == templates.read.end()) {
        under = templates.read.emplace(id, page::Page{}).first;
        OfdContent template_content(budget_, under->second);  // its own templates are not followed
        DUBAN_CHECK(Parse(Resolve(root, location->second), template_content));
      }
      DUBAN_CHECK(Lay(under->second, page));
    }
    return {};
  }

  base::Expected<void> Lay(const page::Page& under, page::Page& page) {
    for (const page::Word& word : under.words)
      if (budget_.TakeWord(word.text.size())) page.words.push_back(word);
    if (budget_.TakeRules(under.rules.size()))
      page.rules.insert(page.rules.end(), under.rules.begin(), under.rules.end());
    return budget_.Check();
  }

  Zip zip_;
  const Limits& limits_;
  table::Document& out_;
  Asides asides_;
  page::Budget budget_;
  std::unordered_set<std::string> taken_;
  uint32_t before_ = 0;  // pages of the documents before
};

}  // namespace

base::Expected<void> ReadOfd(std::string_view bytes, const Limits& limits,
                             table::Document& document) {
  document.format = "ofd";
  DUBAN_TRY(zip, Zip::Open(bytes));
  if (zip.Has("Encryptions.xml")) return base::Fail(base::ErrorCode::kUnsupported, "ofd-encrypted");
  return Reader(std::move(zip), limits, document).Read();
}

}  // namespace duban::read
