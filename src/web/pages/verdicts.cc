// WriteClass, WriteReadingSummary, WriteBrief, WriteReading, WriteFindings.
#include "web/pages/verdicts.h"

#include "web/pages/icons.h"
#include "web/pages/marks.h"
#include "web/pages/text.h"

namespace duban::web::pages {
namespace {

using ledger::IsGraded;
using ledger::VerdictClass;
using markup::Writer;

constexpr size_t kExcerpt = 24;
constexpr size_t kMostFindings = 100;  // of one list: a damaged cell may bear thousands

std::string ClassLabel(const Context& context, VerdictClass verdict_class) {
  return context.Say("class." + std::string(ledger::Name(verdict_class)));
}

void WriteQuote(Writer& html, const Context& context, std::string_view label_key,
                std::string_view css_class, const Excerpt& excerpt, VerdictClass verdict_class) {
  const auto row = html.Open("div", {{"class", css_class}});
  html.Leaf("dt", context.Say(label_key));
  const auto words = html.Open("dd");
  if (excerpt.words.empty()) {
    html.Leaf("span", {{"class", "none"}}, context.Say("web.answer.none"));
    return;
  }
  const auto quote = html.Open("q", {context.SourceLanguage()});
  html.Text(excerpt.before);
  html.Leaf("mark", {{"class", MarkClass(verdict_class, excerpt.words)}}, excerpt.words);
  html.Text(excerpt.after);
}

void WriteFigure(Writer& html, std::string_view css_class, std::string_view label,
                 std::string_view value) {
  if (value.empty()) return;
  const auto item = html.Open("span", {{"class", css_class}});
  html.Leaf("span", {{"class", "label"}}, label);
  html.Text(" ");
  html.Leaf("b", value);
}

// Whether a figure's own window ends on another day than the table's period.
bool IsOtherWindow(std::string_view window, std::string_view period) {
  const auto own = ledger::Period::Parse(window), whole = ledger::Period::Parse(period);
  return own && (!whole || own->as_of != whole->as_of);
}

void WriteFigures(Writer& html, const Context& context, const query::TaskLine& line, size_t i,
                  std::string_view period) {
  const ledger::Target& target = line.reading.targets[i];
  const ledger::Verdict& verdict = line.reading.verdicts[i];
  if (!IsGraded(target)) return;
  const auto figures = html.Open("p", {{"class", "figures"}});
  WriteFigure(html, "promised", context.Say("web.promised"), PromiseText(context, target));
  WriteFigure(html, "reported", context.Say("web.reported"),
              ReportedText(context, target, verdict, line.row.progress));
  if (verdict.ratio)
    WriteFigure(html, "share", context.Say("web.share"), ShareText(*verdict.ratio));
  if (IsOtherWindow(verdict.as_of, period))
    WriteFigure(html, "as-of", context.Say("web.figure_as_of"), PeriodName(context, verdict.as_of));
}

void WriteUngraded(Writer& html, const Context& context) {
  const auto label = html.Open("span", {{"class", "class unquantified"}});
  WriteIcon(html, VerdictClass::kUnquantified);
  html.Text(context.Say("web.ungraded"));
}

void WriteQuotes(Writer& html, const Context& context, const query::TaskLine& line, size_t i) {
  const ledger::Target& target = line.reading.targets[i];
  const ledger::Verdict& verdict = line.reading.verdicts[i];
  const VerdictClass shown = ShownClass(target, verdict);
  const auto words = html.Open("dl", {{"class", "words"}});
  WriteQuote(html, context, "web.promise.words", "promise",
             ExcerptOf(line.row.content, target.span, Around::kClause, kExcerpt), shown);
  if (IsGraded(target) || verdict.span)
    WriteQuote(html, context, "web.answer.words", "answer",
               verdict.span ? ExcerptOf(line.row.progress, *verdict.span, Around::kClause, kExcerpt)
                            : Excerpt{},
               shown);
}

void WriteTarget(Writer& html, const Context& context, const query::TaskLine& line, size_t i,
                 std::string_view period) {
  const ledger::Target& target = line.reading.targets[i];
  const ledger::Verdict& verdict = line.reading.verdicts[i];
  const auto item = html.Open("li", {{"class", ClassId(ShownClass(target, verdict))}});
  {
    const auto head = html.Open("p", {{"class", "head"}});
    html.Leaf("b", {{"class", "object"}, context.SourceLanguage()}, target.object);
    if (IsGraded(target))
      WriteClass(html, context, verdict.verdict_class);
    else
      WriteUngraded(html, context);
  }
  WriteFigures(html, context, line, i, period);
  if (!verdict.why.key.empty()) html.Leaf("p", {{"class", "why"}}, context.Say(verdict.why));
  WriteQuotes(html, context, line, i);
}

void WriteEvents(Writer& html, const Context& context, const query::TaskLine& line) {
  if (line.reading.events.empty()) return;
  const auto paragraph = html.Open("p", {{"class", "events"}});
  html.Leaf("span", {{"class", "label"}}, context.Say("web.events"));
  for (const auto& event : line.reading.events) {
    const auto quote = html.Open("q", {context.SourceLanguage()});
    html.Text(event.span.end <= line.row.content.size() && !event.span.empty()
                  ? event.span.In(line.row.content)
                  : std::string_view(event.verb));
  }
}

// The reason names the object and both figures; they stand by themselves only where it is missing.
void WriteBriefTarget(Writer& html, const Context& context, const query::TaskLine& line, size_t i) {
  const ledger::Target& target = line.reading.targets[i];
  const ledger::Verdict& verdict = line.reading.verdicts[i];
  const auto item = html.Open("li", {{"class", ClassId(verdict.verdict_class)}});
  html.Leaf("b", ClassLabel(context, verdict.verdict_class));
  html.Text(" ");
  if (!verdict.why.key.empty()) {
    html.Leaf("span", {{"class", "why"}}, context.Say(verdict.why));
    return;
  }
  html.Leaf("span", {context.SourceLanguage()}, target.object);
  html.Text(" " + context.Say("web.promised") + " " + PromiseText(context, target));
  if (verdict.reported)
    html.Text(" " + context.Say("web.reported") + " " +
              ReportedText(context, target, verdict, line.row.progress));
}

// These say of a promise what the reason of its verdict says right above them. They are for
// `check`, where no verdict stands.
bool RepeatsTheVerdict(const ledger::Finding& finding) {
  constexpr std::string_view kCodes[] = {"silent-target", "restated-target", "target-short",
                                         "stage-short",   "other-indicator", "wider-area",
                                         "figure-pending"};
  return std::find(std::begin(kCodes), std::end(kCodes), finding.code) != std::end(kCodes);
}

// What is left to look at where the verdicts are shown.
std::vector<ledger::Finding> DoubtsOf(const query::TaskLine& line) {
  std::vector<ledger::Finding> doubts;
  for (const ledger::Finding& finding : line.findings)
    if (!RepeatsTheVerdict(finding)) doubts.push_back(finding);
  return doubts;
}

size_t CountDoubts(const query::TaskLine& line) {
  return line.findings.size() - static_cast<size_t>(std::count_if(
                                    line.findings.begin(), line.findings.end(), RepeatsTheVerdict));
}

std::string DoubtsText(const Context& context, const query::TaskLine& line) {
  return context.Say("web.doubts", {{"n", std::to_string(CountDoubts(line))}});
}

std::array<int, 10> CountClasses(const ledger::Reading& reading) {
  std::array<int, 10> counts{};
  for (size_t i = 0; i < reading.targets.size() && i < reading.verdicts.size(); ++i)
    if (IsGraded(reading.targets[i]))
      ++counts[static_cast<size_t>(reading.verdicts[i].verdict_class)];
  return counts;
}

// What a reader looks for first.
bool WantsNames(VerdictClass verdict_class) {
  return verdict_class == VerdictClass::kShort || verdict_class == VerdictClass::kBehind ||
         verdict_class == VerdictClass::kUnreported;
}

// The objects of the targets of a class, each once.
std::vector<std::string_view> ObjectsOf(const ledger::Reading& reading,
                                        VerdictClass verdict_class) {
  std::vector<std::string_view> objects;
  for (size_t i = 0; i < reading.targets.size() && i < reading.verdicts.size(); ++i) {
    const ledger::Target& target = reading.targets[i];
    const bool wanted = IsGraded(target) && reading.verdicts[i].verdict_class == verdict_class;
    if (wanted && !target.object.empty() &&
        std::find(objects.begin(), objects.end(), target.object) == objects.end())
      objects.push_back(target.object);
  }
  return objects;
}

void WriteObjects(Writer& html, const Context& context, const ledger::Reading& reading,
                  VerdictClass verdict_class) {
  constexpr size_t kMost = 3;
  const auto objects = ObjectsOf(reading, verdict_class);
  if (objects.empty()) return;
  const auto names = html.Open("span", {{"class", "of"}, context.SourceLanguage()});
  for (size_t i = 0; i < objects.size() && i < kMost; ++i) {
    if (i > 0) html.Text("、");
    html.Text(objects[i]);
  }
  if (objects.size() > kMost) html.Text("…");
}

}  // namespace

void WriteClass(Writer& html, const Context& context, VerdictClass verdict_class, int count) {
  const auto label =
      html.Open("span", {{"class", std::string("class ").append(ClassId(verdict_class))}});
  WriteIcon(html, verdict_class);
  html.Text(ClassLabel(context, verdict_class));
  if (count > 1) {
    const auto times = html.Open("span", {{"class", "times"}});
    html.Text("×");
    html.Number(count);
  }
}

void WriteReadingSummary(Writer& html, const Context& context, const query::TaskLine& line,
                         Objects objects) {
  const auto counts = CountClasses(line.reading);
  if (std::none_of(line.reading.targets.begin(), line.reading.targets.end(), IsGraded))
    WriteClass(html, context, VerdictClass::kUnquantified);
  for (size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const auto verdict_class = static_cast<VerdictClass>(i);
    const auto told = html.Open("span", {{"class", "told"}});
    WriteClass(html, context, verdict_class, counts[i]);
    if (objects == Objects::kNamed && WantsNames(verdict_class))
      WriteObjects(html, context, line.reading, verdict_class);
  }
  if (CountDoubts(line) > 0) {
    const auto doubts = html.Open("span", {{"class", "doubts"}});
    html.Text(DoubtsText(context, line));
  }
}

void WriteBrief(Writer& html, const Context& context, const query::TaskLine& line) {
  if (std::none_of(line.reading.targets.begin(), line.reading.targets.end(), IsGraded)) return;
  const auto list = html.Open("ul", {{"class", "brief"}});
  for (size_t i = 0; i < line.reading.targets.size() && i < line.reading.verdicts.size(); ++i)
    if (IsGraded(line.reading.targets[i])) WriteBriefTarget(html, context, line, i);
  if (CountDoubts(line) > 0) html.Leaf("li", DoubtsText(context, line));
}

void WriteReading(Writer& html, const Context& context, const query::TaskLine& line,
                  std::string_view period) {
  const size_t count = std::min(line.reading.targets.size(), line.reading.verdicts.size());
  if (count > 0) {
    const auto list = html.Open("ol", {{"class", "targets"}});
    for (size_t i = 0; i < count; ++i) WriteTarget(html, context, line, i, period);
  }
  WriteEvents(html, context, line);
  if (line.masked) html.Leaf("p", {{"class", "hint"}}, context.Say("web.masked.identity"));
  WriteFindings(html, context, DoubtsOf(line), {});
}

void WriteFindings(Writer& html, const Context& context,
                   const std::vector<ledger::Finding>& findings, const RowAddress& address) {
  if (findings.empty()) return;
  const auto list = html.Open("ul", {{"class", "findings"}});
  size_t left = kMostFindings;
  for (const auto& finding : findings) {
    if (left-- == 0) break;
    const auto item = html.Open("li", {{"class", ledger::Name(finding.severity)}});
    html.Leaf("span", {{"class", "severity"}},
              context.Say("severity." + std::string(ledger::Name(finding.severity))));
    if (address && finding.task)
      html.Leaf("a", {{"href", address(*finding.task)}},
                context.Say("web.task_number", {{"n", std::to_string(*finding.task)}}));
    html.Leaf("span", context.Say(base::Message{finding.code, finding.arguments}));
  }
  if (findings.size() > kMostFindings)
    html.Leaf("li", context.Say("web.findings.more",
                                {{"n", std::to_string(findings.size() - kMostFindings)}}));
}

}  // namespace duban::web::pages
