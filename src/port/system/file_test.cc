#include "port/system/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace duban::port::system {
namespace {

class FileTest : public testing::Test {
 protected:
  FileTest() {
    std::string name = testing::TempDir() + "duban-file-XXXXXX";
    folder_ = ::mkdtemp(name.data());
  }
  ~FileTest() override { std::filesystem::remove_all(folder_); }
  std::string In(const std::string& name) const { return folder_ + "/" + name; }

  std::string folder_;
};

TEST_F(FileTest, ReadsBackWhatWasWritten) {
  const std::string bytes("a\0b\n", 4);
  ASSERT_TRUE(WriteFile(In("a"), bytes));
  EXPECT_EQ(*ReadFile(In("a")), bytes);
}

TEST_F(FileTest, SaysWhyNothingCanBeMadeInAFolder) {
  EXPECT_EQ(WhyNotWritable(folder_), 0);
  EXPECT_EQ(WhyNotWritable(In("none")), ENOENT);
}

TEST_F(FileTest, MissingFolderEmptyAndLargeAreToldApart) {
  ASSERT_TRUE(WriteFile(In("empty"), ""));
  ASSERT_TRUE(WriteFile(In("large"), "12345"));
  EXPECT_EQ(ReadFile(In("none")).error().message.key, "file-not-found");
  EXPECT_EQ(ReadFile(folder_).error().message.key, "file-is-folder");
  EXPECT_EQ(ReadFile(In("empty")).error().message.key, "file-empty");
  EXPECT_EQ(ReadFile(In("large"), 4).error().message.key, "file-too-large");
  EXPECT_TRUE(ReadFile(In("large"), 5));
}

TEST_F(FileTest, EndlessDeviceStopsAtTheLimit) {
  EXPECT_EQ(ReadFile("/dev/zero", 1 << 20).error().code, base::ErrorCode::kLimit);
}

TEST_F(FileTest, FileWithoutRightsIsUnreadable) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  ASSERT_TRUE(WriteFile(In("secret"), "x"));
  ::chmod(In("secret").c_str(), 0);
  EXPECT_EQ(ReadFile(In("secret")).error().code, base::ErrorCode::kUnreadable);
}

TEST_F(FileTest, FailedWriteLeavesNothingBehind) {
  EXPECT_EQ(WriteFile(In("no/such/folder"), "x").error().code, base::ErrorCode::kStorage);
  std::filesystem::create_directory(In("taken"));
  EXPECT_FALSE(WriteFile(In("taken"), "x"));
  EXPECT_TRUE(ListFolder(folder_, true).files.empty());
}

TEST_F(FileTest, WhereALinkPointsIsReplacedNotTheLink) {
  ASSERT_TRUE(WriteFile(In("a"), "old"));
  std::filesystem::create_symlink("a", In("link"));
  ASSERT_TRUE(WriteFile(In("link"), "new"));
  EXPECT_EQ(*ReadFile(In("a")), "new");
  EXPECT_TRUE(std::filesystem::is_symlink(In("link")));
}

TEST_F(FileTest, DevicesAreWrittenIntoNotReplaced) {
  std::filesystem::create_symlink("/dev/null", In("nowhere"));
  ASSERT_TRUE(WriteFile(In("nowhere"), "x"));
  EXPECT_TRUE(std::filesystem::is_character_file(In("nowhere")));
  std::filesystem::create_symlink("/dev/full", In("full"));
  EXPECT_EQ(WriteFile(In("full"), "x").error().code, base::ErrorCode::kStorage);
}

TEST_F(FileTest, RightsAreWhatTheUmaskLeavesOrWhatTheOldFileHad) {
  const mode_t before = ::umask(027);
  ASSERT_TRUE(WriteFile(In("new"), "x"));
  ::chmod(In("new").c_str(), 0604);
  ASSERT_TRUE(WriteFile(In("fresh"), "x"));
  ASSERT_TRUE(WriteFile(In("new"), "y"));
  ::umask(before);
  struct stat about{};
  ASSERT_EQ(::stat(In("fresh").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0640u);
  ASSERT_EQ(::stat(In("new").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0604u);
}

TEST_F(FileTest, ListsFilesSortedWithoutHiddenOnes) {
  std::filesystem::create_directories(In("deep/.git"));
  for (const char* name : {"b", "a", ".hidden", "deep/c", "deep/.git/d"})
    ASSERT_TRUE(WriteFile(In(name), "x"));
  EXPECT_EQ(ListFolder(folder_, false).files, (std::vector{In("a"), In("b")}));
  EXPECT_EQ(ListFolder(folder_, true).files, (std::vector{In("a"), In("b"), In("deep/c")}));
}

TEST_F(FileTest, CircleOfLinksIsNotWalked) {
  std::filesystem::create_directory_symlink(folder_, In("loop"));
  EXPECT_TRUE(ListFolder(folder_, true).files.empty());
}

TEST_F(FileTest, ListingWhatIsNotThereFails) {
  const Listing listing = ListFolder(In("none"), false);
  ASSERT_EQ(listing.unread.size(), 1u);
  EXPECT_EQ(listing.unread[0].second.code, base::ErrorCode::kNotFound);
}

TEST_F(FileTest, ErrorNumbersAreToldByName) {
  EXPECT_EQ(ReasonOf(ENOSPC), "ENOSPC");
  EXPECT_EQ(ReasonOf(99999), "99999");
}

}  // namespace
}  // namespace duban::port::system
