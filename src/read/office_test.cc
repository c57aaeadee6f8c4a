#include "read/office.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "port/system/installed.h"

namespace duban::read {
namespace {

constexpr const char* kRtf =
    R"({\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}})"
    R"({\trowd\cellx1000\cellx2000\cellx3000\intbl 1\cell A\cell B\cell\row})"
    R"({\trowd\cellx1000\cellx2000\cellx3000\intbl 2\cell C\cell \u20462?\cell\row}})";

TEST(ReadOffice, RtfBecomesAGrid) {
  if (port::system::FindExecutable("soffice").empty()) GTEST_SKIP() << "soffice is not installed";
  table::Document document;
  const auto read = ReadOffice(kRtf, Type::kRtf, {}, document);
  if (!read && read.error().message.key != "converter-failed" &&
      read.error().code == base::ErrorCode::kUnsupported)
    GTEST_SKIP() << "the sandbox is not to be had: " << read.error().message.key;
  ASSERT_TRUE(read) << read.error().message.key;
  EXPECT_EQ(document.format, "rtf");
  ASSERT_EQ(document.notes.size(), 1u);
  EXPECT_EQ(document.notes[0].code, "converted");
  const auto& grid = std::get<table::Grid>(document.blocks.at(0));
  EXPECT_EQ(grid.TextAt(1, 2), "修");
}

TEST(ReadOffice, NamesThePackageWhereLibreOfficeIsMissing) {
  setenv("DUBAN_CONVERTERS", "", 1);
  table::Document document;
  const auto read = ReadOffice(kRtf, Type::kRtf, {}, document);
  unsetenv("DUBAN_CONVERTERS");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::ErrorCode::kUnsupported);
  EXPECT_EQ(read.error().message.key, "converter-missing");
}

}  // namespace
}  // namespace duban::read
