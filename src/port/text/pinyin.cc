// Entry points: Pinyin, PlacePinyin.
#include "port/text/pinyin.h"

#include <unicode/translit.h>

#include "base/utf8.h"
#include "port/text/place_readings_tsv.h"

namespace duban::port::text {

std::string Pinyin(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, error));
  if (U_FAILURE(error) || rules == nullptr) return "";
  auto letters = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  rules->transliterate(letters);
  std::string ascii, out;
  letters.toUTF8String(ascii);
  for (const char c : ascii)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

std::string PlacePinyin(std::string_view name) {
  std::string out;
  size_t plain = 0;  // where what has no reading of its own begins
  for (size_t at = 0; at < name.size();) {
    const PlaceReadingsRow* longest = nullptr;
    for (const PlaceReadingsRow& row : kPlaceReadingsRows)
      if (name.substr(at).starts_with(row.words) &&
          (longest == nullptr || row.words.size() > longest->words.size()))
        longest = &row;
    if (longest == nullptr) {
      at += base::Decode(name, at).size;
      continue;
    }
    if (at > plain) out += Pinyin(name.substr(plain, at - plain));
    out += longest->reading;
    plain = at += longest->words.size();
  }
  return plain < name.size() ? out + Pinyin(name.substr(plain)) : out;
}

}  // namespace duban::port::text
