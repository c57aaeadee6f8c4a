// An outside exam: the number, percentage and ordinal cases of another project, in
// ../shared/specs/recognizers-text; skipped where they are absent. The adapter only maps our 百分点
// to their %. Cases in which ours differs stand with the reason in
// testdata/recognizers_differences.tsv.
#include <gtest/gtest.h>

#include <boost/json/src.hpp>  // the test alone needs it: no library to link
#include <fstream>
#include <set>
#include <sstream>

#include "quantity/mention.h"

namespace duban::quantity {
namespace {

constexpr const char* kFolder = "../shared/specs/recognizers-text/";
enum class Model { kNumber, kPercent, kOrdinal };

std::string ReadAll(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  std::string text = all.str();
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

bool IsPercentage(const Mention& mention) {
  const std::string_view unit = mention.quantity.unit;
  return unit == "%" || unit == "‰";
}

// Theirs: 12个百分点 is a number to the one model and 12% to the other.
bool Belongs(const Mention& mention, Model model) {
  const bool points = mention.quantity.unit == "百分点";
  switch (model) {
    case Model::kNumber:
      return !IsPercentage(mention);
    case Model::kPercent:
      return IsPercentage(mention) || points;
    default:
      return mention.kind == MentionKind::kOrdinal;
  }
}

double ValueOf(const Mention& mention, Model model) {
  const auto& quantity = mention.quantity;
  const bool per_mille = model == Model::kPercent && quantity.base_value.has_value();
  return std::stod((per_mille ? *quantity.base_value : quantity.value).ToString());
}

bool Agrees(const boost::json::object& one, Model model) {
  const std::string input = std::string(one.at("Input").as_string());
  std::vector<double> got, want;
  for (const Mention& mention : FindMentions(input))
    if (Belongs(mention, model)) got.push_back(ValueOf(mention, model));
  for (const auto& result : one.at("Results").as_array())
    want.push_back(std::stod(std::string(result.at("Resolution").at("value").as_string())));
  if (got.size() != want.size()) return false;
  for (size_t i = 0; i < got.size(); ++i)
    if (std::abs(got[i] - want[i]) > 1e-9 * std::max({1.0, std::abs(got[i])})) return false;
  return true;
}

struct Tally {
  int cases = 0;
  std::set<std::string> differing;
};

void Take(const char* file, Model model, Tally& tally) {
  const auto cases = boost::json::parse(ReadAll(kFolder + std::string(file)));
  for (const auto& one : cases.as_array()) {
    ++tally.cases;
    if (!Agrees(one.as_object(), model))
      tally.differing.insert(std::string(one.at("Input").as_string()));
  }
}

std::set<std::string> KnownDifferences() {
  std::ifstream file("src/quantity/testdata/recognizers_differences.tsv");
  std::set<std::string> known;
  std::string line;
  while (std::getline(file, line))
    if (!line.empty() && line[0] != '#' && line.find('\t') != std::string::npos)
      known.insert(line.substr(0, line.find('\t')));
  known.erase("input");
  return known;
}

TEST(Recognizers, AgreesWithAtLeast97PercentOfTheCases) {
  if (!std::ifstream(kFolder + std::string("README.md"))) GTEST_SKIP() << kFolder << " is absent";
  Tally tally;
  Take("Number_Chinese_NumberModel.json", Model::kNumber, tally);
  Take("Number_Chinese_PercentModel.json", Model::kPercent, tally);
  Take("Number_Chinese_OrdinalModel.json", Model::kOrdinal, tally);
  EXPECT_EQ(tally.cases, 524);
  EXPECT_LE(tally.differing.size() * 100, static_cast<size_t>(tally.cases) * 3);
  EXPECT_EQ(tally.differing, KnownDifferences());
}

}  // namespace
}  // namespace duban::quantity
