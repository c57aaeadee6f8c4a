#include "web/server/url.h"

#include <gtest/gtest.h>

namespace duban::web::server {
namespace {

TEST(Decode, TakesEscapesAndPlus) {
  EXPECT_EQ(Decode("%E5%8C%BA+a%2Bb", true), "区 a+b");
  EXPECT_EQ(Decode("a+b", false), "a+b");
}

TEST(Decode, RefusesWhatIsNoEscape) {
  for (const char* text : {"%", "%4", "%zz", "a%g0", "%%41"})
    EXPECT_FALSE(Decode(text, false)) << text;
}

TEST(Decode, RefusesControlCharactersAndBrokenUtf8) {
  for (const char* text : {"%00", "%0d%0a", "%7f", "%ff", "%e5%8c", "%c0%af"})
    EXPECT_FALSE(Decode(text, false)) << text;
}

// A category may hold one; in a path it stands nowhere.
TEST(Decode, TakesATabAmongParametersOnly) {
  EXPECT_EQ(Decode("%09", true), "\t");
  EXPECT_FALSE(Decode("%09", false));
  EXPECT_FALSE(Decode("%0A", true) || Decode("%0D", true) || Decode("%00", true));
}

TEST(Encode, IsUndoneByDecode) {
  const std::string text = "区发改/经信 局?&=#%+\"";
  EXPECT_EQ(Decode(Encode(text), true), text);
}

TEST(ParseNumber, TakesDigitsUpToTheMost) {
  EXPECT_EQ(ParseNumber("2025", 9999), 2025);
  for (const char* text : {"", "-1", "+1", "1.5", "12a", " 1", "10000", "99999999999999"})
    EXPECT_FALSE(ParseNumber(text, 9999)) << text;
}

TEST(ParseTarget, SplitsSegmentsAndParameters) {
  const auto target = ParseTarget("/g/a%20b/2025?unit=%E5%8C%BA&q=");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"g", "a b", "2025"}));
  EXPECT_EQ(target->parameters, (std::vector<Pair>{{"unit", "区"}, {"q", ""}}));
}

TEST(ParseTarget, RootHasNoSegments) {
  EXPECT_TRUE(ParseTarget("/")->segments.empty());
  EXPECT_TRUE(ParseTarget("/?lang=en")->segments.empty());
}

TEST(ParseTarget, TakesTheFormThatProxiesSend) {
  EXPECT_EQ(ParseTarget("http://host:8620/about")->path, "/about");
  EXPECT_EQ(ParseTarget("http://host")->path, "/");
}

TEST(ParseTarget, RefusesDotSegmentsHoweverWritten) {
  for (const char* target :
       {"/..", "/a/../b", "/%2e%2e/etc", "/a/.%2e", "/./a", "/a/..", "/a%2fb", "/a%5cb"})
    EXPECT_FALSE(ParseTarget(target)) << target;
}

TEST(ParseTarget, RefusesWhatIsNoPath) {
  for (const char* target : {"", "*", "about", "host:80", "/a#b", "/a?x=%zz"})
    EXPECT_FALSE(ParseTarget(target)) << target;
}

}  // namespace
}  // namespace duban::web::server
