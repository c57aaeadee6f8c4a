// SearchPage.
#include "web/pages/forms.h"
#include "web/pages/layout.h"
#include "web/pages/marks.h"
#include "web/pages/pages.h"
#include "web/pages/text.h"
#include "web/pages/verdicts.h"

namespace duban::web::pages {
namespace {

using markup::Writer;

constexpr size_t kAround = 60;

// The found words of one text with their context, under the heading that its table has.
void WriteText(Writer& html, const Context& context, std::string_view heading,
               const std::string& text, const std::vector<base::Span>& found) {
  const auto paragraph = html.Open("p", {{"class", "found"}});
  html.Leaf("span", {{"class", "label"}, context.SourceLanguage()}, heading);
  const auto words = html.Open("span", {{"class", "text"}, context.SourceLanguage()});
  WriteFound(html, text, found, kAround);
}

void WriteField(Writer& html, const Context& context, const query::SearchHit& hit,
                ledger::Field field, const std::string& text,
                const std::vector<base::Span>& found) {
  WriteText(html, context, ColumnName(context, hit.columns, hit.headings, field), text, found);
}

void WriteHit(Writer& html, const Context& context, const query::SearchHit& hit) {
  const auto item = html.Open("li");
  {
    const auto heading = html.Open("h2");
    html.Leaf("a", {{"href", context.Link(TaskPath(hit.government_key, hit.line.task_id))}},
              context.Say("web.search.hit", {{"government", hit.government_name},
                                             {"period", PeriodName(context, hit.period)},
                                             {"n", std::to_string(hit.line.row.number)}}));
  }
  // The content tells what the task is even where nothing was found in it.
  WriteField(html, context, hit, ledger::Field::kContent, hit.line.row.content, hit.in_content);
  if (!hit.in_progress.empty())
    WriteField(html, context, hit, ledger::Field::kProgress, hit.line.row.progress,
               hit.in_progress);
  for (const query::FoundText& other : hit.elsewhere)
    if (other.heading.empty())
      WriteField(html, context, hit, other.field, other.text, other.words);
    else
      WriteText(html, context, other.heading, other.text, other.words);
  const auto summary = html.Open("p", {{"class", "summary"}});
  WriteReadingSummary(html, context, hit.line, Objects::kNamed);
}

// In whose tasks was looked, where not in all.
void WriteWhere(Writer& html, const Context& context, const query::SearchView& view) {
  if (view.government_key.empty()) return;
  const auto line = html.Open("p", {{"class", "hint"}});
  html.Text(context.Say("web.search.only", {{"government", view.government_name}}) + " ");
  html.Leaf("a", {{"href", context.Here("government", "", "offset")}},
            context.Say("web.search.everywhere"));
}

}  // namespace

std::string SearchPage(const Context& context, const query::SearchView& view, int offset,
                       int limit) {
  Frame frame;
  frame.title = view.text.empty() ? context.Say("web.nav.search")
                                  : context.Say("web.search.title", {{"text", view.text}});
  frame.kind = "search";
  frame.section = "search";
  return Page(context, frame, [&](Writer& html) {
    {
      const auto header = html.Open("header", {{"class", "title"}});
      html.Leaf("h1", context.Say("web.nav.search"));
      WriteSearchForm(html, context, view.text, view.government_key);
      WriteWhere(html, context, view);
    }
    if (view.text.empty()) {
      html.Leaf("p", {{"class", "hint"}}, context.Say("web.search.hint"));
      return;
    }
    html.Leaf("p", {{"role", "status"}, {"class", "count"}},
              context.Say(view.total == 0 ? "web.search.nothing" : "web.search.count",
                          {{"n", std::to_string(view.total)}, {"text", view.text}}));
    if (view.total == 0) html.Leaf("p", {{"class", "hint"}}, context.Say("web.search.hint"));
    {
      const auto list = html.Open("ol", {{"class", "hits"}, {"start", offset + 1}});
      for (const auto& hit : view.hits) WriteHit(html, context, hit);
    }
    WriteSteps(html, context, "/search", {{"q", view.text}, {"government", view.government_key}},
               {offset, limit, view.total});
  });
}

}  // namespace duban::web::pages
