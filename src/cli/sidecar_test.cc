#include "cli/sidecar.h"

#include <gtest/gtest.h>

namespace duban::cli {
namespace {

std::string KeyOf(std::string_view json) {
  const auto origin = ParseSidecar(json);
  return origin ? "" : origin.error().message.key;
}

TEST(ParseSidecar, ThreeTextsAndWhateverElse) {
  const auto origin = ParseSidecar(
      R"({"address": "https://a.gov.cn/b?c=1", "more": {"x": [1, "y", null]}, "n": -1.5e3,
          "government": "\u4e91栖县", "fetched": "2025-01-08T10:00:00Z"})");
  ASSERT_TRUE(origin);
  EXPECT_EQ(origin->address, "https://a.gov.cn/b?c=1");
  EXPECT_EQ(origin->government, "云栖县");
  EXPECT_EQ(origin->fetched->ToString(), "2025-01-08");
  EXPECT_TRUE(ParseSidecar("\xEF\xBB\xBF{}"));
  EXPECT_TRUE(ParseSidecar(R"({"address": null})"));
}

TEST(ParseSidecar, WhatIsWrongIsNamed) {
  EXPECT_EQ(KeyOf("[]"), "sidecar-json");
  EXPECT_EQ(KeyOf(R"({"address": "a)"), "sidecar-json");
  EXPECT_EQ(KeyOf("{} x"), "sidecar-json");
  EXPECT_EQ(KeyOf(R"({"address": "javascript:x"})"), "sidecar-address");
  EXPECT_EQ(KeyOf(R"({"address": "http://a/\u0007"})"), "sidecar-address");
  EXPECT_EQ(KeyOf(R"({"fetched": "2025-02-30"})"), "sidecar-day");
  EXPECT_EQ(KeyOf(R"({"fetched": "8.1.2025"})"), "sidecar-day");
  EXPECT_EQ(KeyOf(R"({"government": "a\u0000b"})"), "sidecar-text");
  EXPECT_EQ(KeyOf("{\"x\": " + std::string(100'000, '[')), "sidecar-json");
  EXPECT_EQ(KeyOf("{\"government\": \"" + std::string(1000, 'a') + "\"}"), "sidecar-text");
}

}  // namespace
}  // namespace duban::cli
