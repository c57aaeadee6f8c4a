// Entry points: Summary, SummaryLine, SummaryHead, Bars, TallyOf, ClassLabel.
#include "cli/summary.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "cli/prose_summary.h"
#include "cli/width.h"
#include "ledger/names.h"

namespace duban::cli {
namespace {

using ledger::Document;
using ledger::DocumentTask;
using ledger::Severity;
using ledger::Tally;
using ledger::VerdictClass;

constexpr size_t kTasksShown = 15;

// The list of several documents is printed line by line: the longest period and the headings say
// how wide its columns are.
constexpr int kPeriodColumn = 12;
Colour ColourOf(VerdictClass c) {
  switch (c) {
    case VerdictClass::kMet:
    case VerdictClass::kAhead:
      return Colour::kGreen;
    case VerdictClass::kOnPace:
    case VerdictClass::kUnderway:
      return Colour::kBlue;
    case VerdictClass::kBehind:
    case VerdictClass::kUnreported:
      return Colour::kYellow;
    case VerdictClass::kShort:
      return Colour::kRed;
    default:
      return Colour::kGrey;
  }
}

bool NeedsALook(VerdictClass c, bool year_end) {
  // At the year's end nothing may still be under way.
  if (c == VerdictClass::kUnderway) return year_end;
  return c == VerdictClass::kShort || c == VerdictClass::kUnreported || c == VerdictClass::kBehind;
}

int LongestLabel(const Console& console) {
  int width = 0;
  for (const VerdictClass c : ledger::kToldOrder)
    width = std::max(width, WidthOf(console.Say("class." + std::string(Name(c)))));
  return width;
}

void AppendPart(std::string& line, std::string_view part) {
  if (part.empty()) return;
  line.append(line.empty() ? "" : " · ").append(part);
}

std::string HeadLine(const Document& document, const Console& console) {
  std::string line;
  AppendPart(line, document.disclosure.publisher);
  AppendPart(line, document.disclosure.index_number);
  if (document.disclosure.published)
    AppendPart(line, console.Say("summary.published",
                                 {{"date", document.disclosure.published->ToString()}}));
  if (document.period)
    AppendPart(line, console.Say("summary.period", {{"period", document.period->label},
                                                    {"date", document.period->as_of.ToString()}}));
  return line;
}

std::string CountLine(const Tally& tally, const Console& console) {
  return console.Say("summary.counts",
                     {{"tasks", std::to_string(tally.tasks)},
                      {"targets", std::to_string(tally.targets)},
                      {"unquantified", std::to_string(tally.unquantified_tasks)}});
}

Colour ColourOf(std::string_view name) {
  if (name == "green") return Colour::kGreen;
  if (name == "blue") return Colour::kBlue;
  if (name == "yellow") return Colour::kYellow;
  return name == "red" ? Colour::kRed : Colour::kGrey;
}

int LongestName(const ledger::Scheme& scheme, const Console& console) {
  int width = 0;
  for (const ledger::SchemeClass& one : scheme.classes())
    width = std::max(width, WidthOf(NameOf(one, console)));
  return width;
}

// Which tasks and promises are listed, and what their class is called: by the verdicts' own
// classes, or by those of a scheme.
class Listing {
 public:
  Listing(const Document& document, const Console& console, bool all, const ledger::Scheme* scheme)
      : console_(console),
        scheme_(scheme),
        all_(all),
        year_end_(!document.period || document.period->as_of.month == 12),
        width_(scheme ? LongestName(*scheme, console) : LongestLabel(console)) {}

  bool Lists(const ledger::Reading& reading) const { return Lists(reading.overall, reading); }
  bool Lists(const ledger::Verdict& verdict) const { return Lists(verdict.verdict_class, verdict); }

  // The class and the reason in one sentence, which names the promise itself.
  std::string Line(const ledger::Target& target, const ledger::Verdict& verdict) const {
    const std::string why =
        verdict.why.key.empty() ? target.object : words::Say(verdict.why, console_.voice);
    const std::string label = scheme_ ? SchemeLabel(*scheme_, verdict, console_, width_)
                                      : ClassLabel(verdict.verdict_class, console_, width_);
    return "      " + label + "  " + console_.OneLine(why, 8 + width_) + "\n";
  }

 private:
  // Yellow and red tell by themselves that they need a look; of what has no colour only what does
  // without a scheme.
  bool Lists(VerdictClass c, const auto& judged) const {
    if (all_) return true;
    if (!scheme_) return NeedsALook(c, year_end_);
    const std::string& colour = scheme_->classes()[scheme_->ClassOf(judged)].colour;
    return colour == "yellow" || colour == "red" || (colour == "grey" && NeedsALook(c, year_end_));
  }

  const Console& console_;
  const ledger::Scheme* scheme_;
  const bool all_, year_end_;
  const int width_;
};

std::string TaskLines(const DocumentTask& task, const Console& console, const Listing& listing) {
  const auto& [row, reading] = task;
  std::string where = row.category;
  const std::string units = ledger::NamesText(row.lead_units);
  if (!units.empty()) AppendPart(where, units);
  std::string out = fmt::format("{:>4}  {}\n", row.number, console.OneLine(row.content, 6));
  if (!where.empty())
    out += "      " + console.Paint(Colour::kGrey, console.OneLine(where, 6)) + "\n";
  for (size_t i = 0; i < reading.targets.size() && i < reading.verdicts.size(); ++i)
    if (reading.targets[i].value && listing.Lists(reading.verdicts[i]))
      out += listing.Line(reading.targets[i], reading.verdicts[i]);
  return out;
}

// Puts the weakest class of the scheme first, and makes the line above each class.
std::vector<std::string> GroupHeads(std::vector<const DocumentTask*>& tasks,
                                    const ledger::Scheme* scheme, const Console& console) {
  std::vector<std::string> heads(tasks.size());
  if (!scheme) return heads;
  const auto class_of = [&](const DocumentTask* task) { return scheme->ClassOf(task->reading); };
  std::stable_sort(tasks.begin(), tasks.end(),
                   [&](const auto* a, const auto* b) { return class_of(a) > class_of(b); });
  std::vector<int> counts(scheme->classes().size());
  for (const DocumentTask* task : tasks) ++counts[class_of(task)];
  for (size_t i = 0; i < tasks.size(); ++i) {
    const size_t c = class_of(tasks[i]);
    if (i > 0 && c == class_of(tasks[i - 1])) continue;
    const ledger::SchemeClass& one = scheme->classes()[c];
    heads[i] =
        console.Paint(ColourOf(one.colour),
                      console.Say("summary.scheme-tasks", {{"class", NameOf(one, console)},
                                                           {"count", std::to_string(counts[c])}})) +
        "\n";
  }
  return heads;
}

std::string TaskList(const Document& document, const Console& console, bool all,
                     const ledger::Scheme* scheme) {
  const Listing listing(document, console, all, scheme);
  std::vector<const DocumentTask*> tasks;
  for (const DocumentTask& task : document.tasks)
    if (listing.Lists(task.reading)) tasks.push_back(&task);
  if (tasks.empty()) return "";
  const std::vector<std::string> heads = GroupHeads(tasks, scheme, console);
  const std::string title = console.Say(all ? "summary.all-tasks" : "summary.look",
                                        {{"count", std::to_string(tasks.size())}});
  std::string out = "\n" + console.Paint(Colour::kBold, title) + "\n";
  const size_t shown = all ? tasks.size() : std::min(tasks.size(), kTasksShown);
  for (size_t i = 0; i < shown; ++i) out += heads[i] + TaskLines(*tasks[i], console, listing);
  if (shown < tasks.size())
    out += "      " +
           console.Say("summary.more", {{"count", std::to_string(tasks.size() - shown)}}) + "\n";
  return out;
}

// What is doubted of the table or its period bears on every verdict: it is said here, not only by
// check; of findings of one kind the first.
std::string DoubtLines(const Document& document, const Console& console) {
  std::string out;
  for (const std::string_view code :
       {"published-before-period", "columns-doubtful", "cell-misplaced", "progress-shifted",
        "cells-beyond-headings", "cells-pushed", "period-assumed", "period-overridden"}) {
    const auto found =
        std::find_if(document.findings.begin(), document.findings.end(),
                     [&](const ledger::Finding& finding) { return finding.code == code; });
    if (found != document.findings.end())
      out += "\n" + console.Say(found->code, found->arguments) + "\n";
  }
  return out;
}

std::string FindingLine(const Document& document, const Console& console) {
  size_t counts[3] = {};
  for (const ledger::Finding& finding : document.findings)
    ++counts[static_cast<size_t>(finding.severity)];
  if (document.findings.empty()) return "";
  return DoubtLines(document, console) + "\n" +
         console.Say("summary.findings", {{"count", std::to_string(document.findings.size())},
                                          {"errors", std::to_string(counts[0])},
                                          {"warnings", std::to_string(counts[1])},
                                          {"notes", std::to_string(counts[2])}}) +
         "\n";
}

}  // namespace

Tally TallyOf(const Document& document) {
  Tally tally;
  for (const DocumentTask& task : document.tasks) tally.Add(task.reading);
  return tally;
}

std::string ClassLabel(VerdictClass c, const Console& console, int width) {
  const std::string label = console.Say("class." + std::string(Name(c)));
  return console.Paint(ColourOf(c), Padded(label, width));
}

std::string NameOf(const ledger::Scheme& scheme, const Console& console) {
  return std::string(
      scheme.name(console.voice.language == words::Language::kEnglish ? "en" : "zh"));
}

const std::string& NameOf(const ledger::SchemeClass& one, const Console& console) {
  return console.voice.language == words::Language::kEnglish ? one.en : one.zh;
}

namespace {

std::string SchemeLabel(const ledger::SchemeClass& one, const Console& console, int width) {
  return console.Paint(ColourOf(one.colour), Padded(NameOf(one, console), width));
}

}  // namespace

std::string SchemeLabel(const ledger::Scheme& scheme, const ledger::Verdict& verdict,
                        const Console& console, int width) {
  return SchemeLabel(scheme.classes()[scheme.ClassOf(verdict)], console, width);
}

std::string SchemeLabel(const ledger::Scheme& scheme, const ledger::Reading& reading,
                        const Console& console, int width) {
  return SchemeLabel(scheme.classes()[scheme.ClassOf(reading)], console, width);
}

namespace {

// "  label    count ████".
std::string BarLine(const std::string& label, int width, int count, int all, Colour colour,
                    const Console& console) {
  const int room = std::clamp(console.width - width - 14, 8, 48);
  std::string bar;
  for (int i = 0; i < std::max(1, count * room / std::max(1, all)); ++i) bar += "█";
  return fmt::format("  {} {:>5} {}\n", label, count, console.Paint(colour, bar));
}

std::string SchemeBars(const Document& document, const ledger::Scheme& scheme,
                       const Console& console) {
  ledger::SchemeTally tally(scheme);
  for (const DocumentTask& task : document.tasks) tally.Add(task.reading);
  const int width = LongestName(scheme, console);
  const int all = std::accumulate(tally.targets.begin(), tally.targets.end(), 0);
  std::string out = console.Say("summary.scheme", {{"name", NameOf(scheme, console)}}) + "\n";
  for (size_t i = 0; i < scheme.classes().size(); ++i) {
    const ledger::SchemeClass& one = scheme.classes()[i];
    if (tally.targets[i] == 0) continue;
    const Colour colour = ColourOf(one.colour);
    out += BarLine(console.Paint(colour, Padded(NameOf(one, console), width)), width,
                   tally.targets[i], all, colour, console);
  }
  return out;
}

}  // namespace

std::string Bars(const Tally& tally, const Console& console) {
  const int label = LongestLabel(console);
  std::string out;
  for (const VerdictClass c : ledger::kToldOrder)
    if (const int count = tally.Count(c); count > 0)
      out +=
          BarLine(ClassLabel(c, console, label), label, count, tally.targets, ColourOf(c), console);
  return out;
}

namespace {

// Who, where and when, as far as it was told.
std::string OriginLine(const ledger::Origin& origin, const Console& console) {
  std::string out = origin.government;
  if (!origin.address.empty()) out += (out.empty() ? "" : " · ") + origin.address;
  if (origin.fetched)
    out += (out.empty() ? "" : " · ") +
           console.Say("summary.fetched", {{"date", origin.fetched->ToString()}});
  return out;
}

// What makes the whole reading one that must not be used, or not as a whole, before all else.
std::string WarningLines(const Document& document, const Console& console) {
  std::string out;
  for (const ledger::Finding& finding : document.findings)
    if (finding.code == "secrecy-mark" || finding.code == "file-cut")
      out +=
          console.Paint(Colour::kRed, console.Flow(console.Say(finding.code, finding.arguments))) +
          "\n";
  return out;
}

// A ledger's classes and tasks; what prose has instead.
std::string Body(const Document& document, const Tally& tally, const Console& console, bool all,
                 const ledger::Scheme* scheme) {
  if (document.kind == ledger::DocumentKind::kDecomposition)
    return DraftText(document, console, all);
  std::string out;
  if (document.kind == ledger::DocumentKind::kBulletin) {
    out = console.Say("summary.bulletin") + "\n" + CountsText(document, console);
    if (document.tasks.empty()) return out;
  }
  return out + CountLine(tally, console) + "\n\n" +
         (scheme ? SchemeBars(document, *scheme, console) : Bars(tally, console)) +
         TaskList(document, console, all, scheme);
}

}  // namespace

std::string Summary(const Document& document, const Console& console, bool all,
                    const ledger::Scheme* scheme) {
  const Tally tally = TallyOf(document);
  const std::string title = document.title.empty() ? document.source.name : document.title;
  std::string out = console.Paint(Colour::kBold, console.OneLine(title)) + "\n";
  if (const std::string head = HeadLine(document, console); !head.empty())
    out += console.Paint(Colour::kGrey, console.OneLine(head)) + "\n";
  if (const std::string from = OriginLine(document.source.origin, console); !from.empty())
    out += console.Paint(Colour::kGrey, console.OneLine(from)) + "\n";
  out += WarningLines(document, console);
  out += Body(document, tally, console, all, scheme) + FindingLine(document, console);
  return out + "\n" + console.Paint(Colour::kGrey, console.Say("summary.machine")) + "\n";
}

namespace {

struct Count {
  std::string heading;
  int count = 0;
};

// What short lists tell of a document, in their columns: each class has its own, and so has each of
// a scheme.
std::vector<Count> CountsOf(const Tally& tally, const ledger::SchemeTally* by_scheme,
                            const Console& console) {
  std::vector<Count> counts = {{console.Say("summary.tasks-column"), tally.tasks},
                               {console.Say("summary.targets-column"), tally.targets}};
  if (by_scheme) {
    const auto& classes = by_scheme->scheme->classes();
    for (size_t i = 0; i < classes.size(); ++i)
      counts.push_back({NameOf(classes[i], console), by_scheme->targets[i]});
    return counts;
  }
  for (const VerdictClass c : ledger::kToldOrder)
    counts.push_back({console.Say("class." + std::string(Name(c))), tally.Count(c)});
  return counts;
}

}  // namespace

std::string SummaryHead(const Console& console, const ledger::Scheme* scheme) {
  std::optional<ledger::SchemeTally> by_scheme;
  if (scheme) by_scheme.emplace(*scheme);
  std::string out = Padded(console.Say("summary.period-column"), kPeriodColumn);
  for (const Count& one : CountsOf({}, by_scheme ? &*by_scheme : nullptr, console))
    out += one.heading + "  ";
  return console.Paint(Colour::kBold, out + console.Say("summary.file-column")) + "\n";
}

std::string SummaryLine(const Document& document, std::string_view path, const Console& console,
                        const ledger::Scheme* scheme) {
  std::optional<ledger::SchemeTally> by_scheme;
  if (scheme) by_scheme.emplace(*scheme);
  for (const DocumentTask& task : document.tasks)
    if (by_scheme) by_scheme->Add(task.reading);
  std::string out = Padded(document.period ? document.period->label : "-", kPeriodColumn);
  for (const Count& one : CountsOf(TallyOf(document), by_scheme ? &*by_scheme : nullptr, console))
    out += fmt::format("{:>{}}  ", one.count, WidthOf(one.heading));
  const ledger::Origin& origin = document.source.origin;
  if (!origin.government.empty()) return out + std::string(path) + "  " + origin.government + "\n";
  return out + std::string(path) + "\n";
}

}  // namespace duban::cli
