// AboutPage: the method in plain words, and what each class means.
#include "web/pages/layout.h"
#include "web/pages/pages.h"
#include "web/pages/tally.h"
#include "web/pages/verdicts.h"

namespace duban::web::pages {
namespace {

using markup::Writer;

void WriteSection(Writer& html, const Context& context, std::string_view name, int paragraphs) {
  const std::string key = "web.about." + std::string(name);
  html.Leaf("h2", context.Say(key));
  for (int i = 1; i <= paragraphs; ++i) html.Leaf("p", context.Say(key + "." + std::to_string(i)));
}

void WriteLegend(Writer& html, const Context& context) {
  html.Leaf("h2", context.Say("web.about.classes"));
  const auto list = html.Open("dl", {{"class", "legend"}});
  const auto write = [&](ledger::VerdictClass verdict_class) {
    const auto pair = html.Open("div");
    {
      const auto term = html.Open("dt");
      WriteClass(html, context, verdict_class);
    }
    html.Leaf("dd", context.Say("web.legend." + std::string(ledger::Name(verdict_class))));
  };
  for (const auto verdict_class : kShownOrder) write(verdict_class);
  write(ledger::VerdictClass::kUnquantified);
}

}  // namespace

std::string AboutPage(const Context& context) {
  Frame frame;
  frame.title = context.Say("web.nav.about");
  frame.kind = "about";
  frame.section = "about";
  return Page(context, frame, [&](Writer& html) {
    {
      const auto header = html.Open("header", {{"class", "title"}});
      html.Leaf("h1", context.Say("web.about.title"));
      html.Leaf("p", {{"class", "lead"}}, context.Say("web.about.lead"));
    }
    const auto prose = html.Open("div", {{"class", "prose"}});
    WriteSection(html, context, "how", 4);
    WriteLegend(html, context);
    WriteSection(html, context, "limits", 3);
    WriteSection(html, context, "data", 2);
  });
}

}  // namespace duban::web::pages
