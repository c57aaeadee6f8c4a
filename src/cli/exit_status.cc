// Entry points: Name(ErrorCode), StatusOf.
#include "cli/exit_status.h"

#include <charconv>

#include "cli/exit_status_tsv.h"

namespace duban::cli {
namespace {

constexpr std::array<std::string_view, 15> kNames = {
    "usage",         "not_found", "unreadable", "unsupported", "malformed",
    "not_a_ledger",  "limit",     "conflict",   "busy",        "storage",
    "foreign_store", "denied",    "secret",     "cancelled",   "internal"};

bool Lists(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::string_view first = words.substr(0, words.find(' '));
    if (first == word) return true;
    words.remove_prefix(std::min(words.size(), first.size() + 1));
  }
  return false;
}

}  // namespace

std::string_view Name(base::ErrorCode code) {
  return kNames[static_cast<size_t>(code)];
}

int StatusOf(base::ErrorCode code) {
  int status = 70;
  for (const ExitStatusRow& row : kExitStatusRows)
    if (Lists(row.errors, Name(code)))
      std::from_chars(row.status.data(), row.status.data() + row.status.size(), status);
  return status;
}

}  // namespace duban::cli
