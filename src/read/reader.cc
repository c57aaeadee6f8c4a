// Entry point: Read.
#include "read/reader.h"

#include <algorithm>

#include "base/utf8.h"
#include "port/system/zip.h"
#include "port/text/encoding.h"
#include "read/asides.h"
#include "read/csv.h"
#include "read/docx.h"
#include "read/html.h"
#include "read/mhtml.h"
#include "read/ofd.h"
#include "read/office.h"
#include "read/pdf.h"
#include "read/readings.h"
#include "read/sniff.h"
#include "read/text.h"
#include "read/xlsx.h"

namespace duban::read {
namespace {

void NoteDecoding(const port::text::Decoded& decoded, std::string_view declared,
                  table::Document& document) {
  document.encoding = decoded.encoding;
  if (decoded.mismatch)
    document.notes.push_back(
        {"encoding-mismatch", std::string(declared) + " → " + decoded.encoding, {}});
  if (decoded.damaged > 0)
    document.notes.push_back({"damaged-characters", std::to_string(decoded.damaged), {}});
}

// A last character that is half there, as a transfer that broke off leaves it.
void NoteCutCharacter(const port::text::Decoded& decoded, table::Document& document) {
  const std::string_view text = decoded.text();
  if (decoded.damaged == 0 || !text.ends_with("\xEF\xBF\xBD")) return;
  for (const table::Note& note : document.notes)
    if (note.code == "file-cut") return;
  const auto line = static_cast<uint32_t>(std::count(text.begin(), text.end(), '\n') + 1);
  document.notes.push_back({"file-cut", "character", {.line = line}});
}

base::Expected<void> ReadPlain(std::string_view bytes, const Limits& limits,
                               table::Document& document) {
  DUBAN_TRY(decoded, port::text::DecodeText(bytes));
  NoteDecoding(decoded, {}, document);
  document.format = "text";
  if (base::Trim(decoded.text()).empty())
    return base::Fail(base::ErrorCode::kMalformed, "file-blank");
  if (const auto dialect = FindDialect(decoded.text())) {
    DUBAN_CHECK(ReadCsv(decoded.text(), *dialect, limits, document));
  } else {
    DUBAN_CHECK(ReadText(decoded.text(), limits, document));
  }
  NoteCutCharacter(decoded, document);
  return {};
}

// Each run of NULs, which disks and broken downloads leave, as one U+001A: a character that every
// encoding has. Nothing is put together over the gap, so that 1␀0 does not become 10.
std::string WithNulsMarked(std::string_view bytes) {
  std::string out;
  for (const char c : bytes)
    if (c != '\0')
      out += c;
    else if (!out.ends_with('\x1A'))
      out += '\x1A';
  return out;
}

// The marks as the replacement character, and how many there are. Built anew: replacing in place
// moves all that follows, once for each mark.
size_t ShowMarks(std::string& text) {
  const auto count = static_cast<size_t>(std::count(text.begin(), text.end(), '\x1A'));
  std::string shown;
  shown.reserve(text.size() + 2 * count);
  for (const char c : text)
    if (c == '\x1A')
      shown += "\xEF\xBF\xBD";
    else
      shown += c;
  text = std::move(shown);
  return count;
}

// UTF-16 is full of NULs and is read as it is; in any other page they are damage.
base::Expected<port::text::Decoded> DecodePage(std::string_view bytes, std::string_view declared) {
  auto decoded = port::text::DecodeText(bytes, declared);
  if (bytes.find('\0') == bytes.npos ||
      (decoded && decoded->text().find('\0') == std::string::npos))
    return decoded;
  const std::string marked = WithNulsMarked(bytes);
  decoded = port::text::DecodeText(marked, declared);
  if (!decoded) return base::Fail(base::ErrorCode::kMalformed, "page-nuls");
  if (decoded->converted.empty()) decoded->converted = decoded->as_is;
  decoded->damaged += ShowMarks(decoded->converted);
  return decoded;
}

// `told`: the charset that whoever sent the page declares; it goes before the page's own.
base::Expected<void> ReadPage(std::string_view bytes, std::string_view told, const Limits& limits,
                              table::Document& document) {
  const std::string_view declared = told.empty() ? DeclaredCharset(bytes) : told;
  DUBAN_TRY(decoded, DecodePage(bytes, declared));
  NoteDecoding(decoded, declared, document);
  document.format = "html";
  return ReadHtml(decoded.text(), limits, document);
}

base::Expected<void> ReadArchivedPage(std::string_view bytes, const Limits& limits,
                                      table::Document& document) {
  DUBAN_TRY(page, FindArchivedPage(bytes));
  DUBAN_CHECK(ReadPage(page.bytes, page.charset, limits, document));
  document.format = "mhtml";
  document.address = std::move(page.address);
  if (page.others == 0) return {};
  document.notes.push_back({"other-pages", std::to_string(page.others), {}});
  Asides asides(document);
  for (const ArchivedPage& further : page.further) {
    table::Document other;
    if (ReadPage(further.bytes, further.charset, limits, other))
      asides.Add(table::AsideKind::kEmbedded, "", std::move(other));
  }
  if (page.further.size() < page.others)
    document.notes.push_back(
        {"part-unread", std::to_string(page.others - page.further.size()), {}});
  return {};
}

// An archive that cannot be opened is none to unpack: a download that broke off, whatever its name.
base::Expected<void> RefuseZip(std::string_view bytes) {
  constexpr size_t kSmallest = 22;  // an archive of nothing
  if (bytes.size() < kSmallest)
    return base::Fail(base::ErrorCode::kMalformed, "file-cut-short",
                      {{"size", std::to_string(bytes.size())}});
  DUBAN_CHECK(port::system::Zip::Open(bytes));
  return base::Fail(base::ErrorCode::kUnsupported, "unsupported-archive", {{"type", "ZIP"}});
}

// Each in its own words: what it is, and what to do about it.
base::Unexpected<base::Error> Refuse(Type type) {
  const base::Arguments named{{"type", std::string(Name(type))}};
  switch (type) {
    case Type::kPicture:
      return base::Fail(base::ErrorCode::kUnsupported, "unsupported-picture");
    case Type::kSound:
      return base::Fail(base::ErrorCode::kUnsupported, "unsupported-sound");
    case Type::kVideo:
      return base::Fail(base::ErrorCode::kUnsupported, "unsupported-video");
    case Type::kSlides:
      return base::Fail(base::ErrorCode::kUnsupported, "unsupported-slides");
    case Type::kXlsb:
      return base::Fail(base::ErrorCode::kUnsupported, "unsupported-xlsb");
    case Type::kEncryptedOffice:
      return base::Fail(base::ErrorCode::kUnsupported, "office-encrypted");
    case Type::kCompound:
      return base::Fail(base::ErrorCode::kUnsupported, "unsupported-compound");
    case Type::kGzip:
    case Type::kRar:
    case Type::kSevenZip:
      return base::Fail(base::ErrorCode::kUnsupported, "unsupported-archive", named);
    default:
      return base::Fail(base::ErrorCode::kUnsupported, "unsupported-type", named);
  }
}

base::Expected<void> Dispatch(std::string_view bytes, const Limits& limits,
                              table::Document& document) {
  const Type type = Sniff(bytes);
  switch (type) {
    case Type::kEmpty:
    case Type::kText:
      return ReadPlain(bytes, limits, document);
    case Type::kHtml:
      return ReadPage(bytes, {}, limits, document);
    case Type::kMhtml:
      return ReadArchivedPage(bytes, limits, document);
    case Type::kDocx:
      return ReadDocx(bytes, limits, document);
    case Type::kXlsx:
      return ReadXlsx(bytes, limits, document);
    case Type::kPdf:
      return ReadPdf(bytes, limits, document);
    case Type::kOfd:
      return ReadOfd(bytes, limits, document);
    case Type::kBinary:
      return base::Fail(base::ErrorCode::kMalformed, "binary-content");
    case Type::kDoc:
    case Type::kXls:
    case Type::kRtf:
    case Type::kOdt:
    case Type::kOds:
      return ReadOffice(bytes, type, limits, document);
    case Type::kZip:
      return RefuseZip(bytes);
    default:
      return Refuse(type);
  }
}

}  // namespace

base::Expected<table::Document> Read(std::string_view bytes, std::string_view name,
                                     const Limits& limits) {
  table::Document document;
  document.name = name.substr(name.find_last_of('/') + 1);
  if (bytes.size() > limits.bytes)
    return base::Fail(
        base::ErrorCode::kLimit, "file-too-large",
        {{"path", std::string(name)}, {"limit", std::to_string(limits.bytes >> 20) + " MiB"}});
  if (bytes.empty())
    return base::Fail(base::ErrorCode::kMalformed, "file-empty", {{"path", std::string(name)}});
  if (auto read = Dispatch(bytes, limits, document); !read)
    return base::Fail(std::move(read).error().Within(std::string(name)));
  DropReadings(document);
  return document;
}

}  // namespace duban::read
