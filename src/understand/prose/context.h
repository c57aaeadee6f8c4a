// The words around one amount: which are its object, which steer it.
#pragma once

#include "understand/prose/statements.h"

namespace duban::understand {

// Where the words of one amount may stand: up to its neighbours in the clause.
struct Context {
  base::Span before;
  base::Span after;
};

// Fills object, verb, work and marks of `statement` from the words in its context. Precondition:
// prose.words and prose.quotes are filled and statement.quantity stands in prose.text.
void ReadContext(const Prose& prose, const Context& context, Statement& statement);

// 分解, 下达: verbs of handing a task out.
bool HandsOut(std::string_view verb);

// Whether an object is the target rather than the thing: 计划数, 建设任务.
bool EndsWithTarget(std::string_view object);

// `span` without blanks, quotes, brackets and leading particles; at most 40 code points, the last.
std::string CleanObject(std::string_view text, base::Span span);

// Whether the words at `at` begin a phrase that goes on (no mark, no end of the text).
bool ContinuesAt(std::string_view text, uint32_t at, uint32_t end);

// `at` moved behind 以上, 左右 and other hedges that stand after a number.
uint32_t SkipHedges(std::string_view text, uint32_t at, uint32_t end);

}  // namespace duban::understand
