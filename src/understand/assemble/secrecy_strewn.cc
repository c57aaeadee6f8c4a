// Entry points: EachStrewnText of blocks and of a grid.
#include "understand/assemble/secrecy_strewn.h"

#include <algorithm>

#include "base/utf8.h"
#include "understand/word_lists_tsv.h"

namespace duban::understand {
namespace {

constexpr size_t kLongestPart = 12;  // bytes: ★1年 and 注意保存 are parts, 县农业农村局 is none
constexpr size_t kMostParts = 12;    // 机 密 ★ 长 期, 内 部 资 料 注 意 保 存
constexpr size_t kMostShort = 4096;  // of one run; no mark is longer than a few

struct Part {
  std::string text;
  table::Place place;
};

bool HoldsMarkCharacter(std::string_view text) {
  return std::any_of(std::begin(kMarkCharacters), std::end(kMarkCharacters),
                     [&](std::string_view c) { return text.find(c) != text.npos; });
}

// A run ends where a long text stands.
class Run {
 public:
  explicit Run(const StrewnLook& look) : look_(look) {}
  ~Run() { End(); }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  void Take(std::string_view written, const table::Place& place) {
    if (written.size() > 4 * kLongestPart) return End();
    std::string text = base::RemoveSpace(written);
    if (text.empty()) return;
    if (text.size() > kLongestPart || parts_.size() >= kMostShort) return End();
    bears_ |= HoldsMarkCharacter(text);
    parts_.push_back({std::move(text), place});
  }

  void End() {
    if (bears_)
      for (size_t first = 0; first < parts_.size(); ++first) TellFrom(first);
    parts_.clear();
    bears_ = false;
  }

 private:
  // The longest first: a mark is told with its term.
  void TellFrom(size_t first) {
    std::string text = parts_[first].text;
    std::vector<size_t> ends;  // of the text, behind each further part
    const size_t most = std::min(first + kMostParts, parts_.size());
    for (size_t next = first + 1; next < most; ++next) {
      text += parts_[next].text;
      ends.push_back(text.size());
    }
    if (!HoldsMarkCharacter(text)) return;
    for (size_t i = ends.size(); i-- > 0;) {
      text.resize(ends[i]);
      look_({text, parts_[first].place, first == 0 && first + i + 2 == parts_.size()});
    }
  }

  const StrewnLook& look_;
  std::vector<Part> parts_;
  bool bears_ = false;
};

}  // namespace

void EachStrewnText(const std::vector<table::Block>& blocks, const StrewnLook& look) {
  Run run(look);
  for (const table::Block& block : blocks) {
    if (const auto* paragraph = std::get_if<table::Paragraph>(&block))
      run.Take(paragraph->text, paragraph->place);
    else
      run.End();
  }
}

void EachStrewnText(const table::Grid& grid, const StrewnLook& look) {
  const auto bears = [&](const table::Cell& cell) {
    const std::string_view text = grid.Text(cell);
    return text.size() <= 4 * kLongestPart && HoldsMarkCharacter(text);
  };
  if (std::none_of(grid.cells().begin(), grid.cells().end(), bears)) return;
  std::vector<const table::Cell*> cells;
  for (const table::Cell& cell : grid.cells()) cells.push_back(&cell);
  const auto place = [&](const table::Cell& cell) {
    return table::Place{cell.page, cell.line, grid.sheet, cell.row + 1, cell.column + 1};
  };
  for (const bool by_row : {true, false}) {
    const auto line = [&](const table::Cell* cell) { return by_row ? cell->row : cell->column; };
    std::stable_sort(cells.begin(), cells.end(), [&](const auto* a, const auto* b) {
      return std::pair(line(a), by_row ? a->column : a->row) <
             std::pair(line(b), by_row ? b->column : b->row);
    });
    Run run(look);
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i > 0 && line(cells[i]) != line(cells[i - 1])) run.End();
      run.Take(grid.Text(*cells[i]), place(*cells[i]));
    }
  }
}

}  // namespace duban::understand
