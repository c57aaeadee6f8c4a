// Any saved page: headers, nested multiparts, transfer encodings.
#include <cstdlib>

#include "parts.h"
#include "read/mhtml.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace duban;
  const std::string_view bytes = fuzz::View(data, size);
  const auto page = read::FindArchivedPage(bytes);
  if (page && page->bytes.size() > bytes.size()) abort();  // as the header promises
  return 0;
}
