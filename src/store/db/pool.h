// Connections that wait for the next transaction, and the transaction that holds one.
//
// Thread rule: Pool from any number of threads; a Lease from one at a time. A Pool must outlive its
// leases.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/expected.h"
#include "store/db/engine.h"

namespace duban::store::db {

class Pool;

// One open transaction. Rolls back and gives its connection back when it goes.
class Lease {
 public:
  Lease(Pool& pool, std::unique_ptr<Session> session) : pool_(pool), session_(std::move(session)) {}
  ~Lease();
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  Session& session() const { return *session_; }
  base::Expected<void> Commit();
  void RollBack();

 private:
  Pool& pool_;
  std::unique_ptr<Session> session_;
  bool open_ = true;
};

class Pool {
 public:
  Pool(const Engine& engine, std::string address, Purpose purpose, int limit);

  // A transaction that has begun. Waits for a free connection, then for the database; kBusy beyond
  // the waiting time.
  base::Expected<std::unique_ptr<Lease>> Begin();
  // Runs `work` on a connection without a transaction.
  base::Expected<bool> Apart(const std::function<base::Expected<bool>(Session&)>& work);
  // Puts a connection in that was opened before.
  void Add(std::unique_ptr<Session> session);

 private:
  friend class Lease;
  void Return(std::unique_ptr<Session> session);
  base::Expected<std::unique_ptr<Session>> Take();

  const Engine& engine_;
  const std::string address_;
  const Purpose purpose_;
  const int limit_;

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Session>> idle_;  // guarded by mutex_
  int open_ = 0;                                // guarded by mutex_: idle ones and lent ones
};

}  // namespace duban::store::db
