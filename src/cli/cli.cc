// Entry points: AllCommands, Run.
#include "cli/cli.h"

#include <cerrno>
#include <cstring>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/help_parts.h"
#include "cli/manual.h"
#include "cli/nearest.h"
#include "port/system/file.h"
#include "port/system/signals.h"

namespace duban::cli {
namespace {

using base::ErrorCode;
using base::Fail;
using Words = std::vector<std::string>;

// The command whose name the words begin with, the longest name first ("import undo" before
// "import"); takes those words away.
Command* FindCommand(const Commands& commands, Words& words) {
  for (const size_t count : {size_t{2}, size_t{1}}) {
    if (words.size() < count) continue;
    const std::string name = count == 2 ? words[0] + " " + words[1] : words[0];
    for (const auto& command : commands) {
      if (command->name() != name) continue;
      words.erase(words.begin(), words.begin() + static_cast<ptrdiff_t>(count));
      return command.get();
    }
  }
  return nullptr;
}

// A word that begins the names of commands and is none by itself: "task", also before an option.
bool IsGroup(const Commands& commands, const Words& words) {
  return !InGroup(words[0], commands).empty() && (words.size() == 1 || words[1].starts_with("-"));
}

// The names of commands that what was typed may stand for: "imprt undo" as well as "imprt".
base::Unexpected<base::Error> UnknownCommand(const Commands& commands, const Words& words) {
  std::vector<std::string> names;
  for (const auto& command : commands) names.emplace_back(command->name());
  names.emplace_back("help");
  if (!InGroup(words[0], commands).empty()) {
    const std::string name = words[0] + " " + words[1];
    return Fail(ErrorCode::kUsage, "command-unknown",
                {{"command", name}, {"hint", Nearest(name, names)}, {"group", words[0]}});
  }
  std::string hint = words.size() > 1 ? Nearest(words[0] + " " + words[1], names) : "";
  if (hint.empty()) hint = Nearest(words[0], names);
  return Fail(ErrorCode::kUsage, "command-unknown", {{"command", words[0]}, {"hint", hint}});
}

bool TakeWord(Words& words, std::string_view long_name, std::string_view short_name = {}) {
  for (auto at = words.begin(); at != words.end() && *at != "--"; ++at) {
    if (*at != long_name && (short_name.empty() || *at != short_name)) continue;
    words.erase(at);
    return true;
  }
  return false;
}

// "--lang en" and "--lang=en", anywhere before "--".
base::Expected<void> TakeLanguage(Words& words, words::Voice& voice) {
  for (auto at = words.begin(); at != words.end() && *at != "--"; ++at) {
    if (*at != "--lang" && !at->starts_with("--lang=")) continue;
    const bool joined = at->size() > 6;
    const std::string value = joined ? at->substr(7) : at + 1 == words.end() ? "" : *(at + 1);
    if (value != "zh" && value != "en")
      return Fail(ErrorCode::kUsage, "option-no-choice",
                  {{"option", "--lang"}, {"value", value}, {"choices", "zh, en"}});
    voice.language = value == "zh" ? words::Language::kChinese : words::Language::kEnglish;
    words.erase(at, at + (joined ? 1 : 2));
    return {};
  }
  return {};
}

base::Expected<int> RunCommand(Command& command, const Words& words, Console& console) {
  Options options{std::string(command.name())};
  command.Declare(options);
  DUBAN_CHECK(options.Parse(words));
  return command.Run(console);
}

base::Expected<int> Dispatch(const Commands& commands, Words words, Console& console) {
  DUBAN_CHECK(TakeLanguage(words, console.voice));
  bool help = TakeWord(words, "--help", "-h");
  if (!words.empty() && (words.front() == "--version" || words.front() == "--manual")) {
    console.out.Write(words.front() == "--version" ? VersionLine() + "\n" : Manual(commands));
    return kDone;
  }
  if (words.empty()) {
    console.out.Write(HelpPage(commands, console));
    return help ? kDone : StatusOf(ErrorCode::kUsage);
  }
  if (words.front() == "help") {
    help = true;
    words.erase(words.begin());
    if (words.empty()) return Dispatch(commands, {"--help"}, console);
  }
  Command* command = FindCommand(commands, words);
  if (command == nullptr && IsGroup(commands, words)) {
    console.out.Write(GroupPage(words[0], commands, console));
    return help ? kDone : StatusOf(ErrorCode::kUsage);
  }
  if (command == nullptr) return UnknownCommand(commands, words);
  if (!help) return RunCommand(*command, words, console);
  console.out.Write(HelpPage(*command, commands, console));
  return kDone;
}

// A reader that has gone away (head, less) is no failure worth a word.
int Finish(Console& console, int status) {
  console.out.Flush();
  console.err.Flush();
  const int failure = console.out.failure();
  if (failure == 0) return status;
  if (failure == EPIPE) return kNoReader;
  console.Complain({ErrorCode::kStorage,
                    {"output-not-written", {{"reason", port::system::ReasonOf(failure)}}},
                    {}});
  return StatusOf(ErrorCode::kStorage);
}

}  // namespace

Commands AllCommands(const OpenWorkplace& open) {
  Commands commands;
  commands.push_back(MakeRead());
  commands.push_back(MakeCheck());
  commands.push_back(MakeExplain());
  commands.push_back(MakeScheme());
  for (const auto make : {MakeImport, MakeImportUndo, MakeTaskJoin, MakeTaskUnjoin, MakeTaskSplit,
                          MakeTaskMerge, MakeTaskUnlink, MakeList, MakeShow, MakeExport,
                          MakeOriginal, MakeEventList, MakeEventErase, MakeDoctor})
    commands.push_back(make(open));
  return commands;
}

int Run(const Commands& commands, const Words& words, Console& console) {
  const base::Expected<int> status = Dispatch(commands, words, console);
  if (status) return Finish(console, *status);
  console.Complain(status.error());
  const int signal = port::system::StopSignals::Signal();
  if (status.error().code == ErrorCode::kCancelled && signal != 0)
    return Finish(console, 128 + signal);
  return Finish(console, StatusOf(status.error().code));
}

int Crash(const char* what) {
  auto console = Console::OfProcess();
  console.Complain({ErrorCode::kInternal, {"internal-fault", {{"detail", what}}}, {}});
  return StatusOf(ErrorCode::kInternal);
}

}  // namespace duban::cli
