// Speed of the number reader on 50 MB of the real document's text.
#include "quantity/quantity.h"

#include "real_text.h"

namespace duban::bench {
namespace {

// Task by task, as `understand` asks: one line is one text.
void ByLine(benchmark::State& state) {
  size_t amounts = 0;
  Repeat(state, RealText().size(), [&] {
    std::string_view rest = RealText();
    while (!rest.empty()) {
      const size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      amounts += quantity::FindQuantities(rest.substr(0, end)).size();
      rest.remove_prefix(end);
    }
  });
  benchmark::DoNotOptimize(amounts);
}
BENCHMARK(ByLine)->Unit(benchmark::kMillisecond);

// The whole document as one text, again and again.
void OneDocument(benchmark::State& state) {
  Repeat(state, RealText().size(),
         [] { benchmark::DoNotOptimize(quantity::FindQuantities(RealText())); });
}
BENCHMARK(OneDocument)->Unit(benchmark::kMillisecond);

// 50 MB as one text, whose amounts are all kept: memory is a part of the price.
void AllAtOnce(benchmark::State& state) {
  std::string text;
  while (!RealText().empty() && text.size() < kBytesToRead) text += RealText();
  if (text.empty()) return state.SkipWithError("run in the source folder");
  for (auto _ : state) benchmark::DoNotOptimize(quantity::FindQuantities(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(AllAtOnce)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace duban::bench
