// Entry points: CheckConfig.
#include "cli/check_config.h"

#include <filesystem>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "port/system/file.h"
#include "port/text/encoding.h"

namespace duban::cli {
namespace {

constexpr uint64_t kMostBytes = 4 << 20;
constexpr std::string_view kBlanks = " \t";

// The lines of a small text file in any encoding, without comments.
base::Expected<std::vector<std::pair<int, std::string>>> LinesOf(const std::string& path) {
  DUBAN_TRY(bytes, port::system::ReadFile(path, kMostBytes));
  auto decoded = port::text::DecodeText(bytes);
  if (!decoded) return base::Fail(std::move(decoded).error().Within(path));
  const std::string_view text = decoded->text();
  std::vector<std::pair<int, std::string>> lines;
  int number = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = base::Trim(text.substr(at, end - at));
    ++number;
    at = end + 1;
    if (!line.empty() && !line.starts_with('#')) lines.emplace_back(number, line);
  }
  return lines;
}

// The first word of a line and what stands behind the blanks after it.
std::pair<std::string_view, std::string_view> Parted(std::string_view line,
                                                     std::string_view blanks) {
  const size_t end = std::min(line.find_first_of(blanks), line.size());
  return {line.substr(0, end), base::Trim(line.substr(end))};
}

std::string PlaceOf(const std::string& path, int number) {
  return path + ":" + std::to_string(number);
}

}  // namespace

base::Expected<void> CheckConfig::Read(const std::string& path, Console& console) {
  const bool found = path.empty();
  const std::string name = found ? std::string(kCheckConfigName) : path;
  if (found && !port::system::IsRegularFile(name)) return {};
  DUBAN_TRY(lines, LinesOf(name));
  if (found) console.Remark(console.Say("check-config-used", {{"path", name}}));
  for (const auto& [number, line] : lines) DUBAN_CHECK(TakeLine(line, name, number, console));
  return {};
}

base::Expected<void> CheckConfig::TakeLine(std::string_view line, const std::string& path,
                                           int number, Console& console) {
  const auto [code, value] = Parted(line, kBlanks);
  if (code == "words")
    return ReadWords((std::filesystem::path(path).parent_path() / std::string(value)).string());
  const auto severity = ledger::ParseSeverity(value);
  if (!severity && value != "off") {
    auto wrong = base::Fail(base::ErrorCode::kMalformed, "check-config-severity",
                            {{"code", std::string(code)}, {"value", std::string(value)}});
    return base::Fail(std::move(wrong.error).Within(PlaceOf(path, number)));
  }
  if (ledger::FindFindingCode(code) == nullptr)
    console.Remark(PlaceOf(path, number) + ": " +
                   console.Say("check-config-unknown", {{"code", std::string(code)}}));
  else
    severities_[std::string(code)] = severity;
  return {};
}

base::Expected<void> CheckConfig::ReadWords(const std::string& path) {
  DUBAN_TRY(lines, LinesOf(path));
  words_.clear();
  for (const auto& [number, line] : lines) {
    const auto [word, advice] = Parted(line, "\t");
    if (advice.empty()) {
      auto wrong = base::Fail(base::ErrorCode::kMalformed, "check-words-line",
                              {{"text", std::string(word)}});
      return base::Fail(std::move(wrong.error).Within(PlaceOf(path, number)));
    }
    words_.push_back({std::string(base::Trim(word)), std::string(advice)});
  }
  return {};
}

void CheckConfig::Apply(std::vector<ledger::Finding>& findings) const {
  std::erase_if(findings, [&](const ledger::Finding& finding) {
    const auto told = severities_.find(finding.code);
    return told != severities_.end() && !told->second;
  });
  for (ledger::Finding& finding : findings)
    if (const auto told = severities_.find(finding.code); told != severities_.end())
      finding.severity = *told->second;
}

}  // namespace duban::cli
