// The API over a made-up ledger, and its description held against routes and answers.
#include "web/api/api.h"

#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include <boost/json/src.hpp>  // the test alone needs it: no library to link

#include "../test/web/fixture_query.h"
#include "web/api/json.h"
#include "web/site.h"
#include "wire/document_json.h"
#include "words/words.h"

namespace duban::web::api {
namespace {

namespace json = boost::json;

json::object Description() {
  std::ifstream file("docs/api/openapi.json");
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str()).as_object();
}

// Whether `value` fits `schema`; what does not is told with its place.
class Checker {
 public:
  explicit Checker(const json::object& description)
      : schemas_(description.at("components").at("schemas").as_object()) {}

  void Check(const json::value& value, const json::object& schema, const std::string& place) {
    if (const auto* reference = schema.if_contains("$ref")) {
      const std::string name(reference->as_string());
      return Check(value, schemas_.at(name.substr(name.rfind('/') + 1)).as_object(), place);
    }
    if (const auto* allowed = schema.if_contains("enum")) {
      EXPECT_TRUE(std::find(allowed->as_array().begin(), allowed->as_array().end(), value) !=
                  allowed->as_array().end())
          << place << ": " << value;
    }
    if (const auto* type = schema.if_contains("type")) CheckType(value, *type, place);
    if (value.is_object()) CheckObject(value.as_object(), schema, place);
    if (value.is_array() && schema.contains("items"))
      for (const auto& item : value.as_array())
        Check(item, schema.at("items").as_object(), place + "[]");
  }

 private:
  static std::string TypeOf(const json::value& value) {
    switch (value.kind()) {
      case json::kind::null:
        return "null";
      case json::kind::bool_:
        return "boolean";
      case json::kind::string:
        return "string";
      case json::kind::array:
        return "array";
      case json::kind::object:
        return "object";
      default:
        return "integer";
    }
  }
  static void CheckType(const json::value& value, const json::value& type,
                        const std::string& place) {
    bool fits = type.is_string() && type.as_string() == TypeOf(value);
    if (type.is_array())
      for (const auto& one : type.as_array()) fits = fits || one.as_string() == TypeOf(value);
    EXPECT_TRUE(fits) << place << " is " << TypeOf(value);
  }
  void CheckObject(const json::object& value, const json::object& schema,
                   const std::string& place) {
    if (const auto* required = schema.if_contains("required")) {
      for (const auto& name : required->as_array())
        EXPECT_TRUE(value.contains(name.as_string())) << place << " lacks " << name;
    }
    if (!schema.contains("properties")) return;
    const auto& properties = schema.at("properties").as_object();
    for (const auto& [name, member] : value) {
      EXPECT_TRUE(properties.contains(name)) << place << " has undescribed " << name;
      if (properties.contains(name))
        Check(member, properties.at(name).as_object(), place + "." + std::string(name));
    }
  }

  const json::object& schemas_;
};

class ApiTest : public testing::Test {
 protected:
  server::Response Ask(std::string target) {
    return server::Exchange(application_, {"GET", std::move(target), {{"Host", "a"}}});
  }
  json::value Json(std::string target) { return json::parse(Ask(std::move(target)).Text()); }

  FixtureQuery query_;
  server::Application application_ = MakeSite(query_);
};

TEST_F(ApiTest, EveryRouteIsDescribedAndEveryDescriptionIsARoute) {
  std::set<std::string> routes, described;
  const auto description = Description();
  for (const auto& route : SiteRoutes(query_))
    if (route.starts_with("/api/")) routes.insert(route);
  for (const auto& [path, unused] : description.at("paths").as_object())
    described.insert(std::string(path));
  EXPECT_EQ(routes, described);
}

TEST_F(ApiTest, AnswersFitTheirDescription) {
  const auto description = Description();
  const std::pair<const char*, const char*> kCases[] = {
      {"/api/v1/governments", "/api/v1/governments"},
      {"/api/v1/governments/kaiyuan", "/api/v1/governments/{government}"},
      {"/api/v1/governments/kaiyuan/ledgers/2025",
       "/api/v1/governments/{government}/ledgers/{year}"},
      {"/api/v1/governments/kaiyuan/ledgers/2025/2025Q3?class=short&leader=zzz",
       "/api/v1/governments/{government}/ledgers/{year}/{period}"},
      {"/api/v1/governments/kaiyuan/tasks/t1", "/api/v1/governments/{government}/tasks/{task}"},
      {"/api/v1/search?q=%E5%B0%8F%E5%8C%BA", "/api/v1/search"},
      {"/api/v1/search?q=%E5%8C%BA%E4%BD%8F%E5%BB%BA%E5%B1%80", "/api/v1/search"},
  };
  for (const auto& [target, path] : kCases) {
    const auto& schema = description.at("paths")
                             .at(path)
                             .at("get")
                             .at("responses")
                             .at("200")
                             .at("content")
                             .at("application/json")
                             .at("schema");
    Checker(description).Check(Json(target), schema.as_object(), target);
  }
}

json::value Written(const query::SearchView& view) {
  wire::JsonWriter json;
  Write(json, view, {});
  return json::parse(json.text());
}

TEST_F(ApiTest, ASearchTellsWhereTheWordsOfNamesStand) {
  const auto hit = Json("/api/v1/search?q=%E5%8C%BA%E4%BD%8F%E5%BB%BA%E5%B1%80").at("hits").at(0);
  EXPECT_TRUE(hit.at("in_content").as_array().empty());
  const auto& other = hit.at("elsewhere").at(0);
  EXPECT_EQ(other.at("field").as_string(), "lead_units");
  EXPECT_EQ(other.at("text").as_string(), "区住建局");
  EXPECT_EQ(json::serialize(other.at("spans")), "[[0,4]]");
}

// A megabyte of matches: counting each from the beginning would not end.
TEST_F(ApiTest, AWordThatStandsEverywhereIsNotToldEverywhere) {
  query::SearchView view;
  query::SearchHit& hit = view.hits.emplace_back();
  for (uint32_t i = 0; i < 400'000; ++i) {
    hit.line.row.progress += "的";
    hit.in_progress.push_back({3 * i, 3 * i + 3});
  }
  const auto told = Written(view).at("hits").at(0);
  ASSERT_EQ(told.at("in_progress").as_array().size(), 100u);
  EXPECT_EQ(json::serialize(told.at("in_progress").at(99)), "[99,100]");
  EXPECT_EQ(told.at("spans_left_off").as_int64(), 399'900);
}

TEST_F(ApiTest, GivesALedgerAsATableForSpreadsheets) {
  const auto table = Ask("/api/v1/governments/kaiyuan/ledgers/2025/2025Q4/tasks.csv?class=short");
  EXPECT_EQ(table.status, 200);
  EXPECT_EQ(table.content_type, "text/csv; charset=utf-8");
  const std::string_view text = table.Text();
  EXPECT_TRUE(text.starts_with("\xEF\xBB\xBFid,document,file,")) << text.substr(0, 80);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3) << text;
  EXPECT_NE(std::find(table.headers.begin(), table.headers.end(),
                      server::Pair("Content-Disposition",
                                   "attachment; filename=\"_________-2025Q4.csv\"; "
                                   "filename*=UTF-8''%E5%BC%80%E5%85%83%E5%8C%BA-2025Q4.csv")),
            table.headers.end());
  EXPECT_EQ(Ask("/api/v1/governments/kaiyuan/ledgers/2025/2025Q4/tasks.csv?class=great").status,
            400);
  EXPECT_EQ(Ask("/api/v1/governments/kaiyuan/ledgers/2025/2025Q1/tasks.csv").status, 404);
}

TEST_F(ApiTest, TheHeadingsOfATableAreInWordsWhereTheyAreAskedFor) {
  const std::string table = "/api/v1/governments/kaiyuan/ledgers/2025/2025Q4/tasks.csv?class=short";
  const auto text = [&](const std::string& more) { return std::string(Ask(table + more).Text()); };
  EXPECT_TRUE(text("&headings=words").starts_with("\xEF\xBB\xBF编号,")) << text("&headings=words");
  EXPECT_NE(text("&headings=words").find("2025年第四季度"), std::string::npos);
  EXPECT_NE(text("&headings=words&lang=en").find("Figure misses the promise"), std::string::npos);
  EXPECT_EQ(text("&headings=keys"), text(""));
  EXPECT_EQ(Ask(table + "&headings=zh").status, 400);
}

// Between two readings a new edition may come in.
TEST_F(ApiTest, ATableIsOfOneReadingOfTheLedger) {
  struct Once : FixtureQuery {
    base::Expected<query::LedgerView> LedgerPart(std::string_view government, int year,
                                                 std::string_view period,
                                                 const query::Filter& filter,
                                                 const query::Part& part) const override {
      ++readings;
      return FixtureQuery::LedgerPart(government, year, period, filter, part);
    }
    mutable int readings = 0;
  } once;
  const server::Application site = MakeSite(once);
  const auto answer = server::Exchange(
      site, {"GET",
             "/api/v1/governments/kaiyuan/ledgers/2025/2025Q4/tasks.csv?class=short",
             {{"Host", "a"}}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(once.readings, 1);
}

TEST_F(ApiTest, SaysWhyAnOriginalIsNotOffered) {
  const auto editions = Json("/api/v1/governments/kaiyuan/ledgers/2025").at("editions").as_array();
  EXPECT_TRUE(editions.at(0).at("closed").is_null());
  EXPECT_EQ(editions.at(1).at("closed").as_string(), "personal");
  EXPECT_TRUE(editions.at(1).at("original").is_null());
  EXPECT_EQ(editions.at(2).at("reason").as_string(), "rules_corrections");
}

TEST_F(ApiTest, SpansAreCodePoints) {
  const auto ledger = Json("/api/v1/governments/kaiyuan/ledgers/2025");
  const auto& target = ledger.at("tasks").at(0).at("targets").at(0);
  EXPECT_EQ(target.at("text").as_string(), "500个以上");
  EXPECT_EQ(json::serialize(target.at("span")), "[9,15]");
  EXPECT_EQ(target.at("verdict").at("ratio").as_string(), "1.0560");
}

TEST_F(ApiTest, ARowHasTheFormOfADocument) {
  const auto view = query_.Ledger("kaiyuan", 2025, "", {});
  ASSERT_TRUE(view);
  const auto ledger = Json("/api/v1/governments/kaiyuan/ledgers/2025");
  for (size_t i = 0; i < view->lines.size(); ++i) {
    wire::JsonWriter json;
    wire::WriteTask(json, {view->lines[i].row, view->lines[i].reading},
                    [](const base::Message& message) { return words::Say(message); });
    auto row = ledger.at("tasks").at(i).as_object();
    row.erase("id");
    row.erase("findings");
    row.erase("masked");
    EXPECT_EQ(json::value(row), json::parse(json.text()));
  }
}

TEST_F(ApiTest, FiltersLikeThePage) {
  const auto ledger = Json("/api/v1/governments/kaiyuan/ledgers/2025?class=short");
  EXPECT_EQ(ledger.at("tasks").as_array().size(), 2u);
  EXPECT_EQ(ledger.at("tally").at("tasks").as_int64(), 10);
  EXPECT_EQ(ledger.at("filtered_tally").at("tasks").as_int64(), 2);
}

TEST_F(ApiTest, GivesAPartOfALedgerWhereALimitIsAskedFor) {
  const std::string path = "/api/v1/governments/kaiyuan/ledgers/2025";
  const auto part = Json(path + "?offset=3&limit=2");
  EXPECT_EQ(part.at("offset").as_int64(), 3);
  ASSERT_EQ(part.at("tasks").as_array().size(), 2u);
  EXPECT_EQ(part.at("tasks").at(0).at("number").as_int64(), 4);
  EXPECT_EQ(part.at("filtered_tally").at("tasks").as_int64(), 10);
  EXPECT_EQ(Json(path).at("tasks").as_array().size(), 10u);
  EXPECT_TRUE(Json(path + "?offset=10&limit=2").at("tasks").as_array().empty());
}

TEST_F(ApiTest, NamesWhatAFilterAsksForThatIsNotThere) {
  const auto ledger = Json("/api/v1/governments/kaiyuan/ledgers/2025?unit=zzz");
  EXPECT_TRUE(ledger.at("tasks").as_array().empty());
  EXPECT_EQ(json::serialize(ledger.at("unknown")), R"([{"filter":"unit","value":"zzz"}])");
  const auto problem = Json("/api/v1/governments/kaiyuan/ledgers/2025?class=great");
  EXPECT_EQ(problem.at("code").as_string(), "class-unknown");
  EXPECT_EQ(problem.at("detail").as_string(), "没有“great”这个类别");
}

TEST_F(ApiTest, AParameterThatIsNoneIsRefusedSinceTheWholeIsNotWhatWasAskedFor) {
  const std::pair<const char*, const char*> kCases[] = {
      {"?clas=short", "parameter-unknown"},
      {"?class=short&class=met", "parameter-twice"},
      {"?class=short&view=large", "parameter-unknown"},
      {"?lang=fr", "language-unknown"},
  };
  for (const auto& [parameters, code] : kCases)
    EXPECT_EQ(Json(std::string("/api/v1/governments/kaiyuan/ledgers/2025") + parameters)
                  .at("code")
                  .as_string(),
              code);
  EXPECT_EQ(Ask("/api/v1/governments?lang=zh-CN&q=").status, 200);
}

TEST_F(ApiTest, AParameterThatIsNoNumberIsNamedWithItsBounds) {
  const auto problem = json::parse(Ask("/api/v1/search?q=a&limit=x").Text());
  EXPECT_EQ(problem.at("code").as_string(), "parameter-no-number");
  EXPECT_EQ(problem.at("detail").as_string(), "参数 limit 应为 1 至 100 的整数，而不是“x”");
}

TEST_F(ApiTest, FailuresAreProblems) {
  const std::pair<const char*, int> kCases[] = {
      {"/api/v1/governments/nowhere", 404},
      {"/api/v1/governments/kaiyuan/ledgers/abc", 404},
      {"/api/v1/governments/kaiyuan/ledgers/0", 404},
      {"/api/v1/governments/kaiyuan/ledgers/02025", 404},
      {"/api/v1/governments/kaiyuan/ledgers/2025?class=great", 400},
      {"/api/v1/governments/kaiyuan/ledgers/2025?limit=0", 400},
      {"/api/v1/governments/kaiyuan/ledgers/2025?limit=1001", 400},
      {"/api/v1/governments/kaiyuan/ledgers/2025?offset=x", 400},
      {"/api/v1/search?q=a&limit=1000", 400},
      {"/api/v1/search?q=a&offset=-1", 400},
      {"/api/v1/nothing", 404},
      {"/api/v1/%zz", 400},
  };
  const auto description = Description();
  for (const auto& [target, status] : kCases) {
    const auto response = Ask(target);
    EXPECT_EQ(response.status, status) << target;
    EXPECT_EQ(response.content_type, "application/problem+json") << target;
    const auto problem = json::parse(response.Text());
    EXPECT_EQ(problem.at("status").as_int64(), status);
    Checker(description).Check(problem, {{"$ref", "#/components/schemas/Problem"}}, target);
  }
}

TEST_F(ApiTest, WhatIsRefusedIsDescribed) {
  const std::tuple<const char*, const char*, const char*> kCases[] = {
      {"/api/v1/governments/{government}", "/api/v1/governments/%00", "400"},
      {"/api/v1/governments/{government}", "/api/v1/governments/nowhere", "404"},
      {"/api/v1/governments/{government}/tasks/{task}", "/api/v1/governments/a/tasks/%E4", "400"},
      {"/api/v1/governments/{government}/tasks/{task}", "/api/v1/governments/a/tasks/x", "404"},
      {"/api/v1/governments/{government}/ledgers/{year}", "/api/v1/governments/%00/ledgers/2025",
       "400"},
  };
  const auto paths = Description().at("paths");
  for (const auto& [path, target, status] : kCases) {
    EXPECT_EQ(std::to_string(Ask(target).status), status) << target;
    EXPECT_TRUE(paths.at(path).at("get").at("responses").as_object().contains(status)) << target;
  }
  // Of a government that the store does not have.
  EXPECT_TRUE(paths.at("/api/v1/search").at("get").at("responses").as_object().contains("404"));
}

TEST_F(ApiTest, SpeaksTheLanguageThatIsAskedFor) {
  EXPECT_EQ(Json("/api/v1/nothing?lang=en").at("title").as_string(), "No such page");
}

TEST_F(ApiTest, ServesItsOwnDescription) {
  EXPECT_EQ(Json("/api/v1/openapi.json").as_object(), Description());
}

}  // namespace
}  // namespace duban::web::api
