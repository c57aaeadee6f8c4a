// Entry points: MarkOfKind, FindRowMarks, FindNextRow, GroupBeforeNumber, IsTotalWord.
#include "understand/assemble/marks.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

// Bytes of "（一）" or of "第1项" at the head of the text; 0 where neither stands there.
size_t BracketedLength(std::string_view text) {
  const base::CodePoint first = base::Decode(text, 0);
  if (first.value != U'（' && first.value != U'(') return 0;
  const size_t close = std::min(text.find("）"), text.find(')'));
  return close == text.npos ? 0 : close + base::Decode(text, close).size;
}

size_t NthLength(std::string_view text) {
  constexpr size_t kLongest = 15;  // bytes of 第九十九项
  constexpr std::string_view kItem = "项";
  if (!text.starts_with("第")) return 0;
  const size_t item = text.substr(0, kLongest).find(kItem);
  return item == text.npos ? 0 : item + kItem.size();
}

bool CountsRows(const std::vector<std::string_view>& lines, MarkKind kind, size_t columns) {
  constexpr size_t kReach = 3, kFewest = 2;
  size_t marks = 0, first = lines.size(), last = 0, nearest = lines.size();
  for (size_t i = 0; i < lines.size(); ++i) {
    const RowMark mark = MarkOfKind(lines[i], kind);
    if (mark.size == 0) continue;
    if (mark.number != static_cast<int>(++marks)) return false;
    if (marks == 1) first = i;
    if (marks > 1) nearest = std::min(nearest, i - last);
    last = i;
  }
  // A row may lack a cell beside its number.
  return marks >= kFewest && first < kReach && nearest + 2 >= columns;
}

// Whether the text ends with a unit.
bool EndsWithUnit(std::string_view row) {
  for (size_t length = 2; length <= 12 && length * 3 <= row.size(); ++length)
    if (LikeUnit(row.substr(row.size() - length * 3)) == Likeness::kSure) return true;
  return false;
}

}  // namespace

RowMark MarkOfKind(std::string_view text, MarkKind kind) {
  size_t end = 0;
  if (kind == MarkKind::kEnclosed) end = base::Decode(text, 0).size;
  if (kind == MarkKind::kBracketed) end = BracketedLength(text);
  if (kind == MarkKind::kNth) end = NthLength(text);
  if (end == 0 || end >= text.size() || base::Trim(text.substr(end)).empty()) return {};
  if (kind == MarkKind::kEnclosed && base::Decode(text, 0).value < 0x2460) return {};
  const auto number = ReadNumber(text.substr(0, end));
  if (!number || (kind == MarkKind::kEnclosed && base::IsHan(base::Decode(text, 0).value)))
    return {};
  return {end, *number};
}

MarkKind FindRowMarks(const std::vector<std::string_view>& lines, size_t columns) {
  for (const MarkKind kind : {MarkKind::kEnclosed, MarkKind::kBracketed, MarkKind::kNth})
    if (CountsRows(lines, kind, columns)) return kind;
  return MarkKind::kNone;
}

namespace {

// Whether a row may begin with the digits at `at`, where the one before it began at `begin`.
bool MayBeginRow(std::string_view text, size_t begin, size_t at, size_t digits) {
  const char32_t next = base::Decode(text, at + digits).value;
  const std::string_view row = text.substr(begin, at - begin);
  // Behind a unit even a figure may begin the next row ("…局310个村": row 3, 10个村).
  const bool digit_follows = next >= U'0' && next <= U'9';
  // "2、改造…"
  const size_t marked = at + digits + base::Decode(text, at + digits).size;
  const bool mark = next == U'、' || next == U'.' || next == U'．';
  const bool mark_follows = mark && base::IsHan(base::Decode(text, marked).value);
  const bool text_follows = mark_follows || base::IsHan(next) || next == U'“' || next == U'《';
  return (text_follows && (EndsSentence(row) || EndsWithUnit(row))) ||
         (digit_follows && EndsWithUnit(row));
}

size_t FindRow(std::string_view text, size_t begin, size_t from, int number) {
  const std::string digits = std::to_string(number);
  for (size_t at = text.find(digits, from); at != text.npos; at = text.find(digits, at + 1))
    if (MayBeginRow(text, begin, at, digits.size())) return at;
  return text.npos;
}

// "分三步：1.摸底310户。2.审批305户。": points in a row count up to `last`.
bool HoldsPointsUpTo(std::string_view row, int last) {
  size_t at = row.substr(0, 4).find_first_not_of("0123456789");  // behind the row's own number
  if (at == row.npos) return false;
  for (int point = 1; point <= last; ++point) {
    const std::string digits = std::to_string(point);
    for (at = row.find(digits, at); at != row.npos; at = row.find(digits, at + 1)) {
      const base::CodePoint mark = base::Decode(row, at + digits.size());
      const char32_t before = LastCharacter(row.substr(0, at));
      const bool open = before == U'：' || before == U':' || EndsSentence(row.substr(0, at));
      if (open && (mark.value == U'.' || mark.value == U'、' || mark.value == U'．')) break;
    }
    if (at == row.npos) return false;
    at += digits.size();
  }
  return last > 0;
}

}  // namespace

size_t FindNextRow(std::string_view text, size_t begin, int number) {
  constexpr size_t kLongestRow = 20'000;  // bytes of a glued row
  text = text.substr(0, begin + kLongestRow);
  const size_t at = FindRow(text, begin, begin, number);
  if (at == text.npos || !HoldsPointsUpTo(text.substr(begin, at - begin), number - 1)) return at;
  // The number may go on with the points of the row; then it comes again.
  const size_t again = FindRow(text, begin, at + 1, number);
  const size_t next = FindRow(text, begin, at + 1, number + 1);
  return again < next ? again : at;
}

size_t GroupBeforeNumber(std::string_view line, int number) {
  constexpr size_t kLongest = 20;  // code points
  const std::string digits = std::to_string(number);
  const size_t at = line.find_first_of("0123456789");
  if (at == 0 || at == line.npos || !line.substr(at).starts_with(digits)) return 0;
  const std::string_view group = line.substr(0, at);
  if (group.size() > kLongest * 4 || Length(group) > kLongest) return 0;
  for (size_t i = 0; i < group.size(); i += base::Decode(group, i).size)
    if (!base::IsHan(base::Decode(group, i).value)) return 0;
  return base::IsHan(base::Decode(line, at + digits.size()).value) ? at : 0;
}

bool IsTotalWord(std::string_view text) {
  constexpr size_t kLongest = 20;  // bytes
  if (text.size() > kLongest) return false;
  const std::string plain = base::RemoveSpace(text);
  return std::find(std::begin(kTotalRows), std::end(kTotalRows), plain) != std::end(kTotalRows);
}

}  // namespace duban::understand
