// The exam test/exam/offices.tsv: invented tasks in many offices' manner, answered by hand.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "understand/understand.h"

namespace duban::understand {
namespace {

struct Wanted {
  std::string value, unit, op;
  std::set<std::string> classes;
  std::string reported;
};

struct Question {
  std::string period, content, progress;
  std::vector<Wanted> wanted;
};

std::vector<std::string> Fields(const std::string& line, char mark) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, mark);) fields.push_back(field);
  return fields;
}

std::vector<Question> Questions() {
  std::vector<Question> questions;
  std::ifstream file("test/exam/offices.tsv");
  std::string period;
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> fields = Fields(line, '\t');
    if (fields.empty() || fields[0].starts_with("#")) continue;
    if (fields[0] == "period") period = fields.at(1);
    if (fields[0] == "content") questions.push_back({period, fields.at(1), "", {}});
    if (fields[0] == "progress") questions.back().progress = fields.at(1);
    if (fields[0] != "target") continue;
    const std::vector<std::string> classes = Fields(fields.at(5), '|');
    questions.back().wanted.push_back(
        {fields[2], fields[3], fields[4], {classes.begin(), classes.end()}, fields.at(6)});
  }
  return questions;
}

struct Score {
  int wanted = 0, found = 0, invented = 0, right = 0, overclaimed = 0;
};

bool Same(const ledger::Target& target, const Wanted& wanted) {
  return target.value && *target.value == base::Decimal::Parse(wanted.value) &&
         target.unit == wanted.unit;
}

void Mark(const Question& question, Score& score) {
  const auto reading =
      ReadTask(question.content, question.progress, ledger::Period::Parse(question.period));
  score.wanted += static_cast<int>(question.wanted.size());
  int valued = 0, found = 0;
  for (const auto& target : reading.targets) valued += target.value ? 1 : 0;
  for (const Wanted& wanted : question.wanted)
    for (size_t i = 0; i < reading.targets.size(); ++i) {
      if (!Same(reading.targets[i], wanted)) continue;
      const std::string seen(ledger::Name(reading.verdicts[i].verdict_class));
      const bool right = wanted.classes.contains(seen);
      ++found;
      score.right += right ? 1 : 0;
      score.overclaimed += !right && (seen == "met" || seen == "ahead") ? 1 : 0;
      EXPECT_TRUE(right) << question.content << ": " << wanted.value << wanted.unit << " " << seen;
      break;
    }
  score.found += found;
  score.invented += valued - found;
}

TEST(Exam, OfficesInManyMannersAreReadAsByHand) {
  Score score;
  for (const Question& question : Questions()) Mark(question, score);
  ASSERT_GE(score.wanted, 60) << "test/exam/offices.tsv is missing";
  EXPECT_GE(score.found * 100, score.wanted * 98);
  EXPECT_EQ(score.invented, 0);
  EXPECT_GE(score.right * 100, score.wanted * 96);
  EXPECT_EQ(score.overclaimed, 0);
}

// A verdict is computed again from what it stores.
TEST(Exam, VerdictsComeAgainFromTheirStoredFigures) {
  for (const Question& question : Questions()) {
    const auto period = ledger::Period::Parse(question.period);
    const auto reading = ReadTask(question.content, question.progress, period);
    for (size_t i = 0; i < reading.targets.size(); ++i) {
      const ledger::Verdict& verdict = reading.verdicts[i];
      if (!verdict.reported) continue;
      EXPECT_EQ(Recompute(reading.targets[i], verdict, period), verdict.verdict_class)
          << question.content << " " << verdict.rule;
    }
  }
}

TEST(Exam, SpansHoldTheWords) {
  for (const Question& question : Questions()) {
    const auto reading =
        ReadTask(question.content, question.progress, ledger::Period::Parse(question.period));
    for (const ledger::Target& target : reading.targets) {
      ASSERT_LE(target.span.end, question.content.size());
      EXPECT_FALSE(target.span.In(question.content).empty());
    }
    for (const ledger::Verdict& verdict : reading.verdicts)
      EXPECT_TRUE(!verdict.span || verdict.span->end <= question.progress.size());
  }
}

}  // namespace
}  // namespace duban::understand
