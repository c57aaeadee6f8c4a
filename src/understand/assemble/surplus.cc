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

bool Fits(const Profile& profile, std::string_view text) {
  constexpr size_t kPart = 5;  // what one cell of so many is, others may be
  const Kind kind = KindOf(text);
  const size_t filled = profile.Filled();
  if (filled == 0 && profile.counts[kEmpty] == 0) return FitsRole(profile.role, kind);
  if (kind == kEmpty) return profile.counts[kEmpty] > 0 || profile.role == Role::kRemark;
  const auto often = [&](Kind one) { return profile.counts[one] * kPart >= std::max(filled, 1UL); };
  return often(kind) || (often(kPeople) && ArePeople(text, Likeness::kMaybe)) ||
         (often(kUnits) && AreUnits(text, Likeness::kMaybe));
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

// Looks for the ways in which the cells of a row fit the columns: each takes one cell or several
// neighbours, joined with what parted them in the file.
class Ways {
 public:
  Ways(const std::vector<Profile>& profiles, std::vector<std::string_view> cells, char separator)
      : profiles_(profiles), cells_(std::move(cells)), separator_(separator) {}

  // Two are as good as many.
  std::vector<Way> Find() {
    way_.joined = profiles_.size();
    Put(0, 0);
    if (tries_ > kMostTries) found_.resize(std::max<size_t>(found_.size(), 2));
    return std::move(found_);
  }

 private:
  static constexpr size_t kMostTries = 20'000;

  bool IsEmpty(size_t cell) const { return base::Trim(cells_[cell]).empty(); }

  // A text has no comma at its end and none behind its stop; an empty cell may be one too many.
  bool Joins(std::string_view left, size_t right) const {
    return !base::Trim(left).empty() && !IsEmpty(right) && !EndsSentence(left);
  }

  // 民政局 | 卫健局 | 新增床位118张。: names belong to the column of names, and no text begins or
  // ends with them.
  bool HoldsPieces(size_t column, size_t begin, size_t end) const {
    const auto& counts = profiles_[column].counts;
    for (size_t cell = begin; cell < end; ++cell) {
      const Kind kind = KindOf(cells_[cell]);
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
    if (found_.size() > 1 || ++tries_ > kMostTries) return;
    if (column == profiles_.size()) {
      if (RestIsEmpty(cell)) Keep();
      return;
    }
    if (cells_.size() - cell < profiles_.size() - column) return;
    const bool commas = separator_ == ',' || separator_ == ';';
    if (!commas && IsEmpty(cell)) Put(cell + 1, column);
    std::string text(cells_[cell]);
    for (size_t next = cell + 1;; ++next) {
      if (next == cell + 1 || HoldsPieces(column, cell, next))
        TryText(text, next, column, next - cell);
      if (next >= cells_.size() || !Joins(text, next)) return;
      text += Joint();
      text += cells_[next];
    }
  }

  void TryText(const std::string& text, size_t next, size_t column, size_t cells) {
    if (!Fits(profiles_[column], text)) return;
    const size_t before = way_.joined;
    if (cells > 1) way_.joined = std::min(way_.joined, column);
    way_.texts.push_back(text);
    Put(next, column + 1);
    way_.texts.pop_back();
    way_.joined = before;
  }

  void Keep() {
    const auto same = [&](const Way& way) { return way.texts == way_.texts; };
    if (std::none_of(found_.begin(), found_.end(), same)) found_.push_back(way_);
  }

  const std::vector<Profile>& profiles_;
  std::vector<std::string_view> cells_;
  char separator_;
  Way way_;
  std::vector<Way> found_;
  size_t tries_ = 0;
};

class SurplusFinder {
 public:
  SurplusFinder(const table::Grid& grid, const RowsUnderHeading& table)
      : grid_(grid), table_(table), printed_(Width(table.heading)) {
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
      const auto found = Ways(profiles_, std::move(texts), grid_.separator).Find();
      if (found.size() == 1) return Join(row, *cells, found.front());
      ways = found.size();
    }
    if (!IsFilledBeyond(row)) return;
    told_.push_back(row);
    if (ways > 0 || !KeepBehind(row)) out_.doubtful.push_back(row);
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

  // Where each cell fits its column and the last column tells how far things are, what stands
  // behind it is read with it. False where that cannot be.
  bool KeepBehind(uint32_t row) {
    if (profiles_.empty() || profiles_.back().role != Role::kProgress) return false;
    SettledRow settled{row, {}};
    for (uint32_t column = 0; column < width_; ++column) {
      const table::Cell* cell = grid_.At(row, column);
      if (cell == nullptr || !Fits(profiles_[column], grid_.Text(*cell))) return false;
      if (cell->row == row && cell->column == column)
        settled.cells.emplace_back(*cell, grid_.Text(*cell));
    }
    const table::Cell* last = grid_.At(row, width_ - 1);
    if (last->row != row || last->column + last->column_span != width_ || last->row_span > 1 ||
        settled.cells.empty())
      return false;
    std::string& text = settled.cells.back().second;
    for (uint32_t column = width_; column < grid_.columns(); ++column) {
      const table::Cell* cell = grid_.At(row, column);
      if (cell == nullptr || cell->column != column || base::Trim(grid_.Text(*cell)).empty())
        continue;
      if (cell->row != row) return false;
      text += (text.empty() ? "" : "\n") + std::string(base::Trim(grid_.Text(*cell)));
    }
    out_.settled.push_back(std::move(settled));
    return true;
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
  uint32_t width_ = 0;    // up to the last column that has a name
  uint32_t printed_ = 0;  // cells of the heading
  std::vector<Profile> profiles_;
  std::vector<uint32_t> told_;
  Surplus out_;
};

}  // namespace

Surplus FindSurplus(const table::Grid& grid, const RowsUnderHeading& table) {
  const bool printed_page =
      !grid.cells().empty() && grid.cells().front().page != 0 && grid.separator == '\0';
  if (grid.sheet != 0 || printed_page) return {};
  return SurplusFinder(grid, table).Find();
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
