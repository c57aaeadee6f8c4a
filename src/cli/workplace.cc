// Entry points: StoreAddress, ResolveGovernment, ResolveChain.
#include "cli/workplace.h"

#include <algorithm>

#include "cli/nearest.h"
#include "port/system/terminal.h"
#include "understand/assemble/publisher.h"
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

using Governments = std::vector<query::GovernmentSummary>;

constexpr size_t kShown = 9;  // governments in a message

// "jichuan (霁川县), yunxiu (云岫区) …"
std::string Shown(const Governments& governments) {
  std::string text;
  for (size_t i = 0; i < governments.size() && i < kShown; ++i)
    text += (i == 0 ? "" : ", ") + governments[i].key + " (" + governments[i].name + ")";
  return text + (governments.size() > kShown ? " …" : "");
}

// What was meant by a word that is no government: one whose name holds it, else one whose key is
// nearly so, else any.
base::Expected<base::Error> NoSuch(const query::Query& query, const std::string& word) {
  DUBAN_TRY(like, query.FindGovernments(word, 0, 0));
  std::string hint, known;
  if (like.total == 0) {
    DUBAN_TRY(all, query.FindGovernments({}, 0, 0));
    std::vector<std::string> keys;
    for (const query::GovernmentSummary& one : all.governments) keys.push_back(one.key);
    hint = Nearest(word, keys);
    if (hint.empty()) known = Shown(all.governments);
  } else if (like.total == 1) {
    hint = Shown(like.governments);
  } else {
    known = Shown(like.governments);
  }
  return base::Error{base::ErrorCode::kNotFound,
                     {"government-unknown", {{"key", word}, {"hint", hint}, {"known", known}}},
                     {}};
}

// Whether a government is called so: in full, or without what stands above it.
bool IsCalled(const query::GovernmentSummary& one, std::string_view word, bool in_full) {
  return in_full ? one.name == word : understand::PlaceFromChain(one.name).name == word;
}

// People know the name: it stands for the key where one government bears it.
base::Expected<std::string> KeyOf(const query::Query& query, const std::string& word) {
  if (workflow::IsGovernmentKey(word)) {
    const auto version = query.Version(word);
    if (version) return word;
    if (version.error().code != base::ErrorCode::kNotFound) return base::Fail(version.error());
  }
  DUBAN_TRY(list, query.FindGovernments(word, 0, 0));
  for (const bool in_full : {true, false}) {
    Governments called;
    for (const query::GovernmentSummary& one : list.governments)
      if (IsCalled(one, word, in_full)) called.push_back(one);
    if (called.size() == 1) return called.front().key;
    if (called.size() > 1)
      return base::Fail(base::ErrorCode::kUsage, "government-name-shared",
                        {{"name", word}, {"governments", Shown(called)}});
  }
  DUBAN_TRY(failure, NoSuch(query, word));
  return base::Fail(std::move(failure));
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
  auto standing = ResolveGovernment(workplace.query(), option);
  if (standing || standing.error().code != base::ErrorCode::kNotFound) return standing;
  DUBAN_TRY(keys, workplace.keeping().Chains());
  if (std::find(keys.begin(), keys.end(), option) != keys.end()) return option;
  if (!option.empty()) {
    std::erase_if(keys, [&](const std::string& key) {
      const auto one = workplace.query().Government(key);
      return !one || one->name != option;
    });
    return keys.size() == 1 ? base::Expected<std::string>(keys.front()) : standing;
  }
  if (keys.empty()) return standing;
  if (keys.size() == 1) return keys.front();
  return Needed(keys, false);
}

}  // namespace duban::cli
