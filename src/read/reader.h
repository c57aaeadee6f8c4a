// Files to table::Document. Knows formats and no Chinese meaning.
//
// The type is found from the content, not from the name. All input is hostile: limits below hold
// for every reader, and what exceeds them is an error (kLimit) that names the place. Any number of
// threads; a reader keeps nothing between calls.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/expected.h"
#include "table/grid.h"

namespace duban::read {

struct Limits {
  uint64_t bytes = 256ull << 20;  // of the file
  uint64_t cells = 20'000'000;    // of all grids together
  uint32_t columns = 16'384;
  uint64_t blocks = 4'000'000;  // paragraphs and tables of one document
  // Of a PDF or OFD, all pages together:
  uint32_t pages = 1'000;
  uint64_t words = 1'000'000;
  uint64_t rules = 2'000'000;  // strokes and thin rectangles
  int nested = 1;              // files inside files inside …
};

// `name` is only for messages and hints (no I/O happens here): the file as it was asked for, with
// its folder, which failures name so.
base::Expected<table::Document> Read(std::string_view bytes, std::string_view name,
                                     const Limits& limits = {});

}  // namespace duban::read
