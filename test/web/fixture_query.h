// A Query over one made-up ledger, for pages that are tested without a store. Texts are invented.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "query/query.h"

namespace duban::web {

// Promised and answering words are given as they stand in the texts; spans are found from them.
struct FixtureTarget {
  std::string object, promised, answered;
  int64_t value = 0;
  std::string unit;
  ledger::VerdictClass verdict_class = ledger::VerdictClass::kMet;
  std::optional<int64_t> reported;
  std::string why;
};

struct FixtureTask {
  std::string category, content, leader, unit, progress;
  std::vector<FixtureTarget> targets;
};

inline base::Span SpanOf(const std::string& text, const std::string& words) {
  const size_t at = text.find(words);
  if (words.empty() || at == std::string::npos) return {};
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

inline std::vector<base::Span> SpansOf(const std::string& text, const std::string& words) {
  const base::Span first = SpanOf(text, words);
  if (first.empty()) return {};
  return {first};
}

inline void AddTarget(ledger::Reading& reading, const FixtureTask& task,
                      const FixtureTarget& given) {
  ledger::Target target;
  target.object = given.object;
  target.value = base::Decimal(given.value);
  target.unit = given.unit;
  target.span = SpanOf(task.content, given.promised);
  ledger::Verdict verdict;
  verdict.verdict_class = given.verdict_class;
  if (given.reported) {
    verdict.reported = base::Decimal(*given.reported);
    verdict.ratio = verdict.reported->DividedBy(*target.value, 4);
  }
  if (!given.answered.empty()) verdict.span = SpanOf(task.progress, given.answered);
  verdict.rule = "fixture";
  verdict.why.key = given.why;
  reading.targets.push_back(std::move(target));
  reading.verdicts.push_back(std::move(verdict));
}

inline std::vector<FixtureTask> FixtureTasks() {
  using enum ledger::VerdictClass;
  return {
      {"发展普惠托育",
       "新增婴幼儿照护托位500个以上，建成社区托育点12家，培训保育人员300人次。",
       "林知远",
       "区卫健局",
       "全年新增托位528个，建成社区托育点12家；保育人员培训工作有序推进。",
       {{"婴幼儿照护托位", "500个以上", "528个", 500, "个", kMet, 528,
         "所报528个，达到承诺的500个。"},
        {"社区托育点", "12家", "12家", 12, "家", kMet, 12, "所报12家，达到承诺的12家。"},
        {"培训保育人员",
         "300人次",
         "",
         300,
         "人次",
         kUnreported,
         {},
         "完成情况提到培训，没有列出人次数。"}}},
      {"发展普惠托育",
       "出台普惠托育机构运营补助办法。",
       "林知远",
       "区卫健局、区财政局",
       "办法已印发施行。",
       {}},
      {"老旧小区改造",
       "实施36个老旧小区改造，惠及居民1.2万户，加装电梯80台。",
       "周敏行",
       "区住建局",
       "36个小区全部开工，其中21个完工，惠及居民0.8万户；加装电梯83台。",
       {{"老旧小区改造", "36个老旧小区", "36个小区全部开工", 36, "个", kMet, 36,
         "所报36个均已开工，承诺为实施36个。"},
        {"惠及居民", "1.2万户", "0.8万户", 12000, "户", kShort, 8000,
         "所报0.8万户，承诺为1.2万户。"},
        {"加装电梯", "80台", "83台", 80, "台", kMet, 83, "所报83台，达到承诺的80台。"}}},
      {"交通与市政",
       "建成停车泊位3000个，打通断头路5条，新建改建公厕18座。",
       "周敏行",
       "区城管局",
       "累计建成泊位3126个；断头路打通5条；公厕正在施工18座。",
       {{"停车泊位", "3000个", "3126个", 3000, "个", kMet, 3126, "所报3126个，达到承诺的3000个。"},
        {"断头路", "5条", "5条", 5, "条", kMet, 5, "所报5条，达到承诺的5条。"},
        {"公厕",
         "18座",
         "正在施工18座",
         18,
         "座",
         kUnderway,
         {},
         "承诺新建改建18座，所报为正在施工。"}}},
      {"交通与市政",
       "推进轨道沿线慢行系统提升，形成一批示范路段。",
       "周敏行",
       "区住建局",
       "示范路段设计方案已通过评审。",
       {}},
      {"稳就业促增收",
       "城镇新增就业1.5万人，帮扶就业困难人员3000人，开展技能培训8000人次。",
       "顾清和",
       "区人社局",
       "已完成。",
       {{"城镇新增就业",
         "1.5万人",
         "",
         15000,
         "人",
         kUnreported,
         {},
         "只写“已完成”，没有列出数据。"},
        {"帮扶就业困难人员",
         "3000人",
         "",
         3000,
         "人",
         kUnreported,
         {},
         "只写“已完成”，没有列出数据。"},
        {"技能培训",
         "8000人次",
         "",
         8000,
         "人次",
         kUnreported,
         {},
         "只写“已完成”，没有列出数据。"}}},
      {"产业提质",
       "规上工业增加值增长6.5%以上，新增规上企业60家。",
       "陈若川",
       "区经信局",
       "1—11月规上工业增加值增长7.1%，新增规上企业64家。",
       {{"规上工业增加值", "6.5%以上", "增长7.1%", 6, "%", kMet, 7,
         "所报增长7.1%，达到承诺的6.5%。"},
        {"规上企业", "60家", "64家", 60, "家", kMet, 64, "所报64家，达到承诺的60家。"}}},
      {"产业提质",
       "招引亿元以上项目25个，实际利用外资1.8亿美元。",
       "陈若川",
       "区商务局",
       "招引亿元以上项目27个。实际利用外资数据待省商务厅反馈。",
       {{"亿元以上项目", "25个", "27个", 25, "个", kMet, 27, "所报27个，达到承诺的25个。"},
        {"实际利用外资",
         "1.8亿美元",
         "数据待省商务厅反馈",
         180000000,
         "美元",
         kDataPending,
         {},
         "文中写明数据尚未反馈。"}}},
      {"生态治理",
       "PM2.5平均浓度控制在30微克/立方米以内，新增绿地12万平方米。",
       "顾清和",
       "市生态环境局开元分局",
       "PM2.5平均浓度28.6微克/立方米；新增绿地12.4万平方米，人民群众生态环境获得感不断增强。",
       {{"PM2.5平均浓度", "30微克/立方米以内", "28.6微克/立方米", 30, "微克/立方米", kMet, 28,
         "所报28.6，在承诺的30以内。"},
        {"绿地", "12万平方米", "12.4万平方米", 120000, "平方米", kMet, 124000,
         "所报12.4万平方米，达到承诺的12万平方米。"}}},
      {"平安建设",
       "化解信访积案40件，新建智慧消防监测点200处。",
       "沈砚秋",
       "区信访局",
       "化解信访积案31件，受到上级批示肯定。",
       {{"信访积案", "40件", "31件", 40, "件", kShort, 31, "所报31件，承诺为40件。"},
        {"智慧消防监测点", "200处", "", 200, "处", kUnreported, {}, "完成情况没有提到监测点。"}}},
  };
}

inline query::TaskLine MakeLine(const FixtureTask& task, int number) {
  query::TaskLine line;
  line.task_id = "t" + std::to_string(number);
  line.row.number = number;
  line.row.printed = std::to_string(number);
  line.row.category = task.category;
  line.row.content = task.content;
  line.row.leaders = {task.leader};
  line.row.lead_units = {task.unit};
  line.row.progress = task.progress;
  for (const auto& target : task.targets) AddTarget(line.reading, task, target);
  line.reading.overall = ledger::Overall(line.reading);
  return line;
}

class FixtureQuery : public query::Query {
 public:
  static constexpr std::string_view kKey = "kaiyuan";
  static constexpr std::string_view kName = "开元区";

  // `rounds` times the ten tasks: 12 make a ledger of 120.
  explicit FixtureQuery(int rounds = 1) {
    int number = 0;
    const auto tasks = FixtureTasks();
    for (const auto& [category, unused] : Categories(tasks))
      for (int round = 0; round < rounds; ++round)
        for (const auto& task : tasks)
          if (task.category == category) lines_.push_back(MakeLine(task, ++number));
  }

  base::Expected<query::GovernmentList> FindGovernments(std::string_view text, int offset,
                                                        int) const override {
    query::GovernmentList list;
    if (!text.empty() && kName.find(text) == std::string_view::npos) return list;
    list.total = 1;
    if (offset == 0) list.governments.push_back(Summary());
    if (namesake) list.governments.push_back({"kaiyuan-2", std::string(kName), {}});
    return list;
  }
  base::Expected<std::string> Version(std::string_view) const override {
    ++versions_asked;
    return version;
  }
  base::Expected<query::GovernmentSummary> Government(std::string_view key) const override {
    if (key != kKey) return NotFound("government-unknown");
    return Summary();
  }
  base::Expected<query::LedgerView> LedgerPart(std::string_view government, int year,
                                               std::string_view period, const query::Filter& filter,
                                               const query::Part& part) const override;
  base::Expected<query::TaskView> Task(std::string_view government, std::string_view task_id,
                                       query::FormerWords words) const override;
  using query::Query::Task;
  base::Expected<query::SearchView> Search(std::string_view government, std::string_view text,
                                           int offset, int limit) const override;
  base::Expected<query::Original> OpenOriginal(std::string_view government, int year,
                                               std::string_view period,
                                               int edition) const override {
    if (government != kKey || year != 2025 || period != "2025Q4" || edition != 1)
      return NotFound("edition-unknown");
    return query::Original{"开元 \"甲\".html", std::string(64, 'a'), "<script>1</script>"};
  }

  std::string version = "1";
  mutable std::atomic<int> ledgers_made{0}, versions_asked{0};

 private:
  static base::Unexpected<base::Error> NotFound(std::string_view key) {
    return base::Fail(base::ErrorCode::kNotFound, key);
  }
  static std::vector<std::pair<std::string, int>> Categories(
      const std::vector<FixtureTask>& tasks) {
    std::vector<std::pair<std::string, int>> out;
    for (const auto& task : tasks)
      if (out.empty() || out.back().first != task.category) out.emplace_back(task.category, 0);
    return out;
  }
  static std::string TitleOf(std::string_view period) {
    return "开元区政府2025年重点工作任务" + std::string(period == "2025Q3" ? "前三季度" : "全年") +
           "完成情况表";
  }
  query::Tally TallyOf(const std::vector<query::TaskLine>& lines) const {
    query::Tally tally;
    for (const auto& line : lines) tally.Add(line.reading);
    return tally;
  }
  std::vector<query::PeriodSummary> Periods() const {
    const auto tally = TallyOf(lines_);
    auto earlier = tally;
    const auto met = static_cast<size_t>(ledger::VerdictClass::kMet);
    const auto on_pace = static_cast<size_t>(ledger::VerdictClass::kOnPace);
    earlier.by_class[on_pace] = tally.by_class[met] / 2;
    earlier.by_class[met] -= earlier.by_class[on_pace];
    return {{"2025Q3", {2025, 9, 30}, TitleOf("2025Q3"), earlier},
            {"2025Q4", {2025, 12, 31}, TitleOf("2025Q4"), tally}};
  }
  query::GovernmentSummary Summary() const {
    return {std::string(kKey), std::string(kName), {{2025, Periods()}}};
  }

  std::vector<query::TaskLine> lines_;

 public:
  bool untitled = false;
  bool namesake = false;  // another government of the same name stands beside it
};

inline bool Holds(const std::vector<std::string>& names, const std::string& wanted) {
  return wanted.empty() || std::find(names.begin(), names.end(), wanted) != names.end();
}

inline bool Passes(const query::TaskLine& line, const query::Filter& filter) {
  if (!filter.category.empty() && line.row.category != filter.category) return false;
  if (!Holds(line.row.leaders, filter.leader) || !Holds(line.row.lead_units, filter.unit))
    return false;
  if (!filter.unknown_class.empty()) return false;
  if (filter.verdict_class &&
      std::none_of(line.reading.verdicts.begin(), line.reading.verdicts.end(),
                   [&](const auto& v) { return v.verdict_class == *filter.verdict_class; }))
    return false;
  return filter.text.empty() || line.row.content.find(filter.text) != std::string::npos ||
         line.row.progress.find(filter.text) != std::string::npos ||
         line.row.lead_units[0].find(filter.text) != std::string::npos;
}

inline void Count(std::vector<query::Choice>& choices, const std::string& value) {
  for (auto& choice : choices)
    if (choice.value == value) {
      ++choice.tasks;
      return;
    }
  choices.push_back({value, 1});
}

inline std::vector<ledger::Field> FixtureColumns() {
  using enum ledger::Field;
  return {kNumber, kCategory, kContent, kLeaders, kLeadUnits, kProgress};
}

inline std::vector<std::string> FixtureHeadings() {
  return {"序号", "项目名称", "主要工作内容", "牵头领导", "责任单位", "累计完成情况"};
}

inline void Cut(query::LedgerView& view, const query::Part& part) {
  if (part.limit == 0) return;
  const int total = static_cast<int>(view.lines.size());
  const int place = part.row ? (*part.row - 1) / part.limit * part.limit : part.offset;
  view.offset = std::min(place, total);
  view.lines.resize(static_cast<size_t>(std::min(view.offset + part.limit, total)));
  view.lines.erase(view.lines.begin(), view.lines.begin() + view.offset);
}

inline base::Expected<query::LedgerView> FixtureQuery::LedgerPart(std::string_view government,
                                                                  int year, std::string_view period,
                                                                  const query::Filter& filter,
                                                                  const query::Part& part) const {
  ++ledgers_made;
  const std::string label = period.empty() ? "2025Q4" : std::string(period);
  if (government != kKey || year != 2025 || (label != "2025Q3" && label != "2025Q4"))
    return NotFound("ledger-unknown");
  query::LedgerView view;
  view.government_key = kKey;
  view.government_name = kName;
  view.year = 2025;
  view.period = label;
  view.periods = Periods();
  view.source = {"kaiyuan-2025q4.html", std::string(64, 'a'), "html", "UTF-8"};
  if (!untitled) view.title = TitleOf(label);
  view.disclosure.index_number = "KY1001-01/2026-00017";
  view.disclosure.publisher = "开元区人民政府办公室";
  view.disclosure.mode = "主动公开";
  view.disclosure.published = base::Date{2026, 1, 12};
  view.columns = FixtureColumns();
  view.headings = FixtureHeadings();
  view.rules = "2026.1";
  view.edition = 2;
  view.editions = {
      {1, "superseded", {1'768'100'000'000}, view.source, "", "first"},
      {2, "current", {1'768'200'000'000}, view.source, "personal", "corrected"},
      {3, "undone", {1'768'300'000'000}, view.source, "withdrawn", "rules_corrections"},
      {4,
       "undone",
       {1'768'400'000'000},
       view.source,
       "withdrawn",
       "origin",
       {"address", "fetched"}}};
  view.editions[0].source.sm3 = std::string(64, 'b');
  view.imported_at = {1'768'200'000'000};
  view.tally = TallyOf(lines_);
  for (const auto& line : lines_) {
    Count(view.categories, line.row.category);
    Count(view.leaders, line.row.leaders[0]);
    Count(view.units, line.row.lead_units[0]);
    for (size_t i = 0; i < view.tasks_with_class.size(); ++i) {
      query::Filter of_class;
      of_class.verdict_class = static_cast<ledger::VerdictClass>(i);
      view.tasks_with_class[i] += Passes(line, of_class) ? 1 : 0;
    }
    if (Passes(line, filter)) view.lines.push_back(line);
  }
  view.filtered_tally = TallyOf(view.lines);
  Cut(view, part);
  return view;
}

inline base::Expected<query::TaskView> FixtureQuery::Task(std::string_view government,
                                                          std::string_view task_id,
                                                          query::FormerWords) const {
  for (const auto& line : lines_) {
    if (government != kKey || line.task_id != task_id) continue;
    auto earlier = line;
    earlier.row.progress = "正在推进。";
    for (auto& verdict : earlier.reading.verdicts) {
      verdict.verdict_class = ledger::VerdictClass::kUnreported;
      verdict.reported.reset();
      verdict.ratio.reset();
      verdict.span.reset();
    }
    return query::TaskView{
        std::string(kKey),
        std::string(kName),
        2025,
        line.task_id,
        {{"2025Q3", {2025, 9, 30}, earlier, {}, false, FixtureColumns(), FixtureHeadings()},
         {"2025Q4", {2025, 12, 31}, line, {}, false, FixtureColumns(), FixtureHeadings()}},
        {{query::Relation::kSplit, "t9", 2024, 9, "上年任务"}},
        {{query::Relation::kMerged, "t8", 2026, 8, "下年任务"},
         {query::Relation::kContinued, "t7", 2026, 7, "接着做"}}};
  }
  return NotFound("task-unknown");
}

inline base::Expected<query::SearchView> FixtureQuery::Search(std::string_view government,
                                                              std::string_view text, int offset,
                                                              int limit) const {
  query::SearchView view;
  view.text = text;
  if (!government.empty()) {
    view.government_key = kKey;
    view.government_name = kName;
  }
  if (text.empty()) return view;
  query::Filter filter;
  filter.text = text;
  for (const auto& line : lines_) {
    if (!Passes(line, filter)) continue;
    if (view.total >= offset && view.total < offset + limit) {
      view.hits.push_back({std::string(kKey), std::string(kName), 2025, "2025Q4", line,
                           SpansOf(line.row.content, filter.text),
                           SpansOf(line.row.progress, filter.text)});
      if (auto in_unit = SpansOf(line.row.lead_units[0], filter.text); !in_unit.empty())
        view.hits.back().elsewhere.push_back(
            {ledger::Field::kLeadUnits, "", line.row.lead_units[0], std::move(in_unit)});
    }
    ++view.total;
  }
  return view;
}

}  // namespace duban::web
