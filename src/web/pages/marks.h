// A text with some of its words marked: the promise in the content, the answer in the progress.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "ledger/document.h"
#include "markup/writer.h"

namespace duban::web::pages {

struct Mark {
  base::Span span;
  ledger::VerdictClass verdict_class;
  std::vector<size_t> numbers = {};  // which targets, ascending; empty where the task has one only
};

// The class of the element: that of the verdict, and "whole" for words so few that no line's end
// should part them, such as an amount with its unit.
std::string MarkClass(ledger::VerdictClass verdict_class, std::string_view words);

// The promises of a reading in its content, and the answers in its progress. Marks are in order,
// none overlaps another: where words serve several targets, they are one mark with several numbers.
// The class that a target is shown with: its verdict's, or kUnquantified where it is not judged.
ledger::VerdictClass ShownClass(const ledger::Target& target, const ledger::Verdict& verdict);

std::vector<Mark> PromiseMarks(const ledger::Reading& reading, std::string_view content);
std::vector<Mark> AnswerMarks(const ledger::Reading& reading, std::string_view progress);

void WriteMarked(markup::Writer& html, std::string_view text, const std::vector<Mark>& marks);

// The words of a span with what stands around them up to the end of the clause or sentence, or
// `limit` code points on each side; "…" where the limit cut something off.
enum class Around { kClause, kSentence };
struct Excerpt {
  std::string before, words, after;
};
Excerpt ExcerptOf(std::string_view text, base::Span span, Around around, size_t limit);

// The found words with what stands around them, each up to the end of its sentence or `limit` code
// points away; of many that stand far apart the first few. The whole text where nothing was found.
// Precondition: `found` is in order.
void WriteFound(markup::Writer& html, std::string_view text, const std::vector<base::Span>& found,
                size_t limit);

}  // namespace duban::web::pages
