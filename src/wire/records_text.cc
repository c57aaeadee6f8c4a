// Entry points: JsonLine, CsvLine, CsvHead.
#include "ledger/names.h"
#include "wire/records.h"

namespace duban::wire {
namespace {

bool IsFormula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
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

}  // namespace

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
