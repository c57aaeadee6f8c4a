// How fast promises, links, verdicts and findings are read, without assembling: bytes of the cells'
// text per second on one thread, over the real document's plan until 50 MB are read.
#include "understand/understand.h"

#include "ledger/document.h"
#include "read/reader.h"
#include "real_text.h"

namespace duban::bench {
namespace {

using ledger::Document;

// Empty where the program is not run in the source folder.
const Document& Plan() {
  static const Document plan = [] {
    auto table = read::Read(RealText(), "plan.txt");
    if (!table) return Document{};
    auto assembled = understand::Assemble(*table);
    return assembled ? std::move(*assembled) : Document{};
  }();
  return plan;
}

size_t Bytes(const Document& plan) {
  size_t bytes = 0;
  for (const auto& task : plan.tasks) bytes += task.row.content.size() + task.row.progress.size();
  return bytes;
}

// Everything: targets, links, verdicts, findings.
void ReadPlan(benchmark::State& state) {
  Document plan = Plan();
  Repeat(state, Bytes(plan), [&] { understand::ReadPlan(plan); });
}
BENCHMARK(ReadPlan)->Unit(benchmark::kMillisecond);

void FindTargets(benchmark::State& state) {
  size_t bytes = 0;
  for (const auto& task : Plan().tasks) bytes += task.row.content.size();
  Repeat(state, bytes, [] {
    for (const auto& task : Plan().tasks)
      benchmark::DoNotOptimize(understand::FindTargets(task.row.content));
  });
}
BENCHMARK(FindTargets)->Unit(benchmark::kMillisecond);

// The whole file, from its bytes on: of the text's own size.
void Understand(benchmark::State& state) {
  Repeat(state, RealText().size(), [] {
    const auto table = read::Read(RealText(), "plan.txt");
    benchmark::DoNotOptimize(understand::Understand(*table));
  });
}
BENCHMARK(Understand)->Unit(benchmark::kMillisecond);

// One cell of growing length: the time per byte must not grow.
void LongCell(benchmark::State& state) {
  std::string content, progress;
  while (content.size() < static_cast<size_t>(state.range(0))) {
    content += "新增停车位300个、公共充电桩20个,";
    progress += "新增停车位312个、公共充电桩18个,";
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(understand::ReadTask(content, progress, std::nullopt));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * 2 * content.size()));
}
BENCHMARK(LongCell)->Range(1 << 12, 1 << 20)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace duban::bench
