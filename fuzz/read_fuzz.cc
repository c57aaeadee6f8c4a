// Any bytes: read them, and assemble what was read. Neither may crash, hang or eat memory.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "read/reader.h"
#include "understand/understand.h"

// No converter may run, so that none is started for inputs that look like its type.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  return setenv("DUBAN_CONVERTERS", "", 1);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = duban::read::Read(bytes, "fuzz", {.bytes = 1 << 22, .cells = 200'000});
  if (document) (void)duban::understand::Assemble(*document);
  return 0;
}
