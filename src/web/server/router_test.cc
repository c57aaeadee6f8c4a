#include "web/server/router.h"

#include <gtest/gtest.h>

namespace duban::web::server {
namespace {

Router MakeRouter() {
  Router router;
  for (const char* pattern :
       {"/", "/g/{government}/{year}", "/g/{government}/task", "/g/{government}"})
    router.Add(pattern, [pattern](const Request&, const Captures&) {
      return Answer(200, "text/plain", pattern);
    });
  return router;
}

std::string Found(const std::vector<std::string>& segments) {
  const Router router = MakeRouter();
  const auto match = router.Find(segments);
  return match.handler ? std::string((*match.handler)({}, match.captures).Text()) : "none";
}

TEST(Router, FindsTheRoot) {
  EXPECT_EQ(Found({}), "/");
}

TEST(Router, PutsFixedSegmentsFirst) {
  EXPECT_EQ(Found({"g", "a", "task"}), "/g/{government}/task");
  EXPECT_EQ(Found({"g", "a", "2025"}), "/g/{government}/{year}");
}

TEST(Router, GivesTheNamedSegmentsInOrder) {
  const Router router = MakeRouter();
  const std::vector<std::string> segments = {"g", "a b", "2025"};
  EXPECT_EQ(router.Find(segments).captures, (Captures{"a b", "2025"}));
}

TEST(Router, TakesNoEmptyNameAndNoLongerPath) {
  EXPECT_EQ(Found({"g", ""}), "none");
  EXPECT_EQ(Found({"g", "a", "2025", "x"}), "none");
  EXPECT_EQ(Found({"nothing"}), "none");
}

}  // namespace
}  // namespace duban::web::server
