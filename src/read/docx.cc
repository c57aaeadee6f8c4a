// Entry point: ReadDocx.
#include "read/docx.h"

#include <charconv>
#include <map>
#include <memory>
#include <utility>

#include "base/utf8.h"
#include "port/system/xml.h"
#include "port/system/zip.h"
#include "read/asides.h"
#include "read/docx_numbering.h"
#include "read/docx_styles.h"
#include "read/embedded.h"
#include "read/inline_text.h"
#include "read/part.h"
#include "read/table_builder.h"

namespace duban::read {
namespace {

constexpr std::string_view kMain = "word/document.xml";
constexpr uint32_t kHeadLines = 20;
constexpr uint32_t kBodyLevel = 9;  // the outline level of what is no heading

uint32_t Number(std::string_view text, uint32_t otherwise) {
  uint32_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// On-off properties: <w:vanish/> and <w:vanish w:val="1"/> are on, "0" and "false" off.
bool IsOn(const port::system::XmlAttributes& attributes) {
  const std::string_view value = attributes.Get("val");
  return value != "0" && value != "false" && value != "off";
}

// Another file's contents, which stand in front of a block.
struct Chunk {
  size_t block = 0;
  std::string relation;
};

class DocxReader : public port::system::XmlHandler {
 public:
  DocxReader(const Limits& limits, const DocxStyles& styles, ListNumbers& numbers, Asides& asides,
             table::Document& document)
      : limits_(limits), styles_(styles), numbers_(numbers), asides_(asides), document_(document) {}

  void Open(std::string_view name, const port::system::XmlAttributes& attributes) override {
    if (skipped_ == 0) NoteDeletion(name);
    if (skipped_ > 0 || IsSkipped(name) || IsOtherChoice(name) || IsDeletedCell(name)) {
      if (skipped_ == 0) in_deleted_ = IsDeleted(name);
      in_text_ = in_deleted_ && (name == "delText" || name == "t");
      ++skipped_;
      return;
    }
    if (name == "t") {
      in_text_ = true;
    } else if (name == "p") {
      OpenParagraph();
    } else if (name == "r") {
      hidden_ = hidden_paragraph_;
      raised_ = false;
    } else if (name == "br" || name == "cr") {
      StartText();
      Sink().Break();
    } else if (name == "noBreakHyphen") {
      StartText();
      Sink().Add("-");
    } else if (name == "tab") {
      if (in_run_properties_ == 0) Sink().Add(" ");
    } else if (name == "rPr" || name == "pPr" || name == "tabs") {
      in_run_properties_ += 1;
      if (name == "pPr") in_paragraph_properties_ = true;
    } else if (name == "rStyle") {
      hidden_ |= styles_.Find(attributes.Get("val")).hidden;
    } else if (name == "txbxContent") {
      OpenTextBox();
    } else if (name == "altChunk") {
      if (tables_.empty()) FlushParagraph();
      chunks_.push_back({document_.blocks.size(), std::string(attributes.Get("id"))});
    } else if (name == "textpath") {
      asides_.Add(table::AsideKind::kDrawing, kMain, attributes.Get("string"), true);
    } else if (name == "vanish") {
      hidden_ |= IsOn(attributes) && !in_paragraph_properties_;
    } else {
      OpenProperty(name, attributes);
    }
  }

  void Close(std::string_view name) override {
    if (skipped_ > 0) {
      in_text_ = false;
      if (--skipped_ == 0) in_deleted_ = false;
      return;
    }
    if (name == "t") {
      in_text_ = false;
    } else if (name == "p") {
      CloseParagraph();
    } else if (name == "rPr" || name == "pPr" || name == "tabs") {
      in_run_properties_ -= 1;
      if (name == "pPr") in_paragraph_properties_ = false;
    } else if (name == "AlternateContent") {
      if (!alternatives_.empty()) alternatives_.pop_back();
    } else if (name == "txbxContent") {
      CloseTextBox();
    } else if (name == "trPr") {
      in_row_properties_ = false;
    } else if (name == "tcPr") {
      if (!cell_deleted_) OpenCell();
    } else if (name == "tc") {
      if (!tables_.empty()) tables_.back()->CloseCell();
      cell_deleted_ = cell_pending_ = false;
    } else if (name == "tr") {
      if (!tables_.empty()) tables_.back()->CloseRow();
      CheckCells();
    } else if (name == "tbl") {
      CloseTable();
    }
  }

  void Text(std::string_view text) override {
    if (!in_text_) return;
    // What was deleted and not yet accepted is still in the file.
    if (hidden_ || in_deleted_) {
      if (hidden_text_.size() <= Asides::kLongest) hidden_text_.append(text);
      return;
    }
    StartText();
    if (raised_)
      Sink().AddRaised(text);
    else
      Sink().Add(text);
  }

  const std::vector<Chunk>& chunks() const { return chunks_; }
  bool stopped() const { return too_many_ || blocks_ > limits_.blocks; }

  base::Expected<void> Finish() {
    while (!tables_.empty()) CloseTable();
    if (too_many_)
      return base::Fail(base::ErrorCode::kLimit, "table-too-many-cells",
                        {{"table", std::to_string(ordinal_)}});
    if (blocks_ > limits_.blocks)
      return base::Fail(base::ErrorCode::kLimit, "too-many-paragraphs",
                        {{"limit", std::to_string(limits_.blocks)}});
    return {};
  }

 private:
  // Deleted and moved-away text, field codes, readings over characters, how things were before.
  static bool IsSkipped(std::string_view name) {
    return name == "del" || name == "moveFrom" || name == "instrText" || name == "delText" ||
           name == "rt" || name == "sectPr" || name == "tblPrEx" || name == "pPrChange" ||
           name == "rPrChange" || name == "trPrChange" || name == "tcPrChange" ||
           name == "tblPrChange" || name == "tblGridChange";
  }

  bool IsDeleted(std::string_view name) const {
    return name == "del" || name == "moveFrom" || name == "delText" || IsDeletedCell(name);
  }

  // What was deleted stands among the properties: of a row, of a cell, of a paragraph's end.
  void NoteDeletion(std::string_view name) {
    if (name == "cellDel") cell_deleted_ = true;
    if (name != "del" && name != "moveFrom") return;
    row_deleted_ |= in_row_properties_;
    mark_deleted_ |= in_paragraph_properties_;
  }

  bool IsDeletedCell(std::string_view name) const {
    if (name == "tc") return row_deleted_;
    return cell_deleted_ && cell_pending_ && (name == "p" || name == "tbl" || name == "sdt");
  }

  // A drawing stands in several forms: the first is read.
  bool IsOtherChoice(std::string_view name) {
    if (alternatives_.empty() || (name != "Choice" && name != "Fallback")) return false;
    const bool taken = alternatives_.back();
    alternatives_.back() = true;
    return taken;
  }

  // Its paragraphs are their own, not parts of the one that it is fixed to.
  void OpenTextBox() {
    outer_.push_back({list_, level_, heading_, numbered_});
    if (tables_.empty()) FlushParagraph();
    Sink().Break();
  }

  void CloseTextBox() {
    if (outer_.empty()) return;
    const auto& [list, level, heading, numbered] = outer_.back();
    list_ = list;
    level_ = level;
    heading_ = heading;
    numbered_ = numbered;
    outer_.pop_back();
  }

  void OpenProperty(std::string_view name, const port::system::XmlAttributes& attributes) {
    const std::string_view value = attributes.Get("val");
    if (name == "tbl") {
      OpenTable();
    } else if (name == "tr") {
      if (!tables_.empty()) tables_.back()->OpenRow();
      heading_row_ = row_deleted_ = false;
    } else if (name == "trPr") {
      in_row_properties_ = true;
    } else if (name == "AlternateContent") {
      alternatives_.push_back(false);
    } else if (name == "tc") {
      span_ = 1;
      merge_ = Merge::kNone;
      cell_pending_ = true;
      cell_deleted_ = false;
    } else if (name == "vertAlign") {
      raised_ = value == "superscript";
    } else if (name == "gridSpan") {
      span_ = Number(value, 1);
    } else if (name == "vMerge") {
      merge_ = value == "restart" ? Merge::kRestart : Merge::kContinue;
    } else if (name == "hMerge") {
      if (value != "restart" && merge_ == Merge::kNone) merge_ = Merge::kWiden;
    } else if (name == "gridBefore" && !tables_.empty()) {
      tables_.back()->SkipColumns(std::min(Number(value, 0), limits_.columns));
    } else if (name == "tblHeader") {
      heading_row_ = IsOn(attributes);
    } else if (name == "numId") {
      list_ = value;
    } else if (name == "ilvl") {
      level_ = static_cast<int>(Number(value, 0));
    } else if (name == "outlineLvl") {
      heading_ |= Number(value, kBodyLevel) < kBodyLevel;
    } else if (name == "pStyle") {
      UseStyle(value);
    }
  }

  void UseStyle(std::string_view id) {
    const DocxStyle& style = styles_.Find(id);
    heading_ = style.heading || id.starts_with("Heading") || id == "Title";
    hidden_paragraph_ = style.hidden;
    list_ = style.list;
    level_ = style.level;
  }

  InlineText& Sink() {
    return tables_.empty() || !tables_.back()->in_cell() ? paragraph_ : tables_.back()->cell();
  }

  void OpenParagraph() {
    OpenCell();  // a cell without properties
    list_.clear();
    level_ = 0;
    heading_ = false;
    numbered_ = hidden_paragraph_ = mark_deleted_ = false;
  }

  // The list's number stands in front of a paragraph's first text.
  void StartText() {
    if (list_.empty() || numbered_) return;
    numbered_ = true;
    Sink().Add(numbers_.Next(list_, level_));
  }

  void CloseParagraph() {
    FlushHidden();
    if (mark_deleted_) return;  // goes on in the next one
    StartText();  // a list paragraph without text still has its number: 序号 by list style
    if (!tables_.empty()) {
      Sink().Break();
      list_.clear();
      return;
    }
    list_.clear();
    ++line_;
    FlushParagraph();
  }

  void FlushHidden() {
    if (hidden_text_.empty()) return;
    const bool head = line_ < kHeadLines && tables_.empty() && paragraph_.empty();
    asides_.Add(table::AsideKind::kHidden, "", std::exchange(hidden_text_, {}), head,
                {.line = line_ + 1});
  }

  void FlushParagraph() {
    const std::string_view text = paragraph_.Trimmed();
    if (!text.empty()) {
      document_.blocks.push_back(table::Paragraph{.text = std::string(text),
                                                  .place = {.line = line_},
                                                  .heading = heading_,
                                                  .blank_before = true});
      ++blocks_;
    }
    paragraph_.Clear();
  }

  void OpenTable() {
    OpenCell();
    tables_.push_back(std::make_unique<TableBuilder>(++ordinal_, 0));
  }

  void OpenCell() {
    if (!cell_pending_ || tables_.empty()) return;
    cell_pending_ = false;
    too_many_ |= tables_.back()->column() >= limits_.columns;
    if (too_many_) return;
    if (merge_ == Merge::kWiden) {
      tables_.back()->WidenCell(span_);
    } else if (merge_ == Merge::kContinue) {
      tables_.back()->ContinueCell(span_);
    } else {
      tables_.back()->OpenCell(1, span_, heading_row_, 0);
    }
  }

  void CloseTable() {
    if (tables_.empty()) return;
    tables_.back()->CloseRow();
    CheckCells();
    positions_ += tables_.back()->positions();
    std::vector<table::Block> blocks;
    if (!too_many_) blocks = tables_.back()->Finish();
    blocks_ += blocks.size();
    tables_.pop_back();
    if (!tables_.empty()) return tables_.back()->Nest(std::move(blocks));
    std::move(blocks.begin(), blocks.end(), std::back_inserter(document_.blocks));
  }

  void CheckCells() {
    if (!tables_.empty() && positions_ + tables_.back()->positions() > limits_.cells)
      too_many_ = true;
  }

  enum class Merge { kNone, kRestart, kContinue, kWiden };

  // Of the paragraph that a text box is fixed to.
  struct Outer {
    std::string list;
    int level = 0;
    bool heading = false, numbered = false;
  };

  const Limits& limits_;
  const DocxStyles& styles_;
  ListNumbers& numbers_;
  Asides& asides_;
  table::Document& document_;
  std::vector<std::unique_ptr<TableBuilder>> tables_;
  InlineText paragraph_;
  std::string hidden_text_;  // of the open paragraph
  std::string list_;         // of the open paragraph
  uint32_t line_ = 0, ordinal_ = 0, skipped_ = 0, span_ = 1;
  int level_ = 0, in_run_properties_ = 0;
  uint64_t positions_ = 0;
  uint64_t blocks_ = 0;  // also of tables whose outer one is open
  Merge merge_ = Merge::kNone;
  bool in_text_ = false, hidden_ = false, heading_ = false, heading_row_ = false, numbered_ = false;
  bool cell_pending_ = false, too_many_ = false;
  bool raised_ = false;  // the open run is set higher
  bool in_paragraph_properties_ = false, in_row_properties_ = false, hidden_paragraph_ = false;
  bool in_deleted_ = false;  // within what is skipped because somebody deleted it
  bool row_deleted_ = false, cell_deleted_ = false, mark_deleted_ = false;
  std::vector<bool> alternatives_;  // per open choice, whether one was taken
  std::vector<Outer> outer_;
  std::vector<Chunk> chunks_;
};

// The main part has a name of its own in files of some makers: the package tells it.
class MainPart : public port::system::XmlHandler {
 public:
  void Open(std::string_view name, const port::system::XmlAttributes& attributes) override {
    if (name != "Relationship" || !attributes.Get("Type").ends_with("/officeDocument")) return;
    std::string_view target = attributes.Get("Target");
    if (target.starts_with('/')) target.remove_prefix(1);
    part = target;
  }
  void Close(std::string_view) override {}
  void Text(std::string_view) override {}

  std::string part;
};

base::Expected<std::string> FindMainPart(port::system::Zip& zip) {
  constexpr std::string_view kRelations = "_rels/.rels";
  if (zip.Has(kMain) || !zip.Has(kRelations)) return std::string(kMain);
  MainPart main;
  DUBAN_CHECK(ReadPart(zip, kRelations, main));
  return main.part.empty() ? std::string(kMain) : main.part;
}

// Where the main part's relations lead, by their names.
class Relations : public port::system::XmlHandler {
 public:
  void Open(std::string_view name, const port::system::XmlAttributes& attributes) override {
    if (name == "Relationship" && attributes.Get("TargetMode") != "External")
      targets.emplace(attributes.Get("Id"), attributes.Get("Target"));
  }
  void Close(std::string_view) override {}
  void Text(std::string_view) override {}

  std::map<std::string, std::string, std::less<>> targets;
};

// Puts the files that Word shows inside the text (altChunk) where they stand.
void InsertChunks(port::system::Zip& zip, std::string_view main, const std::vector<Chunk>& chunks,
                  const Limits& limits, table::Document& document) {
  const size_t slash = main.rfind('/') + 1;  // 0 where there is none
  const std::string folder(main.substr(0, slash));
  Relations relations;
  const std::string part = folder + "_rels/" + std::string(main.substr(slash)) + ".rels";
  if (!chunks.empty() && zip.Has(part)) (void)ReadPart(zip, part, relations);
  for (auto chunk = chunks.rbegin(); chunk != chunks.rend(); ++chunk) {
    const auto found = relations.targets.find(chunk->relation);
    const std::string target = found == relations.targets.end() ? "" : found->second;
    const std::string name = target.starts_with('/') ? target.substr(1) : folder + target;
    auto inner = ReadEmbedded(zip, name, limits);
    if (!inner) {
      document.notes.push_back({"part-unread", name, {}});
      continue;
    }
    document.blocks.insert(document.blocks.begin() + static_cast<ptrdiff_t>(chunk->block),
                           std::make_move_iterator(inner->blocks.begin()),
                           std::make_move_iterator(inner->blocks.end()));
    std::move(inner->asides.begin(), inner->asides.end(), std::back_inserter(document.asides));
  }
}

// What each part beside the main one holds for those who must know of every word.
std::optional<table::AsideKind> KindOfPart(std::string_view part, std::string_view main) {
  using table::AsideKind;
  const auto holds = [&](std::string_view word) { return part.find(word) != part.npos; };
  if (part.starts_with("docProps/") && part.ends_with(".xml"))
    return part == "docProps/app.xml" ? std::nullopt : std::optional(AsideKind::kProperty);
  const std::string_view folder = main.substr(0, main.find('/') + 1);
  if (!part.starts_with(folder) || !part.ends_with(".xml") || part == main) return std::nullopt;
  if (holds("header") || holds("footer")) return AsideKind::kMargin;
  if (holds("footnotes") || holds("endnotes")) return AsideKind::kNote;
  if (holds("comments")) return AsideKind::kComment;
  if (holds("chart") || holds("diagram") || holds("drawing")) return AsideKind::kDrawing;
  return std::nullopt;
}

}  // namespace

base::Expected<void> ReadDocx(std::string_view bytes, const Limits& limits,
                              table::Document& document) {
  document.format = "docx";
  DUBAN_TRY(zip, port::system::Zip::Open(bytes));
  DUBAN_TRY(numbers, ListNumbers::Read(zip));
  DUBAN_TRY(styles, DocxStyles::Read(zip));
  DUBAN_TRY(main, FindMainPart(zip));
  Asides asides(document);
  DocxReader reader(limits, styles, numbers, asides, document);
  DUBAN_CHECK(ReadPart(zip, main, reader, [&] { return reader.stopped(); }));
  DUBAN_CHECK(reader.Finish());
  InsertChunks(zip, main, reader.chunks(), limits, document);
  AddParts(zip, [&](std::string_view part) { return KindOfPart(part, main); }, asides, document);
  AddEmbedded(zip, limits, asides);
  return {};
}

}  // namespace duban::read
