// Entry points: HoldsAmount, ChooseContent.
#include "understand/assemble/content.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "quantity/quantity.h"
#include "understand/assemble/header.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {

bool HoldsAmount(std::string_view text) {
  const auto amounts = quantity::FindQuantities(text);
  return std::any_of(amounts.begin(), amounts.end(),
                     [](const ledger::Quantity& amount) { return !amount.unit.empty(); });
}

namespace {

constexpr size_t kMostRows = 200;      // that are looked at
constexpr size_t kFewestAmounts = 3;   // rows; fewer may be chance
constexpr size_t kLongestCell = 3000;  // bytes that are looked at
constexpr double kLongerThanName = 8;  // code points

struct Likeness {
  size_t filled = 0;
  size_t amounts = 0;  // rows that hold one
  size_t tasks = 0;    // rows that open with a verb of tasks
  size_t length = 0;   // of all, in code points

  double MeanLength() const {
    return filled == 0 ? 0 : static_cast<double>(length) / static_cast<double>(filled);
  }
};

// 完成泵站改造6座
bool OpensWithTask(std::string_view text) {
  text = base::Trim(text);
  text.remove_prefix(ListMarkLength(text));
  return std::any_of(std::begin(kTaskVerbs), std::end(kTaskVerbs),
                     [&](std::string_view verb) { return text.starts_with(verb); });
}

Likeness LookAt(size_t column, size_t rows, const CellText& text) {
  Likeness look;
  for (size_t row = 0; row < std::min(rows, kMostRows); ++row) {
    const std::string_view cell = text(row, column).substr(0, kLongestCell);
    if (base::Trim(cell).empty()) continue;
    ++look.filled;
    look.length += Length(cell);
    look.amounts += HoldsAmount(cell) ? 1 : 0;
    look.tasks += OpensWithTask(cell) ? 1 : 0;
  }
  return look;
}

// Lone numbers are no names: 年度目标 3.
bool HoldsNumbers(size_t column, size_t rows, const CellText& text) {
  size_t filled = 0, numbers = 0;
  for (size_t row = 0; row < std::min(rows, kMostRows); ++row) {
    const std::string_view cell = base::Trim(text(row, column).substr(0, kLongestCell));
    filled += cell.empty() ? 0 : 1;
    numbers += !cell.empty() && cell.find_first_not_of("0123456789.,%") == cell.npos ? 1 : 0;
  }
  return numbers * 2 > filled;
}

// What may say what is to be done: 内容, 项目, or a heading that says nothing.
bool MayBeContent(const Column& column) {
  const auto named = RoleOf(column.heading);
  return !column.heading.empty() &&
         (!named || *named == Role::kContent || *named == Role::kCategory);
}

constexpr std::array<std::string_view, 4> kDescriptions = {"概况", "简介", "建设规模", "工程规模"};

// 工程概况: how large a project is, or what is to be done.
bool Describes(std::string_view heading) {
  return std::any_of(kDescriptions.begin(), kDescriptions.end(),
                     [&](std::string_view end) { return heading.ends_with(end); });
}

std::optional<size_t> SettledContent(std::vector<Column> columns) {
  SettleRoles(columns);
  for (size_t i = 0; i < columns.size(); ++i)
    if (columns[i].role == Role::kContent) return i;
  return std::nullopt;
}

// The column before the progress that is full of amounts and longer than the names in `content`.
std::optional<size_t> FullOfAmounts(const std::vector<Column>& columns, size_t content, size_t rows,
                                    const CellText& text) {
  const Likeness names = LookAt(content, rows, text);
  if (names.filled == 0 || names.amounts * 4 > names.filled) return std::nullopt;
  std::optional<size_t> best;
  Likeness most;
  for (size_t i = 0; i < columns.size() && columns[i].role != Role::kProgress; ++i) {
    const bool describes = Describes(columns[i].heading);
    if (i == content || (!describes && !MayBeContent(columns[i]))) continue;
    const Likeness look = LookAt(i, rows, text);
    const bool tasks = describes && look.amounts > 0 && look.tasks * 2 >= look.filled;
    const bool full = tasks || (!describes && look.amounts >= kFewestAmounts &&
                                look.amounts * 5 >= look.filled * 3);
    // 具体内容 says what it is: its texts need not be long.
    const bool says = RoleOf(columns[i].heading) == Role::kContent;
    const double least = says ? names.MeanLength() : std::max(kLongerThanName, names.MeanLength());
    if (!full || look.MeanLength() <= least) continue;
    if (best && look.amounts <= most.amounts) continue;
    best = i;
    most = look;
  }
  return best;
}

}  // namespace

void ChooseContent(std::vector<Column>& columns, size_t rows, const CellText& text,
                   std::vector<ledger::Finding>& findings) {
  const auto named = SettledContent(columns);
  if (!named) return;
  const auto chosen = FullOfAmounts(columns, *named, rows, text);
  if (!chosen) return;
  findings.push_back(ledger::MakeFinding(
      "content-column-chosen",
      {{"heading", columns[*chosen].heading}, {"other", columns[*named].heading}}));
  findings.back().field = ledger::Field::kContent;
  const bool grouped = std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
    return column.role == Role::kCategory && &column != &columns[*named] &&
           &column != &columns[*chosen];
  });
  for (Column& column : columns)
    if (column.role == Role::kContent) column.role = Role::kOther;
  const bool figures = HoldsNumbers(*named, rows, text);
  columns[*named].role = grouped || figures ? Role::kOther : Role::kCategory;
  columns[*chosen].role = Role::kContent;
}

}  // namespace duban::understand
