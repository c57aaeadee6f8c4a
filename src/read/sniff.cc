// Entry points: Sniff, Name.
#include "read/sniff.h"

#include <array>
#include <string>

#include "base/utf8.h"

namespace duban::read {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  Type type;
};
constexpr std::array kMagics{
    Magic{"%PDF-"sv, Type::kPdf},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Type::kOldOffice},
    Magic{"{\\rtf"sv, Type::kRtf},
    Magic{"\x89PNG"sv, Type::kPicture},
    Magic{"\xFF\xD8\xFF"sv, Type::kPicture},
    Magic{"GIF8"sv, Type::kPicture},
    Magic{"II*\0"sv, Type::kPicture},
    Magic{"MM\0*"sv, Type::kPicture},
    Magic{"\x1F\x8B"sv, Type::kArchive},
    Magic{"Rar!\x1A"sv, Type::kArchive},
    Magic{"7z\xBC\xAF\x27\x1C"sv, Type::kArchive},
    Magic{"\x7F"
          "ELF"sv,
          Type::kBinary},
};

// The names of a ZIP's parts stand plainly in its local headers and its directory at the end.
Type SniffZip(std::string_view bytes) {
  constexpr size_t kReach = 1 << 16;
  const std::string_view head = bytes.substr(0, kReach);
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kReach));
  const auto holds = [&](std::string_view name) {
    return head.find(name) != std::string_view::npos || tail.find(name) != std::string_view::npos;
  };
  if (holds("word/document.xml")) return Type::kDocx;
  if (holds("xl/workbook.xml")) return Type::kXlsx;
  if (holds("OFD.xml")) return Type::kOfd;
  return Type::kZip;
}

// Lower-case ASCII of the beginning; UTF-16 loses its NULs, so that tags are seen in it too.
std::string Opening(std::string_view bytes) {
  std::string out;
  for (const char c : bytes.substr(0, 8192))
    if (c != '\0') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool LooksHtml(std::string_view opening) {
  for (const std::string_view tag :
       {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<table"sv, "<meta "sv, "<div"sv,
        "<tbody"sv, "<tr>"sv, "<td"sv, "<p>"sv})
    if (opening.find(tag) != std::string_view::npos) return true;
  return false;
}

bool LooksMhtml(std::string_view opening) {
  return opening.find("mime-version:") < 4096 && opening.find("multipart/related") < 4096;
}

}  // namespace

std::string_view Name(Type type) {
  switch (type) {
    case Type::kEmpty:
      return "empty";
    case Type::kText:
      return "text";
    case Type::kHtml:
      return "HTML";
    case Type::kMhtml:
      return "MHTML";
    case Type::kDocx:
      return "DOCX";
    case Type::kXlsx:
      return "XLSX";
    case Type::kOfd:
      return "OFD";
    case Type::kPdf:
      return "PDF";
    case Type::kOldOffice:
      return "DOC/XLS/WPS";
    case Type::kRtf:
      return "RTF";
    case Type::kZip:
      return "ZIP";
    case Type::kPicture:
      return "picture";
    case Type::kArchive:
      return "archive";
    case Type::kBinary:
      return "binary";
  }
  return "binary";
}

Type Sniff(std::string_view bytes) {
  if (bytes.empty()) return Type::kEmpty;
  for (const Magic& magic : kMagics)
    if (bytes.starts_with(magic.bytes)) return magic.type;
  if (bytes.starts_with("PK\x03\x04")) return SniffZip(bytes);
  // Word and some servers put a few bytes before the mark of a PDF.
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Type::kPdf;
  const std::string opening = Opening(bytes);
  if (LooksMhtml(opening)) return Type::kMhtml;
  return LooksHtml(opening) ? Type::kHtml : Type::kText;
}

}  // namespace duban::read
