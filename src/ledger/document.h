// A published table as it was read: one document, one period, many tasks. It is what `duban read`
// prints (format duban.document/1, see docs/formats/document-1.md) and what an import stores.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/message.h"
#include "base/span.h"
#include "ledger/correction.h"
#include "ledger/period.h"
#include "ledger/target.h"

namespace duban::ledger {

// The disclosure header 信息公开 as printed; absent fields are empty.
struct Disclosure {
  std::string index_number;             // 索引号
  std::string mode;                     // 公开方式
  std::string publisher;                // 发布机构
  std::string scope;                    // 公开范围
  std::string document_number;          // 文号
  std::string retention;                // 公开时限
  std::optional<base::Date> created;    // 生成日期
  std::optional<base::Date> published;  // 发布日期
  friend bool operator==(const Disclosure&, const Disclosure&) = default;
};

// Where a row or a word stood in its file; counts from 1, 0 is "unknown".
struct SourcePlace {
  uint32_t page = 0, line = 0, sheet = 0, row = 0, column = 0;
  friend bool operator==(const SourcePlace&, const SourcePlace&) = default;
};

enum class Field {
  kNone,
  kTitle,
  kPeriod,
  kDisclosure,
  kNumber,
  kCategory,
  kContent,
  kLeaders,
  kLeadUnits,
  kUnits,
  kProgress,
  kRemark,
  kOther,
};

// A cell of a column that has no noun of its own (完成时限, 下步打算 …).
struct ExtraCell {
  std::string heading;
  std::string text;
  friend bool operator==(const ExtraCell&, const ExtraCell&) = default;
};

// Where a cell of a row stood: the place of its first words. A heading is kept for columns without
// a noun only (kOther), to tell them apart.
struct CellPlace {
  Field field = Field::kNone;
  std::string heading;
  SourcePlace place;
  friend bool operator==(const CellPlace&, const CellPlace&) = default;
};

// How a task was printed in one period.
struct Row {
  int number = 0;                       // printed 序号; its place where none is printed
  std::optional<std::string> printed;   // as printed
  std::string category;                 // inherited down merged cells
  std::string content;                  // 主要工作内容: immutable text, spans of targets point here
  std::vector<std::string> leaders;     // 牵头领导
  std::vector<std::string> lead_units;  // 牵头单位, the first leads
  std::vector<std::string> units;       // 配合单位, 责任单位 beside a lead
  std::string progress;                 // 累计完成情况: spans of verdicts point here
  std::string remark;
  std::vector<ExtraCell> extra;
  SourcePlace place;
  std::vector<CellPlace> places;  // of its filled cells, in the order of the columns
  friend bool operator==(const Row&, const Row&) = default;
};

enum class Severity { kError, kWarning, kInfo };

// A doubt 疑点: something a person should look at.
struct Finding {
  std::string code;  // stable kebab-case, also the key of its sentence
  Severity severity = Severity::kWarning;
  std::optional<int> task;  // the row's number
  Field field = Field::kNone;
  std::optional<base::Span> span;  // in that field's text
  base::Arguments arguments;
  SourcePlace place;
};

// What kind of paper it is.
enum class DocumentKind {
  kLedger,         // a table of tasks
  kDecomposition,  // prose that sets tasks (work report, decomposition notice): drafts, not judged
  kBulletin,       // prose that tells results, or only counts them
};

// "达到序时进度162项": how many tasks a bulletin counts into a class.
struct ClassCount {
  std::string kind;  // total, done, ahead, on_pace, behind, underway, not_started, not_done
  int count = 0;
  std::string unit;
  std::string text;  // the words
  SourcePlace place;
  friend bool operator==(const ClassCount&, const ClassCount&) = default;
};

struct DocumentTask {
  Row row;
  Reading reading;
};

// Where a saved file came from, as whoever saved it tells.
struct Origin {
  std::string address;     // on the web
  std::string government;  // its name, as told
  std::optional<base::Date> fetched;
  friend bool operator==(const Origin&, const Origin&) = default;
};

struct Source {
  std::string name;  // file name without folders
  std::string sm3;   // of its bytes, lower-case hexadecimal
  std::string format;
  std::string encoding;
  Origin origin;
};

struct Document {
  Source source;
  DocumentKind kind = DocumentKind::kLedger;
  std::string title;
  std::optional<int> year;       // the plan's
  std::optional<Period> period;  // none where the document names none: judged as a year's end
  Disclosure disclosure;
  std::vector<Field> columns;         // the government's own column order
  std::vector<std::string> headings;  // as printed, parallel to columns
  std::vector<DocumentTask> tasks;
  std::vector<ClassCount> counts;  // of a bulletin
  std::vector<Finding> findings;
  std::vector<CorrectionLine> corrections;  // that the reading was judged by; kept with an edition
  std::string rules;                        // version of the rules that made the reading
};

// Of the field's cell; the row's own where the cell's is not known.
const SourcePlace& PlaceOf(const Row& row, Field field);

// The text that a finding's span is of; empty for fields that are lists.
std::string_view TextOf(const Row& row, Field field);

std::string_view Name(Field field);        // "content", "lead_units", …; "" for kNone
std::string_view Name(DocumentKind kind);  // "ledger", "decomposition", "bulletin"
std::string_view Name(Severity severity);  // "error", "warning", "info"
std::optional<Field> ParseField(std::string_view name);
std::optional<Severity> ParseSeverity(std::string_view name);

}  // namespace duban::ledger
