// MakeSite, SiteRoutes.
#include "web/site.h"

#include "web/api/api.h"
#include "web/pages/routes.h"
#include "web/problems.h"
#include "web/server/page_cache.h"
#include "web/server/router.h"
#include "web/server/url.h"

namespace duban::web {
namespace {

using server::Request;
using server::Response;

bool IsApi(std::string_view path) {
  return path.starts_with("/api/");
}

Response Refused(int status, std::string_view wrong, const Request& request) {
  std::optional<base::Error> error;
  if (!wrong.empty())
    error = base::Error{base::ErrorCode::kUsage, {"web.request." + std::string(wrong), {}}, {}};
  Response response = IsApi(request.path) ? api::Problem(status, error, request)
                                          : pages::ErrorResponse(status, error, request);
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

server::Router StoredRoutes(const query::Query& query) {
  server::Router router;
  pages::AddRoutes(router, query);
  api::AddRoutes(router, query);
  return router;
}

server::Router FixedRoutes() {
  server::Router router;
  pages::AddFixedRoutes(router);
  api::AddFixedRoutes(router);
  return router;
}

// Everything that the answer depends on, besides what is stored.
std::string KeyOf(const Request& request) {
  std::string key = request.path;
  for (const auto& [name, value] : request.parameters)
    key.append("\n").append(name).append("\n").append(value);
  return key.append("\n\n").append(request.accept_language);
}

// The government whose pages an address shows; empty for those that show all.
std::string_view GovernmentOf(const Request& request) {
  const auto& segments = request.segments;
  if (segments.size() >= 2 && segments[0] == "g") return segments[1];
  if (segments.size() >= 4 && segments[2] == "governments") return segments[3];
  return {};
}

class Site {
 public:
  explicit Site(const query::Query& query)
      : query_(query), stored_(StoredRoutes(query)), fixed_(FixedRoutes()) {}

  Response Respond(const Request& request) {
    // First, so that the stylesheet comes even where the store does not answer.
    if (const auto fixed = fixed_.Find(request.segments); fixed.handler != nullptr)
      return Finished((*fixed.handler)(request, fixed.captures));
    const auto match = stored_.Find(request.segments);
    if (match.handler == nullptr) return Refused(404, {}, request);
    const auto version = query_.Version(GovernmentOf(request));
    if (!version) return Finished((*match.handler)(request, match.captures));
    const std::string key = KeyOf(request);
    if (auto kept = cache_.Find(key, *version)) return *std::move(kept);
    Response response = Finished((*match.handler)(request, match.captures));
    if (response.status == 200 && response.cache_control != server::kNoStore)
      cache_.Keep(key, *version, response);
    return response;
  }

 private:
  static Response Finished(Response response) {
    if (response.status == 200 && response.etag.empty())
      response.etag = server::MakeEtag(response.Text());
    response.headers.emplace_back("Vary", "Accept-Language");
    return response;
  }

  const query::Query& query_;
  const server::Router stored_, fixed_;
  server::PageCache cache_;
};

// What can still be told from a request that was refused before it was decoded.
Request Guess(const server::RawRequest& raw) {
  Request request;
  request.path = raw.target.substr(0, raw.target.find('?'));
  if (auto target = server::ParseTarget(raw.target))
    request.parameters = std::move(target->parameters);
  if (const auto* language = raw.Header("accept-language")) request.accept_language = *language;
  return request;
}

}  // namespace

server::Application MakeSite(const query::Query& query) {
  auto site = std::make_shared<Site>(query);
  return {[site](const Request& request) { return site->Respond(request); },
          [](int status, const server::RawRequest& raw) {
            return Refused(status, raw.wrong, Guess(raw));
          }};
}

std::vector<std::string> SiteRoutes(const query::Query& query) {
  auto routes = StoredRoutes(query).Patterns();
  for (auto& route : FixedRoutes().Patterns()) routes.push_back(std::move(route));
  return routes;
}

}  // namespace duban::web
