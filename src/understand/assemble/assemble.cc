// Entry point: Assemble.
#include <set>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/answered.h"
#include "understand/assemble/class_counts.h"
#include "understand/assemble/columns_doubt.h"
#include "understand/assemble/content.h"
#include "understand/assemble/cut_row.h"
#include "understand/assemble/disclosure.h"
#include "understand/assemble/early_publication.h"
#include "understand/assemble/flow.h"
#include "understand/assemble/forms.h"
#include "understand/assemble/grid.h"
#include "understand/assemble/header.h"
#include "understand/assemble/headings.h"
#include "understand/assemble/indicators.h"
#include "understand/assemble/label_blocks.h"
#include "understand/assemble/left_out.h"
#include "understand/assemble/matrix.h"
#include "understand/assemble/merged.h"
#include "understand/assemble/numbered_answers.h"
#include "understand/assemble/outline.h"
#include "understand/assemble/pairs.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/progress.h"
#include "understand/assemble/records.h"
#include "understand/assemble/rows.h"
#include "understand/assemble/second.h"
#include "understand/assemble/secrecy.h"
#include "understand/assemble/text.h"
#include "understand/assemble/title.h"
#include "understand/prose/stocks.h"
#include "understand/understand.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

using ledger::Field;

using Lines = std::vector<const table::Paragraph*>;

// Finds the tables of a document in order: grids, and runs of lines between them.
class TableFinder {
 public:
  explicit TableFinder(const table::Document& document, std::string_view title) : title_(title) {
    // Cells of text tables stand where they were printed, not where they belong.
    const bool positions_lie = document.format == "text";
    merges_lost_ = positions_lie || document.format == "csv";
    for (const table::Block& block : document.blocks) {
      if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) {
        lines_.push_back(paragraph);
        continue;
      }
      ++grids_;
      Grid(std::get<table::Grid>(block), positions_lie);
    }
    const Flow last = Flush();
    if (positions_lie && !tables_.empty()) DoubtEnd(document, last);
    for (const NumberedAnswers& answers : answers_)
      if (!tables_.empty()) JoinAnswers(answers, tables_);
    if (std::all_of(tables_.begin(), tables_.end(), HoldsFiguresOnly)) matrix_ = MatrixIn(document);
    if (IsMatrix()) tables_.clear();
    if (!tables_.empty() || IsMatrix()) return;
    if (auto forms = ReadForms(document))
      tables_.push_back(std::move(*forms));
    else
      Prose(document);
  }

  ledger::DocumentKind kind() const { return kind_; }

  std::vector<RawTable> Take() { return std::move(tables_); }
  bool IsMatrix() const { return matrix_ != Matrix::kNone; }
  // Why there is none.
  base::Unexpected<base::Error> Nothing(const table::Document& document) const {
    const auto fail = [](std::string_view key, base::Arguments arguments) {
      return base::Fail(base::ErrorCode::kNotALedger, key, std::move(arguments));
    };
    if (matrix_ == Matrix::kTorn) return fail("indicator-matrix", {});
    if (matrix_ == Matrix::kWhole) return fail("indicator-table", {});
    for (const table::Block& block : document.blocks)
      if (const auto* grid = std::get_if<table::Grid>(&block);
          grid != nullptr && IsTransposed(*grid))
        return fail("table-transposed", {{"table", std::to_string(grid->ordinal)}});
    if (!answers_.empty())
      return fail("answers-without-plan", {{"table", std::to_string(answers_.front().ordinal)}});
    if (bare_)
      return fail(bare_->row > 0 ? "grid-without-tasks" : "lines-without-tasks",
                  {{"table", std::to_string(bare_ordinal_)},
                   {"row", std::to_string(bare_->row)},
                   {"line", std::to_string(bare_->line)}});
    if (grids_ > 0) return fail("no-task-heading", {{"count", std::to_string(grids_)}});
    return fail("no-table", {{"paragraphs", std::to_string(document.blocks.size())}});
  }

 private:
  static constexpr size_t kLongestHeading = 40;  // code points

  // Longer than 附件2：完成情况.
  static bool HasTitle(const Lines& lines) {
    constexpr size_t kLongestLabel = 12;  // code points
    return std::any_of(lines.begin(), lines.end(), [](const table::Paragraph* line) {
      return Length(line->text) > kLongestLabel;
    });
  }

  void Grid(const table::Grid& grid, bool positions_lie) {
    const auto heading = FindHeadingRow(grid);
    if (!heading)
      if (auto answers = ReadNumberedAnswers(grid)) {
        answers->titled = !tables_.empty() && HasTitle(lines_);
        return answers_.push_back(*std::move(answers));
      }
    auto tables = ReadGrid(grid, positions_lie,
                           last_grid_ >= 0 ? &tables_[static_cast<size_t>(last_grid_)] : nullptr);
    if (heading && std::none_of(tables.begin(), tables.end(), HoldsTasks) && !bare_) {
      bare_ = ledger::SourcePlace{.row = *heading + 1};
      bare_ordinal_ = grid.ordinal;
    }
    if (tables.empty()) return;
    const Lines above = lines_;
    Flush();
    TakeAbove(above, tables.front());
    for (RawTable& table : tables) {
      if (merges_lost_)
        FillMerged(table, {Role::kLeaders, Role::kLeadUnits});
      else if (const Role first = FirstPrinted(table);
               first == Role::kLeaders || first == Role::kLeadUnits)
        FillMerged(table, {first});
      last_grid_ = static_cast<int>(tables_.size());
      tables_.push_back(std::move(table));
    }
  }

  static bool HoldsTasks(const RawTable& table) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const RawRow& row) {
      for (size_t i = 0; i < row.cells.size(); ++i)
        if (table.columns[i].role != Role::kNumber && !row.cells[i].empty()) return true;
      return false;
    });
  }

  // Of its column on the left, whose gaps are merged cells whatever the file can say.
  static Role FirstPrinted(const RawTable& table) {
    for (const Column& column : table.columns)
      if (column.role != Role::kHeading) return column.role;
    return Role::kOther;
  }

  static void TakeAbove(const Lines& above, RawTable& table) {
    std::vector<std::string_view> lines;
    for (const table::Paragraph* line : above) {
      lines.push_back(line->text);
      if (const auto measure = MeasureIn(line->text); !measure.empty()) table.measure = measure;
      const bool names = line->heading && !EndsSentence(line->text);
      if (names && Length(line->text) <= kLongestHeading) table.heading = line->text;
    }
    table.above.insert(table.above.begin(), lines.begin(), lines.end());
  }

  Flow Flush() {
    Flow flow = ReadFlow(lines_, title_);
    for (RawTable& table : flow.tables) {
      const auto text = [&](size_t row, size_t column) {
        const auto& cells = table.rows[row].cells;
        return column < cells.size() && !cells[column].empty() ? cells[column].front()
                                                               : std::string_view{};
      };
      if (!table.headless) ChooseContent(table.columns, table.rows.size(), text, table.findings);
      tables_.push_back(std::move(table));
    }
    flow.tables.clear();
    repeats_heads_ |= flow.matrix;
    if (flow.bare && !bare_) bare_ = flow.bare;
    lines_.clear();
    return flow;
  }

  // A text that breaks off in the last row of its last table.
  void DoubtEnd(const table::Document& document, const Flow& last) {
    RawTable& table = tables_.back();
    const auto told = [](const table::Note& note) { return note.code == kFileCutCode; };
    if (std::any_of(document.notes.begin(), document.notes.end(), told)) return;
    auto place = last.begun;
    if (!place && last.closes) place = FindCutRow(table, document.open_end);
    if (!place) return;
    table.findings.push_back(ledger::MakeFinding(kFileCutCode, {{"detail", "row"}}));
    table.findings.back().place = *place;
  }

  Matrix MatrixIn(const table::Document& document) const {
    const Matrix matrix = FindMatrix(document);
    return matrix == Matrix::kNone && repeats_heads_ ? Matrix::kTorn : matrix;
  }

  // No table at all: tasks in running text.
  void Prose(const table::Document& document) {
    Lines lines;
    for (const table::Block& block : document.blocks)
      if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) lines.push_back(paragraph);
    const ProseKind prose = ProseKindOf(title_);
    const bool tells = TellsOfTasks(title_);
    LabelBlocks blocks = ReadLabelBlocks(lines, LabelLines::kAlone, tells);
    if (blocks.table) return tables_.push_back(*std::move(blocks.table));
    // Owners in lines of their own would take the result for the next task.
    auto table = blocks.torn ? std::nullopt : ReadRecords(lines);
    if (table && table->Find(Role::kProgress) >= 0) return tables_.push_back(std::move(*table));
    blocks = ReadLabelBlocks(lines, LabelLines::kAny, tells);
    if (blocks.table) return tables_.push_back(*std::move(blocks.table));
    if (auto answered = ReadAnswered(lines, title_)) return tables_.push_back(std::move(*answered));
    if (!table) table = ReadOutline(lines, prose);
    if (!table) return;
    const bool report = prose == ProseKind::kReport;
    if (report && PartPoints(*table)) return tables_.push_back(std::move(*table));
    if (report && table->Find(Role::kProgress) < 0) TellAsProgress(*table);
    kind_ = report ? ledger::DocumentKind::kBulletin : ledger::DocumentKind::kDecomposition;
    tables_.push_back(std::move(*table));
  }

  // What a bulletin says of a task is the task and its result in one.
  static void TellAsProgress(RawTable& table) {
    const auto content = static_cast<size_t>(table.Find(Role::kContent));
    table.columns.push_back({Role::kProgress, table.columns[content].heading});
    for (RawRow& row : table.rows) {
      row.cells.push_back(row.cells[content]);
      row.places.resize(row.cells.size());
      row.places.back() = row.places[content];
    }
  }

  std::string_view title_;
  std::vector<RawTable> tables_;
  Lines lines_;
  int last_grid_ = -1;
  size_t grids_ = 0;
  std::vector<NumberedAnswers> answers_;
  std::optional<ledger::SourcePlace> bare_;  // a heading without tasks; its row only in a grid,
  uint32_t bare_ordinal_ = 0;                // which this is
  Matrix matrix_ = Matrix::kNone;
  bool merges_lost_ = false;    // the format cannot say which cells are merged
  bool repeats_heads_ = false;  // 目标 完成 again and again
  ledger::DocumentKind kind_ = ledger::DocumentKind::kLedger;
};

void TakeColumns(const Rows& rows, ledger::Document& out) {
  const RawTable& table = *rows.main;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (column.role == Role::kHeading) continue;
    const bool beside =
        column.role == Role::kProgress && !table.progress.empty() && table.progress.front() != i;
    out.columns.push_back(beside ? Field::kOther : FieldOf(column.role));
    out.headings.push_back(column.heading);
  }
  for (const Column& column : rows.beside) {
    out.columns.push_back(FieldOf(column.role));
    out.headings.push_back(column.heading);
  }
}

// Headings (<h2>) over tables group their rows only where several tables have one of their own.
// The title says nothing of one table only.
void KeepHeadings(std::string_view title, std::vector<RawTable>& tables) {
  const auto headed = std::count_if(tables.begin(), tables.end(),
                                    [](const RawTable& table) { return !table.heading.empty(); });
  for (RawTable& table : tables)
    if (headed < 2 || base::Trim(table.heading) == title) table.heading = {};
}

// 2031年度目标任务 | 1-9月完成情况: the year that the headings name, where they name one only.
std::optional<int> YearInHeadings(const RawTable& table) {
  std::optional<int> found;
  for (const Column& column : table.columns) {
    if (column.role != Role::kContent && column.role != Role::kProgress) continue;
    const auto year = FindYear(column.heading);
    if (year && found && *found != *year) return std::nullopt;
    if (year) found = year;
  }
  return found;
}

// The year that the title names, else the one that was told.
std::optional<int> YearOfTitle(std::string_view title, std::optional<int> told) {
  const auto named = FindYear(title);
  return named ? named : told;
}

void TakeYear(std::optional<int> told, ledger::Document& out) {
  out.year = YearOfTitle(out.title, told);
  if (!out.year && out.disclosure.published) out.year = out.disclosure.published->year;
}

// "责任单位列第一位的为牵头单位" in a line about the table.
bool SaysFirstLeads(const table::Document& document) {
  constexpr size_t kLongestLine = 600;  // bytes
  const auto says = [](std::string_view text) {
    if (text.size() > kLongestLine || text.find("牵头") == text.npos) return false;
    return std::any_of(std::begin(kFirstPlaces), std::end(kFirstPlaces),
                       [&](auto words) { return text.find(words) != text.npos; });
  };
  for (const table::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) {
      if (says(paragraph->text)) return true;
      continue;
    }
    const auto& grid = std::get<table::Grid>(block);
    if (says(grid.caption)) return true;
    // Notes stand over the heading or below the last row.
    constexpr uint32_t kNear = 12;
    for (const table::Cell& cell : grid.cells())
      if ((cell.row < kNear || cell.row + kNear > grid.rows()) && says(grid.Text(cell)))
        return true;
  }
  return false;
}

bool IsWholeYear(const std::optional<ledger::Period>& period) {
  constexpr size_t kYear = 4;
  return period && period->label.size() == kYear;
}

// "2031年重点工作进展情况" that was published in August cannot tell the year's end.
void HoldAgainstPublication(ledger::Document& out) {
  constexpr int kYearEnds = 12;
  const auto& published = out.disclosure.published;
  if (!IsWholeYear(out.period) || !published || published->year != out.period->year() ||
      published->month >= kYearEnds)
    return;
  out.period = ledger::Period{published->ToString(), *published};
  out.findings.push_back(
      ledger::MakeFinding("period-from-publication", {{"date", published->ToString()}}));
  out.findings.back().field = Field::kPeriod;
}

// The time within its year that the title names.
std::optional<ledger::Period> TimeInTitle(std::string_view title, std::optional<int> told_year) {
  auto period = FindPeriod(title, told_year);
  return IsWholeYear(period) ? std::nullopt : period;
}

// A heading that names a time: 1-9月完成.
bool IsTimed(std::string_view heading) {
  constexpr int kAnyYear = 2000;
  return FindPeriod(heading, kAnyYear).has_value();
}

// The year of the day that stands by itself below a table, such as that of a signature, for a time
// without a year; a time behind that day is of the year before.
std::optional<int> YearFromDay(const table::Document& document, std::string_view time) {
  constexpr size_t kLongest = 16;  // code points
  for (auto block = document.blocks.rbegin(); block != document.blocks.rend(); ++block) {
    const auto* line = std::get_if<table::Paragraph>(&*block);
    if (line == nullptr || line->text.size() > kLongest * 4 || Length(line->text) > kLongest)
      continue;
    const auto day = FindDate(line->text);
    if (!day || !base::Trim(line->text).ends_with("日")) continue;
    const auto period = FindPeriod(time, day->year);
    return period && *day < period->as_of ? day->year - 1 : day->year;
  }
  return std::nullopt;
}

void TakeYearFromDay(const table::Document& document, std::string_view time,
                     ledger::Document& out) {
  if (!IsTimed(time)) return;
  out.year = YearFromDay(document, time);
  if (!out.year) return;
  out.findings.push_back(
      ledger::MakeFinding("year-from-day", {{"year", std::to_string(*out.year)}}));
  out.findings.back().field = Field::kPeriod;
}

// 一季度进展情况 over "2031年一季度，…": the year of answers of that time, where two name it at
// least and none another one.
std::optional<int> YearInAnswers(const std::vector<ledger::Row>& rows, std::string_view time) {
  constexpr size_t kFewest = 2;
  constexpr size_t kBeginning = 120;  // bytes of an answer
  std::optional<int> year;
  size_t count = 0;
  for (const ledger::Row& row : rows) {
    const auto told =
        FindPeriod(std::string_view(row.progress).substr(0, kBeginning), std::nullopt);
    if (!told || IsWholeYear(told)) continue;
    const auto asked = FindPeriod(time, told->year());
    if (!asked || asked->as_of != told->as_of) continue;
    if (year && *year != told->year()) return std::nullopt;
    year = told->year();
    ++count;
  }
  return count >= kFewest ? year : std::nullopt;
}

void TakeYearFromAnswers(const std::vector<ledger::Row>& rows, std::string_view time,
                         ledger::Document& out) {
  if (out.year || !IsTimed(time)) return;
  out.year = YearInAnswers(rows, time);
  if (!out.year) return;
  out.findings.push_back(
      ledger::MakeFinding("year-from-answers", {{"year", std::to_string(*out.year)}}));
  out.findings.back().field = Field::kPeriod;
}

// Whether the column is the answer of a pair.
bool IsPaired(const RawTable& table, const Column& column) {
  return std::any_of(table.pairs.begin(), table.pairs.end(),
                     [&](const ColumnPair& pair) { return &table.columns[pair.done] == &column; });
}

// 9月末目标 | 完成情况: results beside goals of a time are of that time, unless the paper came out
// months later. Goals of several times tell none.
void TakePeriodOfGoals(const RawTable& table, ledger::Document& out) {
  constexpr int kLate = 3;  // months
  if (table.progress.empty()) return;
  std::optional<ledger::Period> found;
  std::string_view heading;
  for (size_t i = 0; i < table.progress.front(); ++i) {
    const Column& column = table.columns[i];
    if (column.role == Role::kProgress || !HasAny(column.heading, kGoalHeads)) continue;
    const auto named = FindPeriod(column.heading, out.year);
    if (!named || IsWholeYear(named)) continue;
    if (found && found->as_of != named->as_of) return;
    found = named;
    heading = column.heading;
  }
  if (!found || (out.year && found->year() != *out.year)) return;
  const auto months = [](const base::Date& date) { return date.year * 12 + date.month; };
  const auto& published = out.disclosure.published;
  if (published && months(*published) > months(found->as_of) + kLate) return;
  out.period = found;
  out.findings.push_back(
      ledger::MakeFinding("period-from-goals", {{"heading", std::string(heading)}}));
  out.findings.back().field = Field::kPeriod;
}

// 四季度 over empty cells: the year has not come so far.
bool IsEmpty(const RawTable& table, size_t column) {
  return std::all_of(table.rows.begin(), table.rows.end(), [&](const RawRow& row) {
    return column >= row.cells.size() || row.cells[column].empty();
  });
}

void TakePeriod(const table::Document& document, const Rows& rows, std::optional<int> told_year,
                ledger::Document& out) {
  TakeYear(told_year, out);
  if (!out.year) out.year = YearInHeadings(*rows.main);
  bool tells_progress = false;
  std::optional<ledger::Period> in_heading;
  const RawTable& largest = *rows.main;
  for (size_t i = 0; i < largest.columns.size(); ++i) {
    const Column& column = largest.columns[i];
    if (column.role != Role::kProgress && !IsPaired(largest, column)) continue;
    tells_progress = true;
    if (IsEmpty(largest, i)) continue;
    if (!out.year) TakeYearFromDay(document, column.heading, out);
    TakeYearFromAnswers(rows.rows, column.heading, out);
    const auto named = FindPeriod(column.heading, out.year);
    if (named && (!in_heading || in_heading->as_of < named->as_of)) in_heading = named;
  }
  if (!tells_progress) return;
  TakeYearFromAnswers(rows.rows, out.title, out);
  out.period = FindPeriod(out.title, out.year);
  if (!rows.time.empty())
    if (const auto named = FindPeriod(rows.time, out.year)) in_heading = named;
  // "2023年…" over a column "截至9月底进展情况": the column says it closer.
  if (in_heading && (!out.period || IsWholeYear(out.period))) out.period = in_heading;
  if (!out.period || IsWholeYear(out.period))
    if (const auto named = FindPeriod(FindAsOfLine(document), out.year)) out.period = named;
  if (!out.period || IsWholeYear(out.period))
    if (const auto named = FindPeriod(FindAsOfNote(document), out.year);
        named && (!out.period || named->as_of != out.period->as_of))
      out.period = named;
  if (!out.period || IsWholeYear(out.period)) TakePeriodOfGoals(largest, out);
  HoldAgainstPublication(out);
}

// 整改措施 taken for the task, or 是否销号 for the progress, where no other heading is.
void TellAssumed(const RawTable& table, ledger::Document& out) {
  const bool told = std::any_of(table.findings.begin(), table.findings.end(),
                                [](const auto& one) { return one.field == Field::kContent; });
  for (const Column& column : table.columns) {
    const bool content = column.role == Role::kContent;
    if (content && told) continue;
    if (IsPaired(table, column)) continue;
    if ((!content && column.role != Role::kProgress) || RoleOf(column.heading) != Role::kOther)
      continue;
    out.findings.push_back(
        ledger::MakeFinding(content ? "content-column-assumed" : "progress-column-assumed",
                            {{"heading", column.heading}}));
    out.findings.back().field = content ? Field::kContent : Field::kProgress;
  }
}

// 目标值（2025年） beside 2023年完成值: what is not due yet is judged as if it were, and told.
void TellLaterGoals(const std::vector<RawTable>& tables, ledger::Document& out) {
  if (!out.period) return;
  for (const RawTable& table : tables) {
    const auto indicators = FindIndicators(table);
    if (!indicators) continue;
    const std::string& heading = table.columns[indicators->target].heading;
    const auto due = FindYear(heading);
    if (!due || *due <= out.period->year()) continue;
    out.findings.push_back(ledger::MakeFinding(
        "goal-of-later-year", {{"heading", heading}, {"year", std::to_string(*due)}}));
    out.findings.back().field = Field::kContent;
    return;
  }
}

// Where a mark stands outside of the flow, as words/catalog.tsv says it.
std::string_view NameOf(table::AsideKind kind) {
  constexpr std::string_view kNames[] = {"margin", "note",     "comment", "drawing",
                                         "hidden", "property", "embedded"};
  return kNames[static_cast<size_t>(kind)];
}

void TakeMark(const SecrecyMark& mark, ledger::Document& out) {
  const bool state = mark.grade == SecrecyGrade::kState;
  out.findings.push_back(
      ledger::MakeFinding(state ? kSecrecyMarkCode : kInternalMarkCode,
                          {{"mark", mark.words},
                           {"where", mark.aside ? std::string(NameOf(*mark.aside)) : ""},
                           {"part", mark.part.empty() ? "" : " [" + mark.part + "]"}}));
  out.findings.back().place = PlaceOf(mark.place);
}

void TakeNotes(const table::Document& document, ledger::Document& out) {
  for (const table::Note& note : document.notes) {
    out.findings.push_back(ledger::MakeFinding(note.code, {{"detail", note.detail}}));
    out.findings.back().place = PlaceOf(note.place);
  }
  if (const auto mark = FindSecrecyMark(document)) TakeMark(*mark, out);
}

// No task is named: a bulletin where it counts tasks by class.
base::Expected<ledger::Document> CountsOnly(const table::Document& document, ledger::Document out,
                                            const TableFinder& finder,
                                            std::optional<int> told_year) {
  constexpr size_t kFewest = 2;
  out.counts = FindClassCounts(document);
  if (out.counts.size() < kFewest) return finder.Nothing(document);
  out.kind = ledger::DocumentKind::kBulletin;
  TakeNotes(document, out);
  out.disclosure = ReadDisclosure(document);
  TakeYear(told_year, out);
  out.period = FindPeriod(out.title, out.year);
  out.findings.push_back(
      ledger::MakeFinding("counts-only", {{"count", std::to_string(out.counts.size())}}));
  return out;
}

// Tasks of a bulletin, whose goals nothing parts from what is told of them.
void TellUnparted(const std::vector<ledger::Row>& rows, ledger::Document& out) {
  const auto same = [](const ledger::Row& row) { return row.content == row.progress; };
  const auto count = std::count_if(rows.begin(), rows.end(), same);
  if (count == 0) return;
  out.findings.push_back(ledger::MakeFinding("goals-unparted", {{"rows", std::to_string(count)}}));
  out.findings.back().field = Field::kContent;
  out.findings.back().place = std::find_if(rows.begin(), rows.end(), same)->place;
}

// 目标值 over 9, 6, 2: figures alone promise nothing that can be judged.
void TellWithoutMeasure(const std::vector<ledger::Row>& rows, ledger::Document& out) {
  const auto lone = [](const ledger::Row& row) {
    const std::string_view text = base::Trim(row.content);
    return text.find_first_of("0123456789") != text.npos &&
           text.find_first_not_of("0123456789.,") == text.npos;
  };
  const auto count = std::count_if(rows.begin(), rows.end(), lone);
  if (count == 0) return;
  const auto first = std::find_if(rows.begin(), rows.end(), lone);
  out.findings.push_back(ledger::MakeFinding(
      "goals-without-measure", {{"rows", std::to_string(count)}, {"example", first->content}}));
  out.findings.back().field = Field::kContent;
  out.findings.back().place = ledger::PlaceOf(*first, Field::kContent);
}

// What stands in wrong columns: told of the table where it is much, else of each row.
void TellShifted(const std::vector<ledger::Row>& rows, ledger::Document& out) {
  if (auto doubt = DoubtColumns(rows, out.columns))
    return out.findings.push_back(*std::move(doubt));
  for (ledger::Finding& one : DoubtCells(rows, out.columns)) out.findings.push_back(std::move(one));
}

}  // namespace

base::Expected<ledger::Document> Assemble(const table::Document& document,
                                          std::optional<int> told_year) {
  ledger::Document out;
  out.source = {document.name, {}, document.format, document.encoding};
  out.source.origin.address = document.address;
  out.rules = kRules;
  out.title = FindTitle(document);
  TableFinder finder(document, out.title);
  std::vector<RawTable> tables = finder.Take();
  KeepHeadings(out.title, tables);
  for (RawTable& table : tables) {
    table.year = YearOfTitle(out.title, told_year);
    SettleUnitOfMeasure(table);
    SettlePairs(out.title, table);
    SettleProgress(out.title, table);
    out.findings.insert(out.findings.end(), table.findings.begin(), table.findings.end());
    TellAssumed(table, out);
  }
  if (tables.empty() && !finder.IsMatrix())
    return CountsOnly(document, std::move(out), finder, told_year);
  if (tables.empty()) return finder.Nothing(document);
  TakeNotes(document, out);
  Rows rows = FinishRows(tables, SaysFirstLeads(document), TimeInTitle(out.title, told_year));
  if (rows.rows.empty()) return finder.Nothing(document);
  out.kind = finder.kind();
  if (out.kind == ledger::DocumentKind::kBulletin) out.counts = FindClassCounts(document);
  out.disclosure = ReadDisclosure(document);
  TakeColumns(rows, out);
  TakePeriod(document, rows, told_year, out);
  TellLaterGoals(tables, out);
  TellShifted(rows.rows, out);
  TellWithoutMeasure(rows.rows, out);
  if (out.kind == ledger::DocumentKind::kBulletin) TellUnparted(rows.rows, out);
  if (out.kind != ledger::DocumentKind::kDecomposition)
    if (auto left = FindLeftOut(document, tables)) out.findings.push_back(*std::move(left));
  if (auto doubt = DoubtProgress(rows.rows)) out.findings.push_back(*std::move(doubt));
  for (ledger::Row& row : rows.rows) out.tasks.push_back({std::move(row), {}});
  SettleSecondTables(document, out);
  std::move(rows.findings.begin(), rows.findings.end(), std::back_inserter(out.findings));
  TellEarlyPublication(out);
  out.title = WithoutAnnexMark(out.title);
  return out;
}

}  // namespace duban::understand
