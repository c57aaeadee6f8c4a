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
  EXPECT_EQ(picture.error().trail, std::vector<std::string>{"scan.txt"});
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
