// Entry point: JoinedRows.
#include "understand/assemble/repeats.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/names.h"
#include "understand/assemble/period_text.h"
#include "understand/assemble/publisher.h"
#include "understand/assemble/rows.h"
#include "understand/assemble/text.h"
#include "understand/assemble/title.h"

namespace duban::understand {
namespace {

using ledger::Field;
using ledger::Row;
using NameList = std::vector<std::string>;

constexpr size_t kMostOfTen = 7;  // rows that make a repetition

// Wordings are the same whatever blanks are in them and whatever stop ends them.
std::string Plain(std::string_view text) {
  std::string plain = base::RemoveSpace(text);
  for (const std::string_view stop : {"。", "；", ";", ".", "，"})
    if (plain.ends_with(stop)) plain.resize(plain.size() - stop.size());
  return plain;
}

bool SaysNothing(std::string_view text) {
  return base::Trim(text).empty() || IsBlankMark(base::Trim(text));
}

bool SameWords(std::string_view a, std::string_view b) {
  return (SaysNothing(a) && SaysNothing(b)) || Plain(a) == Plain(b);
}

// Pairs of characters; a figure is one character, whatever it says.
std::multiset<std::string> PairsOf(std::string_view text) {
  std::multiset<std::string> pairs;
  std::string last;
  bool figure = false;
  for (size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::Decode(text, at);
    const bool digit = (c.value >= U'0' && c.value <= U'9') || (figure && c.value == U'.');
    std::string one = digit ? "0" : std::string(text.substr(at, c.size));
    at += c.size;
    if (digit && figure) continue;
    figure = digit;
    if (!last.empty()) pairs.insert(last + one);
    last = std::move(one);
  }
  return pairs;
}

// Whether two wordings are of one task of one number: but for figures most of them is alike.
bool AreAlike(std::string_view a, std::string_view b) {
  constexpr size_t kLongest = 3000;  // bytes
  const auto one = PairsOf(Plain(a.substr(0, kLongest)));
  const auto other = PairsOf(Plain(b.substr(0, kLongest)));
  std::vector<std::string> both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::back_inserter(both));
  return both.size() * 2 * 10 >= (one.size() + other.size()) * 6;
}

bool SameUnit(std::string_view a, std::string_view b) {
  return a.ends_with(b) || b.ends_with(a);
}

bool Holds(const NameList& all, std::string_view name) {
  return std::any_of(all.begin(), all.end(), [&](const auto& one) { return SameUnit(one, name); });
}

bool HoldsAll(const NameList& all, const NameList& names) {
  return std::all_of(names.begin(), names.end(), [&](const auto& one) { return Holds(all, one); });
}

std::string Joined(const NameList& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "、") + name;
  return out;
}

NameList UnitsOf(const Row& row) {
  NameList all = row.lead_units;
  all.insert(all.end(), row.units.begin(), row.units.end());
  return all;
}

std::string_view HeadingOf(const RawTable& table, Role role) {
  if (role == Role::kProgress && !table.progress.empty())
    return table.columns[table.progress.front()].heading;
  const int column = table.Find(role);
  return column < 0 ? std::string_view() : table.columns[static_cast<size_t>(column)].heading;
}

// A time within a year: 一季度, 截至6月底.
std::optional<ledger::Period> PeriodWithin(std::string_view text, std::optional<int> year) {
  constexpr int kAnyYear = 2000;
  constexpr size_t kYear = 4;  // characters of a label
  const auto period = FindPeriod(text, year.value_or(kAnyYear));
  return period && period->label.size() > kYear ? period : std::nullopt;
}

// The lines right over a table, the nearest first, that may name it.
std::vector<std::string_view> NamesOver(const RawTable& table) {
  constexpr size_t kReach = 3, kLongest = 40;  // lines; code points
  std::vector<std::string_view> lines;
  if (!table.heading.empty()) lines.push_back(table.heading);
  for (auto line = table.above.rbegin(); line != table.above.rend() && lines.size() < kReach;
       ++line) {
    const bool names = !EndsSentence(*line) && line->size() <= kLongest * 4 &&
                       Length(*line) <= kLongest && line->find("：") == line->npos;
    if (names) lines.push_back(base::Trim(*line));
  }
  return lines;
}

// The place that the cell stood at, with its field.
void TakePlaces(const Row& from, Field field, Row& to) {
  std::erase_if(to.places, [&](const ledger::CellPlace& cell) { return cell.field == field; });
  for (const ledger::CellPlace& cell : from.places)
    if (cell.field == field) to.places.push_back(cell);
}

ledger::Finding Found(std::string_view code, Field field, const ledger::SourcePlace& place,
                      base::Arguments arguments) {
  ledger::Finding finding = ledger::MakeFinding(code, std::move(arguments));
  finding.field = field;
  finding.place = place;
  return finding;
}

}  // namespace

// What a table brought to the rows before it.
struct JoinedRows::Change {
  size_t joined = 0;  // rows that got cells
  std::set<Field> fields;
  size_t other_time = 0, added = 0, differing = 0;
  std::string example;  // of the rows that were added
  ledger::SourcePlace place;
};

JoinedRows::Facts JoinedRows::FactsOf(const RawTable& table) const {
  Facts facts{.table = &table};
  const auto names_time = [&](std::string_view words) {
    if (facts.period) return;
    facts.period = PeriodWithin(words, table.year);
    if (facts.period) facts.time = words;
  };
  const std::vector<std::string_view> over = NamesOver(table);
  names_time(HeadingOf(table, Role::kProgress));
  for (const std::string_view line : over) names_time(line);
  if (!facts.period && facts_.empty()) facts.period = titled_;
  for (const std::string_view line : over) {
    if (facts.leader.empty()) facts.leader = LeaderIn(line);
    if (!facts.owner.empty()) continue;
    const std::string_view name = base::Trim(line.substr(ListMarkLength(line)));
    facts.owner = LikeUnit(name) == Likeness::kSure ? std::string(name) : PlaceAtHead(name);
  }
  return facts;
}

const JoinedRows::Facts* JoinedRows::Find(const RawTable& table) const {
  for (const Facts& facts : facts_)
    if (facts.table == &table) return &facts;
  return nullptr;
}

// Of several rows with one wording the one with the same number, or the same unit, else the first.
JoinedRows::Known JoinedRows::Match(const std::vector<Row>& more) const {
  std::unordered_map<std::string, std::vector<size_t>> by_content;
  for (size_t i = 0; i < rows.size(); ++i)
    if (std::string content = Plain(rows[i].content); !content.empty())
      by_content[std::move(content)].push_back(i);
  Known known;
  for (const Row& row : more) {
    known.emplace_back();
    const auto found = by_content.find(Plain(row.content));
    if (found == by_content.end()) continue;
    std::vector<size_t>& left = found->second;
    const auto fits = [&](auto same) { return std::find_if(left.begin(), left.end(), same); };
    auto best = fits([&](size_t i) { return row.number > 0 && rows[i].number == row.number; });
    if (best == left.end())
      best = fits([&](size_t i) { return rows[i].lead_units == row.lead_units; });
    if (best == left.end()) best = left.begin();
    if (best == left.end()) continue;
    known.back() = *best;
    left.erase(best);
  }
  return known;
}

// Tasks whose wording was changed between two tables.
void JoinedRows::MatchByNumber(const std::vector<Row>& more, Known& known) const {
  std::map<int, size_t> by_number;
  for (size_t i = 0; i < rows.size(); ++i) by_number.emplace(rows[i].number, i);
  for (const auto& one : known)
    if (one) by_number.erase(rows[*one].number);
  for (size_t i = 0; i < more.size(); ++i) {
    if (known[i] || more[i].number <= 0) continue;
    const auto found = by_number.find(more[i].number);
    if (found == by_number.end() || !AreAlike(rows[found->second].content, more[i].content))
      continue;
    known[i] = found->second;
    by_number.erase(found);
  }
}

// Most of what can be compared names other units.
bool JoinedRows::OfOtherUnits(const std::vector<Row>& more, const Known& known) const {
  size_t compared = 0, others = 0;
  for (size_t i = 0; i < more.size(); ++i) {
    if (!known[i]) continue;
    const NameList a = UnitsOf(rows[*known[i]]), b = UnitsOf(more[i]);
    if (a.empty() || b.empty()) continue;
    ++compared;
    others +=
        std::none_of(b.begin(), b.end(), [&](const auto& name) { return Holds(a, name); }) ? 1 : 0;
  }
  return others * 2 > compared;
}

// The table whose tasks the rows are, most of those of one of both.
std::optional<size_t> JoinedRows::Repeated(const TableRows& more, const Facts& facts,
                                           const Known& known) const {
  constexpr size_t kFewest = 2;
  std::map<size_t, size_t> by_table;
  size_t all = 0;
  for (const auto& one : known)
    if (one) {
      ++by_table[fact_of_row_[*one]];
      ++all;
    }
  if (all < kFewest) return std::nullopt;
  const auto best = std::max_element(by_table.begin(), by_table.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  const Facts& before = facts_[best->first];
  const bool led = !facts.leader.empty() && facts.leader != before.leader;
  const bool most =
      all * 10 >= more.rows.size() * kMostOfTen ||
      (!led && best->second >= kFewest && best->second * 10 >= before.rows * kMostOfTen);
  if (!most || OfOtherUnits(more.rows, known)) return std::nullopt;
  const bool owners = !facts.owner.empty() && !before.owner.empty();
  if (owners && !SameUnit(facts.owner, before.owner)) return std::nullopt;
  return best->first;
}

bool JoinedRows::Prefers(const Facts& now, const Facts& before) const {
  if (now.period && before.period && now.period->as_of != before.period->as_of) {
    const auto titled = [&](const Facts& one) {
      return titled_ && titled_->as_of == one.period->as_of;
    };
    return titled(now) || (!titled(before) && before.period->as_of < now.period->as_of);
  }
  const bool tells = now.table->Find(Role::kProgress) >= 0;
  const bool told = before.table->Find(Role::kProgress) >= 0;
  return tells && !told;
}

bool JoinedRows::Add(TableRows more) {
  Facts facts = FactsOf(*more.table);
  Known known = Match(more.rows);
  const auto before = Repeated(more, facts, known);
  if (before) MatchByNumber(more.rows, known);
  facts.rows = more.rows.size();
  facts_.push_back(std::move(facts));
  if (!before) {
    const bool any = !more.rows.empty();
    const Known none(more.rows.size());
    Append(std::move(more), none);
    return any;
  }
  const size_t count = rows.size();
  Join(std::move(more), *before, known);
  return rows.size() > count;
}

// Those rows that are not known, and what was found in them.
void JoinedRows::Append(TableRows more, const Known& known) {
  std::vector<size_t> places;
  for (size_t i = 0; i < more.rows.size(); ++i) {
    places.push_back(known[i].value_or(rows.size()));
    if (known[i]) continue;
    rows.push_back(std::move(more.rows[i]));
    fact_of_row_.push_back(facts_.size() - 1);
  }
  for (ledger::Finding& finding : more.findings) {
    if (finding.task) {
      const auto row = static_cast<size_t>(*finding.task);
      if (known[row]) continue;
      finding.task = static_cast<int>(places[row]);
    }
    findings.push_back(std::move(finding));
  }
}

void JoinedRows::Join(TableRows more, size_t before, const Known& known) {
  const RawTable& table = *more.table;
  Change change;
  change.place = table.rows.front().place;
  const size_t now = facts_.size() - 1;
  const size_t rows_before = rows.size();
  std::vector<size_t> order;
  for (size_t i = 0; i < known.size(); ++i) {
    order.push_back(known[i].value_or(rows.size() + change.added));
    if (!known[i] && change.added++ == 0) change.example = more.rows[i].content;
  }
  const bool whole = order.size() - change.added == rows_before && change.added > 0;
  for (size_t i = 0; i < known.size(); ++i) {
    if (!known[i]) continue;
    Row& row = rows[*known[i]];
    size_t& fact = fact_of_row_[*known[i]];
    Row again = more.rows[i];
    if (whole) {
      row.number = again.number;
      row.printed = again.printed;
    }
    const bool other = facts_[now].period && facts_[fact].period &&
                       facts_[now].period->as_of != facts_[fact].period->as_of;
    if (other) {
      TakeOtherTime(row, again, facts_[fact], facts_[now]);
      change.other_time += 1;
      if (Prefers(facts_[now], facts_[fact])) fact = now;
    }
    Complete(row, std::move(again), *known[i], change);
  }
  if (change.joined + change.added + change.other_time == 0)
    std::erase_if(more.findings, [](const auto& finding) { return !finding.task; });
  Append(std::move(more), known);
  if (whole) Reorder(order);
  Tell(table, facts_[before], facts_[now], change);
  const bool prefers = Prefers(facts_[now], facts_[before]);
  facts_[prefers ? before : now].stands_for = prefers ? now : before;
  if (change.other_time > 0) facts_[before].timed = facts_[now].timed = true;
}

// The words of one time as further cells; the other's hold.
void JoinedRows::TakeOtherTime(Row& row, Row& again, const Facts& before, const Facts& now) {
  for (auto [one, facts] : {std::pair{&row, &before}, std::pair{&again, &now}})
    if (PeriodWithin(one->category, facts->table->year) == facts->period) one->category.clear();
  if (Prefers(now, before)) {
    LeaveBeside(before, row, again);
    std::swap(row.progress, again.progress);
    std::swap(row.remark, again.remark);
    std::swap(row.extra, again.extra);
    TakePlaces(again, Field::kProgress, row);
    TakePlaces(again, Field::kRemark, row);
    again.progress.clear();
    again.remark.clear();
    again.extra.clear();
  } else {
    LeaveBeside(now, again, row);
  }
}

void JoinedRows::LeaveBeside(const Facts& of, Row& from, Row& to) {
  const auto leave = [&](std::string_view heading, const std::string& text) {
    if (SaysNothing(text)) return;
    std::string name(heading);
    if (!PeriodWithin(name, of.table->year) && of.period)
      name = (of.time.empty() ? of.period->label : of.time) + " " + name;
    if (std::find(left_.begin(), left_.end(), name) == left_.end()) left_.push_back(name);
    to.extra.push_back({std::move(name), text});
  };
  leave(HeadingOf(*of.table, Role::kProgress), from.progress);
  leave(HeadingOf(*of.table, Role::kRemark), from.remark);
  for (const ledger::ExtraCell& cell : from.extra) {
    if (std::find(left_.begin(), left_.end(), cell.heading) != left_.end())
      to.extra.push_back(cell);
    else
      leave(cell.heading, cell.text);
  }
  from.progress.clear();
  from.remark.clear();
  from.extra.clear();
}

void JoinedRows::Complete(Row& row, Row&& again, size_t task, Change& change) {
  bool joined = false;
  const auto put = [&](Field field) {
    TakePlaces(again, field, row);
    change.fields.insert(field);
    joined = true;
  };
  const auto differ = [&](Field field, const std::string& first, const std::string& second) {
    findings.push_back(
        Found("table-again-differs", field, ledger::PlaceOf(again, field),
              {{"field", std::string(ledger::Name(field))}, {"first", first}, {"again", second}}));
    findings.back().task = static_cast<int>(task);
    ++change.differing;
  };
  const auto text = [&](Field field, std::string& first, std::string& second) {
    if (SameWords(first, second) || SaysNothing(second)) return;
    if (!SaysNothing(first)) return differ(field, first, second);
    first = std::move(second);
    put(field);
  };
  const auto names = [&](Field field, NameList& first, NameList& second) {
    if (second.empty() || HoldsAll(first, second)) return;
    if (!HoldsAll(second, first)) return differ(field, Joined(first), Joined(second));
    first = std::move(second);
    put(field);
  };
  if (row.category.empty()) row.category = std::move(again.category);
  text(Field::kContent, row.content, again.content);
  text(Field::kProgress, row.progress, again.progress);
  text(Field::kRemark, row.remark, again.remark);
  names(Field::kLeaders, row.leaders, again.leaders);
  // 责任单位 here and 牵头单位 there: where both name the same, the one that parts them holds.
  const NameList first = UnitsOf(row), second = UnitsOf(again);
  if (!second.empty() &&
      !(HoldsAll(first, second) && (!row.units.empty() || again.units.empty()))) {
    if (HoldsAll(second, first)) {
      row.lead_units = std::move(again.lead_units);
      row.units = std::move(again.units);
      put(Field::kLeadUnits);
    } else {
      differ(Field::kLeadUnits, Joined(first), Joined(second));
    }
  }
  for (ledger::ExtraCell& cell : again.extra) {
    const auto same = std::find_if(row.extra.begin(), row.extra.end(),
                                   [&](const auto& one) { return one.heading == cell.heading; });
    if (same == row.extra.end()) {
      row.extra.push_back(std::move(cell));
      put(Field::kOther);
    } else {
      text(Field::kOther, same->text, cell.text);
    }
  }
  change.joined += joined ? 1 : 0;
}

void JoinedRows::Tell(const RawTable& more, const Facts& before, const Facts& now,
                      const Change& change) {
  const auto count = [](size_t number) { return std::to_string(number); };
  if (change.other_time > 0) {
    const auto name = [](const Facts& one) {
      return one.time.empty() ? one.period->label : one.time;
    };
    const bool prefers = Prefers(now, before);
    findings.push_back(Found("table-of-other-period", Field::kPeriod, change.place,
                             {{"taken", name(prefers ? now : before)},
                              {"left", name(prefers ? before : now)},
                              {"count", count(change.other_time)}}));
  }
  if (change.joined > 0)
    findings.push_back(
        Found("tables-joined", Field::kNone, change.place, {{"count", count(change.joined)}}));
  if (change.added > 0)
    findings.push_back(Found("table-again-more", Field::kNone, change.place,
                             {{"count", count(change.added)}, {"example", change.example}}));
  if (change.other_time + change.joined + change.added + change.differing == 0)
    findings.push_back(Found("duplicated-table", Field::kNone, more.rows.front().place, {}));
}

// The rows as the later table has them, which holds all of the first and more between them.
void JoinedRows::Reorder(const std::vector<size_t>& places) {
  std::vector<Row> ordered;
  std::vector<size_t> facts, now_at(places.size());
  for (size_t i = 0; i < places.size(); ++i) {
    ordered.push_back(std::move(rows[places[i]]));
    facts.push_back(fact_of_row_[places[i]]);
    now_at[places[i]] = i;
  }
  rows = std::move(ordered);
  fact_of_row_ = std::move(facts);
  for (ledger::Finding& finding : findings)
    if (finding.task) finding.task = static_cast<int>(now_at[static_cast<size_t>(*finding.task)]);
}

const RawTable& JoinedRows::Main(const RawTable& largest) const {
  const Facts* main = Find(largest);
  if (main == nullptr) return largest;
  while (main->stands_for) main = &facts_[*main->stands_for];
  return *main->table;
}

std::vector<Column> JoinedRows::ColumnsBeside(const RawTable& main) const {
  std::vector<Column> beside;
  const auto has = [&](const std::vector<Column>& columns, const Column& column) {
    return std::any_of(columns.begin(), columns.end(), [&](const Column& one) {
      const Field field = FieldOf(one.role);
      return field == FieldOf(column.role) &&
             (field != Field::kOther || one.heading == column.heading);
    });
  };
  for (const Facts& facts : facts_) {
    const RawTable& own = Main(*facts.table);
    if (facts.table == &main || &own != &main) continue;
    for (const Column& column : facts.table->columns)
      if (column.role != Role::kHeading && column.role != Role::kNumber &&
          !(column.role == Role::kOther && facts.timed) && !has(main.columns, column) &&
          !has(beside, column))
        beside.push_back(column);
  }
  for (const std::string& heading : left_) beside.push_back({Role::kOther, heading});
  return beside;
}

std::string JoinedRows::TimeOf(const RawTable& main) const {
  const Facts* facts = Find(main);
  return facts != nullptr && facts->timed ? facts->time : std::string();
}

}  // namespace duban::understand
