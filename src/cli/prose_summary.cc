// Entry points: DraftText, CountsText.
#include "cli/prose_summary.h"

#include <fmt/format.h>

#include "cli/width.h"

namespace duban::cli {
namespace {

constexpr size_t kDraftsShown = 15;

std::string Owner(const ledger::Row& row) {
  std::string line = row.category;
  for (const std::vector<std::string>* names : {&row.leaders, &row.lead_units})
    if (!names->empty()) line += (line.empty() ? "" : " · ") + names->front();
  return line;
}

std::string TargetsOf(const ledger::DocumentTask& task) {
  std::string line;
  for (const ledger::Target& target : task.reading.targets) {
    line += line.empty() ? "" : "；";
    line += target.object + " " + std::string(target.span.In(task.row.content));
  }
  return line;
}

std::string Draft(const ledger::DocumentTask& task, const Console& console) {
  constexpr int kTaken = 6;
  std::string out =
      fmt::format("{:>4}  {}\n", task.row.number, console.OneLine(task.row.content, kTaken));
  if (const std::string owner = Owner(task.row); !owner.empty())
    out += "      " + console.Paint(Colour::kGrey, console.OneLine(owner, kTaken)) + "\n";
  if (const std::string targets = TargetsOf(task); !targets.empty())
    out += "      " +
           console.OneLine(console.Say("summary.draft-target") + "  " + targets, kTaken) + "\n";
  return out;
}

}  // namespace

std::string DraftText(const ledger::Document& document, const Console& console, bool all) {
  size_t targets = 0;
  for (const ledger::DocumentTask& task : document.tasks) targets += task.reading.targets.size();
  std::string out = console.Say("summary.drafts", {{"tasks", std::to_string(document.tasks.size())},
                                                   {"targets", std::to_string(targets)}}) +
                    "\n\n";
  const size_t shown = all ? document.tasks.size() : std::min(document.tasks.size(), kDraftsShown);
  for (size_t i = 0; i < shown; ++i) out += Draft(document.tasks[i], console);
  if (shown < document.tasks.size())
    out += "      " +
           console.Say("summary.more", {{"count", std::to_string(document.tasks.size() - shown)}}) +
           "\n";
  return out;
}

std::string CountsText(const ledger::Document& document, const Console& console) {
  if (document.counts.empty()) return "";
  std::string out = console.Paint(Colour::kBold, console.Say("summary.counted")) + "\n";
  for (const ledger::ClassCount& count : document.counts)
    out += fmt::format("  {} {:>5} {}  {}\n", Padded(console.Say("count." + count.kind), 11),
                       count.count, count.unit, console.OneLine(count.text, 24));
  return out;
}

}  // namespace duban::cli
