#include "understand/lint/linter.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "ledger/finding_codes.h"
#include "read/reader.h"
#include "understand/lint/compare.h"
#include "understand/lint/local_words.h"
#include "understand/understand.h"

namespace duban::understand {
namespace {

std::vector<std::string> Cut(std::string_view text, std::string_view mark) {
  std::vector<std::string> parts;
  for (size_t at = 0;;) {
    const size_t end = text.find(mark, at);
    parts.emplace_back(text.substr(at, end - at));
    if (end == text.npos) return parts;
    at = end + mark.size();
  }
}

struct LintExample {
  std::string code, fires, period, rows;
};

const std::vector<LintExample>& Examples() {
  static const std::vector<LintExample> kExamples = [] {
    std::ifstream file("src/understand/testdata/lint_examples.tsv");
    std::vector<LintExample> examples;
    for (std::string line; std::getline(file, line);) {
      const std::vector<std::string> cells = Cut(line, "\t");
      if (!line.starts_with('#') && cells.size() == 4 && cells[0] != "code")
        examples.push_back({cells[0], cells[1], cells[2], cells[3]});
    }
    return examples;
  }();
  return kExamples;
}

// content ¦ progress ¦ lead units, parted by 、
ledger::Document DocumentOf(std::string_view period, std::string_view rows) {
  ledger::Document document;
  document.period = ledger::Period::Parse(period);
  for (const std::string& row : Cut(rows, "‖")) {
    const std::vector<std::string> cells = Cut(row, "¦");
    ledger::DocumentTask task;
    task.row.number = static_cast<int>(document.tasks.size()) + 1;
    task.row.content = cells.at(0);
    task.row.progress = cells.at(1);
    if (cells.size() > 2) task.row.lead_units = Cut(cells[2], "、");
    document.tasks.push_back(std::move(task));
  }
  ReadPlan(document);
  return document;
}

ledger::Document ReadAs(const std::string& bytes, const char* name) {
  const auto read = read::Read(bytes, name);
  auto document = read ? Understand(*read) : base::Fail(read.error());
  return document ? std::move(*document) : ledger::Document{};
}

// ▤ line ↵ line: a text file.
ledger::Document TextOf(std::string_view lines) {
  std::string text;
  for (const std::string& line : Cut(lines, "↵")) text += line + "\n";
  return ReadAs(text, "例.txt");
}

// ▦ title ⁂ table ⁂ table: a page that is read and put together.
ledger::Document PageOf(std::string_view page) {
  std::string html = "<html><body>";
  const std::vector<std::string> parts = Cut(page, "⁂");
  html += "<h1>" + parts.at(0) + "</h1>";
  for (size_t i = 1; i < parts.size(); ++i) {
    html += "<table>";
    for (const std::string& row : Cut(parts[i], "‖")) {
      html += "<tr>";
      for (const std::string& cell : Cut(row, "¦")) html += "<td>" + cell + "</td>";
      html += "</tr>";
    }
    html += "</table>";
  }
  return ReadAs(html + "</body></html>", "例.html");
}

// earlier rows ⇒ rows; the earlier ledger is of the first half of the year.
ledger::Document ComparedOf(std::string_view period, const std::vector<std::string>& ledgers) {
  const std::string earlier_period = std::string(period.substr(0, 4)) + "H1";
  const ledger::Document earlier = DocumentOf(earlier_period, ledgers.at(0));
  ledger::Document now = DocumentOf(period, ledgers.at(1));
  std::vector<int> continues(now.tasks.size());
  for (size_t i = 0; i < continues.size(); ++i) continues[i] = static_cast<int>(i);
  now.findings = CompareWithEarlier(earlier, now, continues);
  return now;
}

ledger::Document DocumentOf(const LintExample& example) {
  std::string rows = example.rows;
  if (const size_t at = rows.find("…"); at != rows.npos)  // a long text
    rows.replace(at, std::string_view("…").size(), std::string(size_t{40} << 10, '0'));
  if (rows.starts_with("▤")) return TextOf(std::string_view(rows).substr(3));
  if (rows.starts_with("▦")) return PageOf(std::string_view(rows).substr(3));
  if (rows.find("⇒") != rows.npos) return ComparedOf(example.period, Cut(rows, "⇒"));
  const size_t words_end = rows.find("⊕");  // word→advice ⊕ rows
  if (words_end == rows.npos) return DocumentOf(example.period, rows);
  const std::vector<std::string> word = Cut(std::string_view(rows).substr(0, words_end), "→");
  ledger::Document document =
      DocumentOf(example.period, std::string_view(rows).substr(words_end + 3));
  document.findings = FindLocalWords(document, std::vector<LocalWord>{{word.at(0), word.at(1)}});
  return document;
}

bool Fires(const LintExample& example) {
  const ledger::Document document = DocumentOf(example);
  return std::any_of(document.findings.begin(), document.findings.end(),
                     [&](const ledger::Finding& finding) { return finding.code == example.code; });
}

TEST(Linter, RulesFireWhereTheirExamplesSay) {
  for (const LintExample& example : Examples())
    EXPECT_EQ(Fires(example), example.fires == "yes") << example.code << ": " << example.rows;
}

// A figure stands there, of another thing: the reason says of which, and the class stays.
TEST(Linter, TheReasonTellsTheFigureThatStandsInstead) {
  const auto why = [](std::string_view rows) {
    const ledger::Verdict verdict = DocumentOf("2024", rows).tasks.at(0).reading.verdicts.at(0);
    EXPECT_EQ(verdict.verdict_class, ledger::VerdictClass::kUnreported);
    std::string told(verdict.why.key);
    for (const auto& [name, value] : verdict.why.arguments)
      if (name == "text" || name == "told") told.append(" ").append(value);
    return told;
  };
  EXPECT_EQ(why("规上工业增加值增长7%。¦规上工业总产值增长8%。"),
            "why-other-indicator 8% 规上工业总产值");
  EXPECT_EQ(why("全县新增家庭农场50家。¦全市新增家庭农场312家。"), "why-wider-area 312家");
  EXPECT_EQ(why("社会消费品零售总额增长8%。¦新增规上工业企业30家。"), "why-not-mentioned");
}

// Rows that were numbered alike are told apart by nothing else here: each reason has one figure.
TEST(Linter, TheReasonTellsOneFigureWhereTwoRowsBearOneNumber) {
  constexpr std::string_view kRow = "规上工业增加值增长7%。¦规上工业总产值增长8%。";
  ledger::Document document = DocumentOf("2024", std::string(kRow).append("‖").append(kRow));
  document.tasks.at(1).row.number = 1;
  ReadPlan(document);
  for (const ledger::DocumentTask& task : document.tasks) {
    const auto& arguments = task.reading.verdicts.at(0).why.arguments;
    EXPECT_EQ(task.reading.verdicts[0].why.key, "why-other-indicator");
    for (const std::string_view name : {"text", "told"})
      EXPECT_EQ(std::count_if(arguments.begin(), arguments.end(),
                              [&](const auto& one) { return one.first == name; }),
                1)
          << name;
  }
}

// What readers of file types note and people tell is tested where it is made.
bool NeedsExamples(const ledger::FindingCode& one) {
  return one.maker != ledger::FindingMaker::kRead && one.maker != ledger::FindingMaker::kTold;
}

// A layout's case tells every finding of the putting together: it is an example for those it names
// and one against all others.
bool LayoutFinds(const std::filesystem::path& path, std::string_view code) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str().find("\nfinding " + std::string(code)) != std::string::npos;
}

TEST(Linter, EveryCodeHasExamplesForAndAgainst) {
  std::map<std::string_view, std::set<std::string_view>> seen;
  for (const LintExample& example : Examples()) seen[example.code].insert(example.fires);
  for (const auto& entry : std::filesystem::directory_iterator("test/layouts"))
    for (const ledger::FindingCode& one : ledger::FindingCodes())
      if (one.maker == ledger::FindingMaker::kAssemble)
        seen[one.code].insert(LayoutFinds(entry.path(), one.code) ? "yes" : "no");
  for (const ledger::FindingCode& one : ledger::FindingCodes())
    if (NeedsExamples(one)) EXPECT_EQ(seen[one.code].size(), 2u) << one.code << " lacks an example";
  for (const auto& [code, fires] : seen)
    EXPECT_NE(ledger::FindFindingCode(code), nullptr) << "an example of no code: " << code;
}

TEST(Linter, SpansHoldTheWordsOfTheirField) {
  for (const LintExample& example : Examples()) {
    const ledger::Document document = DocumentOf(example);
    for (const ledger::Finding& finding : document.findings) {
      if (!finding.task || !finding.span) continue;  // of the whole document or of a whole cell
      const auto task = std::find_if(
          document.tasks.begin(), document.tasks.end(),
          [&](const ledger::DocumentTask& one) { return one.row.number == *finding.task; });
      ASSERT_NE(task, document.tasks.end());
      const std::string_view text = ledger::TextOf(task->row, finding.field);
      EXPECT_LE(finding.span->end, text.size()) << finding.code;
      EXPECT_FALSE(finding.span->empty()) << finding.code;
    }
  }
}

}  // namespace
}  // namespace duban::understand
