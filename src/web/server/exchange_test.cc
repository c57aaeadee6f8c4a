#include "web/server/exchange.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace duban::web::server {
namespace {

Application Echo() {
  return {[](const Request& request) {
            if (request.path == "/throw") throw std::runtime_error("bug");
            Response response = Answer(200, "text/plain", "path " + request.path);
            response.etag = "\"tag\"";
            return response;
          },
          [](int status, const RawRequest& raw) {
            return Answer(status, "text/plain", "refused " + std::string(raw.wrong));
          }};
}

Response Ask(RawRequest raw) {
  return Exchange(Echo(), raw);
}

RawRequest Get(std::string target) {
  return {"GET", std::move(target), {{"Host", "localhost"}}};
}

std::string HeaderOf(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return "";
}

TEST(Exchange, AnswersAndHeadLikeGet) {
  EXPECT_EQ(Ask(Get("/a")).Text(), "path /a");
  RawRequest head = Get("/a");
  head.method = "HEAD";
  EXPECT_EQ(Ask(head).status, 200);
}

TEST(Exchange, RefusesAMissingOrDoubledOrOddHost) {
  EXPECT_EQ(Ask({"GET", "/", {}}).status, 400);
  EXPECT_EQ(Ask({"GET", "/", {}}).Text(), "refused host-missing");
  EXPECT_EQ(Ask({"GET", "/", {{"Host", "a"}, {"host", "b"}}}).status, 400);
  EXPECT_EQ(Ask({"GET", "/", {{"Host", "a"}, {"host", "b"}}}).Text(), "refused host-twice");
  EXPECT_EQ(Ask({"GET", "/", {{"Host", "a b"}}}).Text(), "refused host-malformed");
  for (const char* host : {"", "a b", "a/b", "<x>"})
    EXPECT_EQ(Ask({"GET", "/", {{"Host", host}}}).status, 400) << host;
  EXPECT_EQ(Ask({"GET", "/", {{"HOST", "[::1]:8620"}}}).status, 200);
}

TEST(Exchange, TellsWhichMethodsItKnows) {
  const auto post = Ask({"POST", "/", {{"Host", "a"}}});
  EXPECT_EQ(post.status, 405);
  EXPECT_EQ(HeaderOf(post, "Allow"), "GET, HEAD");
  EXPECT_EQ(Ask({"BREW", "/", {{"Host", "a"}}}).status, 501);
}

TEST(Exchange, RefusesBadTargets) {
  EXPECT_EQ(Ask(Get("/../etc/passwd")).status, 400);
  EXPECT_EQ(Ask(Get("/%zz")).status, 400);
  EXPECT_EQ(Ask(Get("/" + std::string(kMaxTarget, 'a'))).status, 414);
}

TEST(Exchange, SaysNotModifiedToWhoKnowsTheTag) {
  RawRequest raw = Get("/a");
  raw.headers.emplace_back("If-None-Match", "\"other\", W/\"tag\"");
  const auto response = Ask(raw);
  EXPECT_EQ(response.status, 304);
  EXPECT_EQ(response.Text(), "");
  EXPECT_EQ(response.etag, "\"tag\"");
}

TEST(Exchange, TurnsAnExceptionIntoA500) {
  EXPECT_EQ(Ask(Get("/throw")).status, 500);
}

TEST(Exchange, PutsTheSecurityHeadersOnEveryAnswer) {
  for (const auto& response : {Ask(Get("/a")), Ask({"GET", "/", {}}), Ask(Get("/throw"))}) {
    const std::string policy = HeaderOf(response, "Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe-inline"), std::string::npos);
    EXPECT_EQ(HeaderOf(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(HeaderOf(response, "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(HeaderOf(response, "Server"), "");
  }
}

}  // namespace
}  // namespace duban::web::server
