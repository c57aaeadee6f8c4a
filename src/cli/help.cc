// Entry points: VersionLine, HelpPage, GroupPage.
#include "cli/help.h"

#include <fmt/format.h>

#include "cli/exit_status_tsv.h"
#include "cli/help_parts.h"
#include "cli/version.h"
#include "cli/width.h"
#include "understand/understand.h"

namespace duban::cli {
namespace {

constexpr int kOptionColumn = 30, kStatusColumn = 7, kCommandColumn = 17;

std::string OptionList(const Options& options, const Console& console) {
  std::string out;
  for (const Options::Option& option : options.list()) {
    const std::string spelled = "  " + Spelled(option);
    const bool fits = WidthOf(spelled) < kOptionColumn;
    out += fits ? Padded(spelled, kOptionColumn) : spelled + "\n" + std::string(kOptionColumn, ' ');
    out += console.Flow(console.Say(SentenceKey(options, option)), kOptionColumn) + "\n";
  }
  return out;
}

std::string StatusList(const Console& console) {
  std::string out;
  const bool chinese = console.voice.language == words::Language::kChinese;
  for (const ExitStatusRow& row : kExitStatusRows)
    out += fmt::format("  {:>3}  {}\n", row.status,
                       console.Flow(chinese ? row.zh : row.en, kStatusColumn));
  return out;
}

// Each of the commands with its line.
std::string CommandList(const std::vector<Command*>& commands, const Console& console) {
  std::string out;
  for (const Command* command : commands)
    out +=
        fmt::format("  {:<14} {}\n", command->name(),
                    console.Flow(console.Say(KeyOf("command.", command->name())), kCommandColumn));
  return out;
}

std::vector<Command*> Pointers(const Commands& commands) {
  std::vector<Command*> out;
  for (const auto& command : commands) out.push_back(command.get());
  return out;
}

}  // namespace

std::string VersionLine() {
  return fmt::format("duban {} (rules {})", kVersion, understand::kRules);
}

std::string HelpPage(const Commands& commands, const Console& console) {
  std::string out =
      console.Flow(console.Say("help.program")) + "\n\n" + console.Say("help.usage") + "\n\n";
  out += CommandList(Pointers(commands), console);
  out += "\n" + console.Say("help.statuses") + "\n" + StatusList(console);
  return out + "\n" + console.Flow(console.Say("help.more")) + "\n";
}

std::string GroupPage(std::string_view group, const Commands& commands, const Console& console) {
  return console.Flow(console.Say(KeyOf("group.", group))) + "\n\n" +
         console.Say("help.group-usage", {{"group", std::string(group)}}) + "\n\n" +
         CommandList(InGroup(group, commands), console) + "\n" +
         console.Flow(console.Say("help.group-more", {{"group", std::string(group)}})) + "\n";
}

std::string HelpPage(Command& command, const Commands& commands, const Console& console) {
  const Options options = Declared(command);
  std::string out =
      console.Say(KeyOf("command.", command.name())) + "\n\n" + Usage(options) + "\n\n";
  if (const std::string manual = KeyOf("manual.", command.name()); words::Knows(manual))
    out += console.Flow(console.Say(manual)) + "\n\n";
  out += OptionList(options, console) + "\n";
  if (const auto below = InGroup(command.name(), commands); !below.empty())
    out += console.Say("help.below") + "\n" + CommandList(below, console) + "\n";
  out += console.Say("help.examples") + "\n";
  for (const Example& example : command.examples())
    out += fmt::format("  {}\n      {}\n", example.line, console.Say(example.key));
  return out;
}

}  // namespace duban::cli
