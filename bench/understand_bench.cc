// How fast promises, links, verdicts and findings are read, without assembling: bytes of the cells'
// text per second on one thread. The plan is the invented district's, repeated.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

#include "ledger/document.h"
#include "read/reader.h"
#include "understand/understand.h"

namespace {

using duban::ledger::Document;

constexpr const char* kExample = "examples/yunxiu/2025Q4.html";

// The example's rows `times` over; empty where the program is not run in the source folder.
Document Plan(int times) {
  std::ifstream file(kExample, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  auto table = duban::read::Read(bytes, "2025Q4.html");
  if (!table) return {};
  auto plan = duban::understand::Assemble(*table);
  if (!plan) return {};
  Document repeated = *plan;
  for (int i = 1; i < times; ++i)
    repeated.tasks.insert(repeated.tasks.end(), plan->tasks.begin(), plan->tasks.end());
  return repeated;
}

size_t Bytes(const Document& plan) {
  size_t bytes = 0;
  for (const auto& task : plan.tasks) bytes += task.row.content.size() + task.row.progress.size();
  return bytes;
}

void ReadPlan(benchmark::State& state) {
  Document plan = Plan(static_cast<int>(state.range(0)));
  if (plan.tasks.empty()) return state.SkipWithError("run in the source folder");
  for (auto _ : state) duban::understand::ReadPlan(plan);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * Bytes(plan)));
}
BENCHMARK(ReadPlan)->Arg(1)->Arg(50)->Unit(benchmark::kMillisecond);

void FindTargets(benchmark::State& state) {
  const Document plan = Plan(1);
  if (plan.tasks.empty()) return state.SkipWithError("run in the source folder");
  size_t bytes = 0;
  for (auto _ : state)
    for (const auto& task : plan.tasks) {
      benchmark::DoNotOptimize(duban::understand::FindTargets(task.row.content));
      bytes += task.row.content.size();
    }
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}
BENCHMARK(FindTargets)->Unit(benchmark::kMillisecond);

// One cell of growing length: the time per byte must not grow.
void LongCell(benchmark::State& state) {
  std::string content, progress;
  while (content.size() < static_cast<size_t>(state.range(0))) {
    content += "新增停车位300个、公共充电桩20个,";
    progress += "新增停车位312个、公共充电桩18个,";
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(duban::understand::ReadTask(content, progress, std::nullopt));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * 2 * content.size()));
}
BENCHMARK(LongCell)->Range(1 << 12, 1 << 20)->Unit(benchmark::kMillisecond);

}  // namespace
