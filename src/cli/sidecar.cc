// Entry points: ParseSidecar, Origins::Read, Origins::Apply.
#include "cli/sidecar.h"

#include <filesystem>

#include "base/utf8.h"
#include "cli/flat_json.h"
#include "port/system/file.h"
#include "port/text/encoding.h"
#include "read/csv.h"
#include "words/words.h"

namespace duban::cli {
namespace {

constexpr uint64_t kMostSidecar = 1 << 20;
constexpr uint64_t kMostMetadata = 64 << 20;
constexpr size_t kMostAddress = 2048;  // bytes
constexpr size_t kMostName = 300;

using base::ErrorCode;

bool IsClean(std::string_view text) {
  return base::IsValidUtf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return (c >= 0 && c < ' ') || c == 0x7F;
         });
}

base::Expected<void> SetAddress(std::string_view text, ledger::Origin& origin) {
  const bool web = text.starts_with("http://") || text.starts_with("https://");
  if (!web || text.size() > kMostAddress || !IsClean(text) || text.find(' ') != text.npos)
    return base::Fail(ErrorCode::kMalformed, "sidecar-address");
  origin.address = text;
  return {};
}

base::Expected<void> SetGovernment(std::string_view text, ledger::Origin& origin) {
  if (text.size() > kMostName || !IsClean(text))
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

base::Expected<table::Grid> ReadGrid(const std::string& path) {
  DUBAN_TRY(bytes, port::system::ReadFile(path, kMostMetadata));
  DUBAN_TRY(decoded, port::text::DecodeText(bytes));
  const auto dialect = read::FindDialect(decoded.text());
  table::Document document;
  DUBAN_CHECK(read::ReadCsv(decoded.text(), dialect.value_or(read::Dialect{}), {}, document));
  return std::get<table::Grid>(std::move(document.blocks.at(0)));
}

}  // namespace

base::Expected<ledger::Origin> ParseSidecar(std::string_view json) {
  DUBAN_TRY(members, ParseFlatJson(json));
  ledger::Origin origin;
  for (const auto& [name, text] : members) DUBAN_CHECK(Set(name, text, origin));
  return origin;
}

base::Expected<Origins> Origins::Read(const std::string& path) {
  auto grid = ReadGrid(path);
  if (!grid) {
    if (grid.error().message.arguments.empty() && grid.error().trail.empty())
      return base::Fail(std::move(grid).error().Within(path));
    return base::Fail(std::move(grid).error());
  }
  std::map<uint32_t, std::string> columns;
  std::optional<uint32_t> file;
  for (uint32_t column = 0; column < grid->columns(); ++column) {
    columns[column] = grid->TextAt(0, column);
    if (columns[column] == "file") file = column;
  }
  if (!file) return base::Fail(ErrorCode::kMalformed, "metadata-columns", {{"path", path}});
  Origins origins;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  for (uint32_t row = 1; row < grid->rows(); ++row) {
    const std::string name(grid->TextAt(row, *file));
    if (name.empty()) continue;
    const table::Cell* cell = grid->At(row, *file);
    const std::string place = path + ":" + std::to_string(cell == nullptr ? 0 : cell->line);
    ledger::Origin origin;
    for (const auto& [column, field] : columns)
      if (auto set = Set(field, grid->TextAt(row, column), origin); !set)
        return base::Fail(std::move(set).error().Within(place));
    if (!origins.by_path_.emplace(KeyOf(folder / name), std::move(origin)).second) {
      auto twice = base::Fail(ErrorCode::kMalformed, "metadata-twice", {{"file", name}});
      return base::Fail(std::move(twice.error).Within(place));
    }
  }
  return origins;
}

void Origins::Apply(const std::string& path, ledger::Document& document) const {
  const auto told = by_path_.find(KeyOf(path));
  if (told != by_path_.end()) {
    document.source.origin = told->second;
    return;
  }
  const std::string beside = path + std::string(kSidecarEnding);
  if (!port::system::IsRegularFile(beside)) return;
  const auto bytes = port::system::ReadFile(beside, kMostSidecar);
  auto origin = bytes ? ParseSidecar(*bytes) : base::Fail(bytes.error());
  if (origin) {
    document.source.origin = std::move(*origin);
    return;
  }
  document.findings.push_back(
      {"sidecar-wrong",
       ledger::Severity::kWarning,
       std::nullopt,
       ledger::Field::kNone,
       std::nullopt,
       {{"file", port::system::FileName(beside)}, {"reason", words::Say(origin.error().message)}},
       {}});
}

}  // namespace duban::cli
