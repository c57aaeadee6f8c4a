// WriteSummaryBand.
#include <algorithm>

#include "web/pages/forms.h"
#include "web/pages/ledger_parts.h"
#include "web/pages/tally.h"
#include "web/pages/text.h"
#include "web/pages/verdicts.h"

namespace duban::web::pages {
namespace {

using ledger::VerdictClass;
using markup::Writer;

void WriteGroup(Writer& html, const Context& context, const query::Tally& tally,
                const Group& group) {
  const int count = CountOf(tally, group);
  const auto item = html.Open("li", {{"class", std::string("group ").append(group.key)}});
  {
    const auto number = html.Open("span", {{"class", "number"}});
    html.Number(count);
  }
  html.Leaf("span", {{"class", "part"}}, PartText(count, tally.targets));
  const auto label = html.Open("span", {{"class", "label"}});
  for (const VerdictClass verdict_class : ClassesIn(tally, group))
    WriteClass(html, context, verdict_class);
}

void WriteClassRow(Writer& html, const Context& context, const query::LedgerView& view,
                   const query::Filter& filter, VerdictClass verdict_class) {
  const int count = view.tally.Count(verdict_class);
  if (count == 0) return;
  const bool chosen = filter.verdict_class == verdict_class;
  query::Filter other = filter;
  if (chosen)
    other.verdict_class.reset();
  else
    other.verdict_class = verdict_class;
  const auto row = html.Open("tr");
  {
    const auto name = html.Open("th", {{"scope", "row"}});
    const auto link = html.Open("a", {{"href", LedgerLink(context, view, other) + "#filters"},
                                      {"aria-current", chosen ? "true" : "false"}});
    WriteClass(html, context, verdict_class);
  }
  html.Leaf("td", std::to_string(count));
  html.Leaf("td", PartText(count, view.tally.targets));
}

void WriteClassTable(Writer& html, const Context& context, const query::LedgerView& view,
                     const query::Filter& filter) {
  const auto table = html.Open("table", {{"class", "classes"}});
  html.Leaf("caption", context.Say("web.band.table"));
  {
    const auto head = html.Open("thead");
    const auto row = html.Open("tr");
    for (const std::string_view key : {"web.band.class", "web.band.count", "web.band.part"})
      html.Leaf("th", {{"scope", "col"}}, context.Say(key));
  }
  const auto body = html.Open("tbody");
  for (const VerdictClass verdict_class : kShownOrder)
    WriteClassRow(html, context, view, filter, verdict_class);
}

std::string Headline(const Context& context, const query::Tally& tally) {
  return context.Say("web.band.headline", {{"tasks", std::to_string(tally.tasks)},
                                           {"targets", std::to_string(tally.targets)},
                                           {"without", std::to_string(tally.unquantified_tasks)}});
}

// A table of promises alone, as it stands at the year's beginning.
bool HasProgress(const query::LedgerView& view) {
  return std::find(view.columns.begin(), view.columns.end(), ledger::Field::kProgress) !=
         view.columns.end();
}

}  // namespace

void WriteSummaryBand(Writer& html, const Context& context, const query::LedgerView& view,
                      const query::Filter& filter) {
  const auto section = html.Open("section", {{"class", "band"}, {"aria-labelledby", "summary"}});
  html.Leaf("h2", {{"id", "summary"}}, context.Say("web.band.title"));
  html.Leaf("p", {{"class", "headline"}}, Headline(context, view.tally));
  html.Leaf("p", {{"class", "on-paper"}}, TallySentence(context, view.tally));
  if (view.tally.targets > 0 && !HasProgress(view))
    html.Leaf("p", {{"class", "hint"}}, context.Say("web.band.no-progress"));
  {
    const auto groups = html.Open("ul", {{"class", "groups"}});
    for (const Group& group : Groups()) WriteGroup(html, context, view.tally, group);
  }
  {
    const auto figure = html.Open("div", {{"class", "chart"}});
    WriteTallyBar(html, context, view.tally, false);
  }
  const auto classes = html.Open("div", {{"class", "by-class"}});
  WriteFold(html, context, "classes", "web.band.table");
  WriteClassTable(html, context, view, filter);
}

}  // namespace duban::web::pages
