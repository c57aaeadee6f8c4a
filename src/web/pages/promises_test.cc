#include "web/pages/promises.h"

#include <gtest/gtest.h>

namespace duban::web::pages {
namespace {

using Same = std::vector<std::optional<size_t>>;

struct Promise {
  std::string object, words;
  int64_t value;
  std::string unit;
  ledger::Stage stage = ledger::Stage::kNone;
};

query::TaskLine LineOf(const std::vector<Promise>& promises) {
  query::TaskLine line;
  for (const Promise& one : promises) {
    ledger::Target target;
    target.object = one.object;
    target.value = base::Decimal(one.value);
    target.unit = one.unit;
    target.stage = one.stage;
    target.span.begin = static_cast<uint32_t>(line.row.content.size());
    line.row.content += one.words;
    target.span.end = static_cast<uint32_t>(line.row.content.size());
    line.reading.targets.push_back(target);
    line.reading.verdicts.emplace_back();
  }
  return line;
}

TEST(SamePromises, GoByWordsFirst) {
  const auto now = LineOf({{"公园", "公园8个", 8, "个"}, {"广场", "广场8个", 8, "个"}});
  const auto before = LineOf({{"广场", "广场8个", 8, "个"}, {"公园", "公园8个", 8, "个"}});
  EXPECT_EQ(SamePromises(now, before), (Same{1u, 0u}));
}

TEST(SamePromises, OfARewordedTaskGoByAmountAndUnit) {
  const auto now = LineOf({{"城镇小区", "实施城镇小区26个", 26, "个", ledger::Stage::kAdvanced},
                           {"惠及", "惠及26户", 26, "户"}});
  const auto before = LineOf({{"受益", "受益26户", 26, "户"}, {"小区", "小区26个", 26, "个"}});
  EXPECT_EQ(SamePromises(now, before), (Same{1u, 0u}));
}

TEST(SamePromises, OfOneAmountGoByOrderWhereAsManyAreThere) {
  const auto now = LineOf({{"新公园", "新公园8个", 8, "个"}, {"新广场", "新广场8个", 8, "个"}});
  const auto before = LineOf({{"公园", "公园8个", 8, "个"}, {"广场", "广场8个", 8, "个"}});
  EXPECT_EQ(SamePromises(now, before), (Same{0u, 1u}));
  const auto fewer = LineOf({{"公园", "公园8个", 8, "个"}});
  EXPECT_EQ(SamePromises(now, fewer), (Same{std::nullopt, std::nullopt}))
      << "it cannot be told which";
  EXPECT_EQ(SamePromises(fewer, now), (Same{std::nullopt}));
}

TEST(SamePromises, OfAnotherAmountOrStageAreNone) {
  const auto now = LineOf({{"新公园", "建成新公园8个", 8, "个", ledger::Stage::kFinished}});
  EXPECT_EQ(SamePromises(now, LineOf({{"公园", "公园9个", 9, "个", ledger::Stage::kFinished}})),
            (Same{std::nullopt}));
  EXPECT_EQ(SamePromises(now, LineOf({{"公园", "开工公园8个", 8, "个", ledger::Stage::kStarted}})),
            (Same{std::nullopt}));
}

}  // namespace
}  // namespace duban::web::pages
