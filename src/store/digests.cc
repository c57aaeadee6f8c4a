// PartTables, ReadDigests, Parts, DigestOf.
#include "store/digests.h"

#include <charconv>
#include <utility>

#include "port/system/hash.h"
#include "store/text.h"

namespace duban::store {
namespace {

using base::Expected;

// Left out are the keys that every row shares (government, edition), what the event itself names
// (task_rows.task), and what a later event changes (editions.undone_at, and the digest itself).
constexpr PartTable kPartTables[] = {
    {"header", "editions",
     "year period number replaced source_name source_sm3 source_format source_encoding title"
     " document_year document_period document_as_of index_number mode publisher scope"
     " document_number retention created published column_fields headings rules imported_at actor"
     " tally_targets tally_tasks tally_unquantified tally_classes",
     "edition"},
    {"header", "edition_origins", "address named fetched", "edition", true},
    {"rows", "task_rows",
     "ordinal number printed category content leaders lead_units units progress remark extra "
     "places page"
     " line sheet grid_row grid_column",
     "ordinal"},
    {"readings", "task_rows", "ordinal overall", "ordinal"},
    {"readings", "targets",
     "ordinal target object kind verb stage operator value upper floor unit dimension span_begin"
     " span_end clause_begin clause_end rule",
     "ordinal target"},
    {"readings", "verdicts",
     "ordinal target class reason reported ratio as_of window_months rule span_begin span_end"
     " why_key why_arguments",
     "ordinal target"},
    {"readings", "event_promises", "ordinal promise verb object span_begin span_end",
     "ordinal promise"},
    {"readings", "edition_corrections",
     "correction task promise begins_at action value content progress", "correction", true},
    {"findings", "findings",
     "finding number code severity field span_begin span_end arguments page line sheet grid_row"
     " grid_column",
     "finding"},
};

// "a b" becomes "<before>a<after>, <before>b<after>".
std::string Each(std::string_view names, std::string_view before, std::string_view after) {
  std::string out;
  while (!names.empty()) {
    const size_t end = std::min(names.find(' '), names.size());
    if (!out.empty()) out += ", ";
    out.append(before).append(names.substr(0, end)).append(after);
    names.remove_prefix(std::min(names.size(), end + 1));
  }
  return out;
}

size_t CountOf(std::string_view names) {
  return static_cast<size_t>(std::count(names.begin(), names.end(), ' ')) + 1;
}

// The order names the table's column, or a database would sort by the text that stands before it.
std::string SelectText(const PartTable& table) {
  return "SELECT " + Each(table.columns, "CAST(t.", " AS TEXT)") + " FROM " +
         std::string(table.name) + " t WHERE t.government = ? AND t.edition = ? ORDER BY " +
         Each(table.order, "t.", "");
}

// NULL is `\N`, which no escaped text is.
std::string LineOf(const std::vector<db::Cell>& row) {
  std::string line;
  for (const db::Cell& cell : row) {
    if (!line.empty()) line += '\t';
    line += cell.null ? "\\N" : Escape(cell.text);
  }
  return line + '\n';
}

// The lines of each row, whose ordinal is the first column of its tables.
class RowLines {
 public:
  void Add(const db::Cell& ordinal, const std::string& line) {
    size_t row = 0;
    std::from_chars(ordinal.text.data(), ordinal.text.data() + ordinal.text.size(), row);
    if (row < kMostRows) lines_[row] += line;
  }

  std::vector<std::string> Marks() const {
    constexpr size_t kDigits = 8;
    std::vector<std::string> marks;
    if (!lines_.empty()) marks.resize(lines_.rbegin()->first + 1, "-");
    for (const auto& [row, text] : lines_)
      marks[row] = port::system::Sm3Hex(text).substr(0, kDigits);
    return marks;
  }

 private:
  static constexpr size_t kMostRows = 1 << 16;  // an ordinal may be anything by now
  std::map<size_t, std::string> lines_;
};

Expected<std::string> DigestOfPart(db::Session& session, std::string_view part,
                                   std::string_view government, std::string_view edition,
                                   RowLines& lines) {
  port::system::Sm3 sm3;
  sm3.Add("duban-part/1\n");
  for (const PartTable& table : kPartTables) {
    if (table.part != part) continue;
    const std::string heading = "table\t" + std::string(table.name) + '\n';
    bool headed = !table.later;
    if (headed) sm3.Add(heading);
    DUBAN_CHECK(session.SelectTexts(SelectText(table), {government, edition},
                                    CountOf(table.columns), [&](const auto& row) {
                                      if (!std::exchange(headed, true)) sm3.Add(heading);
                                      const std::string line = LineOf(row);
                                      sm3.Add(line);
                                      if (table.columns.starts_with("ordinal"))
                                        lines.Add(row[0], line);
                                    }));
  }
  return port::system::Hex(sm3.Finish());
}

}  // namespace

std::span<const PartTable> PartTables() {
  return kPartTables;
}

Expected<EditionDigests> ReadDigests(db::Session& session, std::string_view government,
                                     std::string_view edition, RowMarks* marks) {
  EditionDigests digests;
  for (const auto& [part, into] : {std::pair{"header", &digests.header},
                                   {"rows", &digests.rows},
                                   {"readings", &digests.readings},
                                   {"findings", &digests.findings}}) {
    RowLines lines;
    DUBAN_TRY(digest, DigestOfPart(session, part, government, edition, lines));
    *into = std::move(digest);
    if (marks && (into == &digests.rows || into == &digests.readings))
      (*marks)[part] = lines.Marks();
  }
  return digests;
}

base::Arguments Parts(const EditionDigests& digests) {
  return {{"header", digests.header},
          {"rows", digests.rows},
          {"readings", digests.readings},
          {"findings", digests.findings}};
}

std::string DigestOf(const EditionDigests& digests) {
  return port::system::Sm3Hex(EncodeArguments(Parts(digests)));
}

}  // namespace duban::store
