// Page.
#include "web/pages/layout.h"

#include "web/pages/assets.h"
#include "web/pages/icons.h"

namespace duban::web::pages {
namespace {

using markup::Writer;

void WriteHead(Writer& html, const Context& context, const Frame& frame) {
  const auto head = html.Open("head");
  html.Void("meta", {{"charset", "utf-8"}});
  html.Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.Void("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.Void("meta", {{"name", "format-detection"}, {"content", "telephone=no"}});
  html.Leaf("title", frame.title + " · " + context.Say("web.site"));
  html.Void("link", {{"rel", "stylesheet"}, {"href", AssetPath("site.css")}});
  html.Void("link", {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", AssetPath("icon.svg")}});
}

void WriteEntry(Writer& html, const Context& context, const Frame& frame, std::string_view section,
                std::string_view path) {
  const auto item = html.Open("li");
  const auto link = html.Open("a", {{"href", context.Link(path)},
                                    {"aria-current", frame.section == section ? "page" : "false"}});
  html.Text(context.Say("web.nav." + std::string(section)));
}

void WriteSwitches(Writer& html, const Context& context) {
  const auto list = html.Open("ul", {{"class", "switches"}});
  {
    const auto item = html.Open("li");
    html.Leaf("a", {{"href", context.Here("view", context.large ? "" : "large")}},
              context.Say(context.large ? "web.view.usual" : "web.view.large"));
  }
  const auto item = html.Open("li");
  html.Leaf("a",
            {{"href", context.Here("lang", context.chinese() ? "en" : "zh")},
             {"lang", context.chinese() ? "en" : "zh-CN"},
             {"hreflang", context.chinese() ? "en" : "zh-CN"}},
            context.chinese() ? "English" : "中文");
}

void WriteHeader(Writer& html, const Context& context, const Frame& frame) {
  const auto header = html.Open("header", {{"class", "site"}});
  {
    const auto bar = html.Open("div", {{"class", "bar"}});
    {
      const auto brand = html.Open("a", {{"class", "brand"}, {"href", context.Link("/")}});
      html.Leaf("span", {{"class", "seal"}, {"aria-hidden", "true"}}, "督");
      html.Leaf("span", {{"class", "name"}}, context.Say("web.site"));
      html.Leaf("span", {{"class", "tagline"}}, context.Say("web.tagline"));
    }
    const auto navigation = html.Open("nav", {{"aria-label", context.Say("web.nav.label")}});
    {
      const auto list = html.Open("ul");
      WriteEntry(html, context, frame, "home", "/");
      WriteEntry(html, context, frame, "search", "/search");
      WriteEntry(html, context, frame, "about", "/about");
    }
    WriteSwitches(html, context);
  }
  const auto notice = html.Open("p", {{"class", "notice"}});
  html.Leaf("strong", context.Say("web.notice"));
  html.Leaf("span", {{"class", "more"}}, context.Say("web.notice.more"));
}

void WriteCrumbs(Writer& html, const Context& context, const Frame& frame) {
  if (frame.crumbs.empty()) return;
  const auto navigation =
      html.Open("nav", {{"class", "crumbs"}, {"aria-label", context.Say("web.crumbs")}});
  const auto list = html.Open("ol");
  for (const Crumb& crumb : frame.crumbs) {
    const auto item = html.Open("li");
    html.Leaf("a",
              {{"href", crumb.address},
               crumb.source ? context.SourceLanguage() : markup::Attribute("lang", false)},
              crumb.text);
  }
}

void WriteFooter(Writer& html, const Context& context) {
  const auto footer = html.Open("footer", {{"class", "site"}});
  html.Leaf("p", {{"class", "reading"}},
            context.Say("web.notice") + context.Say("web.notice.more"));
  const auto line = html.Open("p");
  html.Text(context.Say("web.footer"));
  html.Leaf("a", {{"href", "/api/v1/openapi.json"}}, context.Say("web.footer.api"));
}

void WriteDocument(Writer& html, const Context& context, const Frame& frame,
                   const std::function<void(Writer&)>& content) {
  html.Doctype();
  const auto root = html.Open("html", {{"lang", context.chinese() ? "zh-CN" : "en"},
                                       {"class", context.large ? "large" : "usual"}});
  WriteHead(html, context, frame);
  // The government's table is as wide as it was printed; everything else stands upright on paper.
  const auto body = html.Open("body", {{"class", frame.kind == "ledger" ? "table" : "upright"}});
  html.Leaf("a", {{"class", "skip"}, {"href", "#main"}}, context.Say("web.skip"));
  WriteIcons(html);
  WriteHeader(html, context, frame);
  {
    const auto main = html.Open("main", {{"id", "main"}, {"class", frame.kind}, {"tabindex", -1}});
    WriteCrumbs(html, context, frame);
    content(html);
  }
  WriteFooter(html, context);
}

}  // namespace

std::string Page(const Context& context, const Frame& frame,
                 const std::function<void(markup::Writer&)>& content) {
  std::string out;
  out.reserve(32 * 1024);
  Writer html(out);
  WriteDocument(html, context, frame, content);
  out += '\n';
  return out;
}

}  // namespace duban::web::pages
