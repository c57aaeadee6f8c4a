#include "store/text.h"

#include <gtest/gtest.h>

#include "store/search_text.h"

namespace duban::store {
namespace {

TEST(Lists, KeepEmptyItemsAndSpecialCharacters) {
  const std::vector<std::string> items = {"", "甲\n乙", "a\\n", "\t", ""};
  EXPECT_EQ(DecodeList(EncodeList(items)), items);
  EXPECT_EQ(EncodeList({}), "");
  EXPECT_TRUE(DecodeList("").empty());
}

TEST(Lists, AreReadableLines) {
  EXPECT_EQ(EncodeList({"a", "b\nc"}), "a\nb\\nc\n");
}

TEST(Arguments, KeepNamesAndValues) {
  const base::Arguments arguments = {{"a\tb", "1\n2"}, {"", ""}, {"c", "\\t"}};
  EXPECT_EQ(DecodeArguments(EncodeArguments(arguments)), arguments);
  EXPECT_EQ(EncodeArguments({{"name", "value"}}), "name\tvalue\n");
}

TEST(Base64, GivesTheVectorsOfTheStandard) {
  EXPECT_EQ(EncodeBase64(""), "");
  EXPECT_EQ(EncodeBase64("f"), "Zg==");
  EXPECT_EQ(EncodeBase64("fo"), "Zm8=");
  EXPECT_EQ(EncodeBase64("foo"), "Zm9v");
  EXPECT_EQ(EncodeBase64("foobar"), "Zm9vYmFy");
}

TEST(Base64, ReturnsEveryByte) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  for (size_t size = 250; size <= 256; ++size)
    EXPECT_EQ(DecodeBase64(EncodeBase64(bytes.substr(0, size))), bytes.substr(0, size));
}

TEST(Base64, RefusesWhatItIsNot) {
  EXPECT_FALSE(DecodeBase64("Zg="));
  EXPECT_FALSE(DecodeBase64("Zg=?"));
  EXPECT_FALSE(DecodeBase64("Z*=="));
}

TEST(Ids, SortAsTheirNumbers) {
  EXPECT_EQ(IdOf(1), "000001");
  EXPECT_EQ(IdOf(32), "000010");
  EXPECT_LT(IdOf(31), IdOf(32));
  EXPECT_LT(IdOf(1023), IdOf(1024));
  EXPECT_EQ(IdOf((int64_t{1} << 30) - 1), "zzzzzz");
}

TEST(FoldForSearch, MakesWidthCaseAndSpaceAlike) {
  EXPECT_EQ(FoldForSearch("5G基站 ABC"), "5g基站abc");
  EXPECT_EQ(FoldForSearch("新建 公园\n3个"), "新建公园3个");
  EXPECT_EQ(FoldForSearch(" "), "");
}

TEST(FoldForSearch, MakesTraditionalCharactersSimplified) {
  EXPECT_EQ(FoldForSearch("新建圖書館3個"), "新建图书馆3个");
  EXPECT_EQ(FoldForSearch("里程"), "里程");
}

std::string Found(std::string_view text, std::string_view wanted) {
  std::string out;
  for (const base::Span span : FindFolded(text, wanted))
    out += "[" + std::string(span.In(text)) + "]";
  return out;
}

TEST(FindFolded, GivesTheWordsAsTheyAreWritten) {
  EXPECT_EQ(Found("建成５Ｇ基站，5g网络", "5G"), "[５Ｇ][5g]");
  EXPECT_EQ(Found("新建圖書館和图书馆", "图書館"), "[圖書館][图书馆]");
  EXPECT_EQ(Found("口袋 公\n园3个", "公园 3"), "[公\n园3]");
  EXPECT_EQ(Found("aaaa", "AA"), "[aa][aa]");
}

TEST(SearchWords, ArePartedByBlanks) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(SearchWords(" 停车　充电\n5Ｇ "), (Words{"停车", "充电", "5g"}));
  EXPECT_EQ(SearchWords("　 "), Words{});
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "a ";
  EXPECT_EQ(SearchWords(many).size(), 16u);
  EXPECT_EQ(SearchWords(many).back(), std::string(5000 - 15, 'a'));
}

TEST(SearchBody, HoldsWhatARowIsAboutAndWhoDoesIt) {
  ledger::Row row;
  row.category = "城建";
  row.content = "新建 停车场";
  row.leaders = {"甲", "乙"};
  row.lead_units = {"区發改局"};
  row.units = {"区财政局"};
  row.progress = "已建成充电桩";
  row.remark = "与县级项目合并";
  row.extra = {{"完成时限", ""}, {"下步打算", "加快ＥＰＣ招标"}};
  const std::string body = SearchBody(row);
  for (const char* wanted :
       {"城建 停车场", "停车 充电", "区发改局", "区财政局", "乙 充电", "县级项目", "epc招标"})
    EXPECT_TRUE(HoldsWords(body, SearchWords(wanted))) << wanted;
  for (const char* wanted : {"停车 公园", "甲乙", "停车场已建成", "合并加快"})
    EXPECT_FALSE(HoldsWords(body, SearchWords(wanted))) << wanted;
}

TEST(FindWords, GivesTheWordsInOrderAndApart) {
  std::string out;
  const std::string text = "充电桩和停车场，停车位";
  for (const base::Span span : FindWords(text, "停车 停车场 充电"))
    out += "[" + std::string(span.In(text)) + "]";
  EXPECT_EQ(out, "[充电][停车场][停车]");
}

TEST(FindFolded, FindsNothingWhereThereIsNothing) {
  EXPECT_EQ(Found("公园", "公园3"), "");
  EXPECT_EQ(Found("公园", " "), "");
  EXPECT_EQ(Found("", "公"), "");
}

}  // namespace
}  // namespace duban::store
