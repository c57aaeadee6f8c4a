// Entry point: ReadText.
#include "read/text.h"

#include <algorithm>

#include "base/utf8.h"

namespace duban::read {
namespace {

struct Line {
  std::string_view text;  // without blanks at its end
  uint32_t number = 0;
  uint32_t page = 1;
  bool blank_before = false;
};

enum class Shape { kProse, kPipes, kTabs };

constexpr std::string_view kLineSeparator = "\xE2\x80\xA8";

// Without blanks behind; tabs stay, for they end cells that are empty.
std::string_view TrimEnd(std::string_view text) {
  const std::string_view trimmed = base::Trim(text);
  const auto end = static_cast<size_t>(trimmed.data() + trimmed.size() - text.data());
  const size_t tab = text.rfind('\t');
  return text.substr(0, tab != text.npos && tab >= end ? tab + 1 : end);
}

// Hands out line after line.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  std::optional<Line> NextFilled() {
    bool blank = false;
    while (!rest_.empty()) {
      Line line{.text = TakeRaw(), .number = number_, .page = page_, .blank_before = blank};
      if (!base::Trim(line.text).empty()) {
        line.text = TrimEnd(line.text);
        return line;
      }
      blank = true;
    }
    return std::nullopt;
  }

 private:
  std::string_view TakeRaw() {
    ++number_;
    page_ += std::exchange(page_ends_, false) ? 1 : 0;
    size_t at = 0;
    size_t next = rest_.size();
    for (; at < rest_.size(); ++at)
      if (const size_t width = BreakAt(at); width > 0) {
        next = at + width;
        break;
      }
    const std::string_view line = rest_.substr(0, at);
    rest_.remove_prefix(next);
    return line;
  }

  // Bytes of the line break at an offset; 0 where there is none.
  size_t BreakAt(size_t at) {
    const char c = rest_[at];
    if (c == '\f') page_ends_ = true;
    if (c == '\n' || c == '\f') return 1;
    if (c == '\r') return rest_.substr(at).starts_with("\r\n") ? 2 : 1;
    return c == '\xE2' && rest_.substr(at).starts_with(kLineSeparator) ? 3 : 0;
  }

  std::string_view rest_;
  uint32_t number_ = 0;
  uint32_t page_ = 1;
  bool page_ends_ = false;
};

// A lone "|" stands between cells that were put on lines of their own: no row.
Shape ShapeOf(std::string_view line) {
  const std::string_view text = base::Trim(line);
  if (text.size() > 2 && text.find('|') != std::string_view::npos &&
      text.find_first_not_of("| ") != std::string_view::npos)
    return Shape::kPipes;
  return line.find('\t') != std::string_view::npos && text.find('\t') != std::string_view::npos
             ? Shape::kTabs
             : Shape::kProse;
}

// "**题目**" and "## 题目", as plain text writes what is bold or a title: without the signs.
std::string_view WithoutEmphasis(std::string_view text) {
  constexpr std::string_view kBold = "**";
  text = base::Trim(text);
  const size_t title = text.find_first_not_of('#');
  constexpr size_t kMostDepth = 6;
  if (title != text.npos && title > 0 && title <= kMostDepth && text[title] == ' ')
    text = base::Trim(text.substr(title));
  if (text.size() <= 2 * kBold.size() || !text.starts_with(kBold) || !text.ends_with(kBold))
    return text;
  const std::string_view inner = text.substr(kBold.size(), text.size() - 2 * kBold.size());
  return inner.find(kBold) == inner.npos ? base::Trim(inner) : text;
}

// "|---|:--:|" under a heading row.
bool IsRule(std::string_view line) {
  return line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|-:+ \t") == std::string_view::npos;
}

// At most one cell more than `most`: whoever counts them sees that they are too many.
std::vector<std::string_view> Split(std::string_view line, char separator, size_t most) {
  std::vector<std::string_view> cells;
  for (size_t begin = 0;;) {
    const size_t end = line.find(separator, begin);
    cells.push_back(base::Trim(line.substr(begin, end - begin)));
    if (end == std::string_view::npos || cells.size() > most) return cells;
    begin = end + 1;
  }
}

// Outer pipes frame the row: the piece before the first and the piece after the last are no cells.
std::vector<std::string_view> PipeCells(std::string_view line, size_t most) {
  line = base::Trim(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|')) line.remove_suffix(1);
  return Split(line, '|', most);
}

// Breaks that cells of pipe tables hold as tags, as line ends.
std::string WithoutBreakTags(std::string_view cell) {
  std::string out;
  while (!cell.empty()) {
    const size_t tag = std::min(cell.find("<br"), cell.size());
    out.append(cell.substr(0, tag));
    cell.remove_prefix(tag);
    const size_t end = cell.find('>');
    const bool is_break =
        end != cell.npos && cell.substr(3, end - 3).find_first_not_of(" /") == cell.npos;
    if (cell.empty()) break;
    out.append(is_break ? "\n" : "<br");
    cell.remove_prefix(is_break ? end + 1 : 3);
  }
  return out;
}

// Of a cell over several lines: each without blanks around it, none of them empty.
std::string WithCleanBreaks(std::string_view cell) {
  std::string plain = WithoutBreakTags(cell);
  if (plain.find_first_of("\r\n") == plain.npos) return plain;
  std::string out;
  Lines lines(plain);
  while (const auto line = lines.NextFilled())
    out.append(out.empty() ? "" : "\n").append(base::Trim(line->text));
  return out;
}

bool EndsSentence(std::string_view line) {
  for (const std::string_view end : {"。", "；", ";", "！", "…"})
    if (line.ends_with(end)) return true;
  return false;
}

// Rows of a pipe table that go on over several lines, because a cell has a break in it. What a
// whole row looks like the rows before tell.
class RowMender {
 public:
  // To be told every row of the table so far.
  void Count(std::string_view row) {
    const size_t pipes = Pipes(row);
    most_ = std::max(most_, pipes);
    ++rows_;
    ended_ += row.ends_with('|') ? 1 : 0;
  }

  // Adds the lines to the row that belong to it, and takes them off `lines`.
  void Mend(Line& row, Lines& lines) const {
    if (rows_ == 0) return;
    const bool end_pipe = ended_ * 2 > rows_;
    if (end_pipe ? !row.text.ends_with('|') : Pipes(row.text) < most_ && BeginsRow(row.text))
      return Close(end_pipe, row, lines);
    if (!end_pipe && Pipes(row.text) == most_) Lengthen(row, lines);
  }

 private:
  static constexpr int kFarthest = 30;  // lines

  static size_t Pipes(std::string_view row) {
    return static_cast<size_t>(std::count(row.begin(), row.end(), '|'));
  }

  // "| 12 | …": its first cell is a number.
  static bool BeginsRow(std::string_view line) {
    const size_t begin = std::min(line.find_first_not_of("| \t"), line.size());
    const size_t end = line.find_first_not_of("0123456789", begin);
    return end != line.npos && end > begin &&
           line.find_first_not_of(" \t", end) == line.find('|', end);
  }

  // Both lie in one text.
  static void Extend(const Line& last, Line& row) {
    row.text = std::string_view(row.text.begin(), last.text.end());
  }

  // A row whose end stands on a later line.
  void Close(bool end_pipe, Line& row, Lines& lines) const {
    Lines ahead = lines;
    size_t pipes = Pipes(row.text);
    for (int count = 0; count < kFarthest; ++count) {
      const auto next = ahead.NextFilled();
      if (!next || BeginsRow(next->text)) return;
      const size_t more = Pipes(next->text);
      pipes += more;
      if (more >= most_ || pipes > most_) return;
      if (end_pipe ? !next->text.ends_with('|') : pipes < most_) continue;
      Extend(*next, row);
      lines = ahead;
      return;
    }
  }

  // A whole row whose last cell goes on. Such lines end as sentences do: headings between the rows
  // and notes below them mostly do not, and stand apart.
  static void Lengthen(Line& row, Lines& lines) {
    Lines ahead = lines;
    for (int count = 0; count < kFarthest; ++count) {
      const auto next = ahead.NextFilled();
      if (!next || Pipes(next->text) > 0 || next->text.find("：") < kNote) return;
      if (next->blank_before && !row.blank_before) return;
      if (!EndsSentence(next->text)) continue;
      Extend(*next, row);
      lines = ahead;
    }
  }

  static constexpr size_t kNote = 18;  // bytes, within which 注： and 填报单位： end

  size_t most_ = 0, rows_ = 0, ended_ = 0;
};

// The last row of a pipe table lacks what all rows before it have: the pipe behind its last cell,
// or cells. A line of notes that has cells of its own names them (审核人：…).
bool BreaksOff(const std::vector<Line>& rows) {
  constexpr size_t kFewest = 3;  // a head and a row beside it
  if (rows.size() < kFewest) return false;
  const std::string_view last = rows.back().text;
  const auto pipes = [](std::string_view row) { return std::count(row.begin(), row.end(), '|'); };
  const auto all = [&](auto holds) {
    return std::all_of(rows.begin(), rows.end() - 1,
                       [&](const Line& row) { return holds(row.text); });
  };
  if (all([](std::string_view row) { return row.ends_with('|'); })) return !last.ends_with('|');
  return last.substr(0, last.find('|')).find("：") == last.npos &&
         all([&](std::string_view row) { return pipes(row) > pipes(last); });
}

class TextReader {
 public:
  TextReader(const Limits& limits, table::Document& document)
      : limits_(limits), document_(document) {}

  base::Expected<void> Read(std::string_view text) {
    Lines lines(text);
    while (auto line = lines.NextFilled()) {
      Shape shape = ShapeOf(line->text);
      // One cell and empty ones, among rows of as many cells.
      if (shape == Shape::kProse && shape_ == Shape::kTabs && Tabs(*line) > 0 && !Breaks(*line))
        shape = Shape::kTabs;
      if (shape != shape_ ||
          (shape == Shape::kTabs && Breaks(*line) && !HasTabInText(*line, lines)))
        DUBAN_CHECK(Flush());
      shape_ = shape;
      if (shape == Shape::kPipes) {
        mender_.Mend(*line, lines);
        mender_.Count(line->text);
      }
      if (document_.blocks.size() + run_.size() >= limits_.blocks)
        return base::Fail(base::ErrorCode::kLimit, "too-many-paragraphs",
                          {{"limit", std::to_string(limits_.blocks)}});
      run_.push_back(*line);
      if (shape == Shape::kProse) DUBAN_CHECK(Flush());
    }
    const uint32_t end = run_.empty() ? 0 : run_.back().number;
    const bool fewer_tabs = shape_ == Shape::kTabs && run_.size() == 1 && FollowsWider(run_[0]);
    DUBAN_CHECK(Flush());
    const bool ends_line = text.ends_with('\n') || text.ends_with('\r');
    document_.open_end = !ends_line;
    if (!ends_line && (fewer_tabs || open_row_))
      document_.notes.push_back({"file-cut", "row", {.line = end}});
    return {};
  }

 private:
  // Tabs make a grid only where every row has as many of them.
  bool Breaks(const Line& line) const { return !run_.empty() && Tabs(line) != Tabs(run_.front()); }

  // But for a row with one or two more between rows that have as many as the first: a tab inside a
  // text.
  bool HasTabInText(const Line& line, Lines ahead) const {
    constexpr ptrdiff_t kFewest = 2, kMost = 2;  // of a row; that are too many
    const ptrdiff_t usual = Tabs(run_.front());
    const ptrdiff_t more = Tabs(line) - usual;
    if (usual < kFewest || more < 1 || more > kMost || line.blank_before) return false;
    const auto next = ahead.NextFilled();
    return next ? Tabs(*next) == usual && !next->blank_before : run_.size() > 1;
  }

  static ptrdiff_t Tabs(const Line& line) {
    return std::count(line.text.begin(), line.text.end(), '\t');
  }

  // The line right behind a table of tabs has fewer of them than its rows.
  bool FollowsWider(const Line& line) const {
    return wide_rows_ > 1 && line.number == wide_end_ + 1 && !line.blank_before &&
           std::count(line.text.begin(), line.text.end(), '\t') < wide_tabs_;
  }

  // What of the run tells later whether the text breaks off.
  void KeepEnd() {
    if (shape_ == Shape::kPipes) open_row_ = BreaksOff(run_);
    if (shape_ == Shape::kProse || run_.empty()) return;
    const std::string_view last = run_.back().text;
    wide_rows_ = shape_ == Shape::kTabs ? run_.size() : 0;
    wide_tabs_ = std::count(last.begin(), last.end(), '\t');
    wide_end_ = run_.back().number;
  }

  base::Expected<void> Flush() {
    KeepEnd();
    if (shape_ != Shape::kProse && run_.size() >= 2 && HasRows()) {
      DUBAN_CHECK(AddGrid());
    } else {
      for (const Line& line : run_)
        document_.blocks.push_back(
            table::Paragraph{.text = std::string(WithoutEmphasis(line.text)),
                             .place = {.page = line.page, .line = line.number},
                             .blank_before = line.blank_before});
    }
    run_.clear();
    mender_ = {};
    return {};
  }

  // "教育局 |" line after line is one cell per line, not rows of one.
  bool HasRows() const {
    return shape_ != Shape::kPipes || std::any_of(run_.begin(), run_.end(), [](const Line& line) {
             return PipeCells(line.text, 1).size() > 1;
           });
  }

  base::Expected<void> AddGrid() {
    table::Grid grid;
    grid.ordinal = ++ordinal_;
    grid.separator = shape_ == Shape::kPipes ? '|' : '\t';
    uint32_t row = 0;
    for (const Line& line : run_) {
      if (shape_ == Shape::kPipes && IsRule(line.text)) continue;
      const auto cells = shape_ == Shape::kPipes ? PipeCells(line.text, limits_.columns)
                                                 : Split(line.text, '\t', limits_.columns);
      cells_ += cells.size();
      if (cells.size() > limits_.columns || cells_ > limits_.cells)
        return base::Fail(base::ErrorCode::kLimit, "too-many-cells",
                          {{"line", std::to_string(line.number)}});
      for (uint32_t column = 0; column < cells.size(); ++column)
        grid.Add(row, column, WithCleanBreaks(WithoutEmphasis(cells[column])),
                 {.line = line.number, .page = line.page});
      ++row;
    }
    grid.Finish();
    document_.blocks.emplace_back(std::move(grid));
    return {};
  }

  const Limits& limits_;
  table::Document& document_;
  std::vector<Line> run_;
  RowMender mender_;
  Shape shape_ = Shape::kProse;
  uint32_t ordinal_ = 0;
  uint64_t cells_ = 0;
  bool open_row_ = false;    // the last row of the last pipe table has no end
  size_t wide_rows_ = 0;     // of the last table of tabs: its rows,
  ptrdiff_t wide_tabs_ = 0;  // the tabs of each,
  uint32_t wide_end_ = 0;    // and its last line
};

constexpr std::string_view kDrawnBars[] = {"│", "┃", "║", "｜"};

// Characters that draw the lines between rows.
bool IsDrawn(char32_t c) {
  return (c >= U'─' && c <= U'╿') || c == U' ' || c == U'　';
}

// Bars that are drawn (│) as pipes, without the lines between rows (├──┼──┤): these stay as empty
// lines.
std::string WithPlainBars(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const size_t begin = out.size();
    bool rule = true;
    for (size_t at = 0; at < line.size();) {
      const base::CodePoint c = base::Decode(line, at);
      const std::string_view letter = line.substr(at, c.size);
      const bool bar =
          std::find(std::begin(kDrawnBars), std::end(kDrawnBars), letter) != std::end(kDrawnBars);
      rule &= IsDrawn(c.value) || c.value == U'\r';
      out.append(bar ? std::string_view("|") : letter);
      at += c.size;
    }
    const bool drawn_only = rule && line.find("─") != line.npos;
    if (drawn_only || (rule && line.find("━") != line.npos)) out.resize(begin);
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

base::Expected<void> ReadText(std::string_view text, const Limits& limits,
                              table::Document& document) {
  for (const std::string_view bar : kDrawnBars)
    if (text.find(bar) != text.npos) return TextReader(limits, document).Read(WithPlainBars(text));
  return TextReader(limits, document).Read(text);
}

}  // namespace duban::read
