// Hostile archives and tables under a limit of address space: an answer or an error, never the end
// of the process.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "port/system/zip.h"
#include "read/archive_for_test.h"
#include "read/reader.h"

namespace duban::read {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLimited = false;  // they map terabytes of address space
#else
constexpr bool kLimited = true;
#endif

// Bytes of address space that the process has.
uint64_t AddressSpace() {
  uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<uint64_t>(::sysconf(_SC_PAGESIZE));
}

// Reads in a child that may take so many more bytes: 0 for a document, 1 for an error, else how the
// child ended.
int ReadWithin(uint64_t more, std::string_view bytes, std::string_view name) {
  const pid_t child = ::fork();
  if (child == 0) {
    const uint64_t most = AddressSpace() + more;
    const rlimit limit{most, most};
    ::setrlimit(RLIMIT_AS, &limit);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::_exit(Read(bytes, name).has_value() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

std::string Repeat(std::string_view text, size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::string Xlsx(const std::string& sheet, const std::string& strings = "<sst/>") {
  return MakeZip({{"xl/workbook.xml",
                   "<workbook xmlns:r='r'><sheets><sheet name='一' r:id='r1'/>"
                   "</sheets></workbook>"},
                  {"xl/_rels/workbook.xml.rels",
                   "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
                   "</Relationships>"},
                  {"xl/sharedStrings.xml", strings},
                  {"xl/worksheets/sheet1.xml",
                   "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"}});
}

TEST(Memory, HostileFilesStayWithinBounds) {
  if (!kLimited) GTEST_SKIP() << "under a sanitizer";
  constexpr uint64_t kRoom = 1ull << 30;
  // A long shared text that every cell asks for; hidden rows, which are kept for marks of secrecy.
  const std::string text = "<sst><si><t>" + std::string(1 << 20, 'a') + "</t></si></sst>";
  EXPECT_EQ(
      ReadWithin(kRoom, Xlsx(Repeat("<row hidden='1'><c t='s'><v>0</v></c></row>", 5000), text),
                 "a.xlsx"),
      0);
  EXPECT_EQ(ReadWithin(kRoom, Xlsx(Repeat("<row><c><v>1</v></c></row>", 200'000)), "a.xlsx"), 0);
  // Columns and spans without end.
  EXPECT_EQ(ReadWithin(kRoom, "<table><tr>" + Repeat("<td>a", 2'000'000), "a.html"), 1);
  EXPECT_EQ(ReadWithin(kRoom, "<table>" + Repeat("<tr><td rowspan=65534 colspan=1000>a", 20'000),
                       "a.html"),
            1);
  EXPECT_EQ(ReadWithin(kRoom, Repeat("|甲", 3'000'000) + "\n" + Repeat("|乙", 3'000'000), "a.txt"),
            1);
  // Words that only the search for marks sees.
  EXPECT_EQ(ReadWithin(kRoom, Repeat("<p hidden>机密</p><p style='display:none'>甲</p>", 400'000),
                       "a.html"),
            0);
}

TEST(Memory, UnpackedBytesOfAllPartsAreCounted) {
  const std::string bytes =
      MakeZip(Parts{{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}});
  auto zip = port::system::Zip::Open(bytes, 1000);
  ASSERT_TRUE(zip);
  const auto all = [](std::string_view) { return true; };
  EXPECT_TRUE(zip->Read("a", all));
  const auto second = zip->Read("b", all);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message.key, "zip-bomb");
  EXPECT_EQ(second.error().message.Argument("part"), "b");
  EXPECT_EQ(zip->Names(), (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace duban::read
