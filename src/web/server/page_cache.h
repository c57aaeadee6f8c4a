// Answers already made, kept while what they show stays the same.
//
// An answer is found only under the version it was made for; the store's version changes with every
// import, so nothing stale is ever sent. Bounded by bytes; the least lately used goes first. Any
// number of threads.
#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "web/server/message.h"

namespace duban::web::server {

class PageCache {
 public:
  explicit PageCache(size_t max_bytes = 12 * 1024 * 1024) : max_bytes_(max_bytes) {}

  std::optional<Response> Find(const std::string& key, const std::string& version);
  void Keep(const std::string& key, const std::string& version, const Response& response);

 private:
  struct Entry {
    std::string key, version;
    Response response;
    size_t bytes = 0;
  };
  using Entries = std::list<Entry>;
  void Drop(Entries::iterator entry);

  const size_t max_bytes_;
  std::mutex mutex_;
  Entries entries_;  // the lately used at the front
  std::unordered_map<std::string_view, Entries::iterator> by_key_;
  size_t bytes_ = 0;
};

}  // namespace duban::web::server
