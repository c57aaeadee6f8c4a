// Bytes of any encoding that Chinese offices use → UTF-8.
//
// Read are UTF-8, UTF-16 (with a byte order mark, or without one where the bytes show it), UTF-32
// with a mark, GB18030 with its subsets GBK and GB2312, and Big5. The bytes decide; a declared name
// (HTTP, <meta>, XML declaration) only tips the scale where they fit more than one, and a wrong one
// is told. GB18030 and Big5 are told apart by how many of the characters that each reads are
// frequent ones: ten characters are enough. What cannot be decoded becomes U+FFFD and is counted.
// Pure; any number of threads; linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/expected.h"

namespace duban::port::text {

struct Decoded {
  // Valid UTF-8 without byte order mark. Bytes that are that already are not copied, so they must
  // outlive this.
  std::string_view text() const { return converted.empty() ? as_is : std::string_view(converted); }

  std::string_view as_is;
  std::string converted;
  std::string encoding;   // "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "GB18030", "Big5"
  bool mismatch = false;  // an encoding was declared and the bytes are in another
  size_t damaged = 0;     // byte sequences that could not be decoded
};

// Fails with kMalformed ("binary-content") where the bytes are no text: NULs or other control bytes
// that no encoding explains, or bytes that fit none of the encodings.
base::Expected<Decoded> DecodeText(std::string_view bytes, std::string_view declared = {});

// The name under which this room knows a declared charset: "gb2312" → "GB18030", "utf8" → "UTF-8",
// "cp950" → "Big5"; empty for an unknown one.
std::string_view CanonicalEncoding(std::string_view declared);

}  // namespace duban::port::text
