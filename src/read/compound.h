// The directory of an OLE compound file: which streams it holds and how each begins.
//
// Enough to tell a Word document from a workbook and to see whether a password is asked for; the
// contents themselves are LibreOffice's to read. Format: [MS-CFB].
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duban::read {

struct CompoundStream {
  std::string name;       // in UTF-8 as far as it is ASCII, other characters as '?'
  std::string_view head;  // its first sector; empty for streams below 4096 bytes
};

// The streams and storages in the directory's own order; empty where the file is damaged or no
// compound file. Circles and far jumps end the walk; at most 4096 entries are told. The heads view
// `bytes`.
std::vector<CompoundStream> CompoundStreams(std::string_view bytes);

}  // namespace duban::read
