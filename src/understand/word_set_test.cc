#include "understand/word_set.h"

#include <gtest/gtest.h>

#include <string>

#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

TEST(WordSet, FindsWhatASearchForEachWordFinds) {
  for (const std::string_view word : kStockWords) {
    EXPECT_TRUE(HasWordOf<kStockWords>(word)) << word;
    EXPECT_TRUE(HasWordOf<kStockWords>("A区" + std::string(word) + "12")) << word;
    // The beginning of a word is none.
    if (word.size() > 3) EXPECT_FALSE(HasWordOf<kStockWords>(word.substr(0, 3))) << word;
  }
  EXPECT_FALSE(HasWordOf<kStockWords>("新建停车场"));
  EXPECT_FALSE(HasWordOf<kStockWords>(""));
  EXPECT_FALSE(HasWordOf<kStockWords>("\xE6\x80"));  // cut inside a character
}

}  // namespace
}  // namespace duban::understand
