// What the machine read of one task: class labels, targets with their answers, doubts.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/writer.h"
#include "query/views.h"
#include "web/pages/context.h"

namespace duban::web::pages {

// Sign and label of a class. `count` above 1 is added as "×3".
void WriteClass(markup::Writer& html, const Context& context, ledger::VerdictClass verdict_class,
                int count = 1);

// The line that is seen while the task is closed: its classes and how many targets are of which.
// With `Objects::kNamed` it also names what fell short, is behind or has no figure, a few of each.
enum class Objects { kCounted, kNamed };
void WriteReadingSummary(markup::Writer& html, const Context& context, const query::TaskLine& line,
                         Objects objects);

// One line for each graded target: its class, what was promised and what was reported. For paper,
// where nothing can be opened.
void WriteBrief(markup::Writer& html, const Context& context, const query::TaskLine& line);

// The targets with the promised and the answering words, amounts and the reason; events; doubts. A
// figure's own window is named where it ends before `period` does.
void WriteReading(markup::Writer& html, const Context& context, const query::TaskLine& line,
                  std::string_view period);

// `address` gives that of a row; without it no task is named.
using RowAddress = std::function<std::string(int row)>;
void WriteFindings(markup::Writer& html, const Context& context,
                   const std::vector<ledger::Finding>& findings, const RowAddress& address);

}  // namespace duban::web::pages
