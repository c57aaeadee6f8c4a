// HomePage, GovernmentPage.
#include "base/utf8.h"
#include "web/pages/forms.h"
#include "web/pages/layout.h"
#include "web/pages/pages.h"
#include "web/pages/tally.h"
#include "web/pages/text.h"
#include "web/pages/verdicts.h"
#include "web/server/url.h"

namespace duban::web::pages {
namespace {

using markup::Writer;

void WritePeriodLine(Writer& html, const Context& context, std::string_view government, int year,
                     const query::PeriodSummary& period) {
  const auto item = html.Open("li");
  {
    const auto link =
        html.Open("a", {{"href", context.Link(LedgerPath(government, year, period.label))}});
    html.Text(PeriodName(context, period.label));
  }
  WriteTallyBar(html, context, period.tally, true);
  const auto numbers = html.Open("span", {{"class", "numbers"}});
  html.Text(context.Say("web.home.numbers",
                        {{"tasks", std::to_string(period.tally.tasks)},
                         {"targets", std::to_string(period.tally.targets)},
                         {"class", "met"},
                         {"met", std::to_string(period.tally.Count(ledger::VerdictClass::kMet))}}));
}

// `heading`: "h2" where the page is one government's, "h3" where it stands under its name.
void WriteYear(Writer& html, const Context& context, markup::Name heading,
               std::string_view government, const query::YearSummary& year) {
  const auto section = html.Open("div", {{"class", "year"}});
  html.Leaf(heading, context.Say("web.year", {{"year", std::to_string(year.year)}}));
  const auto list = html.Open("ol");
  for (auto period = year.periods.rbegin(); period != year.periods.rend(); ++period)
    WritePeriodLine(html, context, government, year.year, *period);
}

// Another one of the list bears the same name.
bool HasNamesake(const std::vector<query::GovernmentSummary>& list,
                 const query::GovernmentSummary& government) {
  return std::count_if(list.begin(), list.end(), [&](const query::GovernmentSummary& one) {
           return one.name == government.name;
         }) > 1;
}

// With its key where a namesake stands beside it.
void WriteGovernment(Writer& html, const Context& context,
                     const query::GovernmentSummary& government, bool with_key) {
  const auto article = html.Open("article", {{"class", "government"}});
  {
    const auto heading = html.Open("h2");
    html.Leaf(
        "a",
        {{"href", context.Link("/g/" + server::Encode(government.key))}, context.SourceLanguage()},
        government.name);
    if (with_key) html.Leaf("span", {{"class", "government-key"}}, government.key);
  }
  for (const auto& year : government.years) WriteYear(html, context, "h3", government.key, year);
}

// What the colours of the bars stand for.
void WriteLegendLine(Writer& html, const Context& context) {
  const auto list = html.Open("ul", {{"class", "key"}, {"aria-label", context.Say("web.key")}});
  for (const auto verdict_class : kShownOrder) {
    const auto item = html.Open("li");
    WriteClass(html, context, verdict_class);
  }
}

std::string Wanted(const Context& context) {
  return std::string(base::Trim(context.request.Parameter("q")));
}

// By key or name, where there are more governments than a page shows.
void WriteFinder(Writer& html, const Context& context, const query::GovernmentList& list,
                 int limit) {
  const std::string wanted = Wanted(context);
  if (list.total <= limit && wanted.empty()) return;
  const auto form =
      html.Open("form", {{"class", "search finder"}, {"method", "get"}, {"action", "/"}});
  html.Leaf("label", {{"for", "government"}}, context.Say("web.home.find"));
  html.Void("input", {{"id", "government"}, {"name", "q"}, {"type", "search"}, {"value", wanted}});
  WriteKept(html, context);
  html.Leaf("button", {{"type", "submit"}}, context.Say("web.home.find.go"));
  if (list.total > 0)
    html.Leaf("p", {{"role", "status"}},
              context.Say(wanted.empty() ? "web.home.found" : "web.home.found.for",
                          {{"n", std::to_string(list.total)}, {"text", wanted}}));
}

// What was looked for, what there is instead, and the ways on.
void WriteNoneFound(Writer& html, const Context& context, const query::GovernmentList& all) {
  const base::Arguments arguments = {{"text", Wanted(context)}, {"n", std::to_string(all.total)}};
  const auto section = html.Open("div", {{"class", "nothing"}, {"role", "status"}});
  html.Leaf("p", context.Say("web.home.none", arguments));
  const bool some = all.total > static_cast<int>(all.governments.size());
  html.Leaf("p", context.Say(some ? "web.home.there.some" : "web.home.there", arguments));
  {
    const auto list = html.Open("ul", {{"class", "there"}});
    for (const query::GovernmentSummary& one : all.governments) {
      const auto item = html.Open("li");
      html.Leaf("a",
                {{"href", context.Link("/g/" + server::Encode(one.key))}, context.SourceLanguage()},
                one.name);
      if (HasNamesake(all.governments, one))
        html.Leaf("span", {{"class", "government-key"}}, one.key);
    }
  }
  const auto ways = html.Open("p", {{"class", "ways"}});
  html.Leaf("a", {{"href", context.Link("/")}}, context.Say("web.home.all", arguments));
  html.Leaf("a", {{"href", context.Link("/search", {{"q", Wanted(context)}})}},
            context.Say("web.home.search", arguments));
}

}  // namespace

std::string HomePage(const Context& context, const query::GovernmentList& list, int offset,
                     int limit, const query::GovernmentList& all) {
  Frame frame;
  frame.title = context.Say("web.home.title");
  frame.kind = "home";
  frame.section = "home";
  return Page(context, frame, [&](Writer& html) {
    {
      const auto header = html.Open("header", {{"class", "title"}});
      html.Leaf("h1", context.Say("web.home.title"));
      html.Leaf("p", {{"class", "lead"}}, context.Say("web.home.lead"));
      WriteSearchForm(html, context, {});
    }
    WriteFinder(html, context, list, limit);
    if (list.total == 0 && all.total > 0) WriteNoneFound(html, context, all);
    if (list.total == 0 && all.total == 0)
      html.Leaf("p", {{"class", "nothing"}}, context.Say("web.home.empty"));
    for (const auto& government : list.governments)
      WriteGovernment(html, context, government, HasNamesake(list.governments, government));
    if (!list.governments.empty()) WriteLegendLine(html, context);
    WriteSteps(html, context, "/", {{"q", Wanted(context)}}, {offset, limit, list.total});
  });
}

std::string GovernmentPage(const Context& context, const query::GovernmentSummary& government) {
  Frame frame;
  frame.title = government.name;
  frame.kind = "home";
  frame.crumbs = {{context.Say("web.nav.home"), context.Link("/")}};
  return Page(context, frame, [&](Writer& html) {
    {
      const auto header = html.Open("header", {{"class", "title"}});
      html.Leaf("h1", {context.SourceLanguage()}, government.name);
      WriteSearchForm(html, context, {}, government.key,
                      context.Say("web.search.label.in", {{"government", government.name}}));
    }
    const auto article = html.Open("article", {{"class", "government"}});
    for (const auto& year : government.years) WriteYear(html, context, "h2", government.key, year);
    WriteLegendLine(html, context);
  });
}

}  // namespace duban::web::pages
