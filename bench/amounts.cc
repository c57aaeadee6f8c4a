// Reads the amounts of a file line by line: duban_amounts FILE. Prints how many it found in one
// reading, seconds of one (the mean of as many as fill a second) and peak MB, as bench/peers does.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>

#include "port/system/file.h"
#include "quantity/quantity.h"

namespace {

size_t Count(std::string_view text) {
  size_t amounts = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    amounts += duban::quantity::FindQuantities(text.substr(0, end)).size();
    text.remove_prefix(end);
  }
  return amounts;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 64;
  const auto text = duban::port::system::ReadFile(arguments[1]);
  if (!text) return 3;
  const auto begin = std::chrono::steady_clock::now();
  std::chrono::duration<double> passed{};
  size_t amounts = 0;
  int readings = 0;
  for (; passed.count() < 1; ++readings) {
    amounts = Count(*text);
    passed = std::chrono::steady_clock::now() - begin;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu %.6f %ld\n", amounts, passed.count() / readings, usage.ru_maxrss / 1024);
  return 0;
}
