// A number alone in the column of the progress: 3240 beside 新增学位3000个. Inside this room only.
//
// It answers only where the task promises one amount, and where it can be in that amount's unit:
// the column that tells its share of the promise agrees with it, or, without such a column, the
// numbers of the whole column are as large as amounts are and not as shares are. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/document.h"

namespace duban::understand {

struct BareNumber {
  base::Span span;         // in the progress
  std::string_view doubt;  // code of the finding that tells why it is not read; empty where it is
  std::string text;        // the progress up to the number, and the unit that it is in
};

// Whether a number alone may be what was done of the promise, where nothing else tells of it: about
// as large, whole where things are counted, no year and no date. `remark` is what stands behind it.
bool MayAnswerAlone(const ledger::Target& target, const base::Decimal& value,
                    std::string_view remark);

// One of several numbers, each in a line beside the one promise that stands in the same line.
struct BareLine {
  ledger::Row row;       // content and progress of the line
  size_t target = 0;     // place among the task's
  uint32_t content = 0;  // where the line begins
  BareNumber number;     // its span is in the whole progress
};

// As the span is in a text that begins so far behind.
base::Span ShiftedBack(base::Span span, uint32_t by);

class BareNumbers {
 public:
  explicit BareNumbers(const ledger::Document& plan);

  // Nothing where the progress is no number or nothing with a value was promised.
  std::optional<BareNumber> Read(const ledger::Row& row,
                                 const std::vector<ledger::Target>& targets) const;

  // 4385 / 810 / 3210 beside three lines that promise one amount each; empty where one is missing
  // or in doubt.
  std::vector<BareLine> ReadLines(const ledger::Row& row,
                                  const std::vector<ledger::Target>& targets) const;

 private:
  std::string heading_;   // of the column of the progress
  std::string unit_;      // that the heading names
  bool amounts_ = false;  // the numbers of the column are as large as what was promised
};

}  // namespace duban::understand
