// Pool::Begin, Apart, Add; Lease::Commit, RollBack.
#include "store/db/pool.h"

#include <chrono>
#include <utility>

namespace duban::store::db {
namespace {

constexpr std::chrono::seconds kPatience{10};

}  // namespace

Lease::~Lease() {
  RollBack();
  pool_.Return(std::move(session_));
}

base::Expected<void> Lease::Commit() {
  auto committed = session_->Run("COMMIT");
  // A commit that failed leaves the transaction open on SQLite; RollBack ends it.
  if (committed) open_ = false;
  return committed;
}

void Lease::RollBack() {
  if (!std::exchange(open_, false)) return;
  const bool repeat = session_->must_repeat();
  // Where the database has ended the transaction itself, this fails; so it does where the
  // connection is of no use any more. Either way the next transaction takes a fresh one.
  if (!session_->Run("ROLLBACK")) session_->SetBroken();
  session_->SetMustRepeat(repeat);
}

Pool::Pool(const Engine& engine, std::string address, Purpose purpose, int limit)
    : engine_(engine), address_(std::move(address)), purpose_(purpose), limit_(limit) {}

void Pool::Add(std::unique_ptr<Session> session) {
  const std::lock_guard lock(mutex_);
  ++open_;
  idle_.push_back(std::move(session));
}

void Pool::Return(std::unique_ptr<Session> session) {
  {
    const std::lock_guard lock(mutex_);
    if (session && !session->broken())
      idle_.push_back(std::move(session));
    else
      --open_;
  }
  returned_.notify_one();
}

base::Expected<std::unique_ptr<Session>> Pool::Take() {
  {
    std::unique_lock lock(mutex_);
    const bool free =
        returned_.wait_for(lock, kPatience, [&] { return !idle_.empty() || open_ < limit_; });
    if (!free)
      return base::Fail(base::ErrorCode::kBusy, "store-busy", {{"reason", "no connection"}});
    if (!idle_.empty()) {
      std::unique_ptr<Session> session = std::move(idle_.back());
      idle_.pop_back();
      return session;
    }
    ++open_;
  }
  auto fresh = engine_.Connect(address_, purpose_);
  if (!fresh) Return(nullptr);
  return fresh;
}

base::Expected<bool> Pool::Apart(const std::function<base::Expected<bool>(Session&)>& work) {
  DUBAN_TRY(session, Take());
  auto done = work(*session);
  Return(std::move(session));
  return done;
}

base::Expected<std::unique_ptr<Lease>> Pool::Begin() {
  // A connection that was lost while it waited is found out here; another is tried then.
  base::Error last{base::ErrorCode::kBusy, {"store-busy", {{"reason", "changing"}}}, {}};
  for (int attempt = 0; attempt <= limit_; ++attempt) {
    DUBAN_TRY(session, Take());
    session->SetMustRepeat(false);
    if (session->outdated()) {
      session->SetBroken();
      Return(std::move(session));
      continue;
    }
    auto begun = session->Run(engine_.Begin(purpose_));
    if (begun) return std::make_unique<Lease>(*this, std::move(session));
    const bool broken = session->broken();
    Return(std::move(session));
    last = std::move(begun).error();
    if (!broken) break;
  }
  return base::Fail(std::move(last));
}

}  // namespace duban::store::db
