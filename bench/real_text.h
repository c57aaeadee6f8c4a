// What the benchmarks of reading measure: the real document's text where ../shared is there, the
// project's own example otherwise, and a line that says which. One copy stands in memory; a
// benchmark goes over it until 50 MB are read, so that what it keeps may not grow with the
// repetitions.
#pragma once

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace duban::bench {

inline constexpr size_t kBytesToRead = 50u << 20;
inline constexpr const char* kRealDocument = "../shared/gold/gongshu-2023q4/gongshu-2023q4.txt";
inline constexpr const char* kExample = "examples/yunxiu/2025Q3.txt";

inline std::string ReadAll(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Empty where the program is not run in the source folder.
inline const std::string& RealText() {
  static const std::string text = [] {
    std::string real = ReadAll(kRealDocument);
    if (!real.empty()) return real;
    std::fprintf(stderr, "no %s: measured on %s\n", kRealDocument, kExample);
    return ReadAll(kExample);
  }();
  return text;
}

inline double PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Calls `read` on the one copy until `bytes` times repetitions are 50 MB; tells the speed and by
// how many MB the peak of memory grew after the first repetition.
void Repeat(benchmark::State& state, size_t bytes, auto read) {
  if (bytes == 0) return state.SkipWithError("run in the source folder");
  const size_t times = (kBytesToRead + bytes - 1) / bytes;
  read();
  const double before = PeakMegabytes();
  for (auto _ : state)
    for (size_t i = 0; i < times; ++i) read();
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * times * bytes));
  state.counters["grown_MB"] = PeakMegabytes() - before;
}

}  // namespace duban::bench
