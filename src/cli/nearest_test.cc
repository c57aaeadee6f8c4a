#include "cli/nearest.h"

#include <gtest/gtest.h>

namespace duban::cli {
namespace {

TEST(Nearest, IsAtMostTwoChangesAway) {
  const std::vector<std::string> names = {"read", "list", "show", "import", "import undo"};
  EXPECT_EQ(Nearest("raed", names), "read");
  EXPECT_EQ(Nearest("ipmrt", names), "import");
  EXPECT_EQ(Nearest("imprtt undo", names), "import undo");
  EXPECT_EQ(Nearest("lst", names), "list");
  EXPECT_EQ(Nearest("export", names), "import");
  EXPECT_EQ(Nearest("delete", names), "");
  EXPECT_EQ(Nearest("", names), "");
  EXPECT_EQ(Nearest("x", {"y"}), "") << "nothing of it is left";
  EXPECT_EQ(Nearest("--yaer", {"--json", "--year"}), "--year");
}

}  // namespace
}  // namespace duban::cli
