// Entry points: ParseSidecar, Origins::Read, Origins::Unused, Origins::Apply, TellUnused.
#include "cli/sidecar.h"

#include "ledger/names.h"

#include <filesystem>
#include <set>

#include "base/utf8.h"
#include "cli/csv_file.h"
#include "cli/flat_json.h"
#include "ledger/finding_codes.h"
#include "ledger/plain_line.h"
#include "port/system/file.h"
#include "words/words.h"

namespace duban::cli {
namespace {

constexpr uint64_t kMostSidecar = 1 << 20;
constexpr uint64_t kMostMetadata = 64 << 20;
constexpr size_t kMostAddress = 2048;  // bytes

using base::ErrorCode;

bool IsClean(std::string_view text) {
  return base::IsValidUtf8(text) && !ledger::HiddenIn(text);
}

base::Expected<void> SetAddress(std::string_view text, ledger::Origin& origin) {
  const bool web = text.starts_with("http://") || text.starts_with("https://");
  if (!web || text.size() > kMostAddress || !IsClean(text) || text.find(' ') != text.npos)
    return base::Fail(ErrorCode::kMalformed, "sidecar-address");
  origin.address = text;
  return {};
}

base::Expected<void> SetGovernment(std::string_view text, ledger::Origin& origin) {
  if (base::CountCodePoints(text) > ledger::kMostNameCharacters || !IsClean(text))
    return base::Fail(ErrorCode::kMalformed, "sidecar-text", {{"field", "government"}});
  origin.government = text;
  return {};
}

// The day, also of "2025-01-08T10:00:00Z".
base::Expected<void> SetFetched(std::string_view text, ledger::Origin& origin) {
  const bool timed = text.size() > 10 && (text[10] == 'T' || text[10] == ' ');
  origin.fetched = base::Date::Parse(timed ? text.substr(0, 10) : text);
  if (!origin.fetched || !origin.fetched->IsValid())
    return base::Fail(ErrorCode::kMalformed, "sidecar-day");
  return {};
}

base::Expected<void> Set(std::string_view field, std::string_view text, ledger::Origin& origin) {
  text = base::Trim(text);
  if (text.empty()) return {};
  if (field == "address") return SetAddress(text, origin);
  if (field == "government") return SetGovernment(text, origin);
  if (field == "fetched") return SetFetched(text, origin);
  return {};
}

// How two names of one file are known as the same, without asking the disk.
std::string KeyOf(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::absolute(path, ignored).lexically_normal().string();
}

// What was told goes before what the file says of itself, which fills what was not told.
void Overlay(const ledger::Origin& told, ledger::Origin& known) {
  const std::string own = std::move(known.address);
  known = told;
  if (known.address.empty()) known.address = own;
}

}  // namespace

base::Expected<ledger::Origin> ParseSidecar(std::string_view json) {
  DUBAN_TRY(members, ParseFlatJson(json));
  ledger::Origin origin;
  for (const auto& [name, text] : members) DUBAN_CHECK(Set(name, text, origin));
  return origin;
}

base::Expected<Origins> Origins::Read(const std::string& path) {
  DUBAN_TRY(file, CsvFile::Read(path, kMostMetadata, "metadata"));
  if (!file.Has("file"))
    return base::Fail(ErrorCode::kMalformed, "metadata-columns", {{"path", path}});
  Origins origins;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  for (uint32_t row = 1; row < file.rows(); ++row) {
    const std::string name(file.At(row, "file"));
    if (name.empty()) continue;
    ledger::Origin origin;
    for (const std::string_view field : {"address", "government", "fetched"})
      if (auto set = Set(field, file.At(row, field), origin); !set)
        return base::Fail(std::move(set).error().Within(file.PlaceOf(row)));
    if (!origins.by_path_.emplace(KeyOf(folder / name), Listed{name, std::move(origin)}).second) {
      auto twice = base::Fail(ErrorCode::kMalformed, "metadata-twice", {{"file", name}});
      return base::Fail(std::move(twice.error).Within(file.PlaceOf(row)));
    }
  }
  return origins;
}

std::vector<std::string> Origins::Unused(const std::vector<std::string>& paths) const {
  std::set<std::string, std::less<>> asked;
  for (const std::string& path : paths) asked.insert(KeyOf(path));
  std::vector<std::string> names;
  for (const auto& [key, listed] : by_path_)
    if (!asked.contains(key)) names.push_back(listed.name);
  return names;
}

void Origins::Apply(const std::string& path, ledger::Document& document) const {
  const auto told = by_path_.find(KeyOf(path));
  ledger::Origin& known = document.source.origin;
  if (told != by_path_.end()) return Overlay(told->second.origin, known);
  const std::string beside = path + std::string(kSidecarEnding);
  if (!port::system::IsRegularFile(beside)) return;
  const auto bytes = port::system::ReadFile(beside, kMostSidecar);
  auto origin = bytes ? ParseSidecar(*bytes) : base::Fail(bytes.error());
  if (origin) return Overlay(*origin, known);
  document.findings.push_back(ledger::MakeFinding(
      "sidecar-wrong",
      {{"file", port::system::FileName(beside)}, {"reason", words::Say(origin.error().message)}}));
}

void TellUnused(const Origins& origins, const std::vector<Input>& inputs, Console& console) {
  constexpr size_t kMostNamed = 5;
  std::vector<std::string> paths;
  for (const Input& input : inputs) paths.push_back(input.path);
  const std::vector<std::string> unused = origins.Unused(paths);
  if (unused.empty()) return;
  const auto end =
      unused.begin() + static_cast<std::ptrdiff_t>(std::min(unused.size(), kMostNamed));
  std::string names = ledger::NamesText({unused.begin(), end});
  if (unused.size() > kMostNamed) names += " …";
  console.Remark(
      console.Say("metadata-unused", {{"count", std::to_string(unused.size())}, {"files", names}}));
}

}  // namespace duban::cli
