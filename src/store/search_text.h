// How texts are folded before they are searched: the same on both engines, because neither folds.
// Pure; any number of threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "ledger/document.h"

namespace duban::store {

// Full-width ASCII becomes narrow, ASCII letters small, traditional characters simplified
// (simplified.tsv); white space falls away.
std::string FoldForSearch(std::string_view text);

// What a search of tasks looks through: content, progress, category, remark, each further column,
// each leader and unit, each folded and on a line of its own, so that no word is found over two.
std::string SearchBody(const ledger::Row& row);

// The words that were asked for, folded: each must be found. Blanks part them; what comes after the
// first fifteen is one word, so that a query to the database stays small.
std::vector<std::string> SearchWords(std::string_view text);

// Whether a body, or another folded text, holds every word.
bool HoldsWords(std::string_view body, const std::vector<std::string>& words);

// Where `text` as it is written holds what folds to the same as `wanted`: in order, none
// overlapping another. Nothing for a `wanted` that folds to nothing.
std::vector<base::Span> FindFolded(std::string_view text, std::string_view wanted);

// Where it holds any of the words of `wanted` (see SearchWords).
std::vector<base::Span> FindWords(std::string_view text, std::string_view wanted);

}  // namespace duban::store
