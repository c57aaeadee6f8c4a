// Any text as records, by the dialect that is found in it and by each that could be named.
#include "parts.h"
#include "port/text/encoding.h"
#include "read/csv.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace duban;
  const auto decoded = port::text::DecodeText(fuzz::View(data, size));
  if (!decoded) return 0;
  const auto found = read::FindDialect(decoded->text());
  for (const read::Dialect& dialect :
       {found.value_or(read::Dialect{}), read::Dialect{.separator = '\t'},
        read::Dialect{.separator = ';'}}) {
    table::Document document;
    (void)read::ReadCsv(decoded->text(), dialect, fuzz::SmallLimits(), document);
  }
  return 0;
}
