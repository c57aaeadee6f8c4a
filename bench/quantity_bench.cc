// Speed of the number reader on 50 MB of the real document's text.
#include "quantity/quantity.h"

#include "quantity/adversarial_pieces.h"
#include "quantity/mention.h"
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

// Rows of one piece, which nobody writes: the BigO line must say N for each.
void RowOfOneKind(benchmark::State& state) {
  const std::string_view piece = quantity::kAdversarialPieces[state.range(1)];
  const size_t size = static_cast<size_t>(state.range(0));
  std::string text;
  while (text.size() < size) text += piece;
  for (auto _ : state) {
    benchmark::DoNotOptimize(quantity::FindMentions(text).size());
    benchmark::DoNotOptimize(quantity::FindTimes(text).size());
  }
  state.SetLabel(std::string(piece));
  state.SetComplexityN(state.range(0));
}

const int kRowsRegistered = [] {
  for (size_t i = 0; i < std::size(quantity::kAdversarialPieces); ++i) {
    auto* bench =
        benchmark::RegisterBenchmark(("RowOfOneKind/" + std::to_string(i)).c_str(), RowOfOneKind);
    for (const int64_t size : {1 << 13, 1 << 15, 1 << 17}) bench->Args({size, int64_t(i)});
    bench->Complexity()->Unit(benchmark::kMillisecond)->MinTime(0.05);
  }
  return 0;
}();

}  // namespace
}  // namespace duban::bench
