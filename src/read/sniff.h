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
  kXlsb,  // a workbook in binary records
  kPdf,
  kDoc,  // Word's and WPS's binary documents (.doc, .wps)
  kXls,  // binary workbooks (.xls, .et)
  kRtf,
  kOdt,
  kOds,
  kEncryptedOffice,  // a compound file whose contents need a password
  kSlides,           // .ppt, .pptx, .dps
  kCompound,         // a compound file of none of these: a mail, an installer
  kZip,              // a ZIP of none of these
  kPicture,          // a scan
  kSound,
  kVideo,
  kGzip,
  kRar,
  kSevenZip,
  kBinary,
};

// "HTML", "DOCX" …, as messages name it. Static storage.
std::string_view Name(Type type);

Type Sniff(std::string_view bytes);

}  // namespace duban::read
