// Entry point: ReadRecords.
#include "understand/assemble/records.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/labels.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

// The fixed columns; those of other labels follow.
enum Fixed : size_t {
  kHeading,
  kNumber,
  kCategory,
  kContent,
  kLeaders,
  kLead,
  kUnits,
  kSupport,
  kOwner,
  kProgress,
  kRemark,
  kFixed
};

std::vector<Column> FixedColumns() {
  return {{Role::kHeading, ""},
          {Role::kNumber, "序号"},
          {Role::kCategory, "项目"},
          {Role::kContent, "任务"},
          {Role::kLeaders, "牵头领导"},
          {Role::kLeadUnits, "牵头单位"},
          {Role::kUnits, "责任单位"},
          {Role::kSupport, "配合单位"},
          {Role::kOwner, "责任单位及责任人"},
          {Role::kProgress, "完成情况"},
          {Role::kRemark, "备注"}};
}

// "12." "12、" "12．" "(12)" before text; the digits and what stands behind the mark.
struct Numbered {
  std::string_view digits;
  std::string_view text;
};

std::string_view WithoutColon(std::string_view text) {
  const base::CodePoint c = base::Decode(text, 0);
  return c.value == U'：' || c.value == U':' ? base::Trim(text.substr(c.size)) : text;
}

// "任务1：", "第一项：", "【实事三】": a word, the number in digits or characters, and an end of
// it.
Numbered TakeNamedNumber(std::string_view line, int expected) {
  constexpr size_t kLongest = 36;  // bytes
  const std::string_view whole = line;
  if (line.starts_with("【")) line.remove_prefix(std::string_view("【").size());
  const size_t word = SetOf<kTaskNumberWords>().LongestAt(line, 0);
  if (word != base::WordSet::kNone) line.remove_prefix(kTaskNumberWords[word].size());
  if (word == base::WordSet::kNone && !line.starts_with("第")) return {{}, whole};
  line = base::Trim(line);
  for (size_t at = 0; at < std::min(line.size(), kLongest);) {
    const base::CodePoint c = base::Decode(line, at);
    const bool ends = c.value == U'：' || c.value == U':' || c.value == U'】';
    const auto number = ends ? ReadNumber(line.substr(0, at)) : std::nullopt;
    // 项目2：… in a result is no new task.
    if (number && (*number == 1 || expected == 0 || *number == expected))
      return {line.substr(0, at), WithoutColon(base::Trim(line.substr(at + c.size)))};
    if (ends) break;
    at += c.size;
  }
  return {{}, whole};
}

// `expected`: the number that comes next; a figure may follow its point ("5.5G基站…"). `bare`:
// nothing need stand behind the mark.
Numbered TakeNumber(std::string_view line, int expected = 0, bool bare = false) {
  line = base::Trim(line);
  if (const Numbered named = TakeNamedNumber(line, expected); !named.digits.empty()) return named;
  size_t at = 0;
  const bool opened = line.starts_with("(") || line.starts_with("（");
  if (opened) at = line.starts_with("(") ? 1 : 3;
  const size_t begin = at;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
  if (at == begin || at - begin > 3) return {{}, line};
  const base::CodePoint mark = base::Decode(line, at);
  const bool closes = mark.value == U')' || mark.value == U'）';
  const bool marks = mark.value == U'.' || mark.value == U'、' || mark.value == U'．';
  if (opened ? !closes : !marks && !closes) return {{}, line};
  const base::CodePoint next = base::Decode(line, at + mark.size);
  size_t end = at + mark.size;
  while (end < line.size() && line[end] >= '0' && line[end] <= '9') ++end;
  // "3．5万" is an amount; "8．12345热线" begins the eighth task.
  const bool figure = end > at + mark.size && (mark.value != U'．' || end - at - mark.size < 3);
  const bool wanted = expected > 0 && ReadNumber(line.substr(begin, at - begin)) == expected &&
                      !GoesOnAsAmount(line.substr(at + mark.size));
  if ((next.size == 0 && !bare) || (figure && !wanted)) return {{}, line};
  return {line.substr(begin, at - begin), base::Trim(line.substr(at + mark.size))};
}

// Splits "1.… 2.… 3.…" in one paragraph where the numbers follow each other.
std::vector<std::string_view> SplitNumbered(std::string_view text) {
  std::vector<std::string_view> pieces;
  size_t begin = 0;
  size_t at = 0;
  int next = 2;
  const Numbered first = TakeNumber(text);
  if (first.digits.empty()) {
    const size_t one = text.find(" 1.");
    if (one == std::string_view::npos) return {text};
    pieces.push_back(text.substr(0, one));
    begin = at = one + 1;
  } else {
    next = ReadNumber(first.digits).value_or(0) + 1;
  }
  while (true) {
    const std::string digits = std::to_string(next);
    at = text.find(digits, at + 1);
    if (at == std::string_view::npos) break;
    const char before = text[at - 1];
    const bool fresh = before == ' ' || text.substr(0, at).ends_with("。") ||
                       text.substr(0, at).ends_with("\xE3\x80\x80");
    if (!fresh || TakeNumber(text.substr(at, digits.size() + 16), next).digits != digits) continue;
    pieces.push_back(text.substr(begin, at - begin));
    begin = at;
    ++next;
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

class RecordReader {
 public:
  RecordReader() { table_.columns = FixedColumns(); }

  void Read(const table::Paragraph& paragraph) {
    if (IsFurniture(paragraph.text) && !IsOwnerOfOpenTask(paragraph.text)) return;
    const bool many = TakeLabels(paragraph.text).parts.size() >= 4;
    for (const std::string_view piece :
         many ? SplitNumbered(paragraph.text) : std::vector<std::string_view>{paragraph.text}) {
      place_ = PlaceOf(paragraph.place);
      Piece(base::Trim(piece));
    }
  }

  std::optional<RawTable> Take() {
    if (owned_ < 2) return std::nullopt;
    while (!table_.rows.empty() && !labelled_.back()) {
      table_.rows.pop_back();
      labelled_.pop_back();
    }
    DropShortLabel();
    for (RawRow& row : table_.rows) {
      DropMark(row);
      row.cells.resize(table_.columns.size());
      row.places.resize(table_.columns.size());
    }
    return std::move(table_);
  }

 private:
  // 责任部门：… names the publisher in the head of a page, and below a task its owner.
  bool IsOwnerOfOpenTask(std::string_view text) const {
    if (table_.rows.empty() || text.size() > 400) return false;
    const RawRow& row = table_.rows.back();
    const auto has = [&](size_t column) { return !row.cells[column].empty(); };
    if (has(kLead) || has(kUnits) || has(kOwner)) return false;
    const LabelledText taken = TakeLabels(text);
    return taken.text.empty() && taken.parts.size() == 1 &&
           (taken.parts[0].role == Role::kUnits || taken.parts[0].role == Role::kLeadUnits) &&
           LikeUnits(taken.parts[0].text) == Likeness::kSure;
  }

  // 目标：…, which stands in sentences too, is a label where every task begins with it.
  void DropShortLabel() {
    constexpr size_t kFewest = 2;
    const auto label = [](const RawRow& row) -> size_t {
      if (row.cells[kContent].empty()) return 0;
      const std::string_view text = row.cells[kContent].front();
      for (const std::string_view word : {"目标", "任务", "内容"}) {
        const base::CodePoint c = base::Decode(text, word.size());
        if (text.starts_with(word) && (c.value == U'：' || c.value == U':'))
          return word.size() + c.size;
      }
      return 0;
    };
    if (table_.rows.size() < kFewest ||
        !std::all_of(table_.rows.begin(), table_.rows.end(),
                     [&](const RawRow& row) { return label(row) > 0; }))
      return;
    for (RawRow& row : table_.rows) {
      std::string_view& text = row.cells[kContent].front();
      text = base::Trim(text.substr(label(row)));
    }
  }

  // "（一）新建…": the mark is the list's and no part of the task.
  static void DropMark(RawRow& row) {
    if (row.cells[kContent].empty() || !row.cells[kNumber].empty()) return;
    std::string_view& text = row.cells[kContent].front();
    const size_t mark = ListMarkLength(text);
    if (mark > 0 && mark < text.size()) text = base::Trim(text.substr(mark));
  }

  void Piece(std::string_view piece) {
    LabelledText taken = TakeLabels(piece);
    if (taken.parts.empty()) taken = TakeOwnerBracket(piece);
    for (const std::string_view text : taken.text) Text(text, !taken.parts.empty());
    for (const Labelled& part : taken.parts) Part(part);
  }

  void Text(std::string_view text, bool followed_by_label) {
    // "2．年度目标：…": the task itself stands under the label.
    const Numbered numbered = TakeNumber(text, last_number_ + 1, followed_by_label);
    // "2.更换管网…" in the result of the seventh task is its second point.
    const int number = ReadNumber(numbered.digits).value_or(0);
    const bool is_point = open_prose_ != kFixed && number > 1 && number <= last_number_;
    if (is_point) return Append(text);
    if (!numbered.digits.empty()) return Open(numbered.digits, numbered.text);
    const bool listed = ListMarkLength(text) > 0;
    if (listed && !EndsSentence(text) && Length(text) <= 40 && !followed_by_label) {
      // "一、…" over tasks; "(一)…" may be a task itself: the next label will tell.
      Open({}, text);
      may_be_heading_ = true;
      return;
    }
    if (Continues(text)) return Append(text);
    Open({}, text);
  }

  // Another paragraph of the text before: of a numbered task, or of a labelled prose.
  bool Continues(std::string_view text) const {
    if (table_.rows.empty() || may_be_heading_) return false;
    if (open_prose_ != kFixed) return ListMarkLength(text) == 0;
    return !labelled_.back() && !table_.rows.back().cells[kNumber].empty();
  }

  void Append(std::string_view text) {
    table_.rows.back().Add(open_prose_ == kFixed ? kContent : open_prose_, text, place_);
  }

  // A new task; what was opened before without a label is a heading, or a task that nobody owns.
  void Open(std::string_view digits, std::string_view text) {
    DropOrKeepLast(!digits.empty());
    RawRow row;
    row.cells.resize(table_.columns.size());
    if (!digits.empty()) {
      row.Add(kNumber, digits, place_);
      last_number_ = ReadNumber(digits).value_or(0);
    }
    if (!text.empty()) row.Add(kContent, text, place_);
    row.cells[kHeading] = std::move(headings_);
    headings_.clear();
    row.place = place_;
    table_.rows.push_back(std::move(row));
    labelled_.push_back(false);
    open_prose_ = kFixed;
    may_be_heading_ = false;
  }

  void DropOrKeepLast(bool next_is_numbered) {
    if (table_.rows.empty() || labelled_.back()) return;
    RawRow& last = table_.rows.back();
    const std::string_view text = last.cells[kContent].front();
    const bool heading = may_be_heading_ || (last.cells[kNumber].empty() && Length(text) <= 40 &&
                                             ListMarkLength(text) > 0);
    const bool task = next_is_numbered && !last.cells[kNumber].empty() && owned_ > 0;
    if (task) return;
    headings_ = std::move(last.cells[kHeading]);
    if (heading) headings_.push_back(text);
    table_.rows.pop_back();
    labelled_.pop_back();
  }

  void Part(const Labelled& part) {
    if (table_.rows.empty()) return;
    const size_t column = ColumnOf(part);
    RawRow& row = table_.rows.back();
    row.cells.resize(table_.columns.size());
    if (column == kContent && !row.cells[kContent].empty()) {
      // A card: its head is the project's name.
      row.cells[kCategory] = std::move(row.cells[kContent]);
      row.cells[kContent].clear();
      row.places.resize(row.cells.size());
      row.places[kCategory] = row.places[kContent];
    }
    if (!part.text.empty()) row.Add(column, part.text, place_);
    const bool prose =
        column == kContent || column == kProgress || column == kRemark || column >= kFixed;
    open_prose_ = prose ? column : static_cast<size_t>(kFixed);
    owned_ += labelled_.back() ? 0 : 1;
    labelled_.back() = true;
    may_be_heading_ = false;
  }

  size_t ColumnOf(const Labelled& part) {
    switch (part.role) {
      case Role::kContent:
        return kContent;
      case Role::kLeaders:
        return kLeaders;
      case Role::kLeadUnits:
        return kLead;
      case Role::kUnits:
        return kUnits;
      case Role::kSupport:
        return kSupport;
      case Role::kOwner:
        return kOwner;
      case Role::kProgress:
        return kProgress;
      case Role::kRemark:
        return kRemark;
      default:
        break;
    }
    const std::string heading = base::RemoveSpace(part.label);
    for (size_t i = kFixed; i < table_.columns.size(); ++i)
      if (table_.columns[i].heading == heading) return i;
    table_.columns.push_back({Role::kOther, heading});
    return table_.columns.size() - 1;
  }

  RawTable table_;
  std::vector<bool> labelled_;  // per row: something was said of it under a label
  std::vector<std::string_view> headings_;
  ledger::SourcePlace place_;
  size_t open_prose_ = kFixed;  // column whose text may go on; kFixed: none
  size_t owned_ = 0;
  int last_number_ = 0;
  bool may_be_heading_ = false;
};

// Columns that no row uses are none of the document's.
void DropUnused(RawTable& table) {
  for (size_t column = table.columns.size(); column-- > 0;) {
    const bool used = std::any_of(table.rows.begin(), table.rows.end(),
                                  [&](const RawRow& row) { return !row.cells[column].empty(); });
    if (used) continue;
    table.columns.erase(table.columns.begin() + static_cast<ptrdiff_t>(column));
    for (RawRow& row : table.rows) {
      row.cells.erase(row.cells.begin() + static_cast<ptrdiff_t>(column));
      row.places.erase(row.places.begin() + static_cast<ptrdiff_t>(column));
    }
  }
}

}  // namespace

namespace {

// Who signed stands by itself below the last task: 某镇人民政府办公室.
bool IsSignature(const table::Paragraph& line) {
  return line.blank_before && !EndsSentence(line.text) && MaySign(base::Trim(line.text));
}

// Lines at the end that say who signed and on which day: 某镇人民政府办公室2031年1月6日, or the day
// below who signed.
size_t SignedLines(const std::vector<const table::Paragraph*>& lines) {
  const table::Paragraph& last = *lines.back();
  const std::string_view text = base::Trim(last.text);
  const size_t signer = BeforeDate(text);
  if (signer == text.npos) return 0;
  if (signer > 0) return MaySign(text.substr(0, signer)) ? 1 : 0;
  if (MaySign(base::Trim(lines[lines.size() - 2]->text))) return 2;
  return last.blank_before ? 1 : 0;
}

}  // namespace

std::optional<RawTable> ReadRecords(std::vector<const table::Paragraph*> lines) {
  const auto signatures = std::count_if(lines.begin(), lines.end(),
                                        [](const auto* line) { return IsSignature(*line); });
  constexpr size_t kFewest = 4;  // of lines that hold a task and its signature
  if (lines.size() >= kFewest) lines.resize(lines.size() - SignedLines(lines));
  // Several such lines are the owners of the tasks above them.
  if (lines.size() > 2 && signatures == 1 && IsSignature(*lines.back())) lines.pop_back();
  RecordReader reader;
  for (const table::Paragraph* line : lines) reader.Read(*line);
  auto table = reader.Take();
  if (!table) return std::nullopt;
  table->labelled = true;
  DropUnused(*table);
  return table;
}

}  // namespace duban::understand
