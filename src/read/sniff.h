// What type of file the bytes are, whatever the name says.
#pragma once

#include <string_view>

namespace duban::read {

enum class Type {
  kEmpty,
  kText,
  kHtml,
  kMhtml,
  kDocx,
  kXlsx,
  kOfd,
  kPdf,
  kOldOffice,  // .doc .xls .wps .et: an OLE compound file
  kRtf,
  kZip,      // a ZIP of none of these
  kPicture,  // a scan
  kArchive,  // gzip, RAR, 7z
  kBinary,
};

// "HTML", "DOCX" …, as messages name it. Static storage.
std::string_view Name(Type type);

Type Sniff(std::string_view bytes);

}  // namespace duban::read
