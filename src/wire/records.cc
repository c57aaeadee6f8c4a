// Entry points: RecordsOf, FieldNames, ParseLevel.
#include "wire/records.h"

#include <unordered_map>

#include "base/utf8.h"
#include "ledger/tally.h"

namespace duban::wire {
namespace {

using ledger::Document;
using ledger::DocumentTask;
using ledger::Finding;
using ledger::Target;
using ledger::Verdict;
using ledger::VerdictClass;

// A cell's text with what tells bytes as code points.
struct Cell {
  explicit Cell(std::string_view cell) : text(cell), index(cell) {}
  std::string_view text;
  base::CodePointIndex index;
};

class Builder {
 public:
  Builder& Text(std::string_view name, std::string_view text) {
    record_.push_back({name, Field::Kind::kText, std::string(text), {}});
    return *this;
  }
  Builder& Number(std::string_view name, std::string text) {
    record_.push_back({name, Field::Kind::kNumber, std::move(text), {}});
    return *this;
  }
  Builder& Count(std::string_view name, size_t count) {
    return Number(name, std::to_string(count));
  }
  Builder& Boolean(std::string_view name, bool value) {
    record_.push_back({name, Field::Kind::kBoolean, value ? "true" : "false", {}});
    return *this;
  }
  Builder& Amount(std::string_view name, const std::optional<base::Decimal>& value) {
    return Text(name, value ? value->ToString() : "");
  }
  Builder& Day(std::string_view name, const std::optional<base::Date>& day) {
    return Text(name, day ? day->ToString() : "");
  }
  Builder& List(std::string_view name, const std::vector<std::string>& list) {
    record_.push_back({name, Field::Kind::kList, "", list});
    return *this;
  }
  // The words of a span and its ends in code points.
  Builder& Words(std::string_view name, std::string_view begin, std::string_view end,
                 const Cell& cell, std::optional<base::Span> span) {
    if (!span || span->begin > span->end || span->end > cell.text.size())
      return Text(name, "").Number(begin, "").Number(end, "");
    Text(name, span->In(cell.text)).Count(begin, cell.index.Offset(span->begin));
    return Count(end, cell.index.Offset(span->end));
  }
  Record Take() { return std::move(record_); }

 private:
  Record record_;
};

// What records of one document share.
struct Origin {
  const Document& document;
  const Keys& keys;
  std::string_view path;
  const ledger::Scheme* scheme;
  const std::vector<std::string>& store_ids;

  // What every record begins with.
  void Put(Builder& out) const {
    out.Text("document", keys.document).Text("file", path);
    out.Number("year", document.year ? std::to_string(*document.year) : "");
    out.Text("period", document.period ? document.period->label : "");
  }
  // What those of tasks, targets and findings end with: what other tables are joined by. Of a
  // document it stands among its own. New fields stand behind all: a table may be read by places.
  void PutJoined(Builder& out) const {
    out.Text("plan", keys.plan).Text("government", keys.government);
    out.Text("publisher", document.disclosure.publisher).Text("title", document.title);
    out.Text("document_kind", Name(document.kind)).Day("as_of", AsOf());
    out.Day("published", document.disclosure.published);
    out.Day("created", document.disclosure.created);
    out.Text("address", document.source.origin.address);
  }
  std::optional<base::Date> AsOf() const {
    return document.period ? std::optional(document.period->as_of) : std::nullopt;
  }
  std::string_view StoreId(size_t task) const {
    return task < store_ids.size() ? std::string_view(store_ids[task]) : "";
  }
};

Record DocumentRecord(const Origin& origin) {
  const Document& document = origin.document;
  ledger::Tally tally;
  for (const DocumentTask& task : document.tasks) tally.Add(task.reading);
  Builder out;
  origin.Put(out);
  out.Day("as_of", origin.AsOf());
  out.Text("title", document.title).Text("sm3", document.source.sm3);
  out.Text("type", document.source.format).Text("encoding", document.source.encoding);
  const ledger::Origin& from = document.source.origin;
  out.Text("address", from.address).Text("government", origin.keys.government);
  out.Day("fetched", from.fetched);
  const ledger::Disclosure& head = document.disclosure;
  out.Text("index_number", head.index_number).Text("publisher", head.publisher);
  out.Text("document_number", head.document_number);
  out.Day("created", head.created).Day("published", head.published);
  out.Count("tasks", document.tasks.size()).Count("targets", static_cast<size_t>(tally.targets));
  out.Count("unquantified", static_cast<size_t>(tally.unquantified_tasks));
  for (const VerdictClass c : ledger::kToldOrder)
    out.Count(Name(c), static_cast<size_t>(tally.Count(c)));
  out.Count("findings", document.findings.size()).Text("rules", document.rules);
  out.Text("plan", origin.keys.plan).Text("document_kind", Name(document.kind));
  return out.Take();
}

// A class of the scheme; empty without one.
std::string_view SchemeClass(const ledger::Scheme* scheme, const auto& judged) {
  return scheme ? std::string_view(scheme->classes()[scheme->ClassOf(judged)].key) : "";
}

// Cells of columns without a noun of their own: "完成时限：年底".
std::vector<std::string> ExtraOf(const ledger::Row& row) {
  std::vector<std::string> texts;
  for (const ledger::ExtraCell& cell : row.extra)
    texts.push_back(cell.heading.empty() ? cell.text : cell.heading + "：" + cell.text);
  return texts;
}

Record TaskRecord(const Origin& origin, size_t place) {
  const DocumentTask& task = origin.document.tasks[place];
  const ledger::Row& row = task.row;
  Builder out;
  out.Text("id", origin.keys.tasks[place].id);
  origin.Put(out);
  out.Number("number", std::to_string(row.number)).Text("printed", row.printed.value_or(""));
  out.Text("category", row.category).Text("content", row.content);
  out.List("leaders", row.leaders).List("lead_units", row.lead_units).List("units", row.units);
  out.Text("progress", row.progress).Text("remark", row.remark);
  const auto& targets = task.reading.targets;
  const auto graded = std::count_if(targets.begin(), targets.end(), ledger::IsGraded);
  out.Count("targets", targets.size()).Count("graded", static_cast<size_t>(graded));
  const bool judged = ledger::IsJudged(task.reading);
  out.Text("class", judged ? Name(task.reading.overall) : "");
  out.Text("scheme_class", judged ? SchemeClass(origin.scheme, task.reading) : "");
  out.Text("task_id", origin.StoreId(place));
  origin.PutJoined(out);
  out.List("extra", ExtraOf(row));
  return out.Take();
}

void PutTarget(Builder& out, const Target& target, const Cell& content) {
  out.Text("object", target.object).Text("kind", Name(target.kind)).Text("verb", target.verb);
  out.Text("operator", Name(target.op)).Amount("value", target.value);
  out.Amount("upper", target.upper).Amount("floor", target.floor).Text("unit", target.unit);
  out.Words("text", "begin", "end", content, target.span);
  out.Boolean("graded", ledger::IsGraded(target));
}

// A draft's promise has no verdict: its fields are empty.
void PutVerdict(Builder& out, const Verdict* judged, const Cell& progress, const Speak& speak) {
  const Verdict none;
  const Verdict& verdict = judged != nullptr ? *judged : none;
  out.Text("class", judged != nullptr ? Name(verdict.verdict_class) : "");
  out.Text("reason", Name(verdict.reason));
  out.Amount("reported", verdict.reported);
  out.Text("ratio", verdict.ratio ? verdict.ratio->ToFixed(4) : "");
  out.Text("figure_as_of", verdict.as_of).Text("rule", verdict.rule);
  out.Words("answer", "answer_begin", "answer_end", progress, verdict.span);
  out.Text("why", verdict.why.key.empty() ? "" : speak(verdict.why));
}

void AddTargets(const Origin& origin, size_t place, const Speak& speak,
                std::vector<Record>& records) {
  const auto& [row, reading] = origin.document.tasks[place];
  const Cell content(row.content), progress(row.progress);
  for (size_t i = 0; i < reading.targets.size(); ++i) {
    Builder out;
    out.Text("id", origin.keys.tasks[place].targets[i]);
    origin.Put(out);
    out.Number("number", std::to_string(row.number)).Text("category", row.category);
    out.List("lead_units", row.lead_units);
    PutTarget(out, reading.targets[i], content);
    const Verdict* verdict = i < reading.verdicts.size() ? &reading.verdicts[i] : nullptr;
    PutVerdict(out, verdict, progress, speak);
    const bool graded = verdict != nullptr && ledger::IsGraded(reading.targets[i]);
    out.Text("scheme_class", graded ? SchemeClass(origin.scheme, *verdict) : "");
    out.Text("task_id", origin.StoreId(place)).Text("parent", origin.keys.tasks[place].id);
    origin.PutJoined(out);
    const ledger::Stage stage = reading.targets[i].stage;
    out.Text("stage", stage == ledger::Stage::kNone ? "" : Name(stage));
    out.Text("printed", row.printed.value_or("")).Text("content", row.content);
    out.Text("progress", row.progress);
    records.push_back(out.Take());
  }
}

std::string NumberOrNothing(uint32_t number) {
  return number == 0 ? "" : std::to_string(number);
}

// `task` is the place of the finding's task.
Record FindingRecord(const Origin& origin, size_t finding_place, std::optional<size_t> task,
                     const Speak& speak) {
  const Finding& finding = origin.document.findings[finding_place];
  Builder out;
  out.Text("id", origin.keys.findings[finding_place]);
  origin.Put(out);
  out.Text("code", finding.code).Text("severity", Name(finding.severity));
  out.Number("number", finding.task ? std::to_string(*finding.task) : "");
  out.Text("field", Name(finding.field));
  out.Text("message", speak({finding.code, finding.arguments}));
  const ledger::SourcePlace& place = finding.place;
  out.Number("page", NumberOrNothing(place.page)).Number("line", NumberOrNothing(place.line));
  out.Number("sheet", NumberOrNothing(place.sheet)).Number("row", NumberOrNothing(place.row));
  out.Number("column", NumberOrNothing(place.column));
  out.Text("task_id", task ? origin.StoreId(*task) : "");
  out.Text("parent", task ? std::string_view(origin.keys.tasks[*task].id) : "");
  origin.PutJoined(out);
  const Cell cell(task ? ledger::TextOf(origin.document.tasks[*task].row, finding.field)
                       : std::string_view());
  out.Words("text", "begin", "end", cell, finding.span);
  return out.Take();
}

void AddFindings(const Origin& origin, const Speak& speak, std::vector<Record>& records) {
  std::unordered_map<int, size_t> places;
  for (size_t i = 0; i < origin.document.tasks.size(); ++i)
    places.emplace(origin.document.tasks[i].row.number, i);
  for (size_t i = 0; i < origin.document.findings.size(); ++i) {
    const std::optional<int> number = origin.document.findings[i].task;
    const auto found = number ? places.find(*number) : places.end();
    records.push_back(FindingRecord(
        origin, i, found == places.end() ? std::nullopt : std::optional(found->second), speak));
  }
}

// A document with one of everything, from which the names of the fields are read.
Document OneOfEverything() {
  Document document;
  document.tasks.resize(1);
  document.tasks[0].reading.targets.resize(1);
  document.tasks[0].reading.verdicts.resize(1);
  document.findings.resize(1);
  return document;
}

}  // namespace

std::optional<Level> ParseLevel(std::string_view name) {
  constexpr std::string_view kNames[] = {"document", "task", "target", "finding"};
  const auto* found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<Level>(found - kNames);
}

std::vector<Record> RecordsOf(const Document& document, const Keys& keys, std::string_view path,
                              Level level, const Speak& speak, const ledger::Scheme* scheme,
                              const std::vector<std::string>& store_ids) {
  const Origin origin{document, keys, path, scheme, store_ids};
  std::vector<Record> records;
  if (level == Level::kDocument) records.push_back(DocumentRecord(origin));
  if (level == Level::kTask)
    for (size_t i = 0; i < document.tasks.size(); ++i) records.push_back(TaskRecord(origin, i));
  if (level == Level::kTarget)
    for (size_t i = 0; i < document.tasks.size(); ++i) AddTargets(origin, i, speak, records);
  if (level == Level::kFinding) AddFindings(origin, speak, records);
  return records;
}

std::vector<std::string_view> FieldNames(Level level) {
  const auto silent = [](const base::Message&) { return std::string(); };
  const Document document = OneOfEverything();
  const std::vector<Record> records = RecordsOf(document, KeysOf(document, ""), "", level, silent);
  std::vector<std::string_view> names;
  for (const Field& field : records.front()) names.push_back(field.name);
  return names;
}

}  // namespace duban::wire
