#include "read/readings.h"

#include <gtest/gtest.h>

#include "read/reader.h"

namespace duban::read {
namespace {

std::string Texts(const table::Document& document) {
  std::string out;
  for (const table::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) {
      out += paragraph->text + "\n";
      continue;
    }
    const auto& grid = std::get<table::Grid>(block);
    for (const table::Cell& cell : grid.cells()) out.append(grid.Text(cell)).append("|");
  }
  return out;
}

std::string Read(std::string_view bytes) {
  const auto document = read::Read(bytes, "a", Limits{});
  EXPECT_TRUE(document.has_value());
  std::string out = document ? Texts(*document) : "";
  if (document)
    for (const table::Note& note : document->notes) out += note.code + " " + note.detail;
  return out;
}

TEST(DropReadings, TakesTonedReadingsBehindHanCharacters) {
  EXPECT_EQ(Read("新建學(xué)校2所，設(shè)備（bèi）3套\n"),
            "新建學校2所，設備3套\nreadings-dropped 3");
}

TEST(DropReadings, ThoseWithoutAMarkNeedOthers) {
  EXPECT_EQ(Read("新建公廁的(de)任務\n"), "新建公廁的(de)任務\n");
  EXPECT_EQ(Read("標(biāo)準(zhǔn)化(huà)的(de)學校\n"), "標準化的學校\nreadings-dropped 4");
}

TEST(DropReadings, OtherBracketsStay) {
  for (const std::string text :
       {"細顆粒物(pm)濃度\n", "(一)就業\n", "PM2.5(é)\n", "一期(abcdefgé)\n"})
    EXPECT_EQ(Read(text), text);
}

TEST(DropReadings, CellsOfEveryTable) {
  EXPECT_EQ(Read("<table><tr><td>序號(hào)</td><td>項(xiàng)目</td></tr><tr><td>1</td><td>公廁</"
                 "td></tr></table>"),
            "序號|項目|1|公廁|readings-dropped 2");
}

}  // namespace
}  // namespace duban::read
