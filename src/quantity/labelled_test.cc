// Precision and recall on labelled mentions: invented prose as text, and a real document by
// offsets, skipped where ../shared is absent or the document is another one.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "port/system/hash.h"
#include "quantity/quantity.h"

namespace duban::quantity {
namespace {

struct Score {
  int right = 0, missed = 0, invented = 0;
  int labelled() const { return right + missed; }
};

// One amount as labels write it: "120 3..5 个".
std::string Label(const ledger::Quantity& quantity, size_t shift = 0) {
  std::string label =
      std::to_string(quantity.number.begin + shift) + " " + quantity.value.ToString();
  if (quantity.upper) label += ".." + quantity.upper->ToString();
  return label + " " + quantity.unit;
}

void Compare(const std::set<std::string>& want, const std::set<std::string>& got, Score& score) {
  for (const std::string& label : want) got.contains(label) ? ++score.right : ++score.missed;
  for (const std::string& label : got)
    if (!want.contains(label)) ++score.invented;
}

void ExpectGood(const Score& score) {
  EXPECT_GE(score.right * 100, score.labelled() * 99) << "missed " << score.missed;
  EXPECT_GE(score.right * 100, (score.right + score.invented) * 99)
      << "invented " << score.invented;
}

std::set<std::string> Labels(std::string cells) {
  std::set<std::string> labels;
  for (size_t end; !cells.empty(); cells.erase(0, std::min(end + 2, cells.size()))) {
    end = std::min(cells.find("; "), cells.size());
    labels.insert(cells.substr(0, end));
  }
  return labels;
}

TEST(Labelled, ProseIsReadWithFewFaults) {
  std::ifstream file("src/quantity/testdata/labelled_prose.tsv");
  Score score;
  std::string line;
  while (std::getline(file, line)) {
    const size_t tab = line.find('\t');
    if (line.starts_with('#') || line.starts_with("text\t") || tab == std::string::npos) continue;
    std::set<std::string> got;
    const std::string text = line.substr(0, tab);
    for (const auto& quantity : FindQuantities(text)) got.insert(Label(quantity));
    Compare(Labels(line.substr(tab + 1)), got, score);
  }
  EXPECT_GE(score.labelled(), 600);
  ExpectGood(score);
}

// The text below ../shared/gold that has this SM3; empty where there is none.
std::string FindDocument(const std::string& sm3) {
  std::error_code none;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("../shared/gold", none)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream all;
    all << file.rdbuf();
    if (port::system::Sm3Hex(all.str()) == sm3) return all.str();
  }
  return {};
}

struct DocumentLabels {
  std::string sm3;
  size_t until = 0;
  std::set<std::string> labels;
};

DocumentLabels ReadDocumentLabels() {
  std::ifstream file("src/quantity/testdata/labelled_document.tsv");
  DocumentLabels found;
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with("# sm3\t")) found.sm3 = line.substr(6);
    if (line.starts_with("# until\t")) found.until = std::stoul(line.substr(8));
    if (line.empty() || line[0] < '0' || line[0] > '9') continue;
    std::replace(line.begin(), line.end(), '\t', ' ');
    found.labels.insert(line);
  }
  return found;
}

TEST(Labelled, TheRealDocumentIsReadWithFewFaults) {
  const DocumentLabels want = ReadDocumentLabels();
  const std::string text = FindDocument(want.sm3);
  if (text.empty()) GTEST_SKIP() << "no document with SM3 " << want.sm3 << " below ../shared/gold";
  std::set<std::string> got;
  size_t begin = 0;
  while (begin < want.until) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    for (const auto& quantity : FindQuantities(std::string_view(text).substr(begin, end - begin)))
      got.insert(Label(quantity, begin));
    begin = end + 1;
  }
  Score score;
  Compare(want.labels, got, score);
  EXPECT_GE(score.labelled(), 300);
  ExpectGood(score);
}

}  // namespace
}  // namespace duban::quantity
