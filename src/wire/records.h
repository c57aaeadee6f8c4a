// A document as flat records with stable ids: one per document, task, target or finding, for JSON
// lines and for tables.
//
// An id is made of the first twelve digits of the file's SM3 and the place in the document, so that
// the same bytes give the same ids everywhere: "1f2e3d4c5b6a", "1f2e3d4c5b6a-7" (task 7),
// "1f2e3d4c5b6a-7-t2" (its second target), "1f2e3d4c5b6a-f3". Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/document.h"
#include "wire/document_json.h"

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

// `path` is the file as it was named. `ids` are those of the tasks in the store, parallel to
// document.tasks; none ("task_id" is empty) where the document was only read. "scheme_class" is
// empty without a scheme. Every record of a level has the same fields in the same order.
std::vector<Record> RecordsOf(const ledger::Document& document, std::string_view path, Level level,
                              const Speak& speak, const ledger::Scheme* scheme = nullptr,
                              const std::vector<std::string>& ids = {});

// The names of a level's fields, for the head line of a table.
std::vector<std::string_view> FieldNames(Level level);

// One line of JSON with its line feed.
std::string JsonLine(const Record& record);

// One line of comma-separated values (RFC 4180, line feed). `for_spreadsheet` keeps a program such
// as Excel from taking a text that begins with = + - @ for a formula: an apostrophe goes before it.
std::string CsvLine(const Record& record, bool for_spreadsheet);
std::string CsvHead(Level level);

}  // namespace duban::wire
