// ErrorPage.
#include "web/pages/forms.h"
#include "web/pages/layout.h"
#include "web/pages/pages.h"

namespace duban::web::pages {

std::string ErrorPage(const Context& context, int status, const std::string& sentence,
                      const std::optional<WayOut>& way_out) {
  Frame frame;
  frame.title = context.Say("web.error." + std::to_string(status));
  frame.kind = "error";
  return Page(context, frame, [&](markup::Writer& html) {
    {
      const auto header = html.Open("header", {{"class", "title"}});
      html.Leaf("p", {{"class", "kicker"}}, std::to_string(status));
      html.Leaf("h1", frame.title);
    }
    html.Leaf("p", sentence);
    {
      const auto paragraph = html.Open("p");
      const WayOut way = way_out.value_or(WayOut{context.Say("web.error.home"), context.Link("/")});
      html.Leaf("a", {{"href", way.address}}, way.text);
    }
    if (status == 404 && !way_out) WriteSearchForm(html, context, {});
  });
}

}  // namespace duban::web::pages
