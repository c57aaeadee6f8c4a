// Entry points: VersionLine, HelpPage.
#include "cli/help.h"

#include <fmt/format.h>

#include "cli/exit_status_tsv.h"
#include "cli/version.h"
#include "understand/understand.h"

namespace duban::cli {
namespace {

std::string KeyOf(std::string_view prefix, std::string_view name) {
  std::string key = std::string(prefix) + std::string(name);
  std::replace(key.begin(), key.end(), ' ', '-');
  return key;
}

std::string Spelled(const Options::Option& option) {
  const std::string value = option.placeholder.empty() ? "" : " " + option.placeholder;
  const std::string shorter = option.short_name.empty() ? "" : option.short_name + ", ";
  return shorter + option.name + value;
}

// "duban read FILE… [options]"
std::string Usage(const Options& options) {
  std::string out = "duban " + options.command();
  bool more = false;
  for (const Options::Option& option : options.list()) {
    if (option.need == Need::kRequired && !option.positional) out += " " + Spelled(option);
    more |= option.need == Need::kOptional && !option.positional;
    if (!option.positional) continue;
    const std::string word = option.name + (option.many ? "…" : "");
    out += option.need == Need::kRequired ? " " + word : " [" + word + "]";
  }
  return out + (more ? " […]" : "");
}

std::string OptionSentence(const Options& options, const Options::Option& option,
                           const Console& console) {
  const std::string name(option.name.substr(option.name.find_first_not_of('-')));
  const std::string own = KeyOf("option.", options.command() + "." + name);
  return console.Say(words::Knows(own) ? own : "option." + name);
}

std::string OptionList(const Options& options, const Console& console) {
  std::string out;
  for (const Options::Option& option : options.list())
    out += fmt::format("  {:<26} {}\n", Spelled(option), OptionSentence(options, option, console));
  return out;
}

std::string StatusList(const Console& console) {
  std::string out;
  const bool chinese = console.voice.language == words::Language::kChinese;
  for (const ExitStatusRow& row : kExitStatusRows)
    out += fmt::format("  {:>3}  {}\n", row.status, chinese ? row.zh : row.en);
  return out;
}

}  // namespace

std::string VersionLine() {
  return fmt::format("duban {} (rules {})", kVersion, understand::kRules);
}

std::string HelpPage(const Commands& commands, const Console& console) {
  std::string out = console.Say("help.program") + "\n\n" + console.Say("help.usage") + "\n\n";
  for (const auto& command : commands)
    out += fmt::format("  {:<14} {}\n", command->name(),
                       console.Say(KeyOf("command.", command->name())));
  out += "\n" + console.Say("help.statuses") + "\n" + StatusList(console);
  return out + "\n" + console.Say("help.more") + "\n";
}

std::string HelpPage(Command& command, const Console& console) {
  Options options{std::string(command.name())};
  command.Declare(options);
  std::string out =
      console.Say(KeyOf("command.", command.name())) + "\n\n" + Usage(options) + "\n\n";
  if (const std::string manual = KeyOf("manual.", command.name()); words::Knows(manual))
    out += console.Say(manual) + "\n\n";
  out += OptionList(options, console) + "\n" + console.Say("help.examples") + "\n";
  for (const Example& example : command.examples())
    out += fmt::format("  {}\n      {}\n", example.line, console.Say(example.key));
  return out;
}

}  // namespace duban::cli
