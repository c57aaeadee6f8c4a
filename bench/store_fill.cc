// Fills a store with made-up ledgers, for measuring how pages behave when there are many.
//
// usage: duban_store_fill ADDRESS [TASKS [GOVERNMENTS [PERIODS]]]
//
// TASKS tasks in all (100000) over GOVERNMENTS governments (800), each with PERIODS quarters (1) of
// 2025. The same arguments give the same texts. Prints what it took.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "store/postgres/postgres.h"
#include "store/sqlite/sqlite.h"
#include "store/store.h"

namespace duban {
namespace {

using base::Expected;

constexpr std::string_view kObjects[] = {"社区公园", "养老服务站", "停车场", "老旧小区", "幼儿园",
                                         "充电站",   "农贸市场",   "图书馆", "卫生站",   "排水站"};
constexpr std::string_view kUnits[] = {"发展改革局", "建设局", "民政局", "教育局",
                                       "交通运输局", "商务局", "卫生局", "水利局"};
constexpr std::string_view kCategories[] = {"城市建设", "民生保障", "产业发展",
                                            "生态环境", "社会治理", "改革创新"};
constexpr std::string_view kLeaders[] = {"赵一", "钱二", "孙三", "李四", "周五"};

// The same row of numbers on every machine.
class Numbers {
 public:
  explicit Numbers(uint64_t seed) : state_(seed * 2654435761u + 1) {}
  int Below(int limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<int>((state_ >> 33) % static_cast<uint64_t>(limit));
  }
  template <typename T, size_t N>
  std::string Any(const T (&from)[N]) {
    return std::string(from[Below(N)]);
  }

 private:
  uint64_t state_;
};

// Appends "新建社区公园12个" and tells where it stands.
base::Span AddClause(std::string& text, std::string_view verb, std::string_view object, int count) {
  const auto begin = static_cast<uint32_t>(text.size());
  text += std::string(verb) + std::string(object) + std::to_string(count) + "个";
  return {begin, static_cast<uint32_t>(text.size())};
}

void AddPromise(ledger::DocumentTask& task, Numbers& numbers, int quarter) {
  const std::string object = numbers.Any(kObjects);
  const int value = 2 + numbers.Below(40), reported = value * quarter / 4 + numbers.Below(3);
  ledger::Target target;
  target.object = object;
  target.verb = "新建";
  target.value = value;
  target.unit = "个";
  target.dimension = ledger::Dimension::kCount;
  target.span = AddClause(task.row.content, "新建", object, value);
  target.clause = target.span;
  target.rule = "count";
  ledger::Verdict verdict;
  verdict.verdict_class =
      reported >= value ? ledger::VerdictClass::kMet : ledger::VerdictClass::kOnPace;
  verdict.reported = reported;
  verdict.ratio = base::Decimal(reported).DividedBy(value, 4);
  verdict.window_months = quarter * 3;
  verdict.rule = "pace";
  verdict.span = AddClause(task.row.progress, "已建成", object, reported);
  verdict.why = {"why-pace", {{"reported", std::to_string(reported)}}};
  task.row.content += ",";
  task.row.progress += ",正在办理竣工验收和移交手续;";
  task.reading.targets.push_back(std::move(target));
  task.reading.verdicts.push_back(std::move(verdict));
}

ledger::DocumentTask MakeTask(int number, int quarter, uint64_t seed) {
  Numbers numbers(seed);
  ledger::DocumentTask task;
  task.row.number = number;
  task.row.printed = std::to_string(number);
  task.row.category = kCategories[static_cast<size_t>(number / 8) % std::size(kCategories)];
  task.row.leaders = {numbers.Any(kLeaders)};
  task.row.lead_units = {numbers.Any(kUnits)};
  task.row.units = {numbers.Any(kUnits), numbers.Any(kUnits)};
  task.row.content = "坚持统筹推进,完善配套设施,提升服务水平。";
  task.row.progress = "各项工作按计划有序推进。";
  const int promises = numbers.Below(5);
  for (int i = 0; i < promises; ++i) AddPromise(task, numbers, quarter);
  task.row.content += "建立长效管理机制,加强日常巡查和维护,做好宣传引导。";
  task.row.place = {1, static_cast<uint32_t>(number), 0, static_cast<uint32_t>(number), 1};
  task.reading.overall = ledger::Overall(task.reading);
  return task;
}

ledger::Document MakeDocument(int government, int tasks, int quarter) {
  ledger::Document document;
  document.source = {"ledger.html", std::string(64, '0'), "html", "UTF-8"};
  document.title = "第" + std::to_string(government) + "县2025年重点工作进展情况";
  document.year = 2025;
  document.period = ledger::Period::OfQuarter(2025, quarter);
  document.disclosure.publisher = "县政府办公室";
  document.columns = {ledger::Field::kNumber,  ledger::Field::kCategory,  ledger::Field::kContent,
                      ledger::Field::kLeaders, ledger::Field::kLeadUnits, ledger::Field::kUnits,
                      ledger::Field::kProgress};
  document.headings = {"序号",     "项目名称", "主要工作内容", "牵头领导",
                       "牵头单位", "责任单位", "累计完成情况"};
  document.rules = "fill.1";
  for (int i = 0; i < tasks; ++i) {
    const auto seed = static_cast<uint64_t>(government) * 100'000 + static_cast<uint64_t>(i);
    document.tasks.push_back(MakeTask(i + 1, quarter, seed));
    if (document.tasks.back().row.number % 4 == 0)
      document.findings.push_back({"progress-formulaic",
                                   ledger::Severity::kInfo,
                                   i + 1,
                                   ledger::Field::kProgress,
                                   std::nullopt,
                                   {},
                                   {}});
  }
  return document;
}

Expected<void> Fill(store::WriteTransaction& change, int government, int tasks, int periods) {
  DUBAN_CHECK(change.PutGovernment("第" + std::to_string(government) + "县"));
  DUBAN_CHECK(change.PutPlan(2025));
  std::vector<std::string> ids;
  for (int i = 0; i < tasks; ++i) {
    DUBAN_TRY(task, change.AddTask(2025, i));
    ids.push_back(task.id);
  }
  for (int quarter = 1; quarter <= periods; ++quarter) {
    const ledger::Document document = MakeDocument(government, tasks, quarter);
    DUBAN_TRY(edition, change.AddEdition(
                           {2025, document.period->label, document.period->as_of, &document, ids}));
    DUBAN_CHECK(change.Append("import", {{"edition", edition.id}, {"digest", edition.digest}}));
  }
  return {};
}

Expected<void> Run(const std::string& address, int tasks, int governments, int periods) {
  DUBAN_TRY(store,
            store::Store::Open(address, {&store::postgres::Postgres(), &store::sqlite::Sqlite()}));
  for (int i = 0; i < governments; ++i) {
    char key[16];
    std::snprintf(key, sizeof key, "g%05d", i + 1);
    const int share = tasks / governments + (i < tasks % governments ? 1 : 0);
    DUBAN_CHECK(store->Write(
        {key, "fill", {1'760'000'000'000 + i}, false},
        [&](store::WriteTransaction& change) { return Fill(change, i + 1, share, periods); }));
  }
  return {};
}

}  // namespace
}  // namespace duban

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s ADDRESS [TASKS [GOVERNMENTS [PERIODS]]]\n", argv[0]);
    return 2;
  }
  auto number = [&](int at, int otherwise) { return argc > at ? std::atoi(argv[at]) : otherwise; };
  const int tasks = number(2, 100'000), governments = number(3, 800), periods = number(4, 1);
  const auto begin = std::chrono::steady_clock::now();
  const auto filled = duban::Run(argv[1], tasks, governments, periods);
  if (!filled) {
    std::fprintf(stderr, "%s: %s\n", argv[1], filled.error().message.key.c_str());
    return 1;
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("%d tasks of %d governments, %d periods: %.1f s\n", tasks, governments, periods,
              seconds.count());
}
