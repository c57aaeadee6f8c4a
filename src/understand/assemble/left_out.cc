// Entry point: FindLeftOut.
#include "understand/assemble/left_out.h"

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "base/utf8.h"
#include "ledger/finding_codes.h"
#include "understand/assemble/furniture.h"
#include "understand/assemble/look.h"
#include "understand/assemble/text.h"
#include "understand/assemble/title.h"
#include "understand/judge/targets.h"
#include "understand/word_lists_tsv.h"
#include "understand/word_set.h"

namespace duban::understand {
namespace {

constexpr size_t kMostRead = 2000;  // texts, so that no page can stall

class LeftOutFinder {
 public:
  explicit LeftOutFinder(const std::vector<RawTable>& tables) {
    for (const RawTable& table : tables) {
      grids_told_ |= table.mended != nullptr;
      for (const ledger::Finding& finding : table.findings)
        grids_told_ |= finding.code == "answers-unmatched";  // told as a whole
      for (const RawRow& row : table.rows)
        for (const auto& pieces : row.cells)
          for (const std::string_view piece : pieces) pieces_.push_back(piece.data());
    }
    std::sort(pieces_.begin(), pieces_.end(), std::less<>());
  }

  std::optional<ledger::Finding> Find(const table::Document& document) {
    for (const table::Block& block : document.blocks) {
      if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) {
        Take(paragraph->text, PlaceOf(paragraph->place));
      } else if (!grids_told_) {
        const auto& grid = std::get<table::Grid>(block);
        for (const table::Cell& cell : grid.cells()) Take(grid.Text(cell), PlaceOf(grid, cell));
      }
    }
    if (count_ == 0 || texts_.empty()) return std::nullopt;
    ledger::Finding finding = ledger::MakeFinding(
        "promises-left-out", {{"count", std::to_string(count_)}, {"example", example_}});
    finding.place = place_;
    return finding;
  }

 private:
  bool IsRead(std::string_view text) const {
    const auto at = std::lower_bound(pieces_.begin(), pieces_.end(), text.data(), std::less<>());
    return at != pieces_.end() && std::less<>()(*at, text.data() + text.size());
  }

  void Take(std::string_view text, const ledger::SourcePlace& place) {
    if (text.empty()) return;
    if (IsRead(text)) {
      texts_.insert(text);
      return;
    }
    // A page that stands twice in the file is read once.
    if (read_ >= kMostRead || !MayBeOfList(text) || texts_.contains(text)) return;
    ++read_;
    if (!PromisesAmount(text)) return;
    if (count_++ > 0) return;
    example_ = Shown(text);
    place_ = place;
  }

  // As a row of a list is: short and no sentence of a report, or behind a number.
  static bool MayBeOfList(std::string_view text) {
    constexpr size_t kShortest = 6, kLongest = 60, kLongestNumbered = 400;  // code points
    text = base::Trim(text);
    if (text.size() > kLongestNumbered * 4 || text.find_first_of("0123456789") == text.npos)
      return false;
    if (IsFurniture(text) || IsTitleLine(text) || IsPageNumber(text) ||
        BeforeDate(text) != text.npos)
      return false;
    const size_t length = Length(text);
    const Look look = LookAt(text.substr(0, kLongest * 4));
    const bool numbered = look.mark > 0 || ListMarkLength(text) > 0;
    return length >= kShortest && length <= (numbered ? kLongestNumbered : kLongest);
  }

  static bool PromisesAmount(std::string_view text) {
    const auto targets = TargetsOf(ReadProse(text));
    return std::any_of(targets.begin(), targets.end(), [](const ledger::Target& target) {
      return target.value && !target.unit.empty() && !target.object.empty();
    });
  }

  static std::string Shown(std::string_view text) {
    constexpr size_t kShown = 24;  // code points
    text = base::Trim(text);
    size_t cut = 0;
    for (size_t i = 0; i < kShown && cut < text.size(); ++i) cut += base::Decode(text, cut).size;
    return std::string(text.substr(0, cut)) + (cut < text.size() ? "…" : "");
  }

  std::vector<const char*> pieces_;             // where each begins
  bool grids_told_ = false;                     // or mended: their pieces are elsewhere
  std::unordered_set<std::string_view> texts_;  // that are read
  size_t read_ = 0, count_ = 0;
  std::string example_;
  ledger::SourcePlace place_;
};

}  // namespace

std::optional<ledger::Finding> FindLeftOut(const table::Document& document,
                                           const std::vector<RawTable>& tables) {
  return LeftOutFinder(tables).Find(document);
}

}  // namespace duban::understand
