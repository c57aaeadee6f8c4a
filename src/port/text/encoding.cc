// Entry points: DecodeText, CanonicalEncoding.
//
// Order of the questions: a byte order mark; UTF-16 by its NULs; valid UTF-8; else GB18030 against
// Big5 by how many of the Han characters that each makes of the bytes are frequent ones
// (common_characters.tsv); and UTF-8 that is damaged in places.
#include "port/text/encoding.h"

#include <unicode/ucnv.h>

#include <array>
#include <memory>
#include <unordered_set>

#include "base/utf8.h"
#include "port/text/common_characters_tsv.h"

namespace duban::port::text {
namespace {

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
// UTF-32LE before UTF-16LE: its mark begins with the other's.
constexpr std::array kMarks{Mark{"\xEF\xBB\xBF", "UTF-8"},
                            Mark{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                            Mark{std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                            Mark{"\xFF\xFE", "UTF-16LE"}, Mark{"\xFE\xFF", "UTF-16BE"}};

constexpr size_t kSample = 1 << 18;  // bytes that decide; a whole 200 MB file need not vote

unsigned char At(std::string_view bytes, size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

// Valid multi-byte sequences and broken ones, as UTF-8.
struct Utf8Census {
  size_t valid = 0;
  size_t broken = 0;
};

Utf8Census CountUtf8(std::string_view bytes) {
  Utf8Census census;
  for (size_t at = 0; at < bytes.size();) {
    if (At(bytes, at) < 0x80) {
      ++at;
      continue;
    }
    const base::CodePoint c = base::Decode(bytes, at);
    if (c.size == 1) {
      ++census.broken;
    } else {
      ++census.valid;
    }
    at += c.size;
  }
  return census;
}

std::string MendUtf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + 64);
  for (size_t at = 0; at < bytes.size();) {
    const base::CodePoint c = base::Decode(bytes, at);
    if (c.value == base::kReplacement && c.size == 1) {
      base::Encode(base::kReplacement, text);
    } else {
      text.append(bytes, at, c.size);
    }
    at += c.size;
  }
  return text;
}

// NULs at even and at odd offsets: ASCII in UTF-16 puts them on one side only.
std::string_view Utf16ByNuls(std::string_view bytes) {
  std::array<size_t, 2> nuls{};
  const std::string_view sample = bytes.substr(0, kSample);
  for (size_t i = 0; i < sample.size(); ++i)
    if (sample[i] == '\0') ++nuls[i & 1];
  const size_t most = std::max(nuls[0], nuls[1]);
  if (most < 2 || std::min(nuls[0], nuls[1]) * 8 > most) return {};
  return nuls[1] > nuls[0] ? "UTF-16LE" : "UTF-16BE";
}

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter Open(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  return Converter(ucnv_open(encoding, &status));
}

size_t CountReplacements(std::string_view text) {
  size_t count = 0;
  for (size_t at = text.find("\xEF\xBF\xBD"); at != std::string_view::npos;
       at = text.find("\xEF\xBF\xBD", at + 3))
    ++count;
  return count;
}

base::Expected<std::string> Convert(std::string_view bytes, const char* encoding) {
  const Converter from = Open(encoding);
  const Converter to = Open("UTF-8");
  if (!from || !to)
    return base::Fail(base::ErrorCode::kInternal, "no-converter", {{"encoding", encoding}});
  std::string text;
  std::array<char, 65'536> out;
  std::array<UChar, 16'384> pivot;
  UChar *pivot_begin = pivot.data(), *pivot_end = pivot.data();
  const char* source = bytes.data();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  for (bool first = true; status == U_BUFFER_OVERFLOW_ERROR; first = false) {
    status = U_ZERO_ERROR;
    char* target = out.data();
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_begin, &pivot_end,
                   pivot.data() + pivot.size(), first ? 1 : 0, 1, &status);
    text.append(out.data(), target);
  }
  if (U_FAILURE(status))
    return base::Fail(base::ErrorCode::kMalformed, "binary-content", {{"encoding", encoding}});
  return text;
}

base::Expected<Decoded> DecodeAs(std::string_view bytes, const char* encoding) {
  Decoded decoded;
  decoded.encoding = encoding;
  if (decoded.encoding == "UTF-8") {
    if (base::IsValidUtf8(bytes)) {
      decoded.as_is = bytes;
    } else {
      decoded.converted = MendUtf8(bytes);
    }
  } else {
    DUBAN_TRY(text, Convert(bytes, encoding));
    decoded.converted = std::move(text);
  }
  decoded.damaged = CountReplacements(decoded.text());
  return decoded;
}

const std::unordered_set<char32_t>& CommonCharacters() {
  static const std::unordered_set<char32_t> characters = [] {
    std::unordered_set<char32_t> all;
    for (const CommonCharactersRow& row : kCommonCharactersRows)
      for (size_t at = 0; at < row.characters.size();) {
        const base::CodePoint c = base::Decode(row.characters, at);
        all.insert(c.value);
        at += c.size;
      }
    return all;
  }();
  return characters;
}

// Full-width punctuation, letters and digits: as frequent as any character.
bool IsFullWidthMark(char32_t c) {
  return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF5E);
}

// Per mille of the characters beyond ASCII that are common, as the encoding reads the bytes; what
// it cannot read weighs four times. -1 where there are none.
int64_t Plausibility(std::string_view bytes, const char* encoding) {
  const auto text = Convert(bytes, encoding);
  if (!text) return -1;
  int64_t characters = 0, common = 0, broken = 0;
  for (size_t at = 0; at < text->size();) {
    const base::CodePoint c = base::Decode(*text, at);
    at += c.size;
    if (c.value < 0x80) continue;
    ++characters;
    if (c.value == base::kReplacement || (c.value >= 0xE000 && c.value <= 0xF8FF)) ++broken;
    if (IsFullWidthMark(c.value) || CommonCharacters().contains(c.value)) ++common;
  }
  return characters == 0 ? -1 : (common - 4 * broken) * 1000 / characters;
}

// Control bytes that no text has: their share tells pictures and programs from pages.
bool LooksBinary(std::string_view text) {
  const std::string_view sample = text.substr(0, kSample);
  size_t controls = 0;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f') ++controls;
  }
  return controls * 50 > sample.size();
}

// Damaged bytes per character beyond which a text is taken for something else.
bool TooDamaged(const Decoded& decoded) {
  return decoded.damaged > 8 && decoded.damaged * 20 > decoded.text().size() / 3;
}

const char* Guess(std::string_view bytes, std::string_view declared) {
  const std::string_view utf16 = Utf16ByNuls(bytes);
  if (!utf16.empty()) return utf16 == "UTF-16LE" ? "UTF-16LE" : "UTF-16BE";
  const std::string_view sample = bytes.substr(0, kSample);
  const Utf8Census utf8 = CountUtf8(sample);
  const size_t cut = sample.size() < bytes.size() ? 3 : 0;  // the sample may end within a character
  if (utf8.broken <= cut || utf8.broken * 3 < utf8.valid) return "UTF-8";
  int64_t gb = Plausibility(sample, "GB18030");
  int64_t big5 = Plausibility(sample, "Big5");
  constexpr int64_t kDeclared = 150;
  if (declared == "GB18030") gb += kDeclared;
  if (declared == "Big5") big5 += kDeclared;
  return big5 > gb ? "Big5" : "GB18030";
}

std::string LowerCaseName(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

bool SameFamily(std::string_view declared, std::string_view found) {
  return declared.empty() || declared == found ||
         (declared == "UTF-16" && found.starts_with("UTF-16"));
}

}  // namespace

std::string_view CanonicalEncoding(std::string_view declared) {
  const std::string name = LowerCaseName(declared);
  if (name == "utf8" || name == "unicode11utf8") return "UTF-8";
  if (name == "utf16") return "UTF-16";
  if (name == "utf16le") return "UTF-16LE";
  if (name == "utf16be") return "UTF-16BE";
  if (name.starts_with("gb") || name == "cp936" || name == "ms936" || name == "windows936" ||
      name == "xgbk" || name == "euccn" || name == "hzgb2312")
    return "GB18030";
  if (name.starts_with("big5") || name == "cp950" || name == "xxbig5" || name == "windows950")
    return "Big5";
  return {};
}

base::Expected<Decoded> DecodeText(std::string_view bytes, std::string_view declared) {
  const std::string_view wanted = CanonicalEncoding(declared);
  const char* encoding = nullptr;
  for (const Mark& mark : kMarks)
    if (encoding == nullptr && bytes.starts_with(mark.bytes)) {
      encoding = mark.encoding;
      bytes.remove_prefix(mark.bytes.size());
    }
  if (encoding == nullptr) encoding = Guess(bytes, wanted);
  DUBAN_TRY(decoded, DecodeAs(bytes, encoding));
  if (LooksBinary(decoded.text()) || TooDamaged(decoded))
    return base::Fail(base::ErrorCode::kMalformed, "binary-content");
  const bool ascii =
      decoded.text().size() == bytes.size() && CountUtf8(bytes.substr(0, kSample)).valid == 0;
  decoded.mismatch = !ascii && !SameFamily(wanted, decoded.encoding);
  return std::move(decoded);
}

}  // namespace duban::port::text
