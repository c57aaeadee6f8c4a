// Entry point: ClearWay.
#include "workflow/circles.h"

#include <map>
#include <optional>
#include <vector>

namespace duban::workflow {
namespace {

using store::LinkKind;
using store::TaskLink;
using Path = std::vector<TaskLink>;

// Where the link leads from the task: joins lead both ways.
std::optional<std::string> NextOf(const TaskLink& link, const std::string& task) {
  if (link.from == task) return link.to;
  if (link.kind == LinkKind::kJoined) return link.from;
  return std::nullopt;
}

Path WayBack(const std::map<std::string, TaskLink>& reached, const std::string& from,
             std::string at) {
  Path path;
  while (at != from) {
    const TaskLink& link = reached.at(at);
    path.push_back(link);
    at = link.from == at ? link.to : link.from;
  }
  return path;
}

base::Expected<std::optional<Path>> FindPath(const store::WriteTransaction& transaction,
                                             const std::string& from, const std::string& to) {
  std::map<std::string, TaskLink> reached;  // by which link
  std::vector<std::string> open = {from};
  for (size_t i = 0; i < open.size(); ++i) {
    const std::string task = open[i];
    DUBAN_TRY(links, transaction.Links(transaction.change().government, task));
    for (const TaskLink& link : links) {
      const auto next = NextOf(link, task);
      if (!next || *next == from || !reached.emplace(*next, link).second) continue;
      if (*next == to) return std::optional(WayBack(reached, from, to));
      open.push_back(*next);
    }
  }
  return std::optional<Path>();
}

}  // namespace

base::Expected<bool> ClearWay(store::WriteTransaction& transaction, const std::string& from,
                              const std::string& to) {
  const std::string& government = transaction.change().government;
  for (;;) {
    DUBAN_TRY(path, FindPath(transaction, from, to));
    if (!path) return true;
    std::optional<TaskLink> resting;
    for (const TaskLink& link : *path) {
      if (link.kind != LinkKind::kJoined) continue;
      DUBAN_TRY(leads, transaction.ResolveTask(government, link.from));
      if (leads == link.from) resting = link;
    }
    if (!resting) return false;
    DUBAN_CHECK(transaction.RemoveLink(*resting));
  }
}

}  // namespace duban::workflow
