// Reads a file into grids and nothing more: duban_grid FILE. Prints rows, seconds and peak MB, as
// the peers of bench/peers do.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>

#include "port/system/file.h"
#include "read/reader.h"

int main(int count, char** arguments) {
  if (count != 2) return 64;
  const auto begin = std::chrono::steady_clock::now();
  const auto bytes = duban::port::system::ReadFile(arguments[1]);
  if (!bytes) return 3;
  const auto document = duban::read::Read(*bytes, arguments[1]);
  if (!document) {
    std::fprintf(stderr, "%s\n", document.error().message.key.c_str());
    return 2;
  }
  uint64_t rows = 0;
  for (const auto& block : document->blocks)
    if (const auto* grid = std::get_if<duban::table::Grid>(&block)) rows += grid->rows();
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%llu %.2f %ld\n", static_cast<unsigned long long>(rows), passed.count(),
              usage.ru_maxrss / 1024);
  return 0;
}
