// Entry points: Sniff, Name.
#include "read/sniff.h"

#include <array>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "read/compound.h"

namespace duban::read {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  Type type;
};
constexpr std::array kMagics{
    Magic{"%PDF-"sv, Type::kPdf},
    Magic{"{\\rtf"sv, Type::kRtf},
    Magic{"\x89PNG"sv, Type::kPicture},
    Magic{"\xFF\xD8\xFF"sv, Type::kPicture},
    Magic{"GIF8"sv, Type::kPicture},
    Magic{"II*\0"sv, Type::kPicture},
    Magic{"MM\0*"sv, Type::kPicture},
    Magic{"\xFF\xFB"sv, Type::kSound},
    Magic{"ID3\x02"sv, Type::kSound},
    Magic{"ID3\x03"sv, Type::kSound},
    Magic{"ID3\x04"sv, Type::kSound},
    Magic{"#!AMR"sv, Type::kSound},
    Magic{"OggS"sv, Type::kSound},
    Magic{"fLaC"sv, Type::kSound},
    Magic{"\x1A\x45\xDF\xA3"sv, Type::kVideo},
    Magic{"\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, Type::kVideo},
    Magic{"FLV\x01"sv, Type::kVideo},
    Magic{"\x1F\x8B"sv, Type::kGzip},
    Magic{"Rar!\x1A"sv, Type::kRar},
    Magic{"7z\xBC\xAF\x27\x1C"sv, Type::kSevenZip},
    Magic{"PK\x05\x06"sv, Type::kZip},  // an empty one
    Magic{"\x7F"
          "ELF"sv,
          Type::kBinary},
    Magic{"MZ\x90\0"sv, Type::kBinary},
};

// Containers that name their contents behind a size: RIFF, and the boxes of MP4 and its relatives.
std::optional<Type> SniffContainer(std::string_view bytes) {
  if (bytes.size() < 12) return std::nullopt;
  const std::string_view kind = bytes.substr(8, 4);
  if (bytes.starts_with("RIFF"))
    return kind == "WEBP" ? Type::kPicture : kind == "WAVE" ? Type::kSound : Type::kVideo;
  if (bytes[0] != '\0' || bytes.substr(4, 4) != "ftyp") return std::nullopt;
  if (kind.starts_with("hei") || kind == "avif" || kind == "mif1") return Type::kPicture;
  return kind.starts_with("M4A") ? Type::kSound : Type::kVideo;
}

// "BM" alone may begin a text: the size in the header must be the file's.
bool LooksBitmap(std::string_view bytes) {
  if (!bytes.starts_with("BM") || bytes.size() < 54) return false;
  uint64_t size = 0;
  for (size_t i = 5; i >= 2; --i) size = size << 8 | static_cast<unsigned char>(bytes[i]);
  return size == bytes.size();
}

// The names of a ZIP's parts stand plainly in its local headers and its directory at the end.
Type SniffZip(std::string_view bytes) {
  constexpr size_t kReach = 1 << 16;
  const std::string_view head = bytes.substr(0, kReach);
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kReach));
  const auto holds = [&](std::string_view name) {
    return head.find(name) != std::string_view::npos || tail.find(name) != std::string_view::npos;
  };
  // OpenDocument tells its type in its first part, which is not packed.
  constexpr std::string_view kOpenDocument = "mimetypeapplication/vnd.oasis.opendocument.";
  if (const size_t at = head.find(kOpenDocument); at < 100) {
    const std::string_view kind = head.substr(at + kOpenDocument.size());
    if (kind.starts_with("text")) return Type::kOdt;
    if (kind.starts_with("spreadsheet")) return Type::kOds;
    if (kind.starts_with("presentation")) return Type::kSlides;
  }
  if (holds("word/document.xml")) return Type::kDocx;
  if (holds("xl/workbook.xml")) return Type::kXlsx;
  if (holds("xl/workbook.bin")) return Type::kXlsb;
  if (holds("ppt/presentation.xml")) return Type::kSlides;
  if (holds("OFD.xml")) return Type::kOfd;
  // A package whose main part is missing is a damaged document rather than an archive of files.
  if (holds("[Content_Types].xml") && holds("word/")) return Type::kDocx;
  if (holds("[Content_Types].xml") && holds("xl/")) return Type::kXlsx;
  return Type::kZip;
}

// Bit 8 of the flags at the head of a Word document: encrypted ([MS-DOC] FibBase).
bool IsEncryptedWord(std::string_view head) {
  return head.size() > 11 && (static_cast<unsigned char>(head[11]) & 1) != 0;
}

// A record FILEPASS directly behind the BOF of a workbook ([MS-XLS] 2.4.117).
bool IsEncryptedWorkbook(std::string_view head) {
  if (head.size() < 4) return false;
  const size_t next = 4 + static_cast<unsigned char>(head[2]);
  return head.substr(std::min(next, head.size())).starts_with("\x2F\0"sv);
}

Type SniffCompound(std::string_view bytes) {
  Type type = Type::kCompound;
  for (const CompoundStream& stream : CompoundStreams(bytes)) {
    if (stream.name == "EncryptedPackage") return Type::kEncryptedOffice;
    if (stream.name == "PowerPoint Document") return Type::kSlides;
    if (stream.name == "WordDocument" || stream.name.starts_with("WpsDocument")) {
      if (IsEncryptedWord(stream.head)) return Type::kEncryptedOffice;
      type = Type::kDoc;
    } else if ((stream.name == "Workbook" || stream.name == "Book") && type == Type::kCompound) {
      if (IsEncryptedWorkbook(stream.head)) return Type::kEncryptedOffice;
      type = Type::kXls;
    }
  }
  return type;
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

// The headers of a message: the first line is one, and among them stands what holds a page.
bool LooksMhtml(std::string_view opening) {
  opening = base::Trim(opening);
  const std::string_view first = opening.substr(0, opening.find_first_of("\r\n"));
  const size_t colon = first.find(':');
  if (colon == 0 || first.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != colon) return false;
  return opening.find("mime-version:") < 4096 &&
         (opening.find("multipart/") < 4096 || opening.find("content-type: text/html") < 4096);
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
    case Type::kXlsb:
      return "XLSB";
    case Type::kOfd:
      return "OFD";
    case Type::kPdf:
      return "PDF";
    case Type::kDoc:
      return "DOC";
    case Type::kXls:
      return "XLS";
    case Type::kRtf:
      return "RTF";
    case Type::kOdt:
      return "ODT";
    case Type::kOds:
      return "ODS";
    case Type::kEncryptedOffice:
      return "encrypted";
    case Type::kSlides:
      return "slides";
    case Type::kCompound:
      return "OLE";
    case Type::kZip:
      return "ZIP";
    case Type::kPicture:
      return "picture";
    case Type::kSound:
      return "sound";
    case Type::kVideo:
      return "video";
    case Type::kGzip:
      return "gzip";
    case Type::kRar:
      return "RAR";
    case Type::kSevenZip:
      return "7z";
    case Type::kBinary:
      return "binary";
  }
  return "binary";
}

Type Sniff(std::string_view bytes) {
  if (bytes.empty()) return Type::kEmpty;
  for (const Magic& magic : kMagics)
    if (bytes.starts_with(magic.bytes)) return magic.type;
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return SniffCompound(bytes);
  if (LooksBitmap(bytes)) return Type::kPicture;
  if (const auto type = SniffContainer(bytes)) return *type;
  if (bytes.starts_with("PK\x03\x04")) return SniffZip(bytes);
  // Word and some servers put a few bytes before the mark of a PDF.
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Type::kPdf;
  const std::string opening = Opening(bytes);
  if (LooksMhtml(opening)) return Type::kMhtml;
  return LooksHtml(opening) ? Type::kHtml : Type::kText;
}

}  // namespace duban::read
