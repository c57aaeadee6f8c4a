// Entry points: JsonLine, CsvLine, CsvHead, WordedCsvHead, Worded.
#include <algorithm>

#include "ledger/names.h"
#include "wire/records.h"

namespace duban::wire {
namespace {

// Spreadsheets in Chinese take the wide signs for the narrow ones.
bool IsFormula(std::string_view text) {
  constexpr std::string_view kSigns[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                         "\n", "＝", "＋", "－", "＠"};
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

void AppendCsv(std::string_view text, std::string& out) {
  if (text.find_first_of(",\"\n\r") == text.npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

// Fields that hold one of few values, and the group of the catalog that words them.
constexpr std::pair<std::string_view, std::string_view> kWorded[] = {
    {"class", "class."},       {"reason", "reason."},
    {"kind", "target-kind."},  {"stage", "stage."},
    {"operator", "operator."}, {"severity", "severity."},
    {"field", "field."},       {"document_kind", "document-kind."},
    {"rule", "verdict-rule."}, {"code", "rule."},
};

// What no catalog words, of a store that an older program wrote, stays as it is.
std::string Say(std::string_view group, const std::string& value, const Speak& speak) {
  const std::string key = std::string(group) + value;
  std::string said = speak({key, {}});
  return said == key ? value : said;
}

std::string NameInScheme(const ledger::Scheme& scheme, std::string_view key) {
  for (const ledger::SchemeClass& one : scheme.classes())
    if (one.key == key) return one.zh;
  return std::string(key);
}

// "2025年1—9月" of "2025-09", which a spreadsheet would take for a day in September.
std::string PeriodWords(const std::string& label, const Speak& speak) {
  const auto period = ledger::Period::Parse(label);
  if (!period) return label;
  const base::Date& day = period->as_of;
  const std::string year = std::to_string(day.year), month = std::to_string(day.month);
  const std::string rest = label.substr(std::min<size_t>(4, label.size()));
  if (rest.empty()) return speak({"web.period.year", {{"year", year}}});
  const std::string which = rest.substr(1);
  if (rest[0] == 'Q') return speak({"web.period.quarter", {{"year", year}, {"n", which}}});
  if (rest[0] == 'H') return speak({"web.period.half", {{"year", year}, {"n", which}}});
  if (which.size() == 2) return speak({"web.period.months", {{"year", year}, {"n", month}}});
  return speak({"web.day", {{"year", year}, {"month", month}, {"day", std::to_string(day.day)}}});
}

}  // namespace

std::string WordedCsvHead(Level level, const Speak& speak) {
  std::string out;
  for (const std::string_view name : FieldNames(level)) {
    const std::string_view group = ledger::ParseVerdictClass(name) ? "class." : "column.";
    out.append(out.empty() ? "" : ",");
    AppendCsv(speak({std::string(group) + std::string(name), {}}), out);
  }
  return out + "\n";
}

Record Worded(Record record, const Speak& speak, const ledger::Scheme* scheme) {
  for (Field& field : record) {
    if (field.text.empty()) continue;
    const auto* const group =
        std::find_if(std::begin(kWorded), std::end(kWorded),
                     [&](const auto& one) { return one.first == field.name; });
    if (group != std::end(kWorded))
      field.text = Say(group->second, field.text, speak);
    else if (field.kind == Field::Kind::kBoolean)
      field.text = speak({"truth." + field.text, {}});
    else if (field.name == "period")
      field.text = PeriodWords(field.text, speak);
    else if (field.name == "scheme_class" && scheme != nullptr)
      field.text = NameInScheme(*scheme, field.text);
  }
  return record;
}

std::string JsonLine(const Record& record) {
  JsonWriter json;
  json.BeginObject();
  for (const Field& field : record) {
    json.Key(field.name);
    if (field.kind == Field::Kind::kList)
      json.Strings(field.list);
    else if (field.kind == Field::Kind::kNumber && !field.text.empty())
      json.Integer(std::stoll(field.text));
    else if (field.kind == Field::Kind::kBoolean)
      json.Boolean(field.text == "true");
    else
      json.StringOrNull(field.text);
  }
  json.EndObject();
  return std::move(json).Take() + "\n";
}

std::string CsvLine(const Record& record, bool for_spreadsheet) {
  std::string out;
  for (const Field& field : record) {
    if (&field != &record.front()) out += ',';
    std::string text =
        field.kind == Field::Kind::kList ? ledger::NamesText(field.list) : field.text;
    if (for_spreadsheet && IsFormula(text) && !base::Decimal::Parse(text)) text.insert(0, "'");
    AppendCsv(text, out);
  }
  return out + "\n";
}

std::string CsvHead(Level level) {
  std::string out;
  for (const std::string_view name : FieldNames(level)) out.append(out.empty() ? "" : ",") += name;
  return out + "\n";
}

}  // namespace duban::wire
