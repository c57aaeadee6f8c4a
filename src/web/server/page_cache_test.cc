#include "web/server/page_cache.h"

#include <gtest/gtest.h>

namespace duban::web::server {
namespace {

Response Text(size_t size) {
  return Answer(200, "text/plain", std::string(size, 'x'));
}

TEST(PageCache, GivesBackWhatWasKept) {
  PageCache cache;
  cache.Keep("/a", "1", Text(10));
  ASSERT_TRUE(cache.Find("/a", "1"));
  EXPECT_EQ(cache.Find("/a", "1")->Text().size(), 10u);
}

TEST(PageCache, KnowsNothingOfAnotherVersion) {
  PageCache cache;
  cache.Keep("/a", "1", Text(10));
  EXPECT_FALSE(cache.Find("/a", "2"));
  EXPECT_FALSE(cache.Find("/a", "1"));
}

TEST(PageCache, DropsTheLeastLatelyUsed) {
  PageCache cache(5000);
  for (const char* key : {"/a", "/b", "/c", "/d"}) cache.Keep(key, "1", Text(600));
  EXPECT_TRUE(cache.Find("/a", "1"));
  cache.Keep("/e", "1", Text(600));
  EXPECT_TRUE(cache.Find("/a", "1"));
  EXPECT_FALSE(cache.Find("/b", "1"));
}

TEST(PageCache, KeepsNothingThatWouldFillIt) {
  PageCache cache(4000);
  cache.Keep("/a", "1", Text(2000));
  EXPECT_FALSE(cache.Find("/a", "1"));
}

TEST(PageCache, ReplacesUnderTheSameKey) {
  PageCache cache;
  cache.Keep("/a", "1", Text(10));
  cache.Keep("/a", "2", Text(20));
  EXPECT_EQ(cache.Find("/a", "2")->Text().size(), 20u);
}

}  // namespace
}  // namespace duban::web::server
