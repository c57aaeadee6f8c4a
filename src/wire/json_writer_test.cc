#include "wire/json_writer.h"

#include <gtest/gtest.h>

namespace duban::wire {
namespace {

TEST(JsonWriter, PutsCommasAndColonsItself) {
  JsonWriter json;
  json.BeginObject().Key("a").Integer(1).Key("b").BeginArray().Null().Boolean(true).EndArray();
  json.Key("c").BeginObject().EndObject().EndObject();
  EXPECT_EQ(json.text(), R"({"a":1,"b":[null,true],"c":{}})");
}

TEST(JsonWriter, IndentsWhenAsked) {
  JsonWriter json(2);
  json.BeginObject().Key("a").BeginArray().Integer(1).Integer(2).EndArray();
  json.Key("b").BeginArray().EndArray().Key("c").Strings({"x", "y"}).EndObject();
  EXPECT_EQ(json.text(),
            "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": [],\n  \"c\": [\"x\", \"y\"]\n}");
}

TEST(JsonWriter, EscapesWhatJsonAndScriptsCannotHold) {
  std::string out;
  AppendJsonString("“督办”\"\\\n\x01\x7F\xE2\x80\xA8", out);
  EXPECT_EQ(out, R"("“督办”\"\\\n\u0001\u007f\u2028")");
}

TEST(JsonWriter, ReplacesWhatIsNoUtf8) {
  std::string out;
  AppendJsonString("a\xE7\x9D", out);
  EXPECT_EQ(out, "\"a\uFFFD\uFFFD\"");
}

}  // namespace
}  // namespace duban::wire
