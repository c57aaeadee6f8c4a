// Entry points: CorrectionsFor, RowsOf, Keep, ReadCorrected, IsWhole, EndsWithReport, MarkOf,
// NumberOf.
#include "workflow/corrections.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "port/system/hash.h"
#include "understand/understand.h"

namespace duban::workflow {
namespace {

constexpr std::string_view kStaleCode = "correction-stale";
constexpr std::string_view kUnfoundCode = "correction-unfound";

using ledger::CorrectionLine;
using understand::Correction;
using Kind = Correction::Kind;

struct Action {
  std::string_view name;
  Kind kind;
  bool needs_value;
};
constexpr Action kActions[] = {{"no-promise", Kind::kNoPromise, false},
                               {"answer", Kind::kAnswer, true},
                               {"nothing", Kind::kNothing, false},
                               {"unit", Kind::kMeasure, true}};

const Action* FindAction(std::string_view name) {
  const auto* const found = std::find_if(std::begin(kActions), std::end(kActions),
                                         [&](const Action& action) { return action.name == name; });
  return found == std::end(kActions) ? nullptr : found;
}

// Where the code point `at` begins; the text's end where there is none.
size_t OffsetOf(std::string_view text, uint32_t at) {
  size_t offset = 0;
  for (; at > 0 && offset < text.size(); --at) offset += base::Decode(text, offset).size;
  return at > 0 ? text.size() : offset;
}

// The bytes of `words` at a place told in code points, or where they stand alone in the text.
std::optional<base::Span> FindWords(std::string_view text, std::string_view words, uint32_t at) {
  if (words.empty()) return std::nullopt;
  const auto span = [&](size_t found) {
    return base::Span{static_cast<uint32_t>(found), static_cast<uint32_t>(found + words.size())};
  };
  const size_t told = at == CorrectionLine::kAnywhere ? text.size() : OffsetOf(text, at);
  if (text.substr(told).starts_with(words)) return span(told);
  const size_t found = text.find(words);
  if (found == text.npos || text.find(words, found + 1) != text.npos) return std::nullopt;
  return span(found);
}

// Answers are bound to the report that they were written for.
bool AsksReport(const CorrectionLine& line) {
  const Action* action = FindAction(line.action);
  return action != nullptr && action->kind != Kind::kNoPromise;
}

// Rows found by what lines tell of them.
class RowIndex {
 public:
  explicit RowIndex(const std::vector<const ledger::Row*>& rows) : marks_(rows.size()) {
    for (size_t i = 0; i < rows.size(); ++i) {
      Marks& row = marks_[i];
      row = {MarkOf(rows[i]->content), NumberOf(*rows[i]), MarkOf(rows[i]->progress)};
      worded_[row.content].Add(i);
      numbered_[row.content + '\n' + row.number].Add(i);
      reported_[row.content + '\n' + row.progress].Add(i);
      whole_[row.content + '\n' + row.progress + '\n' + row.number].Add(i);
      number_[row.number].Add(i);
    }
  }

  // None where nothing, or more than one, is what the line speaks of.
  std::optional<size_t> RowOf(const CorrectionLine& line) const {
    const Found worded = In(worded_, line.content);
    if (worded.count < 2) return worded.Only();
    const Found whole = In(whole_, line.content + '\n' + line.progress + '\n' + line.task);
    if (whole.count > 0) return whole.Only();
    const Found numbered = In(numbered_, line.content + '\n' + line.task);
    const Found reported = In(reported_, line.content + '\n' + line.progress);
    if (reported.count == 0) return numbered.Only();
    // The number says one row and the report another.
    if (numbered.count > 0 && !AsksReport(line)) return std::nullopt;
    return reported.Only();
  }

  bool HasWording(const CorrectionLine& line) const { return In(worded_, line.content).count > 0; }
  std::optional<size_t> FirstNumbered(std::string_view number) const {
    const Found found = In(number_, std::string(number));
    return found.count > 0 ? std::optional(found.first) : std::nullopt;
  }
  size_t FirstWorded(const CorrectionLine& line) const { return In(worded_, line.content).first; }

  // The wordings are those that the line was written for: of the task, and of the report for what
  // answers it.
  bool Holds(const CorrectionLine& line, size_t row) const {
    return marks_[row].content == line.content && HoldsReport(line, row);
  }
  bool HoldsReport(const CorrectionLine& line, size_t row) const {
    return !EndsWithReport(line) || marks_[row].progress == line.progress;
  }

  // The line with the number of a row and, where it is bound to none, its report.
  CorrectionLine With(CorrectionLine line, size_t row) const {
    line.task = marks_[row].number;
    if (!AsksReport(line)) line.progress = marks_[row].progress;
    return line;
  }

 private:
  struct Marks {
    std::string content, number, progress;
  };
  struct Found {
    size_t first = 0, count = 0;
    void Add(size_t row) {
      if (count++ == 0) first = row;
    }
    std::optional<size_t> Only() const { return count == 1 ? std::optional(first) : std::nullopt; }
  };
  using Index = std::unordered_map<std::string, Found>;

  static Found In(const Index& index, const std::string& key) {
    const auto found = index.find(key);
    return found == index.end() ? Found{} : found->second;
  }

  std::vector<Marks> marks_;
  Index worded_, numbered_, reported_, whole_, number_;
};

std::vector<const ledger::Row*> RowsOfPlan(const ledger::Document& plan) {
  std::vector<const ledger::Row*> rows;
  for (const ledger::DocumentTask& task : plan.tasks) rows.push_back(&task.row);
  return rows;
}

class CorrectionReader {
 public:
  CorrectionReader(ledger::Document& plan, const std::vector<CorrectionLine>& lines)
      : plan_(plan), lines_(lines), index_(RowsOfPlan(plan)) {}

  std::vector<Correction> Run() {
    for (const CorrectionLine& line : lines_) {
      if (line.action == kOffice) Rename(line);
      if (FindAction(line.action) != nullptr) Take(line);
    }
    return std::move(corrections_);
  }

 private:
  void Rename(const CorrectionLine& line) {
    const size_t equals = line.value.find('=');
    understand::RenameUnit(plan_, base::Trim(std::string_view(line.value).substr(0, equals)),
                           base::Trim(std::string_view(line.value).substr(equals + 1)));
  }

  void Take(const CorrectionLine& line) {
    const auto task = index_.RowOf(line);
    if (!task) return Miss(line);
    const ledger::Row& row = plan_.tasks[*task].row;
    const Action& action = *FindAction(line.action);
    if (!index_.Holds(line, *task)) return Doubt(kStaleCode, line, row);
    Correction correction{*task, {}, action.kind, {}, line.value};
    const auto promise = FindWords(row.content, line.promise, line.at);
    if (!promise) return Doubt(kUnfoundCode, line, row);
    correction.promise = *promise;
    if (action.kind == Kind::kAnswer) {
      const auto answer = FindWords(row.progress, line.value, CorrectionLine::kAnywhere);
      if (!answer) return Doubt(kUnfoundCode, line, row);
      correction.answer = *answer;
    }
    corrections_.push_back(std::move(correction));
  }

  // The line's task has other words now, or several have its words.
  void Miss(const CorrectionLine& line) {
    const bool worded = index_.HasWording(line);
    const auto row = worded ? index_.FirstWorded(line) : index_.FirstNumbered(line.task);
    if (row) Doubt(worded ? kUnfoundCode : kStaleCode, line, plan_.tasks[*row].row);
  }

  void Doubt(std::string_view code, const CorrectionLine& line, const ledger::Row& row) {
    ledger::Finding finding = ledger::MakeFinding(code, {{"promise", line.promise}});
    finding.task = row.number;
    finding.field = ledger::Field::kContent;
    finding.span = FindWords(row.content, line.promise, line.at);
    finding.place = PlaceOf(row, finding.field);
    plan_.findings.push_back(std::move(finding));
  }

  ledger::Document& plan_;
  const std::vector<CorrectionLine>& lines_;
  RowIndex index_;
  std::vector<Correction> corrections_;
};

// Merges lines by the promise that they speak of.
class Keeper {
 public:
  explicit Keeper(const ledger::Document& plan) : plan_(plan), index_(RowsOfPlan(plan)) {}

  KeptLines Run(const std::vector<CorrectionLine>& said, const std::vector<BoundLine>& before) {
    for (const BoundLine& one : before) PutKept(one);
    for (const CorrectionLine& line : said)
      if (line.action != kOffice) Say(line);
    TellStale();
    for (Entry& entry : entries_) {
      if (entry.line.action == kAsRead) {
        if (!entry.takes) kept_.idle.push_back(std::move(entry.as_said));
        continue;
      }
      if (entry.restored) kept_.restored.push_back(entry.line);
      kept_.lines.push_back(std::move(entry.line));
      kept_.said.push_back(entry.said);
    }
    return std::move(kept_);
  }

 private:
  struct Entry {
    CorrectionLine line;
    bool said = false;
    CorrectionLine as_said;  // before it took its row's number
    bool takes = false;      // of "as-read": something stood before
    bool restored = false;
  };

  void PutKept(const BoundLine& one) {
    CorrectionLine line = index_.With(one.line, one.row);
    if (index_.Holds(line, one.row) && index_.RowOf(line) == one.row)
      return Put({std::move(line), false, {}, false, one.restored}, one.row);
    // A new report is what the next period brings; within one it takes away what a person said.
    if (one.same_period) return ended_.push_back({std::move(line), one.row});
    if (!one.restored && index_.HoldsReport(line, one.row)) kept_.unkept.push_back(std::move(line));
  }

  void Say(const CorrectionLine& as_said) {
    const auto row = index_.RowOf(as_said);
    CorrectionLine line = row ? index_.With(as_said, *row) : as_said;
    if (row && index_.Holds(line, *row) && index_.RowOf(line) == row)
      return Put({std::move(line), true, as_said, false, false}, *row);
    if (line.action == kAsRead) return kept_.idle.push_back(as_said);
    kept_.unkept.push_back(std::move(line));
  }

  void Put(Entry now, size_t row) {
    const auto [place, is_new] = places_.emplace(KeyOf(now.line, row), entries_.size());
    if (is_new) return entries_.push_back(std::move(now));
    Entry& entry = entries_[place->second];
    if (now.line.action == kAsRead && !entry.said) kept_.taken_back.push_back(now.line);
    now.takes = entry.line.action != kAsRead || entry.takes;
    entry = std::move(now);
  }

  // Those of whose promise somebody said something now are not missed.
  void TellStale() {
    for (auto& [line, row] : ended_) {
      const auto place = places_.find(KeyOf(line, row));
      if (place == places_.end() || !entries_[place->second].said)
        kept_.stale.push_back(std::move(line));
      else
        entries_[place->second].takes = true;
    }
  }

  std::string KeyOf(const CorrectionLine& line, size_t row) const {
    const auto span = FindWords(plan_.tasks[row].row.content, line.promise, line.at);
    return std::to_string(row) + ' ' + std::to_string(span ? span->begin : line.at) + ' ' +
           line.promise;
  }

  const ledger::Document& plan_;
  RowIndex index_;
  KeptLines kept_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, size_t> places_;
  std::vector<std::pair<CorrectionLine, size_t>> ended_;  // with their rows
};

}  // namespace

bool IsWhole(const CorrectionLine& line) {
  if (line.action == kAsRead) return true;
  if (line.action == kOffice) return line.value.find('=') != line.value.npos;
  const Action* action = FindAction(line.action);
  return action != nullptr && (!action->needs_value || !line.value.empty());
}

bool EndsWithReport(const CorrectionLine& line) {
  return AsksReport(line) && !line.progress.empty();
}

std::string MarkOf(std::string_view wording) {
  return "sm3:" + port::system::Sm3Hex(wording).substr(0, 12);
}

std::string NumberOf(const ledger::Row& row) {
  return row.printed.value_or(std::to_string(row.number));
}

std::vector<Correction> CorrectionsFor(ledger::Document& plan,
                                       const std::vector<CorrectionLine>& lines) {
  return lines.empty() ? std::vector<Correction>{} : CorrectionReader(plan, lines).Run();
}

std::vector<std::optional<size_t>> RowsOf(const std::vector<const ledger::Row*>& rows,
                                          const std::vector<CorrectionLine>& lines) {
  std::vector<std::optional<size_t>> out;
  if (lines.empty()) return out;
  const RowIndex index(rows);
  for (const CorrectionLine& line : lines) out.push_back(index.RowOf(line));
  return out;
}

KeptLines Keep(const ledger::Document& plan, const std::vector<CorrectionLine>& said,
               const std::vector<BoundLine>& before) {
  return said.empty() && before.empty() ? KeptLines{} : Keeper(plan).Run(said, before);
}

void ReadCorrected(ledger::Document& plan) {
  understand::ReadPlan(plan, CorrectionsFor(plan, plan.corrections));
}

}  // namespace duban::workflow
