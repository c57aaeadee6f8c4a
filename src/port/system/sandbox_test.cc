#include "port/system/sandbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace duban::port::system {
namespace {

std::string RunIn(std::vector<std::string> command, std::string_view input = "",
                  std::chrono::milliseconds time = std::chrono::seconds(20)) {
  const auto output = RunInSandbox(
      {.converter = "sh", .command = std::move(command), .input = input, .time = time});
  return output ? *output : "error " + output.error().message.key;
}

std::string Shell(const std::string& line, std::string_view input = "") {
  return RunIn({"sh", "-c", line}, input);
}

// Bubblewrap may be missing or forbidden here.
class Sandbox : public testing::Test {
 protected:
  void SetUp() override {
    const std::string answer = Shell("echo yes");
    if (answer == "error sandbox-missing" || answer == "error converter-missing")
      GTEST_SKIP() << answer;
  }
};

TEST_F(Sandbox, TheInputIsTheOnlyFileAndWholeAndCannotBeChanged) {
  const std::string input(3'000'000, 'x');
  EXPECT_EQ(Shell("wc -c < input; ls; echo y >> input || echo no", input), "3000000\ninput\nno\n");
  EXPECT_EQ(Shell("ls /home /root /etc/passwd /var/tmp 2>/dev/null; :"), "");
}

TEST_F(Sandbox, NothingIsWrittenOnTheMachinesDisk) {
  // Where nothing can be written it works all the same, so nothing can remain after a signal.
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before != nullptr ? before : "";
  setenv("TMPDIR", "/nonexistent", 1);
  EXPECT_EQ(Shell("cat input", "abc"), "abc");
  before != nullptr ? setenv("TMPDIR", kept.c_str(), 1) : unsetenv("TMPDIR");
}

TEST_F(Sandbox, ProgramsComeFromTheSystemAndNotFromTheCallersPath) {
  const std::string folder = testing::TempDir() + "duban-sandbox-path";
  std::filesystem::create_directories(folder);
  for (const char* name : {"/bwrap", "/sh"}) {
    std::ofstream(folder + name) << "#!/bin/sh\necho foreign\n";
    chmod((folder + name).c_str(), 0755);
  }
  const std::string kept = std::getenv("PATH");
  setenv("PATH", folder.c_str(), 1);
  EXPECT_EQ(Shell("echo own; echo $PATH"), "own\n/usr/bin:/bin\n");
  setenv("PATH", kept.c_str(), 1);
  std::filesystem::remove_all(folder);
}

TEST_F(Sandbox, OpenFilesAreNotHandedOn) {
  // Without O_CLOEXEC, as a library might open it.
  const int file = open("/dev/null", O_RDONLY);
  const int far = fcntl(file, F_DUPFD, 200);
  EXPECT_EQ(Shell("ls /proc/self/fd | grep -x " + std::to_string(far) + " || echo none"), "none\n");
  close(far);
  close(file);
}

TEST_F(Sandbox, TimeOutputAndScratchAreLimited) {
  EXPECT_EQ(RunIn({"sleep", "30"}, "", std::chrono::milliseconds(200)), "error converter-too-slow");
  const auto loud = RunInSandbox({.converter = "sh", .command = {"yes"}, .output = 1 << 20});
  ASSERT_FALSE(loud);
  EXPECT_EQ(loud.error().message.key, "converter-output-too-large");
  EXPECT_EQ(Shell("head -c 20000000 /dev/zero > big 2>/dev/null || echo full"), "full\n");
}

TEST_F(Sandbox, NothingElseCanBeFilled) {
  EXPECT_EQ(Shell("for i in / /dev /usr; do echo x 2>/dev/null > $i/x || echo no; done"),
            "no\nno\nno\n");
  EXPECT_EQ(Shell("head -c 20000000 /dev/zero > /dev/shm/big 2>/dev/null || echo full"), "full\n");
}

TEST_F(Sandbox, MemoryIsLimitedForAllProcessesTogether) {
  const std::string holds = "{ head -c 40000000 /dev/zero; sleep 20; } | tail -c 40000000 & ";
  const auto many = [&](uint64_t together) {
    return RunInSandbox({.converter = "sh",
                         .command = {"sh", "-c", holds + holds + holds + "sleep 1; echo enough"},
                         .time = std::chrono::seconds(10),
                         .memory_together = together});
  };
  const auto refused = many(80 << 20);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message.key, "converter-too-much-memory");
  EXPECT_TRUE(many(400 << 20));
}

TEST_F(Sandbox, AProgramThatClosesItsStreamsAndGoesOnIsStoppedInTime) {
  EXPECT_EQ(RunIn({"sh", "-c", "exec >&- 2>&-; sleep 30"}, "", std::chrono::milliseconds(300)),
            "error converter-too-slow");
}

TEST_F(Sandbox, AFailureIsToldInTheProgramsWords) {
  const auto output =
      RunInSandbox({.converter = "sh", .command = {"sh", "-c", "echo broken >&2; exit 3"}});
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().message.key, "converter-failed");
  EXPECT_EQ(output.error().message.arguments.at(1).second, "broken");
  EXPECT_EQ(RunInSandbox({.converter = "no-such-program", .command = {"x"}}).error().message.key,
            "converter-missing");
}

TEST_F(Sandbox, AConverterThatIsNotAllowedCountsAsNotInstalled) {
  setenv("DUBAN_CONVERTERS", "pdftotext pdftocairo", 1);
  const auto output = RunInSandbox({.converter = "sh", .package = "dash", .command = {"true"}});
  unsetenv("DUBAN_CONVERTERS");
  ASSERT_FALSE(output);
  EXPECT_EQ(output.error().message.key, "converter-missing");
  EXPECT_EQ(output.error().message.arguments.at(1).second, "dash");
}

TEST_F(Sandbox, ProcessesAreCountedWhereTheSystemCan) {
  if (getuid() == 0) GTEST_SKIP() << "root is exempt";
  EXPECT_EQ(Shell("i=0; while [ $i -lt 40 ]; do sleep 5 & i=$((i + 1)); done 2>/dev/null; "
                  "echo $i")
                .substr(0, 5),
            "error");
}

}  // namespace
}  // namespace duban::port::system
