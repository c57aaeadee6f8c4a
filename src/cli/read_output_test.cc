#include "cli/read_output.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "base/utf8.h"

namespace duban::cli {
namespace {

using wire::Level;
constexpr Level kLevels[] = {Level::kDocument, Level::kTask, Level::kTarget, Level::kFinding};

std::vector<std::string> HeadOf(Level level) {
  std::string head = wire::WordedCsvHead(level, InChinese);
  head.pop_back();
  std::vector<std::string> out(1);
  for (const char c : head) c == ',' ? void(out.emplace_back()) : out.back().push_back(c);
  return out;
}

TEST(ReadOutput, EveryColumnHasAChineseHeadingOfItsOwn) {
  for (const Level level : kLevels) {
    const auto names = wire::FieldNames(level);
    const std::vector<std::string> head = HeadOf(level);
    ASSERT_EQ(head.size(), names.size());
    EXPECT_EQ(std::set<std::string>(head.begin(), head.end()).size(), head.size());
    for (size_t i = 0; i < head.size(); ++i)
      EXPECT_TRUE(base::IsHan(base::Decode(head[i], 0).value)) << names[i] << ": " << head[i];
  }
}

ledger::Document OneOfEach() {
  ledger::Document document;
  ledger::DocumentTask task;
  for (int i = 0; i < 7; ++i) {
    auto& target = task.reading.targets.emplace_back();
    target.kind = static_cast<ledger::TargetKind>(i);
    target.op = static_cast<ledger::Operator>(i % 5);
    target.stage = static_cast<ledger::Stage>(i % 6);
    auto& verdict = task.reading.verdicts.emplace_back();
    verdict.verdict_class = static_cast<ledger::VerdictClass>(i);
    verdict.reason = static_cast<ledger::UnreportedReason>(i % 4);
  }
  document.tasks = {task};
  for (int i = 0; i <= static_cast<int>(ledger::Field::kOther); ++i) {
    ledger::Finding& finding = document.findings.emplace_back();
    finding.code = "silent-target";
    finding.field = static_cast<ledger::Field>(i);
    finding.severity = static_cast<ledger::Severity>(i % 3);
  }
  return document;
}

TEST(ReadOutput, ValuesThatAreOneOfFewAreWorded) {
  const std::set<std::string_view> few = {"class",    "reason",   "kind",  "stage",
                                          "operator", "severity", "field", "document_kind",
                                          "graded",   "code",     "rule"};
  for (const auto kind : {ledger::DocumentKind::kLedger, ledger::DocumentKind::kDecomposition,
                          ledger::DocumentKind::kBulletin})
    for (const Level level : kLevels) {
      ledger::Document document = OneOfEach();
      document.kind = kind;
      for (const wire::Record& record :
           wire::RecordsOf(document, wire::KeysOf(document, ""), "a", level, InChinese)) {
        const wire::Record worded = wire::Worded(record, InChinese);
        for (size_t i = 0; i < worded.size(); ++i) {
          const std::string& text = worded[i].text;
          if (!few.contains(worded[i].name) || worded[i].kind == wire::Field::Kind::kNumber)
            EXPECT_EQ(text, record[i].text);
          else if (!record[i].text.empty())
            EXPECT_TRUE(base::IsHan(base::Decode(text, 0).value)) << worded[i].name << text;
        }
      }
    }
}

// As they stand in the rules' own text: no list of them has to be kept.
std::set<std::string> RulesOfVerdicts() {
  std::set<std::string> rules;
  for (const char* path : {"src/understand/judge/verdicts.cc", "src/understand/judge/judge.cc"}) {
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    static const std::regex kPlace(
        R"((verdict\.rule\s*=[^;]*;|FigureRule\([^)]*\) \{[^}]*\}|ShareVerdict\([^;]*;))");
    static const std::regex kRule(R"re("([a-z]+(?:-[a-z]+)+)")re");
    for (std::sregex_iterator place(text.begin(), text.end(), kPlace), none; place != none;
         ++place) {
      const std::string words = place->str();
      for (std::sregex_iterator rule(words.begin(), words.end(), kRule); rule != none; ++rule)
        rules.insert((*rule)[1]);
    }
  }
  return rules;
}

TEST(ReadOutput, EveryRuleOfAVerdictIsWorded) {
  const std::set<std::string> rules = RulesOfVerdicts();
  EXPECT_TRUE(rules.contains("about-nine-tenths") && rules.contains("share-told"));
  for (const std::string& rule : rules) {
    const std::string words =
        wire::Worded({{"rule", wire::Field::Kind::kText, rule, {}}}, InChinese)[0].text;
    EXPECT_TRUE(words.find(rule) == words.npos) << rule;
  }
  EXPECT_EQ(wire::Worded({{"rule", wire::Field::Kind::kText, "of-old", {}}}, InChinese)[0].text,
            "of-old");
}

TEST(ReadOutput, APeriodIsWordedAsNoSpreadsheetTakesForADay) {
  const std::pair<const char*, const char*> cases[] = {
      {"2025", "2025年全年"},     {"2025Q3", "2025年第三季度"},     {"2025H1", "2025年上半年"},
      {"2025-09", "2025年1—9月"}, {"2025-11-20", "2025年11月20日"}, {"", ""}};
  for (const auto& [label, words] : cases) {
    const wire::Record record = {{"period", wire::Field::Kind::kText, label, {}}};
    EXPECT_EQ(wire::Worded(record, InChinese)[0].text, words);
  }
}

TEST(ReadOutput, HeadingsAreOfTablesOnly) {
  for (const char* format : {"text", "json", "jsonl", "review"}) {
    const auto checked = ReadOutput::Check({.format = format, .worded = true});
    ASSERT_FALSE(checked.has_value()) << format;
    EXPECT_EQ(checked.error().code, base::ErrorCode::kUsage);
  }
  EXPECT_TRUE(ReadOutput::Check({.format = "csv", .worded = true}).has_value());
}

}  // namespace
}  // namespace duban::cli
