#include "read/compound.h"

#include <gtest/gtest.h>

#include "read/compound_for_test.h"
#include "read/sniff.h"

namespace duban::read {
namespace {

using std::string_literals::operator""s;

TEST(CompoundStreams, NamesAndHeads) {
  const std::string bytes = MakeCompound({{"Root Entry", ""}, {"WordDocument", "abc"}});
  const auto streams = CompoundStreams(bytes);
  ASSERT_EQ(streams.size(), 2u);
  EXPECT_EQ(streams[1].name, "WordDocument");
  EXPECT_TRUE(streams[1].head.starts_with("abc"));
}

TEST(CompoundStreams, DamageAndCirclesEnd) {
  EXPECT_TRUE(CompoundStreams("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").empty());
  std::string bytes = MakeCompound({{"WordDocument", ""}});
  for (size_t cut = 0; cut < bytes.size(); cut += 100) (void)CompoundStreams(bytes.substr(0, cut));
  bytes[512 + 4] = '\x01';  // the directory's sector follows itself
  bytes[512 + 5] = bytes[512 + 6] = bytes[512 + 7] = '\0';
  EXPECT_LE(CompoundStreams(bytes).size(), 4096u);
}

TEST(Sniff, CompoundFilesByTheirStreams) {
  EXPECT_EQ(Sniff(MakeCompound({{"WordDocument", ""}})), Type::kDoc);
  EXPECT_EQ(Sniff(MakeCompound({{"Workbook", ""}})), Type::kXls);
  EXPECT_EQ(Sniff(MakeCompound({{"Book", ""}})), Type::kXls);
  EXPECT_EQ(Sniff(MakeCompound({{"PowerPoint Document", ""}})), Type::kSlides);
  EXPECT_EQ(Sniff(MakeCompound({{"__properties_version1.0", ""}})), Type::kCompound);
}

TEST(Sniff, CompoundFilesThatAskForAPassword) {
  EXPECT_EQ(Sniff(MakeCompound({{"EncryptionInfo", ""}, {"EncryptedPackage", ""}})),
            Type::kEncryptedOffice);
  EXPECT_EQ(Sniff(MakeCompound({{"WordDocument", std::string(11, '\0') + "\x01"}})),
            Type::kEncryptedOffice);
  EXPECT_EQ(Sniff(MakeCompound({{"Workbook", "\x09\x08\x02\0..\x2F\0"s}})), Type::kEncryptedOffice);
  // A picture embedded as a workbook inside a document does not make it one.
  EXPECT_EQ(Sniff(MakeCompound({{"WordDocument", ""}, {"Workbook", ""}})), Type::kDoc);
}

}  // namespace
}  // namespace duban::read
