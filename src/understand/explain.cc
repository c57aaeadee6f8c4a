// Entry point: ExplainNumbers.
#include "understand/explain.h"

#include "quantity/explain.h"

namespace duban::understand {

std::vector<std::string> ExplainNumbers(std::string_view text) {
  return quantity::ExplainAsTree(text);
}

}  // namespace duban::understand
