// OFD (GB/T 33190-2016): texts and ruling lines of each page.
#pragma once

#include <string_view>

#include "base/expected.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

// All documents of the package, one after the other, their pages counted on; texts by their
// characters, not by glyphs; pictures, stamps and annotations are left out, template pages are laid
// under their pages. Fails with kMalformed (a damaged package, "xml-damaged", "ofd-part-repeated"
// where a page or document is listed twice), kUnsupported ("ofd-encrypted", "ofd-scanned" where no
// page holds text), kLimit ("too-many-pages", "too-many-words", "too-many-rules", "zip-bomb").
base::Expected<void> ReadOfd(std::string_view bytes, const Limits& limits,
                             table::Document& document);

}  // namespace duban::read
