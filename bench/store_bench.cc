// Reading a store of one government against one of 800 governments with 100,000 tasks: what a page
// asks for should cost the same. Needs duban_store_fill beside it; the stores are made in a
// temporary folder (DUBAN_BENCH_STORES keeps them there between runs).
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "store/sqlite/sqlite.h"
#include "store/store.h"

namespace duban {
namespace {

std::string Folder() {
  if (const char* kept = std::getenv("DUBAN_BENCH_STORES")) return kept;
  return (std::filesystem::temp_directory_path() / "duban-bench-stores").string();
}

// The store with so many governments; filled on first use.
std::string AddressOf(int governments) {
  const std::string path = Folder() + "/" + std::to_string(governments) + ".db";
  if (std::filesystem::exists(path)) return path;
  std::filesystem::create_directories(Folder());
  const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  const std::string fill = (program / "duban_store_fill").string() + " " + path + " " +
                           std::to_string(governments * 125) + " " + std::to_string(governments) +
                           " 4 >&2";
  if (std::system(fill.c_str()) != 0) std::abort();
  return path;
}

std::unique_ptr<store::Store> Open(int governments) {
  return std::move(*store::Store::Open(AddressOf(governments), {&store::sqlite::Sqlite()}));
}

// A government in the middle of the store.
std::string KeyOf(int governments) {
  char key[16];
  std::snprintf(key, sizeof key, "g%05d", governments / 2 + 1);
  return key;
}

void OpenStore(benchmark::State& state) {
  const std::string address = AddressOf(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    auto store = store::Store::Open(address, {&store::sqlite::Sqlite()});
    auto view = (*store)->Read();
    benchmark::DoNotOptimize(view->Overview({}, 0, 50));
  }
}

// Runs `read` in a new view each time, as a page does.
template <typename Read>
void Measure(benchmark::State& state, const Read& read) {
  const int governments = static_cast<int>(state.range(0));
  const auto store = Open(governments);
  const std::string key = KeyOf(governments);
  std::string edition, task;
  {
    auto view = store->Read();
    edition = view->Periods(key).value().back().edition;
    task = view->Tasks(key, 2025).value()[60].id;
  }
  for (auto _ : state) {
    auto view = store->Read();
    benchmark::DoNotOptimize(read(*view, key, edition, task));
  }
}

void Version(benchmark::State& state) {
  Measure(state, [](auto& view, auto& key, auto&, auto&) { return view.Version(key); });
}
void VersionOfAll(benchmark::State& state) {
  Measure(state, [](auto& view, auto&, auto&, auto&) { return view.Version(""); });
}
void OverviewOf50(benchmark::State& state) {
  Measure(state, [](auto& view, auto&, auto&, auto&) { return view.Overview({}, 0, 50); });
}
void RowsOfALedger(benchmark::State& state) {
  Measure(state,
          [](auto& view, auto& key, auto& edition, auto&) { return view.Rows(key, edition); });
}
void HistoryOfATask(benchmark::State& state) {
  Measure(state, [](auto& view, auto& key, auto&, auto& task) { return view.History(key, task); });
}
void SearchInOne(benchmark::State& state) {
  Measure(state,
          [](auto& view, auto& key, auto&, auto&) { return view.Search(key, "充电站", 0, 20); });
}
void SearchInAll(benchmark::State& state) {
  Measure(state, [](auto& view, auto&, auto&, auto&) { return view.Search("", "充电站", 0, 20); });
}

BENCHMARK(OpenStore)->Arg(1)->Arg(800)->Unit(benchmark::kMicrosecond);
BENCHMARK(Version)->Arg(1)->Arg(800)->Unit(benchmark::kMicrosecond);
BENCHMARK(VersionOfAll)->Arg(1)->Arg(800)->Unit(benchmark::kMicrosecond);
BENCHMARK(OverviewOf50)->Arg(1)->Arg(800)->Unit(benchmark::kMicrosecond);
BENCHMARK(RowsOfALedger)->Arg(1)->Arg(800)->Unit(benchmark::kMicrosecond);
BENCHMARK(HistoryOfATask)->Arg(1)->Arg(800)->Unit(benchmark::kMicrosecond);
BENCHMARK(SearchInOne)->Arg(1)->Arg(800)->Unit(benchmark::kMicrosecond);
BENCHMARK(SearchInAll)->Arg(1)->Arg(800)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace duban
