// Entry points: Name(…), Parse…(…), IsJudged, Overall.
#include "ledger/target.h"

#include <algorithm>
#include <array>

namespace duban::ledger {
namespace {

constexpr std::array<std::string_view, 7> kKinds = {"volume", "growth",  "level",   "ceiling",
                                                    "event",  "in_step", "assigned"};
constexpr std::array<std::string_view, 5> kOperators = {"at_least", "at_most", "about", "exactly",
                                                        "between"};
constexpr std::array<std::string_view, 6> kStages = {"none",   "started",  "advanced",
                                                     "topped", "finished", "in_use"};
constexpr std::array<std::string_view, 10> kClasses = {
    "short",          "unreported", "behind", "underway", "data_pending",
    "target_pending", "on_pace",    "ahead",  "met",      "unquantified"};
constexpr std::array<std::string_view, 4> kReasons = {"", "claimed_without_figure", "restated",
                                                      "not_mentioned"};

template <typename Enum, size_t N>
std::optional<Enum> Find(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view Name(TargetKind kind) {
  return kKinds[static_cast<size_t>(kind)];
}
std::string_view Name(Operator op) {
  return kOperators[static_cast<size_t>(op)];
}
std::string_view Name(Stage stage) {
  return kStages[static_cast<size_t>(stage)];
}
std::string_view Name(VerdictClass c) {
  return kClasses[static_cast<size_t>(c)];
}
std::string_view Name(UnreportedReason reason) {
  return kReasons[static_cast<size_t>(reason)];
}

std::optional<VerdictClass> ParseVerdictClass(std::string_view name) {
  return Find<VerdictClass>(kClasses, name);
}
std::optional<TargetKind> ParseTargetKind(std::string_view name) {
  return Find<TargetKind>(kKinds, name);
}
std::optional<Operator> ParseOperator(std::string_view name) {
  return Find<Operator>(kOperators, name);
}
std::optional<Stage> ParseStage(std::string_view name) {
  return Find<Stage>(kStages, name);
}
std::optional<UnreportedReason> ParseUnreportedReason(std::string_view name) {
  return Find<UnreportedReason>(kReasons, name);
}

bool IsJudged(const Reading& reading) {
  return reading.verdicts.size() >= reading.targets.size();
}

VerdictClass Overall(const Reading& reading) {
  auto weakest = VerdictClass::kUnquantified;
  for (size_t i = 0; i < reading.targets.size() && i < reading.verdicts.size(); ++i)
    if (reading.targets[i].value) weakest = std::min(weakest, reading.verdicts[i].verdict_class);
  return weakest;
}

}  // namespace duban::ledger
