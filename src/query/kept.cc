// Entry points: KeptLedgers::Find, KeptLedgers::Keep.
#include "query/kept.h"

namespace duban::query {

std::shared_ptr<const LedgerView> KeptLedgers::Find(const std::string& name,
                                                    const std::string& version) {
  const std::lock_guard lock(mutex_);
  const auto found = by_name_.find(name);
  if (found == by_name_.end() || found->second->version != version) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->ledger;
}

void KeptLedgers::Keep(const std::string& name, const std::string& version,
                       std::shared_ptr<const LedgerView> ledger) {
  if (limit_ == 0) return;
  const std::lock_guard lock(mutex_);
  if (const auto found = by_name_.find(name); found != by_name_.end()) {
    *found->second = {name, version, std::move(ledger)};
    entries_.splice(entries_.begin(), entries_, found->second);
    return;
  }
  entries_.push_front({name, version, std::move(ledger)});
  by_name_[name] = entries_.begin();
  if (entries_.size() <= limit_) return;
  by_name_.erase(entries_.back().name);
  entries_.pop_back();
}

}  // namespace duban::query
