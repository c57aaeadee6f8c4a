// Entry points: StemOf, MayBeSlipOf, LikeKeyQuestionOf.
#include "workflow/like_key.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "understand/assemble/publisher.h"
#include "workflow/replacement.h"

namespace duban::workflow {
namespace {

using base::Expected;
using store::Government;

constexpr size_t kLongKey = 8;  // two slips in a shorter one leave too little of it
constexpr int kImpossible = 100;
constexpr size_t kFewestTasks = 3;  // fewer are alike by chance
constexpr size_t kAskedTasks = 3;   // looked for in the whole store
constexpr int kHits = 20;           // of each
constexpr size_t kNamed = 5;        // keys in the question

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// Optimal string alignment, but that no figure becomes another one.
int Slips(std::string_view a, std::string_view b) {
  std::vector<std::vector<int>> steps(a.size() + 1, std::vector<int>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) steps[i][0] = static_cast<int>(i);
  for (size_t j = 0; j <= b.size(); ++j) steps[0][j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i)
    for (size_t j = 1; j <= b.size(); ++j) {
      const char x = a[i - 1], y = b[j - 1];
      const int exchange = x == y ? 0 : IsDigit(x) && IsDigit(y) ? kImpossible : 1;
      steps[i][j] =
          std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, steps[i - 1][j - 1] + exchange});
      if (i > 1 && j > 1 && x == b[j - 2] && a[i - 2] == y)
        steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  return steps[a.size()][b.size()];
}

// 330105000000 and 330106000000: figures for figures, which a figure left out and another put in
// would be too. Two that changed places are not.
bool AreNeighbours(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::vector<size_t> places;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (!IsDigit(a[i]) || !IsDigit(b[i])) return false;
    places.push_back(i);
  }
  const bool swapped = places.size() == 2 && places[1] == places[0] + 1 &&
                       a[places[0]] == b[places[1]] && a[places[1]] == b[places[0]];
  return !places.empty() && !swapped;
}

bool IsUnnamed(const Government& government) {
  return government.name == government.key || understand::IsUnknownGovernment(government.name);
}

// The first words of the longest tasks: no other list has them by chance.
std::vector<std::string> LongestOf(const ledger::Document& document) {
  constexpr size_t kCharacters = 40;
  std::vector<std::string_view> contents;
  for (const ledger::DocumentTask& task : document.tasks) contents.push_back(task.row.content);
  std::stable_sort(contents.begin(), contents.end(),
                   [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
  contents.erase(std::unique(contents.begin(), contents.end()), contents.end());
  std::vector<std::string> longest;
  for (const std::string_view content : contents) {
    if (longest.size() == kAskedTasks || content.empty()) break;
    size_t end = 0;
    for (size_t count = 0; end < content.size() && count < kCharacters; ++count)
      end += base::Decode(content, end).size;
    longest.push_back(base::RemoveSpace(content.substr(0, end)));
  }
  return longest;
}

bool HoldsMost(const std::vector<store::StoredRow>& rows, const ledger::Document& document) {
  std::set<std::string_view> stored;
  for (const store::StoredRow& row : rows) stored.insert(row.row.content);
  const auto alike = static_cast<size_t>(std::count_if(
      document.tasks.begin(), document.tasks.end(),
      [&](const ledger::DocumentTask& task) { return stored.contains(task.row.content); }));
  return alike >= kFewestTasks && alike * 2 > document.tasks.size();
}

// Keys of governments one of whose standing tables holds most of the document's tasks.
Expected<std::set<std::string>> WithTasksOf(const store::ReadTransaction& transaction,
                                            const ledger::Document& document) {
  std::map<std::string, std::set<std::string>> editions;
  for (const std::string& words : LongestOf(document)) {
    DUBAN_TRY(found, transaction.Search("", words, 0, kHits));
    for (const store::SearchHit& hit : found.hits) editions[hit.government].insert(hit.edition);
  }
  std::set<std::string> keys;
  for (const auto& [government, ids] : editions)
    for (const std::string& id : ids) {
      DUBAN_TRY(rows, transaction.Rows(government, id));
      if (HoldsMost(rows, document)) keys.insert(government);
    }
  return keys;
}

// "yunqi, meiling (梅岭区)": those of them that have a ledger.
Expected<std::string> NamesOfStanding(const store::ReadTransaction& transaction,
                                      const std::vector<Government>& governments) {
  std::string names;
  size_t named = 0;
  for (const Government& one : governments) {
    DUBAN_TRY(stands, HasLedgers(transaction, one.key));
    if (!stands) continue;
    if (++named > kNamed) return names + " …";
    names += (names.empty() ? "" : ", ") + one.key;
    if (!IsUnnamed(one)) names += " (" + one.name + ")";
  }
  return names;
}

std::optional<base::Message> AskOf(std::string_view question, std::string_view key,
                                   std::string known) {
  return base::Message{std::string(question),
                       {{"known", std::move(known)}, {"key", std::string(key)}}};
}

}  // namespace

std::string_view StemOf(std::string_view key) {
  const size_t last = key.find_last_not_of("0123456789");
  return last != key.npos && last > 0 && key[last] == '-' ? key.substr(0, last) : key;
}

bool MayBeSlipOf(std::string_view key, std::string_view other) {
  if (AreNeighbours(key, other)) return false;
  const size_t shorter = std::min(key.size(), other.size());
  const int most = shorter >= kLongKey ? 2 : 1;
  if (shorter < 3 || std::max(key.size(), other.size()) - shorter > static_cast<size_t>(most))
    return false;
  return key != other && Slips(key, other) <= most;
}

Expected<std::optional<base::Message>> LikeKeyQuestionOf(const store::ReadTransaction& transaction,
                                                         std::string_view key,
                                                         std::string_view name,
                                                         const ledger::Document& document) {
  DUBAN_TRY(others, transaction.Governments());
  const bool unnamed = IsUnnamed({std::string(key), std::string(name)});
  std::erase_if(others, [&](const Government& other) {
    return StemOf(key) == StemOf(other.key) || (!unnamed && !IsUnnamed(other));
  });
  if (others.empty()) return std::optional<base::Message>();
  std::vector<Government> slips;
  for (const Government& other : others)
    if (MayBeSlipOf(key, other.key)) slips.push_back(other);
  DUBAN_TRY(like, NamesOfStanding(transaction, slips));
  if (!like.empty()) return AskOf("import-like-key", key, std::move(like));
  DUBAN_TRY(alike, WithTasksOf(transaction, document));
  std::erase_if(others, [&](const Government& other) { return !alike.contains(other.key); });
  DUBAN_TRY(holders, NamesOfStanding(transaction, others));
  if (!holders.empty()) return AskOf("import-like-tasks", key, std::move(holders));
  return std::optional<base::Message>();
}

}  // namespace duban::workflow
