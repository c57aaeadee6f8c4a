// From what came over the wire to what goes back: checks, decoding, entity tags, HEAD, and the
// security headers that every answer bears. No sockets here, so all of it is tested as values.
#pragma once

#include <functional>

#include "web/server/message.h"

namespace duban::web::server {

inline constexpr size_t kMaxTarget = 8 * 1024;
inline constexpr size_t kMaxHeaderName = 256;
inline constexpr size_t kMaxHeaderValue = 8 * 1024;
inline constexpr size_t kMaxHeaders = 64;
inline constexpr size_t kMaxBody = 64 * 1024;  // reading mode reads none

// The application behind the wire. Must not throw for anything a request can cause; what it throws
// becomes a 500.
struct Application {
  std::function<Response(const Request&)> respond;
  // The page or problem for a refusal (400, 405, …) that never became a Request.
  std::function<Response(int status, const RawRequest&)> refuse;
};

// The whole answer. For HEAD the body is still there: the adapter sends its length only.
Response Exchange(const Application& application, const RawRequest& raw);

// The whole answer to what is not to be answered otherwise.
Response Refusal(const Application& application, int status, const RawRequest& raw);

// What the first bytes of something that is no whole request tell all the same: its address and its
// headers as far as they came. Only printable ASCII of it is kept.
RawRequest GuessRequest(std::string_view bytes);

// Everything that the head of an answer says beside its length and date. 503 says when to come
// again.
std::vector<Pair> HeadersOf(const Response& response);

// Content-Security-Policy and its kin.
const std::vector<Pair>& SecurityHeaders();

}  // namespace duban::web::server
