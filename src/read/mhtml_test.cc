#include "read/mhtml.h"

#include <gtest/gtest.h>

#include "read/reader.h"
#include "read/sniff.h"

namespace duban::read {
namespace {

constexpr const char* kHead =
    "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    "\ttype=\"text/html\";\r\n\tboundary=\"--b--\"";

std::string Part(const std::string& type, const std::string& way, const std::string& body,
                 const std::string& id = "<x>") {
  return "\r\n----b--\r\nContent-Type: " + type + "\r\nContent-ID: " + id +
         "\r\nContent-Transfer-Encoding: " + way + "\r\n\r\n" + body;
}

TEST(FindArchivedPage, QuotedPrintableWithSoftBreaks) {
  const auto page =
      FindArchivedPage(std::string(kHead) + "\r\n\r\npreamble" +
                       Part("text/html; charset=\"utf-8\"", "quoted-printable",
                            "<p class=3D\"a\">=E4=BF=\r\n=AE=E8=B7=AF 5=\r\n=zz</p>") +
                       Part("image/png", "base64", "AAAA") + "\r\n----b----\r\n");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->bytes.substr(0, 24), "<p class=\"a\">修路 5=zz");
  EXPECT_EQ(page->charset, "utf-8");
  EXPECT_EQ(page->others, 0u);
}

TEST(FindArchivedPage, Base64AndTheFirstOfSeveralPages) {
  const auto page =
      FindArchivedPage(std::string(kHead) + "\r\n" +
                       Part("TEXT/HTML; charset=gb2312", "Base64", "PHA+\r\n0N7CtzwvcD4=") +
                       Part("text/html", "7bit", "<p>frame</p>"));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->bytes, "<p>\xD0\xDE\xC2\xB7</p>");
  EXPECT_EQ(page->charset, "gb2312");
  EXPECT_EQ(page->others, 1u);
}

TEST(FindArchivedPage, WhereThePageWasSavedFrom) {
  const auto address_of = [](const std::string& location) {
    const std::string part = Part("text/html", "8bit", "<p>x</p>");
    const size_t at = part.find("Content-ID");
    return FindArchivedPage(std::string(kHead) + "\r\n\r\n" + part.substr(0, at) +
                            "Content-Location: " + location + "\r\n" + part.substr(at))
        ->address;
  };
  EXPECT_EQ(address_of("https://www.example.gov.cn/a/1.html"),
            "https://www.example.gov.cn/a/1.html");
  EXPECT_EQ(address_of("file:///home/a/1.html"), "");
  EXPECT_EQ(address_of("cid:frame-1@mhtml.blink"), "");
  EXPECT_EQ(address_of("https://a b"), "");
  EXPECT_EQ(address_of("https://" + std::string(3000, 'a')), "");
}

TEST(FindArchivedPage, StartNamesThePage) {
  const auto page = FindArchivedPage(std::string(kHead) + "; start=\"<main>\"\r\n\r\n" +
                                     Part("text/html", "8bit", "menu", "<menu>") +
                                     Part("text/html", "8bit", "main", "<main>"));
  EXPECT_TRUE(page->bytes.starts_with("main"));
}

TEST(FindArchivedPage, NestedAlternatives) {
  const auto page =
      FindArchivedPage(std::string(kHead) + "\r\n\r\n" +
                       Part("multipart/alternative; boundary=\"--b--1\"", "8bit",
                            "----b--1\r\nContent-Type: text/plain\r\n\r\nplain\r\n----b--1\r\n"
                            "Content-Type: text/html\r\n\r\n<p>html\r\n----b--1--\r\n") +
                       "\r\n----b----");
  ASSERT_TRUE(page);
  EXPECT_TRUE(page->bytes.starts_with("<p>html"));
}

TEST(FindArchivedPage, HostileArchivesEnd) {
  EXPECT_EQ(FindArchivedPage(std::string(kHead) + "\r\n\r\n" + Part("image/png", "base64", ""))
                .error()
                .message.key,
            "mhtml-without-page");
  std::string nested = kHead;
  for (int i = 0; i < 1000; ++i)
    nested += "\r\n\r\n----b--\r\nContent-Type: multipart/related; boundary=\"--b--\"";
  EXPECT_FALSE(FindArchivedPage(nested));
  std::string many = std::string(kHead) + "\r\n\r\n";
  for (int i = 0; i < 20'000; ++i) many += "----b--\r\n";
  EXPECT_EQ(FindArchivedPage(many).error().code, base::ErrorCode::kLimit);
}

TEST(ReadMhtml, ThePartsCharsetGoesBeforeThePages) {
  const auto document = Read(std::string(kHead) + "\r\n\r\n" +
                                 Part("text/html; charset=gb2312", "base64",
                                      "PG1ldGEgY2hhcnNldD11dGYtOD48cD7Q3sK3PC9wPg=="),
                             "a.mht");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->format, "mhtml");
  EXPECT_EQ(document->encoding, "GB18030");
  EXPECT_EQ(std::get<table::Paragraph>(document->blocks.at(0)).text, "修路");
}

TEST(Sniff, APageAboutMessagesIsNoMessage) {
  EXPECT_EQ(Sniff("<html>MIME-Version: 1.0 multipart/related</html>"), Type::kHtml);
  EXPECT_EQ(Sniff("Subject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>"), Type::kMhtml);
}

}  // namespace
}  // namespace duban::read
