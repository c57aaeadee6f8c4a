// AddRoutes, Problem.
#include "web/api/api.h"

#include "query/unknown.h"
#include "web/api/json.h"
#include "web/pages/assets.h"
#include "web/pages/context.h"
#include "web/pages/routes.h"
#include "web/problems.h"
#include "web/server/url.h"

namespace duban::web::api {
namespace {

namespace json = boost::json;
using server::Captures;
using server::Request;
using server::Response;

constexpr int kMostPerPage = 100;

Response Json(const json::object& value) {
  return server::Answer(200, "application/json", json::serialize(value) + "\n");
}

words::Voice VoiceOf(const Request& request) {
  return pages::MakeContext(request).voice;
}

// `fallback` where the parameter is absent, nullopt where it is no number in 0 … most.
std::optional<int> NumberOf(const Request& request, std::string_view name, int fallback, int most) {
  const std::string_view text = request.Parameter(name);
  return text.empty() ? fallback : server::ParseNumber(text, most);
}

template <typename View, typename Write>
Response Answered(const base::Expected<View>& view, const Request& request, Write write) {
  if (!view) return Problem(StatusOf(view.error().code), view.error(), request);
  return Json(write(view.value()));
}

Response Governments(const query::Query& query, const Request& request) {
  const auto offset = NumberOf(request, "offset", 0, 1'000'000'000);
  const auto limit = NumberOf(request, "limit", kMostPerPage, kMostPerPage);
  if (!offset || !limit || *limit == 0) return Problem(400, {}, request);
  return Answered(query.FindGovernments(request.Parameter("q"), *offset, *limit), request,
                  [](const query::GovernmentList& list) {
                    json::array governments;
                    for (const auto& one : list.governments) governments.push_back(ToJson(one));
                    return json::object{{"total", list.total},
                                        {"governments", std::move(governments)}};
                  });
}

Response Ledger(const query::Query& query, const Request& request, const Captures& captures) {
  const auto year = server::ParseNumber(captures[1], ledger::kLastYear);
  if (!year) return Problem(400, {}, request);
  const auto filter = pages::FilterOf(request);
  if (const auto named = request.Parameter("class"); !named.empty() && !filter.verdict_class)
    return Problem(
        400,
        base::Error{
            base::ErrorCode::kUsage, {"class-unknown", {{"value", std::string(named)}}}, {}},
        request);
  return Answered(query.Ledger(captures[0], *year, captures.size() > 2 ? captures[2] : "", filter),
                  request, [&](const query::LedgerView& view) {
                    auto answer = ToJson(view, VoiceOf(request));
                    answer["unknown"] = ToJson(query::UnknownValues(view, filter));
                    return answer;
                  });
}

Response Search(const query::Query& query, const Request& request) {
  const auto offset = NumberOf(request, "offset", 0, 1'000'000'000);
  const auto limit = NumberOf(request, "limit", 20, kMostPerPage);
  if (!offset || !limit || *limit == 0) return Problem(400, {}, request);
  return Answered(
      query.Search(request.Parameter("government"), request.Parameter("q"), *offset, *limit),
      request, [&](const query::SearchView& view) { return ToJson(view, VoiceOf(request)); });
}

Response Description(const Request& request) {
  for (const auto& asset : pages::Assets())
    if (asset.name == "openapi.json")
      return server::Answer(200, "application/json", std::string(asset.bytes));
  return Problem(404, {}, request);
}

}  // namespace

Response Problem(int status, const std::optional<base::Error>& error, const Request& request) {
  const auto voice = VoiceOf(request);
  json::object problem{{"type", "about:blank"},
                       {"title", words::Say("web.error." + std::to_string(status), voice)},
                       {"status", status},
                       {"detail", error && status < 500 ? words::Say(*error, voice)
                                                        : words::Say(SentenceKey(status), voice)},
                       {"instance", request.path}};
  if (error) problem["code"] = error->message.key;
  return server::Answer(status, "application/problem+json", json::serialize(problem) + "\n");
}

void AddFixedRoutes(server::Router& router) {
  router.Add("/api/v1/openapi.json",
             [](const Request& request, const Captures&) { return Description(request); });
}

void AddRoutes(server::Router& router, const query::Query& query) {
  router.Add("/api/v1/governments", [&query](const Request& request, const Captures&) {
    return Governments(query, request);
  });
  router.Add("/api/v1/governments/{government}",
             [&query](const Request& request, const Captures& captures) {
               return Answered(query.Government(captures[0]), request,
                               [](const auto& government) { return ToJson(government); });
             });
  for (const char* pattern : {"/api/v1/governments/{government}/ledgers/{year}",
                              "/api/v1/governments/{government}/ledgers/{year}/{period}"})
    router.Add(pattern, [&query](const Request& request, const Captures& captures) {
      return Ledger(query, request, captures);
    });
  router.Add("/api/v1/governments/{government}/tasks/{task}",
             [&query](const Request& request, const Captures& captures) {
               return Answered(query.Task(captures[0], captures[1]), request,
                               [&](const auto& view) { return ToJson(view, VoiceOf(request)); });
             });
  router.Add("/api/v1/search",
             [&query](const Request& request, const Captures&) { return Search(query, request); });
}

}  // namespace duban::web::api
