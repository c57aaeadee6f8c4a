// LedgerPage, FilterParameters, LedgerLink, TitleOf, WriteLedgerTitle.
#include <set>

#include "understand/assemble/publisher.h"
#include "web/pages/forms.h"
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
  const auto pair = html.Open("div", {{"class", name}});
  html.Leaf("dt", context.Say("web.disclosure." + std::string(name)));
  html.Leaf("dd", text);
}

void WriteSourceField(Writer& html, const Context& context, std::string_view name,
                      const std::string& text) {
  if (text.empty()) return;
  const auto pair = html.Open("div");
  html.Leaf("dt", context.Say("web.disclosure." + std::string(name)));
  html.Leaf("dd", {context.SourceLanguage()}, text);
}

// Where the file was found can be gone to; what is no address of the web, or was masked, is only
// text.
void WriteAddress(Writer& html, const Context& context, const std::string& address) {
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  if (!web || address.find("＊") != std::string::npos)
    return WriteField(html, context, "address", address);
  const auto pair = html.Open("div");
  html.Leaf("dt", context.Say("web.disclosure.address"));
  const auto value = html.Open("dd");
  html.Leaf("a", {{"href", address}, {"rel", "noopener noreferrer nofollow"}}, address);
}

std::string DayOrNothing(const std::optional<base::Date>& day) {
  return day ? day->ToString() : std::string();
}

void WriteDisclosure(Writer& html, const Context& context, const ledger::Disclosure& disclosure) {
  if (disclosure == ledger::Disclosure{}) return;
  const auto part = html.Open("div", {{"class", "head"}});
  WriteFold(html, context, "disclosure", "web.fold.disclosure");
  const auto list = html.Open("dl", {{"class", "disclosure"}});
  WriteSourceField(html, context, "index_number", disclosure.index_number);
  WriteSourceField(html, context, "document_number", disclosure.document_number);
  WriteSourceField(html, context, "publisher", disclosure.publisher);
  WriteField(html, context, "created", DayOrNothing(disclosure.created));
  WriteField(html, context, "published", DayOrNothing(disclosure.published));
  WriteSourceField(html, context, "mode", disclosure.mode);
  WriteSourceField(html, context, "scope", disclosure.scope);
  WriteSourceField(html, context, "retention", disclosure.retention);
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

void WriteOriginalLink(Writer& html, const Context& context, const query::LedgerView& view,
                       const query::EditionLine& edition) {
  if (!edition.open()) {
    html.Text(context.Say("web.original.closed." + std::string(edition.closed)));
    return;
  }
  html.Leaf("a",
            {{"href", OriginalPath(view.government_key, view.year, view.period, edition.number)},
             {"download", edition.source.name}},
            context.Say("web.original.get"));
}

constexpr std::string_view kEditionColumns[] = {
    "web.disclosure.edition",  "web.edition.reason",  "web.edition.state",
    "web.disclosure.imported", "web.disclosure.file", "web.disclosure.original"};

// Where the file came from is told by name: "补记来源：来源网址、保存日期".
std::string ReasonText(const Context& context, const query::EditionLine& edition) {
  std::string told;
  for (const std::string_view what : edition.told)
    told += (told.empty() ? "" : context.Say("web.edition.told.between")) +
            context.Say("web.edition.told." + std::string(what));
  return context.Say("web.edition.reason." + std::string(edition.reason), {{"told", told}});
}

// On a narrow screen each cell says what column it is of.
void WriteEdition(Writer& html, const Context& context, const query::LedgerView& view, size_t i) {
  const query::EditionLine& edition = view.editions[i];
  const auto row = html.Open("tr", {{"class", edition.state}});
  html.Leaf("th", {{"scope", "row"}},
            context.Say("web.edition.number", {{"n", std::to_string(edition.number)}}));
  html.Leaf("td", {{"data-label", context.Say(kEditionColumns[1])}}, ReasonText(context, edition));
  html.Leaf("td", {{"data-label", context.Say(kEditionColumns[2])}},
            context.Say("web.edition." + std::string(edition.state)));
  {
    const auto cell = html.Open("td", {{"data-label", context.Say(kEditionColumns[3])}});
    WriteTime(html, context, edition.imported_at);
  }
  {
    const auto cell =
        html.Open("td", {{"class", "file"}, {"data-label", context.Say(kEditionColumns[4])}});
    html.Leaf("span", {context.SourceLanguage()}, edition.source.name);
  }
  const auto cell =
      html.Open("td", {{"class", "get"}, {"data-label", context.Say(kEditionColumns[5])}});
  const auto inner = html.Open("span");
  WriteOriginalLink(html, context, view, edition);
}

// Where a table was imported more than once for its period: newest first.
void WriteEditions(Writer& html, const Context& context, const query::LedgerView& view) {
  if (view.editions.size() < 2) return;
  const auto section = html.Open("section", {{"class", "source"}, {"aria-labelledby", "editions"}});
  html.Leaf("h2", {{"id", "editions"}}, context.Say("web.editions"));
  html.Leaf("p", {{"class", "hint"}}, context.Say("web.editions.hint"));
  const auto frame = html.Open("div", {{"class", "table-scroll"},
                                       {"tabindex", 0},
                                       {"role", "group"},
                                       {"aria-labelledby", "editions"}});
  const auto table = html.Open("table", {{"class", "editions"}});
  {
    const auto head = html.Open("thead");
    const auto row = html.Open("tr");
    for (const std::string_view key : kEditionColumns)
      html.Leaf("th", {{"scope", "col"}}, context.Say(key));
  }
  const auto body = html.Open("tbody");
  for (size_t i = view.editions.size(); i-- > 0;) WriteEdition(html, context, view, i);
}

void WriteCurrentOriginal(Writer& html, const Context& context, const query::LedgerView& view) {
  for (const query::EditionLine& edition : view.editions) {
    if (edition.number != view.edition) continue;
    const auto pair = html.Open("div", {{"class", "get"}});
    html.Leaf("dt", context.Say("web.disclosure.original"));
    const auto value = html.Open("dd");
    WriteOriginalLink(html, context, view, edition);
  }
}

void WriteSource(Writer& html, const Context& context, const query::LedgerView& view) {
  const auto section = html.Open("section", {{"class", "source"}, {"aria-labelledby", "source"}});
  html.Leaf("h2", {{"id", "source"}}, context.Say("web.source"));
  const auto list = html.Open("dl");
  WriteField(html, context, "file", view.source.name);
  WriteAddress(html, context, view.source.origin.address);
  WriteField(html, context, "fetched", DayOrNothing(view.source.origin.fetched));
  WriteField(html, context, "format", view.source.format);
  WriteField(html, context, "sm3", view.source.sm3);
  {
    const auto pair = html.Open("div");
    html.Leaf("dt", context.Say("web.disclosure.imported"));
    const auto value = html.Open("dd");
    WriteTime(html, context, view.imported_at);
  }
  WriteField(html, context, "rules", view.rules);
  WriteField(html, context, "edition",
             context.Say("web.edition.number", {{"n", std::to_string(view.edition)}}));
  WriteCurrentOriginal(html, context, view);
}

void WriteDocumentFindings(Writer& html, const Context& context, const query::LedgerView& view) {
  if (view.findings.empty()) return;
  const auto section = html.Open("section", {{"class", "doubts"}, {"aria-labelledby", "doubts"}});
  html.Leaf("h2", {{"id", "doubts"}}, context.Say("web.findings"));
  html.Leaf("p", {{"class", "hint"}}, context.Say("web.findings.hint"));
  std::set<int> shown;
  for (const auto& line : view.lines) shown.insert(line.row.number);
  WriteFindings(html, context, view.findings, [&](int row) {
    if (shown.contains(row)) return "#r" + std::to_string(row);
    return RowLink(context, view.government_key, view.year, view.period, row);
  });
}

}  // namespace

std::vector<server::Pair> FilterParameters(const query::Filter& filter) {
  return {{"category", filter.category},
          {"leader", filter.leader},
          {"unit", filter.unit},
          {"class", filter.verdict_class ? std::string(ledger::Name(*filter.verdict_class))
                                         : filter.unknown_class},
          {"q", filter.text}};
}

std::string LedgerLink(const Context& context, const query::LedgerView& view,
                       const query::Filter& filter) {
  auto parameters = FilterParameters(filter);
  parameters.emplace_back("open", context.open_all ? "all" : "");
  return context.Link(LedgerPath(view.government_key, view.year, view.period), parameters);
}

std::string TitleOf(const Context& context, const query::LedgerView& view) {
  if (!view.title.empty()) return view.title;
  return view.government_name + " " + PeriodName(context, view.period);
}

void WriteLedgerTitle(Writer& html, const Context& context, const query::LedgerView& view,
                      const query::Filter& filter) {
  const auto header = html.Open("header", {{"class", "title"}});
  WriteDisclosure(html, context, view.disclosure);
  html.Leaf("h1", {context.SourceLanguage()}, TitleOf(context, view));
  {
    const auto line = html.Open("p", {{"class", "subtitle"}});
    if (!view.title.empty()) {  // else the heading says both
      html.Leaf("span", {context.SourceLanguage()}, view.government_name);
      html.Leaf("span", PeriodName(context, view.period));
    }
    if (const auto period = ledger::Period::Parse(view.period))
      html.Leaf("span", context.Say("web.as_of", {{"day", DayName(context, period->as_of)}}));
  }
  if (understand::IsUnknownGovernment(view.government_name))
    html.Leaf("p", {{"class", "hint"}},
              context.Say("web.government-unknown",
                          {{"government", view.government_key}, {"period", view.period}}));
  WritePeriods(html, context, view, filter);
}

std::string LedgerPage(const Context& context, const query::LedgerView& view,
                       const query::Filter& filter) {
  Frame frame;
  frame.title = TitleOf(context, view);
  frame.kind = "ledger";
  frame.crumbs = {
      {context.Say("web.nav.home"), context.Link("/")},
      {view.government_name, context.Link("/g/" + server::Encode(view.government_key)), true}};
  return Page(context, frame, [&](Writer& html) {
    WriteLedgerTitle(html, context, view, filter);
    WriteSummaryBand(html, context, view, filter);
    WriteFilters(html, context, view, filter);
    WriteLedgerTable(html, context, view, filter);
    WriteDocumentFindings(html, context, view);
    WriteSource(html, context, view);
    WriteEditions(html, context, view);
  });
}

}  // namespace duban::web::pages
