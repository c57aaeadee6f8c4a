// The same work on many inputs, several at once, the results in the order of the inputs.
//
// Memory stays flat: at most a few results per thread wait for their turn.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace duban::cli {

// Calls work(0 … count-1) on `jobs` threads and take(i, result) on the calling thread, in order.
// take answers whether to go on; after false no further work is begun. Neither may throw.
template <typename Result>
void InOrder(size_t count, int jobs, const std::function<Result(size_t)>& work,
             const std::function<bool(size_t, Result)>& take) {
  if (jobs <= 1 || count <= 1) {
    for (size_t i = 0; i < count; ++i)
      if (!take(i, work(i))) return;
    return;
  }
  const size_t window = static_cast<size_t>(jobs) * 4;  // how far work may run ahead of take
  std::mutex lock;
  std::condition_variable changed;
  std::map<size_t, Result> done;
  size_t next = 0, taken = 0;
  bool stop = false;

  const auto run = [&] {
    std::unique_lock held(lock);
    while (true) {
      changed.wait(held, [&] { return stop || next >= count || next < taken + window; });
      if (stop || next >= count) return;
      const size_t mine = next++;
      held.unlock();
      Result result = work(mine);
      held.lock();
      done.emplace(mine, std::move(result));
      changed.notify_all();
    }
  };
  std::vector<std::jthread> threads;
  for (size_t i = 0; i < std::min(static_cast<size_t>(jobs), count); ++i) threads.emplace_back(run);

  std::unique_lock held(lock);
  for (; taken < count && !stop; ++taken, changed.notify_all()) {
    changed.wait(held, [&] { return done.contains(taken); });
    auto result = done.extract(taken);
    held.unlock();
    const bool on = take(taken, std::move(result.mapped()));
    held.lock();
    stop = stop || !on;
  }
  stop = true;
  changed.notify_all();
}

}  // namespace duban::cli
