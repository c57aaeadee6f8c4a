// What type any bytes are, and the directory of a compound file (.doc, .xls, .wps).
#include "parts.h"
#include "read/compound.h"
#include "read/sniff.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace duban;
  const std::string_view bytes = fuzz::View(data, size);
  (void)read::Name(read::Sniff(bytes));
  for (const read::CompoundStream& stream : read::CompoundStreams(bytes))
    if (!stream.head.empty() &&
        (stream.head.data() < bytes.data() ||
         stream.head.data() + stream.head.size() > bytes.data() + bytes.size()))
      __builtin_trap();  // heads view the bytes
  return 0;
}
