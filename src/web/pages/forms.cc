// WriteKept, WriteFold, WriteSearchForm, PagesOf, PageOf, WritePager, WriteSteps.
#include "web/pages/forms.h"

#include <algorithm>
#include <cstdlib>

namespace duban::web::pages {
namespace {

using markup::Writer;

constexpr int kNeighbours = 2;

void WriteStep(Writer& html, const Context& context, std::string_view key, std::string_view rel,
               const std::string& address) {
  const auto item = html.Open("li", {{"class", rel}});
  html.Leaf("a", {{"href", address}, {"rel", rel}}, context.Say(key));
}

void WritePageNumber(Writer& html, const Context& context, int page, int here,
                     const std::string& address) {
  const std::string number = std::to_string(page);
  const auto item = html.Open("li", {{"class", "number"}});
  html.Leaf("a",
            {{"href", address},
             {"aria-label", context.Say("web.steps.page", {{"n", number}})},
             {"aria-current", page == here ? "page" : "false"}},
            number);
}

}  // namespace

void WriteKept(Writer& html, const Context& context) {
  if (context.language_chosen)
    html.Void("input",
              {{"type", "hidden"}, {"name", "lang"}, {"value", context.chinese() ? "zh" : "en"}});
  if (context.large) html.Void("input", {{"type", "hidden"}, {"name", "view"}, {"value", "large"}});
}

void WriteFold(Writer& html, const Context& context, const std::string& name,
               std::string_view label) {
  const std::string id = "fold-" + name;
  html.Void("input",
            {{"type", "checkbox"}, {"id", id}, {"class", "fold"}, {"autocomplete", "off"}});
  html.Leaf("label", {{"for", id}, {"class", "fold"}}, context.Say(label));
}

void WriteSearchForm(Writer& html, const Context& context, const std::string& text,
                     const std::string& government, const std::string& label) {
  const auto form = html.Open(
      "form", {{"class", "search"}, {"method", "get"}, {"action", "/search"}, {"role", "search"}});
  html.Leaf("label", {{"for", "q"}}, label.empty() ? context.Say("web.search.label") : label);
  html.Void("input", {{"id", "q"}, {"name", "q"}, {"type", "search"}, {"value", text}});
  if (!government.empty())
    html.Void("input", {{"type", "hidden"}, {"name", "government"}, {"value", government}});
  WriteKept(html, context);
  html.Leaf("button", {{"type", "submit"}}, context.Say("web.search.go"));
}

int PagesOf(const Stretch& stretch) {
  if (stretch.limit <= 0 || stretch.total <= 0) return 1;
  return (stretch.total - 1) / stretch.limit + 1;
}

int PageOf(const Stretch& stretch) {
  return stretch.limit <= 0 ? 1 : stretch.offset / stretch.limit + 1;
}

void WritePager(Writer& html, const Context& context, const Stretch& stretch,
                std::string_view label, const std::function<std::string(int)>& address) {
  const int pages = PagesOf(stretch), here = PageOf(stretch);
  if (pages == 1 && here == 1) return;
  const auto navigation =
      html.Open("nav", {{"class", "steps"}, {"aria-label", context.Say(label)}});
  const auto list = html.Open("ul");
  if (here > 1)
    WriteStep(html, context, "web.steps.previous", "prev", address(std::min(here - 1, pages)));
  int last = 0;
  for (int page = 1; page <= pages; ++page) {
    const bool near = std::abs(page - here) <= kNeighbours;
    if (!near && page != 1 && page != pages) continue;
    if (page > last + 1) html.Leaf("li", {{"class", "gap"}, {"aria-hidden", "true"}}, "…");
    WritePageNumber(html, context, page, here, address(page));
    last = page;
  }
  if (here < pages) WriteStep(html, context, "web.steps.next", "next", address(here + 1));
}

void WriteSteps(Writer& html, const Context& context, std::string_view path,
                const std::vector<server::Pair>& parameters, const Stretch& stretch) {
  WritePager(html, context, stretch, "web.steps", [&](int page) {
    auto all = parameters;
    if (page > 1) all.emplace_back("offset", std::to_string((page - 1) * stretch.limit));
    return context.Link(path, all);
  });
}

}  // namespace duban::web::pages
