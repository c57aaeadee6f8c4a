// Write for every view.
#include "web/api/json.h"

#include <algorithm>

#include "base/utf8.h"
#include "web/pages/context.h"
#include "wire/document_json.h"

namespace duban::web::api {
namespace {

using words::Voice;

wire::Speak SpeakIn(Voice voice) {
  return [voice](const base::Message& message) { return words::Say(message, voice); };
}

void WriteName(JsonWriter& json, const std::string& key, const std::string& name) {
  json.Key("government").BeginObject();
  json.Key("key").String(key).Key("name").String(name).EndObject();
}

wire::StoredTask Stored(const query::TaskLine& line) {
  return {line.task_id, &line.row, &line.reading, &line.findings, line.masked};
}

void WritePeriods(JsonWriter& json, const std::vector<query::PeriodSummary>& periods) {
  json.Key("periods").BeginArray();
  for (const auto& period : periods) {
    json.BeginObject().Key("period").String(period.label);
    json.Key("as_of").String(period.as_of.ToString()).Key("title").String(period.title);
    Write(json.Key("tally"), period.tally);
    json.EndObject();
  }
  json.EndArray();
}

void WriteRelated(JsonWriter& json, std::string_view key,
                  const std::vector<query::RelatedTask>& tasks) {
  json.Key(key).BeginArray();
  for (const auto& task : tasks) {
    json.BeginObject().Key("relation").String(Name(task.relation));
    json.Key("id").String(task.task_id).Key("year").Integer(task.year);
    json.Key("number").Integer(task.number).Key("content").String(task.content).EndObject();
  }
  json.EndArray();
}

void WriteEditions(JsonWriter& json, const query::LedgerView& view) {
  json.Key("editions").BeginArray();
  for (const auto& one : view.editions) {
    json.BeginObject().Key("number").Integer(one.number).Key("state").String(one.state);
    json.Key("imported_at").String(one.imported_at.ToString());
    wire::WriteSource(json, one.source);
    json.Key("reason").String(one.reason);
    json.Key("original")
        .StringOrNull(one.open() ? pages::OriginalPath(view.government_key, view.year, view.period,
                                                       one.number)
                                 : "");
    json.Key("closed").StringOrNull(one.closed).EndObject();
  }
  json.EndArray();
}

// A word that stands thousands of times in one cell is not told thousands of times.
constexpr size_t kMostSpans = 100;  // of one text; docs/api/openapi.json tells it

// Spans of bytes told in code points, the first ones; how many were left off.
size_t WriteSpans(JsonWriter& json, std::string_view key, std::string_view text,
                  const std::vector<base::Span>& spans) {
  const size_t told = std::min(spans.size(), kMostSpans);
  const base::CodePointIndex index(told > 0 ? text : std::string_view());
  json.Key(key).BeginArray();
  for (size_t i = 0; i < told; ++i)
    json.Pair(std::pair(index.Offset(spans[i].begin), index.Offset(spans[i].end)));
  json.EndArray();
  return spans.size() - told;
}

// Where the words of a hit stand.
void WritePlaces(JsonWriter& json, const query::SearchHit& hit) {
  size_t left_off = WriteSpans(json, "in_content", hit.line.row.content, hit.in_content);
  left_off += WriteSpans(json, "in_progress", hit.line.row.progress, hit.in_progress);
  json.Key("elsewhere").BeginArray();
  for (const query::FoundText& other : hit.elsewhere) {
    json.BeginObject().Key("field").String(ledger::Name(other.field));
    json.Key("heading").StringOrNull(other.heading).Key("text").String(other.text);
    left_off += WriteSpans(json, "spans", other.text, other.words);
    json.EndObject();
  }
  json.EndArray().Key("spans_left_off").Integer(static_cast<int64_t>(left_off));
}

}  // namespace

void Write(JsonWriter& json, const query::Tally& tally) {
  json.BeginObject().Key("tasks").Integer(tally.tasks).Key("targets").Integer(tally.targets);
  json.Key("unquantified_tasks").Integer(tally.unquantified_tasks);
  json.Key("classes").BeginObject();
  for (size_t i = 0; i < tally.by_class.size(); ++i) {
    const auto verdict_class = static_cast<ledger::VerdictClass>(i);
    if (verdict_class != ledger::VerdictClass::kUnquantified)
      json.Key(ledger::Name(verdict_class)).Integer(tally.by_class[i]);
  }
  json.EndObject().EndObject();
}

void Write(JsonWriter& json, const query::GovernmentSummary& government) {
  json.BeginObject().Key("key").String(government.key).Key("name").String(government.name);
  json.Key("years").BeginArray();
  for (const auto& year : government.years) {
    json.BeginObject().Key("year").Integer(year.year);
    WritePeriods(json, year.periods);
    json.EndObject();
  }
  json.EndArray().EndObject();
}

void Write(JsonWriter& json, const query::GovernmentList& list) {
  json.BeginObject().Key("total").Integer(list.total).Key("governments").BeginArray();
  for (const auto& one : list.governments) Write(json, one);
  json.EndArray().EndObject();
}

void Write(JsonWriter& json, const query::TaskLine& line, Voice voice) {
  wire::WriteStoredTask(json, Stored(line), SpeakIn(voice));
}

void Write(JsonWriter& json, const query::LedgerView& view,
           const std::vector<query::UnknownValue>& unknown, Voice voice) {
  json.BeginObject();
  WriteName(json, view.government_key, view.government_name);
  json.Key("year").Integer(view.year).Key("period").String(view.period);
  json.Key("title").String(view.title).Key("official").Boolean(false);
  wire::WriteSource(json, view.source);
  WriteEditions(json, view);
  json.Key("edition").Integer(view.edition).Key("rules").String(view.rules);
  json.Key("imported_at").String(view.imported_at.ToString());
  wire::WriteDisclosure(json, view.disclosure);
  wire::WriteColumns(json, view.columns, view.headings);
  WritePeriods(json, view.periods);
  Write(json.Key("tally"), view.tally);
  Write(json.Key("filtered_tally"), view.filtered_tally);
  json.Key("offset").Integer(view.offset);
  json.Key("tasks").BeginArray();
  for (const auto& line : view.lines) Write(json, line, voice);
  json.EndArray();
  wire::WriteFindings(
      json, view.findings, [](const ledger::Finding&) { return nullptr; }, SpeakIn(voice));
  json.Key("unknown").BeginArray();
  for (const auto& one : unknown)
    json.BeginObject().Key("filter").String(one.filter).Key("value").String(one.value).EndObject();
  json.EndArray().EndObject();
}

void Write(JsonWriter& json, const query::TaskView& view, Voice voice) {
  json.BeginObject();
  WriteName(json, view.government_key, view.government_name);
  json.Key("year").Integer(view.year).Key("id").String(view.task_id);
  json.Key("official").Boolean(false);
  json.Key("periods").BeginArray();
  for (const auto& period : view.periods) {
    json.BeginObject().Key("period").String(period.period);
    json.Key("as_of").String(period.as_of.ToString());
    json.Key("wording_changed").Boolean(period.wording_changed);
    Write(json.Key("task"), period.line, voice);
    json.Key("former").BeginArray();
    for (const auto& one : period.former)
      wire::WriteFormerTask(
          json,
          {one.edition, one.imported_at, one.published, Stored(one.line), one.judged_otherwise},
          SpeakIn(voice));
    json.EndArray().EndObject();
  }
  json.EndArray();
  WriteRelated(json, "continues", view.continues);
  WriteRelated(json, "continued_by", view.continued_by);
  json.EndObject();
}

void Write(JsonWriter& json, const query::SearchView& view, Voice voice) {
  json.BeginObject().Key("text").String(view.text).Key("total").Integer(view.total);
  json.Key("official").Boolean(false).Key("hits").BeginArray();
  for (const auto& hit : view.hits) {
    json.BeginObject();
    WriteName(json, hit.government_key, hit.government_name);
    json.Key("year").Integer(hit.year).Key("period").String(hit.period);
    WritePlaces(json, hit);
    Write(json.Key("task"), hit.line, voice);
    json.EndObject();
  }
  json.EndArray().EndObject();
}

}  // namespace duban::web::api
