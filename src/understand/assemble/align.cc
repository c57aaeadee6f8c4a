// Entry point: Align.
//
// Costs are small integers; 10 is "unusual", 100 "hardly ever". Fit() says how badly a text suits a
// column, Stay() how unusual it is that a column takes one more text, Skip() that it is empty.
#include "understand/assemble/align.h"

#include <array>
#include <limits>

#include "base/utf8.h"
#include "understand/assemble/header.h"
#include "understand/assemble/indicators.h"
#include "understand/assemble/look.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr int kNever = 1'000'000;
constexpr size_t kMaxColumns = 24;

int FitCategory(const Look& look) {
  if (look.lone_mark) return 2;
  if (look.deadline) return 60;
  if (look.number || look.share) return 60;
  int cost = look.length <= 20 ? 5 : look.length <= 40 ? 15 : 60;
  if (look.ends_sentence) cost += 35;
  if (look.person == Likeness::kSure) cost += 25;
  if (look.unit == Likeness::kSure) cost += 30;
  return cost + (look.digits ? 10 : 0) + (look.done || look.state ? 20 : 0);
}

bool IsProse(const Look& look) {
  return look.ends_sentence || look.length > 18;
}

// "区教育局、区住建局、各街道": units however many, and no text.
bool IsUnitsOnly(const Look& look) {
  return look.unit == Likeness::kSure && !look.ends_sentence;
}

int FitContent(const Look& look) {
  if (look.unit_end) return 60;
  if (look.owner) return 0;  // who does it, below what is to be done
  if (look.number || look.share) return 70;
  if (look.person == Likeness::kSure) return 40;
  if (look.deadline) return 60;
  if (IsUnitsOnly(look)) return 30;
  const int tone = 2 * look.reported + (look.done ? 10 : 0);
  if (IsProse(look)) return std::max(0, 3 + tone);
  return look.length <= 4 ? 26 : look.digits ? 8 : 12;
}

int FitProgress(const Look& look) {
  if (look.unit_end) return 60;
  if (look.owner) return 40;
  if (look.share) return 2;
  if (look.number) return 40;
  if (look.person == Likeness::kSure) return 40;
  if (look.deadline) return 40;
  if (IsUnitsOnly(look)) return 60;
  const int tone = -2 * look.reported;
  return IsProse(look) ? std::max(0, 3 + tone) : 6;
}

int FitLeaders(const Look& look) {
  if (look.person == Likeness::kSure) return 0;
  if (look.number) return 80;
  if (look.deadline) return 120;
  // A name of four characters without a double family name is rare.
  if (look.person == Likeness::kMaybe) return look.length == 4 ? 30 : 12;
  if (look.share) return look.digits ? 60 : 8;
  return look.length > 16 || look.has_stop ? 120 : 45;
}

int FitUnits(const Look& look, bool people_too) {
  if (look.unit_end) return 2;
  if (people_too && look.owners) return 0;
  if (look.unit == Likeness::kSure) return 0;
  if (look.number) return 80;
  if (look.deadline) return 120;
  if (look.share) return look.digits ? 60 : 8;
  if (look.person == Likeness::kSure) return people_too ? 2 : 25;
  if (look.unit == Likeness::kMaybe) return 8;
  if (look.ends_sentence || look.length > 30) return 110;
  if (look.digits) return 60;
  return look.length <= 12 ? 18 : 34;
}

int FitRemark(const Look& look) {
  if (look.number) return 40;
  return (look.length <= 40 ? 6 : 16) + (look.person == Likeness::kSure ? 14 : 0) +
         (look.unit == Likeness::kSure ? 8 : 0);
}

// What else a column is known to hold by its heading.
enum class Holds : uint8_t { kAnything, kTimes, kFigures, kMilestones };

Holds HoldsBy(const Column& column) {
  if (column.role == Role::kOther && HasWordOf<kMilestoneHeads>(column.heading))
    return Holds::kMilestones;
  if (column.role == Role::kOther && HasWordOf<kDateHeads>(column.heading)) return Holds::kTimes;
  const size_t measure = MeasureInBrackets(column.heading);
  return measure != column.heading.npos && measure > 0 ? Holds::kFigures : Holds::kAnything;
}

int FitTimes(const Look& look) {
  if (look.deadline) return 0;
  if (look.share) return 2;
  if (look.ends_sentence || look.length > 20 || look.digits) return 40;
  return look.length <= 6 ? 5 : 9;
}

int Fit(Role role, const Look& look) {
  if (look.lone_mark && role != Role::kNumber && role != Role::kCategory)
    return role == Role::kHeading ? 1 : 150;
  if (look.empty) return role == Role::kNumber || role == Role::kContent ? 40 : 0;
  if (look.total) return role == Role::kCategory || role == Role::kContent ? 0 : 60;
  if (look.part) return role == Role::kNumber ? 0 : 60;
  switch (role) {
    case Role::kHeading:
      return look.heading ? 1 : 150;
    case Role::kNumber:
      return look.number ? 0 : 200;
    case Role::kCategory:
      return FitCategory(look);
    case Role::kContent:
      return FitContent(look);
    case Role::kLeaders:
      return FitLeaders(look);
    case Role::kLeadUnits:
    case Role::kUnits:
    case Role::kSupport:
      return FitUnits(look, false);
    case Role::kOwner:
      return FitUnits(look, true);
    case Role::kProgress:
      return FitProgress(look);
    case Role::kRemark:
      return FitRemark(look);
    case Role::kOther:
      return look.number ? 30 : 9;
  }
  return kNever;
}

int Skip(Role role) {
  switch (role) {
    case Role::kHeading:
      return 0;
    case Role::kNumber:
      return 60;
    case Role::kCategory:
      return 3;
    case Role::kContent:
      return 60;
    case Role::kLeaders:
      return 15;
    case Role::kLeadUnits:
    case Role::kOwner:
      return 22;
    case Role::kUnits:
      return 18;
    case Role::kSupport:
      return 6;
    case Role::kProgress:
      return 25;
    case Role::kRemark:
      return 2;
    case Role::kOther:
      return 10;
  }
  return 0;
}

// Part of a name that was broken over two paragraphs: 产业 / 发展.
bool IsScrap(const Look& look) {
  return look.length <= 4 && !look.number && !look.has_stop && !look.share;
}

// What a row reports is followed by what the next one promises, in two cells at least.
int StayAcrossTones(const Look& before, const Look& look, bool content) {
  if (content && look.done && !before.done) return 15;
  if (content) return before.reported <= 0 && look.reported >= 2 ? 8 : 0;
  return before.reported > 0 && look.reported < 0 ? 8 : 0;
}

// "（一）已改造4所", "（二）其余2所在建": points of one cell and no headings.
bool GoesOnInPoints(const Look& before, const Look& look) {
  return before.point > 0 && look.point == before.point + 1 && !look.lone_mark && !before.lone_mark;
}

int StayInProse(const Look& before, const Look& look, bool content) {
  if (look.owner) return content ? 1 : 30;
  // ② goes on where ① stood; another ① begins another cell.
  if (look.mark > 0 && before.mark > 0) return look.mark == before.mark + 1 ? 1 : 30;
  if (GoesOnInPoints(before, look)) return 1;
  if (look.number && !before.has_stop) return 60;
  const int heading = (look.heading ? 20 : 0) + (before.ends_sentence && IsScrap(look) ? 10 : 0);
  // A line is broken where it is long; a short one without a stop ("正常") is whole.
  if (before.ends_open) return heading;
  const int cost = heading + StayAcrossTones(before, look, content);
  if (before.whole && !before.ends_sentence) return cost + (content ? 20 : 16);
  if (!before.ends_sentence) return cost + (before.length < 10 ? 9 : 6);
  return cost + (content ? 14 : 9);
}

int Stay(Role role, const Look& before, const Look& look) {
  switch (role) {
    case Role::kHeading:
      return 8;
    case Role::kNumber:
      return 300;
    case Role::kCategory:
      if (before.lone_mark) return 0;
      return IsScrap(before) && IsScrap(look) ? 4 : 14;
    case Role::kLeaders:
      return 4;
    case Role::kLeadUnits:
    case Role::kUnits:
    case Role::kSupport:
    case Role::kOwner:
      return before.unit == Likeness::kSure ? 5 : 3;
    case Role::kContent:
      return StayInProse(before, look, true);
    case Role::kProgress:
    case Role::kRemark:
    case Role::kOther:
      return StayInProse(before, look, false);
  }
  return kNever;
}

int NumberStep(int last, int value) {
  if (value == last + 1) return 0;
  if (value > last) return 15 + std::min(30, value - last);
  return value == 1 ? 30 : 45;
}

// Cost of leaving a text behind the table.
int FitTail(const Atom& atom, const Look& look) {
  if (atom.furniture) return 0;
  if (atom.in_row) return 120;
  return IsProse(look) ? 35 : 20;
}

class Aligner {
 public:
  Aligner(const std::vector<Atom>& atoms, const std::vector<Column>& columns, int first_number,
          const Habits* habits)
      : atoms_(atoms),
        columns_(columns),
        habits_(habits),
        width_(columns.size() + 1),
        last_number_(first_number - 1) {
    size_t blanks = 0;
    for (const Atom& atom : atoms) blanks += atom.blank_before ? 1 : 0;
    blanks_tell_ = blanks * 2 > atoms.size() && blanks + 1 < atoms.size();
    for (const Atom& atom : atoms) bordered_ |= atom.border == Border::kCell;
    for (const Column& column : columns) {
      holds_.push_back(HoldsBy(column));
      milestones_ |= holds_.back() == Holds::kMilestones;
    }
    FindParts();
    FindLongest();
    CountSkips();
    FindRepeatedUnits();
    FindAnswered();
  }

  std::vector<RawRow> Run() {
    steps_.resize(atoms_.size() * width_);
    std::vector<State> states(width_);
    for (size_t i = 0; i < atoms_.size(); ++i) states = Advance(i, states);
    return Trace(states);
  }

  size_t end() const { return end_; }

 private:
  struct State {
    int cost = kNever;
    int number = 0;  // last printed number on the best way here
    size_t run = 0;  // texts of the cell so far
  };
  struct Step {
    uint8_t from = 0;
    bool new_row = false;
  };

  size_t Tail() const { return width_ - 1; }

  // 1.1, 1.2, 2.1 … in a table with numbers: a part's number, one behind the other.
  static std::optional<std::pair<int, int>> PartNumber(std::string_view text) {
    const size_t point = text.find('.');
    if (point == text.npos || text.size() > 5) return std::nullopt;
    const auto digits = [](std::string_view part) {
      return !part.empty() && part.size() <= 2 && part[0] != '0' &&
             part.find_first_not_of("0123456789") == part.npos;
    };
    if (!digits(text.substr(0, point)) || !digits(text.substr(point + 1))) return std::nullopt;
    return std::pair(ReadNumber(text.substr(0, point)).value_or(0),
                     ReadNumber(text.substr(point + 1)).value_or(0));
  }

  // Whether all such texts are the numbers of rows: from 1.1 on, each the next part or the first of
  // the next whole.
  void FindParts() {
    constexpr size_t kFewest = 2;
    std::pair<int, int> last{0, 0};
    size_t count = 0;
    for (const Atom& atom : atoms_) {
      const auto number = PartNumber(base::Trim(atom.text));
      if (!number) continue;
      const bool next = *number == std::pair(last.first, last.second + 1) ||
                        *number == std::pair(last.first + 1, 1);
      if (!next) return;
      last = *number;
      ++count;
    }
    parts_count_ = count >= kFewest;
  }

  // Lines as long as no column is wide were not broken; then a short one without a stop is whole.
  void FindLongest() {
    constexpr size_t kWidest = 50, kWidestApart = 34;  // code points; where empty lines part all
    size_t apart = 0;
    for (const Atom& atom : atoms_) apart += atom.blank_before ? 1 : 0;
    for (const Atom& atom : atoms_)
      if (!atom.glued && atom.text.size() <= 3000) longest_ = std::max(longest_, Length(atom.text));
    if (longest_ < (apart + 1 >= atoms_.size() ? kWidestApart : kWidest)) longest_ = 0;
  }

  // Where hardly a text is a number the numbers are lost, and their column is empty.
  bool NumbersAreLost() const {
    size_t numbers = 0;
    for (const Atom& atom : atoms_)
      numbers += ReadNumber(atom.text) || (parts_count_ && PartNumber(atom.text)) ? 1 : 0;
    return numbers * 3 * columns_.size() < atoms_.size();
  }

  // "新建老年食堂12个", "建成老年食堂8个": a promise and what answers it, in the next text or
  // behind a unit. Both name the same thing, and what stands before the promise does not.
  void FindAnswered() {
    answered_.assign(atoms_.size(), false);
    for (size_t i = 0; i + 1 < atoms_.size(); ++i) {
      const Look look = LookAt(atoms_[i].text);
      if (!MayPromise(look) || (i > 0 && SharesThing(i - 1, i))) continue;
      size_t answer = i + 1;
      if (LikeUnits(atoms_[answer].text.substr(0, 200)) == Likeness::kSure) ++answer;
      answered_[i] = answer < atoms_.size() && SharesThing(i, answer);
    }
  }

  static bool MayPromise(const Look& look) {
    constexpr size_t kLongest = 40;  // code points
    return look.digits && !look.done && !look.figure && !look.share && look.reported <= 0 &&
           look.length <= kLongest && !look.milestone;
  }

  // Whether the second text names what the first one does: three characters in a row.
  bool SharesThing(size_t first, size_t second) const {
    constexpr size_t kLongest = 200, kSame = 3;  // bytes; code points
    return NamesSame(atoms_[first].text.substr(0, kLongest),
                     atoms_[second].text.substr(0, kLongest), kSame);
  }

  // 牵头单位 区教育局 区住建局, 责任单位 区教育局 区住建局: where a unit is named again shortly
  // behind itself the next column begins.
  void FindRepeatedUnits() {
    constexpr size_t kReach = 6;
    repeats_.assign(atoms_.size(), false);
    size_t first = 0;  // of the units without anything else between them and the text
    for (size_t i = 0; i < atoms_.size(); ++i) {
      if (LikeUnits(atoms_[i].text.substr(0, 200)) != Likeness::kSure) {
        first = i + 1;
        continue;
      }
      for (size_t j = std::max(first, i - std::min(i, kReach)); j < i && !repeats_[i]; ++j)
        repeats_[i] = atoms_[j].text == atoms_[i].text ? 1 : 0;
    }
  }

  // One more unit in this column, where the next one holds units too: who leads is mostly one, and
  // whoever is named again is not in the same column again.
  int StayWithUnits(size_t i, size_t column) const {
    const auto holds_units = [&](size_t at) {
      return at < columns_.size() &&
             (columns_[at].role == Role::kUnits || columns_[at].role == Role::kSupport ||
              columns_[at].role == Role::kLeadUnits);
    };
    if (!holds_units(column)) return 0;
    const bool begins = repeats_[i] && !repeats_[i - 1];
    return (begins ? 8 : 0) + (holds_units(column + 1) && !begins ? 2 : 0);
  }

  // Cells merged over rows are printed with the first of them only: then there are fewer texts than
  // numbered rows need, or, where the numbers were merged beside a category, more.
  void CountMerged() {
    if (bordered_) return;
    size_t numbers = 0, texts = 0;
    bool category = false;
    for (const Column& column : columns_) category |= column.role == Role::kCategory;
    for (const Atom& atom : atoms_) {
      if (atom.furniture) continue;
      ++texts;
      numbers += ReadNumber(atom.text) ? 1 : 0;
      const std::string_view text = base::Trim(atom.text);
      digits_number_ |= !text.empty() && text.front() >= '1' && text.front() <= '9' &&
                        ReadNumber(text).has_value();
    }
    constexpr size_t kFewest = 3;  // rows
    const size_t needed = numbers * columns_.size();
    cells_merged_ = numbers >= kFewest && texts * 4 < needed * 3;
    numbers_merged_ = numbers >= 2 && category && texts * 5 > needed * 6;
  }

  int SkipNumber() const {
    if (NumbersAreLost()) return 2;
    if (bordered_) return 25;
    return numbers_merged_ ? 12 : Skip(Role::kNumber);
  }

  int SkipColumn(size_t column) const {
    const Role role = columns_[column].role;
    if (role == Role::kNumber) return SkipNumber();
    const bool merges = role != Role::kContent && role != Role::kProgress;
    if (role == Role::kProgress && column > 0 && column == rate_) return Skip(Role::kRemark);
    if (!merges || role == Role::kCategory) return Skip(role);
    return cells_merged_ ? Skip(role) / 4 : numbers_merged_ ? Skip(role) / 2 : Skip(role);
  }

  // A promise that is answered behind it is no result of the row before.
  int StayAnswered(size_t i, Role role) const {
    return answered_[i] && (role == Role::kProgress || role == Role::kRemark) ? 15 : 0;
  }

  // "已全部完成。" twice in a cell: the cells of two rows. `run`: texts of the cell so far.
  int StayAgain(size_t i, Role role, size_t run) const {
    constexpr size_t kReach = 5;
    if (role != Role::kProgress && role != Role::kOther && role != Role::kContent) return 0;
    for (size_t back = 1; back <= std::min({i, run, kReach}); ++back)
      if (atoms_[i - back].text == atoms_[i].text) return 20;
    return 0;
  }

  // 7月进展 | 10月进展: in each of several columns of progress, one after the other, the same
  // things are told again. Whether the text names what one of the cell's texts names.
  bool NamesAgain(size_t i, size_t run) const {
    constexpr size_t kReach = 3, kLongest = 300, kSame = 4;  // texts, bytes, code points
    for (size_t back = 1; back <= std::min({i, run, kReach}); ++back)
      if (NamesSame(atoms_[i].text.substr(0, kLongest), atoms_[i - back].text, kSame)) return true;
    return false;
  }

  // 目标任务 | 具体任务: what is to be done is told again in the column behind.
  int StayAcrossParts(size_t i, size_t column, size_t run) const {
    constexpr int kLongCategory = 80;  // more than such a text costs as a category
    if (columns_[column].role != Role::kContent || column == 0 || run != 1) return 0;
    const Column& whole = columns_[column - 1];
    const bool twice = whole.role == Role::kCategory && whole.heading.ends_with("任务") &&
                       columns_[column].heading.starts_with("具体");
    return twice && NamesAgain(i, run) ? kLongCategory : 0;
  }

  // Staying in a column of progress beside another one.
  int StayBesideProgress(size_t i, size_t column, size_t run) const {
    const auto tells = [&](size_t at) {
      return at < columns_.size() && columns_[at].role == Role::kProgress;
    };
    if (!tells(column) || (!tells(column + 1) && (column == 0 || !tells(column - 1)))) return 0;
    return (NamesAgain(i, run) ? 8 : 0) + (run > 1 ? 3 : 0);
  }

  // skips_[a][b]: cost of leaving columns a … b-1 empty.
  void CountSkips() {
    CountMerged();
    std::vector<int> skips;
    for (size_t i = 0; i < columns_.size(); ++i) skips.push_back(SkipColumn(i));
    for (size_t a = 0; a < width_; ++a)
      for (size_t b = a; b < columns_.size(); ++b) skips_[a][b + 1] = skips_[a][b] + skips[b];
  }

  // Leaving columns empty within a row. Where empty cells are printed none is left out.
  int SkipWithin(size_t from, size_t to) const {
    if (!bordered_) return skips_[from][to];
    int cost = skips_[from][to];
    for (size_t i = from; i < to; ++i) cost += columns_[i].role == Role::kCategory ? 0 : 25;
    return cost;
  }

  // From a promise to the text behind it that answers it: who does it was printed above, merged.
  int SkipBetween(size_t i, size_t from, size_t to) const {
    constexpr int kMerged = 8;
    const int skip = SkipWithin(from + 1, to);
    const bool answers = answered_[i - 1] && columns_[from].role == Role::kContent &&
                         columns_[to].role == Role::kProgress && !bordered_;
    return answers ? std::min(skip, kMerged) : skip;
  }

  // Of a row that begins in this column. Where numbers were merged with categories both are printed
  // or neither.
  int SkipToFirst(size_t to) const {
    const bool half = numbers_merged_ && columns_[to].role == Role::kCategory;
    return skips_[0][to] + (half ? 20 : 0);
  }

  std::vector<State> Advance(size_t i, const std::vector<State>& states) {
    Look look = LookAt(atoms_[i].text);
    look.whole = !look.ends_open && look.length * 2 < longest_;
    look.part = parts_count_ && PartNumber(base::Trim(atoms_[i].text)).has_value();
    if (i + 1 < atoms_.size() && IsBrokenUnit(atoms_[i].text, atoms_[i + 1].text)) {
      look.person = Likeness::kNo;
      look.unit = Likeness::kMaybe;
    }
    std::vector<State> next(width_);
    for (size_t to = 0; to < columns_.size(); ++to) next[to] = Enter(i, to, states, look);
    next[Tail()] = EnterTail(i, states, look);
    before_ = look;
    return next;
  }

  State Enter(size_t i, size_t to, const std::vector<State>& states, const Look& look) {
    State best;
    Step& step = steps_[i * width_ + to];
    const auto offer = [&](int cost, size_t from, bool new_row, int number, size_t run = 0) {
      if (cost >= best.cost) return;
      best = {cost, number, run + 1};
      step = {static_cast<uint8_t>(from), new_row};
    };
    const Atom& atom = atoms_[i];
    const int fit = FitAtom(atom, to, look);
    const bool apart = blanks_tell_ && !atom.blank_before && i > 0;  // no blank line before it
    if (i == 0) offer(fit + skips_[0][to], Tail(), true, last_number_);
    for (size_t from = 0; i > 0 && from < columns_.size(); ++from) {
      if (states[from].cost >= kNever) continue;
      const int base_cost = states[from].cost + fit;
      if (atom.start != Start::kMust && from <= to && columns_[from].role != Role::kHeading) {
        const int stay = from == to
                             ? StayCost(i, to, look, states[from].run)
                             : SkipBetween(i, from, to) + (apart ? 25 : 0) + BorderCost(atom) +
                                   (look.mark > 1 && look.mark == before_.mark + 1 ? 30 : 0);
        offer(base_cost + stay, from, false, states[from].number,
              from == to ? states[from].run : 0);
      }
      if (columns_[from].role == Role::kHeading && atom.start != Start::kNever)
        offer(base_cost + (to == from ? 8 : skips_[from + 1][to]), from, to == from,
              states[from].number);
      if (atom.start != Start::kNever)
        offer(base_cost + skips_[from + 1][columns_.size()] + SkipToFirst(to) + (apart ? 25 : 0),
              from, true, states[from].number);
    }
    CountNumber(to, look, best);
    return best;
  }

  bool IsFixedFigure(const Atom& atom) const {
    return atom.column >= 0 && columns_[static_cast<size_t>(atom.column)].role != Role::kContent;
  }

  int FitAtom(const Atom& atom, size_t to, const Look& look) const {
    if (atom.column >= 0) return static_cast<size_t>(atom.column) == to ? 0 : 200;
    int fit = atom.furniture ? 150 : FitColumn(to, look);
    if (bordered_ && columns_[to].role != Role::kNumber) fit /= 3;
    return habits_ == nullptr ? fit : fit + habits_->Cost(to, atom.text);
  }

  int FitColumn(size_t to, const Look& look) const {
    if (holds_[to] == Holds::kTimes && !look.empty && !look.total) return FitTimes(look);
    const Role role = columns_[to].role;
    if (look.milestone && milestones_) return holds_[to] == Holds::kMilestones ? 0 : 40;
    if (role == Role::kHeading && GoesOnInPoints(before_, look)) return 40;
    if (role == Role::kHeading && before_.lone_mark && look.length <= 30 && !look.ends_sentence)
      return 1;
    if (role == Role::kNumber && look.lone_mark && digits_number_) return 60;
    if (holds_[to] == Holds::kFigures && (look.figure || look.share)) return 0;
    return Fit(role, look);
  }

  void CountNumber(size_t to, const Look& look, State& state) const {
    if (columns_[to].role != Role::kNumber || !look.number || state.cost >= kNever) return;
    state.cost += NumberStep(state.number, *look.number);
    state.number = *look.number;
  }

  // Going on to another cell of the row where none begins.
  static int BorderCost(const Atom& atom) {
    if (atom.border == Border::kSame) return 200;
    return atom.border == Border::kRow ? 40 : 0;
  }

  int StayCost(size_t i, size_t column, const Look& look, size_t run) const {
    const Role role = columns_[column].role;
    constexpr int kTwoFigures = 300;  // each known to be one of this column
    if (IsFixedFigure(atoms_[i])) return kTwoFigures;
    if (atoms_[i].border == Border::kSame || atoms_[i].border == Border::kRow) return 1;
    if (atoms_[i].border == Border::kCell) return 60;
    const bool prose = role == Role::kContent || role == Role::kProgress || role == Role::kOther;
    // Where nothing else tells, a task is one sentence and its progress several.
    if (atoms_[i].glued && prose) return role == Role::kContent ? 3 : 1;
    if (blanks_tell_ && !atoms_[i].blank_before && role != Role::kNumber) return 0;
    return Stay(role, before_, look) + StayWithUnits(i, column) + StayAgain(i, role, run) +
           StayAnswered(i, role) + StayBesideProgress(i, column, run) +
           StayAcrossParts(i, column, run);
  }

  State EnterTail(size_t i, const std::vector<State>& states, const Look& look) {
    State best;
    Step& step = steps_[i * width_ + Tail()];
    for (size_t from = 0; i > 0 && from < width_; ++from) {
      if (states[from].cost >= kNever) continue;
      const int end = from == Tail() ? 0 : skips_[from + 1][columns_.size()] + 4;
      if (states[from].cost + end < best.cost) {
        best = {states[from].cost + end, states[from].number};
        step = {static_cast<uint8_t>(from), false};
      }
    }
    if (best.cost < kNever) best.cost += FitTail(atoms_[i], look);
    return best;
  }

  size_t BestEnd(const std::vector<State>& states) const {
    size_t best = Tail();
    int best_cost = states[Tail()].cost;
    for (size_t j = 0; j < columns_.size(); ++j) {
      const int cost = states[j].cost + skips_[j + 1][columns_.size()];
      if (cost < best_cost) {
        best = j;
        best_cost = cost;
      }
    }
    return best;
  }

  std::vector<RawRow> Trace(const std::vector<State>& states) {
    std::vector<std::pair<size_t, bool>> path(atoms_.size());  // column, begins a row
    size_t at = BestEnd(states);
    for (size_t i = atoms_.size(); i-- > 0;) {
      const Step& step = steps_[i * width_ + at];
      path[i] = {at, step.new_row};
      at = step.from;
    }
    std::vector<RawRow> rows;
    for (size_t i = 0; i < atoms_.size() && path[i].first != Tail(); end_ = ++i) {
      if (rows.empty() || path[i].second) {
        rows.emplace_back();
        rows.back().cells.resize(columns_.size());
        rows.back().place = atoms_[i].place;
        rows.back().place.column = 0;
      }
      AddPiece(atoms_[i], path[i].first, rows.back());
    }
    return rows;
  }

  // Sentences that were cut from one line are one piece again.
  static void AddPiece(const Atom& atom, size_t column, RawRow& row) {
    std::vector<std::string_view>& pieces = row.cells[column];
    const std::string_view text = atom.text;
    if (text.empty()) return;
    if (atom.glued && !pieces.empty() &&
        pieces.back().data() + pieces.back().size() == text.data()) {
      pieces.back() = {pieces.back().data(), pieces.back().size() + text.size()};
    } else {
      row.Add(column, text, atom.place);
    }
  }

  const std::vector<Atom>& atoms_;
  const std::vector<Column>& columns_;
  const Habits* habits_;
  size_t end_ = 0;  // of the atoms that stand in rows
  size_t width_;    // columns and the tail
  int last_number_;
  size_t longest_ = 0;           // code points of a text; 0 where lines may have been broken
  bool digits_number_ = false;   // 1, 2, 3 and not （一） number the rows
  bool cells_merged_ = false;    // of who and when, over rows
  bool numbers_merged_ = false;  // with the categories beside them
  size_t rate_ = 0;              // column of shares of what is planned; 0 where none is known
  bool bordered_ = false;        // borders of cells are known
  bool parts_count_ = false;     // 1.1, 1.2 number the rows
  bool blanks_tell_ = false;     // most texts stand behind an empty line, so that its lack tells
  Look before_;
  std::vector<char> answered_;  // per text: a promise that the next cell answers
  bool milestones_ = false;     // a column holds them
  std::vector<Holds> holds_;    // per column
  std::vector<char> repeats_;   // per text: a unit that was named just before
  std::vector<Step> steps_;
  std::array<std::array<int, kMaxColumns + 2>, kMaxColumns + 2> skips_{};
};

}  // namespace

std::vector<RawRow> Align(const std::vector<Atom>& atoms, const std::vector<Column>& columns,
                          size_t* end, int first_number, const Habits* habits) {
  if (atoms.empty() || columns.empty() || columns.size() > kMaxColumns) return {};
  Aligner aligner(atoms, columns, first_number, habits);
  std::vector<RawRow> rows = aligner.Run();
  if (end != nullptr) *end = aligner.end();
  return rows;
}

}  // namespace duban::understand
