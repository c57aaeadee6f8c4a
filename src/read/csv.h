// CSV and TSV as spreadsheets save them (RFC 4180): quoted fields may hold separators, quotes and
// line ends. Lines end with LF, CR or CR LF.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/expected.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

struct Dialect {
  char separator = ',';
  size_t begin = 0;  // where the records begin: behind Excel's line "sep=;"
};

// The dialect that makes a table of the text: a line "sep=;" names it, else it is the one of comma,
// semicolon and tab that gives the most cells, where at least two records, and three fifths of the
// first hundred, have the same number of fields, three or more, and at most half as many have more
// (a separator in a text that lacks its quotes). Nothing for prose, and for tabs without quotes,
// which plain text has too.
std::optional<Dialect> FindDialect(std::string_view text);

// One grid. A field that is not closed ends with the text.
base::Expected<void> ReadCsv(std::string_view text, const Dialect& dialect, const Limits& limits,
                             table::Document& document);

}  // namespace duban::read
