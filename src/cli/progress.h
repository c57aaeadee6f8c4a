// A progress bar on standard error, on a terminal only, for work on many files.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/console.h"

namespace duban::cli {

class Progress {
 public:
  // `doing`: what is done with each of them, in the reader's language.
  Progress(Console& console, size_t total, std::string doing = "")
      : console_(console), total_(total), doing_(std::move(doing)) {}
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Draws at most ten times a second.
  void Step(std::string_view what);
  // Takes the bar away, so that other lines may be written.
  void Clear();

 private:
  Console& console_;
  size_t total_;
  std::string doing_;
  size_t done_ = 0;
  bool shown_ = false;
  std::chrono::steady_clock::time_point drawn_{};
};

}  // namespace duban::cli
