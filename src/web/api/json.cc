// ToJson for every view.
#include "web/api/json.h"

#include "base/utf8.h"

namespace duban::web::api {
namespace {

namespace json = boost::json;
using words::Voice;

json::value OrNull(const std::string& text) {
  return text.empty() ? json::value() : json::value(text);
}

json::value OrNull(const std::optional<base::Decimal>& amount) {
  return amount ? json::value(amount->ToString()) : json::value();
}

json::value OrNull(const std::optional<base::Date>& day) {
  return day ? json::value(day->ToString()) : json::value();
}

json::array Texts(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

json::value CodePoints(std::string_view text, const std::optional<base::Span>& span) {
  if (!span || span->end > text.size()) return nullptr;
  return json::array{base::CodePointOffset(text, span->begin),
                     base::CodePointOffset(text, span->end)};
}

json::array SpansJson(std::string_view text, const std::vector<base::Span>& spans) {
  json::array out;
  for (const base::Span span : spans) out.push_back(CodePoints(text, span));
  return out;
}

json::value Words(std::string_view text, const std::optional<base::Span>& span) {
  if (!span || span->end > text.size()) return nullptr;
  return json::value(span->In(text));
}

json::object VerdictJson(const ledger::Verdict& verdict, std::string_view progress, Voice voice) {
  return {{"class", ledger::Name(verdict.verdict_class)},
          {"reason", OrNull(std::string(ledger::Name(verdict.reason)))},
          {"reported", OrNull(verdict.reported)},
          {"ratio", verdict.ratio ? json::value(verdict.ratio->ToFixed(4)) : json::value()},
          {"as_of", OrNull(verdict.as_of)},
          {"rule", verdict.rule},
          {"text", Words(progress, verdict.span)},
          {"span", CodePoints(progress, verdict.span)},
          {"why", words::Say(verdict.why, voice)}};
}

json::object TargetJson(const ledger::Target& target, std::string_view content) {
  return {{"object", target.object},
          {"kind", ledger::Name(target.kind)},
          {"verb", OrNull(target.verb)},
          {"operator", ledger::Name(target.op)},
          {"value", OrNull(target.value)},
          {"upper", OrNull(target.upper)},
          {"floor", OrNull(target.floor)},
          {"unit", target.unit},
          {"text", Words(content, target.span)},
          {"span", CodePoints(content, target.span)}};
}

json::array TargetsJson(const query::TaskLine& line, Voice voice) {
  json::array out;
  for (size_t i = 0; i < line.reading.targets.size(); ++i) {
    auto target = TargetJson(line.reading.targets[i], line.row.content);
    if (i < line.reading.verdicts.size())
      target["verdict"] = VerdictJson(line.reading.verdicts[i], line.row.progress, voice);
    out.push_back(std::move(target));
  }
  return out;
}

json::array EventsJson(const query::TaskLine& line) {
  json::array out;
  for (const auto& event : line.reading.events)
    out.push_back(json::object{{"verb", event.verb},
                               {"object", event.object},
                               {"span", CodePoints(line.row.content, event.span)}});
  return out;
}

std::string_view TextOf(const ledger::Row& row, ledger::Field field) {
  if (field == ledger::Field::kContent) return row.content;
  if (field == ledger::Field::kProgress) return row.progress;
  return {};
}

json::array FindingsJson(const std::vector<ledger::Finding>& findings, const ledger::Row& row,
                         Voice voice) {
  json::array out;
  for (const auto& finding : findings)
    out.push_back(json::object{
        {"code", finding.code},
        {"severity", ledger::Name(finding.severity)},
        {"task", finding.task ? json::value(*finding.task) : json::value()},
        {"field", OrNull(std::string(ledger::Name(finding.field)))},
        {"span", CodePoints(TextOf(row, finding.field), finding.span)},
        {"message", words::Say(base::Message{finding.code, finding.arguments}, voice)}});
  return out;
}

json::array ExtraJson(const ledger::Row& row) {
  json::array out;
  for (const auto& cell : row.extra)
    out.push_back(json::object{{"heading", cell.heading}, {"text", cell.text}});
  return out;
}

json::object DisclosureJson(const ledger::Disclosure& disclosure) {
  return {{"index_number", OrNull(disclosure.index_number)},
          {"mode", OrNull(disclosure.mode)},
          {"publisher", OrNull(disclosure.publisher)},
          {"scope", OrNull(disclosure.scope)},
          {"document_number", OrNull(disclosure.document_number)},
          {"retention", OrNull(disclosure.retention)},
          {"created", OrNull(disclosure.created)},
          {"published", OrNull(disclosure.published)}};
}

json::object PeriodJson(const query::PeriodSummary& period) {
  return {{"period", period.label},
          {"as_of", period.as_of.ToString()},
          {"title", period.title},
          {"tally", ToJson(period.tally)}};
}

json::array PeriodsJson(const std::vector<query::PeriodSummary>& periods) {
  json::array out;
  for (const auto& period : periods) out.push_back(PeriodJson(period));
  return out;
}

json::array ColumnsJson(const query::LedgerView& view) {
  json::array out;
  for (size_t i = 0; i < view.columns.size(); ++i)
    out.push_back(json::object{
        {"field", ledger::Name(view.columns[i])},
        {"heading", i < view.headings.size() ? OrNull(view.headings[i]) : json::value()}});
  return out;
}

json::array RelatedJson(const std::vector<query::RelatedTask>& tasks) {
  json::array out;
  for (const auto& task : tasks)
    out.push_back(json::object{{"id", task.task_id},
                               {"year", task.year},
                               {"number", task.number},
                               {"content", task.content}});
  return out;
}

}  // namespace

json::object ToJson(const query::Tally& tally) {
  json::object classes;
  for (size_t i = 0; i < tally.by_class.size(); ++i) {
    const auto verdict_class = static_cast<ledger::VerdictClass>(i);
    if (verdict_class != ledger::VerdictClass::kUnquantified)
      classes[ledger::Name(verdict_class)] = tally.by_class[i];
  }
  return {{"tasks", tally.tasks},
          {"targets", tally.targets},
          {"unquantified_tasks", tally.unquantified_tasks},
          {"classes", std::move(classes)}};
}

json::object ToJson(const query::GovernmentSummary& government) {
  json::array years;
  for (const auto& year : government.years)
    years.push_back(json::object{{"year", year.year}, {"periods", PeriodsJson(year.periods)}});
  return {{"key", government.key}, {"name", government.name}, {"years", std::move(years)}};
}

json::object ToJson(const query::TaskLine& line, Voice voice) {
  const ledger::Row& row = line.row;
  return {{"id", line.task_id},
          {"number", row.number},
          {"printed", row.printed ? json::value(*row.printed) : json::value()},
          {"category", row.category},
          {"content", row.content},
          {"leaders", Texts(row.leaders)},
          {"lead_units", Texts(row.lead_units)},
          {"units", Texts(row.units)},
          {"progress", row.progress},
          {"remark", row.remark},
          {"extra", ExtraJson(row)},
          {"verdict", ledger::Name(line.reading.overall)},
          {"targets", TargetsJson(line, voice)},
          {"events", EventsJson(line)},
          {"findings", FindingsJson(line.findings, row, voice)}};
}

json::object ToJson(const query::LedgerView& view, Voice voice) {
  json::array tasks;
  for (const auto& line : view.lines) tasks.push_back(ToJson(line, voice));
  return {
      {"government", json::object{{"key", view.government_key}, {"name", view.government_name}}},
      {"year", view.year},
      {"period", view.period},
      {"title", view.title},
      {"official", false},
      {"source", json::object{{"name", view.source.name},
                              {"sm3", view.source.sm3},
                              {"format", view.source.format},
                              {"encoding", OrNull(view.source.encoding)}}},
      {"edition", view.edition},
      {"rules", view.rules},
      {"imported_at", view.imported_at.ToString()},
      {"disclosure", DisclosureJson(view.disclosure)},
      {"columns", ColumnsJson(view)},
      {"periods", PeriodsJson(view.periods)},
      {"tally", ToJson(view.tally)},
      {"filtered_tally", ToJson(view.filtered_tally)},
      {"tasks", std::move(tasks)},
      {"findings", FindingsJson(view.findings, {}, voice)}};
}

json::array ToJson(const std::vector<query::UnknownValue>& unknown) {
  json::array out;
  for (const auto& one : unknown)
    out.push_back(json::object{{"filter", one.filter}, {"value", one.value}});
  return out;
}

json::object ToJson(const query::TaskView& view, Voice voice) {
  json::array periods;
  for (const auto& period : view.periods)
    periods.push_back(json::object{{"period", period.period},
                                   {"as_of", period.as_of.ToString()},
                                   {"wording_changed", period.wording_changed},
                                   {"task", ToJson(period.line, voice)}});
  return {
      {"government", json::object{{"key", view.government_key}, {"name", view.government_name}}},
      {"year", view.year},
      {"id", view.task_id},
      {"official", false},
      {"periods", std::move(periods)},
      {"continues", RelatedJson(view.continues)},
      {"continued_by", RelatedJson(view.continued_by)}};
}

json::object ToJson(const query::SearchView& view, Voice voice) {
  json::array hits;
  for (const auto& hit : view.hits)
    hits.push_back(json::object{
        {"government", json::object{{"key", hit.government_key}, {"name", hit.government_name}}},
        {"year", hit.year},
        {"period", hit.period},
        {"in_content", SpansJson(hit.line.row.content, hit.in_content)},
        {"in_progress", SpansJson(hit.line.row.progress, hit.in_progress)},
        {"task", ToJson(hit.line, voice)}});
  return {
      {"text", view.text}, {"total", view.total}, {"official", false}, {"hits", std::move(hits)}};
}

}  // namespace duban::web::api
