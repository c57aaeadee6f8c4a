// Session::Connect, Run, Execute, Select (through Fetch), SelectTexts, Insert.
//
// A statement is prepared once per text and types of its parameters, and then used again with its
// own buffers: SOCI binds addresses. Whatever it throws ends in Guard.
#include "store/db/session.h"

#include <soci/soci.h>

#include <list>
#include <unordered_map>

#include "base/utf8.h"
#include "store/db/engine.h"
#include "store/db/native.h"

namespace duban::store::db {
namespace {

constexpr size_t kKeptStatements = 96;
// Rows per INSERT; the sizes are few, so that each statement is prepared once.
constexpr size_t kRowsPerInsert[] = {64, 8, 1};

// SOCI wants names: "a = ? AND b = ?" becomes "a = :p1 AND b = :p2". Our SQL has no other '?'.
std::string WithNames(std::string_view sql) {
  std::string named;
  int number = 0;
  for (const char c : sql) {
    if (c == '?')
      named += ":p" + std::to_string(++number);
    else
      named += c;
  }
  return named;
}

std::string KeyOf(std::string_view sql, Params params) {
  std::string key;
  key.reserve(sql.size() + params.size() + 1);
  for (const Param& param : params) key += param.is_text() ? 't' : 'n';
  key += ' ';
  key += sql;
  return key;
}

std::string InsertText(std::string_view into, size_t width, size_t rows) {
  std::string one = "(";
  for (size_t i = 0; i < width; ++i) one += i ? ", ?" : "?";
  one += ")";
  std::string sql = "INSERT INTO " + std::string(into) + " VALUES ";
  for (size_t i = 0; i < rows; ++i) sql += i ? ", " + one : one;
  return sql;
}

}  // namespace

// Buffers first, statement last: it is destroyed before what it points to.
struct Session::Prepared {
  struct Slot {
    std::string text;
    long long number = 0;
    soci::indicator null = soci::i_ok;
    bool is_text = false;
  };
  std::vector<Slot> in, out;
  std::string kinds;
  std::unique_ptr<soci::statement> statement;
  std::list<std::string>::iterator used;
};

struct Session::Native {
  soci::session session;
  std::list<std::string> order;  // keys of `prepared`, last used first
  std::unordered_map<std::string, Prepared> prepared;

  void Forget() {
    prepared.clear();
    order.clear();
  }
};

Session::Session(const Engine& engine) : engine_(engine), native_(std::make_unique<Native>()) {}

Session::~Session() {
  try {
    native_->Forget();
    native_->session.close();
  } catch (const std::exception&) {
    // A connection that is lost cannot be closed in order; its server notices.
  }
}

base::Expected<std::unique_ptr<Session>> Session::Connect(const Engine& engine,
                                                          const Connection& connection) {
  std::unique_ptr<Session> session(new Session(engine));
  try {
    session->native_->session.open(
        soci::connection_parameters(connection.backend, connection.parameters));
    Settle(session->native_->session);
  } catch (const soci::soci_error& failure) {
    return base::Fail(engine.Diagnose(FaultOf(failure, nullptr)).error);
  }
  return session;
}

base::Unexpected<base::Error> Session::Failed(const Fault& fault) {
  Diagnosis diagnosis = engine_.Diagnose(fault);
  must_repeat_ = diagnosis.repeat;
  broken_ = broken_ || diagnosis.broken;
  native_->Forget();  // a statement that failed half-way may still hold a lock
  return base::Fail(std::move(diagnosis.error));
}

base::Expected<void> Session::Guard(std::string_view sql, const std::function<void()>& work) {
  try {
    if (hook_)
      if (const auto fault = hook_(sql)) return Failed(*fault);
    work();
    return {};
  } catch (const soci::soci_error& failure) {
    return Failed(FaultOf(failure, &native_->session));
  } catch (const std::exception& failure) {
    native_->Forget();
    return base::Fail(base::ErrorCode::kInternal, "store-failed", {{"reason", failure.what()}});
  }
}

base::Expected<void> Session::Check(Params params) const {
  for (const Param& param : params) {
    if (!param.is_text()) continue;
    if (param.text().find('\0') != std::string::npos)
      return base::Fail(base::ErrorCode::kMalformed, "store-text-nul");
    if (!base::IsValidUtf8(param.text()))
      return base::Fail(base::ErrorCode::kMalformed, "store-text-utf8");
  }
  return {};
}

Session::Prepared& Session::Prepare(std::string_view sql, Params params, std::string_view kinds) {
  const std::string key = KeyOf(sql, params);
  if (auto found = native_->prepared.find(key); found != native_->prepared.end()) {
    native_->order.splice(native_->order.begin(), native_->order, found->second.used);
    return found->second;
  }
  if (native_->order.size() >= kKeptStatements) {
    native_->prepared.erase(native_->order.back());
    native_->order.pop_back();
  }
  Prepared& fresh = native_->prepared[key];
  native_->order.push_front(key);
  fresh.used = native_->order.begin();
  fresh.kinds = kinds;
  fresh.in.resize(params.size());
  fresh.out.resize(kinds.size());
  fresh.statement = std::make_unique<soci::statement>(native_->session);
  soci::statement& statement = *fresh.statement;
  statement.alloc();
  for (size_t i = 0; i < params.size(); ++i) {
    Prepared::Slot& slot = fresh.in[i];
    slot.is_text = params[i].is_text();
    if (slot.is_text)
      statement.exchange(soci::use(slot.text, slot.null));
    else
      statement.exchange(soci::use(slot.number, slot.null));
  }
  for (size_t i = 0; i < kinds.size(); ++i) {
    Prepared::Slot& slot = fresh.out[i];
    if (kinds[i] == 't')
      statement.exchange(soci::into(slot.text, slot.null));
    else
      statement.exchange(soci::into(slot.number, slot.null));
  }
  statement.prepare(WithNames(sql));
  statement.define_and_bind();
  return fresh;
}

base::Expected<void> Session::Run(std::string_view sql) {
  return Guard(sql, [&] { native_->session.once << std::string(sql); });
}

namespace {

template <typename Slots>
void FillIn(Slots& slots, Params params) {
  for (size_t i = 0; i < params.size(); ++i) {
    slots[i].null = params[i].is_null() ? soci::i_null : soci::i_ok;
    if (params[i].is_text())
      slots[i].text = params[i].text();
    else
      slots[i].number = params[i].number();
  }
}

}  // namespace

base::Expected<int64_t> Session::Execute(std::string_view sql, Params params) {
  DUBAN_CHECK(Check(params));
  int64_t affected = 0;
  DUBAN_CHECK(Guard(sql, [&] {
    Prepared& prepared = Prepare(sql, params, {});
    FillIn(prepared.in, params);
    prepared.statement->execute(true);
    affected = prepared.statement->get_affected_rows();
  }));
  return affected;
}

base::Expected<void> Session::Fetch(std::string_view sql, Params params, std::string_view kinds,
                                    const std::function<void(Row&)>& take) {
  DUBAN_CHECK(Check(params));
  return Guard(sql, [&] {
    Prepared& prepared = Prepare(sql, params, kinds);
    FillIn(prepared.in, params);
    Row row(kinds.size());
    // Read to the end always: an unfinished SELECT would hold SQLite's lock.
    for (bool more = prepared.statement->execute(true); more; more = prepared.statement->fetch()) {
      for (size_t i = 0; i < row.size(); ++i) {
        Prepared::Slot& slot = prepared.out[i];
        row[i].null = slot.null == soci::i_null;
        row[i].number = slot.number;
        if (kinds[i] == 't') row[i].text.assign(slot.text);
      }
      take(row);
    }
  });
}

base::Expected<void> Session::SelectTexts(
    std::string_view sql, Params params, size_t width,
    const std::function<void(const std::vector<Cell>&)>& take) {
  return Fetch(sql, params, std::string(width, 't'), [&](Row& row) { take(row); });
}

base::Expected<void> Session::Insert(std::string_view into, size_t width,
                                     const std::vector<Param>& values) {
  size_t at = 0;
  for (const size_t rows : kRowsPerInsert) {
    const size_t step = rows * width;
    if (values.size() - at < step) continue;
    const std::string sql = InsertText(into, width, rows);
    for (; values.size() - at >= step; at += step)
      DUBAN_CHECK(Execute(sql, std::span(values).subspan(at, step)));
  }
  return {};
}

}  // namespace duban::store::db
