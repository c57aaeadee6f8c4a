// What a command takes, declared once: parsed here, and printed by the help and docs/cli.md.
//
// Values are bound by reference and keep their default when the option is not given; they must
// outlive Parse(). The sentence of an option is the catalog's "option.<command>.<name>", or
// "option.<name>" where several commands share it. One object, one thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/expected.h"

namespace duban::cli {

// kTold: required as usage says, and missed by the command itself, in words of its own.
enum class Need { kOptional, kRequired, kTold };

class Options {
 public:
  struct Option {
    std::string name;         // "--jobs"; "FILE" for a positional
    std::string short_name;   // "-j" or empty
    std::string placeholder;  // "N"; empty for a flag
    std::vector<std::string> choices;
    std::optional<std::pair<int, int>> range;  // lowest and highest number
    bool positional = false;
    bool many = false;
    Need need = Need::kOptional;
    std::function<bool(const std::string&)> accept;  // takes a value; false: it makes no sense
  };

  explicit Options(std::string command) : command_(std::move(command)) {}

  // `names` is "--jobs" or "-j,--jobs".
  void Flag(std::string_view names, bool& into);
  void Value(std::string_view names, std::string_view placeholder, std::string& into,
             Need need = Need::kOptional);
  void Value(std::string_view names, std::string_view placeholder, int& into, int lowest,
             int highest, Need need = Need::kOptional);
  void Choice(std::string_view names, std::vector<std::string> choices, std::string& into);
  void Positional(std::string_view name, std::string& into, Need need = Need::kRequired);
  void Positional(std::string_view name, std::vector<std::string>& into,
                  Need need = Need::kRequired);

  // kUsage with a sentence that names the word which was not understood.
  base::Expected<void> Parse(const std::vector<std::string>& words) const;

  const std::string& command() const { return command_; }
  const std::vector<Option>& list() const { return list_; }

 private:
  Option& Add(std::string_view names, std::string_view placeholder);

  std::string command_;
  std::vector<Option> list_;
};

}  // namespace duban::cli
