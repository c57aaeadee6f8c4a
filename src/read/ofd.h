// OFD (GB/T 33190-2016): texts and ruling lines of each page.
#pragma once

#include <string_view>

#include "base/expected.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

// The first document of the package; texts by their characters, not by glyphs; pictures, stamps and
// annotations are left out, template pages are laid under their pages. Fails with kMalformed
// (a damaged package, "xml-damaged"), kUnsupported ("ofd-encrypted", "ofd-scanned" where no page
// holds text), kLimit ("too-many-pages", "zip-bomb").
base::Expected<void> ReadOfd(std::string_view bytes, const Limits& limits,
                             table::Document& document);

}  // namespace duban::read
