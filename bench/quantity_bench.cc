// Speed of the number reader on 50 MB of text: the real document where ../shared is there, the
// project's own example otherwise, repeated.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "quantity/quantity.h"

namespace {

constexpr size_t kSize = 50u << 20;

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

// The longest text below ../shared/gold: the real document.
std::string RealDocument() {
  std::string longest;
  std::error_code none;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("../shared/gold", none)) {
    if (entry.path().extension() != ".txt") continue;
    std::string text = ReadAll(entry.path());
    if (text.size() > longest.size()) longest = std::move(text);
  }
  return longest;
}

std::string Repeated() {
  std::string one = RealDocument();
  if (one.empty()) one = ReadAll("examples/yunxiu/2025Q3.txt");
  std::string text;
  while (!one.empty() && text.size() < kSize) text += one;
  return text;
}

// Task by task, as `understand` asks: one line is one text.
void ByLine(benchmark::State& state) {
  const std::string text = Repeated();
  size_t amounts = 0;
  for (auto _ : state) {
    std::string_view rest = text;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      amounts += duban::quantity::FindQuantities(rest.substr(0, end)).size();
      rest.remove_prefix(end);
    }
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
  state.counters["amounts"] =
      static_cast<double>(amounts) / static_cast<double>(state.iterations());
}
BENCHMARK(ByLine)->Unit(benchmark::kMillisecond);

void AllAtOnce(benchmark::State& state) {
  const std::string text = Repeated();
  for (auto _ : state) benchmark::DoNotOptimize(duban::quantity::FindQuantities(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(AllAtOnce)->Unit(benchmark::kMillisecond);

}  // namespace
