// Where a command speaks: standard output for what was asked for, standard error for everything
// else, in the reader's language, with colours and progress only on a terminal.
//
// Output is gathered and written in large pieces; Close() tells whether all of it arrived (a full
// disk shows only then). One Console, one thread.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "words/words.h"

namespace duban::cli {

// A stream that remembers its first failure.
class Output {
 public:
  explicit Output(std::FILE* file) : file_(file) {}

  void Write(std::string_view text);
  void Line(std::string_view text);
  void Flush();
  // 0, or the errno of the first failed write.
  int failure() const { return failure_; }

 private:
  std::FILE* file_;
  std::string waiting_;
  int failure_ = 0;
};

enum class Colour { kNone, kRed, kGreen, kYellow, kBlue, kCyan, kGrey, kBold };

struct Console {
  Output out{stdout};
  Output err{stderr};
  words::Voice voice;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool out_colours = false;
  bool err_colours = false;
  int width = 100;  // of standard output in columns

  // The console of this process: language from the environment (DUBAN_LANG, LC_ALL, LC_MESSAGES,
  // LANG), NO_COLOR respected.
  static Console OfProcess();

  std::string Say(std::string_view key, base::Arguments arguments = {}) const {
    return words::Say(base::Message{std::string(key), std::move(arguments)}, voice);
  }
  // The text in a colour where standard output shows colours.
  std::string Paint(Colour colour, std::string_view text) const;
  // The text as it fits standard output: wrapped on a terminal, as it is elsewhere (width.h).
  std::string Flow(std::string_view text, int indent = 0) const;
  // The text on one line: cut on a terminal so that `taken` columns are left for what stands beside
  // it; whole elsewhere.
  std::string OneLine(std::string_view text, int taken = 0) const;
  // "duban: " and the failure's sentence on standard error.
  void Complain(const base::Error& error);
  // A remark on standard error.
  void Remark(std::string_view text);
};

// "zh_CN.UTF-8" is Chinese, as is a machine that names no language; any other is English.
words::Language LanguageOf(std::string_view locale);

}  // namespace duban::cli
