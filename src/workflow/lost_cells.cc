// Entry point: LostCells.
#include "workflow/lost_cells.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "workflow/changes.h"

namespace duban::workflow {
namespace {

using ledger::Field;
using Texts = std::vector<std::string_view>;

constexpr std::array kNouns = {Field::kCategory, Field::kLeaders, Field::kLeadUnits, Field::kUnits,
                               Field::kRemark};

// As printed; the field's name where rows fill it without a column.
std::string HeadingOf(const ledger::Document& head, Field field) {
  for (size_t i = 0; i < head.columns.size() && i < head.headings.size(); ++i)
    if (head.columns[i] == field && !head.headings[i].empty())
      return base::RemoveSpace(head.headings[i]);
  return std::string(ledger::Name(field));
}

Texts TextsOf(const ledger::Row& row, Field field) {
  const auto all = [](const std::vector<std::string>& list) {
    return Texts(list.begin(), list.end());
  };
  if (field == Field::kLeaders) return all(row.leaders);
  if (field == Field::kLeadUnits) return all(row.lead_units);
  if (field == Field::kUnits) return all(row.units);
  return {field == Field::kCategory ? row.category : row.remark};
}

using ByHeading = std::vector<std::pair<std::string_view, Texts>>;

// The texts without a noun, those of one heading together, in the order in which they came.
ByHeading FurtherOf(const ledger::Row& row) {
  ByHeading texts;
  std::map<std::string_view, size_t> places;
  for (const ledger::ExtraCell& cell : row.extra) {
    const auto [place, is_new] = places.emplace(cell.heading, texts.size());
    if (is_new) texts.push_back({cell.heading, {}});
    texts[place->second].second.emplace_back(cell.text);
  }
  return texts;
}

}  // namespace

// Everything that a row says, without white space, to look for what stood elsewhere in it. A text
// that is a whole cell is found at once. Of others so many are searched for, and so much of each: a
// row in which more of them are missing has lost them.
class LostCells::Searched {
 public:
  Searched(const ledger::Row& row, size_t& work) : row_(row), work_(work) {}

  bool Holds(std::string_view text) {
    constexpr int kSearches = 40;
    constexpr size_t kSearchedBytes = 300;
    if (!all_) Read();
    const std::string bare = base::RemoveSpace(text);
    work_ += bare.size();
    if (bare.empty() || cells_.contains(bare)) return true;
    if (searches_ == kSearches) return false;
    ++searches_;
    work_ += all_->size();
    return all_->find(std::string_view(bare).substr(0, kSearchedBytes)) != all_->npos;
  }

 private:
  void Read() {
    all_.emplace();
    for (const Field field : kNouns)
      for (const std::string_view text : TextsOf(row_, field)) Add(text);
    Add(row_.content);
    Add(row_.progress);
    for (const ledger::ExtraCell& cell : row_.extra) {
      Add(cell.heading);
      Add(cell.text);
    }
  }

  void Add(std::string_view text) {
    std::string bare = base::RemoveSpace(text);
    work_ += bare.size();
    *all_ += bare;
    *all_ += '\n';
    cells_.insert(std::move(bare));
  }

  const ledger::Row& row_;
  size_t& work_;
  std::optional<std::string> all_;  // read where it is asked for
  std::set<std::string, std::less<>> cells_;
  int searches_ = 0;
};

LostCells::LostCells(const ledger::Document& head) {
  for (const Field field : kNouns) columns_.push_back({HeadingOf(head, field)});
}

void LostCells::Take(const ledger::Row& before, const ledger::Row& now) {
  Searched all(now, work_);
  for (size_t i = 0; i < kNouns.size(); ++i)
    Count(columns_[i], TextsOf(before, kNouns[i]), TextsOf(now, kNouns[i]), all);
  const ByHeading further = FurtherOf(now);
  const std::map<std::string_view, Texts> is(further.begin(), further.end());
  for (const auto& [heading, texts] : FurtherOf(before)) {
    const auto found = is.find(heading);
    Count(Further(heading), texts, found == is.end() ? Texts() : found->second, all);
  }
}

bool LostCells::StandsIn(std::string_view text, const ledger::Row& row) {
  size_t work = 0;
  return Searched(row, work).Holds(text);
}

void LostCells::Count(Column& column, const Texts& before, const Texts& now, Searched& all) {
  if (!IsFilled(before)) return;
  ++column.had;
  if (IsFilled(now)) return;
  column.lost += std::any_of(before.begin(), before.end(),
                             [&](std::string_view text) { return !all.Holds(text); });
}

bool LostCells::IsFilled(const Texts& texts) {
  return std::any_of(texts.begin(), texts.end(), [this](std::string_view text) {
    work_ += text.size() + 1;
    return !base::RemoveSpace(text).empty();
  });
}

LostCells::Column& LostCells::Further(std::string_view heading) {
  const auto [place, is_new] = further_.emplace(heading, columns_.size());
  if (is_new) columns_.push_back({std::string(heading)});
  return columns_[place->second];
}

}  // namespace duban::workflow
