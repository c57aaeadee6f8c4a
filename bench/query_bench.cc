// What a page costs before it is drawn, with one government in the store and with 800 (100,000
// tasks): both columns should read the same. Kept: the same ledger asked for again. Needs
// duban_store_fill beside it (see store_bench.cc, whose stores are used).
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "query/store_query.h"
#include "store/sqlite/sqlite.h"
#include "store/store.h"

namespace duban {
namespace {

std::string AddressOf(int governments) {
  const char* kept = std::getenv("DUBAN_BENCH_STORES");
  const std::string folder =
      kept ? kept : (std::filesystem::temp_directory_path() / "duban-bench-stores").string();
  const std::string path = folder + "/" + std::to_string(governments) + ".db";
  if (std::filesystem::exists(path)) return path;
  std::filesystem::create_directories(folder);
  const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  const std::string fill = (program / "duban_store_fill").string() + " " + path + " " +
                           std::to_string(governments * 125) + " " + std::to_string(governments) +
                           " 4 >&2";
  if (std::system(fill.c_str()) != 0) std::abort();
  return path;
}

// Asks again and again; `kept` ledgers are held.
template <typename Ask>
void Measure(benchmark::State& state, size_t kept, const Ask& ask) {
  const int governments = static_cast<int>(state.range(0));
  const auto store =
      std::move(*store::Store::Open(AddressOf(governments), {&store::sqlite::Sqlite()}));
  const auto query = query::MakeStoreQuery(*store, kept);
  char key[16];
  std::snprintf(key, sizeof key, "g%05d", governments / 2 + 1);
  for (auto _ : state)
    if (!ask(*query, std::string(key))) state.SkipWithError("no answer");
}

void Home(benchmark::State& state) {
  Measure(state, 0, [](const query::Query& query, const std::string&) {
    return query.FindGovernments("", 0, 20).has_value();
  });
}

void Version(benchmark::State& state) {
  Measure(state, 0, [](const query::Query& query, const std::string& key) {
    return query.Version(key).has_value();
  });
}

void VersionOfAll(benchmark::State& state) {
  Measure(state, 0, [](const query::Query& query, const std::string&) {
    return query.Version("").has_value();
  });
}

void LedgerFromStore(benchmark::State& state) {
  Measure(state, 0, [](const query::Query& query, const std::string& key) {
    return query.Ledger(key, 2025, "", {}).has_value();
  });
}

void LedgerKept(benchmark::State& state) {
  Measure(state, 8, [](const query::Query& query, const std::string& key) {
    return query.Ledger(key, 2025, "", {}).has_value();
  });
}

void LedgerFiltered(benchmark::State& state) {
  Measure(state, 8, [](const query::Query& query, const std::string& key) {
    query::Filter filter;
    filter.verdict_class = ledger::VerdictClass::kMet;
    filter.text = "公园";
    return query.Ledger(key, 2025, "", filter).has_value();
  });
}

void Task(benchmark::State& state) {
  std::string task;
  Measure(state, 8, [&](const query::Query& query, const std::string& key) {
    if (task.empty()) task = query.Ledger(key, 2025, "", {})->lines[60].task_id;
    return query.Task(key, task).has_value();
  });
}

void SearchOneGovernment(benchmark::State& state) {
  Measure(state, 8, [](const query::Query& query, const std::string& key) {
    return query.Search(key, "新建社区公园", 0, 20).has_value();
  });
}

void SearchAll(benchmark::State& state) {
  Measure(state, 8, [](const query::Query& query, const std::string&) {
    return query.Search("", "新建社区公园", 0, 20).has_value();
  });
}

#define DUBAN_BENCH(name) BENCHMARK(name)->Arg(1)->Arg(800)->Unit(benchmark::kMicrosecond)
DUBAN_BENCH(Home);
DUBAN_BENCH(Version);
DUBAN_BENCH(VersionOfAll);
DUBAN_BENCH(LedgerFromStore);
DUBAN_BENCH(LedgerKept);
DUBAN_BENCH(LedgerFiltered);
DUBAN_BENCH(Task);
DUBAN_BENCH(SearchOneGovernment);
DUBAN_BENCH(SearchAll);

}  // namespace
}  // namespace duban
