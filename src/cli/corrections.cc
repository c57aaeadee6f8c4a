// Entry points: CorrectionsFile, ReviewOf.
#include "cli/corrections.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "cli/csv_file.h"
#include "cli/read_output.h"
#include "cli/records.h"
#include "ledger/finding_codes.h"
#include "port/system/hash.h"

namespace duban::cli {
namespace {

constexpr uint64_t kMostBytes = 64 << 20;
constexpr std::string_view kStaleCode = "correction-stale";
constexpr std::string_view kUnfoundCode = "correction-unfound";
constexpr std::string_view kOffice = "office";

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

// Twelve digits of the wording's SM3, behind a word that keeps spreadsheets from taking it for a
// number.
std::string MarkOf(std::string_view wording) {
  return "sm3:" + port::system::Sm3Hex(wording).substr(0, 12);
}

std::string NumberOf(const ledger::Row& row) {
  return row.printed.value_or(std::to_string(row.number));
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

constexpr uint32_t kAnywhere = ~0U;

}  // namespace

class CorrectionReader {
 public:
  using Line = CorrectionsFile::Line;

  CorrectionReader(ledger::Document& plan, const std::vector<Line>& lines)
      : plan_(plan), lines_(lines) {
    for (const ledger::DocumentTask& task : plan.tasks) marks_.push_back(MarkOf(task.row.content));
  }

  std::vector<Correction> Run() {
    for (const Line& line : lines_) line.action == kOffice ? Rename(line) : Take(line);
    return std::move(corrections_);
  }

 private:
  void Rename(const Line& line) {
    const size_t equals = line.value.find('=');
    understand::RenameUnit(plan_, base::Trim(std::string_view(line.value).substr(0, equals)),
                           base::Trim(std::string_view(line.value).substr(equals + 1)));
  }

  void Take(const Line& line) {
    const auto task = TaskOf(line);
    if (!task) return;
    const ledger::Row& row = plan_.tasks[*task].row;
    const Action& action = *FindAction(line.action);
    const bool asks_report = action.kind != Kind::kNoPromise;
    if (marks_[*task] != line.content ||
        (asks_report && !line.progress.empty() && MarkOf(row.progress) != line.progress))
      return Doubt(kStaleCode, line, row);
    Correction correction{*task, {}, action.kind, {}, line.value};
    const auto promise = FindWords(row.content, line.promise, line.at);
    if (!promise) return Doubt(kUnfoundCode, line, row);
    correction.promise = *promise;
    if (action.kind == Kind::kAnswer) {
      const auto answer = FindWords(row.progress, line.value, kAnywhere);
      if (!answer) return Doubt(kUnfoundCode, line, row);
      correction.answer = *answer;
    }
    corrections_.push_back(std::move(correction));
  }

  // By its wording, and by its number among tasks of one wording. A task that has the number but
  // other words is found too: its line is stale.
  std::optional<size_t> TaskOf(const Line& line) const {
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

  void Doubt(std::string_view code, const Line& line, const ledger::Row& row) {
    ledger::Finding finding = ledger::MakeFinding(code, {{"promise", line.promise}});
    finding.task = row.number;
    finding.field = ledger::Field::kContent;
    finding.span = FindWords(row.content, line.promise, line.at);
    finding.place = PlaceOf(row, finding.field);
    plan_.findings.push_back(std::move(finding));
  }

  ledger::Document& plan_;
  const std::vector<Line>& lines_;
  std::vector<std::string> marks_;
  std::vector<Correction> corrections_;
};

base::Expected<CorrectionsFile> CorrectionsFile::Read(const std::string& path) {
  DUBAN_TRY(file, CsvFile::Read(path, kMostBytes));
  for (const std::string_view column : {"task", "promise", "action", "value", "content"})
    if (!file.Has(column))
      return base::Fail(base::ErrorCode::kMalformed, "corrections-columns",
                        {{"path", path}, {"column", std::string(column)}});
  CorrectionsFile corrections;
  for (uint32_t row = 1; row < file.rows(); ++row) {
    const auto text = [&](std::string_view column) {
      return std::string(base::Trim(file.At(row, column)));
    };
    Line line{text("task"),    text("promise"),  text("action"), text("value"),
              text("content"), text("progress"), kAnywhere};
    if (line.action.empty()) continue;
    const Action* action = FindAction(line.action);
    const bool whole = line.action == kOffice
                           ? line.value.find('=') != line.value.npos
                           : action != nullptr && (!action->needs_value || !line.value.empty());
    if (!whole) {
      auto wrong = base::Fail(base::ErrorCode::kMalformed, "corrections-action",
                              {{"action", line.action}, {"value", line.value}});
      return base::Fail(std::move(wrong.error).Within(file.PlaceOf(row)));
    }
    const std::string at = text("at");
    std::from_chars(at.data(), at.data() + at.size(), line.at);
    corrections.lines_.push_back(std::move(line));
  }
  return corrections;
}

std::vector<Correction> CorrectionsFile::For(ledger::Document& plan) const {
  return lines_.empty() ? std::vector<Correction>{} : CorrectionReader(plan, lines_).Run();
}

std::string ReviewHead(bool bom) {
  return std::string(bom ? "\xEF\xBB\xBF" : "") +
         "task,promise,at,object,class,answer,action,value,note,content,progress\n";
}

std::string ReviewOf(const ledger::Document& document, bool for_spreadsheet) {
  std::string out;
  for (const ledger::DocumentTask& task : document.tasks) {
    const auto& [row, reading] = task;
    if (!ledger::IsJudged(reading)) continue;
    const std::string content = MarkOf(row.content), progress = MarkOf(row.progress);
    for (size_t i = 0; i < reading.targets.size(); ++i) {
      const ledger::Target& target = reading.targets[i];
      const ledger::Verdict& verdict = reading.verdicts[i];
      if (!target.value) continue;
      const std::string name = InChinese({"class." + std::string(Name(verdict.verdict_class)), {}});
      const std::string at = std::to_string(base::CodePointOffset(row.content, target.span.begin));
      const Record record = {
          {"task", Field::Kind::kText, NumberOf(row), {}},
          {"promise", Field::Kind::kText, std::string(target.span.In(row.content)), {}},
          {"at", Field::Kind::kText, at, {}},
          {"object", Field::Kind::kText, target.object, {}},
          {"class", Field::Kind::kText, name, {}},
          {"answer",
           Field::Kind::kText,
           std::string(verdict.span ? verdict.span->In(row.progress) : std::string_view{}),
           {}},
          {"action", Field::Kind::kText, "", {}},
          {"value", Field::Kind::kText, "", {}},
          {"note", Field::Kind::kText, "", {}},
          {"content", Field::Kind::kText, content, {}},
          {"progress", Field::Kind::kText, progress, {}}};
      out += CsvLine(record, for_spreadsheet);
    }
  }
  return out;
}

}  // namespace duban::cli
