#include "markup/writer.h"

#include <gtest/gtest.h>

namespace duban::markup {
namespace {

TEST(Writer, EscapesTextAndValues) {
  std::string out;
  Writer html(out);
  html.Leaf("p", {{"title", "a\"b'c"}}, "<script>&");
  EXPECT_EQ(out, "<p title=\"a&quot;b&#39;c\">&lt;script&gt;&amp;</p>");
}

TEST(Writer, ClosesWhatItsScopeOpened) {
  std::string out;
  Writer html(out);
  {
    const auto list = html.Open("ul");
    const auto item = html.Open("li", {{"class", "x"}});
    html.Number(-7);
  }
  EXPECT_EQ(out, "<ul><li class=\"x\">-7</li></ul>");
}

TEST(Writer, WritesNumbersAndBareNames) {
  std::string out;
  Writer html(out);
  html.Void("input", {{"size", 12}, {"checked", true}, {"disabled", false}});
  EXPECT_EQ(out, "<input size=\"12\" checked/>");
}

TEST(Writer, TakesNoForeignSchemes) {
  for (const char* address :
       {"javascript:alert(1)", "data:text/html,x", "//evil.example/", "/\\evil.example/",
        "/\t/evil.example/", " /a", "\x01javascript:alert(1)"}) {
    std::string out;
    Writer(out).Leaf("a", {{"href", address}}, "x");
    EXPECT_EQ(out, "<a href=\"#\">x</a>") << address;
  }
}

TEST(Writer, KeepsLocalAddresses) {
  std::string out;
  Writer(out).Leaf("a", {{"href", "/g/a?x=1&y=2#t"}}, "x");
  EXPECT_EQ(out, "<a href=\"/g/a?x=1&amp;y=2#t\">x</a>");
}

TEST(Writer, ClosesOnceWhenClosedEarly) {
  std::string out;
  Writer html(out);
  {
    auto bold = html.Open("b");
    bold.Close();
    html.Text("after");
  }
  EXPECT_EQ(out, "<b></b>after");
}

}  // namespace
}  // namespace duban::markup
