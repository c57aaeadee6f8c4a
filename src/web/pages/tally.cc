// Groups, CountOf, ClassesIn, TallySentence, WriteTallyBar.
#include "web/pages/tally.h"

#include "web/pages/icons.h"

namespace duban::web::pages {
namespace {

using ledger::VerdictClass;
using markup::Writer;

constexpr int kBarWidth = 1000;

// Widths that add up to kBarWidth: each class ends where its running total does.
int EdgeOf(int running, int whole) {
  return running * kBarWidth / whole;
}

}  // namespace

const std::vector<Group>& Groups() {
  static const std::vector<Group> groups = {
      {"reached", {VerdictClass::kMet}},
      {"underway", {VerdictClass::kAhead, VerdictClass::kOnPace, VerdictClass::kUnderway}},
      {"short", {VerdictClass::kBehind, VerdictClass::kShort}},
      {"without",
       {VerdictClass::kDataPending, VerdictClass::kTargetPending, VerdictClass::kUnreported}},
  };
  return groups;
}

int CountOf(const query::Tally& tally, const Group& group) {
  int count = 0;
  for (const VerdictClass verdict_class : group.classes) count += tally.Count(verdict_class);
  return count;
}

std::vector<VerdictClass> ClassesIn(const query::Tally& tally, const Group& group) {
  std::vector<VerdictClass> classes;
  for (const VerdictClass verdict_class : group.classes)
    if (tally.Count(verdict_class) > 0) classes.push_back(verdict_class);
  if (classes.empty()) classes.push_back(group.classes.back());
  return classes;
}

std::string TallySentence(const Context& context, const query::Tally& tally) {
  std::string parts;
  for (const VerdictClass verdict_class : kShownOrder)
    if (const int count = tally.Count(verdict_class); count > 0)
      parts += (parts.empty() ? "" : context.Say("web.tally.between")) +
               context.Say("web.tally.part", {{"class", std::string(ledger::Name(verdict_class))},
                                              {"n", std::to_string(count)}});
  return context.Say(parts.empty() ? "web.tally.none" : "web.tally.targets",
                     {{"n", std::to_string(tally.targets)}, {"parts", parts}});
}

void WriteTallyBar(Writer& html, const Context& context, const query::Tally& tally, bool slim) {
  const int height = slim ? 10 : 28;
  const auto svg = html.Open("svg", {{"class", slim ? "bar slim" : "bar"},
                                     {"viewBox", slim ? "0 0 1000 10" : "0 0 1000 28"},
                                     {"preserveAspectRatio", "none"},
                                     {"role", "img"},
                                     {"aria-label", TallySentence(context, tally)}});
  html.Void("rect", {{"class", "ground"}, {"width", kBarWidth}, {"height", height}});
  if (tally.targets == 0) return;
  int running = 0;
  for (const VerdictClass verdict_class : kShownOrder) {
    const int count = tally.Count(verdict_class);
    if (count == 0) continue;
    const int begin = EdgeOf(running, tally.targets);
    running += count;
    html.Void("rect", {{"class", ClassId(verdict_class)},
                       {"x", begin},
                       {"width", EdgeOf(running, tally.targets) - begin},
                       {"height", height}});
  }
}

}  // namespace duban::web::pages
