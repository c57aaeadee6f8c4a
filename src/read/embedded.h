// Files inside the file.
#pragma once

#include <optional>
#include <string_view>

#include "port/system/zip.h"
#include "read/asides.h"
#include "read/reader.h"
#include "table/grid.h"

namespace duban::read {

// The part of an archive as the document that it is: a page, a text, DOCX or XLSX. Nothing where it
// is none of these, cannot be read, is larger than 64 MiB or nested deeper than the limits say.
std::optional<table::Document> ReadEmbedded(port::system::Zip& zip, std::string_view part,
                                            const Limits& limits);

// The words of the files that are set into a document or sheet as objects.
void AddEmbedded(port::system::Zip& zip, const Limits& limits, Asides& asides);

}  // namespace duban::read
