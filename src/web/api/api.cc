// AddRoutes, Problem.
#include "web/api/api.h"

#include <set>

#include "query/document_of.h"
#include "query/ledger_view.h"
#include "query/unknown.h"
#include "understand/assemble/publisher.h"
#include "web/api/json.h"
#include "web/pages/assets.h"
#include "web/pages/context.h"
#include "web/pages/routes.h"
#include "web/parameters.h"
#include "web/problems.h"
#include "web/server/url.h"
#include "wire/records.h"

namespace duban::web::api {
namespace {

using server::Captures;
using server::Request;
using server::Response;

constexpr int kMostPerPage = 100;
constexpr int kMostTasks = 1000;  // of a ledger, where a limit is asked for

// A JSON object: `write` gives its value to a writer.
Response Json(auto write) {
  JsonWriter json;
  write(json);
  return server::Answer(200, "application/json", std::move(json).Take() + "\n");
}

words::Voice VoiceOf(const Request& request) {
  return pages::MakeContext(request).voice;
}

using Names = std::vector<std::string_view>;
constexpr std::string_view kFilters[] = {"category", "leader", "unit", "class", "q"};

// What is wrong with the parameters, where only `known` ones and lang may stand: whoever misspells
// one takes the whole for the part that was meant.
std::optional<base::Error> WrongParameter(const Request& request, const Names& known) {
  Names told;
  const auto fail = [](std::string_view key, base::Arguments arguments) {
    return base::Error{base::ErrorCode::kUsage, {std::string(key), std::move(arguments)}, {}};
  };
  for (const auto& [name, value] : request.parameters) {
    if (name != "lang" && std::find(known.begin(), known.end(), name) == known.end())
      return fail("parameter-unknown", {{"parameter", name}});
    if (std::find(told.begin(), told.end(), name) != told.end())
      return fail("parameter-twice", {{"parameter", name}});
    told.push_back(name);
  }
  const std::string_view language = request.Parameter("lang");
  if (!language.empty() && !pages::MakeContext(request).language_chosen)
    return fail("language-unknown", {{"value", std::string(language)}});
  return std::nullopt;
}

// Which part of a list is asked for; `limit` where the request has none.
base::Expected<query::Part> PartOf(const Request& request, int limit, int most) {
  DUBAN_TRY(offset, NumberParameter(request, "offset", 0, kOffsets));
  DUBAN_TRY(count, NumberParameter(request, "limit", limit, {1, most}));
  return query::Part{offset, count, {}};
}

template <typename View, typename Write>
Response Answered(const base::Expected<View>& view, const Request& request, Write write) {
  if (!view) return Problem(StatusOf(view.error().code), view.error(), request);
  return Json([&](JsonWriter& json) { write(json, view.value()); });
}

Response Governments(const query::Query& query, const Request& request) {
  const auto part = PartOf(request, kMostPerPage, kMostPerPage);
  if (!part) return Problem(400, part.error(), request);
  return Answered(query.FindGovernments(request.Parameter("q"), part->offset, part->limit), request,
                  [](JsonWriter& json, const auto& list) { Write(json, list); });
}

// The filter; a class that is none is an error, since a caller takes the whole for a part
// otherwise.
base::Expected<query::Filter> FilterOf(const Request& request) {
  auto filter = pages::FilterOf(request);
  if (!filter.unknown_class.empty())
    return base::Fail(base::ErrorCode::kUsage, "class-unknown", {{"value", filter.unknown_class}});
  return filter;
}

std::vector<wire::Record> RecordsOf(const query::LedgerView& view) {
  const ledger::Document document = query::DocumentOf(view);
  const auto chinese = [](const base::Message& message) { return words::Say(message); };
  const std::string government = understand::ToldGovernmentOf(document, view.government_name);
  return wire::RecordsOf(document, wire::KeysOf(document, government), view.source.name,
                         wire::Level::kTask, chinese, nullptr, query::TaskIdsOf(view));
}

// Of the tasks that pass the filter. One view: between two a new edition may come in.
query::LedgerView Passing(const query::LedgerView& whole, const query::Filter& filter) {
  return query::PartOf(whole, filter, {});
}

// What a head line and lines are made with: for programs, or in the words of a language.
struct Wording {
  bool worded = false;
  words::Voice voice;

  wire::Speak speak() const {
    return [this](const base::Message& message) { return words::Say(message, voice); };
  }
};

base::Expected<Wording> WordingOf(const Request& request) {
  const std::string_view headings = request.Parameter("headings");
  if (!headings.empty() && headings != "keys" && headings != "words")
    return base::Fail(
        base::ErrorCode::kUsage, "option-no-choice",
        {{"option", "headings"}, {"value", std::string(headings)}, {"choices", "keys, words"}});
  return Wording{headings == "words", VoiceOf(request)};
}

// As `duban export --format csv --bom` writes it.
Response Table(const query::Query& query, const Request& request, const Captures& captures) {
  const auto year = pages::YearOf(captures[1]);
  if (!year) return Problem(404, {}, request);
  const auto filter = FilterOf(request);
  if (!filter) return Problem(400, filter.error(), request);
  const auto wording = WordingOf(request);
  if (!wording) return Problem(400, wording.error(), request);
  // The whole ledger: the ids of its rows are told apart by all of them (wire/keys.h).
  const auto view = query.Ledger(captures[0], *year, captures[2], {});
  if (!view) return Problem(StatusOf(view.error().code), view.error(), request);
  const query::LedgerView passing = Passing(*view, *filter);
  std::set<std::string_view> wanted;
  for (const query::TaskLine& line : passing.lines) wanted.insert(line.task_id);
  std::string text = "\xEF\xBB\xBF";
  text += wording->worded ? wire::WordedCsvHead(wire::Level::kTask, wording->speak())
                          : wire::CsvHead(wire::Level::kTask);
  std::vector<wire::Record> records = RecordsOf(*view);
  for (size_t i = 0; i < records.size(); ++i) {
    if (!wanted.contains(view->lines[i].task_id)) continue;
    if (wording->worded) records[i] = wire::Worded(std::move(records[i]), wording->speak());
    text += wire::CsvLine(records[i], true);
  }
  Response response = server::Answer(200, "text/csv; charset=utf-8", std::move(text));
  response.headers.emplace_back(
      "Content-Disposition",
      server::AttachmentNamed(view->government_name + "-" + view->period + ".csv"));
  return response;
}

Response Ledger(const query::Query& query, const Request& request, const Captures& captures) {
  const auto year = pages::YearOf(captures[1]);
  if (!year) return Problem(404, {}, request);
  const auto filter = FilterOf(request);
  if (!filter) return Problem(400, filter.error(), request);
  // Without a limit the whole ledger, as it was before there were parts.
  const auto part = PartOf(request, 0, kMostTasks);
  if (!part) return Problem(400, part.error(), request);
  return Answered(
      query.LedgerPart(captures[0], *year, captures.size() > 2 ? captures[2] : "", *filter, *part),
      request, [&](JsonWriter& json, const query::LedgerView& view) {
        Write(json, view, query::UnknownValues(view, *filter), VoiceOf(request));
      });
}

Response Search(const query::Query& query, const Request& request) {
  const auto part = PartOf(request, 20, kMostPerPage);
  if (!part) return Problem(400, part.error(), request);
  return Answered(query.Search(request.Parameter("government"), request.Parameter("q"),
                               part->offset, part->limit),
                  request,
                  [&](JsonWriter& json, const auto& view) { Write(json, view, VoiceOf(request)); });
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
  JsonWriter json;
  json.BeginObject().Key("type").String("about:blank");
  json.Key("title").String(words::Say("web.error." + std::to_string(status), voice));
  json.Key("status").Integer(status);
  json.Key("detail").String(error && status < 500 ? words::Say(*error, voice)
                                                  : words::Say(SentenceKey(status), voice));
  json.Key("instance").String(request.path);
  if (error) json.Key("code").String(error->message.key);
  json.EndObject();
  return server::Answer(status, "application/problem+json", std::move(json).Take() + "\n");
}

void AddFixedRoutes(server::Router& router) {
  router.Add("/api/v1/openapi.json",
             [](const Request& request, const Captures&) { return Description(request); });
}

void AddRoutes(server::Router& router, const query::Query& query) {
  const auto add = [&](std::string pattern, Names known, server::Handler handler) {
    router.Add(std::move(pattern), [known = std::move(known), handler = std::move(handler)](
                                       const Request& request, const Captures& captures) {
      const auto wrong = WrongParameter(request, known);
      return wrong ? Problem(400, wrong, request) : handler(request, captures);
    });
  };
  const Names filters(std::begin(kFilters), std::end(kFilters));
  Names table = filters;
  table.push_back("headings");
  Names parts = filters;
  parts.insert(parts.end(), {"offset", "limit"});
  const std::string government = "/api/v1/governments/{government}";
  const std::string ledger = government + "/ledgers/{year}";
  add("/api/v1/governments", {"q", "offset", "limit"},
      [&query](const Request& request, const Captures&) { return Governments(query, request); });
  add(government, {}, [&query](const Request& request, const Captures& captures) {
    return Answered(query.Government(captures[0]), request,
                    [](JsonWriter& json, const auto& view) { Write(json, view); });
  });
  for (const auto& pattern : {ledger, ledger + "/{period}"})
    add(pattern, parts, [&query](const Request& request, const Captures& captures) {
      return Ledger(query, request, captures);
    });
  add(ledger + "/{period}/tasks.csv", table,
      [&query](const Request& request, const Captures& captures) {
        return Table(query, request, captures);
      });
  add(government + "/tasks/{task}", {}, [&query](const Request& request, const Captures& captures) {
    return Answered(
        query.Task(captures[0], captures[1]), request,
        [&](JsonWriter& json, const auto& view) { Write(json, view, VoiceOf(request)); });
  });
  add("/api/v1/search", {"q", "government", "offset", "limit"},
      [&query](const Request& request, const Captures&) { return Search(query, request); });
}

}  // namespace duban::web::api
