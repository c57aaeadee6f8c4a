// Entry points: KeyOf, Usage, Spelled, SentenceKey, Declared, InGroup.
#include "cli/help_parts.h"

#include "words/words.h"

namespace duban::cli {

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

std::string Usage(const Options& options) {
  std::string out = "duban " + options.command();
  bool more = false;
  for (const Options::Option& option : options.list()) {
    const bool required = option.need != Need::kOptional;
    const std::string word = option.positional ? option.name + (option.many ? "…" : "")
                                               : option.name + " " + option.placeholder;
    if (required) out += " " + word;
    if (!required && option.positional) out += " [" + word + "]";
    more |= !required && !option.positional;
  }
  return out + (more ? " […]" : "");
}

std::string SentenceKey(const Options& options, const Options::Option& option) {
  const std::string name = option.name.substr(option.name.find_first_not_of('-'));
  const std::string own = KeyOf("option.", options.command() + "." + name);
  return words::Knows(own) ? own : "option." + name;
}

Options Declared(Command& command) {
  Options options{std::string(command.name())};
  command.Declare(options);
  return options;
}

std::vector<Command*> InGroup(std::string_view group, const Commands& commands) {
  std::vector<Command*> out;
  for (const auto& command : commands)
    if (command->name().starts_with(std::string(group) + " ")) out.push_back(command.get());
  return out;
}

}  // namespace duban::cli
