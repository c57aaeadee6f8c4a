// Router: Add, Find.
#include "web/server/router.h"

namespace duban::web::server {
namespace {

bool IsNamed(std::string_view segment) {
  return !segment.empty() && segment.front() == '{';
}

std::vector<std::string> Split(std::string_view pattern) {
  std::vector<std::string> out;
  size_t begin = 1;
  while (begin < pattern.size()) {
    const size_t end = std::min(pattern.find('/', begin), pattern.size());
    out.emplace_back(pattern.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

bool Matches(const std::vector<std::string>& pattern, const std::vector<std::string>& segments) {
  if (pattern.size() != segments.size()) return false;
  for (size_t i = 0; i < pattern.size(); ++i)
    if (IsNamed(pattern[i]) ? segments[i].empty() : pattern[i] != segments[i]) return false;
  return true;
}

// Whether `a` names a fixed segment where `b` has a named one, at the first place they differ so.
bool IsMoreExact(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (size_t i = 0; i < a.size(); ++i)
    if (IsNamed(a[i]) != IsNamed(b[i])) return IsNamed(b[i]);
  return false;
}

}  // namespace

void Router::Add(std::string pattern, Handler handler) {
  auto segments = Split(pattern);
  routes_.push_back({std::move(pattern), std::move(segments), std::move(handler)});
}

Router::Match Router::Find(const std::vector<std::string>& segments) const {
  const Route* best = nullptr;
  for (const Route& route : routes_)
    if (Matches(route.segments, segments) &&
        (best == nullptr || IsMoreExact(route.segments, best->segments)))
      best = &route;
  if (best == nullptr) return {};
  Match match{&best->handler, {}};
  for (size_t i = 0; i < segments.size(); ++i)
    if (IsNamed(best->segments[i])) match.captures.push_back(segments[i]);
  return match;
}

std::vector<std::string> Router::Patterns() const {
  std::vector<std::string> out;
  for (const Route& route : routes_) out.push_back(route.pattern);
  return out;
}

}  // namespace duban::web::server
