// A document as flat records with stable ids: one per document, task, target or finding, for JSON
// lines and for tables.
//
// The ids outlive the file (keys.h); "document" is the file's own, so that both together are one
// record of one file. Every record tells what others are joined by: whose table it is, its year,
// period and days. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/document.h"
#include "wire/document_json.h"
#include "wire/keys.h"

namespace duban::wire {

enum class Level { kDocument, kTask, kTarget, kFinding };

std::optional<Level> ParseLevel(std::string_view name);  // "document", "task", "target", "finding"

// One value under its column's name. What does not apply is empty (null in JSON).
struct Field {
  enum class Kind { kText, kNumber, kBoolean, kList };
  std::string_view name;
  Kind kind = Kind::kText;
  std::string text;
  std::vector<std::string> list;
};
using Record = std::vector<Field>;

// `keys` are the document's, `path` is the file as it was named. `store_ids` are those of the tasks
// in the store, parallel to document.tasks; none ("task_id" is empty) where the document was only
// read. "scheme_class" is empty without a scheme. Every record of a level has the same fields in
// the same order.
std::vector<Record> RecordsOf(const ledger::Document& document, const Keys& keys,
                              std::string_view path, Level level, const Speak& speak,
                              const ledger::Scheme* scheme = nullptr,
                              const std::vector<std::string>& store_ids = {});

// The names of a level's fields, for the head line of a table.
std::vector<std::string_view> FieldNames(Level level);

// For people: the head line in words ("column.<name>" of the catalog; of a count of a class
// "class.<name>"), and a record whose values that are one of few are worded, classes of the scheme
// by their name, and the period ("2025年第三季度"). Ids, figures, days and texts stay as they are.
std::string WordedCsvHead(Level level, const Speak& speak);
Record Worded(Record record, const Speak& speak, const ledger::Scheme* scheme = nullptr);

// One line of JSON with its line feed.
std::string JsonLine(const Record& record);

// One line of comma-separated values (RFC 4180, line feed). `for_spreadsheet` keeps a program such
// as Excel from taking a text that begins with = + - @ for a formula: an apostrophe goes before it.
std::string CsvLine(const Record& record, bool for_spreadsheet);
std::string CsvHead(Level level);

}  // namespace duban::wire
