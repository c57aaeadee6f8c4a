// PDF with text: words and ruling lines of each page, by poppler's programs in the sandbox.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/expected.h"
#include "read/page/budget.h"
#include "read/page/page.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

// Runs pdftotext and pdftocairo (poppler-utils). Fails with kUnsupported where they or the sandbox
// are missing ("converter-missing", "sandbox-missing"), where the pages hold no text
// ("pdf-scanned") or a password is asked for ("pdf-encrypted"); kMalformed where they fail
// ("converter-failed", "converter-page-missing"); kLimit ("too-many-pages", "too-many-words",
// "too-many-rules", "converter-too-slow"). Drawing costs a process for each page: the time allowed
// grows with them.
base::Expected<void> ReadPdf(std::string_view bytes, const Limits& limits,
                             table::Document& document);

// What the programs print, as pages; the parts that read foreign bytes in this process.
// `words`: the XHTML of pdftotext -bbox-layout. Fails with kMalformed, kLimit.
base::Expected<std::vector<page::Page>> ParsePdfWords(std::string_view words, const Limits& limits,
                                                      page::Budget& budget, std::string& title);
// `drawing`: one SVG of pdftocairo. What is no ruling line is left out. Fails with kMalformed,
// kLimit.
base::Expected<std::vector<page::Rule>> ParsePdfRules(std::string_view drawing,
                                                      page::Budget& budget);
// `drawings`: those of so many pages, one after the other; a missing one is an error.
base::Expected<void> ParsePdfDrawings(std::string_view drawings, page::Budget& budget,
                                      std::span<page::Page> pages);

}  // namespace duban::read
