// Entry points: Asides::Add, AddParts.
#include "read/asides.h"

#include "base/utf8.h"
#include "port/text/encoding.h"
#include "read/html.h"
#include "read/inline_text.h"
#include "read/part.h"

namespace duban::read {
namespace {

using port::system::XmlAttributes;
using table::AsideKind;

// The text of one part, line by line: paragraphs, breaks and tabs end one.
class PartText : public port::system::XmlHandler {
 public:
  PartText(AsideKind kind, std::string_view part, Asides& asides)
      : kind_(kind),
        part_(part),
        asides_(asides),
        head_(kind == AsideKind::kMargin || kind == AsideKind::kDrawing) {}

  void Open(std::string_view name, const XmlAttributes& attributes) override {
    if (HoldsText(name)) ++open_;
    if (name == "p" || name == "br" || name == "cr" || name == "tab" || name == "text") Flush();
    // Letters that are drawn: watermarks.
    if (name == "textpath") asides_.Add(kind_, part_, attributes.Get("string"), true);
    if (name == "property") label_ = attributes.Get("name");
  }

  void Close(std::string_view name) override {
    if (HoldsText(name)) --open_;
    if (name == "p" || name == "text" || name == "TextObject" || kind_ == AsideKind::kProperty)
      Flush();
  }

  void Text(std::string_view text) override {
    if (open_ > 0 && line_.size() <= Asides::kLongest) line_.append(text);
  }

 private:
  bool HoldsText(std::string_view name) const {
    return name == "t" || name == "text" || name == "TextCode" || kind_ == AsideKind::kProperty;
  }

  void Flush() {
    if (base::Trim(line_).empty()) return line_.clear();
    // A field of its own is read with its name in front of it: 密级：….
    if (!label_.empty()) line_ = std::exchange(label_, {}) + "：" + line_;
    asides_.Add(kind_, part_, std::exchange(line_, {}), head_);
  }

  AsideKind kind_;
  std::string_view part_;
  Asides& asides_;
  bool head_;
  std::string line_, label_;
  int open_ = 0;  // elements that hold text
};

// Drawings of older files are markup as browsers read it.
base::Expected<void> ReadOldDrawing(port::system::Zip& zip, const std::string& part, AsideKind kind,
                                    Asides& asides) {
  constexpr size_t kMost = 16u << 20;
  std::string text;
  DUBAN_CHECK(zip.Read(part, [&](std::string_view piece) {
    text.append(piece);
    return text.size() < kMost;
  }));
  DUBAN_TRY(decoded, port::text::DecodeText(text));
  table::Document drawing;
  DUBAN_CHECK(ReadHtml(decoded.text(), {}, drawing));
  for (const table::Block& block : drawing.blocks)
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block))
      asides.Add(kind, part, paragraph->text, true);
  return {};
}

}  // namespace

bool Asides::IsFull() {
  if (document_.asides.size() < kMost) return false;
  if (document_.notes.empty() || document_.notes.back().code != "asides-left-out")
    document_.notes.push_back({"asides-left-out", std::to_string(kMost), {}});
  return true;
}

void Asides::Add(AsideKind kind, std::string_view part, std::string_view text, bool head,
                 table::Place place) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = base::Trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.size() > kLongest || !seen_.emplace(line).second) continue;
    if (IsFull()) return;
    document_.asides.push_back({kind, std::string(part),
                                table::Paragraph{.text = std::string(line), .place = place}, head});
  }
}

void Asides::Add(AsideKind kind, std::string_view part, table::Grid grid, bool head) {
  if (!grid.cells().empty() && !IsFull())
    document_.asides.push_back({kind, std::string(part), std::move(grid), head});
}

void Asides::Add(AsideKind kind, std::string_view part, table::Document other) {
  size_t lines = 0;
  for (table::Block& block : other.blocks) {
    const bool head = lines++ < 20;
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block))
      Add(kind, part, paragraph->text, head, paragraph->place);
    else
      Add(kind, part, std::move(std::get<table::Grid>(block)), head);
  }
  Add(kind, part, other.title, true);
  for (table::Aside& aside : other.asides)
    if (!IsFull()) document_.asides.push_back(std::move(aside));
}

void AddParts(port::system::Zip& zip, const PartKind& kind, Asides& asides,
              table::Document& document) {
  for (const std::string& part : zip.Names()) {
    const auto known = kind(part);
    if (!known) continue;
    base::Expected<void> read;
    if (part.ends_with(".vml")) {
      read = ReadOldDrawing(zip, part, *known, asides);
    } else {
      PartText text(*known, part, asides);
      read = ReadPart(zip, part, text);
    }
    if (!read) document.notes.push_back({"part-unread", part, {}});
  }
}

}  // namespace duban::read
