// Entry points: Manual.
#include "cli/manual.h"

#include "cli/exit_status_tsv.h"
#include "cli/help_parts.h"

namespace duban::cli {
namespace {

using words::Language;

std::string Chinese(std::string_view key) {
  return words::Say(key, {Language::kChinese, {}});
}
std::string English(std::string_view key) {
  return words::Say(key, {Language::kEnglish, {}});
}

// A '|' would end the cell of a table.
std::string Cell(std::string text) {
  for (size_t at = 0; (at = text.find('|', at)) != text.npos; at += 2) text.insert(at, "\\");
  return text;
}

std::string Row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out += " " + Cell(cell) + " |";
  return out + "\n";
}

std::string Sentences(const std::string& key) {
  return words::Knows(key) ? English(key) + "\n\n" + Chinese(key) + "\n\n" : "";
}

std::string OptionTable(const Options& options) {
  if (options.list().empty()) return "";
  std::string out = Row({"option", "meaning", "说明"}) + Row({"---", "---", "---"});
  for (const Options::Option& option : options.list()) {
    const std::string key = SentenceKey(options, option);
    out += Row({"`" + Spelled(option) + "`", English(key), Chinese(key)});
  }
  return out + "\n";
}

std::string Section(Command& command) {
  const Options options = Declared(command);
  std::string out = "## duban " + std::string(command.name()) + "\n\n";
  out += Sentences(KeyOf("command.", command.name())) + "```\n" + Usage(options) + "\n```\n\n";
  out += Sentences(KeyOf("manual.", command.name())) + OptionTable(options);
  out += "```sh\n";
  for (const Example& example : command.examples())
    out += "# " + English(example.key) + " · " + Chinese(example.key) + "\n" +
           std::string(example.line) + "\n";
  return out + "```\n\n";
}

std::string StatusTable() {
  std::string out = Row({"status", "name", "kinds of failure", "meaning", "说明"}) +
                    Row({"---", "---", "---", "---", "---"});
  for (const ExitStatusRow& row : kExitStatusRows)
    out += Row({std::string(row.status), std::string(row.name), std::string(row.errors),
                std::string(row.en), std::string(row.zh)});
  return out + "\n";
}

}  // namespace

std::string Manual(const Commands& commands) {
  std::string out = "# The command line 命令行\n\n";
  out += "Printed by `duban --manual`; a test compares. 由 `duban --manual` 输出，有测试核对。\n\n";
  out += Sentences("manual.program") + "## Exit statuses 退出状态\n\n" + StatusTable();
  for (const auto& command : commands) out += Section(*command);
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace duban::cli
