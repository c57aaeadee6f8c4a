// Entry points: DoubtColumns, DoubtCells, DoubtProgress.
#include "understand/assemble/columns_doubt.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/understand.h"

namespace duban::understand {
namespace {

constexpr std::string_view kDigits = "0123456789";

// Which columns the table has.
struct Known {
  bool leaders = false;
  bool units = false;
  bool filled_units = false;  // some row names units there
  bool answered = false;      // some row tells how far it is
};

// 12345热线, 500千伏变电站, 2025年6月, 1名: figures that belong to names and times or count people.
bool IsOfName(std::string_view behind) {
  constexpr std::string_view kCounters = "年月日号名位届";
  constexpr std::array<std::string_view, 4> kOfNames = {"热线", "专线", "平台", "千伏"};
  const auto [c, size] = base::Decode(behind, 0);
  if (base::IsHan(c) && kCounters.find(behind.substr(0, size)) != kCounters.npos) return true;
  return std::any_of(kOfNames.begin(), kOfNames.end(),
                     [&](std::string_view word) { return behind.starts_with(word); });
}

// Digits of a telephone number, beside a name, are none of an amount.
bool HasAmount(std::string_view text) {
  constexpr size_t kTelephone = 7;
  for (size_t at = text.find_first_of(kDigits); at != text.npos;
       at = text.find_first_of(kDigits, at)) {
    const size_t end = std::min(text.find_first_not_of(kDigits, at), text.size());
    if (end - at < kTelephone && end < text.size() && !IsOfName(text.substr(end))) return true;
    at = end;
  }
  return false;
}

// Without what stands in brackets: 李明（2025年6月前王强）.
std::string WithoutBrackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (size_t at = 0; at < text.size();) {
    const auto [c, size] = base::Decode(text, at);
    const bool closes = c == U'）' || c == U')';
    if (c == U'（' || c == U'(') ++depth;
    if (depth == 0) out += text.substr(at, size);
    if (closes && depth > 0) --depth;
    at += size;
  }
  return out;
}

// 各乡镇20个: the name in front of how many they are; else the text.
std::string_view WithoutCount(std::string_view text) {
  for (const std::string_view unit : {"个", "家"}) {
    if (!text.ends_with(unit)) continue;
    const std::string_view rest = text.substr(0, text.size() - unit.size());
    const size_t last = rest.find_last_not_of(kDigits);
    if (last != rest.npos && last + 1 < rest.size()) return rest.substr(0, last + 1);
  }
  return text;
}

bool IsName(std::string_view text) {
  return LikePerson(text) != Likeness::kNo || LikeUnit(text) != Likeness::kNo;
}

// "完成大道北延工程3.6公里", "年内建成通车。" among the leaders.
bool IsNoLeader(const std::string& printed) {
  const std::string name = WithoutBrackets(printed);
  return !IsName(name) && (name.ends_with("。") || HasAmount(name));
}

// "95%", "20", "建成通车，正在验收。" among the units.
bool IsNoUnit(const std::string& printed) {
  constexpr size_t kSentence = 8;  // code points
  const std::string name = WithoutBrackets(printed);
  const std::string_view counted = WithoutCount(name);
  if (name.empty() || IsName(name) || IsName(counted)) return false;
  if (counted.size() < name.size() && counted.starts_with("各")) return false;
  if (name.ends_with("。") && Length(name) > kSentence) return true;
  return HasAmount(name) || name.find_first_not_of(kDigits) == name.npos;
}

bool IsNamesOnly(std::string_view text) {
  return LikeUnits(text) == Likeness::kSure || LikePeople(text) == Likeness::kSure;
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

std::string_view FirstOf(const std::vector<std::string>& names, bool (*is)(const std::string&)) {
  const auto found = std::find_if(names.begin(), names.end(), is);
  return found == names.end() ? std::string_view() : std::string_view(*found);
}

// Names in the progress whose own column is empty in this row: alone, or in the last line.
std::string_view NamesInProgress(const ledger::Row& row, const Known& known) {
  const std::string_view last = std::string_view(row.progress).substr(row.progress.rfind('\n') + 1);
  if (known.leaders && row.leaders.empty() && LikePeople(last) == Likeness::kSure) return last;
  const bool lacks_units = known.units && row.lead_units.empty() && row.units.empty();
  return lacks_units && LikeUnits(last) == Likeness::kSure ? last : std::string_view();
}

// The text that stands where it cannot; empty where all may be right.
std::string_view OutOfPlace(const ledger::Row& row, const Known& known) {
  if (const auto name = FirstOf(row.leaders, IsNoLeader); !name.empty()) return name;
  for (const auto* units : {&row.lead_units, &row.units}) {
    if (const auto name = FirstOf(*units, IsNoUnit); !name.empty()) return name;
    if (known.filled_units && AllPeople(*units)) return units->front();
  }
  // 县人民医院 may be the name of a project: what answers it must be none either.
  if (IsNamesOnly(row.content) && IsNamesOnly(row.progress)) return row.content;
  return NamesInProgress(row, known);
}

// --- one row alone

// A cell that holds what another column of the row should.
struct Misplaced {
  ledger::Field field = ledger::Field::kNone;
  std::string text;
};

std::string Joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "，") + name;
  return out;
}

bool AnyName(const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return IsName(name) || IsName(WithoutBrackets(name));
  });
}

// Several words, none of them a name, and an amount among them; where only this row
// does not tell how far it is, length alone is enough.
bool HoldsProse(const std::vector<std::string>& names, bool (*is)(const std::string&),
                const ledger::Row& row, const Known& known) {
  constexpr size_t kWords = 6, kSentence = 12;  // code points
  if (names.empty() || AnyName(names)) return false;
  const std::string text = Joined(names);
  const size_t length = Length(WithoutBrackets(text));
  if (known.answered && row.progress.empty() && length >= kSentence) return true;
  // 有关部门按职责分工负责。 is a sentence, too.
  return length >= kWords && std::any_of(names.begin(), names.end(), [&](const std::string& name) {
           return is(name) && HasAmount(WithoutBrackets(name));
         });
}

bool HoldsUnitsOnly(const std::vector<std::string>& names) {
  return !names.empty() && std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return LikeUnit(name) == Likeness::kSure && LikePerson(name) == Likeness::kNo;
  });
}

// A name may be a task (县人民医院) and somebody's unit a person: another cell of the row must be
// out of place, too.
std::optional<Misplaced> NamesOutOfPlace(const ledger::Row& row, const Known& known) {
  const auto& units = row.lead_units.empty() ? row.units : row.lead_units;
  const bool units_lead = known.leaders && HoldsUnitsOnly(row.leaders);
  const bool people_own = known.filled_units && AllPeople(units);
  if (IsNamesOnly(row.content) && (units_lead || people_own || IsNamesOnly(row.progress)))
    return Misplaced{ledger::Field::kContent, row.content};
  if (units_lead && people_own) return Misplaced{ledger::Field::kLeaders, Joined(row.leaders)};
  return std::nullopt;
}

std::optional<Misplaced> MisplacedIn(const ledger::Row& row, const Known& known) {
  if (auto names = NamesOutOfPlace(row, known)) return names;
  if (HoldsProse(row.leaders, IsNoLeader, row, known))
    return Misplaced{ledger::Field::kLeaders, Joined(row.leaders)};
  if (HoldsProse(row.lead_units, IsNoUnit, row, known))
    return Misplaced{ledger::Field::kLeadUnits, Joined(row.lead_units)};
  if (HoldsProse(row.units, IsNoUnit, row, known))
    return Misplaced{ledger::Field::kUnits, Joined(row.units)};
  if (NamesInProgress(row, known) == row.progress && !row.progress.empty())
    return Misplaced{ledger::Field::kProgress, row.progress};
  return std::nullopt;
}

// Enough of a text to know it by.
std::string Shown(std::string_view text) {
  constexpr size_t kMost = 40;  // code points
  size_t at = 0;
  for (size_t count = 0; at < text.size() && count < kMost; ++count)
    at += base::Decode(text, at).size;
  return std::string(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

Known KnownOf(const std::vector<ledger::Row>& rows, const std::vector<ledger::Field>& columns) {
  const auto has = [&](ledger::Field field) {
    return std::find(columns.begin(), columns.end(), field) != columns.end();
  };
  Known known{has(ledger::Field::kLeaders),
              has(ledger::Field::kLeadUnits) || has(ledger::Field::kUnits)};
  known.filled_units = std::any_of(rows.begin(), rows.end(), [](const ledger::Row& row) {
    return AnyUnit(row.lead_units) || AnyUnit(row.units);
  });
  known.answered = std::any_of(rows.begin(), rows.end(),
                               [](const ledger::Row& row) { return !row.progress.empty(); });
  return known;
}

ledger::Finding DoubtOf(std::string_view code, size_t rows, size_t total, std::string_view example,
                        const ledger::SourcePlace& place) {
  ledger::Finding finding = ledger::MakeFinding(code, {{"rows", std::to_string(rows)},
                                                       {"total", std::to_string(total)},
                                                       {"example", std::string(example)}});
  finding.place = place;
  return finding;
}

using Pairs = std::set<std::pair<char32_t, char32_t>>;

// Two Han characters side by side, each once. What stands behind a figure may be its unit, which
// things of all kinds have in common.
Pairs PairsOf(std::string_view text) {
  constexpr int kUnit = 2;  // code points
  Pairs pairs;
  char32_t before = 0;
  int of_unit = 0;
  for (size_t at = 0; at < text.size();) {
    const auto [c, size] = base::Decode(text, at);
    const bool scales = c == U'万' || c == U'亿';
    const char32_t han = base::IsHan(c) && of_unit == 0 ? c : 0;
    if (of_unit > 0 && !scales) --of_unit;
    if (c >= U'0' && c <= U'9') of_unit = kUnit;
    if (before != 0 && han != 0) pairs.emplace(before, han);
    before = han;
    at += size;
  }
  return pairs;
}

// Share of the pairs of the shorter text that the other has too, in hundredths.
size_t Shared(const Pairs& a, const Pairs& b) {
  const size_t least = std::min(a.size(), b.size());
  if (least == 0) return 0;
  const auto both = std::count_if(a.begin(), a.end(), [&](const auto& p) { return b.contains(p); });
  return static_cast<size_t>(both) * 100 / least;
}

struct Texts {
  Pairs content, progress;
};

// Whether the progress at `at` says nothing of its own task and answers that of another row.
bool AnswersOther(const std::vector<Texts>& texts, size_t at, size_t other) {
  constexpr size_t kNothing = 15, kMuch = 45;  // hundredths
  return Shared(texts[at].content, texts[at].progress) < kNothing &&
         Shared(texts[other].content, texts[at].progress) > kMuch;
}

}  // namespace

std::optional<ledger::Finding> DoubtColumns(const std::vector<ledger::Row>& rows,
                                            const std::vector<ledger::Field>& columns) {
  constexpr size_t kFewest = 2, kPart = 33;  // rows; one of so many
  const Known known = KnownOf(rows, columns);
  size_t count = 0;
  const ledger::Row* first = nullptr;
  std::string_view example;
  for (const ledger::Row& row : rows) {
    const std::string_view wrong = OutOfPlace(row, known);
    if (wrong.empty() || count++ > 0) continue;
    first = &row;
    example = wrong;
  }
  if (count < std::min(kFewest, rows.size()) || count == 0 || count * kPart < rows.size())
    return std::nullopt;
  return DoubtOf(kColumnsDoubtfulCode, count, rows.size(), example, first->place);
}

std::vector<ledger::Finding> DoubtCells(const std::vector<ledger::Row>& rows,
                                        const std::vector<ledger::Field>& columns) {
  std::vector<ledger::Finding> out;
  const Known known = KnownOf(rows, columns);
  for (const ledger::Row& row : rows) {
    const auto misplaced = MisplacedIn(row, known);
    if (!misplaced) continue;
    ledger::Finding finding = ledger::MakeFinding(
        kCellMisplacedCode,
        {{"task", std::to_string(row.number)}, {"text", Shown(misplaced->text)}});
    finding.task = row.number;
    finding.field = misplaced->field;
    finding.place = ledger::PlaceOf(row, misplaced->field);
    out.push_back(std::move(finding));
  }
  return out;
}

std::optional<ledger::Finding> DoubtProgress(const std::vector<ledger::Row>& rows) {
  constexpr size_t kFewest = 3;  // rows below each other
  std::vector<Texts> texts;
  for (const ledger::Row& row : rows)
    texts.push_back({PairsOf(row.content), PairsOf(row.progress)});
  std::set<size_t> shifted;  // a row may answer both the one above and the one below
  for (const bool above : {true, false}) {
    size_t run = 0;
    for (size_t i = 1; i < texts.size(); ++i) {
      const size_t at = above ? i : i - 1;
      run = AnswersOther(texts, at, above ? i - 1 : i) ? run + 1 : 0;
      if (run < kFewest) continue;
      for (size_t back = 0; back < kFewest; ++back) shifted.insert(at - back);
    }
  }
  if (shifted.empty()) return std::nullopt;
  const ledger::Row& first = rows[*shifted.begin()];
  return DoubtOf(kProgressShiftedCode, shifted.size(), rows.size(), first.progress, first.place);
}

}  // namespace duban::understand
