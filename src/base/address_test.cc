#include "base/address.h"

#include <gtest/gtest.h>

namespace duban::base {
namespace {

TEST(WithoutPassword, LeavesOutTheUsersPassword) {
  EXPECT_EQ(WithoutPassword("postgres://me:secret@host/db"), "postgres://me@host/db");
  EXPECT_EQ(WithoutPassword("postgres://u:se@cret@h/x"), "postgres://u@h/x");
  EXPECT_EQ(WithoutPassword("postgres://u:a/b@h/x"), "postgres://u@h/x");
}

TEST(WithoutPassword, HidesItAmongTheParameters) {
  EXPECT_EQ(WithoutPassword("postgres://h/x?user=u&password=hunter2&a=b"),
            "postgres://h/x?user=u&password=***&a=b");
  EXPECT_EQ(WithoutPassword("postgres://h/x?sslpassword=k"), "postgres://h/x?sslpassword=***");
}

TEST(WithoutPassword, LeavesOtherAddressesAlone) {
  for (const char* address : {"postgres://host/db", "postgres://host:5432/db", "/a:b@c.db",
                              "sqlite:/srv/duban.db", "postgres://me@host/db?sslmode=require"})
    EXPECT_EQ(WithoutPassword(address), address);
}

}  // namespace
}  // namespace duban::base
