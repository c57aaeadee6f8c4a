// Entry points: WriteDocument and its parts.
#include "wire/document_json.h"

#include "base/utf8.h"
#include "ledger/tally.h"

namespace duban::wire {
namespace {

using ledger::DocumentTask;
using ledger::Finding;
using ledger::Row;
using ledger::Target;
using ledger::Verdict;

// Spans of bytes in one text, told in code points.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text), index_(text) {}

  std::optional<std::pair<size_t, size_t>> Of(std::optional<base::Span> span) const {
    if (!span || span->begin > span->end || span->end > text_.size()) return std::nullopt;
    return std::pair(index_.Offset(span->begin), index_.Offset(span->end));
  }
  // "text" and "span" of an object.
  void Write(JsonWriter& json, std::optional<base::Span> span) const {
    const auto points = Of(span);
    json.Key("text");
    points ? json.String(span->In(text_)) : json.Null();
    json.Key("span").Pair(points);
  }

 private:
  std::string_view text_;
  base::CodePointIndex index_;
};

struct RowPlaces {
  explicit RowPlaces(const Row& row) : content(row.content), progress(row.progress) {}
  Places content, progress;
};

void Number(JsonWriter& json, std::string_view key, const std::optional<base::Decimal>& value) {
  json.Key(key);
  value ? json.String(value->ToString()) : json.Null();
}

void WriteDay(JsonWriter& json, std::string_view key, const std::optional<base::Date>& day) {
  json.Key(key);
  day ? json.String(day->ToString()) : json.Null();
}

void WritePlaceParts(JsonWriter& json, const ledger::SourcePlace& place) {
  const std::pair<std::string_view, uint32_t> parts[] = {{"page", place.page},
                                                         {"line", place.line},
                                                         {"sheet", place.sheet},
                                                         {"row", place.row},
                                                         {"column", place.column}};
  for (const auto& [name, number] : parts)
    if (number > 0) json.Key(name).Integer(number);
}

void WritePlace(JsonWriter& json, const ledger::SourcePlace& place) {
  json.Key("place").BeginObject();
  WritePlaceParts(json, place);
  json.EndObject();
}

void WriteCellPlaces(JsonWriter& json, const std::vector<ledger::CellPlace>& places) {
  json.Key("places").BeginArray();
  for (const ledger::CellPlace& cell : places) {
    json.BeginObject().Key("field").String(Name(cell.field));
    json.Key("heading").StringOrNull(cell.heading);
    WritePlaceParts(json, cell.place);
    json.EndObject();
  }
  json.EndArray();
}

void WriteVerdict(JsonWriter& json, const Verdict& verdict, const Places& progress,
                  const Speak& speak, const ledger::Scheme* scheme) {
  json.Key("verdict").BeginObject();
  json.Key("class").String(Name(verdict.verdict_class));
  if (scheme) json.Key("scheme_class").String(scheme->classes()[scheme->ClassOf(verdict)].key);
  json.Key("reason").StringOrNull(Name(verdict.reason));
  Number(json, "reported", verdict.reported);
  json.Key("ratio");
  verdict.ratio ? json.String(verdict.ratio->ToFixed(4)) : json.Null();
  json.Key("as_of").StringOrNull(verdict.as_of);
  json.Key("rule").StringOrNull(verdict.rule);
  progress.Write(json, verdict.span);
  json.Key("why").StringOrNull(verdict.why.key.empty() ? "" : speak(verdict.why));
  json.EndObject();
}

void WriteTarget(JsonWriter& json, const Target& target, std::string_view id,
                 const Verdict* verdict, const RowPlaces& places, const Speak& speak,
                 const ledger::Scheme* scheme) {
  json.BeginObject();
  if (!id.empty()) json.Key("id").String(id);
  json.Key("object").String(target.object);
  json.Key("kind").String(Name(target.kind));
  json.Key("verb").StringOrNull(target.verb);
  json.Key("stage").StringOrNull(target.stage == ledger::Stage::kNone ? "" : Name(target.stage));
  json.Key("operator").String(Name(target.op));
  Number(json, "value", target.value);
  Number(json, "upper", target.upper);
  Number(json, "floor", target.floor);
  json.Key("unit").StringOrNull(target.unit);
  places.content.Write(json, target.span);
  json.Key("rule").StringOrNull(target.rule);
  const bool graded = ledger::IsGraded(target);
  json.Key("graded").Boolean(graded);
  if (verdict != nullptr)
    WriteVerdict(json, *verdict, places.progress, speak, graded ? scheme : nullptr);
  else
    json.Key("verdict").Null();
  json.EndObject();
}

void WriteRow(JsonWriter& json, const Row& row) {
  json.Key("number").Integer(row.number);
  json.Key("printed");
  row.printed ? json.String(*row.printed) : json.Null();
  json.Key("category").StringOrNull(row.category);
  json.Key("content").String(row.content);
  json.Key("leaders").Strings(row.leaders);
  json.Key("lead_units").Strings(row.lead_units);
  json.Key("units").Strings(row.units);
  json.Key("progress").String(row.progress);
  json.Key("remark").StringOrNull(row.remark);
  json.Key("extra").BeginArray();
  for (const ledger::ExtraCell& cell : row.extra)
    json.BeginObject()
        .Key("heading")
        .String(cell.heading)
        .Key("text")
        .String(cell.text)
        .EndObject();
  json.EndArray();
  WritePlace(json, row.place);
  WriteCellPlaces(json, row.places);
}

void WriteEvents(JsonWriter& json, const ledger::Reading& reading, const Places& content) {
  json.Key("events").BeginArray();
  for (const ledger::EventPromise& event : reading.events) {
    json.BeginObject().Key("verb").String(event.verb).Key("object").String(event.object);
    content.Write(json, event.span);
    json.EndObject();
  }
  json.EndArray();
}

void WriteHead(JsonWriter& json, const ledger::Document& document, const Keys& keys) {
  json.Key("document").StringOrNull(keys.document).Key("plan").String(keys.plan);
  json.Key("government").StringOrNull(keys.government);
  WriteSource(json, document.source);
  json.Key("kind").String(Name(document.kind));
  json.Key("title").StringOrNull(document.title);
  json.Key("year");
  document.year ? json.Integer(*document.year) : json.Null();
  json.Key("period").StringOrNull(document.period ? document.period->label : "");
  WriteDay(json, "as_of", document.period ? std::optional(document.period->as_of) : std::nullopt);
  json.Key("rules").StringOrNull(document.rules);
  WriteDisclosure(json, document.disclosure);
  WriteColumns(json, document.columns, document.headings);
}

void WriteCounts(JsonWriter& json, const std::vector<ledger::ClassCount>& counts) {
  json.Key("counts").BeginArray();
  for (const ledger::ClassCount& count : counts) {
    json.BeginObject().Key("class").String(count.kind).Key("count").Integer(count.count);
    json.Key("unit").String(count.unit).Key("text").String(count.text);
    WritePlace(json, count.place);
    json.EndObject();
  }
  json.EndArray();
}

// Findings with the rows that they name.
void WriteFindings(JsonWriter& json, const ledger::Document& document, const Keys& keys,
                   const Speak& speak) {
  std::unordered_map<int, const Row*> rows;
  for (const DocumentTask& task : document.tasks) rows.emplace(task.row.number, &task.row);
  const auto row_of = [&](const Finding& finding) {
    const auto row = finding.task ? rows.find(*finding.task) : rows.end();
    return row == rows.end() ? nullptr : row->second;
  };
  wire::WriteFindings(json, document.findings, row_of, speak, &keys.findings);
}

void WriteTaskOf(JsonWriter& json, const DocumentTask& task, const TaskKeys& keys,
                 std::string_view store_id, const Speak& speak, const ledger::Scheme* scheme) {
  json.BeginObject().Key("id").String(keys.id);
  WriteTaskMembers(json, task.row, task.reading, speak, scheme, &keys);
  json.Key("task_id").StringOrNull(store_id).EndObject();
}

void WriteOneFinding(JsonWriter& json, const Finding& finding, std::string_view id,
                     const Places& places, const Speak& speak) {
  json.BeginObject();
  if (!id.empty()) json.Key("id").String(id);
  json.Key("code").String(finding.code);
  json.Key("severity").String(Name(finding.severity));
  json.Key("task");
  finding.task ? json.Integer(*finding.task) : json.Null();
  json.Key("field").StringOrNull(Name(finding.field));
  places.Write(json, finding.span);
  json.Key("message").String(speak({finding.code, finding.arguments}));
  WritePlace(json, finding.place);
  json.EndObject();
}

std::string_view TextUnder(const Finding& finding, const Row* row) {
  return row == nullptr ? std::string_view() : ledger::TextOf(*row, finding.field);
}

// "72.9" for 729 per mille.
std::string Percent(int per_mille) {
  return std::to_string(per_mille / 10) + "." + std::to_string(per_mille % 10);
}

// The scheme's classes with what stands in each; shares of the graded targets add up to 100.0.
void WriteScheme(JsonWriter& json, const ledger::Scheme& scheme, const ledger::Document& document) {
  ledger::SchemeTally tally(scheme);
  for (const DocumentTask& task : document.tasks) tally.Add(task.reading);
  const std::vector<int> shares = tally.Shares();
  json.Key("scheme").BeginObject().Key("key").String(scheme.key());
  json.Key("name").String(scheme.name("zh")).Key("name_en").String(scheme.name("en"));
  int rate = 0;
  json.Key("classes").BeginArray();
  for (size_t i = 0; i < scheme.classes().size(); ++i) {
    const ledger::SchemeClass& one = scheme.classes()[i];
    if (one.counts) rate += shares[i];
    json.BeginObject().Key("key").String(one.key).Key("name").String(one.zh);
    json.Key("name_en").String(one.en).Key("counts").Boolean(one.counts);
    json.Key("targets").Integer(tally.targets[i]).Key("share").String(Percent(shares[i]));
    json.Key("tasks").Integer(tally.tasks[i]).EndObject();
  }
  json.EndArray().Key("rate").String(Percent(rate)).EndObject();
}

}  // namespace

void WriteDisclosure(JsonWriter& json, const ledger::Disclosure& header) {
  json.Key("disclosure").BeginObject();
  json.Key("index_number").StringOrNull(header.index_number);
  json.Key("mode").StringOrNull(header.mode);
  json.Key("publisher").StringOrNull(header.publisher);
  json.Key("scope").StringOrNull(header.scope);
  json.Key("document_number").StringOrNull(header.document_number);
  json.Key("retention").StringOrNull(header.retention);
  WriteDay(json, "created", header.created);
  WriteDay(json, "published", header.published);
  json.EndObject();
}

void WriteSource(JsonWriter& json, const ledger::Source& source) {
  json.Key("source").BeginObject();
  json.Key("name").String(source.name);
  json.Key("sm3").StringOrNull(source.sm3);
  json.Key("format").StringOrNull(source.format);
  json.Key("encoding").StringOrNull(source.encoding);
  json.Key("address").StringOrNull(source.origin.address);
  json.Key("government").StringOrNull(source.origin.government);
  WriteDay(json, "fetched", source.origin.fetched);
  json.EndObject();
}

void WriteColumns(JsonWriter& json, const std::vector<ledger::Field>& columns,
                  const std::vector<std::string>& headings) {
  json.Key("columns").BeginArray();
  for (size_t i = 0; i < columns.size(); ++i) {
    json.BeginObject().Key("field").StringOrNull(Name(columns[i]));
    json.Key("heading").StringOrNull(i < headings.size() ? headings[i] : "");
    json.EndObject();
  }
  json.EndArray();
}

void WriteTaskMembers(JsonWriter& json, const Row& row, const ledger::Reading& reading,
                      const Speak& speak, const ledger::Scheme* scheme, const TaskKeys* keys) {
  const RowPlaces places(row);
  WriteRow(json, row);
  json.Key("targets").BeginArray();
  for (size_t i = 0; i < reading.targets.size(); ++i)
    WriteTarget(json, reading.targets[i], keys ? keys->targets[i] : std::string_view(),
                i < reading.verdicts.size() ? &reading.verdicts[i] : nullptr, places, speak,
                scheme);
  json.EndArray();
  WriteEvents(json, reading, places.content);
  const bool judged = ledger::IsJudged(reading);
  json.Key("verdict").StringOrNull(judged ? Name(reading.overall) : "");
  if (scheme)
    json.Key("scheme_class")
        .StringOrNull(judged ? scheme->classes()[scheme->ClassOf(reading)].key : "");
}

void WriteTask(JsonWriter& json, const DocumentTask& task, const Speak& speak,
               const ledger::Scheme* scheme) {
  json.BeginObject();
  WriteTaskMembers(json, task.row, task.reading, speak, scheme);
  json.EndObject();
}

void WriteFinding(JsonWriter& json, const Finding& finding, const Row* row, const Speak& speak) {
  WriteOneFinding(json, finding, "", Places(TextUnder(finding, row)), speak);
}

void WriteFindings(JsonWriter& json, const std::vector<Finding>& findings, const RowOf& row_of,
                   const Speak& speak, const std::vector<std::string>* ids) {
  // A rule tells what it finds text by text, so the places of the last text are those of the next
  // finding nearly always.
  std::optional<Places> places;
  std::string_view text;
  json.Key("findings").BeginArray();
  for (size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    const std::string_view next = TextUnder(finding, row_of(finding));
    if (!places || next.data() != text.data() || next.size() != text.size()) places.emplace(next);
    text = next;
    WriteOneFinding(json, finding, ids ? (*ids)[i] : std::string_view(), *places, speak);
  }
  json.EndArray();
}

void WriteStoredTask(JsonWriter& json, const StoredTask& task, const Speak& speak,
                     const ledger::Scheme* scheme) {
  json.BeginObject().Key("id").String(task.id);
  WriteTaskMembers(json, *task.row, *task.reading, speak, scheme);
  WriteFindings(json, *task.findings, [&](const Finding&) { return task.row; }, speak);
  json.Key("masked").Boolean(task.masked).EndObject();
}

void WriteFormerTask(JsonWriter& json, const FormerTask& former, const Speak& speak,
                     const ledger::Scheme* scheme) {
  json.BeginObject().Key("edition").Integer(former.edition);
  json.Key("imported_at").String(former.imported_at.ToString());
  json.Key("published").StringOrNull(former.published ? former.published->ToString() : "");
  json.Key("judged_otherwise").BeginArray();
  for (const size_t target : former.judged_otherwise) json.Integer(static_cast<int64_t>(target));
  json.EndArray();
  WriteStoredTask(json.Key("task"), former.task, speak, scheme);
  json.EndObject();
}

std::string WriteDocument(const ledger::Document& document, const Keys& keys, const Speak& speak,
                          bool pretty, const ledger::Scheme* scheme,
                          const std::vector<std::string>& store_ids) {
  JsonWriter json(pretty ? 2 : 0);
  json.BeginObject();
  json.Key("format").String(kDocumentFormat);
  WriteHead(json, document, keys);
  if (scheme) WriteScheme(json, *scheme, document);
  json.Key("tasks").BeginArray();
  for (size_t i = 0; i < document.tasks.size(); ++i)
    WriteTaskOf(json, document.tasks[i], keys.tasks[i],
                i < store_ids.size() ? std::string_view(store_ids[i]) : "", speak, scheme);
  json.EndArray();
  WriteCounts(json, document.counts);
  WriteFindings(json, document, keys, speak);
  json.EndObject();
  return std::move(json).Take() + "\n";
}

}  // namespace duban::wire
