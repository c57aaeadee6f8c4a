#include "cli/exit_status.h"

#include <gtest/gtest.h>

#include "cli/exit_status_tsv.h"

namespace duban::cli {
namespace {

using base::ErrorCode;

TEST(ExitStatus, EveryKindOfFailureStandsInExactlyOneRow) {
  std::string all = " ";
  for (const ExitStatusRow& row : kExitStatusRows)
    if (!row.errors.empty()) all.append(row.errors).append(" ");
  for (int code = 0; code <= static_cast<int>(ErrorCode::kInternal); ++code) {
    const std::string name = " " + std::string(Name(static_cast<ErrorCode>(code))) + " ";
    const size_t at = all.find(name);
    ASSERT_NE(at, std::string::npos) << name;
    EXPECT_EQ(all.find(name, at + 1), std::string::npos) << name;
  }
}

TEST(ExitStatus, TellsBadInputFromAMissingFileAndAWrongCommand) {
  EXPECT_EQ(StatusOf(ErrorCode::kNotALedger), 2);
  EXPECT_EQ(StatusOf(ErrorCode::kNotFound), 3);
  EXPECT_EQ(StatusOf(ErrorCode::kUsage), 64);
  EXPECT_EQ(StatusOf(ErrorCode::kCancelled), 130);
}

TEST(ExitStatus, StatusesRiseAndNoneStandsTwice) {
  int last = -1;
  for (const ExitStatusRow& row : kExitStatusRows) {
    const int status = std::stoi(std::string(row.status));
    EXPECT_GT(status, last);
    last = status;
  }
}

}  // namespace
}  // namespace duban::cli
