// A value or the reason why there is none.
//
// Every function that can fail for a reason outside the program returns Expected<T>; exceptions are
// for bugs and stay inside the adapters of foreign libraries. The member names are those of C++23
// std::expected, so that Expected can become an alias of it.
//
// Plain values, no locks: use one object from one thread at a time.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/message.h"

namespace duban::base {

// The few kinds of failure. One table (cli/exit_status.tsv, web/api/problems) maps each to an exit
// status and to an HTTP status.
enum class ErrorCode {
  kUsage,         // the caller asked for something that makes no sense
  kNotFound,      // no such file, task, government …
  kUnreadable,    // it exists and cannot be read (rights, I/O)
  kUnsupported,   // a type of file that duban does not read
  kMalformed,     // damaged or not what it claims to be
  kNotALedger,    // readable, but no table of tasks in it
  kLimit,         // larger or deeper than the documented limits
  kConflict,      // contradicts what is stored
  kBusy,          // locked by somebody else; may go later
  kStorage,       // the store failed: disk full, read-only, connection lost
  kForeignStore,  // a database that is not duban's, or of a newer version
  kDenied,        // no right to do it
  kSecret,        // bears a mark that forbids to keep it
  kCancelled,     // stopped on request
  kInternal,      // a bug or a foreign library's exception
};

// A failure: its kind, the message (worded by `words`), and where it happened, outermost first
// (file, sheet, row, cell).
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  Message message;
  std::vector<std::string> trail;

  // Adds an outer place: Within("a.html") and then Within("dir") give dir → a.html.
  Error Within(std::string place) && {
    trail.insert(trail.begin(), std::move(place));
    return std::move(*this);
  }
};

template <typename E>
struct Unexpected {
  E error;
};

inline Unexpected<Error> Fail(ErrorCode code, std::string_view key, Arguments arguments = {}) {
  return {Error{code, Message{std::string(key), std::move(arguments)}, {}}};
}
inline Unexpected<Error> Fail(Error error) {
  return {std::move(error)};
}

template <typename T>
class [[nodiscard]] Expected {
 public:
  Expected(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit as in std
  Expected(Unexpected<Error> failure)                        // NOLINT: implicit as in std
      : state_(std::in_place_index<1>, std::move(failure.error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // Precondition for these: has_value().
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Precondition: !has_value().
  Error& error() & { return std::get<1>(state_); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Expected<void> {
 public:
  Expected() = default;
  Expected(Unexpected<Error> failure)  // NOLINT: implicit as in std
      : failed_(true), error_(std::move(failure.error)) {}

  bool has_value() const { return !failed_; }
  explicit operator bool() const { return has_value(); }
  Error& error() & { return error_; }
  const Error& error() const& { return error_; }
  Error&& error() && { return std::move(error_); }

 private:
  bool failed_ = false;
  Error error_;
};

}  // namespace duban::base

// Returns the error of `expression` from the calling function, or binds its value to `name`:
//   DUBAN_TRY(grid, read::ReadFile(path));
#define DUBAN_TRY(name, expression)                                                     \
  auto name##_or_error = (expression);                                                  \
  if (!name##_or_error) return ::duban::base::Fail(std::move(name##_or_error).error()); \
  auto& name = *name##_or_error  // NOLINT(bugprone-macro-parentheses): a name that is declared

// The same for an Expected<void>.
#define DUBAN_CHECK(expression)                                    \
  do {                                                             \
    if (auto failed_check = (expression); !failed_check)           \
      return ::duban::base::Fail(std::move(failed_check).error()); \
  } while (false)
