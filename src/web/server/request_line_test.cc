#include "web/server/request_line.h"

#include <gtest/gtest.h>

namespace duban::web::server {
namespace {

// What the parser gets to see where the bytes come in pieces of `size`.
std::string Seen(std::string bytes, size_t size = 1000) {
  RequestLine line(100);
  for (size_t at = 0; at < bytes.size(); at += size)
    line.Read(bytes.data() + at, std::min(size, bytes.size() - at));
  return bytes;
}

TEST(RequestLine, AnotherVersionIsSpoiltHoweverItIsCut) {
  const std::string bytes = "GET / HTTP/9.9\r\nHost: a\r\n\r\n";
  for (size_t size = 1; size < bytes.size(); ++size)
    EXPECT_EQ(Seen(bytes, size), "GET / HTTP/x.9\r\nHost: a\r\n\r\n") << size;
  EXPECT_EQ(Seen("GET / HTTP/11.1\r\n\r\n"), "GET / HTTP/1x.1\r\n\r\n");
}

TEST(RequestLine, AlsoBehindAnotherRequest) {
  const std::string first = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  for (const size_t size : {1, 3, 1000})
    EXPECT_EQ(Seen(first + "GET / HTTP/2.0\r\n\r\n", size), first + "GET / HTTP/x.0\r\n\r\n");
}

TEST(RequestLine, NothingElseIsTouched) {
  for (const char* bytes :
       {"GET / HTTP/1.0\r\nX: GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\nX: y\r\nGET / HTTP/9.9\r\n\n",
        "POST / HTTP/1.1\r\nContent-Length: 16\r\n\r\nGET / HTTP/9.9\r\n",
        "POST / HTTP/1.1\r\nTransfer-encoding: chunked\r\n\r\n10\r\nGET / HTTP/9.9\r\n\r\n"})
    for (const size_t size : {1, 7, 18, 1000}) EXPECT_EQ(Seen(bytes, size), bytes) << size;
}

TEST(RequestLine, KeepsWhatCameOfTheLastRequest) {
  std::string bytes = "GET /1 HTTP/1.1\r\n\r\n\r\nGET /2 HT";
  RequestLine line(100);
  line.Read(bytes.data(), bytes.size());
  EXPECT_EQ(line.text(), "GET /2 HT");
  RequestLine shorter(5);
  shorter.Read(bytes.data(), bytes.size());
  EXPECT_EQ(shorter.text(), "GET /");
}

TEST(RequestLine, TellsWhoWaitsForLeaveToSendABody) {
  const auto awaits = [](std::string bytes, size_t size) {
    RequestLine line(100);
    bool told = false;
    for (size_t at = 0; at < bytes.size(); at += size) {
      line.Read(bytes.data() + at, std::min(size, bytes.size() - at));
      told = told || line.AwaitsLeave();
    }
    return told;
  };
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\n", length = "Content-Length: 5\r\n";
  for (const size_t size : {1, 7, 1000}) {
    EXPECT_TRUE(awaits(head + length + "EXPECT: 100-Continue\r\n\r\n", size)) << size;
    EXPECT_TRUE(awaits(head + "Expect:100-continue\r\n" + length + "\r\n", size)) << size;
    EXPECT_FALSE(awaits(head + "Expect: 100-continue\r\n\r\n", size)) << "there is no body";
    EXPECT_FALSE(awaits(head + length + "\r\nExpect: 100-continue\r\n\r\n", size)) << "in the body";
    EXPECT_FALSE(awaits("POST / HTTP/1.0\r\n" + length + "Expect: 100-continue\r\n\r\n", size));
  }
  EXPECT_FALSE(
      awaits("GET / HTTP/1.1\r\n\r\n" + head + length + "Expect: 100-continue\r\n\r\n", 1000))
      << "the first answer comes first";
}

}  // namespace
}  // namespace duban::web::server
