// What readers fill and `understand` reads: blocks of text and tables whose cells know their place.
//
// A Document is the flow of a file: paragraphs and grids in reading order. A Grid keeps all texts
// in one buffer, so that a table of a million cells is a few large allocations. A cell that spans
// rows or columns stands once, at its upper left corner; At() finds it from every position that it
// covers.
//
// Texts are valid UTF-8. A line break that the document had inside a cell (<br>, a paragraph in
// a cell, a line in a quoted CSV field) is '\n'. Values; one thread at a time, many may read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace duban::table {

// Where something stood in its file. Counts from 1; 0 means "not known for this type of file".
struct Place {
  uint32_t page = 0;
  uint32_t line = 0;  // in the file, not in the page
  uint32_t sheet = 0;
  uint32_t row = 0;  // in its table or sheet
  uint32_t column = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

struct Cell {
  uint32_t text_begin = 0;  // in the grid's buffer
  uint32_t text_end = 0;
  uint32_t row = 0;  // upper left corner, counted from 0
  uint32_t column = 0;
  uint32_t row_span = 1;
  uint32_t column_span = 1;
  uint32_t line = 0;    // of the file, 0 where unknown
  uint32_t page = 0;    // 0 where unknown
  bool header = false;  // marked as a heading by the file itself (<th>, header row)
  bool hidden = false;  // hidden row or column
};

class Grid {
 public:
  // Appends a cell that begins at (row, column). Cells may come in any order; a position that is
  // covered already keeps its first cell, the rest of the new one is still placed. Spans are cut at
  // kMaxSpan. Preconditions: text is valid UTF-8 and the buffer stays below 4 GiB (readers' limits
  // are far lower).
  void Add(uint32_t row, uint32_t column, std::string_view text, Cell shape = {});

  // Makes a cell reach down to a row. Precondition: before Finish().
  void ExtendDown(uint32_t cell, uint32_t row);
  // Ends a cell's span above a row, and moves a cell to another column of its row (spans that
  // overrun). Precondition: before Finish().
  void EndAbove(uint32_t cell, uint32_t row);
  void MoveTo(uint32_t cell, uint32_t column) { cells_[cell].column = column; }
  // Gives the cell at a corner its spans (formats that tell merges behind the cells). False where
  // no cell begins there. Cells must have come in row order. Precondition: before Finish().
  bool Merge(uint32_t row, uint32_t column, uint32_t row_span, uint32_t column_span);

  // Room for that many bytes of text, so that a large table is not copied while it grows.
  void Reserve(size_t bytes) { buffer_.reserve(bytes); }

  // Texts that cells may point into, such as a workbook's shared strings. Precondition: no cell
  // yet.
  void Adopt(std::string texts) { buffer_ = std::move(texts); }
  // As Add, with the text at [begin, end) of what was adopted.
  void AddAdopted(uint32_t row, uint32_t column, uint32_t begin, uint32_t end, Cell shape = {});

  // To be called once after the last Add: builds the positions that At() answers from. False, and
  // no position answers, where they would be more than `most`: a few cells can span thousands of
  // columns.
  bool Finish(uint64_t most = kMostPositions);

  uint32_t rows() const { return rows_; }
  uint32_t columns() const { return columns_; }
  const std::vector<Cell>& cells() const { return cells_; }
  std::string_view Text(const Cell& cell) const {
    return std::string_view(buffer_).substr(cell.text_begin, cell.text_end - cell.text_begin);
  }

  // The cell that covers a position, or null where the row is shorter or has a gap. Precondition:
  // Finish() was called.
  const Cell* At(uint32_t row, uint32_t column) const;
  // Its text; empty where there is none.
  std::string_view TextAt(uint32_t row, uint32_t column) const;

  std::string caption;
  std::string sheet_name;
  uint32_t sheet = 0;    // counted from 1 in a workbook
  uint32_t ordinal = 0;  // which table of the file, counted from 1
  // What parts the cells of a row in the file (',', ';', '\t', '|'), and may so stand in a text by
  // mistake; '\0' where the format has cells.
  char separator = '\0';

  static constexpr uint64_t kMostPositions = 100'000'000;
  static constexpr uint32_t kMaxSpan = 65'534;  // as HTML limits rowspan

  uint64_t bytes() const { return buffer_.size(); }
  // That At() answers from. Precondition: Finish() was called.
  uint64_t positions() const { return positions_.size(); }

 private:
  void Place(uint32_t row, uint32_t column, Cell& shape);

  std::string buffer_;
  std::vector<Cell> cells_;
  std::vector<uint32_t> positions_;  // index into cells_ + 1 per position, row after row; 0: none
  std::vector<size_t> row_begins_;   // where each row begins in positions_
  uint32_t rows_ = 0;
  uint32_t columns_ = 0;
};

// A paragraph outside of tables; in plain text, each non-empty line.
struct Paragraph {
  std::string text;
  Place place;
  bool heading = false;       // marked as such by the file (h1…h6, a heading style)
  bool blank_before = false;  // an empty line or paragraph stood before it
};

using Block = std::variant<Paragraph, Grid>;

// Where in a file something stood that is no part of its flow.
enum class AsideKind {
  kMargin,    // running heads and feet, watermarks
  kNote,      // footnotes and endnotes
  kComment,   // what readers of the paper wrote beside it
  kDrawing,   // text boxes, charts
  kHidden,    // rows, columns, sheets, text that is not shown
  kProperty,  // what the file tells of itself: title, keywords, fields of its own
  kEmbedded,  // a file inside the file
};

// Text that a file holds outside of its flow. It is no part of any table: only what must know of
// every word in a file, as the search for marks of secrecy, reads it. Short lines only.
struct Aside {
  AsideKind kind = AsideKind::kMargin;
  std::string part;  // of the file: "word/header1.xml", a sheet's name; may be empty
  Block block;
  bool head = false;  // stands where the head of a paper stands
};

// Something that a reader noticed or mended: a stable code and where. `understand` makes findings
// of it.
struct Note {
  std::string code;  // such as "encoding-mismatch"
  std::string detail;
  Place place;
};

struct Document {
  std::string name;      // the file's name without folders
  std::string format;    // "text", "html", …
  std::string encoding;  // as found: "UTF-8", "GB18030", …; empty for binary formats
  std::string title;     // what the file itself calls its title (<title>, core properties)
  std::string address;   // where a saved page says that it was saved from (http, https); else empty
  bool open_end = false;  // a text whose last line no line end closes
  std::vector<Block> blocks;
  std::vector<Aside> asides;
  std::vector<Note> notes;
};

}  // namespace duban::table
