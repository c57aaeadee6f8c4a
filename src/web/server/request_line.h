// Follows the bytes of one connection to tell where each request begins, and refuses versions that
// the parser lets pass: it takes HTTP/9.9, and the library forgets what it took. It also tells who
// waits for leave to send a body (Expect: 100-continue), which the library never gives.
//
// What it looks at is exact while requests have no body; behind the headers of one that has, it
// looks no further, and the connection is to be closed with its answer (`kBodyHeaders`). One thread
// at a time.
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

  // Whether the bytes read last end the headers of a request that waits for "100 Continue" before
  // it sends its body, and begin no other one whose answer would have to come first.
  bool AwaitsLeave() const { return awaits_leave_; }

  // Whether the headers of a request ended in the bytes read last.
  bool EndsHeaders() const { return ended_ > 0; }

  // What came of the last request that began.
  const std::string& text() const { return text_; }

 private:
  enum class At { kBefore, kLine, kHeaders, kBody };

  void Take(char& byte);
  void TakeOfLine(char& byte);
  void TakeOfHeaders(char byte);
  void TakeHeader();
  void EndHeaders();

  const size_t most_;
  At at_ = At::kBefore;
  int words_ = 0;  // of the request line that have begun
  bool in_word_ = false;
  size_t in_version_ = 0;  // bytes of the third word
  bool is_old_ = false;    // HTTP/1.0, where nobody waits
  bool has_body_ = false;
  bool expects_ = false;
  int ended_ = 0;  // requests whose headers ended in the bytes read last
  bool awaits_leave_ = false;
  std::string header_;  // the beginning of a header's line
  std::string text_;
};

}  // namespace duban::web::server
