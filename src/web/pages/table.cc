// WriteLedgerTable: the government's own table in its own column order. Number and category stand
// once for what belongs to them where they are the first columns, as in print; under each row
// stands what the machine read of it.
#include "web/pages/forms.h"
#include "web/pages/ledger_parts.h"
#include "web/pages/marks.h"
#include "web/pages/pages.h"
#include "web/pages/verdicts.h"
#include "web/server/url.h"

namespace duban::web::pages {
namespace {

using ledger::Field;
using markup::Writer;

// The columns with the headings to show, ready for all rows.
struct Columns {
  std::vector<Field> fields;
  std::vector<std::string> headings;
  size_t leading = 0;  // number and category columns at the left: they span the reading's row
};

bool StandsOnce(Field field) {
  return field == Field::kNumber || field == Field::kCategory;
}

Columns MakeColumns(const Context& context, const query::LedgerView& view) {
  Columns out;
  for (size_t i = 0; i < view.columns.size(); ++i) {
    const Field field = view.columns[i];
    if (field == Field::kNone) continue;
    out.fields.push_back(field);
    const std::string printed = i < view.headings.size() ? view.headings[i] : "";
    out.headings.push_back(
        printed.empty() ? context.Say("field." + std::string(ledger::Name(field))) : printed);
  }
  while (out.leading < out.fields.size() && StandsOnce(out.fields[out.leading])) ++out.leading;
  if (out.leading == out.fields.size()) out.leading = 0;
  return out;
}

std::string CssClass(Field field) {
  std::string name = "c-" + std::string(ledger::Name(field));
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

void WriteHeadings(Writer& html, const Context& context, const Columns& columns) {
  {
    const auto group = html.Open("colgroup");
    for (const Field field : columns.fields) html.Void("col", {{"class", CssClass(field)}});
  }
  const auto head = html.Open("thead");
  const auto row = html.Open("tr");
  for (size_t i = 0; i < columns.fields.size(); ++i)
    html.Leaf("th", {{"scope", "col"}, context.SourceLanguage()}, columns.headings[i]);
}

// A value of the table that filters by itself, beside what is filtered already; where it does, its
// link takes it away.
void WriteFilterLink(Writer& html, const Context& context, const query::LedgerView& view,
                     const query::Filter& filter, std::string query::Filter::* part,
                     const std::string& value) {
  query::Filter other = filter;
  const bool chosen = filter.*part == value;
  other.*part = chosen ? "" : value;
  html.Leaf("a",
            {{"href", LedgerLink(context, view, other) + "#filters"},
             chosen ? markup::Attribute("aria-current", "true")
                    : markup::Attribute("aria-current", false)},
            value);
}

void WriteNames(Writer& html, const Context& context, const query::LedgerView& view,
                const query::Filter& filter, const std::vector<std::string>& names, Field field) {
  const auto part = field == Field::kLeaders ? &query::Filter::leader : &query::Filter::unit;
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) html.Text("、");
    WriteFilterLink(html, context, view, filter, part, names[i]);
  }
}

std::string_view ExtraText(const ledger::Row& row, std::string_view heading) {
  for (const auto& cell : row.extra)
    if (cell.heading == heading) return cell.text;
  return {};
}

void WriteCellContent(Writer& html, const Context& context, const query::LedgerView& view,
                      const query::Filter& filter, const query::TaskLine& line, Field field,
                      std::string_view heading) {
  const ledger::Row& row = line.row;
  switch (field) {
    case Field::kNumber:
      html.Text(row.printed ? *row.printed : std::to_string(row.number));
      break;
    case Field::kCategory:
      if (!row.category.empty())
        WriteFilterLink(html, context, view, filter, &query::Filter::category, row.category);
      break;
    case Field::kContent:
      WriteMarked(html, row.content, PromiseMarks(line.reading, row.content));
      break;
    case Field::kProgress:
      WriteMarked(html, row.progress, AnswerMarks(line.reading, row.progress));
      break;
    case Field::kLeaders:
      WriteNames(html, context, view, filter, row.leaders, field);
      break;
    case Field::kLeadUnits:
      WriteNames(html, context, view, filter, row.lead_units, field);
      break;
    case Field::kUnits:
      WriteNames(html, context, view, filter, row.units, field);
      break;
    case Field::kRemark:
      html.Text(row.remark);
      break;
    default:
      html.Text(ExtraText(row, heading));
  }
}

bool IsEmpty(const ledger::Row& row, Field field, std::string_view heading) {
  switch (field) {
    case Field::kLeaders:
      return row.leaders.empty();
    case Field::kLeadUnits:
      return row.lead_units.empty();
    case Field::kUnits:
      return row.units.empty();
    case Field::kProgress:
      return row.progress.empty();
    case Field::kRemark:
      return row.remark.empty();
    case Field::kOther:
      return ExtraText(row, heading).empty();
    default:
      return false;
  }
}

// How many lines from `at` on share its category.
size_t RunLength(const std::vector<query::TaskLine>& lines, size_t at) {
  size_t end = at;
  while (end < lines.size() && lines[end].row.category == lines[at].row.category) ++end;
  return end - at;
}

class Table {
 public:
  Table(Writer& html, const Context& context, const query::LedgerView& view,
        const query::Filter& filter)
      : html_(html),
        context_(context),
        view_(view),
        filter_(filter),
        columns_(MakeColumns(context, view)) {}

  void Write() {
    const auto table = html_.Open("table", {{"class", "official"}});
    html_.Leaf("caption", {context_.SourceLanguage()}, TitleOf(context_, view_));
    WriteHeadings(html_, context_, columns_);
    for (size_t at = 0; at < view_.lines.size();) {
      const size_t run = RunLength(view_.lines, at);
      const auto body = html_.Open("tbody");
      for (size_t i = 0; i < run; ++i) WriteTask(view_.lines[at + i], i == 0 ? run : 0);
      at += run;
    }
  }

 private:
  // `run` is the number of tasks whose category begins here; 0 inside a run.
  void WriteTask(const query::TaskLine& line, size_t run) {
    {
      const std::string id = "r" + std::to_string(line.row.number);
      const auto row = html_.Open("tr", {{"class", "task"}, {"id", id}, context_.SourceLanguage()});
      for (size_t i = 0; i < columns_.fields.size(); ++i) WriteCell(line, i, run);
    }
    const auto row = html_.Open("tr", {{"class", "reading"}});
    const auto cell = html_.Open("td", {{"colspan", columns_.fields.size() - columns_.leading}});
    if (!context_.open_all) WriteBrief(html_, context_, line);
    WriteDetails(line);
  }

  void WriteCell(const query::TaskLine& line, size_t i, size_t run) {
    const Field field = columns_.fields[i];
    const bool leading = i < columns_.leading;
    const bool category = leading && field == Field::kCategory;
    if (category && run == 0) return;
    const size_t rows = !leading ? 0 : category ? 2 * run : 2;
    const bool empty = IsEmpty(line.row, field, columns_.headings[i]);
    const auto cell = html_.Open(
        "td", {{"class", CssClass(field) + (empty ? " empty" : "")},
               rows > 0 ? markup::Attribute("rowspan", rows) : markup::Attribute("rowspan", false),
               {"data-label", columns_.headings[i]}});
    const auto inner = html_.Open("div");
    WriteCellContent(html_, context_, view_, filter_, line, field, columns_.headings[i]);
  }

  void WriteDetails(const query::TaskLine& line) {
    const auto details = html_.Open("details", {{"open", context_.open_all}});
    {
      const auto summary = html_.Open("summary");
      WriteReadingSummary(html_, context_, line, Objects::kNamed);
    }
    WriteReading(html_, context_, line, view_.period);
    const auto more = html_.Open("p", {{"class", "more"}});
    html_.Leaf("a", {{"href", context_.Link(TaskPath(view_.government_key, line.task_id))}},
               context_.Say("web.task.more", {{"n", std::to_string(line.row.number)}}));
  }

  Writer& html_;
  const Context& context_;
  const query::LedgerView& view_;
  const query::Filter& filter_;
  const Columns columns_;
};

Stretch StretchOf(const query::LedgerView& view) {
  return {view.offset, kTasksPerPage, view.filtered_tally.tasks};
}

// Which part of a ledger of several pages this is, also on paper.
void WritePartLine(Writer& html, const Context& context, const query::LedgerView& view) {
  const Stretch stretch = StretchOf(view);
  if (PagesOf(stretch) == 1) return;
  const auto line = html.Open("p", {{"class", "stretch"}});
  html.Leaf("span",
            context.Say("web.part", {{"page", std::to_string(PageOf(stretch))},
                                     {"pages", std::to_string(PagesOf(stretch))},
                                     {"from", std::to_string(view.offset + 1)},
                                     {"to", std::to_string(view.offset + view.lines.size())},
                                     {"of", std::to_string(stretch.total)}}));
}

// The tasks that pass the filter, all pages of them, as data.
void WriteDataLink(Writer& html, const Context& context, const query::LedgerView& view,
                   const query::Filter& filter) {
  const std::string path = "/api/v1/governments/" + server::Encode(view.government_key) +
                           "/ledgers/" + std::to_string(view.year) + "/" +
                           server::Encode(view.period);
  std::vector<server::Pair> table = FilterParameters(filter);
  table.emplace_back("headings", "words");
  html.Leaf("a", {{"href", context.DataLink(path + "/tasks.csv", table)}},
            context.Say("web.data.table"));
  html.Leaf("a", {{"href", context.DataLink(path, FilterParameters(filter))}},
            context.Say(filter.empty() ? "web.data.whole" : "web.data.filtered",
                        {{"n", std::to_string(view.filtered_tally.tasks)}}));
}

void WritePages(Writer& html, const Context& context, const query::LedgerView& view,
                std::string_view label) {
  WritePager(html, context, StretchOf(view), label, [&](int page) {
    return context.Here("page", page > 1 ? std::to_string(page) : "", "row") + "#table";
  });
}

}  // namespace

void WriteLedgerTable(Writer& html, const Context& context, const query::LedgerView& view,
                      const query::Filter& filter) {
  const auto section =
      html.Open("section", {{"class", "table"}, {"id", "table"}, {"aria-labelledby", "tasks"}});
  {
    const auto line = html.Open("div", {{"class", "tools"}});
    html.Leaf("h2", {{"id", "tasks"}},
              context.Say("web.tasks", {{"n", std::to_string(view.filtered_tally.tasks)}}));
    if (!view.lines.empty()) {
      const auto links = html.Open("p");
      WriteDataLink(html, context, view, filter);
      html.Leaf("a", {{"href", context.Here("open", context.open_all ? "" : "all") + "#table"}},
                context.Say(context.open_all ? "web.close_all" : "web.open_all"));
    }
  }
  if (view.lines.empty()) {
    const auto nothing = html.Open("p", {{"class", "nothing"}});
    html.Text(context.Say(filter.empty() ? "web.tasks.none" : "web.filter.nothing") + " ");
    if (!filter.empty())
      html.Leaf("a", {{"href", LedgerLink(context, view, {}) + "#filters"}},
                context.Say("web.filter.clear"));
    return;
  }
  WritePartLine(html, context, view);
  WritePages(html, context, view, "web.steps");
  Table(html, context, view, filter).Write();
  WritePages(html, context, view, "web.steps.below");
}

}  // namespace duban::web::pages
