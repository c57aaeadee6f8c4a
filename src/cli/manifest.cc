// Entry points: EntryOf, WriteManifest.
#include "cli/manifest.h"

#include "cli/exit_status.h"
#include "cli/version.h"
#include "ledger/tally.h"
#include "understand/understand.h"
#include "wire/json_writer.h"
#include "words/words.h"

namespace duban::cli {
namespace {

void WriteEntry(wire::JsonWriter& json, const ManifestEntry& entry, words::Voice voice) {
  json.BeginObject().Key("path").String(entry.path);
  json.Key("sm3").StringOrNull(entry.sm3);
  json.Key("status").String(entry.error ? "failed" : entry.passed_over ? "passed_over" : "read");
  if (entry.error) {
    json.Key("error").BeginObject().Key("kind").String(Name(entry.error->code));
    json.Key("code").String(entry.error->message.key);
    json.Key("message").String(words::Say(*entry.error, voice)).EndObject();
  } else {
    json.Key("error").Null();
  }
  json.Key("cut").Boolean(entry.cut);
  json.Key("title").StringOrNull(entry.title).Key("period").StringOrNull(entry.period);
  json.Key("year");
  entry.year ? json.Integer(*entry.year) : json.Null();
  json.Key("kind").StringOrNull(entry.kind);
  json.Key("tasks").Integer(static_cast<int64_t>(entry.tasks));
  json.Key("targets").Integer(static_cast<int64_t>(entry.targets));
  json.Key("findings").Integer(static_cast<int64_t>(entry.findings)).EndObject();
}

}  // namespace

ManifestEntry EntryOf(const ledger::Document& document, const std::string& path) {
  ManifestEntry entry;
  entry.path = path;
  entry.sm3 = document.source.sm3;
  entry.title = document.title;
  entry.kind = Name(document.kind);
  entry.year = document.year;
  if (document.period) entry.period = document.period->label;
  entry.tasks = document.tasks.size();
  for (const ledger::DocumentTask& task : document.tasks)
    entry.targets += static_cast<size_t>(
        std::count_if(task.reading.targets.begin(), task.reading.targets.end(), ledger::IsGraded));
  entry.findings = document.findings.size();
  entry.cut = std::any_of(
      document.findings.begin(), document.findings.end(),
      [](const ledger::Finding& finding) { return finding.code == understand::kFileCutCode; });
  return entry;
}

std::string WriteManifest(const std::vector<ManifestEntry>& entries, words::Voice voice) {
  wire::JsonWriter json(2);
  json.BeginObject().Key("format").String("duban.manifest/1");
  json.Key("program").String(kVersion).Key("rules").String(understand::kRules);
  json.Key("files").BeginArray();
  for (const ManifestEntry& entry : entries) WriteEntry(json, entry, voice);
  json.EndArray().EndObject();
  return std::move(json).Take() + "\n";
}

}  // namespace duban::cli
