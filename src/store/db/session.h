// One connection to a database: the only place where SOCI is used.
//
//   Session  runs SQL with `?` for parameters; keeps prepared statements
//   Param    a parameter: text, whole number, or NULL
//   Cell     a result of the same kinds
//
// Only TEXT and BIGINT exist here: decimals, days and lists travel as text, instants as
// milliseconds. Texts are refused where they hold NUL (PostgreSQL would cut them there) or are not
// UTF-8 (SQLite would keep them, PostgreSQL would not). Failures of the database become
// base::Error through the engine; no exception leaves.
//
// Thread rule: one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/expected.h"

namespace duban::store::db {

class Engine;

class Param {
 public:
  Param(std::string_view text) : text_(text), is_text_(true) {}        // NOLINT: implicit by intent
  Param(std::string text) : text_(std::move(text)), is_text_(true) {}  // NOLINT
  Param(const char* text) : text_(text), is_text_(true) {}             // NOLINT
  Param(int number) : number_(number) {}                               // NOLINT
  Param(int64_t number) : number_(number) {}                           // NOLINT
  Param(uint32_t number) : number_(number) {}                          // NOLINT
  Param(const std::optional<std::string>& text)                        // NOLINT
      : text_(text.value_or(std::string())), null_(!text), is_text_(true) {}
  Param(std::optional<int> number) : number_(number.value_or(0)), null_(!number) {}  // NOLINT

  bool is_text() const { return is_text_; }
  bool is_null() const { return null_; }
  const std::string& text() const { return text_; }
  int64_t number() const { return number_; }

 private:
  std::string text_;
  int64_t number_ = 0;
  bool null_ = false;
  bool is_text_ = false;
};

// The parameters of one call; not kept beyond it.
class Params {
 public:
  Params(std::initializer_list<Param> list) : span_(list.begin(), list.size()) {}  // NOLINT
  Params(std::span<const Param> span) : span_(span) {}                             // NOLINT
  Params(const std::vector<Param>& list) : span_(list) {}                          // NOLINT
  size_t size() const { return span_.size(); }
  const Param& operator[](size_t i) const { return span_[i]; }
  auto begin() const { return span_.begin(); }
  auto end() const { return span_.end(); }

 private:
  std::span<const Param> span_;
};

struct Cell {
  std::string text;
  int64_t number = 0;
  bool null = false;
};

// What the database itself said.
struct Fault {
  std::string code;  // SQLite's extended result code in decimal, or an SQLSTATE
  std::string text;
  bool connection_lost = false;
  int system = 0;  // errno of what the operating system refused, where the database tells it
};

// How SOCI is told to connect.
struct Connection {
  std::string backend;     // "sqlite3" or "postgresql"
  std::string parameters;  // in SOCI's form
};

class Session {
 public:
  static base::Expected<std::unique_ptr<Session>> Connect(const Engine& engine,
                                                          const Connection& connection);
  ~Session();

  // SQL without parameters and results; not kept prepared.
  base::Expected<void> Run(std::string_view sql);
  // Tells how many rows were affected.
  base::Expected<int64_t> Execute(std::string_view sql, Params params);
  // One tuple per row. Types: std::string, int64_t, int, and std::optional of these; a NULL that
  // meets a plain type becomes "" or 0.
  template <typename... Types>
  base::Expected<std::vector<std::tuple<Types...>>> Select(std::string_view sql, Params params);
  // Calls `take` with each row, every one of its `width` columns as a text.
  base::Expected<void> SelectTexts(std::string_view sql, Params params, size_t width,
                                   const std::function<void(const std::vector<Cell>&)>& take);
  // Rows of `width` values each, in statements of many rows. `into` is "table (a, b, c)".
  base::Expected<void> Insert(std::string_view into, size_t width,
                              const std::vector<Param>& values);

  const Engine& engine() const { return engine_; }
  // The last failure was of a kind that goes away when the transaction is run again.
  bool must_repeat() const { return must_repeat_; }
  void SetMustRepeat(bool repeat) { must_repeat_ = repeat; }
  bool broken() const { return broken_; }  // the connection cannot be used any more
  void SetBroken() { broken_ = true; }

  // An answer and the state of the whole database that it was made at.
  struct Remembered {
    int64_t state = 0;
    std::string answer;
  };
  // A query for a number that changes with every commit of another connection; empty where the
  // engine has none, and on connections that write.
  const std::string& state_query() const { return state_query_; }
  void SetStateQuery(std::string sql) { state_query_ = std::move(sql); }
  const std::optional<Remembered>& remembered() const { return remembered_; }
  void Remember(Remembered one) { remembered_ = std::move(one); }

  // True once what the connection reads may stand otherwise than it sees it: it must not begin
  // another transaction. For files that are read as ones that nobody changes.
  bool outdated() const { return outdated_ && outdated_(); }
  void SetOutdated(std::function<bool()> outdated) { outdated_ = std::move(outdated); }

  // Asked before each statement; what it tells is taken as the database's own failure. For fault
  // tests.
  using FaultHook = std::function<std::optional<Fault>(std::string_view sql)>;
  void SetFaultHook(FaultHook hook) { hook_ = std::move(hook); }

 private:
  struct Native;
  struct Prepared;
  using Row = std::vector<Cell>;

  explicit Session(const Engine& engine);
  // `kinds` has one letter per column: 't' text, 'n' number.
  base::Expected<void> Fetch(std::string_view sql, Params params, std::string_view kinds,
                             const std::function<void(Row&)>& take);
  base::Expected<void> Guard(std::string_view sql, const std::function<void()>& work);
  base::Unexpected<base::Error> Failed(const Fault& fault);
  base::Expected<void> Check(Params params) const;
  Prepared& Prepare(std::string_view sql, Params params, std::string_view kinds);

  const Engine& engine_;
  std::unique_ptr<Native> native_;
  FaultHook hook_;
  std::function<bool()> outdated_;
  std::string state_query_;
  std::optional<Remembered> remembered_;
  bool must_repeat_ = false;
  bool broken_ = false;
};

// --- how Cells become C++ types
template <typename T>
struct Column;
template <>
struct Column<std::string> {
  static constexpr char kKind = 't';
  static std::string Take(Cell& cell) { return cell.null ? std::string() : std::move(cell.text); }
};
template <>
struct Column<int64_t> {
  static constexpr char kKind = 'n';
  static int64_t Take(Cell& cell) { return cell.null ? 0 : cell.number; }
};
template <>
struct Column<int> {
  static constexpr char kKind = 'n';
  static int Take(Cell& cell) { return cell.null ? 0 : static_cast<int>(cell.number); }
};
template <>
struct Column<uint32_t> {
  static constexpr char kKind = 'n';
  static uint32_t Take(Cell& cell) { return cell.null ? 0 : static_cast<uint32_t>(cell.number); }
};
template <typename T>
struct Column<std::optional<T>> {
  static constexpr char kKind = Column<T>::kKind;
  static std::optional<T> Take(Cell& cell) {
    return cell.null ? std::nullopt : std::optional<T>(Column<T>::Take(cell));
  }
};

template <typename... Types, size_t... At>
std::tuple<Types...> TakeRow(std::vector<Cell>& row, std::index_sequence<At...>) {
  return {Column<Types>::Take(row[At])...};
}

template <typename... Types>
base::Expected<std::vector<std::tuple<Types...>>> Session::Select(std::string_view sql,
                                                                  Params params) {
  static constexpr char kKinds[] = {Column<Types>::kKind...};
  std::vector<std::tuple<Types...>> rows;
  DUBAN_CHECK(Fetch(sql, params, std::string_view(kKinds, sizeof...(Types)), [&](Row& row) {
    rows.push_back(TakeRow<Types...>(row, std::index_sequence_for<Types...>()));
  }));
  return rows;
}

}  // namespace duban::store::db
