// Entry points: Output, Console, LanguageOf.
#include "cli/console.h"

#include <cerrno>
#include <charconv>
#include <limits>

#include "cli/width.h"
#include "port/system/terminal.h"

namespace duban::cli {
namespace {

using port::system::Environment;
using port::system::Stream;

constexpr size_t kPiece = 1 << 16;

std::string_view CodeOf(Colour colour) {
  constexpr std::string_view kCodes[] = {"0", "31", "32", "33", "34", "36", "90", "1"};
  return kCodes[static_cast<size_t>(colour)];
}

std::string Painted(Colour colour, std::string_view text, bool colours) {
  if (!colours || colour == Colour::kNone) return std::string(text);
  return "\x1b[" + std::string(CodeOf(colour)) + "m" + std::string(text) + "\x1b[0m";
}

std::string LocaleOfProcess() {
  for (const char* name : {"DUBAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"})
    if (const std::string value = Environment(name); !value.empty()) return value;
  return "";
}

// COLUMNS, where a person set it; else as wide as the terminal is.
int WidthOfProcess(int otherwise) {
  constexpr int kMost = 10'000;
  const std::string told = Environment("COLUMNS");
  int columns = 0;
  const auto end = std::from_chars(told.data(), told.data() + told.size(), columns);
  if (!told.empty() && end.ptr == told.data() + told.size() && columns > 0 && columns <= kMost)
    return columns;
  return port::system::TerminalWidth(Stream::kOut, otherwise);
}

}  // namespace

void Output::Write(std::string_view text) {
  waiting_ += text;
  if (waiting_.size() >= kPiece) Flush();
}

void Output::Line(std::string_view text) {
  waiting_ += text;
  waiting_ += '\n';
  if (waiting_.size() >= kPiece) Flush();
}

void Output::Flush() {
  errno = 0;
  const bool whole = std::fwrite(waiting_.data(), 1, waiting_.size(), file_) == waiting_.size();
  if ((!whole || std::fflush(file_) != 0) && failure_ == 0) failure_ = errno == 0 ? EIO : errno;
  waiting_.clear();
}

words::Language LanguageOf(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_.@-"));
  const bool chinese =
      language.empty() || language == "zh" || language == "C" || language == "POSIX";
  return chinese ? words::Language::kChinese : words::Language::kEnglish;
}

Console Console::OfProcess() {
  Console console;
  console.voice.language = LanguageOf(LocaleOfProcess());
  console.out_is_terminal = IsTerminal(Stream::kOut);
  console.err_is_terminal = IsTerminal(Stream::kError);
  const bool wanted = Environment("NO_COLOR").empty() && Environment("TERM") != "dumb";
  console.out_colours = console.out_is_terminal && wanted;
  console.err_colours = console.err_is_terminal && wanted;
  console.width = WidthOfProcess(console.width);
  return console;
}

std::string Console::Paint(Colour colour, std::string_view text) const {
  return Painted(colour, text, out_colours);
}

std::string Console::Flow(std::string_view text, int indent) const {
  return out_is_terminal ? Wrapped(text, width, indent) : std::string(text);
}

std::string Console::OneLine(std::string_view text, int taken) const {
  return Shortened(text, out_is_terminal ? width - taken : std::numeric_limits<int>::max());
}

void Console::Complain(const base::Error& error) {
  out.Flush();
  err.Line(Painted(Colour::kRed, "duban:", err_colours) + " " + words::Say(error, voice));
  err.Flush();
}

void Console::Remark(std::string_view text) {
  out.Flush();
  err.Line(text);
  err.Flush();
}

}  // namespace duban::cli
