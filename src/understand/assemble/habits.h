// What the columns of a printed table are used to hold, for putting cells back that stand
// elsewhere.
//
// Plain text writes the cells of a row one behind the other and what is empty or merged at its end
// (新增托位525个 | 卫生健康局 | … ||), so that a short row does not say which of its cells are
// missing. The rows that lack none do: a column of shares takes no sentence. Pure; linear in the
// cells.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "table/grid.h"
#include "understand/assemble/table.h"

namespace duban::understand {

// What a cell looks like: 80%, 7123人, 8月底, 区教育局, a sentence, other words.
enum class CellKind : uint8_t { kShare, kFigure, kDue, kNames, kSentence, kText, kKinds };
CellKind CellKindOf(std::string_view text);

class Habits {
 public:
  Habits() = default;
  explicit Habits(const std::vector<Column>& columns);

  // Takes the row where a cell stands under each heading; else leaves it out.
  void Learn(const table::Grid& grid, uint32_t row);

  // How unusual the text is in the column, in the costs of Align: 0 where the rows do not tell.
  int Cost(size_t column, std::string_view text) const;

  // Whether no whole row has the like in the column, and several rows tell it.
  bool IsNew(size_t column, std::string_view text) const;

 private:
  using Counts = std::array<uint16_t, static_cast<size_t>(CellKind::kKinds)>;
  std::vector<Counts> counts_;  // by column
  std::vector<bool> named_;     // whether a heading stands over it
  std::vector<bool> due_;       // 完成时限
  size_t rows_ = 0;
};

}  // namespace duban::understand
