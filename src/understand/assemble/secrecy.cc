// Entry point: FindSecrecyMark. Forms by GB/T 9704 (the head of official papers) and the rules on
// marks of state secrets: grade★term at the upper left, often with 份号 before and 特急 behind it.
#include "understand/assemble/secrecy.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "understand/assemble/secrecy_strewn.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr int kHeadLines = 20;        // in which a bare grade and a mark beside the title stand
constexpr uint32_t kHeadRows = 3;     // of a table, likewise
constexpr size_t kLongestLine = 240;  // bytes; a mark is short, with a title beside it too

enum class Form { kNone, kBare, kFull };

bool TakeAny(std::string_view& text, const auto& words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) {
      text.remove_prefix(word.size());
      return true;
    }
  return false;
}

void TakeDigits(std::string_view& text) {
  while (!text.empty() && text[0] >= '0' && text[0] <= '9') text.remove_prefix(1);
}

// What may stand before the grade: 份号, urgency, 密级：. Whether a label was among them.
bool TakeLead(std::string_view& text) {
  bool labelled = false;
  for (size_t before = 0; before != text.size();) {
    before = text.size();
    TakeDigits(text);
    TakeAny(text, kMarkLeads);
    labelled |= TakeAny(text, kGradeLabels);
    TakeAny(text, kMarkSigns);
  }
  return labelled;
}

bool TakeTerm(std::string_view& text) {
  const size_t before = text.size();
  TakeAny(text, kTermLabels);
  while (TakeAny(text, kMarkSigns)) {
  }
  if (TakeAny(text, kWholeTerms)) return true;
  while (TakeAny(text, kTermNumerals)) {
  }
  if (TakeAny(text, kTermUnits)) return true;
  return before == text.size();
}

// `text` is a whole line without blanks.
Form StateForm(std::string_view text) {
  bool labelled = TakeLead(text);
  if (!TakeAny(text, kSecrecyMarks)) return Form::kNone;
  TakeAny(text, kGradeEnds);
  bool has_sign = false;
  while (TakeAny(text, kMarkSigns)) has_sign = true;
  const bool bare = text.empty() && !has_sign && !labelled;
  if (!text.empty() && !TakeTerm(text)) return Form::kNone;
  for (size_t before = 0; before != text.size();) {
    before = text.size();
    TakeAny(text, kMarkLeads);
    TakeAny(text, kMarkSigns);
  }
  if (!text.empty()) return Form::kNone;
  return bare ? Form::kBare : Form::kFull;
}

// Whether the text holds nothing but words of internal papers, one of them a mark.
bool IsInternal(std::string_view text) {
  bool marked = false;
  while (!text.empty()) {
    if (TakeAny(text, kInternalMarks))
      marked = true;
    else if (!TakeAny(text, kInternalNotes) && !TakeAny(text, kMarkSigns))
      return false;
  }
  return marked;
}

// The texts in brackets at the two ends of a line.
std::vector<std::string_view> EndBrackets(std::string_view line) {
  std::vector<std::string_view> inside;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"},
                                    {"(", ")"},
                                    {"【", "】"},
                                    {"[", "]"},
                                    {"〔", "〕"}}) {
    if (const size_t end = line.find(close); line.starts_with(open) && end != line.npos)
      inside.push_back(line.substr(open.size(), end - open.size()));
    if (const size_t begin = line.rfind(open); line.ends_with(close) && begin != line.npos)
      inside.push_back(
          line.substr(begin + open.size(), line.size() - close.size() - begin - open.size()));
  }
  return inside;
}

// A grade with its star somewhere in a line of the head: the reader put the mark and the title into
// one line.
bool HoldsGradeAndStar(std::string_view line) {
  for (const std::string_view grade : kSecrecyMarks)
    for (size_t at = line.find(grade); at != line.npos; at = line.find(grade, at + 1)) {
      std::string_view rest = line.substr(at + grade.size());
      if (TakeAny(rest, kMarkStars)) return true;
    }
  return false;
}

std::optional<SecrecyGrade> GradeOf(std::string_view line, bool in_head, bool bare_counts) {
  std::vector<std::string_view> texts = {line};
  const std::vector<std::string_view> inside = EndBrackets(line);
  for (const std::string_view text : inside)
    if (in_head || text.size() + 6 >= line.size()) texts.push_back(text);
  for (const std::string_view text : texts) {
    const Form form = StateForm(text);
    if (form == Form::kFull || (form == Form::kBare && bare_counts)) return SecrecyGrade::kState;
  }
  if (in_head && HoldsGradeAndStar(line)) return SecrecyGrade::kState;
  if (std::any_of(texts.begin(), texts.end(), IsInternal)) return SecrecyGrade::kInternal;
  return std::nullopt;
}

// Whether a text can hold a mark at all: most cells cannot, and large tables have many.
bool MayBear(std::string_view text) {
  if (text.empty() || text.size() > kLongestLine) return false;
  return std::any_of(std::begin(kMarkCharacters), std::end(kMarkCharacters),
                     [&](std::string_view c) { return text.find(c) != text.npos; });
}

bool IsGradeLabel(std::string_view text) {
  if (text.size() > 60) return false;
  const std::string squeezed = base::RemoveSpace(text);
  std::string_view rest = squeezed;
  return TakeAny(rest, kGradeLabels) && rest.empty();
}

bool IsAlone(const table::Grid& grid, const table::Cell& cell) {
  for (uint32_t column = 0; column < grid.columns(); ++column)
    if (const table::Cell* other = grid.At(cell.row, column);
        other != nullptr && other != &cell && !base::Trim(grid.Text(*other)).empty())
      return false;
  return true;
}

// A value under the heading 密级, or beside that label.
bool IsUnderLabel(const table::Grid& grid, const table::Cell& cell) {
  if (cell.column > 0 && IsGradeLabel(grid.TextAt(cell.row, cell.column - 1))) return true;
  for (uint32_t row = 0; row < std::min(cell.row, 2 * kHeadRows); ++row)
    if (IsGradeLabel(grid.TextAt(row, cell.column))) return true;
  return false;
}

// Whether a table lists grades to choose from, as a sheet does that a form takes its values from.
bool ListsGrades(const table::Grid& grid) {
  std::set<std::string> grades;
  for (const table::Cell& cell : grid.cells())
    if (const std::string_view text = grid.Text(cell); MayBear(text))
      if (const std::string line = base::RemoveSpace(text); StateForm(line) == Form::kBare)
        grades.insert(line);
  return grades.size() > 1;
}

class MarkFinder {
 public:
  void Take(std::string_view text, bool in_head, bool bare_counts, const table::Place& place) {
    if (IsFinal()) return;
    const std::string line = base::RemoveSpace(text);
    const auto grade = GradeOf(line, in_head, bare_counts);
    if (!grade || (found_ && *grade == SecrecyGrade::kInternal)) return;
    found_ = SecrecyMark{*grade, line, place, aside_, part_};
  }

  // What is taken from now on stands in this part of the file.
  void Enter(table::AsideKind aside, std::string_view part) {
    aside_ = aside;
    part_ = part;
  }

  void Take(const table::Grid& grid, bool in_head) {
    const bool to_choose = aside_ && ListsGrades(grid);
    if (MayBear(grid.caption)) Take(grid.caption, true, true, {.sheet = grid.sheet});
    if (MayBear(grid.sheet_name)) Take(grid.sheet_name, false, false, {.sheet = grid.sheet});
    for (const table::Cell& cell : grid.cells()) {
      if (IsFinal()) return;
      const std::string_view text = grid.Text(cell);
      if (!MayBear(text)) continue;
      const bool first_rows = in_head && cell.row < kHeadRows;
      const bool bare =
          !to_choose && ((first_rows && IsAlone(grid, cell)) || IsUnderLabel(grid, cell));
      Take(text, first_rows, bare,
           {cell.page, cell.line, grid.sheet, cell.row + 1, cell.column + 1});
    }
  }

  // A mark whose letters stand apart. A bare grade counts where nothing else stands beside it.
  void TakeStrewn(const StrewnText& strewn, bool in_head) {
    if (!IsFinal() && strewn.text.size() <= kLongestLine)
      Take(strewn.text, false, in_head && strewn.whole, strewn.place);
  }

  std::optional<SecrecyMark> Result() && { return std::move(found_); }

 private:
  bool IsFinal() const { return found_ && found_->grade == SecrecyGrade::kState; }

  std::optional<SecrecyMark> found_;
  std::optional<table::AsideKind> aside_;
  std::string part_;
};

// "a/2031年台账（内部资料）.docx" without folder and ending.
std::string_view BareName(std::string_view name) {
  name = name.substr(name.find_last_of('/') + 1);
  return name.substr(0, name.rfind('.'));
}

void TakeAsides(const table::Document& document, MarkFinder& finder) {
  finder.Enter(table::AsideKind::kProperty, "");
  if (MayBear(document.title)) finder.Take(document.title, true, true, {});
  const std::string_view name = BareName(document.name);
  if (MayBear(name)) finder.Take(name, true, false, {});
  for (const table::Aside& aside : document.asides) {
    finder.Enter(aside.kind, aside.part);
    if (const auto* paragraph = std::get_if<table::Paragraph>(&aside.block)) {
      if (MayBear(paragraph->text))
        finder.Take(paragraph->text, aside.head, aside.head, paragraph->place);
    } else {
      finder.Take(std::get<table::Grid>(aside.block), aside.head);
    }
  }
}

void TakeStrewnMarks(const table::Document& document, MarkFinder& finder) {
  const std::vector<table::Block> head(
      document.blocks.begin(), document.blocks.begin() + static_cast<ptrdiff_t>(std::min<size_t>(
                                                             document.blocks.size(), kHeadLines)));
  EachStrewnText(head, [&](const StrewnText& strewn) { finder.TakeStrewn(strewn, true); });
  EachStrewnText(document.blocks,
                 [&](const StrewnText& strewn) { finder.TakeStrewn(strewn, false); });
  for (const table::Block& block : document.blocks)
    if (const auto* grid = std::get_if<table::Grid>(&block))
      EachStrewnText(*grid, [&](const StrewnText& strewn) {
        finder.TakeStrewn(strewn, strewn.place.row <= kHeadRows);
      });
}

}  // namespace

std::optional<SecrecyMark> FindSecrecyMark(const table::Document& document) {
  MarkFinder finder;
  int lines = 0;
  for (const table::Block& block : document.blocks) {
    const bool in_head = lines++ < kHeadLines;
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) {
      if (MayBear(paragraph->text))
        finder.Take(paragraph->text, in_head, in_head, paragraph->place);
    } else {
      finder.Take(std::get<table::Grid>(block), in_head);
    }
  }
  TakeStrewnMarks(document, finder);
  TakeAsides(document, finder);
  return std::move(finder).Result();
}

}  // namespace duban::understand
