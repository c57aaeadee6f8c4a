// Entry points: SarifWriter, UriOfPath.
#include "wire/sarif.h"

#include <map>
#include <unordered_map>

#include "ledger/finding_codes.h"

namespace duban::wire {
namespace {

using ledger::Finding;
using ledger::Severity;

std::string_view LevelOf(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "note";
}

std::string_view WordsOf(const Finding& finding, const ledger::Row* row) {
  if (row == nullptr || !finding.span) return {};
  const std::string_view text = ledger::TextOf(*row, finding.field);
  return finding.span->end <= text.size() ? finding.span->In(text) : std::string_view();
}

// What stands for a row in the keys of its findings: its content, and of a long one its digest,
// because each of the many findings that a long cell may have repeats it.
class RowKeys {
 public:
  explicit RowKeys(const std::function<std::string(std::string_view)>& digest) : digest_(digest) {}
  std::string_view Of(const ledger::Row* row) {
    constexpr size_t kLong = 4096;  // bytes
    if (row == nullptr) return {};
    if (row->content.size() <= kLong) return row->content;
    std::string& key = long_[row];
    if (key.empty()) key = digest_(row->content);
    return key;
  }

 private:
  const std::function<std::string(std::string_view)>& digest_;
  std::unordered_map<const ledger::Row*, std::string> long_;
};

// What makes a finding the same one in another reading of the file.
std::string KeyOf(const Finding& finding, const ledger::Row* row, RowKeys& rows) {
  std::string key = finding.code;
  for (const std::string_view part :
       {ledger::Name(finding.field), rows.Of(row), WordsOf(finding, row)})
    key.append("\n").append(part);
  if (row == nullptr)
    for (const auto& [name, value] : finding.arguments)
      key.append("\n").append(name).append("=").append(value);
  return key;
}

int IndexOf(std::string_view code) {
  const auto codes = ledger::FindingCodes();
  for (size_t i = 0; i < codes.size(); ++i)
    if (codes[i].code == code) return static_cast<int>(i);
  return -1;
}

void WriteText(JsonWriter& json, std::string_view key, std::string_view text) {
  json.Key(key).BeginObject().Key("text").String(text).EndObject();
}

}  // namespace

std::string UriOfPath(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
    if (plain)
      uri += c;
    else
      uri.append("%").append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
  }
  return uri;
}

SarifWriter::SarifWriter(Tool tool) : tool_(std::move(tool)) {
  json_.BeginObject();
  json_.Key("$schema").String(
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
  json_.Key("version").String("2.1.0");
  json_.Key("runs").BeginArray().BeginObject();
  WriteDriver();
  json_.Key("columnKind").String("unicodeCodePoints");
  json_.Key("results").BeginArray();
}

void SarifWriter::WriteDriver() {
  json_.Key("tool").BeginObject().Key("driver").BeginObject();
  json_.Key("name").String("duban").Key("version").String(tool_.version);
  json_.Key("semanticVersion").String(tool_.version).Key("language").String("zh-CN");
  json_.Key("rules").BeginArray();
  for (const ledger::FindingCode& one : ledger::FindingCodes()) {
    const base::Message meaning{"rule." + std::string(one.code), {}};
    json_.BeginObject().Key("id").String(one.code);
    WriteText(json_, "shortDescription", tool_.chinese(meaning) + " / " + tool_.english(meaning));
    json_.Key("defaultConfiguration").BeginObject();
    json_.Key("level").String(LevelOf(one.severity)).EndObject();
    json_.Key("properties").BeginObject().Key("zh").String(tool_.chinese(meaning));
    json_.Key("en").String(tool_.english(meaning)).EndObject().EndObject();
  }
  json_.EndArray().EndObject().EndObject();
}

void SarifWriter::Add(const std::string& path, const ledger::Document& document,
                      const std::vector<Finding>& findings) {
  std::unordered_map<int, const ledger::Row*> rows;
  for (const auto& task : document.tasks) rows.emplace(task.row.number, &task.row);
  std::map<std::string, int> seen;  // the same words may be doubted twice
  RowKeys keys(tool_.digest);
  for (const Finding& finding : findings) {
    const auto found = finding.task ? rows.find(*finding.task) : rows.end();
    const ledger::Row* row = found == rows.end() ? nullptr : found->second;
    std::string key = KeyOf(finding, row, keys);
    const int times = ++seen[key];
    WriteResult(path, finding, row, tool_.digest(key) + ":" + std::to_string(times));
  }
  paths_.push_back(path);
}

void SarifWriter::AddFailure(const std::string& path, std::string_view sentence) {
  failures_.push_back({path, std::string(sentence)});
}

void SarifWriter::WriteResult(const std::string& path, const Finding& finding,
                              const ledger::Row* row, const std::string& fingerprint) {
  json_.BeginObject().Key("ruleId").String(finding.code);
  if (const int index = IndexOf(finding.code); index >= 0) json_.Key("ruleIndex").Integer(index);
  json_.Key("level").String(LevelOf(finding.severity));
  WriteText(json_, "message", tool_.chinese({finding.code, finding.arguments}));
  WriteLocation(path, finding);
  json_.Key("partialFingerprints").BeginObject().Key("dubanFinding/v1").String(fingerprint);
  json_.EndObject();
  if (const std::string_view words = WordsOf(finding, row); !words.empty())
    json_.Key("properties").BeginObject().Key("text").String(words).EndObject();
  json_.EndObject();
}

void SarifWriter::WriteLocation(const std::string& path, const Finding& finding) {
  json_.Key("locations").BeginArray().BeginObject();
  json_.Key("physicalLocation").BeginObject();
  json_.Key("artifactLocation").BeginObject().Key("uri").String(UriOfPath(path)).EndObject();
  if (finding.place.line > 0)
    json_.Key("region").BeginObject().Key("startLine").Integer(finding.place.line).EndObject();
  json_.EndObject();
  if (finding.task) {
    const std::string task = std::to_string(*finding.task);
    const std::string_view field = ledger::Name(finding.field);
    const std::string name = field.empty() ? task : task + "/" + std::string(field);
    json_.Key("logicalLocations").BeginArray().BeginObject();
    json_.Key("name").String(field.empty() ? std::string_view(task) : field);
    json_.Key("fullyQualifiedName").String(name).Key("kind").String("element");
    json_.EndObject().EndArray();
  }
  json_.EndObject().EndArray();
}

std::string SarifWriter::Finish() && {
  json_.EndArray();
  json_.Key("artifacts").BeginArray();
  for (const std::string& path : paths_) {
    json_.BeginObject().Key("location").BeginObject();
    json_.Key("uri").String(UriOfPath(path)).EndObject().EndObject();
  }
  json_.EndArray();
  json_.Key("invocations").BeginArray().BeginObject();
  json_.Key("executionSuccessful").Boolean(failures_.empty());
  json_.Key("toolExecutionNotifications").BeginArray();
  for (const Failure& failure : failures_) {
    json_.BeginObject().Key("level").String("error");
    WriteText(json_, "message", failure.sentence);
    json_.Key("locations").BeginArray().BeginObject().Key("physicalLocation").BeginObject();
    json_.Key("artifactLocation").BeginObject().Key("uri").String(UriOfPath(failure.path));
    json_.EndObject().EndObject().EndObject().EndArray().EndObject();
  }
  json_.EndArray().EndObject().EndArray();
  json_.EndObject().EndArray().EndObject();
  return std::move(json_).Take() + "\n";
}

}  // namespace duban::wire
