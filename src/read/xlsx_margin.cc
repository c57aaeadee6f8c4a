// Entry points: IsMargin, PlainMargins. Codes by ECMA-376, 18.3.1.46.
#include "read/xlsx_margin.h"

#include <algorithm>

namespace duban::read {
namespace {

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// How long the code is that begins behind a '&'.
size_t CodeLength(std::string_view rest) {
  if (rest.empty()) return 0;
  if (rest[0] == '"') return std::min(rest.find('"', 1), rest.size() - 1) + 1;
  if (rest[0] == 'K') return std::min<size_t>(7, rest.size());
  size_t length = 1;
  if (IsDigit(rest[0]))
    while (length < rest.size() && IsDigit(rest[length])) ++length;
  return length;
}

}  // namespace

bool IsMargin(std::string_view element) {
  return (element.ends_with("Header") || element.ends_with("Footer")) &&
         (element.starts_with("odd") || element.starts_with("even") ||
          element.starts_with("first"));
}

std::string PlainMargins(std::string_view coded) {
  std::string out;
  while (!coded.empty()) {
    const size_t plain = std::min(coded.find('&'), coded.size());
    out.append(coded.substr(0, plain));
    coded.remove_prefix(std::min(plain + 1, coded.size()));
    if (coded.empty()) break;
    if (coded[0] == '&') out += '&';
    if (coded[0] == 'L' || coded[0] == 'C' || coded[0] == 'R') out += '\n';
    coded.remove_prefix(CodeLength(coded));
  }
  return out;
}

}  // namespace duban::read
