// LedgerPage, LedgerLink, WriteLedgerTitle.
#include "web/pages/layout.h"
#include "web/pages/ledger_parts.h"
#include "web/pages/pages.h"
#include "web/pages/tally.h"
#include "web/pages/text.h"
#include "web/pages/verdicts.h"
#include "web/server/url.h"

namespace duban::web::pages {
namespace {

using markup::Writer;

void WriteField(Writer& html, const Context& context, std::string_view name,
                const std::string& text) {
  if (text.empty()) return;
  const auto pair = html.Open("div");
  html.Leaf("dt", context.Say("web.disclosure." + std::string(name)));
  html.Leaf("dd", text);
}

std::string DayOrNothing(const std::optional<base::Date>& day) {
  return day ? day->ToString() : std::string();
}

void WriteDisclosure(Writer& html, const Context& context, const ledger::Disclosure& disclosure) {
  if (disclosure == ledger::Disclosure{}) return;
  const auto list = html.Open("dl", {{"class", "disclosure"}});
  WriteField(html, context, "index_number", disclosure.index_number);
  WriteField(html, context, "document_number", disclosure.document_number);
  WriteField(html, context, "publisher", disclosure.publisher);
  WriteField(html, context, "created", DayOrNothing(disclosure.created));
  WriteField(html, context, "published", DayOrNothing(disclosure.published));
  WriteField(html, context, "mode", disclosure.mode);
  WriteField(html, context, "scope", disclosure.scope);
  WriteField(html, context, "retention", disclosure.retention);
}

void WritePeriods(Writer& html, const Context& context, const query::LedgerView& view,
                  const query::Filter& filter) {
  if (view.periods.size() < 2) return;
  const auto navigation =
      html.Open("nav", {{"class", "periods"}, {"aria-label", context.Say("web.periods")}});
  const auto list = html.Open("ol");
  for (const auto& period : view.periods) {
    const bool here = period.label == view.period;
    query::LedgerView other;
    other.government_key = view.government_key;
    other.year = view.year;
    other.period = period.label;
    const auto item = html.Open("li");
    const auto link = html.Open("a", {{"href", LedgerLink(context, other, filter)},
                                      {"aria-current", here ? "page" : "false"}});
    html.Leaf("span", PeriodName(context, period.label));
    WriteTallyBar(html, context, period.tally, true);
  }
}

void WriteSource(Writer& html, const Context& context, const query::LedgerView& view) {
  const auto section = html.Open("section", {{"class", "source"}, {"aria-labelledby", "source"}});
  html.Leaf("h2", {{"id", "source"}}, context.Say("web.source"));
  const auto list = html.Open("dl");
  WriteField(html, context, "file", view.source.name);
  WriteField(html, context, "address", view.source.origin.address);
  WriteField(html, context, "fetched", DayOrNothing(view.source.origin.fetched));
  WriteField(html, context, "format", view.source.format);
  WriteField(html, context, "sm3", view.source.sm3);
  WriteField(html, context, "imported", view.imported_at.ToLegalString());
  WriteField(html, context, "rules", view.rules);
}

void WriteDocumentFindings(Writer& html, const Context& context, const query::LedgerView& view) {
  if (view.findings.empty()) return;
  const auto section = html.Open("section", {{"class", "doubts"}, {"aria-labelledby", "doubts"}});
  html.Leaf("h2", {{"id", "doubts"}}, context.Say("web.findings"));
  html.Leaf("p", {{"class", "hint"}}, context.Say("web.findings.hint"));
  WriteFindings(html, context, view.findings, true);
}

}  // namespace

std::string LedgerLink(const Context& context, const query::LedgerView& view,
                       const query::Filter& filter) {
  return context.Link(
      LedgerPath(view.government_key, view.year, view.period),
      {{"category", filter.category},
       {"leader", filter.leader},
       {"unit", filter.unit},
       {"class", filter.verdict_class ? std::string(ledger::Name(*filter.verdict_class)) : ""},
       {"q", filter.text}});
}

void WriteLedgerTitle(Writer& html, const Context& context, const query::LedgerView& view,
                      const query::Filter& filter) {
  const auto header = html.Open("header", {{"class", "title"}});
  WriteDisclosure(html, context, view.disclosure);
  html.Leaf("h1", {context.SourceLanguage()}, view.title);
  {
    const auto line = html.Open("p", {{"class", "subtitle"}});
    html.Leaf("span", view.government_name);
    html.Leaf("span", PeriodName(context, view.period));
    if (const auto period = ledger::Period::Parse(view.period))
      html.Leaf("span", context.Say("web.as_of", {{"day", DayName(context, period->as_of)}}));
  }
  WritePeriods(html, context, view, filter);
}

std::string LedgerPage(const Context& context, const query::LedgerView& view,
                       const query::Filter& filter) {
  Frame frame;
  frame.title = view.title;
  frame.kind = "ledger";
  frame.crumbs = {
      {context.Say("web.nav.home"), context.Link("/")},
      {view.government_name, context.Link("/g/" + server::Encode(view.government_key))}};
  return Page(context, frame, [&](Writer& html) {
    WriteLedgerTitle(html, context, view, filter);
    WriteSummaryBand(html, context, view, filter);
    WriteFilters(html, context, view, filter);
    WriteLedgerTable(html, context, view);
    WriteDocumentFindings(html, context, view);
    WriteSource(html, context, view);
  });
}

}  // namespace duban::web::pages
