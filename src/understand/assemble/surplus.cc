// Entry points: FindSurplus, WithSettled.
#include "understand/assemble/surplus.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/understand.h"

namespace duban::understand {
namespace {

enum Kind : uint8_t { kEmpty, kFigure, kPeople, kUnits, kSentence, kText, kKinds };

constexpr size_t kLongestNames = 60;  // code points

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// 1,234 but not 12,34: a comma in a figure parts three digits.
bool HasWholeGroups(std::string_view figure) {
  size_t comma = figure.find(',');
  if (comma == figure.npos) return true;
  if (comma == 0 || comma > 3) return false;
  while (comma != figure.npos) {
    size_t digits = 0;
    while (comma + 1 + digits < figure.size() && IsDigit(figure[comma + 1 + digits])) ++digits;
    if (digits != 3) return false;
    comma = figure.find(',', comma + 1);
  }
  return true;
}

// 3, 1,234, 85.5%, 2031-3-15: no words.
bool IsFigure(std::string_view text) {
  if (ReadNumber(text)) return true;
  if (text.ends_with("％")) text.remove_suffix(std::string_view("％").size());
  return std::any_of(text.begin(), text.end(), IsDigit) &&
         text.find_first_not_of("0123456789.,%-/ ") == text.npos && HasWholeGroups(text);
}

bool MayBeNames(std::string_view text) {
  return text.size() <= kLongestNames * 4 && Length(text) <= kLongestNames;
}

bool AreUnits(std::string_view text, Likeness least) {
  return MayBeNames(text) && (LikeUnits(text) >= least || LikeOwners(text));
}

bool ArePeople(std::string_view text, Likeness least) {
  return MayBeNames(text) && LikePeople(text) >= least;
}

Kind KindOf(std::string_view text) {
  text = base::Trim(text);
  if (text.empty()) return kEmpty;
  if (IsFigure(text)) return kFigure;
  if (ArePeople(text, Likeness::kSure)) return kPeople;
  if (AreUnits(text, Likeness::kSure)) return kUnits;
  return EndsSentence(text) ? kSentence : kText;
}

// What a column holds in the rows that are as wide as the heading.
struct Profile {
  std::array<size_t, kKinds> counts{};
  Role role = Role::kOther;

  size_t Filled() const {
    size_t filled = 0;
    for (size_t kind = kEmpty + 1; kind < kKinds; ++kind) filled += counts[kind];
    return filled;
  }
};

// Where no sound row tells it.
bool FitsRole(Role role, Kind kind) {
  switch (role) {
    case Role::kNumber:
      return kind == kFigure;
    case Role::kLeaders:
      return kind == kPeople || kind == kEmpty;
    case Role::kLeadUnits:
    case Role::kUnits:
    case Role::kSupport:
      return kind == kUnits || kind == kEmpty;
    case Role::kOwner:
      return kind == kUnits || kind == kPeople || kind == kEmpty;
    case Role::kContent:
      return kind == kSentence || kind == kText;
    case Role::kProgress:
      return kind == kSentence || kind == kText || kind == kFigure || kind == kEmpty;
    default:
      return kind == kText || kind == kEmpty;
  }
}

// A text and what it may be; costs far more than the rest of a try.
struct Classified {
  explicit Classified(std::string whole)
      : text(std::move(whole)),
        kind(KindOf(text)),
        people(ArePeople(text, Likeness::kMaybe)),
        units(AreUnits(text, Likeness::kMaybe)) {}

  std::string text;
  Kind kind;
  bool people, units;  // maybe
};

bool Fits(const Profile& profile, const Classified& text) {
  constexpr size_t kPart = 5;  // what one cell of so many is, others may be
  const Kind kind = text.kind;
  const size_t filled = profile.Filled();
  if (filled == 0 && profile.counts[kEmpty] == 0) return FitsRole(profile.role, kind);
  if (kind == kEmpty) return profile.counts[kEmpty] > 0 || profile.role == Role::kRemark;
  const auto often = [&](Kind one) { return profile.counts[one] * kPart >= std::max(filled, 1UL); };
  return often(kind) || (often(kPeople) && text.people) || (often(kUnits) && text.units);
}

// One way to put the cells of a row into the columns.
struct Way {
  std::vector<std::string> texts;  // by column
  size_t joined = 0;               // the first column that holds several cells; else none has that
};

// Enough of a text to know it by, in one line.
std::string Shown(std::string_view text) {
  constexpr size_t kMost = 60;  // code points
  std::string out;
  size_t count = 0;
  for (size_t at = 0; at < text.size() && count < kMost; ++count) {
    const auto [c, size] = base::Decode(text, at);
    out += c == U'\n' ? " " : text.substr(at, size);
    at += size;
  }
  return out.size() < text.size() ? out + "…" : out;
}

bool BeginsWithDigit(std::string_view text) {
  text = base::Trim(text);
  return !text.empty() && IsDigit(text[0]);
}

// Looks for the ways in which the cells of a row fit the columns: each takes one cell or several
// neighbours, joined with what parted them in the file. Precondition: as many cells as columns.
class Ways {
 public:
  Ways(const std::vector<Profile>& profiles, std::vector<std::string_view> cells, char separator)
      : profiles_(profiles),
        cells_(std::move(cells)),
        separator_(separator),
        most_(cells_.size() - profiles_.size() + 1),
        classified_(cells_.size() * most_) {}

  // Two are as good as many, and so is what no try is left for. Takes its tries from `left`.
  std::vector<Way> Find(size_t& left) {
    const size_t given = std::min(left, kMostTriesOfRow);
    tries_ = given;
    joined_ = profiles_.size();
    Put(0, 0);
    left -= given - tries_;
    if (out_of_tries_) found_.resize(std::max<size_t>(found_.size(), 2));
    return std::move(found_);
  }

 private:
  static constexpr size_t kMostTriesOfRow = 5'000;

  // The cells [begin, end) as one text, read once however many ways hold it.
  const Classified& TextOf(size_t begin, size_t end) {
    auto& known = classified_[begin * most_ + (end - begin - 1)];
    if (!known) {
      std::string text(cells_[begin]);
      for (size_t cell = begin + 1; cell < end; ++cell) text.append(Joint()).append(cells_[cell]);
      known.emplace(std::move(text));
    }
    return *known;
  }

  bool IsEmpty(size_t cell) const { return base::Trim(cells_[cell]).empty(); }

  // A text has no comma at its end and none behind its stop; an empty cell may be one too many.
  bool Joins(std::string_view left, size_t right) const {
    return !base::Trim(left).empty() && !IsEmpty(right) && !EndsSentence(left);
  }

  // 民政局 | 卫健局 | 新增床位118张。: names belong to the column of names, and no text begins or
  // ends with them. 6 | 改造公园8座。: a number alone is a cell of its own, unless it goes on
  // (1,234).
  // 5200人 | 4130人: two amounts are no text that a pipe or a tab parted.
  bool HoldsPieces(size_t column, size_t begin, size_t end) {
    const auto& counts = profiles_[column].counts;
    const bool commas = separator_ == ',' || separator_ == ';';
    for (size_t cell = begin; cell < end; ++cell) {
      if (!commas && cell > begin && BeginsWithDigit(cells_[cell - 1]) &&
          BeginsWithDigit(cells_[cell]))
        return false;
      const Kind kind = TextOf(cell, cell + 1).kind;
      if (kind == kFigure && TextOf(begin, end).kind != kFigure) return false;
      if ((kind == kUnits || kind == kPeople) && counts[kUnits] + counts[kPeople] == 0)
        return FitsRole(profiles_[column].role, kind);
    }
    return true;
  }

  std::string Joint() const {
    if (separator_ == '\t') return {};
    return std::string(1, separator_ == '\0' ? '\n' : separator_);
  }

  bool RestIsEmpty(size_t cell) const {
    for (; cell < cells_.size(); ++cell)
      if (!IsEmpty(cell)) return false;
    return true;
  }

  void Put(size_t cell, size_t column) {
    out_of_tries_ |= tries_ == 0;
    if (found_.size() > 1 || out_of_tries_) return;
    --tries_;
    if (column == profiles_.size()) {
      if (RestIsEmpty(cell)) Keep();
      return;
    }
    if (cells_.size() - cell < profiles_.size() - column) return;
    const bool commas = separator_ == ',' || separator_ == ';';
    // An empty cell below the last heading is no answer; what follows it has no heading.
    const bool last = column + 1 == profiles_.size();
    if (!commas && !last && IsEmpty(cell)) Put(cell + 1, column);
    for (size_t next = cell + 1; next - cell <= most_; ++next) {
      if (next == cell + 1 || HoldsPieces(column, cell, next))
        TryText(TextOf(cell, next), next, column, next - cell);
      if (next >= cells_.size() || !Joins(cells_[next - 1], next)) return;
    }
  }

  void TryText(const Classified& text, size_t next, size_t column, size_t cells) {
    if (!Fits(profiles_[column], text)) return;
    const size_t before = joined_;
    if (cells > 1) joined_ = std::min(joined_, column);
    put_.push_back(&text);
    Put(next, column + 1);
    put_.pop_back();
    joined_ = before;
  }

  void Keep() {
    const auto same = [&](const Way& way) {
      return std::equal(way.texts.begin(), way.texts.end(), put_.begin(), put_.end(),
                        [](const std::string& text, const auto* put) { return text == put->text; });
    };
    if (std::any_of(found_.begin(), found_.end(), same)) return;
    Way& way = found_.emplace_back();
    way.joined = joined_;
    for (const Classified* put : put_) way.texts.push_back(put->text);
  }

  const std::vector<Profile>& profiles_;
  std::vector<std::string_view> cells_;
  char separator_;
  size_t most_;                                        // cells in one column
  std::vector<std::optional<Classified>> classified_;  // by first cell and count
  std::vector<const Classified*> put_;                 // by column, in the way that is tried
  size_t joined_ = 0;                                  // as Way's
  std::vector<Way> found_;
  size_t tries_ = 0;  // left
  bool out_of_tries_ = false;
};

class SurplusFinder {
 public:
  SurplusFinder(const table::Grid& grid, const RowsUnderHeading& table, size_t& tries)
      : grid_(grid), table_(table), tries_(tries), printed_(Width(table.heading)) {
    const std::vector<Column>& columns = *table.columns;
    width_ = static_cast<uint32_t>(columns.size());
    while (width_ > 0 && columns[width_ - 1].heading.empty()) --width_;
  }

  Surplus Find() {
    std::vector<uint32_t> wide;
    size_t filled = 0;
    for (const uint32_t row : table_.rows) {
      if (CellsBeyond(row) == 0) continue;
      wide.push_back(row);
      filled += IsFilledBeyond(row) ? 1 : 0;
    }
    // A column that has no name holds what it holds; few cells below an empty heading are a rest.
    if (wide.empty() || (printed_ > width_ && filled * 2 >= table_.rows.size())) return {};
    TakeProfiles(wide);
    for (const uint32_t row : wide) Settle(row);
    if (!told_.empty()) out_.findings.push_back(Beyond());
    return std::move(out_);
  }

 private:
  // Positions of the row up to its last cell.
  uint32_t Width(uint32_t row) const {
    uint32_t width = grid_.columns();
    while (width > 0 && grid_.At(row, width - 1) == nullptr) --width;
    return width;
  }

  bool IsFilledBeyond(uint32_t row) const {
    for (uint32_t column = width_; column < grid_.columns(); ++column)
      if (!base::Trim(grid_.TextAt(row, column)).empty()) return true;
    return false;
  }

  // By how many cells the row is wider than the heading; empty ones below empty headings are none.
  uint32_t CellsBeyond(uint32_t row) const {
    const uint32_t width = Width(row);
    uint32_t filled = width;
    while (filled > width_ && base::Trim(grid_.TextAt(row, filled - 1)).empty()) --filled;
    return std::max(width - std::min(width, printed_), filled - std::min(filled, width_));
  }

  void TakeProfiles(const std::vector<uint32_t>& wide) {
    constexpr size_t kMost = 200;  // rows
    profiles_.resize(width_);
    for (uint32_t column = 0; column < width_; ++column)
      profiles_[column].role = (*table_.columns)[column].role;
    size_t count = 0;
    for (const uint32_t row : table_.rows) {
      if (std::binary_search(wide.begin(), wide.end(), row) || Width(row) < width_) continue;
      for (uint32_t column = 0; column < width_; ++column)
        ++profiles_[column].counts[KindOf(grid_.TextAt(row, column))];
      if (++count == kMost) return;
    }
  }

  // The row's cells by position; nothing where one spans several, or belongs to the row above too.
  std::optional<std::vector<const table::Cell*>> PlainCells(uint32_t row, uint32_t count) const {
    std::vector<const table::Cell*> cells;
    for (uint32_t column = 0; column < count; ++column) {
      const table::Cell* cell = grid_.At(row, column);
      if (cell == nullptr || cell->row != row || cell->column_span > 1 || cell->row_span > 1)
        return std::nullopt;
      cells.push_back(cell);
    }
    return cells;
  }

  void Settle(uint32_t row) {
    constexpr uint32_t kMostSurplus = 6;
    constexpr size_t kMostSettled = 500;  // rows
    const uint32_t surplus = CellsBeyond(row);
    const auto cells = PlainCells(row, width_ + surplus);
    size_t ways = 0;
    if (cells && surplus <= kMostSurplus && out_.settled.size() < kMostSettled) {
      std::vector<std::string_view> texts;
      for (const table::Cell* cell : *cells) texts.push_back(grid_.Text(*cell));
      const auto found = Ways(profiles_, std::move(texts), grid_.separator).Find(tries_);
      if (found.size() == 1) return Join(row, *cells, found.front());
      ways = found.size();
    }
    if (!IsFilledBeyond(row)) return;
    told_.push_back(row);
    const uint32_t standing = ways > 0 ? 0 : Standing(row);
    if (standing < width_) out_.doubtful.push_back({row, standing});
  }

  void Join(uint32_t row, const std::vector<const table::Cell*>& cells, const Way& way) {
    SettledRow settled{row, {}};
    for (uint32_t column = 0; column < width_; ++column)
      settled.cells.emplace_back(*cells[column], way.texts[column]);
    out_.settled.push_back(std::move(settled));
    if (way.joined >= width_) return;  // an empty cell was one too many
    ledger::Finding finding =
        ledger::MakeFinding("cells-joined", {{"row", std::to_string(row + 1)},
                                             {"heading", (*table_.columns)[way.joined].heading},
                                             {"text", Shown(way.texts[way.joined])}});
    finding.place = PlaceOf(grid_, *cells[way.joined]);
    out_.findings.push_back(std::move(finding));
  }

  bool IsEmptyFrom(uint32_t row, uint32_t column) const {
    for (; column < width_; ++column)
      if (!base::Trim(grid_.TextAt(row, column)).empty()) return false;
    return true;
  }

  // Figures that may as well be the answer, or take back a part of it.
  bool HasFigureBeyond(uint32_t row) const {
    for (uint32_t column = width_; column < grid_.columns(); ++column) {
      const std::string_view text = grid_.TextAt(row, column);
      if (std::any_of(text.begin(), text.end(), IsDigit)) return true;
    }
    return false;
  }

  // Columns, from the first, whose cells stand below their own heading: none before them is empty
  // or of another kind, so that nothing pushed them. All of them where only the end is empty.
  // How far things are stands so only in the last column and with no figure beyond it.
  uint32_t Standing(uint32_t row) const {
    for (uint32_t column = 0; column < width_; ++column) {
      if (IsEmptyFrom(row, column)) return width_;
      const std::string_view text = grid_.TextAt(row, column);
      if (base::Trim(text).empty() || !Fits(profiles_[column], Classified(std::string(text))))
        return column;
      if (profiles_[column].role == Role::kProgress &&
          (column + 1 < width_ || HasFigureBeyond(row)))
        return column;
    }
    return width_;
  }

  const table::Cell* FirstBeyond(uint32_t row) const {
    for (uint32_t column = width_; column < grid_.columns(); ++column)
      if (!base::Trim(grid_.TextAt(row, column)).empty()) return grid_.At(row, column);
    return nullptr;
  }

  ledger::Finding Beyond() const {
    constexpr size_t kShown = 10;  // rows
    std::string numbers;
    for (size_t i = 0; i < std::min(told_.size(), kShown); ++i)
      numbers += (i == 0 ? "" : ", ") + std::to_string(told_[i] + 1);
    if (told_.size() > kShown) numbers += "…";
    const table::Cell* first = FirstBeyond(told_.front());
    ledger::Finding finding =
        ledger::MakeFinding(kCellsBeyondCode, {{"count", std::to_string(told_.size())},
                                               {"rows", std::move(numbers)},
                                               {"example", Shown(grid_.Text(*first))}});
    finding.place = PlaceOf(grid_, *first);
    return finding;
  }

  const table::Grid& grid_;
  const RowsUnderHeading& table_;
  size_t& tries_;
  uint32_t width_ = 0;    // up to the last column that has a name
  uint32_t printed_ = 0;  // cells of the heading
  std::vector<Profile> profiles_;
  std::vector<uint32_t> told_;
  Surplus out_;
};

}  // namespace

Surplus FindSurplus(const table::Grid& grid, const RowsUnderHeading& table, size_t& tries) {
  const bool printed_page =
      !grid.cells().empty() && grid.cells().front().page != 0 && grid.separator == '\0';
  if (grid.sheet != 0 || printed_page) return {};
  return SurplusFinder(grid, table, tries).Find();
}

std::shared_ptr<const table::Grid> WithSettled(const table::Grid& grid,
                                               const std::vector<SettledRow>& settled) {
  if (settled.empty()) return nullptr;
  std::map<uint32_t, const SettledRow*> rows;
  for (const SettledRow& row : settled) rows.emplace(row.row, &row);
  auto out = std::make_shared<table::Grid>();
  out->caption = grid.caption;
  out->sheet_name = grid.sheet_name;
  out->sheet = grid.sheet;
  out->ordinal = grid.ordinal;
  out->separator = grid.separator;
  uint32_t last = grid.rows();  // the settled row that was added last
  for (const table::Cell& cell : grid.cells()) {
    const auto found = rows.find(cell.row);
    if (found == rows.end()) {
      out->Add(cell.row, cell.column, grid.Text(cell), cell);
    } else if (cell.row != last) {
      for (const auto& [shape, text] : found->second->cells)
        out->Add(shape.row, shape.column, text, shape);
      last = cell.row;
    }
  }
  if (!out->Finish()) return nullptr;
  return out;
}

}  // namespace duban::understand
