// Office files that duban does not read itself: turned into DOCX or XLSX by LibreOffice in the
// sandbox, then read as those.
#pragma once

#include <string_view>

#include "base/expected.h"
#include "read/reader.h"
#include "read/sniff.h"
#include "table/grid.h"

namespace duban::read {

// `type` is one of kDoc, kXls, kRtf, kOdt, kOds. Adds the note "converted". Fails as RunInSandbox
// does ("converter-missing" names the package), with kMalformed ("office-not-converted": the file
// is damaged, or the half of LibreOffice for its type is not installed), and as the readers of
// DOCX and XLSX do.
base::Expected<void> ReadOffice(std::string_view bytes, Type type, const Limits& limits,
                                table::Document& document);

}  // namespace duban::read
