// Entry point: ReadXlsx.
#include "read/xlsx.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "port/system/xml.h"
#include "port/system/zip.h"
#include "read/asides.h"
#include "read/embedded.h"
#include "read/part.h"
#include "read/xlsx_margin.h"
#include "read/xlsx_style.h"
#include "read/xlsx_workbook.h"

namespace duban::read {
namespace {

using port::system::XmlAttributes;

constexpr uint32_t kMaxRow = 1'048'576;
constexpr uint64_t kMostHiddenBytes = 64u << 20;  // of one sheet
constexpr uint64_t kMostHiddenCells = 1'000'000;  // likewise

struct Corner {
  uint32_t row = 0, column = 0;  // counted from 0
};

// "B12" → row 11, column 1; nothing for what is no reference.
std::optional<Corner> ParseReference(std::string_view text) {
  uint32_t column = 0;
  size_t at = 0;
  while (at < text.size() && at < 3 && (text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z')
    column = column * 26 + static_cast<uint32_t>((text[at++] | 0x20) - 'a' + 1);
  uint32_t row = 0;
  const auto end = std::from_chars(text.data() + at, text.data() + text.size(), row);
  if (column == 0 || end.ec != std::errc() || row == 0 || row > kMaxRow) return std::nullopt;
  return Corner{row - 1, column - 1};
}

struct Merged {
  Corner first, last;
};

std::optional<Merged> ParseRange(std::string_view text) {
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto first = ParseReference(text.substr(0, colon));
  const auto last = ParseReference(text.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column)
    return std::nullopt;
  return Merged{*first, *last};
}

// By the sheets of a workbook so far: several may be one part, so that each is small and all are
// not.
struct Used {
  uint64_t copied = 0;  // bytes of text copied into grids
  uint64_t cells = 0;   // positions of the grids
};

class SheetParser : public port::system::XmlHandler {
 public:
  SheetParser(const NumberStyles& styles, const SharedStrings& strings, bool adopted,
              bool since_1904, const Limits& limits, Used& used, table::Grid& grid)
      : styles_(styles),
        strings_(strings),
        limits_(limits),
        used_(used),
        grid_(grid),
        adopted_(adopted),
        since_1904_(since_1904) {}

  void Open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "c") {
      OpenCell(attributes);
    } else if (name == "v" || (name == "t" && inline_)) {
      in_value_ = phonetic_ == 0;
    } else if (name == "rPh") {
      ++phonetic_;
    } else if (name == "is") {
      inline_ = true;
    } else if (name == "row") {
      OpenRow(attributes);
    } else if (name == "col") {
      if (IsOn(attributes.Get("hidden"))) HideColumns(attributes);
    } else if (IsMargin(name)) {
      in_margin_ = true;
    } else if (name == "mergeCell") {
      if (const auto range = ParseRange(attributes.Get("ref"))) merges_.push_back(*range);
    }
  }

  void Close(std::string_view name) override {
    if (name == "v" || name == "t") in_value_ = false;
    if (name == "is") inline_ = false;
    if (name == "rPh") --phonetic_;
    if (name == "c") CloseCell();
    if (IsMargin(name)) {
      in_margin_ = false;
      margins_ += '\n';
    }
  }

  void Text(std::string_view text) override {
    if (in_margin_ && margins_.size() < (1u << 16)) margins_.append(text);
    if (in_value_ && value_.size() < (1u << 20)) value_.append(text);
  }

  // A long shared text may be asked for by every cell: what is copied has a limit of its own.
  bool full() const {
    return used_.cells + cells_ > limits_.cells || used_.copied > limits_.bytes ||
           hidden_columns_.size() > limits_.columns || beyond_;
  }
  // The reference of a cell that is none, or the cell whose text the workbook lacks; else empty.
  const std::string& damaged() const { return damaged_; }
  bool hid() const { return hid_; }
  // Whether there was more in hidden cells than is kept.
  bool left_out() const { return left_out_; }
  // What was left out because it is hidden; to be taken once, behind Merge().
  table::Grid TakeHidden() {
    hidden_.Finish(kMostHiddenCells * 16);
    return std::move(hidden_);
  }
  // Heads and feet of the printed pages, with their codes.
  const std::string& margins() const { return margins_; }
  // The first cell whose formula failed ("#REF!"), where there is one.
  const std::optional<Corner>& failed() const { return failed_; }

  // Merges stand behind the cells.
  bool Merge() {
    uint64_t area = cells_;
    for (const Merged& merged : merges_) {
      const uint32_t rows = merged.last.row - merged.first.row + 1;
      const uint32_t columns = merged.last.column - merged.first.column + 1;
      if (!grid_.Merge(merged.first.row, merged.first.column, rows, columns) && !FindShown(merged))
        continue;
      const uint64_t real_rows =
          std::min(rows, grid_.rows() - std::min(grid_.rows(), merged.first.row));
      area += real_rows * columns;
    }
    for (const Shown& shown : shown_)
      grid_.Add(shown.row, shown.column, hidden_.Text(hidden_.cells()[shown.cell]),
                {.row_span = shown.row_span, .column_span = shown.column_span});
    const uint64_t left = limits_.cells - std::min(used_.cells, limits_.cells);
    if (area > left || !grid_.Finish(left)) return false;
    used_.cells += std::max(cells_, grid_.positions());
    return true;
  }

 private:
  static bool IsOn(std::string_view flag) { return flag == "1" || flag == "true"; }

  void HideColumns(const XmlAttributes& attributes) {
    uint32_t first = 1, last = 0;
    const std::string_view min = attributes.Get("min"), max = attributes.Get("max");
    std::from_chars(min.data(), min.data() + min.size(), first);
    std::from_chars(max.data(), max.data() + max.size(), last);
    // Everything right of the table is often hidden as one range: no cell is lost by that.
    hidden_columns_.emplace_back(first, last);
  }

  void OpenRow(const XmlAttributes& attributes) {
    uint32_t row = row_ + 1;
    const std::string_view number = attributes.Get("r");
    std::from_chars(number.data(), number.data() + number.size(), row);
    row_ = std::clamp<uint32_t>(row, 1, kMaxRow);
    column_ = 0;
    hidden_row_ = IsOn(attributes.Get("hidden"));
    if (hidden_row_) hidden_rows_.push_back(row_ - 1);
  }

  void OpenCell(const XmlAttributes& attributes) {
    type_ = attributes.Get("t");
    style_ = attributes.Get("s");
    value_.clear();
    reference_ = attributes.Get("r");
    const auto corner = ParseReference(reference_);
    if (!corner && !reference_.empty()) return Damage();
    at_ = corner.value_or(Corner{row_ == 0 ? 0 : row_ - 1, column_});
    column_ = at_.column + 1;
  }

  bool IsHiddenColumn(uint32_t column) const {
    for (const auto& [first, last] : hidden_columns_)
      if (column + 1 >= first && column + 1 <= last) return true;
    return false;
  }

  bool IsHiddenRow(uint32_t row) const {
    return std::binary_search(hidden_rows_.begin(), hidden_rows_.end(), row);
  }

  // A merged cell's text stands in its corner. Where that is hidden, the first corner that is shown
  // shows it.
  bool FindShown(const Merged& merged) {
    const auto corner =
        std::lower_bound(hidden_.cells().begin(), hidden_.cells().end(), merged.first,
                         [](const table::Cell& cell, const Corner& at) {
                           return std::pair(cell.row, cell.column) < std::pair(at.row, at.column);
                         });
    if (corner == hidden_.cells().end() || corner->row != merged.first.row ||
        corner->column != merged.first.column)
      return false;
    Corner first = merged.first;
    while (first.row <= merged.last.row && IsHiddenRow(first.row)) ++first.row;
    while (first.column <= merged.last.column && IsHiddenColumn(first.column)) ++first.column;
    if (first.row > merged.last.row || first.column > merged.last.column ||
        first.column >= limits_.columns)
      return false;
    shown_.push_back({static_cast<size_t>(corner - hidden_.cells().begin()), first.row,
                      first.column, merged.last.row - first.row + 1,
                      merged.last.column - first.column + 1});
    return true;
  }

  void CloseCell() {
    if (value_.empty() || full() || !damaged_.empty()) return;
    beyond_ |= at_.column >= limits_.columns;
    if (beyond_) return;
    in_hidden_ = hidden_row_ || IsHiddenColumn(at_.column);
    hid_ |= in_hidden_;
    if (!in_hidden_) ++cells_;
    if (type_ == "s") return AddShared();
    if (type_ == "b") return Add(value_ == "1" ? "TRUE" : "FALSE");
    if (type_ == "e" && !in_hidden_ && !failed_) failed_ = at_;
    if (type_ == "d") return Add(std::string_view(value_).substr(0, value_.find('T')));
    if (type_ == "str" || type_ == "inlineStr") MendEscapes(value_, 0);
    if (type_ == "str" || type_ == "inlineStr" || type_ == "e") return Add(value_);
    Add(styles_.Show(value_, style_, since_1904_));
  }

  void Damage() {
    if (damaged_.empty()) damaged_ = reference_.empty() ? "?" : reference_.substr(0, 40);
  }

  void AddShared() {
    size_t index = 0;
    const auto end = std::from_chars(value_.data(), value_.data() + value_.size(), index);
    if (end.ec != std::errc() || index >= strings_.size()) return Damage();
    const uint32_t begin = strings_.Begin(index);
    if (adopted_ && in_hidden_) {
      Add(grid_.Text({.text_begin = begin, .text_end = strings_.ends[index]}));
    } else if (adopted_) {
      grid_.AddAdopted(at_.row, at_.column, begin, strings_.ends[index]);
    } else {
      Add(std::string_view(strings_.buffer).substr(begin, strings_.ends[index] - begin));
    }
  }

  void Add(std::string_view text) {
    if (in_hidden_) return AddHidden(text);
    used_.copied += text.size();
    if (!full()) grid_.Add(at_.row, at_.column, text);
  }

  void AddHidden(std::string_view text) {
    left_out_ |= hidden_.cells().size() >= kMostHiddenCells ||
                 hidden_.bytes() + text.size() > kMostHiddenBytes;
    if (!left_out_) hidden_.Add(at_.row, at_.column, text);
  }

  // A merged cell whose corner is hidden: which hidden cell, and what of it is shown.
  struct Shown {
    size_t cell = 0;
    uint32_t row = 0, column = 0, row_span = 1, column_span = 1;
  };

  const NumberStyles& styles_;
  const SharedStrings& strings_;
  const Limits& limits_;
  Used& used_;
  table::Grid& grid_;
  table::Grid hidden_;
  std::vector<Merged> merges_;
  std::vector<Shown> shown_;
  std::vector<uint32_t> hidden_rows_;  // ascending
  std::vector<std::pair<uint32_t, uint32_t>> hidden_columns_;
  std::string type_, style_, value_, reference_, damaged_, margins_;
  Corner at_;
  std::optional<Corner> failed_;
  uint32_t row_ = 0, column_ = 0;
  uint64_t cells_ = 0;
  int phonetic_ = 0;  // readings over characters
  bool adopted_, since_1904_;
  bool in_value_ = false, inline_ = false, hidden_row_ = false, hid_ = false;
  bool in_hidden_ = false, in_margin_ = false, left_out_ = false;
  bool beyond_ = false;  // a cell stands right of the last column that is allowed
};

base::Unexpected<base::Error> TooMany(const Sheet& sheet) {
  return base::Fail(base::ErrorCode::kLimit, "sheet-too-many-cells", {{"sheet", sheet.name}});
}

// Hidden sheets are not read, unless there is no other. Those that are left out.
std::vector<Sheet> LeaveOutHidden(Workbook& workbook, table::Document& document) {
  const bool all = std::all_of(workbook.sheets.begin(), workbook.sheets.end(),
                               [](const Sheet& sheet) { return sheet.hidden; });
  std::vector<Sheet> hidden;
  for (const Sheet& sheet : workbook.sheets) {
    if (!sheet.hidden) continue;
    document.notes.push_back({all ? "hidden-sheet-read" : "hidden-sheet", sheet.name, {}});
    if (!all) hidden.push_back(sheet);
  }
  if (!all) std::erase_if(workbook.sheets, [](const Sheet& sheet) { return sheet.hidden; });
  return hidden;
}

// Reads the sheets of one workbook, the hidden ones first: a sheet that stands alone takes the
// shared texts over, several have to copy theirs.
class SheetsReader {
 public:
  SheetsReader(port::system::Zip& zip, const Workbook& workbook, const NumberStyles& styles,
               SharedStrings strings, const Limits& limits, table::Document& document)
      : zip_(zip),
        workbook_(workbook),
        styles_(styles),
        strings_(std::move(strings)),
        limits_(limits),
        document_(document),
        asides_(document) {}

  // What cannot be read of it is told and no error.
  void ReadHidden(const Sheet& sheet) {
    Limits limits = limits_;
    limits.cells = std::min(limits.cells, kMostHiddenCells);
    limits.bytes = std::min(limits.bytes, kMostHiddenBytes);
    table::Grid grid;
    grid.sheet_name = sheet.name;
    Used used;
    SheetParser parser(styles_, strings_, false, workbook_.since_1904, limits, used, grid);
    const bool whole = Parse(sheet, parser).has_value() && parser.Merge();
    if (!whole || parser.left_out()) document_.notes.push_back({"part-unread", sheet.name, {}});
    AddMargins(sheet, parser);
    asides_.Add(table::AsideKind::kHidden, sheet.name, parser.TakeHidden(), false);
    if (whole) asides_.Add(table::AsideKind::kHidden, sheet.name, std::move(grid), false);
  }

  base::Expected<void> Read() {
    const bool adopted = workbook_.sheets.size() == 1;
    for (const Sheet& sheet : workbook_.sheets) DUBAN_CHECK(Read(sheet, adopted));
    if (document_.blocks.size() > 1) document_.notes.push_back({"sheets-read", read_, {}});
    return {};
  }

 private:
  base::Expected<void> Parse(const Sheet& sheet, SheetParser& parser) {
    DUBAN_CHECK(ReadPart(zip_, sheet.part, parser,
                         [&] { return parser.full() || !parser.damaged().empty(); }));
    if (parser.full()) return TooMany(sheet);
    if (!parser.damaged().empty())
      return base::Fail(base::ErrorCode::kMalformed, "sheet-cell-damaged",
                        {{"sheet", sheet.name}, {"cell", parser.damaged()}});
    return {};
  }

  base::Expected<void> Read(const Sheet& sheet, bool adopted) {
    table::Grid grid;
    grid.sheet = grid.ordinal = ++number_;
    grid.sheet_name = sheet.name;
    if (adopted) grid.Adopt(std::move(strings_.buffer));
    SheetParser parser(styles_, strings_, adopted, workbook_.since_1904, limits_, used_, grid);
    DUBAN_CHECK(Parse(sheet, parser));
    if (!parser.Merge()) return TooMany(sheet);
    if (parser.hid()) document_.notes.push_back({"hidden-cells", sheet.name, {.sheet = number_}});
    if (parser.left_out()) document_.notes.push_back({"part-unread", sheet.name, {}});
    if (const auto& failed = parser.failed())
      document_.notes.push_back(
          {"formula-failed",
           sheet.name,
           {.sheet = number_, .row = failed->row + 1, .column = failed->column + 1}});
    AddMargins(sheet, parser);
    AddHidden(sheet, parser.TakeHidden());
    if (grid.cells().empty()) return {};
    read_ += (read_.empty() ? "" : "、") + sheet.name;
    document_.blocks.emplace_back(std::move(grid));
    return {};
  }

  void AddMargins(const Sheet& sheet, const SheetParser& parser) {
    asides_.Add(table::AsideKind::kMargin, sheet.name, PlainMargins(parser.margins()), true);
  }

  void AddHidden(const Sheet& sheet, table::Grid hidden) {
    hidden.sheet = number_;
    asides_.Add(table::AsideKind::kHidden, sheet.name, std::move(hidden), true);
  }

  port::system::Zip& zip_;
  const Workbook& workbook_;
  const NumberStyles& styles_;
  SharedStrings strings_;
  const Limits& limits_;
  table::Document& document_;
  Asides asides_;
  Used used_;
  uint32_t number_ = 0;
  std::string read_;
};

// Which parts beside the sheets hold text.
std::optional<table::AsideKind> KindOfPart(std::string_view part) {
  using table::AsideKind;
  if (part == "docProps/core.xml" || part == "docProps/custom.xml") return AsideKind::kProperty;
  const bool readable = part.ends_with(".xml") || part.ends_with(".vml");
  if (!part.starts_with("xl/") || !readable) return std::nullopt;
  const auto holds = [&](std::string_view word) { return part.find(word) != part.npos; };
  if (holds("omments")) return AsideKind::kComment;
  if (holds("drawing") || holds("Drawing") || holds("charts/") || holds("diagram"))
    return AsideKind::kDrawing;
  return std::nullopt;
}

}  // namespace

base::Expected<void> ReadXlsx(std::string_view bytes, const Limits& limits,
                              table::Document& document) {
  document.format = "xlsx";
  DUBAN_TRY(zip, port::system::Zip::Open(bytes));
  DUBAN_TRY(workbook, ReadWorkbook(zip));
  DUBAN_TRY(styles, NumberStyles::Read(zip));
  DUBAN_TRY(strings, ReadSharedStrings(zip, limits));
  const std::vector<Sheet> hidden = LeaveOutHidden(workbook, document);
  SheetsReader reader(zip, workbook, styles, std::move(strings), limits, document);
  for (const Sheet& sheet : hidden) reader.ReadHidden(sheet);
  DUBAN_CHECK(reader.Read());
  Asides asides(document);
  AddParts(zip, KindOfPart, asides, document);
  AddEmbedded(zip, limits, asides);
  return {};
}

}  // namespace duban::read
