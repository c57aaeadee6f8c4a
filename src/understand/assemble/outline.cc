// Entry points: ProseKindOf, ReadOutline.
#include "understand/assemble/outline.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/text.h"
#include "understand/understand.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestHeading = 40;  // code points
constexpr size_t kLongestItem = 8 << 10;

// Depths of marks: 一、 over （一） over 1. over （1） over ①.
constexpr int kPlain = 9;
constexpr int kPart = 1;

struct Item {
  int depth = kPlain;
  std::string_view digits;  // of "1." only
  std::string_view line;
  std::string_view text;  // behind the mark
  ledger::SourcePlace place;
};

bool IsDigit(std::string_view text, size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool IsClose(char32_t c) {
  return c == U')' || c == U'）';
}

// "1." "1、" "(1)" "（1）": depth and length; depth kPlain where there is none.
// A figure may follow the point of the number that is `expected` ("5.5G基站…").
std::pair<int, size_t> DigitMark(std::string_view line, int expected) {
  const bool opened = line.starts_with("(") || line.starts_with("（");
  size_t at = !opened ? 0 : line.starts_with("(") ? 1 : 3;
  const size_t begin = at;
  while (IsDigit(line, at)) ++at;
  if (at == begin || at - begin > 3) return {kPlain, 0};
  const base::CodePoint mark = base::Decode(line, at);
  const bool point = mark.value == U'.' || mark.value == U'、' || mark.value == U'．';
  if (opened ? !IsClose(mark.value) : !point && !IsClose(mark.value)) return {kPlain, 0};
  const bool figure = point && IsDigit(line, at + mark.size);
  if (figure && (ReadNumber(line.substr(begin, at - begin)) != expected ||
                 GoesOnAsAmount(line.substr(at + mark.size))))
    return {kPlain, 0};
  return {opened || !point ? 4 : 3, at + mark.size};
}

Item ItemOf(const table::Paragraph& paragraph, int expected) {
  const std::string_view line = base::Trim(paragraph.text);
  Item item{.line = line, .text = line, .place = PlaceOf(paragraph.place)};
  size_t length = ListMarkLength(line);
  if (length > 0) {
    item.depth = line.starts_with("（") || line.starts_with("(") ? 2 : kPart;
  } else if (const base::CodePoint c = base::Decode(line, 0); c.value >= U'①' && c.value <= U'⑳') {
    item.depth = 5;
    length = c.size;
  } else {
    std::tie(item.depth, length) = DigitMark(line, expected);
    if (item.depth == 3) item.digits = line.substr(0, line.find_first_not_of("0123456789"));
  }
  item.text = base::Trim(line.substr(length));
  return item;
}

bool HasAny(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

// The heading of an item: the whole line, or its first sentence ("（二）推进乡村振兴。新建…").
std::string_view HeadingOf(const Item& item) {
  const std::string_view first = item.line.substr(0, item.line.find("。"));
  return Length(first.substr(0, 400)) <= kLongestHeading ? first : std::string_view();
}

class OutlineReader {
 public:
  OutlineReader(std::vector<Item> items, ProseKind kind) : items_(std::move(items)), kind_(kind) {
    table_.columns = {{Role::kNumber, "序号"}, {Role::kCategory, "项目"}, {Role::kContent, "任务"}};
    if (kind == ProseKind::kReport) table_.columns.push_back({Role::kProgress, "完成情况"});
    table_.labelled = true;
  }

  std::optional<RawTable> Read() {
    for (size_t i = 0; i < items_.size(); ++i) Take(items_[i], DepthBelow(i));
    const bool says_enough = table_.rows.size() >= 2 && promising_ >= 2;
    return says_enough ? std::optional(std::move(table_)) : std::nullopt;
  }

 private:
  int DepthBelow(size_t i) const { return i + 1 < items_.size() ? items_[i + 1].depth : 0; }

  void Take(const Item& item, int next) {
    if (item.depth == kPlain) return TakePlain(item);
    while (!open_.empty() && open_.back().depth >= item.depth) open_.pop_back();
    if (item.depth == kPart || open_.empty()) EnterSection(item);
    const bool is_heading = !EndsSentence(item.text) && Length(item.line) <= kLongestHeading;
    const bool has_items = next > item.depth && next != kPlain;
    const bool is_lead = Length(item.text) <= kLongestHeading && has_items;
    if (!is_heading && !is_lead) Add(item);
    open_.push_back(item);
  }

  // A paragraph without a number is a task only where it stands below one and promises an amount,
  // or where it names the year's goals before all parts.
  void TakePlain(const Item& item) {
    if (open_.empty() && (kind_ == ProseKind::kReport || !HasAny(item.text, kMainGoals))) return;
    if (EndsSentence(item.text) && !FindTargets(item.text).empty()) Add(item);
  }

  void EnterSection(const Item& item) {
    const std::string heading = base::RemoveSpace(HeadingOf(item));
    if (kind_ == ProseKind::kReport) {
      wanted_ = !HasAny(heading, kIdleSections);
      return;
    }
    // What was done outweighs what is planned, and a plan outweighs an idle word.
    const bool past = HasAny(heading, kPastSections);
    if (!past && HasAny(heading, kPlanSections))
      wanted_ = true;
    else if (past || HasAny(heading, kIdleSections))
      wanted_ = false;
  }

  void Add(const Item& item) {
    if (!wanted_ || item.text.size() > kLongestItem) return;
    RawRow row;
    row.cells.resize(table_.columns.size());
    row.place = item.place;
    if (!item.digits.empty()) row.Add(0, item.digits, item.place);
    if (!open_.empty())
      if (const std::string_view heading = HeadingOf(open_.back()); !heading.empty())
        row.Add(1, heading, open_.back().place);
    row.Add(2, item.text, item.place);
    if (kind_ == ProseKind::kReport) row.Add(3, item.text, item.place);
    table_.rows.push_back(std::move(row));
    promising_ += FindTargets(item.text).empty() ? 0 : 1;
  }

  std::vector<Item> items_;
  ProseKind kind_;
  std::vector<Item> open_;  // the marks above, from the outside in
  RawTable table_;
  bool wanted_ = true;
  size_t promising_ = 0;
};

}  // namespace

ProseKind ProseKindOf(std::string_view title) {
  const std::string plain = Comparable(title);
  if (HasAny(plain, kReportTitles)) return ProseKind::kReport;
  return HasAny(plain, kPlanTitles) ? ProseKind::kPlan : ProseKind::kNone;
}

std::optional<RawTable> ReadOutline(const std::vector<const table::Paragraph*>& lines,
                                    ProseKind kind) {
  if (kind == ProseKind::kNone) return std::nullopt;
  std::vector<Item> items;
  int last = 0;  // number of an item "1."
  for (const table::Paragraph* line : lines) {
    if (IsFurniture(line->text) || base::Trim(line->text).empty()) continue;
    items.push_back(ItemOf(*line, last + 1));
    last = ReadNumber(items.back().digits).value_or(items.back().depth <= 2 ? 0 : last);
  }
  return OutlineReader(std::move(items), kind).Read();
}

}  // namespace duban::understand
