// Entry points: SheetName, SheetHeading, HintedHeading.
#include "cli/sheet_words.h"

#include <algorithm>

#include "base/utf8.h"
#include "cli/sheet_words_tsv.h"

namespace duban::cli {
namespace {

std::string_view WithoutHint(std::string_view heading) {
  const size_t hint = std::min(heading.find("（"), heading.find('('));
  return base::Trim(heading.substr(0, hint));
}

const SheetWordsRow* FindRow(std::string_view use, std::string_view name) {
  for (const SheetWordsRow& row : kSheetWordsRows)
    if (row.use == use && row.name == name) return &row;
  return nullptr;
}

}  // namespace

std::string SheetName(std::string_view use, std::string_view written) {
  const std::string_view word = WithoutHint(written);
  for (const SheetWordsRow& row : kSheetWordsRows)
    if (row.use == use && (row.zh == word || row.name == word)) return std::string(row.name);
  return std::string(written);
}

std::string SheetHeading(std::string_view use, std::string_view name) {
  const SheetWordsRow* row = FindRow(use, name);
  return std::string(row == nullptr ? name : row->zh);
}

std::string HintedHeading(std::string_view use, std::string_view name) {
  const SheetWordsRow* row = FindRow(use, name);
  const bool hinted = row != nullptr && !row->hint.empty();
  return SheetHeading(use, name) + (hinted ? "（" + std::string(row->hint) + "）" : "");
}

}  // namespace duban::cli
