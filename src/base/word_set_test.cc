#include "base/word_set.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace duban::base {
namespace {

constexpr std::string_view kWords[] = {"未公布", "新建",   "新", "尚未公布",
                                       "5G基站", "新建成", "新"};

std::vector<std::string> Found(std::string_view text) {
  std::vector<std::string> found;
  WordSet(kWords).EachIn(text, [&](size_t at, size_t word) {
    found.push_back(std::to_string(at) + std::string(kWords[word]));
    return false;
  });
  return found;
}

TEST(WordSet, FindsWhatASearchForEachWordFinds) {
  EXPECT_EQ(Found("数据尚未公布"), (std::vector<std::string>{"6尚未公布", "9未公布"}));
  EXPECT_EQ(Found("新建5G基站"), (std::vector<std::string>{"0新建", "0新", "0新", "65G基站"}));
  EXPECT_TRUE(Found("公布建成").empty());
  EXPECT_TRUE(Found("").empty());
  EXPECT_TRUE(Found("未公").empty());
  EXPECT_TRUE(Found("\xE6\x80\xE6").empty());  // cut inside characters
}

TEST(WordSet, TakesTheLongestAndOfEqualOnesTheFirst) {
  const WordSet set(kWords);
  EXPECT_EQ(set.LongestAt("新建成区", 0), 5u);
  EXPECT_EQ(set.LongestAt("新建", 0), 1u);
  EXPECT_EQ(set.LongestAt("全新", 3), 2u);
  EXPECT_EQ(set.LongestAt("全新", 0), WordSet::kNone);
  EXPECT_EQ(set.LongestAt("新", 3), WordSet::kNone);
}

TEST(WordSet, TellsLongWordsApartBehindTheirFirstEightBytes) {
  constexpr std::string_view kLong[] = {"居家养老服务", "居家养老", "居家养老补贴"};
  const WordSet set(kLong);
  EXPECT_EQ(set.LongestAt("居家养老服务", 0), 0u);
  EXPECT_EQ(set.LongestAt("居家养老补贴", 0), 2u);
  EXPECT_EQ(set.LongestAt("居家养老补", 0), 1u);
  EXPECT_EQ(set.LongestAt("居家养", 0), WordSet::kNone);  // the text ends before the word
}

TEST(WordSet, AnEmptyListIsNowhere) {
  EXPECT_FALSE(WordSet(std::vector<std::string_view>{}).IsIn("新建"));
}

}  // namespace
}  // namespace duban::base
