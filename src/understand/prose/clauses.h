// A text cut into sentences and clauses.
//
// A sentence ends at 。！？ or a line break; a clause also at a comma, semicolon, colon or bracket.
// A bracket that belongs to a word of the lexicon, as in 新(改、扩)建, cuts nothing. Pure, linear.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "understand/prose/lexer.h"

namespace duban::understand {

struct Clause {
  base::Span span;        // without the mark that ends it
  uint32_t sentence = 0;  // counted from 0
  uint16_t depth = 0;     // brackets around it
};

std::vector<Clause> CutClauses(std::string_view text, const std::vector<Word>& words);

// Whether a semicolon, of either width, stands right before a byte: what follows tells of another
// thing. Precondition: at <= text.size().
bool BehindSemicolon(std::string_view text, size_t at);

// Spans between “ and ”, 《 and 》 and the like: names. Not nested: the outermost.
std::vector<base::Span> FindQuotes(std::string_view text);

}  // namespace duban::understand
