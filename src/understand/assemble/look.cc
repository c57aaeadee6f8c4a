// Entry points: LookAt, NamesSame.
#include "understand/assemble/look.h"

#include <algorithm>
#include <bitset>

#include "base/utf8.h"
#include "understand/assemble/header.h"
#include "understand/assemble/labels.h"
#include "understand/assemble/marks.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr std::string_view kStops[] = {"。", "；", ";", "，", ","};

// How many words of the list stand in the text.
template <const auto& kWords>
int CountOf(std::string_view text) {
  std::bitset<std::size(kWords)> found;
  SetOf<kWords>().EachIn(text, [&](size_t, size_t word) {
    found.set(word);
    return found.all();
  });
  return static_cast<int>(found.count());
}

int Reported(std::string_view text) {
  text = text.substr(0, 600);
  for (const std::string_view word : kReportOpeners)
    if (text.starts_with(word)) return 2;
  const int done = CountOf<kReportingWords>(text);
  const int promised = CountOf<kPromisingWords>(text);
  return std::clamp(done - promised, -3, 3);
}

bool IsShare(std::string_view text) {
  text = base::Trim(text);
  if (IsBlankMark(text)) return true;
  size_t at = 0;
  while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.')) ++at;
  return at > 0 && (text.substr(at).starts_with("%") || text.substr(at).starts_with("％"));
}

// The number of a ① … ⑳, "1." or "（1）" that the text begins with; 0 for none.
int ListMark(std::string_view text) {
  const char32_t c = base::Decode(text, 0).value;
  if (c >= U'①' && c <= U'⑳') return static_cast<int>(c - U'①') + 1;
  const bool opened = c == U'(' || c == U'（';
  if (opened) text.remove_prefix(c == U'(' ? 1 : 3);
  const size_t digits = text.find_first_not_of("0123456789");
  if (digits == 0 || digits > 2) return 0;
  const base::CodePoint mark = base::Decode(text, digits);
  const bool closes = mark.value == U')' || mark.value == U'）';
  const bool point = mark.value == U'.' || mark.value == U'、' || mark.value == U'．';
  if (opened ? !closes : !closes && !point) return 0;
  const std::string_view behind = text.substr(digits + mark.size);
  const bool figure = !behind.empty() && behind[0] >= '0' && behind[0] <= '9';
  if (behind.empty() || (figure && GoesOnAsAmount(behind))) return 0;
  return ReadNumber(text.substr(0, digits)).value_or(0);
}

bool IsOwnerLine(std::string_view text) {
  if (text.size() > 400) return false;
  const LabelledText taken = TakeLabels(text);
  if (taken.parts.empty() || !taken.text.empty()) return false;
  return std::all_of(taken.parts.begin(), taken.parts.end(), [](const Labelled& part) {
    return part.role == Role::kLeaders || part.role == Role::kLeadUnits ||
           part.role == Role::kUnits || part.role == Role::kSupport || part.role == Role::kOwner;
  });
}

// "10月底前", "2031年6月", "12月31日前完成".
bool IsDeadline(std::string_view text) {
  constexpr size_t kLongest = 16;  // code points
  if (text.size() > kLongest * 4 || Length(text) > kLongest) return false;
  text = base::Trim(text);
  for (const std::string_view end : {"完成", "以前", "之前"})
    if (text.ends_with(end)) text.remove_suffix(end.size());
  return IsPeriodHeading(text);
}

// "三季度：完成外墙装修": a time and a colon before the text.
bool IsMilestone(std::string_view text) {
  constexpr size_t kLongest = 40;  // bytes
  const std::string_view head = text.substr(0, kLongest);
  const size_t colon = std::min(head.find("："), head.find(':'));
  return colon != head.npos && colon > 0 && IsPeriodHeading(head.substr(0, colon));
}

// "组建结对学校6所": a number and its measure, though offices end with 所 too.
bool EndsWithCount(std::string_view text) {
  constexpr size_t kLongest = 2;  // code points of a measure
  const size_t digit = text.find_last_of("0123456789");
  return digit != text.npos && digit + 1 < text.size() &&
         Length(text.substr(digit + 1)) <= kLongest;
}

// "*区教育局": the mark of a note in front of a name.
std::string_view WithoutAsterisk(std::string_view text) {
  for (const std::string_view mark : {"*", "＊", "★", "▲"})
    if (text.starts_with(mark)) return base::Trim(text.substr(mark.size()));
  return text;
}

}  // namespace

Look LookAt(std::string_view printed) {
  const std::string_view text = WithoutAsterisk(printed);
  Look look;
  look.mark = ListMark(text);
  look.owner = IsOwnerLine(text);
  look.length = Length(text);
  look.empty = look.length == 0;
  look.number = ReadNumber(text);
  look.ends_sentence = EndsSentence(text);
  const char32_t last = LastCharacter(text);
  look.ends_open = last == U'，' || last == U'、' || last == U',' || last == U'：';
  look.has_stop = look.ends_sentence || HasWordOf<kStops>(text);
  look.share = IsShare(text);
  look.unit_end = std::find(std::begin(kUnitEnds), std::end(kUnitEnds), base::Trim(text)) !=
                  std::end(kUnitEnds);
  look.heading =
      look.length <= 30 && ListMarkLength(text) > 0 && !look.ends_sentence && !look.number;
  if (look.length <= 60) {
    look.person = LikePeople(text);
    look.unit = LikeUnits(text);
    look.owners = LikeOwners(text);
  }
  const std::string_view trimmed = base::Trim(text);
  look.lone_mark = !trimmed.empty() && ListMarkLength(trimmed) == trimmed.size();
  if (const size_t mark = ListMarkLength(trimmed); mark > 0)
    look.point = ReadNumber(trimmed.substr(0, mark)).value_or(0);
  look.deadline = IsDeadline(text);
  look.milestone = IsMilestone(trimmed);
  look.done = trimmed.starts_with("已");
  look.state = look.length <= 8 && (trimmed.ends_with("完成") || trimmed.ends_with("进度"));
  look.digits = trimmed.find_first_of("0123456789") != trimmed.npos;
  look.figure = !trimmed.empty() && trimmed.size() <= 16 &&
                trimmed.find_first_not_of("0123456789.,") == trimmed.npos;
  // 已新增9家养老服务中心 ends like a unit.
  if (look.done || EndsWithCount(trimmed)) look.unit = Likeness::kNo;
  look.reported = Reported(text);
  look.total = IsTotalWord(text);
  return look;
}

bool NamesSame(std::string_view text, std::string_view other, size_t same) {
  for (size_t at = 0; at < text.size(); at += base::Decode(text, at).size) {
    size_t end = at, count = 0;
    for (base::CodePoint c = base::Decode(text, end); count < same && base::IsHan(c.value);
         c = base::Decode(text, end)) {
      end += c.size;
      ++count;
    }
    if (count == same && other.find(text.substr(at, end - at)) != other.npos) return true;
  }
  return false;
}

}  // namespace duban::understand
