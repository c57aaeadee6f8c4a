// Which handler answers which path.
//
// A pattern is made of segments; "{name}" takes any one non-empty segment. A fixed segment goes
// before a named one, so that /g/{key}/task and /g/{key}/{year} can stand side by side. Every route
// answers GET and HEAD; reading mode knows no other method. Build it once; Find() from any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/server/message.h"

namespace duban::web::server {

// The values of the named segments, in the order of the pattern.
using Captures = std::vector<std::string_view>;
using Handler = std::function<Response(const Request&, const Captures&)>;

class Router {
 public:
  void Add(std::string pattern, Handler handler);

  struct Match {
    const Handler* handler = nullptr;  // null: no route
    Captures captures;                 // views into the request's segments
  };
  Match Find(const std::vector<std::string>& segments) const;

  // As added, for holding documentation against.
  std::vector<std::string> Patterns() const;

 private:
  struct Route {
    std::string pattern;
    std::vector<std::string> segments;
    Handler handler;
  };
  std::vector<Route> routes_;
};

}  // namespace duban::web::server
