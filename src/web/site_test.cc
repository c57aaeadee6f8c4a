// The whole site over a made-up ledger: addresses, languages, filters, what is kept.
#include "web/site.h"

#include <gtest/gtest.h>

#include "../test/web/fixture_query.h"
#include "web/pages/marks.h"
#include "web/pages/pages.h"
#include "web/server/exchange.h"
#include "words/words.h"

namespace duban::web {
namespace {

class SiteTest : public testing::Test {
 protected:
  server::Response Ask(std::string target, std::vector<server::Pair> headers = {}) {
    headers.emplace_back("Host", "localhost");
    return server::Exchange(application_, {"GET", std::move(target), std::move(headers)});
  }
  std::string Page(std::string target) { return std::string(Ask(std::move(target)).Text()); }

  FixtureQuery query_;
  server::Application application_ = MakeSite(query_);
};

bool Has(std::string_view text, std::string_view wanted) {
  return text.find(wanted) != std::string_view::npos;
}

int Count(std::string_view text, std::string_view wanted) {
  int count = 0;
  for (size_t at = 0; (at = text.find(wanted, at)) != text.npos; at += wanted.size()) ++count;
  return count;
}

TEST_F(SiteTest, EveryPageSaysThatAMachineReadIt) {
  for (const char* path : {"/", "/g/kaiyuan", "/g/kaiyuan/2025", "/g/kaiyuan/2025/2025Q3",
                           "/g/kaiyuan/task/t1", "/search?q=a", "/about", "/nothing"})
    EXPECT_TRUE(Has(Page(path), "机器读取，非官方结论")) << path;
}

TEST_F(SiteTest, NoPageHasInlineScriptOrStyle) {
  for (const char* path : {"/", "/g/kaiyuan/2025", "/g/kaiyuan/task/t1", "/search?q=a", "/about"}) {
    const std::string page = Page(path);
    EXPECT_FALSE(Has(page, "<script") || Has(page, "<style") || Has(page, " style=") ||
                 Has(page, " onclick="))
        << path;
  }
}

TEST_F(SiteTest, NoPageLacksASentence) {
  for (const char* path : {"/", "/g/kaiyuan/2025?unit=x", "/g/kaiyuan/task/t1", "/search?q=a",
                           "/search", "/about", "/nothing"})
    for (const char* language : {"zh", "en"}) {
      const char* separator = Has(path, "?") ? "&" : "?";
      const std::string page = Page(std::string(path) + separator + "lang=" + language);
      EXPECT_FALSE(Has(page, ">web.") || Has(page, ">class.") || Has(page, ">field.")) << path;
    }
}

TEST_F(SiteTest, AboutSaysWhatIsReachedAndHowEstimatesCount) {
  const std::string page = Page("/about"), english = Page("/about?lang=en");
  EXPECT_TRUE(Has(page, "达到九成即为达到") && Has(page, "预计"));
  EXPECT_TRUE(Has(english, "nine tenths") && Has(english, "estimate"));
}

TEST_F(SiteTest, LedgerKeepsTheColumnOrderOfTheGovernment) {
  const std::string page = Page("/g/kaiyuan/2025");
  size_t last = 0;
  for (const char* heading :
       {"序号", "项目名称", "主要工作内容", "牵头领导", "责任单位", "累计完成情况"}) {
    const size_t at = page.find("<th scope=\"col\">" + std::string(heading));
    ASSERT_NE(at, std::string::npos) << heading;
    EXPECT_GT(at, last);
    last = at;
  }
}

TEST_F(SiteTest, ATaskCallsItsFieldsAsItsTableDoes) {
  const std::string page = Page("/g/kaiyuan/task/t1");
  EXPECT_TRUE(Has(page, "<dt>责任单位</dt>"));
  EXPECT_FALSE(Has(page, "牵头单位"));
  EXPECT_TRUE(Has(Page("/g/kaiyuan/task/t1?lang=en"), "<dt lang=\"zh-CN\">责任单位</dt>"));
}

TEST_F(SiteTest, WhatATaskIsOfLeadsToAllOfIt) {
  const std::string page = Page("/g/kaiyuan/task/t1?lang=zh");
  for (const char* link : {"?leader=%E6%9E%97%E7%9F%A5%E8%BF%9C&amp;lang=zh#filters\">林知远</a>",
                           "?unit=%E5%8C%BA%E5%8D%AB%E5%81%A5%E5%B1%80&amp;lang=zh#filters\">"})
    EXPECT_TRUE(Has(page, std::string("href=\"/g/kaiyuan/2025/2025Q4") + link)) << link;
}

TEST_F(SiteTest, ATaskTellsByWhatItIsRelatedToOthers) {
  const std::string page = Page("/g/kaiyuan/task/t1");
  EXPECT_TRUE(Has(page, "由以下任务拆分而来") && Has(page, "并入以下任务") &&
              Has(page, "由以下任务延续"));
  EXPECT_FALSE(Has(page, "由以下任务合并而来"));
}

TEST_F(SiteTest, EditionsStandNewestFirstWithTheirOriginals) {
  const std::string page = Page("/g/kaiyuan/2025/2025Q4");
  EXPECT_LT(page.find(">第3版<"), page.find(">第1版<"));
  EXPECT_TRUE(Has(page, ">按新规则和更正表重新研判<") && Has(page, ">已撤销<") &&
              Has(page, ">更正<"));
  EXPECT_TRUE(Has(page, ">补记来源：网址、保存日期<"));
  EXPECT_TRUE(Has(page, "原件中有个人信息") && Has(page, "这一版已撤销"))
      << "why it is not offered";
  EXPECT_EQ(Count(page, "href=\"/g/kaiyuan/2025/2025Q4/original/1\""), 1);
  EXPECT_EQ(Count(page, "/original/"), 1);
}

TEST_F(SiteTest, AnOriginalIsSavedAndNeverShown) {
  const auto response = Ask("/g/kaiyuan/2025/2025Q4/original/1");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.Text(), "<script>1</script>");
  EXPECT_EQ(response.content_type, "application/octet-stream");
  EXPECT_EQ(response.cache_control, "no-store");
  const auto header = [&](std::string_view name) {
    std::string values;
    for (const auto& [key, value] : response.headers)
      if (key == name) values += (values.empty() ? "" : " | ") + value;
    return values;
  };
  EXPECT_EQ(header("Content-Disposition"),
            "attachment; filename=\"____________.html\"; "
            "filename*=UTF-8''%E5%BC%80%E5%85%83%20%22%E7%94%B2%22.html");
  EXPECT_EQ(header("Content-Security-Policy"), "default-src 'none'; sandbox");
  EXPECT_EQ(header("X-Content-Type-Options"), "nosniff");
  for (const char* other : {"2", "01", "x", "1/1"})
    EXPECT_EQ(Ask(std::string("/g/kaiyuan/2025/2025Q4/original/") + other).status, 404) << other;
}

TEST_F(SiteTest, AYearIsWrittenInOneWay) {
  for (const char* year : {"0", "02025", "+2025", "2025x", "20250", "1"})
    EXPECT_EQ(Ask(std::string("/g/kaiyuan/") + year).status, 404) << year;
}

TEST_F(SiteTest, LedgerMarksPromiseAndAnswerInTheText) {
  const std::string page = Page("/g/kaiyuan/2025");
  EXPECT_TRUE(Has(page, "<mark class=\"met whole\">500个以上<sup>1</sup></mark>"));
  EXPECT_TRUE(Has(page, "<mark class=\"met whole\">528个<sup>1</sup></mark>"));
  EXPECT_TRUE(Has(page, "<mark class=\"unreported whole\">300人次<sup>3</sup></mark>"));
}

TEST_F(SiteTest, ALedgerWithoutATitleIsCalledByGovernmentAndPeriod) {
  query_.untitled = true;
  const std::string page = Page("/g/kaiyuan/2025");
  EXPECT_TRUE(Has(page, "<h1>开元区 2025年第四季度</h1>"));
  EXPECT_TRUE(Has(page, "<title>开元区 2025年第四季度 · 督办</title>"));
}

TEST_F(SiteTest, ATableWithoutProgressSaysSo) {
  query::LedgerView view = query_.Ledger("kaiyuan", 2025, "2025Q4", {}).value();
  const auto page = [&] {
    const server::Request request;
    return pages::LedgerPage(pages::MakeContext(request), view, {});
  };
  EXPECT_FALSE(Has(page(), "没有完成情况一栏"));
  std::erase(view.columns, ledger::Field::kProgress);
  EXPECT_TRUE(Has(page(), "这份表没有完成情况一栏"));
}

TEST_F(SiteTest, CategoryStandsOnceForItsTasks) {
  const std::string page = Page("/g/kaiyuan/2025");
  EXPECT_EQ(Count(page, ">发展普惠托育</a>"), 1);
  EXPECT_GT(Count(page, "rowspan=\"4\" data-label=\"项目名称\">"), 1) << "two tasks each";
}

TEST_F(SiteTest, FiltersByLinkAndKeepsThem) {
  const std::string page = Page("/g/kaiyuan/2025/2025Q4?class=short&leader=" +
                                std::string("%E5%91%A8%E6%95%8F%E8%A1%8C"));
  EXPECT_EQ(Count(page, "<tr class=\"task\""), 1);
  EXPECT_TRUE(Has(page, "显示10项中的1项"));
  EXPECT_TRUE(Has(page, "value=\"short\" selected"));
  EXPECT_TRUE(Has(page, "/g/kaiyuan/2025/2025Q3?leader="));
}

constexpr const char* kLeader = "%E5%91%A8%E6%95%8F%E8%A1%8C";         // 周敏行
constexpr const char* kUnit = "%E5%8C%BA%E4%BD%8F%E5%BB%BA%E5%B1%80";  // 区住建局
constexpr const char* kCategory =
    "%E8%80%81%E6%97%A7%E5%B0%8F%E5%8C%BA%E6%94%B9%E9%80%A0";  // 老旧小区改造

// Each subset of the filters; what the table and the band lead to keeps all of it.
TEST_F(SiteTest, EveryLinkThatFiltersKeepsTheOtherFilters) {
  const std::string parts[] = {std::string("category=") + kCategory,
                               std::string("leader=") + kLeader,
                               std::string("unit=") + kUnit,
                               "class=short",
                               "q=%E7%94%B5%E6%A2%AF",
                               "open=all"};
  for (unsigned set = 0; set < 64; ++set) {
    std::string asked = "?lang=zh";
    for (unsigned i = 0; i < 6; ++i)
      if (set >> i & 1) asked += "&" + parts[i];
    const std::string page = Page("/g/kaiyuan/2025/2025Q4" + asked);
    const std::string table = page.substr(page.find("<table class=\"official\""));
    ASSERT_TRUE(Has(table, ">周敏行</a>")) << asked;
    for (unsigned one = 0; one < 3; ++one) {  // set where it is not, away where it is
      std::string link;
      for (unsigned i = 0; i < 6; ++i)
        if ((set ^ 1U << one) >> i & 1) link += (link.empty() ? "?" : "&amp;") + parts[i];
      link += link.empty() ? "?lang=zh" : "&amp;lang=zh";
      EXPECT_TRUE(Has(table, "href=\"/g/kaiyuan/2025/2025Q4" + link + "#filters\""))
          << asked << " to " << link;
      EXPECT_EQ(Has(table, link + "#filters\" aria-current=\"true\""), (set >> one & 1) != 0);
    }
  }
}

TEST_F(SiteTest, TheFormOfFiltersKeepsWhatIsOpen) {
  EXPECT_TRUE(Has(Page("/g/kaiyuan/2025?open=all"), "name=\"open\" value=\"all\""));
  EXPECT_FALSE(Has(Page("/g/kaiyuan/2025"), "name=\"open\""));
}

TEST_F(SiteTest, EveryChoiceTellsHowManyTasksItLeaves) {
  const std::string page = Page("/g/kaiyuan/2025");
  EXPECT_TRUE(Has(page, "<option value=\"short\">所报数未达目标（2）</option>"));
  EXPECT_TRUE(Has(page, "<option value=\"周敏行\">周敏行（3）</option>"));
  EXPECT_FALSE(Has(page, "<option value=\"ahead\">"));
}

TEST_F(SiteTest, FilterWithoutHitSaysSo) {
  EXPECT_TRUE(Has(Page("/g/kaiyuan/2025?q=zzz"), "没有符合筛选条件的任务"));
}

TEST_F(SiteTest, TellsWhatAFilterNamesThatTheLedgerDoesNotHave) {
  const std::pair<const char*, const char*> kCases[] = {
      {"category=zzz", "这份台账的“项目名称”栏里没有“zzz”。"},
      {"leader=zzz", "这份台账里没有“zzz”这位牵头领导。"},
      {"unit=zzz", "这份台账里没有“zzz”这个单位。"},
  };
  for (const auto& [query, sentence] : kCases) {
    const std::string page = Page(std::string("/g/kaiyuan/2025?") + query);
    EXPECT_TRUE(Has(page, sentence)) << query;
    EXPECT_TRUE(Has(page, "value=\"zzz\" selected>zzz（0）")) << query;
    EXPECT_EQ(Count(page, "<tr class=\"task\""), 0) << query;
  }
  const std::string page = Page("/g/kaiyuan/2025?class=zzz&leader=%E5%91%A8%E6%95%8F%E8%A1%8C");
  EXPECT_TRUE(Has(page, "没有“zzz”这种研判结果。"));
  EXPECT_TRUE(Has(page, "value=\"zzz\" selected>zzz（0）") && Has(page, "显示10项中的0项"));
  EXPECT_EQ(Count(page, "<tr class=\"task\""), 0) << "the whole would be taken for the part";
  EXPECT_TRUE(
      Has(page, "href=\"/g/kaiyuan/2025/2025Q4?leader=%E5%91%A8%E6%95%8F%E8%A1%8C#filters"));
  EXPECT_EQ(Count(page, ">清除全部筛选</a>"), 2) << "by the filters and in the empty table";
  EXPECT_FALSE(Has(Page("/g/kaiyuan/2025?class=short&q=a"), "class=\"unknown\""));
}

TEST_F(SiteTest, OurWordsForFiltersAreInTheReadersLanguage) {
  const std::string page = Page("/g/kaiyuan/2025?lang=en&category=zzz");
  EXPECT_TRUE(Has(page, "<label for=\"f-category\">Category</label>"));
  EXPECT_TRUE(Has(page, "<label for=\"f-leader\">Leader</label>"));
  EXPECT_TRUE(Has(page, "no “zzz” in its column “Category”"));
}

TEST_F(SiteTest, AClosedTaskNamesWhatFellShort) {
  const std::string page = Page("/g/kaiyuan/2025?class=unreported");
  const size_t at = page.find("<summary>");
  const std::string summary = page.substr(at, page.find("</summary>") - at);
  EXPECT_TRUE(Has(summary, "文中未列数据</span><span class=\"of\">")) << summary;
  EXPECT_FALSE(Has(Page("/g/kaiyuan/task/t1"), "class=\"of\"")) << "there it stands below";
}

TEST_F(SiteTest, GroupsAreCalledByTheirClasses) {
  const std::string page = Page("/g/kaiyuan/2025");
  const std::string groups =
      page.substr(page.find("<ul class=\"groups\">"),
                  page.find("class=\"chart\"") - page.find("<ul class=\"groups\">"));
  EXPECT_EQ(Count(groups, "<li class=\"group "), 4);
  EXPECT_EQ(Count(groups, "<span class=\"class "), 5) << groups;
  for (const char* word : {"已达到", "推进中", "所报数未达目标", "数据未出", "文中未列数据"})
    EXPECT_TRUE(Has(groups, word)) << word;
}

TEST_F(SiteTest, WhatBrowsersAskForByAFixedNameIsThere) {
  const auto icon = Ask("/favicon.ico");
  EXPECT_EQ(icon.status, 200);
  EXPECT_EQ(icon.content_type, "image/svg+xml");
  EXPECT_TRUE(Has(icon.Text(), "<svg"));
  const auto robots = Ask("/robots.txt");
  EXPECT_EQ(robots.status, 200);
  EXPECT_EQ(robots.content_type, "text/plain; charset=utf-8");
  EXPECT_TRUE(Has(robots.Text(), "User-agent: *\n") && Has(robots.Text(), "\nAllow: /\n"));
  for (const char* path : {"/apple-touch-icon.png", "/favicon.png", "/assets/none.js"}) {
    const auto none = Ask(path);
    EXPECT_EQ(none.status, 404) << path;
    EXPECT_TRUE(std::any_of(none.headers.begin(), none.headers.end(), [](const auto& header) {
      return header.first == "Content-Security-Policy";
    })) << path;
  }
}

TEST_F(SiteTest, ChoosesTheLanguageByAddressThenByBrowser) {
  const auto language = [&](const char* path, const char* accept) {
    const auto response = Ask(path, {{"Accept-Language", accept}});
    return Has(response.Text(), "<html lang=\"en\"") ? "en" : "zh";
  };
  EXPECT_STREQ(language("/", "en-US,zh;q=0.5"), "en");
  EXPECT_STREQ(language("/", "fr, zh-CN, en"), "zh");
  EXPECT_STREQ(language("/?lang=zh", "en"), "zh");
  EXPECT_STREQ(language("/?lang=en", "zh-CN"), "en");
  EXPECT_STREQ(language("/", "fr"), "zh");
  EXPECT_STREQ(language("/", "zh;q=0.2, en;q=0.9"), "en");
  EXPECT_STREQ(language("/", "en;q=0, zh"), "zh");
  EXPECT_STREQ(language("/", "en;q=0.85,zh;q=0.9"), "zh");
  EXPECT_STREQ(language("/", "zh-CN, en"), "zh");
  EXPECT_STREQ(language("/", ";;,q=,en-GB ; q=1.0"), "en");
  EXPECT_STREQ(language("/", "en;q=abc"), "zh");
}

TEST_F(SiteTest, WhatIsRefusedIsToldInTheLanguageOfTheAddressAndVaries) {
  const server::RawRequest post{"POST", "/search?lang=en", {{"Host", "a"}}};
  for (const auto& response : {Ask("/nothing?lang=en"), server::Exchange(application_, post)}) {
    EXPECT_TRUE(Has(response.Text(), "<html lang=\"en\"")) << response.status;
    EXPECT_EQ(std::count(response.headers.begin(), response.headers.end(),
                         server::Pair("Vary", "Accept-Language")),
              1)
        << response.status;
  }
}

TEST_F(SiteTest, LinksCarryLanguageAndLargeType) {
  const std::string page = Page("/?lang=en&view=large");
  EXPECT_TRUE(Has(page, "<html lang=\"en\" class=\"large\""));
  EXPECT_TRUE(Has(page, "href=\"/g/kaiyuan/2025/2025Q4?lang=en&amp;view=large\""));
  EXPECT_TRUE(Has(page, "name=\"view\" value=\"large\""));
}

TEST_F(SiteTest, EscapesWhatAReaderTypes) {
  const std::string page = Page("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22");
  EXPECT_FALSE(Has(page, "<script"));
  EXPECT_TRUE(Has(page, "&lt;script&gt;"));
}

TEST_F(SiteTest, SearchMarksTheWordsAndLeadsToTheTask) {
  const std::string page = Page("/search?q=%E6%B3%8A%E4%BD%8D");
  EXPECT_TRUE(Has(page, "<mark class=\"hit\">泊位</mark>"));
  EXPECT_TRUE(Has(page, "href=\"/g/kaiyuan/task/t4\""));
}

TEST_F(SiteTest, ThereIsNoPageOfResultsBeyondTheLast) {
  const auto response = Ask("/search?q=%E6%B3%8A%E4%BD%8D&offset=20");
  EXPECT_EQ(response.status, 404);
  EXPECT_TRUE(Has(response.Text(), "没有第21项") && Has(response.Text(), "回到第1页结果"));
  EXPECT_TRUE(Has(response.Text(), "href=\"/search?q=%E6%B3%8A%E4%BD%8D\""));
  EXPECT_EQ(Ask("/search?q=zzzz").status, 200);
}

TEST_F(SiteTest, ANumberThatIsNoneIsRefusedAndNamed) {
  for (const char* path : {"/search?q=a&offset=", "/?offset=", "/g/kaiyuan/2025?row="}) {
    for (const char* number : {"x", "-1", "1.5", "99999999999", "%EF%BC%91"}) {
      const auto response = Ask(std::string(path) + number);
      EXPECT_EQ(response.status, 400) << path << number;
      EXPECT_TRUE(Has(response.Text(), "应为 0 至 1000000000 的整数")) << path << number;
    }
    EXPECT_EQ(Ask(path).status, 200) << path;
  }
}

TEST_F(SiteTest, AFilterOfAColumnIsCalledAsTheColumnIs) {
  const std::string page = Page("/g/kaiyuan/2025?category=zzz");
  EXPECT_TRUE(Has(page, "<label for=\"f-category\">项目名称</label>"));
  EXPECT_TRUE(Has(page, "<span class=\"name\">项目名称</span>"));
  EXPECT_TRUE(Has(page, "<label for=\"f-class\">研判结果</label>"));
}

TEST_F(SiteTest, ALedgerLeadsToItsData) {
  EXPECT_TRUE(Has(Page("/g/kaiyuan/2025"),
                  "href=\"/api/v1/governments/kaiyuan/ledgers/2025/2025Q4\">数据（JSON）<"));
  EXPECT_TRUE(Has(Page("/g/kaiyuan/2025?class=short&lang=en"),
                  "/ledgers/2025/2025Q4?class=short&amp;lang=en\">Data of these "));
  EXPECT_TRUE(Has(Page("/g/kaiyuan/2025?view=large"), "/ledgers/2025/2025Q4\">数据")) << "no view";
}

TEST_F(SiteTest, TheFootOfEverySheetSaysWhatTheNoticeSays) {
  const std::string home = Page("/");
  const size_t at = home.find("/assets/site.");
  const std::string css = Page(home.substr(at, home.find('"', at) - at));
  for (const auto language : {words::Language::kChinese, words::Language::kEnglish})
    EXPECT_TRUE(Has(css, "--notice: \"" + words::Say("web.notice", {language}) + "\""));
}

TEST_F(SiteTest, HomeFindsGovernmentsByName) {
  EXPECT_TRUE(Has(Page("/?q=%E5%BC%80%E5%85%83"), "href=\"/g/kaiyuan\""));
  const std::string none = Page("/?q=zzz");
  EXPECT_FALSE(Has(none, "class=\"government\""));
  EXPECT_FALSE(Has(Page("/"), "查找政府"));
}

TEST_F(SiteTest, HomeSaysWhatItDidNotFindAndWhatThereIs) {
  const std::string page = Page("/?q=%E3%80%80zzz");
  EXPECT_TRUE(Has(page, "没有名称或代码含“zzz”的政府") && Has(page, "库中共有1个政府"));
  EXPECT_FALSE(Has(page, "0个政府"));
  EXPECT_TRUE(Has(page, "<a href=\"/g/kaiyuan\">开元区</a>"));
  EXPECT_TRUE(Has(page, "<a href=\"/\">列出全部1个政府</a>"));
  EXPECT_TRUE(Has(page, "<a href=\"/search?q=zzz\">"));
  const std::string english = Page("/?q=zzz&lang=en&view=large");
  EXPECT_TRUE(Has(english, "There is 1 government:"));
  EXPECT_TRUE(Has(english, "href=\"/search?q=zzz&amp;lang=en&amp;view=large\""));
}

TEST_F(SiteTest, NamesakesAreToldApartByTheirKeys) {
  EXPECT_FALSE(Has(Page("/"), "government-key"));
  query_.namesake = true;
  query_.version = "namesakes";
  const std::string page = Page("/");
  EXPECT_TRUE(Has(page, "<span class=\"government-key\">kaiyuan</span>"));
  EXPECT_TRUE(Has(page, "<span class=\"government-key\">kaiyuan-2</span>"));
}

TEST_F(SiteTest, OpensAllWithoutScript) {
  EXPECT_EQ(Count(Page("/g/kaiyuan/2025?open=all"), "<details open>"), 10);
  EXPECT_EQ(Count(Page("/g/kaiyuan/2025"), "<details open>"), 0);
}

TEST_F(SiteTest, OnPaperEachPromiseStandsInOneLineWithItsReason) {
  const std::string page = Page("/g/kaiyuan/2025");
  EXPECT_TRUE(Has(page, "<li class=\"short\"><b>所报数未达目标</b> <span class=\"why\">"));
  EXPECT_TRUE(Has(page, "<li class=\"unreported\"><b>文中未列数据</b> <span class=\"why\">"));
  EXPECT_FALSE(Has(Page("/g/kaiyuan/2025?open=all"), "class=\"brief\""));
}

TEST_F(SiteTest, OnPaperOneLineSumsUpThePromises) {
  const std::string page = Page("/g/kaiyuan/2025");
  const std::string line = page.substr(page.find("<p class=\"on-paper\">"), 400);
  EXPECT_TRUE(Has(line, "个量化目标：已达到") && Has(line, "个；") && Has(line, "个。</p>"))
      << line;
}

TEST_F(SiteTest, TimesNameTheirZone) {
  const std::string time =
      "<time datetime=\"2026-01-12T06:40:00.000Z\">2026-01-12 14:40:00（北京时间）</time>";
  EXPECT_EQ(Count(Page("/g/kaiyuan/2025"), time), 2);
  EXPECT_TRUE(Has(Page("/g/kaiyuan/2025?lang=en"), ">2026-01-12 14:40:00 (Beijing time)</time>"));
}

TEST_F(SiteTest, UnknownThingsAre404InTheReadersLanguage) {
  for (const char* path : {"/g/nowhere", "/g/kaiyuan/1999", "/g/kaiyuan/abc", "/g/kaiyuan/task/zz",
                           "/assets/../x", "/assets/none.css", "/assets/"})
    EXPECT_GE(Ask(path).status, 400) << path;
  const auto response = Ask("/nothing?lang=en");
  EXPECT_EQ(response.status, 404);
  EXPECT_TRUE(Has(response.Text(), "No such page") && Has(response.Text(), "role=\"search\""));
}

TEST_F(SiteTest, AssetsMayBeKeptForGood) {
  const std::string page = Page("/");
  const size_t at = page.find("/assets/site.");
  const auto css = Ask(page.substr(at, page.find('"', at) - at));
  EXPECT_EQ(css.status, 200);
  EXPECT_EQ(css.content_type, "text/css; charset=utf-8");
  EXPECT_TRUE(Has(css.cache_control, "immutable"));
}

TEST_F(SiteTest, AsksTheStoreForNothingThatIsNotThere) {
  const std::string page = Page("/");
  query_.versions_asked = 0;
  for (size_t at = 0; (at = page.find("/assets/", at)) != page.npos; ++at)
    EXPECT_EQ(Ask(page.substr(at, page.find('"', at) - at)).status, 200);
  for (const char* path : {"/about", "/api/v1/openapi.json", "/assets/none.css", "/nothing"})
    Ask(path);
  EXPECT_EQ(query_.versions_asked, 0);
}

TEST_F(SiteTest, MakesAPageOnceWhileNothingChanges) {
  const auto first = Ask("/g/kaiyuan/2025");
  EXPECT_EQ(Ask("/g/kaiyuan/2025").etag, first.etag);
  EXPECT_EQ(query_.ledgers_made, 1);
  query_.version = "2";
  Ask("/g/kaiyuan/2025");
  EXPECT_EQ(query_.ledgers_made, 2);
}

TEST_F(SiteTest, SaysNotModified) {
  const auto first = Ask("/g/kaiyuan/2025");
  EXPECT_EQ(Ask("/g/kaiyuan/2025", {{"If-None-Match", first.etag}}).status, 304);
}

TEST_F(SiteTest, KeepsLanguagesApart) {
  Ask("/about", {{"Accept-Language", "zh-CN"}});
  EXPECT_TRUE(Has(Ask("/about", {{"Accept-Language", "en"}}).Text(), "<html lang=\"en\""));
}

// 210 tasks: one more than a page holds, and some.
class LargeLedgerTest : public testing::Test {
 protected:
  int Status(std::string target) { return Ask(std::move(target)).status; }
  server::Response Ask(std::string target) {
    return server::Exchange(application_, {"GET", std::move(target), {{"Host", "a"}}});
  }
  std::string Page(std::string target) { return std::string(Ask(std::move(target)).Text()); }

  FixtureQuery query_{21};
  server::Application application_ = MakeSite(query_);
};

TEST_F(LargeLedgerTest, IsShownInPagesThatTellWhichPartTheyAre) {
  const std::string first = Page("/g/kaiyuan/2025"), second = Page("/g/kaiyuan/2025?page=2");
  EXPECT_EQ(Count(first, "<tr class=\"task\""), 200);
  EXPECT_EQ(Count(second, "<tr class=\"task\""), 10);
  EXPECT_TRUE(Has(first, "第1页，共2页：210项中的第1—200项"));
  EXPECT_TRUE(Has(second, "第2页，共2页：210项中的第201—210项"));
  EXPECT_TRUE(Has(second, "id=\"r201\"") && !Has(second, "id=\"r200\""));
}

TEST_F(LargeLedgerTest, CountsTheWholeOnEveryPage) {
  for (const char* path : {"/g/kaiyuan/2025", "/g/kaiyuan/2025?page=2"}) {
    const std::string page = Page(path);
    EXPECT_TRUE(Has(page, "任务表（210项）")) << path;
    EXPECT_TRUE(Has(page, "210项任务中读出")) << path;
  }
}

TEST_F(LargeLedgerTest, LinksOfPagesKeepTheFilterAndWhatIsOpen) {
  const std::string page = Page("/g/kaiyuan/2025?q=%E3%80%82&open=all&lang=zh&row=9");
  EXPECT_TRUE(Has(page, "?q=%E3%80%82&amp;open=all&amp;lang=zh&amp;page=2#table\" rel=\"next\""));
  EXPECT_TRUE(Has(Page("/g/kaiyuan/2025?page=2&open=all"),
                  "href=\"/g/kaiyuan/2025?open=all#table\" rel=\"prev\""));
  EXPECT_TRUE(Has(page, "显示210项中的210项"));
}

TEST_F(LargeLedgerTest, APageThatIsNotThereIs404AndLeadsToTheFirst) {
  for (const char* number : {"0", "3", "02", "-1", "x", "99999999999", "1000000"})
    EXPECT_EQ(Status(std::string("/g/kaiyuan/2025?page=") + number), 404) << number;
  const std::string page = Page("/g/kaiyuan/2025?class=short&page=3");
  EXPECT_TRUE(Has(page, "这份台账没有第3页，一共1页。"));
  EXPECT_TRUE(Has(page, "href=\"/g/kaiyuan/2025?class=short\""));
  EXPECT_EQ(Status("/g/kaiyuan/2025?page="), 200);
  EXPECT_EQ(Status("/g/kaiyuan/2025?page=1&q=zzz"), 200);
}

TEST_F(LargeLedgerTest, ATaskLeadsToThePageWithItsRow) {
  EXPECT_TRUE(Has(Page("/g/kaiyuan/task/t205"), "/g/kaiyuan/2025/2025Q4?row=205#r205\""));
  EXPECT_TRUE(Has(Page("/g/kaiyuan/task/t5"), "/g/kaiyuan/2025/2025Q4#r5\""));
  const std::string page = Page("/g/kaiyuan/2025/2025Q4?row=205");
  EXPECT_TRUE(Has(page, "id=\"r205\""));
  EXPECT_TRUE(Has(page, "aria-current=\"page\">2</a>"));
}

TEST_F(LargeLedgerTest, ASmallLedgerHasNoPages) {
  FixtureQuery query(20);
  const auto site = MakeSite(query);
  const auto response = server::Exchange(site, {"GET", "/g/kaiyuan/2025", {{"Host", "a"}}});
  EXPECT_EQ(Count(response.Text(), "<tr class=\"task\""), 200);
  EXPECT_FALSE(Has(response.Text(), "class=\"stretch\"") ||
               Has(response.Text(), "class=\"steps\""));
}

TEST_F(SiteTest, WhatIsNoRequestIsRefusedInTheFormAndLanguageThatItAsksFor) {
  const auto refused = [&](std::string_view bytes) {
    return server::Refusal(application_, 431, server::GuessRequest(bytes));
  };
  const auto problem =
      refused("GET /api/v1/search?q=x HTTP/1.1\r\nAccept-Language: en-GB\r\nX: yyy");
  EXPECT_EQ(problem.content_type, "application/problem+json");
  EXPECT_NE(problem.Text().find("\"Request header too large\""), std::string::npos);
  EXPECT_NE(problem.Text().find("\"instance\":\"/api/v1/search\""), std::string::npos);
  const auto page = refused("GET /g/kaiyuan HTTP/1.1\r\nAccept-Language: en\r\n");
  EXPECT_TRUE(page.content_type.starts_with("text/html"));
  EXPECT_NE(page.Text().find("Request header too large"), std::string::npos);
  EXPECT_NE(refused("GET /api/\xff HTTP/1.1\r\n").Text().find("请求头过大"), std::string::npos);
}

TEST_F(SiteTest, NoPathLeadsToAnotherHost) {
  for (const char* path : {"//evil.example/x", "/\\evil.example/x", "http://a//evil.example"}) {
    const std::string page = Page(path);
    EXPECT_FALSE(Has(page, "href=\"//") || Has(page, "href=\"/\\") || Has(page, "href=\"#\""))
        << path;
    EXPECT_TRUE(Has(page, "href=\"/?lang=en\"")) << path;
  }
}

TEST_F(SiteTest, ALedgerIsOfferedAsATableWithItsFilter) {
  EXPECT_TRUE(Has(Page("/g/kaiyuan/2025/2025Q4?class=short"),
                  "href=\"/api/v1/governments/kaiyuan/ledgers/2025/2025Q4/tasks.csv"
                  "?class=short&amp;headings=words\">下载表格（CSV）"));
}

TEST_F(SiteTest, AFilterOfBlanksIsNone) {
  EXPECT_FALSE(Has(Page("/g/kaiyuan/2025/2025Q4?q=%20%E3%80%80"), "清除全部筛选"));
}

TEST_F(SiteTest, NoGovernmentsBeyondTheLast) {
  const auto response = Ask("/?offset=5000");
  EXPECT_EQ(response.status, 404);
  EXPECT_TRUE(Has(response.Text(), "共1个政府，没有第5001个。"));
  EXPECT_TRUE(
      Has(Page("/?offset=5000&lang=en"), "There is 1 government; there is no number 5001."));
}

TEST_F(SiteTest, ASearchOfOneGovernmentStaysThere) {
  FixtureQuery many(12);
  const auto site = MakeSite(many);
  const auto answer = server::Exchange(
      site, {"GET", "/search?q=%E6%96%B0%E5%A2%9E&government=kaiyuan", {{"Host", "a"}}});
  const std::string page(answer.Text());
  EXPECT_TRUE(Has(page, "?q=%E6%96%B0%E5%A2%9E&amp;government=kaiyuan&amp;offset=20"));
  EXPECT_TRUE(Has(page, "type=\"hidden\" name=\"government\" value=\"kaiyuan\""));
  EXPECT_TRUE(Has(page, "只在开元区的任务中检索。"));
  EXPECT_TRUE(Has(page, "href=\"/search?q=%E6%96%B0%E5%A2%9E\">检索全部政府"));
}

TEST_F(SiteTest, ALongTextIsNotRepeatedWhole) {
  FixtureQuery one;
  std::string out;
  markup::Writer html(out);
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "的";
  pages::WriteFound(html, text, {}, 60);
  EXPECT_LT(out.size(), 1000u);
  EXPECT_TRUE(out.ends_with("…"));
}

TEST_F(SiteTest, FormerWordsAreMaskedAndSaidToBe) {
  query::TaskView view = query_.Task("kaiyuan", "t1").value();
  query::FormerLine former{1, {1'768'100'000'000}, {}, view.periods[1].line, false, true, {1}};
  former.line.row.progress = "联系＊＊＊＊＊＊＊＊＊＊＊";
  former.line.masked = true;
  view.periods[1].former = {former};
  const server::Request request;
  const std::string page = pages::TaskPage(pages::MakeContext(request), view);
  EXPECT_TRUE(Has(page, "联系＊＊＊＊＊＊＊＊＊＊＊"));
  EXPECT_TRUE(Has(page, "其中的手机号、身份证号、住址已用＊遮盖。"));
  EXPECT_LT(page.find("回应原话"), page.find("联系＊")) << "behind the reading of what stands";
  EXPECT_TRUE(Has(page, "<ul class=\"former-verdicts\"><li><b class=\"object\">社区托育点</b>"));
}

TEST_F(SiteTest, TheSourceCanBeGoneTo) {
  query::LedgerView view = query_.Ledger("kaiyuan", 2025, "2025Q4", {}).value();
  const auto page = [&](const char* address) {
    view.source.origin.address = address;
    const server::Request request;
    return pages::LedgerPage(pages::MakeContext(request), view, {});
  };
  EXPECT_TRUE(
      Has(page("https://example.gov.cn/1.html"),
          "<a href=\"https://example.gov.cn/1.html\" rel=\"noopener noreferrer nofollow\">"));
  for (const char* other :
       {"javascript:alert(1)", "https://example.gov.cn/＊＊＊.html", "ftp://a/b"})
    EXPECT_TRUE(Has(page(other), std::string("<dd>") + other + "</dd>")) << other;
  EXPECT_TRUE(Has(Page("/g/kaiyuan/task/t1"), "href=\"/g/kaiyuan/2025/2025Q4#source\""));
}

TEST_F(SiteTest, AGovernmentsPageSearchesItsOwnTasks) {
  const std::string page = Page("/g/kaiyuan");
  EXPECT_TRUE(Has(page, "<label for=\"q\">检索开元区的任务原文</label>"));
  EXPECT_TRUE(Has(page, "name=\"government\" value=\"kaiyuan\""));
}

TEST_F(SiteTest, AnEmptySearchSaysWhereItLooked) {
  EXPECT_TRUE(Has(Page("/search?q=zzzz"), "用空格隔开的几个词都要找到"));
}

TEST_F(SiteTest, WordsOfTheSourceAreMarkedAsChineseInEnglish) {
  const std::string page = Page("/g/kaiyuan/2025?lang=en");
  for (const char* part : {"<dd lang=\"zh-CN\">主动公开</dd>", "<span lang=\"zh-CN\">开元区</span>",
                           "lang=\"zh-CN\">周敏行"})
    EXPECT_TRUE(Has(page, part)) << part;
  EXPECT_FALSE(Has(Page("/g/kaiyuan/2025"), "lang=\"zh-CN\">主动公开"));
}

TEST_F(SiteTest, WhatAVerdictSaysIsNotSaidAgainAsADoubt) {
  query::LedgerView view = query_.Ledger("kaiyuan", 2025, "2025Q4", {}).value();
  view.lines.resize(1);
  view.lines[0].findings.clear();
  for (const char* code : {"silent-target", "target-short", "figure-pending", "doubled-word"})
    view.lines[0].findings.emplace_back().code = code;
  const server::Request request;
  const std::string page = pages::LedgerPage(pages::MakeContext(request), view, {});
  EXPECT_EQ(Count(page, "<span class=\"severity\">"), 1);
  EXPECT_TRUE(Has(page, "<span class=\"doubts\">疑点1</span>"));
}

TEST_F(SiteTest, AListOfThousandsOfFindingsIsCut) {
  query::LedgerView view = query_.Ledger("kaiyuan", 2025, "2025Q4", {}).value();
  view.findings.resize(5000);
  for (ledger::Finding& one : view.findings) one.code = "hard-break";
  const server::Request request;
  const std::string page = pages::LedgerPage(pages::MakeContext(request), view, {});
  EXPECT_EQ(Count(page, "<li class=\"warning\">"), 100);
  EXPECT_TRUE(Has(page, "另有4900处，见数据（JSON）"));
}

}  // namespace
}  // namespace duban::web
