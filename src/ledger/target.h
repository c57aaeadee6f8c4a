// A promise 目标 and what became of it 研判.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/message.h"
#include "base/span.h"
#include "ledger/quantity.h"

namespace duban::ledger {

enum class TargetKind { kVolume, kGrowth, kLevel, kCeiling, kEvent, kInStep, kAssigned };

enum class Operator { kAtLeast, kAtMost, kAbout, kExactly, kBetween };

// How far work must have come; a later stage answers an earlier promise, never the other way.
enum class Stage {
  kNone,      // no stage told: 新增, 培育, 引进 and plain results
  kStarted,   // 启动 开工
  kAdvanced,  // 推进 实施
  kTopped,    // 主体结顶
  kFinished,  // 完工 建成 竣工 完成
  kInUse,     // 投用 创成
};

// One promised amount inside a task's content.
struct Target {
  std::string object;  // what is counted, short
  TargetKind kind = TargetKind::kVolume;
  std::string verb;  // as written; empty where none
  Stage stage = Stage::kNone;
  Operator op = Operator::kAtLeast;
  std::optional<base::Decimal> value;  // none for in_step and assigned
  std::optional<base::Decimal> upper;
  std::optional<base::Decimal> floor;  // "5.5%左右(确保5%以上)": value 5.5, floor 5
  std::string unit;                    // canonical
  Dimension dimension = Dimension::kNone;
  base::Span span;    // in the content
  base::Span clause;  // the clause it stands in: where its object words were found
  std::string rule;   // name of the rule that found it
};

// A promise without an amount: 建成投用, 启动, 出台.
struct EventPromise {
  std::string verb;
  std::string object;
  base::Span span;  // in the content
};

// Weakest first; a task's own class is the weakest of its graded targets'.
enum class VerdictClass {
  kShort,
  kUnreported,
  kBehind,
  kUnderway,
  kDataPending,
  kTargetPending,
  kOnPace,
  kAhead,
  kMet,
  kUnquantified,  // only for a task: it has no graded target
};

enum class UnreportedReason { kNone, kClaimedWithoutFigure, kRestated, kNotMentioned };

// The machine's verdict on one target, with all that is needed to compute it again.
struct Verdict {
  VerdictClass verdict_class = VerdictClass::kUnreported;
  UnreportedReason reason = UnreportedReason::kNone;
  std::optional<base::Decimal> reported;  // in the target's unit
  std::optional<base::Decimal> ratio;     // reported ÷ value, 4 places; or the share that was told
  std::string as_of;                      // the figure's own window where it names one: "2023-09"
  int window_months = 0;                  // months of that window or of the period: the pace line's
  std::string rule;                       // name of the rule that decided
  std::optional<base::Span> span;         // in the progress
  base::Message why;                      // one sentence, worded by `words`
};

struct Reading {
  std::vector<Target> targets;
  std::vector<Verdict> verdicts;  // verdicts[i] judges targets[i]
  std::vector<EventPromise> events;
  VerdictClass overall = VerdictClass::kUnquantified;
};

// Names as in the JSON: "at_least", "met", … Static storage.
std::string_view Name(TargetKind kind);
std::string_view Name(Operator op);
std::string_view Name(Stage stage);
std::string_view Name(VerdictClass verdict_class);
std::string_view Name(UnreportedReason reason);  // "" for kNone
std::optional<VerdictClass> ParseVerdictClass(std::string_view name);
std::optional<TargetKind> ParseTargetKind(std::string_view name);
std::optional<Operator> ParseOperator(std::string_view name);
std::optional<Stage> ParseStage(std::string_view name);
std::optional<UnreportedReason> ParseUnreportedReason(std::string_view name);

// Whether every target has its verdict: those of a draft have none.
bool IsJudged(const Reading& reading);

// The weakest class among the verdicts of graded targets (those with a value); kUnquantified where
// there is none.
VerdictClass Overall(const Reading& reading);

}  // namespace duban::ledger
