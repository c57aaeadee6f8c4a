// Entry points: FieldText, CorrectedFields, MovedFields, HeadChanges, SameAsPrinted, IsSameTable.
#include "workflow/changes.h"

#include <algorithm>
#include <array>
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

template <typename Same>
std::vector<FieldChange> Compare(const ledger::Row& before, const ledger::Row& after,
                                 std::span<const Field> fields, Same same) {
  std::vector<FieldChange> changes;
  for (const Field field : fields) {
    std::string was = FieldText(before, field), is = FieldText(after, field);
    if (!same(was, is))
      changes.push_back(Change(after.number, field, std::move(was), std::move(is)));
  }
  return changes;
}

}  // namespace

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

std::vector<FieldChange> CorrectedFields(const ledger::Row& before, const ledger::Row& after) {
  return Compare(before, after, kCorrected,
                 [](const std::string& a, const std::string& b) { return a == b; });
}

std::vector<FieldChange> MovedFields(const ledger::Row& before, const ledger::Row& after) {
  return Compare(before, after, kMoved, [](const std::string& a, const std::string& b) {
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
