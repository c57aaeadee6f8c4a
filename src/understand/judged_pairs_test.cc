// Promises and answers in testdata/judged_pairs.tsv, each with the classes that a careful reader
// would give.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "understand/assemble/publisher.h"
#include "understand/understand.h"

namespace duban::understand {
namespace {

std::vector<std::string> Cut(const std::string& text, char mark) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, mark);) parts.push_back(part);
  return parts;
}

struct JudgedPair {
  std::string rule, period, content, progress;
  Level level = Level::kUnknown;              // of the government
  std::vector<std::set<std::string>> wanted;  // of each amount, the classes that are right
  bool known = false;                         // a difference that is known: only not too good
};

std::vector<JudgedPair> Pairs() {
  std::ifstream file("src/understand/testdata/judged_pairs.tsv");
  std::vector<JudgedPair> pairs;
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> cells = Cut(line, '\t');
    if (line.starts_with('#') || cells.size() < 5 || cells[0] == "rule") continue;
    JudgedPair pair{cells[0], cells[1], cells[2], cells[3]};
    pair.known = cells.size() > 5;
    // 2024 甲县: of which government the table is.
    if (const size_t blank = pair.period.find(' '); blank != std::string::npos) {
      pair.level = LevelOf(PlaceFromChain(pair.period.substr(blank + 1)));
      pair.period.resize(blank);
    }
    for (const std::string& classes : Cut(cells[4], ' ')) {
      const std::vector<std::string> list = Cut(classes, '|');
      pair.wanted.emplace_back(list.begin(), list.end());
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

std::vector<std::string> Judged(const JudgedPair& pair) {
  const auto reading =
      ReadTask(pair.content, pair.progress, ledger::Period::Parse(pair.period), pair.level);
  std::vector<std::string> classes;
  for (size_t i = 0; i < reading.verdicts.size(); ++i)
    if (reading.targets[i].value)
      classes.emplace_back(ledger::Name(reading.verdicts[i].verdict_class));
  return classes;
}

bool IsRight(const JudgedPair& pair, const std::vector<std::string>& got) {
  if (got.size() != pair.wanted.size()) return false;
  for (size_t i = 0; i < got.size(); ++i)
    if (!pair.wanted[i].contains(got[i])) return false;
  return true;
}

// Better than any class that is right.
bool IsTooGood(const std::set<std::string>& wanted, const std::string& got) {
  static const std::vector<std::string> kGood = {"on_pace", "ahead", "met"};
  const auto at = std::find(kGood.begin(), kGood.end(), got);
  if (wanted.contains(got) || at == kGood.end()) return false;
  return got == "met" || std::none_of(kGood.begin(), kGood.end(),
                                      [&](const auto& name) { return wanted.contains(name); });
}

TEST(JudgedPairs, AreJudgedAsACarefulReaderWould) {
  const std::vector<JudgedPair> pairs = Pairs();
  ASSERT_GT(pairs.size(), 100u);
  for (const JudgedPair& pair : pairs) {
    const std::vector<std::string> got = Judged(pair);
    std::string classes;
    for (const std::string& name : got) classes += name + " ";
    EXPECT_NE(IsRight(pair, got), pair.known)
        << pair.rule << ": " << pair.content << " " << pair.progress << " " << classes;
  }
}

TEST(JudgedPairs, NoneIsJudgedTooWell) {
  for (const JudgedPair& pair : Pairs()) {
    const std::vector<std::string> got = Judged(pair);
    for (size_t i = 0; i < std::min(got.size(), pair.wanted.size()); ++i)
      EXPECT_FALSE(IsTooGood(pair.wanted[i], got[i]))
          << pair.rule << ": " << pair.content << " " << pair.progress << " " << got[i];
  }
}

}  // namespace
}  // namespace duban::understand
