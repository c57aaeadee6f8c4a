// WriteFilters.
#include "query/unknown.h"
#include "web/pages/forms.h"
#include "web/pages/ledger_parts.h"
#include "web/pages/tally.h"

namespace duban::web::pages {
namespace {

using markup::Writer;

void WriteOption(Writer& html, std::string_view value, std::string_view text, bool chosen,
                 const markup::Attribute& language = {"lang", false}) {
  html.Leaf("option", {{"value", value}, {"selected", chosen}, language}, text);
}

// In Chinese a filter of one column is called as the table calls it. Units may stand in two
// columns.
std::string NameOf(const Context& context, const query::LedgerView& view, std::string_view name) {
  if (const auto printed = query::HeadingOf(view, name); context.chinese() && !printed.empty())
    return std::string(printed);
  return context.Say("web.filter." + std::string(name));
}

void WriteSelect(Writer& html, const Context& context, const query::LedgerView& view,
                 const std::string& name, const std::vector<query::Choice>& choices,
                 const std::string& chosen) {
  if (choices.empty()) return;
  const std::string id = "f-" + name;
  const auto field = html.Open("p", {{"class", "field"}});
  html.Leaf("label", {{"for", id}}, NameOf(context, view, name));
  const auto select = html.Open("select", {{"id", id}, {"name", name}});
  WriteOption(html, "", context.Say("web.filter.all"), chosen.empty());
  for (const auto& choice : choices)
    WriteOption(html, choice.value,
                context.Say("web.filter.choice",
                            {{"value", choice.value}, {"n", std::to_string(choice.tasks)}}),
                choice.value == chosen, context.SourceLanguage());
  const auto is_chosen = [&](const query::Choice& choice) { return choice.value == chosen; };
  if (!chosen.empty() && std::none_of(choices.begin(), choices.end(), is_chosen))
    WriteOption(html, chosen, context.Say("web.filter.choice", {{"value", chosen}, {"n", "0"}}),
                true);
}

void WriteClassOption(Writer& html, const Context& context, const query::LedgerView& view,
                      const query::Filter& filter, ledger::VerdictClass verdict_class) {
  const int tasks = view.tasks_with_class[static_cast<size_t>(verdict_class)];
  const bool chosen = filter.verdict_class == verdict_class;
  if (tasks == 0 && !chosen) return;
  const std::string_view name = ledger::Name(verdict_class);
  WriteOption(
      html, name,
      context.Say("web.filter.choice", {{"value", context.Say("class." + std::string(name))},
                                        {"n", std::to_string(tasks)}}),
      chosen);
}

void WriteClassSelect(Writer& html, const Context& context, const query::LedgerView& view,
                      const query::Filter& filter) {
  const auto field = html.Open("p", {{"class", "field"}});
  html.Leaf("label", {{"for", "f-class"}}, context.Say("web.filter.class"));
  const auto select = html.Open("select", {{"id", "f-class"}, {"name", "class"}});
  WriteOption(html, "", context.Say("web.filter.all"),
              !filter.verdict_class && filter.unknown_class.empty());
  for (const auto verdict_class : kShownOrder)
    WriteClassOption(html, context, view, filter, verdict_class);
  WriteClassOption(html, context, view, filter, ledger::VerdictClass::kUnquantified);
  if (!filter.unknown_class.empty())
    WriteOption(html, filter.unknown_class,
                context.Say("web.filter.choice", {{"value", filter.unknown_class}, {"n", "0"}}),
                true);
}

void WriteText(Writer& html, const Context& context, const query::Filter& filter) {
  const auto field = html.Open("p", {{"class", "field text"}});
  html.Leaf("label", {{"for", "f-q"}}, context.Say("web.filter.text"));
  html.Void("input", {{"id", "f-q"},
                      {"name", "q"},
                      {"type", "search"},
                      {"value", filter.text},
                      {"autocomplete", "off"}});
}

struct Active {
  std::string name, value;
  query::Filter without;
};

std::vector<Active> ActiveOnes(const Context& context, const query::Filter& filter) {
  std::vector<Active> out;
  const auto add = [&](const char* name, std::string value, auto clear) {
    if (value.empty()) return;
    query::Filter without = filter;
    clear(without);
    out.push_back({name, std::move(value), std::move(without)});
  };
  add("category", filter.category, [](query::Filter& f) { f.category.clear(); });
  add("leader", filter.leader, [](query::Filter& f) { f.leader.clear(); });
  add("unit", filter.unit, [](query::Filter& f) { f.unit.clear(); });
  if (filter.verdict_class)
    add("class", context.Say("class." + std::string(ledger::Name(*filter.verdict_class))),
        [](query::Filter& f) { f.verdict_class.reset(); });
  add("class", filter.unknown_class, [](query::Filter& f) { f.unknown_class.clear(); });
  add("text", filter.text, [](query::Filter& f) { f.text.clear(); });
  return out;
}

void WriteActive(Writer& html, const Context& context, const query::LedgerView& view,
                 const query::Filter& filter) {
  if (filter.empty()) return;
  const auto line = html.Open("div", {{"class", "active"}});
  html.Leaf("p", {{"role", "status"}},
            context.Say("web.filter.shown", {{"n", std::to_string(view.filtered_tally.tasks)},
                                             {"of", std::to_string(view.tally.tasks)}}));
  const auto list = html.Open("ul");
  for (const Active& active : ActiveOnes(context, filter)) {
    const auto item = html.Open("li");
    const auto link =
        html.Open("a", {{"href", LedgerLink(context, view, active.without) + "#filters"}});
    html.Leaf("span", {{"class", "name"}}, NameOf(context, view, active.name));
    const bool source = active.name != "class" && active.name != "text";
    html.Leaf("span", {source ? context.SourceLanguage() : markup::Attribute("lang", false)},
              active.value);
    html.Leaf("span", {{"class", "remove"}}, context.Say("web.filter.remove"));
  }
  const auto item = html.Open("li");
  html.Leaf("a", {{"class", "all"}, {"href", LedgerLink(context, view, {}) + "#filters"}},
            context.Say("web.filter.clear"));
}

// What was asked for and is not there, one sentence each.
void WriteUnknown(Writer& html, const Context& context, const query::LedgerView& view,
                  const query::Filter& filter) {
  for (const auto& [name, value] : query::UnknownValues(view, filter))
    html.Leaf("p", {{"class", "unknown"}, {"role", "status"}},
              context.Say("web.filter.unknown." + std::string(name),
                          {{"value", value}, {"column", NameOf(context, view, name)}}));
}

}  // namespace

void WriteFilters(Writer& html, const Context& context, const query::LedgerView& view,
                  const query::Filter& filter) {
  const auto section = html.Open(
      "section", {{"class", "filters"}, {"id", "filters"}, {"aria-labelledby", "filter"}});
  html.Leaf("h2", {{"id", "filter"}, {"class", "quiet"}}, context.Say("web.filter.title"));
  WriteFold(html, context, "filters", "web.fold.filters");
  {
    const auto form = html.Open(
        "form", {{"method", "get"},
                 {"action", LedgerPath(view.government_key, view.year, view.period) + "#filters"}});
    WriteSelect(html, context, view, "category", view.categories, filter.category);
    WriteSelect(html, context, view, "leader", view.leaders, filter.leader);
    WriteSelect(html, context, view, "unit", view.units, filter.unit);
    WriteClassSelect(html, context, view, filter);
    WriteText(html, context, filter);
    WriteKept(html, context);
    if (context.open_all)
      html.Void("input", {{"type", "hidden"}, {"name", "open"}, {"value", "all"}});
    const auto field = html.Open("p", {{"class", "field go"}});
    html.Leaf("button", {{"type", "submit"}}, context.Say("web.filter.go"));
  }
  WriteUnknown(html, context, view, filter);
  WriteActive(html, context, view, filter);
}

}  // namespace duban::web::pages
