// Entry point: DoubtColumns.
#include "understand/columns_doubt.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble_names.h"
#include "understand/understand.h"

namespace duban::understand {
namespace {

constexpr std::string_view kDigits = "0123456789";

// Digits of a telephone number, beside a name, are none of an amount.
bool HasAmount(std::string_view text) {
  constexpr size_t kTelephone = 7;
  for (size_t at = text.find_first_of(kDigits); at != text.npos;
       at = text.find_first_of(kDigits, at)) {
    const size_t end = std::min(text.find_first_not_of(kDigits, at), text.size());
    if (end - at < kTelephone && end < text.size()) return true;
    at = end;
  }
  return false;
}

// "完成大道北延工程3.6公里", "年内建成通车。" among the leaders.
bool IsNoLeader(const std::string& name) {
  if (LikePerson(name) != Likeness::kNo || LikeUnit(name) != Likeness::kNo) return false;
  return name.ends_with("。") || HasAmount(name);
}

bool AllPeople(const std::vector<std::string>& units) {
  return !units.empty() && std::all_of(units.begin(), units.end(), [](const std::string& unit) {
    return LikePerson(unit) == Likeness::kSure && LikeUnit(unit) == Likeness::kNo;
  });
}

bool AnyUnit(const std::vector<std::string>& units) {
  return std::any_of(units.begin(), units.end(),
                     [](const std::string& unit) { return LikeUnit(unit) == Likeness::kSure; });
}

// The text that stands where it cannot; empty where all may be right.
std::string_view OutOfPlace(const ledger::Row& row, bool units_known) {
  const auto leader = std::find_if(row.leaders.begin(), row.leaders.end(), IsNoLeader);
  if (leader != row.leaders.end()) return *leader;
  if (units_known && AllPeople(row.lead_units)) return row.lead_units.front();
  if (units_known && AllPeople(row.units)) return row.units.front();
  if (LikeUnits(row.content) == Likeness::kSure || LikePeople(row.content) == Likeness::kSure)
    return row.content;
  return {};
}

}  // namespace

std::optional<ledger::Finding> DoubtColumns(const std::vector<ledger::Row>& rows) {
  constexpr size_t kFewest = 2, kPart = 33;  // rows; one of so many
  const bool units_known = std::any_of(rows.begin(), rows.end(), [](const ledger::Row& row) {
    return AnyUnit(row.lead_units) || AnyUnit(row.units);
  });
  size_t count = 0;
  const ledger::Row* first = nullptr;
  std::string_view example;
  for (const ledger::Row& row : rows) {
    const std::string_view wrong = OutOfPlace(row, units_known);
    if (wrong.empty()) continue;
    if (count++ > 0) continue;
    first = &row;
    example = wrong;
  }
  if (count < kFewest || count * kPart < rows.size()) return std::nullopt;
  ledger::Finding finding =
      ledger::MakeFinding(kColumnsDoubtfulCode, {{"rows", std::to_string(count)},
                                                 {"total", std::to_string(rows.size())},
                                                 {"example", std::string(example)}});
  finding.place = first->place;
  return finding;
}

}  // namespace duban::understand
