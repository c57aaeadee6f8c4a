// Entry points: ReadHtml, DeclaredCharset.
#include "read/html.h"

#include <array>
#include <charconv>
#include <memory>

#include "base/utf8.h"
#include "port/system/html.h"
#include "read/asides.h"
#include "read/html_end.h"
#include "read/inline_text.h"
#include "read/table_builder.h"

namespace duban::read {
namespace {

constexpr size_t kLarge = 16 << 20;  // bytes from which a page's tables reserve their room

enum class Tag {
  kInline,
  kBlock,
  kHeading,
  kBreak,
  kTable,
  kRow,
  kCell,
  kHeaderCell,
  kCaption,
  kTitle,
  kSkipped
};

Tag TagOf(std::string_view name) {
  static constexpr std::pair<std::string_view, Tag> kTags[] = {
      {"td", Tag::kCell},          {"tr", Tag::kRow},          {"br", Tag::kBreak},
      {"p", Tag::kBlock},          {"span", Tag::kInline},     {"font", Tag::kInline},
      {"b", Tag::kInline},         {"strong", Tag::kInline},   {"div", Tag::kBlock},
      {"th", Tag::kHeaderCell},    {"a", Tag::kInline},        {"table", Tag::kTable},
      {"li", Tag::kBlock},         {"ul", Tag::kBlock},        {"ol", Tag::kBlock},
      {"h1", Tag::kHeading},       {"h2", Tag::kHeading},      {"h3", Tag::kHeading},
      {"h4", Tag::kHeading},       {"h5", Tag::kHeading},      {"h6", Tag::kHeading},
      {"script", Tag::kSkipped},   {"style", Tag::kSkipped},   {"noscript", Tag::kSkipped},
      {"template", Tag::kSkipped}, {"select", Tag::kSkipped},  {"textarea", Tag::kSkipped},
      {"iframe", Tag::kSkipped},   {"object", Tag::kSkipped},  {"svg", Tag::kSkipped},
      {"button", Tag::kBlock},     {"caption", Tag::kCaption}, {"title", Tag::kTitle},
      {"hr", Tag::kBreak},         {"section", Tag::kBlock},   {"article", Tag::kBlock},
      {"header", Tag::kBlock},     {"footer", Tag::kBlock},    {"nav", Tag::kBlock},
      {"aside", Tag::kBlock},      {"main", Tag::kBlock},      {"form", Tag::kBlock},
      {"fieldset", Tag::kBlock},   {"center", Tag::kBlock},    {"blockquote", Tag::kBlock},
      {"pre", Tag::kBlock},        {"dl", Tag::kBlock},        {"dt", Tag::kBlock},
      {"dd", Tag::kBlock},         {"body", Tag::kBlock},      {"tbody", Tag::kInline},
      {"address", Tag::kBlock},    {"figure", Tag::kBlock},    {"figcaption", Tag::kBlock}};
  for (const auto& [known, tag] : kTags)
    if (known == name) return tag;
  return Tag::kInline;
}

uint32_t Span(const port::system::HtmlAttributes& attributes, std::string_view name) {
  const std::string_view text = base::Trim(attributes.Get(name));
  uint32_t value = 1;
  if (text.empty()) return 1;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec == std::errc::result_out_of_range) return table::Grid::kMaxSpan;
  return result.ec == std::errc() ? std::min(value, table::Grid::kMaxSpan) : 1;
}

bool IsHidden(const port::system::HtmlAttributes& attributes) {
  if (attributes.Has("hidden")) return true;
  const std::string_view written = attributes.Get("style").substr(0, 400);
  if (written.find("none") == std::string_view::npos &&
      written.find("hidden") == std::string_view::npos)
    return false;
  const std::string style = base::RemoveSpace(written);
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

class HtmlReader : public port::system::HtmlHandler {
 public:
  HtmlReader(size_t size, const Limits& limits, table::Document& document)
      : size_(size), limits_(limits), document_(document), asides_(document) {}

  void Open(std::string_view name, const port::system::HtmlAttributes& attributes,
            uint32_t line) override {
    if (too_many_) return;
    const Tag tag = TagOf(name);
    const bool no_text = tag == Tag::kSkipped;
    if (skipped_ > 0 || no_text || IsHidden(attributes)) {
      if (tag != Tag::kInline) FlushHidden();
      if (IsVoid(name)) return;
      if (no_text || unread_ > 0) ++unread_;
      const bool of_table = tag == Tag::kRow || tag == Tag::kCell || tag == Tag::kHeaderCell;
      if (skipped_ == 0) hides_cells_ = of_table && !tables_.empty();
      ++skipped_;
      return;
    }
    line_ = line;
    switch (tag) {
      case Tag::kInline:
        raised_ += name == "sup" ? 1 : 0;
        if (name == "img" && !tables_.empty()) unread_of_.back().picture = true;
        return;
      case Tag::kSkipped:
        return;
      case Tag::kTitle:
        in_title_ = document_.title.empty();
        return;
      case Tag::kBreak:
        return Sink().Break(), BreakParagraph(false);
      case Tag::kTable:
        return OpenTable();
      case Tag::kCaption:
        return OpenCaption();
      case Tag::kRow:
        return TableFor().OpenRow();
      case Tag::kCell:
      case Tag::kHeaderCell:
        CountPicture();
        TableFor().OpenCell(Span(attributes, "rowspan"), Span(attributes, "colspan"),
                            tag == Tag::kHeaderCell, line);
        too_many_ |= TableFor().column() > limits_.columns;
        return;
      case Tag::kHeading:
      case Tag::kBlock:
        return Border(tag == Tag::kHeading);
    }
  }

  void Close(std::string_view name) override {
    if (skipped_ > 0) {
      CloseSkipped(name);
      return;
    }
    switch (TagOf(name)) {
      case Tag::kInline:
        if (name == "sup" && raised_ > 0) --raised_;
        return;
      case Tag::kTitle:
        in_title_ = false;
        return;
      case Tag::kTable:
        return CloseTable();
      case Tag::kCaption:
        if (!tables_.empty()) tables_.back()->in_caption = false;
        return;
      case Tag::kRow:
        CountPicture();
        if (!tables_.empty()) tables_.back()->CloseRow();
        return CheckCells();
      case Tag::kCell:
      case Tag::kHeaderCell:
        CountPicture();
        if (!tables_.empty()) tables_.back()->CloseCell();
        return;
      case Tag::kHeading:
      case Tag::kBlock:
        return Border(false);
      default:
        return;
    }
  }

  void Text(std::string_view text) override {
    if (skipped_ > 0) {
      if (unread_ == 0 && hidden_.size() <= Asides::kLongest) hidden_.append(text);
      return;
    }
    if (in_title_) {
      document_.title.append(text);
    } else if (raised_ > 0) {
      Sink().AddRaised(text);
    } else {
      Sink().Add(text);
    }
  }

  uint32_t line() const { return line_; }  // of the last thing that was read

  bool Stopped() const override { return too_many_ || blocks_ > limits_.blocks; }

  base::Expected<void> Finish() {
    while (!tables_.empty()) CloseTable();
    BreakParagraph(true);
    document_.title = std::string(base::Trim(document_.title));
    if (too_many_)
      return base::Fail(base::ErrorCode::kLimit, "too-many-cells",
                        {{"line", std::to_string(line_)}});
    if (blocks_ > limits_.blocks)
      return base::Fail(base::ErrorCode::kLimit, "too-many-paragraphs",
                        {{"limit", std::to_string(limits_.blocks)}});
    return {};
  }

 private:
  static bool IsVoid(std::string_view name) {
    for (const std::string_view one : {"br", "hr", "img", "input", "meta", "link", "col", "area",
                                       "base", "embed", "param", "source", "wbr"})
      if (name == one) return true;
    return false;
  }

  void CloseSkipped(std::string_view name) {
    if (IsVoid(name)) return;
    if (unread_ > 0) --unread_;
    if (--skipped_ == 0 || TagOf(name) != Tag::kInline) FlushHidden();
  }

  void FlushHidden() {
    if (hides_cells_ && !base::Trim(hidden_).empty() && !tables_.empty()) {
      unread_of_.back().hidden.Count(line_);
      hides_cells_ = false;
    }
    if (!hidden_.empty())
      asides_.Add(table::AsideKind::kHidden, "", hidden_, false, {.line = line_});
    hidden_.clear();
  }

  // Where text goes: the open cell, the caption, or the paragraph outside of tables. Text between
  // the cells of a table is put in front of it, as browsers do.
  InlineText& Sink() {
    if (!tables_.empty() && tables_.back()->in_caption) return tables_.back()->caption();
    if (!tables_.empty() && tables_.back()->in_cell()) return tables_.back()->cell();
    return paragraph_;
  }

  bool Outside() const { return tables_.empty(); }

  void Border(bool heading) {
    Sink().Break();
    if (!Outside()) return;
    BreakParagraph(true);
    heading_ = heading;
  }

  void BreakParagraph(bool block) {
    if (!Outside()) return;
    const std::string_view text = paragraph_.Trimmed();
    if (!text.empty()) {
      document_.blocks.push_back(table::Paragraph{.text = std::string(text),
                                                  .place = {.line = line_},
                                                  .heading = heading_,
                                                  .blank_before = block_before_});
      block_before_ = false;
      ++blocks_;
    }
    paragraph_.Clear();
    block_before_ |= block;
  }

  void OpenTable() {
    // A table in a table, but in none of its cells: the page forgot to close the first.
    if (!tables_.empty() && !tables_.back()->in_cell()) CloseTable();
    if (Outside()) BreakParagraph(true);
    const size_t room = tables_.size() <= 2 && size_ >= kLarge ? size_ : 0;
    tables_.push_back(std::make_unique<TableBuilder>(++ordinal_, room));
    unread_of_.emplace_back();
  }

  // A cell that holds a picture and no word.
  void CountPicture() {
    if (tables_.empty() || !unread_of_.back().picture) return;
    unread_of_.back().picture = false;
    TableBuilder& table = *tables_.back();
    if (table.in_cell() && table.cell().Trimmed().empty()) unread_of_.back().pictures.Count(line_);
  }

  // In tables of data only: pages are laid out with tables of pictures and hidden menus.
  void TellUnread(const std::vector<table::Block>& blocks) {
    const Unread unread = unread_of_.back();
    unread_of_.pop_back();
    if (blocks.size() != 1 || !std::holds_alternative<table::Grid>(blocks.front())) return;
    for (const auto& [code, places] : {std::pair{"hidden-rows", &unread.hidden},
                                       std::pair{"pictures-in-cells", &unread.pictures}})
      if (places->count > 0)
        document_.notes.push_back({code, std::to_string(places->count), {.line = places->first}});
  }

  // Rows and cells without a table, as pasted fragments have them, open one.
  TableBuilder& TableFor() {
    if (tables_.empty()) OpenTable();
    return *tables_.back();
  }

  void OpenCaption() {
    if (!tables_.empty()) tables_.back()->in_caption = true;
  }

  void CloseTable() {
    if (tables_.empty()) return;
    CountPicture();
    tables_.back()->CloseRow();
    CheckCells();
    positions_ += tables_.back()->positions();
    std::vector<table::Block> blocks;
    if (!too_many_) blocks = tables_.back()->Finish();
    TellUnread(blocks);
    blocks_ += blocks.size();
    const std::vector<table::Note>& notes = tables_.back()->notes();
    document_.notes.insert(document_.notes.end(), notes.begin(), notes.end());
    tables_.pop_back();
    if (!tables_.empty()) return tables_.back()->Nest(std::move(blocks));
    std::move(blocks.begin(), blocks.end(), std::back_inserter(document_.blocks));
    block_before_ = true;
  }

  void CheckCells() {
    if (!tables_.empty() && positions_ + tables_.back()->positions() > limits_.cells)
      too_many_ = true;
  }

  struct Places {
    uint32_t count = 0;
    uint32_t first = 0;  // line
    void Count(uint32_t line) {
      if (count++ == 0) first = line;
    }
  };
  // Of a table: what is in it and was not read.
  struct Unread {
    Places hidden, pictures;
    bool picture = false;  // in the open cell
  };

  size_t size_;  // of the page
  const Limits& limits_;
  table::Document& document_;
  Asides asides_;
  std::vector<std::unique_ptr<TableBuilder>> tables_;  // innermost last
  std::vector<Unread> unread_of_;                      // each of `tables_`
  InlineText paragraph_;
  uint32_t line_ = 0;
  uint32_t ordinal_ = 0;
  uint32_t skipped_ = 0;      // open elements that are left out
  uint32_t unread_ = 0;       // of those, from the first on that holds no words: scripts, styles
  int raised_ = 0;            // open elements that set text higher
  std::string hidden_;        // words of the open ones that are only not shown
  bool hides_cells_ = false;  // those are a row or a cell of the open table
  uint64_t positions_ = 0;
  uint64_t blocks_ = 0;  // also of tables whose outer one is open
  bool in_title_ = false, heading_ = false, block_before_ = false, too_many_ = false;
};

std::string LowerAscii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

std::string_view DeclaredCharset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  const std::string lower = LowerAscii(head);
  size_t at = lower.find("charset");
  size_t length = 7;
  if (lower.starts_with("<?xml") && lower.find("encoding") < std::min(at, lower.find("?>"))) {
    at = lower.find("encoding");
    length = 8;
  }
  if (at == std::string::npos) return {};
  at = head.find_first_not_of(" =\"'", at + length);
  if (at == std::string_view::npos) return {};
  return head.substr(at, head.find_first_of(" \"'>;/?", at) - at);
}

base::Expected<void> ReadHtml(std::string_view text, const Limits& limits,
                              table::Document& document) {
  HtmlReader reader(text.size(), limits, document);
  DUBAN_CHECK(port::system::ParseHtml(text, reader));
  DUBAN_CHECK(reader.Finish());
  if (const std::string_view inside = BreaksOffInside(text); !inside.empty())
    document.notes.push_back({"file-cut", std::string(inside), {.line = reader.line()}});
  return {};
}

}  // namespace duban::read
