// Store::Open, Read, Write, ForgetErased; how transactions begin and end.
#include "store/store.h"

#include <chrono>
#include <thread>

#include "base/address.h"
#include "store/db/engine.h"
#include "store/db/pool.h"
#include "store/migrate.h"

namespace duban::store {
namespace {

using base::ErrorCode;
using base::Expected;

constexpr int kReaders = 8;
constexpr int kAttempts = 6;

Expected<const db::Engine*> Choose(std::string_view address,
                                   const std::vector<const db::Engine*>& engines) {
  for (const db::Engine* engine : engines)
    if (engine->Accepts(address)) return engine;
  return base::Fail(ErrorCode::kUsage, "store-bad-address");
}

// Two processes that make the tables at once: one of them is told that a table stands already.
Expected<int> MigrateOrFollow(db::Session& session) {
  auto version = Migrate(session);
  for (int attempt = 1; !version && attempt < kAttempts; ++attempt) {
    const ErrorCode code = version.error().code;
    if (code != ErrorCode::kConflict && code != ErrorCode::kStorage) break;
    DUBAN_TRY(content, session.engine().Inspect(session));
    if (content != db::Content::kDuban) break;
    version = Migrate(session);
  }
  return version;
}

struct Versions {
  int before = 0;  // 0: there were no tables
  int now = 0;     // of the tables that are used from now on
};

Expected<Versions> MakeReady(db::Session& session, Opening opening) {
  if (opening == Opening::kRead) {
    DUBAN_TRY(version, ReadVersion(session));
    return Versions{version, version};
  }
  DUBAN_TRY(before, StandingVersion(session));
  if (opening == Opening::kChange) {
    DUBAN_TRY(content, session.engine().Inspect(session));
    if (content == db::Content::kEmpty) return base::Fail(ErrorCode::kNotFound, "store-blank");
  }
  DUBAN_TRY(now, MigrateOrFollow(session));
  return Versions{before, now};
}

}  // namespace

// --- transactions

ReadTransaction::ReadTransaction(std::unique_ptr<db::Lease> lease) : lease_(std::move(lease)) {}
ReadTransaction::ReadTransaction(ReadTransaction&&) noexcept = default;
ReadTransaction::~ReadTransaction() = default;
db::Session& ReadTransaction::session() const {
  return lease_->session();
}

WriteTransaction::WriteTransaction(std::unique_ptr<db::Lease> lease, Change change)
    : ReadTransaction(std::move(lease)), change_(std::move(change)) {}

Expected<void> WriteTransaction::LockHead() {
  DUBAN_TRY(heads, (session().Select<int64_t, std::string, int64_t>(
                       "SELECT sequence, sm3, next_id FROM chain_heads WHERE government = ?" +
                           std::string(session().engine().LockClause()),
                       {change_.government})));
  exists_ = !heads.empty();
  head_ = kChainBegin;
  if (exists_) std::tie(sequence_, head_, next_id_) = heads[0];
  return {};
}

Expected<void> WriteTransaction::Finish() {
  if (!noted_.empty() || (changed_ && appended_ == 0))
    return base::Fail(ErrorCode::kInternal, "store-change-without-event");
  if (change_.dry_run || !changed_) {
    lease().RollBack();
    return {};
  }
  DUBAN_CHECK(session().Execute(
      "UPDATE chain_heads SET sequence = ?, sm3 = ?, next_id = ? WHERE government = ?",
      {sequence_, head_, next_id_, change_.government}));
  return lease().Commit();
}

// --- the store

struct Store::State {
  State(const db::Engine& chosen, const std::string& address)
      : engine(chosen),
        readers(chosen, address, db::Purpose::kRead, kReaders),
        writers(chosen, address, db::Purpose::kWrite, chosen.Writers()) {}

  const db::Engine& engine;
  db::Pool readers;
  db::Pool writers;
  Versions versions;
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::~Store() = default;

Expected<std::unique_ptr<Store>> Store::Open(std::string_view address,
                                             const std::vector<const db::Engine*>& engines,
                                             Opening opening) {
  auto opened = [&]() -> Expected<std::unique_ptr<Store>> {
    DUBAN_TRY(engine, Choose(address, engines));
    DUBAN_CHECK(engine->Probe(address, opening == Opening::kMake));
    const bool reads = opening == Opening::kRead;
    DUBAN_TRY(session, engine->Connect(address, reads ? db::Purpose::kRead : db::Purpose::kWrite));
    DUBAN_TRY(versions, MakeReady(*session, opening));
    auto state = std::make_unique<State>(*engine, std::string(address));
    state->versions = versions;
    (reads ? state->readers : state->writers).Add(std::move(session));
    return std::unique_ptr<Store>(new Store(std::move(state)));
  }();
  if (!opened) return base::Fail(std::move(opened).error().Within(base::WithoutPassword(address)));
  return opened;
}

Expected<ReadTransaction> Store::Read() {
  DUBAN_TRY(lease, state_->readers.Begin());
  return ReadTransaction(std::move(lease));
}

Expected<void> Store::Write(const Change& change,
                            const std::function<Expected<void>(WriteTransaction&)>& body) {
  for (int attempt = 1;; ++attempt) {
    DUBAN_TRY(lease, state_->writers.Begin());
    db::Session& session = lease->session();
    WriteTransaction transaction(std::move(lease), change);
    auto done = transaction.LockHead();
    if (done) done = body(transaction);
    // A connection that is lost before the commit has changed nothing; one that is lost in it may
    // have.
    bool repeat = !done && session.broken();
    if (done) done = transaction.Finish();
    repeat = repeat || (!done && session.must_repeat());
    if (done || !repeat || attempt == kAttempts) return done;
    transaction.lease().RollBack();
    std::this_thread::sleep_for(std::chrono::milliseconds(attempt * attempt * 5));
  }
}

Expected<bool> Store::ForgetErased() {
  return state_->writers.Apart(
      [this](db::Session& session) { return state_->engine.Forget(session); });
}

std::string_view Store::engine() const {
  return state_->engine.name();
}
int Store::schema_version() const {
  return state_->versions.now;
}
std::optional<int> Store::migrated_from() const {
  const Versions& versions = state_->versions;
  return versions.before > 0 && versions.before < versions.now ? std::optional(versions.before)
                                                               : std::nullopt;
}

}  // namespace duban::store
