// PDF with text: words and ruling lines of each page, by poppler's programs in the sandbox.
#pragma once

#include <string_view>
#include <vector>

#include "base/expected.h"
#include "read/page/page.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

// Runs pdftotext and pdftocairo (poppler-utils). Fails with kUnsupported where they or the sandbox
// are missing ("converter-missing", "sandbox-missing"), where the pages hold no text
// ("pdf-scanned") or a password is asked for ("pdf-encrypted"); kLimit ("too-many-pages").
base::Expected<void> ReadPdf(std::string_view bytes, const Limits& limits,
                             table::Document& document);

// What the programs print, as pages; the parts that read foreign bytes in this process.
// `words`: the XHTML of pdftotext -bbox-layout. Fails with kMalformed, kLimit.
base::Expected<std::vector<page::Page>> ParsePdfWords(std::string_view words, const Limits& limits,
                                                      std::string& title);
// `drawing`: one SVG of pdftocairo. What is no ruling line is left out.
std::vector<page::Rule> ParsePdfRules(std::string_view drawing);

}  // namespace duban::read
