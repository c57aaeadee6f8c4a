// WriteKept, WriteSearchForm, WriteSteps.
#include "web/pages/forms.h"

namespace duban::web::pages {
namespace {

using markup::Writer;

void WriteStep(Writer& html, const Context& context, std::string_view path,
               std::vector<server::Pair> parameters, int offset, std::string_view key) {
  if (offset > 0) parameters.emplace_back("offset", std::to_string(offset));
  html.Leaf("a", {{"href", context.Link(path, parameters)}}, context.Say(key));
}

}  // namespace

void WriteKept(Writer& html, const Context& context) {
  if (context.language_chosen)
    html.Void("input",
              {{"type", "hidden"}, {"name", "lang"}, {"value", context.chinese() ? "zh" : "en"}});
  if (context.large) html.Void("input", {{"type", "hidden"}, {"name", "view"}, {"value", "large"}});
}

void WriteSearchForm(Writer& html, const Context& context, const std::string& text) {
  const auto form = html.Open(
      "form", {{"class", "search"}, {"method", "get"}, {"action", "/search"}, {"role", "search"}});
  html.Leaf("label", {{"for", "q"}}, context.Say("web.search.label"));
  html.Void("input", {{"id", "q"}, {"name", "q"}, {"type", "search"}, {"value", text}});
  WriteKept(html, context);
  html.Leaf("button", {{"type", "submit"}}, context.Say("web.search.go"));
}

void WriteSteps(Writer& html, const Context& context, std::string_view path,
                const std::vector<server::Pair>& parameters, Stretch stretch) {
  const bool more = stretch.limit > 0 && stretch.offset + stretch.limit < stretch.total;
  if (stretch.offset == 0 && !more) return;
  const auto navigation =
      html.Open("nav", {{"class", "steps"}, {"aria-label", context.Say("web.steps")}});
  if (stretch.offset > 0)
    WriteStep(html, context, path, parameters, std::max(0, stretch.offset - stretch.limit),
              "web.steps.previous");
  if (more)
    WriteStep(html, context, path, parameters, stretch.offset + stretch.limit, "web.steps.next");
}

}  // namespace duban::web::pages
