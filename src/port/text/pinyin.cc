// Entry points: Pinyin.
#include "port/text/pinyin.h"

#include <unicode/translit.h>

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

}  // namespace duban::port::text
