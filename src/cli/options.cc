// Entry points: Options. The only file that includes CLI11, which is slow to compile; it splits the
// command line, the meaning of each value is judged by what the command declared.
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <charconv>

#include "cli/nearest.h"

namespace duban::cli {
namespace {

using base::ErrorCode;
using base::Fail;

bool ReadWhole(const std::string& text, int lowest, int highest, int& into) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  if (number < lowest || number > highest) return false;
  into = number;
  return true;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

base::Unexpected<base::Error> WrongValue(const Options::Option& option, const std::string& value) {
  if (option.range)
    return Fail(ErrorCode::kUsage, "option-out-of-range",
                {{"option", option.name},
                 {"value", value},
                 {"lowest", std::to_string(option.range->first)},
                 {"highest", std::to_string(option.range->second)}});
  if (option.choices.empty())
    return Fail(ErrorCode::kUsage, "option-wrong-value",
                {{"option", option.name}, {"value", value}});
  return Fail(ErrorCode::kUsage, "option-no-choice",
              {{"option", option.name}, {"value", value}, {"choices", Joined(option.choices)}});
}

// One option as CLI11 fills it: `value` where it may stand once, `values` where it takes many.
struct Given {
  const Options::Option* option;
  std::string value;
  std::vector<std::string> values;
  CLI::Option* parsed = nullptr;
};

void Declare(CLI::App& app, Given& given) {
  const Options::Option& option = *given.option;
  const std::string names =
      option.short_name.empty() ? option.name : option.short_name + "," + option.name;
  if (option.placeholder.empty() && !option.positional) {
    given.parsed = app.add_flag(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    return;
  }
  if (option.many) {
    given.parsed = app.add_option(names, given.values);
    return;
  }
  given.parsed = app.add_option(names, given.value);
  if (!option.positional) given.parsed->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

base::Expected<void> Take(const Given& given) {
  const Options::Option& option = *given.option;
  if (given.parsed->count() == 0) {
    if (option.need != Need::kRequired) return {};
    return Fail(ErrorCode::kUsage, "option-missing", {{"option", option.name}});
  }
  if (!option.many)
    return option.accept(given.value) ? base::Expected<void>() : WrongValue(option, given.value);
  for (const std::string& value : given.values)
    if (!option.accept(value)) return WrongValue(option, value);
  return {};
}

// CLI11 begins such a fault with the option's name: "--jobs: 1 required …".
std::string OptionIn(std::string_view fault) {
  return std::string(fault.substr(0, fault.find(':')));
}

// "--yaer=2025" and "--yaer" both miss --year; a positional argument has no name to be missed.
base::Unexpected<base::Error> Unknown(const std::string& word,
                                      const std::vector<Options::Option>& options) {
  std::vector<std::string> names{"--help", "--lang"};
  for (const Options::Option& option : options)
    if (!option.positional) names.push_back(option.name);
  const std::string name = word.substr(0, word.find('='));
  return Fail(ErrorCode::kUsage, "option-unknown",
              {{"option", word}, {"hint", name.starts_with("--") ? Nearest(name, names) : ""}});
}

base::Expected<void> Split(CLI::App& app, const std::vector<std::string>& words,
                           const std::vector<Options::Option>& options) {
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ArgumentMismatch& fault) {
    return Fail(ErrorCode::kUsage, "option-without-value", {{"option", OptionIn(fault.what())}});
  } catch (const CLI::Error& fault) {
    return Fail(ErrorCode::kUsage, "command-line-wrong", {{"detail", fault.what()}});
  }
  std::vector<std::string> unknown = app.remaining();
  std::erase(unknown, "--");  // what follows it was taken for what it is; CLI11 hands the mark back
  if (unknown.empty()) return {};
  return Unknown(unknown.front(), options);
}

}  // namespace

Options::Option& Options::Add(std::string_view names, std::string_view placeholder) {
  Option option;
  const size_t comma = names.find(',');
  if (comma != names.npos) option.short_name = names.substr(0, comma);
  option.name = names.substr(comma == names.npos ? 0 : comma + 1);
  option.placeholder = placeholder;
  return list_.emplace_back(std::move(option));
}

void Options::Flag(std::string_view names, bool& into) {
  Add(names, "").accept = [&into](const std::string&) { return into = true; };
}

void Options::Value(std::string_view names, std::string_view placeholder, std::string& into,
                    Need need) {
  Option& option = Add(names, placeholder);
  option.need = need;
  option.accept = [&into](const std::string& value) {
    into = value;
    return !value.empty();
  };
}

void Options::Value(std::string_view names, std::string_view placeholder, int& into, int lowest,
                    int highest, Need need) {
  Option& option = Add(names, placeholder);
  option.need = need;
  option.range = {lowest, highest};
  option.accept = [&into, lowest, highest](const std::string& value) {
    return ReadWhole(value, lowest, highest, into);
  };
}

void Options::Choice(std::string_view names, std::vector<std::string> choices, std::string& into) {
  std::string placeholder;
  for (const std::string& choice : choices)
    placeholder.append(placeholder.empty() ? "" : "|").append(choice);
  Option& option = Add(names, placeholder);
  option.accept = [&into, choices](const std::string& value) {
    into = value;
    return std::find(choices.begin(), choices.end(), value) != choices.end();
  };
  option.choices = std::move(choices);
}

void Options::Positional(std::string_view name, std::string& into, Need need) {
  Option& option = Add(name, "");
  option.positional = true;
  option.need = need;
  option.accept = [&into](const std::string& value) {
    into = value;
    return true;
  };
}

void Options::Positional(std::string_view name, std::vector<std::string>& into, Need need) {
  Option& option = Add(name, "");
  option.positional = option.many = true;
  option.need = need;
  option.accept = [&into](const std::string& value) {
    into.push_back(value);
    return true;
  };
}

base::Expected<void> Options::Parse(const std::vector<std::string>& words) const {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<Given> all(list_.size());
  for (size_t i = 0; i < list_.size(); ++i) {
    all[i].option = &list_[i];
    Declare(app, all[i]);
  }
  DUBAN_CHECK(Split(app, words, list_));
  for (const Given& given : all) DUBAN_CHECK(Take(given));
  return {};
}

}  // namespace duban::cli
