#include "port/text/encoding.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace duban::port::text {
namespace {

using std::string_literals::operator""s;

// 序号 新增学位 in each encoding.
constexpr std::string_view kSimplified = "序号 新增学位\n";
const std::string kGb = "\xD0\xF2\xBA\xC5 \xD0\xC2\xD4\xF6\xD1\xA7\xCE\xBB\n";
const std::string kUtf16Le = "\x8F\x5E\xF7\x53\x20\x00\xB0\x65\x9E\x58\x66\x5B\x4D\x4F\x0A\x00"s;

TEST(DecodeText, Utf8WithAndWithoutMark) {
  EXPECT_EQ(DecodeText(kSimplified)->text(), kSimplified);
  const std::string bytes = "\xEF\xBB\xBF" + std::string(kSimplified);
  const auto marked = DecodeText(bytes);
  EXPECT_EQ(marked->text(), kSimplified);
  EXPECT_EQ(marked->encoding, "UTF-8");
}

TEST(DecodeText, Gb18030ByItsBytes) {
  const auto decoded = DecodeText(kGb);
  EXPECT_EQ(decoded->text(), kSimplified);
  EXPECT_EQ(decoded->encoding, "GB18030");
}

TEST(DecodeText, FourByteGb18030) {
  // 㐀 (U+3400) takes four bytes.
  EXPECT_EQ(DecodeText("\xD0\xF2\xBA\xC5\x81\x39\xEE\x39")->text(), "序号㐀");
}

TEST(DecodeText, Big5ByItsBytes) {
  // 完成進展情況
  const auto decoded = DecodeText("\xA7\xB9\xA6\xA8\xB6\x69\xAE\x69\xB1\xA1\xAA\x70");
  EXPECT_EQ(decoded->text(), "完成進展情況");
  EXPECT_EQ(decoded->encoding, "Big5");
}

TEST(DecodeText, FewCharactersAreEnoughToTellGb18030FromBig5) {
  const auto encoding = [](std::string_view bytes) { return DecodeText(bytes)->encoding; };
  EXPECT_EQ(encoding("\xCD\xEA\xB3\xC9\xC7\xE9\xBF\xF6"), "GB18030");  // 完成情况
  EXPECT_EQ(encoding("\xD0\xDE\xC2\xB7\x33\xCC\xF5"), "GB18030");      // 修路3条
  EXPECT_EQ(encoding("\xB7\x73\xBC\x57\xBE\xC7\xA6\xEC"), "Big5");     // 新增學位
  EXPECT_EQ(encoding("\xA6\x7E\xAB\xD7\xA5\xF4\xB0\xC8"), "Big5");     // 年度任務
}

TEST(DecodeText, ADeclarationDoesNotOutweighTheBytes) {
  const auto decoded = DecodeText("\xA7\xB9\xA6\xA8\xB6\x69\xAE\x69\xB1\xA1\xAA\x70", "gb2312");
  EXPECT_EQ(decoded->encoding, "Big5");
  EXPECT_TRUE(decoded->mismatch);
}

TEST(DecodeText, Utf16BigEndianByItsNuls) {
  const auto decoded = DecodeText("\x5E\x8F\x53\xF7\x00\x20\x65\xB0\x00\x0A"s);
  EXPECT_EQ(decoded->encoding, "UTF-16BE");
  EXPECT_EQ(decoded->text(), "序号 新\n");
}

TEST(DecodeText, Utf16WithMarkAndByItsNuls) {
  EXPECT_EQ(DecodeText("\xFF\xFE"s + kUtf16Le)->text(), kSimplified);
  const auto decoded = DecodeText(kUtf16Le);
  EXPECT_EQ(decoded->text(), kSimplified);
  EXPECT_EQ(decoded->encoding, "UTF-16LE");
}

TEST(DecodeText, LyingDeclarationIsTold) {
  EXPECT_TRUE(DecodeText(kSimplified, "gb2312")->mismatch);
  EXPECT_TRUE(DecodeText(kGb, "utf-8")->mismatch);
  EXPECT_FALSE(DecodeText(kGb, "GBK")->mismatch);
  EXPECT_FALSE(DecodeText("plain", "gb2312")->mismatch);
}

TEST(DecodeText, BrokenBytesAreReplacedAndCounted) {
  const auto decoded = DecodeText("完成情况完成情况完成情况\xE5\xAE");
  EXPECT_EQ(decoded->encoding, "UTF-8");
  EXPECT_EQ(decoded->damaged, 2u);
  EXPECT_TRUE(base::IsValidUtf8(decoded->text()));
}

TEST(DecodeText, LoneSurrogateIsReplaced) {
  const auto decoded = DecodeText("完成情况完成情况完成情况\xED\xA0\x80完成");
  EXPECT_TRUE(base::IsValidUtf8(decoded->text()));
  EXPECT_EQ(decoded->damaged, 3u);
}

TEST(DecodeText, BinaryIsRefused) {
  std::string noise;
  for (int i = 0; i < 4096; ++i) noise += static_cast<char>(i * 7919 >> 3);
  EXPECT_EQ(DecodeText(noise).error().message.key, "binary-content");
  EXPECT_FALSE(
      DecodeText("\x7F"
                 "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\3\0\x3E\0\1\0\0\0"s));
}

}  // namespace
}  // namespace duban::port::text
