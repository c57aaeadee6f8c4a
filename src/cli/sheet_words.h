// The Chinese names of the columns and words in sheets that people keep beside the documents
// (sheet_words.tsv). Pure.
#pragma once

#include <string>
#include <string_view>

namespace duban::cli {

// The program's own name for a word of a sheet ("回应为" is "answer"); what is no such word stays
// as it is. `use` is "corrections", "action" or "metadata". What stands in brackets behind a
// heading is left out.
std::string SheetName(std::string_view use, std::string_view written);

// The heading in Chinese, and the same with its hint in brackets: "内容校验（勿改）". The name
// itself where there is none.
std::string SheetHeading(std::string_view use, std::string_view name);
std::string HintedHeading(std::string_view use, std::string_view name);

}  // namespace duban::cli
