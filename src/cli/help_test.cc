#include "cli/help.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "cli/cli.h"
#include "cli/help_parts.h"
#include "cli/manual.h"

namespace duban::cli {
namespace {

Commands Every() {
  return AllCommands({});
}

TEST(Help, EveryCommandOptionAndExampleHasItsSentence) {
  for (const auto& command : Every()) {
    EXPECT_TRUE(words::Knows(KeyOf("command.", command->name()))) << command->name();
    const Options options = Declared(*command);
    for (const auto& option : options.list())
      EXPECT_TRUE(words::Knows(SentenceKey(options, option))) << command->name() << option.name;
    EXPECT_FALSE(command->examples().empty()) << command->name();
    for (const Example& example : command->examples())
      EXPECT_TRUE(words::Knows(example.key)) << example.key;
  }
}

// Of every word that begins the names of several commands, as of "task" and of "import" itself.
TEST(Help, EveryGroupListsItsCommands) {
  const Commands commands = Every();
  int groups = 0;
  for (const auto& command : commands) {
    const std::string group(command->name().substr(0, command->name().find(' ')));
    const auto own = std::find_if(commands.begin(), commands.end(),
                                  [&](const auto& one) { return one->name() == group; });
    for (const words::Language language : {words::Language::kChinese, words::Language::kEnglish}) {
      Console console;
      console.voice.language = language;
      const std::string page = own == commands.end() ? GroupPage(group, commands, console)
                                                     : HelpPage(**own, commands, console);
      EXPECT_TRUE(own != commands.end() || words::Knows(KeyOf("group.", group))) << group;
      for (const Command* one : InGroup(group, commands)) {
        ++groups;
        EXPECT_NE(page.find("  " + std::string(one->name()) + " "), std::string::npos) << page;
        EXPECT_NE(page.find(console.Say(KeyOf("command.", one->name()))), std::string::npos);
      }
    }
  }
  EXPECT_GT(groups, 0);
}

TEST(Help, ExamplesAreOfTheirOwnCommand) {
  for (const auto& command : Every())
    for (const Example& example : command->examples())
      EXPECT_TRUE(example.line.starts_with("duban " + std::string(command->name())))
          << example.line;
}

TEST(Help, TheManualHasEveryCommand) {
  const Commands commands = Every();
  const std::string manual = Manual(commands);
  for (const auto& command : commands)
    EXPECT_NE(manual.find("## duban " + std::string(command->name()) + "\n"), std::string::npos);
}

TEST(Options, TakeValuesFlagsAndPositionals) {
  Options options("read");
  std::vector<std::string> files;
  std::string format = "text", one;
  int jobs = 1;
  bool keep = false;
  options.Positional("ONE", one);
  options.Positional("FILE", files);
  options.Value("-j,--jobs", "N", jobs, 0, 8);
  options.Choice("--format", {"text", "csv"}, format);
  options.Flag("-k,--keep-going", keep);
  ASSERT_TRUE(options.Parse({"a", "-k", "b", "--format=csv", "c", "-j", "3"}));
  EXPECT_EQ(one, "a");
  EXPECT_EQ(files, (std::vector<std::string>{"b", "c"}));
  EXPECT_EQ(format, "csv");
  EXPECT_EQ(jobs, 3);
  EXPECT_TRUE(keep);
}

TEST(Options, RefuseWhatMakesNoSense) {
  Options options("read");
  std::string one, format;
  int jobs = 1;
  options.Positional("ONE", one);
  options.Value("--jobs", "N", jobs, 0, 8);
  options.Choice("--format", {"text", "csv"}, format);
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{},
                                             {"a", "b"},
                                             {"a", "--jobs", "9"},
                                             {"a", "--jobs", "3x"},
                                             {"a", "--jobs"},
                                             {"a", "--format", "xml"},
                                             {"a", "--nonsense"}}) {
    const auto parsed = options.Parse(words);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, base::ErrorCode::kUsage);
  }
}

TEST(Console, KnowsTheLanguageOfALocale) {
  using words::Language;
  for (const char* locale : {"zh_CN.UTF-8", "zh", "C.UTF-8", "POSIX", ""})
    EXPECT_EQ(LanguageOf(locale), Language::kChinese) << locale;
  for (const char* locale : {"en_US.UTF-8", "en", "de_DE@euro"})
    EXPECT_EQ(LanguageOf(locale), Language::kEnglish) << locale;
}

}  // namespace
}  // namespace duban::cli
