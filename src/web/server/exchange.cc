// Exchange, Refusal, GuessRequest, HeadersOf, SecurityHeaders.
#include "web/server/exchange.h"

#include <exception>

#include "web/server/url.h"

namespace duban::web::server {
namespace {

bool IsKnownMethod(std::string_view method) {
  static constexpr std::string_view kMethods[] = {"GET",     "HEAD",    "POST",  "PUT",  "DELETE",
                                                  "OPTIONS", "CONNECT", "TRACE", "PATCH"};
  return std::find(std::begin(kMethods), std::end(kMethods), method) != std::end(kMethods);
}

// A host is letters, digits, dots, hyphens, with brackets and a colon for IPv6 and ports.
bool IsHost(std::string_view host) {
  return !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
  });
}

// What is wrong with the Host, empty where nothing is.
std::string_view WrongHost(const RawRequest& raw) {
  const std::string* host = raw.Header("host");
  if (host == nullptr) return "host-missing";
  if (raw.CountHeader("host") > 1) return "host-twice";
  return IsHost(*host) ? "" : "host-malformed";
}

// The status to refuse with, 0 where the request may pass.
int StatusOfRefusal(const RawRequest& raw) {
  if (!IsKnownMethod(raw.method)) return 501;
  if (!WrongHost(raw).empty()) return 400;
  if (raw.target.size() > kMaxTarget) return 414;
  return raw.method == "GET" || raw.method == "HEAD" ? 0 : 405;
}

Request MakeRequest(const RawRequest& raw, Target target) {
  Request request;
  request.head = raw.method == "HEAD";
  request.path = std::move(target.path);
  request.segments = std::move(target.segments);
  request.parameters = std::move(target.parameters);
  if (const auto* accept = raw.Header("accept")) request.accept = *accept;
  if (const auto* language = raw.Header("accept-language")) request.accept_language = *language;
  return request;
}

// If-None-Match is a list of tags, weak ones with W/ before them, or *.
bool Knows(const RawRequest& raw, const std::string& etag) {
  const std::string* known = raw.Header("if-none-match");
  if (known == nullptr || etag.empty()) return false;
  return *known == "*" || known->find(etag) != std::string::npos;
}

Response Guarded(const Application& application, const RawRequest& raw, const Request& request) {
  try {
    return application.respond(request);
  } catch (const std::exception&) {
    return application.refuse(500, raw);
  }
}

Response Bare(const Application& application, const RawRequest& raw) {
  if (const int status = StatusOfRefusal(raw)) {
    RawRequest refused = raw;
    if (status == 400) refused.wrong = WrongHost(raw);
    auto response = application.refuse(status, refused);
    if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  auto target = ParseTarget(raw.target);
  if (!target) return application.refuse(400, raw);
  return Guarded(application, raw, MakeRequest(raw, std::move(*target)));
}

// An answer that is stricter by itself keeps its own.
Response Secured(Response response) {
  const size_t own = response.headers.size();
  for (const Pair& header : SecurityHeaders()) {
    const auto end = response.headers.begin() + static_cast<std::ptrdiff_t>(own);
    if (std::none_of(response.headers.begin(), end,
                     [&](const Pair& one) { return one.first == header.first; }))
      response.headers.push_back(header);
  }
  return response;
}

bool IsPrintable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

// Takes the next line away, without its end.
std::string_view TakeLine(std::string_view& bytes) {
  const size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

constexpr std::string_view kRetryAfter = "5";  // seconds

}  // namespace

const std::vector<Pair>& SecurityHeaders() {
  static const std::vector<Pair> headers = {
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
       "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy",
       "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"},
  };
  return headers;
}

Response Refusal(const Application& application, int status, const RawRequest& raw) {
  return Secured(application.refuse(status, raw));
}

RawRequest GuessRequest(std::string_view bytes) {
  RawRequest raw;
  const std::string_view line = TakeLine(bytes);
  const size_t method = std::min(line.find(' '), line.size());
  raw.method = line.substr(0, method);
  const std::string_view rest = line.substr(std::min(method + 1, line.size()));
  const std::string_view target = rest.substr(0, std::min(rest.find(' '), kMaxTarget));
  if (target.starts_with('/') && IsPrintable(target)) raw.target = target;
  while (!bytes.empty()) {
    const std::string_view header = TakeLine(bytes);
    const size_t colon = header.find(':');
    if (header.empty()) break;
    if (colon == header.npos || !IsPrintable(header)) continue;
    const size_t value = std::min(header.find_first_not_of(' ', colon + 1), header.size());
    raw.headers.emplace_back(header.substr(0, colon), header.substr(value));
  }
  return raw;
}

std::vector<Pair> HeadersOf(const Response& response) {
  std::vector<Pair> headers;
  if (response.status != 304) headers.emplace_back("Content-Type", response.content_type);
  headers.emplace_back("Cache-Control", response.cache_control);
  if (!response.etag.empty()) headers.emplace_back("ETag", response.etag);
  if (response.status == 503) headers.emplace_back("Retry-After", kRetryAfter);
  headers.insert(headers.end(), response.headers.begin(), response.headers.end());
  return headers;
}

Response Exchange(const Application& application, const RawRequest& raw) {
  Response response = Bare(application, raw);
  if (response.status == 200 && Knows(raw, response.etag)) {
    response.status = 304;
    response.body = nullptr;
  }
  return Secured(std::move(response));
}

}  // namespace duban::web::server
