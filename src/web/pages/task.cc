// TaskPage: the wording, who leads, and what every period said.
#include "understand/judge/corrections.h"
#include "web/pages/icons.h"
#include "web/pages/layout.h"
#include "web/pages/ledger_parts.h"
#include "web/pages/marks.h"
#include "web/pages/pages.h"
#include "web/pages/promises.h"
#include "web/pages/text.h"
#include "web/pages/verdicts.h"
#include "web/server/url.h"

namespace duban::web::pages {
namespace {

using ledger::Field;
using ledger::IsGraded;
using markup::Writer;

const query::TaskLine& Newest(const query::TaskView& view) {
  return view.periods.back().line;
}

// What the table of that period calls the column: the same words as on the ledger's page.
std::string HeadingOf(const Context& context, const query::TaskPeriod& period, Field field) {
  return ColumnName(context, period.columns, period.headings, field);
}

// Each value leads to all tasks of its period that share it.
void WriteFact(Writer& html, const Context& context, const query::TaskView& view,
               const query::TaskPeriod& period, Field field, std::string query::Filter::* part,
               const std::vector<std::string>& values) {
  if (values.empty() || values.front().empty()) return;
  query::LedgerView ledger;
  ledger.government_key = view.government_key;
  ledger.year = view.year;
  ledger.period = period.period;
  const auto pair = html.Open("div");
  html.Leaf("dt", {context.SourceLanguage()}, HeadingOf(context, period, field));
  const auto list = html.Open("dd", {context.SourceLanguage()});
  for (size_t i = 0; i < values.size(); ++i) {
    if (i > 0) html.Text("、");
    query::Filter filter;
    filter.*part = values[i];
    html.Leaf("a", {{"href", LedgerLink(context, ledger, filter) + "#filters"}}, values[i]);
  }
}

void WriteFacts(Writer& html, const Context& context, const query::TaskView& view) {
  const query::TaskPeriod& period = view.periods.back();
  const ledger::Row& row = period.line.row;
  const auto list = html.Open("dl", {{"class", "disclosure facts"}});
  const auto write = [&](Field field, std::string query::Filter::* part,
                         const std::vector<std::string>& values) {
    WriteFact(html, context, view, period, field, part, values);
  };
  write(Field::kCategory, &query::Filter::category, {row.category});
  write(Field::kLeaders, &query::Filter::leader, row.leaders);
  write(Field::kLeadUnits, &query::Filter::unit, row.lead_units);
  write(Field::kUnits, &query::Filter::unit, row.units);
}

// How much of the promise is there, cut at the whole. The figure stands above it in words.
void WriteShareBar(Writer& html, const ledger::Verdict& verdict) {
  const auto percent = verdict.ratio->Shifted(2);
  if (!percent || percent->IsNegative()) return;
  const base::Decimal width = std::min(percent->Rounded(0), base::Decimal(100));
  const auto svg = html.Open("svg", {{"class", "share"},
                                     {"viewBox", "0 0 100 4"},
                                     {"preserveAspectRatio", "none"},
                                     {"aria-hidden", "true"}});
  html.Void("rect", {{"class", "ground"}, {"width", 100}, {"height", 4}});
  html.Void(
      "rect",
      {{"class", ClassId(verdict.verdict_class)}, {"width", width.ToString()}, {"height", 4}});
}

// The promise `i` of that period, by its own words; nothing where the period has none.
void WriteHistoryCell(Writer& html, const Context& context, const query::TaskPeriod& period,
                      std::optional<size_t> i) {
  const auto cell = html.Open("td", {{"data-label", PeriodName(context, period.period)}});
  const ledger::Reading& reading = period.line.reading;
  if (!i || *i >= reading.verdicts.size()) {
    html.Text("–");
    return;
  }
  const ledger::Target& target = reading.targets[*i];
  const ledger::Verdict& verdict = reading.verdicts[*i];
  if (!IsGraded(target)) {
    html.Text(context.Say("web.ungraded"));
    return;
  }
  WriteClass(html, context, verdict.verdict_class);
  if (verdict.reported)
    html.Leaf("span", {{"class", "amount"}},
              ReportedText(context, target, verdict, period.line.row.progress));
  if (verdict.ratio) {
    html.Leaf("span", {{"class", "share"}}, ShareText(*verdict.ratio));
    WriteShareBar(html, verdict);
  }
}

// `same`: for each period, which of its promises is which of the newest (SamePromises).
void WriteHistoryRow(Writer& html, const Context& context, const query::TaskView& view, size_t i,
                     const std::vector<std::vector<std::optional<size_t>>>& same) {
  const ledger::Target& target = Newest(view).reading.targets[i];
  const auto row = html.Open("tr");
  {
    const auto head = html.Open("th", {{"scope", "row"}});
    html.Leaf("b", {context.SourceLanguage()}, target.object);
    html.Leaf("span", {{"class", "amount"}}, PromiseText(context, target));
  }
  for (size_t k = 0; k < view.periods.size(); ++k)
    WriteHistoryCell(html, context, view.periods[k], same[k][i]);
}

// Targets down, periods across: the course of each promise at a glance.
void WriteHistory(Writer& html, const Context& context, const query::TaskView& view) {
  if (view.periods.size() < 2 || Newest(view).reading.targets.empty()) return;
  const auto section = html.Open("section", {{"class", "history"}, {"aria-labelledby", "history"}});
  html.Leaf("h2", {{"id", "history"}}, context.Say("web.task.history"));
  const auto table = html.Open("table", {{"class", "history"}});
  {
    const auto head = html.Open("thead");
    const auto row = html.Open("tr");
    html.Leaf("th", {{"scope", "col"}}, context.Say("web.task.target"));
    for (const auto& period : view.periods)
      html.Leaf("th", {{"scope", "col"}}, PeriodName(context, period.period));
  }
  const auto body = html.Open("tbody");
  std::vector<std::vector<std::optional<size_t>>> same;
  for (const auto& period : view.periods) same.push_back(SamePromises(Newest(view), period.line));
  for (size_t i = 0; i < Newest(view).reading.targets.size(); ++i)
    WriteHistoryRow(html, context, view, i, same);
}

void WritePeriodHead(Writer& html, const Context& context, const query::TaskView& view,
                     const query::TaskPeriod& period) {
  const auto head = html.Open("header");
  {
    const auto heading = html.Open("h3");
    html.Leaf("a",
              {{"href", RowLink(context, view.government_key, view.year, period.period,
                                period.line.row.number)}},
              PeriodName(context, period.period));
  }
  html.Leaf("p", {{"class", "hint"}},
            context.Say("web.as_of", {{"day", DayName(context, period.as_of)}}));
  html.Leaf("a",
            {{"class", "to-source"},
             {"href",
              context.Link(LedgerPath(view.government_key, view.year, period.period)) + "#source"}},
            context.Say("web.task.source"));
  const auto summary = html.Open("p", {{"class", "summary"}});
  WriteReadingSummary(html, context, period.line, Objects::kCounted);
}

void WriteFormerWords(Writer& html, const Context& context, std::string_view heading,
                      const std::string& words) {
  html.Leaf("h4", {context.SourceLanguage()}, heading);
  if (words.empty())
    html.Leaf("p", {{"class", "none"}}, context.Say("web.progress.none"));
  else
    html.Leaf("p", {{"class", "words official"}, context.SourceLanguage()}, words);
}

// Promise by promise, because the class of the whole may have stayed.
void WriteJudgedOtherwise(Writer& html, const Context& context, const query::FormerLine& former) {
  if (former.judged_otherwise.empty()) return;
  const ledger::Reading& reading = former.line.reading;
  const auto list = html.Open("ul", {{"class", "former-verdicts"}});
  for (const size_t i : former.judged_otherwise) {
    const auto item = html.Open("li");
    html.Leaf("b", {{"class", "object"}, context.SourceLanguage()}, reading.targets[i].object);
    html.Text(" ");
    WriteClass(html, context, reading.verdicts[i].verdict_class);
    if (!reading.verdicts[i].why.key.empty())
      html.Leaf("p", {{"class", "why"}}, context.Say(reading.verdicts[i].why));
  }
}

// What was published for the period before a correction: its words and its class, as far as the
// edition after it says otherwise.
void WriteFormer(Writer& html, const Context& context, const query::TaskPeriod& period) {
  if (period.former.empty()) return;
  const auto section = html.Open("section", {{"class", "former"}});
  html.Leaf("h4", context.Say("web.task.former"));
  for (auto former = period.former.rbegin(); former != period.former.rend(); ++former) {
    {
      const auto line = html.Open("p", {{"class", "summary"}});
      const base::Date day = former->published.value_or(former->imported_at.LegalDay());
      html.Text(context.Say(
          former->published ? "former.published" : "former.imported",
          {{"edition", std::to_string(former->edition)}, {"day", DayName(context, day)}}));
      html.Text(" ");
      WriteClass(html, context, former->line.reading.overall);
    }
    if (former->line.masked) html.Leaf("p", {{"class", "hint"}}, context.Say("former.masked"));
    const ledger::Row& row = former->line.row;
    if (former->content_changed)
      WriteFormerWords(html, context, HeadingOf(context, period, Field::kContent), row.content);
    if (former->progress_changed)
      WriteFormerWords(html, context, HeadingOf(context, period, Field::kProgress), row.progress);
    WriteJudgedOtherwise(html, context, *former);
  }
}

void WriteMachine(Writer& html, const Context& context, const query::TaskPeriod& period) {
  const auto reading = html.Open("div", {{"class", "machine"}});
  html.Leaf("h4", context.Say("web.reading"));
  WriteReading(html, context, period.line, period.period);
  for (const ledger::Finding& finding : period.line.findings)
    if (finding.code == understand::kCorrectedCode && finding.span)
      html.Leaf("p", {{"class", "hint"}},
                context.Say("reading.corrected",
                            {{"words", std::string(finding.span->In(period.line.row.content))}}));
}

void WritePeriod(Writer& html, const Context& context, const query::TaskView& view,
                 const query::TaskPeriod& period, bool first) {
  const auto& line = period.line;
  const auto article = html.Open("article", {{"class", "period"}});
  WritePeriodHead(html, context, view, period);
  if (period.wording_changed) {
    html.Leaf("p", {{"class", "changed"}}, context.Say("web.task.changed"));
  }
  if (period.wording_changed || first) {
    html.Leaf("h4", {context.SourceLanguage()}, HeadingOf(context, period, Field::kContent));
    const auto text = html.Open("p", {{"class", "words official"}, context.SourceLanguage()});
    WriteMarked(html, line.row.content, PromiseMarks(line.reading, line.row.content));
  }
  html.Leaf("h4", {context.SourceLanguage()}, HeadingOf(context, period, Field::kProgress));
  {
    const auto text = html.Open("p", {{"class", "words official"}, context.SourceLanguage()});
    if (line.row.progress.empty())
      html.Leaf("span", {{"class", "none"}}, context.Say("web.progress.none"));
    WriteMarked(html, line.row.progress, AnswerMarks(line.reading, line.row.progress));
  }
  WriteMachine(html, context, period);
  WriteFormer(html, context, period);
}

// Those of one relation: what a task was split from is told apart from what it continues.
void WriteRelated(Writer& html, const Context& context, const query::TaskView& view,
                  std::vector<query::RelatedTask> tasks, query::Relation relation,
                  std::string_view way) {
  std::erase_if(tasks, [&](const auto& task) { return task.relation != relation; });
  if (tasks.empty()) return;
  const auto section = html.Open("section", {{"class", "related"}});
  html.Leaf("h2", context.Say(std::string(way).append(Name(relation))));
  const auto list = html.Open("ul");
  for (const auto& task : tasks) {
    const auto item = html.Open("li");
    html.Leaf("a", {{"href", context.Link(TaskPath(view.government_key, task.task_id))}},
              context.Say("web.year", {{"year", std::to_string(task.year)}}) + " " +
                  context.Say("web.task_number", {{"n", std::to_string(task.number)}}));
    html.Text(" ");
    html.Leaf("span", {context.SourceLanguage()}, task.content);
  }
}

}  // namespace

std::string TaskPage(const Context& context, const query::TaskView& view) {
  const ledger::Row& row = Newest(view).row;
  const std::string number = row.printed ? *row.printed : std::to_string(row.number);
  Frame frame;
  frame.title = context.Say("web.task_number", {{"n", number}});
  frame.kind = "task";
  frame.crumbs = {
      {context.Say("web.nav.home"), context.Link("/")},
      {view.government_name, context.Link("/g/" + server::Encode(view.government_key)), true},
      {PeriodName(context, view.periods.back().period),
       RowLink(context, view.government_key, view.year, view.periods.back().period, row.number)}};
  return Page(context, frame, [&](Writer& html) {
    {
      const auto header = html.Open("header", {{"class", "title"}});
      html.Leaf(
          "p", {{"class", "kicker"}},
          context.Say("web.year", {{"year", std::to_string(view.year)}}) + " · " + frame.title);
      html.Leaf("h1", {{"class", "wording"}, context.SourceLanguage()}, row.content);
      WriteFacts(html, context, view);
    }
    WriteHistory(html, context, view);
    const auto section = html.Open("section", {{"class", "timeline"}});
    html.Leaf("h2", context.Say("web.task.periods"));
    for (auto period = view.periods.rbegin(); period != view.periods.rend(); ++period)
      WritePeriod(html, context, view, *period, period + 1 == view.periods.rend());
    for (const auto relation :
         {query::Relation::kContinued, query::Relation::kSplit, query::Relation::kMerged}) {
      WriteRelated(html, context, view, view.continues, relation, "web.task.continues.");
      WriteRelated(html, context, view, view.continued_by, relation, "web.task.continued_by.");
    }
  });
}

}  // namespace duban::web::pages
