// Entry points: StoreAddress, ResolveGovernment, ResolveChain.
#include "cli/workplace.h"

#include <algorithm>

#include "port/system/terminal.h"
#include "workflow/import.h"

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

namespace {

// People know the name: it stands for the key where one government bears it.
base::Expected<std::string> KeyOf(const query::Query& query, const std::string& key_or_name) {
  if (workflow::IsGovernmentKey(key_or_name)) return key_or_name;
  DUBAN_TRY(list, query.FindGovernments(key_or_name, 0, 0));
  const auto named = [&](const query::GovernmentSummary& one) { return one.name == key_or_name; };
  const auto& all = list.governments;
  const auto found = std::find_if(all.begin(), all.end(), named);
  if (found == all.end() || std::count_if(found, all.end(), named) > 1) return key_or_name;
  return found->key;
}

base::Unexpected<base::Error> Needed(const std::vector<std::string>& keys, bool more) {
  std::string text;
  for (const std::string& key : keys) text.append(text.empty() ? "" : ", ").append(key);
  return base::Fail(base::ErrorCode::kUsage, "government-needed",
                    {{"governments", text + (more ? " …" : "")}});
}

}  // namespace

base::Expected<std::string> ResolveGovernment(const query::Query& query,
                                              const std::string& option) {
  if (!option.empty()) return KeyOf(query, option);
  DUBAN_TRY(list, query.FindGovernments({}, 0, 9));
  if (list.total == 1) return list.governments.front().key;
  if (list.total == 0) return base::Fail(base::ErrorCode::kNotFound, "store-empty");
  std::vector<std::string> keys;
  for (const query::GovernmentSummary& one : list.governments) keys.push_back(one.key);
  return Needed(keys, list.total > static_cast<int>(keys.size()));
}

base::Expected<std::string> ResolveChain(const Workplace& workplace, const std::string& option) {
  if (workflow::IsGovernmentKey(option)) return option;
  auto standing = ResolveGovernment(workplace.query(), option);
  const bool found = standing && *standing != option;
  const bool several = !standing && standing.error().code != base::ErrorCode::kNotFound;
  if (found || several) return standing;
  DUBAN_TRY(keys, workplace.keeping().Chains());
  if (!option.empty()) {
    std::erase_if(keys, [&](const std::string& key) {
      const auto one = workplace.query().Government(key);
      return !one || one->name != option;
    });
    return keys.size() == 1 ? keys.front() : option;
  }
  if (keys.empty()) return standing;
  if (keys.size() == 1) return keys.front();
  return Needed(keys, false);
}

}  // namespace duban::cli
