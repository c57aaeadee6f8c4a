// Entry points: FieldText, ChangedColumns, CorrectedFields, MovedFields, HeadChanges,
// SameAsPrinted, IsSameTable.
#include "workflow/changes.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "base/utf8.h"

namespace duban::workflow {
namespace {

using ledger::Field;

constexpr std::array kCorrected = {Field::kNumber,   Field::kCategory,  Field::kContent,
                                   Field::kLeaders,  Field::kLeadUnits, Field::kUnits,
                                   Field::kProgress, Field::kRemark,    Field::kOther};
constexpr std::array kMoved = {Field::kCategory, Field::kContent, Field::kLeaders,
                               Field::kLeadUnits, Field::kUnits};

std::string Joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& one : list) out += (out.empty() ? "" : "、") + one;
  return out;
}

std::string Joined(const std::vector<ledger::ExtraCell>& cells) {
  std::string out;
  for (const ledger::ExtraCell& cell : cells)
    out += (out.empty() ? "" : "\n") + cell.heading + ": " + cell.text;
  return out;
}

std::string Written(const std::optional<base::Date>& date) {
  return date ? date->ToString() : "";
}

// The heading words are those of the printed header and the same in every language.
std::array<std::pair<std::string_view, std::string>, 8> Named(const ledger::Disclosure& d) {
  return {{{"索引号", d.index_number},
           {"公开方式", d.mode},
           {"发布机构", d.publisher},
           {"公开范围", d.scope},
           {"文号", d.document_number},
           {"公开时限", d.retention},
           {"生成日期", Written(d.created)},
           {"发布日期", Written(d.published)}}};
}

void AddPart(std::string& out, std::string_view name, const std::string& value) {
  if (!out.empty()) out += "\n";
  out.append(name).append(": ").append(value);
}

FieldChange Change(int number, Field field, std::string before, std::string after) {
  return {"", number, field, std::move(before), std::move(after)};
}

// The cells without a noun whose column both tables have.
ledger::Row WithCommonCells(ledger::Row row, const std::vector<ColumnChange>& columns) {
  std::set<std::string_view> changed;  // there may be hundreds, and as many cells
  for (const ColumnChange& column : columns)
    if (column.field == Field::kOther) changed.insert(column.heading);
  std::erase_if(row.extra, [&](const auto& cell) { return changed.contains(cell.heading); });
  return row;
}

std::string TextWithout(const ledger::Row& row, Field field,
                        const std::vector<ColumnChange>& columns) {
  return field == Field::kOther ? FieldText(WithCommonCells(row, columns), field)
                                : FieldText(row, field);
}

template <typename Same>
std::vector<FieldChange> Compare(const ledger::Row& before, const ledger::Row& after,
                                 std::span<const Field> fields,
                                 const std::vector<ColumnChange>& columns, Same same) {
  std::vector<FieldChange> changes;
  for (const Field field : fields) {
    const auto is_field = [&](const ColumnChange& column) { return column.field == field; };
    if (field != Field::kOther && std::any_of(columns.begin(), columns.end(), is_field)) continue;
    std::string was = TextWithout(before, field, columns), is = TextWithout(after, field, columns);
    if (!same(was, is))
      changes.push_back(Change(after.number, field, std::move(was), std::move(is)));
  }
  return changes;
}

// The printed headings of the columns that bear the field; one empty where only rows fill it.
std::set<std::string> HeadingsOf(const Columns& table, Field field) {
  std::set<std::string> headings;
  for (size_t i = 0; i < table.fields.size(); ++i)
    if (table.fields[i] == field)
      headings.insert(i < table.headings.size() ? base::RemoveSpace(table.headings[i]) : "");
  const auto fills = [&](const ledger::Row* row) { return !FieldText(*row, field).empty(); };
  if (headings.empty() && std::any_of(table.rows.begin(), table.rows.end(), fills))
    headings.insert("");
  return headings;
}

// Cells without a noun are told apart by the headings that they bear.
std::set<std::string> OtherHeadings(const Columns& table) {
  std::set<std::string> headings;
  for (const ledger::Row* row : table.rows)
    for (const ledger::ExtraCell& cell : row->extra) headings.insert(cell.heading);
  return headings;
}

}  // namespace

std::vector<ColumnChange> ChangedColumns(const Columns& before, const Columns& after) {
  constexpr std::array kFields = {Field::kCategory,  Field::kContent, Field::kLeaders,
                                  Field::kLeadUnits, Field::kUnits,   Field::kProgress,
                                  Field::kRemark};
  std::vector<ColumnChange> changes;
  for (const Field field : kFields) {
    const auto was = HeadingsOf(before, field), is = HeadingsOf(after, field);
    if (was.empty() != is.empty())
      changes.push_back({field, is.empty() ? *was.begin() : *is.begin(), is.empty()});
  }
  const auto was = OtherHeadings(before), is = OtherHeadings(after);
  for (const std::string& heading : was)
    if (!is.contains(heading)) changes.push_back({Field::kOther, heading, true});
  for (const std::string& heading : is)
    if (!was.contains(heading)) changes.push_back({Field::kOther, heading, false});
  return changes;
}

std::string FieldText(const ledger::Row& row, Field field) {
  switch (field) {
    case Field::kNumber:
      return row.printed.value_or(std::to_string(row.number));
    case Field::kCategory:
      return row.category;
    case Field::kContent:
      return row.content;
    case Field::kLeaders:
      return Joined(row.leaders);
    case Field::kLeadUnits:
      return Joined(row.lead_units);
    case Field::kUnits:
      return Joined(row.units);
    case Field::kProgress:
      return row.progress;
    case Field::kRemark:
      return row.remark;
    case Field::kOther:
      return Joined(row.extra);
    default:
      return {};
  }
}

std::vector<FieldChange> CorrectedFields(const ledger::Row& before, const ledger::Row& after,
                                         const std::vector<ColumnChange>& columns) {
  return Compare(before, after, kCorrected, columns,
                 [](const std::string& a, const std::string& b) { return a == b; });
}

std::vector<FieldChange> MovedFields(const ledger::Row& before, const ledger::Row& after,
                                     const std::vector<ColumnChange>& columns) {
  return Compare(before, after, kMoved, columns, [](const std::string& a, const std::string& b) {
    return base::RemoveSpace(a) == base::RemoveSpace(b);
  });
}

std::vector<FieldChange> HeadChanges(const ledger::Document& before,
                                     const ledger::Document& after) {
  std::vector<FieldChange> changes;
  if (before.title != after.title)
    changes.push_back(Change(0, Field::kTitle, before.title, after.title));
  if (before.disclosure == after.disclosure) return changes;
  const auto old_parts = Named(before.disclosure), new_parts = Named(after.disclosure);
  FieldChange& change = changes.emplace_back(Change(0, Field::kDisclosure, "", ""));
  for (size_t i = 0; i < old_parts.size(); ++i) {
    if (old_parts[i].second == new_parts[i].second) continue;
    AddPart(change.before, old_parts[i].first, old_parts[i].second);
    AddPart(change.after, new_parts[i].first, new_parts[i].second);
  }
  return changes;
}

bool SameAsPrinted(const ledger::Row& a, const ledger::Row& b) {
  ledger::Row moved = b;
  moved.place = a.place;
  moved.places = a.places;
  return a == moved;
}

bool IsSameTable(const ledger::Document& head, const std::vector<store::StoredRow>& rows,
                 const ledger::Document& document) {
  return head.title == document.title && head.disclosure == document.disclosure &&
         head.columns == document.columns && head.headings == document.headings &&
         std::equal(rows.begin(), rows.end(), document.tasks.begin(), document.tasks.end(),
                    [](const store::StoredRow& a, const ledger::DocumentTask& b) {
                      return SameAsPrinted(a.row, b.row);
                    });
}

}  // namespace duban::workflow
