// Any bytes as plain text: the encoding is found, then lines, pipe rows and tab rows.
#include "parts.h"
#include "port/text/encoding.h"
#include "read/text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace duban;
  const auto decoded = port::text::DecodeText(fuzz::View(data, size));
  table::Document document;
  if (decoded) (void)read::ReadText(decoded->text(), fuzz::SmallLimits(), document);
  return 0;
}
