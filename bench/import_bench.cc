// What an import costs, from a file's bytes to the commit: the first table of a plan, the same
// again, and another period that is joined to it. Runs in the source folder (examples/).
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "port/system/file.h"
#include "store/sqlite/sqlite.h"
#include "store/store.h"
#include "workflow/import.h"

namespace duban {
namespace {

// A store in a folder that goes with it, and one government after another in it.
class Bench {
 public:
  Bench() {
    std::string name = (std::filesystem::temp_directory_path() / "duban-bench-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    store_ =
        std::move(*store::Store::Open((folder_ / "a.db").string(), {&store::sqlite::Sqlite()}));
    bytes_ = *port::system::ReadFile("examples/yunxiu/2025Q3.txt");
  }
  ~Bench() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  void NextGovernment() { ++government_; }
  bool Import(const std::string& period) {
    workflow::Context context;
    context.store = store_.get();
    workflow::ImportOptions options;
    options.government = "g" + std::to_string(government_);
    options.period = period;
    options.replace = options.new_key = true;  // the same place under other keys is meant
    return workflow::ImportFile(context, bytes_, "2025Q3.txt", options).has_value();
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<store::Store> store_;
  std::string bytes_;
  int government_ = 0;
};

void FirstTable(benchmark::State& state) {
  Bench bench;
  for (auto _ : state) {
    bench.NextGovernment();
    if (!bench.Import("2025Q3")) state.SkipWithError("not imported");
  }
}

void SameTable(benchmark::State& state) {
  Bench bench;
  if (!bench.Import("2025Q3")) state.SkipWithError("not imported");
  for (auto _ : state)
    if (!bench.Import("2025Q3")) state.SkipWithError("not imported");
}

void AnotherPeriod(benchmark::State& state) {
  Bench bench;
  for (auto _ : state) {
    state.PauseTiming();
    bench.NextGovernment();
    if (!bench.Import("2025Q3")) state.SkipWithError("not imported");
    state.ResumeTiming();
    if (!bench.Import("2025Q4")) state.SkipWithError("not imported");
  }
}

BENCHMARK(FirstTable)->Unit(benchmark::kMillisecond);
BENCHMARK(SameTable)->Unit(benchmark::kMillisecond);
BENCHMARK(AnotherPeriod)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace duban
