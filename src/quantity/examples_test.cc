// Holds the rules against their examples: src/quantity/testdata/examples/<group>.tsv.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "quantity/mention.h"
#include "quantity/quantity.h"

namespace duban::quantity {
namespace {

struct Example {
  std::string place, rule, text, amounts;
  bool reads = false;
};

std::vector<std::string> Split(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<std::string> Groups() {
  std::vector<std::string> groups;
  for (const auto& row : kRulesRows)
    if (groups.empty() || groups.back() != row.group) groups.emplace_back(row.group);
  return groups;
}

std::vector<Example> ReadExamples(const std::string& group) {
  const std::string path = "src/quantity/testdata/examples/" + group + ".tsv";
  std::ifstream file(path);
  std::vector<Example> examples;
  std::string line;
  bool head = true;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    auto cells = Split(line);
    cells.resize(4);
    if (!std::exchange(head, false))
      examples.push_back(
          {path + ":" + std::to_string(number), cells[0], cells[2], cells[3], cells[1] == "yes"});
  }
  return examples;
}

std::string Words(const ledger::Quantity& quantity) {
  constexpr const char* kHedges[] = {"",        " at_least", " at_most", " about",
                                     " nearly", " over",     " reach",   " estimated"};
  constexpr const char* kDirections[] = {"", " up", " down"};
  std::string words = quantity.value.ToString();
  if (quantity.upper) words += ".." + quantity.upper->ToString();
  return words + " " + quantity.unit + kHedges[static_cast<int>(quantity.hedge)] +
         kDirections[static_cast<int>(quantity.direction)];
}

std::string Amounts(const std::string& text) {
  std::string all;
  for (const auto& quantity : FindQuantities(text)) {
    std::string words = Words(quantity);
    while (words.ends_with(' ')) words.pop_back();
    all += (all.empty() ? "" : "; ") + words;
  }
  return all;
}

bool Reads(const std::string& text, std::string_view rule) {
  for (const Mention& mention : FindMentions(text))
    for (const RuleId id : mention.trail)
      if (Name(id) == rule) return true;
  return false;
}

class Examples : public testing::TestWithParam<std::string> {};

TEST_P(Examples, GiveTheirAmounts) {
  for (const Example& example : ReadExamples(GetParam())) {
    std::string want = example.amounts;
    while (want.ends_with(' ')) want.pop_back();
    EXPECT_EQ(Amounts(example.text), want) << example.place << ": " << example.text;
  }
}

TEST_P(Examples, UseTheirRuleOrLeaveItAlone) {
  for (const Example& example : ReadExamples(GetParam()))
    EXPECT_EQ(Reads(example.text, example.rule), example.reads)
        << example.place << ": " << example.rule << ": " << example.text;
}

TEST_P(Examples, StandOnBothSidesOfEveryRule) {
  std::map<std::string, std::set<bool>> sides;
  for (const Example& example : ReadExamples(GetParam())) sides[example.rule].insert(example.reads);
  for (const auto& row : kRulesRows) {
    if (row.group != GetParam()) continue;
    EXPECT_EQ(sides[std::string(row.rule)].size(), 2u) << row.rule;
  }
  for (const auto& [rule, side] : sides)
    EXPECT_TRUE(
        std::any_of(std::begin(kRulesRows), std::end(kRulesRows),
                    [&](const auto& row) { return row.rule == rule && row.group == GetParam(); }))
        << rule << " is no rule of this group";
}

INSTANTIATE_TEST_SUITE_P(Groups, Examples, testing::ValuesIn(Groups()),
                         [](const auto& group) { return group.param; });

}  // namespace
}  // namespace duban::quantity
