#include "read/reader.h"

#include <gtest/gtest.h>

#include "read/sniff.h"

namespace duban::read {
namespace {

using std::string_literals::operator""s;

TEST(Read, NamesTheTypeThatItDoesNotRead) {
  const auto picture = Read("\x89PNG\r\n\x1A\n....", "dir/scan.txt");
  ASSERT_FALSE(picture);
  EXPECT_EQ(picture.error().code, base::ErrorCode::kUnsupported);
  EXPECT_EQ(picture.error().message.key, "unsupported-picture");
  EXPECT_EQ(picture.error().trail, std::vector<std::string>{"dir/scan.txt"});
}

TEST(Read, NulsInAPageAreDamageAndNothingIsReadOverThem) {
  const std::string page = "<html>\0\0\0<body><table><tr><td>1\0\0"s + "0个</td><td>" +
                           std::string(600, 'x') + "</td></tr></table>";
  const auto document = Read(page, "a");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->notes.at(0).code, "damaged-characters");
  EXPECT_EQ(document->notes.at(0).detail, "2");
  EXPECT_EQ(Read("<html>" + std::string(9000, '\0') + "\1\2\3\4", "a").error().message.key,
            "page-nuls");
}

// Behind the beginning that is sniffed, as many as one likes: each costs its own byte, not all that
// follow it. Each at the cost of all would not end within the time that a test program has.
TEST(Read, ManyNulsInAPageAreReadInTheTimeOfTheirNumber) {
  std::string page = "<html><body><table><tr><td>" + std::string(300'000, 'x') + "</td><td>";
  constexpr int kNuls = 10'000'000;
  for (int i = 0; i < kNuls; ++i) page += "a\0"s;
  const auto document = Read(page + "</td></tr></table>", "a");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->notes.at(0).detail, std::to_string(kNuls));
}

TEST(Read, AStumpOfAnArchiveIsToldFromAnArchive) {
  EXPECT_EQ(Read("PK\x03\x04", "a.xlsx").error().message.key, "file-cut-short");
  EXPECT_EQ(Read("PK\x03\x04" + std::string(100, 'x'), "a.xlsx").error().message.key,
            "zip-damaged");
}

TEST(Read, EmptyBlankBinaryAndLargeAreToldApart) {
  EXPECT_EQ(Read("", "a").error().message.key, "file-empty");
  EXPECT_EQ(Read(" \n\t\n", "a").error().message.key, "file-blank");
  EXPECT_EQ(Read("\x7F"
                 "ELF\x02\x01"s,
                 "a")
                .error()
                .message.key,
            "binary-content");
  EXPECT_EQ(Read("12345", "a", {.bytes = 4}).error().code, base::ErrorCode::kLimit);
}

TEST(Read, TextKeepsItsNameAndEncoding) {
  const auto document = Read("\xD0\xF2\xBA\xC5 \xD0\xC2\xD4\xF6\xD1\xA7\xCE\xBB\n", "a/b.txt");
  EXPECT_EQ(document->name, "b.txt");
  EXPECT_EQ(document->format, "text");
  EXPECT_EQ(document->encoding, "GB18030");
}

TEST(Sniff, SeesTheTypeInTheBytes) {
  EXPECT_EQ(Sniff("PK\x03\x04....word/document.xml"), Type::kDocx);
  EXPECT_EQ(Sniff("PK\x03\x04....xl/workbook.xml"), Type::kXlsx);
  EXPECT_EQ(Sniff("PK\x03\x04....OFD.xml"), Type::kOfd);
  EXPECT_EQ(Sniff("PK\x03\x04....[Content_Types].xml..xl/workbook.bin"), Type::kXlsb);
  EXPECT_EQ(Sniff("PK\x03\x04....readme"), Type::kZip);
  EXPECT_EQ(Sniff("\n%PDF-1.7"), Type::kPdf);
  EXPECT_EQ(Sniff("<!-- x --><TABLE><tr>"), Type::kHtml);
  EXPECT_EQ(Sniff("MIME-Version: 1.0\r\nContent-Type: multipart/related;"), Type::kMhtml);
  EXPECT_EQ(Sniff("5 < 6 | 7"), Type::kText);
}

}  // namespace
}  // namespace duban::read
