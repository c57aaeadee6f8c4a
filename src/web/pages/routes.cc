// AddRoutes, AddFixedRoutes, FilterOf, ErrorResponse.
#include "web/pages/routes.h"

#include "base/utf8.h"
#include "web/pages/assets.h"
#include "web/pages/forms.h"
#include "web/pages/pages.h"
#include "web/parameters.h"
#include "web/problems.h"
#include "web/server/url.h"

namespace duban::web::pages {
namespace {

using server::Captures;
using server::Request;
using server::Response;

constexpr int kHitsPerPage = 20;
constexpr int kGovernmentsPerPage = 50;
constexpr int kGovernmentsOffered = 12;  // where a search found none
constexpr int kMostPages = 1'000'000;
constexpr std::string_view kHtml = "text/html; charset=utf-8";

Response Html(std::string page) {
  return server::Answer(200, std::string(kHtml), std::move(page));
}

Response Failed(const base::Error& error, const Request& request) {
  return ErrorResponse(StatusOf(error.code), error, request);
}

Response MovedTo(std::string address) {
  Response response;
  response.status = 302;
  response.headers.emplace_back("Location", std::move(address));
  return response;
}

base::Expected<int> OffsetOf(const Request& request) {
  return NumberParameter(request, "offset", 0, kOffsets);
}

Response NoSuchGovernments(const query::GovernmentList& list, int offset, const Request& request) {
  const Context context = MakeContext(request);
  const std::string sentence = context.Say(
      "web.home.beyond", {{"n", std::to_string(list.total)}, {"from", std::to_string(offset + 1)}});
  const WayOut way{context.Say("web.home.first"), context.Here("offset", "")};
  return server::Answer(404, std::string(kHtml), ErrorPage(context, 404, sentence, way));
}

Response Home(const query::Query& query, const Request& request) {
  const auto offset = OffsetOf(request);
  if (!offset) return Failed(offset.error(), request);
  const auto list =
      query.FindGovernments(base::Trim(request.Parameter("q")), *offset, kGovernmentsPerPage);
  if (!list) return Failed(list.error(), request);
  if (list->governments.empty() && *offset > 0) return NoSuchGovernments(*list, *offset, request);
  query::GovernmentList all;
  if (list->total == 0 && !base::Trim(request.Parameter("q")).empty()) {
    auto first = query.FindGovernments({}, 0, kGovernmentsOffered);
    if (!first) return Failed(first.error(), request);
    all = *std::move(first);
  }
  return Html(HomePage(MakeContext(request), list.value(), *offset, kGovernmentsPerPage, all));
}

Response Government(const query::Query& query, const Request& request, std::string_view key) {
  const auto government = query.Government(key);
  if (!government) return Failed(government.error(), request);
  return Html(GovernmentPage(MakeContext(request), government.value()));
}

// ?page=3, or the page that holds the task of ?row=; without both the first. kNotFound where the
// page is written in another way than the links write it.
base::Expected<query::Part> PartOf(const Request& request) {
  query::Part part{0, kTasksPerPage, {}};
  const std::string_view page = request.Parameter("page");
  if (page.empty()) {
    DUBAN_TRY(row, NumberParameter(request, "row", 0, kOffsets));
    if (row > 0) part.row = row;
    return part;
  }
  const auto number = server::ParseNumber(page, kMostPages);
  if (!number || *number == 0 || std::to_string(*number) != page)
    return base::Fail(base::ErrorCode::kNotFound, "web.part.none");
  part.offset = (*number - 1) * kTasksPerPage;
  return part;
}

Response NoSuchPage(const query::LedgerView& view, const Request& request) {
  const Context context = MakeContext(request);
  const int pages = PagesOf({0, kTasksPerPage, view.filtered_tally.tasks});
  const std::string sentence = context.Say(
      "web.part.none",
      {{"page", std::string(request.Parameter("page"))}, {"pages", std::to_string(pages)}});
  const WayOut way{context.Say("web.part.first"), context.Here("page", "")};
  return server::Answer(404, std::string(kHtml), ErrorPage(context, 404, sentence, way));
}

Response Ledger(const query::Query& query, const Request& request, const Captures& captures) {
  const auto year = YearOf(captures[1]);
  if (!year) return ErrorResponse(404, {}, request);
  const auto filter = FilterOf(request);
  const auto part = PartOf(request);
  if (!part && part.error().code == base::ErrorCode::kUsage) return Failed(part.error(), request);
  const auto view = query.LedgerPart(captures[0], *year, captures.size() > 2 ? captures[2] : "",
                                     filter, part ? *part : query::Part{0, kTasksPerPage, {}});
  if (!view) return Failed(view.error(), request);
  if (!part || (view->lines.empty() && part->offset > 0)) return NoSuchPage(*view, request);
  return Html(LedgerPage(MakeContext(request), view.value(), filter));
}

Response Task(const query::Query& query, const Request& request, const Captures& captures) {
  const auto view = query.Task(captures[0], captures[1]);
  if (!view) return Failed(view.error(), request);
  if (view->periods.empty()) return ErrorResponse(404, {}, request);
  const Context context = MakeContext(request);
  if (view->task_id != captures[1])  // joined to another task meanwhile
    return MovedTo(context.Link(TaskPath(view->government_key, view->task_id)));
  return Html(TaskPage(context, view.value()));
}

// The bytes of somebody else's file: saved, never shown on this site's behalf, and kept nowhere on
// the way, since an edition can be withdrawn.
Response Original(const query::Query& query, const Request& request, const Captures& captures) {
  const auto year = YearOf(captures[1]);
  const auto edition = server::ParseNumber(captures[3]);
  if (!year || !edition || std::to_string(*edition) != captures[3])
    return ErrorResponse(404, {}, request);
  auto original = query.OpenOriginal(captures[0], *year, captures[2], *edition);
  if (!original) return Failed(original.error(), request);
  Response response = server::Answer(200, "application/octet-stream", std::move(original->bytes));
  response.cache_control = std::string(server::kNoStore);
  response.headers.emplace_back("Content-Disposition", server::AttachmentNamed(original->name));
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
  return response;
}

Response NoSuchHits(const query::SearchView& view, int offset, const Request& request) {
  const Context context = MakeContext(request);
  const std::string sentence =
      context.Say("web.search.beyond", {{"text", view.text},
                                        {"n", std::to_string(view.total)},
                                        {"from", std::to_string(offset + 1)}});
  const WayOut way{context.Say("web.search.first"), context.Here("offset", "")};
  return server::Answer(404, std::string(kHtml), ErrorPage(context, 404, sentence, way));
}

Response Search(const query::Query& query, const Request& request) {
  const auto offset = OffsetOf(request);
  if (!offset) return Failed(offset.error(), request);
  const auto view =
      query.Search(request.Parameter("government"), request.Parameter("q"), *offset, kHitsPerPage);
  if (!view) return Failed(view.error(), request);
  if (view->hits.empty() && *offset > 0) return NoSuchHits(*view, *offset, request);
  return Html(SearchPage(MakeContext(request), view.value(), *offset, kHitsPerPage));
}

Response Unchanging(std::string_view content_type, std::string_view bytes) {
  Response response = server::Answer(200, std::string(content_type), std::string(bytes));
  response.cache_control = "public, max-age=86400";
  return response;
}

// What browsers ask for by a fixed name, also where no page named it.
Response Icon(const Request& request) {
  for (const Asset& asset : Assets())
    if (asset.name == "icon.svg") return Unchanging(asset.content_type, asset.bytes);
  return ErrorResponse(404, {}, request);
}

// What governments publish may be read and found by everybody; searches and filters only show the
// same texts again, in endless combinations.
constexpr std::string_view kRobots =
    "User-agent: *\n"
    "Disallow: /search\n"
    "Disallow: /*?*category=\n"
    "Disallow: /*?*leader=\n"
    "Disallow: /*?*unit=\n"
    "Disallow: /*?*class=\n"
    "Disallow: /*?*q=\n"
    "Allow: /\n";

Response AssetResponse(const Request& request, std::string_view name) {
  for (const Asset& asset : Assets()) {
    if (asset.path.substr(asset.path.rfind('/') + 1) != name) continue;
    Response response =
        server::Answer(200, std::string(asset.content_type), std::string(asset.bytes));
    response.cache_control = "public, max-age=31536000, immutable";
    return response;
  }
  return ErrorResponse(404, {}, request);
}

}  // namespace

query::Filter FilterOf(const Request& request) {
  query::Filter filter;
  filter.category = base::Trim(request.Parameter("category"));
  filter.leader = base::Trim(request.Parameter("leader"));
  filter.unit = base::Trim(request.Parameter("unit"));
  const std::string_view named_class = base::Trim(request.Parameter("class"));
  filter.verdict_class = ledger::ParseVerdictClass(named_class);
  if (!filter.verdict_class) filter.unknown_class = named_class;
  filter.text = base::Trim(request.Parameter("q"));
  return filter;
}

Response ErrorResponse(int status, const std::optional<base::Error>& error,
                       const Request& request) {
  const Context context = MakeContext(request);
  const std::string sentence =
      error && status < 500 ? words::Say(*error, context.voice) : context.Say(SentenceKey(status));
  return server::Answer(status, std::string(kHtml), ErrorPage(context, status, sentence));
}

void AddFixedRoutes(server::Router& router) {
  router.Add("/about", [](const Request& request, const Captures&) {
    return Html(AboutPage(MakeContext(request)));
  });
  router.Add("/favicon.ico", [](const Request& request, const Captures&) { return Icon(request); });
  router.Add("/robots.txt", [](const Request&, const Captures&) {
    return Unchanging("text/plain; charset=utf-8", kRobots);
  });
  router.Add("/assets/{name}", [](const Request& request, const Captures& captures) {
    return AssetResponse(request, captures[0]);
  });
}

void AddRoutes(server::Router& router, const query::Query& query) {
  router.Add("/",
             [&query](const Request& request, const Captures&) { return Home(query, request); });
  router.Add("/search",
             [&query](const Request& request, const Captures&) { return Search(query, request); });
  router.Add("/g/{government}", [&query](const Request& request, const Captures& captures) {
    return Government(query, request, captures[0]);
  });
  router.Add("/g/{government}/task/{task}",
             [&query](const Request& request, const Captures& captures) {
               return Task(query, request, captures);
             });
  router.Add("/g/{government}/{year}/{period}/original/{edition}",
             [&query](const Request& request, const Captures& captures) {
               return Original(query, request, captures);
             });
  for (const char* pattern : {"/g/{government}/{year}", "/g/{government}/{year}/{period}"})
    router.Add(pattern, [&query](const Request& request, const Captures& captures) {
      return Ledger(query, request, captures);
    });
}

}  // namespace duban::web::pages
