// Ledgers held in memory, the least recently asked for going first.
//
// Each is kept with the version of its government that it was made from; another version is a miss.
// Any number of threads.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "query/views.h"

namespace duban::query {

class KeptLedgers {
 public:
  explicit KeptLedgers(size_t limit) : limit_(limit) {}

  // Null where there is none of that version.
  std::shared_ptr<const LedgerView> Find(const std::string& name, const std::string& version);
  void Keep(const std::string& name, const std::string& version,
            std::shared_ptr<const LedgerView> ledger);

 private:
  struct Entry {
    std::string name, version;
    std::shared_ptr<const LedgerView> ledger;
  };

  const size_t limit_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // the most recently asked for first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_name_;
};

}  // namespace duban::query
