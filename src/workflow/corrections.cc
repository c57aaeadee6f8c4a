// Entry points: CorrectionsFor, KeptLines, ReadCorrected, IsWhole, MarkOf, NumberOf.
#include "workflow/corrections.h"

#include <algorithm>
#include <map>

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

// The bytes of `words` at a place told in code points, or where they stand alone in the text.
std::optional<base::Span> FindWords(std::string_view text, std::string_view words, uint32_t at) {
  if (words.empty()) return std::nullopt;
  std::optional<base::Span> only;
  bool alone = true;
  for (size_t found = text.find(words); found != text.npos; found = text.find(words, found + 1)) {
    const base::Span span{static_cast<uint32_t>(found),
                          static_cast<uint32_t>(found + words.size())};
    if (base::CodePointOffset(text, found) == at) return span;
    alone = !only;
    only = span;
  }
  return alone ? only : std::nullopt;
}

// The wordings are those that the line was written for: of the task, and of the report for what
// answers it.
bool Holds(const CorrectionLine& line, std::string_view content_mark, const ledger::Row& row) {
  const Action* action = FindAction(line.action);
  const bool asks_report = action == nullptr || action->kind != Kind::kNoPromise;
  return content_mark == line.content &&
         (!asks_report || line.progress.empty() || MarkOf(row.progress) == line.progress);
}

class CorrectionReader {
 public:
  CorrectionReader(ledger::Document& plan, const std::vector<CorrectionLine>& lines)
      : plan_(plan), lines_(lines) {
    for (const ledger::DocumentTask& task : plan.tasks) marks_.push_back(MarkOf(task.row.content));
  }

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
    const auto task = TaskOf(line);
    if (!task) return;
    const ledger::Row& row = plan_.tasks[*task].row;
    const Action& action = *FindAction(line.action);
    if (!Holds(line, marks_[*task], row)) return Doubt(kStaleCode, line, row);
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

  // By its wording, and by its number among tasks of one wording. A task that has the number but
  // other words is found too: its line is stale.
  std::optional<size_t> TaskOf(const CorrectionLine& line) const {
    std::optional<size_t> by_words, by_number;
    for (size_t i = 0; i < marks_.size(); ++i) {
      const bool words = marks_[i] == line.content;
      const bool number = NumberOf(plan_.tasks[i].row) == line.task;
      if (words && number) return i;
      if (words && !by_words) by_words = i;
      if (number && !by_number) by_number = i;
    }
    return by_words ? by_words : by_number;
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
  std::vector<std::string> marks_;
  std::vector<Correction> corrections_;
};

bool SpeakOfTheSame(const CorrectionLine& a, const CorrectionLine& b) {
  return a.content == b.content && a.promise == b.promise && a.at == b.at;
}

}  // namespace

bool IsWhole(const CorrectionLine& line) {
  if (line.action == kAsRead) return true;
  if (line.action == kOffice) return line.value.find('=') != line.value.npos;
  const Action* action = FindAction(line.action);
  return action != nullptr && (!action->needs_value || !line.value.empty());
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

std::vector<CorrectionLine> KeptLines(const ledger::Document& plan,
                                      const std::vector<CorrectionLine>& said,
                                      const std::vector<CorrectionLine>& before) {
  std::vector<CorrectionLine> lines = before;
  for (const CorrectionLine& line : said) {
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const CorrectionLine& one) {
      return SpeakOfTheSame(one, line);
    });
    same == lines.end() ? lines.push_back(line) : void(*same = line);
  }
  std::multimap<std::string, const ledger::Row*> rows;
  if (!lines.empty())
    for (const ledger::DocumentTask& task : plan.tasks)
      rows.emplace(MarkOf(task.row.content), &task.row);
  std::erase_if(lines, [&](const CorrectionLine& line) {
    const auto [begin, end] = rows.equal_range(line.content);
    return FindAction(line.action) == nullptr || std::none_of(begin, end, [&](const auto& one) {
             return Holds(line, one.first, *one.second);
           });
  });
  return lines;
}

void ReadCorrected(ledger::Document& plan) {
  understand::ReadPlan(plan, CorrectionsFor(plan, plan.corrections));
}

}  // namespace duban::workflow
