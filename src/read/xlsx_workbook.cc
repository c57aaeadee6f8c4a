// Entry points: ReadWorkbook, ReadSharedStrings, MendEscapes.
#include "read/xlsx_workbook.h"

#include <charconv>
#include <map>

#include "base/utf8.h"
#include "port/system/xml.h"
#include "read/inline_text.h"
#include "read/part.h"

namespace duban::read {
namespace {

using port::system::XmlAttributes;

class Relations : public port::system::XmlHandler {
 public:
  void Open(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship") return;
    const std::string_view target = attributes.Get("Target");
    // Targets are relative to xl/, or absolute in the archive.
    targets[std::string(attributes.Get("Id"))] =
        target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target);
  }
  void Close(std::string_view) override {}
  void Text(std::string_view) override {}

  std::map<std::string, std::string, std::less<>> targets;
};

class WorkbookParser : public port::system::XmlHandler {
 public:
  WorkbookParser(const Relations& relations, Workbook& workbook)
      : relations_(relations), workbook_(workbook) {}

  void Open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr")
      workbook_.since_1904 =
          attributes.Get("date1904") == "1" || attributes.Get("date1904") == "true";
    if (name != "sheet") return;
    const auto target = relations_.targets.find(attributes.Get("id"));
    if (target == relations_.targets.end()) return;
    const std::string_view state = attributes.Get("state");
    workbook_.sheets.push_back({std::string(attributes.Get("name")), target->second,
                                state == "hidden" || state == "veryHidden"});
  }
  void Close(std::string_view) override {}
  void Text(std::string_view) override {}

 private:
  const Relations& relations_;
  Workbook& workbook_;
};

class StringsParser : public port::system::XmlHandler {
 public:
  StringsParser(const Limits& limits, SharedStrings& strings)
      : limits_(limits), strings_(strings) {}

  void Open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "t") in_text_ = phonetic_ == 0;
    if (name == "rPh") ++phonetic_;
    if (name == "r") raised_ = false;
    if (name == "vertAlign") raised_ = attributes.Get("val") == "superscript";
  }
  void Close(std::string_view name) override {
    if (name == "t") in_text_ = false;
    if (name == "rPh") --phonetic_;
    if (name == "r") raised_ = false;
    if (name == "si") {
      MendEscapes(strings_.buffer, strings_.Begin(strings_.size()));
      strings_.ends.push_back(static_cast<uint32_t>(strings_.buffer.size()));
    }
    full_ = strings_.ends.size() > limits_.cells || strings_.buffer.size() > UINT32_MAX / 2;
  }
  void Text(std::string_view text) override {
    if (!in_text_) return;
    const std::string_view before =
        std::string_view(strings_.buffer).substr(strings_.Begin(strings_.size()));
    strings_.buffer.append(raised_ ? Raised(before, text) : text);
  }
  bool full() const { return full_; }

 private:
  const Limits& limits_;
  SharedStrings& strings_;
  int phonetic_ = 0;  // readings over characters
  bool in_text_ = false;
  bool raised_ = false;  // the open run is set higher
  bool full_ = false;
};

}  // namespace

void MendEscapes(std::string& text, size_t begin) {
  size_t at = text.find("_x", begin);
  if (at == text.npos) return;
  std::string mended(text, begin, at - begin);
  while (at != text.npos) {
    uint32_t value = 0;
    const char* digits = text.data() + at + 2;
    const bool whole = at + 7 <= text.size() && text[at + 6] == '_' &&
                       std::from_chars(digits, digits + 4, value, 16).ptr == digits + 4;
    const bool mark = whole && !(value >= 0xD800 && value <= 0xDFFF) && value != 0;
    if (mark && value != '\r') base::Encode(static_cast<char32_t>(value), mended);
    const size_t next = at + (mark ? 7 : 2);
    if (!mark) mended += "_x";
    at = text.find("_x", next);
    mended.append(text, next, at == text.npos ? text.npos : at - next);
  }
  text.replace(begin, text.npos, mended);
}

base::Expected<Workbook> ReadWorkbook(port::system::Zip& zip) {
  Relations relations;
  DUBAN_CHECK(ReadPart(zip, "xl/_rels/workbook.xml.rels", relations));
  Workbook workbook;
  WorkbookParser parser(relations, workbook);
  DUBAN_CHECK(ReadPart(zip, "xl/workbook.xml", parser));
  return workbook;
}

base::Expected<SharedStrings> ReadSharedStrings(port::system::Zip& zip, const Limits& limits) {
  constexpr std::string_view kPart = "xl/sharedStrings.xml";
  SharedStrings strings;
  if (!zip.Has(kPart)) return strings;
  StringsParser parser(limits, strings);
  DUBAN_CHECK(ReadPart(zip, kPart, parser, [&] { return parser.full(); }));
  if (parser.full())
    return base::Fail(base::ErrorCode::kLimit, "sheet-too-many-cells",
                      {{"sheet", "sharedStrings"}});
  return strings;
}

}  // namespace duban::read
