// Entry points: ReadForms, IsTransposed.
#include "understand/assemble/forms.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "understand/assemble/header.h"

namespace duban::understand {
namespace {

constexpr uint32_t kMostRows = 400;
constexpr uint32_t kMostColumns = 12;
constexpr size_t kFewestLabels = 3;

class FormReader {
 public:
  void Read(const table::Grid& grid) {
    if (grid.rows() > kMostRows || grid.columns() > kMostColumns) return;
    open_ = false;
    for (uint32_t row = 0; row < grid.rows(); ++row) ReadRow(grid, row);
    Close();
  }

  std::optional<RawTable> Take() && {
    if (table_.rows.empty()) return std::nullopt;
    SettleRoles(table_.columns);
    for (RawRow& row : table_.rows) {
      row.cells.resize(table_.columns.size());
      row.places.resize(table_.columns.size());
    }
    return std::move(table_);
  }

 private:
  void ReadRow(const table::Grid& grid, uint32_t row) {
    const table::Cell* label = nullptr;
    for (uint32_t column = 0; column < grid.columns(); ++column) {
      const table::Cell* cell = grid.At(row, column);
      if (cell == nullptr || cell->row != row || cell->column != column) continue;
      const std::string_view text = base::Trim(grid.Text(*cell));
      if (text.size() <= 60 && IsHeadingWord(text)) {
        label = cell;
      } else if (label != nullptr) {
        Add(base::Trim(grid.Text(*label)), text, PlaceOf(grid, *cell));
        label = nullptr;
      }
    }
  }

  void Add(std::string_view label, std::string_view text, const ledger::SourcePlace& place) {
    const Role role = RoleOf(label).value_or(Role::kOther);
    if (role == Role::kContent && open_ && names_task_) Close();
    if (!open_) {
      row_ = {};
      row_.place = place;
      labels_ = 0;
      names_task_ = false;
      open_ = true;
    }
    ++labels_;
    names_task_ |= role == Role::kContent && !text.empty();
    if (!text.empty()) {
      const size_t column = ColumnOf(role, label);
      row_.cells.resize(table_.columns.size());
      row_.Add(column, text, place);
    }
  }

  size_t ColumnOf(Role role, std::string_view label) {
    const std::string heading = base::RemoveSpace(label);
    for (size_t i = 0; i < table_.columns.size(); ++i)
      if (table_.columns[i].heading == heading) return i;
    table_.columns.push_back({role, heading});
    return table_.columns.size() - 1;
  }

  void Close() {
    if (open_ && names_task_ && labels_ >= kFewestLabels) table_.rows.push_back(std::move(row_));
    open_ = false;
  }

  RawTable table_;
  RawRow row_;
  size_t labels_ = 0;
  bool open_ = false, names_task_ = false;
};

}  // namespace

bool IsTransposed(const table::Grid& grid) {
  constexpr uint32_t kFewestValues = 2;
  if (grid.rows() > kMostRows || grid.columns() < 1 + kFewestValues) return false;
  std::set<Role> roles;
  size_t labels = 0, rows = 0;
  for (uint32_t row = 0; row < grid.rows(); ++row) {
    const std::string_view label = base::Trim(grid.TextAt(row, 0));
    size_t values = 0, words = 0;
    for (uint32_t column = 1; column < grid.columns(); ++column) {
      const table::Cell* cell = grid.At(row, column);
      if (cell == nullptr || cell->row != row || cell->column != column) continue;
      const std::string_view text = base::Trim(grid.Text(*cell));
      values += text.empty() ? 0 : 1;
      words += text.size() <= 60 && IsHeadingWord(text) ? 1 : 0;
    }
    if (values == 0) continue;
    ++rows;
    if (label.size() > 60 || !IsHeadingWord(label) || values < kFewestValues || words > 0) continue;
    ++labels;
    roles.insert(RoleOf(label).value_or(Role::kOther));
  }
  const auto has = [&](std::initializer_list<Role> any) {
    return std::any_of(any.begin(), any.end(), [&](Role role) { return roles.contains(role); });
  };
  return labels >= kFewestLabels && labels * 3 >= rows * 2 &&
         has({Role::kContent, Role::kCategory}) &&
         has({Role::kProgress, Role::kLeadUnits, Role::kUnits, Role::kLeaders, Role::kOwner});
}

std::optional<RawTable> ReadForms(const table::Document& document) {
  FormReader reader;
  for (const table::Block& block : document.blocks)
    if (const auto* grid = std::get_if<table::Grid>(&block);
        grid != nullptr && !IsTransposed(*grid))
      reader.Read(*grid);
  return std::move(reader).Take();
}

}  // namespace duban::understand
