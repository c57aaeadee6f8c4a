#include "read/page/pages.h"

#include <gtest/gtest.h>

#include "read/page/lines.h"

namespace duban::read::page {
namespace {

Word At(double x, double y, std::string text) {
  const double width = TextWidth(text, 10);
  return {std::move(text), {x, y, x + width, y + 12}};
}

// Draws tables with rules on pages of 400 × 300 points; columns at 20, 60, 140, 380.
class Paper {
 public:
  void NewPage() { pages_.push_back({400, 300, {}, {}}); }
  void Add(Page page) { pages_.push_back(std::move(page)); }
  void Put(double x, double y, const char* text) { pages_.back().words.push_back(At(x, y, text)); }
  // A row with its lower rule; lines of the third column one below the other.
  void Row(double& y, const char* number, const char* name, std::vector<const char*> lines) {
    if (*number != '\0') Put(23, y + 3, number);
    if (*name != '\0') Put(63, y + 3, name);
    const double bottom = y + 6 + 14 * static_cast<double>(std::max<size_t>(lines.size(), 1));
    for (size_t i = 0; i < lines.size(); ++i)
      Put(143, y + 3 + 14 * static_cast<double>(i), lines[i]);
    for (const double x : {20.0, 60.0, 140.0, 380.0})
      pages_.back().rules.push_back({x, y, x, bottom});
    pages_.back().rules.push_back({20, y, 380, y});
    pages_.back().rules.push_back({20, bottom, 380, bottom});
    y = bottom;
  }
  table::Document Read() const {
    table::Document document;
    EXPECT_TRUE(ReadPages(pages_, {}, document));
    return document;
  }

 private:
  std::vector<Page> pages_;
};

const table::Grid* OnlyGrid(const table::Document& document) {
  const table::Grid* found = nullptr;
  for (const table::Block& block : document.blocks) {
    const auto* grid = std::get_if<table::Grid>(&block);
    if (grid == nullptr) continue;
    EXPECT_EQ(found, nullptr) << "more than one table";
    found = grid;
  }
  return found;
}

TEST(Pages, ATableOverTwoPagesIsOneWithItsHeadingOnce) {
  Paper paper;
  paper.NewPage();
  paper.Put(120, 20, "重点工作完成情况表");
  double y = 50;
  paper.Row(y, "序号", "类别", {"目标"});
  paper.Row(y, "1", "水利", {"新建水闸三座。"});
  paper.Row(y, "2", "农业", {"新增灌区两处。"});
  paper.Put(195, 280, "1");
  paper.NewPage();
  y = 30;
  paper.Row(y, "序号", "类别", {"目标"});
  paper.Row(y, "3", "林业", {"造林一百亩。"});
  paper.Put(195, 280, "2");
  const table::Document document = paper.Read();
  const table::Grid* grid = OnlyGrid(document);
  ASSERT_NE(grid, nullptr);
  EXPECT_EQ(grid->rows(), 4u);
  EXPECT_EQ(grid->TextAt(3, 1), "林业");
  EXPECT_EQ(grid->At(3, 1)->page, 2u);
  ASSERT_EQ(document.blocks.size(), 2u);  // the title and the table: page numbers are left out
  EXPECT_EQ(std::get<table::Paragraph>(document.blocks[0]).text, "重点工作完成情况表");
}

TEST(Pages, ARowThatThePageBrokeIsOneRow) {
  Paper paper;
  paper.NewPage();
  double y = 50;
  paper.Row(y, "序号", "类别", {"目标"});
  paper.Row(y, "1", "水利", {"新建水闸三座，加固堤防十五公里并完成全部河道清"});
  paper.NewPage();
  y = 30;
  paper.Row(y, "", "", {"淤任务。"});
  paper.Row(y, "2", "农业", {"新增灌区两处。"});
  const table::Document document = paper.Read();
  const table::Grid* grid = OnlyGrid(document);
  ASSERT_NE(grid, nullptr);
  EXPECT_EQ(grid->rows(), 3u);
  EXPECT_EQ(grid->TextAt(1, 2), "新建水闸三座，加固堤防十五公里并完成全部河道清淤任务。");
  EXPECT_EQ(grid->TextAt(2, 0), "2");
}

TEST(Pages, OtherColumnsAreAnotherTable) {
  Paper paper;
  paper.NewPage();
  double y = 50;
  paper.Row(y, "序号", "类别", {"目标"});
  paper.Row(y, "1", "水利", {"新建水闸三座。"});
  Page other{400, 300, {At(40, 40, "项目"), At(40, 60, "合计")}, {}};
  for (const double x : {30.0, 200.0, 300.0}) other.rules.push_back({x, 30, x, 80});
  for (const double row : {30.0, 55.0, 80.0}) other.rules.push_back({30, row, 300, row});
  paper.Add(std::move(other));
  EXPECT_EQ(paper.Read().blocks.size(), 2u);
}

TEST(Pages, ColumnsWithoutRulesAreFoundByTheirGaps) {
  Paper paper;
  paper.NewPage();
  paper.Put(120, 20, "重点工作完成情况表");
  double y = 50;
  for (const auto& [number, name, text] :
       {std::tuple{"序号", "类别", "目标"}, std::tuple{"1", "水利", "新建水闸三座，加固堤防。"},
        std::tuple{"2", "农业", "新增灌区两处，完成渠系改"}}) {
    paper.Put(23, y, number);
    paper.Put(63, y, name);
    paper.Put(143, y, text);
    y += 20;
  }
  paper.Put(143, y - 6, "造任务。");
  paper.Put(23, y + 14, "3");
  paper.Put(63, y + 14, "林业");
  paper.Put(143, y + 14, "造林一百亩。");
  const table::Document document = paper.Read();
  const table::Grid* grid = OnlyGrid(document);
  ASSERT_NE(grid, nullptr);
  EXPECT_EQ(grid->rows(), 4u);
  EXPECT_EQ(grid->TextAt(2, 2), "新增灌区两处，完成渠系改造任务。");
  EXPECT_EQ(grid->TextAt(3, 0), "3");
}

TEST(Pages, TwoTablesWithoutRulesOnOnePageAreToldApart) {
  Page page{400, 500, {}, {}};
  double y = 20;
  const auto row = [&](const std::vector<std::pair<double, const char*>>& cells) {
    for (const auto& [x, text] : cells) page.words.push_back(At(x, y, text));
    y += 20;
  };
  row({{120, "重点工作完成情况表"}});
  row({{23, "序号"}, {63, "类别"}, {143, "目标"}, {300, "单位"}});
  row({{23, "1"}, {63, "水利"}, {143, "新建水闸三座。"}, {300, "县水利局"}});
  row({{23, "2"}, {63, "农业"}, {143, "新增灌区两处。"}, {300, "县农业局"}});
  row({{23, "3"}, {63, "林业"}, {143, "造林一百亩。"}, {300, "县林业局"}});
  y += 20;
  row({{40, "民生实事项目本年度办理完成情况一览表"}});
  row({{23, "序号"}, {50, "实事项目"}, {210, "完成情况"}, {290, "责任单位"}, {350, "备注"}});
  row({{23, "1"},
       {50, "新增学位五百个并改造校舍"},
       {210, "新增六百"},
       {290, "教育局"},
       {350, "超"}});
  row({{23, "2"}, {50, "改造厕所二十座"}, {210, "十九座"}, {290, "城管局"}, {350, "无"}});
  row({{23, "3"}, {50, "新增病床一百张"}, {210, "一百张"}, {290, "卫健局"}, {350, "无"}});
  table::Document document;
  ASSERT_TRUE(ReadPages({page}, {}, document));
  ASSERT_EQ(document.blocks.size(), 4u);
  const auto& first = std::get<table::Grid>(document.blocks[1]);
  EXPECT_EQ(first.rows(), 4u);
  EXPECT_EQ(first.TextAt(2, 2), "新增灌区两处。");
  EXPECT_EQ(std::get<table::Paragraph>(document.blocks[2]).text,
            "民生实事项目本年度办理完成情况一览表");
  const auto& second = std::get<table::Grid>(document.blocks[3]);
  EXPECT_EQ(second.columns(), 5u);
  EXPECT_EQ(second.TextAt(2, 2), "十九座");
  EXPECT_EQ(second.At(2, 2)->page, 1u);
}

TEST(Pages, RowsWithoutRulesSetToTheMiddleAreParted) {
  // Cells of one, two and three lines, each set to the middle of its row; the rows follow each
  // other as closely as the lines do, but for a little.
  Page page{400,
            800,
            {At(23, 30, "序号"), At(63, 30, "领导"), At(143, 30, "目标"), At(300, 30, "单位")},
            {}};
  const auto put = [&](double x, double middle, std::vector<const char*> lines) {
    for (size_t i = 0; i < lines.size(); ++i)
      page.words.push_back(At(
          x, middle + 15 * (static_cast<double>(i) - 0.5 * static_cast<double>(lines.size() - 1)),
          lines[i]));
  };
  for (int row = 0; row < 8; ++row) {
    const double middle = 80 + 48.0 * row;
    put(23, middle, {std::to_string(row + 1).c_str()});
    put(63, middle, {"林知", "远"});
    put(300, middle, {"县水利局"});
    put(143, middle, {"新建水闸三座，加固堤", "防十五公里并完成河道", "清淤。"});
  }
  table::Document document;
  ASSERT_TRUE(ReadPages({page}, {}, document));
  const table::Grid* grid = OnlyGrid(document);
  ASSERT_NE(grid, nullptr);
  ASSERT_EQ(grid->rows(), 9u);
  for (uint32_t row = 1; row < 9; ++row) {
    EXPECT_EQ(grid->TextAt(row, 0), std::to_string(row));
    EXPECT_TRUE(grid->TextAt(row, 2).ends_with("清淤。")) << grid->TextAt(row, 2);
  }
}

TEST(Pages, RowsWithoutRulesAndWithoutAGapArePartedAroundTheirNumbers) {
  // Rows of four, one and two lines that follow each other line by line.
  Page page{400,
            800,
            {At(23, 30, "序号"), At(63, 30, "领导"), At(143, 30, "目标"), At(300, 30, "单位")},
            {}};
  const std::vector<std::vector<const char*>> texts = {
      {"新建水闸三座，加固堤", "防十五公里并完成全部", "河道的清淤整治任务，", "建成灌区。"},
      {"造林一百亩。"},
      {"新增学位五百个，改造", "校舍。"}};
  double top = 45;
  for (size_t row = 0; row < 12; ++row) {
    const auto& lines = texts[row % texts.size()];
    const double middle = top + 7.5 * static_cast<double>(lines.size() - 1);
    page.words.push_back(At(23, middle, std::to_string(row + 1)));
    page.words.push_back(At(63, middle, "林知远"));
    page.words.push_back(At(300, middle, "县水利局"));
    for (size_t i = 0; i < lines.size(); ++i)
      page.words.push_back(At(143, top + 15 * static_cast<double>(i), lines[i]));
    top += 15 * static_cast<double>(lines.size());
  }
  table::Document document;
  ASSERT_TRUE(ReadPages({page}, {}, document));
  const table::Grid* grid = OnlyGrid(document);
  ASSERT_NE(grid, nullptr);
  ASSERT_EQ(grid->rows(), 13u);
  for (uint32_t row = 0; row < 12; ++row) {
    const auto& lines = texts[row % texts.size()];
    EXPECT_TRUE(grid->TextAt(row + 1, 2).starts_with(lines.front())) << row;
    EXPECT_TRUE(grid->TextAt(row + 1, 2).ends_with(lines.back())) << row;
  }
}

// Rows of a table without rules, line below line from `y`, each cell beginning at its row's top.
double PutRows(Page& page, double y, int first, const std::vector<std::vector<const char*>>& rows) {
  for (const auto& lines : rows) {
    page.words.push_back(At(23, y, std::to_string(first++)));
    page.words.push_back(At(63, y, "林知远"));
    page.words.push_back(At(300, y, "县水利局"));
    for (const char* line : lines) page.words.push_back(At(143, std::exchange(y, y + 15), line));
  }
  return y;
}

TEST(Pages, APageMayBeginWithTheRestOfARowWithoutRules) {
  Page first{400,
             800,
             {At(23, 30, "序号"), At(63, 30, "领导"), At(143, 30, "目标"), At(300, 30, "单位")},
             {}};
  PutRows(first, 45, 1,
          {{"新建水闸三座，加固堤", "防。"},
           {"造林一百亩。"},
           {"新增学位五百个，改造", "校舍三处，扩建幼儿园"}});
  Page second{400, 800, {At(143, 30, "十处。")}, {}};
  PutRows(second, 45, 4, {{"造林二百亩。"}, {"新建水闸三座，加固堤", "防。"}});
  table::Document document;
  ASSERT_TRUE(ReadPages({first, second}, {}, document));
  const table::Grid* grid = OnlyGrid(document);
  ASSERT_NE(grid, nullptr);
  ASSERT_EQ(grid->rows(), 6u);
  EXPECT_EQ(grid->TextAt(3, 2), "新增学位五百个，改造校舍三处，扩建幼儿园十处。");
  EXPECT_EQ(grid->TextAt(4, 0), "4");
}

TEST(Pages, RowsThatBeginLevelAreNotTakenForSetToTheMiddle) {
  Page page{400,
            800,
            {At(23, 30, "序号"), At(63, 30, "领导"), At(143, 30, "目标"), At(300, 30, "单位")},
            {}};
  // A single line leaves a step as wide as where rows are set apart.
  double y = PutRows(page, 45, 1, {{"新建水闸三座，加固堤", "防十五公里并完成全部", "清淤。"}});
  page.words.push_back(At(300, y - 30, "县农业局"));
  y = PutRows(page, y, 2,
              {{"新增学位五百个，改造", "校舍。"}, {"新增灌区两处，完成渠", "系改造。"}});
  PutRows(page, y, 4, {{"造林一百亩，新建林场", "一处。"}, {"新增车位三百个，改造", "公厕。"}});
  table::Document document;
  ASSERT_TRUE(ReadPages({page}, {}, document));
  const table::Grid* grid = OnlyGrid(document);
  ASSERT_NE(grid, nullptr);
  ASSERT_EQ(grid->rows(), 6u);
  for (uint32_t row = 2; row < 6; ++row)
    EXPECT_TRUE(grid->TextAt(row, 2).starts_with(row < 4 ? "新增" : row == 4 ? "造林" : "新增"));
}

TEST(Pages, ACategorySetToTheMiddleOfItsRowsIsOneMergedCell) {
  // Over four rows and over three; its text stands between the lines of the others.
  Page page{400,
            800,
            {At(23, 30, "序号"), At(63, 30, "类别"), At(143, 30, "目标"), At(300, 30, "单位")},
            {}};
  for (int row = 0; row < 7; ++row) {
    const double middle = 80 + 40.0 * row;
    page.words.push_back(At(23, middle, std::to_string(row + 1)));
    page.words.push_back(At(300, middle, "县水利局"));
    page.words.push_back(At(143, middle - 7.5, "新建水闸三座，加固堤"));
    page.words.push_back(At(143, middle + 7.5, "防。"));
  }
  page.words.push_back(At(63, 80 + 40 * 1.5, "水利"));
  page.words.push_back(At(63, 80 + 40 * 5, "农业"));
  table::Document document;
  ASSERT_TRUE(ReadPages({page}, {}, document));
  const table::Grid* grid = OnlyGrid(document);
  ASSERT_NE(grid, nullptr);
  ASSERT_EQ(grid->rows(), 8u);
  for (uint32_t row = 1; row < 8; ++row)
    EXPECT_EQ(grid->TextAt(row, 1), row < 5 ? "水利" : "农业") << row;
  EXPECT_TRUE(document.notes.empty()) << document.notes.front().detail;
}

TEST(Pages, RowsThatCouldBePartedOtherwiseAreTold) {
  // The second text stands half way between two rows.
  Page page{400,
            800,
            {At(23, 30, "序号"), At(63, 30, "领导"), At(143, 30, "目标"), At(300, 30, "单位")},
            {}};
  for (int row = 0; row < 6; ++row) {
    const double y = 60 + 45.0 * row;
    page.words.push_back(At(23, y, std::to_string(row + 1)));
    page.words.push_back(At(63, y, "林知远"));
    page.words.push_back(At(143, y + (row == 2 ? 22 : 0), "新建水闸三座。"));
    page.words.push_back(At(300, y, "县水利局"));
  }
  table::Document document;
  ASSERT_TRUE(ReadPages({page}, {}, document));
  ASSERT_EQ(document.notes.size(), 1u);
  EXPECT_EQ(document.notes[0].code, "page-rows-doubtful");
  EXPECT_TRUE(document.notes[0].detail.starts_with("1: 3")) << document.notes[0].detail;
}

TEST(Pages, NarrowGapsPartColumnsWhereManyLinesKeepThem) {
  Page page{400, 900, {}, {}};
  for (int row = 0; row < 30; ++row) {
    page.words.push_back(At(20, 20 * row + 20, std::to_string(row + 10)));
    page.words.push_back(At(60, 20 * row + 20, "经济发展"));  // to 100
    page.words.push_back(At(102.5, 20 * row + 20, "新建水闸三座"));
    page.words.push_back(At(200, 20 * row + 20, "县水利局"));
  }
  table::Document document;
  ASSERT_TRUE(ReadPages({page}, {}, document));
  const table::Grid* grid = OnlyGrid(document);
  ASSERT_NE(grid, nullptr);
  EXPECT_EQ(grid->columns(), 4u);
}

TEST(Pages, RunningTextIsJoinedToParagraphs) {
  Paper paper;
  paper.NewPage();
  paper.Put(40, 40, "过去一年，全县上下同心协力，各项事业取得新的进展");
  paper.Put(20, 56, "，人民生活不断改善。");
  paper.Put(40, 72, "今年要做好以下工作。");
  const table::Document document = paper.Read();
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(std::get<table::Paragraph>(document.blocks[0]).text,
            "过去一年，全县上下同心协力，各项事业取得新的进展，人民生活不断改善。");
}

TEST(Pages, TextThatRunsUpThePageIsTold) {
  Page page{400, 800, {}, {}};
  for (int i = 0; i < 5; ++i)
    page.words.push_back({"新建水闸", {40.0 + 30 * i, 100, 50.0 + 30 * i, 140}});
  table::Document document;
  ASSERT_TRUE(ReadPages({page}, {}, document));
  ASSERT_FALSE(document.notes.empty());
  EXPECT_EQ(document.notes[0].code, "page-text-turned");
}

TEST(Pages, PagesWithoutTextAreTold) {
  Paper paper;
  paper.NewPage();
  paper.Put(40, 40, "过去一年，全县上下同心协力。");
  for (int i = 0; i < 3; ++i) paper.NewPage();
  const table::Document document = paper.Read();
  ASSERT_EQ(document.notes.size(), 1u);
  EXPECT_EQ(document.notes[0].code, "page-without-text");
  EXPECT_EQ(document.notes[0].detail, "2–4");
}

std::string ErrorOf(std::vector<Page> pages, const Limits& limits) {
  table::Document document;
  const auto read = ReadPages(std::move(pages), limits, document);
  return read ? "none" : read.error().message.key;
}

// Texts in the given number of columns and rows, without rules.
Page Unruled(int rows, int columns) {
  Page page{60.0 * columns, 20.0 * rows + 40, {}, {}};
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column)
      page.words.push_back(At(60 * column + 20, 20 * row + 20, "甲"));
  return page;
}

TEST(Pages, CellsAndColumnsAreLimitedBeforeTheyAreMade) {
  Limits limits;
  limits.cells = 300;
  EXPECT_EQ(ErrorOf({Unruled(10, 10)}, limits), "none");
  EXPECT_EQ(ErrorOf({Unruled(40, 10)}, limits), "page-too-many-cells");
  EXPECT_EQ(ErrorOf({Unruled(20, 10), Unruled(20, 10)}, limits), "page-too-many-cells");
  limits.columns = 8;
  EXPECT_EQ(ErrorOf({Unruled(10, 10)}, limits), "page-too-many-columns");
  Page ruled = Unruled(40, 10);
  for (int x = 0; x <= 10; ++x) ruled.rules.push_back({60.0 * x, 0, 60.0 * x, 800});
  for (int y = 0; y <= 40; ++y) ruled.rules.push_back({0, 20.0 * y, 600, 20.0 * y});
  EXPECT_EQ(ErrorOf({ruled}, limits), "page-too-many-cells");
}

TEST(Pages, AFewLongRowsAcrossAreNoTableOfMillionsOfCells) {
  // A thousand columns by their first rows, and as many rows in the first of them.
  Page page = Unruled(3, 1500);
  for (int row = 3; row < 3000; ++row) {
    page.words.push_back(At(20, 20 * row + 20, std::to_string(row).c_str()));
    page.words.push_back(At(80, 20 * row + 20, "甲"));
  }
  page.height = 70'000;
  EXPECT_EQ(ErrorOf({page}, {}), "page-too-many-cells");
}

TEST(Pages, ColumnsOfTypeTooSmallToReadDoNoHarm) {
  Page page = Unruled(10, 40);
  for (Word& word : page.words)
    word.box = {word.box.left / 60, word.box.top / 60, word.box.right / 60, word.box.bottom / 60};
  EXPECT_EQ(ErrorOf({page, page}, {}), "none");
}

TEST(Pages, ManyPagesAndWordsTakeAsManySteps) {
  // Quadratic steps would take minutes: 1000 pages of one table, then a page of 100,000 words.
  Paper paper;
  for (int i = 0; i < 1000; ++i) {
    paper.NewPage();
    double y = 30;
    const std::string number = std::to_string(i + 1);
    paper.Row(y, "序号", "类别", {"目标"});
    for (int row = 0; row < 8; ++row) paper.Row(y, number.c_str(), "水利", {"新建水闸三座。"});
  }
  const table::Document document = paper.Read();
  const table::Grid* grid = OnlyGrid(document);
  ASSERT_NE(grid, nullptr);
  EXPECT_EQ(grid->rows(), 8001u);
  Page page{400, 20'000, {}, {}};
  for (int y = 0; y <= 1000; ++y) page.rules.push_back({20, 20.0 * y, 380, 20.0 * y});
  for (const double x : {20.0, 60.0, 140.0, 380.0}) page.rules.push_back({x, 0, x, 20'000});
  for (int i = 0; i < 100'000; ++i) page.words.push_back(At(143 + i % 20, 20.0 * (i % 1000), "甲"));
  EXPECT_EQ(ErrorOf({page}, {}), "none");
}

// Two tables without rules on pages of their own, whose columns stand at other places.
TEST(Pages, TablesWithoutRulesOnPagesOfTheirOwnKeepTheirColumns) {
  Paper paper;
  paper.NewPage();
  const auto row = [&](double y, std::initializer_list<std::pair<double, const char*>> cells) {
    for (const auto& [x, text] : cells) paper.Put(x, y, text);
  };
  const char* numbers[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
  row(20, {{20, "序号"}, {60, "工作内容"}, {200, "责任单位"}, {300, "完成情况"}});
  for (int i = 0; i < 10; ++i)
    row(40 + 20 * i,
        {{20, numbers[i]}, {60, "新建粮库并完成验收"}, {200, "市粮食局"}, {300, "已建成"}});
  paper.NewPage();
  row(20, {{20, "序号"},
           {50, "类别"},
           {80, "领导"},
           {120, "目标任务"},
           {200, "责任单位"},
           {300, "完成情况"}});
  for (int i = 0; i < 10; ++i)
    row(40 + 20 * i, {{20, numbers[i]},
                      {50, "民生"},
                      {80, "韩静"},
                      {120, "修路三条"},
                      {200, "交通局"},
                      {300, "完成"}});
  const table::Document document = paper.Read();
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(std::get<table::Grid>(document.blocks[0]).columns(), 4u);
  const auto& second = std::get<table::Grid>(document.blocks[1]);
  EXPECT_EQ(second.columns(), 6u);
  EXPECT_EQ(second.TextAt(3, 2), "韩静");
}

}  // namespace
}  // namespace duban::read::page
