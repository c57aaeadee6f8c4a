// PageCache: Find, Keep.
#include "web/server/page_cache.h"

namespace duban::web::server {

std::optional<Response> PageCache::Find(const std::string& key, const std::string& version) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  if (found->second->version != version) {
    Drop(found->second);
    return std::nullopt;
  }
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->response;
}

void PageCache::Keep(const std::string& key, const std::string& version, const Response& response) {
  const size_t bytes = response.Text().size() + key.size() + 512;
  if (bytes > max_bytes_ / 4) return;
  const std::lock_guard lock(mutex_);
  if (const auto found = by_key_.find(key); found != by_key_.end()) Drop(found->second);
  while (bytes_ + bytes > max_bytes_) Drop(std::prev(entries_.end()));
  entries_.push_front({key, version, response, bytes});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
}

void PageCache::Drop(Entries::iterator entry) {
  bytes_ -= entry->bytes;
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

}  // namespace duban::web::server
