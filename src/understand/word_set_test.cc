#include "understand/word_set.h"

#include <gtest/gtest.h>

#include <string>

#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

TEST(WordSet, FindsEachWordOfAList) {
  for (const std::string_view word : kStockWords) {
    EXPECT_TRUE(HasWordOf<kStockWords>(word)) << word;
    EXPECT_TRUE(HasWordOf<kStockWords>("A区" + std::string(word) + "12")) << word;
    // The beginning of a word is none.
    if (word.size() > 3) EXPECT_FALSE(HasWordOf<kStockWords>(word.substr(0, 3))) << word;
  }
  EXPECT_FALSE(HasWordOf<kStockWords>("新建停车场"));
}

TEST(WordSet, EndsWithEachWordOfAList) {
  for (const std::string_view word : kStockWords) {
    EXPECT_TRUE(EndsWithWordOf<kStockWords>(word)) << word;
    EXPECT_TRUE(EndsWithWordOf<kStockWords>("A区" + std::string(word))) << word;
    EXPECT_FALSE(EndsWithWordOf<kStockWords>(std::string(word) + "12")) << word;
  }
  EXPECT_FALSE(EndsWithWordOf<kStockWords>(""));
}

TEST(WordSet, TheEarliestOfTheListCounts) {
  const std::string text =
      std::string(kPraise[1]) + "、" + std::string(kPraise[0]) + std::string(kPraise[0]);
  EXPECT_EQ(EarliestOf<kPraise>(text).word, kPraise[0]);
  EXPECT_EQ(EarliestOf<kPraise>(text).at, kPraise[1].size() + 3);
  EXPECT_TRUE(EarliestOf<kPraise>("新建停车场").word.empty());
}

}  // namespace
}  // namespace duban::understand
