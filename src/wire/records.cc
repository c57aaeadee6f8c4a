// Entry points: RecordsOf, FieldNames, ParseLevel.
#include "wire/records.h"

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

// What every record begins with.
struct Origin {
  const Document& document;
  std::string_view path;
  const ledger::Scheme* scheme;
  const std::vector<std::string>& ids;
  std::string id = document.source.sm3.substr(0, 12);

  void Put(Builder& out) const {
    out.Text("document", id).Text("file", path);
    out.Number("year", document.year ? std::to_string(*document.year) : "");
    out.Text("period", document.period ? document.period->label : "");
  }
  std::string_view StoreId(size_t task) const {
    return task < ids.size() ? std::string_view(ids[task]) : "";
  }
};

Record DocumentRecord(const Origin& origin) {
  const Document& document = origin.document;
  ledger::Tally tally;
  for (const DocumentTask& task : document.tasks) tally.Add(task.reading);
  Builder out;
  origin.Put(out);
  out.Day("as_of", document.period ? std::optional(document.period->as_of) : std::nullopt);
  out.Text("title", document.title).Text("sm3", document.source.sm3);
  out.Text("type", document.source.format).Text("encoding", document.source.encoding);
  const ledger::Origin& from = document.source.origin;
  out.Text("address", from.address).Text("government", from.government);
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
  return out.Take();
}

std::string TaskId(const Origin& origin, int number) {
  return origin.id + "-" + std::to_string(number);
}

// A class of the scheme; empty without one.
std::string_view SchemeClass(const ledger::Scheme* scheme, const auto& judged) {
  return scheme ? std::string_view(scheme->classes()[scheme->ClassOf(judged)].key) : "";
}

Record TaskRecord(const Origin& origin, size_t place) {
  const DocumentTask& task = origin.document.tasks[place];
  const ledger::Row& row = task.row;
  Builder out;
  out.Text("id", TaskId(origin, row.number));
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
    out.Text("id", TaskId(origin, row.number) + "-t" + std::to_string(i + 1));
    origin.Put(out);
    out.Number("number", std::to_string(row.number)).Text("category", row.category);
    out.List("lead_units", row.lead_units);
    PutTarget(out, reading.targets[i], content);
    const Verdict* verdict = i < reading.verdicts.size() ? &reading.verdicts[i] : nullptr;
    PutVerdict(out, verdict, progress, speak);
    const bool graded = verdict != nullptr && ledger::IsGraded(reading.targets[i]);
    out.Text("scheme_class", graded ? SchemeClass(origin.scheme, *verdict) : "");
    out.Text("task_id", origin.StoreId(place));
    records.push_back(out.Take());
  }
}

std::string NumberOrNothing(uint32_t number) {
  return number == 0 ? "" : std::to_string(number);
}

Record FindingRecord(const Origin& origin, const Finding& finding, size_t ordinal,
                     const Speak& speak) {
  Builder out;
  out.Text("id", origin.id + "-f" + std::to_string(ordinal));
  origin.Put(out);
  out.Text("code", finding.code).Text("severity", Name(finding.severity));
  out.Number("number", finding.task ? std::to_string(*finding.task) : "");
  out.Text("field", Name(finding.field));
  out.Text("message", speak({finding.code, finding.arguments}));
  const ledger::SourcePlace& place = finding.place;
  out.Number("page", NumberOrNothing(place.page)).Number("line", NumberOrNothing(place.line));
  out.Number("sheet", NumberOrNothing(place.sheet)).Number("row", NumberOrNothing(place.row));
  out.Number("column", NumberOrNothing(place.column));
  return out.Take();
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

std::vector<Record> RecordsOf(const Document& document, std::string_view path, Level level,
                              const Speak& speak, const ledger::Scheme* scheme,
                              const std::vector<std::string>& ids) {
  const Origin origin{document, path, scheme, ids};
  std::vector<Record> records;
  if (level == Level::kDocument) records.push_back(DocumentRecord(origin));
  if (level == Level::kTask)
    for (size_t i = 0; i < document.tasks.size(); ++i) records.push_back(TaskRecord(origin, i));
  if (level == Level::kTarget)
    for (size_t i = 0; i < document.tasks.size(); ++i) AddTargets(origin, i, speak, records);
  if (level == Level::kFinding)
    for (size_t i = 0; i < document.findings.size(); ++i)
      records.push_back(FindingRecord(origin, document.findings[i], i + 1, speak));
  return records;
}

std::vector<std::string_view> FieldNames(Level level) {
  const auto silent = [](const base::Message&) { return std::string(); };
  const std::vector<Record> records = RecordsOf(OneOfEverything(), "", level, silent);
  std::vector<std::string_view> names;
  for (const Field& field : records.front()) names.push_back(field.name);
  return names;
}

}  // namespace duban::wire
