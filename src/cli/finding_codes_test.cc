// The one table of codes against what the program makes and says.
#include "ledger/finding_codes.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "understand/lint/linter.h"
#include "words/words.h"

namespace duban::ledger {
namespace {

std::string TextOf(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// Codes that sources name where they make a finding or a reader's note.
std::map<std::string, std::string> CodesInSources() {
  static const std::regex kMade(
      R"((?:MakeFinding\(|notes\.push_back\(\s*\{|\bFind(?:InRow)?\(|k\w*(?:Code|Overridden|Differs|Kept|Long) = )\s*\"([a-z-]+)\")");
  std::map<std::string, std::string> codes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
    const std::string path = entry.path().string();
    if (path.ends_with("_test.cc") || !(path.ends_with(".cc") || path.ends_with(".h"))) continue;
    const std::string source = TextOf(entry.path());
    for (std::sregex_iterator at(source.begin(), source.end(), kMade), end; at != end; ++at)
      codes.emplace((*at)[1], path);
  }
  return codes;
}

TEST(FindingCodes, TheTableHasEveryCodeThatIsMade) {
  const auto codes = CodesInSources();
  EXPECT_GT(codes.size(), 20u);
  for (const auto& [code, path] : codes)
    EXPECT_NE(FindFindingCode(code), nullptr) << code << " in " << path;
  for (const understand::LintRule& rule : understand::LintRules())
    EXPECT_NE(FindFindingCode(rule.code), nullptr) << rule.code;
}

TEST(FindingCodes, EachStandsOnceWithItsSentenceAndItsMeaning) {
  std::set<std::string_view> seen;
  for (const FindingCode& one : FindingCodes()) {
    EXPECT_TRUE(seen.insert(one.code).second) << one.code;
    EXPECT_TRUE(words::Knows(one.code)) << one.code;
    EXPECT_TRUE(words::Knows("rule." + std::string(one.code))) << one.code;
  }
}

TEST(FindingCodes, ARuleOfTheLinterIsOneOfTheTable) {
  std::set<std::string_view> rules;
  for (const understand::LintRule& rule : understand::LintRules()) rules.insert(rule.code);
  for (const FindingCode& one : FindingCodes())
    if (one.maker == FindingMaker::kLint && one.code != "cell-too-long")
      EXPECT_TRUE(rules.contains(one.code)) << one.code;
}

// No finding is weighed anywhere but in the table.
TEST(FindingCodes, NoOtherSourceWeighs) {
  static const std::regex kWeighs(
      R"(severity = (?:ledger::)?Severity::k|\{\"[a-z-]+\",\s*(?:ledger::)?Severity::k)");
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
    const std::string path = entry.path().string();
    if (!path.ends_with(".cc") || path.ends_with("_test.cc")) continue;
    EXPECT_FALSE(std::regex_search(TextOf(entry.path()), kWeighs)) << path;
  }
}

}  // namespace
}  // namespace duban::ledger
