// Entry points: CellKindOf, Habits.
#include "understand/assemble/habits.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/assemble/header.h"
#include "understand/assemble/names.h"
#include "understand/assemble/text.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestFigure = 9;  // code points: 11.2万公里
constexpr size_t kLongestWords = 18;  // longer ones are prose
constexpr size_t kLongestNames = 40;
constexpr int kNeverSeen = 18, kSeldom = 3, kOtherProse = 6;
constexpr size_t kSureRows = 2;  // fewer tell half as much

bool BeginsWithDigit(std::string_view text) {
  return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

bool IsDue(std::string_view text) {
  constexpr std::string_view kBefore = "前";
  if (text.ends_with(kBefore)) text.remove_suffix(kBefore.size());
  return IsPeriodHeading(text);
}

}  // namespace

CellKind CellKindOf(std::string_view text) {
  text = base::Trim(text);
  const size_t length = text.size() > kLongestNames * 4 ? kLongestNames + 1 : Length(text);
  const bool figure = BeginsWithDigit(text) && length <= kLongestFigure && !EndsSentence(text);
  if (figure && (text.ends_with("%") || text.ends_with("％"))) return CellKind::kShare;
  if (IsDue(text)) return CellKind::kDue;
  if (figure) return CellKind::kFigure;
  if (length <= kLongestNames &&
      (LikeUnits(text) == Likeness::kSure || LikePeople(text) == Likeness::kSure))
    return CellKind::kNames;
  return EndsSentence(text) || length > kLongestWords ? CellKind::kSentence : CellKind::kText;
}

Habits::Habits(const std::vector<Column>& columns) : counts_(columns.size()) {
  for (const Column& column : columns) {
    named_.push_back(!column.heading.empty());
    due_.push_back(HasWordOf<kDateHeads>(column.heading));
  }
}

void Habits::Learn(const table::Grid& grid, uint32_t row) {
  const auto text = [&](size_t column) {
    return base::Trim(grid.TextAt(row, static_cast<uint32_t>(column)));
  };
  for (size_t column = 0; column < counts_.size(); ++column)
    if (named_[column] && text(column).empty()) return;
  for (size_t column = 0; column < counts_.size(); ++column)
    if (!text(column).empty()) ++counts_[column][static_cast<size_t>(CellKindOf(text(column)))];
  ++rows_;
}

int Habits::Cost(size_t column, std::string_view text) const {
  if (column >= counts_.size() || base::Trim(text).empty()) return 0;
  const CellKind kind = CellKindOf(text);
  if (kind == CellKind::kDue && due_[column]) return 0;
  const bool elsewhere =
      kind == CellKind::kDue && std::find(due_.begin(), due_.end(), true) != due_.end();
  if (rows_ == 0) return elsewhere ? kNeverSeen : 0;
  const Counts& counts = counts_[column];
  const size_t seen = counts[static_cast<size_t>(kind)];
  if (seen * 2 >= rows_) return 0;
  if (seen > 0) return kSeldom;
  const auto any = [&](CellKind one) { return counts[static_cast<size_t>(one)] > 0; };
  const bool prose = kind == CellKind::kSentence || kind == CellKind::kText;
  const bool near = prose && (any(CellKind::kSentence) || any(CellKind::kText));
  return (near ? kOtherProse : kNeverSeen) / (rows_ < kSureRows ? 2 : 1);
}

bool Habits::IsNew(size_t column, std::string_view text) const {
  return rows_ >= kSureRows && Cost(column, text) == kNeverSeen;
}

}  // namespace duban::understand
