// HTTP as duban sees it: a request that was checked and decoded, and an answer. No library's types.
//
// Plain values; one thread at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duban::web::server {

using Pair = std::pair<std::string, std::string>;

// What came over the wire, before anything was believed.
struct RawRequest {
  std::string method;
  std::string target;
  std::vector<Pair> headers;  // names as sent; compared without regard to case
  std::string_view
      wrong;  // why it is refused, where the status alone does not tell: "host-missing"

  // The first header of that name, or null. `name` in lower case.
  const std::string* Header(std::string_view name) const;
  int CountHeader(std::string_view name) const;
};

struct Request {
  bool head = false;                  // HEAD: answered as GET, sent without the body
  std::string path;                   // as sent, without the query: "/g/kaiyuan/2025"
  std::vector<std::string> segments;  // decoded one by one; UTF-8 without control characters
  std::vector<Pair> parameters;       // decoded, in order
  std::string accept;
  std::string accept_language;

  // The first parameter of that name; empty where there is none.
  std::string_view Parameter(std::string_view name) const;
};

using Body = std::shared_ptr<const std::string>;

// What must be kept nowhere on its way, by no cache of duban's either.
inline constexpr std::string_view kNoStore = "no-store";

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  Body body;         // null: empty
  std::string etag;  // with its quotation marks; empty: none
  std::string cache_control = "no-cache";
  std::vector<Pair> headers;  // what else is to be said: Location, Allow, Vary

  std::string_view Text() const { return body ? std::string_view(*body) : std::string_view(); }
};

// An answer that holds `text`.
Response Answer(int status, std::string content_type, std::string text);

// "Not Found" for 404; "Unknown" for a number that duban never sends.
std::string_view ReasonPhrase(int status);

// A strong ETag of the bytes, with quotation marks. Not for security.
std::string MakeEtag(std::string_view bytes);

}  // namespace duban::web::server
