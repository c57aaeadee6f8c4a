// How several names are shown in one line: 区人社局、区财政局.
#pragma once

#include <string>
#include <vector>

namespace duban::ledger {

inline std::string NamesText(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : "、").append(name);
  return text;
}

}  // namespace duban::ledger
