// Words and strokes at hostile places, as PDF and OFD give them: what finds tables on pages.
//
// The input is a row of records of six bytes: what it is (a word, a stroke, a new page), its corner
// and its size. Coordinates are coarse, so that texts and lines often meet.
#include "parts.h"
#include "read/page/pages.h"

namespace {

using duban::read::page::Box;
using duban::read::page::Page;

constexpr const char* kTexts[] = {
    "1", "12", "序号", "任务", "责任单位", "新建厂房3座。", "已建成2座，", "第3页", "—", "机密"};
constexpr size_t kRecord = 6;

void Add(const uint8_t* record, std::vector<Page>& pages) {
  const double left = 3.0 * record[1], top = 4.0 * record[2];
  const double width = 1.5 * record[3], height = 0.25 * record[4];
  Page& page = pages.back();
  if (record[0] % 4 == 0) {
    page.words.push_back(
        {kTexts[record[5] % std::size(kTexts)], {left, top, left + width, top + height}});
  } else if (record[0] % 4 == 1) {
    page.rules.push_back({left, top, left + width, top + 0.5});
  } else if (record[0] % 4 == 2) {
    page.rules.push_back({left, top, left + 0.5, top + 4 * height});
  } else if (pages.size() < 8 && record[5] % 16 == 0) {
    pages.push_back({595, 842, {}, {}});
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::vector<Page> pages = {{595, 842, {}, {}}};
  for (size_t at = 0; at + kRecord <= size; at += kRecord) Add(data + at, pages);
  duban::table::Document document;
  (void)duban::read::page::ReadPages(std::move(pages), duban::fuzz::SmallLimits(), document);
  return 0;
}
