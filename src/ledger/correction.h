// What a person said of the machine's reading of one promise, as a line of a table of corrections
// (docs/formats/corrections.md). It is bound to the wordings that it was said of and holds while
// they stand. A value type.
#pragma once

#include <cstdint>
#include <string>

namespace duban::ledger {

struct CorrectionLine {
  static constexpr uint32_t kAnywhere = ~0U;

  std::string task;     // the number as printed, to find the task whose wording has changed
  std::string promise;  // the words
  std::string action;   // "answer", "nothing", "no-promise", "unit", "office", "as-read"
  std::string value;
  std::string content;      // marks of the wordings: the first digits of their SM3
  std::string progress;     // may be empty
  uint32_t at = kAnywhere;  // where the promise begins in the content, in code points

  friend bool operator==(const CorrectionLine&, const CorrectionLine&) = default;
};

}  // namespace duban::ledger
