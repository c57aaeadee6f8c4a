// What a person says of the machine's reading, which overrides it: these words answer that promise;
// nothing answers it; this is no promise; the report counts it in another measure word.
//
// A correction changes what is read, never how it is judged: the figure that a person points to is
// held against the promise by the same rules (stage, window, pace) as one that the machine found.
// Pure; any number of threads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "ledger/document.h"

namespace duban::understand {

struct Correction {
  enum class Kind {
    kNoPromise,  // the words promise nothing
    kAnswer,     // `answer` answers the promise; several amounts in it are parts and are added up
    kNothing,    // nothing in the report answers it
    kMeasure,    // amounts counted in `measure` are counted in the promise's own unit
  };

  size_t task = 0;     // its index in the plan
  base::Span promise;  // in the content: the promise's words, or a part of them
  Kind kind = Kind::kAnswer;
  base::Span answer;    // of kAnswer, in the progress
  std::string measure;  // of kMeasure: 户
};

// Codes of the findings that corrections leave: each that was followed (information), and each that
// could not be (a warning): no promise stands there, or its words hold no amount of the kind.
inline constexpr std::string_view kCorrectedCode = "corrected";
inline constexpr std::string_view kNotCorrectedCode = "correction-unclear";

// ReadPlan with what persons said. A later correction of the same promise stands over an earlier.
void ReadPlan(ledger::Document& plan, const std::vector<Correction>& corrections);

// An office is the same as another: `name` becomes `same` among lead units and units. How many
// cells changed. To be called before ReadPlan.
size_t RenameUnit(ledger::Document& plan, std::string_view name, std::string_view same);

}  // namespace duban::understand
