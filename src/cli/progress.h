// What is being done, on standard error and on a terminal only: a bar for many files, a line for
// one.
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
  // Of a single one, of which a bar would tell nothing: what is done with it now, until Clear.
  // From one thread at a time; does nothing where there are several.
  void Alone(std::string_view what, std::string_view doing);
  // Takes the bar, or the line, away, so that other lines may be written.
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
