// Entry point: ReadFlow.
#include "understand/assemble/flow.h"

#include <set>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/align.h"
#include "understand/assemble/cut_row.h"
#include "understand/assemble/flow_layout.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/header.h"
#include "understand/assemble/lost_cells.h"
#include "understand/assemble/marks.h"
#include "understand/assemble/merged.h"
#include "understand/assemble/names.h"
#include "understand/assemble/pairs.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/ratios.h"
#include "understand/assemble/rows.h"
#include "understand/assemble/text.h"
#include "understand/assemble/title.h"
#include "understand/assemble/typed_rows.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

// A line of the document, or a row cut out of one.
struct FlowLine {
  std::string_view text;
  ledger::SourcePlace place;
  bool blank_before = false;
};
using Lines = std::vector<FlowLine>;

std::vector<std::string_view> TextsOf(const Lines& lines) {
  std::vector<std::string_view> texts;
  for (const FlowLine& line : lines) texts.push_back(base::Trim(line.text));
  return texts;
}

constexpr size_t kLongestRun = 40;  // pieces that a heading may be broken into

struct FlowHeader {
  std::vector<Column> columns;
  size_t taken = 0;  // lines
  bool one_line = false;
};

// A heading between blanks that goes on over lines.
FlowHeader BrokenLine(const Lines& lines, size_t at) {
  std::vector<std::string_view> texts;
  for (size_t i = at; i < std::min(lines.size(), at + kMostHeaderLines); ++i)
    texts.push_back(lines[i].text);
  HeaderRun run = ReadHeaderLines(texts);
  return {std::move(run.columns), run.taken, true};
}

FlowHeader HeaderAt(const Lines& lines, size_t at, std::string_view title) {
  FlowHeader header;
  std::vector<std::string_view> pieces;
  std::vector<size_t> ends;  // line behind each piece
  const std::string_view first = WithoutPipes(lines[at].text);
  if (first == title || first.empty() || first.size() > 400) return header;
  // Most lines are no heading: asked first, because every line is.
  if (Length(first) > 4 && !RoleOf(first) && ReadHeaderLine(first).empty())
    return BrokenLine(lines, at);
  for (size_t i = at; i < lines.size() && pieces.size() < kLongestRun; ++i) {
    const std::string_view text = WithoutPipes(lines[i].text);
    if (text.empty()) continue;
    if (text.size() > 120) break;
    pieces.push_back(text);
    ends.push_back(i + 1);
  }
  // 民生实事进展 / 序号: a title, not a column.
  if (pieces.size() > 1 && RoleOf(pieces[0]) == Role::kProgress &&
      RoleOf(pieces[1]) == Role::kNumber)
    return header;
  if (HeaderRun run = ReadHeaderRun(pieces); run.taken > 1) {
    header.columns = std::move(run.columns);
    header.taken = ends[run.taken - 1] - at;
    return header;
  }
  header.columns = ReadHeaderLine(first);
  if (header.columns.size() < 3) return {};
  header.taken = 1;
  header.one_line = true;
  return header;
}

// "戚 朗": two single characters are one padded name, kept as one piece.
std::vector<std::string_view> JoinSingles(const std::vector<std::string_view>& words) {
  std::vector<std::string_view> joined;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool pair = i + 1 < words.size() && Length(words[i]) == 1 && Length(words[i + 1]) == 1 &&
                      !ReadNumber(words[i]);
    if (pair) {
      const char* end = words[i + 1].data() + words[i + 1].size();
      joined.emplace_back(words[i].data(), static_cast<size_t>(end - words[i].data()));
      ++i;
    } else {
      joined.push_back(words[i]);
    }
  }
  return joined;
}

// Makes the texts to align out of lines.
class Atomizer {
 public:
  Atomizer(const std::vector<Column>& columns, std::string_view title)
      : columns_(columns), title_(base::RemoveSpace(title)) {
    for (const Column& column : columns) numbered_ |= column.role == Role::kNumber;
    for (size_t i = 0; i + 1 < columns.size(); ++i)
      unit_inside_ |= columns[i].role == Role::kLeadUnits || columns[i].role == Role::kUnits;
    unit_last_ = columns.back().role == Role::kLeadUnits || columns.back().role == Role::kUnits;
  }

  std::vector<Atom> Make(const Lines& lines, Layout layout) {
    for (const FlowLine& line : lines)
      if (const auto number = BareNumber(line.text)) bare_numbers_.insert(*number);
    rows_are_bare_ =
        bare_numbers_.size() > 1 || (lines.size() > 1 && BareNumber(lines.front().text));
    size_t bare_first = 0;
    for (const FlowLine& line : lines)
      if (const auto words = WordsIn(base::Trim(line.text)); words.size() > 1)
        bare_first += BareNumber(words.front()) ? 1 : 0;
    bare_first_ = bare_first > 1;
    if (layout == Layout::kLines || layout == Layout::kBetween) numbered_ &= MarksCount(lines);
    for (const FlowLine& line : lines) {
      line_ = line;
      switch (layout) {
        case Layout::kEnded:
          Ended();
          break;
        case Layout::kBegun:
          Begun();
          break;
        case Layout::kBetween:
          Between();
          break;
        case Layout::kLines:
          Line();
          break;
        case Layout::kBlanks:
          Spaced();
          break;
        case Layout::kGlued:
          Glued();
          break;
      }
    }
    return std::move(atoms_);
  }

 private:
  Atom& Add(std::string_view text, Start start) {
    return atoms_.emplace_back(Atom{
        .text = text, .place = line_.place, .start = start, .blank_before = line_.blank_before});
  }

  bool IsAround(std::string_view text) const {
    return IsFurniture(text) || IsAnnexMark(text) ||
           (!title_.empty() && base::RemoveSpace(text) == title_);
  }

  void Line() {
    const std::string_view text = base::Trim(line_.text);
    if (const auto number = BareNumber(text)) {
      last_number_ = *number;
      last_point_ = 0;
    }
    if (IsAround(text)) {
      Add(text, Start::kMay).furniture = true;
    } else if (IsTotalWord(text)) {
      Add(text, Start::kMust);
    } else if (const size_t mark = NumberMark(text); mark > 0) {
      Add(text.substr(0, mark), Start::kMay);
      Add(base::Trim(text.substr(mark)), Start::kNever).glued = true;
    } else {
      Add(text, Start::kMay);
    }
  }

  // "教育局 |": the pipe ends the cell; a lone one is an empty cell.
  void Ended() {
    const std::string_view text = WithoutPipes(line_.text);
    if (IsAround(text) && !text.empty()) {
      Add(text, Start::kMay).furniture = true;
      return;
    }
    Add(text, Start::kMay).border = cell_open_ ? Border::kSame : Border::kCell;
    cell_open_ = !line_.text.ends_with('|');
  }

  // "| 教育局": the pipe begins the cell.
  void Begun() {
    const std::string_view text = WithoutPipes(line_.text);
    if (IsAround(text) && !text.empty()) {
      Add(text, Start::kMay).furniture = true;
      return;
    }
    Add(text, Start::kMay).border = line_.text.starts_with('|') ? Border::kCell : Border::kSame;
  }

  // A lone pipe between the cells of a row; no pipe between rows.
  void Between() {
    if (IsLonePipe(line_.text)) {
      // Nothing between two pipes: an empty cell.
      if (pipe_before_) Add({}, Start::kNever).border = Border::kCell;
      pipe_before_ = true;
      return;
    }
    Line();
    if (atoms_.size() > 1 && !atoms_.back().glued)
      atoms_.back().border = pipe_before_ ? Border::kCell : Border::kRow;
    pipe_before_ = false;
  }

  // Whether "1、…", "2、…" are the rows' numbers: the first row's and some others' at least. A few
  // of them further down are points within a cell of a table whose numbers are lost.
  bool MarksCount(const Lines& lines) {
    constexpr size_t kReach = 3;  // lines: a category and a heading may stand before the number
    size_t marks = 0, first = lines.size();
    for (size_t i = 0; i < lines.size(); ++i) {
      if (NumberMark(base::Trim(lines[i].text)) == 0) continue;
      first = std::min(first, i);
      ++marks;
    }
    last_number_ = last_point_ = 0;
    if (marks == 0 && bare_numbers_.empty())
      mark_kind_ = FindRowMarks(TextsOf(lines), columns_.size());
    if (marks == 0 || rows_are_bare_) return true;
    return first < kReach && marks * 2 * columns_.size() >= lines.size();
  }

  // A line that is nothing but a number, as a cell of numbers is.
  static std::optional<int> BareNumber(std::string_view text) {
    text = WithoutPipes(text);
    if (text.empty() || text.size() > 3) return std::nullopt;
    if (text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    return ReadNumber(text);
  }

  // "12、新建…", "12.新建…" in a table with numbers: the bytes of the number and its mark. A number
  // that has a line of its own elsewhere is none: there "2.…" is the second point of a task.
  size_t NumberMark(std::string_view text) {
    if (!numbered_) return 0;
    if (mark_kind_ != MarkKind::kNone) return MarkOfKind(text, mark_kind_).size;
    size_t at = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    if (at == 0 || at > 3) return 0;
    const base::CodePoint mark = base::Decode(text, at);
    if (mark.value != U'、' && mark.value != U'.' && mark.value != U'．') return 0;
    const base::CodePoint next = base::Decode(text, at + mark.size);
    const int number = ReadNumber(text.substr(0, at)).value_or(0);
    if (next.size == 0) return 0;
    const bool goes_on = last_number_ > 0 && number == last_point_ + 1;
    if (rows_are_bare_ && (goes_on || bare_numbers_.contains(number))) {
      last_point_ = number;
      return 0;
    }
    const bool figure = next.value >= U'0' && next.value <= U'9';
    if (figure && (number != last_number_ + 1 || GoesOnAsAmount(text.substr(at + mark.size))))
      return 0;
    last_number_ = number;
    return at + mark.size;
  }

  void Spaced() {
    const std::string_view text = base::Trim(line_.text);
    if (IsAround(text)) {
      Add(text, Start::kMay).furniture = true;
      return;
    }
    bool first = true;
    size_t in_row = 0;
    std::string_view before;
    for (std::string_view word : JoinSingles(WordsIn(text))) {
      if (BeginsNextRow(word, before, in_row)) {
        first = true;
        in_row = 0;
      }
      ++in_row;
      before = word;
      if (const size_t mark = first && !bare_first_ ? NumberMark(word) : 0; mark > 0) {
        Add(word.substr(0, mark), Start::kMust);
        word.remove_prefix(mark);
        first = false;
        if (word.empty()) continue;
      }
      const bool numbered = first && numbered_ && ReadNumber(word).has_value();
      if (numbered) last_number_ = ReadNumber(word).value_or(0);
      Add(word, !first ? Start::kNever : numbered ? Start::kMust : Start::kMay);
      first = false;
    }
  }

  // "… 区财政局 2 规上…": the next number behind a whole row begins another in the same line.
  bool BeginsNextRow(std::string_view word, std::string_view before, size_t in_row) const {
    if (!numbered_ || !bare_first_ || BareNumber(word) != last_number_ + 1) return false;
    const bool whole = in_row >= columns_.size();
    return whole ||
           (unit_last_ && in_row + 1 >= columns_.size() && LikeUnits(before) == Likeness::kSure);
  }

  void Glued() {
    std::string_view text = base::Trim(line_.text);
    if (IsAround(text)) {
      Add(text, Start::kMay).furniture = true;
      return;
    }
    Start start = numbered_ ? Start::kNever : Start::kMay;
    const bool grouped = columns_.front().role == Role::kCategory;
    const size_t group = grouped && numbered_ ? GroupBeforeNumber(text, last_number_ + 1) : 0;
    if (group > 0) Add(text.substr(0, group), Start::kMust);
    text.remove_prefix(group);
    if (const size_t digits = ExpectedNumber(text); digits > 0) {
      const size_t mark = MarkBehind(text, digits);
      Add(text.substr(0, digits + mark), group > 0 ? Start::kNever : Start::kMust);
      text = base::Trim(text.substr(digits + mark));
      start = Start::kNever;
    }
    Sentences(text, start);
  }

  // Bytes of the "、" or "." between a number and its text; 0 for the point of an amount.
  static size_t MarkBehind(std::string_view text, size_t digits) {
    const base::CodePoint mark = base::Decode(text, digits);
    if (mark.value != U'、' && mark.value != U'.' && mark.value != U'．') return 0;
    const std::string_view behind = text.substr(digits + mark.size);
    const bool figure = !behind.empty() && behind[0] >= '0' && behind[0] <= '9';
    return figure && GoesOnAsAmount(behind) ? 0 : mark.size;
  }

  // Bytes of the next number at the line's beginning, though a figure may be glued to it ("210所"
  // is row 2, 10所); small gaps are allowed where no digit follows.
  size_t ExpectedNumber(std::string_view text) {
    if (!numbered_) return 0;
    for (int ahead = 1; ahead <= 3; ++ahead) {
      const std::string digits = std::to_string(last_number_ + ahead);
      if (!text.starts_with(digits) || text.size() == digits.size()) continue;
      const char next = text[digits.size()];
      if (ahead > 1 && next >= '0' && next <= '9') continue;
      const bool point = next == '.' && MarkBehind(text, digits.size()) == 0;
      if (next == '%' || point || text.substr(digits.size()).starts_with("月")) continue;
      last_number_ += ahead;
      return digits.size();
    }
    return 0;
  }

  void Sentences(std::string_view text, Start start) {
    bool glued = false;
    while (!text.empty()) {
      std::string_view sentence = text.substr(0, SentenceEnd(text));
      text.remove_prefix(sentence.size());
      if (unit_inside_ && glued) {
        sentence = TakeLeadingUnits(sentence);
      } else if (const size_t unit = unit_inside_ ? InnerUnit(sentence) : 0; unit > 0) {
        Add(sentence.substr(0, unit), start);
        start = Start::kNever;
        sentence = TakeLeadingUnits(sentence.substr(unit));
      }
      std::string_view unit;
      if (text.empty() && unit_last_) unit = TrailingUnit(sentence);
      sentence.remove_suffix(unit.size());
      if (!sentence.empty()) Add(sentence, start).glued = glued && !after_units_;
      after_units_ = false;
      glued = true;
      if (!unit.empty()) Add(unit, Start::kNever);
      start = Start::kNever;
    }
  }

  // "区民政局、区卫健局4个中心主体完工": the units in front become a text of their own; the rest.
  std::string_view TakeLeadingUnits(std::string_view sentence) {
    size_t end = 0;
    for (size_t at = 0; at < sentence.size();) {
      const size_t unit = LeadingUnit(sentence.substr(at), at > 0 ? 2 : 3);
      if (unit == 0) break;
      end = at + unit;
      const base::CodePoint next = base::Decode(sentence, end);
      const bool parted = next.value == U'、' || next.value == U'，' || next.value == U'；' ||
                          next.value == U',' || next.value == U' ';
      at = end + (parted ? next.size : 0);
      // Units that nothing parts begin with the level of their government each.
      if (!parted && sentence.substr(at, 3) != sentence.substr(0, 3)) break;
    }
    if (end == 0 || end == sentence.size()) return sentence;
    Add(sentence.substr(0, end), Start::kNever);
    after_units_ = true;
    return base::Trim(sentence.substr(end));
  }

  // Offset of the unit that stands behind a task without a stop: "新增便利店30家县商务局已建成…"; 0
  // where there is none.
  static size_t InnerUnit(std::string_view sentence) {
    constexpr size_t kShortest = 12;  // bytes of a task
    for (size_t at = 0; at < sentence.size(); at += base::Decode(sentence, at).size) {
      const std::string_view rest = sentence.substr(at);
      if (at < kShortest || !BeginsAny(rest, kLevels)) continue;
      const std::string_view name = rest.substr(0, LeadingUnit(rest, 3));
      if (EndsAny(name, kOfficeEnds) && !EndsAny(sentence.substr(0, at), kBeforeOffices)) return at;
    }
    return 0;
  }

  static bool BeginsAny(std::string_view text, const auto& words) {
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return text.starts_with(word); });
  }
  static bool EndsAny(std::string_view text, const auto& words) {
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return text.ends_with(word); });
  }

  // Bytes of the unit that a text begins with; 0 where it begins with none. Of 县政府, 县政府办 and
  // 县政府办公室 the longest; behind another end nothing is looked for.
  static size_t LeadingUnit(std::string_view text, size_t shortest) {
    constexpr size_t kLongest = 16, kApart = 3;  // code points
    size_t found = 0, at = 0;
    for (size_t length = 1, last = 0; length <= kLongest && at < text.size(); ++length) {
      at += base::Decode(text, at).size;
      const std::string_view name = text.substr(0, at);
      if ((found > 0 && length > last + kApart) || (name.back() >= '0' && name.back() <= '9'))
        break;
      const bool open = name.find("（") != name.npos && !name.ends_with("）");
      const bool short_name = length < shortest && !name.starts_with("各");
      if (short_name || open || LikeUnit(name) != Likeness::kSure) continue;
      found = at;
      last = length;
      if (!name.ends_with("委") && !name.ends_with("府") && !name.ends_with("办") &&
          !name.ends_with("投"))
        break;
    }
    // 各镇（街道）
    const size_t close = text.find("）", found);
    const bool bracket = found > 0 && text.substr(found).starts_with("（");
    return bracket && close <= found + 24 ? close + 3 : found;
  }

  // Offset behind 。 and the closing quotes and brackets that follow it.
  static size_t SentenceEnd(std::string_view text) {
    size_t end = text.find("。");
    if (end == std::string_view::npos) return text.size();
    end += 3;
    for (const std::string_view closer : {"”", "）", "’"})
      if (text.substr(end).starts_with(closer)) end += closer.size();
    return end;
  }

  // The unit at the end of a text that ends without 。: "…完成率100%市教育局".
  static std::string_view TrailingUnit(std::string_view text) {
    if (EndsSentence(text) || LikeUnits(text) == Likeness::kSure) return {};
    for (const std::string_view level : {"市", "区", "县", "省"})
      for (size_t at = text.rfind(level); at != std::string_view::npos && at > 0;
           at = text.rfind(level, at - 1)) {
        const std::string_view unit = text.substr(at);
        if (Length(unit) > 14) break;
        if (Length(unit) >= 3 && LikeUnits(unit) == Likeness::kSure) return unit;
      }
    return {};
  }

  const std::vector<Column>& columns_;
  std::string title_;
  bool numbered_ = false;
  bool unit_last_ = false;
  bool unit_inside_ = false;  // a column of units stands before the last one
  bool after_units_ = false;
  bool rows_are_bare_ = false;  // numbers stand on lines of their own
  bool bare_first_ = false;     // rows begin with a number and a blank
  MarkKind mark_kind_ = MarkKind::kNone;
  std::set<int> bare_numbers_;
  FlowLine line_;
  int last_number_ = 0;
  int last_point_ = 0;  // 2 of "2.…" in a cell
  bool cell_open_ = false;
  bool pipe_before_ = false;
  std::vector<Atom> atoms_;
};

bool SameHeadings(const std::vector<Column>& a, const std::vector<Column>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Column& x, const Column& y) { return x.heading == y.heading; });
}

struct Section {
  FlowHeader header;
  Lines lines;
  Lines above;
  ledger::SourcePlace place;
  bool matrix = false;
};

// "苏明远副区长主抓重点工作": a leader over the rows behind it.
bool NamesLeader(std::string_view text) {
  text = base::Trim(text);
  return text.size() <= 120 && !EndsSentence(text) && !LeaderIn(text).empty();
}

// A heading printed again on the next page is taken out where the numbers go on behind it.
bool GoesOn(const Section& section, const FlowHeader& header, const Lines& lines, size_t behind) {
  if (section.lines.empty() || !SameHeadings(section.header.columns, header.columns)) return false;
  if (behind >= lines.size()) return true;
  if (NamesLeader(section.lines.back().text)) return false;
  const auto number = ReadNumber(lines[behind].text);
  return !number || *number > 1;
}

// "二、苏明远副区长主抓重点工作": a line that stands over the table behind it.
bool IsOverTable(std::string_view text) {
  text = base::Trim(text);
  if (NamesLeader(text) || IsTitleLine(text)) return true;
  const bool digit = !text.empty() && text.front() >= '0' && text.front() <= '9';
  return !digit && ListMarkLength(text) > 0 && Length(text) <= 40 && !EndsSentence(text);
}

// Takes the lines that head the next table off the end of the one before.
Lines TakeHeadings(Lines& lines) {
  constexpr size_t kReach = 4;  // lines from an annex's mark to the heading of its table
  size_t begin = lines.size();
  while (begin > 0 && IsOverTable(lines[begin - 1].text)) --begin;
  for (size_t at = lines.size(); at > 0 && at + kReach > lines.size(); --at)
    if (IsAnnexMark(lines[at - 1].text)) begin = std::min(begin, at - 1);
  Lines taken(lines.begin() + static_cast<ptrdiff_t>(begin), lines.end());
  lines.resize(begin);
  return taken;
}

// 任务 进度 比例 任务 进度 比例: a short heading that comes again at once stands under each
// indicator of a matrix.
bool ComesAgainAtOnce(const Section& section, const FlowHeader& header) {
  constexpr size_t kShort = 3;  // columns, and lines between
  const auto is_number = [](const Column& column) { return column.role == Role::kNumber; };
  return header.columns.size() <= kShort && section.lines.size() <= kShort &&
         !section.lines.empty() && SameHeadings(section.header.columns, header.columns) &&
         std::none_of(header.columns.begin(), header.columns.end(), is_number) &&
         std::all_of(section.lines.begin(), section.lines.end(),
                     [](const FlowLine& line) { return Length(line.text) <= 8; });
}

std::vector<Section> Cut(const Lines& lines, std::string_view title) {
  std::vector<Section> sections;
  Lines above;
  for (size_t i = 0; i < lines.size();) {
    FlowHeader header = HeaderAt(lines, i, title);
    if (header.columns.empty()) {
      (sections.empty() ? above : sections.back().lines).push_back(lines[i++]);
      continue;
    }
    const ledger::SourcePlace place = lines[i].place;
    i += header.taken;
    if (!sections.empty() && ComesAgainAtOnce(sections.back(), header))
      sections.back().matrix = true;
    if (!sections.empty() && GoesOn(sections.back(), header, lines, i)) continue;
    Section section{std::move(header), {}, {}, place};
    section.above = sections.empty() ? above : TakeHeadings(sections.back().lines);
    sections.push_back(std::move(section));
  }
  return sections;
}

bool HasHeadings(const std::vector<Atom>& atoms) {
  return std::any_of(atoms.begin(), atoms.end(), [](const Atom& atom) {
    return ListMarkLength(atom.text) > 0 && Length(atom.text) <= 30 && !EndsSentence(atom.text);
  });
}

// A whole table in one paragraph: "序号项目内容责任单位1新建…市教育局2改造…". Its heading and its
// rows become lines; false where the paragraph is none.
bool AddGluedTable(const table::Paragraph& paragraph, Lines& lines) {
  const std::string_view text = paragraph.text;
  const size_t heading = text.substr(0, 600).find("序号");
  const size_t one = heading == std::string_view::npos ? heading : text.find('1', heading);
  if (one == std::string_view::npos || one > heading + 240 || text.size() < one + 60) return false;
  if (ReadHeaderLine(text.substr(heading, one - heading)).size() < 3) return false;
  const auto add = [&](std::string_view line) {
    lines.push_back({line, PlaceOf(paragraph.place), paragraph.blank_before});
  };
  if (heading > 0) add(text.substr(0, heading));
  add(text.substr(heading, one - heading));
  size_t begin = one;
  for (int number = 2;; ++number) {
    const size_t next = FindNextRow(text, begin, number);
    add(text.substr(begin, std::min(next, text.size()) - begin));
    if (next == std::string_view::npos) return true;
    begin = next;
  }
}

// 续表, or the title (without blanks) printed again where a table goes on on the next page.
bool IsContinuation(std::string_view line, std::string_view title, const Lines& before) {
  constexpr size_t kLongest = 300;  // bytes
  if (line.size() > kLongest) return false;
  const std::string text = base::RemoveSpace(line);
  if (std::find(std::begin(kContinuations), std::end(kContinuations), text) !=
      std::end(kContinuations))
    return true;
  constexpr size_t kFewest = 8;  // lines of a table above it
  return before.size() > kFewest && !title.empty() && text == title;
}

void AddLines(const table::Paragraph& paragraph, std::string_view title, Lines& lines) {
  // Between the rows of a table no reader of lines could leave it out.
  if (IsPageNumber(paragraph.text) || IsContinuation(paragraph.text, title, lines)) return;
  if (AddGluedTable(paragraph, lines)) return;
  lines.push_back({paragraph.text, PlaceOf(paragraph.place), paragraph.blank_before});
}

// The signature below the last table is no cell, unless the table has columns of dates.
void DropSignature(Lines& lines, const std::vector<Column>& columns) {
  for (const Column& column : columns)
    for (const std::string_view word : kDateHeads)
      if (column.heading.find(word) != std::string::npos) return;
  while (lines.size() > 3 && IsFurniture(lines.back().text)) lines.pop_back();
  if (lines.size() < 3) return;
  const std::string_view last = base::Trim(lines.back().text);
  const size_t signer = BeforeDate(last);
  if (signer == std::string_view::npos) return;
  if (signer > 0 && !MaySign(last.substr(0, signer))) return;
  lines.pop_back();
  const Role role = columns.back().role;
  if (signer == 0 && MaySign(base::Trim(lines.back().text)) &&
      (role == Role::kProgress || role == Role::kRemark || role == Role::kOther))
    lines.pop_back();
}

// What stands behind the last cell in the same line is no remark below the table: rows may have
// been printed there.
void DoubtRestOfLine(const std::vector<Atom>& atoms, size_t end, RawTable& table) {
  constexpr size_t kShown = 20;  // code points
  if (end == 0 || end >= atoms.size() || atoms[end].place.line == 0) return;
  const auto same_line = [&](const Atom& atom) {
    return atom.place.line == atoms[end - 1].place.line &&
           atom.place.page == atoms[end - 1].place.page;
  };
  std::string rest;
  for (size_t i = end; i < atoms.size() && same_line(atoms[i]); ++i)
    if (!atoms[i].furniture) rest += (rest.empty() ? "" : " ") + std::string(atoms[i].text);
  if (Length(rest) < 2) return;
  size_t cut = 0;
  for (size_t i = 0; i < kShown && cut < rest.size(); ++i) cut += base::Decode(rest, cut).size;
  if (cut < rest.size()) rest = rest.substr(0, cut) + "…";
  table.findings.push_back(ledger::MakeFinding("line-rest-left-out", {{"text", rest}}));
  table.findings.back().place = atoms[end].place;
}

void TakeAbove(const Section& section, RawTable& table) {
  for (const FlowLine& line : section.above) {
    table.above.push_back(line.text);
    if (const auto measure = MeasureIn(line.text); !measure.empty()) table.measure = measure;
  }
}

// Rows of figures that single blanks part; false for other tables.
bool TakeTypedRows(const Section& section, RawTable& table) {
  std::vector<TypedLine> lines;
  for (const FlowLine& line : section.lines) lines.push_back({base::Trim(line.text), line.place});
  auto rows = section.header.one_line ? ReadTypedRows(lines, table.columns)
                                      : ReadTypedCells(lines, table.columns);
  if (rows) table.rows = *std::move(rows);
  return rows.has_value();
}

// How the section ends is written into `flow`.
RawTable ReadSection(Section section, std::string_view title, Flow& flow) {
  const size_t lines = section.lines.size();
  DropSignature(section.lines, section.header.columns);
  RawTable table;
  TakeAbove(section, table);
  SettleRoles(section.header.columns);
  table.columns = section.header.columns;
  flow.closes = false;
  flow.begun.reset();
  if (TakeTypedRows(section, table)) return table;
  const Layout layout =
      LayoutOf(TextsOf(section.lines), table.columns.size(), section.header.one_line);
  std::vector<Atom> atoms = Atomizer(table.columns, title).Make(section.lines, layout);
  if (HasHeadings(atoms) && table.Find(Role::kCategory) < 0)
    table.columns.insert(table.columns.begin(), {Role::kHeading, ""});
  const auto ratios = FindRatioColumns(table.columns);
  if (ratios) FixRatios(*ratios, table.columns, atoms);
  size_t end = 0;
  table.rows = Align(atoms, table.columns, &end);
  flow.closes = end == atoms.size() && lines == section.lines.size();
  flow.begun = BegunBehind(atoms, end, table);
  DoubtRestOfLine(atoms, end, table);
  FillMerged(table, {Role::kLeaders, Role::kLeadUnits});
  if (layout == Layout::kGlued) DoubtUnsplit(table);
  if (layout == Layout::kLines || layout == Layout::kBlanks) DoubtLostCells(table);
  const int number = table.Find(Role::kNumber);
  if ((layout == Layout::kGlued || layout == Layout::kEnded) && number >= 0)
    for (RawRow& row : table.rows)
      row.continues = row.cells[static_cast<size_t>(number)].empty() &&
                      !(ratios && HasTargetAndResult(*ratios, table, row));
  return table;
}

}  // namespace

Flow ReadFlow(const std::vector<const table::Paragraph*>& paragraphs, std::string_view title) {
  Lines lines;
  const std::string plain_title = base::RemoveSpace(title);
  for (const table::Paragraph* paragraph : paragraphs) AddLines(*paragraph, plain_title, lines);
  Flow flow;
  std::vector<RawTable>& tables = flow.tables;
  for (Section& section : Cut(lines, title)) {
    if (section.matrix || IsMatrixHeader(section.header.columns)) {
      flow.matrix = true;
      flow.closes = false;
      flow.begun.reset();
    } else {
      const ledger::SourcePlace place = section.place;
      tables.push_back(ReadSection(std::move(section), title, flow));
      if (tables.back().rows.empty() && !flow.bare) flow.bare = place;
    }
  }
  flow.closes = flow.closes && !tables.back().rows.empty();
  std::erase_if(tables, [](const RawTable& table) { return table.rows.empty(); });
  return flow;
}

}  // namespace duban::understand
