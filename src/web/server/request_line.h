// Follows the bytes of one connection to tell where each request begins, and refuses versions that
// the parser lets pass: it takes HTTP/9.9, and the library forgets what it took.
//
// What it looks at is exact while requests have no body; behind one that has, it looks no further,
// and the connection is to be closed with its answer (`kBodyHeaders`). One thread at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace duban::web::server {

// Headers that tell of a body, in lower case.
inline constexpr std::string_view kBodyHeaders[] = {"content-length", "transfer-encoding"};

class RequestLine {
 public:
  // Up to `most` bytes of each request are kept.
  explicit RequestLine(size_t most) : most_(most) {}

  // The next bytes of the connection, however they are cut. The version of a request line that is
  // not HTTP/1.x is spoilt, so that the parser refuses it.
  void Read(char* bytes, size_t length);

  // What came of the last request that began.
  const std::string& text() const { return text_; }

 private:
  enum class At { kBefore, kLine, kHeaders, kBody };

  void Take(char& byte);
  void TakeOfLine(char& byte);
  void TakeOfHeaders(char byte);

  const size_t most_;
  At at_ = At::kBefore;
  int words_ = 0;  // of the request line that have begun
  bool in_word_ = false;
  size_t in_version_ = 0;  // bytes of the third word
  std::string header_;     // the beginning of a header's line
  std::string text_;
};

}  // namespace duban::web::server
