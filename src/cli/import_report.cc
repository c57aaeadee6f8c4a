// Entry points: ImportReport, LedgerPath.
#include "cli/import_report.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/read_output.h"
#include "cli/width.h"
#include "understand/assemble/publisher.h"
#include "understand/understand.h"
#include "workflow/import_doubts.h"

namespace duban::cli {
namespace {

using ledger::VerdictClass;
using workflow::ImportedRow;
using workflow::ImportOutcome;
using workflow::ImportResult;
using workflow::RowJoin;

constexpr size_t kShown = 10;

std::string Number(size_t number) {
  return std::to_string(number);
}

// Some lines under a title, the rest counted.
class Section {
 public:
  Section(std::string title, bool all, const Console& console)
      : title_(std::move(title)), all_(all), console_(console) {}
  void Add(std::string line) { lines_.push_back(std::move(line)); }

  std::string Text() const {
    if (lines_.empty()) return "";
    std::string out = "  " + console_.Paint(Colour::kBold, title_) + "\n";
    const size_t shown = all_ ? lines_.size() : std::min(lines_.size(), kShown);
    for (size_t i = 0; i < shown; ++i) out += "    " + console_.OneLine(lines_[i], 4) + "\n";
    if (shown < lines_.size())
      out +=
          "    " + console_.Say("summary.more", {{"count", Number(lines_.size() - shown)}}) + "\n";
    return out;
  }

 private:
  std::string title_;
  std::vector<std::string> lines_;
  bool all_;
  const Console& console_;
};

std::string Candidates(const ImportedRow& row) {
  std::string out;
  for (const workflow::JoinCandidate& one : row.candidates)
    out += (out.empty() ? "" : ", ") + one.task_id + " (" + std::to_string(one.score) + "‰)";
  return out;
}

std::string RowsText(const ImportResult& result, bool all, const Console& console) {
  Section ambiguous(console.Say("import.ambiguous"), all, console);
  Section like(
      console.Say("import.like", {{"count", std::to_string(result.Count(RowJoin::kLikeness))}}),
      all, console);
  Section fresh(console.Say("import.new", {{"count", std::to_string(result.Count(RowJoin::kNew))}}),
                all, console);
  for (const ImportedRow& row : result.rows) {
    const base::Arguments arguments = {{"number", std::to_string(row.number)},
                                       {"task", row.task_id},
                                       {"score", std::to_string(row.score)},
                                       {"candidates", Candidates(row)}};
    if (row.join == RowJoin::kAmbiguous)
      ambiguous.Add(console.Say("import.ambiguous-row", arguments));
    if (row.join == RowJoin::kLikeness) like.Add(console.Say("import.like-row", arguments));
    // Of a first table every row is new.
    if (row.join == RowJoin::kNew && result.outcome != ImportOutcome::kFirst)
      fresh.Add(std::to_string(row.number) + " " + row.task_id + (row.task_id.empty() ? "" : " ") +
                row.content);
  }
  Section apart(console.Say("import.apart"), all, console);
  for (const workflow::ApartRow& row : result.apart)
    apart.Add(console.Say("import.apart-row", {{"number", std::to_string(row.number)},
                                               {"task", row.task_id},
                                               {"other", row.other},
                                               {"period", row.period}}));
  return ambiguous.Text() + like.Text() + fresh.Text() + apart.Text();
}

// Where two texts begin to differ, less a few characters that tell the place.
size_t SameBegin(std::string_view a, std::string_view b) {
  constexpr int kKept = 4;
  size_t same = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  for (int kept = 0; same > 0 && kept <= kKept; ++kept) {
    --same;
    while (same > 0 && (static_cast<unsigned char>(a[same]) & 0xC0) == 0x80) --same;
  }
  return same;
}

std::string ChangeText(const workflow::FieldChange& change, const Console& console) {
  const size_t same = SameBegin(change.before, change.after);
  const auto shown = [&](const std::string& text) {
    return (same > 0 ? "…" : "") +
           console.OneLine(std::string_view(text).substr(same), console.width - console.width / 3);
  };
  return console.Say(change.number == 0 ? "import.head-change" : "import.change",
                     {{"number", std::to_string(change.number)},
                      {"field", std::string(ledger::Name(change.field))},
                      {"before", shown(change.before)},
                      {"after", shown(change.after)}});
}

std::string ColumnText(const workflow::ColumnChange& column, const Console& console) {
  return console.Say(
      column.gone ? "import.column-gone" : "import.column-new",
      {{"heading", column.heading.empty()
                       ? console.Say("field." + std::string(ledger::Name(column.field)))
                       : column.heading}});
}

// Tasks of an earlier table that this one does not have, under a title.
std::string GoneText(const std::vector<workflow::GoneTask>& tasks, std::string title, bool all,
                     const Console& console) {
  Section gone(std::move(title), all, console);
  for (const workflow::GoneTask& task : tasks)
    gone.Add(std::to_string(task.number) + " " + task.task_id + " " + task.content);
  return gone.Text();
}

std::string ChangesText(const ImportResult& result, bool all, const Console& console) {
  const base::Arguments than = {{"period", result.compared_with}};
  const std::string gone = GoneText(result.gone, console.Say("import.gone", than), all, console) +
                           GoneText(result.not_continued,
                                    console.Say("import.not-continued",
                                                {{"period", result.earlier_plan},
                                                 {"count", Number(result.not_continued.size())}}),
                                    all, console);
  Section changed(
      console.Say(result.compared_is_later ? "import.changed-later" : "import.changed", than), all,
      console);
  for (const workflow::ColumnChange& column : result.columns)
    changed.Add(ColumnText(column, console));
  for (const workflow::FieldChange& change : result.changes)
    changed.Add(ChangeText(change, console));
  Section lowered(console.Say("import.lowered", than), all, console);
  for (const ledger::Finding& one : result.lowered)
    lowered.Add(console.Say("import.lowered-promise",
                            {{"number", std::to_string(one.task.value_or(0))},
                             {"what", words::Say({one.code, one.arguments}, console.voice)}}));
  return gone + lowered.Text() + changed.Text();
}

// What the import doubts about the table as a whole, before everything else.
std::string DoubtsText(const ImportResult& result, const Console& console) {
  std::string out;
  if (understand::IsUnknownGovernment(result.name))
    out += "  " +
           console.Paint(Colour::kYellow, console.Say("import.government-unknown",
                                                      {{"government", result.government},
                                                       {"period", result.period.label}})) +
           "\n";
  bool pushed = false;  // of the rows that spans pushed the first is told
  for (const ledger::Finding& finding : result.findings) {
    constexpr std::array kTold = {workflow::kPeriodOverridden,
                                  workflow::kGovernmentDiffers,
                                  workflow::kOriginalNotKept,
                                  understand::kFileCutCode,
                                  understand::kPublishedBeforePeriodCode,
                                  understand::kColumnsDoubtfulCode,
                                  understand::kCellMisplacedCode,
                                  understand::kProgressShiftedCode,
                                  understand::kCellsBeyondCode,
                                  understand::kCellsPushedCode};
    if (std::find(kTold.begin(), kTold.end(), finding.code) == kTold.end()) continue;
    if (finding.code == understand::kCellsPushedCode && std::exchange(pushed, true)) continue;
    const base::Message sentence{finding.code, finding.arguments};
    out += "  " + console.Paint(Colour::kYellow, words::Say(sentence, console.voice)) + "\n";
  }
  return out;
}

// What became of lines of corrections: those that could not be followed, and those whose task is
// gone.
std::string CorrectionsText(const ImportResult& result, bool all, const Console& console) {
  Section unfollowed(console.Say("import.unfollowed-corrections"), all, console);
  for (const ledger::Finding& finding : result.findings)
    if (finding.code.starts_with("correction-"))
      unfollowed.Add(
          console.Say("import.unfollowed-correction",
                      {{"task", finding.task ? std::to_string(*finding.task) : ""},
                       {"why", words::Say({finding.code, finding.arguments}, console.voice)}}));
  Section lost(console.Say("import.lost-corrections", {{"period", result.compared_with}}), all,
               console);
  for (const ledger::CorrectionLine& line : result.lost_corrections)
    lost.Add(
        console.Say("import.correction-line",
                    {{"task", line.task}, {"promise", line.promise}, {"action", line.action}}));
  return unfollowed.Text() + lost.Text();
}

// Those that hold again.
std::string RestoredText(const ImportResult& result, bool all, const Console& console) {
  Section restored(console.Say("import.restored-corrections"), all, console);
  for (const ledger::CorrectionLine& line : result.restored_corrections) {
    const std::string said = line.action + (line.value.empty() ? "" : " " + line.value);
    restored.Add(console.Say("import.restored-correction",
                             {{"task", line.task}, {"promise", line.promise}, {"action", said}}));
  }
  return restored.Text();
}

// Every class that has targets, so that the numbers add up: "：已达到 3，慢于进度 1".
std::string ClassesText(const ledger::Tally& tally, const Console& console) {
  std::string out;
  for (size_t i = static_cast<size_t>(VerdictClass::kUnquantified); i-- > 0;) {
    const auto verdict_class = static_cast<VerdictClass>(i);
    const int count = tally.Count(verdict_class);
    if (count == 0) continue;
    out += console.Say(out.empty() ? "import.first-class" : "import.next-class",
                       {{"class", std::string(Name(verdict_class))}, {"n", std::to_string(count)}});
  }
  return out;
}

base::Arguments Counts(const ImportResult& result, const std::string& path,
                       const Console& console) {
  return {{"path", path},
          {"name", result.name},
          {"government", result.government},
          {"period", result.period.label},
          {"edition", std::to_string(result.edition)},
          {"tasks", std::to_string(result.tally.tasks)},
          {"targets", std::to_string(result.tally.targets)},
          {"exact", std::to_string(result.Count(RowJoin::kExact))},
          {"like", std::to_string(result.Count(RowJoin::kLikeness))},
          {"new", std::to_string(result.Count(RowJoin::kNew))},
          {"ambiguous", std::to_string(result.Count(RowJoin::kAmbiguous))},
          {"gone", std::to_string(result.gone.size())},
          {"classes", ClassesText(result.tally, console)},
          {"findings", std::to_string(result.findings.size())}};
}

std::string RenamedText(const ImportResult& result, const base::Arguments& counts,
                        const Console& console) {
  if (!result.dry_run) return "  " + console.Say("import.renamed", counts) + "\n";
  return "  " + console.Say("import.would-rename", counts) + "\n  " +
         console.Say("import.dry-run") + "\n";
}

void WriteRows(wire::JsonWriter& json, const ImportResult& result) {
  json.Key("rows").BeginArray();
  for (const ImportedRow& row : result.rows) {
    json.BeginObject().Key("number").Integer(row.number).Key("task").StringOrNull(row.task_id);
    json.Key("join").String(Name(row.join)).Key("score").Integer(row.score);
    json.Key("candidates").BeginArray();
    for (const workflow::JoinCandidate& one : row.candidates)
      json.BeginObject()
          .Key("task")
          .String(one.task_id)
          .Key("score")
          .Integer(one.score)
          .EndObject();
    json.EndArray().EndObject();
  }
  json.EndArray();
}

void WriteLines(wire::JsonWriter& json, std::string_view name,
                const std::vector<ledger::CorrectionLine>& lines) {
  json.Key(name).BeginArray();
  for (const ledger::CorrectionLine& line : lines) {
    json.BeginObject().Key("task").String(line.task).Key("promise").String(line.promise);
    json.Key("action").String(line.action).Key("value").String(line.value).EndObject();
  }
  json.EndArray();
}

void WriteGone(wire::JsonWriter& json, std::string_view name,
               const std::vector<workflow::GoneTask>& tasks) {
  json.Key(name).BeginArray();
  for (const workflow::GoneTask& task : tasks)
    json.BeginObject()
        .Key("number")
        .Integer(task.number)
        .Key("task")
        .String(task.task_id)
        .EndObject();
  json.EndArray();
}

void WriteChanges(wire::JsonWriter& json, const ImportResult& result) {
  json.Key("compared_with").StringOrNull(result.compared_with);
  WriteGone(json, "gone", result.gone);
  json.Key("earlier_plan").StringOrNull(result.earlier_plan);
  WriteGone(json, "not_continued", result.not_continued);
  json.Key("columns").BeginArray();
  for (const workflow::ColumnChange& column : result.columns) {
    json.BeginObject().Key("field").String(ledger::Name(column.field));
    json.Key("heading").String(column.heading).Key("gone").Boolean(column.gone).EndObject();
  }
  json.EndArray().Key("changes").BeginArray();
  for (const workflow::FieldChange& change : result.changes) {
    json.BeginObject().Key("number").Integer(change.number).Key("task").String(change.task_id);
    json.Key("field").String(ledger::Name(change.field));
    json.Key("before").String(change.before).Key("after").String(change.after).EndObject();
  }
  json.EndArray();
}

}  // namespace

ImportReport::ImportReport(bool json, bool all, const Console& console)
    : json_(json), all_(all), console_(console) {
  out_.BeginArray();
}

std::string ImportReport::Of(const ImportResult& result, const std::string& path) {
  if (json_) {
    WriteJson(result, path);
    return "";
  }
  const base::Arguments counts = Counts(result, path, console_);
  std::string out = console_.Say(result.again ? "import.first-again"
                                              : "import." + std::string(Name(result.outcome)),
                                 counts) +
                    "\n";
  const std::string address = console_.Paint(
      Colour::kCyan, LedgerPath(result.government, result.year, result.period.label));
  const std::string corrections =
      CorrectionsText(result, all_, console_) + RestoredText(result, all_, console_);
  if (result.outcome == ImportOutcome::kUnchanged) {
    if (result.renamed) out += RenamedText(result, counts, console_);
    return out + corrections + "  " + address + "\n";
  }
  out += "  " + console_.Say("import.counts", counts) + "\n";
  if (result.outcome != ImportOutcome::kFirst)
    out += "  " + console_.Say("import.joins", counts) + "\n";
  else if (result.linked > 0)
    out += "  " + console_.Say("import.linked", {{"count", Number(result.linked)}}) + "\n";
  out += DoubtsText(result, console_) + corrections + RowsText(result, all_, console_) +
         ChangesText(result, all_, console_);
  if (result.dry_run) return out + "  " + console_.Say("import.dry-run") + "\n";
  return out + "  " + address + "\n";
}

void ImportReport::WriteJson(const ImportResult& result, const std::string& path) {
  out_.BeginObject().Key("format").String("duban.import/1").Key("file").String(path);
  out_.Key("outcome").String(Name(result.outcome)).Key("dry_run").Boolean(result.dry_run);
  out_.Key("government").String(result.government).Key("name").String(result.name);
  out_.Key("year").Integer(result.year).Key("period").String(result.period.label);
  out_.Key("edition")
      .Integer(result.edition)
      .Key("event")
      .Integer(static_cast<int64_t>(result.event));
  out_.Key("path").String(LedgerPath(result.government, result.year, result.period.label));
  WriteRows(out_, result);
  WriteChanges(out_, result);
  WriteLines(out_, "lost_corrections", result.lost_corrections);
  WriteLines(out_, "idle_corrections", result.idle_corrections);
  WriteLines(out_, "restored_corrections", result.restored_corrections);
  out_.Key("findings").BeginArray();
  for (const ledger::Finding& finding : result.findings)
    wire::WriteFinding(out_, finding, nullptr, InChinese);
  out_.EndArray().EndObject();
}

std::string ImportReport::End() {
  return json_ ? out_.EndArray().text() + "\n" : "";
}

std::string LedgerPath(const std::string& government, int year, const std::string& period) {
  return "/g/" + government + "/" + std::to_string(year) + "/" + period;
}

}  // namespace duban::cli
