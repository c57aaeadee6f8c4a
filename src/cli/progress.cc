// Entry points: Progress.
#include "cli/progress.h"

#include <fmt/format.h>

#include "cli/width.h"

namespace duban::cli {
namespace {

constexpr int kBar = 24;

std::string Bar(size_t done, size_t total) {
  const auto full = static_cast<int>(done * kBar / std::max<size_t>(total, 1));
  std::string out;
  for (int i = 0; i < kBar; ++i) out += i < full ? "━" : "─";
  return out;
}

}  // namespace

void Progress::Step(std::string_view what) {
  ++done_;
  if (!console_.err_is_terminal || total_ < 2) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - drawn_ < std::chrono::milliseconds(100)) return;
  drawn_ = now;
  shown_ = true;
  console_.err.Write(fmt::format("\r\x1b[K{} {}/{} {}{}{}", Bar(done_, total_), done_, total_,
                                 doing_, doing_.empty() ? "" : " ", Shortened(what, 40)));
  console_.err.Flush();
}

void Progress::Alone(std::string_view what, std::string_view doing) {
  if (!console_.err_is_terminal || total_ != 1) return;
  shown_ = true;
  console_.err.Write("\r\x1b[K" + console_.Say("progress.alone", {{"doing", std::string(doing)},
                                                                  {"name", Shortened(what, 40)}}));
  console_.err.Flush();
}

void Progress::Clear() {
  if (!shown_) return;
  shown_ = false;
  console_.err.Write("\r\x1b[K");
  console_.err.Flush();
}

}  // namespace duban::cli
