// Entry points: StoreAddress, ResolveGovernment, WithoutPassword.
#include "cli/workplace.h"

#include "port/system/terminal.h"

namespace duban::cli {

std::string StoreAddress(const std::string& option) {
  using port::system::Environment;
  if (!option.empty()) return option;
  if (std::string store = Environment("DUBAN_STORE"); !store.empty()) return store;
  if (std::string data = Environment("XDG_DATA_HOME"); !data.empty())
    return data + "/duban/duban.db";
  if (std::string home = Environment("HOME"); !home.empty())
    return home + "/.local/share/duban/duban.db";
  return "duban.db";
}

base::Expected<std::string> ResolveGovernment(const query::Query& query,
                                              const std::string& option) {
  if (!option.empty()) return option;
  DUBAN_TRY(list, query.FindGovernments({}, 0, 9));
  if (list.total == 1) return list.governments.front().key;
  if (list.total == 0) return base::Fail(base::ErrorCode::kNotFound, "store-empty");
  std::string keys;
  for (const query::GovernmentSummary& one : list.governments)
    keys.append(keys.empty() ? "" : ", ").append(one.key);
  if (list.total > static_cast<int>(list.governments.size())) keys += " …";
  return base::Fail(base::ErrorCode::kUsage, "government-needed", {{"governments", keys}});
}

}  // namespace duban::cli
